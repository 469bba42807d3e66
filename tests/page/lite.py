"""JupyterLite in the built site: a notebook of each language opens, and an answer is checked.

`make lite` runs this; the other tests do not need JupyterLite.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist import LANGUAGES
from tools.offline import LITE

MINUTE = 60_000
ANSWER = ["def gate_weights(gate):",
          'return {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5)}[gate]']
FULL = {"en": "4 of 4 points.", "ko": "4점 중 4점입니다."}


@pytest.fixture
def asked(site: Path, browser: Browser, served: str) -> tuple[Page, list[str]]:
    """A new page, and the addresses that it and its workers ask for."""
    assert (site / LITE).is_dir(), "run `make lite`"
    with browser.new_context() as context:
        addresses: list[str] = []
        context.on("request", lambda request: addresses.append(request.url))
        yield context.new_page(), addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_checked_with_no_request_to_another_host(
    asked: tuple[Page, list[str]], served: str, language: str
) -> None:
    page, addresses = asked
    page.goto(f"{served}/{LITE}/lab/index.html?path={language}/ch01_neurons.ipynb")
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    cells.first.wait_for(timeout=2 * MINUTE)
    assert page.get_by_role("tab").filter(has_text="ch01_neurons").count() == 1
    page.get_by_text("Python (Pyodide) | Idle").wait_for(timeout=3 * MINUTE)
    cells.nth(0).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")  # and the next editors come into sight
    cells.nth(1).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("\n".join(ANSWER))  # the editor indents
    page.keyboard.press("Control+Enter")
    cells.nth(2).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    report = cells.nth(2).locator("div.course-report")
    report.wait_for(timeout=3 * MINUTE)
    assert FULL[language] in report.inner_text()
    assert [address for address in addresses
            if not address.startswith((served, "blob:", "data:"))] == []


def test_all_notebooks_are_there(site: Path) -> None:
    for language in LANGUAGES:
        here = sorted(path.name for path in (site / LITE / "files" / language).glob("*.ipynb"))
        assert here == sorted(path.name for path in (site / "exercises" / language).iterdir())
        assert len(here) == 10
