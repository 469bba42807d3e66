"""nbgrader's Autograde for one submission after the other, each read and written once."""

import shutil
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.writers import FilesWriter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde

from grading.outcome import Task, tasks_of


class OnePassAutograde(Autograde):
    """Runs the steps of both of nbgrader's passes in one, with preprocessors that are made once.

    Where a class stands in both lists, only its last place counts.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = NotebookExporter(
            parent=self, config=self.config, optimistic_validation=True
        )
        for step in (
            *(s for s in self.sanitize_preprocessors if s not in self.autograde_preprocessors),
            *self.autograde_preprocessors,
            self._keep_tasks,
        ):
            self.exporter.register_preprocessor(step)
        self._tasks: list[Task] = []

    def grade(self, student: str) -> list[Task]:
        """Grade a student's submission, raising whatever goes wrong, and return its tasks."""
        assignment = self.coursedir.assignment_id
        self.coursedir.student_id = student
        self._tasks = []
        folder = Path(self._format_source(assignment, student))
        self.notebooks = sorted(map(str, folder.glob("*.ipynb")))
        self.init_assignment(assignment, student)
        for notebook in self.notebooks:
            self.convert_single_notebook(notebook)
        return self._tasks

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Convert one notebook where the files beside it are already in place."""
        place = self._format_dest(self.coursedir.assignment_id, self.coursedir.student_id)
        target = Path(place) / Path(notebook_filename).name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook_filename, target)
        self._sanitizing = False
        try:
            resources = self.init_single_notebook_resources(str(target))
            with utils.setenv(NBGRADER_EXECUTION="autograde"):
                output, resources = self.exporter.from_filename(str(target), resources=resources)
            self.write_single_notebook(output, resources)
        finally:
            self._sanitizing = True

    def _keep_tasks(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        details = resources["grading"]["tests"]
        self._tasks += tasks_of(resources["nbgrader"]["notebook"], nb, details)
        return nb, resources
