"""Student cells and test cells in two processes: what crosses, what does not, and what it costs."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import numpy as np
import pytest

from grading.box.trusted import own_work, sandbox
from grading.box.trusted.engine import Engine, EngineError, Job
from grading.box.trusted.private import private_folder
from tests.grading.course import ENVIRONMENT, ROOT
from tests.needs import lacking

LIMITS = {
    "cell": 3, "call": 1, "calls": 2, "test": 8, "notebook": 20, "cpu": 30, "memory": 2**30,
    "processes": 32, "open_files": 128, "file": 2**23, "folder": 2**25, "message": 2**25,
    "output": 20_000,
}


@pytest.fixture(scope="module")
def engine(sandbox):
    engine = Engine().configure(LIMITS)
    yield engine
    engine.close()


def cells(*sources):
    """Return a job's cells: a student's, or a test of 1 point if the source begins with ``T:``."""
    found = []
    for source in sources:
        kind, points = ("test", {"points": 1.0}) if source.startswith("T:") else ("student", {})
        text = textwrap.dedent(source.removeprefix("T:")).strip()
        found.append({"kind": kind, "source": text, **points})
    return found


def passed(results):
    """Return for every cell whether it is without an error."""
    return [all(o["output_type"] != "error" for o in result["outputs"]) for result in results]


def errors(results):
    """Return all errors."""
    return [
        f"{output['ename']}: {output['evalue']}" for result in results
        for output in result["outputs"] if output["output_type"] == "error"
    ]


# --- One task goes wrong, the others keep their points ------------------------------------------

FATAL = {
    "ends its process in a cell": ("import os; os._exit(0)", ""),
    "ends its process in a call": ("", "import os; os._exit(0)"),
    "crashes": ("", "import ctypes; ctypes.string_at(0)"),
    "aborts": ("", "import os; os.abort()"),
    "never ends in a cell": ("while True: pass", ""),
    "never ends in a call": ("", "while True: pass"),
    "never ends and cannot be interrupted": (
        "", "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n    9 ** 9 ** 9"
    ),
    "takes all memory in a cell": ("hog = [bytearray(2**26) for _ in range(1000)]", ""),
    "takes all memory in a call": ("", "return [bytearray(2**26) for _ in range(1000)]"),
    "floods the output": ("while True: print('x' * 10_000)", ""),
    "fills the disk": ("for n in range(99): open(str(n), 'wb').write(bytes(2**20))", ""),
    "leaves by sys.exit": ("import sys; sys.exit(0)", "import sys; sys.exit(0)"),
    "raises what is no Exception": ("raise KeyboardInterrupt", "raise GeneratorExit"),
    "closes its connection": ("", "import os; os.closerange(3, 200)"),
    "returns what is too large": ("", "import numpy; return numpy.zeros(2**23)"),
    "writes nonsense": ("", "import os; [os.write(n, b'x' * 50) for n in range(3, 9) if "
                            "os.path.exists(f'/proc/self/fd/{n}')]"),
}


@pytest.mark.parametrize("name", FATAL)
def test_a_fatal_task_costs_only_itself(engine, name):
    cell, call = FATAL[name]
    job = Job(cells(
        "def first(x):\n    return x + 1",
        "T: assert first(1) == 2",
        cell,
        f"def second(x):\n    {call or 'raise ValueError'}",
        "T: assert second(1) == 3",
        "def third(x):\n    return first(x) + 2",
        "T: assert third(1) == 4",
        "T: assert first(5) == 6",
    ))
    results = engine.grade(job)
    tests = [passed(results)[number] for number in (1, 4, 6, 7)]
    assert tests == [True, False, True, True], errors(results)


def test_a_function_that_dies_lets_others_of_the_same_test_answer(engine):
    results = engine.grade(Job(cells(
        "import os\ndef dies(x): os._exit(1)\ndef lives(x): return x",
        """T:
        for function, expected in ((dies, "ProcessEnded"), (lives, 1)):
            try:
                assert function(1) == expected
            except Exception as error:
                assert type(error).__name__ == expected
        assert lives(2) == 2
        """,
    )))
    assert passed(results) == [True, True], errors(results)


def test_objects_do_not_outlive_their_process(engine):
    results = engine.grade(Job(cells(
        "import os\nclass Thing:\n    def end(self): os._exit(1)\n    def stay(self): return 1",
        """T:
        thing = Thing()
        assert thing.stay() == 1
        try:
            thing.end()
        except Exception:
            pass
        thing.stay()
        """,
        "T: assert Thing().stay() == 1",
    )))
    assert passed(results) == [True, False, True]
    assert "went with the process" in errors(results)[0]


def test_time_of_a_whole_notebook(engine):
    endless = "import signal\ndef f():\n    signal.alarm(0)\n    while True:\n        try:\n" \
              "            while True: pass\n        except BaseException: pass"
    results = engine.grade(Job(cells(endless, *["T: f()"] * 12)))
    assert passed(results) == [True] + [False] * 12
    assert "no time is left" in errors(results)[-1]


def test_a_test_that_never_ends_costs_only_itself(engine):
    results = engine.grade(Job(cells(
        "def f(): return 1", "T: f()", "T:\nwhile f(): pass", "T:\nwhile True: pass", "T: f()",
    )))
    assert passed(results) == [True, True, False, False, True]


def test_a_test_that_takes_its_process_down_costs_only_itself(engine):
    results = engine.grade(Job(cells(
        "def f(): return 1", "T: n = f()", "T:\nimport os; os._exit(f())", "T: assert n == f()",
    )))
    assert passed(results) == [True, True, False, True], errors(results)


# --- What crosses --------------------------------------------------------------------------------


def test_plain_values_arrive_as_they_were(engine):
    results = engine.grade(Job(cells(
        "def same(*args, **kwargs): return args[0] if args else kwargs",
        """T:
        import math
        values = [None, True, 1, -2**70, 0.1, -0.0, float("inf"), 1 + 2j, "가나", b"\\x00\\xff",
                  [], [1, [2.5, None]], (), (1, (2,)), {"a": [1], 2: (3,)}, {1, 2}, "\\ud7ff"]
        for value in values:
            back = same(value)
            assert type(back) is type(value) and back == value, value
        assert math.isnan(same(float("nan")))
        assert math.copysign(1, same(-0.0)) == -1
        for dtype in ("bool", "i1", "u8", "f2", "f4", "f8", "longdouble", "c8", "c16", "U3", ">f8"):
            for shape in ((), (0,), (3,), (2, 0, 2), (2, 3)):
                array = np.ones(shape, dtype)
                back = same(array)
                assert back is not array or True
                assert (back.dtype, back.shape, type(back)) == (array.dtype, shape, np.ndarray)
                assert np.array_equal(back, array)
        for number in (np.float32(0.1), np.int8(-3), np.bool_(True), np.complex64(1j)):
            back = same(number)
            assert type(back) is type(number) and back == number
        assert same(a=[1], b={"c": 2}) == {"a": [1], "b": {"c": 2}}
        """,
    )))
    assert passed(results) == [True, True], errors(results)


def test_changes_of_arguments_show(engine):
    results = engine.grade(Job(cells(
        """
        def change(array, values, table, rng):
            array += 1
            values.append(array)
            values[0][0] = "x"
            table["new"] = [1]
            table["old"] *= 2
            rng.random(3)
            return array
        def refuse(array):
            array[0] = 1
        def view(array):
            return array[:2]
        """,
        """T:
        array, inner, old = np.zeros(3), [0], np.ones(2)
        values, table, rng, same = [inner], {"old": old}, np.random.default_rng(3), \\
            np.random.default_rng(3)
        assert change(array, values, table, rng) is array
        assert array.tolist() == [1, 1, 1]
        assert values[0] is inner and inner == ["x"] and values[1] is array
        assert table["old"] is old and old.tolist() == [2, 2] and table["new"] == [1]
        same.random(3)
        assert rng.random() == same.random()
        fixed = np.zeros(2)
        fixed.flags.writeable = False
        try:
            refuse(fixed)
        except ValueError as error:
            assert "read-only" in str(error)
        else:
            raise AssertionError
        both = np.zeros(3)
        change(both, [both.tolist(), both][:1], {"old": both}, rng)
        assert both.tolist() == [2, 2, 2]
        """,
    )))
    assert passed(results) == [True, True], errors(results)


def test_copies_of_what_is_the_students_cannot_be_changed_by_mistake(engine):
    results = engine.grade(Job(cells(
        "import numpy as np\nW = np.ones(2)\nclass Net:\n    def __init__(self): self.W = W",
        "T: W[0] = 5",
        "T: net = Net(); net.W += 1",
        "T: net = Net(); net.W = net.W + 1; assert net.W.tolist() == [2, 2]",
        "T: class Own(Net): pass",
    )))
    assert passed(results) == [True, False, False, True, False]
    assert "read-only" in errors(results)[0]
    assert "cannot be a base class" in errors(results)[2]


def test_callbacks_last_as_long_as_their_test(engine):
    results = engine.grade(Job(cells(
        """
        kept = []
        def keep(f):
            kept.append(f)
            return f(1)
        def again():
            return kept[0](2)
        def twice(f, x):
            return f(lambda y: y + 1)(x) if x < 0 else f(f(x))
        class Neuron:
            def __init__(self, activation): self.activation = activation
            def forward(self, x): return self.activation(2 * x)
        """,
        """T:
        calls = []
        def spy(x):
            calls.append(x)
            return 10
        assert keep(spy) == 10
        assert again() == 10
        assert calls == [1, 2]
        assert twice(lambda x: x * 3, 2) == 18
        assert twice(lambda x: keep(lambda z: z + x), 2) == 4
        neuron = Neuron(np.tanh)
        assert neuron.forward(0.5) == np.tanh(1.0)
        assert neuron.activation is np.tanh
        neuron.activation = spy
        assert neuron.forward(1) == 10 and calls[-1] == 2
        """,
        "again()",
        "T: again()",
        "T: neuron.forward(1)",
    )))
    assert passed(results) == [True, True, False, False, False]
    assert all("belongs to a test that is over" in error for error in errors(results))


def test_a_callback_sees_arrays_as_they_are(engine):
    results = engine.grade(Job(cells(
        """
        import numpy as np
        def numerical_gradient(f, x, h=1e-5):
            gradient = np.zeros_like(x)
            for place in np.ndindex(x.shape):
                kept = x[place]
                x[place] = kept + h
                above = f(x)
                x[place] = kept - h
                gradient[place] = (above - f(x)) / (2 * h)
                x[place] = kept
            return gradient
        def apply(f, x):
            f()
            return x.tolist()
        """,
        """T:
        W, before = np.ones((2, 2)), np.ones((2, 2))
        seen = []
        def loss(given):
            assert given is W
            seen.append(W[0, 0])
            return float((W ** 2).sum())
        np.testing.assert_allclose(numerical_gradient(loss, W), 2 * before, rtol=1e-6)
        assert np.array_equal(W, before) and seen[:2] == [1 + 1e-5, 1 - 1e-5]
        def change():
            W[...] = 7
        assert apply(change, W) == [[7, 7], [7, 7]]
        assert apply(lambda: None, W) == [[7, 7], [7, 7]]
        """,
    )))
    assert passed(results) == [True, True], errors(results)


def test_iterators_and_generators(engine):
    results = engine.grade(Job(cells(
        """
        import numpy as np
        rng = np.random.default_rng(1)
        def batches(X, size):
            for start in range(0, len(X), size):
                yield X[start : start + size], start
        def stops(x):
            raise StopIteration
        def endless():
            while True:
                yield 1
        """,
        """T:
        found = list(batches(np.arange(5), 2))
        assert [start for _, start in found] == [0, 2, 4]
        assert found[2][0].tolist() == [4]
        same = np.random.default_rng(1)
        assert rng.random() == same.random()
        """,
        "T: assert all(map(lambda x: stops(x) == x, [1, 2]))",
        "T: list(endless())",
    )))
    assert passed(results) == [True, True, False, False], errors(results)
    assert "StudentError: StopIteration" in errors(results)[0]


def test_an_opaque_object_stays_out_of_everything(engine):
    results = engine.grade(Job(cells(
        "class Odd:\n    def __eq__(self, other): return True\ndef odd(): return Odd()",
        """T:
        o = odd()
        assert not o == 1 and o != 1 and o == o
        attempts = (
            bool, float, int, len, iter, list, np.asarray, np.sum, abs,
            lambda o: o + 1, lambda o: 1 - o, lambda o: o < 1, lambda o: o[0], lambda o: -o,
            lambda o: np.allclose(o, 1), lambda o: np.ones(2) * o, lambda o: 1 in o,
            lambda o: np.testing.assert_allclose(o, 1), lambda o: np.testing.assert_equal(o, 1),
            lambda o: np.array([o, o]) + 1, lambda o: __import__("pickle").dumps(o),
        )
        for attempt in attempts:
            try:
                attempt(o)
            except (TypeError, AssertionError):
                continue
            raise AssertionError("an opaque object took part")
        assert "Odd" in repr(o)
        """,
    )))
    assert passed(results) == [True, True], errors(results)


def test_words_of_tests_do_not_cross(engine):
    results = engine.grade(Job(cells(
        "seen = []\ndef f(*args):\n    seen.append(args)\n    return 1",
        """T:
        def secret_helper(expected_value):
            return expected_value * 2
        secret_number = secret_helper(21)
        assert f(3) == 1
        """,
        """
        import gc
        words = [str(thing) for thing in gc.get_objects() if isinstance(thing, (str, list, dict))]
        text = "".join(word for word in words if len(word) < 10_000)
        leaks = [w for w in ("secret_h" + "elper", "expected_" + "value", "secret_n" + "umber")
                 if w in text]
        """,
        "T: assert leaks == [], leaks",
        "T: assert seen == [(3,)]",
    )))
    assert passed(results) == [True] * 5, errors(results)


def test_names_of_tests_belong_to_them(engine):
    results = engine.grade(Job(cells(
        "answer = 1",
        "T: value = answer\nexpected = 1\nassert value == expected",
        "expected = value = answer = 2\nimport numpy as np; np.testing = None",
        "T: assert (value, expected, answer) == (1, 1, 2)\nnp.testing.assert_equal(1, 1)",
        "del answer",
        "T: answer",
    )))
    assert passed(results) == [True, True, True, True, True, False]
    assert errors(results) == ["NameError: name 'answer' is not defined"]


def test_points(engine):
    endings = {
        "1": True, "0": True, "0.5": True, "np.float64(0.25)": True, "None": True, "x = 7": True,
        "2": False, "-1": False, "True": False, "float('nan')": False, "'wrong'": False,
        "[0, 1]": False, "float('inf')": False, "f": False, "f()": True, "g()": False,
    }
    results = engine.grade(Job(cells(
        "def f(): return 1\ndef g(): return '1'", *[f"T: {ending}" for ending in endings]
    )))
    assert dict(zip(endings, passed(results)[1:], strict=True)) == endings
    half = results[3]["outputs"]
    assert half == [{"output_type": "execute_result", "data": {"text/plain": "0.5"},
                     "metadata": {}, "execution_count": None}]


def test_stderr_and_warnings_are_shown_and_cost_nothing(engine):
    results = engine.grade(Job(cells(
        "import sys, warnings, numpy as np\ndef f(x):\n    print('odd', file=sys.stderr)\n"
        "    return np.exp(x)",
        "T:\nimport sys\nprint('mine', file=sys.stderr)\nassert f(1000.0) == np.inf",
    )))
    assert passed(results) == [True, True], errors(results)
    (output,) = results[1]["outputs"]
    assert output["name"] == "stdout"
    assert "mine" in output["text"]
    assert "RuntimeWarning: overflow" in output["text"]


def test_output_of_student_cells(engine):
    results = engine.grade(Job(cells(
        "print('a'); 1 + 1", "import sys; print('b', file=sys.stderr)", "print('x' * 100_000)",
        "from IPython.display import HTML, display; display(HTML('<script>x</script>'))",
        "import matplotlib.pyplot as plt; plt.subplots(figsize=(1, 1)); plt.show()", "1 / 0",
    )))
    first, second, third, fourth, fifth, sixth = (result["outputs"] for result in results)
    assert [o["output_type"] for o in first] == ["stream", "display_data"]
    assert first[1]["data"] == {"text/plain": "2"}
    assert (second[0]["name"], second[0]["text"]) == ("stderr", "b\n")
    assert len(third[0]["text"]) < 25_000
    assert "left out" in third[0]["text"]
    assert set(fourth[0]["data"]) == {"text/plain"}
    assert any("image/png" in output.get("data", {}) for output in fifth)
    assert sixth[0]["ename"] == "ZeroDivisionError"
    assert any("1 / 0" in line for line in sixth[0]["traceback"])


def test_test_source_is_in_no_output(engine):
    results = engine.grade(Job(cells(
        "def f(x): return 1", "T:\nhidden_word = 42\nassert f(hidden_word) == hidden_word",
    )))
    assert "hidden_word" not in json.dumps(results[1]["outputs"])
    assert "hidden_word" in results[1]["trace"] or "locked cell" in results[1]["trace"]


def test_files_beside_the_notebook(engine):
    job = Job(
        cells(
            "from helper import n\ntext = open('data/a.txt').read()\nopen('out', 'w').write('1')",
            "T: assert (n, text) == (5, 'abc')",
        ),
        {"helper.py": b"n = 5", "data/a.txt": b"abc"},
    )
    assert passed(engine.grade(job)) == [True, True]
    again = engine.grade(Job(cells("import os; left = os.listdir('.')", "T: assert left == []")))
    assert passed(again) == [True, True], errors(again)


def test_randomness_differs_between_submissions(engine):
    job = Job(cells(
        "import random, numpy as np\nprint(random.random(), np.random.rand(), np.random.rand())"
    ))
    texts = {engine.grade(job)[0]["outputs"][0]["text"] for _ in range(3)}
    assert len(texts) == 3


# --- Own work -----------------------------------------------------------------------------------


def test_nnlib_lacks_what_is_to_be_written(sandbox):
    names = ["nnlib.activations.sigmoid", "nnlib.layers", "nnlib.network.Network"]
    engine = Engine().configure(LIMITS, names)
    results = engine.grade(Job(cells(
        "from nnlib.activations import sigmoid, tanh, sigmoid_derivative",
        "tanh(0.5)",
        "sigmoid(0)",
        "sigmoid_derivative(0.5)",
        "from nnlib.layers import Dense",
        "from neuron_to_mnist import checks; checks.use_language('ko')",
        "from neuron_to_mnist.checks.ch03_signals import checks",
        "import os, nnlib\nplaces = [os.path.join(f, n) for r in ('/root', '/home', "
        "'/site', os.sys.prefix) for f, _, names in os.walk(r) for n in names "
        "if n == 'activations.py']\nprint([p for p in places if 'def sigmoid(x' in "
        "open(p).read() and 'nnlib' in p])",
    )))
    engine.close()
    assert passed(results) == [True, True, False, False, False, True, False, True]
    assert "nnlib.activations.sigmoid is not here while" in errors(results)[0]
    assert "nnlib.activations.sigmoid" in errors(results)[1]
    assert "nnlib.layers" in errors(results)[2]
    assert results[-1]["outputs"][0]["text"] == "[]\n"


@pytest.mark.parametrize("name", ["nnlib.activations.sigmoyd", "nnlib.nothing", "numpy.dot"])
def test_a_misspelt_name_is_an_error(tmp_path, name):
    with pytest.raises(ValueError, match="there is no such name in the course"):
        own_work.add_packages(tmp_path, [name])


# --- Protections --------------------------------------------------------------------------------


def test_every_limit_is_set(engine):
    results = engine.grade(Job(cells(
        "import resource\nnames = ('AS', 'CPU', 'FSIZE', 'NOFILE', 'NPROC', 'CORE')\n"
        "print([resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in names])\n"
        "print(open('/proc/self/oom_score_adj').read())\n"
        "print([line for line in open('/proc/self/status') if line.startswith(('Cap', 'NoNew', "
        "'Seccomp:'))])",
    )))
    text = results[0]["outputs"][0]["text"]
    pairs = [(n, n) for n in (2**30, 30, 2**23, 128, 32, 0)]
    assert text.startswith(str(pairs))
    assert "1000" in text
    assert "CapEff:\\t0000000000000000" in text
    assert "NoNewPrivs:\\t1" in text
    assert "Seccomp:\\t2" in text


@pytest.mark.skipif(os.getuid() != 0, reason="an ordinary user's students have one user id")
def test_engines_count_their_processes_apart(engine):
    other = Engine().configure(LIMITS)
    job = Job(cells("import os\nprint(os.getuid())"))
    assert engine.grade(job)[0]["outputs"] != other.grade(job)[0]["outputs"]
    other.close()


def test_folders_of_killed_runs_are_cleared(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    over = subprocess.Popen(["true"])
    over.wait()
    left = [tmp_path / f"grading-{over.pid}-a", tmp_path / f"grading-{os.getpid()}-b",
            tmp_path / "grading-notes"]
    for folder in left:
        folder.mkdir()
    with private_folder() as made:
        assert sorted(tmp_path.iterdir()) == sorted([*left[1:], Path(made)])


def test_without_bubblewrap_there_is_no_grading_unless_allowed(monkeypatch, tmp_path, sandbox):
    monkeypatch.setattr(shutil, "which", lambda name, *args: None)
    assert sandbox_lacks() == ["no namespaces (install bubblewrap)"]
    with pytest.raises(EngineError, match="install bubblewrap") as refusal:
        Engine()
    assert "\n" not in str(refusal.value)
    engine = Engine(allow_unsandboxed=True).configure(LIMITS, ["nnlib.activations.sigmoid"])
    results = engine.grade(Job(
        cells(
            "def f(x): return 2 * x\nopen('file', 'w').write('1')", "T: assert f(2) == 4",
            "from nnlib.activations import sigmoid; sigmoid(1)", "import os; os._exit(0)",
            "T: assert f(2) == 4",
        ),
        {"data.txt": b"x"},
    ))
    engine.close()
    assert passed(results) == [True, True, False, False, True], errors(results)


def sandbox_lacks():
    return sandbox.missing_protections()


def test_other_systems_are_refused(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert sandbox_lacks() == ["no namespaces (they are Linux's; a virtual machine will do)"]


ORDINARY = """
set -e
mount --make-rprivate /
if [ -d "$PYTHONS" ]; then
    mount --bind "$PYTHONS" "$FOLDER/pythons"
    mount -t tmpfs -o mode=755 tmpfs "$HIDDEN"
    mkdir -p "$PYTHONS"
    mount --bind "$FOLDER/pythons" "$PYTHONS"
