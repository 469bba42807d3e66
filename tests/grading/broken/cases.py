"""What a broken submission is, and what the catalogue is written with."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT

FULL = 21.0
Write = Callable[[Path, dict], None]


@dataclass(frozen=True)
class Broken:
    """``write`` puts the submission into a folder, given a notebook with right answers."""

    write: Write
    reason: str = ""
    repairs: list[str] = field(default_factory=list)
    points: float | None = None


CASES: dict[str, Broken] = {}


def graded(name: str, *repairs: str, points: float = FULL) -> Callable[[Write], Write]:
    """Register a submission that is graded after these repairs."""

    def register(write: Write) -> Write:
        CASES[name] = Broken(write, repairs=list(repairs), points=points)
        return write

    return register


def refused(name: str, reason: str) -> Callable[[Write], Write]:
    """Register a submission that gets no mark, for this reason."""

    def register(write: Write) -> Write:
        CASES[name] = Broken(write, reason=reason)
        return write

    return register


def save(folder: Path, notebook: object, name: str = NOTEBOOK) -> None:
    """Write a notebook as Jupyter does."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")


def cell(notebook: dict, name: str) -> dict:
    """Return the cell with this id."""
    return next(cell for cell in notebook["cells"] if cell.get("id") == name)


def drop(notebook: dict, *names: str) -> None:
    """Remove cells by id."""
    notebook["cells"] = [cell for cell in notebook["cells"] if cell.get("id") not in names]


def text_of(notebook: dict) -> str:
    """Return the notebook's JSON."""
    return json.dumps(notebook, ensure_ascii=False)


def stub(notebook: dict, name: str, language: str = "en") -> dict:
    """Return a copy of a cell as it was released, with an id of its own."""
    path = ROOT / "exercises" / language / ASSIGNMENT / NOTEBOOK
    source = cell(json.loads(path.read_text(encoding="utf-8")), name)["source"]
    return copy.deepcopy(cell(notebook, name)) | {"id": f"copy-{name}", "source": source}


def after(notebook: dict, name: str, new: dict) -> None:
    """Insert a cell below another."""
    notebook["cells"].insert(notebook["cells"].index(cell(notebook, name)) + 1, new)


def sparse(path: Path, megabytes: int) -> None:
    """Make a file that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(megabytes * 2**20)
