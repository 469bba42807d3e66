"""Whose work a name at the first level of a source is. No name below it says anything about that.

Canvas writes ``name_id_upload_file``, with ``LATE_`` before the id of who was late; Moodle folders
``Name_id_assignsubmission_file`` or, if told to, files ``Name_id_assignsubmission_file_file``.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from nbgrader.api import Student

from grading.collect.sources import NotCollected, Part

_CANVAS = re.compile(r"_(LATE_)?([0-9]{1,20})_([0-9]{1,20})_(.+)", re.DOTALL)
_CANVAS_TEXT = re.compile(r".*_[0-9]{1,20}_(text|link)\.html", re.DOTALL)
_ANONYMOUS = re.compile(r"(LATE_)?anon_")
_MOODLE = re.compile(r"(.*?)_([0-9]{1,20})_assignsubmission_([a-z]+)(?:_(.*))?", re.DOTALL)
_NUMBER = re.compile(r"\D*([0-9]+)")
_SUFFIXES = re.compile(r"(\.ipynb)?\.\w+\Z")


class Ignored(Exception):
    """Raised for what is no student's file, with a sentence. Nothing is missing without it."""


@dataclass(frozen=True)
class Owner:
    """Whose a part is; ``file`` is what the student called it, empty for a folder.

    ``id`` is the platform's number of the student, ``by_name`` tells that only the name was known.
    ``upload`` is Canvas's number of the file, which grows with time, and 0 elsewhere.
    """

    student: str
    file: str = ""
    id: str = ""
    upload: int = 0
    is_late: bool = False
    by_name: bool = False


@dataclass(frozen=True)
class _Reading:
    """One way to read a name that Canvas or Moodle made."""

    name: str
    id: str
    file: str
    upload: int = 0
    is_late: bool = False

    def owned(self, student: str, by_name: bool = False) -> Owner:
        return Owner(student, self.file, self.id, self.upload, self.is_late, by_name)


class Students:
    """The students of the gradebook, by all that tells who they are."""

    def __init__(self, students: Iterable[Student]) -> None:
        self._ids: dict[str, str] = {}
        by_platform: dict[str, set[str]] = {}
        by_id: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._with_number: set[str] = set()
        for student in students:
            self._ids[_nfc(student.id)] = student.id
            if not student.lms_user_id:
                by_id.setdefault(student.id, set()).add(student.id)
            elif number := _NUMBER.fullmatch(student.lms_user_id):
                by_platform.setdefault(number[1], set()).add(student.id)
            if student.lms_user_id not in (None, "", student.id):
                self._with_number.add(student.id)
            first, last = student.first_name or "", student.last_name or ""
            for name in {_letters(first + last), _letters(last + first)} - {""}:
                self._names.setdefault(name, set()).add(student.id)
        self._numbers = by_id | by_platform

    def __len__(self) -> int:
        return len(self._ids)

    def owner(self, part: Part) -> Owner:
        """Return whose a part is; raise NotCollected or Ignored with the reason if it is nobody's.

        The platform's number of the student decides, and a name only where that is not known.
        """
        readings = _moodle(part) or _canvas(part)
        if not readings:
            return self._plain(part)
        known = [each for each in readings if each.id in self._numbers]
        fitting = [each for each in known if self._numbers[each.id] & self._named(each.name)]
        if known:
            return self._numbered(fitting or known)
        reading = readings[0]
        named = self._named(reading.name) - self._with_number
        if len(named) == 1:
            return reading.owned(named.pop(), by_name=True)
        raise NotCollected(f"no student of the gradebook has the number {reading.id}")

    def _numbered(self, readings: list[_Reading]) -> Owner:
        students = set().union(*(self._numbers[reading.id] for reading in readings))
        if len(students) > 1:
            raise NotCollected(f"could be of {_listed(students)}")
        (student,) = students
        others = self._named(readings[0].name)
        if others and student not in others:
            raise NotCollected(f"the number is of {student}, the name of {_listed(others)}")
        return readings[0].owned(student)

    def _plain(self, part: Part) -> Owner:
        """Return the owner of a part that is called as the student is in nbgrader."""
        name = part.name if part.is_folder else _SUFFIXES.sub("", part.name)
        wanted = [name]
        if not part.is_folder:
            # ada_ch03_signals.ipynb
            wanted += [name[: found.start()] for found in re.finditer("_", name)]
        found = {self._ids[each] for each in wanted if each in self._ids}
        found = found.union(*(self._numbers.get(each, set()) for each in wanted))
        found = found or set(self._named(name))
        if len(found) == 1:
            return Owner(found.pop(), "" if part.is_folder else part.name)
        if found:
            raise NotCollected(f"could be of {_listed(found)}")
        why = "the name tells of no student of the gradebook"
        if part.is_folder:
            why += ". If it holds those of the students, unpack the archive and give this folder"
        elif part.name.lower().endswith(".zip"):
            why += ". If it holds what students handed in, give it by itself"
        raise NotCollected(why)

    def _named(self, name: str) -> set[str]:
        return self._names.get(_letters(name), set())


def _moodle(part: Part) -> list[_Reading]:
    found = _MOODLE.fullmatch(part.name)
    if not found:
        return []
    name, id, kind, file = found.groups()
    if kind == "onlinetext":
        raise Ignored("a text that was typed into Moodle")
    return [_Reading(name, id, file or "")] if part.is_folder == (not file) else []


def _canvas(part: Part) -> list[_Reading]:
    """Return the ways in which a name can be Canvas's.

    There are two if the first number might be the end of the name, which students choose. What
    looks alike further on is in the student's own name of the file.
    """
    if part.is_folder:
        return []
    if _ANONYMOUS.match(part.name):
        raise NotCollected("anonymous: let Canvas show the names, and download again")
    found = _CANVAS.search(part.name)
    if not found and _CANVAS_TEXT.fullmatch(part.name):
        raise Ignored("a text or a link that was typed into Canvas")
    second = found and _CANVAS.match(part.name, found.start(3) - 1)
    return [
        _Reading(part.name[: each.start()], each[2], each[4], int(each[3]), bool(each[1]))
        for each in (found, second) if each
    ]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _letters(name: str) -> str:
    """Return the letters and digits of a name, in one case: all that Canvas leaves of it."""
    return "".join(each for each in _nfc(name).casefold() if each.isalnum())


def _listed(students: Iterable[str]) -> str:
    return ", ".join(sorted(students))
