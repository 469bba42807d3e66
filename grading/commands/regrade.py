"""Grading again after a test was mended, and whose marks that moved."""

import csv
from dataclasses import dataclass
from pathlib import Path

import click
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.commands.autograde import grade
from grading.commands.export_marks import number
from grading.commands.who_works import Who, worker_options
from grading.run import released as release
from grading.run.outcome import Outcome
from grading.run.run import Run
from grading.run.standing import open_course


@dataclass(frozen=True)
class Move:
    """A task of one student, or the total, whose points are others than before."""

    student: str
    task: str
    before: float | None
    after: float | None


def moves(before: Outcome, after: Outcome) -> list[Move]:
    """Return what is different between two gradings of a student's work, the total last."""
    earlier = {task.name: task.points for task in before.tasks}
    later = {task.name: task.points for task in after.tasks}
    found = [
        Move(after.student, name, earlier.get(name), later.get(name))
        for name in {**earlier, **later} if earlier.get(name) != later.get(name)
    ]
    if before.points != after.points:
        found.append(Move(after.student, "total", before.points, after.points))
    return found


@click.command()
@click.argument("assignment")
@worker_options
@click.option("--to", "target", type=click.Path(path_type=Path),
              help="Write the table to a CSV file too.")
def regrade(assignment: str, who: Who, target: Path | None) -> None:
    """Grade again whatever was graded with an earlier release of ASSIGNMENT.

    Run it after a test was mended and the assignment was released again. Shows whose marks moved,
    task by task. Points that a person gave stay. Interrupted, it goes on where it was.
    """
    course, config = open_course(assignment)
    grading = Run(course, config=config)
    present = _release(course, config)
    outcomes = [grading.outcome(student) for student in grading.students()]
    others = any(outcome is not None and outcome.release != present for outcome in outcomes)
    if others or None in outcomes:
        grade(assignment, who, force=others)
    table: list[Move] = []
    for student in grading.students():
        before, after = grading.outcome(student, previous=True), grading.outcome(student)
        if before is not None and after is not None:
            table += moves(before, after)
    click.echo(f"Marks of {len({move.student for move in table})} students moved")
    for move in table:
        click.echo(f"  {move.student}  {move.task}: {_shown(move.before)} -> {_shown(move.after)}")
    if target is not None:
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["student", "task", "before", "after"])
            writer.writerows(
                [move.student, move.task, _field(move.before), _field(move.after)] for move in table
            )


def _release(course: CourseDirectory, config: Config) -> str:
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            return release.read(gradebook, course, config).id
    except (MissingEntry, release.SourceError) as error:
        raise click.ClickException(str(error)) from None


def _shown(points: float | None) -> str:
    return "no mark" if points is None else number(points)


def _field(points: float | None) -> str:
    return "" if points is None else number(points)
