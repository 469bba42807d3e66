"""What lies in a folder or a ZIP file, by the names at its first level. Nothing is unpacked."""

import contextlib
import functools
import lzma
import re
import stat
import struct
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grading.run.handed_in import IGNORED, MOST_FOLDERS, File, read_file, walk
from grading.run.notes import Note, NotGraded, writable_name

MOST_ENTRIES = 1_000_000
MOST_BYTES_OF_A_FILE = 2**30
# A file that was packed to less than this part of it is no notebook, if it is large.
_SMALLEST_PART = 1 / 200
_LARGE = 2**20
_LONGEST_NAME = 255
_2000 = 946_684_800.0
# Whatever the standard library raises for a file that only looks like an archive.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    RuntimeError, OverflowError, IndexError,
)


class NotCollected(Exception):
    """Raised for what is left out, with a sentence for the instructor."""


@dataclass
class Part:
    """What lies under one name at the first level: a file, or the files of a folder.

    The names of a folder's files begin below it. Of two files of one name the last counts.
    ``left_out`` are those that are no ordinary files, with the reasons.
    """

    name: str
    is_folder: bool
    files: dict[str, File] = field(default_factory=dict)
    left_out: dict[str, Note] = field(default_factory=dict)


@dataclass
class Source:
    """A folder or a ZIP file: its parts, and what is in none of them, with the reasons."""

    name: str
    parts: list[Part] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Source]:
    """List a folder or a ZIP file, which stays open so that its files can be read."""
    if path.is_dir():
        try:
            source = _folder(path)
        except OSError as error:
            raise NotCollected(f"cannot be read: {error.strerror}") from None
        yield source
        return
    if not path.is_file():
        raise NotCollected("is neither a folder nor a file")
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise NotCollected(f"cannot be read as a ZIP file: {error}") from None
    with archive:
        yield _archive(path, archive)


def plausible(seconds: float) -> float:
    """Return the time of a file, or 0 if no clock that was set can have said it."""
    return seconds if _2000 < seconds < time.time() + 24 * 60 * 60 else 0.0


def _folder(path: Path) -> Source:
    source = Source(path.name)
    for entry in sorted(path.iterdir()):
        name = writable_name(unicodedata.normalize("NFC", entry.name))
        if name in IGNORED:
            continue
        status = entry.lstat()
        if stat.S_ISLNK(status.st_mode):
            source.left_out[name] = "is a link to another file"
        elif stat.S_ISDIR(status.st_mode):
            part = Part(name, True)
            try:
                part.files = {file.name: file for file in walk(entry, part.left_out)}
            except NotGraded as refusal:
                part.left_out[name] = refusal.reason
            source.parts.append(part)
        elif stat.S_ISREG(status.st_mode):
            reading = functools.partial(read_file, entry, name, status.st_size)
            file = File(name, status.st_size, plausible(status.st_mtime), reading)
            source.parts.append(Part(name, False, {name: file}))
        else:
            source.left_out[name] = "is no ordinary file"
    return source


def _archive(path: Path, archive: zipfile.ZipFile) -> Source:
    source = Source(path.name)
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise NotCollected(f"holds {len(entries)} entries, more than {MOST_ENTRIES}")
    parts: dict[tuple[str, bool], Part] = {}
    for entry in entries:
        name = _name(entry)
        try:
            steps = _steps(name)
            if name.endswith("/") or IGNORED.intersection(steps):
                continue
        except NotCollected as refusal:
            source.left_out[writable_name(name)] = str(refusal)
            continue
        is_folder = len(steps) > 1
        part = parts.setdefault((steps[0], is_folder), Part(steps[0], is_folder))
        own = "/".join(steps[1:]) or steps[0]
        try:
            _check(entry, steps)
        except NotCollected as refusal:
            part.left_out[own] = Note("unreadable", {"name": own, "error": str(refusal)})
            continue
        reading = functools.partial(_read, archive, entry, own)
        part.files[own] = File(own, entry.file_size, _time(entry), reading)
    source.parts = list(parts.values())
    return source


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's whole name. Without a flag for UTF-8 it may be that all the same."""
    name = entry.orig_filename
    if not entry.flag_bits & 0x800:
        for encoding in ("utf-8", "cp949"):
            with contextlib.suppress(UnicodeError):
                name = entry.orig_filename.encode("cp437").decode(encoding)
                break
    return unicodedata.normalize("NFC", name)


def _steps(name: str) -> list[str]:
    """Return the folders of an entry and its own name."""
    if writable_name(name) != name:
        raise NotCollected("has a name that is no text")
    if "\\" in name:
        raise NotCollected("has a backslash in its path")
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        raise NotCollected("has an absolute path")
    steps = [step for step in name.split("/") if step not in ("", ".")]
    if ".." in steps:
        raise NotCollected("has a path that climbs out of the archive")
    if not steps:
        raise NotCollected("has no name")
    return steps


def _check(entry: zipfile.ZipInfo, steps: list[str]) -> None:
    """Refuse an entry that cannot be read, or must not be."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if stat.S_ISLNK(kind):
        raise NotCollected("it is a link to another file")
    if kind not in (0, stat.S_IFREG):
        raise NotCollected("it is no ordinary file")
    if any(len(step.encode()) > _LONGEST_NAME for step in steps):
        raise NotCollected("its name is too long")
    if len(steps) > MOST_FOLDERS + 2:
        raise NotCollected("it lies too deep in folders")
    if entry.flag_bits & 0x2041:
        raise NotCollected("it is encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotCollected("it is packed in a way that is not read here")
    if entry.file_size > MOST_BYTES_OF_A_FILE or (
        entry.file_size > _LARGE and entry.compress_size < entry.file_size * _SMALLEST_PART
    ):
        raise NotCollected("it unpacks to far more than it is, as a zip bomb does")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(entry) as file:
            # Never more than the entry says, whatever comes out of it.
            return file.read(entry.file_size)
    except _DAMAGED as error:
        raise NotGraded("unreadable", name=name, error=f"damaged, {error}") from None


def _time(entry: zipfile.ZipInfo) -> float:
    """Return when an entry was written, by the clock of this machine; 0 if that is not known."""
    with contextlib.suppress(ValueError, OverflowError, OSError):
        return plausible(time.mktime((*entry.date_time, 0, 0, -1)))
    return 0.0
