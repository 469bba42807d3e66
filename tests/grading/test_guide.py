"""The instructor guide: every command in it is run, in order, by the users it speaks of."""

import csv
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

import nbformat
import pytest

from benchmarks.classroom import COMMANDS
from neuron_to_mnist import LANGUAGES
from tests.book import pages
from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT
from tests.needs import lacking

PAGE = "app_e_instructor"
EXCHANGE = "/usr/local/share/nbgrader/exchange"
ADDRESS = "10.0.0.1"
PORT = "8786"
STUDENTS = {"en": "nobody", "ko": "daemon"}
OF_STUDENTS = re.compile(r"nbgrader (list|fetch_assignment|submit|fetch_feedback) ")
PACKAGES = sysconfig.get_path("purelib")
# What the test must not do to the machine that it runs on is tried without effect.
SHIMS = {
    "sudo": 'exec "$@"',
    "apt-get": 'exec /usr/bin/apt-get --simulate "$@"',
    "make": 'exec /usr/bin/make --dry-run "$@"',
}
CLASS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Chapter 3 (4711)
    Points Possible,,,,,25.00
"Body, No",101,S1,{en},Neurons
"Mon, Dae",102,S2,{ko},Neurons
"Canvas, Carla",4001,S3,carla,Neurons
"""


def blocks(language: str, kind: str) -> list[str]:
    """Return the guide's fenced blocks of a kind."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", pages.source(language, PAGE),
                       re.DOTALL | re.MULTILINE)
    return [text for name, text in found if name == kind]


@pytest.mark.parametrize("kind", ["bash", "text", "python"])
def test_both_languages_have_the_same_commands(kind):
    assert blocks("en", kind) == blocks("ko", kind)
    assert blocks("en", kind)


def test_inline_commands_exist():
    """Whatever subcommand of ours the guide names, it runs in a block too."""
    for language in LANGUAGES:
        named = set(re.findall(r"python -m grading (\w+)", pages.source(language, PAGE)))
        run = set(re.findall(r"python -m grading (\w+)", "".join(blocks(language, "bash"))))
        assert named == run


def test_the_table_of_a_large_class_is_what_was_measured():
    measured = json.loads((ROOT / "benchmarks/results/class.json").read_text())["classes"]
    small, large = measured["1000"], measured["10000"]
    wanted = [[f"{part[name][what]:.0f}" for part in (small, large) for what in ("cpu", "memory")]
              for name in COMMANDS]
    for language in LANGUAGES:
        section = pages.source(language, PAGE).partition("(app-e-large)=")[2].partition("\n(")[0]
        rows = re.findall(r"^\|.*`\w+`.*?\| (\d.*) \|$", section, re.MULTILINE)
        assert [row.split(" | ") for row in rows] == wanted
        whole = 10 * large["autograde"]["cpu"] / 3600
        rest = 10 * sum(large[name]["cpu"] for name in COMMANDS
                        if name not in ("autograde", "feedback again")) / 3600
        assert f" {whole:.1f}" in section
        assert f" {rest:.1f}" in section


