"""Appendix D: every erratum has its entry, its place in a chapter and its test."""

import re
from pathlib import Path

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

NUMBERS = range(1, 18)
HERE = Path(__file__).parent


def entries(language: str) -> dict[int, str]:
    """Return the numbered entries of the appendix."""
    found = re.findall(r"^(\d+)\. (.+)$", pages.source(language, "app_d_errata"), re.MULTILINE)
    return {int(number): text for number, text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_leads_to_a_chapter(language: str) -> None:
    found = entries(language)
    assert list(found) == list(NUMBERS)
    for number, text in found.items():
        assert re.search(r"\{ref\}`ch\d\d-[\w-]+`", text), number


def test_both_editions_lead_to_the_same_places() -> None:
    english, korean = entries("en"), entries("ko")
    for number in NUMBERS:
        places = [sorted(re.findall(r"\{ref\}`([^`]+)`", text))
                  for text in (english[number], korean[number])]
        assert places[0] == places[1], number


@pytest.mark.parametrize("number", NUMBERS)
def test_every_erratum_has_a_test(number: int) -> None:
    """Each is named in the docstring of a test that decides it by calculation."""
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_errata_ch*.py"))
    assert re.search(rf'"""[^"]*\b[Ee]rratum {number}\b', tests)
