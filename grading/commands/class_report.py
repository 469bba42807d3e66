"""The class report, for instructors."""

from pathlib import Path

import click
from nbgrader.api import MissingEntry

from grading.pages.class_report_page import class_report_page
from grading.run.standing import each_standing, everybody, open_course, update_penalties
from neuron_to_mnist import LANGUAGES


@click.command()
@click.argument("assignment")
@click.option("--to", "target", type=click.Path(path_type=Path),
              help="The file to write. [default: ASSIGNMENT-report.html]")
@click.option("--language", envvar="COURSE_LANGUAGE", type=click.Choice(list(LANGUAGES)),
              default="en", help="Language of the report. [default: COURSE_LANGUAGE, else en]")
def report(assignment: str, target: Path | None, language: str) -> None:
    """Write a report on the class in ASSIGNMENT: one HTML page, for instructors only."""
    course, config = open_course(assignment)
    try:
        update_penalties(course, config)
        names = everybody(course, config)
    except MissingEntry as error:
        raise click.ClickException(str(error)) from None
    if not names:
        raise click.ClickException("There are no students: nobody has handed in anything.")
    path = target or Path(f"{assignment}-report.html")
    class_ = each_standing(course, config, names)
    path.write_text(class_report_page(assignment, class_, language), encoding="utf-8")
    click.echo(f"The report is in {path}")
