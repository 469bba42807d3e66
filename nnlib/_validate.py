"""Checks of what comes in: one clear error instead of a wrong shape or a NaN passed on."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

FloatArray = NDArray[np.floating[Any]]


def as_float(values: ArrayLike, name: str = "x", dtype: DTypeLike | None = None) -> FloatArray:
    """Return ``values`` as an array of floats of the given dtype.

    Without a dtype, floats keep theirs (float32 stays float32) and integers become float64.

    Raises
    ------
    TypeError
        If the values are not real numbers (bool, complex, text, objects).
    ValueError
        If the rows have different lengths, or if there is a NaN.
    """
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} must be a regular array, got rows of unequal length") from None
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold real numbers, int or float, got dtype {array.dtype}: "
                        f"convert it, for example with {name}.astype(float)")
    if dtype is None and array.dtype.kind != "f":
        dtype = np.float64
    array = array.astype(dtype or array.dtype, copy=False)
    if np.isnan(array).any():
        where = tuple(int(i) for i in np.argwhere(np.isnan(array))[0])
        place = f" at index {where if len(where) != 1 else where[0]}" if where else ""
        raise ValueError(f"{name} must hold numbers, got NaN{place}: find out where it comes from")
    return array


def as_samples(
    values: ArrayLike, size: int | None, name: str, dtype: DTypeLike | None
) -> FloatArray:
    """Return ``values`` as rows of ``size`` numbers, shape ``(n, size)``, or as one, ``(size,)``.

    Raises
    ------
    ValueError
        If the shape is another one; also as `as_float`.
    TypeError
        As `as_float`.
    """
    array = as_float(values, name, dtype)
    if array.ndim not in (1, 2) or array.shape[-1] != size:
        raise ValueError(f"{name} must have the shape (n, {size}), one sample a row, or ({size},), "
                         f"one sample, got {array.shape}")
    return array


def as_size(value: int, name: str) -> int:
    """Return a whole number of at least 1, or raise ``TypeError`` or ``ValueError``."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, got {value}")
    return int(value)
