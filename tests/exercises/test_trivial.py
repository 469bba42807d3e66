"""Nothing is won by an answer that knows nothing of its task, by what students see alone."""

import functools

import pytest

from neuron_to_mnist.checks.marks import Marks
from tests.exercises import trivial
from tests.exercises.recorded import RecordedAssignment, failed
from tests.exercises.tasks import ASSIGNMENTS, functions, read_solution, run_task, tasks

ALL_TASKS = [(assignment, task) for assignment in ASSIGNMENTS for task in functions(assignment)]
# Weights that are a gate's are right, whoever chose them: 1, 1 and -1 are an AND.
FREE_CHOICE = {("gate_weights", "and"), ("gate_weights", "or")}
opened = functools.cache(lambda assignment: RecordedAssignment(read_solution(assignment)))


@pytest.fixture(autouse=True)
def unexplained(monkeypatch):
    """Leave out the search for what went wrong: only whether something did is asked here."""
    monkeypatch.setattr(Marks, "_recognise", lambda *_: None)


@pytest.mark.parametrize(("assignment", "task"), ALL_TASKS)
def test_no_step_is_passed_by_a_number_an_argument_zeros_or_an_error(assignment, task):
    marks = opened(assignment).visible_marks(task, opened(assignment).reference(task))
    assert failed(marks) == set()
    steps = {step.title for step in marks.report().steps}
    for name, answer in trivial.answers(marks):
        assert failed(opened(assignment).visible_marks(task, answer)) == steps, name


@pytest.mark.parametrize(("assignment", "task"), ALL_TASKS)
@pytest.mark.parametrize("kind", ["visible", "hidden"])
def test_no_step_is_passed_by_results_guessed_one_by_one(assignment, task, kind):
    checks = opened(assignment).checks(task)
    made = getattr(checks, kind)
    for step in dict.fromkeys(check.step for check in made):
        if (task, step) not in FREE_CHOICE:
            chosen = [check for check in made if check.step == step]
            assert not trivial.guessed(checks.marks, chosen), step


@pytest.mark.parametrize(("assignment", "task"), [
    (assignment, task) for assignment in ASSIGNMENTS
    for task in tasks(assignment) if task not in functions(assignment)
])
def test_no_number_of_an_experiment_is_known_without_it(assignment, task):
    notebook = read_solution(assignment)
    for number in (0, 1, -1, 2, 0.5, True, float("nan"), [], "", (0, 1)):
        found = {"seed": 4711, "predicted": 2, "pair": (3, 8), "number": number, "held": False}
        # What an experiment sets up for later tasks is set up all the same.
        answer = f"my_seed, found = 4711, {found!r}".replace("nan", "float('nan')")
        title, *_ = run_task(notebook, task, answer, "en").report.steps
        assert title.finding is not None, number
