"""Regrading after a faulty test was mended, and what people have marked."""

import csv
import json
import re

import nbformat
import pytest

from grading.commands.regrade import MarksOfTasks, Move, moves
from tests.grading.course import ASSIGNMENT, NOTEBOOK, changed


def test_moves():
    def marks(*points):
        known = None not in points
        return MarksOfTasks({("n", f"t{i}"): each for i, each in enumerate(points)},
                     sum(points) if known and points else None)

    assert moves("ada", marks(1.0, 2.0), marks(1.0, 3.0)) == [
        Move("ada", "t1", 2.0, 3.0), Move("ada", "total", 3.0, 4.0)
    ]
    assert moves("ada", marks(1.0), marks(1.0)) == []
    assert moves("ada", marks(0.1 + 0.2), marks(0.3)) == []
    assert moves("ada", MarksOfTasks(), marks(1.0)) == [
        Move("ada", "t0", None, 1.0), Move("ada", "total", None, 1.0)
    ]
    assert moves("ada", marks(1.0, 2.0), marks(1.0, None)) == [
        Move("ada", "t1", 2.0, None), Move("ada", "total", 3.0, None)
    ]
    assert moves("ada", marks(1.0), MarksOfTasks({("n", "t0"): 1.0, ("m", "t0"): 0.0}, 1.0)) == [
        Move("ada", "m/t0", None, 0.0)
    ]


def mend(course, name, function):
    """Change a cell of the source and release it again."""
    path = course.folder / "solutions" / ASSIGNMENT / NOTEBOOK
    source = nbformat.read(path, 4)
    cell = next(cell for cell in source.cells if cell.id == name)
    before, cell.source = cell.source, function(cell.source)
    assert cell.source != before
    nbformat.write(source, path)
    again = course.command("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    assert again.returncode == 0, again.stderr


def mark(course, student, points=2.5, name="in_words"):
    """Mark as a person does in the Formgrader."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(name, ASSIGNMENT, ASSIGNMENT, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def waits(course, student, name="in_words"):
    """Return what a person gave for a task, and whether it waits for one."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(name, ASSIGNMENT, ASSIGNMENT, student)
        return grade.manual_score, grade.needs_manual_grade


@pytest.fixture
def marked(graded, tmp_path):
    """The class after a person has marked two of them."""
    course = graded.copy(tmp_path / "course")
    for student in ("ada_solution", "kofi_half"):
        mark(course, student)
    return course


def again(course, *arguments, code=0):
    finished = course.command("grading", *arguments)
    assert finished.returncode == code, finished.stderr
    return finished.stdout


def test_a_mended_test_moves_marks_and_leaves_those_of_people(marked):
    mend(marked, "test_sigmoid", lambda text: text.replace("marks.total()", "marks.total() and 4."))
    gradebook, outcomes = (
        (marked.folder / "gradebook.db").read_bytes(),
        {path: path.read_bytes() for path in marked.folder.glob("outcomes/*/*.json")},
    )
    said = again(marked, "regrade", ASSIGNMENT, "--to", "moved.csv", "--dry-run")
    assert "kofi_half  test_sigmoid: 3 -> 4" in said
    assert "Nothing was written" in said
    assert (marked.folder / "gradebook.db").read_bytes() == gradebook
    assert {path: path.read_bytes() for path in outcomes} == outcomes

    assert again(marked, "regrade", ASSIGNMENT, "--to", "moved.csv").count(" -> ") == 2
    rows = list(csv.DictReader((marked.folder / "moved.csv").open()))
    assert [row["task"] for row in rows] == ["test_sigmoid", "total"]
    assert rows[0] == {"student": "kofi_half", "task": "test_sigmoid", "before": "3", "after": "4"}
    assert float(rows[1]["after"]) == float(rows[1]["before"]) + 1
    for student in ("ada_solution", "kofi_half"):
        assert waits(marked, student) == (2.5, False)
    assert waits(marked, "hyun_signs") == (None, True)
    said = again(marked, "regrade", ASSIGNMENT)
    assert "Marks of 0 students moved" in said
    assert "(5 of them before)" in said


def test_a_mark_stays_while_the_answer_does_whatever_else_is_handed_in(marked):
    path = marked.folder / "submitted" / "ada_solution" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(path, 4)
    other = changed(notebook)
    for cell in other.cells:
        if cell.id == "sigmoid":
            cell.source = "def sigmoid(x):\n    return 0.5"
        if cell.id == "in_words":
            cell.source += "  \n\n"
    marked.submit("ada_solution", other)
    again(marked, "autograde", ASSIGNMENT)
    assert waits(marked, "ada_solution") == (2.5, False)
    assert marked.marks("ada_solution")["test_sigmoid"] < 4
    # Neither a file that cannot be read nor a grading that failed makes it forgotten.
    for _ in range(2):
        marked.submit("ada_solution", b"{")
        again(marked, "autograde", ASSIGNMENT)
    assert waits(marked, "ada_solution") == (2.5, True)
    marked.submit("ada_solution", notebook)
    again(marked, "autograde", ASSIGNMENT)
    assert waits(marked, "ada_solution") == (2.5, False)
    for cell in notebook.cells:
        if cell.id == "in_words":
            cell.source = "Another answer."
    marked.submit("ada_solution", notebook)
    for _ in range(2):
        again(marked, "autograde", ASSIGNMENT, "--force", "--student", "ada_solution")
        assert waits(marked, "ada_solution") == (2.5, True)


def test_what_appears_and_what_is_withdrawn_is_listed_before_it_is_written(marked):
    path = marked.folder / "outcomes" / "ada_solution" / f"{ASSIGNMENT}.json"
    outcome = json.loads(path.read_text())
    # Graded before the answers were kept: nobody can tell whether this one was marked.
    path.write_text(json.dumps(outcome | {"answers": {}}))
    marked.submit("new", marked.answered())
    mend(marked, "test_sigmoid", lambda text: f"{text}\n# mended")
    said = again(marked, "regrade", ASSIGNMENT)
    assert "Marks of 2 students moved: 0 changed, 1 new, 1 withdrawn" in said
    assert "ada_solution  in_words: 2.5 -> no mark" in said
    assert re.search(r"ada_solution  total: 2\d\.5 -> no mark", said)
    assert "new  test_sigmoid: no mark -> 4" in said
    assert said.index("withdrawn") < said.index("graded,")
