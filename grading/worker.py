"""Grading one submission after the other, apart from the course's own folders and gradebook.

A worker gets all it needs as plain data and gives back all it made, so that it may run in this
process, in another one or on another machine.
"""

import logging
import shutil
import sqlite3
import threading
import time
import traceback
import uuid
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning

import nnlib
from grading import gradebook as rows_of
from grading import intake
from grading.engine import EngineError
from grading.gradebook import Rows
from grading.intake import Note, NotGraded, Submission
from grading.one_pass import OnePassAutograde
from grading.outcome import Outcome, Task
from grading.private import private_folder
from grading.release import Release
from grading.split_execute import SplitExecute


@dataclass(frozen=True)
class Work:
    """One submission to grade: its files, and what the gradebook knows of the student."""

    student: str
    submission: str
    files: Mapping[str, bytes]
    rows: Rows


@dataclass
class Result:
    """What came of it: the outcome, rows for the gradebook, and the autograded files."""

    outcome: Outcome
    rows: Rows
    files: dict[str, bytes] = field(default_factory=dict)


class Grader:
    """Grades submissions of one release in a private course folder with a private gradebook."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._folder = private_folder()
        self._root = Path(self._folder.name)
        url = f"file:{uuid.uuid4().hex}?mode=memory&cache=shared&uri=true"
        # The gradebook is in memory and there as long as this connection is open.
        self._keeper = sqlite3.connect(url, uri=True, check_same_thread=False)
        self._url = f"sqlite:///{url}"
        rows_of.create(self._url, release.rows)
        course = CourseDirectory(config=release.config)
        course.root = str(self._root)
        course.db_url = self._url
        course.course_id = release.course
        course.assignment_id = release.assignment
        course.directory_structure = "{nbgrader_step}/{student_id}/{assignment_id}"
        course.autograded_directory = "autograded"
        self._course = course
        log = logging.getLogger("grading.nbgrader")
        log.setLevel(logging.CRITICAL)
        self._converter = OnePassAutograde(coursedir=course, config=release.config, log=log)

    def close(self) -> None:
        """Remove the private course."""
        self._keeper.close()
        self._folder.cleanup()

    def grade(self, work: Work) -> Result:
        """Grade one submission; whatever happens, there is an outcome."""
        start = time.monotonic()
        outcome = Outcome(
            work.student, self._release.assignment, "graded", work.submission, self._release.id
        )
        try:
            result = self._grade(work, outcome)
        except NotGraded as refusal:
            return refused(self._release, work, refusal)
        except Exception as error:
            outcome.verdict = "failed"
            where = traceback.format_exception(error)[-2:]
            outcome.reason = Note("internal", {"error": "".join(where)[-1000:]})
            result = Result(outcome, _without_marks(work.rows))
        outcome.seconds = time.monotonic() - start
        return result

    def _grade(self, work: Work, outcome: Outcome) -> Result:
        submission = intake.check(work.files, self._release.masters)
        outcome.repairs = submission.repairs
        for notebook in submission.notebooks.values():
            stamp = notebook.metadata.get("course", {})
            outcome.language = stamp.get("language", outcome.language)
            outcome.version = stamp.get("version", "")
        if outcome.version not in ("", nnlib.__version__):
            made = {"made": outcome.version, "graded": nnlib.__version__}
            outcome.repairs.append(Note("other_version", made))
        folder = Path(self._path("autograded", work.student))
        try:
            self._write(folder, {**submission.files, **self._release.files})
            with Gradebook(self._url, self._release.course) as gradebook:
                self._enter(gradebook, work, submission)
                outcome.tasks = self._run(work.student, submission)
                rows = rows_of.read_submission(gradebook, self._release.assignment, work.student)
            files = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*") if path.is_file()
            }
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return Result(outcome, rows, files)

    def _enter(self, gradebook: Gradebook, work: Work, submission: Submission) -> None:
        """Put the submission into the private gradebook, with what was known of it before."""
        rows_of.merge(gradebook, [work.rows])
        time_of = {}
        if "timestamp.txt" in submission.files:
            time_of["timestamp"] = submission.files["timestamp.txt"].decode().strip()
        gradebook.update_or_create_student(work.student)
        gradebook.update_or_create_submission(self._release.assignment, work.student, **time_of)

    def _run(self, student: str, submission: Submission) -> list[Task]:
        try:
            return self._converter.grade(student, submission.notebooks)
        except EngineError:
            # Something took a warm parent down; once more with new ones.
            SplitExecute.end_engines()
            return self._converter.grade(student, submission.notebooks)

    def _path(self, step: str, student: str) -> str:
        return self._course.format_path(step, student, self._release.assignment)

    def _write(self, folder: Path, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def refused(release: Release, work: Work, refusal: NotGraded) -> Result:
    """Return the result for a submission that gets no mark."""
    outcome = Outcome(
        work.student, release.assignment, "not graded", work.submission, release.id,
        reason=refusal.reason,
    )
    return Result(outcome, _without_marks(work.rows))


def _without_marks(rows: Rows) -> Rows:
    """Return the rows of an earlier submission with its automatic marks taken out."""
    grades = [{**row, "auto_score": None, "needs_manual_grade": True} for row in rows["grade"]]
    return {**rows, "grade": grades}


_graders: dict[str, Grader] = {}
_one_at_a_time = threading.Lock()


def grade(release: Release, work: Work) -> Result:
    """Grade one submission in this process, which keeps what it needs for the next one."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        if release.key not in _graders:
            for grader in _graders.values():
                grader.close()
            _graders.clear()
            _graders[release.key] = Grader(release)
        return _graders[release.key].grade(work)
