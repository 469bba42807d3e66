"""Grading again after a test was mended, and whose marks that moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.commands.autograde import grade
from grading.commands.export_marks import number
from grading.commands.who_works import Who, worker_options
from grading.run import csv_file, grade_rows
from grading.run import released as release
from grading.run.csv_file import CsvError
from grading.run.released import Release
from grading.run.standing import (
    Standing,
    each_standing,
    everybody,
    open_course,
    update_penalties,
)
from grading.run.worker import Result

TOTAL = "total"


@dataclass(frozen=True)
class MarksOfTasks:
    """A student's points by notebook and task, and the mark; None where there is none."""

    tasks: dict[tuple[str, str], float | None] = field(default_factory=dict)
    total: float | None = None


@dataclass(frozen=True)
class Move:
    """A task of one student, or the total, whose points are others than before."""

    student: str
    task: str
    before: float | None
    after: float | None


def moves(student: str, before: MarksOfTasks, after: MarksOfTasks) -> list[Move]:
    """Return what is different between two gradings of a student's work, the total last."""
    several = len({notebook for notebook, _ in {**before.tasks, **after.tasks}}) > 1
    found = [
        Move(student, f"{notebook}/{name}" if several else name, old, new)
        for notebook, name in {**before.tasks, **after.tasks}
        if _differ(old := before.tasks.get((notebook, name)),
                   new := after.tasks.get((notebook, name)))
    ]
    if _differ(before.total, after.total):
        found.append(Move(student, TOTAL, before.total, after.total))
    return found


@click.command()
@click.argument("assignment")
@worker_options
@click.option("--to", "target", type=click.Path(path_type=Path),
              help="Write the table to a CSV file too.")
@click.option("--dry-run", is_flag=True, help="Only show the table.")
def regrade(assignment: str, who: Who, target: Path | None, dry_run: bool) -> None:
    """Grade again whatever was graded with an earlier release of ASSIGNMENT.

    Run it after a test was mended and the assignment was released again. Shows every mark that
    moves, appears or is withdrawn, task by task, before any of it is written. Points that a person
    gave stay while the answer is the same.
    """
    course, config = open_course(assignment)
    present = _release(course, config)
    update_penalties(course, config)
    class_ = each_standing(course, config, everybody(course, config))
    before = {each.student: _before(each) for each in class_}

    def show(results: Iterator[Result]) -> bool:
        table = [
            move for result in results
            for move in moves(
                result.outcome.student, before.get(result.outcome.student, MarksOfTasks()),
                _after(present, result),
            )
        ]
        _show(table, dry_run)
        if target is not None:
            csv_file.write(target, [
                ("student", "task", "before", "after"),
                *((move.student, move.task, _field(move.before), _field(move.after))
                  for move in table),
            ])
        return not dry_run

    try:
        grade(assignment, who, older=True, show=show)
    except CsvError as error:
        raise click.ClickException(str(error)) from None


def _before(standing: Standing) -> MarksOfTasks:
    """Return what the gradebook has now."""
    return MarksOfTasks(
        {(notebook, name): None if cell.pending else cell.points
         for notebook, marks in standing.notebooks.items()
         for name, cell in marks.cells.items() if cell.graded},
        standing.points,
    )


def _after(present: Release, result: Result) -> MarksOfTasks:
    """Return what the gradebook will have."""
    if result.outcome.verdict != "graded":
        return MarksOfTasks()
    tasks = grade_rows.scores(present, result.rows)
    points = [score for score in tasks.values() if score is not None]
    late = sum(row["late_submission_penalty"] or 0.0 for row in result.rows["submitted_notebook"])
    whole = len(points) == len(tasks)
    return MarksOfTasks(tasks, max(0.0, sum(points) - late) if whole else None)


def _show(table: list[Move], dry_run: bool) -> None:
    totals = [move for move in table if move.task == TOTAL]
    withdrawn = sum(move.after is None for move in totals)
    new = sum(move.before is None for move in totals)
    click.echo(
        f"Marks of {len({move.student for move in table})} students moved: "
        f"{len(totals) - new - withdrawn} changed, {new} new, {withdrawn} withdrawn"
        f"{'. Nothing was written' if dry_run else ''}"
    )
    for move in table:
        click.echo(f"  {move.student}  {move.task}: {_shown(move.before)} -> {_shown(move.after)}")


def _release(course: CourseDirectory, config: Config) -> Release:
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            return release.read(gradebook, course, config)
    except (MissingEntry, release.SourceError) as error:
        raise click.ClickException(str(error)) from None


def _differ(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) > 1e-9


def _shown(points: float | None) -> str:
    return "no mark" if points is None else number(points)


def _field(points: float | None) -> str:
    return "" if points is None else number(points)
