"""Real functions by Python's decimal numbers, and a comparison to a few last places."""

from collections.abc import Callable, Sequence
from decimal import Context, Decimal, localcontext

import numpy as np


def exactly(function: Callable[[Decimal], Decimal], numbers: np.ndarray) -> list[Decimal]:
    """Return a function of each number with 700 digits, of which subtractions may lose 600."""
    with localcontext(Context(prec=700)):
        return [function(Decimal(float(number))) for number in numbers]


def logistic(x: Decimal) -> Decimal:
    """Return ``1 / (1 + e^-x)``."""
    return 1 / (1 + (-x).exp())


def tanh(x: Decimal) -> Decimal:
    """Return the hyperbolic tangent."""
    return 2 * logistic(2 * x) - 1


def assert_exact(
    found: np.ndarray, expected: Sequence[Decimal], last_places: float = 6
) -> None:
    """Compare to so many units in the last place; NumPy's exp alone may be wrong by 2.5."""
    for number, exact in zip(found, expected, strict=True):
        unit = Decimal(float(np.spacing(abs(found.dtype.type(float(exact))))))
        assert abs(Decimal(float(number)) - exact) <= Decimal(last_places) * unit, (number, exact)
