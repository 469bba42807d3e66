"""Late days: a share of the final points, whenever they are marked and whatever date is moved."""

import csv
import unicodedata
from datetime import datetime, timedelta

import nbformat
import pytest

from grading.run import intake
from grading.run.cells import Master
from grading.run.handed_in import HandedIn
from grading.run.late_days import LateDays, PenaltyChange, reckon
from grading.run.times import read_time
from tests.grading.course import ASSIGNMENT

DUE = datetime(2030, 3, 1, 12)
LATE = f"{DUE + timedelta(hours=30)} UTC"
PLUG_IN = '\nc.AssignLatePenalties.plugin_class = "grading.run.late_days.LateDays"\n'
CLASS = "First name,Last name,ID number,Email address\nYuna,T,{student},y@example.org\n"


@pytest.fixture
def late(graded, tmp_path):
    """A class in which ada, with 25 points of which 4 wait, and yuna handed in two days late."""
    course = graded.copy(tmp_path / "course")
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(PLUG_IN)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
    for student in ("ada_solution", "yuna_tells"):
        stamp(course, student, LATE)
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    return course


def stamp(course, student, text):
    path = course.folder / "submitted" / student / ASSIGNMENT / "timestamp.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def exported(course, student):
    """Return the mark as it goes to Moodle."""
    (course.folder / "class.csv").write_text(CLASS.format(student=student))
    finished = course.command("grading", "marks", ASSIGNMENT, "class.csv", "--to", "marks.csv")
    assert finished.returncode == 0, finished.stderr
    (row,) = csv.DictReader((course.folder / "marks.csv").open())
    return row[ASSIGNMENT]


