"""The two editions hold the same pages, cells, labels, figures and numbers."""

import pytest

from book._ext.solution_pages import made_pages
from neuron_to_mnist import LANGUAGES
from tests.book import pages

NAMES = pages.page_names()


def test_same_pages() -> None:
    for lang in LANGUAGES:
        written = [path.stem for path in (pages.ROOT / "book" / lang).glob("*.md")]
        assert sorted([*written, *made_pages(lang)]) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "part",
    [pages.code_cells, pages.labels, pages.directives, pages.equation_labels],
    ids=lambda part: part.__name__,
)


def test_same_in_both(part, name: str) -> None:
    assert part("en", name) == part("ko", name)


@pytest.mark.parametrize("name", NAMES)
def test_same_heading_levels(name: str) -> None:
    levels = {lang: [h.split(" ")[0] for h in pages.headings(lang, name)]
              for lang in LANGUAGES}
    assert levels["en"] == levels["ko"]


@pytest.mark.parametrize("name", NAMES)
def test_same_glued_values(name: str) -> None:
    english, korean = (set(pages.glued(lang, name)) for lang in LANGUAGES)
    assert english == korean
