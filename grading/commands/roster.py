"""The class as Canvas or Moodle lists it: read from their CSV files, kept in the gradebook."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from nbgrader.api import Gradebook

from grading.run.standing import open_course

_PARTICIPANT = re.compile(r"\D*(\d+)\Z")


class RosterError(Exception):
    """Raised for a file that cannot be used, with a sentence for the instructor."""


@dataclass(frozen=True)
class Format:
    """A kind of file: the columns by which it is known, and the one that names a student."""

    name: str
    known_by: tuple[str, ...]
    id_column: str
    kept: tuple[str, ...]


CANVAS = Format(
    "a Canvas gradebook", ("Student", "ID", "Section"), "SIS Login ID",
    ("Student", "ID", "SIS User ID", "SIS Login ID", "Root Account", "Integration ID", "Section"),
)
# The offline grading worksheet of a Moodle assignment. Its column Grade takes the marks.
WORKSHEET = Format(
    "a Moodle grading worksheet", ("Identifier", "Status", "Grade"), "Identifier", ()
)
MOODLE = Format(
    "a Moodle gradebook", ("First name", "Email address"), "ID number",
    ("First name", "Last name", "Surname", "Username", "ID number", "Email address"),
)
FORMATS = (CANVAS, WORKSHEET, MOODLE)


@dataclass
class Roster:
    """A file of the class: its rows as they are, and the student that each belongs to, if any."""

    format: Format
    columns: list[str]
    rows: list[dict[str, str]]
    students: list[str | None]
    delimiter: str
    encoding: str


def read(path: Path, id_column: str | None = None) -> Roster:
    """Read a gradebook exported from Canvas or Moodle, or a grading worksheet from Moodle.

    ``id_column`` is the column that holds the students' names in nbgrader.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise RosterError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RosterError(f"{path} is not UTF-8 text: export it again as CSV (UTF-8)") from None
    for delimiter in (",", ";", "\t"):
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
        columns = list(reader.fieldnames or [])
        for kind in FORMATS:
            if set(kind.known_by) <= set(columns):
                rows = list(reader)
                students = _students(path, kind, rows, columns, id_column or kind.id_column)
                encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
                return Roster(kind, columns, rows, students, delimiter, encoding)
    wanted = "; ".join(f"{kind.name} ({', '.join(kind.known_by)})" for kind in FORMATS)
    raise RosterError(f"{path}: expected the columns of {wanted}; got {', '.join(columns)}")


def write(roster: Roster, path: Path, columns: Sequence[str]) -> None:
    """Write these columns of a roster with the encoding and delimiter that it had."""
    with path.open("w", encoding=roster.encoding, newline="") as file:
        writer = csv.DictWriter(
            file, columns, delimiter=roster.delimiter, extrasaction="ignore", lineterminator="\r\n"
        )
        writer.writeheader()
        writer.writerows(roster.rows)


def _students(
    path: Path, kind: Format, rows: list[dict[str, str]], columns: list[str], id_column: str
) -> list[str | None]:
    if id_column not in columns:
        raise RosterError(
            f"{path} has no column {id_column!r}: name the one that holds the students' names in "
            f"nbgrader with --id-column. There are {', '.join(columns)}"
        )
    students = [_student(path, kind, row, id_column) for row in rows]
    named = [student for student in students if student is not None]
    twice = sorted({student for student in named if named.count(student) > 1})
    if twice:
        raise RosterError(f"{path}: {', '.join(twice)} stands in more than one row")
    if not named:
        raise RosterError(f"{path}: the column {id_column!r} names nobody")
    return students


def _student(path: Path, kind: Format, row: dict[str, str], id_column: str) -> str | None:
    if kind is CANVAS and (
        row["Student"].strip() in ("", "Points Possible", "Student, Test", "Test Student")
    ):
        return None
    student = row[id_column].strip()
    if kind is WORKSHEET and id_column == "Identifier":
        match = _PARTICIPANT.match(student)
        student = match[1] if match else student
    if "/" in student or "\\" in student or student.startswith("."):
        raise RosterError(f"{path}: {student!r} cannot be the name of a folder")
    return student or None


def _person(kind: Format, row: dict[str, str]) -> dict[str, str | None]:
    """Return what nbgrader's gradebook keeps of a person."""
    if kind is CANVAS:
        last, _, first = row["Student"].partition(", ")
        return {"first_name": first or None, "last_name": last, "lms_user_id": row["ID"]}
    if kind is WORKSHEET:
        return {"first_name": None, "last_name": row.get("Full name"),
                "email": row.get("Email address"), "lms_user_id": row["Identifier"]}
    return {"first_name": row["First name"], "last_name": row.get("Last name", row.get("Surname")),
            "email": row["Email address"], "lms_user_id": row.get("ID number")}


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
    with Gradebook(course.db_url, course.course_id) as gradebook:
        before = {student.id for student in gradebook.students}
        for student, row in zip(found.students, found.rows, strict=True):
            if student is not None:
                gradebook.update_or_create_student(student, **_person(found.format, row))
    named = {student for student in found.students if student is not None}
    click.echo(f"{len(named)} students of {found.format.name}, {len(named - before)} of them new")
    if others := sorted(before - named):
        click.echo(f"In the gradebook, but not in {file}: {', '.join(others)}")
