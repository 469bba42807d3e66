"""A course folder of its own for tests, and submissions to put into it."""

import copy
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "ch03_signals"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "PYTHONPATH": str(ROOT),
}


class CourseFolder:
    """A course folder with one released assignment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, folder: Path, configuration: str = "") -> "CourseFolder":
        """Release the assignment in a new folder; ``configuration`` comes after the course's."""
        folder.mkdir(parents=True)
        text = (ROOT / "nbgrader_config.py").read_text() + configuration
        (folder / "nbgrader_config.py").write_text(text)
        shutil.copytree(ROOT / "solutions" / ASSIGNMENT, folder / "solutions" / ASSIGNMENT)
        course = cls(folder)
        finished = course.command("nbgrader", "generate_assignment", ASSIGNMENT)
        assert finished.returncode == 0, finished.stderr
        return course

    def copy(self, folder: Path) -> "CourseFolder":
        """Return a copy in another folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return CourseFolder(folder)

    def command(
        self, module: str, *arguments: str, language: str = "en", **more: object
    ) -> subprocess.CompletedProcess:
        """Run ``python -m module`` in the course folder."""
        environment = {**ENVIRONMENT, "COURSE_LANGUAGE": language}
        return subprocess.run(
            [sys.executable, "-m", module, *arguments], cwd=self.folder, env=environment,
            capture_output=True, text=True, check=False, **more,
        )

    def released(self) -> nbformat.NotebookNode:
        """Return what students get."""
        return nbformat.read(self.folder / "exercises" / "en" / ASSIGNMENT / NOTEBOOK, 4)

    def solution(self) -> nbformat.NotebookNode:
        """Return the notebook with the reference solutions."""
        return nbformat.read(self.folder / "solutions" / ASSIGNMENT / NOTEBOOK, 4)

    def answered(self, answers: Mapping[str, str] | None = None) -> nbformat.NotebookNode:
        """Return a released notebook with these answers by task, or with right ones for all."""
        notebook = self.released()
        if answers is None:
            answers = {
                cell.id: cell.source for cell in self.solution().cells
                if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
            }
        for cell in notebook.cells:
            if cell.id in answers:
                cell.source = answers[cell.id]
        return notebook

    def submit(
        self, student: str, notebook: nbformat.NotebookNode | bytes,
        files: Mapping[str, str] | None = None, name: str = NOTEBOOK,
    ) -> Path:
        """Hand in a notebook, as it is or as bytes, and other files; return its path."""
        folder = self.folder / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        data = notebook if isinstance(notebook, bytes) else nbformat.writes(notebook).encode()
        (folder / name).write_bytes(data)
        for other, text in (files or {}).items():
            path = folder / other
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return folder / name

    def gradebook(self) -> Gradebook:
        """Open the gradebook."""
        return Gradebook(f"sqlite:///{self.folder}/gradebook.db")

    def marks(self, student: str) -> dict[str, float | None] | None:
        """Return the automatic points by cell, or None for a student without a submission."""
        with self.gradebook() as gradebook:
            try:
                submission = gradebook.find_submission(ASSIGNMENT, student)
            except MissingEntry:
                return None
            return {
                grade.name: grade.auto_score
                for notebook in submission.notebooks for grade in notebook.grades
            }


def changed(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a copy to change."""
    return copy.deepcopy(notebook)
