"""Where every student of the class stands in an assignment: what marks and reports are made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.pages.messages import MESSAGES, say, say_note
from grading.run import closed_folders
from grading.run.outcome import Outcome
from grading.run.run import Run

State = Literal["graded", "by hand", "not graded", "failed", "changed", "waiting", "nothing"]


@dataclass(frozen=True)
class Standing:
    """One student in one assignment. ``points`` is the mark, after a late penalty.

    It is None unless the whole submission has been graded, by the tests and by people. ``scores``
    are the points of every graded cell as the gradebook has them, None where a person must look.
    """

    student: str
    state: State
    points: float | None = None
    max_points: float = 0.0
    penalty: float = 0.0
    outcome: Outcome | None = None
    scores: Mapping[str, float | None] = field(default_factory=dict)

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


def standings(course: CourseDirectory, config: Config) -> list[Standing]:
    """Return the standing of everybody who is in the gradebook or has handed in something.

    Raises MissingEntry if the gradebook knows no such assignment.
    """
    grading = Run(course, config=config)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        most = float(gradebook.find_assignment(course.assignment_id).max_score)
        handed_in = set(grading.students())
        names = sorted({student.id for student in gradebook.students} | handed_in)
        return list(_standings(names, handed_in, gradebook, course, grading, most))


def _standings(
    names: list[str], handed_in: set[str], gradebook: Gradebook, course: CourseDirectory,
    grading: Run, most: float,
) -> Iterator[Standing]:
    for name in names:
        outcome = grading.outcome(name)
        if name not in handed_in:
            yield Standing(name, "nothing", None, most)
        elif outcome is None:
            yield Standing(name, "waiting", None, most)
        elif outcome.verdict != "graded":
            yield Standing(name, outcome.verdict, None, most, 0.0, outcome)
        elif grading.read(name)[0] != outcome.submission:
            yield Standing(name, "changed", None, most, 0.0, outcome)
        else:
            yield _graded(name, gradebook, course.assignment_id, most, outcome)


def _graded(
    name: str, gradebook: Gradebook, assignment: str, most: float, outcome: Outcome
) -> Standing:
    try:
        submission = gradebook.find_submission(assignment, name)
    except MissingEntry:
        return Standing(name, "waiting", None, most)
    scores = {
        grade.name: None
        if grade.needs_manual_grade or grade.score is None else float(grade.score)
        for notebook in submission.notebooks for grade in notebook.grades
    }
    if submission.needs_manual_grade:
        return Standing(name, "by hand", None, most, 0.0, outcome, scores)
    penalty = float(submission.late_submission_penalty or 0.0)
    points = max(0.0, float(submission.score) - penalty)
    return Standing(name, "graded", points, most, penalty, outcome, scores)
