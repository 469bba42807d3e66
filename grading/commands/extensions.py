"""Due dates and extensions, from a table that a spreadsheet can write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from grading.commands.roster import same_name
from grading.run.csv_file import CsvError, Table
from grading.run.csv_file import read as read_table
from grading.run.late_days import read_extensions, write_extensions
from grading.run.standing import open_course, outcomes_folder, update_penalties
from grading.run.times import read_time

_COLUMNS = {
    "student": ("student", "학생"),
    "assignment": ("assignment", "과제"),
    "until": ("until", "기한", "마감"),
}
_EVERYBODY = ("", "*")


@dataclass(frozen=True)
class Deadline:
    """A row: until when a student may hand in, or everybody. No time: as if never given."""

    student: str
    assignment: str
    until: datetime | None

    @property
    def for_everybody(self) -> bool:
        """Whether this is the due date."""
        return self.student in _EVERYBODY


def _zone(context: click.Context, option: click.Parameter, name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise click.BadParameter(f"{name} is no time zone, such as Asia/Seoul") from None


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--timezone", "zone", default="UTC", show_default=True, callback=_zone,
              help="Zone of the times that name none, such as Asia/Seoul.")
def extensions(file: Path, zone: tzinfo) -> None:
    """Set due dates and extensions from FILE, a CSV file with columns student, assignment, until.

    A row without a student, or with *, is the due date for everybody; one without a time takes
    back what was given. A date alone means its end. Works before and after something is handed in.
    """
    course, _ = open_course("")
    try:
        entries = _read(file, zone)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            _check_assignments(entries, gradebook, course)
            names = {same_name(student.id): student.id for student in gradebook.students}
            _set(entries, gradebook, course)
    except CsvError as error:
        raise click.ClickException(str(error)) from None
    for entry in entries:
        who = "everybody" if entry.for_everybody else entry.student
        click.echo(f"  {entry.assignment}, {who}: {_shown(entry.until, zone)}")
    for entry in entries:
        if not entry.for_everybody and entry.student not in names:
            click.echo(
                f"{entry.student} is not in the gradebook: it counts when something is handed in "
                "under this name"
            )
    for assignment in dict.fromkeys(entry.assignment for entry in entries):
        _show_penalties(assignment)


def _show_penalties(assignment: str) -> None:
    course, config = open_course(assignment)
    try:
        changes = update_penalties(course, config)
    except MissingEntry:
        return
    for change in changes:
        click.echo(f"  {assignment}, {change}")


def _shown(until: datetime | None, zone: tzinfo) -> str:
    if until is None:
        return "taken back"
    there = until.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone)
    own = "" if there.tzinfo == ZoneInfo("UTC") else f" ({there:%Y-%m-%d %H:%M} {zone})"
    return f"until {until:%Y-%m-%d %H:%M} UTC{own}"


def _read(file: Path, zone: tzinfo) -> list[Deadline]:
    """Read the table; CsvError with every row that cannot be read."""
    table = read_table(file, lambda columns: None not in _places(columns))
    places = _places(table.columns)
    found: dict[tuple[str, str], Deadline] = {}
    faults = []
    for row in table.body:
        try:
            entry = _entry(table, row, places, zone)
        except ValueError as error:
            faults.append(f"row {row + 1}: {error}")
            continue
        key = ("" if entry.for_everybody else entry.student, entry.assignment)
        if found.setdefault(key, entry) != entry:
            faults.append(f"row {row + 1}: {entry.student or '*'} has another time further up")
    if faults:
        raise CsvError(f"{file}: nothing was set. " + "; ".join(faults))
    return list(found.values())


def _places(columns: list[str]) -> list[int | None]:
    shown = [column.casefold() for column in columns]
    return [
        next((shown.index(name) for name in names if name in shown), None)
        for names in _COLUMNS.values()
    ]


def _entry(table: Table, row: int, places: Iterable[int | None], zone: tzinfo) -> Deadline:
    student, assignment, until = (table.value(row, place).strip() for place in places)
    if not assignment:
        raise ValueError("no assignment")
    time = read_time(until, zone, end_of_day=True) if until else None
    return Deadline(same_name(student), same_name(assignment), time)


def _check_assignments(
    entries: list[Deadline], gradebook: Gradebook, course: CourseDirectory
) -> None:
    """Refuse assignments that are neither in the gradebook nor among the sources."""
    known = {same_name(found.name) for found in gradebook.assignments}
    unknown = {
        entry.assignment for entry in entries
        if entry.assignment not in known
        and not Path(course.format_path(course.source_directory, ".", entry.assignment)).is_dir()
    }
    if unknown:
        raise CsvError(
            f"Nothing was set. There is no assignment {', '.join(sorted(unknown))}"
        )


def _set(entries: list[Deadline], gradebook: Gradebook, course: CourseDirectory) -> None:
    """Put due dates into the gradebook, and keep the extensions for whoever hands in later."""
    _, config = open_course("")
    folder = outcomes_folder(course, config)
    kept = read_extensions(folder)
    for entry in entries:
        given = kept.setdefault(entry.assignment, {})
        if entry.for_everybody:
            gradebook.update_or_create_assignment(entry.assignment, duedate=entry.until)
        elif entry.until is not None:
            given[entry.student] = entry.until
        else:
            given.pop(entry.student, None)
            try:
                gradebook.find_submission(entry.assignment, entry.student).extension = None
            except MissingEntry:
                continue
            gradebook.db.commit()
    write_extensions(folder, kept)
