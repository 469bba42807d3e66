"""The same in Firefox, which puppeteer-core drives: Run, a figure, an error, Stop, a reload."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.needs import lacking
from tools.environment import program

SCRIPT = Path(__file__).with_name("firefox.mjs")
NAMES = ("firefox-esr", "firefox")


@pytest.fixture(scope="module")
def told(served: str) -> dict[str, object]:
    """What Firefox has seen on its way through chapter 3."""
    firefox = next(filter(None, map(shutil.which, NAMES)), None)
    if firefox is None:
        lacking("Firefox", "on Debian or Ubuntu `sudo apt-get install firefox-esr`")
    done = subprocess.run([str(program("node")), str(SCRIPT), firefox, f"{served}/en"],
                          capture_output=True, encoding="utf-8", timeout=900)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_all_cells_of_a_chapter_print_what_the_book_prints(told: dict[str, object]) -> None:
    assert set(told["states"]) == {"The same as in the book"}


def test_figures_errors_stop_and_reload(told: dict[str, object]) -> None:
    assert told["figure"] > 500
    assert told["error"].endswith("ZeroDivisionError: division by zero")
    assert told["stopped"].startswith("Stopped.")
    assert told["kept"] == "print('again')"
    assert told["again"] == "again"
