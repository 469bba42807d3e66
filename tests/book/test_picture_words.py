"""Words in the plots are the edition's own."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po

from neuron_to_mnist import LANGUAGES
from tests.book import pages

SVG = "{http://www.w3.org/2000/svg}"
WORD = re.compile(r"[a-z]{2,}( [a-z]+)*( \(%\))?")  # no formula, no number
ALIKE = {"tanh"}  # a name in every language


def plots(site: Path, language: str) -> list[str]:
    """Return the plots of an edition."""
    found = sorted((site / language / "_images").glob("*.svg"))
    assert found
    return [path.read_text("utf-8") for path in found]


def outlined(svg: str) -> list[str]:
    """Return the words that a plot draws by outlines, as its comments say."""
    root = ET.fromstring(svg, ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)))
    found = []
    for group in root.iter(f"{SVG}g"):
        for comment, drawn in pairwise(list(group)):
            if comment.tag is ET.Comment and drawn.find(f"{SVG}use") is not None:
                found.append((comment.text or "").strip())
    return found


def texts(svg: str) -> list[ET.Element]:
    """Return the texts that are no outlines."""
    return list(ET.fromstring(svg).iter(f"{SVG}text"))


def catalogue(language: str) -> dict[str, str]:
    """Return the words of plots and what a language has for them."""
    path = pages.ROOT / "book" / "_locale" / language / "pictures.po"
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", LANGUAGES.keys() - {"en"})
def test_no_english_word_is_left_in_a_plot(site: Path, language: str) -> None:
    words = {word for svg in plots(site, language) for word in outlined(svg)
             if WORD.fullmatch(word)}
    assert words - ALIKE == set()


@pytest.mark.parametrize("language", LANGUAGES.keys() - {"en"})
def test_every_word_of_the_catalogue_stands_in_a_plot(site: Path, language: str) -> None:
    wanted = catalogue(language)
    english = {word for svg in plots(site, "en") for word in outlined(svg)}
    assert set(wanted) - english == set()
    shown = [text for svg in plots(site, language) for text in texts(svg)]
    assert {text.text for text in shown} == set(wanted.values())
    assert {text.get("lang") for text in shown} == {language}


def test_english_plots_are_outlines_alone(site: Path) -> None:
    assert [svg for svg in plots(site, "en") if texts(svg)] == []
