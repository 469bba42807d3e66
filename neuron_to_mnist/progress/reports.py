"""Reading from the test cells of a notebook that has been run what is done.

Only the reports count that the test cells show. What a student's code prints is not looked at.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from neuron_to_mnist.checks.report import MIME_TYPE, Report
from neuron_to_mnist.progress.tasks import Task


def tasks(notebook: Any, ran: set[int], late: set[int], seconds: int) -> Iterator[Task]:
    """Yield the tasks of a notebook.

    ``ran`` are the places of the cells that were run, ``late`` of those that were stopped after so
    many ``seconds``. A student may have deleted the test of an answer.
    """
    title, answer = "", ""
    markings = [marking(cell) for cell in notebook.cells]
    tested = {marked.get("grade_id") for marked in markings if marked.get("grade")}
    for index, (cell, marked) in enumerate(zip(notebook.cells, markings, strict=True)):
        heading = re.match(r"## (.+)", cell.source)
        if cell.cell_type == "markdown" and heading and not marked:
            title = heading[1]
        elif marked.get("grade"):
            optional = not marked.get("points")
            if marked.get("solution"):  # an answer in words
                written = cell.source.strip() and "YOUR ANSWER HERE" not in cell.source
                yield Task(title, "written" if written else "blank", optional)
            elif index in late:
                yield Task(title, "late", optional, message=str(seconds))
            elif index not in ran:
                yield Task(title, "unreached", optional)
            else:
                yield _judge(title, optional, cell, answer)
        elif marked.get("solution"):
            answer = cell.source
            if f"test_{marked.get('grade_id')}" not in tested:
                yield Task(title, "untested")


def marking(cell: Any) -> Any:
    """Return what nbgrader keeps with a cell, an empty dictionary for a cell of the student's."""
    return cell.metadata.get("nbgrader", {})


def is_test(cell: Any) -> bool:
    """Return whether a cell is the test of a task."""
    return cell.cell_type == "code" and bool(marking(cell).get("grade"))


def _judge(title: str, optional: bool, cell: Any, answer: str) -> Task:
    """Return a task by what its test cell came to."""
    for output in cell.outputs:
        if output.output_type == "error":
            return Task(title, "stopped", optional, message=f"{output.ename}: {output.evalue}")
    report = _last_report(cell)
    if report is None:
        return Task(title, "untested", optional)
    wrong = report.messages
    right, steps = sum(step.passed for step in report.steps), len(report.steps)
    if not wrong:
        return Task(title, "done", optional, right, steps)
    blank = wrong == ["experiment.not_done"] or (
        wrong == ["error.not_written"] and "raise NotImplementedError()" in answer
    )
    state = "blank" if blank and not right else "begun"
    return Task(title, state, optional, right, steps, wrong[0])


def _last_report(cell: Any) -> Report | None:
    """Return the report that a cell showed last, which is the one that its last line made."""
    for output in reversed(cell.outputs):
        if output.output_type == "display_data":
            with suppress(ValueError):
                return Report.from_json(output.data.get(MIME_TYPE))
    return None