class Machine:
    """A home, a course to clone, an exchange, and students with system names of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.exchange = folder / "exchange"
        self.course = self.home / "course"
        self.behind: list[subprocess.Popen] = []
        self.own_name = subprocess.run(["id", "-un"], capture_output=True, text=True).stdout.strip()
        self._make_origin()
        for name, command in SHIMS.items():
            path = folder / "shims" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"#!/bin/sh\n{command}\n")
            path.chmod(0o755)
        config = folder / "config"
        config.mkdir()
        (config / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.Exchange.root = {str(self.exchange)!r}\n"
        )
        (self.home / "Downloads").mkdir(parents=True)
        self.students_python = python_of_others()
        self.several_users = self.students_python is not None

    def name(self, language: str) -> str:
        """Return the system name of the student of a language."""
        return STUDENTS[language] if self.several_users else self.own_name

    def environment(self, home: Path) -> dict[str, str]:
        """Return the environment of a user."""
        path = [self.folder / "shims", Path(sys.executable).parent, os.environ["PATH"]]
        return {
            "PATH": os.pathsep.join(map(str, path)), "HOME": str(home), "LANG": "C.UTF-8",
            "JUPYTER_CONFIG_DIR": str(self.folder / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"), "IPYTHONDIR": str(home / "ipython"),
        }

    def bash(self, script: str, cwd: Path, home: Path, *prefix: str) -> str:
        """Run a script, which must succeed, and return what it wrote."""
        finished = subprocess.run(
            [*prefix, "bash", "-eu", "-o", "pipefail", "-c", script], cwd=cwd,
            env=self.environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False, timeout=600,
        )
        assert finished.returncode == 0, f"{script}\n{finished.stdout}"
        return finished.stdout

    def as_student(self, language: str, script: str) -> str:
        """Run a script as a student, in the student's home."""
        home = self.folder / f"student-{language}"
        user: list[str] = []
        if self.several_users:
            user = become(STUDENTS[language])
            script = re.sub(
                "^nbgrader", f"PYTHONPATH={PACKAGES} {self.students_python} -m nbgrader", script,
                flags=re.MULTILINE,
            )
        if not home.exists():
            home.mkdir()
            if user:
                shutil.chown(home, STUDENTS[language])
        said = ""
        for line in script.replace("-mnist-en", f"-mnist-{language}").splitlines():
            if " submit " in line:
                self.answer(home / ASSIGNMENT / NOTEBOOK)
            said += self.bash(line, home, home, *user)
        return said

    def answer(self, path: Path) -> None:
        """Fill in the reference solutions; as the student's own file."""
        right = {
            cell.id: cell.source
            for cell in nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, 4).cells
            if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
        }
        notebook = nbformat.read(path, 4)
        for cell in notebook.cells:
            cell.source = right.get(cell.id, cell.source)
        path.write_text(nbformat.writes(notebook))

    def start(self, command: str) -> None:
        """Start what runs until it is ended."""
        self.behind.append(
            subprocess.Popen(
                ["bash", "-c", f"exec {command}"], cwd=self.course, start_new_session=True,
                env=self.environment(self.home), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def end(self) -> None:
        """End what was started."""
        for process in self.behind:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)
        self.behind.clear()

    def _make_origin(self) -> None:
        origin = self.folder / "origin"
        origin.mkdir()
        for name in ("grading", "nnlib", "solutions", "exercises", "tools"):
            shutil.copytree(ROOT / name, origin / name,
                            ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("nbgrader_config.py", "Makefile", "pyproject.toml", ".gitignore"):
            shutil.copyfile(ROOT / name, origin / name)
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(origin)]
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "course"]):
            subprocess.run([*git, *arguments], check=True)


