"""Checks of what comes in: one clear error instead of a wrong shape or a NaN passed on."""

import math
from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

FloatArray = NDArray[np.floating[Any]]


class NotFinite(ValueError):
    """NaN or an infinity where there must be none."""


def as_array(values: ArrayLike, name: str) -> np.ndarray:
    """Return ``values`` as an array, or raise ``ValueError`` if its rows differ in length."""
    try:
        return np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} must be a regular array, got rows of unequal length") from None


def as_float(
    values: ArrayLike, name: str = "x", dtype: DTypeLike | None = None, finite: bool = False
) -> FloatArray:
    """Return ``values`` as an array of floats of the given dtype.

    Without a dtype, floats keep theirs (float32 stays float32) and integers become float64.
    ``finite`` refuses infinities as well as NaN.

    Raises
    ------
    TypeError
        If the values are not real numbers (bool, complex, text, objects), or float16.
    ValueError
        If the rows have different lengths, or if there is a NaN.
    """
    array = as_array(values, name)
    refuse_float16(array.dtype, name)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold real numbers, int or float, got dtype {array.dtype}: "
                        f"convert it, for example with {name}.astype(float)")
    if dtype is None and array.dtype.kind != "f":
        dtype = np.float64
    array = array.astype(dtype or array.dtype, copy=False)
    if np.isfinite(array).all():
        return array
    bad = ~np.isfinite(array) if finite else np.isnan(array)
    if bad.any():
        where = tuple(int(i) for i in np.argwhere(bad)[0])
        place = f" at index {where if len(where) != 1 else where[0]}" if where else ""
        wrong = "numbers, got NaN" if np.isnan(array[where]) else "finite numbers, got an infinity"
        raise NotFinite(f"{name} must hold {wrong}{place}: find out where it comes from")
    return array


def refuse_float16(dtype: np.dtype[Any], name: str) -> None:
    """Raise ``TypeError`` for float16, in which sums and squares soon overflow."""
    if dtype == np.float16:
        raise TypeError(f"{name} must not be float16, which ends at 65504 and has three digits: "
                        f"convert it, for example with {name}.astype(np.float32)")


def as_float_type(dtype: DTypeLike) -> np.dtype[Any]:
    """Return a dtype of floats, or raise ``TypeError``."""
    found = np.dtype(dtype)
    if found.kind != "f" or found == np.float16:
        raise TypeError(f"dtype must be np.float32 or np.float64, got {found}")
    return found


def as_samples(
    values: ArrayLike, size: int | None, name: str, dtype: DTypeLike | None, finite: bool = False
) -> FloatArray:
    """Return ``values`` as rows of ``size`` numbers, shape ``(n, size)``, or as one, ``(size,)``.

    Without a size every shape will do.

    Raises
    ------
    ValueError
        If the shape is another one; also as `as_float`.
    TypeError
        As `as_float`.
    """
    array = as_float(values, name, dtype, finite)
    if size is not None and (array.ndim not in (1, 2) or array.shape[-1] != size):
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


def as_number(
    value: float, name: str, fits: Callable[[float], bool] = math.isfinite, words: str = "finite"
) -> float:
    """Return a plain float, which changes no array's dtype, or raise ``TypeError`` or
    ``ValueError``."""
    if not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not fits(value):
        raise ValueError(f"{name} must be {words}, got {value}")
    return float(value)


def as_positive(value: float, name: str) -> float:
    """Return a number above 0, as `as_number`."""
    return as_number(value, name, lambda v: 0 < v < math.inf, "positive")


def as_share(value: float, name: str) -> float:
    """Return a number of at least 0 and below 1, as `as_number`."""
    return as_number(value, name, lambda v: 0 <= v < 1, "at least 0 and below 1")
