"""Time the grading of one class: stock nbgrader beside ``python -m grading autograde``.

    make bench-grading
    python -m benchmarks.grading --students 20 --rounds 2

In every round, each arm grades a fresh copy of the same course, one arm after the other; stock
nbgrader grades one fifth of the class, and once nobody, which gives its start-up and what a
submission adds. All else is the time from the command to its end. A worker is several processes,
which find something to do on a second core as well; so one worker is also timed with one core to
itself, and two workers on two cores are compared with both. Memory is measured in runs of its own,
since reading it costs processor time. Then the parts of one submission are timed by themselves, and
what 10,000 submissions would cost is worked out from them.
"""

import argparse
import contextlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbgrader.api import Gradebook
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory

from grading.box.trusted.engine import Engine, Job
from grading.run import gradebook as rows_of
from grading.run import intake, worker
from grading.run import released as release
from grading.run.handed_in import HandedIn
from grading.run.split_execute import SplitExecute, job_cell
from tests.exercises.tasks import catalogue, tasks
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, CourseFolder

STOCK = "\nc.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()\n"
STOCK_SHARE = 5
ROUNDS_OF_PARTS = 40
# A run writes every half second.
WRITTEN_AT_ONCE = 5


@dataclass
class Times:
    """What a command took: seconds until its end, and of processor time."""

    wall: float
    cpu: float


def make_class(folder: Path, students: int) -> CourseFolder:
    """Return a course whose students answer as in the catalogue of right and wrong answers."""
    course = CourseFolder.create(folder)
    entries: dict[str, list[str]] = {task: [] for task in tasks(ASSIGNMENT)}
    for kind in ("right", "mistake"):
        for task, entry in catalogue(ASSIGNMENT, kind):
            entries[task].append(entry["source"])
    for number in range(students):
        answers = {task: found[number % len(found)] for task, found in entries.items()}
        course.submit(f"s{number:03}", course.answered(answers))
    return course


