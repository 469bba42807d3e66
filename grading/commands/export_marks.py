"""Marks for Canvas and Moodle, written into the file that they exported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click
from nbgrader.api import MissingEntry

from grading.commands.roster import (
    CANVAS,
    WORKSHEET,
    Roster,
    RosterError,
    find,
    read,
    same_name,
)
from grading.run.csv_file import CsvError, heading
from grading.run.standing import (
    Standing,
    each_standing,
    everybody,
    open_course,
    update_penalties,
)
from neuron_to_mnist import LANGUAGES

# What Canvas writes for an excused student, and for one whom an assignment is not for.
_NOT_TOUCHED = {"EX", "EXCUSED", "N/A", "면제"}
_WHO = ("Student", "FirstName", "ID", "SIS User ID", "SIS Login ID", "Section", "First name",
        "Last name", "Full name", "Username", "ID number", "Email address")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d*)?")
# Columns beside the points in Moodle's export, in parentheses after the title.
_NO_POINTS = re.compile(r"feedback|percentage|letter|피드백|백분[율률]|문자.*", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """A student's mark, None with the reason, and the most that there is to get."""

    student: str
    points: float | None
    most: float
    reason: str
    handed_in: bool


@dataclass
class Plan:
    """What is going to be written, and what stays as it is.

    ``changes`` are students, with what stands there and what will; ``left`` are those without a
    mark, ``excused`` those with an EX, with what stands there; ``protected`` are the rows, columns
    and texts of fields that a spreadsheet would have taken for formulas.
    """

    new_column: str = ""
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)
    excused: dict[str, str] = field(default_factory=dict)
    protected: list[tuple[int, str, str]] = field(default_factory=list)
    same: int = 0


@click.command()
@click.argument("assignment")
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), required=True,
              help="The file to write.")
@click.option("--column", help="The assignment's name there. [default: ASSIGNMENT]")
@click.option("--id-column", metavar="COLUMN",
              help="The column that holds the students' names in nbgrader.")
@click.option("--clear", is_flag=True,
              help="Empty the field of everybody without a mark, and write over EX.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--language", envvar="COURSE_LANGUAGE", type=click.Choice(list(LANGUAGES)),
              default="en", help="Language of the reasons. [default: COURSE_LANGUAGE, else en]")
def marks(
    assignment: str, roster: Path, target: Path, column: str | None, id_column: str | None,
    clear: bool, dry_run: bool, language: str,
) -> None:
    """Write the marks of ASSIGNMENT for the class in ROSTER, a file from Canvas or Moodle.

    ROSTER is an exported gradebook or Moodle's grading worksheet. The file that is written is the
    same but for what is listed. Whoever has no mark keeps what stands there, and is listed with
    the reason; so does who is excused.
    """
    course, config = open_course(assignment)
    try:
        found = read(roster, id_column)
        update_penalties(course, config)
        class_ = each_standing(course, config, everybody(course, config))
        marks_of = _by_name(class_, language)
        most = next((mark.most for mark in marks_of.values()), 0.0)
        title = column or assignment
        plan = _plan(found, marks_of, _column(found, title), title, most, clear)
        _show(plan)
        if not dry_run:
            found.table.write(target)
    except (CsvError, RosterError, MissingEntry) as error:
        raise click.ClickException(str(error)) from None
    named = {student for student in found.students.values() if student is not None}
    count = sum(marks_of[name].points is not None for name in named & marks_of.keys())
    click.echo(f"{count} marks {'would be' if dry_run else 'are'} in {target}")
    for name in sorted(named):
        mark = marks_of.get(name)
        if mark is None or mark.points is None:
            reason = mark.reason if mark else "Not in the gradebook"
            stays = f" {plan.left[name]} stays there." if plan.left.get(name) else ""
            click.echo(f"  {name}: no mark. {reason}{stays}")
    for name, mark in marks_of.items():
        if name not in named and mark.handed_in:
            shown = "no mark" if mark.points is None else number(mark.points)
            click.echo(f"  {mark.student} ({shown}) is not in {roster}")


def number(points: float) -> str:
    """Return points as digits with at most two decimals."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _by_name(class_: Iterable[Standing], language: str) -> dict[str, Mark]:
    """Return everybody's mark by the names as they are compared."""
    found: dict[str, Mark] = {}
    for each in class_:
        name = same_name(each.student)
        other = found.get(name)
        mark = Mark(each.student, each.points, each.max_points, each.reason(language),
                    each.state != "nothing")
        if other is not None and other.handed_in and mark.handed_in:
            raise RosterError(
                f"{name} has handed in twice, under names that look the same: remove one of the "
                "folders"
            )
        if other is None or mark.handed_in:
            found[name] = mark
    return found


