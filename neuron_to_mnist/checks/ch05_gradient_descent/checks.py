"""The visible checks of the assignment ``ch05_gradient_descent`` and the mistakes they recognise.

Expected figures are literal. The functions that make a mistake on purpose have the same arguments
and results as the function that the task asks for.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Marks

Function = Callable[..., Any]

# A walk that makes more steps is taken not to end.
_FARTHEST = 5_000


def check_slope(slope: Function) -> Marks:
    """Task 1: ``slope(x)`` of the parabola y = (x - 1)^2 + 1."""
    marks = Marks(
        "ch05.slope",
        slope,
        parameters=("x",),
        steps={"number": 1, "array": 1},
        mistakes=[
            ("ch05.height_for_slope", lambda x: (np.asarray(x) - 1) ** 2 + 1),
            ("ch05.shift_lost", lambda x: np.multiply(2, x)),
            ("ch05.lift_kept", lambda x: np.multiply(2, x) - 2 + 1),
            ("ch05.two_missing", lambda x: np.asarray(x) - 1),
            ("ch05.direction_for_slope", lambda x: np.negative(np.multiply(2, x) - 2)),
            ("ch05.sign_for_slope", lambda x: np.sign(np.multiply(1.0, x) - 1)),
        ],
        retries=[("ch05.one_number_only", _first_number)],
    )
    marks.visible("number", (2.5,), 3.0)
    marks.visible("number", (3.0,), 4.0)
    marks.visible("number", (-1.0,), -4.0)
    marks.visible("number", (1.0,), 0.0)
    marks.visible("array", (np.array([2.0, 1.5, 1.25, 0.5]),), [2.0, 1.0, 0.5, -1.0])
    marks.visible("array", ([3, -1, 0],), [4.0, -4.0, -2.0])
    marks.visible("array", (np.array([[3.0, 2.0]]),), [[4.0, 2.0]], unchanged=True)
    return marks


def check_step(step: Function) -> Marks:
    """Task 2: ``step(x, slope, learning_rate)``, one step downhill."""
    marks = Marks(
        "ch05.step",
        step,
        parameters=("x", "slope", "learning_rate"),
        steps={"number": 1, "weights": 1, "inputs": 1},
        mistakes=[
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
        ],
    )
    marks.visible("number", (2.0, -3.0, 0.1), 2.3)
    marks.visible("number", (3.0, 4.0, 0.25), 2.0)
    marks.visible("number", (-1.0, -4.0, 0.25), 0.0)
    marks.visible("number", (2.0, 2.0, 0.1), 1.8)
    w, slopes = np.array([3.0, 1.0]), np.array([6.0, 20.0])
    marks.visible("weights", (w, slopes, 0.04), [2.76, 0.2])
    marks.visible("weights", (np.eye(2), np.full((2, 2), -2.0), 0.5), [[2.0, 1.0], [1.0, 2.0]])
    marks.visible("inputs", ([3, 1], [6, 20], 0.04), [2.76, 0.2])
    marks.visible("inputs", (np.array([3, 1]), np.array([6, 20]), 0.25), [1.5, -4.0])
    marks.visible("inputs", (w, slopes, 0.25), [1.5, -4.0], unchanged=True)
    return marks


def check_gradient_descent(gradient_descent: Function) -> Marks:
    """Task 3: ``gradient_descent(gradient, start, learning_rate, steps, tolerance)``."""
    marks = Marks(
        "ch05.gradient_descent",
        gradient_descent,
        parameters=("gradient", "start", "learning_rate", "steps", "tolerance"),
        steps={"path": 1, "gradient": 1, "weights": 1, "stop": 1, "inputs": 1},
        mistakes=[
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
            (
                "ch05.step_compared",
                lambda g, x, rate, steps, tol: _walk()(g, x, rate, steps, tol / rate),
            ),
            ("ch05.rest_kept", _rest_kept),
            ("ch05.stops_late", _stops_late),
            (
                "ch05.steps_ignored",
                lambda g, x, rate, steps, tol: _walk()(g, x, rate, _FARTHEST // 50, tol),
            ),
        ],
        retries=[("ch05.steps_ignored", _level_ground)],
    )
    parabola = _written("lambda x: 2 * (x - 1)")
    ravine = _written("lambda w: np.array([2 * w[0], 20 * w[1]])")
    marks.visible("path", (parabola, 3.0, 0.25, 4, 0.0), [3.0, 2.0, 1.5, 1.25, 1.125])
    marks.visible("path", (parabola, -1.0, 0.75, 3, 0.0), [-1.0, 2.0, 0.5, 1.25])
    marks.visible(
        "gradient", (_written("lambda x: 2 * x + 6"), 0.0, 0.25, 3, 0.0), [0.0, -1.5, -2.25, -2.625]
    )
    marks.visible(
        "gradient", (_written("lambda x: 4 * x**3"), 1.0, 0.1, 2, 0.0), [1.0, 0.6, 0.5136]
    )
    marks.visible(
        "weights",
        (ravine, np.array([3.0, 1.0]), 0.04, 2, 0.0),
        [[3.0, 1.0], [2.76, 0.2], [2.5392, 0.04]],
    )
    marks.visible("stop", (parabola, 3.0, 0.25, 100, 0.3), [3.0, 2.0, 1.5, 1.25, 1.125])
    marks.visible("stop", (parabola, -1.0, 0.25, 100, 0.5), [-1.0, 0.0, 0.5, 0.75])
    marks.visible("stop", (parabola, 1.05, 0.25, 100, 0.3), [1.05])
    marks.visible(
        "stop",
        (ravine, np.array([3.0, 1.0]), 0.04, 100, 5.0),
        [[3.0, 1.0], [2.76, 0.2], [2.5392, 0.04], [2.336064, 0.008]],
    )
    marks.visible(
        "stop", (ravine, np.array([3.0, 1.0]), 0.04, 100, 6.0), [[3.0, 1.0], [2.76, 0.2]]
    )
    several = _written("lambda w: 2 * (w - 1)")
    walked = [[3.0, -1.0], [2.0, 0.0], [1.5, 0.5]]
    marks.visible("inputs", (parabola, 3.0, 0.25, 0, 0.0), [3.0])
    marks.visible("inputs", (several, [3.0, -1.0], 0.25, 2, 0.0), walked)
    marks.visible("inputs", (several, np.array([3, -1]), 0.25, 2, 0.0), walked)
    marks.visible("inputs", (several, np.array([3.0, -1.0]), 0.25, 2, 0.0), walked, unchanged=True)
    return marks


def check_position(position: Function) -> Marks:
    """Task 4: ``position(start, learning_rate, k)`` on the parabola, without walking."""
    marks = Marks(
        "ch05.position",
        position,
        parameters=("start", "learning_rate", "k"),
        steps={"formula": 1, "rates": 1, "many": 1},
        mistakes=[
            ("ch05.distance_for_place", lambda x, rate, k: (1 - 2 * rate) ** k * (x - 1)),
            ("ch05.start_not_shifted", lambda x, rate, k: (1 - 2 * rate) ** k * x),
            ("ch05.start_not_shifted", lambda x, rate, k: (1 - 2 * rate) ** k * x + 1),
            ("ch05.factor_without_two", lambda x, rate, k: 1 + (1 - rate) ** k * (x - 1)),
            ("ch05.factor_uphill", lambda x, rate, k: 1 + (1 + 2 * rate) ** k * (x - 1)),
            (
                "ch05.factor_sign_lost",
                lambda x, rate, k: 1 + abs(1 - 2 * rate) ** k * (x - 1),
            ),
            (
                "ch05.factor_sign_lost",
                lambda x, rate, k: 1 + (2 * rate - 1) ** k * (x - 1),
            ),
            ("ch05.times_for_power", lambda x, rate, k: 1 + k * (1 - 2 * rate) * (x - 1)),
            ("ch05.start_in_the_power", lambda x, rate, k: 1 + ((1 - 2 * rate) * (x - 1)) ** k),
            ("ch05.slope_at_start", lambda x, rate, k: x - k * rate * 2 * (x - 1)),
            ("ch05.one_step_more", lambda x, rate, k: 1 + (1 - 2 * rate) ** (k + 1) * (x - 1)),
            (
                "ch05.one_step_less",
                lambda x, rate, k: 1 + (1 - 2 * rate) ** (k - 1.0) * (x - 1),
            ),
        ],
        retries=[("ch05.one_number_of_steps", _first_count)],
    )
    marks.visible("formula", (3.0, 0.25, 4), 1.125)
    marks.visible("formula", (-1.0, 0.25, 1), 0.0)
    marks.visible("formula", (5.0, 0.125, 2), 3.25)
    marks.visible("formula", (3.0, 0.25, 0), 3.0)
    marks.visible("rates", (3.0, 0.75, 3), 0.75)
    marks.visible("rates", (3.0, 1.0, 3), -1.0)
    marks.visible("rates", (3.0, 1.1, 1), -1.4)
    marks.visible("rates", (3.0, 1.1, 2), 3.88)
    marks.visible("many", (3.0, 0.75, np.array([0, 1, 2, 3, 4])), [3.0, 0.0, 1.5, 0.75, 1.125])
    marks.visible("many", (2.0, 1.1, np.array([1, 2, 3])), [-0.2, 2.44, -0.728], unchanged=True)
    return marks


def check_valleys_gradient(valleys_gradient: Function) -> Marks:
    """Task 5: ``valleys_gradient(w)`` of the chapter's surface with two valleys."""
    marks = Marks(
        "ch05.valleys_gradient",
        valleys_gradient,
        parameters=("w",),
        steps={"slopes": 1, "inputs": 1},
        mistakes=[
            ("ch05.height_for_slope", lambda w: (w[0] ** 2 - 1) ** 2 + 0.3 * w[0] + w[1] ** 2),
            ("ch05.inner_slope_missing", _valleys(lambda w1: 2 * (w1**2 - 1) + 0.3)),
            ("ch05.inner_slope_halved", _valleys(lambda w1: 2 * (w1**2 - 1) * w1 + 0.3)),
            ("ch05.inner_slope_alone", _valleys(lambda w1: (2 * w1) ** 2 + 0.3)),
            ("ch05.inner_slope_alone", _valleys(lambda w1: 2 * w1 + 0.3)),
            ("ch05.tilt_missing", _valleys(lambda w1: 4 * w1 * (w1**2 - 1))),
            ("ch05.tilt_not_derived", _valleys(lambda w1: 4 * w1 * (w1**2 - 1) + 0.3 * w1)),
            ("ch05.slopes_added", lambda w: np.sum(_true_valleys(w))),
            ("ch05.direction_for_slope", lambda w: -_true_valleys(w)),
        ],
    )
    marks.visible("slopes", (np.array([-0.3, 1.2]),), [1.392, 2.4])
    marks.visible("slopes", (np.array([1.6, -1.0]),), [10.284, -2.0])
    marks.visible("slopes", (np.array([0.0, 0.0]),), [0.3, 0.0])
    marks.visible("inputs", ([-2, 3],), [-23.7, 6.0])
    marks.visible("inputs", (np.array([-2, -3]),), [-23.7, -6.0])
    marks.visible("inputs", (np.array([-0.3, 1.2]),), [1.392, 2.4], unchanged=True)
    return marks


