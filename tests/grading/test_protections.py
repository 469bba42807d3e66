"""What students' code cannot have, and the limits that are kept on it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from grading.box.trusted import own_work, sandbox
from grading.box.trusted.engine import Engine, EngineError, Job
from grading.box.trusted.private import private_folder
from tests.grading.course import ENVIRONMENT, ROOT
from tests.grading.jobs import LIMITS, cells, errors, passed
from tests.needs import lacking


def test_nnlib_lacks_what_is_to_be_written(sandbox):
    names = ["nnlib.activations.sigmoid", "nnlib.activations.sigmoid_derivative", "nnlib.layers",
             "nnlib.network.Network"]
    engine = Engine().configure(LIMITS, names)
    results = engine.grade(Job(cells(
        "from nnlib.activations import sigmoid, tanh, tanh_derivative",
        "tanh(0.5)",
        "sigmoid(0)",
        "tanh_derivative(0.5)",  # which calls sigmoid_derivative
        "from nnlib.layers import Dense",
        "from neuron_to_mnist import checks; checks.use_language('ko')",
        "from neuron_to_mnist.checks.ch03_signals import checks",
        "import os, nnlib\nplaces = [os.path.join(f, n) for r in ('/root', '/home', "
        "'/site', os.sys.prefix) for f, _, names in os.walk(r) for n in names "
        "if n == 'activations.py']\nprint([p for p in places if 'def sigmoid(x' in "
        "open(p).read() and 'nnlib' in p])",
    )))
    engine.close()
    assert passed(results) == [True, True, False, False, False, True, True, True]
    assert "nnlib.activations.sigmoid is not here while" in errors(results)[0]
    assert "nnlib.activations.sigmoid_derivative" in errors(results)[1]
    assert "nnlib.layers" in errors(results)[2]
    assert results[-1]["outputs"][0]["text"] == "[]\n"


@pytest.mark.parametrize("name", ["nnlib.activations.sigmoyd", "nnlib.nothing", "numpy.dot"])
def test_a_misspelt_name_is_an_error(tmp_path, name):
    with pytest.raises(ValueError, match="there is no such name in the course"):
        own_work.add_packages(tmp_path, [name])


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
