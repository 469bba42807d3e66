"""A penalty for late days, through nbgrader's plug-in for late submissions."""

import math

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float

_SECONDS_PER_DAY = 24 * 60 * 60


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
