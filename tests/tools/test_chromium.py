"""A machine without Chromium is told how to get it, whatever it lacks."""

from types import SimpleNamespace
from typing import Any

import pytest

from tools import chromium


class Playwright:
    """Starts, and knows of no Chromium of its own."""

    chromium = SimpleNamespace(executable_path="/nowhere/chrome")
    stopped = False

    def stop(self) -> None:
        self.stopped = True


def refuse() -> None:
    """What Playwright does where its Node cannot start."""
    raise Exception("Connection closed while reading from the driver")


def start(monkeypatch: pytest.MonkeyPatch, start_playwright: Any) -> str:
    """Return the sentence that ends the program."""
    monkeypatch.setattr(chromium, "sync_playwright",
                        lambda: SimpleNamespace(start=start_playwright))
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    with pytest.raises(SystemExit) as stop, chromium.start():
        pass
    return str(stop.value)


def test_no_chromium_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    playwright = Playwright()
    sentence = start(monkeypatch, lambda: playwright)
    assert sentence == f"Chromium is missing: {chromium.REMEDY}."
    assert playwright.stopped


def test_driver_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(monkeypatch, refuse) == f"Chromium is missing: {chromium.REMEDY}."
