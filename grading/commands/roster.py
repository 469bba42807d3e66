"""The class as Canvas or Moodle lists it: read from their CSV files, kept in the gradebook."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from nbgrader.api import Gradebook

from grading.run.csv_file import CsvError, Table, heading
from grading.run.csv_file import read as read_table
from grading.run.standing import open_course

# A word such as Participant, in the language of the site, and a number.
_PARTICIPANT = re.compile(r"[^\d_]{3,}(\d+)")
# Canvas's own student for trying things out.
_TEST_STUDENT = {("Student, Test", ""), ("Test Student", ""), ("Student", "Test")}
# What Moodle calls a column in Korean, in one version or another.
_KOREAN = {
    "First name": ("이름",),
    "Last name": ("성",),
    "Full name": ("전체 이름", "사용자 성명", "성명"),
    "Email address": ("이메일 주소", "이메일", "전자우편 주소"),
    "Username": ("사용자 아이디", "사용자 ID", "사용자명", "아이디"),
    "ID number": ("id 번호", "식별 번호", "학번", "식별자"),
    "Identifier": ("식별자",),
    "Grade": ("성적", "점수"),
    "Maximum Grade": ("최고 성적", "최대 성적", "최고 점수", "최대 점수"),
}
_OTHER_NAMES = {"Last name": ("Surname",), "Student": ("LastName",)}


class RosterError(Exception):
    """Raised for a file that cannot be used, with a sentence for the instructor."""


@dataclass(frozen=True)
class Format:
    """A kind of file: the columns by which it is known, and the one that names a student."""

    name: str
    known_by: tuple[str, ...]
    id_column: str


# With first and last names apart, the column Student is called LastName.
CANVAS = Format("a Canvas gradebook", ("Student", "ID", "Section"), "SIS Login ID")
# The offline grading worksheet of a Moodle assignment. Its column Grade takes the marks.
WORKSHEET = Format("a Moodle grading worksheet", ("Identifier", "Grade"), "Identifier")
MOODLE = Format("a Moodle gradebook", ("First name", "Email address"), "ID number")
FORMATS = (CANVAS, WORKSHEET, MOODLE)


@dataclass
class Roster:
    """A file of the class, and the student that each of its rows belongs to, if any."""

    format: Format
    table: Table
    students: dict[int, str | None]

    def value(self, row: int, column: str) -> str:
        """Return what a row says in a column; an empty string if there is no such column."""
        return self.table.value(row, find(self.table.columns, column)).strip()


def find(columns: list[str], name: str) -> int | None:
    """Return where a column is, by its name in English or Korean."""
    shown = [_same(column) for column in columns]
    names = (name, *_OTHER_NAMES.get(name, ()), *_KOREAN.get(name, ()))
    return next((shown.index(_same(each)) for each in names if _same(each) in shown), None)


def read(path: Path, id_column: str | None = None) -> Roster:
    """Read a gradebook exported from Canvas or Moodle, or a grading worksheet from Moodle.

    ``id_column`` is the column that holds the students' names in nbgrader.
    """
    try:
        table = read_table(path, lambda columns: _format(columns) is not None)
    except CsvError as error:
        wanted = "; ".join(f"{kind.name} ({', '.join(kind.known_by)})" for kind in FORMATS)
        raise RosterError(f"{error}. Wanted are the columns of {wanted}") from None
    kind = _format(table.columns)
    assert kind is not None
    roster = Roster(kind, table, {})
    column = id_column or kind.id_column
    if find(table.columns, column) is None:
        raise RosterError(
            f"{path} has no column {column!r}: name the one that holds the students' names in "
            f"nbgrader with --id-column. There are {', '.join(table.columns)}"
        )
    roster.students = {row: _student(roster, row, column) for row in table.body}
    people: dict[str, Mapping[str, str]] = {}
    for row, student in roster.students.items():
        # Who is in two sections may have two rows.
        if student is not None and people.setdefault(student, _person(roster, row)) != _person(
            roster, row
        ):
            raise RosterError(f"{path}: {student} stands in the rows of different people")
    if not people:
        raise RosterError(f"{path}: the column {column!r} names nobody")
    return roster


def same_name(name: str) -> str:
    """Return a student's name as names are compared: é is one letter, however it was typed."""
    return unicodedata.normalize("NFC", name.strip())


def _same(column: str) -> str:
    return "".join(heading(column).split()).casefold()


def _format(columns: list[str]) -> Format | None:
    return next(
        (kind for kind in FORMATS
         if all(find(columns, name) is not None for name in kind.known_by)), None,
    )


def _student(roster: Roster, row: int, id_column: str) -> str | None:
    if roster.format is CANVAS:
        name = roster.value(row, "Student")
        nobody = not name and not roster.value(row, "ID")
        if nobody or name == "Points Possible" or (
            name, roster.value(row, "FirstName")
        ) in _TEST_STUDENT:
            return None
    student = same_name(roster.value(row, id_column))
    if roster.format is WORKSHEET and id_column == "Identifier":
        participant = _PARTICIPANT.fullmatch(student)
        student = participant[1] if participant else student
    if "/" in student or "\\" in student or student.startswith("."):
        raise RosterError(f"{roster.table.path}: {student!r} cannot be the name of a folder")
    return student or None


def _person(roster: Roster, row: int) -> dict[str, str]:
    """Return what nbgrader's gradebook keeps of a person, as far as the file says it.

    ``lms_user_id`` is what the platform puts into the names of uploaded files.
    """

    def value(column: str) -> str:
        return unicodedata.normalize("NFC", roster.value(row, column))

    if roster.format is CANVAS:
        last, _, first = value("Student").partition(", ")
        found = {"first_name": value("FirstName") or first, "last_name": last,
                 "lms_user_id": value("ID")}
    else:
        number = "Identifier" if roster.format is WORKSHEET else "ID number"
        found = {"first_name": value("First name"),
                 "last_name": value("Last name") or value("Full name"),
                 "email": value("Email address"), "lms_user_id": value(number)}
    return {name: text for name, text in found.items() if text}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id-column", metavar="COLUMN",
              help="The column that holds the students' names in nbgrader.")
def roster(file: Path, id_column: str | None) -> None:
    """Put the class that Canvas or Moodle exported to FILE into the gradebook.

    Nobody is ever removed.
    """
    try:
        found = read(file, id_column)
    except RosterError as error:
        raise click.ClickException(str(error)) from None
    course, _ = open_course("")
    people = {
        student: _person(found, row) for row, student in found.students.items() if student
    }
    with Gradebook(course.db_url, course.course_id) as gradebook:
        before = {same_name(student.id): student for student in gradebook.students}
        for name, person in people.items():
            known = before.get(name)
            if known is not None and known.lms_user_id and found.format is MOODLE:
                # A worksheet told it: file names have the participant's number, no ID number.
                person.pop("lms_user_id", None)
            gradebook.update_or_create_student(known.id if known else name, **person)
        others = sorted(student.id for name, student in before.items() if name not in people)
    click.echo(
        f"{len(people)} students of {found.format.name}, {len(people.keys() - before.keys())} of "
        "them new"
    )
    if others:
        click.echo(f"In the gradebook, but not in {file}: {', '.join(others)}")
