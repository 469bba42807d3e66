"""Losses: how far outputs are from targets, and in which direction (chapters 4, 6 and 8).

Outputs and targets have the same shape, ``(n, k)``, or ``(k,)`` for one sample. Every loss is one
Python float; its ``..._gradient`` has the shape and dtype of the outputs and is the derivative of
that float, so a mean over ``n`` samples carries its ``1/n``.

Mean squared, mean absolute and binary cross-entropy are means over all ``n * k`` numbers; half
squared error and cross-entropy are sums over the ``k`` outputs and means over the ``n`` samples.

All raise ``ValueError`` if the shapes differ or there is a NaN, and ``TypeError`` for anything but
real numbers; those with probabilities or one-hot targets also check that they are such.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nnlib._validate import FloatArray, as_array, as_float, as_size
from nnlib.activations import sigmoid

ValueAndGradient = Callable[[FloatArray, FloatArray], tuple[float, FloatArray]]


def one_hot(labels: ArrayLike, classes: int, dtype: DTypeLike = np.float64) -> FloatArray:
    """Return rows with a 1 at the label and 0 elsewhere: ``(n,)`` integers to ``(n, classes)``.

    Raises
    ------
    TypeError
        If the labels are not integers.
    ValueError
        If a label is not among 0 .. classes - 1.

    Examples
    --------
    >>> one_hot([2, 0], 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    numbers = as_array(labels, "labels")
    if numbers.ndim > 1:
        raise ValueError(f"labels must have the shape (n,), got {numbers.shape}")
    if numbers.dtype.kind not in "iu":
        raise TypeError(f"labels must be integers, got dtype {numbers.dtype}")
    if numbers.size and not 0 <= numbers.min() <= numbers.max() < as_size(classes, "classes"):
        raise ValueError(f"labels must be 0 .. {classes - 1}, got {labels!r}")
    return np.eye(classes, dtype=dtype)[numbers]


def mean_squared_error(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return the mean of ``(y - t)^2`` over all numbers.

    Source: Goodfellow, Bengio and Courville, "Deep Learning", section 5.1.4.

    >>> round(mean_squared_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.006666666667
    """
    return _mean_squared(*_pair(outputs, targets))[0]


def mean_squared_error_gradient(outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``2 (y - t) / (n k)``.

    >>> mean_squared_error_gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [2.0, 0.0]
    """
    return _mean_squared(*_pair(outputs, targets))[1]


def _mean_squared(y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    error = y - t
    return float((error * error).mean()), 2 / error.size * error


def half_squared_error(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return ``1/2 sum_k (y_k - t_k)^2``, averaged over the samples: chapter 6's E.

    The half takes away the 2 of the derivative. Source: Nielsen, "Neural Networks and Deep
    Learning", eq. 6 ("quadratic cost").

    >>> round(half_squared_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.01
    """
    return _half_squared(*_pair(outputs, targets))[0]


def half_squared_error_gradient(outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``(y - t) / n``.

    >>> half_squared_error_gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [2.0, 0.0]
    """
    return _half_squared(*_pair(outputs, targets))[1]


def _half_squared(y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    error = y - t
    return float((error * error).sum()) / 2 / _samples(y), error / _samples(y)


def mean_absolute_error(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return the mean of ``|y - t|`` over all numbers.

    >>> round(mean_absolute_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.066666666667
    """
    return _mean_absolute(*_pair(outputs, targets))[0]


def mean_absolute_error_gradient(outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``sign(y - t) / (n k)``; at 0, where there is no derivative, 0.

    >>> mean_absolute_error_gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [0.5, 0.0]
    """
    return _mean_absolute(*_pair(outputs, targets))[1]


def _mean_absolute(y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    error = y - t
    return float(np.abs(error).mean()), np.sign(error) / error.size


def binary_cross_entropy(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return the mean of ``-t ln y - (1 - t) ln(1 - y)`` for probabilities ``y``.

    Where ``y`` is 0 or 1 and wrong, the logarithm is taken of the smallest positive number of the
    dtype, so the loss is large, not infinite. `sigmoid_cross_entropy` needs no such thing.
    Source: Bishop, "Pattern Recognition and Machine Learning", eq. 4.90.

    >>> round(binary_cross_entropy([0.5, 0.5], [0.0, 1.0]), 6)
    0.693147
    """
    return _binary(*_pair(outputs, targets, t_range=(0, 1), y_range=(0, 1)))[0]


def binary_cross_entropy_gradient(outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``((1 - t) / (1 - y) - t / y) / (n k)``.

    >>> binary_cross_entropy_gradient([0.5, 0.5], [0.0, 1.0]).tolist()
    [1.0, -1.0]
    """
    return _binary(*_pair(outputs, targets, t_range=(0, 1), y_range=(0, 1)))[1]


def _binary(y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    yes, no = _not_zero(y), _not_zero(1 - y)
    value = -(t * np.log(yes) + (1 - t) * np.log(no)).mean()
    return float(value), ((1 - t) / no - t / yes) / y.size


def sigmoid_cross_entropy(logits: ArrayLike, targets: ArrayLike) -> float:
    """Return the binary cross-entropy of ``sigmoid(logits)``, computed from the logits.

    ``ln(1 + e^a) - t a``, written as ``max(a, 0) - t a + ln(1 + e^-|a|)``: nothing overflows.
    One output for two classes, or one for each of several labels.

    >>> sigmoid_cross_entropy([1000.0], [0.0])
    1000.0
    """
    return _sigmoid_cross(*_pair(logits, targets, t_range=(0, 1)))[0]


def sigmoid_cross_entropy_gradient(logits: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``(sigmoid(a) - t) / (n k)``.

    >>> sigmoid_cross_entropy_gradient([0.0], [1.0]).tolist()
    [-0.5]
    """
    return _sigmoid_cross(*_pair(logits, targets, t_range=(0, 1)))[1]


def _sigmoid_cross(a: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    value = (np.maximum(a, 0) - t * a + np.log1p(np.exp(-np.abs(a)))).mean()
    return float(value), (sigmoid(a) - t) / a.size


def cross_entropy(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return ``-sum_k t_k ln y_k`` for rows of probabilities ``y``, averaged over the samples.

    Where ``y`` is 0 and should not be, the logarithm is taken of the smallest positive number of
    the dtype, so the loss is large, not infinite. `softmax_cross_entropy` needs no such thing.
    Source: Saito, "Deep Learning from Scratch", eq. 4.2.

    >>> round(cross_entropy([0.25, 0.5, 0.25], [0.0, 1.0, 0.0]), 6)
    0.693147
    """
    return _cross(*_pair(outputs, targets, t_range=(0, 1), y_range=(0, 1), total=True))[0]


def cross_entropy_gradient(outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``-t / y / n``.

    >>> (cross_entropy_gradient([0.25, 0.5, 0.25], [0.0, 1.0, 0.0]) + 0.0).tolist()
    [0.0, -2.0, 0.0]
    """
    return _cross(*_pair(outputs, targets, t_range=(0, 1), y_range=(0, 1), total=True))[1]


def _cross(y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    y = _not_zero(y)
    return -float((t * np.log(y)).sum()) / _samples(y), -t / y / _samples(y)


def softmax_cross_entropy(logits: ArrayLike, targets: ArrayLike) -> float:
    """Return the cross-entropy of ``softmax(logits)``, computed from the logits.

    ``ln sum_i e^a_i - sum_k t_k a_k``, the largest logit subtracted first ("log-sum-exp").
    Source: Bishop, "Pattern Recognition and Machine Learning", eq. 4.108.

    >>> round(softmax_cross_entropy([1010.0, 1000.0, 990.0], [1.0, 0.0, 0.0]), 10)
    4.5401e-05
    """
    return _softmax_cross(*_pair(logits, targets, t_range=(0, 1), total=True))[0]


def softmax_cross_entropy_gradient(logits: ArrayLike, targets: ArrayLike) -> FloatArray:
    """Return ``(softmax(a) - t) / n``. Source: Bishop, eq. 4.109.

    >>> softmax_cross_entropy_gradient([0.0, 0.0], [1.0, 0.0]).tolist()
    [-0.5, 0.5]
    """
    return _softmax_cross(*_pair(logits, targets, t_range=(0, 1), total=True))[1]


def _softmax_cross(a: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
    a = a - a.max(axis=-1, keepdims=True)  # (n, k), at most 0
    e = np.exp(a)
    total = e.sum(axis=-1, keepdims=True)  # (n, 1), at least 1
    value = np.log(total).sum() - (t * a).sum()
    return float(value) / _samples(a), (e / total - t) / _samples(a)


_PAIRS: dict[Callable[..., Any], ValueAndGradient] = {
    mean_squared_error: _mean_squared,
    half_squared_error: _half_squared,
    mean_absolute_error: _mean_absolute,
    binary_cross_entropy: _binary,
    sigmoid_cross_entropy: _sigmoid_cross,
    cross_entropy: _cross,
    softmax_cross_entropy: _softmax_cross,
}


def value_and_gradient(loss: Callable[..., Any]) -> ValueAndGradient:
    """Return what training calls: a function of outputs and targets to ``(loss, gradient)``.

    For a loss of this module that is one without the checks; any other function is taken to
    return such a pair itself. ``TypeError`` for what is no loss.

    >>> value_and_gradient(mean_squared_error)(np.array([3.0]), np.array([1.0]))
    (4.0, array([4.]))
    """
    if not callable(loss) or (loss not in _PAIRS and loss.__module__ == __name__):
        raise TypeError(f"loss must be a loss such as mean_squared_error, got {loss!r}")
    return _PAIRS.get(loss, loss)


def _pair(
    outputs: ArrayLike, targets: ArrayLike, *, t_range: tuple[float, float] = (-np.inf, np.inf),
    y_range: tuple[float, float] = (-np.inf, np.inf), total: bool = False,
) -> tuple[FloatArray, FloatArray]:
    y = as_float(outputs, "outputs")
    t = as_float(targets, "targets", y.dtype)
    if y.shape != t.shape:
        hint = ": turn class numbers into rows with one_hot" if t.ndim < y.ndim else ""
        raise ValueError(f"targets must have the shape of outputs, {y.shape}, got {t.shape}{hint}")
    if y.ndim not in (1, 2) or y.size == 0:
        raise ValueError(f"outputs must have the shape (n, k) or (k,), got {y.shape}")
    for name, array, (low, high) in (("outputs", y, y_range), ("targets", t, t_range)):
        if array.min() < low or array.max() > high or not np.isfinite(array).all():
            between = "finite" if high == np.inf else f"between {low} and {high}"
            hint = ": for logits there are losses of their own" if array is y and high == 1 else ""
            raise ValueError(f"{name} must be {between}, got {array.min()} .. {array.max()}{hint}")
    if total and np.abs(t.sum(axis=-1) - 1).max() > 1e-3:
        raise ValueError("each row of targets must sum to 1, as one_hot makes it")
    return y, t


def _samples(y: FloatArray) -> int:
    return len(y) if y.ndim == 2 else 1


def _not_zero(y: FloatArray) -> FloatArray:
    return np.maximum(y, np.finfo(y.dtype).tiny)
