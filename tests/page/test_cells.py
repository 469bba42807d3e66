"""The cells of a page: Run, Stop, Edit, Reset, and what they put out."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist import LANGUAGES
from tests.book.test_accessibility import AXE, COLORS, darken, violations
from tests.page.conftest import Reader

KILOBYTE = 1000
OpenPage = Callable[[str], Reader]


# Before Run


def test_nothing_of_python_comes_before_run(open_page: OpenPage, site: Path) -> None:
    page = open_page("en/ch01_neurons").page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "/python/" in path] == []
    of_cells = [path for path in asked if "/cells/" in path]
    assert of_cells == ["/en/_static/cells/page.js"]
    data = page.locator("#python-cells").text_content()
    sizes = [len(gzip.compress((site / path[1:]).read_bytes())) for path in of_cells]
    assert sum(sizes) + len(gzip.compress(data.encode())) < 12 * KILOBYTE


def test_every_visible_cell_has_buttons(site: Path) -> None:
    for language in LANGUAGES:
        for path in (site / language).glob("*.html"):
            html = path.read_text(encoding="utf-8")
            assert html.count('class="cell docutils') == html.count('class="cell-bar'), path


@pytest.mark.parametrize(("language", "word"), [("en", "Run"), ("ko", "실행")])
def test_buttons_speak_the_language(open_page: OpenPage, language: str, word: str) -> None:
    reader = open_page(f"{language}/ch01_neurons")
    assert reader.cell(1).get_by_role("button", name=word).inner_text() == word


def test_a_file_says_what_to_do_instead(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page, noises = context.new_page(), []
        page.on("console", lambda message: noises.append(message.text)
                if message.type in ("warning", "error") else None)
        page.goto((site / "en" / "ch01_neurons.html").as_uri())
        reader = Reader(page)
        reader.press(1, "run")
        assert "make serve" in reader.state(1)
        assert noises == []


# Run


def test_a_cell_prints_what_the_book_prints(running: Reader) -> None:
    assert running.run(1) == "The same as in the book"
    assert "AND  [-1.5 -0.5 -0.5  0.5] [0. 0. 0. 1.]" in running.output(1)
    assert not running.cell(1).locator(".cell_output:not(.cell-live)").is_visible()


def test_what_stands_above_runs_first(running: Reader) -> None:
    running.page.reload()
    assert running.run(2) == "The same as in the book"
    assert running.state(1) == "The same as in the book"


def test_what_hidden_cells_give_is_there(open_page: OpenPage) -> None:
    reader = open_page("en/ch08_softmax")
    assert reader.run(1) == "The same as in the book"  # np, softmax and sigmoid are hidden ones


def test_matplotlib_comes_when_it_is_imported(running: Reader) -> None:
    asked: list[str] = []
    running.page.on("request", lambda request: asked.append(request.url)
                    if "/python/" in request.url else None)
    running.write(1, "print(1)")
    running.run(1)
    assert asked == []
    running.write(1, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('steps')")
    running.run(1)
    figure = running.cell(1).locator(".cell-live img")
    assert figure.get_attribute("alt") == "Figure drawn by cell 1: steps"
    assert figure.get_attribute("src").startswith("blob:")
    assert figure.evaluate("image => image.naturalWidth") > 500
    assert not any("fonttools" in url for url in asked)


def test_what_was_drawn_before_an_error_is_shown(running: Reader) -> None:
    running.write(1, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n1 / 0")
    assert running.run(1) == "Ended with an error"
    assert running.cell(1).locator(".cell-live img").count() == 1
    running.write(1, "print('no figure is left over')")
    running.run(1)
    assert running.cell(1).locator(".cell-live img").count() == 0


@pytest.mark.parametrize(("code", "text"), [
    ("x = 3\nx", "3"),
    ("x = 3\nx;", ""),
    ("print('a'); 'b'", "a\n\n'b'"),
    ("display(1, 2)", "1\n2"),
    ("print('<img src=x onerror=alert(1)>')", "<img src=x onerror=alert(1)>"),
])
def test_output_is_text(running: Reader, code: str, text: str) -> None:
    running.write(1, code)
    running.run(1)
    assert re.sub(r"\n+", "\n", running.output(1)) == re.sub(r"\n+", "\n", text)
    assert running.cell(1).locator(".cell-live img").count() == 0


def test_a_traceback_holds_the_readers_own_lines(running: Reader) -> None:
    running.write(1, "import numpy as np\nfrom nnlib.layers import Dense\n\n"
                     "def build():\n    return Dense(2, 'three')\n\nbuild()")
    assert running.run(1) == "Ended with an error"
    said = running.output(1)
    assert re.findall(r'File "([^"]+)", line (\d+)', said) == [("<cell 1>", "7"), ("<cell 1>", "5")]
    assert said.splitlines()[-1].startswith("TypeError: ")


def test_an_error_above_is_told_below(running: Reader) -> None:
    running.write(1, "1 / 0")
    assert running.run(2) == "Cell 1 above ended with an error, so this one did not run"


@pytest.mark.parametrize(("code", "sentence"), [
    ("import torch", "torch cannot be had in the page"),
    ("input('How many?')", "A page cannot ask with input()"),
    ("import threading\nthreading.Thread(target=print).start()", "A page has one thread only"),
    ("print('x' * 10**8)", "More was printed than the 100,000 characters"),
    ("for i in range(10**6): print(i)", "More was printed than the 100,000 characters"),
])
def test_what_a_page_cannot_do_is_told_in_a_sentence(
    running: Reader, code: str, sentence: str
) -> None:
    running.write(1, code)
    running.run(1)
    assert sentence in running.cell(1).locator(".cell-note").last.inner_text()
    assert len(running.output(1)) < 110_000
    running.write(1, "print('goes on')")
    running.run(1)
    assert running.output(1) == "goes on"


def test_a_floating_point_warning_is_given(running: Reader) -> None:
    running.write(1, "import numpy as np\nnp.exp(1000.0)")
    for _ in range(2):
        running.run(1)
        assert "RuntimeWarning: overflow encountered in exp" in running.output(1)


def test_a_changed_output_can_be_compared(running: Reader) -> None:
    running.write(2, "print('other')")
    running.write(1, "")
    assert running.run(2) == "Something else than in the book"
    built = running.cell(2).locator(".cell_output:not(.cell-live)")
    assert not built.is_visible()
    running.cell(2).locator(".cell-compare").click()
    assert built.is_visible()
    running.press(2, "reset")
    assert built.is_visible()
    assert running.cell(2).locator(".cell-live").count() == 0


def test_stop_ends_an_endless_loop(running: Reader) -> None:
    running.write(1, "while True: pass")
    running.press(1, "run")
    running.page.wait_for_timeout(500)
    running.press(1, "stop")
    running.wait(1)
    assert running.state(1).startswith("Stopped. All variables are gone")
    running.write(1, "print('again')")
    running.run(1)
    assert running.output(1) == "again"


# Edit


def test_what_was_typed_survives_a_reload(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    reader.write(1, "print('mine')")
    reader.page.reload()
    field = reader.cell(1).locator("textarea")
    field.wait_for()
    assert field.input_value() == "print('mine')"
    assert reader.state(1) == "Changed by you; it stays in this browser only"
    reader.press(1, "reset")
    reader.page.reload()
    reader.page.wait_for_timeout(500)
    assert reader.cell(1).locator("textarea").count() == 0


def test_refused_storage_keeps_the_page_usable(browser: Browser, served: str) -> None:
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
        page = context.new_page()
        page.goto(f"{served}/en/ch01_neurons.html")
        reader = Reader(page)
        reader.write(1, "print('mine')")
        assert "keeps nothing for this page" in reader.state(1)
        reader.run(1)
        assert reader.output(1) == "mine"
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.reload()
        assert asked == ["beforeunload"]


def test_the_editor_comes_on_edit_and_is_left_by_keyboard(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    reader.page.focus(".cell-bar [data-do=edit]")
    reader.page.keyboard.press("Enter")
    field = reader.cell(1).locator(".cm-content")
    field.wait_for()
    assert any(path.endswith("codemirror.js") for path in asked)
    assert not any("/python/" in path for path in asked)
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.type("if True:\nx = 1 / 2")
    assert field.inner_text() == "if True:\n    x = 1 / 2"
    reader.page.keyboard.press("Tab")
    assert field.inner_text() == "if True:\n        x = 1 / 2"
    reader.page.keyboard.press("Control+z")
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.dataset.do") == "run"
    assert field.locator(".k").first.inner_text() == "if"


def test_the_plain_field_indents_and_is_left_by_keyboard(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    reader.page.route("**/codemirror.js*", lambda route: route.abort())
    reader.press(1, "edit")
    field = reader.cell(1).locator("textarea")
    field.press("Control+a")
    reader.page.keyboard.type("if True:\nx = 1")
    assert field.input_value() == "if True:\n    x = 1"
    reader.page.keyboard.press("Control+a")
    reader.page.keyboard.press("Tab")
    assert field.input_value() == "    if True:\n        x = 1"
    reader.page.keyboard.press("Shift+Tab")
    assert field.input_value() == "if True:\n    x = 1"
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.dataset.do") == "run"


# For everybody


def busy(reader: Reader) -> Page:
    """Fill a page with all that cells can show."""
    reader.write(1, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint('x' * 300)\n1 / 0")
    reader.run(1)
    reader.write(2, "print(1)")
    reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    return reader.page


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_fault_in_both_schemes(open_page: OpenPage, language: str) -> None:
    reader = open_page(f"{language}/ch01_neurons")
    reader.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page = busy(reader)
    assert violations(page) == []
    darken(page)
    assert violations(page, only=COLORS) == []
    assert page.locator(".cell-state").first.get_attribute("role") == "status"
    assert page.locator(".cell-live").first.get_attribute("aria-live") == "polite"


def test_nothing_is_wider_than_a_phone(open_page: OpenPage) -> None:
    reader = open_page("ko/ch01_neurons")
    reader.page.set_viewport_size({"width": 390, "height": 800})
    page = busy(reader)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


# When something is in the way


def test_a_damaged_file_is_fetched_anew(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    broken: list[str] = []

    def spoil(route: object) -> None:
        if broken:
            route.continue_()
            return
        broken.append(route.request.url)
        body = bytearray(route.fetch().body())
        body[len(body) // 2] ^= 1
        route.fulfill(body=bytes(body), content_type="application/octet-stream")

    reader.page.route("**/python/**/numpy-*.whl*", spoil)
    assert reader.run(1) == "The same as in the book"
    assert len(broken) == 1


def test_a_lost_network_is_told_and_run_tries_again(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    reader.page.route("**/python_stdlib.zip*", lambda route: route.abort())
    assert reader.run(1).startswith("Python did not come whole")
    reader.page.unroute("**/python_stdlib.zip*")
    assert reader.run(1) == "The same as in the book"
