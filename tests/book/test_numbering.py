"""Chapters, figures and formulas are numbered by the chapter; references read as words."""

import re
from collections.abc import Callable
from functools import lru_cache

import pytest
from bs4 import BeautifulSoup, Tag

from tests.book import pages

CHAPTERS = [name for name in pages.page_names() if re.match(r"ch(?!00)", name)]
HEADS = {"en": "{}. ", "ko": "{}장 "}
CAPTIONS = {"en": r"Fig\. (\S+)", "ko": r"그림 (\S+)"}
Page = Callable[[str, str], str]


def soup(built_page: Page, language: str, name: str) -> BeautifulSoup:
    return BeautifulSoup(built_page(language, name), "html.parser")


def article(page: BeautifulSoup) -> Tag:
    found = page.select_one("article.bd-article")
    assert found is not None
    return found


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_is_numbered(built_page: Page, language: str, name: str) -> None:
    page, head = soup(built_page, language, name), HEADS[language].format(int(name[2:4]))
    found = page.select("h1, title, .bd-links li.current > a")
    assert len(found) == 3
    assert all(each.get_text().strip().startswith(head) for each in found)


@pytest.mark.parametrize("name", CHAPTERS)
def test_figures_and_formulas_count_from_one(built_page: Page, language: str, name: str) -> None:
    chapter, content = int(name[2:4]), article(soup(built_page, language, name))
    figures = re.findall(CAPTIONS[language], " ".join(
        found.get_text() for found in content.select(".caption-number")))
    formulas = [found.get_text().strip("()# ¶") for found in content.select("span.eqno")]
    assert len(figures) == len(content.select(".caption-number"))
    for numbers in (figures, formulas):
        assert numbers == [f"{chapter}.{k}" for k in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("name", pages.page_names())
def test_no_reference_is_a_bare_title(built_page: Page, language: str, name: str) -> None:
    """A title in the middle of a sentence reads as nonsense; whole pages go by their names."""
    sections = titles(built_page, language, "h2, h3, h4") - titles(built_page, language, "h1")
    assert not sections & set(re.findall(
        r'<a class="reference internal" href="[^"]*#[^"]*"><span class="std std-ref">([^<]*)<',
        built_page(language, name)))


@lru_cache
def titles(built_page: Page, language: str, kind: str) -> set[str]:
    """Return the words of an edition's headings of a kind, less their numbers."""
    return {
        re.sub(r"^\d+(\.|장) ", "", heading.get_text()).rstrip("#¶").strip()
        for name in pages.page_names()
        for heading in article(soup(built_page, language, name)).select(kind)
    }
