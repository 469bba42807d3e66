"""The mistakes that the checks of ``ch06_backpropagation`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes
from neuron_to_mnist.checks.results import OPEN


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def _slope(y: Any) -> Any:
    return y * (1 - y)


OUTPUT_DELTA: Mistakes = [
    ("ch06.error_reversed", lambda y, t: (t - y) * y * (1 - y)),
    ("ch06.slope_missing", lambda y, t: y - t),
    ("ch06.two_kept", lambda y, t: 2 * (y - t) * y * (1 - y)),
    ("ch06.two_kept", lambda y, t: -2 * (t - y) * y * (1 - y)),
    ("ch06.sigmoid_twice", lambda y, t: (y - t) * _slope(_sigmoid(y))),
    ("ch06.slope_at_target", lambda y, t: (y - t) * _slope(t)),
    ("ch06.factor_lost", lambda y, t: (y - t) * y),
    ("ch06.factor_lost", lambda y, t: (y - t) * (1 - y)),
    ("ch06.error_squared", lambda y, t: (y - t) ** 2 * _slope(y)),
    ("ch06.error_squared", lambda y, t: (y - t) ** 2 / 2 * _slope(y)),
    ("ch06.error_missing", lambda y, t: _slope(y)),
    ("ch06.deltas_added", lambda y, t: ((y - t) * _slope(y)).sum()),
    ("ch06.deltas_added", lambda y, t: ((y - t) * _slope(y)).sum(axis=0)),
    ("ch06.delta_averaged", lambda y, t: (y - t) * _slope(y) / len(y)),
    ("ch06.brackets_missing", lambda y, t: y - t * y * (1 - y)),
    ("ch06.brackets_missing", lambda y, t: (y - t) * y * 1 - y),
]


THREE_FACTORS: Mistakes = [
    ("ch06.error_reversed", lambda z, y, t: (t - y, _slope(y), (t - y) * _slope(y) * z)),
    ("ch06.error_reversed", lambda z, y, t: (t - y, OPEN, OPEN)),
    ("ch06.error_squared", lambda z, y, t: ((y - t) ** 2, OPEN, OPEN)),
    ("ch06.error_squared", lambda z, y, t: ((y - t) ** 2 / 2, OPEN, OPEN)),
    ("ch06.sigmoid_twice", lambda z, y, t: (
        y - t, _slope(_sigmoid(y)), (y - t) * _slope(_sigmoid(y)) * z)),
    ("ch06.slope_at_input", lambda z, y, t: (y - t, _slope(z), (y - t) * _slope(z) * z)),
    ("ch06.input_missing", lambda z, y, t: (y - t, _slope(y), (y - t) * _slope(y))),
    ("ch06.factors_added", lambda z, y, t: (y - t, _slope(y), y - t + _slope(y) + z)),
    ("ch06.output_for_input", lambda z, y, t: (y - t, _slope(y), (y - t) * _slope(y) * y)),
    ("ch06.slope_missing", lambda z, y, t: (y - t, _slope(y), (y - t) * z)),
    ("ch06.factors_exchanged", lambda z, y, t: (_slope(y), y - t, (y - t) * _slope(y) * z)),
    ("ch06.factor_for_product", lambda z, y, t: (y - t, _slope(y), z)),
    ("ch06.two_kept", lambda z, y, t: (y - t, _slope(y), 2 * (y - t) * _slope(y) * z)),
]


WEIGHT_SLOPES: Mistakes = [
    ("ch06.outer_turned", lambda z, delta: np.outer(delta, z)),
    ("ch06.dot_for_outer", lambda z, delta: z @ delta),
    ("ch06.by_place", lambda z, delta: z * delta),
    ("ch06.factors_added", lambda z, delta: z[:, np.newaxis] + delta),
    ("ch06.step_for_slope", lambda z, delta: -np.outer(z, delta)),
    ("ch06.slope_again", lambda z, delta: np.outer(z * (1 - z), delta)),
]


def square_outer(arguments: Any, expected: Any) -> Any:
    length = min(map(len, arguments))
    z, delta = (np.array(part[:length], dtype=float) for part in arguments)
    return (z, delta), np.multiply.outer(z, delta)


HIDDEN_DELTA: Mistakes = [
    ("ch06.turned_back", lambda delta, W, z: (delta @ W) * _slope(z)),
    ("ch06.hidden_slope_missing", lambda delta, W, z: delta @ W.T),
    ("ch06.input_for_slope", lambda delta, W, z: (delta @ W.T) * z),
    ("ch06.hidden_sigmoid_twice", lambda delta, W, z: (delta @ W.T) * _slope(_sigmoid(z))),
    ("ch06.step_for_slope", lambda delta, W, z: -(delta @ W.T) * _slope(z)),
    ("ch06.back_averaged", lambda delta, W, z: (delta @ W.T) * _slope(z) / W.shape[1]),
    ("ch06.samples_added", lambda delta, W, z: ((delta @ W.T) * _slope(z)).sum(axis=0)),
    ("ch06.weights_added", lambda delta, W, z: (
        delta.sum(axis=-1, keepdims=True) * W.sum(axis=1) * _slope(z))),
]


def one_sample(arguments: Any, expected: Any) -> Any:
    delta, W, z = arguments
    if np.ndim(delta) != 2:
        raise TypeError("no batch among the arguments")
    return (delta[0], W, z[0]), expected[0]


def _backward(
    *, mean: Function = lambda n: n, bias: float = 1, sign: float = 1, out: Function = _slope,
    hidden: Function = _slope, turn: bool = False, rows: Function = lambda d: d.sum(axis=0),
    passed: Function = lambda Z, Y: Z,
) -> Function:
    """Return the gradients of two layers, with one place of the calculation exchanged."""

    def gradients(X: Any, T: Any, W1: Any, b1: Any, W2: Any, b2: Any) -> tuple[Any, ...]:
        Z = _sigmoid(X @ W1 + bias * b1)
        Y = _sigmoid(Z @ W2 + bias * b2)
        delta2 = sign * (Y - T) * out(Y) / mean(len(X))
        delta1 = delta2 @ (W2 if turn else W2.T) * hidden(Z)
        return X.T @ delta1, rows(delta1), passed(Z, Y).T @ delta2, rows(delta2)

    return gradients


NETWORK_GRADIENTS: Mistakes = [
    ("ch06.mean_missing", _backward(mean=lambda n: 1)),
    ("ch06.mean_twice", _backward(mean=lambda n: n * n)),
    ("ch06.bias_unused", _backward(bias=0)),
    ("ch06.error_reversed", _backward(sign=-1)),
    ("ch06.two_kept", _backward(sign=2)),
    ("ch06.slope_missing", _backward(out=lambda y: 1)),
    ("ch06.hidden_slope_missing", _backward(hidden=lambda z: 1)),
    ("ch06.hidden_sigmoid_twice", _backward(hidden=lambda z: _slope(_sigmoid(z)))),
    ("ch06.turned_back", _backward(turn=True)),
    ("ch06.output_for_input", _backward(passed=lambda Z, Y: Y)),
    ("ch06.mean_over_numbers", lambda X, T, *network: tuple(
        gradient / T.shape[1] for gradient in _backward()(X, T, *network))),
    ("ch06.layers_exchanged", lambda *call: (*_backward()(*call)[2:], *_backward()(*call)[:2])),
    ("ch06.bias_rows", _backward(rows=lambda d: d)),
    ("ch06.bias_mean", _backward(rows=lambda d: d.mean(axis=0))),
    ("ch06.bias_axis", _backward(rows=lambda d: d.sum(axis=1))),
    ("ch06.bias_axis", _backward(rows=lambda d: d.sum())),
]


def _rules(W: Any, y: Any, t: Any, at: Any = None) -> tuple[Any, Any]:
    e = t - y
    return e @ W.T, (e * _slope(y if at is None else at)) @ W.T


HIDDEN_ERRORS: Mistakes = [
    ("ch06.rules_exchanged", lambda W, y, t: _rules(W, y, t)[::-1]),
    ("ch06.outputs_minus_targets", lambda W, y, t: _rules(W, t, y, at=y)),
    ("ch06.turned_back", lambda W, y, t: _rules(W.T, y, t)),
    ("ch06.shares_normalized", lambda W, y, t: _rules(W / W.sum(axis=0), y, t)),
    ("ch06.slope_at_target", lambda W, y, t: _rules(W, y, t, at=t)),
    ("ch06.sigmoid_twice", lambda W, y, t: _rules(W, y, t, at=_sigmoid(y))),
    ("ch06.slope_after_weights", lambda W, y, t: (
        _rules(W, y, t)[0], _rules(W, y, t)[0] * _slope(y))),
    ("ch06.same_rule", lambda W, y, t: (_rules(W, y, t)[0],) * 2),
    ("ch06.same_rule", lambda W, y, t: (_rules(W, y, t)[1],) * 2),
]


def one_sample_of_two(arguments: Any, expected: Any) -> Any:
    W, y, t = arguments
    if np.ndim(y) != 2:
        raise TypeError("no batch among the arguments")
    return (W, y[0], t[0]), {name: value[0] for name, value in expected.items()}


def _gap(
    slope: Function = lambda f, x, e, h: (f(x + e) - f(x - e)) / (2 * h),
    reduce: Function = lambda gap: np.abs(gap).max(), against: float = 1,
) -> Function:
    """Return the gap between a ruler of a certain kind and a gradient."""

    def gap(f: Function, x: np.ndarray, gradient: np.ndarray, h: float) -> Any:
        ruler = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            move = np.zeros(x.shape)
            move[place] = h
            ruler[place] = slope(f, x, move, h)
        return reduce(ruler - against * gradient)

    return gap


def _cut_off(f: Function, x: np.ndarray, gradient: np.ndarray, h: float) -> Any:
    """Move the places of an integer array, which drops what stands behind the point."""
    ruler = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] = x[place] + h
        down[place] = x[place] - h
        ruler[place] = (f(up) - f(down)) / (2 * h)
    return np.abs(ruler - gradient).max()


def _left_there(f: Function, x: np.ndarray, gradient: np.ndarray, h: float) -> Any:
    """Leave every place where the ruler's lower end was."""
    point, ruler = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        value = point[place]
        point[place] = value + h
        above = f(point)
        point[place] = value - h
        ruler[place] = (above - f(point)) / (2 * h)
    return np.abs(ruler - gradient).max()


