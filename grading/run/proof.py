"""What a worker shows before it gets work: the same code as here, and a sandbox that holds."""

import hashlib
import json
import socket
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import psutil
from traitlets.config import Config

from grading.box.trusted.engine import EngineError, Job
from grading.box.trusted.own_work import package_folders
from grading.run.notes import listed
from grading.run.split_execute import SplitExecute

# Beside Python itself, what decides what comes out of a cell and what is made of it.
_PACKAGES = (
    "ipython", "matplotlib", "nbconvert", "nbformat", "nbgrader", "numpy", "traitlets",
)
_OLD = "its code was changed after it had been started: start it again"
# Run as a student's code: what it gets to see or do that none should.
_TRIES = """
import ctypes, json, os, socket
found = []
if os.path.exists({secret!r}):
    found.append("files")
try:
    socket.create_connection(("127.0.0.1", {port}), 1).close()
    found.append("the network")
except OSError:
    pass
if os.getpid() != 1:
    found.append("other processes")
if ctypes.CDLL(None).unshare(0x10000000) == 0:
    found.append("more of the kernel")
print(json.dumps(found))
"""


@dataclass(frozen=True)
class Proof:
    """A digest of every file of the course's code, versions by name, and what else is amiss."""

    files: dict[str, str]
    versions: dict[str, str]
    lacking: tuple[str, ...] = ()


def of_code() -> Proof:
    """Return what this process runs, without a look at its sandbox."""
    files, newest = {}, 0.0
    for folder in (*package_folders(), Path(__file__).parents[1]):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
                newest = max(newest, path.stat().st_mtime)
    versions = {"Python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    versions |= {name: metadata.version(name) for name in _PACKAGES}
    old = newest > psutil.Process().create_time()
    return Proof(files, versions, (_OLD,) if old else ())


def of_grading(config: Config, withheld: Sequence[str]) -> Proof:
    """Return what this process runs, and what its sandbox lets through, for an assignment."""
    code = of_code()
    return Proof(code.files, code.versions, (*code.lacking, *_lets_through(config, withheld)))


def objections(own: Proof, other: Proof) -> list[str]:
    """Return why a worker must not work for this process; none is the goal."""
    names = sorted({*own.files, *other.files})
    different = [name for name in names if own.files.get(name) != other.files.get(name)]
    found = []
    if different:
        found.append(f"its code is different: {listed(different)}")
    found += [
        f"it has {name} {other.versions.get(name, '(none)')}, not {version}"
        for name, version in own.versions.items() if other.versions.get(name) != version
    ]
    return [*found, *other.lacking]


def _lets_through(config: Config, withheld: Sequence[str]) -> list[str]:
    """Try the sandbox with the processes that the first submission gets."""
    executor = SplitExecute(config=config)
    with (
        tempfile.NamedTemporaryFile(dir=Path.home()) as secret,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        tries = _TRIES.format(secret=secret.name, port=server.getsockname()[1])
        job = Job([
            {"kind": "student", "source": "def f(x):\n    return x + 1"},
            {"kind": "test", "source": "float(f(1) == 2)", "points": 1.0},
            {"kind": "student", "source": tries},
        ])
        try:
            _, tested, tried = executor.engine(withheld).grade(job)
        except (EngineError, OSError) as error:
            return [str(error)]
    if tested["outputs"][0].get("data", {}).get("text/plain") != "1.0":
        return ["its processes do not get through a trial"]
    try:
        reached = json.loads(tried["outputs"][0]["text"])
    except (LookupError, ValueError):
        return ["its processes do not get through a trial"]
    if executor.allow_unsandboxed:
        return []
    return [f"its sandbox lets students' code reach {what}" for what in reached]
