"""The mistakes that the checks of ``ch05_gradient_descent`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes

# A walk that makes more steps is taken not to end.
FARTHEST = 5_000


SLOPE: Mistakes = [
    ("ch05.height_for_slope", lambda x: (np.asarray(x) - 1) ** 2 + 1),
    ("ch05.shift_lost", lambda x: np.multiply(2, x)),
    ("ch05.lift_kept", lambda x: np.multiply(2, x) - 2 + 1),
    ("ch05.two_missing", lambda x: np.asarray(x) - 1),
    ("ch05.direction_for_slope", lambda x: np.negative(np.multiply(2, x) - 2)),
    ("ch05.sign_for_slope", lambda x: np.sign(np.multiply(1.0, x) - 1)),
]


STEP: Mistakes = [
    ("ch05.uphill", lambda x, slope, rate: x + rate * slope),
    ("ch05.rate_missing", lambda x, slope, rate: x - slope),
    ("ch05.rate_twice", lambda x, slope, rate: x - rate * rate * slope),
    ("ch05.rate_divides", lambda x, slope, rate: x - slope / rate),
    ("ch05.step_alone", lambda x, slope, rate: rate * slope),
    ("ch05.step_alone", lambda x, slope, rate: -rate * slope),
    ("ch05.sign_for_slope", lambda x, slope, rate: x - rate * np.sign(slope)),
    ("ch05.slope_missing", lambda x, slope, rate: x - rate),
    ("ch05.times_place", lambda x, slope, rate: x - rate * slope * x),
    ("ch05.slope_ignored", lambda x, slope, rate: x - rate * 2 * (x - 1)),
]


def _walk(
    rule: Function = lambda x, slope, rate: x - rate * slope,
    stop: Function = lambda slope, tolerance: np.abs(slope).max() <= tolerance,
) -> Function:
    """Return ``gradient_descent`` with this rule for a step and this rule for the end."""

    def gradient_descent(
        gradient: Function, start: Any, rate: float, steps: int, tolerance: float = 0.0
    ) -> np.ndarray:
        x = np.array(start, dtype=float)
        path = [x]
        for _ in range(steps):
            slope = np.asarray(gradient(x))
            if stop(slope, tolerance):
                break
            x = rule(x, slope, rate)
            path.append(x)
        return np.array(path)

    return gradient_descent


def _of_the_path(part: Function) -> Function:
    """Return ``gradient_descent`` with only this part of the path."""
    return lambda *call: part(_walk()(*call))


def _slope_at_start(
    gradient: Function, start: Any, rate: float, steps: int, tolerance: float
) -> np.ndarray:
    slope = np.asarray(gradient(np.array(start, dtype=float)))
    return _walk()(lambda x: slope, start, rate, steps, tolerance)


def _slopes_of_the_path(gradient: Function, *call: Any) -> np.ndarray:
    return np.array([gradient(x) for x in _walk()(gradient, *call)])


def _stops_late(
    gradient: Function, start: Any, rate: float, steps: int, tolerance: float
) -> np.ndarray:
    """Look at the slope only after the step that it leads to."""
    path = _walk()(gradient, start, rate, steps, tolerance)
    return path if len(path) > steps else _walk()(gradient, start, rate, len(path))


def _stops_early(
    gradient: Function, start: Any, rate: float, steps: int, tolerance: float
) -> np.ndarray:
    """Leave before the place at which the slope is small enough is kept."""
    path = _walk()(gradient, start, rate, steps, tolerance)
    return path if len(path) > steps else path[:-1]


def _rest_kept(
    gradient: Function, start: Any, rate: float, steps: int, tolerance: float
) -> np.ndarray:
    """Return an array with room for every step, also for those that were not taken."""
    path = _walk()(gradient, start, rate, steps, tolerance)
    return np.concatenate([path, np.zeros((steps + 1 - len(path), *path.shape[1:]))])


GRADIENT_DESCENT: Mistakes = [
    ("ch05.start_missing", _of_the_path(lambda path: path[1:])),
    ("ch05.end_only", _of_the_path(lambda path: path[-1])),
    ("ch05.stops_early", _stops_early),
    ("ch05.last_point_missing", _of_the_path(lambda path: path[:-1])),
    ("ch05.same_array", _of_the_path(lambda path: np.repeat(path[-1:], len(path), axis=0))),
    ("ch05.one_step_more", lambda g, x, rate, steps, tol: _walk()(g, x, rate, steps + 1)),
    ("ch05.uphill", _walk(rule=lambda x, slope, rate: x + rate * slope)),
    ("ch05.rate_missing", _walk(rule=lambda x, slope, rate: x - slope)),
    ("ch05.rate_twice", _walk(rule=lambda x, slope, rate: x - rate * rate * slope)),
    ("ch05.slope_at_start", _slope_at_start),
    ("ch05.slopes_collected", _slopes_of_the_path),
    (
        "ch05.own_slope",
        lambda g, x, rate, steps, tol: _walk()(lambda x: 2 * (x - 1), x, rate, steps, tol),
    ),
    ("ch05.size_missing", _walk(stop=lambda slope, tol: np.max(slope) <= tol)),
    ("ch05.one_flat_is_enough", _walk(stop=lambda slope, tol: np.abs(slope).min() <= tol)),
    ("ch05.tolerance_ignored", _walk(stop=lambda slope, tol: False)),
    ("ch05.equal_goes_on", _walk(stop=lambda slope, tol: np.abs(slope).max() < tol)),
    ("ch05.length_compared", _walk(stop=lambda slope, tol: np.linalg.norm(slope) <= tol)),
    ("ch05.step_compared", lambda g, x, rate, steps, tol: _walk()(g, x, rate, steps, tol / rate)),
    ("ch05.rest_kept", _rest_kept),
    ("ch05.stops_late", _stops_late),
    ("ch05.steps_ignored", lambda g, x, rate, steps, tol: _walk()(g, x, rate, FARTHEST // 50, tol)),
]


class EndlessError(RuntimeError):
    """Raised when a function has been called too often."""


def level_ground(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a walk that did not end into one that ends at once."""
    gradient, start, rate, steps, tolerance = arguments
    try:
        gradient(start)
    except EndlessError:
        start = np.array(start, dtype=float)
        return [np.zeros_like, start, rate, steps, tolerance], start[np.newaxis]
    raise ValueError("a walk that ended")


