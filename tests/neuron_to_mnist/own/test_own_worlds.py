"""Whose fault it is: a task in the student's world and in the one that is graded, in a kernel."""

import pytest

from tests.neuron_to_mnist.own.test_own_kernel import SIGMOID, STABLE

NEURON = "def neuron(x, w, b):\n    return sigmoid(x @ w + b)"
CHECK = "tasks.check_neuron(neuron).total();"
TAKE = "sigmoid = own.take('sigmoid', chapter=3)"
ACTIVATE = """def activate(a, kind):
    a = np.asarray(a, dtype=float)
    if kind == "sigmoid":
        z = sigmoid(a)
        return z, z * (1 - z)
    if kind == "tanh":
        return np.tanh(a), 1 - np.tanh(a) ** 2
    low = {"relu": 0 * a, "leaky": 0.01 * a, "elu": np.exp(np.minimum(a, 0)) - 1}[kind]
    slope = {"relu": 0 * a, "leaky": 0 * a + 0.01, "elu": low + 1}[kind]
    return np.where(a > 0, a, low), np.where(a > 0, 1, slope)"""
WITH_ACTIVATE = """def neuron(x, w, b, act=activate):
    return act(x @ w + b, "sigmoid")[0]"""


def library(kernel, **sections):
    """Write a library with these sections."""
    places = {"sigmoid": "chapter 2, task 1", "activate": "chapter 2, task 2"}
    parts = [f"# === {name} · {places[name]}\n{text}" for name, text in sections.items()]
    path = kernel.folder / "my_network.py"
    path.write_text("import numpy as np\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


def notes(told):
    """Return the ids of the notes that are about the library."""
    return [note.message for note in told.report.notes if note.message.startswith("own.")]


# Right in every example that `take` tries, wrong for the sums of the task.
SLY = "def sigmoid(x):\n    return 1 / (1 + np.exp(-np.asarray(x))) + (np.asarray(x) == 1.05)"
SLY_ACTIVATE = ACTIVATE.replace("z = sigmoid(a)", "z = sigmoid(a) + (a == -2.25)")


def test_all_right(kernel):
    library(kernel, sigmoid=STABLE)
    told = kernel.run(TAKE, NEURON, CHECK)
    assert told.report.earned == 2
    assert notes(told) == []


@pytest.mark.parametrize(("sections", "guilty"), [
    ({"sigmoid": SLY, "activate": ACTIVATE}, "sigmoid"),
    ({"sigmoid": STABLE, "activate": SLY_ACTIVATE}, "activate"),
])
def test_the_guilty_function_is_named_and_the_points_stay(kernel, sections, guilty):
    """The early binding of a default does not help it, nor %%time above the cell."""
    library(kernel, **sections)
    told = kernel.run("activate = own.take('activate', chapter=3)", f"%%time\n{WITH_ACTIVATE}",
                      CHECK)
    assert told.report.earned == 2
    assert notes(told) == ["own.cause"]
    assert told.note.fields["name"] == guilty
    assert told.note.quoted["call"].startswith(f"{guilty}(")
    said = told.note.sentence("en")
    assert said.startswith("Your lines here are right, and earn their points.")


def test_the_cause_comes_with_what_it_gives(kernel):
    library(kernel, sigmoid=SLY)
    told = kernel.run(TAKE, NEURON, CHECK)
    assert told.note.quoted == {"call": "sigmoid(1.05)", "came": "1.74077"}


def test_two_wrong_ones_are_told_as_several(kernel):
    other = ACTIVATE.replace("z = sigmoid(a)", "z = 1 / (1 + np.exp(-a)) + (a == -2.25)")
    library(kernel, sigmoid=SLY, activate=other)
    told = kernel.run(
        "sigmoid, activate = own.take('sigmoid', 'activate', chapter=3)",
        "def neuron(x, w, b):\n    a = x @ w + b\n"
        "    return (sigmoid(a) + activate(a, 'sigmoid')[0]) / 2", CHECK,
    )
    assert told.report.earned == 2
    assert notes(told) == ["own.cause_several"]
    assert told.note.fields == {"names": "`sigmoid`, `activate`"}


def test_an_own_function_that_is_not_used_is_not_blamed(kernel):
    library(kernel, sigmoid=STABLE, activate=SLY_ACTIVATE)
    told = kernel.run("sigmoid, activate = own.take('sigmoid', 'activate', chapter=3)",
                      NEURON.replace("x @ w + b", "-(x @ w + b)"), CHECK)
    assert told.report.earned == 0
    assert notes(told) == []


def test_the_tasks_own_lines_are_wrong(kernel):
    library(kernel, sigmoid=STABLE)
    told = kernel.run(TAKE, NEURON.replace("x @ w + b", "-(x @ w + b)"), CHECK)
    assert told.report.earned == 0
    finding = told.report.steps[0].finding
    assert (finding.expected, finding.came) == ("0.740775", "0.259225")
    assert notes(told) == []


def test_both_are_wrong_and_the_graded_world_speaks(kernel):
    library(kernel, sigmoid=SLY.replace("== 1.05", "== -1.05"))
    told = kernel.run(TAKE, NEURON.replace("x @ w + b", "-(x @ w + b)"), CHECK)
    assert told.report.earned == 0
    assert told.report.steps[0].finding.came == "0.259225"
    assert notes(told) == []


def test_what_works_only_with_ones_own_is_said_and_not_paid(kernel):
    library(kernel, sigmoid=SIGMOID.replace("(x):", "(x, sign=1):").replace("-np", "-sign * np"))
    told = kernel.run(TAKE, NEURON.replace("sigmoid(x @ w + b)", "sigmoid(x @ w + b, 1)"), CHECK)
    assert told.report.earned == 0
    assert "takes 1 positional argument but 2 were given" in told.report.steps[0].finding.came
    assert notes(told) == ["own.only_mine"]
    assert told.note.sentence("en") == ("This works only with your own `sigmoid(x, sign)`. It is "
                                        "graded with the course's `sigmoid(x)`.")


def test_a_library_that_was_mended_since_is_taken_again(kernel):
    library(kernel, sigmoid=SLY)
    kernel.run(TAKE, NEURON)
    library(kernel, sigmoid=STABLE)
    told = kernel.run(CHECK)
    assert told.report.earned == 2
    assert notes(told) == ["own.take_again"]


def test_a_function_of_this_notebook_is_not_one_of_the_library(kernel):
    """It is graded as it stands here, so it is no other in the graded world."""
    library(kernel, sigmoid=STABLE)
    told = kernel.run(SLY, NEURON, CHECK)
    assert told.report.earned == 0
    assert notes(told) == []


def test_kept_over_the_library_and_checked_in_both_worlds(kernel):
    library(kernel, sigmoid=STABLE)
    told = kernel.run(TAKE, ACTIVATE, "tasks.check_activate(activate).total();")
    assert notes(told) == ["own.kept"]
    assert "def activate" in kernel.library
    assert kernel.library.count("def sigmoid") == 1


def test_a_wrong_one_keeps_nothing_that_needs_it(kernel):
    """Mine is wrong, lent is right: full points, and not kept over what is wrong."""
    library(kernel, sigmoid=SLY.replace("1.05", "-2.0"))
    kernel.run("calls = own.examples.EXAMPLES['sigmoid']",
               "own.examples.EXAMPLES['sigmoid'] = ('sigmoid(0.5)',)")
    told = kernel.run(TAKE, ACTIVATE, "tasks.check_activate(activate).total();",
                      "own.examples.EXAMPLES['sigmoid'] = calls")
    assert told.report.earned == 1
    assert notes(told) == ["own.cause"]
    assert "def activate" not in kernel.library
