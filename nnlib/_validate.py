"""Checks of what comes in: one clear error instead of a wrong shape or a NaN passed on.

All raise ``TypeError`` for what is of another kind and ``ValueError`` for what has a wrong size.
"""

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
    """Return ``values`` as an array: of rows of one length, and without a mask."""
    if np.ma.is_masked(values):
        raise ValueError(f"{name} must have no masked numbers: leave out their rows")
    try:
        return np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} must be a regular array, got rows of unequal length") from None


def as_float(
    values: ArrayLike, name: str = "x", dtype: DTypeLike | None = None, finite: bool = False
) -> FloatArray:
    """Return real numbers as an array of floats of the given dtype, or refuse NaN with `NotFinite`.

    Without a dtype, floats keep theirs (float32 stays float32) and integers become float64.
    ``finite`` refuses infinities as well as NaN.
    """
    array = as_array(values, name)
    check_dtype(array.dtype, name)
    if dtype is None and array.dtype.kind != "f":
        dtype = np.float64
    with np.errstate(over="ignore"):
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


def check_dtype(dtype: np.dtype[Any], name: str) -> None:
    """Refuse what is no real number, and float16, in which sums and squares soon overflow."""
    if dtype == np.float16:
        raise TypeError(f"{name} must not be float16, which ends at 65504 and has three digits: "
                        f"convert it, for example with {name}.astype(np.float32)")
    if dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold real numbers, int or float, got dtype {dtype}: "
                        f"convert it, for example with {name}.astype(float)")


def as_float_type(dtype: DTypeLike) -> np.dtype[Any]:
    """Return one of the two dtypes of parameters."""
    found = np.dtype(dtype)
    if found not in (np.float32, np.float64):
        raise TypeError(f"dtype must be np.float32 or np.float64, got {found}")
    return found


def as_samples(
    values: ArrayLike, size: int | None, name: str, dtype: DTypeLike | None, finite: bool = False
) -> FloatArray:
    """Return rows of ``size`` numbers, shape ``(n, size)``, or one, ``(size,)``, as `as_float`.

    Without a size every shape will do.
    """
    array = as_float(values, name, dtype, finite)
    if size is not None and (array.ndim not in (1, 2) or array.shape[-1] != size):
        raise ValueError(f"{name} must have the shape (n, {size}), one sample a row, or ({size},), "
                         f"one sample, got {array.shape}")
    return array


def as_size(value: int, name: str, least: int = 1) -> int:
    """Return a plain whole number, which no sum overflows."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return int(value)


def as_number(
    value: float, name: str, fits: Callable[[float], bool] = math.isfinite, words: str = "finite"
) -> float:
    """Return a plain float, which changes no array's dtype."""
    if not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, got {value!r}")
    try:
        number = float(value)
    except OverflowError:  # an integer of hundreds of digits
        number = math.inf
    if not fits(number):
        raise ValueError(f"{name} must be {words}, got {value}")
    return number


def as_positive(value: float, name: str) -> float:
    """Return a number above 0."""
    return as_number(value, name, lambda v: 0 < v < math.inf, "positive")


def as_eps(value: float) -> float:
    """Return a number to add to a divisor, which float32 does not round to 0."""
    return as_number(as_positive(value, "eps"), "eps", lambda v: v >= 1e-30, "at least 1e-30")


def as_amount(value: float, name: str, most: float = 1e9) -> float:
    """Return a number of at least 0."""
    value = as_number(value, name, lambda v: 0 <= v < math.inf, "0 or a positive number")
    return as_number(value, name, lambda v: v <= most, f"at most {most:g}")


def as_share(value: float, name: str) -> float:
    """Return a number of at least 0 and below 1."""
    return as_number(value, name, lambda v: 0 <= v < 1, "at least 0 and below 1")


def as_rng(rng: np.random.Generator | int | None) -> np.random.Generator:
    """Return a generator as it is, and a new one from a seed or from nothing."""
    try:
        return np.random.default_rng(rng)
    except (TypeError, ValueError) as error:
        raise type(error)(f"rng must be a seed, 0 or above, or a generator, got {rng!r}") from None


def must_be(kind: Any, value: Any, words: str) -> Any:
    """Return the value if it is of a kind."""
    if not isinstance(value, kind):
        raise TypeError(f"{words}, got {value!r}")
    return value
