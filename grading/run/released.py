"""An assignment as it was released: its cells in the gradebook, and what its source adds to them.

That is the files beside the source notebooks, and what their metadata withhold from students' code.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
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
from grading.run.notes import listed
from neuron_to_mnist import LANGUAGES


class SourceError(Exception):
    """Raised when an assignment cannot be graded as it was released, with a sentence."""


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

    MissingEntry if there is none; SourceError if its source is not as it should be, or if nothing
    was released, or something else than the source has.
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
    sources = _sources(course, name)
    masters = {
        notebook["name"]: _cells(rows, notebook["id"], sources.get(notebook["name"]))
        for notebook in rows["notebook"]
    }
    _check(course, masters, sources)
    cells = repr(sorted((name, sorted(cells.items())) for name, cells in masters.items()))
    names = _withheld(sources)
    id = digest({**files, ".cells": cells.encode(), ".withheld": repr(names).encode()})
    key = digest({id: repr(config).encode()})
    kernels = {row["name"]: json.loads(row["kernelspec"] or "{}") for row in rows["notebook"]}
    return Release(id, key, name, config, rows, masters, files, names, kernels)


def withheld(course: CourseDirectory, assignment: str) -> tuple[str, ...]:
    """Return the names in the packages that the assignment's students must do without.

    Its source notebooks say them in their metadata, which no release has: ``course.withheld``.
    """
    return _withheld(_sources(course, assignment))


def digest(files: Mapping[str, bytes]) -> str:
    """Return a digest of the names and contents of files."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(hashlib.sha256(name.encode()).digest())
        total.update(hashlib.sha256(files[name]).digest())
    return total.hexdigest()


def _sources(course: CourseDirectory, assignment: str) -> dict[str, NotebookNode]:
    """Return the source notebooks by name."""
    folder = Path(course.format_path(course.source_directory, ".", assignment))
    found = {}
    for path in sorted(folder.glob("*.ipynb")):
        try:
            found[path.stem] = nbformat.read(path, as_version=4)
        except ValueError as error:
            raise SourceError(f"{path}: {error}") from None
    if not found:
        raise SourceError(
            f"There is no source notebook in {folder}. Grading reads there what students' code "
            "must do without: put the source of the assignment there"
        )
    return found


def _withheld(sources: Mapping[str, NotebookNode]) -> tuple[str, ...]:
    names: set[str] = set()
    for name, notebook in sources.items():
        try:
            own = take_out_withheld.withheld(notebook)
            check_names(own)
        except ValueError as error:
            raise SourceError(f"{name}.ipynb: {error}") from None
        names.update(own)
    return tuple(sorted(names))


def _check(
    course: CourseDirectory, masters: Mapping[str, Master], sources: Mapping[str, NotebookNode]
) -> None:
    """Raise SourceError unless the gradebook has what the source has, and students could get it."""
    name = course.assignment_id
    again = f"Release it: nbgrader generate_assignment {name} --force"
    if not any(cell.grade or cell.task for master in masters.values() for cell in master.values()):
        raise SourceError(
            f"Nothing was released: the gradebook has no task of the assignment {name!r}. {again}"
        )
    shown = Path(course.release_directory)
    places = [shown.with_name(each) for each in LANGUAGES] if shown.name in LANGUAGES else [shown]
    folders = [Path(course.format_path(str(place), ".", name)) for place in places]
    if not any(_is_whole(folder, masters) for folder in folders):
        raise SourceError(
            f"Nothing was released: there is no release of the assignment {name!r} in "
            f"{' or '.join(map(str, folders))}. {again}"
        )
    others = [
        f"{notebook}/{cell.metadata.nbgrader.grade_id}"
        for notebook, source in sources.items() for cell in source.cells
        if "nbgrader" in cell.metadata and _is_other(cell, masters.get(notebook, {}))
    ] + [notebook for notebook in masters if notebook not in sources]
    if others:
        raise SourceError(
            f"The gradebook has the assignment {name!r} otherwise than its source: the release "
            f"stopped half way, or the source was changed since. See {listed(others)}. {again}"
        )


def _is_whole(folder: Path, masters: Mapping[str, Master]) -> bool:
    """Tell whether a folder has all notebooks of a release, with every task in them."""
    for name, master in masters.items():
        try:
            cells = nbformat.read(folder / f"{name}.ipynb", as_version=4).cells
        except (OSError, ValueError):
            return False
        there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells}
        if not there.issuperset(each.name for each in master.values() if each.grade or each.task):
            return False
    return True


def _is_other(cell: NotebookNode, master: Master) -> bool:
    """Tell whether a cell of the source is another than the one in the gradebook."""
    kept = master.get(cell.metadata.nbgrader.get("grade_id", ""))
    kinds = [kind(cell) for kind in (utils.is_grade, utils.is_solution, utils.is_task)]
    if not any((*kinds, utils.is_locked(cell))):
        return False
    if kept is None or [kept.grade, kept.solution, kept.task] != kinds:
        return True
    if kept.points is not None and kept.points != float(cell.metadata.nbgrader.points):
        return True
    # What nbgrader writes for this word is made anew at every release.
    return kept.locked and "AUTOTEST" not in cell.source and cell.source != kept.source


def _cells(rows: Rows, notebook: str, source: NotebookNode | None) -> Master:
    """Return the cells in the order of the source: the gradebook keeps none."""
    cells_there = [] if source is None else source.cells
    order = [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in cells_there]
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
