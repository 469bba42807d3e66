"""Grading one submission after the other, apart from the course's own folders and gradebook.

A worker gets all it needs as plain data and gives back all it made, so that it may run in this
process, in another one or on another machine.
"""

import threading
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

import nnlib
from grading.run import grade_rows as marking
from grading.run import intake
from grading.run.gradebook import Rows
from grading.run.handed_in import HandedIn
from grading.run.late_days import configured_penalty
from grading.run.notes import Note, NotGraded, listed
from grading.run.one_pass import OnePass
from grading.run.outcome import Outcome, tasks_of
from grading.run.released import Release
from grading.run.split_execute import SplitExecute


@dataclass(frozen=True)
class Work:
    """One submission to grade: its files, and what the gradebook knows of the student.

    ``marked`` are digests of the answers that a person has marked, by notebook and cell.
    """

    student: str
    submission: str
    handed_in: HandedIn
    rows: Rows
    marked: marking.Answers = field(default_factory=dict)


@dataclass
class Result:
    """What came of it: the outcome, rows for the gradebook, and the autograded files."""

    outcome: Outcome
    rows: Rows
    files: dict[str, bytes] = field(default_factory=dict)


class Grader:
    """Grades submissions of one release, with everything made once that can be."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._steps = OnePass(release.config, release.withheld)
        self._penalty = configured_penalty(release.config)

    def grade(self, work: Work) -> Result:
        """Grade one submission; whatever happens, there is an outcome.

        What goes wrong in the grading itself is tried again once, with new processes.
        """
        start = time.monotonic()
        try:
            try:
                result = self._grade(work)
            except NotGraded:
                raise
            except Exception:
                SplitExecute.end_engines()
                result = self._grade(work)
        except NotGraded as refusal:
            return refused(self._release, work, refusal)
        except Exception as error:
            SplitExecute.end_engines()
            result = failed(self._release, work, error)
        result.outcome.seconds = time.monotonic() - start
        return result

    def _grade(self, work: Work) -> Result:
        outcome = Outcome(
            work.student, self._release.assignment, "graded", work.submission, self._release.id
        )
        submission = intake.check(work.handed_in, self._release.masters, self._release.files)
        outcome.repairs = submission.repairs
        files = {**self._release.files, **submission.files}
        notebooks = {}
        for name, notebook in sorted(submission.notebooks.items()):
            stamp = notebook.metadata.get("course", {})
            outcome.language = stamp.get("language", outcome.language)
            outcome.version = stamp.get("version", outcome.version)
            if kernel := self._release.kernels[name]:
                notebook.metadata["kernelspec"] = kernel
            notebooks[name], tests = self._steps.convert(
                notebook, name, work.student, self._release.assignment, files
            )
            outcome.tasks += tasks_of(name, notebooks[name], tests)
        if wanted := _withheld(notebooks.values()):
            outcome.repairs.append(Note("withheld", {"names": listed(wanted)}))
        if outcome.version not in ("", nnlib.__version__):
            made = {"made": outcome.version, "graded": nnlib.__version__}
            outcome.repairs.append(Note("other_version", made))
        outcome.answers = {name: marking.answers(notebooks[name]) for name in notebooks}
        # A time that cannot be read is not that of an earlier submission.
        stamp = {"timestamp": submission.time} if intake.TIME in submission.files else {}
        rows = marking.record(
            self._release, work.rows, work.student, stamp, notebooks, outcome.tasks,
            self._penalty, work.marked,
        )
        for name, notebook in notebooks.items():
            files[f"{name}.ipynb"] = nbformat.writes(notebook).encode()
        return Result(outcome, rows, files)


def _withheld(notebooks: Iterable[NotebookNode]) -> list[str]:
    """Return what students' cells import although it is withheld."""
    return sorted({
        name for notebook in notebooks for cell in notebook.cells
        for name in cell.metadata.get("course", {}).get("withheld", ())
    })


def refused(release: Release, work: Work, refusal: NotGraded) -> Result:
    """Return the result for a submission that gets no mark."""
    outcome = Outcome(
        work.student, release.assignment, "not graded", work.submission, release.id,
        reason=refusal.reason, answers=work.marked,
    )
    return Result(outcome, _without_marks(work.rows))


def failed(release: Release, work: Work, error: BaseException) -> Result:
    """Return the result for a submission that the grading itself could not do."""
    said = traceback.format_exception_only(error)
    where = traceback.format_tb(error.__traceback__)[-1:]
    outcome = Outcome(
        work.student, release.assignment, "failed", work.submission, release.id,
        reason=Note("internal", {"error": "".join([*said, *where]).strip()}), answers=work.marked,
    )
    return Result(outcome, _without_marks(work.rows))


def _without_marks(rows: Rows) -> Rows:
    """Return the rows of an earlier submission with its automatic marks taken out."""
    grades = [{**row, "auto_score": None, "needs_manual_grade": True} for row in rows["grade"]]
    return {**rows, "grade": grades}


_of_thread = threading.local()


def grade(release: Release, work: Work) -> Result:
    """Grade one submission in this thread, which keeps what it needs for the next one."""
    graders = vars(_of_thread)
    if release.key not in graders:
        graders.clear()
        SplitExecute.end_engines()
        try:
            graders[release.key] = Grader(release)
        except Exception as error:
            return failed(release, work, error)
    return graders[release.key].grade(work)
