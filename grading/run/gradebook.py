"""Rows of nbgrader's gradebook: copied out for a worker, and merged back by the one writer."""

from collections.abc import Sequence
from typing import Any

from nbgrader.api import Base, Gradebook
from sqlalchemy import Connection, and_, bindparam, insert, select, true, update
from sqlalchemy.sql import ColumnElement

Rows = dict[str, list[dict[str, Any]]]

_TABLES = Base.metadata.tables
# How many values a condition may name: SQLite's limit was 999 once.
_MOST_AT_ONCE = 500
# What autograding decides. Everything else in an existing row is the instructor's.
_DECIDED = {
    "student": (),
    "submitted_assignment": ("timestamp",),
    "submitted_notebook": ("late_submission_penalty",),
    "grade": ("auto_score", "needs_manual_grade"),
    "comment": ("auto_comment",),
}


def read_assignment(gradebook: Gradebook, assignment: str) -> Rows:
    """Return the assignment with its notebooks and cells, as the release stored them."""
    cells = ("grade_cells", "solution_cells", "task_cells")
    of = _Selection(gradebook, assignment)
    rows = {
        "course": of.rows("course", true()),
        "assignment": of.rows("assignment", _TABLES["assignment"].c.name == assignment),
        "notebook": of.rows("notebook", of.notebook.c.assignment_id.in_(of.assignment_ids)),
        "base_cell": of.rows("base_cell", _TABLES["base_cell"].c.notebook_id.in_(of.notebook_ids)),
        "source_cell": of.rows(
            "source_cell", _TABLES["source_cell"].c.notebook_id.in_(of.notebook_ids)
        ),
    }
    base = select(_TABLES["base_cell"].c.id).where(
        _TABLES["base_cell"].c.notebook_id.in_(of.notebook_ids)
    )
    return rows | {name: of.rows(name, _TABLES[name].c.id.in_(base)) for name in cells}


def read_submissions(
    gradebook: Gradebook, assignment: str, students: Sequence[str]
) -> dict[str, Rows]:
    """Return what the gradebook knows of each student and the submission, if anything."""
    of = _Selection(gradebook, assignment)
    submission, notebook = _TABLES["submitted_assignment"], _TABLES["submitted_notebook"]
    own = and_(
        submission.c.student_id.in_(students), submission.c.assignment_id.in_(of.assignment_ids)
    )
    own_notebook = notebook.c.assignment_id.in_(select(submission.c.id).where(own))
    parts = select(notebook.c.id).where(own_notebook)
    found: dict[str, Rows] = {student: {name: [] for name in _DECIDED} for student in students}
    for row in of.rows("student", _TABLES["student"].c.id.in_(students)):
        found[row["id"]]["student"].append(row)
    of_assignment, of_notebook = {}, {}
    for row in of.rows("submitted_assignment", own):
        rows = of_assignment[row["id"]] = found[row["student_id"]]
        rows["submitted_assignment"].append(row)
    for row in of.rows("submitted_notebook", own_notebook):
        rows = of_notebook[row["id"]] = of_assignment[row["assignment_id"]]
        rows["submitted_notebook"].append(row)
    for name in ("grade", "comment"):
        for row in of.rows(name, _TABLES[name].c.notebook_id.in_(parts)):
            of_notebook[row["notebook_id"]][name].append(row)
    return found


def merge(gradebook: Gradebook, results: Sequence[Rows]) -> None:
    """Write what autograding decided, all of it or nothing. Doing so twice changes nothing."""
    connection = gradebook.db.connection()
    for name, decided in _DECIDED.items():
        rows = {row["id"]: row for result in results for row in result[name]}
        there = _there(connection, name, list(rows))
        new = [row for number, row in rows.items() if number not in there]
        if new:
            connection.execute(insert(_TABLES[name]), new)
        if there and decided:
            same = _TABLES[name].c.id == bindparam("row_id")
            change: dict[str, Any] = {column: bindparam(f"new_{column}") for column in decided}
            connection.execute(update(_TABLES[name]).where(same).values(change), [
                {"row_id": number} | {f"new_{column}": rows[number][column] for column in decided}
                for number in there
            ])
    gradebook.db.commit()


def _there(connection: Connection, name: str, numbers: Sequence[str]) -> set[str]:
    """Return which rows of a table are there already."""
    column = _TABLES[name].c.id
    return {
        number
        for start in range(0, len(numbers), _MOST_AT_ONCE)
        for number in connection.execute(
            select(column).where(column.in_(numbers[start : start + _MOST_AT_ONCE]))
        ).scalars()
    }


class _Selection:
    """Reads whole rows of the tables that belong to one assignment."""

    def __init__(self, gradebook: Gradebook, assignment: str) -> None:
        self._connection = gradebook.db.connection()
        self.notebook = _TABLES["notebook"]
        self.assignment_ids = select(_TABLES["assignment"].c.id).where(
            _TABLES["assignment"].c.name == assignment
        )
        self.notebook_ids = select(self.notebook.c.id).where(
            self.notebook.c.assignment_id.in_(self.assignment_ids)
        )

    def rows(self, name: str, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
        """Return the rows of a table for which the condition holds."""
        found = self._connection.execute(select(_TABLES[name]).where(condition))
        return [dict(row) for row in found.mappings()]
