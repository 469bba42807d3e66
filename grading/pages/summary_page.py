"""The page with all assignments of a student."""

from collections.abc import Iterable, Mapping
from typing import Any

from grading.pages.feedback_page import reason_for_student
from grading.pages.messages import say, say_note
from grading.pages.render import render
from grading.run.standing import Standing


def summary_page(
    student: str, standings: Iterable[tuple[str, Standing]], pages: Mapping[str, Iterable[str]],
    language: str,
) -> str:
    """Return the page; ``standings`` go with the assignments, and so do the names of ``pages``."""
    rows = [
        _row(name, standing, pages.get(name, ()), language) for name, standing in standings
    ]
    return render("summary.html.j2", language, student=student, rows=rows)


def _row(
    assignment: str, standing: Standing, pages: Iterable[str], language: str
) -> dict[str, Any]:
    mark = late = ""
    if standing.points is not None:
        points, most = f"{standing.points:g}", f"{standing.max_points:g}"
        mark = say("feedback.points", language, points=points, most=most)
    if standing.penalty:
        late = say("feedback.late", language, penalty=f"{standing.penalty:g}")
    notes = standing.outcome.repairs if standing.outcome else []
    return {
        "name": assignment,
        "mark": mark,
        "late": late,
        "reason": reason_for_student(standing, language),
        "notes": [say_note(note, language) for note in notes],
        "pages": [f"{assignment}/{page}.html" for page in sorted(pages)],
    }
