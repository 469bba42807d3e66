"""The built site, page by page."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages, reader
from tests.book.numbers import Reading, read

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site; `make test` builds it first."""
    if not (SITE / "index.html").is_file():
        pytest.fail("The book is not built. Run `make book` first.")
    return SITE


@pytest.fixture(scope="session")
def built_page(site: Path) -> Callable[[str, str], str]:
    """Return the HTML of a page, as in ``built_page("ko", "ch03_signals")``."""
    return lambda language, name: (site / language / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each of the languages in turn."""
    return request.param


@pytest.fixture
def page(
    request: pytest.FixtureRequest, built_page: Callable[[str, str], str], language: str
) -> str:
    """The HTML of the page that the test's module names as ``PAGE``, in one language."""
    return built_page(language, request.module.PAGE)


@pytest.fixture
def text(page: str) -> str:
    """The words of the page as a reader sees them, on one line."""
    return reader.words(page)


@pytest.fixture
def formulas(page: str) -> str:
    """The TeX source of the page's formulas, in their order."""
    return reader.formulas(page)


@pytest.fixture
def outputs(page: str) -> str:
    """What the page's cells print."""
    return reader.printed(page)


@pytest.fixture
def reading(request: pytest.FixtureRequest, page: str, language: str) -> Reading:
    """The page from top to bottom, its values from cells named."""
    return read(page, pages.source(language, request.module.PAGE), language)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without writing about it."""

    def log_message(self, *args: object) -> None:
        """Write nothing."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    yield from serve(site)
