"""The numbers of appendix A, worked out again without NumPy and `nnlib`."""

import math
from fractions import Fraction

import pytest

from tests.book import reader

PAGE = "app_a_calculus"


def test_values_in_prose(page: str) -> None:
    ratios = [(5 * (2 + h) ** 2 - 20) / h for h in map(Fraction, ("1", "0.1", "0.01", "0.001"))]
    assert ratios == [20 + 5 * Fraction(h) for h in ("1", "0.1", "0.01", "0.001")]
    y = 1 / (1 + math.e**-1.05)
    moved = Fraction("2.01") ** 2 * Fraction("1.02") + 3 * Fraction("1.02")
    assert reader.from_cells(page) == {
        *(f"{float(ratio):.3f}" for ratio in ratios),
        *(f"{(math.e**h - 1) / h:.4f}" for h in (0.1, 0.01, 0.001)),
        f"{y:.4f}", f"{y * (1 - y):.4f}",
        "7", "0.18", f"{float(moved):.4f}", f"{float(moved - 7):.4f}",
    }
    assert y == pytest.approx(0.740774899182154)


def test_numbers_in_formulas(page: str) -> None:
    formulas = reader.formulas(page)
    assert Fraction(20 - 10, 8 - 3) == 2
    assert 2 * (3 * 1 + 1) * 3 == 18 * 1 + 6 == 24
    assert "8 \\cdot 3 = 24" in formulas
    assert (2 * 2 * 1, 2**2 + 3) == (4, 7)
    assert 9 * 2 + 6 * 6 == 6 * 3**2 == 54
    assert "18 + 36 = 54" in formulas
    words = reader.words(page)
    assert f"{math.log(2):.4f}" == "0.6931"
    assert "0.6931" in words


def test_answers() -> None:
    assert 3 * math.sqrt(2) ** 2 - 6 == pytest.approx(0)
    assert 2 * (1 - 2 * 3) * -2 == 20
    assert (10 / 10, 2 * 1) == (1, 2)


def test_ruler_prints_the_slopes(page: str) -> None:
    y = 1 / (1 + math.e**-1.05)
    printed = [float(number) for number in reader.printed(page).split()]
    assert printed == pytest.approx([20, 24, y * (1 - y), 54], abs=1e-6)
