"""The plots of the pages carry no digits that nobody sees."""

import re
from pathlib import Path

import pytest

from book._ext.picture_digits import shorten
from neuron_to_mnist import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_outlines_have_two_decimals(site: Path, language: str) -> None:
    pictures = list((site / language / "_images").glob("*.svg"))
    assert len(pictures) > 40
    for picture in pictures:
        for outline in re.findall(r" d=\"([^\"]+)", picture.read_text(encoding="utf-8")):
            assert not re.search(r"\.\d{3}", outline), picture.name


def test_only_coordinates_are_cut() -> None:
    text = '<g transform="scale(0.015625)"><path d="M 1.23456 0.5 L 7.000001 -2.006"/></g>1.2345'
    assert shorten(text) == (
        '<g transform="scale(0.015625)"><path d="M 1.23 0.5 L 7 -2.01"/></g>1.2345'
    )