POSITION: Mistakes = [
    ("ch05.distance_for_place", lambda x, rate, k: (1 - 2 * rate) ** k * (x - 1)),
    ("ch05.start_not_shifted", lambda x, rate, k: (1 - 2 * rate) ** k * x),
    ("ch05.start_not_shifted", lambda x, rate, k: (1 - 2 * rate) ** k * x + 1),
    ("ch05.factor_without_two", lambda x, rate, k: 1 + (1 - rate) ** k * (x - 1)),
    ("ch05.factor_uphill", lambda x, rate, k: 1 + (1 + 2 * rate) ** k * (x - 1)),
    ("ch05.factor_sign_lost", lambda x, rate, k: 1 + abs(1 - 2 * rate) ** k * (x - 1)),
    ("ch05.factor_sign_lost", lambda x, rate, k: 1 + (2 * rate - 1) ** k * (x - 1)),
    ("ch05.times_for_power", lambda x, rate, k: 1 + k * (1 - 2 * rate) * (x - 1)),
    ("ch05.start_in_the_power", lambda x, rate, k: 1 + ((1 - 2 * rate) * (x - 1)) ** k),
    ("ch05.slope_at_start", lambda x, rate, k: x - k * rate * 2 * (x - 1)),
    ("ch05.one_step_more", lambda x, rate, k: 1 + (1 - 2 * rate) ** (k + 1) * (x - 1)),
    ("ch05.one_step_less", lambda x, rate, k: 1 + (1 - 2 * rate) ** (k - 1.0) * (x - 1)),
]


