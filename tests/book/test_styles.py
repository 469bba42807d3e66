"""What the course's style sheet does in browsers and settings that the other tests do not have."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.book import pages

STYLE = pages.ROOT / "book" / "_static" / "course.css"
SCALE = ('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">'
         '<path d="M20 20h20v20h-20z"/></svg>')
SOURCES = [path for folder in ("book/_static", "book/door", "neuron_to_mnist", "grading/pages")
           for path in sorted((pages.ROOT / folder).rglob("*"))
           if path.suffix in (".css", ".js", ".html", ".j2", ".py")]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(pages.ROOT)))
def test_lines_under_words_are_set_by_longhands(source: Path) -> None:
    """WebKit knows the shorthand with one part only, and drops a longer one."""
    text = source.read_text(encoding="utf-8")
    assert re.findall(r"text-decoration:\s*[\w-]+\s+[^;}]+", text) == []


@pytest.fixture
def small_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page with the style sheet: ``small_page("<p>words", theme="dark", width=300)``."""
    contexts = []

    def small_page(body: str, theme: str = "light", **options: object) -> Page:
        (tmp_path / "plot.svg").write_text(SCALE)
        path = tmp_path / "page.html"
        path.write_text(
            f'<!doctype html><html data-theme="{theme}"><meta charset="utf-8">'
            f'<link rel="stylesheet" href="{STYLE.as_uri()}"><body class="bd-content">{body}')
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(path.as_uri())
        return page

    yield small_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_plots_can_be_read_in_forced_colors(
    small_page: Callable[..., Page], theme: str, system: str
) -> None:
    page = small_page('<img src="plot.svg" alt="">', theme, forced_colors="active",
                      color_scheme=system)
    shot = Image.open(BytesIO(page.locator("img").screenshot())).convert("L")
    paper, ink = shot.getpixel((5, 5)), shot.getpixel((30, 30))
    assert abs(paper - ink) > 150


def test_a_long_name_breaks_where_the_page_is_narrow(small_page: Callable[..., Page]) -> None:
    page = small_page("<style>span.pre { white-space: nowrap; }</style>"  # Sphinx's own
                      '<p>By <code><span class="pre">nnlib.gradients.numerical_gradient</span>'
                      "</code>.", viewport={"width": 160, "height": 300})
    assert page.evaluate("document.documentElement.scrollWidth") == 160
