"""Collected submissions in their places: each whole or not at all, and never an older over a newer.

A small file beside the students' folders remembers how new each is. It is believed only as long as
the submission is still what was collected.
"""

import contextlib
import errno
import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from nbgrader.coursedir import CourseDirectory

from grading.collect.choose import Age, Chosen
from grading.collect.sources import NotCollected
from grading.run import handed_in
from grading.run.handed_in import Room
from grading.run.intake import TIME
from grading.run.notes import NotGraded
from grading.run.released import digest
from grading.run.run import RunError
from grading.run.times import decode, read_time

State = Literal["collected", "newer", "same", "older"]
# The times in a ZIP file count by two seconds.
_SECONDS = 2.0
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class Places:
    """The folder of collected submissions of one assignment. Use it with :func:`places`."""

    def __init__(self, course: CourseDirectory, room: Room) -> None:
        self._course = course
        self.room = room
        top = Path(course.root, course.submitted_directory)
        self._staging = top / ".collecting"
        self._old = top / ".replaced"
        self._record = top / f".{course.assignment_id}.json"
        self._ages: dict[str, tuple[str, int, float]] = {}

    def put(self, student: str, chosen: Chosen, stamp: bytes | None) -> State:
        """Put a submission in its place unless what is there is the same or newer.

        ``stamp`` says when it was handed in, if that is known. Of two times of the same work the
        earlier counts.
        """
        target = self._target(student)
        if any(path.is_symlink() for path in (target, target.parent)):
            raise NotCollected(f"{target} is a link: remove it")
        state: State = "collected"
        own = digest(chosen.files)
        age = (own, chosen.age.upload, chosen.age.time)
        if target.exists():
            state = "newer"
            there = self._read(target)
            before = _time_of(there.pop(TIME, b""))
            if digest(there) == own:
                time = _time_of(stamp or b"")
                if time is None or (before is not None and before <= time):
                    known = self._ages.get(student, age)
                    self._ages[student] = max(age, known) if known[0] == own else age
                    return "same"
            elif _is_older(chosen.age, self._age(student, target, digest(there), before)):
                return "older"
        self._write(student, target, chosen.files | ({} if stamp is None else {TIME: stamp}))
        self._ages[student] = age
        return state

    def _target(self, student: str) -> Path:
        return Path(
            self._course.format_path(
                self._course.submitted_directory, student, self._course.assignment_id
            )
        )

    def _read(self, target: Path) -> dict[str, bytes]:
        try:
            return handed_in.read(target, self.room).files
        except NotGraded:
            return {}

    def _age(
        self, student: str, target: Path, found: str, before: datetime | None
    ) -> Age:
        """Return how new what is there is, by its files if it was not collected from here."""
        known, upload, time = self._ages.get(student, ("", 0, 0.0))
        if known == found:
            return Age(upload, time)
        if before is not None:
            return Age(0, before.replace(tzinfo=UTC).timestamp())
        try:
            return Age(0, max((file.time for file in handed_in.walk(target, {})), default=0.0))
        except NotGraded:
            return Age()

    def _write(self, student: str, target: Path, files: Mapping[str, bytes]) -> None:
        """Write beside, then rename: what is interrupted leaves the old or the new, whole."""
        new = self._staging / uuid.uuid4().hex
        old = self._old / student
        try:
            for name, data in files.items():
                path = new / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.write_bytes(data)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if target.exists():
                target.rename(old)
            new.rename(target)
            _remove(old)
        except OSError as error:
            if error.errno in _NO_SPACE:
                raise
            raise NotCollected(f"{target} could not be written: {error.strerror}") from None

    def _begin(self) -> None:
        self._clear()
        for folder in (self._staging, self._old):
            folder.mkdir(mode=0o700)
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            found = json.loads(self._record.read_text(encoding="utf-8"))
            self._ages = {
                student: (str(own), int(upload), float(time))
                for student, (own, upload, time) in found.items()
            }

    def _end(self) -> None:
        # Without it the times of files decide.
        with contextlib.suppress(OSError):
            if self._ages:
                new = self._staging / "ages"
                new.write_text(json.dumps(self._ages, ensure_ascii=False), encoding="utf-8")
                new.replace(self._record)
        self._clear()

    def _clear(self) -> None:
        """Clear away what a run left, and put back what it was about to replace."""
        if self._old.is_dir() and not self._old.is_symlink():
            for old in self._old.iterdir():
                target = self._target(old.name)
                if not target.exists():
                    old.rename(target)
        _remove(self._old)
        _remove(self._staging)


@contextlib.contextmanager
def places(course: CourseDirectory, room: Room) -> Iterator[Places]:
    """Open the folder of collected submissions, which one run may use at a time."""
    top = Path(course.root, course.submitted_directory)
    opened = Places(course, room)
    top.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunError("Another run is collecting in this course folder.") from None
        opened._begin()
        try:
            yield opened
        finally:
            opened._end()
    finally:
        os.close(lock)


def _time_of(stamp: bytes) -> datetime | None:
    try:
        return read_time(decode(stamp))
    except ValueError:
        return None


def _is_older(new: Age, there: Age) -> bool:
    """Tell whether a submission is older, as far as that is known of both."""
    if new.upload and there.upload:
        return new.upload < there.upload
    return 0 < new.time < there.time - _SECONDS


def _remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            os.unlink(path)
