"""Workers that must not work, or do not come, or cannot be spoken to; and certificates."""

import contextlib
import json
import operator
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from traitlets.config import Config

from grading.run import cluster, proof
from grading.run.proof import Proof
from grading.run.split_execute import SplitExecute
from grading.run.workers import Tls, WorkersError, behind
from tests.grading.classroom import state
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, ROOT
from tests.grading.test_workers import running


class Machines:
    """A scheduler and workers, each with an environment of its own."""

    def __init__(self, stack, folder):
        self._stack = stack
        self._folder = folder
        self._contact = folder / "scheduler.json"
        self.scheduler = None

    def start(self, *options):
        """Start the scheduler and return its address."""
        self._contact.unlink(missing_ok=True)
        self.scheduler = self._run("dask_scheduler", ["--no-dashboard", *options], {})
        while not self._contact.exists() or not self._contact.read_text():
            time.sleep(0.05)
        return json.loads(self._contact.read_text())["address"]

    def worker(self, *options, **environment):
        """Start a worker."""
        return self._run(
            "dask_worker", ["--nthreads", "1", "--no-nanny", "--no-dashboard", *options],
            environment,
        )

    def _run(self, program, options, environment):
        command = (f"distributed.cli.{program}", "--scheduler-file", str(self._contact), *options)
        return self._stack.enter_context(running(*command, cwd=self._folder, **environment))


@pytest.fixture
def machines(tmp_path):
    """No machines yet, in a folder without the course."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with contextlib.ExitStack() as stack:
        yield Machines(stack, folder)


@pytest.fixture
def other_code(tmp_path):
    """A copy of the course's code in which the sigmoid is another one."""
    folder = tmp_path / "other"
    for name in ("nnlib", "neuron_to_mnist", "grading"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "nnlib" / "activations.py"
    path.write_text(path.read_text("utf-8").replace("def sigmoid(x", "def sigmoid(x  ", 1), "utf-8")
    return folder


def autograde(course, address, *options):
    """Run the command with a scheduler; return its exit code and what it says on stderr."""
    finished = course.command("grading", "autograde", ASSIGNMENT, "--scheduler", address, *options)
    assert "Traceback" not in finished.stderr
    return finished.returncode, finished.stderr


# --- Who may work --------------------------------------------------------------------------------


def test_a_worker_with_other_code_gets_no_work(
    classroom, expected, machines, other_code, tmp_path
):
    course = classroom.copy(tmp_path / "course")
    address = machines.start("--port", "0")
    machines.worker("--name", "old-one", PYTHONPATH=str(other_code))
    code, said = autograde(course, address)
    assert code == 1
    assert re.search(
        r"The worker old-one \(tcp://\S+\) is refused: its code is different: "
        r"nnlib/activations\.py\.", said,
    )
    last = f"Error: No worker behind {address} may do this work, as said above."
    assert said.strip().endswith(last)
    machines.worker()
    code, said = autograde(course, address)
    assert code == 0
    assert "old-one" in said
    assert state(course) == expected


def test_a_worker_without_a_sandbox_gets_no_work(classroom, expected, machines, tmp_path):
    course = classroom.copy(tmp_path / "course")
    address = machines.start("--port", "0")
    machines.worker("--name", "bare", PATH=str(Path(sys.executable).parent))
    machines.worker()
    code, said = autograde(course, address)
    assert code == 0
    assert re.search(r"The worker bare \(tcp://\S+\) is refused: .*install bubblewrap", said)
    assert state(course) == expected


@pytest.mark.parametrize(("change", "reasons"), [
    ({}, []),
    ({"files": {"nnlib/a.py": "1"}}, ["its code is different: nnlib/b.py"]),
    ({"files": {"nnlib/a.py": "1", "nnlib/b.py": "3", "grading/c.py": "4"}},
     ["its code is different: grading/c.py, nnlib/b.py"]),
    ({"versions": {"Python": "3.12", "numpy": "2.0"}}, ["it has Python 3.12, not 3.11"]),
    ({"versions": {"Python": "3.11"}}, ["it has numpy (none), not 2.0"]),
    ({"lacking": ("no bubblewrap",)}, ["no bubblewrap"]),
])
def test_what_a_worker_must_show(change, reasons):
    own = {"files": {"nnlib/a.py": "1", "nnlib/b.py": "2"},
           "versions": {"Python": "3.11", "numpy": "2.0"}}
    assert proof.objections(Proof(**own), Proof(**{**own, **change})) == reasons


def test_the_proof_is_of_all_code_and_of_what_decides_results(monkeypatch):
    found = proof.of_code()
    assert {"nnlib/layers.py", "neuron_to_mnist/checks/marks.py", "grading/box/inside/student.py",
            "grading/run/proof.py"} <= found.files.keys()
    assert not any("__pycache__" in name for name in found.files)
    assert {"Python", "numpy", "nbgrader", "ipython"} <= found.versions.keys()
    monkeypatch.setattr(proof.psutil.Process, "create_time", lambda self: 0.0)
    assert proof.of_code().lacking == (
        "its code was changed after it had been started: start it again",
    )


def test_a_sandbox_that_holds_nothing_back_is_found_out(sandbox, monkeypatch):
    assert proof.of_grading(Config(), ["nnlib.layers"]).lacking[-1:] in ((), (proof._OLD,))
    SplitExecute.end_engines()
    monkeypatch.setattr("grading.box.trusted.sandbox.missing_protections", lambda: ["no walls"])
    open_to_all = Config()
    open_to_all.SplitExecute.allow_unsandboxed = True
    assert proof._lets_through(open_to_all, []) == []
    monkeypatch.setattr(SplitExecute, "allow_unsandboxed", False)
    found = proof._lets_through(Config(), [])
    SplitExecute.end_engines()
    reached = [each.removeprefix("its sandbox lets students' code reach ") for each in found]
    assert reached[:3] == ["files", "the network", "other processes"]


# --- Nobody there --------------------------------------------------------------------------------


def shared_out(address, items, tls=None, **options):
    """Return what the workers of a scheduler make of items."""
    told = []
    with behind(address, tls, told.append) as pool:
        made = list(pool(operator.add, 1, iter(items), lambda *lost: lost, **options))
    return made, told


def test_a_scheduler_without_workers(machines, monkeypatch):
    monkeypatch.setattr(cluster, "_MOST_SECONDS_ALONE", 1.5)
    address = machines.start("--port", "0")
    with pytest.raises(WorkersError, match=f"scheduler at {address} has no workers. Start some"):
        shared_out(address, [1, 2])
    assert shared_out(address, []) == ([], [])
    assert cluster._MOST_SECONDS_ALONE < 61


def test_a_scheduler_that_stops_and_the_next_run(classroom, expected, machines, tmp_path):
    course = classroom.copy(tmp_path / "course")
    address = machines.start("--port", "0")
    machines.worker()
    run = subprocess.Popen(
        [sys.executable, "-m", "grading", "autograde", ASSIGNMENT, "--scheduler", address],
        cwd=course.folder, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    )
    while run.poll() is None and not list(course.folder.glob("outcomes/*/*.json")):
        time.sleep(0.05)
    machines.scheduler.kill()
    _, said = run.communicate()
    assert run.returncode == 1
    assert "Traceback" not in said
    last = said.strip().splitlines()[-1]
    assert last.startswith(f"Error: The scheduler at {address} has stopped. What is done is kept")
    done = set(course.folder.glob("outcomes/*/*.json"))
    assert done
    address = machines.start("--port", "0")
    machines.worker()
    assert autograde(course, address)[0] == 0
    assert state(course) == expected


def slow(shared, item):
    """Take a while, and say which process did it."""
    time.sleep(item)
    return os.getpid()


def test_what_a_lost_worker_had_goes_to_another(machines):
    address = machines.start("--port", "0")
    first = machines.worker()
    with behind(address, None, print) as pool:
        come = pool(slow, None, iter([0, 0, 30, 0]), lambda item, error: type(error).__name__)
        assert next(come) == first.pid
        machines.worker()
        first.kill()
        rest = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cluster, "_MOST_TRIES", 1)
            rest += list(come)
    assert "WorkerLostError" in rest


