"""Numbers below zero have a minus sign where they are read, and a hyphen where they are copied."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString

from neuron_to_mnist import LANGUAGES
from tests.book import pages

CODE = {"code", "pre", "script", "style", "textarea", "math", "dt"}


def hyphens(html: str) -> list[str]:
    """Return the texts of an article in which a hyphen stands before a number, outside of code."""
    article = BeautifulSoup(html, "html.parser").article
    assert article is not None
    found = article.find_all(string=re.compile(r"(?<![\w.\-/])-\.?\d"))
    return [str(text).strip() for text in found
            if type(text) is NavigableString
            and not any(parent.name in CODE or "katex" in (parent.get("class") or [])
                        for parent in text.parents)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", pages.page_names())
def test_no_page_has_a_hyphen_before_a_number(site: Path, language: str, name: str) -> None:
    assert hyphens((site / language / f"{name}.html").read_text(encoding="utf-8")) == []


def test_text_and_code_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(pages.ROOT / 'book' / '_ext')!r})\n"
        "extensions = ['myst_parser', 'minus_signs']\nmyst_enable_extensions = ['dollarmath']\n")
    (tmp_path / "index.md").write_text(
        "# From -1 to 1\n\nIt is -0.5 (or -.5), on 2026-11-21, pages 3-4, `x = -0.5`, $-0.5$.\n\n"
        "```python\nx = -0.5\n```\n")
    subprocess.run([sys.executable, "-m", "sphinx", "-W", "-q", tmp_path, tmp_path / "html"],
                   check=True)
    html = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    text = BeautifulSoup(html, "html.parser").get_text()
    assert "From −1 to 1" in text
    assert "It is −0.5 (or −.5), on 2026-11-21, pages 3-4, x = -0.5, \\(-0.5\\)." in text
    assert text.count("x = -0.5") == 2
