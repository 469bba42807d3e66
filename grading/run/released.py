"""An assignment as it was released: its cells in the gradebook, and what its source adds to them.

That is the files beside the source notebooks, and what their metadata withhold from students' code.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files
from traitlets.config import Config

from grading.box.trusted.own_work import check_names
from grading.release import take_out_withheld
from grading.run import gradebook as rows_of
from grading.run.cells import Master, MasterCell
from grading.run.gradebook import Rows


class SourceError(Exception):
    """Raised when the source of an assignment lacks what grading needs, with a sentence."""


@dataclass(frozen=True)
class Release:
    """What a worker needs to grade submissions of an assignment.

    ``id`` changes with the assignment: its cells, its files and what is withheld; ``key`` also with
    the configuration.
    """

    id: str
    key: str
    assignment: str
    config: Config
    rows: Rows
    masters: Mapping[str, Master]
    files: Mapping[str, bytes]
    withheld: tuple[str, ...]
    kernels: Mapping[str, dict]


def read(gradebook: Gradebook, course: CourseDirectory, config: Config) -> Release:
    """Read the release of the course's present assignment.

    MissingEntry if there is none, SourceError if its source is not as it should be.
    """
    name = course.assignment_id
    gradebook.find_assignment(name)
    rows = rows_of.read_assignment(gradebook, name)
    gradebook.db.rollback()
    folder = Path(course.format_path(course.source_directory, ".", name))
    left_alone = Autograde(config=config).exclude_overwriting.get(name, [])
    files = {
        Path(path).relative_to(folder).as_posix(): Path(path).read_bytes()
        for path in find_all_files(str(folder), [*course.ignore, "*.ipynb"])
        if Path(path).relative_to(folder).as_posix() not in left_alone
    }
    masters = {
        notebook["name"]: _cells(rows, notebook["id"], _order(folder, notebook["name"]))
        for notebook in rows["notebook"]
    }
    cells = repr(sorted((name, sorted(cells.items())) for name, cells in masters.items()))
    names = withheld(course, name)
    id = digest({**files, ".cells": cells.encode(), ".withheld": repr(names).encode()})
    key = digest({id: repr(config).encode()})
    kernels = {row["name"]: json.loads(row["kernelspec"] or "{}") for row in rows["notebook"]}
    return Release(id, key, name, config, rows, masters, files, names, kernels)


def withheld(course: CourseDirectory, assignment: str) -> tuple[str, ...]:
    """Return the names in the packages that the assignment's students must do without.

    Its source notebooks say them in their metadata, which no release has: ``course.withheld``.
    """
    folder = Path(course.format_path(course.source_directory, ".", assignment))
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise SourceError(
            f"There is no source notebook in {folder}. Grading reads there what students' code "
            "must do without: put the source of the assignment there"
        )
    names: set[str] = set()
    for path in paths:
        try:
            own = take_out_withheld.withheld(nbformat.read(path, as_version=4)) or []
            check_names(own)
        except ValueError as error:
            raise SourceError(f"{path}: {error}") from None
        names.update(own)
    return tuple(sorted(names))


def digest(files: Mapping[str, bytes]) -> str:
    """Return a digest of the names and contents of files."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(hashlib.sha256(name.encode()).digest())
        total.update(hashlib.sha256(files[name]).digest())
    return total.hexdigest()


def _order(folder: Path, notebook: str) -> list[str]:
    """Return the cell names in the order of the source notebook: the gradebook keeps none."""
    path = folder / f"{notebook}.ipynb"
    if not path.is_file():
        return []
    cells = nbformat.read(path, as_version=4).cells
    return [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in cells]


def _cells(rows: Rows, notebook: str, order: list[str]) -> Master:
    graded = {row["id"]: row["max_score"] for row in (*rows["grade_cells"], *rows["task_cells"])}
    kinds: dict[str, set[str]] = {}
    points: dict[str, float] = {}
    for row in rows["base_cell"]:
        if row["notebook_id"] == notebook:
            kinds.setdefault(row["name"], set()).add(row["type"])
            if row["id"] in graded:
                points[row["name"]] = graded[row["id"]]
    cells = [
        MasterCell(
            name=row["name"],
            cell_type=row["cell_type"],
            source=row["source"],
            locked=row["locked"],
            grade="GradeCell" in kinds.get(row["name"], ()),
            solution="SolutionCell" in kinds.get(row["name"], ()),
            task="TaskCell" in kinds.get(row["name"], ()),
            points=points.get(row["name"]),
            checksum=row["checksum"],
        )
        for row in rows["source_cell"] if row["notebook_id"] == notebook
    ]
    place = {name: number for number, name in enumerate(order)}
    cells.sort(key=lambda cell: place.get(cell.name, len(order)))
    return {cell.name: cell for cell in cells}
