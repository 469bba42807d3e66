"""The trusted process: runs locked cells unchanged, and has the student's process run the rest.

Answers one question, ``notebook``, with the outputs of every cell, each sent as soon as it is
there, so that nothing is lost if a later cell takes this process down.
"""

import ast
import builtins
import contextlib
import functools
import importlib
import io
import math
import socket
import symtable
import time
import traceback
from dataclasses import dataclass
from types import CodeType
from typing import Any

import numpy as np

from grading.box.inside.outputs import error_output
from grading.box.inside.time_limit import Timer
from grading.box.inside.wire import Channel
from grading.box.trusted.proxy import Student, is_own_fault
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks import messages, report
from neuron_to_mnist.checks.report import Points, Report

# What locked cells may use without importing it, as after a notebook's usual first cell.
_USUAL_NAMES = {"np": "numpy", "plt": "matplotlib.pyplot"}
_LONGEST_OUTPUT = 100_000


class LockedCells:
    """Runs locked cells one after the other, in one namespace that the student cannot write to.

    A name that a locked cell binds belongs to the tests from there on. Any other name that a cell
    uses is looked up in the student's process before the cell runs.
    """

    def __init__(self, student: Student, seconds: float) -> None:
        self._student = student
        self._seconds = seconds
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._borrowed: set[str] = set()
        # What went wrong in this process that neither the test nor the student's code did.
        self.fault = ""

    def give(self, source: str) -> None:
        """Run a locked cell that gives no points, if it needs nothing of the student's.

        So its names are the tests' own. The student's process has run it already.
        """
        with contextlib.suppress(SyntaxError):
            free = read(source).free
            if free - _USUAL_NAMES.keys() <= self._names.keys() - self._borrowed:
                self.run(source, None)

    def run(self, source: str, points: float | None) -> dict:
        """Run one cell and return ``outputs``, ``seconds``, ``trace`` if it failed, and ``report``.

        ``points`` is what a test is worth; None for a locked cell that gives no points.
        """
        printed = io.StringIO()
        outputs: list[dict] = []
        reports: list[Report] = []
        trace = ""
        start = time.monotonic()
        try:
            # stderr counts as text: nbgrader would take all points for a word on it.
            with (
                contextlib.redirect_stdout(printed),
                contextlib.redirect_stderr(printed),
                Timer(self._seconds),
                self._student.test(printed),
                report.collected() as reports,
            ):
                value = self._execute(source)
                if value is not None and points is not None:
                    outputs.append(_points_output(value, points))
        except BaseException as error:
            if is_own_fault(error):
                self.fault = f"{type(error).__name__} in the process of the tests: {error}"
            outputs.append(error_output(type(error).__name__, str(error)[:2000]))
            trace = "".join(traceback.format_exception(error))
        text = printed.getvalue()[:_LONGEST_OUTPUT]
        outputs[:0] = [_report_output(each) for each in reports]
        if text:
            outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": text})
        return {
            "outputs": outputs,
            "trace": trace,
            "seconds": time.monotonic() - start,
            "report": reports[-1].to_json() if reports else None,
        }

    def _execute(self, source: str) -> Any:
        """Execute a cell and return the value of its last expression."""
        cell = read(source)
        for name in cell.free & _USUAL_NAMES.keys() - self._names.keys():
            self._names[name] = importlib.import_module(_USUAL_NAMES[name])
        wanted = (cell.free - self._names.keys()) | self._borrowed
        for name in self._borrowed:
            self._names.pop(name, None)
        found = self._student.lookup(sorted(wanted)) if wanted else {}
        self._names.update(found)
        self._borrowed = found.keys() - cell.bound
        exec(cell.body, self._names)
        return None if cell.last is None else eval(cell.last, self._names)


@dataclass(frozen=True)
class Compiled:
    """A locked cell, compiled: all but its last expression, and that if it ends with one.

    ``free`` are the global names that it uses without binding them, ``bound`` those it binds.
    """

    body: CodeType
    last: CodeType | None
    free: frozenset[str]
    bound: frozenset[str]


