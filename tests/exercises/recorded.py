"""The checks of an assignment as they are made: every call, with what is expected of it."""

import contextlib
import io
import re
from typing import Any, NamedTuple
from unittest import mock

import nbformat

from neuron_to_mnist.checks import expressions, report
from neuron_to_mnist.checks.marks import Marks
from tests.exercises.tasks import run_cell

HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*### END HIDDEN TESTS\n", flags=re.DOTALL)


class Check(NamedTuple):
    """One call that a step makes, and what is expected of it."""

    step: str
    arguments: tuple[Any, ...]
    expected: Any


class Checks(NamedTuple):
    """The marks of a reference solution, with the visible checks and the hidden ones."""

    marks: Marks
    visible: list[Check]
    hidden: list[Check]


class RecordedAssignment:
    """The tasks of one assignment, with its reference solutions."""

    def __init__(self, notebook: nbformat.NotebookNode) -> None:
        self._names: dict[str, Any] = {}
        self._tests: dict[str, str] = {}
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in notebook.cells:
                if cell.cell_type == "code" and cell.id.startswith("test_"):
                    self._tests[cell.id.removeprefix("test_")] = cell.source
                elif cell.cell_type == "code":
                    run_cell(cell.source, self._names)

    def reference(self, task: str) -> Any:
        """Return the reference solution of a task, a function or a class."""
        return self._names[self._answer_name(task)]

    def visible_marks(self, task: str, answer: Any) -> Marks:
        """Return the marks of an answer after the checks that students see."""
        return self._run(task, HIDDEN.sub("", self._tests[task]), answer)

    def all_marks(self, task: str, answer: Any) -> Marks:
        """Return the marks of an answer after all checks."""
        return self._run(task, self._tests[task], answer)

    def checks(self, task: str) -> Checks:
        """Return all checks of a task."""
        found: dict[str, list[Check]] = {"visible": [], "hidden": []}

        def recorded(kind: str, original: Any) -> Any:
            def check(marks: Marks, step: str, arguments: Any, expected: Any, **more: Any) -> None:
                values = tuple(map(expressions.value_of, arguments))
                found[kind].append(Check(step, values, expected))
                original(marks, step, arguments, expected, **more)

            return check

        with (
            mock.patch.object(Marks, "visible", recorded("visible", Marks.visible)),
            mock.patch.object(Marks, "hidden", recorded("hidden", Marks.hidden)),
        ):
            marks = self.all_marks(task, self.reference(task))
        return Checks(marks, **found)

    def _answer_name(self, task: str) -> str:
        found = re.search(r"^marks = check_\w+\((\w+)", self._tests[task], flags=re.MULTILINE)
        assert found, self._tests[task]
        return found[1]

    def _run(self, task: str, source: str, answer: Any) -> Marks:
        names = {**self._names, self._answer_name(task): answer}
        with contextlib.redirect_stdout(io.StringIO()), report.collected():
            run_cell(source, names)
        marks = names["marks"]
        assert isinstance(marks, Marks)
        return marks


def failed(marks: Marks) -> set[str]:
    """Return the titles of the steps that were not passed."""
    return {step.title for step in marks.report().steps if step.finding}
