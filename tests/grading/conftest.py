"""Fixtures for grading: a machine that can, and a course folder to start from."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from grading.box.trusted.engine import Engine
from tests.exercises.samples import samples
from tests.grading import jobs
from tests.grading.classroom import hand_in, state
from tests.grading.course import ASSIGNMENT, NOTEBOOK, CourseFolder
from tests.grading.desk import Desk

# Short, so that tests of what never ends are soon over.
LIMITS = """
c.SplitExecute.cell_seconds = 4
c.SplitExecute.call_seconds = 2
c.SplitExecute.test_calls_seconds = 4
c.SplitExecute.test_seconds = 15
c.SplitExecute.notebook_seconds = 30
"""


@pytest.fixture(scope="session")
def released(sandbox, tmp_path_factory) -> CourseFolder:
    """A course with the assignment released and nothing handed in. Do not change it."""
    return CourseFolder.create(tmp_path_factory.mktemp("course") / "released", LIMITS)


@pytest.fixture(scope="session")
def classroom(released, tmp_path_factory) -> CourseFolder:
    """A small class, not graded yet. Do not change it."""
    course = released.copy(tmp_path_factory.mktemp("class") / "classroom")
    hand_in(course)
    return course


@pytest.fixture(scope="session")
def expected(classroom, tmp_path_factory):
    """What one worker makes of that class."""
    course = classroom.copy(tmp_path_factory.mktemp("expected") / "course")
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    return state(course)


@pytest.fixture(scope="module")
def engine(sandbox) -> Iterator[Engine]:
    """An engine with narrow limits, for all tests of a module."""
    engine = Engine().configure(jobs.LIMITS)
    yield engine
    engine.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A course folder to collect into."""
    folder = tmp_path / "course"
    folder.mkdir()
    return Desk(folder)


@pytest.fixture
def course(released, tmp_path: Path) -> CourseFolder:
    """A course of the test's own."""
    return released.copy(tmp_path / "course")


# Keeps the inputs of hidden tests, and says them wherever a student's code can say anything.
COLLECTOR = """
kept = []
def weighted_sum(x, w, b):
    kept.append(float(x[0]))
    return np.dot(x, w) + b
"""
TELLS = """
def sigmoid(x):
    print(kept)
    print("    Call:", kept)
    if len(kept) % 2:
        raise ValueError(f"{kept}\\n    Call: {kept}")
    return np.array(kept)
"""


@pytest.fixture(scope="session")
def graded(released, tmp_path_factory) -> CourseFolder:
    """A class in two languages, graded, with a damaged file and one that tells hidden inputs.

    Do not change it.
    """
    course = released.copy(tmp_path_factory.mktemp("course") / "graded")
    finished = course.command("nbgrader", "generate_assignment", ASSIGNMENT, language="ko")
    assert finished.returncode == 0, finished.stderr
    for student in ("ada_solution", "hyun_signs", "kofi_half"):
        sample = samples(ASSIGNMENT)[student]
        path = course.folder / "exercises" / sample.language / ASSIGNMENT / NOTEBOOK
        notebook = nbformat.read(path, as_version=4)
        sample.fill_in(notebook)
        course.submit(student, notebook)
    tells = course.answered({"weighted_sum": COLLECTOR, "sigmoid": TELLS})
    tells.cells.append(nbformat.v4.new_code_cell("print(kept)"))
    course.submit("yuna_tells", tells)
    course.submit("zed_broken", b'{"cells": [')
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    return course
