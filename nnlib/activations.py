"""Activation functions and their derivatives (chapters 2 and 8).

Every function takes a number, a list or an array and works on each number by itself, except
`maxout` and `softmax`, which work along the last axis. Floats keep their dtype (float32 stays
float32), integers become float64. All raise ``TypeError`` for anything but real numbers and
``ValueError`` for NaN. Derivatives are functions of the weighted sum ``x``, not of the output.
"""

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, as_float, as_number


def step(x: ArrayLike) -> FloatArray:
    """Return 1 where ``x > 0`` and 0 elsewhere: a neuron that fires or does not.

    At 0 the output is 0. Source: Saito, "Deep Learning from Scratch", eq. 3.3.

    >>> step([-1.0, 0.0, 0.5]).tolist()
    [0.0, 0.0, 1.0]
    """
    return np.heaviside(as_float(x), 0)


def sigmoid(x: ArrayLike) -> FloatArray:
    """Return the logistic function ``1 / (1 + e^-x)``, between 0 and 1.

    For negative ``x`` the fraction is expanded by ``e^x``, so that no exponent is positive and
    nothing overflows. Source: Saito, "Deep Learning from Scratch", eq. 3.6.

    >>> float(sigmoid(0))
    0.5
    >>> sigmoid([-1000.0, 1.05, 1000.0]).round(4).tolist()
    [0.0, 0.7408, 1.0]
    """
    x = as_float(x)
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def sigmoid_derivative(x: ArrayLike) -> FloatArray:
    """Return ``s(x) (1 - s(x))``, at most 1/4, reached at 0.

    With ``q = e^-|x|`` it is ``q / (1 + q)^2``: the same number without the cancellation.

    >>> float(sigmoid_derivative(0))
    0.25
    """
    q = np.exp(-np.abs(as_float(x)))
    return q / (1 + q) ** 2


def tanh(x: ArrayLike) -> FloatArray:
    """Return the hyperbolic tangent, between -1 and 1.

    It is the sigmoid stretched and shifted: ``tanh(x) = 2 s(2x) - 1``.

    >>> float(tanh(0))
    0.0
    """
    return np.tanh(as_float(x))


def tanh_derivative(x: ArrayLike) -> FloatArray:
    """Return ``1 - tanh(x)^2``, at most 1, reached at 0.

    It is ``4 s'(2x)``, which is computed: the same number without the cancellation.

    >>> float(tanh_derivative(0))
    1.0
    """
    with np.errstate(over="ignore"):
        return 4 * sigmoid_derivative(2 * as_float(x))


def relu(x: ArrayLike) -> FloatArray:
    """Return ``x`` where it is positive and 0 elsewhere (rectified linear unit).

    Source: Glorot, Bordes and Bengio 2011, "Deep sparse rectifier neural networks".

    >>> relu([-2.0, 0.0, 3.0]).tolist()
    [0.0, 0.0, 3.0]
    """
    return np.maximum(as_float(x), 0)


def relu_derivative(x: ArrayLike) -> FloatArray:
    """Return 1 where ``x > 0`` and 0 elsewhere. At 0, where there is no derivative, return 0.

    >>> relu_derivative([-2.0, 0.0, 3.0]).tolist()
    [0.0, 0.0, 1.0]
    """
    return np.heaviside(as_float(x), 0)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> FloatArray:
    """Return ``x`` where it is positive and ``slope * x`` elsewhere.

    Source: Maas, Hannun and Ng 2013, "Rectifier nonlinearities improve neural network acoustic
    models".

    >>> leaky_relu([-2.0, 3.0]).tolist()
    [-0.02, 3.0]
    """
    x, slope = as_float(x), as_number(slope, "slope")
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> FloatArray:
    """Return 1 where ``x > 0`` and ``slope`` elsewhere.

    >>> leaky_relu_derivative([-2.0, 3.0]).tolist()
    [0.01, 1.0]
    """
    x, slope = as_float(x), as_number(slope, "slope")
    return np.where(x > 0, 1, slope).astype(x.dtype)[()]


