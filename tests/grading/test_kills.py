"""Processes that are killed, as the kernel does when memory ends, move nobody's marks.

``KILLS=200 pytest tests/grading/test_kills.py`` kills so many, others every time.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from types import SimpleNamespace

import psutil
import pytest

from grading.box.trusted.engine import Engine, EngineError, Job
from grading.run import released as release
from grading.run import worker
from grading.run.handed_in import HandedIn
from grading.run.split_execute import SplitExecute
from grading.run.standing import open_course
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK
from tests.grading.jobs import LIMITS, cells, passed

ASKED = int(os.environ.get("KILLS", "0"))
KILLS = ASKED or 10
CLASS, MOST_IN_A_CLASS = 30, 25
WARM = "grading.box.inside.warm"


def role(process):
    """Return what a process of a run is, or an empty string for what is not of interest."""
    with contextlib.suppress(psutil.Error):
        line, parent = process.cmdline(), process.parent()
        said = " ".join(line)
        if WARM in said:
            if line[0] == "bwrap":
                return "sandbox"
            kind = "student" if "box.inside.student" in said else "tester"
            forked = parent is not None and parent.cmdline() == line
            return kind if forked else f"warm parent of the {kind}"
        if "dask_worker" in said or "multiprocessing" in said:
            return "worker"
        if "dask_scheduler" in said:
            return "scheduler"
        if "autograde" in said:
            return "parent"
    return ""


def roles(*pids):
    """Return the processes below some by their role, themselves included."""
    found = {}
    for pid in pids:
        with contextlib.suppress(psutil.Error):
            root = psutil.Process(pid)
            for process in (root, *root.children(recursive=True)):
                found.setdefault(role(process), []).append(process.pid)
    found.pop("", None)
    return found


# --- One notebook --------------------------------------------------------------------------------

SLOW = cells(
    "import time\ndef f(x):\n    time.sleep(0.5)\n    return x",
    "T: assert f(1) == 1", "T: assert f(2) == 2",
)
BELOW = ["student", "tester", "warm parent of the student", "warm parent of the tester"]


@contextlib.contextmanager
def killer(victim, times=1, spared=()):
    """Kill the first processes of a role that this process has for a quarter of a second."""
    killed = []
    over = threading.Event()

    def kill():
        while len(killed) < times and not over.is_set():
            before = roles(os.getpid()).get(victim, [])
            time.sleep(0.25)
            for pid in roles(os.getpid()).get(victim, []):
                if pid in before and pid not in (*killed, *spared) and len(killed) < times:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("victim", BELOW)
def test_a_killed_process_is_no_result(sandbox, victim):
    engine = Engine().configure({**LIMITS, "call": 5, "calls": 10})
    assert passed(engine.grade(Job(SLOW))) == [True] * 3
    with killer(victim) as killed, pytest.raises(EngineError):
        engine.grade(Job(SLOW))
    assert len(killed) == 1
    engine.close()


@pytest.mark.parametrize(("source", "died"), [
    ("import os; os._exit(0)", "ProcessEnded"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGKILL); raise ValueError", "ValueError"),
    ("import ctypes; ctypes.string_at(0)", "ProcessEnded"),
    ("import os; os.closerange(3, 200)", "ProcessEnded"),
    ("while True: pass", "TimeoutError"),
])
def test_what_a_students_code_does_to_itself_is_its_own(engine, source, died):
    results = engine.grade(Job(cells(
        f"def f(x):\n    {source}\ndef g(x): return x", "T: f(1)", "T: assert g(1) == 1",
    )))
    assert passed(results) == [True, False, True]
    assert results[1]["outputs"][0]["ename"] == died


def test_processor_time_that_is_used_up_is_its_own(sandbox):
    engine = Engine().configure({**LIMITS, "cpu": 2, "call": 9, "first": 9, "calls": 20})
    hog = ("import threading\ndef f():\n    import signal\n"
           "    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n    while True: pass")
    results = engine.grade(Job(cells(hog, "T: f()", "def g(): return 1", "T: assert g() == 1")))
    assert passed(results) == [True, False, True, True]
    assert results[1]["outputs"][0]["ename"] == "ProcessEnded"
    engine.close()


@pytest.mark.parametrize("error", ["MemoryError()", "OSError(28, 'No space left on device')"])
def test_what_the_process_of_the_tests_lacks_is_no_result(engine, error):
    ours = cells("def f(x): return x", f"T: f(1)\nraise {error}")
    with pytest.raises(EngineError, match="in the process of the tests"):
        engine.grade(Job(ours))
    theirs = cells(f"def f(x): raise {error}", "T: f(1)", "def g(x): return x", "T: g(1)")
    assert passed(engine.grade(Job(theirs))) == [True, False, True, True]


def test_a_child_that_cannot_begin_is_no_result(sandbox):
    engine = Engine().configure({**LIMITS, "folder": "no number"})
    with pytest.raises(EngineError, match="could not begin"):
        engine.grade(Job(SLOW))
    engine.close()


# --- One submission ------------------------------------------------------------------------------

WAITS = "def weighted_sum(x, w, b):\n    import time; time.sleep(0.02)\n    return np.dot(x, w) + b"


def others(victim):
    """Return the processes that belong to other tests."""
    return roles(os.getpid()).get(victim, [])


@pytest.fixture
def waiting(course):
    """A release, and work on a right submission that takes a second."""
    with contextlib.chdir(course.folder), course.gradebook() as gradebook:
        present = release.read(gradebook, *open_course(ASSIGNMENT))
    notebook = course.answered()
    for cell in notebook.cells:
        if cell.id == "weighted_sum":
            cell.source = WAITS
    path = course.submit("ada", notebook)
    rows = {name: [] for name in (
        "student", "submitted_assignment", "submitted_notebook", "grade", "comment"
    )}
    yield present, worker.Work("ada", "", HandedIn({NOTEBOOK: path.read_bytes()}), rows)
    SplitExecute.end_engines()


@pytest.mark.parametrize("victim", BELOW)
def test_killed_once_it_is_graded_all_the_same(waiting, victim):
    with killer(victim, 1, others(victim)) as killed:
        outcome = worker.grade(*waiting).outcome
    assert len(killed) == 1
    assert (outcome.verdict, outcome.points) == ("graded", 21.0)


@pytest.mark.parametrize("victim", BELOW)
def test_killed_twice_it_has_failed(waiting, victim):
    with killer(victim, 2, others(victim)) as killed:
        result = worker.grade(*waiting)
    assert len(killed) == 2
    assert (result.outcome.verdict, result.outcome.points) == ("failed", None)
    assert "process of the grading" in result.outcome.reason.values["error"]
    assert worker.grade(*waiting).outcome.points == 21.0


@pytest.mark.parametrize("error", [
    BrokenPipeError(32, "Broken pipe"), MemoryError(), OSError(28, "No space left on device"),
    RuntimeError("something of ours"),
])
def test_whatever_else_goes_wrong_is_tried_again_once(waiting, monkeypatch, error):
    raised = []

    def grade(job):
        if len(raised) < times:
            raised.append(error)
            raise error
        return [{"outputs": [], "trace": "", "seconds": 0.0, "report": None} for _ in job.cells]

    monkeypatch.setattr(
        SplitExecute, "engine", lambda self, withheld: SimpleNamespace(grade=grade)
    )
    times = 1
    assert worker.grade(*waiting).outcome.verdict == "graded"
    raised.clear()
    times = 3
    result = worker.grade(*waiting)
    assert (result.outcome.verdict, result.outcome.points) == ("failed", None)
    assert type(error).__name__ in result.outcome.reason.values["error"]
    assert result.files == {}
    assert raised == [error] * 2


# --- A class -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def classroom(released, tmp_path_factory):
    """A class whose work is right, wrong, endless, unreadable."""
    course = released.copy(tmp_path_factory.mktemp("kills") / "classroom")
    wrong = {"sigmoid": "def sigmoid(x):\n    return 0.5"}
    endless = {"layer_batch": "def layer_batch(X, W, b):\n    while True: pass"}
    ends = {"neuron": "def neuron(x, w, b):\n    import os; os._exit(0)"}
    for number in range(CLASS):
        notebook = course.answered()
        for cell in notebook.cells:
            cell.source = [{}, wrong, {}, ends][number % 4].get(cell.id, cell.source)
            if number == 13:
                cell.source = endless.get(cell.id, cell.source)
        course.submit(f"s{number:02}", b'{"cells": [' if number % 10 == 9 else notebook)
    return course


def marks(course):
    """Return everybody's marks."""
    return {f"s{number:02}": course.marks(f"s{number:02}") for number in range(CLASS)}


