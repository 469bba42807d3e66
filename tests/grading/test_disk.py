"""A full disk, and a gradebook that cannot be written: one sentence, and the next run goes through.
"""

import errno
import shutil
import sqlite3
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook
from sqlalchemy.exc import OperationalError

from grading.run import gradebook as rows_of
from grading.run import workers
from grading.run.outcome import Outcome
from grading.run.run import Run, RunError
from grading.run.standing import open_course
from tests.grading.course import ASSIGNMENT, ENVIRONMENT
from tests.grading.test_run_fuzz import HONEST, Unrun

KEPT = "What is done is kept: mend this, and run the command again to go on."


@pytest.fixture
def course(released, tmp_path):
    """A course with two right submissions and a blank one."""
    course = released.copy(tmp_path / "course")
    for name, points in HONEST.items():
        course.submit(name, course.answered() if points else course.released())
    return course


def autograde(course):
    """Run the command; return its exit code and what it says in the end."""
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert "Traceback" not in finished.stderr
    return finished.returncode, (finished.stdout + finished.stderr).strip().splitlines()[-1]


def test_a_gradebook_that_another_program_has_locked(course):
    other = sqlite3.connect(course.folder / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    said = "Error: The gradebook could not be read or written: database is locked. " + KEPT
    assert autograde(course) == (1, said)
    other.execute("COMMIT")
    assert autograde(course)[0] == 0
    assert {name: Outcome.load(course.folder / "outcomes" / name / f"{ASSIGNMENT}.json").points
            for name in HONEST} == HONEST


def test_a_gradebook_that_is_none(course):
    good = (course.folder / "gradebook.db").read_bytes()
    (course.folder / "gradebook.db").write_bytes(b"no gradebook at all" * 100)
    code, said = autograde(course)
    reason = "The gradebook could not be read or written: file is not a database. "
    assert (code, said) == (1, f"Error: {reason}{KEPT}")
    (course.folder / "gradebook.db").write_bytes(good)
    assert autograde(course)[0] == 0


FULL = f"""
cp -r course full && cd full/course && dd if=/dev/zero of=filler bs=4096 2>/dev/null
{sys.executable} -m grading autograde {ASSIGNMENT}; echo "code $?"
rm filler
{sys.executable} -m grading autograde {ASSIGNMENT}; echo "code $?"
cp -r outcomes ../../after
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is made with bubblewrap")
def test_a_full_disk(sandbox, course, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "after").mkdir()
    finished = subprocess.run(
        ["bwrap", "--dev-bind", "/", "/", "--cap-add", "ALL", "--size", "8000000",
         "--tmpfs", str(tmp_path / "full"), "sh", "-c", FULL],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )
    codes = [line for line in finished.stdout.splitlines() if line.startswith("code")]
    assert codes == ["code 1", "code 0"], finished.stderr
    assert "Traceback" not in finished.stderr
    (said,) = [line for line in finished.stderr.splitlines() if line.startswith("Error:")]
    assert "No space left on device" in said or "disk is full" in said or "disk I/O" in said
    assert said.endswith(KEPT)
    assert {name: Outcome.load(tmp_path / "after/outcomes" / name / f"{ASSIGNMENT}.json").points
            for name in HONEST} == HONEST


def no_space(*arguments, **options):
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, "No space left on device", "/the/course")


def read_only(*arguments, **options):
    """Fail as a gradebook does that may not be written."""
    error = sqlite3.OperationalError("attempt to write a readonly database")
    raise OperationalError("UPDATE grade", {}, error)


@pytest.mark.parametrize(("place", "name", "fails", "said"), [
    (Outcome, "save", no_space, "No space left on device (/the/course)"),
    (shutil, "rmtree", no_space, "No space left on device (/the/course)"),
    (Run, "_place", no_space, "No space left on device (/the/course)"),
    (rows_of, "merge", read_only, "attempt to write a readonly database"),
    (rows_of, "read_submissions", read_only, "attempt to write a readonly database"),
    (Gradebook, "__init__", read_only, "attempt to write a readonly database"),
])
def test_whatever_cannot_be_written(course, monkeypatch, place, name, fails, said):
    monkeypatch.chdir(course.folder)
    opened, config = open_course(ASSIGNMENT)
    config.Autograde.autograde_preprocessors = [Unrun]
    with monkeypatch.context() as patch:
        patch.setattr(place, name, fails)
        with pytest.raises(RunError) as error:
            Run(opened, config=config).start(workers.here)
    assert said in str(error.value)
    assert str(error.value).endswith(KEPT)
    summary = Run(opened, config=config).start(workers.here)
    made = [*summary.made, *summary.found]
    assert {outcome.student: outcome.points for outcome in made} == HONEST
