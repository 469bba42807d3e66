"""Marks in the columns of Canvas and Moodle; no mark is an empty field."""

import csv

import pytest

from tests.exercises.samples import samples
from tests.grading.course import ASSIGNMENT
from tests.grading.test_roster import CANVAS_FILE, MOODLE_FILE, WORKSHEET_FILE

TOTALS = {name: sum(sample.scores.values()) for name, sample in samples(ASSIGNMENT).items()}


@pytest.fixture(scope="module")
def marked(graded, tmp_path_factory):
    """The class after a person has marked the answers in words of two of them."""
    course = graded.copy(tmp_path_factory.mktemp("marks") / "course")
    with course.gradebook() as gradebook:
        for student in ("ada_solution", "hyun_signs"):
            grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score = samples(ASSIGNMENT)[student].scores["in_words"]
            grade.needs_manual_grade = False
        gradebook.db.commit()
    return course


def written(course, text, *arguments):
    (course.folder / "class.csv").write_text(text, encoding="utf-8")
    finished = course.command(
        "grading", "marks", ASSIGNMENT, "class.csv", "--to", "marks.csv", *arguments
    )
    assert finished.returncode == 0, finished.stderr
    with (course.folder / "marks.csv").open(encoding="utf-8", newline="") as file:
        return finished.stdout, list(csv.DictReader(file))


def test_canvas(marked):
    said, rows = written(marked, CANVAS_FILE, "--column", "Chapter 3")
    assert list(rows[0]) == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Chapter 3 (4711)"
    ]
    column = {row["SIS Login ID"] or row["Student"].strip(): row["Chapter 3 (4711)"]
              for row in rows}
    assert column == {
        "": "", "Points Possible": "25",
        "ada_solution": f"{TOTALS['ada_solution']}", "hyun_signs": f"{TOTALS['hyun_signs']}",
        "kofi_half": "", "zed_broken": "", "nora_nowhere": "", "f00": "",
    }
    assert "2 marks are in marks.csv" in said
    assert "zed_broken: no mark. ch03_signals.ipynb is damaged" in said
    assert "kofi_half: no mark. Some answers still have to be marked by a person." in said
    assert "nora_nowhere: no mark. Not in the gradebook" in said
    assert "yuna_tells (3) is not in class.csv" in said


def test_moodle_gradebook(marked):
    _, rows = written(marked, MOODLE_FILE, "--column", "Chapter 3")
    assert [row["Assignment: Chapter 3 (Real)"] for row in rows] == [
        f"{TOTALS['ada_solution']}", f"{TOTALS['hyun_signs']}", "", ""
    ]


def test_moodle_worksheet_keeps_its_columns(marked):
    text = WORKSHEET_FILE.replace("Participant 9001", "ada_solution")
    _, rows = written(marked, text)
    assert list(rows[0]) == WORKSHEET_FILE.splitlines()[0].split(",")
    assert [row["Grade"] for row in rows] == [f"{TOTALS['ada_solution']}", ""]


def test_other_maximum_is_refused(marked):
    (marked.folder / "class.csv").write_text(CANVAS_FILE.replace("25.00", "100"))
    finished = marked.command(
        "grading", "marks", ASSIGNMENT, "class.csv", "--to", "none.csv", "--column", "Chapter 3"
    )
    assert finished.returncode == 1
    assert "has 100 points there and 25 here" in finished.stderr
    assert not (marked.folder / "none.csv").exists()


def test_reasons_in_korean(marked):
    said, _ = written(marked, CANVAS_FILE, "--language", "ko")
    assert "사람이 채점해야 할 답이 남아 있습니다." in said


def test_what_was_handed_in_after_grading_has_no_mark(marked, tmp_path):
    course = marked.copy(tmp_path / "course")
    course.submit("ada_solution", course.answered({}))
    said, rows = written(course, MOODLE_FILE)
    assert rows[0][ASSIGNMENT] == ""
    assert "ada_solution: no mark. Something else was handed in" in said


def test_stock_grading_alone_gives_no_mark(marked, tmp_path):
    course = marked.copy(tmp_path / "course")
    (course.folder / "outcomes" / "ada_solution" / f"{ASSIGNMENT}.json").unlink()
    _, rows = written(course, MOODLE_FILE)
    assert rows[0][ASSIGNMENT] == ""
