"""The visible checks of the assignment ``ch05_gradient_descent``. Expected figures are literal."""

import itertools
from typing import Any

import numpy as np

from neuron_to_mnist.checks import easier
from neuron_to_mnist.checks.ch05_gradient_descent import mistakes
from neuron_to_mnist.checks.expressions import made
from neuron_to_mnist.checks.marks import Function, Marks


def check_slope(slope: Function) -> Marks:
    """Task 1: ``slope(x)`` of the parabola y = (x - 1)^2 + 1."""
    marks = Marks(
        "ch05.slope",
        slope,
        parameters=("x",),
        steps={"number": 1, "array": 1},
        mistakes=mistakes.SLOPE,
        retries=[("ch05.one_number_only", easier.first_number)],
    )
    marks.visible("number", (2.5,), 3.0)
    marks.visible("number", (3.0,), 4.0)
    marks.visible("number", (-1.0,), -4.0)
    marks.visible("number", (1.0,), 0.0)
    marks.visible("number", (0.12345,), -1.7531)
    marks.visible("number", (2.71828183,), 3.43656366)
    marks.visible("array", (np.array([2.0, 1.5, 1.25, 0.5]),), [2.0, 1.0, 0.5, -1.0])
    marks.visible("array", ([3, -1, 0],), [4.0, -4.0, -2.0])
    marks.visible("array", (np.array([[3.0, 2.0]]),), [[4.0, 2.0]], unchanged=True)
    marks.visible("array", (np.array([0.12345]),), [-1.7531])
    marks.visible("array", ([[5, -2], [0, 7]],), [[8, -6], [-2, 12]])
    marks.visible("array", (np.array([[3.0, 2.0], [0.5, -1.5]]),), [[4, 2], [-1, -5]])
    return marks


def check_step(step: Function) -> Marks:
    """Task 2: ``step(x, slope, learning_rate)``, one step downhill."""
    marks = Marks(
        "ch05.step",
        step,
        parameters=("x", "slope", "learning_rate"),
        steps={"number": 1, "weights": 1, "inputs": 1},
        mistakes=mistakes.STEP,
    )
    marks.visible("number", (2.0, -3.0, 0.1), 2.3)
    marks.visible("number", (3.0, 4.0, 0.25), 2.0)
    marks.visible("number", (-1.0, -4.0, 0.25), 0.0)
    marks.visible("number", (2.0, 2.0, 0.1), 1.8)
    marks.visible("number", (0.12345, 2.5, 0.3), -0.62655)
    w, slopes = np.array([3.0, 1.0]), np.array([6.0, 20.0])
    marks.visible("weights", (w, slopes, 0.04), [2.76, 0.2])
    marks.visible("weights", (np.eye(2), np.full((2, 2), -2.0), 0.5), [[2.0, 1.0], [1.0, 2.0]])
    marks.visible("weights", (np.array([0.12345]), np.array([2.5]), 0.3), [-0.62655])
    marks.visible("inputs", ([3, 1], [6, 20], 0.04), [2.76, 0.2])
    marks.visible("inputs", (np.array([3, 1]), np.array([6, 20]), 0.25), [1.5, -4.0])
    marks.visible("inputs", (w, slopes, 0.25), [1.5, -4.0], unchanged=True)
    marks.visible("inputs", ([0.12345, -1.5], [2.5, 0.75], 0.3), [-0.62655, -1.725])
    marks.visible("inputs", ([0.12345], [2.5], 0.3), [-0.62655])
    return marks


