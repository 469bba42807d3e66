"""Late submissions: extensions, what a late day costs, and both brought up to date.

A penalty is a share of the final points, but the gradebook keeps points: so they are reckoned anew
whenever marks are shown, from the marks, the due date and the extensions as they are by then.
"""

import json
import math
import os
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Grade, Gradebook
from nbgrader.converters import Autograde
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import func, select, update
from traitlets import Float
from traitlets.config import Config
from traitlets.utils.importstring import import_item

# Takes a student, a score and the seconds too late; returns the points to take away, if any.
Penalty = Callable[[str, float, float], float | None]
# Until when somebody may hand in, by assignment and student.
Extensions = dict[str, dict[str, datetime]]

_SECONDS_PER_DAY = 24 * 60 * 60
_FILE = "extensions.json"


class LateDays(LateSubmissionPlugin):
    """Takes a part of the points for every day that has begun since the due date.

    To use it: ``c.AssignLatePenalties.plugin_class = "grading.run.late_days.LateDays"``. It needs a
    due date of the assignment and the time of submission that nbgrader keeps in ``timestamp.txt``.
    """

    free_hours = Float(0.0, min=0.0, help="Hours after the due date that cost nothing.").tag(
        config=True
    )
    percent_a_day = Float(
        10.0, min=0.0, max=100.0, help="Percent of the earned points that a late day costs."
    ).tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points to take away, or None."""
        late = total_seconds_late - self.free_hours * 60 * 60
        if late <= 0:
            return None
        days = math.ceil(late / _SECONDS_PER_DAY)
        return min(score, score * days * self.percent_a_day / 100)


@dataclass(frozen=True)
class PenaltyChange:
    """A student whose penalty, in points, is another than it was."""

    student: str
    before: float
    after: float

    def __str__(self) -> str:
        """Say it."""
        return f"{self.student}: late penalty {self.before:g} -> {self.after:g} points"


def configured_penalty(config: Config) -> Penalty:
    """Return what the configured plug-in takes away: at most the score, and never less than 0."""
    steps = [
        import_item(step) if isinstance(step, str) else step
        for step in Autograde(config=config).autograde_preprocessors
    ]
    late = AssignLatePenalties(config=config) if AssignLatePenalties in steps else None

    def penalty(student: str, score: float, seconds: float) -> float | None:
        if late is None or seconds <= 0:
            return None
        plug_in: Any = late.plugin_class(parent=late)
        points = plug_in.late_submission_penalty(student, score, seconds)
        return None if points is None else max(0.0, min(points, score))

    return penalty


def seconds_late(
    due: datetime | None, time: datetime | None, extension: timedelta | None
) -> float:
    """Return how much too late something was handed in; 0 if one of the times is not known."""
    if due is None or time is None:
        return 0.0
    return max(0.0, (time - due - (extension or timedelta())).total_seconds())


def read_extensions(folder: Path) -> Extensions:
    """Return the extensions that were given, from the folder that holds the outcomes."""
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {
        assignment: {name: datetime.fromisoformat(time) for name, time in given.items()}
        for assignment, given in found.items()
    }


def write_extensions(folder: Path, extensions: Extensions) -> None:
    """Keep the extensions, in a file that is whole at every moment."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {name: {student: time.isoformat() for student, time in sorted(given.items())}
         for name, given in sorted(extensions.items()) if given},
        ensure_ascii=False, indent=1,
    )
    new = folder / f"{_FILE}.new"
    new.write_text(text, encoding="utf-8")
    os.replace(new, folder / _FILE)


def reckon(
    gradebook: Gradebook, assignment: str, penalty: Penalty, until: Mapping[str, datetime]
) -> list[PenaltyChange]:
    """Bring the extensions and penalties in the gradebook up to date; return whose changed.

    ``until`` are extensions by student. Those that the gradebook has of others stay. MissingEntry
    if there is no such assignment.
    """
    found = gradebook.find_assignment(assignment)
    due = found.duedate
    submissions, notebooks = (
        Base.metadata.tables[name] for name in ("submitted_assignment", "submitted_notebook")
    )
    own = submissions.c.assignment_id == found.id
    connection = gradebook.db.connection()
    late: dict[str, tuple[str, float]] = {}
    for row in connection.execute(
        select(submissions.c["id", "student_id", "timestamp", "extension"]).where(own)
    ).all():
        extension, end = row.extension, until.get(unicodedata.normalize("NFC", row.student_id))
        if end is not None and due is not None:
            extension = max(end - due, timedelta()) or None
        if extension != row.extension:
            connection.execute(
                update(submissions).where(submissions.c.id == row.id).values(extension=extension)
            )
        late[row.id] = row.student_id, seconds_late(due, row.timestamp, extension)
    points = select(Grade.notebook_id, func.sum(Grade.score)).group_by(Grade.notebook_id)
    of_class = (
        select(notebooks.c["id", "assignment_id", "late_submission_penalty"])
        .join(submissions, submissions.c.id == notebooks.c.assignment_id).where(own)
    )
    ids = of_class.with_only_columns(notebooks.c.id)
    found_points = connection.execute(points.where(Grade.notebook_id.in_(ids)))
    scores = {row[0]: float(row[1] or 0.0) for row in found_points}
    before: dict[str, float] = {}
    after: dict[str, float] = {}
    for row in connection.execute(of_class).all():
        student, seconds = late[row.assignment_id]
        now = penalty(student, scores.get(row.id, 0.0), seconds)
        then = row.late_submission_penalty
        before[student] = before.get(student, 0.0) + (then or 0.0)
        after[student] = after.get(student, 0.0) + (now or 0.0)
        if now != then:
            connection.execute(
                update(notebooks).where(notebooks.c.id == row.id)
                .values(late_submission_penalty=now)
            )
    gradebook.db.commit()
    return [
        PenaltyChange(student, before[student], after[student])
        for student in sorted(before) if abs(before[student] - after[student]) > 1e-9
    ]
