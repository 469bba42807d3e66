"""Every picture says in its page's language what is to be seen, and so does every live figure."""

import html
import re
from pathlib import Path

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

PAGES = [(language, name) for language in LANGUAGES for name in pages.page_names()]
LEAST_CHARACTERS = {"en": 60, "ko": 30}  # a shorter text only names the kind of picture


def pictures(text: str) -> list[str]:
    """Return the bodies of the page's ``glue:figure`` directives."""
    return re.findall(r"^`{3,}\{glue:figure\}(.*?)^`{3,}$", text, re.DOTALL | re.MULTILINE)


def hangul_share(text: str) -> float:
    letters = re.findall(r"[A-Za-z가-힣]", text)
    return sum("가" <= letter <= "힣" for letter in letters) / max(1, len(letters))


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_pictures_are_described_in_markdown(language: str, name: str) -> None:
    for body in pictures(pages.source(language, name)):
        found = re.search(r"^:alt: (.+)$", body, re.MULTILINE)
        assert found is not None, body
        alt = found[1]
        assert len(alt) >= LEAST_CHARACTERS[language], alt
        assert (hangul_share(alt) > 0.3) == (language == "ko"), alt
        caption = body.partition("\n\n")[2].strip()
        assert caption, f"no caption: {alt}"
        assert caption != alt


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_images_of_the_built_page_have_alt_text(site: Path, language: str, name: str) -> None:
    page = (site / language / f"{name}.html").read_text(encoding="utf-8")
    article = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert article is not None
    images = re.findall(r"<img\b[^>]*>", article[0])
    assert len(images) >= len(pictures(pages.source(language, name)))
    for image in images:
        alt = re.search(r'\balt="([^"]*)"', image)
        assert alt is not None, image[:200]
        assert len(html.unescape(alt[1])) >= LEAST_CHARACTERS[language], image[:200]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_comes_around_the_directive(language: str) -> None:
    """Cells show no picture by themselves: alt text would have no place to stand."""
    for name in pages.page_names():
        for cell in pages.code_cells(language, name):
            assert "plt.show" not in cell
            assert "alt:" not in cell
        text = pages.without_fences(pages.source(language, name))
        assert re.findall(r"!\[\s*\]\(", text) == []
