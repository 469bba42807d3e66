"""Take the README's pictures anew: a page of the book and a marked notebook, light and dark."""

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal

import nbformat
from PIL import Image
from playwright.sync_api import Browser

from tests.exercises.samples import samples
from tools import chromium
from tools.book import SITE
from tools.environment import ROOT

PICTURES = ROOT / "docs" / "pictures"
ASSIGNMENT = "ch03_signals"
STUDENT = "ines_turned"


def run(folder: Path, *command: str) -> None:
    """Run a command of nbgrader's or the course's in ``folder``."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "COURSE_LANGUAGE": "en"}
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def mark(folder: Path) -> Path:
    """Grade the sample submission in a course folder of its own and return its feedback page."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "solutions" / ASSIGNMENT, folder / "solutions" / ASSIGNMENT)
    run(folder, "nbgrader", "generate_assignment", ASSIGNMENT)
    name = f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(folder / "exercises" / "en" / ASSIGNMENT / name, as_version=4)
    samples(ASSIGNMENT)[STUDENT].fill_in(notebook)
    submitted = folder / "submitted" / STUDENT / ASSIGNMENT
    submitted.mkdir(parents=True)
    nbformat.write(notebook, submitted / name)
    run(folder, "grading", "autograde", ASSIGNMENT)
    run(folder, "nbgrader", "generate_feedback", ASSIGNMENT)
    return folder / "feedback" / STUDENT / ASSIGNMENT / f"{ASSIGNMENT}.html"


def take(browser: Browser, address: str, name: str, scheme: Literal["light", "dark"],
         size: tuple[int, int]) -> None:
    """Save what a reader sees at ``address``."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    page.wait_for_timeout(1000)  # until fonts and figures stand
    picture = Image.open(BytesIO(page.screenshot()))
    page.close()
    picture.save(PICTURES / f"{name}.webp", quality=90, method=6)


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium.start() as browser:
        feedback = mark(Path(folder)).as_uri()
        page = (SITE / "en" / f"{ASSIGNMENT}.html").as_uri()
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for scheme in schemes:
            take(browser, f"{page}#ch03-figure", f"page-{scheme}", scheme, (1180, 810))
            take(browser, feedback, f"marked-{scheme}", scheme, (860, 560))


if __name__ == "__main__":
    main()
