"""Honest work gets the points that stock nbgrader gives, cell for cell: nbgrader is the oracle."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.exercises.tasks import catalogue, tasks
from tests.grading import styles
from tests.grading.course import ASSIGNMENT, CourseFolder

STOCK = """
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""
PLAIN = """
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute

from grading.run.split_execute import SplitExecute

c = get_config()
c.Autograde.autograde_preprocessors = [
    SplitExecute if step is Execute else step
    for step in Autograde.autograde_preprocessors.default()
]
"""
MISTAKES = 16


def scores(course, assignment):
    """Return the automatic points of everybody by student and cell."""
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks for grade in notebook.grades
        }


def grade_both_ways(course, folder, assignment):
    """Return the points with the course's engine and with stock execution."""
    stock = course.copy(folder)
    with (stock.folder / "nbgrader_config.py").open("a") as file:
        file.write(STOCK)
    ours = course.command("grading", "autograde", assignment)
    assert ours.returncode == 0, ours.stdout + ours.stderr[-3000:]
    theirs = stock.command("nbgrader", "autograde", assignment)
    assert theirs.returncode == 0, theirs.stderr[-3000:]
    return scores(course, assignment), scores(stock, assignment)


@pytest.fixture(scope="module")
def catalogued(released, tmp_path_factory):
    """The points of notebooks made of all right answers and of known mistakes."""
    folder = tmp_path_factory.mktemp("equivalence")
    course = released.copy(folder / "ours")
    for kind, most in (("right", None), ("mistake", MISTAKES)):
        entries = {task: [] for task in tasks(ASSIGNMENT)}
        for task, entry in catalogue(ASSIGNMENT, kind):
            entries[task].append(entry["source"])
        count = min(most or 100, max(map(len, entries.values())))
        for number in range(count):
            answers = {task: found[number * len(found) // count]
                       for task, found in entries.items()}
            course.submit(f"{kind}-{number:02}", course.answered(answers))
    return grade_both_ways(course, folder / "stock", ASSIGNMENT)


@pytest.fixture(scope="module")
def styled(sandbox, tmp_path_factory):
    """The points for the assignment with plain asserts."""
    folder = tmp_path_factory.mktemp("styles")
    course = CourseFolder(folder / "ours")
    place = course.folder / "source" / styles.NAME
    place.mkdir(parents=True)
    (course.folder / "nbgrader_config.py").write_text(PLAIN)
    nbformat.write(styles.source(), place / "styles.ipynb")
    finished = course.command("nbgrader", "generate_assignment", styles.NAME)
    assert finished.returncode == 0, finished.stderr
    release = course.folder / "release" / styles.NAME / "styles.ipynb"
    for student in styles.STUDENTS:
        target = course.folder / "submitted" / student / styles.NAME
        target.mkdir(parents=True)
        nbformat.write(styles.answered(nbformat.read(release, 4), student), target / "styles.ipynb")
    shutil.copy(release, course.folder)
    return grade_both_ways(course, folder / "stock", styles.NAME)


def test_catalogue(catalogued):
    ours, stock = catalogued
    assert len(ours) == 22 * 9
    assert ours == stock


@pytest.mark.parametrize("student", styles.STUDENTS)
def test_style(styled, student):
    ours, stock = ({name: points for (who, name), points in part.items() if who == student}
                   for part in styled)
    assert ours == stock
    assert len(ours) == len(styles.TASKS)


def test_styles_are_worth_comparing(styled):
    _, stock = styled
    for name in styles.TASKS:
        given = {points for (_, cell), points in stock.items() if cell == f"test_{name}"}
        assert {0.0, 2.0} <= given, name
