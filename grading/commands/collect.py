"""The command that collects what students handed in."""

import sys
from pathlib import Path

import click
from nbgrader.exchange import ExchangeError

from grading.collect.exchange import CheckedCollect
from grading.collect.gather import Account, Gathering, read_assignment
from grading.collect.place import places
from grading.run.run import Run, RunError, in_a_sentence
from grading.run.standing import open_course


@click.command()
@click.argument("assignment")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[FROM]...")
def collect(assignment: str, sources: tuple[Path, ...]) -> None:
    """Collect what was handed in for ASSIGNMENT, from nbgrader's exchange or from FROM.

    FROM is a ZIP file of all submissions from Canvas or Moodle, as it is, or a folder of what such
    a file holds. The class must be in the gradebook before (python -m grading roster): names in
    FROM tell whose work it is, by the platform's number of the student.

    Of several submissions the newest counts. A second run takes what is newer and keeps the rest.
    Whatever is left out is listed with the reason, and the command ends with status 1.
    """
    course, config = open_course(assignment)
    try:
        if sources:
            room = Run(course, config=config).room
            with in_a_sentence(), places(course, room) as opened:
                gathering = Gathering(read_assignment(course, config), opened, room)
                for source in sources:
                    gathering.gather(source)
            report = gathering.report
        else:
            exchange = CheckedCollect(coursedir=course, config=config)
            exchange.start()
            report = exchange.report
    except (RunError, ExchangeError) as error:
        raise click.ClickException(str(error)) from None
    _show(report)
    if report.left_out:
        sys.exit(1)


def _show(report: Account) -> None:
    counts = report.counts
    click.echo(
        f"{counts['collected']} collected, {counts['newer']} replaced by newer ones, "
        f"{counts['same'] + counts['older']} kept"
    )
    for line in report.said:
        click.echo(f"  {line}")
    if report.left_out:
        click.echo(f"Left out, {len(report.left_out)}:")
    for line in report.left_out:
        click.echo(f"  {line}")
