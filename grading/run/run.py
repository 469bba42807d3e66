"""A run over all submissions of an assignment, which may be interrupted at any moment.

One process writes: gradebook first, then the autograded folder, then the outcome. A submission is
done when its outcome is there; what was interrupted before that is done again, with the same end.
"""

import contextlib
import fcntl
import fnmatch
import functools
import hashlib
import pickle
import re
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SQLAlchemyError
from traitlets import Integer, Unicode
from traitlets.config import LoggingConfigurable

from grading.run import grade_rows as marking
from grading.run import gradebook as rows_of
from grading.run import handed_in, proof, worker
from grading.run import released as release
from grading.run.gradebook import Rows
from grading.run.handed_in import HandedIn, Room
from grading.run.notes import NotGraded, writable_name
from grading.run.outcome import Brief, Outcome
from grading.run.released import Release, SourceError
from grading.run.split_execute import SplitExecute
from grading.run.worker import Result, Work
from grading.run.workers import Pool, WorkersError

_SECONDS_BETWEEN_WRITES = 0.5
_READ_AT_ONCE = 20
_PREVIOUS = ".previous.json"

Listener = Callable[[Outcome], None]


class RunError(Exception):
    """Raised for what keeps a run from starting, with a sentence for the instructor."""


@contextlib.contextmanager
def in_a_sentence() -> Iterator[None]:
    """Raise RunError for a disk or a gradebook that cannot be read or written."""
    try:
        yield
    except SQLAlchemyError as error:
        what = f"The gradebook could not be read or written: {getattr(error, 'orig', error)}"
    except OSError as error:
        place = "" if error.filename is None else f" ({error.filename})"
        what = f"A file could not be read or written: {error.strerror or error}{place}"
    else:
        return
    raise RunError(f"{what}. What is done is kept: mend this, and run the command again to go on.")


@dataclass
class Summary:
    """The outcomes that a run made, and those that it found made already."""

    made: list[Brief] = field(default_factory=list)
    found: list[Brief] = field(default_factory=list)
    release: str = ""


