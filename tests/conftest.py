"""Fixtures for tests in every folder."""

import signal
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.needs import lacking
from tools import chromium

# Windows cannot grade, and says so at the import.
collect_ignore = ["exercises", "grading"] if sys.platform == "win32" else []

# A shell's background job ignores these two, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGQUIT"):
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run."""
    with sync_playwright() as playwright:
        found = chromium.find(playwright)
        if found is None:
            lacking("Chromium", chromium.REMEDY)
        running = chromium.launch(playwright, found)
        yield running
        running.close()
