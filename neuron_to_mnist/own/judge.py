"""Whose fault it is: a task's checks in the student's world, and in the one that is graded.

A task that takes functions from the library can be wrong because one of them is, or right only
because of one. So its text also runs over the course's functions, as it does when it is graded; the
points are those of that world.
"""

import copy
import functools
import inspect
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from neuron_to_mnist.checks import expressions
from neuron_to_mnist.checks.marks import Marks
from neuron_to_mnist.checks.report import Finding, Report
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.cells import ran
from neuron_to_mnist.own.examples import Trouble, brief, first_trouble, quietly, same
from neuron_to_mnist.own.find import NotFoundError, Written, find
from neuron_to_mnist.own.keep import keep
from neuron_to_mnist.own.store import current_store
from neuron_to_mnist.own.worlds import Shelf, lent_functions, run_written, shelf

_LONGEST_CALL = 300
_IMPORTS_FILE = re.compile(r"^\s*(import|from) my_network\b", re.MULTILINE)


def judge(marks: Marks, report: Report) -> Report:
    """Return what is told of a task's visible checks, and keep its function if it is right."""
    place = current_store()
    if place is None:
        return report
    cells = ran()
    try:
        told = in_both_worlds(marks, report, cells, place.read())
        if any(_IMPORTS_FILE.search(cell) for cell in cells):
            told = _with_note(told, Finding("own.import_file"))
        if marks.kept and marks.name in LIBRARY and passed(report) and passed(told):
            told = _with_note(told, keep(marks, cells, place))
    except OSError as error:
        return _with_note(report, Finding("own.not_read", quoted={"error": str(error)}))
    return told


def in_both_worlds(marks: Marks, report: Report, cells: Sequence[str], text: str) -> Report:
    """Return the report of the world that is graded, with whose fault it is if they differ.

    ``report`` is that of the notebook as it stands, ``text`` the student's library.
    """
    try:
        written = find(marks.name, cells, copy=True)
    except NotFoundError:
        return report
    mine = shelf(text)
    involved = mine.reached_from(written.links)
    if not involved:
        return report
    graded = marks.again(run_written(written, lent_functions()))
    if passed(graded) and not passed(report):
        return _with_note(graded, _cause(marks, written, text, mine, involved))
    if passed(report) and not passed(graded):
        return _with_note(graded, _only_mine(marks, written, text, mine, involved))
    return report if passed(report) else graded


def passed(report: Report) -> bool:
    """Return whether every step of a report is right."""
    return all(step.passed for step in report.steps)


def _with_note(report: Report, note: Finding) -> Report:
    return replace(report, notes=(*report.notes, note))


def _right_with(marks: Marks, written: Written, functions: dict[str, Any]) -> bool:
    return passed(marks.again(run_written(written, functions)))


def _cause(
    marks: Marks, written: Written, text: str, mine: Shelf, involved: Sequence[str]
) -> Finding:
    """Say which of the student's functions is wrong: the one without which the task is right."""
    if _right_with(marks, written, mine.functions):
        return Finding("own.take_again")
    course = lent_functions()
    for name in involved:
        if _right_with(marks, written, shelf(text, {name: course[name]}).functions):
            trouble = first_trouble(name, mine.functions[name]) or _difference(
                marks, written, text, name, mine.functions[name]
            )
            fields = {"name": name, "chapter": str(LIBRARY[name].chapter),
                      "task": str(LIBRARY[name].task)}
            if trouble is None:
                return Finding("own.cause_unseen", fields)
            return Finding("own.cause", fields, {"call": trouble.call, "came": trouble.came})
    return Finding("own.cause_several", {"names": _listed(involved)})


def _difference(
    marks: Marks, written: Written, text: str, name: str, function: Any
) -> Trouble | None:
    """Return the first call in the task's checks that differs from the course's function."""
    if isinstance(function, type):
        return None
    calls: list[tuple[Any, ...]] = []

    @functools.wraps(function)
    def recorded(*args: Any) -> Any:
        calls.append(copy.deepcopy(args))
        return function(*args)

    functions = shelf(text, {name: recorded}).functions
    calls.clear()
    marks.again(run_written(written, functions))
    course = lent_functions()[name]
    for args in calls:
        call = f"{name}({', '.join(map(expressions.expression, args))})"
        with quietly():
            try:
                expected = course(*copy.deepcopy(args))
                came = function(*copy.deepcopy(args))
            except Exception as error:
                return Trouble(call, "", f"{type(error).__name__}: {error}", raised=True)
        if not same(came, expected):
            return Trouble(call, brief(expected), brief(came)) if len(call) < _LONGEST_CALL else (
                None)
    return None


def _only_mine(
    marks: Marks, written: Written, text: str, mine: Shelf, involved: Sequence[str]
) -> Finding:
    """Say with which of the student's functions alone the task is right."""
    course = lent_functions()
    for name in involved:
        others = {each: course[each] for each in mine.own if each != name}
        if _right_with(marks, written, shelf(text, others).functions):
            return Finding(
                "own.only_mine", {"name": name, "lent": _signature(name, course[name])},
                {"own": _signature(name, mine.functions[name])},
            )
    return Finding("own.only_mine_several", {"names": _listed(involved)})


def _signature(name: str, function: Any) -> str:
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return name
    return f"{name}({', '.join(parameters)})"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