class Run(LoggingConfigurable):
    """Grades every submission of an assignment that has no outcome yet."""

    outcomes_directory = Unicode(
        "outcomes", help="Step of the course folder that holds the outcomes."
    ).tag(config=True)
    notebook_megabytes = Integer(20, help="Size of a notebook.").tag(config=True)
    beside_megabytes = Integer(16, help="Size of all files beside the notebooks.").tag(config=True)
    submission_megabytes = Integer(40, help="Size of all that is read of a submission.").tag(
        config=True
    )

    def __init__(self, coursedir: CourseDirectory, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._course = coursedir
        self._assignment = coursedir.assignment_id
        self._autograde = Autograde(coursedir=coursedir, parent=self)
        self.room = Room(
            self.notebook_megabytes * 2**20,
            min(self.beside_megabytes * 2**20, SplitExecute(parent=self).room),
            self.submission_megabytes * 2**20,
        )
        # Where folders can be moved to their place in one step: the same file system.
        self._staging = Path(coursedir.root, coursedir.autograded_directory, ".staging")

    def start(
        self,
        pool: Pool,
        *,
        student: str = "*",
        force: bool = False,
        older: bool = False,
        show: Callable[[Iterator[Result]], bool] | None = None,
        progress: Callable[[int], Listener] = lambda total: lambda outcome: None,
    ) -> Summary:
        """Grade and return what was done.

        ``student`` is a glob; ``force`` grades again what has an outcome, ``older`` what has one of
        an earlier release. ``show`` is shown all results before any is written, and says whether
        they shall be. ``progress`` is told how many submissions there are to grade, and its result
        is told every outcome.
        """
        with (
            in_a_sentence(), self._lock(),
            Gradebook(self._course.db_url, self._course.course_id) as gradebook,
        ):
            shutil.rmtree(self._staging, ignore_errors=True)
            try:
                present = release.read(gradebook, self._course, self.config)
            except MissingEntry:
                raise RunError(
                    f"The gradebook knows no assignment {self._assignment!r}. "
                    "Release it first: nbgrader generate_assignment"
                ) from None
            except SourceError as error:
                raise RunError(str(error)) from None
            summary = Summary(release=present.id)
            todo = []
            for name in self.students():
                if not fnmatch.fnmatchcase(name, student):
                    continue
                path = self._outcome_path(name)
                if force and path.exists():
                    path.replace(path.with_suffix(_PREVIOUS))
                outcome = self.outcome(name)
                if outcome and outcome.verdict != "failed" and not (
                    older and outcome.release != present.id
                ) and outcome.submission == self.read(name)[0]:
                    summary.found.append(outcome.brief())
                else:
                    todo.append(name)
            told = progress(len(todo))
            results = self._tell(self._graded(gradebook, present, todo, pool), told)
            if show is not None:
                results = self._shown(results, show)
            for result in self._written(gradebook, results):
                summary.made.append(result.outcome.brief())
            shutil.rmtree(self._staging, ignore_errors=True)
        return summary

    def outcome(self, student: str, previous: bool = False) -> Outcome | None:
        """Return the outcome of a student's submission; ``previous``: the one before that.

        None if there is none.
        """
        path = self._outcome_path(student)
        try:
            return Outcome.load(path.with_suffix(_PREVIOUS) if previous else path)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def students(self) -> list[str]:
        """Return who has handed in something, by the folders whose names can be written down."""
        return [name for name in self._folders() if writable_name(name) == name]

    def nameless(self) -> list[str]:
        """Return the names of the other folders, as far as they can be shown."""
        return [shown for name in self._folders() if (shown := writable_name(name)) != name]

    def _folders(self) -> list[str]:
        step, root = self._course.submitted_directory, Path(self._course.root)
        assignment = re.escape(self._assignment)
        pattern = self._course.format_path(step, "(?P<student>[^/]+)", assignment, escape=True)
        anybody = Path(self._course.format_path(step, "*", self._assignment)).relative_to(root)
        found = (re.fullmatch(pattern, str(path)) for path in root.glob(str(anybody)))
        return sorted(match["student"] for match in found if match)

    def _graded(
        self, gradebook: Gradebook, present: Release, todo: list[str], pool: Pool
    ) -> Iterator[Result]:
        """Grade, and give every result as it comes. None of it is written yet."""
        refused: list[Result] = []

        def work() -> Iterator[Work]:
            for name, rows in self._rows(gradebook, todo):
                digest, found = self.read(name)
                before = self.outcome(name) or self.outcome(name, previous=True)
                marked = marking.marked(present, rows, before)
                if isinstance(found, NotGraded):
                    nothing = Work(name, digest, HandedIn(), rows, marked)
                    refused.append(worker.refused(present, nothing, found))
                else:
                    yield Work(name, digest, found, rows, marked)

        def lost(each: Work, error: BaseException) -> Result:
            return worker.failed(present, each, error)

        prove = functools.partial(proof.of_grading, present.config, present.withheld)
        try:
            for result in pool(worker.grade, present, work(), lost, prove):
                yield result
                while refused:
                    yield refused.pop()
        except WorkersError:
            yield from refused
            raise
        yield from refused

    def _rows(self, gradebook: Gradebook, todo: list[str]) -> Iterator[tuple[str, Rows]]:
        """Give every student with what the gradebook knows, read for several at a time."""
        for start in range(0, len(todo), _READ_AT_ONCE):
            names = todo[start : start + _READ_AT_ONCE]
            found = rows_of.read_submissions(gradebook, self._assignment, names)
            gradebook.db.rollback()
            yield from found.items()

    def _tell(self, results: Iterator[Result], told: Listener) -> Iterator[Result]:
        for result in results:
            told(result.outcome)
            yield result

    def _shown(
        self, results: Iterator[Result], show: Callable[[Iterator[Result]], bool]
    ) -> Iterator[Result]:
        """Show all results, kept on the disk, and give them if they shall be written."""
        folder = self._staging / "held"
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for number, result in enumerate(results):
            paths.append(folder / str(number))
            paths[-1].write_bytes(pickle.dumps(result))

        def held() -> Iterator[Result]:
            for path in paths:
                yield pickle.loads(path.read_bytes())

        if show(held()):
            yield from held()

    def _written(self, gradebook: Gradebook, results: Iterator[Result]) -> Iterator[Result]:
        """Write, for several at a time, and give every result when it is written."""
        waiting: list[Result] = []
        written = time.monotonic()
        stopped: WorkersError | None = None
        try:
            for result in results:
                waiting.append(result)
                if time.monotonic() - written > _SECONDS_BETWEEN_WRITES:
                    yield from self._write(gradebook, waiting)
                    written = time.monotonic()
        except WorkersError as error:
            stopped = error
        yield from self._write(gradebook, waiting)
        if stopped is not None:
            raise stopped

    def _write(self, gradebook: Gradebook, waiting: list[Result]) -> Iterator[Result]:
        """Write results. The outcome goes first and comes last: without it nothing counts.

        It is put aside and not removed: it says what a person has marked.
        """
        results = list(waiting)
        waiting.clear()
        for result in results:
            path = self._outcome_path(result.outcome.student)
            if path.exists():
                path.replace(path.with_suffix(_PREVIOUS))
        rows_of.merge(gradebook, [result.rows for result in results])
        for result in results:
            self._place(result)
            result.outcome.save(self._outcome_path(result.outcome.student))
            yield result

    def _place(self, result: Result) -> None:
        """Put the autograded folder in its place, whole, or remove an earlier one."""
        student = result.outcome.student
        target = Path(
            self._course.format_path(self._course.autograded_directory, student, self._assignment)
        )
        new, old = self._staging / uuid.uuid4().hex, self._staging / uuid.uuid4().hex
        for name, data in result.files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if target.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            target.rename(old)
        if result.files:
            target.parent.mkdir(parents=True, exist_ok=True)
            new.rename(target)
            self._autograde.set_permissions(self._assignment, student)
        shutil.rmtree(old, ignore_errors=True)

    def read(self, student: str) -> tuple[str, HandedIn | NotGraded]:
        """Return a digest of what a student handed in, and that or why it cannot be read."""
        folder = self._course.format_path(
            self._course.submitted_directory, student, self._assignment
        )
        try:
            found = handed_in.read(Path(folder), self.room)
        except NotGraded as refusal:
            return hashlib.sha256(repr(refusal.reason).encode()).hexdigest(), refusal
        left_out = {name: note.id.encode() for name, note in found.left_out.items()}
        return release.digest(left_out | found.files), found

    def _outcome_path(self, student: str) -> Path:
        folder = Path(self._course.format_path(self.outcomes_directory, student, self._assignment))
        return folder.with_name(f"{folder.name}.json")

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        """Keep a second run out of the course folder."""
        folder = Path(self._course.root, self.outcomes_directory)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise RunError("Another run is grading in this course folder.") from None
            yield
