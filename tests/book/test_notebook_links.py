"""Every chapter links its exercise notebook, to download and to open in Colab."""

from pathlib import Path

import pytest

from book._ext.notebook_links import colab_address
from neuron_to_mnist import LANGUAGES
from tests.book import pages
from tests.book.test_order import CHAPTERS


def test_every_chapter_has_an_assignment() -> None:
    """And every assignment has a chapter of the same name."""
    assert sorted(path.stem for path in pages.ROOT.glob("solutions/*/*.ipynb")) == CHAPTERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_links_of_the_built_page(site: Path, name: str, language: str) -> None:
    page = (site / language / f"{name}.html").read_text(encoding="utf-8")
    assert f'href="../exercises/{language}/{name}.ipynb"' in page
    assert 'href="https://colab.research.google.com/' in page
    assert (site / "exercises" / language / f"{name}.ipynb").is_file()


def test_colab_opens_the_repositorys_notebook() -> None:
    path = "exercises/ko/ch03_signals/ch03_signals.ipynb"
    assert colab_address("owner/name", path) == (
        f"https://colab.research.google.com/github/owner/name/blob/main/{path}"
    )
    assert colab_address("", path) == "https://colab.research.google.com/"
