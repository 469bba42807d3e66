"""What the course's packages still hold while an assignment is graded, tried as its answers.

    python -m tests.grading.borrowed ch03_signals FOLDER

``FOLDER`` holds the packages as students' code has them. Their functions and classes, and the
one-line expressions of them in ``compositions.py``, are called as the visible checks call a task's
reference solution. What gives the same in all calls of a step becomes the task's answer, and the
test cell runs. Prints as JSON what passed a step. All this happens in one process, which is quick;
what it prints is for ``test_own_work.py`` to try in the sandbox.
"""

import contextlib
import copy
import importlib
import inspect
import io
import json
import os
import re
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import matplotlib
import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from neuron_to_mnist.checks import report
from neuron_to_mnist.checks.marks import Marks
from tests.exercises.tasks import functions, read_solution
from tests.grading import compositions
from tests.grading.compositions import MOST_PARTS, PACKAGES, alike, alone

SECONDS = 5
# What needs no work at all: a step that one of these passes is nobody's gain.
NO_WORK = ("None", "0.0", "1.0", *(f"a[{k}]" for k in range(8)), "int('x')")


class Packages:
    """The packages in a folder, imported beside those that are installed."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.modules: dict[str, Any] = {}
        with self.imported():
            self.candidates = compositions.candidates()
        self._names = {"m": self.modules, "numpy": np}
        self._calls: dict[int, list[str]] = {}
        assert all(str(module.__file__).startswith(folder) for module in self.modules.values())

    @contextlib.contextmanager
    def imported(self) -> Iterator[None]:
        """Let imports find them."""
        installed = _take_out()
        sys.modules.update(self.modules)
        sys.path.insert(0, self._folder)
        importlib.invalidate_caches()
        try:
            yield
        finally:
            self.modules.update(_take_out())
            sys.path.remove(self._folder)
            sys.modules.update(installed)

    def value(self, expression: str) -> Any:
        """Return what an expression without arguments is."""
        return eval(expression, self._names)

    def function(self, expression: str) -> Callable[..., Any]:
        """Return the function of the arguments that an expression is."""
        return eval(f"lambda *a: {expression}", self._names)

    def calls(self, count: int) -> list[str]:
        """Return calls of all candidates for a task with so many arguments."""
        if count not in self._calls:
            self._calls[count] = [
                call for candidate in self.candidates
                for call in compositions.calls(candidate, self.value(candidate), count)
            ]
        return self._calls[count]


def _take_out() -> dict[str, Any]:
    names = [name for name in sys.modules if name.partition(".")[0] in PACKAGES]
    return {name: sys.modules.pop(name) for name in names}


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Bring a block to its end, by processor time, and without a word or a warning."""

    def ring(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(), np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@dataclass
class ReferenceCall:
    """A call of the reference solution: arguments, result or class of the error, arguments then."""

    before: tuple
    result: Any
    after: tuple


@dataclass
class TriedTask:
    """A task, and how the visible checks of its steps call the reference solution."""

    name: str
    answer: str
    cell: Any
    names: dict[str, Any]
    calls: list[ReferenceCall] = field(default_factory=list)
    steps: dict[str, set[int]] = field(default_factory=dict)
    many_are_right: bool = False

    @property
    def parts(self) -> int:
        """How many results the reference solution returns, 0 if it returns one."""
        several = [len(call.result) for call in self.calls if isinstance(call.result, tuple)]
        return max(several, default=0)

    def passed(self, answer: Any) -> set[str]:
        """Return the titles of the steps that an answer passes."""
        names = {**self.names, self.answer: answer}
        with report.collected() as reports, contextlib.suppress(Exception, SystemExit), limited():
            exec(self.cell, names)
        return {step.title for step in reports[-1].steps if step.passed} if reports else set()


def read_tasks(assignment: str, packages: Packages) -> Iterator[TriedTask]:
    """Run the notebook with the reference solutions and yield its tasks."""
    sources = {
        cell.id: TransformerManager().transform_cell(cell.source)
        for cell in read_solution(assignment).cells if cell.cell_type == "code"
    }
    wanted = functions(assignment)
    names: dict[str, Any] = {}
    for name, source in sources.items():
        if name.startswith("test_"):
            continue
        with packages.imported(), limited():
            exec(compile(source, name, "exec"), names)
        if name in wanted:
            test = sources[f"test_{name}"]
            answer = next(
                each for each in re.findall(r"^(?:def|class) (\w+)", source, flags=re.MULTILINE)
                if re.search(rf"\bcheck_{name}\(.*\b{each}\b", test)
            )
            yield recorded(TriedTask(name, answer, compile(test, f"test_{name}", "exec"), names))


def recorded(task: TriedTask) -> TriedTask:
    """Fill in how the visible checks call the reference solution, unless it is a class."""
    reference = task.names[task.answer]
    if isinstance(reference, type):
        assert task.passed(reference), task.name
        return task
    step = ""

    def spy(*a: Any) -> Any:
        before, value = copy.deepcopy(a), None
        try:
            value = reference(*a)
            return value
        except Exception as error:
            value = type(error)
            raise
        finally:
            if step is not None:
                task.steps.setdefault(step, set()).add(len(task.calls))
                task.calls.append(ReferenceCall(before, copy.deepcopy(value), copy.deepcopy(a)))

    def begin(marks: Marks, *arguments: Any, **settings: Any) -> None:
        task.many_are_right |= settings.get("measure") is not None
        originals[0](marks, *arguments, **settings)

    def visible(marks: Marks, name: str, *arguments: Any, **settings: Any) -> None:
        nonlocal step
        step = name
        originals[1](marks, name, *arguments, **settings)

    def hidden(marks: Marks, *arguments: Any, **settings: Any) -> None:
        nonlocal step
        step = None
        originals[2](marks, *arguments, **settings)

    originals = Marks.__init__, Marks.visible, Marks.hidden
    Marks.__init__, Marks.visible, Marks.hidden = begin, visible, hidden
    try:
        assert task.passed(spy), task.name
    finally:
        Marks.__init__, Marks.visible, Marks.hidden = originals
    assert task.calls, task.name
    return task


class Finds:
    """Expressions that give what the reference gives: its result, or one of its several results."""

    def __init__(self, task: TriedTask) -> None:
        self._task = task
        self._whole: list[str] = []
        self._parts: list[list[str]] = [[] for _ in range(task.parts)]

    def call(self, expression: str, function: Callable[..., Any]) -> None:
        """Call a function as the visible checks would, and keep what is right for a step."""
        # By expression, and by part or None for all, the numbers of the calls that it is right in.
        right: dict[tuple[str, int | None], set[int]] = {}
        with limited():
            for number, call in enumerate(self._task.calls):
                arguments = copy.deepcopy(call.before)
                try:
                    value = function(*arguments)
                except (Exception, SystemExit) as error:
                    if isinstance(call.result, type) and isinstance(error, call.result):
                        right.setdefault((expression, None), set()).add(number)
                    continue
                for taken, part in compositions.results(expression, value, call.before, arguments):
                    for place in self._places(part, call):
                        right.setdefault((taken, place), set()).add(number)
        for (taken, place), numbers in right.items():
            if any(calls <= numbers for calls in self._task.steps.values()):
                (self._whole if place is None else self._parts[place]).append(taken)

    def _places(self, value: Any, call: ReferenceCall) -> Iterator[int | None]:
        """Yield which of several results a value is in a call, None if it is the result itself."""
        wanted = call.after if call.result is None else call.result
        if self._task.many_are_right:
            if value is not None and (not self._parts or _length(value) == len(self._parts)):
                yield None
        elif alike(value, wanted):
            yield None
        if isinstance(call.result, tuple):
            yield from (place for place, part in enumerate(call.result) if alike(value, part))

    def answers(self) -> list[str]:
        """Return answers: what was right by itself, and what is put together from right parts."""
        count = len(self._parts)
        made = [*self._whole]
        for number, found in enumerate(self._parts):
            made += [alone(expression, number, count) for expression in found]
        if count and all(self._parts):
            made.append(f"[{', '.join(found[0] for found in self._parts)}]")
        return list(dict.fromkeys(made))


def _length(value: Any) -> int:
    try:
        return len(value)
    except TypeError:
        return 0


def tried(packages: Packages, task: TriedTask) -> dict[str, list[str]]:
    """Return by answer the steps that it passes, without those that no work passes."""
    if not task.calls:
        passed = _passing(task, {each: packages.value(each) for each in packages.candidates})
        return {each: sorted(steps) for each, steps in passed.items()}
    count = max(len(call.before) for call in task.calls)
    names = list(inspect.signature(task.names[task.answer]).parameters)
    made = list(packages.calls(count))
    for module, content in packages.modules.items():
        if hasattr(content, "START") and hasattr(content, "values"):
            made += compositions.figure_calls(module, content.START, names)
    finds = Finds(task)
    for expression in dict.fromkeys(made):
        finds.call(expression, packages.function(expression))
    passed = _passing(task, {each: packages.function(each) for each in finds.answers()})
    free: set[str] = set()
    if passed:
        nothing = [*NO_WORK, *(alone(each, k, task.parts) for each in NO_WORK
                               for k in range(task.parts) if task.parts <= MOST_PARTS)]
        free = free.union(*(task.passed(packages.function(each)) for each in nothing))
    return {each: sorted(steps - free) for each, steps in passed.items() if steps - free}


def _passing(task: TriedTask, answers: Mapping[str, Any]) -> dict[str, set[str]]:
    return {each: steps for each, answer in answers.items() if (steps := task.passed(answer))}


def main(assignment: str, folder: str) -> None:
    """Try everything and print it."""
    matplotlib.use("agg")
    os.environ["NNLIB_DATA"] = folder
    for slow in ("pooch", "sklearn"):  # they bring data sets, which are no answers
        sys.modules[slow] = None
    packages = Packages(folder)
    found = {
        task.name: {
            "name": task.answer, "class": not task.calls, "steps": tried(packages, task),
        }
        for task in read_tasks(assignment, packages)
    }
    print(json.dumps({"candidates": packages.candidates, "tasks": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
