"""Every source that a page names stands in the bibliography, and nothing else does."""

import re
from pathlib import Path

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

ENTRIES = set(re.findall(r"^@\w+\{(\w+),", (pages.ROOT / "book/references.bib").read_text("utf-8"),
                         re.MULTILINE))


def cited(language: str, name: str) -> list[str]:
    """Return the keys that a page cites, in their order."""
    found = re.findall(r"\{cite:\w+\}`([^`]+)`", pages.source(language, name))
    return [key.strip() for keys in found for key in keys.split(",")]


def test_every_entry_is_cited() -> None:
    assert {key for name in pages.page_names() for key in cited("en", name)} == ENTRIES


@pytest.mark.parametrize("name", pages.page_names())
def test_both_editions_cite_the_same(name: str) -> None:
    assert sorted(cited("en", name)) == sorted(cited("ko", name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in pages.page_names() if name.startswith("ch")])
def test_no_title_goes_without_its_entry(name: str, language: str) -> None:
    """A title in italics is followed by a year that leads to the bibliography."""
    reading = pages.source(language, name).partition(f"({name[:4]}-reading)=")[2]
    assert re.findall(r"\*(?:\]\(\S+?\))? ?\((?:19|20)\d\d\b", reading) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_lead_to_the_bibliography(site: Path, language: str) -> None:
    page = (site / language / "ch07_optimizers.html").read_text(encoding="utf-8")
    target = re.search(r'href="references\.html#([\w-]+)"[^>]*>(?:<span[^>]*>)?2015<', page)
    assert target is not None
    entry = (site / language / "references.html").read_text(encoding="utf-8")
    assert f'id="{target[1]}"' in entry
    assert "Kingma" in entry