@functools.lru_cache(maxsize=1000)
def read(source: str) -> Compiled:
    """Compile a cell. SyntaxError or ValueError if that is no Python."""
    tree = ast.parse(source, "<locked cell>")
    free, bound = names_of(source)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        value = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        last = compile(value, "<locked cell>", "eval")
    body = compile(tree, "<locked cell>", "exec")
    return Compiled(body, last, frozenset(free), frozenset(bound))


def names_of(source: str) -> tuple[set[str], set[str]]:
    """Return the global names that a cell uses without binding them, and those that it binds."""
    table = symtable.symtable(source, "<locked cell>", "exec")
    symbols = table.get_symbols()
    bound = {s.get_name() for s in symbols if s.is_assigned() or s.is_imported()}
    used = {s.get_name() for s in symbols if s.is_referenced()}
    inner = table.get_children()
    while inner:
        child = inner.pop()
        used |= {s.get_name() for s in child.get_symbols() if s.is_global()}
        inner += child.get_children()
    return used - bound - set(dir(builtins)), bound


def _report_output(result: Report) -> dict:
    return {
        "output_type": "display_data", "data": result.bundle(messages.language()), "metadata": {}
    }


def _points_output(value: Any, most: float) -> dict:
    """Return the output that nbgrader reads the points from. Whatever is no number of them fails.

    nbgrader itself gives full points for ``nan``, ``-1``, ``True`` and ``'wrong'``.
    """
    number = isinstance(value, int | float | np.integer | np.floating) and type(value) is not bool
    if not number or not math.isfinite(value) or not 0 <= value <= most:
        raise ValueError(
            f"expected a test cell to end with its points, a number from 0 to {most:g}, "
            f"got {type(value).__name__} {value!r:.50}"
        )
    # A notebook shows the report, not the number once more.
    unseen = value._repr_mimebundle_() if isinstance(value, Points) else {}
    return {
        "output_type": "execute_result",
        "data": {**unseen, "text/plain": repr(float(value))},
        "metadata": {},
        "execution_count": None,
    }


def warm_up() -> None:
    """Import what most tests use, before the first fork."""
    for name in ("numpy.linalg", "numpy.testing"):
        importlib.import_module(name)


def prepare(source: str) -> None:
    """Compile a locked cell and import what it imports, once for all notebooks."""
    with contextlib.suppress(SyntaxError, ValueError):
        names = {_USUAL_NAMES[name] for name in read(source).free & _USUAL_NAMES.keys()}
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
        for name in sorted(names):
            # What it imports may be no module, or not here: the test says so when it runs.
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def run(connection: socket.socket, limits: dict[str, Any]) -> None:
    """Grade one notebook in a freshly forked process."""
    channel = Channel(connection, limits["message"])
    job, blobs = channel.receive()
    messages.use_language(job["language"] if job["language"] in LANGUAGES else "en")

    def connect() -> Channel:
        channel.send({"connect": True, "ended": student.ended}, [])
        student.ended = False
        _, descriptors, _, _ = socket.recv_fds(connection, 1, 1)
        return Channel(socket.socket(fileno=descriptors[0]), limits["message"])

    student = Student(connect, limits, dict(zip(job["files"], blobs, strict=True)))
    locked = LockedCells(student, limits["test"])
    for number, cell in enumerate(job["cells"]):
        if number in job["skip"]:
            continue
        channel.send({"begin": number}, [])
        if cell["kind"] == "test":
            result = locked.run(cell["source"], cell["points"])
            if locked.fault:
                channel.send({"fault": locked.fault}, [])
                return
        else:
            start = time.monotonic()
            outputs = student.run(cell["source"])
            result = {
                "outputs": outputs, "trace": "", "seconds": time.monotonic() - start,
                "report": None,
            }
            if cell["kind"] == "given":
                locked.give(cell["source"])
        channel.send({"end": number, **result}, [])
    channel.send({"finished": True, "ended": student.ended}, [])
