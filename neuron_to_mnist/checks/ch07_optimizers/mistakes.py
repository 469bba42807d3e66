"""The mistakes that the checks of ``ch07_optimizers`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes

_TINY = 1e-8


SGD_STEP: Mistakes = [
    ("ch07.uphill", lambda w, g, rate: w + rate * g),
    ("ch07.rate_missing", lambda w, g, rate: w - g),
    ("ch07.move_only", lambda w, g, rate: rate * g),
    ("ch07.move_only", lambda w, g, rate: -rate * g),
    ("ch07.weights_for_slope", lambda w, g, rate: (1 - rate) * w),
]


def _moved(rule: Function) -> Function:
    """Return a step with the velocity times its share and the slope times the rate."""
    return lambda w, v, g, rate, momentum: rule(w, momentum * v, rate * g)


MOMENTUM_STEP: Mistakes = [
    ("ch07.results_swapped", _moved(lambda w, v, g: (v - g, w + v - g))),
    ("ch07.velocity_forgotten", _moved(lambda w, v, g: (w - g, -g))),
    ("ch07.velocity_sign", _moved(lambda w, v, g: (w - v - g, v + g))),
    ("ch07.uphill", _moved(lambda w, v, g: (w + v + g, v + g))),
    ("ch07.velocity_subtracted", _moved(lambda w, v, g: (w - v + g, v - g))),
    ("ch07.old_velocity", lambda w, v, g, rate, mu: (w + v, mu * v - rate * g)),
    ("ch07.share_of_slope", lambda w, v, g, rate, mu: (
        w + mu * v - (1 - mu) * rate * g, mu * v - (1 - mu) * rate * g)),
    ("ch07.velocity_not_shrunk", lambda w, v, g, rate, mu: (w + v - rate * g, v - rate * g)),
    ("ch07.rate_missing", lambda w, v, g, rate, mu: (w + mu * v - g, mu * v - g)),
    ("ch07.rate_twice", lambda w, v, g, rate, mu: (
        w + rate * (mu * v - rate * g), mu * v - rate * g)),
    ("ch07.slope_shrunk", lambda w, v, g, rate, mu: (w + mu * (v - rate * g), mu * (v - rate * g))),
    ("ch07.rate_outside", lambda w, v, g, rate, mu: (w - rate * (mu * v + g), mu * v + g)),
    ("ch07.slope_twice", _moved(lambda w, v, g: (w + v - 2 * g, v - g))),
    ("ch07.look_ahead_too_early", lambda w, v, g, rate, mu: (
        w + mu * (mu * v - rate * g) - rate * g, mu * v - rate * g)),
]


NESTEROV_STEP: Mistakes = [
    ("ch07.results_swapped", lambda w, v, g, rate, mu: (
        mu * v - rate * g, w + mu * (mu * v - rate * g) - rate * g)),
    ("ch07.no_look_ahead", _moved(lambda w, v, g: (w + v - g, v - g))),
    ("ch07.look_ahead_whole", _moved(lambda w, v, g: (w + v - 2 * g, v - g))),
    ("ch07.slope_ahead_missing", lambda w, v, g, rate, mu: (
        w + mu * (mu * v - rate * g), mu * v - rate * g)),
    ("ch07.move_for_velocity", lambda w, v, g, rate, mu: (
        w + mu * (mu * v - rate * g) - rate * g, mu * (mu * v - rate * g) - rate * g)),
    ("ch07.velocity_too_many", lambda w, v, g, rate, mu: (
        w + (1 + mu) * (mu * v - rate * g) - rate * g, mu * v - rate * g)),
    ("ch07.velocity_too_many", _moved(lambda w, v, g: (w + 2 * v - g, v - g))),
    ("ch07.rate_missing", lambda w, v, g, rate, mu: (
        w + mu * (mu * v - rate * g) - g, mu * v - rate * g)),
    ("ch07.uphill", lambda w, v, g, rate, mu: (
        w + mu * (mu * v + rate * g) + rate * g, mu * v + rate * g)),
]


def _root(square: Any) -> Any:
    return np.sqrt(square) + _TINY


def _divided(rule: Function) -> Function:
    """Return ``adagrad_step`` with this rule for the sum and its root."""
    return lambda w, s, g, rate: rule(w, rate * g, _root(s + g**2), s + g**2)


ADAGRAD_STEP: Mistakes = [
    ("ch07.results_swapped", _divided(lambda w, g, root, new: (new, w - g / root))),
    ("ch07.root_missing", _divided(lambda w, g, root, new: (w - g / (new + _TINY), new))),
    ("ch07.root_kept", _divided(lambda w, g, root, new: (w - g / root, root))),
    ("ch07.uphill", _divided(lambda w, g, root, new: (w + g / root, new))),
    ("ch07.multiplied", _divided(lambda w, g, root, new: (w - g * root, new))),
    ("ch07.sum_forgets", lambda w, s, g, rate: (w - rate * np.sign(g), g**2)),
    ("ch07.square_missing", lambda w, s, g, rate: (w - rate * g / _root(s + g), s + g)),
    ("ch07.square_missing", lambda w, s, g, rate: (w - rate * g / _root(s + abs(g)), s + abs(g))),
    ("ch07.old_sizes", lambda w, s, g, rate: (w - rate * g / np.sqrt(s), s + g**2)),
    ("ch07.old_sizes", lambda w, s, g, rate: (w - rate * g / _root(s), s + g**2)),
    ("ch07.slope_missing", lambda w, s, g, rate: (w - rate / _root(s + g**2), s + g**2)),
    ("ch07.one_size_for_all", lambda w, s, g, rate: (
        w - rate * g / np.sqrt(s + (g**2).sum()), s + (g**2).sum())),
    ("ch07.zero_by_zero", lambda w, s, g, rate: (w - rate * g / np.sqrt(s + g**2), s + g**2)),
]


def _averaged(rule: Function) -> Function:
    """Return ``rmsprop_step`` with this rule for the moving average."""
    return lambda w, s, g, rate, rho: rule(w, rate * g, rho * s + (1 - rho) * g**2)


RMSPROP_STEP: Mistakes = [
    ("ch07.results_swapped", _averaged(lambda w, g, s: (s, w - g / _root(s)))),
    ("ch07.root_missing", _averaged(lambda w, g, s: (w - g / (s + _TINY), s))),
    ("ch07.root_kept", _averaged(lambda w, g, s: (w - g / _root(s), np.sqrt(s)))),
    ("ch07.uphill", _averaged(lambda w, g, s: (w + g / _root(s), s))),
    ("ch07.shares_exchanged", lambda w, s, g, rate, rho: _averaged(
        lambda w, g, s: (w - g / _root(s), s))(w, s, g, rate, 1 - rho)),
    ("ch07.share_missing", lambda w, s, g, rate, rho: (
        w - rate * g / _root(rho * s + g**2), rho * s + g**2)),
    ("ch07.sum_for_average", lambda w, s, g, rate, rho: (w - rate * g / _root(s + g**2), s + g**2)),
    ("ch07.square_missing", lambda w, s, g, rate, rho: (
        w - rate * g / _root(rho * s + (1 - rho) * g), rho * s + (1 - rho) * g)),
    ("ch07.share_squared", lambda w, s, g, rate, rho: (
        w - rate * g / _root(rho * s + ((1 - rho) * g) ** 2),
        rho * s + ((1 - rho) * g) ** 2)),
    ("ch07.correction_here", lambda w, s, g, rate, rho: _averaged(
        lambda w, g, s: (w - g / _root(s / (1 - rho)), s))(w, s, g, rate, rho)),
    ("ch07.old_sizes", lambda w, s, g, rate, rho: (
        w - rate * g / _root(s), rho * s + (1 - rho) * g**2)),
    ("ch07.zero_by_zero", _averaged(lambda w, g, s: (w - g / np.sqrt(s), s))),
]


def _corrected(m: Any, s: Any, n: int, beta1: float, beta2: float) -> tuple[Any, Any]:
    return m / (1 - beta1**n), s / (1 - beta2**n)


def _adam(
    correct: Function,
    kept: str = "averages",
    squared: Function = lambda g, m: g**2,
    exchanged: bool = False,
    plain: bool = False,
    sign: int = 1,
    epsilon: float = _TINY,
) -> Function:
    """Return ``adam_step`` with this correction and these mistakes."""

    def adam_step(
        w: Any, m: Any, s: Any, g: Any, n: int, rate: float, beta1: float, beta2: float
    ) -> tuple[Any, Any, Any]:
        if exchanged:
            beta1, beta2 = beta2, beta1
        old = m, s
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * squared(g, m)
        direction, size = correct(m, s, n, beta1, beta2)
        w = w - sign * rate * (g if plain else direction) / (np.sqrt(size) + epsilon)
        return (w, *{"averages": (m, s), "corrected": (direction, size), "old": old}[kept])

    return adam_step


ADAM_STEP: Mistakes = [
    ("ch07.correction_missing", _adam(lambda m, s, n, b1, b2: (m, s))),
    ("ch07.correction_without_power", _adam(lambda m, s, n, b1, b2: (m / (1 - b1), s / (1 - b2)))),
    ("ch07.correction_times_n", _adam(
        lambda m, s, n, b1, b2: (m / (1 - b1 * n), s / (1 - b2 * n)))),
    ("ch07.correction_one_off", _adam(
        lambda m, s, n, b1, b2: (m / (1 - b1 ** (n + 1)), s / (1 - b2 ** (n + 1))))),
    ("ch07.correction_one_off", _adam(
        lambda m, s, n, b1, b2: (m / (1 - b1 ** (n - 1)), s / (1 - b2 ** (n - 1))))),
    ("ch07.correction_brackets", _adam(
        lambda m, s, n, b1, b2: (m / (1 - b1) ** n, s / (1 - b2) ** n))),
    ("ch07.correction_multiplied", _adam(
        lambda m, s, n, b1, b2: (m * (1 - b1**n), s * (1 - b2**n)))),
    ("ch07.one_correction", _adam(lambda m, s, n, b1, b2: (m / (1 - b1**n), s))),
    ("ch07.one_correction", _adam(lambda m, s, n, b1, b2: (m, s / (1 - b2**n)))),
    ("ch07.root_before_correction", _adam(
        lambda m, s, n, b1, b2: (m / (1 - b1**n), s / (1 - b2**n) ** 2))),
    ("ch07.root_missing", _adam(lambda m, s, n, b1, b2: (m / (1 - b1**n), (s / (1 - b2**n)) ** 2))),
    ("ch07.corrected_kept", _adam(_corrected, kept="corrected")),
    ("ch07.old_averages", _adam(_corrected, kept="old")),
    ("ch07.square_missing", _adam(_corrected, squared=lambda g, m: g)),
    ("ch07.average_squared", _adam(_corrected, squared=lambda g, m: m**2)),
    ("ch07.betas_fixed", lambda w, m, s, g, n, rate, b1, b2: _adam(_corrected)(
        w, m, s, g, n, rate, 0.9, 0.999)),
    ("ch07.betas_exchanged", _adam(_corrected, exchanged=True)),
    ("ch07.uphill", _adam(_corrected, sign=-1)),
    ("ch07.slope_for_average", _adam(_corrected, plain=True)),
    ("ch07.zero_by_zero", _adam(_corrected, epsilon=0)),
]


def _schedule(kind: str, factor: Function) -> Function:
    """Return ``scheduled_rate`` that is wrong for one kind."""
    return lambda asked, rate, iteration, period: (
        rate * factor(iteration / period, iteration, period) if asked == kind else None
    )


SCHEDULED_RATE: Mistakes = [
    ("ch07.smooth_steps", _schedule("step", lambda x, i, p: 0.1**x)),
    ("ch07.one_iteration_early", _schedule("step", lambda x, i, p: 0.1 ** ((i + 1) // p))),
    ("ch07.one_iteration_late", _schedule("step", lambda x, i, p: 0.1 ** (max(i - 1, 0) // p))),
    ("ch07.one_iteration_late", _schedule("step", lambda x, i, p: 0.1 ** ((i - 1) // p))),
    ("ch07.one_step_only", _schedule("step", lambda x, i, p: 1 if x < 1 else 0.1)),
    ("ch07.for_a_moment", _schedule("step", lambda x, i, p: 1 if i % p else 0.1)),
    ("ch07.product_for_power", _schedule("step", lambda x, i, p: 0.1 * (i // p))),
    ("ch07.product_for_power", _schedule("step", lambda x, i, p: 1 if x < 1 else 0.1 / (i // p))),
    ("ch07.halved", _schedule("step", lambda x, i, p: 0.5 ** (i // p))),
    ("ch07.straight_line", _schedule("cosine", lambda x, i, p: max(0, 1 - x))),
    ("ch07.straight_line", _schedule("cosine", lambda x, i, p: 1 - x)),
    ("ch07.cosine_below_zero", _schedule("cosine", lambda x, i, p: np.cos(np.pi * min(x, 1)))),
    ("ch07.cosine_below_zero", _schedule("cosine", lambda x, i, p: np.cos(np.pi * x))),
    ("ch07.rises_again", _schedule("cosine", lambda x, i, p: (1 + np.cos(np.pi * x)) / 2)),
    ("ch07.cosine_begins_again", _schedule(
        "cosine", lambda x, i, p: (1 + np.cos(np.pi * (x % 1))) / 2)),
    ("ch07.whole_turn", _schedule("cosine", lambda x, i, p: (1 + np.cos(2 * np.pi * x)) / 2)),
    ("ch07.quarter_turn", _schedule("cosine", lambda x, i, p: np.cos(np.pi / 2 * min(x, 1)))),
    ("ch07.quarter_turn", _schedule("cosine", lambda x, i, p: np.cos(np.pi / 2 * x))),
    ("ch07.half_missing", _schedule("cosine", lambda x, i, p: 1 + np.cos(np.pi * min(x, 1)))),
    ("ch07.degrees", _schedule("cosine", lambda x, i, p: (1 + np.cos(180 * min(x, 1))) / 2)),
    ("ch07.cosine_brackets", lambda kind, rate, i, p: (
        rate + np.cos(np.pi * min(i / p, 1)) / 2 if kind == "cosine" else None)),
    ("ch07.kind_ignored", lambda kind, rate, i, p: rate),
]


def _rolled(
    rule: Function, late: bool = False, shared: bool = False, spoiled: bool = False
) -> Function:
    """Return ``momentum_class`` with this velocity.

    ``late`` moves by the velocity before, ``spoiled`` leaves the gradients times the rate.
    """

    def momentum_class(w: Any, gradients: np.ndarray, rate: float, momentum: float) -> Any:
        arrays = w if isinstance(w, list) else [w]
        ends = [np.array(array) for array in arrays]
        velocities = [np.zeros(array.shape) for array in arrays]
        for g in gradients:
            for k in range(len(ends)):
                place = 0 if shared else k
                before = velocities[place]
                velocities[place] = rule(before, rate ** (k + 1 if spoiled else 1) * g, momentum)
                ends[k] = ends[k] + (before if late else velocities[place])
        return ends if isinstance(w, list) else ends[0]

    return momentum_class


MOMENTUM_CLASS: Mistakes = [
    ("ch07.not_in_place", lambda w, gradients, rate, momentum: w),
    ("ch07.velocity_lost", _rolled(lambda v, g, mu: -g)),
    ("ch07.uphill", _rolled(lambda v, g, mu: mu * v + g)),
    ("ch07.velocity_not_shrunk", _rolled(lambda v, g, mu: v - g)),
    ("ch07.share_of_slope", _rolled(lambda v, g, mu: mu * v - (1 - mu) * g)),
    ("ch07.old_velocity", _rolled(lambda v, g, mu: mu * v - g, late=True)),
    ("ch07.velocity_shared", _rolled(lambda v, g, mu: mu * v - g, shared=True)),
    ("ch07.gradients_changed", _rolled(lambda v, g, mu: mu * v - g, spoiled=True)),
]


def _trained(
    order: str = "every",
    rest: bool = True,
    mean: str = "batch",
    two: int = 2,
    again: bool = False,
    counted: str = "updates",
) -> Function:
    """Return ``train`` with these mistakes."""

    def train(
        X: np.ndarray, t: np.ndarray, rate: float, batch_size: int, epochs: int,
        rng: np.random.Generator,
    ) -> tuple[np.ndarray, int]:
        n, w, updates, samples, last = len(X), np.zeros(X.shape[1]), 0, 0, 0
        fixed = rng.permutation(n) if order == "once" else np.arange(n)
        for _ in range(epochs):
            last = 0
            places = fixed
            if order in ("every", "inputs", "apart"):
                places = rng.permutation(n)
            elif order == "on top":
                places = fixed = fixed[rng.permutation(n)]
            others = rng.permutation(n) if order == "apart" else places
            if again:
                w = np.zeros(X.shape[1])
            for start in range(0, n, batch_size):
                batch = places[start : start + batch_size]
                if not rest and len(batch) < batch_size:
                    continue
                if order == "choice":
                    batch = rng.choice(n, batch_size)
                if order == "integers":
                    batch = rng.integers(0, n, batch_size)
                targets = t[start : start + batch_size] if order == "inputs" else t[batch]
                if order == "apart":
                    targets = t[others[start : start + batch_size]]
                over = {"batch": len(batch), "all": n, "batch_size": batch_size, "none": 1}[mean]
                w = w - rate * two * X[batch].T @ (X[batch] @ w - targets) / over
                updates, samples, last = updates + 1, samples + len(batch), last + 1
        count = {"updates": updates, "samples": samples, "epochs": epochs, "last": last}[counted]
        return w, count

    return train


TRAIN: Mistakes = [
    ("ch07.results_swapped", lambda *a: _trained()(*a)[::-1]),
    ("ch07.not_shuffled", _trained(order="none")),
    ("ch07.shuffled_once", _trained(order="once")),
    ("ch07.shuffled_on_top", _trained(order="on top")),
    ("ch07.shuffled_apart", _trained(order="apart")),
    ("ch07.targets_not_shuffled", _trained(order="inputs")),
    ("ch07.drawn_again", _trained(order="choice")),
    ("ch07.drawn_again", _trained(order="integers")),
    ("ch07.rest_left_out", _trained(rest=False)),
    ("ch07.rest_left_out", _trained(rest=False, order="none")),
    ("ch07.mean_over_all", _trained(mean="all")),
    ("ch07.mean_over_batch_size", _trained(mean="batch_size")),
    ("ch07.sum_for_mean", _trained(mean="none")),
    ("ch07.two_missing", _trained(two=1)),
    ("ch07.uphill", _trained(two=-2)),
    ("ch07.begins_again", _trained(again=True)),
    ("ch07.returns_too_early", lambda X, t, rate, size, epochs, rng: _trained()(
        X, t, rate, size, 1, rng)),
    ("ch07.epochs_counted", _trained(counted="epochs")),
    ("ch07.samples_counted", _trained(counted="samples")),
    ("ch07.last_epoch_counted", _trained(counted="last")),
]


def _adadelta(
    old: bool = False, slopes: bool = False, early: bool = False, sign: int = -1
) -> Function:
    """Return ``adadelta_step`` with these mistakes."""

    def adadelta_step(
        w: Any, s: Any, u: Any, g: Any, rho: float, eps: float
    ) -> tuple[Any, Any, Any]:
        sizes = rho * s + (1 - rho) * g**2
        d = np.sqrt(u + eps) / np.sqrt((s if old else sizes) + eps) * g
        moves = rho * u + (1 - rho) * (g if slopes else d) ** 2
        if early:
            d = np.sqrt(moves + eps) / np.sqrt(sizes + eps) * g
        return w + sign * d, sizes, moves

    return adadelta_step


ADADELTA_STEP: Mistakes = [
    ("ch07.old_sizes", _adadelta(old=True)),
    ("ch07.slopes_for_moves", _adadelta(slopes=True)),
    ("ch07.new_moves", _adadelta(early=True)),
    ("ch07.uphill", _adadelta(sign=1)),
]