def check_lowest_end(lowest_end: Function) -> Marks:
    """Task 6: ``lowest_end(loss, gradient, starts, learning_rate, steps)``, restarts."""
    marks = Marks(
        "ch05.lowest_end",
        lowest_end,
        parameters=("loss", "gradient", "starts", "learning_rate", "steps"),
        steps={"one": 1, "best": 1, "inputs": 1},
        returns=("w", "E"),
        mistakes=[
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
        ],
        retries=[("input.list", _rows_to_arrays)],
    )
    valleys = (
        _written("lambda w: (w[0]**2 - 1)**2 + 0.3 * w[0] + w[1]**2"),
        _written("lambda w: np.array([4 * w[0] * (w[0]**2 - 1) + 0.3, 2 * w[1]])"),
    )
    left = {"w": [-1.03557871, 0.00003187], "E": -0.30542848}
    right = {"w": [0.96014956, -0.00002656], "E": 0.29414648}
    A, B, C = [-0.3, 1.2], [1.6, -1.0], [-1.7, 0.8]
    marks.visible("one", (*valleys, np.array([A]), 0.05, 100), left)
    marks.visible("one", (*valleys, np.array([B]), 0.05, 100), right)
    sunk = (_written("lambda w: np.sum(w**2) - 10"), _written("lambda w: 2 * w"))
    several = np.array([[8.0, 0.0], [0.0, 4.0], [12.0, 2.0], [16.0, 0.0], [0.0, 10.0]])
    marks.visible("best", (*sunk, several, 0.25, 2), {"w": [0.0, 1.0], "E": -9.0})
    marks.visible("best", (*valleys, np.array([B, A, B]), 0.05, 100), left)
    marks.visible(
        "best",
        (*valleys, np.array([B, [0.05, 3.0], [1.0, 0.0]]), 0.05, 100),
        {"w": [-1.03557871, 0.00007968], "E": -0.30542848},
    )
    bowl = (_written("lambda w: np.sum(w**2) + 5"), _written("lambda w: 2 * w"))
    marks.visible(
        "inputs",
        (*bowl, np.array([[4.0, 0.0, 2.0], [1.0, 1.0, 1.0], [0.0, 8.0, 0.0]]), 0.25, 2),
        {"w": [0.25, 0.25, 0.25], "E": 5.1875},
        unchanged=True,
    )
    starts = [[4.0, 0.0], [2.0, -2.0], [-2.0, 2.0], [0.0, 5.0]]
    marks.visible("inputs", (*bowl, starts, 0.25, 0), {"w": [2.0, -2.0], "E": 13})
    marks.visible("inputs", (*valleys, np.array([A, B, C]), 0.05, 0), {"w": A, "E": 2.1781})
    return marks


