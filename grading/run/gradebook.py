"""Rows of nbgrader's gradebook: copied out for a worker, and merged back by the one writer."""

from collections.abc import Sequence
from typing import Any

from nbgrader.api import Base, Gradebook
from sqlalchemy import Connection, and_, insert, select, true, update
from sqlalchemy.sql import ColumnElement

Rows = dict[str, list[dict[str, Any]]]

_TABLES = Base.metadata.tables
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


def read_submission(gradebook: Gradebook, assignment: str, student: str) -> Rows:
    """Return what the gradebook knows of one student and the submission, if anything."""
    of = _Selection(gradebook, assignment)
    submission = _TABLES["submitted_assignment"]
    own = and_(
        submission.c.student_id == student, submission.c.assignment_id.in_(of.assignment_ids)
    )
    notebook = _TABLES["submitted_notebook"]
    own_notebook = notebook.c.assignment_id.in_(select(submission.c.id).where(own))
    parts = select(notebook.c.id).where(own_notebook)
    return {
        "student": of.rows("student", _TABLES["student"].c.id == student),
        "submitted_assignment": of.rows("submitted_assignment", own),
        "submitted_notebook": of.rows("submitted_notebook", own_notebook),
        "grade": of.rows("grade", _TABLES["grade"].c.notebook_id.in_(parts)),
        "comment": of.rows("comment", _TABLES["comment"].c.notebook_id.in_(parts)),
    }


def merge(gradebook: Gradebook, results: Sequence[Rows]) -> None:
    """Write what autograding decided, all of it or nothing. Doing so twice changes nothing."""
    connection = gradebook.db.connection()
    for rows in results:
        for name, decided in _DECIDED.items():
            for row in rows[name]:
                _merge_row(connection, name, row, decided)
    gradebook.db.commit()


def _merge_row(connection: Connection, name: str, row: dict, decided: Sequence[str]) -> None:
    table = _TABLES[name]
    same = table.c.id == row["id"]
    if connection.execute(select(table.c.id).where(same)).first() is None:
        connection.execute(insert(table), row)
    elif decided:
        values = {column: row[column] for column in decided}
        connection.execute(update(table).where(same).values(values))


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
