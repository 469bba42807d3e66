"""Counting right and wrong answers (chapter 9)."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import as_array, as_float, as_number, as_size


def accuracy(
    outputs: ArrayLike, targets: ArrayLike, *, threshold: float | None = None
) -> float:
    """Return the share of samples whose class is right, 0 to 1.

    Raises ``TypeError`` or ``ValueError`` if the shapes or dtypes are others, the numbers of
    samples differ, a class number has no column, or a threshold comes without a single column of
    outputs or the other way round.

    Parameters
    ----------
    outputs, targets : array_like
        Each either class numbers ``(n,)``, integers, or one row of numbers a sample ``(n, k)``,
        of which the largest names the class: logits, probabilities or one-hot rows. Targets may
        also be a single column ``(n, 1)``, 0 to 1.
    threshold : float, optional
        For outputs in a single column ``(n, 1)``, and for no others: above it the class is 1. It
        is 0.5 for probabilities and 0 for logits, which the numbers themselves do not tell. As the
        metric of `fit`: ``partial(accuracy, threshold=0)``.

    Examples
    --------
    >>> accuracy([[0.1, 0.9], [0.8, 0.2]], [1, 1])
    0.5
    >>> accuracy([[0.1], [-0.8]], [1, 0], threshold=0)
    1.0
    """
    predicted, true = _classes(outputs, targets, threshold)
    return float((predicted == true).mean())


def confusion_matrix(
    outputs: ArrayLike, targets: ArrayLike, classes: int | None = None, *,
    threshold: float | None = None,
) -> np.ndarray:
    """Count the samples of each true class (row) by the class they were taken for (column).

    Parameters
    ----------
    outputs, targets, threshold
        As for `accuracy`.
    classes : int, optional
        Size of the matrix; by default the largest class number that occurs, plus 1.

    Examples
    --------
    >>> confusion_matrix([0, 1, 1], [0, 0, 1]).tolist()
    [[1, 1], [0, 1]]
    """
    predicted, true = _classes(outputs, targets, threshold)
    least = 1 + int(max(predicted.max(), true.max()))
    k = least if classes is None else as_size(classes, "classes")
    if not least <= k <= 10_000:
        raise ValueError(f"classes must be at least {least}, the classes that occur, and at most "
                         f"10000, got {k}")
    return np.bincount(true * k + predicted, minlength=k * k).reshape(k, k)


def _classes(
    outputs: ArrayLike, targets: ArrayLike, threshold: float | None
) -> tuple[np.ndarray, np.ndarray]:
    predicted, true = _class_numbers(outputs, "outputs", threshold), _class_numbers(targets)
    if len(predicted) != len(true):
        raise ValueError(f"got {len(predicted)} outputs for {len(true)} targets")
    columns = [np.shape(values)[1] for values in (outputs, targets) if np.ndim(values) == 2]
    classes = {max(2, k) for k in columns}  # a single column tells two of them
    if len(classes) == 2:
        raise ValueError(f"got rows of {columns[0]} outputs and of {columns[1]} targets")
    if classes and (largest := max(predicted.max(), true.max())) >= max(classes):
        raise ValueError(f"no column for class {largest}: there are {max(classes)} classes")
    if threshold is not None and np.shape(outputs)[1:] != (1,):
        raise ValueError(f"a threshold is for outputs (n, 1), a single column, got "
                         f"{np.shape(outputs)}: leave it out")
    return predicted, true


def _class_numbers(
    values: ArrayLike, name: str = "targets", threshold: float | None = None
) -> np.ndarray:
    array = as_array(values, name)
    if array.ndim not in (1, 2) or array.size == 0:
        raise ValueError(f"{name} must have the shape (n,) or (n, k), got {array.shape}")
    if array.ndim == 1:
        if array.dtype.kind not in "iu" or array.min() < 0:
            raise TypeError(f"{name} {array.shape} must be class numbers, 0, 1, ..., got {array}")
        return array.astype(int)
    array = as_float(array, name)
    if array.shape[1] > 1:
        return array.argmax(axis=1)
    if name == "targets":
        if array.min() < 0 or array.max() > 1:
            raise ValueError(f"a column of targets must be 0 to 1, got {array.min()} .. "
                             f"{array.max()}")
        threshold = 0.5
    elif threshold is None:
        raise ValueError("a column of outputs needs a threshold: 0.5 if they are probabilities, 0 "
                         "if they are logits")
    return (array[:, 0] > as_number(threshold, "threshold")).astype(int)