def _column(roster: Roster, title: str) -> int:
    """Return where the marks go: a new column if the file has none for this title.

    Canvas adds a number to the title, Moodle a kind of activity before it and of marks after it.
    """
    columns = roster.table.columns
    if roster.format is WORKSHEET:
        column = find(columns, "Grade")
        assert column is not None
        return column
    title = heading(title)
    if title in columns:
        column = columns.index(title)
        if column in {find(columns, name) for name in _WHO}:
            raise RosterError(f"The column {title} tells who somebody is: it takes no marks")
        return column
    before, after = (r"", r"\d+") if roster.format is CANVAS else (r"(?:[^:]+: ?)?", r"[^()]*")
    pattern = re.compile(rf"{before}{re.escape(title)}(?: \(({after})\))?")
    matches = [match for name in columns if (match := pattern.fullmatch(name))]
    points = [match[0] for match in matches if not _NO_POINTS.fullmatch(match[1] or "")]
    if len(points) > 1 or (matches and not points):
        several = ", ".join(repr(match[0]) for match in matches)
        raise RosterError(f"Which column takes the points? Name it with --column: {several}")
    return columns.index(points[0]) if points else len(columns)


def _plan(
    roster: Roster, marks_of: dict[str, Mark], column: int, title: str, most: float, clear: bool,
) -> Plan:
    """Put the marks into the table and return what that changes."""
    table, plan = roster.table, Plan()
    fields = {row: table.value(row, column).strip() for row in table.body}
    if column == len(table.columns):
        plan.new_column = title
        for row in (0, *table.body):
            table.put(row, column, title if row == 0 else "")
    excused = {
        student for row, student in roster.students.items() if fields[row].upper() in _NOT_TOUCHED
    }
    # As the file writes them.
    comma = table.delimiter != "," and any("," in text for text in fields.values() if _points(text))
    for row, student in roster.students.items():
        text = fields[row]
        if student is None:
            if roster.format is CANVAS and roster.value(row, "Student") == "Points Possible":
                _check_limit(text, most, title)
                if not text:
                    table.put(row, column, number(most))
            continue
        _check_limit(roster.value(row, "Maximum Grade"), most, title)
        own = marks_of.get(student)
        points = None if own is None else own.points
        mark = "" if points is None else number(points)
        empty = text in ("", "-")
        if not mark and (empty or not clear):
            plan.left[student] = "" if empty else text
        elif mark and student in excused and not clear:
            plan.excused[student] = text
        elif mark and _points(text) == _points(mark):
            plan.same += 1
        else:
            mark = mark.replace(".", ",") if comma else mark
            table.put(row, column, mark)
            plan.changes.append((student, "" if empty else text, mark))
    plan.protected = [(row, table.columns[column], table.value(row, column))
                      for row, column in table.protect() if column < len(table.columns)]
    return plan


def _check_limit(text: str, most: float, title: str) -> None:
    """Refuse a column that cannot hold the marks as they are."""
    limit = _points(text)
    if limit is not None and limit != _points(number(most)):
        raise RosterError(
            f"{title!r} has {text} points there and {number(most)} here: make both the same"
        )
    if limit is None and text not in ("", "-"):
        raise RosterError(f"{title!r} takes no points there: {text}")


def _points(text: str) -> float | None:
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _show(plan: Plan) -> None:
    """Say what is going to change, field by field, and what is not."""
    if plan.new_column:
        click.echo(f"There is no column {plan.new_column!r} yet: it is added")
    click.echo(
        f"{len(plan.changes)} fields change, {plan.same} have the mark already, "
        f"{len(plan.excused)} are excused, {len(plan.left)} are without a mark"
    )
    for student, before, after in plan.changes:
        click.echo(f"  {student}: {before or 'empty'} -> {after or 'empty'}")
    for student, text in plan.excused.items():
        click.echo(f"  {student}: {text} stays there")
    for row, column, text in plan.protected:
        click.echo(
            f"  row {row + 1}, {column}: {text!r} got an apostrophe in front, so that no "
            "spreadsheet takes it for a formula"
        )
