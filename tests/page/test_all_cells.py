"""Every visible cell of both editions runs in the page and prints what the book prints."""

from pathlib import Path

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages
from tests.page.conftest import Reader
from tests.page.test_cells import OpenPage

WITH_CELLS = [name for name in pages.page_names()
              if any("remove-cell" not in cell for cell in pages.code_cells("en", name))]
# Cells that differ for a reason: the page, the cell's number, and why.
DIFFERENT = {
    ("ch04_losses", 5): "the last digit of an error of 5e-12 is the processor's",
    ("app_g_next", 5): "the sixth decimal of a loss in float32 is the processor's",
    ("app_g_next", 9): "after training in float32, an image of 360 may be read otherwise",
}
# The book was built with MNIST where it was at hand; the page has the small digits.
OTHER_DATA = {"ch09_mnist"}
SAME = {"en": "The same as in the book", "ko": "책과 같습니다"}
OTHER = {"en": "Something else than in the book", "ko": "책과 다릅니다"}


def run_all(reader: Reader) -> int:
    """Run the last cell, and with it all above; of those that ask, a tenth. Return their number."""
    last = reader.page.locator(".cell-bar").count()
    reader.press(last, "run")
    for _ in range(reader.page.locator(".cell-bar[data-slow]").count()):
        reader.page.locator(".cell-ask").first.click()
    reader.wait(last)
    return last


def test_the_pages_with_cells_are_known(site: Path) -> None:
    assert len(WITH_CELLS) >= 12
    assert {name for name, _ in DIFFERENT} <= set(WITH_CELLS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WITH_CELLS)
def test_all_cells_print_what_the_book_prints(
    open_page: OpenPage, language: str, name: str
) -> None:
    reader = open_page(f"{language}/{name}")
    last = run_all(reader)
    states = {number: reader.state(number) for number in range(1, last + 1)}
    for number, state in states.items():
        allowed = name in OTHER_DATA or (name, number) in DIFFERENT
        outputs = f"{number}\n{reader.output(number)}\n--- the book:\n{reader.built(number)}"
        assert state in {SAME[language], *([OTHER[language]] if allowed else [])}, outputs
