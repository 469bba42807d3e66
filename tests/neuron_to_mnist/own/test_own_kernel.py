"""What is kept, from a notebook in a real kernel, and what is not."""

import pytest

SIGMOID = "def sigmoid(x):\n    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))"
STABLE = """def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1, e) / (1 + e)"""
CHECK = "tasks.check_sigmoid(sigmoid).total();"
OPTIMIZER = """class Optimizer:
    def __init__(self, kind, rate):
        self.kind, self.rate, self.kept = kind, rate, {}

    def move(self, key, g):
        v, s, t = self.kept.get(key, (0, 0, 0))
        t += 1
        if self.kind == "rmsprop":
            s = 0.9 * s + 0.1 * g**2
            change = -self.rate * g / (np.sqrt(s) + 1e-8)
        elif self.kind == "adam":
            v, s = 0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g**2
            change = -self.rate * v / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        else:
            v = -self.rate * g + (0.9 * v if self.kind == "momentum" else 0)
            change = v
        self.kept[key] = v, s, t
        return change"""

KEPT = {
    # Name of the case: cells before the test, and the section's text.
    "function": ([SIGMOID], SIGMOID),
    "lambda": (
        ["sigmoid = lambda x: 1 / (1 + np.exp(-np.asarray(x)))  # of the book"],
        "sigmoid = lambda x: 1 / (1 + np.exp(-np.asarray(x)))  # of the book",
    ),
    "local import": (
        ["def sigmoid(x):\n    from numpy import exp  # here\n    # the fraction\n"
         "    return 1 / (1 + exp(-x))"],
        "def sigmoid(x):\n    from numpy import exp  # here\n    # the fraction\n"
        "    return 1 / (1 + exp(-x))",
    ),
    "decorated": (
        ["import functools\ndef floats(f):\n    @functools.wraps(f)\n    def inner(x):\n"
         "        return f(np.asarray(x, dtype=float))\n    return inner",
         "@floats\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))"],
        "import functools\n\ndef floats(f):\n    @functools.wraps(f)\n    def inner(x):\n"
        "        return f(np.asarray(x, dtype=float))\n    return inner\n\n"
        "@floats\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))",
    ),
    "made by another": (
        ["def make(sign):\n    return lambda x: (\n        1 / (1 + np.exp(sign * x)))",
         "sigmoid = make(-1)"],
        "def make(sign):\n    return lambda x: (\n        1 / (1 + np.exp(sign * x)))\n\n"
        "sigmoid = make(-1)",
    ),
    "constant in another cell": (
        ["one = 1", "def sigmoid(x):\n    return one / (one + np.exp(-x))"],
        "one = 1\n\ndef sigmoid(x):\n    return one / (one + np.exp(-x))",
    ),
    "helper that changed later": (
        ["def e(x):\n    return 0", "def sigmoid(x):\n    return 1 / (1 + e(x))",
         "def e(x):\n    return np.exp(-x)"],
        "def sigmoid(x):\n    return 1 / (1 + e(x))\n\ndef e(x):\n    return np.exp(-x)",
    ),
    "under %%time": (["%%time\n" + SIGMOID], SIGMOID),
    "beside a magic line": (["%matplotlib inline\n" + SIGMOID], SIGMOID),
    "two names at once": (
        ["one, minus = 1, -1", "def sigmoid(x):\n    return one / (one + np.exp(minus * x))"],
        "one, minus = 1, -1\n\ndef sigmoid(x):\n    return one / (one + np.exp(minus * x))",
    ),
    "two statements in a line": (
        ["one = 1; two = 2", "def sigmoid(x):\n    return one / (one + np.exp(-x))"],
        "one = 1\n\ndef sigmoid(x):\n    return one / (one + np.exp(-x))",
    ),
    "default from a cell": (
        ["sign = -1", "def sigmoid(x, sign=sign):\n    return 1 / (1 + np.exp(sign * x))"],
        "sign = -1\n\ndef sigmoid(x, sign=sign):\n    return 1 / (1 + np.exp(sign * x))",
    ),
    "named import": (
        ["from math import e", "def sigmoid(x):\n    return 1 / (1 + e ** -np.asarray(x))"],
        "from math import e\n\ndef sigmoid(x):\n    return 1 / (1 + e ** -np.asarray(x))",
    ),
}
REFUSED = {
    # Name of the case: cells before the test, and the message on it.
    "global counter": (
        ["seen = 0", "def sigmoid(x):\n    global seen\n    seen += 1\n"
         "    return 1 / (1 + np.exp(-x))"],
        "own.global",
    ),
    "import of everything": (
        ["from numpy import *", "def sigmoid(x):\n    return 1 / (1 + exp(-x))"], "own.star",
    ),
    "SciPy": (["from scipy.special import expit", "def sigmoid(x):\n    return expit(x)"],
              "own.import"),
    "nnlib": (["from nnlib.activations import sigmoid"], "own.import"),
    "inside an if": (["if True:\n    def sigmoid(x):\n        return 1 / (1 + np.exp(-x))"],
                     "own.nested"),
    "helper inside a try": (
        ["try:\n    one = 1\nfinally:\n    pass",
         "def sigmoid(x):\n    return one / (one + np.exp(-x))"],
        "own.nested",
    ),
    "an older one": (
        [SIGMOID, "old = sigmoid", "def sigmoid(x):\n    return old(x)"], "own.older",
    ),
    "not of a cell": (
        ["get_ipython().user_ns['one'] = 1",
         "def sigmoid(x):\n    return one / (one + np.exp(-x))"],
        "own.undefined",
    ),
    "not a definition": (["get_ipython().user_ns['sigmoid'] = lambda x: 1 / (1 + np.exp(-x))"],
                         "own.not_found"),
    "right only after another cell": (
        ["state = []", "def sigmoid(x):\n    return 1 / (1 + np.exp(-x)) * state[0]",
         "state.append(1)"],
        "own.not_alone",
    ),
    "right in the checks only after another cell": (
        ["state = []", "def sigmoid(x):\n    late = np.ndim(x) == 0 and x == 0.5 and not state\n"
         "    return 1 / (1 + np.exp(-np.asarray(x))) + late", "state.append(1)"],
        "own.not_alone",
    ),
    "right here, wrong elsewhere": (
        ["def sigmoid(x):\n    return np.exp(x) / (1 + np.exp(x))"], "own.not_alone",
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_it_is_kept_with_all_that_it_needs(kernel, case):
    cells, text = KEPT[case]
    told = kernel.run(*cells, CHECK)
    assert told.note.message == "own.kept"
    assert told.note.fields["lines"] == str(len([line for line in text.splitlines() if line]))
    assert f"# === sigmoid · chapter 2, task 1\n{text}\n" in kernel.library
    assert "your library: sigmoid (ch 2)." in kernel.run("own.take('sigmoid');").text


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_not_kept_and_says_why(kernel, case):
    cells, message = REFUSED[case]
    told = kernel.run(*cells, CHECK)
    assert told.report.earned == told.report.possible
    assert told.note.message == message
    assert kernel.library == ""


def test_a_class_is_kept(kernel):
    assert kernel.run(OPTIMIZER, "tasks.check_optimizer(Optimizer).total();").note.message == (
        "own.kept")
    assert f"# === Optimizer · chapter 7, task 1\n{OPTIMIZER}\n" in kernel.library
    assert "library: Optimizer (ch 7)" in kernel.run("own.take('Optimizer');").text


def test_a_class_that_uses_what_is_kept_links_to_it(kernel):
    linked = OPTIMIZER.replace("self.kept = kind, rate, {}", "self.kept = kind, 2 * rate * s(), {}")
    linked = linked.replace("class", "def s():\n    return sigmoid(0.0)\n\nclass")
    told = kernel.run(STABLE, CHECK, linked, "tasks.check_optimizer(Optimizer).total();")
    assert [report.notes[-1].message for report in told.reports] == ["own.kept", "own.kept"]
    _, _, section = kernel.library.partition("# === Optimizer")
    assert "def s():" in section
    assert "def sigmoid" not in section
    assert "library: Optimizer (ch 7)" in kernel.run("own.take('Optimizer');").text


def test_a_worse_version_never_replaces_a_right_one(kernel):
    kernel.run(SIGMOID, CHECK)
    before = kernel.library
    told = kernel.run("def sigmoid(x):\n    return x", CHECK)
    assert told.report.earned == 0
    assert kernel.library == before != ""


def test_a_helper_of_another_section_is_named(kernel):
    helper = "def half(x):\n    return {}"
    kernel.run(helper.format("0.5 * x"), "def sigmoid(x):\n    return half(1 + np.tanh(half(x)))",
               CHECK)
    assert "def half(x)" in kernel.library
    kernel.run(helper.format("x / 2"))
    linked = OPTIMIZER.replace("kind, rate, {}", "kind, half(2 * rate), {}")
    told = kernel.run(linked, "tasks.check_optimizer(Optimizer).total();")
    assert told.note.message == "own.helper"
    assert told.note.fields == {"name": "Optimizer", "section": "sigmoid"}
    assert told.note.quoted == {"helper": "half"}
    assert "class Optimizer" not in kernel.library


# --- The file -------------------------------------------------------------------------------------


def test_what_was_changed_in_the_file_stays_and_is_looked_at_again(kernel):
    kernel.run(SIGMOID, CHECK)
    path = kernel.folder / "my_network.py"
    path.write_text("# mine\n" + kernel.library.replace("1 / (1", "2 / (1"), encoding="utf-8")
    told = kernel.run("f = own.take('sigmoid')", "print(f(0.0))")
    assert "Lent by the course: sigmoid (because with yours sigmoid(np.array([" in told.text
    assert told.text.endswith("0.5\n")
    path.write_text(kernel.library.replace("2 / (1", "0.5 / (0.5 - 0.5 + 1"), encoding="utf-8")
    kernel.run(OPTIMIZER, "tasks.check_optimizer(Optimizer).total();")
    assert kernel.library.startswith("# mine\n")
    assert "0.5 / (0.5 - 0.5 + 1" in kernel.library


def test_a_file_that_is_no_python_lends_everything_and_says_where(kernel):
    kernel.run(SIGMOID, CHECK, OPTIMIZER, "tasks.check_optimizer(Optimizer).total();")
    text = kernel.library.replace("t += 1", "t += = 1")
    (kernel.folder / "my_network.py").write_text(text, encoding="utf-8")
    told = kernel.run("f, _ = own.take('sigmoid', 'Optimizer')", "print(f(0.0))")
    line = text.splitlines().index("        t += = 1") + 1
    assert f"line {line} of your file, in the section Optimizer, is no Python" in told.text
    assert told.text.endswith("0.5\n")
    assert "From your library" not in told.text


def test_without_a_file_all_is_lent_and_the_notebook_runs(kernel):
    told = kernel.run("activate, forward = own.take('activate', 'forward', chapter=6)",
                      "print(activate(0.0, 'sigmoid')[0])")
    assert told.text == ("Lent by the course: activate (not kept yet); forward (not kept yet).\n"
                         "0.5\n")


def test_an_endless_loop_in_the_file_ends(kernel):
    kernel.run(SIGMOID, CHECK)
    text = kernel.library.replace("    return", "    while True: pass\n    return")
    (kernel.folder / "my_network.py").write_text(text, encoding="utf-8")
    told = kernel.run("own.examples.SECONDS = 0.2", "own.take('sigmoid');",
                      "own.examples.SECONDS = 3.0")
    assert "TimeoutError: no end within 0.2 s" in told.text


def test_only_earlier_chapters_and_known_names(kernel):
    assert "forward is asked for in chapter 3" in kernel.run("own.take('forward', chapter=3)").error
    assert "no 'foo' in the library" in kernel.run("own.take('foo', chapter=3)").error


def test_set_aside_and_kept_again(kernel):
    kernel.run(SIGMOID, CHECK)
    assert "sigmoid (set aside)" in kernel.run("f = own.lend('sigmoid')").text
    assert "# === sigmoid · chapter 2, task 1 · set aside\n" in kernel.library
    assert "sigmoid (set aside)" in kernel.run("own.take('sigmoid');").text
    kernel.run(CHECK)
    assert "set aside" not in kernel.library


def test_show_and_check(kernel):
    assert kernel.run("own.show()").text == "Nothing is kept yet.\n"
    kernel.run(SIGMOID, CHECK, OPTIMIZER, "tasks.check_optimizer(Optimizer).total();")
    assert kernel.run("own.show()").text == kernel.library
    text = kernel.library.replace("0.999", "0.99")
    (kernel.folder / "my_network.py").write_text(text, encoding="utf-8")
    told = kernel.run("own.check()").text.splitlines()
    assert told[0] == "✓ sigmoid"
    assert told[1].startswith("✗ Optimizer: because with yours [rule.move(")
    assert told[2] == "1 of 22 functions are your own."


def test_korean(running, tmp_path):
    running.begin(tmp_path, "ko")
    told = running.run("own.take('sigmoid');", SIGMOID, CHECK, "own.take('sigmoid');")
    assert "강좌에서 빌림: sigmoid (아직 저장한 것이 없음)." in told.text
    assert "내 라이브러리에서: sigmoid(2장)." in told.text
    assert told.note.sentence("ko") == "my_network.py에 저장했습니다(2줄)."


# --- Where it is, and when it is left alone -------------------------------------------------------


def test_an_assignments_folder_shares_the_one_above(kernel, tmp_path):
    folder = tmp_path / "ch02_activations"
    folder.mkdir()
    kernel.run(f"os.chdir({str(folder)!r})".replace("os.", "import os; os."), SIGMOID, CHECK)
    assert (tmp_path / "my_network.py").is_file()
    assert list(folder.iterdir()) == []


def test_a_program_that_runs_the_notebook_finds_nothing_and_keeps_nothing(kernel):
    kernel.run(SIGMOID, CHECK)
    before = kernel.library
    told = kernel.run("own.take('sigmoid');", STABLE, CHECK, "own.lend('sigmoid');", asked=False)
    assert "Here everything is lent by the course" in told.text
    assert "own.kept" not in [note.message for note in told.report.notes]
    assert kernel.library == before


def test_off(kernel):
    told = kernel.run("import os; os.environ['NNLIB_OWN'] = 'off'", SIGMOID, CHECK,
                      "own.take('sigmoid');", "del os.environ['NNLIB_OWN']")
    assert "Here everything is lent by the course" in told.text
    assert kernel.library == ""


def test_a_file_that_cannot_be_written_costs_nothing(kernel):
    told = kernel.run(
        "from neuron_to_mnist.own.store import FileStore",
        "def fails(self, text):\n    raise PermissionError('read only')",
        "before, FileStore.write = FileStore.write, fails", SIGMOID, CHECK,
        "FileStore.write = before",
    )
    assert told.report.earned == 2
    assert told.note.message == "own.not_saved"
