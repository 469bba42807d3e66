"""What the gradebook has on the submissions of many students, read at once."""

from collections.abc import Collection
from dataclasses import dataclass, field

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Select, select


@dataclass
class CellMarks:
    """A cell with points, with an answer or with both.

    ``graded`` tells whether it gives points, ``pending`` whether a person must look at it.
    """

    points: float = 0.0
    most: float = 0.0
    graded: bool = False
    pending: bool = False
    comment: str = ""


@dataclass
class NotebookMarks:
    """A student's notebook: its cells by name, and what lateness takes away."""

    penalty: float = 0.0
    cells: dict[str, CellMarks] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """The points of all cells, before the penalty."""
        return sum(cell.points for cell in self.cells.values())

    @property
    def most(self) -> float:
        """The points that all cells can give."""
        return sum(cell.most for cell in self.cells.values())

    @property
    def pending(self) -> bool:
        """Whether a person must still mark something."""
        return any(cell.pending for cell in self.cells.values())


def read(
    gradebook: Gradebook, assignment: str, students: Collection[str]
) -> dict[str, dict[str, NotebookMarks]]:
    """Return the marks of those who have a submission, by student and notebook."""
    found: dict[str, dict[str, NotebookMarks]] = {}
    notebooks = _of(select(SubmittedNotebook.late_submission_penalty), assignment, students)
    for penalty, student, notebook in gradebook.db.execute(notebooks):
        found.setdefault(student, {})[notebook] = NotebookMarks(float(penalty or 0.0))
    grades = _of(
        select(BaseCell.name, Grade.score, Grade.max_score, Grade.needs_manual_grade)
        .join(Grade, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id), assignment, students,
    )
    for name, score, most, pending, student, notebook in gradebook.db.execute(grades):
        marks = CellMarks(float(score), float(most), graded=True, pending=bool(pending))
        found[student][notebook].cells[name] = marks
    comments = _of(
        select(BaseCell.name, Comment.comment).join(Comment, Comment.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id),
        assignment, students,
    )
    for name, comment, student, notebook in gradebook.db.execute(comments):
        cell = found[student][notebook].cells.setdefault(name, CellMarks())
        cell.comment = comment or ""
    gradebook.db.rollback()
    return found


def _of(query: Select, assignment: str, students: Collection[str]) -> Select:
    """Return the query for these students, with student and notebook in its last two columns."""
    return (
        query.add_columns(SubmittedAssignment.student_id, Notebook.name)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == assignment, SubmittedAssignment.student_id.in_(students))
    )
