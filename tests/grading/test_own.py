"""A student's library while a notebook is graded: the course's, less what is asked for."""

import importlib.util

import nbformat
import pytest

from grading.box.trusted import own_work
from grading.box.trusted.engine import Engine, Job
from grading.release import TakeOutWithheld, take_out_withheld
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.examples import first_trouble
from tests.exercises.tasks import ASSIGNMENTS, read_solution
from tests.grading.course import ASSIGNMENT, changed
from tests.grading.jobs import LIMITS, cells, errors, passed

CHAPTER = 7
REFUSED = "is not here while the assignment that asks you to write it is graded"
SET_UP = ("import numpy as np\nfrom neuron_to_mnist import checks, own\n"
          "checks.use_language('en')\n")
ACTIVATE = ("T:import numpy as np\nz, slope = activate(np.array([-1.0, 2.0]), 'relu')\n"
            "assert z.tolist() == [0, 2] and slope.tolist() == [0, 1]\n1.0")


@pytest.fixture(scope="module")
def engine(sandbox):
    """An engine that grades an assignment of chapter 7, which takes from the library."""
    engine = Engine().configure(LIMITS, own_work.of_library(CHAPTER))
    yield engine
    engine.close()


def graded(engine, *sources):
    """Return what comes of cells."""
    return engine.grade(Job(cells(*sources)))


def test_what_is_taken_is_the_courses(engine):
    results = graded(
        engine, SET_UP,
        f"activate, forward, first_weights = own.take(\n"
        f"    'activate', 'forward', 'first_weights', chapter={CHAPTER}\n)",
        ACTIVATE,
        "layers = first_weights([2, 3, 1], 1.0, np.random.default_rng(1))\n"
        "A = forward(np.ones((4, 2)), layers, 'tanh')[-1]",
        "T:assert A.shape == (4, 1)\n1.0",
    )
    assert errors(results) == []


def test_one_name_gives_the_function_itself(engine):
    results = graded(engine, SET_UP, "activate = own.take('activate', chapter=7)", ACTIVATE)
    assert errors(results) == []


def test_what_the_assignment_asks_for_is_refused_and_the_others_go_on(engine):
    results = graded(
        engine, SET_UP,
        "activate, train = own.take('activate', 'train')", ACTIVATE,
        "T:train([], None, None, None, None, 'relu', 1, 1, None)\n1.0",
        "from neuron_to_mnist.lent import train as theirs",
        "T:theirs([], None, None, None, None, 'relu', 1, 1, None)\n1.0",
        "from neuron_to_mnist.lent import Optimizer\nOptimizer('sgd', 0.1)",
    )
    assert passed(results) == [True, True, True, False, True, False, False]
    for error in errors(results):
        assert REFUSED in error


def test_blank_earns_nothing_and_harms_nothing(engine):
    results = graded(
        engine, SET_UP, "activate = own.take('activate', chapter=7)",
        "def train(*arguments):\n    raise NotImplementedError()", "T:train(1)\n1.0", ACTIVATE,
    )
    assert passed(results) == [True, True, True, False, True]


def test_no_file_is_looked_for_and_none_is_made(engine):
    """Rows of the kernel's table that are about the file: in the sandbox all are the same."""
    wrong = "def activate(a, kind):\n    return a, a\n"
    results = graded(
        engine, SET_UP,
        "from pathlib import Path\nfor folder in ('.', '..'):\n    try:\n"
        "        (Path(folder) / 'my_network.py').write_text('# === activate · chapter 2, "
        f"task 2\\n' + {wrong!r})\n    except OSError:\n        pass",
        "activate = own.take('activate', chapter=7)", ACTIVATE,
        "own.show(); own.check(); own.collect('.'); own.page()",
        "f = own.lend('sigmoid')", "T:assert f(0.0) == 0.5\n1.0",
    )
    assert errors(results) == []


