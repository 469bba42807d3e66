"""Take a whole class from its uploaded files to its marks, and write what each command needed.

    make bench-class
    python -m benchmarks.classroom --students 1000

The class is simulated. Its answers are the catalogue's right and wrong ones in ever new mixtures,
half of the notebooks are Korean, one in two hundred holds a function without end, and one in a
hundred cannot be read. Everybody uploads to Canvas, whose one ZIP file holds the class. The table
goes to ``benchmarks/results/class.json``, from which the guide for instructors takes it.
"""

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
from tqdm import tqdm

from neuron_to_mnist import LANGUAGES
from tests.exercises.tasks import catalogue, tasks
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, CourseFolder, changed

RESULTS = Path(__file__).with_name("results") / "class.json"
LOOPERS, BROKEN = 200, 100
COLUMN = "Chapter 3"
ENDLESS = "def sigmoid(x):\n    while True:\n        pass"
UNREADABLE = (b"", b"{", b"PK\x03\x04", b"<!DOCTYPE html>", "π".encode("utf-16"))
COMMANDS = {
    "collect": ("collect", ASSIGNMENT, "uploads.zip"),
    "autograde": ("autograde", ASSIGNMENT, "--workers", "2"),
    "feedback": ("feedback", ASSIGNMENT, "--workers", "2"),
    "feedback again": ("feedback", ASSIGNMENT, "--workers", "2"),
    "report": ("report", ASSIGNMENT),
    "similarity": ("similarity", ASSIGNMENT),
    "marks": ("marks", ASSIGNMENT, "class.csv", "--to", "marks.csv", "--column", COLUMN),
}


def uploads(course: CourseFolder, students: int) -> Iterator[tuple[str, bytes]]:
    """Give every student's file as Canvas names it."""
    released = {
        language: nbformat.read(course.folder / "exercises" / language / ASSIGNMENT / NOTEBOOK, 4)
        for language in LANGUAGES
    }
    entries: dict[str, list[str]] = {task: [] for task in tasks(ASSIGNMENT)}
    for kind in ("right", "mistake"):
        for task, entry in catalogue(ASSIGNMENT, kind):
            entries[task].append(entry["source"])
    rng = random.Random(0)
    for number in range(students):
        name = f"body{number:05}_{10_000 + number}_{70_000 + number}_{NOTEBOOK}"
        if number % BROKEN == 7:
            yield name, UNREADABLE[number % len(UNREADABLE)]
            continue
        # Most students of a real class are right most of the time.
        answers = {
            task: rng.choice(found) if rng.random() < 0.3 else found[0]
            for task, found in entries.items()
        }
        if number % LOOPERS == 3:
            answers["sigmoid"] = ENDLESS
        notebook = changed(released[list(LANGUAGES)[number % len(LANGUAGES)]])
        for cell in notebook.cells:
            cell.source = answers.get(cell.id, cell.source)
        yield name, nbformat.writes(notebook).encode()


def make_class(folder: Path, students: int) -> CourseFolder:
    """Return a course, with the class's file and the ZIP file of what it handed in."""
    course = CourseFolder.create(folder)
    for language in LANGUAGES:
        course.command("nbgrader", "generate_assignment", ASSIGNMENT, "--force", language=language)
    with (folder / "class.csv").open("w", encoding="utf-8") as table:
        table.write(f"Student,ID,SIS User ID,SIS Login ID,Section,{COLUMN} (4711)\n"
                    "    Points Possible,,,,,25.00\n")
        for number in range(students):
            table.write(f'"Body{number:05}, A",{10_000 + number},S{number},s{number:05},1,\n')
    with zipfile.ZipFile(folder / "uploads.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tqdm(uploads(course, students), total=students, unit="upload"):
            archive.writestr(name, content)
    return course


class Watch:
    """The memory of a command and all that it starts, in megabytes: the highest, twice a second.

    Pages that processes share count once.
    """

    def __init__(self, process: subprocess.Popen) -> None:
        self.highest = 0.0
        self._root = psutil.Process(process.pid)
        self._thread = threading.Thread(target=self._look, args=(process,))
        self._thread.start()

    def end(self) -> float:
        """Return the highest memory, once the command has ended."""
        self._thread.join()
        return self.highest

    def _look(self, process: subprocess.Popen) -> None:
        while process.poll() is None:
            total = 0.0
            for each in (self._root, *self._below()):
                try:
                    total += each.memory_full_info().pss / 2**20
                except psutil.Error:
                    continue
            self.highest = max(self.highest, total)
            time.sleep(0.5)

    def _below(self) -> list[psutil.Process]:
        try:
            return self._root.children(recursive=True)
        except psutil.Error:
            return []


def run(course: CourseFolder, *command: str) -> dict[str, float]:
    """Run a command of ``python -m grading`` and return what it needed."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "grading", *command], cwd=course.folder,
        env={**ENVIRONMENT, "TQDM_DISABLE": "1"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    watch = Watch(process)
    assert process.stdout is not None
    said = process.stdout.read()
    process.wait()
    wall = time.perf_counter() - start
    memory = watch.end()
    after = os.times()
    cpu = (after.children_user + after.children_system
           - before.children_user - before.children_system)
    if process.returncode != 0:
        sys.exit(f"grading {' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}")
    return {"wall": round(wall, 1), "cpu": round(cpu, 1), "memory": round(memory)}


def main() -> None:
    """Print the table and write it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, nargs="+", default=[1_000, 10_000])
    chosen = options.parse_args()
    table = {
        "cores": os.cpu_count(), "python": platform.python_version(),
        "loopers": LOOPERS, "broken": BROKEN, "classes": {},
    }
    for students in chosen.students:
        work = Path(tempfile.mkdtemp(prefix="bench-"))
        try:
            course = make_class(work / "course", students)
            run(course, "roster", "class.csv")
            print(f"\n{students} students, load {os.getloadavg()[1]:.1f}\n"
                  f"{'':16}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}{'ms each':>10}")
            rows = table["classes"][str(students)] = {}
            for name, command in COMMANDS.items():
                row = rows[name] = run(course, *command)
                print(f"{name:16}{row['wall']:10.1f}{row['cpu']:10.1f}{row['memory']:10.0f}"
                      f"{1000 * row['wall'] / students:10.1f}", flush=True)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    RESULTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