GRADIENT_CHECK: Mistakes = [
    ("ch06.ruler_on_one_side", _gap(lambda f, x, e, h: (f(x + e) - f(x)) / h)),
    ("ch06.ruler_on_one_side", _gap(lambda f, x, e, h: (f(x) - f(x - e)) / h)),
    ("ch06.ruler_on_one_side", _gap(lambda f, x, e, h: (f(x + e) - f(x)) / (2 * h))),
    ("ch06.run_of_h", _gap(lambda f, x, e, h: (f(x + e) - f(x - e)) / h)),
    ("ch06.run_missing", _gap(lambda f, x, e, h: f(x + e) - f(x - e))),
    ("ch06.run_multiplied", _gap(lambda f, x, e, h: (f(x + e) - f(x - e)) / 2 * h)),
    ("ch06.all_moved", _gap(lambda f, x, e, h: (f(x + h) - f(x - h)) / (2 * h))),
    ("ch06.sum_of_gaps", _gap(reduce=lambda gap: np.abs(gap).sum())),
    ("ch06.sum_of_gaps", _gap(reduce=lambda gap: np.sqrt((gap**2).sum()))),
    ("ch06.mean_of_gaps", _gap(reduce=lambda gap: np.abs(gap).mean())),
    ("ch06.sign_kept", _gap(reduce=lambda gap: gap.max())),
    ("ch06.sign_kept", _gap(reduce=lambda gap: -gap.min())),
    ("ch06.last_gap", _gap(reduce=lambda gap: np.abs(gap).ravel()[-1])),
    ("ch06.same_point_twice", _gap(lambda f, x, e, h: 0.0)),
    ("ch06.gaps_side_by_side", _gap(reduce=np.abs)),
    ("ch06.slopes_for_gap", _gap(reduce=lambda gap: gap, against=0)),
    ("ch06.move_cut_off", _cut_off),
    ("ch06.not_put_back", _left_there),
]


