"""Student cells and test cells in two processes: what crosses, and what does not."""

import json

from grading.box.trusted.engine import Job
from tests.grading.jobs import cells, errors, passed


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
