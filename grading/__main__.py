"""``python -m grading``: what nbgrader's command line cannot take."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator

import click
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.coursedir import CourseDirectory
from tqdm import tqdm

from grading import run, sandbox
from grading.feedback import feedback
from grading.marks import marks
from grading.outcome import Outcome
from grading.regrade import regrade
from grading.report import report
from grading.roster import roster
from grading.run import Run, RunError, Summary
from grading.sentences import sentence
from grading.similarity import similarity
from grading.split_execute import SplitExecute
from grading.variant import variant


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Grade the course's assignments. Run it in the course folder, like nbgrader."""


@main.command()
@click.argument("assignment")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True,
              help="Processes that grade on this machine.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers grade.")
@click.option("--student", default="*", help="Only these students (a glob).")
@click.option("--force", is_flag=True,
              help="Grade again what is graded, and say whose marks moved.")
@click.option("--allow-unsandboxed", is_flag=True,
              help="Grade even where this machine lacks a protection.")
def autograde(
    assignment: str, workers: int, scheduler: str | None, student: str, force: bool,
    allow_unsandboxed: bool,
) -> None:
    """Grade all submissions of ASSIGNMENT that are not graded yet.

    Interrupt it whenever you like; the next run goes on where this one was.
    """
    app = NbGraderApp()
    app.load_config_file()
    config = app.config
    if allow_unsandboxed:
        config.SplitExecute.allow_unsandboxed = True
    if not SplitExecute(config=config).allow_unsandboxed and (
        lacking := sandbox.missing_protections()
    ):
        raise click.ClickException(sandbox.refusal(lacking))
    course = CourseDirectory(config=config)
    course.assignment_id = assignment
    grading = Run(course, config=config)
    try:
        with _pool(workers, scheduler) as pool, _progress_bar() as progress:
            summary = grading.start(pool, student=student, force=force, progress=progress)
    except RunError as error:
        raise click.ClickException(str(error)) from None
    _report(grading, summary, force)
    if any(outcome.verdict == "failed" for outcome in summary.made):
        sys.exit(1)


@contextlib.contextmanager
def _pool(workers: int, scheduler: str | None) -> Iterator[run.Pool]:
    if workers == 1 and scheduler is None:
        yield run.here
    else:
        from grading.workers import workers as several

        with several(workers, scheduler) as pool:
            yield pool


@contextlib.contextmanager
def _progress_bar() -> Iterator[Callable[[int], run.Report]]:
    with contextlib.ExitStack() as stack:
        counts: Counter[str] = Counter()

        def begin(total: int) -> run.Report:
            bar = stack.enter_context(tqdm(total=total, unit="submission"))

            def told(outcome: Outcome) -> None:
                counts[outcome.verdict] += 1
                bar.set_postfix({name: counts[name] for name in ("graded", "not graded", "failed")})
                bar.update()

            return told

        yield begin


def _report(grading: Run, summary: Summary, force: bool) -> None:
    outcomes = sorted([*summary.found, *summary.made], key=lambda outcome: outcome.student)
    counts = Counter(outcome.verdict for outcome in outcomes)
    click.echo(
        f"{counts['graded']} graded, {counts['not graded']} not graded, {counts['failed']} failed "
        f"({len(summary.found)} of them before)"
    )
    for outcome in outcomes:
        if outcome.reason is not None:
            said = sentence(outcome.reason, "en")
            click.echo(f"  {outcome.student}: {outcome.verdict}. {said}")
    others = [outcome for outcome in summary.found if outcome.release != summary.release]
    if others:
        click.echo(
            f"{len(others)} were graded with an earlier release of the assignment; "
            "--force grades them again."
        )
    if force:
        for outcome in outcomes:
            before = grading.outcome(outcome.student, previous=True)
            if before is not None and before.points != outcome.points:
                moved = f"{_points(before)} -> {_points(outcome)}"
                click.echo(f"  {outcome.student}: {moved} points")


def _points(outcome: Outcome) -> str:
    return "no mark" if outcome.points is None else f"{outcome.points:g}"


for _command in (feedback, marks, regrade, report, roster, similarity, variant):
    main.add_command(_command)

if __name__ == "__main__":
    main()