def test_an_error_of_a_worker_is_tried_again_and_then_told(machines):
    address = machines.start("--port", "0")
    machines.worker()
    made, _ = shared_out(address, [1, "two", 3])
    assert [each for each in made if isinstance(each, int)] == [2, 4]
    ((item, error),) = [each for each in made if isinstance(each, tuple)]
    assert (item, type(error)) == ("two", TypeError)


# --- Certificates --------------------------------------------------------------------------------

# As the guide has them.
MAKE = """
openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj "/CN=grading" \
    -keyout ca.key -out ca.pem
for name in scheduler worker grader; do
    openssl req -newkey rsa:3072 -nodes -subj "/CN=$name" -keyout $name.key -out $name.csr
    openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -days 825 -out $name.pem
done
"""


def make_certificates(folder):
    """Make an authority and certificates of it in a folder."""
    folder.mkdir()
    subprocess.run(["sh", "-ec", MAKE], cwd=folder, check=True, capture_output=True)
    return folder


def options(folder, name):
    """Return the options of Dask's commands, and of ours."""
    return ["--tls-ca-file", f"{folder}/ca.pem", "--tls-cert", f"{folder}/{name}.pem",
            "--tls-key", f"{folder}/{name}.key"]


def ours(folder):
    """Return the options of the command."""
    return ["--tls-ca", f"{folder}/ca.pem", "--tls-cert", f"{folder}/grader.pem",
            "--tls-key", f"{folder}/grader.key"]


def test_tls(classroom, expected, machines, tmp_path):
    good, foreign = make_certificates(tmp_path / "good"), make_certificates(tmp_path / "foreign")
    address = machines.start("--port", "0", "--protocol", "tls", *options(good, "scheduler"))
    machines.worker(*options(good, "worker"))
    assert address.startswith("tls://")
    course = classroom.copy(tmp_path / "course")
    code, said = autograde(course, address, *ours(good))
    assert code == 0, said
    assert state(course) == expected
    for attempt, reason in ((ours(foreign), "No scheduler answers"), ([], "asks for certificates")):
        other = classroom.copy(tmp_path / f"course{len(attempt)}")
        code, said = autograde(other, address, *attempt)
        assert code == 1
        assert reason in said.splitlines()[-1]


@pytest.mark.parametrize(("given", "said"), [
    (["--tls-ca", __file__], "--tls-ca, --tls-cert and --tls-key go together"),
    (["--tls-ca", __file__, "--tls-cert", __file__, "--tls-key", __file__],
     "certificates are for a --scheduler at tls://HOST:PORT"),
    (["--tls-key", "nothing.pem"], "does not exist"),
])
@pytest.mark.parametrize("command", ["autograde", "regrade"])
def test_certificates_that_make_no_sense(classroom, command, given, said):
    finished = classroom.command("grading", command, ASSIGNMENT, *given)
    assert finished.returncode == 2
    assert said in finished.stderr


def test_a_certificate_that_is_none(machines):
    address = machines.start("--port", "0")
    with pytest.raises(WorkersError, match="No scheduler answers"):
        shared_out(address.replace("tcp", "tls"), [1], Tls(*[__file__] * 3))


