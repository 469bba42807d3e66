"""Release, hand in, grade, feed back and export, with nbgrader's own commands."""

import csv
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from nnlib.checks.messages import LANGUAGES
from tests.exercises.course import fill_in, nbgrader, samples
from tests.exercises.tasks import ASSIGNMENTS, ROOT, SOLUTIONS

ASSIGNMENT = "ch03_signals"
SAMPLES = samples(ASSIGNMENT)
# nbgrader reads a course folder's own configuration after ours.
STOCK_EXECUTION = """
from nbgrader.converters import Autograde

c = get_config()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""


@pytest.fixture(scope="module", params=["as configured", "stock execution"])
def course(request, tmp_path_factory):
    """A course whose submissions, from both languages, are graded in one gradebook."""
    root = tmp_path_factory.mktemp("course")
    if request.param == "stock execution":
        (root / "nbgrader_config.py").write_text(STOCK_EXECUTION, encoding="utf-8")
    shutil.copytree(SOLUTIONS / ASSIGNMENT, root / "solutions" / ASSIGNMENT)
    here = f"--course-dir={root}"
    for language in LANGUAGES:
        nbgrader("generate_assignment", ASSIGNMENT, here, language=language)
    for student, sample in SAMPLES.items():
        path = root / "exercises" / sample["language"] / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        fill_in(notebook, ASSIGNMENT, sample)
        folder = root / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / path.name)
    nbgrader("autograde", ASSIGNMENT, here)
    return root


@pytest.fixture
def gradebook(course):
    """The course's gradebook."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as opened:
        yield opened


def test_samples():
    assert ASSIGNMENT in ASSIGNMENTS
    assert len(SAMPLES) >= 12
    assert {sample["language"] for sample in SAMPLES.values()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_release_with_a_gradebook_is_the_committed_one(course, language):
    name = f"exercises/{language}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    assert (course / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("student", SAMPLES)
def test_scores(gradebook, student):
    submission = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
    scores, by_hand = {}, set()
    for grade in submission.grades:
        scores[grade.name] = grade.auto_score
        if grade.needs_manual_grade:
            by_hand.add(grade.name)
    expected = SAMPLES[student]["scores"]
    answered = SAMPLES[student].get("answers", {})
    if "answers_from" in SAMPLES[student] or "in_words" in answered:
        assert by_hand == {"in_words"}
        assert scores.pop("in_words") is None
        expected = {name: points for name, points in expected.items() if name != "in_words"}
    else:
        assert by_hand == set()
    assert scores == expected


def test_feedback_and_export(course, gradebook):
    for student, sample in SAMPLES.items():
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, student)
        if grade.needs_manual_grade:
            grade.manual_score = sample["scores"]["in_words"]
            grade.needs_manual_grade = False
    gradebook.db.commit()
    here = f"--course-dir={course}"
    nbgrader("generate_feedback", ASSIGNMENT, here)
    nbgrader("export", f"--db=sqlite:///{course / 'gradebook.db'}", f"--to={course / 'grades.csv'}")

    with open(course / "grades.csv", newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {name: float(row["score"]) for name, row in rows.items()} == {
        name: sum(sample["scores"].values()) for name, sample in SAMPLES.items()
    }
    assert {float(row["max_score"]) for row in rows.values()} == {25.0}

    for student, sample in SAMPLES.items():
        page = course / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
        text = page.read_text(encoding="utf-8")
        total, first = sum(sample["scores"].values()), sample["scores"]["test_weighted_sum"]
        for points, most in ((total, 25), (first, 3)):
            said = {"en": f"{points:g} of {most} points", "ko": f"{most}점 중 {points:g}점"}
            assert said[sample["language"]] in text
        assert "BEGIN HIDDEN" not in text
        assert "default_rng" not in text
