"""Every task: right answers in many styles, and every catalogued mistake with its exact points."""

import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks import messages
from tests.exercises.tasks import ASSIGNMENTS, catalogue, read_solution, run_task, tasks

NOTEBOOKS = {name: read_solution(name) for name in ASSIGNMENTS}


def points(assignment, task):
    """Return the points that nbgrader gives a task."""
    cell = next(cell for cell in NOTEBOOKS[assignment].cells if cell.id == f"test_{task}")
    return cell.metadata.nbgrader.points


def entries(kind):
    """Return the catalogue of all assignments as parameters of a test."""
    return [
        pytest.param(assignment, task, entry, id=f"{assignment}-{task}-{entry['name']}")
        for assignment in ASSIGNMENTS
        for task, entry in catalogue(assignment, kind)
    ]


ALL_TASKS = [(assignment, task) for assignment in ASSIGNMENTS for task in tasks(assignment)]


@pytest.fixture(autouse=True)
def english_afterwards():
    """Leave the checks in English."""
    yield
    messages.use_language("en")


@pytest.mark.parametrize(("assignment", "task"), ALL_TASKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_reference(assignment, task, language):
    notebook = NOTEBOOKS[assignment]
    answer = next(cell.source for cell in notebook.cells if cell.id == task)
    answered = run_task(notebook, task, answer, language)
    assert answered.points == answered.report.earned
    assert answered.points == points(assignment, task), answered.report
    assert answered.messages == []
    assert all(step.passed for step in answered.report.steps)


@pytest.mark.parametrize(("assignment", "task", "entry"), entries("right"))
def test_right_style(assignment, task, entry):
    answered = run_task(NOTEBOOKS[assignment], task, entry["source"], "en")
    assert answered.points == points(assignment, task), answered.report
    assert answered.messages == entry.get("messages", [])


@pytest.mark.parametrize(("assignment", "task", "entry"), entries("mistake"))
def test_mistake(assignment, task, entry):
    for language in LANGUAGES:
        answered = run_task(NOTEBOOKS[assignment], task, entry["source"], language)
        assert (answered.points, answered.messages) == (entry["points"], entry["messages"]), (
            answered.report.text(language)
        )


@pytest.mark.parametrize(("assignment", "task"), ALL_TASKS)
def test_catalogue_covers_the_task(assignment, task):
    right = [entry for name, entry in catalogue(assignment, "right") if name == task]
    wrong = [entry for name, entry in catalogue(assignment, "mistake") if name == task]
    assert len(right) >= 4
    assert len(wrong) >= 3


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_known_mistake_is_in_the_catalogue(assignment):
    prefix = f"{assignment.partition('_')[0]}."
    titles = {f"{prefix}{task}." for task in tasks(assignment)}
    known = {
        name for name in messages.MESSAGES
        if name.startswith(prefix) and not any(name.startswith(title) for title in titles)
    }
    triggered = {
        name for _, entry in catalogue(assignment, "mistake") for name in entry["messages"]
    }
    assert known == {name for name in triggered if name.startswith(prefix)}
