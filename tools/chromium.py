"""Find and start Chromium, which prints the book and runs the browser's tests."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
REMEDY = ("on Debian or Ubuntu `sudo apt-get install chromium`, elsewhere "
          "`python -m playwright install chromium`, or name one in the variable CHROMIUM")


def find(playwright: Playwright) -> str | None:
    """Return the path of a Chromium: the one named, one on the path, or Playwright's own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).is_file() else None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the Chromium at ``path`` without a window; root has no sandbox."""
    return playwright.chromium.launch(
        executable_path=path,
        chromium_sandbox=hasattr(os, "geteuid") and os.geteuid() != 0,
        args=["--disable-background-networking", "--disable-component-update"],
    )
