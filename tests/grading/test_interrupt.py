"""A run that is killed again and again ends where an undisturbed one does."""

import contextlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grading.run.outcome import Outcome
from tests.grading.course import ASSIGNMENT, ENVIRONMENT

CLASS = 30
KILLS = 50


def autograde(folder):
    """Do what ``python -m grading autograde`` does, in a folder."""
    from grading.__main__ import main

    os.chdir(folder)
    os.environ.update(ENVIRONMENT)
    main(["autograde", ASSIGNMENT], standalone_mode=False)


def outcomes(course):
    """Return all outcomes, without what differs from run to run."""
    found = {}
    for path in sorted(course.folder.glob(f"outcomes/*/{ASSIGNMENT}.json")):
        outcome = Outcome.load(path)
        outcome.seconds = 0.0
        for task in outcome.tasks:
            task.seconds = 0.0
        found[outcome.student] = outcome
    return found


def notebooks(course):
    """Return the bytes of every autograded file."""
    return {
        str(path.relative_to(course.folder)): path.read_bytes()
        for path in course.folder.glob("autograded/**/*") if path.is_file()
    }


@pytest.fixture(scope="module")
def forks():
    """Processes that start with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["grading.commands.autograde", "grading.run.standing", "grading.run.workers"]
    )
    return context


@pytest.fixture(scope="module")
def classroom(released, tmp_path_factory):
    """A class whose work is right, wrong, late, unreadable."""
    course = released.copy(tmp_path_factory.mktemp("interrupt") / "classroom")
    for number in range(CLASS):
        student = f"s{number:02}"
        answers = None if number % 3 else {"sigmoid": "def sigmoid(x):\n    return 0.5"}
        notebook = course.answered(answers)
        if number % 5 == 4:
            course.submit(student, b'{"cells": [')
        else:
            course.submit(student, notebook, {"data/notes.txt": student})
    return course


def test_fifty_kills(classroom, forks, tmp_path):
    undisturbed, course = classroom.copy(tmp_path / "quiet"), classroom.copy(tmp_path / "killed")
    quiet = forks.Process(target=autograde, args=(undisturbed.folder,))
    quiet.start()
    quiet.join()
    assert quiet.exitcode == 0
    chance = random.Random(20261121)
    begun = 0
    for kill in range(KILLS):
        before = len(outcomes(course))
        assert before < CLASS, "the class was graded before all kills"
        run = forks.Process(target=autograde, args=(course.folder,))
        run.start()
        # Some die before they have done anything, the others after a submission or two. The last
        # eight are kept for the end, so that no run is through before it is killed.
        many, limit = before < CLASS - 8, before
        wait = chance.uniform(0, 0.3 if many else 0.2)
        if many and chance.random() < (CLASS - before) / (2 * (KILLS - kill)):
            begun += 1
            while run.is_alive() and len(outcomes(course)) == before:
                time.sleep(0.02)
            wait, limit = chance.uniform(0, 0.3), before + 2
        end = time.monotonic() + wait
        while time.monotonic() < end and len(outcomes(course)) <= limit:
            time.sleep(0.02)
        os.kill(run.pid, signal.SIGKILL)
        run.join()
        assert run.exitcode == -signal.SIGKILL
        for path in course.folder.glob(f"autograded/*/{ASSIGNMENT}"):
            assert (path / f"{ASSIGNMENT}.ipynb").is_file(), "half a folder"
    assert begun > 3
    last = forks.Process(target=autograde, args=(course.folder,))
    last.start()
    last.join()
    assert last.exitcode == 0
    assert outcomes(course) == outcomes(undisturbed)
    assert notebooks(course) == notebooks(undisturbed)
    for number in range(CLASS):
        assert course.marks(f"s{number:02}") == undisturbed.marks(f"s{number:02}")
    with course.gradebook() as gradebook:
        assert len(gradebook.assignment_submissions(ASSIGNMENT)) == CLASS * 4 // 5
    assert not list((course.folder / "outcomes" / ".staging").glob("*"))


def test_warm_processes_end_with_a_killed_run(classroom, forks, tmp_path):
    course = classroom.copy(tmp_path / "course")
    run = forks.Process(target=autograde, args=(course.folder,))
    run.start()
    while run.is_alive() and not outcomes(course):
        time.sleep(0.02)
    children = _descendants(run.pid)
    assert len(children) >= 3
    os.kill(run.pid, signal.SIGKILL)
    run.join()
    end = time.monotonic() + 30
    while time.monotonic() < end and any(map(_lives, children)):
        time.sleep(0.05)
    assert not any(map(_lives, children))


def test_ctrl_c_ends_a_run_in_a_word(classroom, tmp_path):
    course = classroom.copy(tmp_path / "course")
    run = subprocess.Popen(
        [sys.executable, "-m", "grading", "autograde", ASSIGNMENT, "--workers", "2"],
        cwd=course.folder, env=ENVIRONMENT, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    while run.poll() is None and not outcomes(course):
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    said, _ = run.communicate()
    assert run.returncode == 1
    assert "Aborted!" in said
    assert "Traceback" not in said
    assert len(outcomes(course)) < CLASS


def test_a_second_run_is_refused(classroom, forks, tmp_path):
    course = classroom.copy(tmp_path / "course")
    run = forks.Process(target=autograde, args=(course.folder,))
    run.start()
    while run.is_alive() and not outcomes(course):
        time.sleep(0.02)
    second = course.command("grading", "autograde", ASSIGNMENT)
    run.kill()
    run.join()
    assert second.returncode == 1
    assert "Another run is grading" in second.stderr


def test_only_new_work_is_graded(classroom, tmp_path):
    course = classroom.copy(tmp_path / "course")
    for path in list((course.folder / "submitted").iterdir())[2:]:
        path.rename(tmp_path / path.name)
    first = course.command("grading", "autograde", ASSIGNMENT)
    assert "(0 of them before)" in first.stdout
    kept = {path: path.stat().st_mtime_ns for path in course.folder.glob("outcomes/*/*.json")}
    course.submit("new", course.answered())
    again = course.command("grading", "autograde", ASSIGNMENT)
    assert "(2 of them before)" in again.stdout
    assert all(path.stat().st_mtime_ns == time for path, time in kept.items())
    changed = next(iter(kept))
    student = changed.parent.name
    course.submit(student, course.answered({"sigmoid": "def sigmoid(x):\n    return 0.25"}))
    course.command("grading", "autograde", ASSIGNMENT)
    assert [path for path, time in kept.items() if path.stat().st_mtime_ns != time] == [changed]
    broken = Path(course.folder, "submitted", student, ASSIGNMENT, f"{ASSIGNMENT}.ipynb")
    broken.write_text("{")
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert f"{student}: not graded." in finished.stdout
    assert set(course.marks(student).values()) == {None}
    assert not (course.folder / "autograded" / student / ASSIGNMENT).exists()


def _descendants(pid):
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return children + [below for child in children for below in _descendants(child)]


def _lives(pid):
    with contextlib.suppress(OSError):
        return "grading.box.inside.warm" in Path(f"/proc/{pid}/cmdline").read_text()
    return False
