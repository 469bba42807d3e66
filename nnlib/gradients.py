"""Checking gradients, and the hidden error told two ways (chapter 6)."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, as_float, as_positive, must_be
from nnlib.layers import Dense, Dropout, Sigmoid
from nnlib.losses import Formula, Loss, softmax_cross_entropy
from nnlib.network import Network

Run = Callable[[FloatArray], tuple[float, FloatArray, FloatArray]]  # to loss, gradient, outputs
_KINK = ("; a thousandth away the two agree, so no layer is to blame: the loss has a kink here, as "
         "ReLU's at 0. Move the inputs or the parameters a little and check again")
_UNSURE = ("; but they are not sure, so no layer is to blame: the loss has a kink or a bend within "
           "h, or too few digits, as where a probability has rounded to 0 or 1. Try another h, "
           "smaller numbers, or the loss that takes logits")


def numerical_gradient(f: Callable[[FloatArray], Any], x: ArrayLike, h: float = 1e-5) -> FloatArray:
    """Return the gradient of ``f`` at ``x`` by central differences, in float64.

    ``(f(x + h) - f(x - h)) / (2 h)``, one coordinate after the other: twice as many calls as
    numbers in ``x``. The error is about ``h^2`` from the curve and ``1e-16 / h`` from rounding,
    together smallest near ``h = 1e-5``. Raises ``TypeError`` or ``ValueError`` if ``x`` holds no
    real numbers or NaN, if ``h`` is lost beside one, or if ``f`` does not return one number.
    Source: Saito, "Deep Learning from Scratch", section 4.3.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of ``x`` and returns one number.
    x : array_like
        Where: a number, or an array of any shape.

    Examples
    --------
    >>> numerical_gradient(lambda x: (x**2).sum(), [3.0, 4.0]).round(6).tolist()
    [6.0, 8.0]
    """
    point, h = as_float(x, dtype=np.float64).copy(), as_positive(h, "h")

    def value_at() -> float:
        value = as_float(f(point), "f(x)", np.float64)
        if value.ndim:
            raise ValueError(f"f must return one number, got an array of shape {value.shape}")
        return float(value)

    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        value = point[index]
        if value + h == value - h:
            raise ValueError(f"h = {h} is lost beside x = {value}: take a larger one")
        point[index] = value + h
        above = value_at()
        point[index] = value - h
        below = value_at()
        point[index] = value
        gradient[index] = (above - below) / (2 * h)
    return gradient[()]


def check_gradients(
    network: Network, X: ArrayLike, T: ArrayLike,
    loss: Loss | Formula = softmax_cross_entropy, *, h: float = 1e-5, tolerance: float = 1e-5,
) -> float:
    """Compare what `Network.backward` gives with central differences, for every parameter.

    Works on a copy. Dropout keeps dropping the same places. ``TypeError`` if it is not float64.

    Returns
    -------
    float
        The largest difference, as a share of the larger of the two (or of a thousandth of the
        largest gradient, for those near 0).

    Raises
    ------
    AssertionError
        If that is above ``tolerance``, and not by rounding: names the layer, the parameter and the
        index. Says so if no layer is the cause but a kink, as ReLU's where a weighted sum is 0 (to
        its left and right the slopes differ, and central differences take their mean), a
        probability that has rounded to 0 or 1, or an ``h`` that does not fit.

    Examples
    --------
    >>> from nnlib.layers import Dense, Tanh
    >>> network = Network([Dense(2, 3, rng=1), Tanh(), Dense(3, 2, rng=2)])
    >>> check_gradients(network, [[1.0, 0.5]], [[0.0, 1.0]]) < 1e-8
    True
    """
    if must_be(Network, network, "network must be a Network").dtype != np.float64:
        raise TypeError(f"differences need float64, got a network of {network.dtype}")
    loss, twin = Loss.of(loss), copy.deepcopy(network)
    inputs, targets = twin._check_pair(X, T, loss)

    def run(parameters: FloatArray) -> tuple[float, FloatArray, FloatArray]:
        twin.parameters[:] = parameters
        for layer, original in zip(twin.layers, network.layers, strict=True):
            if isinstance(layer, Dropout) and isinstance(original, Dropout):
                layer.rng.bit_generator.state = original.rng.bit_generator.state
        y = twin._forward(inputs, training=True)
        return *loss._of_batch(y, targets), y

    return _compare(run, twin, as_positive(h, "h"), as_positive(tolerance, "tolerance"))


def _compare(run: Run, twin: Network, h: float, tolerance: float) -> float:
    """Return the largest difference, or raise as `check_gradients`."""
    here, rounding = twin.parameters.copy(), 10 * np.finfo(float).eps / h
    backward, central = _slopes(run, twin, here, np.arange(here.size), h)
    floor = max(1e-3 * np.abs(central).max(), 1e-8)
    difference, gap = _apart(backward, central, floor), np.abs(backward - central)
    value, slope, y = run(here)
    suspects = np.flatnonzero((difference > tolerance) & ~(gap <= rounding * abs(value)))
    if not suspects.size:
        return float(difference[difference <= tolerance].max(initial=0))
    # A wrong layer is wrong a thousandth away too, at all of three points; a kink is left behind.
    nearby = here + 1e-3 * np.random.default_rng(1).standard_normal((3, here.size))
    near = [_apart(*_slopes(run, twin, point, suspects, min(h, 1e-5)), floor) for point in nearby]
    # Nobody is blamed for what is another number three times as far apart, or lacks the digits.
    wider = _slopes(run, twin, here, suspects, 3 * h)[1]
    lost = rounding * np.vdot(np.abs(slope), np.maximum(np.abs(y), 1e-290))  # an output of 0: all
    unsure = (np.abs(wider - central[suspects]) > gap[suspects] / 10) | (gap[suspects] <= lost)
    wrong = (np.min(near, axis=0) > tolerance) & ~unsure
    k = int(np.argmax(np.where(wrong | ~wrong.any(), difference[suspects], -1)))
    i, reason = int(suspects[k]), "" if wrong[k] else _UNSURE if unsure[k] else _KINK
    raise AssertionError(f"{_place(twin, i)}: backward gives {backward[i]:.6g}, "
                         f"central differences {central[i]:.6g}{reason}")


def _slopes(
    run: Run, network: Network, point: FloatArray, chosen: np.ndarray, h: float
) -> tuple[FloatArray, FloatArray]:
    """Return the slopes of chosen parameters at a point, by `Network.backward` and measured."""

    def value(part: FloatArray) -> float:
        parameters = point.copy()
        parameters[chosen] = part
        return run(parameters)[0]

    network.backward(run(point)[1])
    return network.gradients[chosen], numerical_gradient(value, point[chosen], h)


def _apart(backward: FloatArray, central: FloatArray, floor: float) -> FloatArray:
    """Return the difference as a share of the larger, infinite for NaN."""
    larger = np.maximum(np.maximum(np.abs(backward), np.abs(central)), floor)
    return np.nan_to_num(np.abs(backward - central) / larger, nan=np.inf, posinf=np.inf)


def _place(network: Network, i: int) -> str:
    places = [f"layer {number}, {layer!r}, {name}{list(index)}"
              for number, layer in enumerate(network.layers)
              for name, array in layer.parameters.items() for index in np.ndindex(array.shape)]
    return places[i]


def exact_hidden_error(weights: ArrayLike, outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``-dE/dz`` at the hidden nodes, for ``E = 1/2 sum (t - o)^2`` and sigmoid outputs.

    ``e_j = sum_k w_jk (t_k - o_k) o_k (1 - o_k)``: what comes back passes the slope of the output
    node first. Weights ``(d_hidden, d_out)``, outputs and targets ``(n, d_out)`` or ``(d_out,)``
    give ``(n, d_hidden)`` or ``(d_hidden,)``.

    >>> exact_hidden_error([[2.0, 3.0]], [0.5, 0.5], [1.0, 1.0]).tolist()
    [0.625]
    """
    W, o, t = _hidden_arguments(weights, outputs, targets)
    return ((t - o) * o * (1 - o)) @ W.T  # (n, d_out) @ (d_out, d_hidden) -> (n, d_hidden)


