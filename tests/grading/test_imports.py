"""Answers that import the checks, or what their assignment withholds: neither takes points away."""

import contextlib
import subprocess
import sys

import nbformat
import pytest

from grading.box.inside.nothing import NOTHING
from grading.box.trusted import own_work
from grading.box.trusted.engine import Engine, Job
from grading.pages import feedback_page
from grading.pages.messages import say, say_note
from grading.run import released as release
from grading.run import worker
from grading.run.handed_in import HandedIn
from grading.run.split_execute import SplitExecute
from grading.run.standing import open_course
from neuron_to_mnist import LANGUAGES
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK
from tests.grading.jobs import LIMITS, cells, errors, passed

ROWS = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment")
WITHHELD = ["nnlib.activations.sigmoid", "nnlib.layers", "nnlib.network"]


@pytest.fixture(scope="module")
def grade(released, tmp_path_factory):
    """A function that grades a notebook and returns the result."""
    course = released.copy(tmp_path_factory.mktemp("imports") / "course")
    with contextlib.chdir(course.folder), course.gradebook() as gradebook:
        present = release.read(gradebook, *open_course(ASSIGNMENT))

    def grade(notebook):
        data = nbformat.writes(notebook).encode()
        work = worker.Work("ada", "", HandedIn({NOTEBOOK: data}), {name: [] for name in ROWS})
        return worker.grade(present, work)

    yield grade
    SplitExecute.end_engines()


def cell(notebook, name):
    """Return a cell by its id."""
    return next(each for each in notebook.cells if each.id == name)


IMPORTS = [
    "from neuron_to_mnist.checks import ch03_signals",
    "from neuron_to_mnist.checks.ch03_signals import checks",
    "from neuron_to_mnist.checks.ch03_signals.checks import check_sigmoid, check_layer",
    "from neuron_to_mnist.checks.ch03_signals.checks import *\ncheck_sigmoid",
    "import neuron_to_mnist.checks.ch03_signals.checks as own\nown.check_sigmoid",
    "import neuron_to_mnist.checks\nneuron_to_mnist.checks.use_language('ko')",
    "from neuron_to_mnist.checks.report import Report, show\ndef own(each: Report | None): pass",
]


@pytest.mark.parametrize("line", IMPORTS)
def test_importing_the_checks_costs_nothing(released, grade, line):
    notebook = released.answered()
    answer = cell(notebook, "sigmoid")
    answer.source = f"{line}\n{answer.source}"
    outcome = grade(notebook).outcome
    assert (outcome.verdict, outcome.points, outcome.repairs) == ("graded", 21.0, [])


def test_answer_test_and_next_answer_in_one_cell(released, grade):
    notebook = released.answered()
    merged = ["weighted_sum", "test_weighted_sum", "sigmoid", "test_sigmoid", "neuron"]
    first = cell(notebook, merged[0])
    first.source = "\n".join(cell(notebook, name).source for name in merged)
    notebook.cells = [each for each in notebook.cells if each.id not in merged[1:]]
    outcome = grade(notebook).outcome
    assert (outcome.verdict, outcome.points) == ("graded", 21.0)


def test_what_stands_for_the_checks_is_worth_nothing(engine):
    results = engine.grade(Job(cells(
        """
        from neuron_to_mnist.checks.ch03_signals.checks import check_sigmoid
        marks = check_sigmoid(len)
        marks.visible("one", (1,), 2)
        for step in marks.report().steps: raise ValueError
        assert marks.total() == 3 and marks.total() >= 3 and not marks.total() < 3
        print(f"{marks.total():g}")
        def f(x): return marks
        after = 1
        marks.total()
        """,
        "T: assert after == 1", "T: assert f(1) == 0.0 and type(f(1)) is float",
        "T: float(marks)", "T: marks(1)", "T: check_sigmoid(len)",
    )))
    assert passed(results) == [True, True, True, True, False, False], errors(results)
    assert [output["output_type"] for output in results[0]["outputs"]] == ["stream"]
    assert results[3]["outputs"][0]["data"] == {"text/plain": "0.0"}
    assert float(NOTHING) == 0.0