def flat(arguments: Any, expected: Any) -> Any:
    f, x, gradient, h = arguments
    if x.ndim < 2:
        raise TypeError("only one axis")
    return (f, x.ravel(), gradient.ravel(), h), expected


DENSE: Mistakes = [
    ("ch06.bias_missing", lambda W, b, X, G, times: (X @ W, OPEN, OPEN, OPEN)),
    ("ch06.turned_back", lambda W, b, X, G, times: (X @ W + b, G @ W, X.T @ G, G.sum(axis=0))),
    ("ch06.gradients_averaged", lambda W, b, X, G, times: (
        X @ W + b, G @ W.T, X.T @ G / len(X), G.mean(axis=0))),
    ("ch06.bias_mean", lambda W, b, X, G, times: (X @ W + b, G @ W.T, X.T @ G, G.mean(axis=0))),
    ("ch06.bias_rows", lambda W, b, X, G, times: (X @ W + b, G @ W.T, X.T @ G, G)),
    ("ch06.bias_axis", lambda W, b, X, G, times: (X @ W + b, G @ W.T, X.T @ G, G.sum(axis=1))),
    ("ch06.bias_axis", lambda W, b, X, G, times: (X @ W + b, G @ W.T, X.T @ G, G.sum())),
    ("ch06.gradients_collected", lambda W, b, X, G, times: (
        X @ W + b, G @ W.T, times * X.T @ G, times * G.sum(axis=0))),
    ("ch06.gradient_not_kept", lambda W, b, X, G, times: (X @ W + b, G @ W.T, np.nan, np.nan)),
    ("ch06.slope_in_dense",
     lambda W, b, X, G, times: (X @ W + b, (G @ W.T) * _slope(X), X.T @ G, G.sum(axis=0))),
    ("ch06.activation_in_dense",
     lambda W, b, X, G, times: (_sigmoid(X @ W + b), OPEN, OPEN, OPEN)),
]


