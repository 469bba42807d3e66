"""The files that a student handed in, read within bounds: nothing is known of them before.

What is no ordinary file, too large, too deep or too much is left out; a notebook that was left out
may be the one that counts, so the reason is kept.
"""

import functools
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from grading.run.notes import Note, NotGraded, writable_name

NOTEBOOK_SUFFIXES = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
IGNORED = {".ipynb_checkpoints", "__pycache__", "__MACOSX", ".DS_Store", ".git"}
_MOST_ENTRIES = 20_000
_MOST_FILES = 200
MOST_FOLDERS = 5
_REST = "…"


@dataclass(frozen=True)
class Room:
    """How many bytes are read: of one notebook, of the files beside notebooks, and of all."""

    notebook: int = 20 * 2**20
    beside: int = 16 * 2**20
    all: int = 40 * 2**20


@dataclass
class HandedIn:
    """Files by their paths below the student's folder; and why others were left out."""

    files: dict[str, bytes] = field(default_factory=dict)
    left_out: dict[str, Note] = field(default_factory=dict)


@dataclass(frozen=True)
class File:
    """A file before it is read: its path, its size, when it was written (seconds since 1970).

    ``read`` raises :class:`NotGraded` where it cannot be read.
    """

    name: str
    size: int
    time: float
    read: Callable[[], bytes]

    @property
    def may_be_notebook(self) -> bool:
        return self.name.lower().endswith(NOTEBOOK_SUFFIXES)


def read(folder: Path, room: Room) -> HandedIn:
    """Read a student's folder; raise :class:`NotGraded` if it cannot be read at all."""
    if folder.is_symlink() or folder.parent.is_symlink():
        raise NotGraded("symlink", name=folder.name)
    left_out: dict[str, Note] = {}
    return fitting(walk(folder, left_out), left_out, room)


def fitting(files: Iterable[File], left_out: dict[str, Note], room: Room) -> HandedIn:
    """Read as many files as there is room for; ``left_out`` gets the reasons for the others."""
    found = HandedIn(left_out=left_out)
    # The small ones first: what is large is seldom needed.
    files = sorted(files, key=lambda file: (file.size, file.name))
    left, beside = room.all, room.beside
    for file in sorted(files, key=lambda file: not file.may_be_notebook):
        try:
            if file.may_be_notebook and file.size > room.notebook:
                raise NotGraded("too_large", name=file.name, megabytes=room.notebook // 2**20)
            if file.size > left or len(found.files) == _MOST_FILES:
                raise NotGraded("too_much", megabytes=room.all // 2**20, files=_MOST_FILES)
            if not file.may_be_notebook and file.size > beside:
                raise NotGraded("left_out", names=file.name)
            data = file.read()
        except NotGraded as refusal:
            left_out[file.name] = refusal.reason
            continue
        found.files[file.name] = data
        left -= len(data)
        beside -= 0 if file.may_be_notebook else len(data)
    return found


def walk(folder: Path, left_out: dict[str, Note], owner: int | None = None) -> list[File]:
    """Return the ordinary files in a folder and those below it.

    With an ``owner``, only the files of this user can be read.
    """
    found: dict[str, File] = {}
    folders = deque([(folder, "")])
    looked_at = 0
    while folders:
        place, above = folders.popleft()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    looked_at += 1
                    if looked_at > _MOST_ENTRIES:
                        left_out[_REST] = Note("left_out", {"names": _REST})
                        return list(found.values())
                    _sort_out(entry, above, owner, folders, found, left_out)
        except OSError as error:
            refusal = NotGraded("unreadable", name=above or folder.name, error=error.strerror)
            if not above:
                raise refusal from None
            left_out[above.rstrip("/")] = refusal.reason
    return list(found.values())


def _sort_out(
    entry: os.DirEntry[str], above: str, owner: int | None, folders: deque[tuple[Path, str]],
    found: dict[str, File], left_out: dict[str, Note],
) -> None:
    """Put an entry of a folder among the folders, the files or what is left out."""
    if entry.name in IGNORED:
        return
    own = writable_name(entry.name)
    name = above + own
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        left_out[name] = Note("unreadable", {"name": name, "error": str(error.strerror)})
        return
    path = Path(entry.path)
    reading = functools.partial(read_file, path, name, status.st_size, owner)
    file = File(name, status.st_size, status.st_mtime, reading)
    if stat.S_ISLNK(status.st_mode):
        left_out[name] = Note("symlink", {"name": name})
    elif stat.S_ISDIR(status.st_mode):
        if own == entry.name and above.count("/") < MOST_FOLDERS:
            folders.append((path, f"{name}/"))
        else:
            left_out[name] = Note("left_out", {"names": name})
    elif not stat.S_ISREG(status.st_mode):
        left_out[name] = Note("not_a_file", {"name": name})
    elif name in found or (own != entry.name and not file.may_be_notebook):
        # A notebook is graded under its own name whatever it is called; others would lose theirs.
        left_out[name] = Note("left_out", {"names": name})
    else:
        found[name] = file


def read_file(path: Path, name: str, most: int, owner: int | None = None) -> bytes:
    """Read so many bytes of an ordinary file, which may have become something else by now."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as opened:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise NotGraded("not_a_file", name=name)
            if owner is not None and status.st_uid != owner:
                # By a hard link, or by a folder that has become a link: somebody else's work.
                raise NotGraded("symlink", name=name)
            return opened.read(most)
    except OSError as error:
        raise NotGraded("unreadable", name=name, error=error.strerror) from None
