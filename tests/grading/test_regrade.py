"""Regrading after a faulty test was mended, late days, and what people have marked."""

import csv
from datetime import datetime, timedelta

import nbformat
import pytest

from grading.commands.regrade import Move, moves
from grading.run.late_days import LateDays
from grading.run.outcome import Outcome, TaskMark
from tests.grading.course import ASSIGNMENT, NOTEBOOK

DUE = "2030-03-01 12:00:00"


def test_moves():
    def outcome(*points):
        tasks = [TaskMark("n", f"t{i}", value, 3.0) for i, value in enumerate(points)]
        return Outcome("ada", "a", "graded", "", "", tasks=tasks)

    assert moves(outcome(1.0, 2.0), outcome(1.0, 3.0)) == [
        Move("ada", "t1", 2.0, 3.0), Move("ada", "total", 3.0, 4.0)
    ]
    assert moves(outcome(1.0), outcome(1.0)) == []
    refused = Outcome("ada", "a", "not graded", "", "")
    assert moves(refused, outcome(1.0))[-1] == Move("ada", "total", None, 1.0)


def test_a_mended_test_moves_marks_and_leaves_those_of_people(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, "ada_solution")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        gradebook.db.commit()
    path = course.folder / "solutions" / ASSIGNMENT / NOTEBOOK
    source = nbformat.read(path, 4)
    cell = next(cell for cell in source.cells if cell.id == "test_sigmoid")
    cell.source = cell.source.replace("marks.total()", "marks.total() and 4.0")
    nbformat.write(source, path)
    again = course.command("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    assert again.returncode == 0, again.stderr

    finished = course.command("grading", "regrade", ASSIGNMENT, "--to", "moved.csv")
    assert finished.returncode == 0, finished.stderr
    rows = list(csv.DictReader((course.folder / "moved.csv").open()))
    assert {"student": "kofi_half", "task": "test_sigmoid", "before": "3", "after": "4"} in rows
    assert {row["student"] for row in rows} == {"kofi_half"}
    assert "kofi_half  test_sigmoid: 3 -> 4" in finished.stdout
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, "ada_solution")
        assert grade.manual_score == 2.5

    once_more = course.command("grading", "regrade", ASSIGNMENT)
    assert "graded," not in once_more.stdout
    assert "Marks of 1 students moved" in once_more.stdout


@pytest.mark.parametrize(
    ("hours", "penalty"), [(0, None), (1, None), (3, 2.0), (25, 2.0), (27, 4.0), (24 * 30, 20.0)]
)
def test_late_days(hours, penalty):
    plugin = LateDays(free_hours=2, percent_a_day=10)
    assert plugin.late_submission_penalty("ada", 20.0, hours * 3600) == penalty


def test_late_days_reach_the_marks(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write('\nc.AssignLatePenalties.plugin_class = "grading.run.late_days.LateDays"\n')
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=f"{DUE} UTC")
    late = datetime.fromisoformat(DUE) + timedelta(hours=30)
    stamp = course.folder / "submitted" / "yuna_tells" / ASSIGNMENT / "timestamp.txt"
    stamp.write_text(f"{late} UTC")
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    (course.folder / "class.csv").write_text(
        "First name,Last name,ID number,Email address\nYuna,T,yuna_tells,y@example.org\n"
    )
    course.command("grading", "marks", ASSIGNMENT, "class.csv", "--to", "marks.csv")
    (row,) = csv.DictReader((course.folder / "marks.csv").open())
    assert row[ASSIGNMENT] == "2.4"  # 3 points, two days at 10 %
