"""The slips of the source that chapter 10 corrects (16), each decided by calculation."""

import math
from itertools import pairwise

import numpy as np

from tests.book import reader
from tests.book.test_numbers_ch10 import EDGE, B, W

PAGE = "ch10_manifolds"


def errata(page: str) -> str:
    """Return the HTML of the section on the source's slips, the last of the page."""
    return page[page.index('id="ch10-errata"'):page.index("</article>")]


def test_weights_move_the_data() -> None:
    """Erratum 16."""
    before = W.copy()
    moved = EDGE @ W
    assert not np.array_equal(moved, EDGE)
    assert np.array_equal(W, before)


def test_a_product_keeps_the_origin_and_an_affine_map_does_not(page: str) -> None:
    """Erratum 16."""
    origin = np.zeros(2)
    assert (origin @ W).tolist() == [0, 0]
    assert (origin @ W + B).tolist() == [0, -1]
    tex = reader.formulas(errata(page))
    assert "(0, 0)" in tex
    assert "(0, -1)" in tex


def test_the_activation_must_be_monotone(page: str) -> None:
    """Erratum 16."""
    assert (-1) ** 2 == 1**2
    rising = [math.tanh(x / 10) for x in range(-50, 51)]
    assert all(a < b for a, b in pairwise(rising))
    assert "x^2" in reader.formulas(errata(page))
    assert "monotone" in errata(page)


def test_time_and_layers_are_told_apart(page: str) -> None:
    """The walk through the layers and the course of training have a figure each (erratum 16)."""
    for label in ("ch10-three-moves", "ch10-film"):
        assert f'href="#{label}"' in errata(page)
    for figure in ("ch10-fig-stages", "ch10-fig-film"):
        assert f'id="{figure}"' in page


def test_the_demonstration_has_its_name(page: str) -> None:
    """Erratum 16."""
    text = reader.words(page)
    assert text.count("ConvNetJS") == 2
    assert text.count("ConvertJS") == 1