def heuristic_hidden_error(
    weights: ArrayLike, outputs: ArrayLike, targets: ArrayLike
) -> FloatArray:
    """Return the output errors shared out along the weights: ``e_j = sum_k w_jk (t_k - o_k)``.

    Source: Rashid, "Make Your Own Neural Network", "Backpropagating errors with matrix
    multiplication". It learns, but it is not the gradient: see `exact_hidden_error`, which takes
    the same arguments.

    >>> heuristic_hidden_error([[2.0, 3.0]], [0.5, 0.5], [1.0, 1.0]).tolist()
    [2.5]
    """
    W, o, t = _hidden_arguments(weights, outputs, targets)
    return (t - o) @ W.T  # (n, d_out) @ (d_out, d_hidden) -> (n, d_hidden)


def _hidden_arguments(
    weights: ArrayLike, outputs: ArrayLike, targets: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    W = as_float(weights, "weights")
    o, t = as_float(outputs, "outputs"), as_float(targets, "targets")
    if W.ndim != 2 or o.shape != t.shape or o.ndim not in (1, 2) or o.shape[-1] != W.shape[1]:
        raise ValueError(f"expected shapes (d_hidden, d_out), (n, d_out) and (n, d_out), "
                         f"got {W.shape}, {o.shape} and {t.shape}")
    return W, o, t


def heuristic_gradients(network: Network, X: ArrayLike, T: ArrayLike) -> None:
    """Fill ``network.gradients`` as Rashid's book does, with the heuristic hidden error.

    For layers ``Dense, Sigmoid, Dense, Sigmoid, ...`` and ``E = 1/2 sum (t - o)^2``, averaged
    over the samples. The last `Dense` layer gets its exact gradient, those before it do not.
    Raises ``ValueError`` if the network has other layers, or if the shapes do not fit.

    >>> network = Network([Dense.from_arrays([[1.0]]), Sigmoid()])
    >>> heuristic_gradients(network, [[0.0]], [[1.0]])
    >>> network.gradients.tolist()
    [-0.0, -0.125]
    """
    must_be(Network, network, "network must be a Network")
    kinds = [type(layer) for layer in network.layers]
    if kinds != [Dense, Sigmoid] * (len(kinds) // 2):
        raise ValueError(f"the layers must be Dense, Sigmoid, Dense, Sigmoid, ..., got {network!r}")
    inputs, targets = network._check_pair(X, T)
    error = targets - network._forward(inputs, training=True)  # (n, d_out)
    for i in range(len(kinds) - 2, -1, -2):
        dense, sigmoid = network.layers[i : i + 2]
        dense.backward(sigmoid.backward(-error / len(error)), to_inputs=False)
        error = error @ dense.parameters["weights"].T  # (n, d_out) @ (d_out, d_in) -> (n, d_in)