def python_of_others() -> str | None:
    """Return a Python that other users may run, or None if there can be one user only."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        return None
    system = f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"
    for python in (sys.executable, system):
        script = f"PYTHONPATH={PACKAGES} {python} -c 'import nbgrader.apps'"
        command = [*become(STUDENTS["en"]), "bash", "-c", script]
        if subprocess.run(command, capture_output=True, cwd="/", check=False).returncode == 0:
            return python
    return None


def become(name: str) -> list[str]:
    """Return the words before a command that is to run as another user."""
    group = pwd.getpwnam(name).pw_gid
    return ["setpriv", f"--reuid={name}", f"--regid={group}", "--clear-groups"]


@pytest.fixture
def machine(sandbox):
    """An empty machine, so to speak."""
    for tool in ("git", "make", "apt-get"):
        if shutil.which(tool) is None:
            lacking(tool, f"the guide is for Debian and Ubuntu: `sudo apt-get install {tool}`")
    with tempfile.TemporaryDirectory(prefix="guide-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        made = Machine(Path(folder))
        yield made
        made.end()


def upload(machine: Machine, name: str) -> None:
    """Put a ZIP file with one notebook where a browser would."""
    path = machine.folder / NOTEBOOK
    shutil.copyfile(machine.course / "exercises" / "en" / ASSIGNMENT / NOTEBOOK, path)
    machine.answer(path)
    with zipfile.ZipFile(machine.home / "Downloads" / "submissions.zip", "w") as archive:
        archive.write(path, name)


def run(machine: Machine, block: str) -> str:
    """Run one block of the guide and return what it wrote."""
    script = block.replace(EXCHANGE, str(machine.exchange)).replace(ADDRESS, "127.0.0.1")
    if OF_STUDENTS.match(script):
        return "".join(machine.as_student(language, script) for language in STUDENTS)
    if script.startswith("dask "):
        machine.start(script.strip())
        return ""
    if script.startswith("jupyter lab"):
        server = script.strip() + " --no-browser --allow-root --port 0"
        said = machine.bash(f"timeout 25 {server} 2>&1 || test $? = 124", machine.course,
                            machine.home)
        assert "nbgrader.server_extensions.formgrader | extension was successfully loaded" in said
        return said
    if script.startswith("sudo apt-get"):
        redirect = "git config --global url.%s.insteadOf https://neuron-to-mnist.example/course.git"
        said = machine.bash(
            redirect % (machine.folder / "origin") + "\n" + script + "python -m grading --help\n",
            machine.home, machine.home,
        )
        assert "autograde" in said
        return said
    return machine.bash(script, machine.course, machine.home)


def test_from_an_empty_machine_to_marks(machine):
    said = {}
    for block in blocks("en", "bash"):
        if "grading roster" in block:
            upload(machine, f"canvascarla_LATE_4001_77_{NOTEBOOK}")
            names = {language: machine.name(language) for language in STUDENTS}
            text = CLASS.format(**names)
            (machine.course / "class.csv").write_text(text if machine.several_users else "\n".join(
                line for line in text.splitlines() if "Dae" not in line
            ))
        if block.startswith("jupyter lab"):
            mark_by_hand(machine)
        if "grading extensions" in block:
            (machine.course / "until.csv").write_text("".join(blocks("en", "text")))
        said[block] = run(machine, block)
        if "--to marks.csv" in block:
            check_marks(machine)
        if "grading extensions" in block:
            with (machine.course / "nbgrader_config.py").open("a") as file:
                file.write("\n" + "".join(blocks("en", "python")))
    left = machine.bash("git status --porcelain -uall", machine.course, machine.home)
    assert [line for line in left.splitlines() if line.startswith("??")] == []
    everything = "".join(said.values())
    assert "0 not graded, 0 failed" in everything
    assert "Marks of 0 students moved" in everything
    for language in STUDENTS if machine.several_users else ["en"]:
        fetched = list((machine.folder / f"student-{language}").rglob("feedback/**/*.html"))
        assert fetched, "the student got no feedback"
        assert f'<html lang="{language}">' in fetched[0].read_text()
    assert (machine.course / f"{ASSIGNMENT}-report.html").is_file()
    assert (machine.home / "private" / "exercises" / "en" / ASSIGNMENT / NOTEBOOK).is_file()


def mark_by_hand(machine: Machine) -> None:
    """Give the answers in words 3 points each, as a person would in the formgrader."""
    script = """
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as gradebook:
    for submission in gradebook.assignment_submissions("ch03_signals"):
        grade = gradebook.find_grade("in_words", "ch03_signals", "ch03_signals",
                                     submission.student.id)
        grade.manual_score, grade.needs_manual_grade = 3, False
    gradebook.db.commit()
"""
    machine.bash(f"python -c '{script}'", machine.course, machine.home)


def check_marks(machine: Machine) -> None:
    """21 points for the code, 3 for the words."""
    with (machine.course / "marks.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))[1:]
    marks = {row["ID"]: row["Chapter 3 (4711)"] for row in rows}
    assert marks == dict.fromkeys(marks, "24")