@pytest.fixture(scope="module")
def undisturbed(classroom, tmp_path_factory):
    """The marks of a run that nobody disturbs."""
    course = classroom.copy(tmp_path_factory.mktemp("undisturbed") / "course")
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    return marks(course)


class Killed:
    """A class that is graded again and again while its processes are killed."""

    def __init__(self, course, chance, elsewhere):
        self.course = course
        self._chance = chance
        self._elsewhere = elsewhere
        self._contact = elsewhere / "scheduler.json"
        self._cluster = []
        self.kills = Counter()

    def once(self, most):
        """Run the command, kill at most so many, and return its exit code."""
        command = [sys.executable, "-m", "grading", "autograde", ASSIGNMENT]
        here = self._chance.random() < 0.5
        if here:
            command += ["--workers", "2"]
        else:
            command += ["--scheduler", self._scheduler()]
        with (self._elsewhere / "log").open("a") as log:
            run = subprocess.Popen(
                command, cwd=self.course.folder, env=ENVIRONMENT, stdout=log, stderr=log
            )
        done = 0
        wait = self._chance.uniform(0, 5)
        while run.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(wait)
            wait = self._chance.expovariate(2.0)
            if done < most and run.poll() is None:
                done += self._kill(run, *([] if here else self._cluster))
        return run.returncode

    def _kill(self, run, *others):
        """Kill one process; every other time one that is busy with a notebook, if any comes."""
        aimed = self._chance.random() < 0.5
        until = time.monotonic() + (10 if aimed else 0)
        while True:
            found = roles(*(process.pid for process in (run, *others)))
            busy = [name for name in ("student", "tester") if name in found]
            if busy or time.monotonic() >= until or run.poll() is not None:
                break
        if not found:
            return 0
        victim = self._chance.choice(busy if aimed and busy else sorted(found))
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._chance.choice(found[victim]), signal.SIGKILL)
            self.kills[victim] += 1
            return 1
        return 0

    def _scheduler(self):
        """Return the address of a scheduler with two workers, new ones for those that are gone."""
        if not self._cluster or any(process.poll() is not None for process in self._cluster):
            self.close()
            where = ["--scheduler-file", str(self._contact)]
            self._start("dask_scheduler", "--port", "0", "--no-dashboard", *where)
            for _ in range(2):
                self._start("dask_worker", "--nthreads", "1", "--no-dashboard", *where)
        while not self._contact.exists() or not self._contact.read_text():
            time.sleep(0.05)
        return json.loads(self._contact.read_text())["address"]

    def _start(self, program, *arguments):
        self._cluster.append(subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *arguments], cwd=self._elsewhere,
            env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ))

    def close(self):
        """End the scheduler and its workers."""
        for process in self._cluster:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._cluster.clear()
        self._contact.unlink(missing_ok=True)


def test_kills_at_random_moments(classroom, undisturbed, tmp_path):
    seed = random.SystemRandom().randrange(2**32) if ASKED else 20261130
    chance = random.Random(seed)
    left, classes, total = KILLS, 0, Counter()
    while left > 0:
        classes += 1
        place = tmp_path / str(classes)
        place.mkdir()
        killed = Killed(classroom.copy(place / "course"), chance, place)
        try:
            most = min(left, MOST_IN_A_CLASS)
            for _ in range(most + 10):
                if killed.once(most - killed.kills.total()) == 0:
                    break
            else:
                pytest.fail(f"no end, seed {seed}: {(place / 'log').read_text()[-3000:]}")
            assert marks(killed.course) == undisturbed, (seed, killed.kills)
        finally:
            killed.close()
        left -= killed.kills.total()
        total += killed.kills
        print(f"{total.total()} kills in {classes} classes: {dict(total)}", flush=True)