def run(
    course: CourseFolder, *command: str, configuration: str = "", cores: int | None = None,
    watched: list[float] | None = None,
) -> Times:
    """Run a command in a copy of the course.

    ``cores`` is how many it may use, all of them if not given. ``watched`` gets the highest memory
    in megabytes: shared pages counted for every process, and once.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        copy = course.copy(Path(folder) / "course")
        with (copy.folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(configuration)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        all_cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, sorted(all_cores)[:cores])
        try:
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=copy.folder, env=ENVIRONMENT,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        finally:
            os.sched_setaffinity(0, all_cores)
        if watched is not None:
            _watch(process, watched)
        code = process.wait()
        wall = time.perf_counter() - start
        if code != 0:
            raise RuntimeError(f"{' '.join(command)} ended with {code}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Times(wall, cpu)


def _watch(process: subprocess.Popen, peaks: list[float]) -> None:
    """Keep the highest memory of a process and all below it, until it ends."""
    peaks[:] = [0.0, 0.0]
    while process.poll() is None:
        resident = memory = 0.0
        with contextlib.suppress(psutil.Error):
            root = psutil.Process(process.pid)
            for each in (root, *root.children(recursive=True)):
                found = each.memory_full_info()
                resident += found.rss / 2**20
                memory += found.pss / 2**20
        peaks[:] = max(peaks[0], resident), max(peaks[1], memory)
        time.sleep(0.5)


def stock(course: CourseFolder, students: int, watched: list[float] | None = None) -> Times:
    """Return what stock nbgrader needs for the class, from a fifth of it and from nobody."""
    part = CourseFolder(course.folder.with_name("part"))
    nobody = CourseFolder(course.folder.with_name("nobody"))
    for small, count in ((part, students // STOCK_SHARE), (nobody, 0)):
        if not small.folder.exists():
            course.copy(small.folder)
            for place in sorted((small.folder / "submitted").iterdir())[count:]:
                shutil.rmtree(place)
    command = ("nbgrader", "autograde", ASSIGNMENT)
    empty = run(nobody, "nbgrader", "db", "student", "list", configuration=STOCK)
    some = run(part, *command, configuration=STOCK, watched=watched)
    share = students / (students // STOCK_SHARE)
    return Times(
        empty.wall + share * (some.wall - empty.wall), empty.cpu + share * (some.cpu - empty.cpu)
    )


class Stopwatch:
    """How long each step took, every time: seconds, and seconds of processor time."""

    def __init__(self) -> None:
        self.wall: defaultdict[str, list[float]] = defaultdict(list)
        self.cpu: defaultdict[str, list[float]] = defaultdict(list)

    def measure(self, name: str, step: Callable[[], object], count: int = 1) -> None:
        """Measure a step that does something for ``count`` submissions."""
        start, used = time.perf_counter(), time.process_time()
        step()
        self.wall[name].append((time.perf_counter() - start) / count)
        self.cpu[name].append((time.process_time() - used) / count)


def parts(course: CourseFolder) -> tuple[dict[str, float], float]:
    """Return seconds for the parts of one submission with right answers.

    They are lower quartiles, since whatever disturbs a measurement makes it longer. The second
    value is how much of a submission the grading's own process needs for itself: several workers
    share it.
    """
    watch = _measured(course)
    found = {name: statistics.quantiles(values, n=4)[0] for name, values in watch.wall.items()}
    own = statistics.median(watch.cpu["whole"]) + statistics.median(watch.cpu["write"])
    return {
        "fork and confine two processes": found["fork"],
        "run the student's cells": found["answers"] - found["fork"],
        "run the tests": found["tests"] - found["answers"],
        "check and repair the notebook": found["check"],
        "nbgrader's other steps, rows, files": found["whole"] - found["tests"] - found["check"],
        "write rows, outcome and notebook": found["write"],
    }, own


def _measured(course: CourseFolder) -> Stopwatch:
    """Measure all steps in turn, so that what else the machine does meets all of them alike."""
    os.chdir(course.folder)
    app = NbGraderApp()
    app.load_config_file()
    directory = CourseDirectory(config=app.config)
    directory.assignment_id = ASSIGNMENT
    found = HandedIn({NOTEBOOK: nbformat.writes(course.answered()).encode()})
    watch = Stopwatch()
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        present = release.read(gradebook, directory, app.config)
        cells = [job_cell(cell) for cell in course.solution().cells if cell.cell_type == "code"]
        student = [cell for cell in cells if cell["kind"] == "student"]
        counter = iter(range(10**6))
        results: list[worker.Result] = []

        def grade_one() -> None:
            name = f"t{next(counter)}"
            rows = rows_of.read_submissions(gradebook, ASSIGNMENT, [name])[name]
            results.append(worker.grade(present, worker.Work(name, "", found, rows)))

        def write_all() -> None:
            rows_of.merge(gradebook, [result.rows for result in results])
            for result in results:
                result.outcome.save(course.folder / "outcome.json")
                (course.folder / NOTEBOOK).write_bytes(result.files[NOTEBOOK])
            results.clear()

        grade_one()
        engine = SplitExecute(config=app.config).engine(present.withheld)
        for _ in range(ROUNDS_OF_PARTS):
            watch.measure("fork", lambda: _grade(engine, [{"kind": "student", "source": ""}]))
            watch.measure("answers", lambda: _grade(engine, student))
            watch.measure("tests", lambda: _grade(engine, cells))
            watch.measure("check", lambda: intake.check(found, present.masters))
            watch.measure("whole", grade_one)
            if len(results) >= WRITTEN_AT_ONCE:
                watch.measure("write", write_all, len(results))
    SplitExecute.end_engines()
    return watch


def _grade(engine: Engine, cells: list[dict]) -> None:
    engine.grade(Job(cells))


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} ({min(values):.1f}-{max(values):.1f})"


def _row(name: str, times: list[Times], students: int, memory: list[float]) -> str:
    wall, cpu = ([getattr(each, field) for each in times] for field in ("wall", "cpu"))
    minute = 60 * students / statistics.median(wall)
    return (f"{name:22}{_spread(wall):>22}{_spread(cpu):>20}{minute:10.0f}"
            + "".join(f"{megabytes:10.0f}" for megabytes in memory))


def _ratio(name: str, above: list[Times], below: list[Times], kind: str = "wall") -> str:
    ratios = [getattr(a, kind) / getattr(b, kind) for a, b in zip(above, below, strict=True)]
    return f"{name:48}{statistics.median(ratios):6.2f} x ({min(ratios):.2f}-{max(ratios):.2f})"


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, default=100)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        course = make_class(work / "course", chosen.students)
        command = ("grading", "autograde", ASSIGNMENT)
        arms: dict[str, Callable[[list[float] | None], Times]] = {
            "stock nbgrader": lambda watched: stock(course, chosen.students, watched),
            "one worker": lambda watched: run(course, *command, watched=watched),
            "one worker, one core": lambda watched: run(course, *command, cores=1, watched=watched),
            "two workers": lambda watched: run(
                course, *command, "--workers", "2", watched=watched
            ),
        }
        times: dict[str, list[Times]] = {name: [] for name in arms}
        for number in range(chosen.rounds):
            for name, arm in arms.items():
                times[name].append(arm(None))
                print(f"round {number + 1}, {name}: {times[name][-1].wall:.1f} s", flush=True)
        print(f"\n{chosen.students} submissions, {chosen.rounds} rounds, {os.cpu_count()} cores, "
              f"load {os.getloadavg()[1]:.1f}; median (lowest-highest)")
        print(f"{'':22}{'wall s':>22}{'CPU s':>20}{'a minute':>10}{'RSS MB':>10}{'PSS MB':>10}")
        for name, arm in arms.items():
            memory: list[float] = []
            arm(memory)
            print(_row(name, times[name], chosen.students, memory), flush=True)
        before, one, alone, two = times.values()
        print(_ratio("one worker against stock, wall", before, one))
        print(_ratio("one worker against stock, CPU", before, one, "cpu"))
        print(_ratio("two workers against one, wall", one, two))
        print(_ratio("two workers against one on one core, wall", alone, two))
        found, own = parts(course)
        print("\nparts of one submission with right answers, ms")
        for name, seconds in found.items():
            print(f"{name:40}{1000 * seconds:8.1f}")
        print(f"{'of all this in the grading process':40}{1000 * own:8.1f}")
        each, write = sum(found.values()), found["write rows, outcome and notebook"]
        print(f"\n10,000 submissions on 8 machines: {10_000 * each / 60:.0f} minutes of work, of "
              f"which one process writes for {10_000 * write / 60:.1f}")
        for workers in (8, 16, 32):
            minutes = 10_000 * max(each / workers, write) / 60
            print(f"{workers:3} workers: {minutes:5.1f} minutes")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
