"""A class of mutants in one run: everybody else's marks are those of a class without them.

Nothing of the students' is run here, which takes an engine; all else is as it is.
"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.pages.class_report_page import class_report_page
from grading.pages.summary_page import summary_page
from grading.run import workers
from grading.run.run import Run
from grading.run.standing import open_course, standings
from neuron_to_mnist import LANGUAGES
from tests.grading.course import ASSIGNMENT, NOTEBOOK, CourseFolder
from tests.grading.mutants import Mutant, mutants, plant, released
from tests.grading.test_intake_fuzz import ASKED, MUTANTS

CLASS = ASKED // 20 or 100
HONEST = {"0 first": 21.0, "m middle": 0.0, "z last": 21.0}


class Unrun(NbGraderPreprocessor):
    """Gives a test full points if the answer above it is no stub, without running anything."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Write the points where the engine would."""
        stubs = {cell["source"] for cell in released(ASSIGNMENT, "en")["cells"]}
        answered = False
        for cell in nb.cells:
            if utils.is_solution(cell):
                answered = cell.source not in stubs
            elif utils.is_grade(cell):
                points = cell.metadata.nbgrader["points"] if answered else 0.0
                cell.outputs = [NotebookNode(
                    output_type="execute_result", data={"text/plain": repr(float(points))},
                    metadata={}, execution_count=None,
                )]
        resources["grading"] = {"tests": {}}
        return nb, resources


def graded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Grade the class in a course folder; return what honest students' rows and outcomes are."""
    monkeypatch.chdir(folder)
    course, config = open_course(ASSIGNMENT)
    config.Autograde.autograde_preprocessors = [Unrun]
    run = Run(course, config=config)
    summary = run.start(workers.here)
    for outcome in summary.made:
        assert outcome.verdict in ("graded", "not graded"), (outcome.student, outcome.reason)
    everybody = standings(course, config)
    assert len(everybody) == len(summary.made)
    assert not {each.state for each in everybody} & {"failed", "changed", "waiting"}
    for language in LANGUAGES:
        class_report_page(ASSIGNMENT, everybody, language).encode()
        for each in everybody:
            pages = {ASSIGNMENT: [NOTEBOOK.removesuffix(".ipynb")]}
            summary_page(each.student, [(ASSIGNMENT, each)], pages, language).encode()
    rows = {}
    with Gradebook(course.db_url, course.course_id) as gradebook:
        for name in HONEST:
            submission = gradebook.find_submission(ASSIGNMENT, name)
            rows[name] = {
                grade.name: (grade.auto_score, grade.needs_manual_grade)
                for part in submission.notebooks for grade in part.grades
            }
    made = {name: run.outcome(name) for name in HONEST}
    return {
        name: (rows[name], made[name].points, made[name].repairs, made[name].tasks)
        for name in HONEST
    }


@pytest.fixture
def honest(released, tmp_path) -> CourseFolder:
    """A course with two right submissions and a blank one."""
    course = released.copy(tmp_path / "honest")
    for name, points in HONEST.items():
        course.submit(name, course.answered() if points else course.released())
    return course


def test_mutants_change_nobody_elses_marks(honest, tmp_path, monkeypatch):
    mixed = honest.copy(tmp_path / "mixed")
    drawn: list[Mutant] = []

    @settings(MUTANTS, max_examples=CLASS)
    @given(mutants([ASSIGNMENT]))
    def draw(mutant: Mutant) -> None:
        drawn.append(mutant)

    draw()
    for number, mutant in enumerate(drawn):
        plant(mixed.folder / "submitted" / f"m{number:05}" / ASSIGNMENT, mutant.tree)
    undisturbed = graded(honest.folder, monkeypatch)
    assert {name: found[1] for name, found in undisturbed.items()} == HONEST
    assert graded(mixed.folder, monkeypatch) == undisturbed
