"""nbgrader's rows for one submission, with what autograding decides filled in.

Does what nbgrader's ``SaveAutoGrades`` and ``AssignLatePenalties`` do, on plain rows: so a worker
needs no gradebook of its own.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Base

from grading.run.gradebook import Rows
from grading.run.late_days import Penalty, seconds_late
from grading.run.outcome import TaskMark
from grading.run.released import Release

Row = dict[str, Any]


def record(
    release: Release,
    before: Rows,
    student: str,
    stamp: Mapping[str, datetime | None],
    notebooks: Mapping[str, NotebookNode],
    tasks: list[TaskMark],
    penalty: Penalty,
) -> Rows:
    """Return the rows after grading; ``before`` are those that were there, and keep their ids.

    ``stamp`` has the ``timestamp`` of the work if a file came that tells it.
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
        grades: list[Row] = []
        for cell in release.rows["base_cell"]:
            place = {"cell_id": cell["id"], "notebook_id": submitted["id"]}
            if cell["notebook_id"] != notebook["id"]:
                continue
            if cell["type"] in ("GradeCell", "TaskCell"):
                grades.append(_grade(_row("grade", before, **place), points, (name, cell["name"])))
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
