"""The command that grades a class."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from grading.box.trusted import engine, sandbox
from grading.commands.who_works import Who, worker_options

if TYPE_CHECKING:
    from grading.run.outcome import Brief, Outcome
    from grading.run.run import Listener, Run, Summary
    from grading.run.worker import Result


@click.command()
@click.argument("assignment")
@worker_options
@click.option("--student", default="*", help="Only these students (a glob).")
@click.option("--force", is_flag=True,
              help="Grade again what is graded, and say whose marks moved.")
@click.option("--allow-unsandboxed", is_flag=True,
              help="Grade even where this machine lacks a protection.")
def autograde(
    assignment: str, who: Who, student: str, force: bool, allow_unsandboxed: bool,
) -> None:
    """Grade all submissions of ASSIGNMENT that are not graded yet.

    Interrupt it whenever you like; the next run goes on where this one was.
    """
    grade(assignment, who, student, force, allow_unsandboxed)


def grade(
    assignment: str, who: Who, student: str = "*", force: bool = False,
    allow_unsandboxed: bool = False, older: bool = False,
    show: Callable[[Iterator[Result]], bool] | None = None,
) -> None:
    """Do what the command does; ``older`` and ``show`` as :meth:`Run.start` takes them."""
    lacking = sandbox.missing_protections() if who.scheduler is None else []
    if not lacking and who.scheduler is None:
        # They warm up while nbgrader is imported, which takes as long.
        engine.prepare(who.count)
    from grading.run.run import Run, RunError, in_a_sentence
    from grading.run.split_execute import SplitExecute
    from grading.run.standing import open_course, update_penalties
    from grading.run.workers import WorkersError

    course, config = open_course(assignment)
    if allow_unsandboxed:
        config.SplitExecute.allow_unsandboxed = True
    if lacking and not SplitExecute(config=config).allow_unsandboxed:
        raise click.ClickException(sandbox.refusal(lacking))
    grading = Run(course, config=config)
    try:
        with who.pool() as pool, _progress_bar() as progress:
            summary = grading.start(
                pool, student=student, force=force, older=older, show=show, progress=progress
            )
        with in_a_sentence():
            changes = list(update_penalties(course, config))
    except (RunError, WorkersError) as error:
        raise click.ClickException(str(error)) from None
    if summary.made or summary.found or show is None:
        _report(grading, summary, force)
    made = {outcome.student for outcome in summary.made}
    for change in changes:
        if change.student not in made:
            click.echo(f"  {change}")
    if any(outcome.verdict == "failed" for outcome in summary.made):
        sys.exit(1)


@contextlib.contextmanager
def _progress_bar() -> Iterator[Callable[[int], Listener]]:
    from tqdm import tqdm

    with contextlib.ExitStack() as stack:
        counts: Counter[str] = Counter()

        def begin(total: int) -> Listener:
            bar = stack.enter_context(tqdm(total=total, unit="submission"))

            def told(outcome: Outcome) -> None:
                counts[outcome.verdict] += 1
                bar.set_postfix({name: counts[name] for name in ("graded", "not graded", "failed")})
                bar.update()

            return told

        yield begin


def _report(grading: Run, summary: Summary, force: bool) -> None:
    from grading.pages.messages import say_note

    outcomes = sorted([*summary.found, *summary.made], key=lambda outcome: outcome.student)
    counts = Counter(outcome.verdict for outcome in outcomes)
    click.echo(
        f"{counts['graded']} graded, {counts['not graded']} not graded, {counts['failed']} failed "
        f"({len(summary.found)} of them before)"
    )
    for outcome in outcomes:
        if outcome.reason is not None:
            said = say_note(outcome.reason, "en")
            click.echo(f"  {outcome.student}: {outcome.verdict}. {said}")
    for name in grading.nameless():
        click.echo(f"  {name}: left out, since the folder's name is no text. Rename the folder.")
    others = [outcome for outcome in summary.found if outcome.release != summary.release]
    if others:
        click.echo(
            f"{len(others)} were graded with an earlier release of the assignment; "
            f"python -m grading regrade {others[0].assignment} grades them again."
        )
    if force:
        for outcome in outcomes:
            before = grading.outcome(outcome.student, previous=True)
            if before is not None and before.points != outcome.points:
                moved = f"{_points(before)} -> {_points(outcome)}"
                click.echo(f"  {outcome.student}: {moved} points")


def _points(outcome: Outcome | Brief) -> str:
    return "no mark" if outcome.points is None else f"{outcome.points:g}"