def test_no_line_of_the_checks_is_there(tmp_path):
    own_work.add_packages(tmp_path, [])
    checks = tmp_path / "neuron_to_mnist" / "checks"
    texts = [path.read_text("utf-8") for path in checks.rglob("*") if path.is_file()]
    assert len(texts) > 40
    assert {"\n".join(line for line in text.splitlines() if not line.startswith("__all__"))
            for text in texts} == {own_work._NO_CHECKS.format(names=0).replace(
                "\n__all__ = 0", "").rstrip("\n")}


@pytest.fixture(scope="module")
def without(sandbox):
    """An engine that withholds some names."""
    engine = Engine().configure(LIMITS, WITHHELD)
    yield engine
    engine.close()


@pytest.mark.parametrize("line", [
    "from nnlib import plots, layers, metrics, network",
    "import nnlib.layers",
    "from nnlib.layers import Dense, Sigmoid",
    "from nnlib.activations import sigmoid\nsigmoid(1.0)",
    "import nnlib.layers as a, math as b; import cmath",
    "%matplotlib inline\nif True:\n    from nnlib.network import *",
])
def test_the_rest_of_the_cell_counts(without, line):
    results = without.grade(Job(cells(
        f"import math\n{line}\nimport math\nlayer = Dense(2, 3)\n@str\ndef g(): pass\n"
        "def f(x):\n    return math.sqrt(x)\nf(9)",
        "T: assert f(4) == 2", "f(16)",
    )))
    assert passed(results) == [False, True, True]
    assert [output["output_type"] for output in results[0]["outputs"]] == ["error", "display_data"]
    assert errors(results)[0].startswith("ImportError: nnlib.")
    assert "is not here while the assignment" in errors(results)[0]


def test_of_an_import_all_that_can_is_imported(without):
    results = without.grade(Job(cells(
        "from nnlib import layers, metrics\nimport nnlib.network, math as m",
        "T: assert callable(metrics.accuracy) and m.pi > 3",
    )))
    assert "metrics" not in errors(results)[0]
    assert "AttributeError" not in "".join(errors(results))


def test_other_errors_end_a_cell(without):
    results = without.grade(Job(cells(
        "import nothing_of_this_name\ndef f(): return 1", "T: f()",
        "raise ImportError('nnlib.layers', name='nnlib.layers', path='/elsewhere')\ndef g(): pass",
        "T: g()",
    )))
    assert passed(results) == [False] * 4


def test_a_borrowed_module_above_a_helper(released, grade):
    notebook = released.answered()
    answer = cell(notebook, "sigmoid")
    answer.source = f"from nnlib import datasets, layers, network\n\n{answer.source}"
    cell(notebook, "in_words").source = "from nnlib import layers"
    result = grade(notebook)
    assert (result.outcome.verdict, result.outcome.points) == ("graded", 21.0)
    (note,) = result.outcome.repairs
    assert note.id == "withheld"
    for language in LANGUAGES:
        assert "nnlib.layers, nnlib.network" in say_note(note, language)
    graded = nbformat.reads(result.files[NOTEBOOK].decode(), 4)
    wanted = cell(graded, "sigmoid").metadata.course.withheld
    assert wanted == ["nnlib.layers", "nnlib.network"]
    assert [each.id for each in graded.cells if "course" in each.metadata] == ["sigmoid"]


def test_it_needs_nothing_but_the_standard_library(tmp_path):
    finished = subprocess.run(
        [sys.executable, "-c", "import sys\nimport grading.box.inside.rest\n"
         "import grading.box.inside.nothing\nassert 'numpy' not in sys.modules"],
        cwd=tmp_path, env=ENVIRONMENT, check=False,
    )
    assert finished.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feedback_says_what_is_withheld(language):
    """Also below the first test, where nothing that a student's code says is shown."""
    metadata = {"nbgrader": {
        "grade_id": "sigmoid", "solution": True, "grade": False, "locked": False,
        "schema_version": 3, "task": False,
    }}
    output = nbformat.v4.new_output("error", ename="ImportError", evalue="0.25", traceback=[])
    answer = nbformat.v4.new_code_cell("import nnlib.layers", outputs=[output])
    answer.metadata.update(nbformat.from_dict(metadata))
    assert feedback_page._answer(answer, language, True).error == ""
    answer.metadata.course = nbformat.from_dict({"withheld": ["nnlib.layers"]})
    for tested in (True, False):
        said = feedback_page._answer(answer, language, tested).error
        assert said == say("feedback.withheld", language, names="nnlib.layers")