def check_line_gradient(line_gradient: Function) -> Marks:
    """Task 7: ``line_gradient(X, t, w)`` of the mean squared error."""
    marks = Marks(
        "ch05.line_gradient",
        line_gradient,
        parameters=("X", "t", "w"),
        steps={"slopes": 1, "sizes": 1, "inputs": 1},
        mistakes=[
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
            (
                "ch05.samples_side_by_side",
                lambda X, t, w: 2 / len(X) * X * (X @ w - t)[:, None],
            ),
            ("ch05.loss_for_gradient", lambda X, t, w: np.mean((X @ w - t) ** 2)),
            ("ch05.error_squared", lambda X, t, w: 2 / len(X) * X.T @ (X @ w - t) ** 2),
            ("ch05.targets_missing", lambda X, t, w: 2 / len(X) * X.T @ (X @ w)),
            ("ch05.everything_averaged", lambda X, t, w: np.mean(2 * X * (X @ w - t)[:, None])),
        ],
        retries=[("ch05.samples_are_rows", _turned_samples)],
    )
    X, t = _four_samples()
    marks.visible("slopes", (X, t, np.array([0.0, 1.0, 0.0])), [1.0, 3.5, 0.5])
    X, t = _three_points()
    marks.visible("slopes", (X, t, np.zeros(2)), [-4.66666667, -6.66666667])
    marks.visible("slopes", (X, t, np.array([0.5, 2.0])), [0.33333333, 1.0])
    marks.visible(
        "sizes", (np.array([[1.0, 2.0]]), np.array([4.0]), np.array([0.0, 1.0])), [-4.0, -8.0]
    )
    marks.visible(
        "sizes",
        (
            np.array([[1.0, 2.0, -1.0], [1.0, 0.0, 3.0]]),
            np.array([1.0, 2.0]),
            np.array([1.0, 0.5, 0.0]),
        ),
        [0.0, 2.0, -4.0],
    )
    marks.visible(
        "inputs", ([[1, 0], [1, 1], [1, 2]], [1, 2, 4], [0, 0]), [-4.66666667, -6.66666667]
    )
    marks.visible("inputs", (X, t, np.array([0.5, 2.0])), [0.33333333, 1.0], unchanged=True)
    return marks


