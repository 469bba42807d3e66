"""Counting right and wrong answers (chapter 9)."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import as_array, as_float, as_size


def accuracy(outputs: ArrayLike, targets: ArrayLike) -> float:
    """Return the share of samples whose class is right, 0 to 1.

    Parameters
    ----------
    outputs, targets : array_like
        Each either class numbers ``(n,)``, integers, or one row of numbers a sample ``(n, k)``,
        of which the largest names the class: logits, probabilities or one-hot rows. A single
        column ``(n, 1)`` holds probabilities of class 1: above 1/2 means 1.

    Raises
    ------
    TypeError, ValueError
        If the shapes or dtypes are others, or the numbers of samples differ.

    Examples
    --------
    >>> accuracy([[0.1, 0.9], [0.8, 0.2]], [1, 1])
    0.5
    """
    predicted, true = _classes(outputs, targets)
    return float((predicted == true).mean())


def confusion_matrix(
    outputs: ArrayLike, targets: ArrayLike, classes: int | None = None
) -> np.ndarray:
    """Count the samples of each true class (row) by the class they were taken for (column).

    Parameters
    ----------
    outputs, targets : array_like
        As for `accuracy`.
    classes : int, optional
        Size of the matrix; by default the largest class number that occurs, plus 1.

    Examples
    --------
    >>> confusion_matrix([0, 1, 1], [0, 0, 1]).tolist()
    [[1, 1], [0, 1]]
    """
    predicted, true = _classes(outputs, targets)
    least = 1 + int(max(predicted.max(), true.max()))
    k = least if classes is None else as_size(classes, "classes")
    if k < least:
        raise ValueError(f"classes must be at least {least}, the classes that occur, got {k}")
    return np.bincount(true * k + predicted, minlength=k * k).reshape(k, k)


def _classes(outputs: ArrayLike, targets: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    predicted, true = _class_numbers(outputs, "outputs"), _class_numbers(targets, "targets")
    if len(predicted) != len(true):
        raise ValueError(f"got {len(predicted)} outputs for {len(true)} targets")
    columns = [np.shape(values)[1] for values in (outputs, targets) if np.ndim(values) == 2]
    if len(columns) == 2 and 1 not in columns and columns[0] != columns[1]:
        raise ValueError(f"got rows of {columns[0]} outputs and of {columns[1]} targets")
    return predicted, true


def _class_numbers(values: ArrayLike, name: str) -> np.ndarray:
    array = as_array(values, name)
    if array.ndim not in (1, 2) or array.size == 0:
        raise ValueError(f"{name} must have the shape (n,) or (n, k), got {array.shape}")
    if array.ndim == 2:
        array = as_float(array, name)
        return (array[:, 0] > 0.5).astype(int) if array.shape[1] == 1 else array.argmax(axis=1)
    if array.dtype.kind not in "iu" or array.min() < 0:
        raise TypeError(f"{name} {array.shape} must be class numbers, 0, 1, ..., got {array}")
    return array.astype(int)
