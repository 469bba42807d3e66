"""A course folder for tests: nbgrader's commands, and submissions made from a release."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import tomllib

from tests.exercises.tasks import ROOT, read_solution

SUBMISSIONS = ROOT / "tests" / "submissions"


def environment(language: str = "en") -> dict[str, str]:
    """Return the environment for nbgrader, which looks for ``alembic`` in PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "COURSE_LANGUAGE": language}


def nbgrader(*arguments: str, language: str = "en", check: bool = True) -> str:
    """Run an nbgrader command with the course's configuration and return all that it wrote."""
    finished = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=ROOT,
        env=environment(language),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert not check or finished.returncode == 0, finished.stdout
    return finished.stdout


def samples(assignment: str) -> dict[str, dict[str, Any]]:
    """Return the sample submissions of an assignment by the student's name."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((SUBMISSIONS / assignment).glob("*.toml"))
    }


def fill_in(release: nbformat.NotebookNode, assignment: str, sample: dict[str, Any]) -> None:
    """Answer the tasks of a released notebook as a sample does."""
    if sample.get("answers_from") == "solution":
        answers = {
            cell.id: cell.source
            for cell in read_solution(assignment).cells
            if cell.metadata.get("nbgrader", {}).get("solution")
        }
    else:
        answers = dict(sample.get("answers", {}))
    for own in sample.get("own_cells", []):
        place = next(i for i, cell in enumerate(release.cells) if cell.id == own["after"])
        release.cells.insert(place + 1, nbformat.v4.new_code_cell(own["source"]))
    release.cells = [
        cell for cell in release.cells if cell.id not in sample.get("deleted_cells", [])
    ]
    for cell in release.cells:
        cell.source = answers.pop(cell.id, cell.source).strip("\n")
    assert not answers, f"no cells for {list(answers)}"
