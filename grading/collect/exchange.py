"""Collecting from nbgrader's exchange, where students write what they like.

A student's folder there counts only if it is theirs, and only if nothing in it is a link: whoever
collects may read what the student may not.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import find_owner

from grading.collect.choose import Age, Chosen
from grading.collect.gather import Account
from grading.collect.place import Places, places
from grading.collect.sources import NotCollected
from grading.pages.messages import say_note
from grading.run import handed_in
from grading.run.intake import TIME
from grading.run.notes import Note, NotGraded, writable_name
from grading.run.run import Run, RunError, in_a_sentence
from grading.run.times import read_time

_ZONE = re.compile(r"\s[A-Za-z]+\Z")


@dataclass(frozen=True)
class Inbound:
    """A folder in the exchange: whose it says it is, and when it says it was handed in."""

    path: Path
    student: str
    said: str
    time: datetime


class CheckedCollect(ExchangeCollect):
    """nbgrader's collect, by its own command and the Formgrader too, with our checks.

    Takes whatever is newer; the option ``update`` makes no difference.
    """

    report: Account

    def init_src(self) -> None:
        """Find the folder that students hand in to."""
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound = Path(self.root, self.coursedir.course_id, "inbound")
        if not os.access(self.inbound, os.R_OK | os.X_OK):
            self.fail(f"There is no exchange of the course that you may read: {self.inbound}")

    def copy_files(self) -> None:
        """Collect; what was left out is logged and stays in ``report``."""
        self.report = Account()
        try:
            room = Run(self.coursedir, config=self.config).room
            with in_a_sentence(), places(self.coursedir, room) as opened:
                for student, found in sorted(self._by_student().items()):
                    self._collect(student, found, opened)
        except RunError as error:
            self.fail(str(error))
        for line in self.report.said:
            self.log.info(line)
        for line in self.report.left_out:
            self.log.error("Left out: %s", line)
        self.log.info("Submissions: %s", dict(self.report.counts) or "none")

    def _by_student(self) -> dict[str, list[Inbound]]:
        """Return what everybody handed in, the one to collect first."""
        due = self._due() if self.before_duedate else None
        found: dict[str, list[Inbound]] = {}
        for each in self._inbound():
            found.setdefault(each.student, []).append(each)
        for submissions in found.values():
            submissions.sort(
                key=lambda each: (due is None or each.time <= due, each.time), reverse=True
            )
        return found

    def _inbound(self) -> Iterator[Inbound]:
        wanted = self.coursedir.student_id
        form = re.compile(rf"(.+)\+{re.escape(self.coursedir.assignment_id)}\+(.+)", re.DOTALL)
        for name in sorted(os.listdir(self.inbound)):
            found = form.fullmatch(name)
            if not found or wanted not in ("", "*", found[1]):
                continue
            student, said = found[1], found[2].rpartition("+")[0] or found[2]
            try:
                if writable_name(name) != name or student.startswith("."):
                    raise ValueError("the name is no text")
                yield Inbound(self.inbound / name, student, said, _moment(said))
            except ValueError as error:
                self.report.left_out.append(f"{writable_name(name)}: {error}")

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                due: datetime | None = gradebook.find_assignment(
                    self.coursedir.assignment_id
                ).duedate
            except MissingEntry:
                return None
            return due

    def _collect(self, student: str, submissions: list[Inbound], opened: Places) -> None:
        """Collect the first of a student's submissions that can be."""
        for each in submissions:
            try:
                chosen = self._read(each, opened)
                state = opened.put(student, chosen, each.said.encode())
            except NotCollected as refusal:
                self.report.left_out.append(f"{each.path.name}: {refusal}")
                continue
            self.report.counts[state] += 1
            if len(submissions) > 1 and state != "same":
                self.report.said.append(f"{student}: {each.path.name} counts")
            return

    def _read(self, inbound: Inbound, opened: Places) -> Chosen:
        """Read a submission as it is; what is right or wrong with its notebook, grading says."""
        status = inbound.path.lstat()
        if not stat.S_ISDIR(status.st_mode):
            raise NotCollected("is a link" if inbound.path.is_symlink() else "is no folder")
        # What the instructor or the system put there is believed.
        owner = None if status.st_uid in (os.geteuid(), 0) else status.st_uid
        if owner is not None and self.check_owner and _owner(inbound.path) != inbound.student:
            raise NotCollected(f"belongs to {_owner(inbound.path)}, not to {inbound.student}")
        left_out: dict[str, Note] = {}
        try:
            files = handed_in.walk(inbound.path, left_out, owner)
        except NotGraded as refusal:
            raise NotCollected(say_note(refusal.reason, "en")) from None
        found = handed_in.fitting(files, left_out, opened.room)
        for name, note in found.left_out.items():
            if note.id in ("symlink", "not_a_file") or name.lower().endswith(".ipynb"):
                raise NotCollected(say_note(note, "en"))
            self.report.left_out.append(f"{inbound.path.name}: {say_note(note, 'en')}")
        found.files.pop(TIME, None)
        return Chosen(found.files, Age(0, inbound.time.replace(tzinfo=UTC).timestamp()))


def _moment(said: str) -> datetime:
    """Return the time in a folder's name. A zone that cannot be told is the same for all."""
    try:
        return read_time(said)
    except ValueError:
        return read_time(_ZONE.sub("", said))


def _owner(path: Path) -> str:
    try:
        return str(find_owner(path))
    except KeyError:
        return "an unknown user"

