"""Pages whose cells run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.book.conftest import serve
from tests.book.conftest import site as site
from tests.needs import lacking
from tools.python_runtime import FOLDER

MINUTE = 60_000


@pytest.fixture(scope="session")
def runtime(site: Path) -> Path:
    """The folder with Python for the page."""
    folders = [path for path in site.glob("python/*") if (path / "manifest.json").is_file()]
    if not folders:
        lacking("Python for the page", f"run `make book` with a network, or set {FOLDER}")
    return folders[0]


@pytest.fixture(scope="session")
def served(site: Path, runtime: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    yield from serve(site)


class Reader:
    """Somebody who reads a page and presses its buttons."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def cell(self, number: int) -> Locator:
        """Return a visible cell, counted from 1."""
        return self.page.locator(f"div.cell:has(> .cell-bar[data-number='{number}'])")

    def press(self, number: int, what: str) -> None:
        """Press one of a cell's buttons."""
        self.cell(number).locator(f"[data-do={what}]").click()

    def state(self, number: int) -> str:
        """Return what a cell says of itself."""
        return self.cell(number).locator(".cell-state").inner_text()

    def run(self, number: int) -> str:
        """Run a cell to its end and return what it says of itself."""
        self.press(number, "run")
        self.wait(number)
        return self.state(number)

    def wait(self, number: int) -> None:
        """Wait until a cell has ended."""
        self.cell(number).locator("> .cell-bar:not([data-busy])").wait_for(timeout=10 * MINUTE)

    def output(self, number: int) -> str:
        """Return the text that a cell has put out."""
        return "\n".join(self.cell(number).locator(".cell-live").all_inner_texts()).strip()

    def built(self, number: int) -> str:
        """Return the text that the book was built with."""
        output = self.cell(number).locator(".cell_output:not(.cell-live) pre")
        return "\n".join(output.all_text_contents()).strip()

    def write(self, number: int, code: str) -> None:
        """Put code into a cell."""
        if self.cell(number).locator("[data-do=edit]").is_visible():
            self.press(number, "edit")
        field = self.cell(number).locator(".cm-content")
        field.wait_for()
        field.fill(code)


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[Callable[[str], Reader]]:
    """Open pages of the site in one browser window, without the service worker."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()

        def show(name: str) -> Reader:
            page.goto(f"{served}/{name}.html")
            return Reader(page)

        yield show


@pytest.fixture(scope="module")
def running(browser: Browser, served: str) -> Iterator[Reader]:
    """A page of chapter 1 whose Python has started."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{served}/en/ch01_neurons.html")
        reader = Reader(page)
        reader.run(1)
        yield reader
