"""nbgrader's Autograde for one submission after the other, each converted and written once."""

from collections.abc import Mapping
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.writers import FilesWriter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
)

from grading.outcome import Task, tasks_of

# The intake has done what these do: see :mod:`grading.intake`.
_DONE = (CheckCellMetadata, ClearOutput, DeduplicateIds, OverwriteCells, OverwriteKernelspec)


class OnePassAutograde(Autograde):
    """Runs the steps of both of nbgrader's passes in one, with preprocessors that are made once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sanitizing = False
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = NotebookExporter(
            parent=self, config=self.config, optimistic_validation=True
        )
        for step in (*self.sanitize_preprocessors, *self.autograde_preprocessors):
            if step not in _DONE:
                self.exporter.register_preprocessor(step)
        self.exporter.register_preprocessor(self._keep_tasks)
        self._tasks: list[Task] = []

    def grade(self, student: str, notebooks: Mapping[str, NotebookNode]) -> list[Task]:
        """Grade a student's notebooks and return their tasks, raising whatever goes wrong.

        The files beside the notebooks lie in the autograded folder already.
        """
        folder = self._format_dest(self.coursedir.assignment_id, student)
        self._tasks = []
        for name, notebook in sorted(notebooks.items()):
            resources = self.init_single_notebook_resources(f"{folder}/{name}.ipynb")
            resources["metadata"] = {"name": name, "path": folder}
            with utils.setenv(NBGRADER_EXECUTION="autograde"):
                output, resources = self.exporter.from_notebook_node(notebook, resources)
            self.write_single_notebook(output, resources)
        return self._tasks

    def _keep_tasks(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        details = resources["grading"]["tests"]
        self._tasks += tasks_of(resources["nbgrader"]["notebook"], nb, details)
        return nb, resources
