"""Fixtures for tests in every folder."""

import signal
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.needs import lacking
from tools import chromium

# Windows cannot grade, and says so at the import.
collect_ignore = ["exercises", "grading"] if sys.platform == "win32" else []

# A shell's background job ignores these two, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGQUIT"):
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say each reason to skip once, with the number of tests that it concerns."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, tests in sorted(reasons.items()):
        terminalreporter.line(f"{tests} skipped: {reason}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run."""
    try:
        with chromium.start() as running:
            yield running
    except chromium.MissingChromium:
        lacking("Chromium", chromium.REMEDY)


@pytest.fixture(scope="session")
def sandbox() -> None:
    """Skip where students' code cannot be shut in."""
    from grading.box.trusted.sandbox import missing_protections

    missing = missing_protections()
    if missing:
        lacking("a sandbox for students' code", "; ".join(missing))
