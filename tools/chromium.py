"""Find and start Chromium, which prints the book, takes its pictures and runs browser tests."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
REMEDY = ("on Debian or Ubuntu `sudo apt-get install chromium`, elsewhere "
          "`python -m playwright install chromium`, or name one in the variable CHROMIUM")


class MissingChromium(SystemExit):
    """Ends a program with the sentence that says how to get Chromium."""

    def __init__(self) -> None:
        super().__init__(f"Chromium is missing: {REMEDY}.")


def find(playwright: Playwright) -> str | None:
    """Return the path of a Chromium: the one named, one on the path, or Playwright's own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).is_file() else None)


@contextmanager
def start() -> Iterator[Browser]:
    """Start Chromium without a window; root has no sandbox.

    Raises :class:`MissingChromium` where there is none.
    """
    try:
        playwright = sync_playwright().start()
    except Exception as error:  # its own Node lacks a library that comes with Chromium
        raise MissingChromium from error
    try:
        found = find(playwright)
        if found is None:
            raise MissingChromium
        browser = playwright.chromium.launch(
            executable_path=found,
            chromium_sandbox=hasattr(os, "geteuid") and os.geteuid() != 0,
            args=["--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()
    finally:
        playwright.stop()
