"""What can go wrong for a reader: one sentence, or it simply works, and no typed line is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route

from tests.page.conftest import Reader
from tests.page.test_cells import OpenPage

PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""
PRIVATE = """delete Navigator.prototype.serviceWorker;
Object.defineProperty(window, "caches", {
    get() { throw new DOMException("no", "SecurityError"); }
});
"""


@pytest.fixture
def with_script(browser: Browser, served: str) -> Callable[[str], Reader]:
    """Open a page of chapter 1 in a browser that a script has changed."""
    contexts = []

    def show(script: str) -> Reader:
        context = browser.new_context(service_workers="block")
        contexts.append(context)
        context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{served}/en/ch01_neurons.html")
        return Reader(page)

    yield show
    for context in contexts:
        context.close()


def spoil(route: Route) -> None:
    """Answer with the file, one bit of it turned."""
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(body=bytes(body), content_type="application/octet-stream")


def note(reader: Reader, number: int) -> str:
    """Return the last sentence under a cell's output."""
    return reader.cell(number).locator(".cell-note").last.inner_text()


def test_a_full_store_is_told_while_one_types(with_script: Callable[[str], Reader]) -> None:
    reader = with_script(FULL)
    reader.write(1, "print('mine')")
    assert "keeps nothing for this page" in reader.state(1)
    asked: list[str] = []
    reader.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reader.page.reload()
    assert asked == ["beforeunload"]


def test_a_private_window_runs_cells(with_script: Callable[[str], Reader]) -> None:
    reader = with_script(PRIVATE)
    assert reader.run(1) == "The same as in the book"


def test_a_page_left_while_a_cell_runs_keeps_what_was_typed(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    reader.write(1, "print('mine')\nwhile True: pass")
    reader.press(1, "run")
    reader.cell(1).locator(".cell-live").get_by_text("mine").wait_for(timeout=120_000)
    reader.page.reload()
    field = reader.cell(1).locator("textarea")
    field.wait_for()
    assert field.input_value() == "print('mine')\nwhile True: pass"
    field.focus()
    reader.write(1, "print('again')")
    reader.run(1)
    assert reader.output(1) == "again"


def test_a_package_that_does_not_come_is_told_and_comes_later(running: Reader) -> None:
    running.page.route("**/python/**/pillow-*.whl*", lambda route: route.abort())
    running.write(1, PLOT)
    assert running.run(1) == "Ended with an error"
    assert note(running, 1).startswith("pillow did not come whole: connect to the network")
    running.page.unroute("**/python/**/pillow-*.whl*")
    running.run(1)
    assert running.cell(1).locator(".cell-live img").count() == 1


def test_a_damaged_package_is_fetched_anew(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    broken: list[str] = []

    def once(route: Route) -> None:
        broken.append(route.request.url)
        if len(broken) == 1:
            spoil(route)
        else:
            route.continue_()

    reader.page.route("**/python/**/kiwisolver-*.whl*", once)
    reader.write(1, PLOT)
    reader.run(1)
    assert reader.cell(1).locator(".cell-live img").count() == 1
    assert len(broken) == 2


def test_figures_beyond_a_number_are_counted_and_not_drawn(running: Reader) -> None:
    running.write(1, "import matplotlib.pyplot as plt\n"
                     "for _ in range(100): plt.figure(figsize=(1, 1))")
    running.run(1)
    assert running.cell(1).locator(".cell-live img").count() == 20
    assert note(running, 1) == "More was drawn than the 20 figures that a cell can show."


@pytest.mark.parametrize("code", [
    "import numpy as np\nnp.zeros((100_000, 100_000))",
    "bytearray(10**10)",
])
def test_memory_that_is_not_there_is_told(running: Reader, code: str) -> None:
    running.write(1, code)
    assert running.run(1) == "Ended with an error"
    assert note(running, 1) == "There is no memory left for that: try it with less data."


@pytest.mark.parametrize("code", [
    "def again(n):\n    return again(n + 1)\nagain(0)",
    "import sys\nsys.exit(3)",
    "import multiprocessing\nmultiprocessing.Process(target=print).start()",
    "raise KeyboardInterrupt",
])
def test_after_an_odd_end_the_page_goes_on(running: Reader, code: str) -> None:
    running.write(1, code)
    assert running.run(1) in (
        "Ended with an error",
        "Python broke down, most likely for lack of memory. All variables are gone; the next Run "
        "starts it again.",
    )
    running.write(1, "print('goes on')")
    running.run(1)
    assert running.output(1) == "goes on"
