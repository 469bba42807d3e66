"""Sample submissions, each with the points that it must get.

For every assignment these are made of its notebook and of the catalogue in ``tests/mistakes``: the
solution, a blank notebook, and the solution with one mistake, each in both languages. A submission
with something of its own is a file in ``tests/submissions``, named after the student:

    language        which release was answered
    catalogued      tasks answered as in the catalogue, with the name of the answer there
    answers         cells answered otherwise
    own_cells       cells of the student's own, each with the id of the cell that it comes after
    deleted_cells   ids of cells that the student deleted
    scores          points by graded cell

A score is left out where it is 0 for a cell left alone, or what the catalogue says of the answer.
"""

import tomllib
from dataclasses import dataclass, field
from typing import Any

import nbformat

from tests.exercises.tasks import ROOT, catalogue, read_solution, tasks

STUDENTS = {"en": ("ada", "carol", "emil"), "ko": ("bora", "dain", "gil")}


@dataclass(frozen=True)
class Sample:
    """What a student hands in, and the points that it must get by graded cell."""

    language: str
    answers: dict[str, str] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    own_cells: list[dict[str, str]] = field(default_factory=list)
    deleted_cells: list[str] = field(default_factory=list)

    def fill_in(self, release: nbformat.NotebookNode) -> None:
        """Answer a released notebook."""
        for own in self.own_cells:
            place = next(i for i, cell in enumerate(release.cells) if cell.id == own["after"])
            release.cells.insert(place + 1, nbformat.v4.new_code_cell(own["source"]))
        release.cells = [cell for cell in release.cells if cell.id not in self.deleted_cells]
        answers = dict(self.answers)
        for cell in release.cells:
            cell.source = answers.pop(cell.id, cell.source).strip("\n")
        assert not answers, f"no cells for {list(answers)}"


def points(assignment: str) -> dict[str, float]:
    """Return the points of every graded cell, in the notebook's order."""
    cells = [cell.metadata.get("nbgrader", {}) for cell in read_solution(assignment).cells]
    return {cell["grade_id"]: cell["points"] for cell in cells if cell.get("grade")}


def solution(assignment: str) -> dict[str, str]:
    """Return the reference answers by cell."""
    return {
        cell.id: cell.source for cell in read_solution(assignment).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def made(assignment: str) -> dict[str, Sample]:
    """Return the samples that every assignment has."""
    full, answers = points(assignment), solution(assignment)
    last = [task for task in tasks(assignment) if full[f"test_{task}"]][-1]
    slip = next(entry for task, entry in catalogue(assignment, "mistake") if task == last)
    found = {}
    for language, (right, blank, mistaken) in STUDENTS.items():
        found[f"{right}_solution"] = Sample(language, answers, full)
        found[f"{blank}_blank"] = Sample(language, {}, dict.fromkeys(full, 0))
        found[f"{mistaken}_slip"] = Sample(
            language, answers | {last: slip["source"]}, full | {f"test_{last}": slip["points"]})
    return found


def read(assignment: str, text: dict[str, Any]) -> Sample:
    """Return the sample that a file describes."""
    full = points(assignment)
    known = {
        (task, entry["name"]): (entry["source"], entry.get("points", full[f"test_{task}"]))
        for kind in ("right", "mistake") for task, entry in catalogue(assignment, kind)
    }
    answers, scores = dict(text.get("answers", {})), dict.fromkeys(full, 0)
    for task, name in text.get("catalogued", {}).items():
        answers[task], scores[f"test_{task}"] = known[task, name]
    unsaid = {name for name in full if name.removeprefix("test_") in text.get("answers", {})}
    unsaid -= text["scores"].keys() | {name for name, most in full.items() if not most}
    assert not unsaid, f"{assignment}: no score for {unsaid}"
    assert text["scores"].keys() <= full.keys()
    return Sample(text["language"], answers, scores | text["scores"],
                  text.get("own_cells", []), text.get("deleted_cells", []))


def samples(assignment: str) -> dict[str, Sample]:
    """Return all samples of an assignment by the student's name."""
    written = {
        path.stem: read(assignment, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "tests" / "submissions" / assignment).glob("*.toml"))
    }
    return made(assignment) | written
