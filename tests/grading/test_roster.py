"""The class from Canvas and Moodle, in the columns that they export."""

import csv
import io
import unicodedata

import pytest

from grading.commands.roster import CANVAS, MOODLE, WORKSHEET, RosterError, _person, read

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
    path.write_text(text, encoding=encoding, newline="")
    return path


CANVAS_TWO_NAMES = CANVAS_FILE.replace("Student,ID", "LastName,FirstName,ID").replace(
    "\n,,", "\n,,,").replace("Possible,", "Possible,,")
for _name in ("Solution, Ada", "Signs, 현", "Half, Kofi", "Broken, Zed", "Nowhere, Nora",
              "Student, Test"):
    CANVAS_TWO_NAMES = CANVAS_TWO_NAMES.replace(f'"{_name}"', _name.replace(", ", ","))
KOREAN_MOODLE_FILE = """\
"이름","성","식별 번호","이메일 주소","과제: Chapter 3 (실점수)","과제: Chapter 3 (피드백)"
Ada,Solution,ada_solution,ada@example.org,-,=1+1
현,Signs,hyun_signs,hyun@example.org,12.50,
Kofi,Half,kofi_half,kofi@example.org,-,
Zed,Broken,zed_broken,zed@example.org,18.00,
"""
KOREAN_WORKSHEET_FILE = """\
식별자,전체 이름,이메일 주소,상태,성적,최고 성적,마지막 수정됨(제출),마지막 수정됨(성적)
참가자9001,Ada Solution,ada@example.org,채점을 위해 제출되었습니다.,,25.00,-,-
참가자 9002,현 Signs,hyun@example.org,제출 완료,7,25.00,-,-
"""


def students(found):
    """Return those who are named, row by row."""
    return [student for student in found.students.values() if student]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        (CANVAS_FILE, CANVAS,
         ["ada_solution", "hyun_signs", "kofi_half", "zed_broken", "nora_nowhere"]),
        (CANVAS_TWO_NAMES, CANVAS,
         ["ada_solution", "hyun_signs", "kofi_half", "zed_broken", "nora_nowhere"]),
        (MOODLE_FILE, MOODLE, ["ada_solution", "hyun_signs", "kofi_half", "zed_broken"]),
        (KOREAN_MOODLE_FILE, MOODLE, ["ada_solution", "hyun_signs", "kofi_half", "zed_broken"]),
        (WORKSHEET_FILE, WORKSHEET, ["9001", "9002"]),
        (KOREAN_WORKSHEET_FILE, WORKSHEET, ["9001", "9002"]),
    ],
    ids=["canvas", "two names", "moodle", "korean moodle", "worksheet", "korean worksheet"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp949"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_formats(tmp_path, text, kind, named, encoding, delimiter):
    rows = csv.reader(io.StringIO(text))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    found = read(file(tmp_path, text.getvalue(), encoding))
    assert found.format is kind
    assert students(found) == named
    first = next(row for row, student in found.students.items() if student)
    assert _person(found, first)["last_name"] in ("Solution", "Ada Solution")


def test_another_column(tmp_path):
    found = read(file(tmp_path, MOODLE_FILE), "Email address")
    assert students(found)[0] == "ada@example.org"


def test_names_are_compared_as_they_look(tmp_path):
    text = MOODLE_FILE.replace("hyun_signs", unicodedata.normalize("NFD", "김현_é"))
    assert students(read(file(tmp_path, text)))[1] == unicodedata.normalize("NFC", "김현_é")


def test_one_person_in_two_sections_has_two_rows(tmp_path):
    (row,) = (line for line in CANVAS_FILE.splitlines(keepends=True) if "Kofi" in line)
    found = read(file(tmp_path, CANVAS_FILE + row.replace("Neurons 2", "Neurons 3")))
    assert students(found).count("kofi_half") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,points\nAda,3\n", "Wanted are the columns of a Canvas gradebook"),
        (MOODLE_FILE.replace("ID number", "Group"), "has no column 'ID number'"),
        (MOODLE_FILE.replace("hyun_signs", "ada_solution"), "in the rows of different people"),
        (MOODLE_FILE.replace("hyun_signs", "../hyun"), "cannot be the name of a folder"),
        (MOODLE_FILE.splitlines()[0] + "\n", "names nobody"),
        ("", "other columns than expected"),
        (MOODLE_FILE + '"never closed', "line 6: a quotation mark is not closed"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, text, message):
    with pytest.raises(RosterError, match=message):
        read(file(tmp_path, text))


def test_a_file_in_no_encoding_that_can_be_told(tmp_path):
    path = tmp_path / "class.csv"
    path.write_bytes(MOODLE_FILE.replace("현", "é").encode("latin-1"))
    with pytest.raises(RosterError, match=r"store it as CSV \(UTF-8\)"):
        read(path)


def test_the_gradebook_knows_the_class_afterwards(released, tmp_path):
    course = released.copy(tmp_path / "course")
    decomposed = unicodedata.normalize("NFD", "hyun_현")
    with course.gradebook() as gradebook:
        gradebook.add_student("yuna_tells")
        gradebook.add_student(decomposed)
    text = CANVAS_FILE.replace("hyun_signs", unicodedata.normalize("NFC", decomposed))
    (course.folder / "class.csv").write_text(text)
    finished = course.command("grading", "roster", "class.csv")
    assert "5 students of a Canvas gradebook, 4 of them new" in finished.stdout, finished.stderr
    assert "not in class.csv: yuna_tells" in finished.stdout
    # A gradebook without the numbers in file names, which the class has from Canvas.
    (course.folder / "moodle.csv").write_text(MOODLE_FILE.replace("ada@example.org", ""))
    assert course.command("grading", "roster", "moodle.csv").returncode == 0
    with course.gradebook() as gradebook:
        hyun = gradebook.find_student(decomposed)
        assert (hyun.first_name, hyun.last_name, hyun.lms_user_id) == ("현", "Signs", "102")
        assert gradebook.find_student("ada_solution").lms_user_id == "101"
        assert "f00" not in {student.id for student in gradebook.students}
    assert "0 of them new" in course.command("grading", "roster", "class.csv").stdout