def by_hand(course, student, points):
    """Mark as a person does in the Formgrader."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def extensions(course, text, *arguments, code=0):
    """Run the command on a table; return what it said."""
    data = text if isinstance(text, bytes) else text.encode()
    (course.folder / "until.csv").write_bytes(data)
    finished = course.command("grading", "extensions", "until.csv", *arguments)
    assert finished.returncode == code, finished.stderr
    return finished.stdout + finished.stderr


@pytest.mark.parametrize(
    ("hours", "penalty"), [(0, None), (1, None), (3, 2.0), (25, 2.0), (27, 4.0), (24 * 30, 20.0)]
)
def test_late_days(hours, penalty):
    plugin = LateDays(free_hours=2, percent_a_day=10)
    assert plugin.late_submission_penalty("ada", 20.0, hours * 3600) == penalty


# --- The share ----------------------------------------------------------------------------------


def test_the_penalty_is_a_share_of_the_final_points_in_any_order(late):
    assert exported(late, "yuna_tells") == "2.4"  # 3 points, two days at 10 %
    for points, mark in ((4, "20"), (2, "18.4"), (4, "20")):
        by_hand(late, "ada_solution", points)
        assert exported(late, "ada_solution") == mark
    again = late.command("grading", "autograde", ASSIGNMENT, "--force", "--student", "ada_solution")
    assert again.returncode == 0, again.stderr
    by_hand(late, "ada_solution", 4)
    assert exported(late, "ada_solution") == "20"
    by_hand(late, "ada_solution", 3)
    feedback = late.command("grading", "feedback", ASSIGNMENT)
    assert feedback.returncode == 0, feedback.stderr
    page = (late.folder / f"feedback/ada_solution/{ASSIGNMENT}/{ASSIGNMENT}.html").read_text()
    assert "Late submission: 4.8 points less." in page
    assert "19.2" in page
    with late.gradebook() as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, "ada_solution")
        assert submission.score - submission.late_submission_penalty == pytest.approx(19.2)
    assert exported(late, "ada_solution") == "19.2"


def test_a_moved_date_is_reckoned_anew_and_said(late):
    with late.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE + timedelta(hours=12))
    assert exported(late, "yuna_tells") == "2.7"
    with late.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE + timedelta(hours=30))
    finished = late.command("grading", "autograde", ASSIGNMENT)
    assert "yuna_tells: late penalty 0.3 -> 0 points" in finished.stdout
    assert exported(late, "yuna_tells") == "3"


def test_no_plug_in_takes_more_than_there_is_or_gives_points(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        gradebook.find_submission(ASSIGNMENT, "yuna_tells").timestamp = DUE + timedelta(days=1)
        gradebook.db.commit()

        def changes(points):
            return reckon(gradebook, ASSIGNMENT, lambda *_: points, {})

        assert PenaltyChange("yuna_tells", 0.0, 3.0) in [
            *reckon(gradebook, ASSIGNMENT, lambda _, score, late: score if late else None, {})
        ]
        assert changes(None) == [PenaltyChange("yuna_tells", 3.0, 0.0)]
        assert changes(None) == []


# --- Extensions ---------------------------------------------------------------------------------


def test_an_extension_before_anything_is_handed_in(released, tmp_path):
    course = released.copy(tmp_path / "course")
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(PLUG_IN)
    said = extensions(course, (
        f"student,assignment,until\n,{ASSIGNMENT},{DUE} UTC\n"
        f"one,{ASSIGNMENT},2030-03-05\nother,{ASSIGNMENT},2030-03-02 21:00:00 Asia/Seoul\n"
    ))
    assert f"{ASSIGNMENT}, everybody: until 2030-03-01 12:00 UTC" in said
    assert f"{ASSIGNMENT}, one: until 2030-03-05 23:59 UTC" in said
    assert f"{ASSIGNMENT}, other: until 2030-03-02 12:00 UTC" in said
    assert "one is not in the gradebook" in said
    with course.gradebook() as gradebook:
        assert gradebook.assignment_submissions(ASSIGNMENT) == []
    for student in ("one", "other", "third"):
        course.submit(student, course.answered({"in_words": "Because."}),
                      {"timestamp.txt": LATE})
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    with course.gradebook() as gradebook:
        late = {
            each.student.id: each.total_seconds_late / 3600
            for each in gradebook.assignment_submissions(ASSIGNMENT)
        }
    assert late == {"one": 0, "other": 6, "third": 30}


def test_an_extension_afterwards_and_taken_back(late):
    head = "student,assignment,until\n"
    said = extensions(late, f"{head}yuna_tells,{ASSIGNMENT},{LATE}\n")
    assert "yuna_tells: late penalty 0.6 -> 0 points" in said
    assert exported(late, "yuna_tells") == "3"
    # The day stays the same when that of the others is moved.
    extensions(late, f"{head}*,{ASSIGNMENT},{DUE - timedelta(days=5)}\n")
    assert exported(late, "yuna_tells") == "3"
    said = extensions(late, f"{head}yuna_tells,{ASSIGNMENT},\n*,{ASSIGNMENT},{DUE}\n")
    assert "yuna_tells: taken back" in said
    assert exported(late, "yuna_tells") == "2.4"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
def test_a_table_of_a_spreadsheet(released, tmp_path, encoding):
    course = released.copy(tmp_path / "course")
    name = unicodedata.normalize("NFC", "김현")
    with course.gradebook() as gradebook:
        gradebook.add_student(unicodedata.normalize("NFD", name))
    text = f"학생;과제;기한\r\n{name};{ASSIGNMENT};2030. 3. 5. 오후 9:00\r\n"
    said = extensions(course, text.encode(encoding), "--timezone", "Asia/Seoul")
    assert f"{name}: until 2030-03-05 12:00 UTC (2030-03-05 21:00 Asia/Seoul)" in said
    assert "not in the gradebook" not in said


@pytest.mark.parametrize(("rows", "message"), [
    (f"ada,{ASSIGNMENT},2030-03-05 12:00 KST", "row 2: KST is no time zone that can be told"),
    ("ada,ch33_signals,2030-03-05", "There is no assignment ch33_signals"),
    (f"ada,{ASSIGNMENT},03/04/2030", "row 2: this can be read in more than one way"),
    (f"ada,{ASSIGNMENT},2030-03-05\nada,{ASSIGNMENT},2030-03-06", "row 3: ada has another time"),
    ("ada,,2030-03-05", "row 2: no assignment"),
])
def test_a_table_that_cannot_be_read_sets_nothing(released, tmp_path, rows, message):
    course = released.copy(tmp_path / "course")
    said = extensions(course, f"student,assignment,until\n{rows}\n*,{ASSIGNMENT},2030-03-01\n",
                      code=1)
    assert message in said.replace("Nothing", "nothing")
    assert "othing was set" in said
    with course.gradebook() as gradebook:
        assert gradebook.find_assignment(ASSIGNMENT).duedate is None


# --- Times of submission ------------------------------------------------------------------------

SIX = datetime(2026, 11, 21, 6)


@pytest.mark.parametrize("text", [
    "2026-11-21 06:00:00 UTC", "2026-11-21 15:00:00 Asia/Seoul", "2026-11-21 15:00:00 +0900",
    "2026-11-21T15:00:00+09:00", "2026-11-21 01:00:00 America/New_York", "2026-11-21 06:00:00",
    "2026-11-21 15:00 UTC+9", "Sat, 21 Nov 2026 06:00:00 GMT", "2026-11-21 15:00:00 +0900 (KST)",
])
def test_times_that_can_be_told(text):
    assert read_time(text) == SIX


@pytest.mark.parametrize("text", [
    "2026-11-21 15:00:00 KST", "2026-11-21 15:00:00 kst", "2026-11-21 06:00:00 CST",
    "2026-11-21 06:00:00 EST", "2026-11-21 06:00:00 IST", "2026-11-21 06:00:00 JST-9",
    "2026-11-21 06:00:00 Asia/Nowhere", "2026-11-21 06:00:00 /etc/localtime", "06:00", "",
    "03/04/2026", "2026-11-21 06:00:00 +99:00", "now", "9" * 500,
])
def test_times_that_cannot(text):
    with pytest.raises(ValueError, match=r"."):
        read_time(text)


def checked(data):
    """Return what intake makes of a file with the time."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", id="a")])
    handed_in = HandedIn({"n.ipynb": nbformat.writes(notebook).encode(), intake.TIME: data})
    return intake.check(handed_in, {"n": MASTER})