def check_train(train: Function) -> Marks:
    """Task 8: ``train(X, t, learning_rate, batch_size, epochs, rng)`` with mini-batches."""
    marks = Marks(
        "ch05.train",
        train,
        parameters=("X", "t", "learning_rate", "batch_size", "epochs", "rng"),
        steps={"updates": 1, "full": 1, "batches": 1, "rest": 1},
        returns=("w", "updates"),
        mistakes=[
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
        ],
    )
    X, t = _three_points()
    noise = np.linspace(-1.0, 1.0, 100)
    X100, t100 = np.column_stack([np.ones(100), noise, noise**2]), 0.5 + 2 * noise
    for batch_size, updates in ((20, 50), (10, 100), (1, 1000)):
        marks.visible(
            "updates", (X100, t100, 0.01, batch_size, 10, np.random.default_rng(5)),
            {"updates": updates},
        )
    marks.visible(
        "full", (X, t, 0.1, 3, 1, np.random.default_rng(5)), {"w": [0.46666667, 0.66666667]},
    )
    marks.visible(
        "full", (X, t, 0.1, 3, 3, np.random.default_rng(5)), {"w": [0.82844444, 1.20385185]},
    )
    X7, t7 = _seven_points()
    marks.visible(
        "batches", (X7[:6], t7[:6], 0.1, 2, 1, np.random.default_rng(5)),
        {"w": [0.668, 0.956]},
    )
    marks.visible(
        "batches", (X7[:6], t7[:6], 0.1, 3, 3, np.random.default_rng(6)),
        {"w": [0.87066547, 1.28611165]},
    )
    marks.visible(
        "rest", (X7, t7, 0.1, 3, 2, np.random.default_rng(7)),
        {"w": [0.8520877, 1.57395615], "updates": 6},
    )
    marks.visible(
        "rest", (X7, t7, 0.1, 20, 2, np.random.default_rng(7)),
        {"w": [0.49785714, 0.7075], "updates": 2},
        unchanged=True,
    )
    return marks


