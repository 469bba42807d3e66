"""Losses: how far outputs are from targets, and in which direction (chapters 4, 6 and 8).

Outputs and targets have the same shape, ``(n, k)``, or ``(k,)`` for one sample. The value of a
`Loss`, ``loss(outputs, targets)``, is one Python float. ``loss.gradient(outputs, targets)`` has the
shape and dtype of the outputs and is the derivative of that float: a mean over ``n`` samples
carries its ``1/n``.

Mean squared, mean absolute and binary cross-entropy are means over all ``n * k`` numbers; half
squared error and cross-entropy are sums over the ``k`` outputs and means over the ``n`` samples.

A cross-entropy may be taken from probabilities (`binary_cross_entropy`, `cross_entropy`) or from
the logits before them (`sigmoid_cross_entropy`, `softmax_cross_entropy`): the same loss, of which
the second form needs no logarithm of 0 and loses no digit where the network is sure.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nnlib._validate import FloatArray, as_array, as_float, as_float_type, as_number, as_size
from nnlib.activations import sigmoid

Formula = Callable[[FloatArray, FloatArray], tuple[Any, ArrayLike]]


class Loss:
    """A loss, made of one function of outputs ``y`` and targets ``t``, both ``(n, k)``.

    A call raises ``TypeError`` if they are not real numbers or the formula's result is no pair, and
    ``ValueError`` if the shapes differ, one is NaN or infinite, or not what the loss takes.

    Parameters
    ----------
    formula : callable
        Returns the value and its gradient at ``y``: ``formula(y, t) -> (number, (n, k))``.
    outputs, targets : str
        What they are, which is checked: "numbers", "logits" (any numbers too, but not those of a
        last layer that makes probabilities), "probabilities" (0 to 1) or "distributions" (rows of
        probabilities that sum to 1).

    Examples
    --------
    >>> @Loss
    ... def quartic(y, t):
    ...     return ((y - t) ** 4).mean(), 4 * (y - t) ** 3 / y.size
    >>> quartic([3.0, 1.0], [1.0, 1.0])
    8.0
    >>> quartic.gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [16.0, 0.0]
    """

    __name__ = "loss"  # of a formula without a name

    def __init__(
        self, formula: Formula, *, outputs: str = "numbers", targets: str = "numbers"
    ) -> None:
        known = ("numbers", "logits", "probabilities", "distributions")
        if not {outputs, targets} <= {*known}:
            raise ValueError(f"outputs and targets must each be one of {known}")
        update_wrapper(self, formula)
        self.formula, self.outputs, self.targets = formula, outputs, targets

    @classmethod
    def of(cls, loss: Loss | Formula) -> Loss:
        """Return a loss as it is, and a function of outputs and targets as a loss."""
        if isinstance(loss, Loss):
            return loss
        if not callable(loss) or isinstance(loss, type):
            raise TypeError(f"loss must be a loss such as mean_squared_error, got {loss!r}")
        return cls(loss)

    def __call__(self, outputs: ArrayLike, targets: ArrayLike) -> float:
        """Return the value."""
        return self.value_and_gradient(outputs, targets)[0]

    def gradient(self, outputs: ArrayLike, targets: ArrayLike) -> FloatArray:
        """Return the derivatives of the value in the outputs, in their shape and dtype."""
        return self.value_and_gradient(outputs, targets)[1]

    def value_and_gradient(
        self, outputs: ArrayLike, targets: ArrayLike
    ) -> tuple[float, FloatArray]:
        """Return both, computed at one go."""
        y = as_float(outputs, "outputs", finite=True)
        t = as_float(targets, "targets", y.dtype, finite=True)
        if y.shape != t.shape:
            hint = ": turn class numbers into rows with one_hot" if t.ndim < y.ndim else ""
            raise ValueError(
                f"targets must have the shape of outputs, {y.shape}, got {t.shape}{hint}")
        if y.ndim not in (1, 2) or y.size == 0:
            raise ValueError(f"outputs must have the shape (n, k) or (k,), got {y.shape}")
        self._check_targets(t)
        value, gradient = self._of_batch(np.atleast_2d(y), np.atleast_2d(t))
        return value, as_float(gradient, "gradient", y.dtype).reshape(y.shape)

    def _check_targets(self, t: FloatArray, where: str = "") -> None:
        _check(t, "targets", self.targets, where)

    def _of_batch(self, y: FloatArray, t: FloatArray) -> tuple[float, FloatArray]:
        """Return value and gradient of outputs ``(n, k)``, for targets that have been checked."""
        _check(y, "outputs", self.outputs)
        result = self.formula(y, t)
        if not (isinstance(result, tuple) and len(result) == 2):
            raise TypeError(f"loss must return a pair, its value and gradient, got {result!r}")
        value = as_number(result[0], "the value of a loss", lambda _: True)
        gradient = np.asarray(result[1])
        if gradient.shape != y.shape:
            raise ValueError(f"the gradient of a loss must have the shape of the outputs, "
                             f"{y.shape}, got {gradient.shape}")
        return value, gradient

    def __repr__(self) -> str:
        return self.__name__

    def __reduce__(self) -> str:  # a pickle holds where to find it, as for a function
        return self.__name__


def _check(values: FloatArray, name: str, kind: str, where: str = "") -> None:
    if kind in ("numbers", "logits"):
        return
    hint = ": for logits there are losses of their own" if name == "outputs" else ""
    if values.min() < 0 or values.max() > 1:
        raise ValueError(
            f"{where}{name} must be between 0 and 1, got {values.min()} .. {values.max()}{hint}")
    if kind == "distributions":
        sums = values.sum(axis=-1)
        if abs(sums - 1).max() > 1e-3:
            hint = hint or ", as one_hot makes it"
            raise ValueError(f"{where}each row of {name} must sum to 1, got a sum of "
                             f"{sums.flat[abs(sums - 1).argmax()]}{hint}")


@Loss
def mean_squared_error(y: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """The mean of ``(y - t)^2`` over all numbers; its gradient is ``2 (y - t) / (n k)``.

    Source: Goodfellow, Bengio and Courville, "Deep Learning", section 5.1.4.

    >>> round(mean_squared_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.006666666667
    >>> mean_squared_error.gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [2.0, 0.0]
    """
    error = y - t
    return (error * error).mean(), 2 / error.size * error


@Loss
def half_squared_error(y: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """``1/2 sum_k (y_k - t_k)^2``, averaged over the samples: chapter 6's E.

    The half takes away the 2 of the derivative: its gradient is ``(y - t) / n``. Source: Nielsen,
    "Neural Networks and Deep Learning", eq. 6 ("quadratic cost").

    >>> round(half_squared_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.01
    >>> half_squared_error.gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [2.0, 0.0]
    """
    error = y - t
    return (error * error).sum() / 2 / len(y), error / len(y)


@Loss
def mean_absolute_error(y: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """The mean of ``|y - t|`` over all numbers; its gradient is ``sign(y - t) / (n k)``.

    At 0, where there is no derivative, the gradient is 0.

    >>> round(mean_absolute_error([0.4, 0.8, 1.0], [0.5, 0.7, 1.0]), 12)
    0.066666666667
    >>> mean_absolute_error.gradient([3.0, 1.0], [1.0, 1.0]).tolist()
    [0.5, 0.0]
    """
    error = y - t
    return np.abs(error).mean(), np.sign(error) / error.size


@partial(Loss, outputs="probabilities", targets="probabilities")
def binary_cross_entropy(y: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """The mean of ``-t ln y - (1 - t) ln(1 - y)`` for probabilities ``y``.

    Its gradient is ``((1 - t) / (1 - y) - t / y) / (n k)``. Where ``y`` has rounded to 0 or 1, the
    number of the dtype beside it stands for it, so the loss is large, not infinite.
    `sigmoid_cross_entropy` needs no such thing. Source: Bishop, "Pattern Recognition and Machine
    Learning", eq. 4.90.

    >>> round(binary_cross_entropy([0.5, 0.5], [0.0, 1.0]), 6)
    0.693147
    >>> binary_cross_entropy.gradient([0.5, 0.5], [0.0, 1.0]).tolist()
    [1.0, -1.0]
    """
    yes, no = _not_zero(y), np.maximum(1 - y, np.finfo(y.dtype).epsneg)
    ln_no = np.where(y < 0.5, np.log1p(-np.minimum(y, 0.5)), np.log(no))  # exact for small y
    return -(t * np.log(yes) + (1 - t) * ln_no).mean(), ((1 - t) / no - t / yes) / y.size


@partial(Loss, outputs="logits", targets="probabilities")
def sigmoid_cross_entropy(a: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """The binary cross-entropy of ``sigmoid(a)``, computed from the logits ``a``.

    ``ln(1 + e^a) - t a``, written as ``max(a, 0) - t a + ln(1 + e^-|a|)``: nothing overflows. Its
    gradient is ``(sigmoid(a) - t) / (n k)``. One output for two classes, or one for each of
    several labels.

    >>> sigmoid_cross_entropy([1000.0], [0.0])
    1000.0
    >>> sigmoid_cross_entropy.gradient([0.0], [1.0]).tolist()
    [-0.5]
    """
    value = (np.maximum(a, 0) - t * a + np.log1p(np.exp(-np.abs(a)))).mean()
    # sigmoid(a) - t, in which 1 - sigmoid(a) = sigmoid(-a) is not lost where sigmoid(a) is 1
    return value, ((1 - t) * sigmoid(a) - t * sigmoid(-a)) / a.size


@partial(Loss, outputs="distributions", targets="distributions")
def cross_entropy(y: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """``-sum_k t_k ln y_k`` for rows of probabilities ``y``, averaged over the samples.

    Its gradient is ``-t / y / n``. Where ``y`` is 0 and should not be, the smallest positive number
    of the dtype stands for it, so the loss is large, not infinite. `softmax_cross_entropy` needs
    no such thing. Source: Saito, "Deep Learning from Scratch", eq. 4.2.

    >>> round(cross_entropy([0.25, 0.5, 0.25], [0.0, 1.0, 0.0]), 6)
    0.693147
    >>> (cross_entropy.gradient([0.25, 0.5, 0.25], [0.0, 1.0, 0.0]) + 0.0).tolist()
    [0.0, -2.0, 0.0]
    """
    y = _not_zero(y)
    return -(t * np.log(y)).sum() / len(y), -t / y / len(y)


@partial(Loss, outputs="logits", targets="distributions")
def softmax_cross_entropy(a: FloatArray, t: FloatArray) -> tuple[Any, FloatArray]:
    """The cross-entropy of ``softmax(a)``, computed from the logits ``a``.

    ``ln sum_i e^a_i - sum_k t_k a_k``, the largest logit subtracted first ("log-sum-exp"). Its
    gradient is ``(softmax(a) - t) / n``. Source: Bishop, "Pattern Recognition and Machine
    Learning", eq. 4.108 and 4.109.

    >>> round(softmax_cross_entropy([1010.0, 1000.0, 990.0], [1.0, 0.0, 0.0]), 10)
    4.5401e-05
    >>> softmax_cross_entropy.gradient([0.0, 0.0], [1.0, 0.0]).tolist()
    [-0.5, 0.5]
    """
    n, largest = np.arange(len(a)), a.argmax(axis=1)
    with np.errstate(over="ignore"):
        a = np.maximum(a - a[n, largest][:, np.newaxis], np.finfo(a.dtype).min)  # (n, k), at most 0
    e = np.exp(a)
    e[n, largest] = 0
    rest = e.sum(axis=1)  # (n,): the sum less e^0 = 1, in which a small rest would be lost
    total = 1 + rest
    gradient = e / total[:, np.newaxis] - t
    gradient[n, largest] = 1 - t[n, largest] - rest / total  # 1 / total = 1 - rest / total
    return (np.log1p(rest).sum() - np.vdot(t, a)) / len(a), gradient / len(a)


def one_hot(labels: ArrayLike, classes: int, dtype: DTypeLike = np.float64) -> FloatArray:
    """Return rows with a 1 at the label and 0 elsewhere: ``(n,)`` integers to ``(n, classes)``.

    Raises ``TypeError`` if the labels are not integers, ``ValueError`` for one that is not among
    0 .. classes - 1.

    >>> one_hot([2, 0], 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    numbers = as_array(labels, "labels")
    if numbers.ndim > 1:
        raise ValueError(f"labels must have the shape (n,), got {numbers.shape}")
    if numbers.dtype.kind not in "iu":
        raise TypeError(f"labels must be integers, got dtype {numbers.dtype}")
    classes = as_size(classes, "classes")
    if numbers.size and not 0 <= numbers.min() <= numbers.max() < classes:
        raise ValueError(f"labels must be 0 .. {classes - 1}, got {labels!r}")
    return np.eye(classes, dtype=as_float_type(dtype))[numbers]


def _not_zero(y: FloatArray) -> FloatArray:
    return np.maximum(y, np.finfo(y.dtype).tiny)