def _step(
    x: Any, t: Any, W1: Any, W2: Any, rate: float, *, stale: bool = False, turn: bool = False,
    hidden: Function = _slope, heuristic: bool = False, outer: Function = np.outer,
) -> tuple[Any, Any]:
    z = _sigmoid(x @ W1)
    y = _sigmoid(z @ W2)
    delta2 = (y - t) * _slope(y)
    new = W2 - rate * outer(z, delta2)
    way = new if stale else W2
    back = (y - t if heuristic else delta2) @ (way if turn else way.T)
    return W1 - rate * outer(x, back * hidden(z)), new


TRAINING_STEP: Mistakes = [
    ("ch06.new_weights_back", lambda x, t, A, B, rate: _step(x, t, A, B, rate, stale=True)),
    ("ch06.uphill", lambda x, t, A, B, rate: _step(x, t, A, B, -rate)),
    ("ch06.rate_missing", lambda x, t, A, B, rate: _step(x, t, A, B, 1)),
    ("ch06.rate_twice", lambda x, t, A, B, rate: _step(x, t, A, B, rate**2)),
    ("ch06.two_kept", lambda x, t, A, B, rate: _step(x, t, A, B, 2 * rate)),
    ("ch06.slopes_for_weights", lambda x, t, A, B, rate: tuple(
        np.subtract(old, new)
        for old, new in zip((A, B), _step(x, t, A, B, 1), strict=True))),
    ("ch06.first_layer_forgotten", lambda x, t, A, B, rate: (A, _step(x, t, A, B, rate)[1])),
    ("ch06.turned_back", lambda x, t, A, B, rate: _step(x, t, A, B, rate, turn=True)),
    ("ch06.outer_turned", lambda x, t, A, B, rate: _step(
        x, t, A, B, rate, outer=lambda z, delta: np.outer(delta, z))),
    ("ch06.by_place", lambda x, t, A, B, rate: _step(
        x, t, A, B, rate, outer=lambda z, delta: z * delta)),
    ("ch06.hidden_slope_missing",
     lambda x, t, A, B, rate: _step(x, t, A, B, rate, hidden=lambda z: 1)),
    ("ch06.heuristic_step", lambda x, t, A, B, rate: _step(x, t, A, B, rate, heuristic=True)),
]


def _stack(x: Any, t: Any, W: Any, turn: bool = False, hidden: Function = _slope) -> Any:
    outputs = [x]
    for weights in W:
        outputs.append(_sigmoid(outputs[-1] @ weights))
    delta = (outputs[-1] - t) * _slope(outputs[-1])
    gradients = []
    for weights, z in zip(W[::-1], outputs[-2::-1], strict=True):
        gradients.append(np.outer(z, delta))
        delta = delta @ (weights if turn else weights.T) * hidden(z)
    return np.array(gradients[::-1])


STACK_GRADIENTS: Mistakes = [
    ("ch06.layers_reversed", lambda x, t, W: _stack(x, t, W)[::-1]),
    ("ch06.turned_back", lambda x, t, W: _stack(x, t, W, turn=True)),
    ("ch06.hidden_slope_missing", lambda x, t, W: _stack(x, t, W, hidden=lambda z: 1)),
]
