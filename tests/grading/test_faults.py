"""One task goes wrong, and the others keep their points."""

import pytest

from grading.box.trusted.engine import Job
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
