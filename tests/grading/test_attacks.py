"""Untrusted notebooks: none gains a point, changes anybody's marks or leaves a trace.

Every attack in ``attacks/`` becomes the submission of a student whose answers are all wrong. One
run grades them all, among honest students.
"""

import contextlib
import hashlib
import json
import os
import socket
import tempfile
import threading
import tomllib
from pathlib import Path

import nbformat
import pytest

from grading.box.trusted import sandbox
from grading.run.outcome import Outcome
from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT

FOLDER = Path(__file__).parent / "attacks"
ATTACKS = {
    f"{path.stem}-{number:02}": attack
    for path in sorted(FOLDER.glob("*.toml"))
    for number, attack in enumerate(tomllib.loads(path.read_text())["attack"], start=1)
}
HONEST = ("a-honest", "m-honest", "z-honest")
TRACE = "n2m-trace"
PARAMETERS = [pytest.param(name, id=f"{name} {ATTACKS[name]['name']}") for name in ATTACKS]


class Outside:
    """Servers that the attacks try to reach, and what came."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.tcp = socket.create_server(("", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("", 0))
        self.name = f"{TRACE}-{os.getpid()}"
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0{self.name}")
        self.abstract.listen()
        for server in (self.tcp, self.udp, self.abstract):
            threading.Thread(target=self._listen, args=(server,), daemon=True).start()

    def places(self) -> dict[str, str]:
        """Return what stands for the addresses in the attacks."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            # Sends nothing: only asks which address of this machine would be used.
            with contextlib.suppress(OSError):
                probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
        return {
            "{tcp}": str(self.tcp.getsockname()[1]), "{udp}": str(self.udp.getsockname()[1]),
            "{abstract}": self.name, "{address}": address,
        }

    def _listen(self, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                if server is self.udp:
                    server.recv(100)
                else:
                    server.accept()
                self.heard.append(str(server))


def notebook_of(course, attack, places):
    """Return the notebook of an attack."""

    def filled(text, task=""):
        for name, value in {**places, "{task}": task}.items():
            text = text.replace(name, value)
        return text

    tasks = [
        cell.id for cell in course.released().cells
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
    ]
    wrong = "def {task}(*args):\n    return 41.0"
    call = "\n    ".join(attack.get("call", "return 41.0").strip().splitlines())
    define = attack.get("define", f"def {{task}}(*args):\n    {call}")
    notebook = course.answered({
        task: filled(define if task in attack.get("tasks", tasks) else wrong, task)
        for task in tasks
    })
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            cell.source = attack.get("replace_tests", cell.source)
            cell.cell_type = attack.get("test_type", cell.cell_type)
            cell.metadata.nbgrader.update(attack.get("test_metadata", {}))
            if "tags" in attack:
                cell.metadata.tags = attack["tags"]
    notebook.metadata.update(json.loads(filled(json.dumps(attack.get("metadata", {})))))
    if "first" in attack:
        notebook.cells.insert(0, nbformat.v4.new_code_cell(filled(attack["first"]), id="first"))
    if "last" in attack:
        notebook.cells.append(nbformat.v4.new_code_cell(filled(attack["last"])))
    return notebook


def fingerprint(folder):
    """Return a digest of every file below a folder of the course."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def aftermath(released, tmp_path_factory):
    """The course after the run, and what the servers outside heard."""
    course = released.copy(tmp_path_factory.mktemp("attacks") / "course")
    outside = Outside()
    places = {
        "{course}": str(course.folder), "{repo}": str(ROOT),
        "{temporary}": tempfile.gettempdir(), **outside.places(),
    }
    for name, attack in ATTACKS.items():
        course.submit(name, notebook_of(course, attack, places), attack.get("files"))
    for name in HONEST:
        course.submit(name, course.answered())
    kept = [course.folder / "submitted", course.folder / "solutions"]
    before = [fingerprint(folder) for folder in kept]
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    assert [fingerprint(folder) for folder in kept] == before
    return course, outside


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_attack_gains_a_point(aftermath, name):
    course, _ = aftermath
    outcome = Outcome.load(course.folder / "outcomes" / name / f"{ASSIGNMENT}.json")
    assert outcome.verdict == "graded", outcome.reason
    assert outcome.points == 0, [task for task in outcome.tasks if task.points]
    marks = course.marks(name)
    assert {task: points for task, points in marks.items() if points} == {}


@pytest.mark.parametrize("name", PARAMETERS)
def test_what_an_attack_asserts_holds(aftermath, name):
    course, _ = aftermath
    path = course.folder / "autograded" / name / ASSIGNMENT / NOTEBOOK
    for cell in nbformat.read(path, 4).cells:
        for output in cell.get("outputs", []):
            if cell.id == "first" and output.output_type == "error":
                assert output.ename not in ("AssertionError", "SystemError"), output.evalue


def test_no_attack_fills_the_disk(aftermath):
    course, _ = aftermath
    sizes = {
        path.relative_to(course.folder): path.stat().st_size
        for step in ("autograded", "outcomes") for path in (course.folder / step).rglob("*")
        if path.is_file()
    }
    assert {path: size for path, size in sizes.items() if size > 3_000_000} == {}


@pytest.mark.parametrize("name", HONEST)
def test_the_honest_keep_their_marks(aftermath, name):
    course, _ = aftermath
    outcome = Outcome.load(course.folder / "outcomes" / name / f"{ASSIGNMENT}.json")
    assert [task.points for task in outcome.tasks if task.name != "in_words"] == [
        task.max_points for task in outcome.tasks if task.name != "in_words"
    ]
    assert course.marks(name) == {task.name: task.points for task in outcome.tasks}
    with course.gradebook() as gradebook:
        grades = [
            grade for notebook in gradebook.find_submission(ASSIGNMENT, name).notebooks
            for grade in notebook.grades
        ]
        assert all(grade.manual_score is None for grade in grades)


def test_nothing_reached_the_outside(aftermath):
    assert aftermath[1].heard == []


def test_no_trace_is_left(aftermath):
    course, _ = aftermath
    places = [course.folder, ROOT, Path("/dev/shm"), Path("/var/tmp"), Path.home()]
    left = [
        path for place in places for path, folders, files in os.walk(place)
        for name in (*folders, *files) if TRACE in name
    ]
    shared = {"/tmp", tempfile.gettempdir()}
    left += [name for place in shared for name in os.listdir(place) if TRACE in name]
    left += [
        path for folder in (ROOT / "nnlib", ROOT / "grading")
        for path in folder.rglob("*.py") if TRACE in path.read_text()
    ]
    assert left == []


@pytest.mark.usefixtures("aftermath")
def test_no_process_is_left():
    left = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command, user = (path / "cmdline").read_bytes(), path.stat().st_uid
            # Another run, by somebody else, may be under way.
            run = (user - sandbox.FIRST_USER) // sandbox.ENGINES_OF_A_PROCESS
            if b"7200.25" in command or (run > 0 and not Path("/proc", str(run)).exists()):
                left.append(command)
    assert left == []
