"""Checks and repairs of a submission before nbgrader reads it.

What can be put right without guessing is put right and reported; for anything else there is no
mark, and the reason is said. The submitted files themselves are never changed.
"""

import functools
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

import nbformat
from nbgrader.utils import parse_utc

from grading.run import cells
from grading.run import notebook as notebooks
from grading.run.cells import Master
from grading.run.handed_in import NOTEBOOK_SUFFIXES, HandedIn
from grading.run.notebook import Notebook
from grading.run.notes import Note, NotGraded, listed
from grading.run.times import decode, read_time

TIME = "timestamp.txt"

# Reads a file as a notebook, once; says what is wrong with it if that cannot be done.
Reading = Callable[[str], Notebook | NotGraded]


@dataclass
class Submission:
    """What goes to nbgrader: one notebook for each of the release, further files, and notes.

    ``time`` is when it was handed in, if there is a file that tells it and can be read.
    """

    notebooks: dict[str, nbformat.NotebookNode]
    files: dict[str, bytes]
    repairs: list[Note]
    time: datetime | None = None


def check(
    handed_in: HandedIn, masters: Mapping[str, Master], given: Collection[str] = ()
) -> Submission:
    """Check and repair a submission.

    ``masters`` are the cells of every notebook of the release, ``given`` the names of its files.
    """

    @functools.cache
    def reading(path: str) -> Notebook | NotGraded:
        try:
            return notebooks.read(path, handed_in.files[path])
        except NotGraded as refusal:
            return refusal

    notes: list[Note] = []
    chosen = _choose(handed_in, masters, reading, notes)
    found = {}
    for name, read in chosen.items():
        notes += read.notes
        metadata = {"course": read.stamp} if read.stamp else {}
        found[name] = nbformat.v4.new_notebook(metadata=metadata)
        found[name].cells = cells.arrange(read, masters[name], notes)
    paths = {name: read.path for name, read in chosen.items()}
    files, left_out = beside(handed_in.files, paths, given)
    left_out += handed_in.left_out
    if left_out:
        notes.append(Note("left_out", {"names": listed(sorted(left_out))}))
    time = None
    if TIME in files:
        time, files[TIME] = _time(files[TIME])
        if time is None:
            notes.append(Note("timestamp"))
    return Submission(found, files, notes, time)


def _choose(
    handed_in: HandedIn, masters: Mapping[str, Master], reading: Reading, notes: list[Note]
) -> dict[str, Notebook]:
    """Find every notebook: by its name, or else by the cells that are in it."""
    shown = {unicodedata.normalize("NFC", path): path for path in sorted(handed_in.files)}
    named = {name: shown[f"{name}.ipynb"] for name in masters if f"{name}.ipynb" in shown}
    spare = [
        path for path in sorted(handed_in.files)
        if path.lower().endswith(NOTEBOOK_SUFFIXES) and path not in named.values()
    ]
    chosen: dict[str, Notebook] = {}
    for name, master in masters.items():
        if name in named:
            path = _named_or_better(named[name], spare, master, reading, handed_in, notes)
        else:
            path = _by_cells(name, spare, masters, reading, handed_in)
            notes.append(Note("renamed", {"name": path, "to": f"{name}.ipynb"}))
        read = reading(path)
        if isinstance(read, NotGraded):
            raise read
        chosen[name] = read
    paths = {read.path for read in chosen.values()}
    extra = [path for path in spare if path not in paths and path.lower().endswith(".ipynb")]
    if extra:
        notes.append(Note("extra_notebook", {"name": listed(extra)}))
    return chosen


def _named_or_better(
    path: str, spare: Sequence[str], master: Master, reading: Reading, handed_in: HandedIn,
    notes: list[Note],
) -> str:
    """Return the notebook of the right name, or another if only that has answers in it."""
    read = reading(path)
    if isinstance(read, Notebook) and cells.is_answered(read, master):
        return path
    better = _one_of(_answered(spare, master, reading), handed_in)
    if better is None:
        return path
    notes.append(Note("blank_notebook", {"name": path, "graded": better}))
    return better


