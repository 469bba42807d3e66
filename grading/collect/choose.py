"""A student's files as one submission: the notebooks of the assignment, and what goes with them."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grading.collect.sources import NotCollected
from grading.run import cells, intake
from grading.run import notebook as notebooks
from grading.run.cells import Master
from grading.run.handed_in import NOTEBOOK_SUFFIXES
from grading.run.notebook import Notebook
from grading.run.notes import NotGraded, listed

_ARCHIVES = (b"PK", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
SECRET = "submission_secret.txt"
# ch03_signals (1).ipynb, ch03_signals-1.ipynb, ch03_signals-Copy1.ipynb
_COPY = re.compile(r"(?: ?\((\d{1,9})\)|-(?:Copy)?(\d{1,9}))\Z")


@dataclass(frozen=True, order=True)
class Age:
    """How new a file is: what is greater is newer. 0 is for what is not known."""

    upload: int = 0
    time: float = 0.0


@dataclass
class Chosen:
    """The files of a submission, the age of its newest notebook, and what is to be said."""

    files: dict[str, bytes]
    age: Age
    notes: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def choose(
    files: Mapping[str, bytes], ages: Mapping[str, Age], masters: Mapping[str, Master],
    given: Collection[str],
) -> Chosen:
    """Choose of a student's files, which are not empty; raise NotCollected with the reason.

    A notebook is known by its cells, or else by its name. Of several the newest counts, those with
    answers in them before others. ``given`` are the names of the release's own files.
    ``timestamp.txt`` is left out: no student says when something was handed in.
    """
    readings = {path: _read(path, data) for path, data in files.items() if _may_be_notebook(path)}
    chosen, notes = {}, []
    for name, master in masters.items():
        fitting = _fitting(name, readings, master, alone=len(masters) == 1)
        newest = sorted(fitting, key=lambda path: (ages[path], *_rank(path, name)))
        if not newest:
            continue
        chosen[name] = newest[-1]
        others = [path for path in newest if files[path] != files[newest[-1]]]
        if others:
            notes.append(f"{newest[-1]} counts, the newest; not {listed(others)}")
        elif PurePosixPath(newest[-1]).name != f"{name}.ipynb":
            notes.append(f"{newest[-1]} is {name}.ipynb")
    if not chosen:
        raise NotCollected(_why_nothing(files, readings))
    damaged = [
        path for path, read in readings.items() if isinstance(read, NotGraded)
        and path.lower().endswith(".ipynb") and path not in chosen.values()
    ]
    if damaged:
        notes.append(f"not a notebook that can be read: {listed(damaged)}")
    to_keep = {
        path: data for path, data in files.items()
        if PurePosixPath(path).name not in (intake.TIME, SECRET)
    }
    kept, left_out = intake.beside(to_keep, chosen, given)
    for name, path in chosen.items():
        # A damaged one keeps its name, by which the student will be told of it.
        is_read = isinstance(readings[path], Notebook)
        kept[f"{name}.ipynb" if is_read else PurePosixPath(path).name] = files[path]
    return Chosen(kept, max(ages[path] for path in chosen.values()), notes, left_out)


def _may_be_notebook(path: str) -> bool:
    return path.lower().endswith(NOTEBOOK_SUFFIXES)


def _read(path: str, data: bytes) -> Notebook | NotGraded:
    try:
        return notebooks.read(path, data)
    except NotGraded as refusal:
        return refusal


def _fitting(
    name: str, readings: Mapping[str, Notebook | NotGraded], master: Master, alone: bool
) -> Sequence[str]:
    """Return the paths that may be a notebook of the release: the surest kind that there is."""
    own = [
        path for path, read in readings.items()
        if isinstance(read, Notebook) and cells.holds(read, master)
    ]
    answered = [
        path for path in own
        if isinstance(read := readings[path], Notebook) and cells.is_answered(read, master)
    ]
    wanted = unicodedata.normalize("NFC", name).casefold()
    named = [path for path in readings if wanted in PurePosixPath(path).name.casefold()]
    damaged = [
        path for path, read in readings.items()
        if alone and isinstance(read, NotGraded) and path.lower().endswith(".ipynb")
    ]
    return answered or own or named or damaged


def _rank(path: str, name: str) -> tuple[bool, int]:
    """Return what tells files of one age apart: the right name, then the number of a copy."""
    stem = PurePosixPath(path).name.partition(".")[0]
    number = _COPY.search(stem)
    return stem == name, int(number[1] or number[2]) if number else 0


def _why_nothing(
    files: Mapping[str, bytes], readings: Mapping[str, Notebook | NotGraded]
) -> str:
    if readings:
        return f"no notebook of this assignment: {listed(sorted(readings))}"
    if archives := [path for path, data in files.items() if data.startswith(_ARCHIVES)]:
        return f"an archive in place of a notebook: {listed(archives)}"
    return f"no notebook: {listed(sorted(files))}"