MASTER: Master = {"a": intake.cells.MasterCell(
    "a", "code", "", False, False, True, False, None, ""
)}


@pytest.mark.parametrize("data", [
    "\ufeff2026-11-21 15:00:00 Asia/Seoul\r\n".encode(),
    "2026-11-21 06:00:00 UTC\r\n".encode("utf-16"),
    "2026-11-21 06:00:00 UTC".encode("utf-16-be"),
    b"2026-11-21 15:00:00 +0900\n",
])
def test_the_file_is_read_as_notebooks_are(data):
    submission = checked(data)
    assert submission.time == SIX
    assert submission.files[intake.TIME] == b"2026-11-21 06:00:00 UTC"
    assert "timestamp" not in [note.id for note in submission.repairs]


@pytest.mark.parametrize("data", [b"2026-11-21 12:00:00 KST", b"\xff\xfe\x00", b"", b"x" * 10**6])
def test_what_cannot_be_read_is_noted(data):
    submission = checked(data)
    assert submission.time is None
    assert submission.files[intake.TIME] == b""
    assert "timestamp" in [note.id for note in submission.repairs]


def test_a_time_that_cannot_be_read_is_not_that_of_before(late):
    stamp(late, "yuna_tells", "2026-11-21 12:00:00 KST")
    finished = late.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    with late.gradebook() as gradebook:
        assert gradebook.find_submission(ASSIGNMENT, "yuna_tells").timestamp is None
    assert exported(late, "yuna_tells") == "3"
    stamp(late, "yuna_tells", LATE.encode("utf-16"))
    assert late.command("grading", "autograde", ASSIGNMENT).returncode == 0
    assert exported(late, "yuna_tells") == "2.4"
