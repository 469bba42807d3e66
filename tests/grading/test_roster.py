"""The class from Canvas and Moodle, in the columns that they export."""

import pytest

from grading.commands.roster import CANVAS, MOODLE, WORKSHEET, RosterError, read

CANVAS_FILE = """\
Student,ID,SIS User ID,SIS Login ID,Section,Chapter 3 (4711),Current Score,Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,25.00,(read only),(read only)
"Solution, Ada",101,S1,ada_solution,Neurons 1,,,
"Signs, 현",102,S2,hyun_signs,Neurons 1 and Neurons 2,3,,
"Half, Kofi",103,S3,kofi_half,Neurons 2,,,
"Broken, Zed",104,S4,zed_broken,Neurons 2,,,
"Nowhere, Nora",105,S5,nora_nowhere,Neurons 2,,,
"Student, Test",199,,f00,Neurons 1,,,
"""
MOODLE_FILE = """\
"First name","Last name","ID number","Email address","Assignment: Chapter 3 (Real)"
Ada,Solution,ada_solution,ada@example.org,-
현,Signs,hyun_signs,hyun@example.org,-
Kofi,Half,kofi_half,kofi@example.org,-
Zed,Broken,zed_broken,zed@example.org,-
"""
WORKSHEET_FILE = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 9001,Ada Solution,ada@example.org,Submitted for grading,,25.00,Yes,-,-,
참가자 9002,현 Signs,hyun@example.org,Submitted for grading,7,25.00,Yes,-,-,
"""


def file(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "class.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("text", "kind", "students"),
    [
        (CANVAS_FILE, CANVAS,
         ["ada_solution", "hyun_signs", "kofi_half", "zed_broken", "nora_nowhere"]),
        (MOODLE_FILE, MOODLE, ["ada_solution", "hyun_signs", "kofi_half", "zed_broken"]),
        (WORKSHEET_FILE, WORKSHEET, ["9001", "9002"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_formats(tmp_path, text, kind, students, encoding):
    found = read(file(tmp_path, text, encoding))
    assert found.format is kind
    assert [student for student in found.students if student] == students
    assert found.encoding == encoding


def test_semicolons_and_another_column(tmp_path):
    found = read(file(tmp_path, MOODLE_FILE.replace(",", ";")), "Email address")
    assert found.students[0] == "ada@example.org"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,points\nAda,3\n", "expected the columns of a Canvas gradebook"),
        (MOODLE_FILE.replace("ID number", "Group"), "has no column 'ID number'"),
        (MOODLE_FILE.replace("hyun_signs", "ada_solution"), "ada_solution stands in more than one"),
        (MOODLE_FILE.replace("hyun_signs", "../hyun"), "cannot be the name of a folder"),
        (MOODLE_FILE.splitlines()[0] + "\n", "names nobody"),
        ("", "expected the columns"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, text, message):
    with pytest.raises(RosterError, match=message):
        read(file(tmp_path, text))


def test_the_gradebook_knows_the_class_afterwards(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    (course.folder / "class.csv").write_text(CANVAS_FILE)
    finished = course.command("grading", "roster", "class.csv")
    assert "5 students of a Canvas gradebook, 2 of them new" in finished.stdout, finished.stderr
    assert "not in class.csv: yuna_tells" in finished.stdout
    with course.gradebook() as gradebook:
        hyun = gradebook.find_student("hyun_signs")
        assert (hyun.first_name, hyun.last_name, hyun.lms_user_id) == ("현", "Signs", "102")
        assert "f00" not in {student.id for student in gradebook.students}
    assert "0 of them new" in course.command("grading", "roster", "class.csv").stdout
