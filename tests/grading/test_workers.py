"""Several workers, here and behind a scheduler, and PostgreSQL as the gradebook."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import create_engine, text

from tests.grading.classroom import CLASS, state
from tests.grading.course import ASSIGNMENT, ENVIRONMENT
from tests.needs import lacking


@contextlib.contextmanager
def running(*command, cwd, **environment):
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=cwd, env={**ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def scheduler(tmp_path):
    """The address of a scheduler, and its two workers, who know nothing of the course folder."""
    contact = tmp_path / "scheduler.json"
    where = ["--scheduler-file", str(contact)]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with contextlib.ExitStack() as stack:
        stack.enter_context(
            running("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", *where,
                    cwd=elsewhere)
        )
        workers = [
            stack.enter_context(
                running("distributed.cli.dask_worker", *where, "--nthreads", "1", "--no-nanny",
                        "--no-dashboard", cwd=elsewhere)
            )
            for _ in range(2)
        ]
        while not contact.exists() or not contact.read_text():
            time.sleep(0.05)
        yield json.loads(contact.read_text())["address"], workers


def test_two_workers(classroom, expected, tmp_path):
    course = classroom.copy(tmp_path / "course")
    finished = course.command("grading", "autograde", ASSIGNMENT, "--workers", "2")
    assert finished.returncode == 0, finished.stderr
    assert f"{CLASS} graded, 1 not graded, 0 failed" in finished.stdout
    assert state(course) == expected


def test_workers_behind_a_scheduler(classroom, expected, scheduler, tmp_path):
    course = classroom.copy(tmp_path / "course")
    finished = course.command("grading", "autograde", ASSIGNMENT, "--scheduler", scheduler[0])
    assert finished.returncode == 0, finished.stderr
    assert state(course) == expected


def test_a_worker_that_dies(classroom, expected, scheduler, tmp_path):
    course = classroom.copy(tmp_path / "course")
    address, workers = scheduler
    run = subprocess.Popen(
        [sys.executable, "-m", "grading", "autograde", ASSIGNMENT, "--scheduler", address],
        cwd=course.folder, env=ENVIRONMENT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )
    while run.poll() is None and not list(course.folder.glob("outcomes/*/*.json")):
        time.sleep(0.05)
    workers[0].send_signal(signal.SIGKILL)
    assert run.wait() == 0
    assert state(course) == expected


def test_a_scheduler_that_is_not_there(classroom, tmp_path):
    course = classroom.copy(tmp_path / "course")
    finished = course.command(
        "grading", "autograde", ASSIGNMENT, "--scheduler", "tcp://127.0.0.1:1"
    )
    assert finished.returncode == 1
    assert "tcp://127.0.0.1:1" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.fixture
def server(tmp_path):
    """The address of a PostgreSQL server of Debian's package, started for this test."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not places:
        lacking("PostgreSQL", "on Debian or Ubuntu `sudo apt-get install postgresql`")
    data = tmp_path / "postgresql"
    data.mkdir()
    user: list[str] = []
    if os.getuid() == 0:
        # PostgreSQL refuses to run as root.
        user = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        shutil.chown(data, 65534, 65534)
        for path in (tmp_path, *tmp_path.parents[:-2]):
            path.chmod(path.stat().st_mode | 0o11)

    def run(program, *arguments):
        subprocess.run(
            [*user, str(places[-1] / program), *arguments], check=True, cwd=data,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    run("initdb", "-D", f"{data}/db", "-U", "teacher", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-D", f"{data}/db", "-w", "-t", "300", "-l", f"{data}/log",
        "-o", f"-c listen_addresses='' -k {data}", "start")
    url = "postgresql+psycopg://teacher@/{}" + f"?host={data}"
    try:
        with create_engine(url.format("postgres"), isolation_level="AUTOCOMMIT").connect() as admin:
            admin.execute(text("CREATE DATABASE gradebook"))
        yield url.format("gradebook")
    finally:
        run("pg_ctl", "-D", f"{data}/db", "-m", "immediate", "-t", "300", "stop")


def test_postgresql(classroom, expected, server, tmp_path):
    course = classroom.copy(tmp_path / "course")
    (course.folder / "gradebook.db").unlink()
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.CourseDirectory.db_url = {server!r}\n")
    course.gradebook = lambda: Gradebook(server)
    for arguments in (
        ("nbgrader", "generate_assignment", ASSIGNMENT, "--force"),
        ("grading", "autograde", ASSIGNMENT, "--workers", "2"),
    ):
        finished = course.command(*arguments)
        assert finished.returncode == 0, finished.stderr
    assert state(course) == expected
    # Graded again, a person's points stay and nothing is there twice.
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, "s01")
        grade.manual_score, grade.needs_manual_grade = 3.0, False
        gradebook.db.commit()
    finished = course.command("grading", "autograde", ASSIGNMENT, "--force")
    assert finished.returncode == 0, finished.stderr
    assert state(course) == expected
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, "s01")
        assert grade.manual_score == 3.0
        assert len(gradebook.assignment_submissions(ASSIGNMENT)) == CLASS
    assert not (course.folder / "gradebook.db").exists()
