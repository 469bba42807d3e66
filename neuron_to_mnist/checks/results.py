"""Reading what a function returned, comparing it with what was expected, and showing both."""

import numpy as np

from neuron_to_mnist.checks.report import Finding

# Five digits: float32 passes, figures typed in with four decimals do not.
RELATIVE_TOLERANCE = 1e-5
ABSOLUTE_TOLERANCE = 1e-6

_NUMBER_TYPES = (
    int, float, np.float16, np.float32, np.float64, np.longdouble,
    np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64,
)
_LONGEST_LIST = 64


class NotNumbersError(Exception):
    """Raised for a value that is not made of plain numbers; the text names its type."""


def to_array(value: object) -> np.ndarray:
    """Copy ``value`` into a fresh float64 array.

    Only exact ints, floats, NumPy numbers, arrays of them, and lists and tuples of all these are
    read. Types are compared by identity: an object of any other class could answer comparisons as
    it likes.
    """
    kind = type(value)
    if any(kind is number for number in _NUMBER_TYPES):
        return np.array(value, dtype=np.float64)
    if isinstance(value, np.ndarray) and kind is np.ndarray and value.dtype.kind in "iuf":
        return np.array(value, dtype=np.float64)
    if isinstance(value, list | tuple) and (kind is list or kind is tuple):
        parts = [to_array(part) for part in value]
        if len({part.shape for part in parts}) > 1:
            raise NotNumbersError(f"{kind.__name__} with rows of different lengths")
        return np.stack(parts) if parts else np.zeros(0)
    if isinstance(value, np.ndarray):
        raise NotNumbersError(f"{kind.__name__} with dtype {value.dtype}")
    raise NotNumbersError(kind.__name__)


# What a mistake leaves open in a result: no answer agrees with it.
OPEN = np.empty((0,) * 9)


def agree(came: np.ndarray, expected: np.ndarray) -> bool:
    """Return whether two arrays have the same shape and, to five digits, the same numbers."""
    if came.shape != expected.shape:
        return False
    if not (np.isfinite(came).all() and np.isfinite(expected).all()):
        return bool(np.allclose(
            came, expected, rtol=RELATIVE_TOLERANCE, atol=ABSOLUTE_TOLERANCE, equal_nan=True
        ))
    # What np.allclose does with finite numbers, four times as fast.
    allowed = ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * np.abs(expected)
    return bool((np.abs(came - expected) <= allowed).all())


def rounded(came: np.ndarray, expected: np.ndarray) -> Finding | None:
    """Say so if ``came`` is ``expected`` with two to four decimals."""
    for digits in (4, 3, 2):
        if came.shape == expected.shape and np.array_equal(came, np.round(came, digits)) and np.all(
            np.abs(came - expected) <= 0.51 * 10.0 ** -digits
        ):
            return Finding("result.rounded", {"digits": str(digits)})
    return None


def explain(came: np.ndarray, expected: np.ndarray, name: str = "") -> Finding:
    """Say how ``came`` differs from ``expected``; ``name`` is that of the result, if it has one."""
    if came.shape != expected.shape:
        return _explain_shape(came, expected)
    if np.isnan(came).any():
        return Finding("result.nan")
    if np.isinf(came).any():
        return Finding("result.infinite")
    for whole in (np.trunc(expected), np.round(expected)):
        if agree(came, whole):
            return Finding("result.whole_numbers")
    if came.ndim == 2 and agree(came.T, expected):
        return Finding("result.transposed")
    if agree(-came, expected):
        return Finding("result.sign")
    if came.size > 1 and agree(np.sort(came, axis=None), np.sort(expected, axis=None)):
        return Finding("result.order")
    if came.ndim == 0:
        return Finding("result.value")
    wrong = ~np.isclose(came, expected, rtol=RELATIVE_TOLERANCE, atol=ABSOLUTE_TOLERANCE)
    index = ", ".join(str(number) for number in np.argwhere(wrong)[0])
    return Finding("result.values", quoted={"place": f"{name}[{index}]"})


def _explain_shape(came: np.ndarray, expected: np.ndarray) -> Finding:
    wanted = {"expected": str(expected.shape)}
    got = {"came": str(came.shape)}
    if came.ndim == 2 and agree(came.T, expected):
        return Finding("result.transposed")
    if agree(np.squeeze(came), np.squeeze(expected)):
        return Finding("result.extra_axis", wanted, got)
    if came.ndim == 1 and came.size and agree(came, expected.ravel()):
        return Finding("result.one_row", wanted, got)
    if expected.ndim == 0:
        return Finding("result.number_expected", wanted, got)
    if came.ndim == 0:
        return Finding("result.array_expected", wanted, got)
    return Finding("result.shape", wanted, got)


def words(value: object) -> str:
    """Return what a value of the student's says of itself, or its type if it cannot say it."""
    try:
        return str(value)
    except Exception:
        return f"<{type(value).__name__}>"


def show(value: object) -> str:
    """Write a result for a person: six digits, and a long array by its shape."""
    try:
        return _shown(value)
    except Exception:  # such as a list that holds itself
        return f"<{type(value).__name__}>"


def _shown(value: object) -> str:
    if isinstance(value, np.ndarray):
        if value.size > _LONGEST_LIST or value.size == 0:
            return f"array of shape {value.shape}"
        return _shown(value.tolist())
    if isinstance(value, float | np.floating):
        digits = f"{value:.6g}"
        return f"{digits}.0" if digits.lstrip("-").isdigit() else digits
    if isinstance(value, list | tuple):
        return f"[{', '.join(_shown(part) for part in value)}]"
    return words(value)
