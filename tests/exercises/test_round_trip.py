"""Release, hand in, grade, feed back and export, with nbgrader's own commands."""

import csv
import shutil
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from nbgrader.api import Gradebook

from neuron_to_mnist import LANGUAGES
from tests.exercises.course import nbgrader
from tests.exercises.samples import points, samples
from tests.exercises.tasks import ASSIGNMENTS, ROOT, SOLUTIONS

SAMPLES = {assignment: samples(assignment) for assignment in ASSIGNMENTS}
# nbgrader reads a course folder's own configuration after ours.
STOCK_EXECUTION = """
from nbgrader.converters import Autograde

c = get_config()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""
# One assignment is enough to show that stock nbgrader gives the same marks: it has functions and
# experiments.
COURSES = [("configured", assignment) for assignment in ASSIGNMENTS] + [("stock", "ch01_neurons")]


class GradedCourse(NamedTuple):
    """A course whose submissions, from both languages, are graded in one gradebook."""

    root: Path
    assignment: str


@pytest.fixture(scope="module", params=COURSES, ids="-".join)
def course(sandbox, request, tmp_path_factory):
    """Release an assignment in both languages, hand the samples in and grade them."""
    execution, assignment = request.param
    root = tmp_path_factory.mktemp("course")
    if execution == "stock":
        (root / "nbgrader_config.py").write_text(STOCK_EXECUTION, encoding="utf-8")
    shutil.copytree(SOLUTIONS / assignment, root / "solutions" / assignment)
    here = f"--course-dir={root}"
    for language in LANGUAGES:
        nbgrader("generate_assignment", assignment, here, language=language)
    for student, sample in SAMPLES[assignment].items():
        path = root / "exercises" / sample.language / assignment / f"{assignment}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        sample.fill_in(notebook)
        folder = root / "submitted" / student / assignment
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / path.name)
    nbgrader("autograde", assignment, here)
    return GradedCourse(root, assignment)


@pytest.fixture
def gradebook(course):
    """The course's gradebook."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as opened:
        yield opened


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_samples(assignment):
    """Nothing written, the solution, and something between, in both languages."""
    full = sum(points(assignment).values())
    for language in LANGUAGES:
        totals = {sum(sample.scores.values()) for sample in SAMPLES[assignment].values()
                  if sample.language == language}
        assert {0, full} < totals
        assert max(totals) == full


@pytest.mark.parametrize("language", LANGUAGES)
def test_release_with_a_gradebook_is_the_committed_one(course, language):
    name = f"exercises/{language}/{course.assignment}/{course.assignment}.ipynb"
    assert (course.root / name).read_bytes() == (ROOT / name).read_bytes()


def test_scores(course, gradebook):
    assignment, came, expected = course.assignment, {}, {}
    for student, sample in SAMPLES[assignment].items():
        submission = gradebook.find_submission_notebook(assignment, assignment, student)
        by_hand = {grade.name for grade in submission.grades if grade.needs_manual_grade}
        came[student] = {grade.name: grade.auto_score for grade in submission.grades}
        expected[student] = dict(sample.scores)
        if "in_words" in sample.answers:
            assert by_hand == {"in_words"}
            expected[student]["in_words"] = None
        else:
            assert by_hand == set()
    assert came == expected


def test_feedback_and_export(course, gradebook):
    root, assignment = course
    graded = SAMPLES[assignment]
    for student, sample in graded.items():
        grade = gradebook.find_grade("in_words", assignment, assignment, student)
        if grade.needs_manual_grade:
            grade.manual_score = sample.scores["in_words"]
            grade.needs_manual_grade = False
    gradebook.db.commit()
    here = f"--course-dir={root}"
    nbgrader("generate_feedback", assignment, here)
    nbgrader("export", f"--db=sqlite:///{root / 'gradebook.db'}", f"--to={root / 'grades.csv'}")

    full = points(assignment)
    with open(root / "grades.csv", newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {name: float(row["score"]) for name, row in rows.items()} == {
        name: sum(sample.scores.values()) for name, sample in graded.items()
    }
    assert {float(row["max_score"]) for row in rows.values()} == {sum(full.values())}

    first = next(iter(full))
    for student, sample in graded.items():
        page = root / "feedback" / student / assignment / f"{assignment}.html"
        text = page.read_text(encoding="utf-8")
        scores = sample.scores
        total = sum(scores.values()), sum(full.values())
        for earned, most in (total, (scores[first], full[first])):
            said = {"en": f"{earned:g} of {most} points", "ko": f"{most}점 중 {earned:g}점"}
            assert said[sample.language] in text
        assert "BEGIN HIDDEN" not in text
        assert "rng = np.random" not in text