def check_gradient_descent(gradient_descent: Function) -> Marks:
    """Task 3: ``gradient_descent(gradient, start, learning_rate, steps, tolerance)``."""
    marks = Marks(
        "ch05.gradient_descent",
        gradient_descent,
        parameters=("gradient", "start", "learning_rate", "steps", "tolerance"),
        steps={"path": 1, "gradient": 1, "weights": 1, "stop": 1, "inputs": 1},
        mistakes=mistakes.GRADIENT_DESCENT,
        retries=[("ch05.steps_ignored", mistakes.level_ground)],
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
    marks.visible(
        "weights", (_written("lambda w: 2 * (w - 1)"), np.array([3.0]), 0.15, 4, 0.0),
        [[3], [2.4], [1.98], [1.686], [1.4802]],
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
    marks.visible("inputs", (parabola, 4, 0.25, 1, 0.0), [4, 2.5])
    marks.visible("inputs", (several, [3.0], 0.25, 2, 0.0), [[3], [2], [1.5]])
    return marks


def check_position(position: Function) -> Marks:
    """Task 4: ``position(start, learning_rate, k)`` on the parabola, without walking."""
    marks = Marks(
        "ch05.position",
        position,
        parameters=("start", "learning_rate", "k"),
        steps={"formula": 1, "rates": 1, "many": 1},
        mistakes=mistakes.POSITION,
        retries=[("ch05.one_number_of_steps", mistakes.first_count)],
    )
    marks.visible("formula", (3.0, 0.25, 4), 1.125)
    marks.visible("formula", (-1.0, 0.25, 1), 0.0)
    marks.visible("formula", (5.0, 0.125, 2), 3.25)
    marks.visible("formula", (3.0, 0.25, 0), 3.0)
    marks.visible("formula", (4, 0.25, 2), 1.75)
    marks.visible("rates", (3.0, 0.75, 3), 0.75)
    marks.visible("rates", (3.0, 1.0, 3), -1.0)
    marks.visible("rates", (3.0, 1.1, 1), -1.4)
    marks.visible("rates", (3.0, 1.1, 2), 3.88)
    marks.visible("rates", (0.12345, 0.55, 2), 0.9912345)
    marks.visible("many", (3.0, 0.75, np.array([0, 1, 2, 3, 4])), [3.0, 0.0, 1.5, 0.75, 1.125])
    marks.visible("many", (2.0, 1.1, np.array([1, 2, 3])), [-0.2, 2.44, -0.728], unchanged=True)
    marks.visible(
        "many", (2.0, 0.55, np.array([[7, 2], [0, 5]])), [[0.9999999, 1.01], [2, 0.99999]],
    )
    return marks


def check_valleys_gradient(valleys_gradient: Function) -> Marks:
    """Task 5: ``valleys_gradient(w)`` of the chapter's surface with two valleys."""
    marks = Marks(
        "ch05.valleys_gradient",
        valleys_gradient,
        parameters=("w",),
        steps={"slopes": 1, "inputs": 1},
        mistakes=mistakes.VALLEYS_GRADIENT,
    )
    marks.visible("slopes", (np.array([-0.3, 1.2]),), [1.392, 2.4])
    marks.visible("slopes", (np.array([1.6, -1.0]),), [10.284, -2.0])
    marks.visible("slopes", (np.array([0.0, 0.0]),), [0.3, 0.0])
    marks.visible("inputs", ([-2, 3],), [-23.7, 6.0])
    marks.visible("inputs", (np.array([-2, -3]),), [-23.7, -6.0])
    marks.visible("inputs", (np.array([-0.3, 1.2]),), [1.392, 2.4], unchanged=True)
    marks.visible("inputs", ([-0.31, 1.25],), [1.420836, 2.5])
    return marks


def check_lowest_end(lowest_end: Function) -> Marks:
    """Task 6: ``lowest_end(loss, gradient, starts, learning_rate, steps)``, restarts."""
    marks = Marks(
        "ch05.lowest_end",
        lowest_end,
        parameters=("loss", "gradient", "starts", "learning_rate", "steps"),
        steps={"one": 1, "best": 1, "inputs": 1},
        returns=("w", "E"),
        mistakes=mistakes.LOWEST_END,
        retries=[("input.list", mistakes.rows_to_arrays)],
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
    marks.visible("one", (*sunk, np.array([[8.0]]), 0.3, 3), {"w": [0.512], "E": -9.737856})
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
    marks.visible(
        "inputs", (*bowl, [[4.0, -1.0]], 0.3, 4), {"w": [0.1024, -0.0256], "E": 5.01114112},
    )
    return marks


def check_line_gradient(line_gradient: Function) -> Marks:
    """Task 7: ``line_gradient(X, t, w)`` of the mean squared error."""
    marks = Marks(
        "ch05.line_gradient",
        line_gradient,
        parameters=("X", "t", "w"),
        steps={"slopes": 1, "sizes": 1, "inputs": 1},
        mistakes=mistakes.LINE_GRADIENT,
        retries=[("ch05.samples_are_rows", mistakes.turned_samples)],
    )
    X, t = _four_samples()
    marks.visible("slopes", (X, t, np.array([0.0, 1.0, 0.0])), [1.0, 3.5, 0.5])
    X, t = _three_points()
    marks.visible("slopes", (X, t, np.zeros(2)), [-4.66666667, -6.66666667])
    marks.visible("slopes", (X, t, np.array([0.5, 2.0])), [0.33333333, 1.0])
    marks.visible("slopes", (X, t, np.array([-0.5, 1.25])), [-3.16666666666667, -3.5])
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
    marks.visible(
        "inputs", (np.array([[1, 4], [1, -2]]), np.array([3, 0]), np.array([1, 2])), [3, 30],
    )
    marks.visible("inputs", ([[1.0, 0.5], [1.0, -1.25]], [0.3, -0.7], [0.1, 2.0]), [-0.9, 2.525])
    marks.visible("inputs", ([[1.0, 0.5]], [0.3], [0.1, 2.0]), [1.6, 0.8])
    return marks


def check_train(train: Function) -> Marks:
    """Task 8: ``train(X, t, learning_rate, batch_size, epochs, rng)`` with mini-batches."""
    marks = Marks(
        "ch05.train",
        train,
        parameters=("X", "t", "learning_rate", "batch_size", "epochs", "rng"),
        steps={"updates": 1, "full": 1, "batches": 1, "rest": 1},
        returns=("w", "updates"),
        mistakes=mistakes.TRAIN,
    )
    X, t = _three_points()
    X100 = made("np.linspace(-1, 1, 100)[:, np.newaxis] ** [0, 1, 2]")
    t100 = made("0.5 + 2 * np.linspace(-1, 1, 100)")
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
    marks.visible(
        "full", (X[:, 1:], -t, 0.1, 3, 2, np.random.default_rng(5)), {"w": [-1.11111111111111]},
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
    marks.visible(
        "rest", (X7[1:2], t7[1:2], 0.1, 3, 2, np.random.default_rng(7)),
        {"w": [0.7, 0.35], "updates": 2},
    )
    return marks


def check_normal_equation(normal_equation: Function) -> Marks:
    """Task 9: ``normal_equation(X, t)``, the best weights at one stroke."""
    marks = Marks(
        "ch05.normal_equation",
        normal_equation,
        parameters=("X", "t"),
        steps={"line": 1, "general": 2},
        mistakes=mistakes.NORMAL_EQUATION,
        retries=[("ch05.inverse_of_samples", mistakes.square_samples)],
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
        mistakes=mistakes.NEWTON,
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
        "number", (_written("lambda x: x**2 - 2"), _written("lambda x: 2 * x"), -1.0, 3),
        [-1, -1.5, -1.41666666666667, -1.41421568627451],
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
    marks.visible(
        "weights",
        (_written("lambda w: w**2 - 2"), _written("lambda w: np.diag(2 * w)"), np.array([1.0]), 2),
        [[1], [1.5], [1.41666666666667]],
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
        if next(calls) > mistakes.FARTHEST:
            raise mistakes.EndlessError(
                f"called more than {mistakes.FARTHEST} times: the walk does not end"
            )
        return inside(x)

    function.__name__ = source
    return function


def _three_points() -> tuple[np.ndarray, np.ndarray]:
    """Return the chapter's points (0, 1), (1, 2), (2, 4), with a column of ones."""
    return np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 2.0, 4.0])


def _four_samples() -> tuple[np.ndarray, np.ndarray]:
    X = np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 2.0, 1.0], [1.0, 3.0, -2.0]])
    return X, np.array([2.0, 0.0, -1.0, 3.0])


def _seven_points() -> tuple[np.ndarray, np.ndarray]:
    x = np.array([0.0, 0.5, 1.0, -1.0, -0.5, 2.0, 1.5])
    return np.column_stack([np.ones(7), x]), np.array([1.0, 2.0, 2.0, -1.0, 0.5, 4.0, 2.0])