def first_count(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with many numbers of steps into the call with the first of them."""
    start, rate, k = arguments
    if np.ndim(k) == 0:
        raise ValueError("a number already")
    return [start, rate, int(k[0])], float(expected[0])


def _true_valleys(w: Any) -> np.ndarray:
    return np.array([4 * w[0] * (w[0] ** 2 - 1) + 0.3, 2 * w[1]])


def _valleys(first: Function) -> Function:
    """Return ``valleys_gradient`` with this slope in the direction of the first weight."""
    return lambda w: np.array([first(w[0]), 2 * w[1]])


VALLEYS_GRADIENT: Mistakes = [
    ("ch05.height_for_slope", lambda w: (w[0] ** 2 - 1) ** 2 + 0.3 * w[0] + w[1] ** 2),
    ("ch05.inner_slope_missing", _valleys(lambda w1: 2 * (w1**2 - 1) + 0.3)),
    ("ch05.inner_slope_halved", _valleys(lambda w1: 2 * (w1**2 - 1) * w1 + 0.3)),
    ("ch05.inner_slope_alone", _valleys(lambda w1: (2 * w1) ** 2 + 0.3)),
    ("ch05.inner_slope_alone", _valleys(lambda w1: 2 * w1 + 0.3)),
    ("ch05.tilt_missing", _valleys(lambda w1: 4 * w1 * (w1**2 - 1))),
    ("ch05.tilt_not_derived", _valleys(lambda w1: 4 * w1 * (w1**2 - 1) + 0.3 * w1)),
    ("ch05.slopes_added", lambda w: np.sum(_true_valleys(w))),
    ("ch05.direction_for_slope", lambda w: -_true_valleys(w)),
]


def _choose(
    pick: Function = np.argmin,
    of: Function = lambda start, end: end,
    judge: Function = lambda start, end: end,
    sign: int = -1,
) -> Function:
    """Return ``lowest_end`` that chooses in this way."""

    def lowest_end(
        loss: Function, gradient: Function, starts: Any, rate: float, steps: int
    ) -> tuple[Any, Any]:
        walk = _walk(rule=lambda x, slope, rate: x + sign * rate * slope)
        ends = [walk(gradient, start, rate, steps)[-1] for start in starts]
        losses = [loss(judge(start, end)) for start, end in zip(starts, ends, strict=True)]
        number = pick(losses)
        w = of(starts[number], ends[number])
        return w, loss(w)

    return lowest_end


def _one_long_walk(
    loss: Function, gradient: Function, starts: Any, rate: float, steps: int
) -> tuple[Any, Any]:
    """Let every walk but the first begin where the last one has ended."""
    ends = [np.asarray(starts[0], dtype=float)]
    for _ in starts:
        ends.append(_walk()(gradient, ends[-1], rate, steps)[-1])
    w = min(ends[1:], key=loss)
    return w, loss(w)


def _averaged(
    loss: Function, gradient: Function, starts: Any, rate: float, steps: int
) -> tuple[Any, Any]:
    w = np.mean([_walk()(gradient, start, rate, steps)[-1] for start in starts], axis=0)
    return w, loss(w)


LOWEST_END: Mistakes = [
    ("ch05.results_swapped", lambda *call: _choose()(*call)[::-1]),
    ("ch05.start_for_end", _choose(of=lambda start, end: start)),
    ("ch05.lowest_start", _choose(judge=lambda start, end: start)),
    ("ch05.highest_end", _choose(pick=np.argmax)),
    ("ch05.first_end", _choose(pick=lambda losses: 0)),
    ("ch05.last_end", _choose(pick=lambda losses: -1)),
    ("ch05.last_of_equals", _choose(pick=lambda losses: -1 - np.argmin(losses[::-1]))),
    ("ch05.walk_goes_on", _one_long_walk),
    ("ch05.nearest_to_zero", _choose(pick=lambda losses: np.argmin(np.abs(losses)))),
    ("ch05.starts_averaged", _averaged),
    ("ch05.uphill", _choose(sign=1)),
]


def rows_to_arrays(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    loss, gradient, starts, rate, steps = arguments
    return [loss, gradient, np.array(starts, dtype=float), rate, steps], expected


LINE_GRADIENT: Mistakes = [
    ("ch05.sum_for_mean", lambda X, t, w: 2 * X.T @ (X @ w - t)),
    ("ch05.two_missing", lambda X, t, w: X.T @ (X @ w - t) / len(X)),
    ("ch05.two_missing", lambda X, t, w: X.T @ (X @ w - t)),
    ("ch05.error_reversed", lambda X, t, w: 2 / len(X) * X.T @ (t - X @ w)),
    ("ch05.weights_for_samples", lambda X, t, w: 2 / len(w) * X.T @ (X @ w - t)),
    ("ch05.inputs_counted", lambda X, t, w: 2 / X.size * X.T @ (X @ w - t)),
    ("result.whole_numbers", lambda X, t, w: 2 // len(X) * X.T @ (X @ w - t)),
    ("ch05.star_for_product", lambda X, t, w: 2 / len(X) * X.T * (X @ w - t)),
    ("ch05.inputs_missing", lambda X, t, w: 2 * np.mean(X @ w - t)),
    ("ch05.inputs_missing", lambda X, t, w: np.full(len(w), 2 * np.mean(X @ w - t))),
    ("ch05.samples_side_by_side", lambda X, t, w: 2 * X * (X @ w - t)[:, None]),
    ("ch05.samples_side_by_side", lambda X, t, w: 2 / len(X) * X * (X @ w - t)[:, None]),
    ("ch05.loss_for_gradient", lambda X, t, w: np.mean((X @ w - t) ** 2)),
    ("ch05.error_squared", lambda X, t, w: 2 / len(X) * X.T @ (X @ w - t) ** 2),
    ("ch05.targets_missing", lambda X, t, w: 2 / len(X) * X.T @ (X @ w)),
    ("ch05.everything_averaged", lambda X, t, w: np.mean(2 * X * (X @ w - t)[:, None])),
]


def turned_samples(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    X, t, w = arguments
    return [np.transpose(X), t, w], expected


def _train(
    counted: str = "updates",
    rest: str = "kept",
    divided_by: str = "batch",
    shuffled: str = "each epoch",
    batch: str = "present",
    factor: int = 2,
    starts: str = "once",
    slopes_at: str = "present place",
) -> Function:
    """Return ``train`` with these mistakes."""

    def train(
        X: np.ndarray, t: np.ndarray, rate: float, batch_size: int, epochs: int,
        rng: np.random.Generator,
    ) -> tuple[np.ndarray, int]:
        n, w, updates = len(X), np.zeros(X.shape[1]), 0
        order = rng.permutation(n) if shuffled == "once" else np.arange(n)
        batches = n // batch_size if rest == "dropped" else -(-n // batch_size)
        for _ in range(epochs):
            if starts == "every epoch":
                w = np.zeros(X.shape[1])
            if shuffled in ("each epoch", "inputs"):
                order = rng.permutation(n)
            elif shuffled == "on top":
                order = order[rng.permutation(n)]
            first = w
            for number in range(batches):
                i = order[number * batch_size : (number + 1) * batch_size]
                if shuffled == "drawn":
                    i = rng.integers(0, n, size=batch_size)
                if batch == "all":
                    i = order
                elif batch == "first":
                    i = order[:batch_size]
                j = np.arange(n)[number * batch_size : (number + 1) * batch_size]
                targets = t[j] if shuffled == "inputs" else t[i]
                sizes = {"batch": len(i), "one": 1, "samples": n, "batch_size": batch_size}
                place = w if slopes_at == "present place" else first
                w = w - rate * factor / sizes[divided_by] * X[i].T @ (X[i] @ place - targets)
                updates += 1
        counts = {"updates": updates, "epochs": epochs, "batches": batches, "samples": epochs * n}
        return w, counts[counted]

    return train


TRAIN: Mistakes = [
    ("ch05.epochs_counted", _train(counted="epochs")),
    ("ch05.batches_counted", _train(counted="batches")),
    ("ch05.samples_counted", _train(counted="samples")),
    ("ch05.rest_dropped", _train(rest="dropped")),
    ("ch05.rest_divided_wrongly", _train(divided_by="batch_size")),
    ("ch05.not_shuffled", _train(shuffled="never")),
    ("ch05.shuffled_once", _train(shuffled="once")),
    ("ch05.targets_not_shuffled", _train(shuffled="inputs")),
    ("ch05.shuffled_on_top", _train(shuffled="on top")),
    ("ch05.drawn_again", _train(shuffled="drawn")),
    ("ch05.whole_data_each_time", _train(batch="all")),
    ("ch05.first_batch_again", _train(batch="first")),
    ("ch05.sum_for_mean", _train(divided_by="one")),
    ("ch05.mean_over_all_samples", _train(divided_by="samples")),
    ("ch05.two_missing", _train(factor=1)),
    ("ch05.uphill", _train(factor=-2)),
    ("ch05.starts_again", _train(starts="every epoch")),
    (
        "ch05.returns_too_early",
        lambda X, t, rate, size, epochs, rng: _train()(X, t, rate, size, 1, rng),
    ),
    ("ch05.moved_once_an_epoch", _train(slopes_at="start of the epoch")),
]


NORMAL_EQUATION: Mistakes = [
    ("ch05.right_side_only", lambda X, t: X.T @ t),
    ("ch05.multiplied_not_solved", lambda X, t: X.T @ X @ X.T @ t),
    ("ch05.divided_place_by_place", lambda X, t: (X.T @ t) / np.diag(X.T @ X)),
    ("ch05.divided_place_by_place", lambda X, t: (X.T @ t) / (X.T @ X)),
    ("ch05.inverse_place_by_place", lambda X, t: (1 / (X.T @ X)) @ X.T @ t),
    ("ch05.outputs_for_weights", lambda X, t: X @ np.linalg.solve(X.T @ X, X.T @ t)),
    ("ch05.one_step_only", lambda X, t: 2 / len(X) * X.T @ t),
]


def square_samples(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with more samples than weights into one with as many."""
    X, t = arguments
    square = np.asarray(X)[: np.shape(X)[1]]
    return [square, np.asarray(t)[: len(square)]], np.linalg.solve(square, t[: len(square)])


def _jumps(rule: Function) -> Function:
    """Return ``newton`` with this rule for a jump."""

    def newton(gradient: Function, hessian: Function, start: Any, steps: int) -> np.ndarray:
        path = [np.array(start, dtype=float)]
        for _ in range(steps):
            x = path[-1]
            path.append(rule(x, np.asarray(gradient(x)), np.asarray(hessian(x))))
        return np.array(path)

    return newton


NEWTON: Mistakes = [
    ("ch05.curvature_multiplied", _jumps(lambda x, g, H: x - g * H)),
    ("ch05.curvature_multiplied", _jumps(lambda x, g, H: x - H @ g)),
    ("ch05.uphill", _jumps(lambda x, g, H: x + g / H)),
    ("ch05.curvature_upside_down", _jumps(lambda x, g, H: x - H / g)),
    ("ch05.divided_place_by_place", _jumps(lambda x, g, H: x - g / np.diag(H))),
    ("ch05.curvature_missing", _jumps(lambda x, g, H: x - g)),
    ("ch05.start_missing", lambda *call: _jumps(lambda x, g, H: x - g / H)(*call)[1:]),
    ("ch05.end_only", lambda *call: _jumps(lambda x, g, H: x - g / H)(*call)[-1]),
]