def check_normal_equation(normal_equation: Function) -> Marks:
    """Task 9: ``normal_equation(X, t)``, the best weights at one stroke."""
    marks = Marks(
        "ch05.normal_equation",
        normal_equation,
        parameters=("X", "t"),
        steps={"line": 1, "general": 2},
        mistakes=[
            ("ch05.right_side_only", lambda X, t: X.T @ t),
            ("ch05.multiplied_not_solved", lambda X, t: X.T @ X @ X.T @ t),
            ("ch05.divided_place_by_place", lambda X, t: (X.T @ t) / np.diag(X.T @ X)),
            ("ch05.divided_place_by_place", lambda X, t: (X.T @ t) / (X.T @ X)),
            ("ch05.inverse_place_by_place", lambda X, t: (1 / (X.T @ X)) @ X.T @ t),
            ("ch05.outputs_for_weights", lambda X, t: X @ np.linalg.solve(X.T @ X, X.T @ t)),
            ("ch05.one_step_only", lambda X, t: 2 / len(X) * X.T @ t),
        ],
        retries=[("ch05.inverse_of_samples", _square_samples)],
    )
    X, t = _three_points()
    marks.visible("line", (X, t), [0.83333333, 1.5])
    marks.visible("line", (X, np.array([1.0, 3.0, 5.0])), [1.0, 2.0])
    marks.visible("general", _four_samples(), [2.50000000, -1.00000000, -1.50000000])
    marks.visible("general", (np.array([[2.0], [1.0]]), np.array([1.0, 3.0])), [1.0],
                  unchanged=True)
    return marks


def check_newton(newton: Function) -> Marks:
    """Task 11, without points: ``newton(gradient, hessian, start, steps)`` with its path."""
    marks = Marks(
        "ch05.newton",
        newton,
        parameters=("gradient", "hessian", "start", "steps"),
        steps={"number": 0, "weights": 0},
        mistakes=[
            ("ch05.curvature_multiplied", _jumps(lambda x, g, H: x - g * H)),
            ("ch05.curvature_multiplied", _jumps(lambda x, g, H: x - H @ g)),
            ("ch05.uphill", _jumps(lambda x, g, H: x + g / H)),
            ("ch05.curvature_upside_down", _jumps(lambda x, g, H: x - H / g)),
            ("ch05.divided_place_by_place", _jumps(lambda x, g, H: x - g / np.diag(H))),
            ("ch05.curvature_missing", _jumps(lambda x, g, H: x - g)),
            (
                "ch05.start_missing",
                lambda *call: _jumps(lambda x, g, H: x - g / H)(*call)[1:],
            ),
            ("ch05.end_only", lambda *call: _jumps(lambda x, g, H: x - g / H)(*call)[-1]),
        ],
    )
    marks.visible(
        "number", (_written("lambda x: 2 * (x - 1)"), _written("lambda x: 2.0"), 3.0, 1), [3.0, 1.0]
    )
    marks.visible(
        "number",
        (_written("lambda x: x**2 - 2"), _written("lambda x: 2 * x"), 1.0, 3),
        [1.0, 1.5, 1.41666667, 1.41421569],
    )
    marks.visible(
        "weights",
        (
            _written("lambda w: np.array([[2, 1], [1, 4]]) @ w - np.array([1, 2])"),
            _written("lambda w: np.array([[2.0, 1.0], [1.0, 4.0]])"),
            np.array([0.0, 0.0]),
            1,
        ),
        [[0.0, 0.0], [0.28571429, 0.42857143]],
        unchanged=True,
    )
    return marks