def _by_cells(
    name: str, spare: Sequence[str], masters: Mapping[str, Master], reading: Reading,
    handed_in: HandedIn,
) -> str:
    """Return the notebook that holds cells of the release, answered ones before others."""
    master, own = masters[name], f"{name}.ipynb"
    unread = sorted(
        path for path, why in handed_in.left_out.items()
        if path.lower().endswith(".ipynb") and why.id != "left_out"
    )
    if own in unread:
        raise _refusal(handed_in.left_out[own])
    fitting = [
        path for path in spare
        if isinstance(read := reading(path), Notebook) and cells.holds(read, master)
    ]
    fitting = _answered(fitting, master, reading) or fitting
    named = [path for path in fitting if PurePosixPath(path).name == own]
    path = _one_of(named or fitting, handed_in)
    if path is not None:
        return path
    if unread:
        raise _refusal(handed_in.left_out[unread[0]])
    if len(spare) == len(masters) == 1:
        # It holds nothing of the assignment, or cannot be read at all: reading it says why.
        return spare[0]
    if spare:
        raise NotGraded("no_notebook_of_this", names=listed(spare))
    found = sorted({*handed_in.files, *handed_in.left_out})
    raise NotGraded("no_notebook", name=own, found=listed(found) or "-")


def _refusal(reason: Note) -> NotGraded:
    return NotGraded(reason.id, **reason.values)


def _answered(paths: Sequence[str], master: Master, reading: Reading) -> list[str]:
    return [
        path for path in paths
        if isinstance(read := reading(path), Notebook) and cells.is_answered(read, master)
    ]


def _one_of(paths: Sequence[str], handed_in: HandedIn) -> str | None:
    """Return the first of these notebooks, unless they differ; None if there is none."""
    if len({handed_in.files[path] for path in paths}) > 1:
        raise NotGraded("several_notebooks", names=listed(paths))
    return paths[0] if paths else None


def beside(
    files: Mapping[str, bytes], chosen: Mapping[str, str], given: Collection[str]
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files beside the notebooks as they are to lie there, and the paths of others.

    ``chosen`` has the path of every notebook by its name, ``given`` the names of the release's own
    files.

    What lies in one folder with a notebook goes with it. Nothing takes the place of a notebook, of
    a file of the release or of a folder above one, nor the other way round.
    """
    paths = set(chosen.values())
    homes = sorted({f"{PurePosixPath(path).parent}/" for path in paths} - {"./"}, reverse=True)
    own = {path: _below(path, homes) for path in files if path not in paths}
    taken = {f"{name}.ipynb" for name in chosen} | set(given) | {TIME}
    folders: set[str] = set().union(*map(_folders, taken))
    kept = {TIME: files[TIME]} if TIME in files else {}
    left_out = []
    for path, place in sorted(own.items(), key=lambda item: (item[0] != item[1], item)):
        if path == TIME or place in given or path.lower().endswith(".ipynb"):
            continue
        above = _folders(place)
        if place in taken or place in folders or above & taken:
            left_out.append(path)
            continue
        kept[place] = files[path]
        taken.add(place)
        folders |= above
    return kept, left_out


def _below(path: str, homes: Sequence[str]) -> str:
    home = next((home for home in homes if path.startswith(home)), "")
    return path.removeprefix(home)


def _folders(path: str) -> set[str]:
    return {str(parent) for parent in PurePosixPath(path).parents} - {"."}


def _time(data: bytes) -> tuple[datetime | None, bytes]:
    """Return the time in a file, and the file as nbgrader reads the same: empty for no time."""
    try:
        time = read_time(decode(data))
    except ValueError:
        return None, b""
    try:
        text = data.decode().strip()
        same = text.isprintable() and parse_utc(text) == time
    except (ArithmeticError, AttributeError, TypeError, ValueError):
        same = False
    return time, data if same else f"{time} UTC".encode()
