"""The numbers of the page to start from, worked out again in fractions."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import reader

CANDLE = {1: Fraction("18.5"), 2: Fraction(17), 4: Fraction(14)}


def error(rate: str) -> Fraction:
    """Add up how far the function 20 + rate * x is from the measured heights."""
    return sum((abs(20 + Fraction(rate) * x - t) for x, t in CANDLE.items()), Fraction(0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_candle(language: str, built_page: Callable[[str, str], str]) -> None:
    page = built_page(language, "ch00_start")
    assert reader.from_cells(page) == {
        str(28 * 28), *(str(20 - x) for x in CANDLE),
        f"{float(error('-1')):.1f}", f"{float(error('-1.4')):.1f}", f"{error('-1.5')}",
        f"{float(20 - Fraction('1.5') * 3)}", f"{20 - Fraction('1.5') * 20}",
    }
    text = reader.words(page)
    for hours, height in CANDLE.items():
        assert f"{float(height):g}" in text
        assert f"{float(20 - hours - height):g}" in text
