"""One task goes wrong, and the others keep their points."""

from types import SimpleNamespace
from typing import ClassVar

import pytest

from grading.box.inside.wire import Late
from grading.box.trusted import proxy
from grading.box.trusted.engine import Job
from grading.run.split_execute import SplitExecute
from tests.grading.jobs import cells, errors, passed

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


def test_a_function_without_end_is_called_once(engine):
    results = engine.grade(Job(cells(
        """
        calls = []
        def endless(x):
            calls.append(x)
            while True: pass
        def uses_it(x):
            return endless(x) + 1
        def works(x):
            return x
        """,
        "T: endless(1)", "T: endless(2)", "T: uses_it(3)", "T: uses_it(4)",
        "T: assert works(5) == 5", "T: assert calls == [1], calls",
    )))
    assert passed(results) == [True, False, False, False, False, True, True], errors(results)
    assert [error.partition(",")[0] for error in errors(results)[1:]] == [
        "TimeoutError: not called again", *["TimeoutError: endless is not called again"] * 2,
    ]


@pytest.mark.parametrize("end", [
    "try:\n        while True: pass\n    except BaseException:\n        while True: pass",
    "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); 9 ** 9 ** 9",
    "import time; time.sleep(1000)",
    "yield 1\n    while True: pass",
    "while True: print('x' * 1000)",
])
def test_a_loop_of_any_kind_is_gone_into_once(engine, end):
    results = engine.grade(Job(cells(
        f"def f(x):\n    {end}", "def g(x): return f(x)",
        "T: list(f(1))", "T: list(f(2))", "T: g(1)",
        "def f(x): return [x]", "T: assert list(f(3)) == [3]",
    )))
    assert passed(results)[-1]
    assert not any(passed(results)[2:4])
    seconds = [result["seconds"] for result in results]
    assert seconds[2] > 0.9 > seconds[3]


def test_methods_without_end_are_called_once(engine):
    results = engine.grade(Job(cells(
        """
        calls = []
        class Layer:
            def forward(self, x):
                calls.append(x)
                while True: pass
            def backward(self, x): return x
        """,
        "T: Layer().forward(1)", "T: Layer().forward(2)", "T: assert Layer().backward(3) == 3",
        "T: assert calls == [1]",
    )))
    assert passed(results) == [True, False, False, True, True], errors(results)


class SlowPeer:
    """A student's process that takes as long as it may, on a clock of its own, and then is gone."""

    now = 0.0
    asked: ClassVar[list[str]] = []

    def __init__(self, channel, answer):
        pass

    def ask(self, question, blobs, deadline):
        if question["do"] in ("files", "give_up"):
            return {}, []
        if question["do"] == "names":
            form = {"h": [0, True, False, "function"]}
            return {"values": {name: form for name in question["names"]}}, []
        self.asked.append(question["do"])
        type(self).now = deadline
        raise Late


@pytest.mark.parametrize("loops", [["run"] * 50, ["use"] * 50, ["run", "use"] * 25])
def test_whatever_loops_half_a_minute_is_all_a_submission_gets(monkeypatch, loops):
    monkeypatch.setattr(proxy, "Peer", SlowPeer)
    monkeypatch.setattr(proxy, "time", SimpleNamespace(monotonic=lambda: SlowPeer.now))
    SlowPeer.now = 0.0
    SlowPeer.asked.clear()
    student = proxy.Student(lambda: None, SplitExecute().limits, {})
    shares = []
    for number, do in enumerate(loops):
        before = SlowPeer.now
        if do == "run":
            assert student.run("while True: pass")[0]["output_type"] == "error"
        else:
            with student.test(None):
                for _ in range(10):
                    with pytest.raises((TimeoutError, proxy.ProcessEnded)):
                        student.lookup([f"f{number}"])[f"f{number}"](1)
        shares.append(SlowPeer.now - before)
    assert SlowPeer.now <= SplitExecute().notebook_seconds <= 25
    assert len(SlowPeer.asked) <= len(loops)
    # Each leaves as much as it takes to what follows.
    assert all(later > 0 for later in shares[:6])
    assert shares == sorted(shares, reverse=True)


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
