"""One run of collecting: every student's submission from a source to its place, and what to say."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.collect import sources
from grading.collect.choose import Age, choose
from grading.collect.place import Places
from grading.collect.sources import NotCollected, Part, Source
from grading.collect.whose import Ignored, Owner, Students
from grading.pages.messages import say_note
from grading.run import handed_in, released
from grading.run.handed_in import File, Room
from grading.run.notes import Note
from grading.run.released import Release, SourceError
from grading.run.run import RunError

_MOST_SAID = 5


@dataclass
class Account:
    """What a run did: how many of what, what is worth knowing, and what was left out and why."""

    counts: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What must be known of an assignment and its class to collect from files."""

    release: Release
    roster: Students
    due: datetime | None


def read_assignment(course: CourseDirectory, config: Config) -> Wanted:
    """Read the course's present assignment and the class from the gradebook."""
    name = course.assignment_id
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            release = released.read(gradebook, course, config)
        except MissingEntry:
            raise RunError(
                f"The gradebook knows no assignment {name!r}. "
                "Release it first: nbgrader generate_assignment"
            ) from None
        except SourceError as error:
            raise RunError(str(error)) from None
        roster = Students(gradebook.students)
        due = gradebook.find_assignment(name).duedate
    if not len(roster):
        raise RunError(
            "The gradebook has no students, so that nobody can be told by a name. Read the class "
            "in first: python -m grading roster"
        )
    return Wanted(release, roster, due)


class Gathering:
    """Collects from folders and ZIP files. ``report`` says what came of it."""

    def __init__(self, assignment: Wanted, places: Places, room: Room) -> None:
        self._assignment = assignment
        self._places = places
        self._room = room
        self.report = Account()

    def gather(self, path: Path) -> None:
        """Collect from a folder or a ZIP file."""
        try:
            with sources.opened(path) as source:
                self.report.left_out += [f"{name}: {why}" for name, why in source.left_out.items()]
                students = self._students(source)
                on_time = [
                    file.time for parts in students.values() for part, owner in parts
                    for file in part.files.values() if not owner.is_late
                ]
                for student, parts in sorted(students.items()):
                    self._collect(student, parts, max(on_time, default=0.0))
        except NotCollected as refusal:
            self.report.left_out.append(f"{path}: {refusal}")

    def _students(self, source: Source) -> dict[str, list[tuple[Part, Owner]]]:
        """Return the parts of every student."""
        found: dict[str, list[tuple[Part, Owner]]] = {}
        for part in source.parts:
            try:
                owner = self._assignment.roster.owner(part)
            except Ignored as refusal:
                self.report.said.append(f"{part.name}: ignored, {refusal}")
            except NotCollected as refusal:
                self.report.left_out.append(f"{part.name}: {refusal}")
            else:
                found.setdefault(owner.student, []).append((part, owner))
        return {
            student: own for student, parts in found.items()
            if (own := self._of_one(student, parts))
        }

    def _of_one(
        self, student: str, parts: list[tuple[Part, Owner]]
    ) -> list[tuple[Part, Owner]]:
        """Return a student's parts without those of somebody who has only the same name."""
        numbers = {owner.id for _, owner in parts if not owner.by_name}
        others = {owner.id for _, owner in parts if owner.by_name}
        if len(numbers | others) < 2:
            return parts
        for part, owner in parts:
            if owner.by_name:
                self.report.left_out.append(
                    f"{part.name}: several have the name of {student}, and {owner.id} is the "
                    "number of no student of the gradebook"
                )
        return [(part, owner) for part, owner in parts if not owner.by_name]

    def _collect(
        self, student: str, parts: list[tuple[Part, Owner]], newest_on_time: float
    ) -> None:
        """Collect from the parts of one student."""
        files, ages, left_out = _own_files(parts)
        shown = f"{student} ({', '.join(part.name for part, _ in parts[:3])})"
        found = handed_in.fitting(files.values(), left_out, self._room)
        why = [say_note(note, "en") for note in list(left_out.values())[:_MOST_SAID]]
        if len(left_out) > _MOST_SAID:
            why.append(f"And {len(left_out) - _MOST_SAID} files more.")
        try:
            if not found.files:
                raise NotCollected("no file that can be read")
            release = self._assignment.release
            chosen = choose(found.files, ages, release.masters, release.files)
            stamp = None
            if any(owner.is_late for _, owner in parts):
                stamp, note = _late(self._assignment.due, chosen.age.time, newest_on_time)
                chosen.notes.append(note)
            state = self._places.put(student, chosen, stamp)
        except NotCollected as refusal:
            self.report.left_out.append(" ".join([f"{shown}: {refusal}.", *why]))
            return
        self.report.counts[state] += 1
        if state == "older":
            chosen.notes.append("what was collected before is newer, and stays")
        if chosen.notes:
            self.report.said.append(f"{shown}: {'; '.join(chosen.notes)}")
        why += [f"No room beside the notebook: {path}." for path in chosen.left_out]
        if why:
            self.report.left_out.append(f"{shown}: the rest was collected. {' '.join(why)}")


def _own_files(
    parts: list[tuple[Part, Owner]],
) -> tuple[dict[str, File], dict[str, Age], dict[str, Note]]:
    """Return a student's files by their own names, how new they are, and what is no file."""
    files: dict[str, File] = {}
    ages: dict[str, Age] = {}
    left_out: dict[str, Note] = {}
    for part, owner in sorted(parts, key=lambda each: -each[1].upload):
        left_out |= {f"{part.name}/{name}": note for name, note in part.left_out.items()}
        for file in part.files.values():
            name = unicodedata.normalize("NFC", owner.file or file.name)
            if name in files:
                # Of two of one name the older lies in a folder.
                name = f"{owner.upload}/{name}"
            files[name] = replace(file, name=name)
            ages[name] = Age(owner.upload, file.time)
    return files, ages, left_out


def _late(due: datetime | None, time: float, newest_on_time: float) -> tuple[bytes | None, str]:
    """Return what ``timestamp.txt`` says of a file whose name says that it was late.

    The time in an archive may be that of its making. It is that of handing in only if nobody who
    was in time has one after the due date; otherwise no more is known than that it was late.
    """
    moment = datetime.fromtimestamp(time, UTC).replace(tzinfo=None)
    if due is None:
        if not time:
            return None, "late by its name, but no time is known and there is no due date"
        return _stamp(moment), (
            f"late by its name; {moment} UTC is the archive's time, and there is no due date to "
            "compare it with"
        )
    if due < moment and newest_on_time <= due.replace(tzinfo=UTC).timestamp():
        return _stamp(moment), f"late by its name, at {moment} UTC by the archive"
    return _stamp(due + timedelta(seconds=1)), (
        "late by its name, when is not known: a second after the due date"
    )


def _stamp(moment: datetime) -> bytes:
    return f"{moment} UTC".encode()