def elu(x: ArrayLike, alpha: float = 1.0) -> FloatArray:
    """Return ``x`` where it is positive and ``alpha (e^x - 1)`` elsewhere, above ``-alpha``.

    Source: Clevert, Unterthiner and Hochreiter 2016, "Fast and accurate deep network learning
    by exponential linear units", section 3.

    >>> elu([-1000.0, 3.0]).tolist()
    [-1.0, 3.0]
    """
    x, alpha = as_float(x), as_number(alpha, "alpha")
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


def elu_derivative(x: ArrayLike, alpha: float = 1.0) -> FloatArray:
    """Return 1 where ``x > 0`` and ``alpha e^x`` elsewhere.

    >>> elu_derivative([-1000.0, 3.0]).tolist()
    [0.0, 1.0]
    """
    x, alpha = as_float(x), as_number(alpha, "alpha")
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0))).astype(x.dtype)[()]


def identity(x: ArrayLike) -> FloatArray:
    """Return ``x`` itself (a copy): the output activation of regression.

    >>> identity([-2.0, 3.0]).tolist()
    [-2.0, 3.0]
    """
    return np.positive(as_float(x))


def identity_derivative(x: ArrayLike) -> FloatArray:
    """Return 1 everywhere.

    >>> identity_derivative([-2.0, 3.0]).tolist()
    [1.0, 1.0]
    """
    return np.ones_like(as_float(x))[()]


def maxout(x: ArrayLike) -> FloatArray:
    """Return the largest number along the last axis: shape ``(..., pieces)`` gives ``(...)``.

    Each piece is a weighted sum of its own. Source: Goodfellow et al. 2013, "Maxout networks".

    >>> maxout([[1.0, 3.0, 2.0], [-5.0, -4.0, -6.0]]).tolist()
    [3.0, -4.0]
    """
    return _with_last_axis(x).max(axis=-1)


def maxout_derivative(x: ArrayLike) -> FloatArray:
    """Return 1 at the largest number along the last axis (the first, if several), else 0.

    >>> maxout_derivative([[1.0, 3.0, 2.0]]).tolist()
    [[0.0, 1.0, 0.0]]
    """
    x = _with_last_axis(x)
    pieces = np.arange(x.shape[-1])
    return (pieces == x.argmax(axis=-1)[..., np.newaxis]).astype(x.dtype)


def softmax(logits: ArrayLike) -> FloatArray:
    """Return ``e^a_k / sum_i e^a_i`` along the last axis: positive numbers that sum to 1.

    The largest logit is subtracted first. That changes nothing in the result, and no exponential
    overflows. Raises ``ValueError`` if ``logits`` is a single number, has an empty last axis, or is
    not finite. Source: Saito, "Deep Learning from Scratch", eq. 3.10 and 3.11.

    >>> softmax([0.3, 2.9, 4.0]).round(8).tolist()
    [0.01821127, 0.24519181, 0.73659691]
    """
    a = _with_last_axis(logits, "logits", finite=True)
    e = np.exp(a - a.max(axis=-1, keepdims=True))  # (..., k), each in [0, 1]
    return e / e.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits: ArrayLike) -> FloatArray:
    """Return all derivatives ``dy_i / da_j = y_i ([i = j] - y_j)``.

    Logits ``(..., k)`` give ``(..., k, k)``. Raises as `softmax`.

    >>> softmax_jacobian([0.0, 0.0]).tolist()
    [[0.25, -0.25], [-0.25, 0.25]]
    """
    y = softmax(logits)
    jacobian = -y[..., :, np.newaxis] * y[..., np.newaxis, :]  # (..., k, 1) * (..., 1, k)
    i = np.arange(y.shape[-1])
    jacobian[..., i, i] = 0
    jacobian[..., i, i] = -jacobian.sum(axis=-1)  # y_i (1 - y_i): each row sums to 0
    return jacobian


def _with_last_axis(x: ArrayLike, name: str = "x", finite: bool = False) -> FloatArray:
    x = as_float(x, name, finite=finite)
    if x.ndim == 0 or x.shape[-1] == 0:
        raise ValueError(f"{name} must have at least one number along its last axis, got {x.shape}")
    return x