def _written(source: str) -> Function:
    """Return the function that ``source`` writes down, with the source as its name.

    It refuses to be called without end, as by a walk that never stops.
    """
    inside = eval(source, {"np": np})
    calls = itertools.count(1)

    def function(x: Any) -> Any:
        if next(calls) > _FARTHEST:
            raise _EndlessError(f"called more than {_FARTHEST} times: the walk does not end")
        return inside(x)

    function.__name__ = source
    return function


class _EndlessError(RuntimeError):
    """Raised when a function has been called too often."""


def _three_points() -> tuple[np.ndarray, np.ndarray]:
    """Return the chapter's points (0, 1), (1, 2), (2, 4), with a column of ones."""
    return np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 2.0, 4.0])


def _four_samples() -> tuple[np.ndarray, np.ndarray]:
    X = np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 2.0, 1.0], [1.0, 3.0, -2.0]])
    return X, np.array([2.0, 0.0, -1.0, 3.0])


def _seven_points() -> tuple[np.ndarray, np.ndarray]:
    x = np.array([0.0, 0.5, 1.0, -1.0, -0.5, 2.0, 1.5])
    return np.column_stack([np.ones(7), x]), np.array([1.0, 2.0, 2.0, -1.0, 0.5, 4.0, 2.0])


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


def _true_valleys(w: Any) -> np.ndarray:
    return np.array([4 * w[0] * (w[0] ** 2 - 1) + 0.3, 2 * w[1]])


def _valleys(first: Function) -> Function:
    """Return ``valleys_gradient`` with this slope in the direction of the first weight."""
    return lambda w: np.array([first(w[0]), 2 * w[1]])


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


def _jumps(rule: Function) -> Function:
    """Return ``newton`` with this rule for a jump."""

    def newton(gradient: Function, hessian: Function, start: Any, steps: int) -> np.ndarray:
        path = [np.array(start, dtype=float)]
        for _ in range(steps):
            x = path[-1]
            path.append(rule(x, np.asarray(gradient(x)), np.asarray(hessian(x))))
        return np.array(path)

    return newton


def _first_number(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with an array into the call with its first number."""
    if np.ndim(arguments[0]) == 0:
        raise ValueError("a number already")
    return [float(np.ravel(arguments[0])[0])], float(np.ravel(expected)[0])


def _level_ground(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a walk that did not end into one that ends at once."""
    gradient, start, rate, steps, tolerance = arguments
    try:
        gradient(start)
    except _EndlessError:
        start = np.array(start, dtype=float)
        return [np.zeros_like, start, rate, steps, tolerance], start[np.newaxis]
    raise ValueError("a walk that ended")


def _first_count(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with many numbers of steps into the call with the first of them."""
    start, rate, k = arguments
    if np.ndim(k) == 0:
        raise ValueError("a number already")
    return [start, rate, int(k[0])], float(expected[0])


def _rows_to_arrays(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    loss, gradient, starts, rate, steps = arguments
    return [loss, gradient, np.array(starts, dtype=float), rate, steps], expected


def _turned_samples(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    X, t, w = arguments
    return [np.transpose(X), t, w], expected


def _square_samples(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with more samples than weights into one with as many."""
    X, t = arguments
    square = np.asarray(X)[: np.shape(X)[1]]
    return [square, np.asarray(t)[: len(square)]], np.linalg.solve(square, t[: len(square)])
