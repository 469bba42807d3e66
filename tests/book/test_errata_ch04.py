"""The errors of the sources that chapter 4 corrects, each decided by calculation."""

import math
from collections.abc import Callable

import pytest

from tests.book import reader

PAGE = "ch04_losses"


def jump(f: Callable[[float], float], place: float) -> float:
    """How far the values on both sides of a place are apart, as the sides close in."""
    gaps = [abs(f(place + h) - f(place - h)) for h in (1e-2, 1e-4, 1e-6, 1e-8)]
    return gaps[-1]


def slopes(f: Callable[[float], float], place: float) -> tuple[float, float]:
    h = 1e-6
    return (f(place) - f(place - h)) / h, (f(place + h) - f(place)) / h


def zigzag(x: float) -> float:
    return abs(x - 2 * round(x / 2))


def test_zigzag_is_continuous_and_not_smooth(page: str) -> None:
    """Erratum 7."""
    for corner in (-1.0, 0.0, 1.0, 2.0):
        assert jump(zigzag, corner) < 1e-7
        left, right = slopes(zigzag, corner)
        assert abs(right - left) == pytest.approx(2, abs=1e-6)
    left, right = slopes(abs, 0.0)
    assert (left, right) == pytest.approx((-1, 1))
    assert jump(lambda x: float(x > 0), 0.0) == 1
    text = reader.words(page)
    assert "smooth" in text
    assert "continuous" in text


def test_several_labels_are_separate_questions(page: str) -> None:
    """Sum of binary prices = price of the product, while softmax outputs compete (erratum 17)."""
    said = [1 / (1 + math.exp(-a)) for a in (2.2, 1.4, 0.4)]
    product = said[0] * said[1] * (1 - said[2])
    prices = [-math.log(p) for p in (said[0], said[1], 1 - said[2])]
    assert sum(prices) == pytest.approx(-math.log(product))
    everything = math.fsum(
        math.prod(p if t else 1 - p for p, t in zip(said, labels, strict=True))
        for labels in [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    )
    assert everything == pytest.approx(1)
    assert f"{product:.4f}" in reader.from_cells(page)


def test_absolute_error_has_its_place(page: str) -> None:
    """The best single number for 1, 2, 3, 4, 90 by either loss, by trying them all."""
    data = [1, 2, 3, 4, 90]
    tries = [n / 10 for n in range(0, 1000)]
    squared = min(tries, key=lambda c: sum((x - c) ** 2 for x in data))
    absolute = min(tries, key=lambda c: sum(abs(x - c) for x in data))
    assert (squared, absolute) == (20, 3)
    assert {"20", "3"} <= reader.from_cells(page)
