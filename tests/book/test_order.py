"""Every chapter follows the twelve steps, marked by its labels."""

import re

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

CHAPTERS = [name for name in pages.page_names() if re.match(r"ch(?!00)\d\d_", name)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_steps_in_order(name: str, language: str) -> None:
    chapter = name[:4]
    found = [label.removeprefix(f"{chapter}-") for label in pages.labels(language, name)]
    assert [step for step in found if step in pages.STEPS] == list(pages.STEPS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", pages.page_names())
def test_every_heading_has_a_label(name: str, language: str) -> None:
    text = pages.without_fences(pages.source(language, name))
    bare = re.findall(r"(?<!\)=\n)^#{1,6} .+$", text, re.MULTILINE)
    assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_code_step_is_short(name: str, language: str) -> None:
    """The code that repeats the hand calculation has at most 15 lines."""
    text = pages.source(language, name)
    section = re.split(rf"^\({name[:4]}-code\)=$", text, flags=re.MULTILINE)[1]
    section = re.split(r"^\(ch\d\d-[\w-]+\)=$", section, flags=re.MULTILINE)[0]
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    shown = [cell for cell in cells if "remove-cell" not in cell and "remove-input" not in cell]
    assert shown
    code = [re.sub(r"^:\w+:.*\n", "", cell, flags=re.MULTILINE) for cell in shown]
    assert all(len(cell.strip().splitlines()) <= 15 for cell in code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_page_leads_to_every_chapter(language: str) -> None:
    """In its table, in order, and on its map of what builds on what."""
    text = pages.source(language, "ch00_start")
    rows = re.findall(r"^\| \[(\d+)[^]]*\]\((ch\w+)\.md\) \|", text, re.MULTILINE)
    assert rows == [(str(int(name[2:4])), name) for name in CHAPTERS]
    spots = re.search(r"^spots = \{.*?^needs = .*?\]$", text, re.DOTALL | re.MULTILINE)
    assert spots is not None
    for number, _ in rows:
        assert f'"{number}": (' in spots[0]
        assert f'"{number}")' in spots[0] or f'("{number}",' in spots[0]