fi
exec setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all "$@"
"""
SCRIPT = f"""
import os, sys
from grading.box.trusted.engine import Engine, Job
engine = Engine().configure({LIMITS})
bomb = "import os\\ntry:\\n    while True: os.fork()\\nexcept OSError: pass"
results = engine.grade(Job([
    {{"kind": "student", "source": "def f(x): return 2 * x"}},
    {{"kind": "student", "source": "open('/site/x', 'w')"}},
    {{"kind": "student", "source": "import socket; socket.socket(16, 3)"}},
    {{"kind": "student", "source": "import os; print(len(os.listdir('/proc')) and "
      "[p for p in os.listdir('/proc') if p.isdigit()])"}},
    {{"kind": "test", "source": "assert f(2) == 4\\n1", "points": 1}},
    {{"kind": "student", "source": bomb}},
    {{"kind": "test", "source": "assert f(2) == 4\\n1", "points": 1}},
]))
engine.close()
print(os.getuid(), [[o.get("ename") or o.get("text") or o["data"] for o in r["outputs"]]
                    for r in results[:5]])
"""


@pytest.mark.skipif(os.getuid() != 0, reason="all other tests run as an ordinary user")
def test_as_an_ordinary_user(sandbox, tmp_path):
    """The same from root's shell, with root's Python made readable in a namespace of its own."""
    pythons = Path(sys.base_prefix)
    hidden = next((p for p in (*reversed(pythons.parents),) if p.stat().st_mode & 0o5 != 0o5), None)
    folder = tmp_path / "mounts"
    (folder / "pythons").mkdir(parents=True)
    (folder / "matplotlib").mkdir()
    shutil.chown(folder / "matplotlib", 65534)
    for path in (tmp_path, *tmp_path.parents[:-2]):
        path.chmod(path.stat().st_mode | 0o55)
    finished = subprocess.run(
        ["unshare", "--mount", "sh", "-c", ORDINARY, "sh", sys.executable, "-c", SCRIPT],
        env={
            **ENVIRONMENT, "HOME": "/nonexistent", "PYTHONPATH": str(ROOT), "FOLDER": str(folder),
            "MPLCONFIGDIR": str(folder / "matplotlib"), "HIDDEN": str(hidden),
            "PYTHONS": str(pythons) if hidden else "",
        },
        capture_output=True, text=True, check=False,
    )
    if "unshare failed" in finished.stderr or "mount:" in finished.stderr:
        lacking("leave to mount", "run the tests as an ordinary user")
    lines = finished.stdout.splitlines()
    assert lines, finished.stderr
    assert lines[-1] == (
        "65534 [[], ['OSError'], ['OSError'], [\"['1']\\n\"], [{'text/plain': '1.0'}]]"
    )


def test_hostile_arrays_are_refused():
    from grading.box.inside.wire import Decoder, WireError

    for form in (
        [0, "|O", [1]], [0, "<f8", [-1]], [0, "<f8", [2**62, 4]], [9, "<f8", [1]],
        [0, "<f8", [True]], [0, "<f8", [1] * 40], [0, "<M8[s]", [1]], [0, "<U0", [2**40]],
        [0, "<V8", [1]], [0, ["<f8"], [1]], [0, "<f8", "1"], [None, "<f8", [1]], [0, "<f8"],
    ):
        with pytest.raises(WireError):
            Decoder([np.ones(1).tobytes()], lambda tag, body: None).decode({"a": [*form, True]})