@pytest.mark.parametrize("definition", [
    "def activate(a, kind):\n    return np.maximum(a, 0), np.heaviside(a, 0)",
    "activate = lambda a, kind: (np.maximum(a, 0), np.heaviside(a, 0))",
    "def activate(a, kind):\n    from numpy import maximum  # here\n"
    "    return maximum(a, 0), np.heaviside(a, 0)",
    "import functools\ndef same(f):\n    @functools.wraps(f)\n    def inner(*a):\n"
    "        return f(*a)\n    return inner\n@same\ndef activate(a, kind):\n"
    "    return np.maximum(a, 0), np.heaviside(a, 0)",
    "def make(least):\n    return lambda a, kind: (np.maximum(a, least), np.heaviside(a, 0))\n"
    "activate = make(0)",
    "least, at = 0, 0\ndef activate(a, kind):\n"
    "    return np.maximum(a, least), np.heaviside(a, at)",
    "seen = 0\ndef activate(a, kind):\n    global seen\n    seen += 1\n"
    "    return np.maximum(a, 0), np.heaviside(a, 0)",
    "from numpy import *\ndef activate(a, kind):\n    return maximum(a, 0), heaviside(a, 0)",
    "from nnlib.activations import relu\ndef activate(a, kind):\n"
    "    return relu(a), np.heaviside(a, 0)",
    "%%time\ndef activate(a, kind):\n    return np.maximum(a, 0), np.heaviside(a, 0)",
    "if True:\n    def activate(a, kind):\n        return np.maximum(a, 0), np.heaviside(a, 0)",
    "def activate(a, kind):\n    return np.maximum(a, 0), np.heaviside(a, 0)\nold = activate\n"
    "def activate(a, kind):\n    return old(a, kind)",
], ids=["function", "lambda", "local import", "decorated", "made by another", "constants",
        "global counter", "import of everything", "nnlib", "under %%time", "inside an if",
        "an older one"])
def test_what_a_cell_defines_is_graded_as_it_stands_kept_or_not(engine, definition):
    """Being kept gives no points, and not being kept costs none."""
    results = graded(engine, SET_UP, definition, ACTIVATE)
    assert errors(results) == []


def test_a_name_that_no_cell_defines_fails_there_alone(engine):
    results = graded(
        engine, SET_UP, "def leak(a):\n    return undefined_later(a)", "T:leak(1)\n1.0",
        "activate = own.take('activate')", ACTIVATE,
    )
    assert passed(results) == [True, True, False, True, True]


def test_pictures_as_data_are_there(engine):
    results = graded(
        engine, SET_UP, "import matplotlib.pyplot as plt\n_, ax = plt.subplots()\n"
        "ax.plot([0, 1], [2, 3], label='a')\nlines = own.drawn(ax)['lines']",
        "T:assert lines == [{'x': [0.0, 1.0], 'y': [2.0, 3.0], 'label': 'a'}]\n1.0",
    )
    assert errors(results) == []


# --- The table of names and chapters --------------------------------------------------------------


@pytest.mark.parametrize("chapter", range(1, 11))
def test_no_function_that_is_lent_calls_one_of_its_own_chapter_or_later(chapter, tmp_path):
    """Else a withheld one could be reached through another, or an earlier one would fail."""
    own_work.add_packages(tmp_path, own_work.of_library(chapter))
    spec = importlib.util.spec_from_file_location("shown", tmp_path / "neuron_to_mnist" / "lent.py")
    shown = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shown)
    for name, place in LIBRARY.items():
        trouble = first_trouble(name, getattr(shown, name))
        if place.chapter < chapter:
            assert trouble is None
        else:
            assert REFUSED in trouble.came


def test_an_assignment_that_takes_nothing_gets_no_library():
    source = read_solution(ASSIGNMENT)
    source.metadata.course.pop("chapter", None)
    assert "neuron_to_mnist.lent" in take_out_withheld.withheld(source)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_chapter_is_there_where_something_is_taken_and_is_the_notebooks(assignment):
    source = read_solution(assignment)
    takes = any("import checks, own" in cell.source for cell in source.cells)
    chapter = source.metadata.course.get("chapter")
    assert takes == (chapter is not None)
    assert chapter in (None, int(assignment[2:4]))


def test_what_is_withheld_follows_from_the_chapter():
    source = changed(read_solution(ASSIGNMENT))
    source.metadata.course = {"withheld": ["nnlib.layers"], "chapter": CHAPTER}
    found = take_out_withheld.withheld(source)
    later = {name for name, place in LIBRARY.items() if place.chapter >= CHAPTER}
    assert set(found) == {"nnlib.layers", *(f"neuron_to_mnist.lent.{name}" for name in later)}
    made, _ = TakeOutWithheld().preprocess(source, {})
    assert "chapter" not in made.metadata.course
    assert "neuron_to_mnist.lent" not in nbformat.writes(made)


def test_a_chapter_is_a_number():
    source = changed(read_solution(ASSIGNMENT))
    source.metadata.course.chapter = "7"
    with pytest.raises(ValueError, match="to be the number of its chapter"):
        take_out_withheld.withheld(source)
