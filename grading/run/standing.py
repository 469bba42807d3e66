"""Where every student of the class stands in an assignment: what marks and reports are made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from nbgrader.api import Gradebook, Student
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import select
from traitlets.config import Config

from grading.pages.messages import MESSAGES, say, say_note
from grading.run import cell_marks, closed_folders
from grading.run.cell_marks import NotebookMarks
from grading.run.late_days import (
    PenaltyChange,
    configured_penalty,
    read_extensions,
    reckon,
)
from grading.run.outcome import Outcome
from grading.run.run import Run

# So many students are read from the gradebook at a time.
_AT_A_TIME = 100

State = Literal["graded", "by hand", "not graded", "failed", "changed", "waiting", "nothing"]


@dataclass(frozen=True)
class Standing:
    """One student in one assignment. ``points`` is the mark, after a late penalty.

    It is None unless the whole submission has been graded, by the tests and by people. ``scores``
    are the points of every graded cell as the gradebook has them, None where a person must look;
    ``notebooks`` are all that it has of a graded submission.
    """

    student: str
    state: State
    points: float | None = None
    max_points: float = 0.0
    penalty: float = 0.0
    outcome: Outcome | None = None
    scores: Mapping[str, float | None] = field(default_factory=dict)
    notebooks: Mapping[str, NotebookMarks] = field(default_factory=dict)

    def reason(self, language: str) -> str:
        """Say why there is no mark; an empty string if there is one."""
        if self.outcome and self.outcome.reason and self.state in ("not graded", "failed"):
            return say_note(self.outcome.reason, language)
        reason = f"reason.{self.state}"
        return say(reason, language) if reason in MESSAGES else ""


def open_course(assignment: str) -> tuple[CourseDirectory, Config]:
    """Return the course in the present folder, set to an assignment, and its configuration.

    What other users of the machine have no business with is closed on the way.
    """
    app = NbGraderApp()
    app.load_config_file()
    course = CourseDirectory(config=app.config)
    course.assignment_id = assignment
    closed_folders.close(course, Run(course, config=app.config).outcomes_directory)
    return course, app.config


def outcomes_folder(course: CourseDirectory, config: Config) -> Path:
    """Return the folder that holds the outcomes, and the extensions."""
    return Path(course.root, Run(course, config=config).outcomes_directory)


def update_penalties(course: CourseDirectory, config: Config) -> list[PenaltyChange]:
    """Reckon all late penalties anew, and return those that changed.

    Raises MissingEntry if the gradebook knows no such assignment.
    """
    until = read_extensions(outcomes_folder(course, config)).get(course.assignment_id, {})
    with Gradebook(course.db_url, course.course_id) as gradebook:
        return reckon(gradebook, course.assignment_id, configured_penalty(config), until)


def standings(course: CourseDirectory, config: Config) -> list[Standing]:
    """Return the standing of everybody who is in the gradebook or has handed in something.

    Raises MissingEntry if the gradebook knows no such assignment.
    """
    update_penalties(course, config)
    return list(each_standing(course, config, everybody(course, config)))


def everybody(course: CourseDirectory, config: Config) -> list[str]:
    """Return the names of all who are in the gradebook or have handed in something, in order.

    Raises MissingEntry if the gradebook knows no such assignment.
    """
    with Gradebook(course.db_url, course.course_id) as gradebook:
        gradebook.find_assignment(course.assignment_id)
        known = gradebook.db.scalars(select(Student.id)).all()
    return sorted({*known, *Run(course, config=config).students()})


def each_standing(
    course: CourseDirectory, config: Config, students: Sequence[str]
) -> Iterator[Standing]:
    """Give the standings of students one by one, so that never all of them are in memory.

    The penalties are those in the gradebook. Raises MissingEntry if it knows no such assignment.
    """
    grading = Run(course, config=config)
    handed_in = set(grading.students())
    with Gradebook(course.db_url, course.course_id) as gradebook:
        most = float(gradebook.find_assignment(course.assignment_id).max_score)
        for first in range(0, len(students), _AT_A_TIME):
            some = students[first : first + _AT_A_TIME]
            found = cell_marks.read(gradebook, course.assignment_id, some)
            for name in some:
                if name in handed_in:
                    yield _standing(name, found.get(name), grading, most)
                else:
                    yield Standing(name, "nothing", None, most)


def _standing(
    name: str, found: Mapping[str, NotebookMarks] | None, grading: Run, most: float
) -> Standing:
    """Return the standing of somebody who handed in something."""
    outcome = grading.outcome(name)
    if outcome is None:
        return Standing(name, "waiting", None, most)
    if outcome.verdict != "graded":
        return Standing(name, outcome.verdict, None, most, 0.0, outcome)
    if grading.read(name)[0] != outcome.submission:
        return Standing(name, "changed", None, most, 0.0, outcome)
    if not found:
        return Standing(name, "waiting", None, most)
    scores = {
        cell_name: None if cell.pending else cell.points
        for notebook in found.values() for cell_name, cell in notebook.cells.items() if cell.graded
    }
    if any(notebook.pending for notebook in found.values()):
        return Standing(name, "by hand", None, most, 0.0, outcome, scores, found)
    penalty = sum(notebook.penalty for notebook in found.values())
    points = max(0.0, sum(notebook.points for notebook in found.values()) - penalty)
    return Standing(name, "graded", points, most, penalty, outcome, scores, found)
