"""A page with one live figure, opened from the disk, and a small book that has one."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist.figures import NAMES, scripts, tag

BOOK_EXT = Path(__file__).resolve().parents[2] / "book" / "_ext"

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open an address in a browser that must stay silent and ask no other host for anything."""
    contexts, complaints = [], []

    def open_page(address: str, width: int = 760, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(
            [message.text] if message.type in ("error", "warning") else []))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(
            [request.url] if not request.url.startswith(("file:", "data:")) else []))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def open_figure(open_page: OpenPage, tmp_path: Path) -> OpenPage:
    """Open a bare page with nothing but a figure: ``open_figure("two_by_two", "ko")``."""

    def open_figure(name: str, language: str = "en", **options: object) -> Page:
        loaded = "".join(
            f'<script defer src="{script.as_uri()}"></script>' for script in scripts(name)
        )
        page = tmp_path / "page.html"
        page.write_text(
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Page</title>'
            f'<meta name="viewport" content="width=device-width">'
            f'<meta name="color-scheme" content="light dark">{loaded}'
            f"<{tag(name)}><p>fallback</p></{tag(name)}></html>",
            encoding="utf-8",
        )
        return open_page(page.as_uri(), **options)

    return open_figure


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build a book with the live figure, none of them and all: ``small_book("ko")``."""
    built: dict[str, Path] = {}

    def build(language: str) -> Path:
        if language not in built:
            source = tmp_path_factory.mktemp("book")
            (source / "conf.py").write_text(
                f"import sys\nsys.path.insert(0, {str(BOOK_EXT)!r})\n"
                "extensions = ['myst_nb', 'live_figure']\n"
                f"html_theme = 'sphinx_book_theme'\nlanguage = {language!r}\nnumfig = True\n"
                "html_context = {'default_mode': 'auto'}\n",
                encoding="utf-8",
            )
            (source / "index.md").write_text(
                "# A book\n\nSee {numref}`the-figure`.\n\n"
                "```{live-figure} two_by_two\n:name: the-figure\n\nA *caption* in words.\n```\n\n"
                "```{toctree}\nplain\nall\n```\n",
                encoding="utf-8",
            )
            (source / "plain.md").write_text("# A page without a figure\n", encoding="utf-8")
            (source / "all.md").write_text("# A page with all figures\n" + "".join(
                f"\n```{{live-figure}} {name}\n:name: {name}\n\nA caption.\n```\n" for name in NAMES
            ), encoding="utf-8")
            command = [sys.executable, "-m", "sphinx", "-W", "-q", source, source / "html"]
            subprocess.run(command, check=True)
            built[language] = source / "html"
        return built[language]

    return build
