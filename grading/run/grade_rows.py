"""nbgrader's rows for one submission, with what autograding decides filled in.

Does what nbgrader's ``SaveAutoGrades`` and ``AssignLatePenalties`` do, on plain rows: so a worker
needs no gradebook of its own.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Base

from grading.run.gradebook import Rows
from grading.run.late_days import Penalty, seconds_late
from grading.run.outcome import Outcome, TaskMark
from grading.run.released import Release

Row = dict[str, Any]
# Digests of answers, by notebook and cell.
Answers = dict[str, dict[str, str]]


def record(
    release: Release,
    before: Rows,
    student: str,
    stamp: Mapping[str, datetime | None],
    notebooks: Mapping[str, NotebookNode],
    tasks: list[TaskMark],
    penalty: Penalty,
    marked: Answers,
) -> Rows:
    """Return the rows after grading; ``before`` are those that were there, and keep their ids.

    ``stamp`` has the ``timestamp`` of the work if a file came that tells it. What a person gave
    stays while the answer is the one that was ``marked``; else a person must look again.
    """
    (assignment,) = release.rows["assignment"]
    submission = _row(
        "submitted_assignment", before, assignment_id=assignment["id"], student_id=student
    )
    submission |= stamp
    rows: Rows = {
        "student": before["student"] or [_empty("student") | {"id": student}],
        "submitted_assignment": [submission],
        "submitted_notebook": [], "grade": [], "comment": [],
    }
    points = {(task.notebook, task.name): task.points for task in tasks}
    for notebook in release.rows["notebook"]:
        name = notebook["name"]
        submitted = _row(
            "submitted_notebook", before,
            assignment_id=submission["id"], notebook_id=notebook["id"],
        )
        unanswered = _unanswered(notebooks[name])
        now, then = answers(notebooks[name]), marked.get(name, {})
        kept = {cell for cell, digest in then.items() if now.get(cell) == digest}
        grades: list[Row] = []
        for cell in release.rows["base_cell"]:
            place = {"cell_id": cell["id"], "notebook_id": submitted["id"]}
            if cell["notebook_id"] != notebook["id"]:
                continue
            if cell["type"] in ("GradeCell", "TaskCell"):
                grade = _grade(_row("grade", before, **place), points, (name, cell["name"]))
                grade["needs_manual_grade"] &= cell["name"] not in kept
                grades.append(grade)
            if cell["type"] in ("SolutionCell", "TaskCell"):
                comment = _row("comment", before, **place)
                if cell["name"] in unanswered:
                    comment["auto_comment"] = unanswered[cell["name"]]
                rows["comment"].append(comment)
        score = sum(map(_score, grades))
        late = seconds_late(
            assignment["duedate"], submission["timestamp"], submission["extension"]
        )
        submitted["late_submission_penalty"] = penalty(student, score, late)
        rows["submitted_notebook"].append(submitted)
        rows["grade"] += grades
    return rows


def answers(notebook: NotebookNode) -> dict[str, str]:
    """Return a digest of what every mark in a notebook is for: the answer in the cell itself.

    For a test or a task it is all that the student can have written.
    """
    whole = _digest([cell for cell in notebook.cells if not utils.is_locked(cell)])
    return {
        cell.metadata.nbgrader["grade_id"]: _digest([cell]) if utils.is_solution(cell) else whole
        for cell in notebook.cells if utils.is_grade(cell) or utils.is_task(cell)
    }


def marked(release: Release, before: Rows, outcome: Outcome | None) -> Answers:
    """Return the digests of the answers that a person has marked, by notebook and cell.

    ``before`` are the rows that the gradebook has, ``outcome`` is of the grading that made them.
    """
    found: Answers = {}
    if outcome is None:
        return found
    cells = {row["id"]: row["name"] for row in release.rows["base_cell"]}
    names = {row["id"]: row["name"] for row in release.rows["notebook"]}
    notebooks = {row["id"]: names.get(row["notebook_id"]) for row in before["submitted_notebook"]}
    for row in before["grade"]:
        # Where nothing could be graded every mark waits; the outcome says which did not before.
        waits = row["needs_manual_grade"] and outcome.verdict == "graded"
        notebook, cell = notebooks.get(row["notebook_id"]), cells.get(row["cell_id"])
        digest = outcome.answers.get(notebook or "", {}).get(cell or "")
        if row["manual_score"] is not None and not waits and notebook and cell and digest:
            found.setdefault(notebook, {})[cell] = digest
    return found


def scores(release: Release, rows: Rows) -> dict[tuple[str, str], float | None]:
    """Return the points of every graded cell, by notebook and name; None where a person is due."""
    cells = {row["id"]: row["name"] for row in release.rows["base_cell"]}
    names = {row["id"]: row["name"] for row in release.rows["notebook"]}
    notebooks = {row["id"]: names[row["notebook_id"]] for row in rows["submitted_notebook"]}
    return {
        (notebooks[row["notebook_id"]], cells[row["cell_id"]]):
            None if row["needs_manual_grade"] else _score(row)
        for row in rows["grade"]
    }


def _digest(cells: Sequence[NotebookNode]) -> str:
    parts = [
        [cell.cell_type, cell.source.strip(), cell.get("attachments", {})] for cell in cells
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _row(table: str, before: Rows, **keys: Any) -> Row:
    """Return the row with these keys as it was before, or a new one."""
    for row in before[table]:
        if all(row[name] == value for name, value in keys.items()):
            return dict(row)
    return _empty(table) | {"id": uuid.uuid4().hex} | keys


def _empty(table: str) -> Row:
    return {
        column.name: column.default.arg if column.default and column.default.is_scalar else None
        for column in Base.metadata.tables[table].columns
    }


def _grade(row: Row, points: Mapping[tuple[str, str], float | None], task: tuple[str, str]) -> Row:
    if task in points:
        row["auto_score"] = points[task]
        row["needs_manual_grade"] = row["manual_score"] is not None or points[task] is None
    return row


def _score(grade: Row) -> float:
    """Return the points of a grade as nbgrader reckons them."""
    for name in ("manual_score", "auto_score"):
        if grade[name] is not None:
            return grade[name] + (grade["extra_credit"] or 0.0)
    return 0.0


def _unanswered(notebook: NotebookNode) -> dict[str, str | None]:
    """Return the automatic comment on every answer in a notebook."""
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        if utils.is_solution(cell) or utils.is_task(cell):
            metadata = cell.metadata.nbgrader
            unchanged = metadata.get("checksum") == utils.compute_checksum(cell)
            left = unchanged and not utils.is_task(cell)
            comments[metadata["grade_id"]] = "No response." if left else None
    return comments
