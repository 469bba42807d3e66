"""The steps of nbgrader's two passes over a notebook in one, made once for a whole class."""

from collections.abc import Mapping, Sequence

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.config import Config
from traitlets.utils.importstring import import_item

# What :mod:`grading.run.intake` has done before, and what :mod:`grading.run.grade_rows` does after.
_BEFORE = (CheckCellMetadata, ClearOutput, DeduplicateIds, OverwriteCells, OverwriteKernelspec)
_AFTER = (AssignLatePenalties, SaveAutoGrades)


class OnePass:
    """Runs the steps that nbgrader is configured to run, as far as they need no gradebook.

    Students' code does without the names in the packages that are ``withheld``.
    """

    def __init__(self, config: Config, withheld: Sequence[str]) -> None:
        self._withheld = withheld
        autograde = Autograde(config=config)
        steps = [
            import_item(step) if isinstance(step, str) else step
            for step in (*autograde.sanitize_preprocessors, *autograde.autograde_preprocessors)
        ]
        self._exporter = Exporter(
            config=config, default_preprocessors=[], optimistic_validation=True
        )
        for step in steps:
            if step not in (*_BEFORE, *_AFTER):
                self._exporter.register_preprocessor(step)

    def convert(
        self, notebook: NotebookNode, name: str, student: str, assignment: str,
        files: Mapping[str, bytes],
    ) -> tuple[NotebookNode, dict[str, dict]]:
        """Return the notebook with its outputs, and what the engine says of every test."""
        resources = {
            "unique_key": name,
            "output_files_dir": f"{name}_files",
            "nbgrader": {"student": student, "assignment": assignment, "notebook": name},
            "grading": {"files": files, "withheld": self._withheld},
        }
        converted, after = self._exporter.from_notebook_node(notebook, resources)
        return converted, after["grading"]["tests"]
