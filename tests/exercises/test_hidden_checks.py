"""Hidden checks ask nothing new: their inputs are of kinds that students see, and so are slips."""

import copy
import functools

import numpy as np
import pytest

from tests.exercises.recorded import RecordedAssignment, failed
from tests.exercises.tasks import ASSIGNMENTS, catalogue, functions, read_solution, run_task

ALL_TASKS = [(assignment, task) for assignment in ASSIGNMENTS for task in functions(assignment)]
opened = functools.cache(lambda assignment: RecordedAssignment(read_solution(assignment)))


def kind(value):
    """Return what kind of input a value is: its type, and an array's numbers, axes and size."""
    if isinstance(value, list | tuple) and any(isinstance(part, np.ndarray) for part in value):
        return type(value).__name__, frozenset(map(kind, value))
    if isinstance(value, list | tuple | np.ndarray):
        array = np.asarray(value)
        size = "empty" if array.size == 0 else "single" if len(array) == 1 else "many"
        numbers = "" if array.size == 0 else array.dtype.kind
        return type(value).__name__, numbers, array.ndim, size
    if callable(value):
        return "function"
    return "float" if isinstance(value, float) else type(value).__name__


@pytest.mark.parametrize(("assignment", "task"), ALL_TASKS)
def test_hidden_inputs_are_of_kinds_that_students_see(assignment, task):
    checks = opened(assignment).checks(task)
    for place, name in enumerate(checks.marks._parameters):
        seen, hidden = (
            {kind(check.arguments[place]) for check in made}
            for made in (checks.visible, checks.hidden)
        )
        assert hidden <= seen, name


def test_no_catalogued_mistake_is_seen_by_hidden_checks_alone():
    for assignment in ASSIGNMENTS:
        notebook = read_solution(assignment)
        for task, entry in catalogue(assignment, "mistake"):
            if "label.hidden" in entry["messages"]:
                steps = run_task(notebook, task, entry["source"], "en").report.steps
                assert any(step.finding and step.finding.visible for step in steps), entry["name"]


def each_part(result, change):
    """Change a result, or each of several."""
    if isinstance(result, tuple):
        return tuple(each_part(part, change) for part in result)
    return change(result)


def numbers(value):
    """Return whether a value holds numbers only."""
    return isinstance(value, float | int | list | np.ndarray) and (
        np.asarray(value).dtype.kind in "iuf"
    )


def written_into(value):
    """Change an array or a list in place, if there is anything to change."""
    if isinstance(value, list) and value:
        value.append(value[0])
    elif isinstance(value, np.ndarray) and value.size:
        value.flat[0] += 1


def slips(right, count):
    """Yield named functions that do what ``right`` does, but for one slip."""
    for digits in (1, 2, 3, 4):
        yield f"rounded to {digits} decimals", lambda *a, digits=digits: each_part(
            right(*a), lambda part: np.round(part, digits)
        )
    for name, change in (
        ("axes of length 1 dropped", np.squeeze), ("signs dropped", np.abs),
        ("nothing below 0", lambda part: np.maximum(part, 0)),
        ("no empty result", lambda part: part if np.size(part) else np.zeros(1)),
    ):
        yield name, lambda *a, change=change: each_part(right(*a), change)
    for i in range(count):
        def unsigned(*a, i=i):
            return right(*a[:i], np.abs(a[i]) if numbers(a[i]) else a[i], *a[i + 1 :])

        def spoiled(*a, i=i):
            result = copy.deepcopy(right(*a))
            written_into(a[i])
            return result

        def own_generator(*a, i=i):
            own = np.random.default_rng(0) if isinstance(a[i], np.random.Generator) else a[i]
            return right(*a[:i], own, *a[i + 1 :])

        yield f"signs of argument {i} dropped", unsigned
        yield f"argument {i} changed", spoiled
        yield f"a generator for argument {i}", own_generator


@pytest.mark.parametrize(("assignment", "task"), [
    (assignment, task) for assignment, task in ALL_TASKS
    if not isinstance(opened(assignment).reference(task), type)
])
def test_a_slip_that_costs_points_is_seen_by_students(assignment, task, monkeypatch):
    monkeypatch.setattr("neuron_to_mnist.checks.marks.Marks._recognise", lambda *_: None)
    right = opened(assignment).reference(task)
    marks = opened(assignment).visible_marks(task, right)
    for name, slip in slips(right, len(marks._parameters)):
        if not failed(opened(assignment).visible_marks(task, slip)):
            assert not failed(opened(assignment).all_marks(task, slip)), name
