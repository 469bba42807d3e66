"""Nothing that students' code can import while an assignment is graded does a task for them.

``borrowed.py`` finds what would, outside of the sandbox; here it is tried inside.
"""

import inspect
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from grading.box.trusted import own_work
from grading.box.trusted.engine import Engine, Job
from grading.release import take_out_withheld
from tests.exercises.tasks import ASSIGNMENTS, read_solution
from tests.grading import compositions, jobs
from tests.grading.course import ENVIRONMENT

# Much is tried in one notebook.
LIMITS = {
    **jobs.LIMITS, "cell": 30, "call": 5, "calls": 30, "test": 60, "notebook": 600, "cpu": 600,
    "memory": 2**31, "output": 100_000,
}
# The names in expressions, and all that can be imported.
NAMES = f"import sys, numpy\nm = sys.modules\n{inspect.getsource(compositions.candidates)}"
LIST = "import json\nprint(json.dumps(candidates()))"


def withheld(assignment):
    """Return what the source of an assignment withholds."""
    return take_out_withheld.withheld(read_solution(assignment))


def borrow(assignment, names, folder):
    """Return what ``borrowed.py`` finds for an assignment that withholds these names."""
    site = folder / "site"
    own_work.add_packages(site, names)
    finished = subprocess.run(
        [sys.executable, "-m", "tests.grading.borrowed", assignment, str(site)], cwd=folder,
        env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


class Sandbox:
    """The sandbox of an assignment that withholds some names, with the reference solutions."""

    def __init__(self, assignment, names):
        cells = [cell for cell in read_solution(assignment).cells if cell.cell_type == "code"]
        tests = {cell.id: cell for cell in cells if cell.id.startswith("test_")}
        self._tests = {name.removeprefix("test_"): cell for name, cell in tests.items()}
        self._answers = [cell.source for cell in cells if cell.id not in tests]
        self._engine = Engine().configure(LIMITS, names)

    def run(self, *cells, after=(NAMES,)):
        """Return what comes of cells that follow others of the student's."""
        student = [{"kind": "student", "source": source} for source in after]
        return self._engine.grade(Job([*student, *cells]))[len(student):]

    def candidates(self):
        """Return the expressions for all that can be imported."""
        (result,) = self.run({"kind": "student", "source": LIST})
        return json.loads(result["outputs"][0]["text"])

    def earned(self, tried):
        """Return by task and answer the points for steps that the answer should not pass."""
        cells, asked = [], []
        for task, answers in tried.items():
            test = self._tests[task]
            for answer, titles in answers["steps"].items():
                made = answer if answers["class"] else f"lambda *a: {answer}"
                cells.append({"kind": "student", "source": f"{answers['name']} = {made}"})
                cells.append({
                    "kind": "test", "source": test.source, "points": test.metadata.nbgrader.points
                })
                asked.append((task, answer, titles))
        found = {}
        results = self.run(*cells, after=(*self._answers, NAMES))[1::2] if cells else []
        for (task, answer, titles), result in zip(asked, results, strict=True):
            steps = result["report"]["steps"] if result["report"] else []
            passed = [step for step in steps if step["passed"] and step["title"] in titles]
            if passed:
                found[task, answer] = sum(step["possible"] for step in passed)
        return found

    def close(self):
        """End its processes."""
        self._engine.close()


@pytest.fixture(scope="module")
def findings(sandbox, tmp_path_factory):
    """For every assignment what ``borrowed.py`` finds, worked out by all cores."""
    pool = ThreadPoolExecutor(os.cpu_count())
    yield {
        name: pool.submit(borrow, name, withheld(name), tmp_path_factory.mktemp(name))
        for name in ASSIGNMENTS
    }
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_nothing_that_is_there_earns_a_step(assignment, findings):
    found = findings[assignment].result()
    box = Sandbox(assignment, withheld(assignment))
    try:
        assert box.candidates() == found["candidates"]
        assert box.earned(found["tasks"]) == {}
    finally:
        box.close()


def test_the_control_with_nothing_withheld(sandbox, tmp_path):
    """What chapter 3 asks to write is found, under whatever name it goes."""
    library = own_work.of_library(None)
    found = borrow("ch03_signals", library, tmp_path)
    box = Sandbox("ch03_signals", library)
    try:
        earned = box.earned(found["tasks"])
    finally:
        box.close()
    best = {}
    for (task, answer), points in earned.items():
        best.setdefault(task, set()).add((points, re.sub(r"m\['[\w.]+'\]\.", "", answer)))
    assert (4, "sigmoid(*a)") in best["sigmoid"]
    assert (4, "Sigmoid(*a[:0]).forward(*a[0:])") in best["sigmoid"]
    assert (3, "Dense.from_arrays(*a[1:]).forward(*a[:1])") in best["layer_batch"]
    assert max(best["two_by_two"])[0] == 2  # the figure's numbers
    assert max(best["layer"])[0] == 3  # one of two results
    assert set(best) == {"sigmoid", "two_by_two", "layer", "layer_batch"}


def test_an_alias_of_what_is_withheld_refuses_too(sandbox):
    box = Sandbox("ch03_signals", ["nnlib.activations.sigmoid"])
    source = "from neuron_to_mnist.figures.two_by_two import sigmoid as other\nother(1.0)"
    try:
        (result,) = box.run({"kind": "student", "source": source})
    finally:
        box.close()
    assert "nnlib.activations.sigmoid is not here while" in result["outputs"][0]["evalue"]
