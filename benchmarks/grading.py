"""Time the grading of one class: stock nbgrader beside ``python -m grading autograde``.

    python -m benchmarks.grading
    python -m benchmarks.grading --students 20 --rounds 1

Every round grades the same class with all of them, one after the other, each in a fresh copy of the
course folder. Wall time is from the command to its end, start-up included. Then the parts of one
submission are timed by themselves, and what 10,000 submissions would cost is worked out from them.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil
from nbgrader.api import Gradebook
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory

from grading import gradebook as rows_of
from grading import intake, release, worker
from grading.engine import Engine, Job
from grading.split_execute import SplitExecute, job_cell
from tests.exercises.tasks import catalogue, tasks
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, Course

STOCK = "\nc.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()\n"
ARMS = {
    "stock nbgrader": ["nbgrader", "autograde", ASSIGNMENT],
    "one worker": ["grading", "autograde", ASSIGNMENT],
    "two workers": ["grading", "autograde", ASSIGNMENT, "--workers", "2"],
}


@dataclass
class Times:
    """What the runs of one arm took."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def make_class(folder: Path, students: int) -> Course:
    """Return a course whose students answer as in the catalogue of right and wrong answers."""
    course = Course.create(folder)
    entries: dict[str, list[str]] = {task: [] for task in tasks(ASSIGNMENT)}
    for kind in ("right", "mistake"):
        for task, entry in catalogue(ASSIGNMENT, kind):
            entries[task].append(entry["source"])
    for number in range(students):
        answers = {task: found[number % len(found)] for task, found in entries.items()}
        course.submit(f"s{number:03}", course.answered(answers))
    return course


def run(course: Course, arm: str, times: Times) -> None:
    """Grade the class in a copy of the course."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        copy = course.copy(Path(folder) / "course")
        if arm == "stock nbgrader":
            with (copy.folder / "nbgrader_config.py").open("a") as file:
                file.write(STOCK)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *ARMS[arm]], cwd=copy.folder, env=ENVIRONMENT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        peak = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, peak))
        watcher.start()
        code = process.wait()
        times.wall.append(time.perf_counter() - start)
        watcher.join()
        if code != 0:
            raise RuntimeError(f"{arm} ended with {code}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        times.memory.append(peak[0])


def _watch(process: subprocess.Popen, peak: list[float]) -> None:
    """Keep the highest memory of a process and all below it, shared pages counted once."""
    while process.poll() is None:
        total = 0.0
        try:
            root = psutil.Process(process.pid)
            for each in (root, *root.children(recursive=True)):
                total += each.memory_full_info().pss / 2**20
        except psutil.Error:
            pass
        peak[0] = max(peak[0], total)
        time.sleep(0.5)


def parts(course: Course, rounds: int = 40) -> dict[str, float]:
    """Return the seconds that the parts of one submission with right answers take, as medians."""
    os.chdir(course.folder)
    app = NbGraderApp()
    app.load_config_file()
    directory = CourseDirectory(config=app.config)
    directory.assignment_id = ASSIGNMENT
    data = {NOTEBOOK: nbformat.writes(course.answered()).encode()}
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        present = release.read(gradebook, directory, app.config)
        steps = SplitExecute(config=app.config)
        engine = steps.engine(ASSIGNMENT)
        cells = [job_cell(cell) for cell in course.solution().cells if cell.cell_type == "code"]
        student = [cell for cell in cells if cell["kind"] == "student"]
        counter = iter(range(10**6))
        results = []

        def grade_one() -> None:
            name = f"t{next(counter)}"
            rows = rows_of.read_submission(gradebook, ASSIGNMENT, name)
            results.append(worker.grade(present, worker.Work(name, "", data, rows)))

        def merge_one() -> None:
            rows_of.merge(gradebook, [results.pop().rows])

        fork = _median(lambda: _grade(engine, [{"kind": "student", "source": ""}]), rounds)
        answers = _median(lambda: _grade(engine, student), rounds)
        notebook = _median(lambda: _grade(engine, cells), rounds)
        check = _median(lambda: intake.check(data, present.masters), rounds)
        whole = _median(grade_one, rounds)
        merge = _median(merge_one, rounds)
    SplitExecute.end_engines()
    return {
        "fork and confine two processes": fork,
        "run the student's cells": answers - fork,
        "run the tests": notebook - answers,
        "check and repair": check,
        "nbgrader's steps and private gradebook": whole - notebook - check,
        "write to the gradebook": merge,
    }


def _grade(engine: Engine, cells: list[dict]) -> None:
    engine.grade(Job(cells))


def _median(function: Callable[[], object], rounds: int) -> float:
    seconds = []
    for _ in range(rounds + 2):
        start = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[2:])


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):7.1f} ({min(values):.1f}-{max(values):.1f})"


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, default=100)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        course = make_class(work / "course", chosen.students)
        times = {arm: Times() for arm in ARMS}
        for number in range(chosen.rounds):
            for arm in ARMS:
                run(course, arm, times[arm])
                print(f"round {number + 1}, {arm}: {times[arm].wall[-1]:.1f} s", flush=True)
        print(f"\n{chosen.students} submissions, {chosen.rounds} rounds, {os.cpu_count()} cores; "
              "median (lowest-highest)")
        print(f"{'':16}{'wall s':>22}{'CPU s':>22}{'a minute':>10}{'MB':>7}")
        for arm, took in times.items():
            minute = 60 * chosen.students / statistics.median(took.wall)
            print(f"{arm:16}{_spread(took.wall):>22}{_spread(took.cpu):>22}{minute:10.0f}"
                  f"{max(took.memory):7.0f}")
        stock, one, two = (times[arm] for arm in ARMS)
        for name, above, below in (
            ("one worker against stock, wall", stock.wall, one.wall),
            ("one worker against stock, CPU", stock.cpu, one.cpu),
            ("two workers against one, wall", one.wall, two.wall),
        ):
            ratios = [a / b for a, b in zip(above, below, strict=True)]
            print(f"{name:40}{statistics.median(ratios):6.2f} x "
                  f"({min(ratios):.2f}-{max(ratios):.2f})")
        found = parts(course)
        print("\nparts of one submission with right answers, median ms")
        for name, seconds in found.items():
            print(f"{name:40}{1000 * seconds:8.1f}")
        write = found.pop("write to the gradebook")
        each = sum(found.values())
        for workers in (8, 16, 32):
            minutes = 10_000 * max(each / workers, write) / 60
            print(f"10,000 submissions, {workers:2} workers on 8 machines: {minutes:5.1f} minutes "
                  f"({'the workers' if each / workers > write else 'the one writer'} decide)")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
