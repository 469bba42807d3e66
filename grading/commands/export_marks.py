"""Marks for Canvas and Moodle, written into the file that they exported."""

import re
from pathlib import Path

import click
from nbgrader.api import MissingEntry

from grading.commands.roster import CANVAS, WORKSHEET, Roster, RosterError, read, write
from grading.run.standing import Standing, open_course, standings
from neuron_to_mnist import LANGUAGES


@click.command()
@click.argument("assignment")
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), required=True,
              help="The file to write.")
@click.option("--column", help="The assignment's name there. [default: ASSIGNMENT]")
@click.option("--id-column", metavar="COLUMN",
              help="The column that holds the students' names in nbgrader.")
@click.option("--language", envvar="COURSE_LANGUAGE", type=click.Choice(list(LANGUAGES)),
              default="en", help="Language of the reasons. [default: COURSE_LANGUAGE, else en]")
def marks(
    assignment: str, roster: Path, target: Path, column: str | None, id_column: str | None,
    language: str,
) -> None:
    """Write the marks of ASSIGNMENT for the class in ROSTER, a file from Canvas or Moodle.

    ROSTER is an exported gradebook or Moodle's grading worksheet. Whoever has no mark gets an empty
    field, never a 0, and is listed with the reason.
    """
    course, config = open_course(assignment)
    try:
        found = read(roster, id_column)
        everybody = {standing.student: standing for standing in standings(course, config)}
        named = {student for student in found.students if student is not None}
        most = next((standing.max_points for standing in everybody.values()), 0.0)
        columns = _fill(found, everybody, column or assignment, most)
    except (RosterError, MissingEntry) as error:
        raise click.ClickException(str(error)) from None
    write(found, target, columns)
    listed = [everybody[student] for student in sorted(named & everybody.keys())]
    click.echo(f"{sum(s.points is not None for s in listed)} marks are in {target}")
    for standing in listed:
        if standing.points is None:
            click.echo(f"  {standing.student}: no mark. {standing.reason(language)}")
    for student in sorted(named - everybody.keys()):
        click.echo(f"  {student}: no mark. Not in the gradebook")
    for standing in everybody.values():
        if standing.student not in named and standing.state != "nothing":
            shown = "no mark" if standing.points is None else number(standing.points)
            click.echo(f"  {standing.student} ({shown}) is not in {roster}")


def number(points: float) -> str:
    """Return points as digits with at most two decimals."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _fill(
    roster: Roster, everybody: dict[str, Standing], title: str, most: float
) -> list[str]:
    """Put the marks into the rows; return the columns to write."""
    if roster.format is WORKSHEET:
        column, columns = "Grade", roster.columns
    else:
        column = _same_column(title, roster.columns)
        columns = [name for name in roster.columns if name in roster.format.kept] + [column]
    for student, row in zip(roster.students, roster.rows, strict=True):
        limit = row.get("Maximum Grade") if roster.format is WORKSHEET else None
        if roster.format is CANVAS and row["Student"].strip() == "Points Possible":
            limit = row.get(column)
            row[column] = number(most)
        else:
            standing = everybody.get(student or "")
            points = standing.points if standing else None
            row[column] = "" if points is None else number(points)
        if limit and float(limit.replace(",", ".")) != most:
            raise RosterError(
                f"{column!r} has {limit} points there and {number(most)} here: make both the same"
            )
    return columns


def _same_column(title: str, columns: list[str]) -> str:
    """Return the name of the column with this title: Canvas adds a number, Moodle a kind."""
    pattern = re.compile(rf"(?:\w+: ?)?{re.escape(title)}(?: \([^()]*\))?")
    return next((name for name in columns if pattern.fullmatch(name)), title)
