"""The cells of a submission as the release wants them: recognized, repaired, in their places."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.run.notebook import KINDS, MOST_CHARACTERS_OF_A_CELL, Cell, Notebook
from grading.run.notes import Note, NotGraded, listed

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class MasterCell:
    """A cell as the release stored it in the gradebook."""

    name: str
    cell_type: str
    source: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None
    checksum: str

    def metadata(self) -> dict[str, Any]:
        """Return nbgrader's metadata of the cell."""
        metadata: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": self.name,
            "cell_type": self.cell_type,
            "grade": self.grade,
            "solution": self.solution,
            "locked": self.locked,
            "task": self.task,
            "checksum": self.checksum,
        }
        return metadata | ({} if self.points is None else {"points": self.points})


Master = Mapping[str, MasterCell]


def holds(notebook: Notebook, master: Master) -> bool:
    """Tell whether a notebook is of a release: some cells are, and of what it names, most.

    The cells of different assignments may share a name or two.
    """
    found = {name for cell in notebook.cells if (name := _name(cell, master))}
    named = {cell.grade_id for cell in notebook.cells if cell.grade_id}
    # Without nbgrader's metadata there are the ids, also of cells that no release names.
    most = 2 * len(named & found) >= len(named) if named else 4 * len(found) >= len(notebook.cells)
    return bool(found) and (most or 2 * len(found) > len(master))


def is_answered(notebook: Notebook, master: Master) -> bool:
    """Tell whether anything is written into any cell for an answer."""
    return any(
        _is_filled_in(cell, master[name]) for cell in notebook.cells
        if (name := _name(cell, master)) and not master[name].locked
    )


def arrange(notebook: Notebook, master: Master, notes: list[Note]) -> list[NotebookNode]:
    """Return valid cells: those of the release repaired, and those of the student's own.

    Of several copies of a cell for an answer, the last that is filled in counts, and those that are
    left as they were released go: run once more, they would take the answer away.
    """
    names = [_name(cell, master) for cell in notebook.cells]
    if not holds(notebook, master):
        foreign = any(cell.grade_id for cell in notebook.cells)
        raise NotGraded("other_assignment" if foreign else "stripped")
    copies: dict[str, list[Cell]] = {}
    filled_in = set()
    for cell, name in zip(notebook.cells, names, strict=True):
        if name:
            copies.setdefault(name, []).append(cell)
            if not master[name].locked and _is_filled_in(cell, master[name]):
                filled_in.add(cell.number)
    chosen = _choose(copies, filled_in, master, notebook.path)
    stubs = {
        tuple(_lines(wanted.source)): name for name, wanted in master.items()
        if name in chosen and not wanted.locked and wanted.cell_type == "code"
    }
    cells: list[NotebookNode] = []
    places: dict[str, NotebookNode] = {}
    dropped = []
    for cell, name in zip(notebook.cells, names, strict=True):
        if name and cell is chosen[name]:
            places[name] = _as_given(cell, master[name], notes, notebook.path)
            cells.append(places[name])
        elif not name and (stub := _stub(cell, stubs)):
            copies[stub].append(cell)
        elif not name or cell.number in filled_in:
            own = _own(cell, notebook.path)
            if own is None:
                dropped.append(cell.number)
            else:
                cells.append(own)
    _note_copies(copies, chosen, notes)
    if dropped:
        notes.append(Note("dropped", {"numbers": listed(dropped)}))
    _put_back(cells, places, master, notes)
    moving = [
        name for name, found in copies.items()
        if len(found) > 1 and chosen[name].number in filled_in
    ]
    _move_up(cells, places, master, moving, notes)
    _give_ids(cells)
    return cells


def _name(cell: Cell, master: Master) -> str:
    """Return which cell of the release this is, by nbgrader's metadata or else by its id."""
    return next((name for name in (cell.grade_id, cell.id) if name in master), "")


def _is_filled_in(cell: Cell, wanted: MasterCell) -> bool:
    """Tell whether more than the stub is left in a cell for an answer.

    Comments do not count: they are all in which the stubs of two languages differ.
    """
    if cell.source is None or len(cell.source) > MOST_CHARACTERS_OF_A_CELL:
        return cell.source is not None
    kind = wanted.cell_type
    return _lines(cell.source, kind) not in ([], _lines(wanted.source, kind))


def _lines(source: str, kind: str = "code") -> list[str]:
    """Return the lines in a cell that are neither empty nor, in code, comments."""
    lines = [line.rstrip() for line in source.splitlines()]
    return [line for line in lines if line and (kind != "code" or line.lstrip()[0] != "#")]


def _stub(cell: Cell, stubs: Mapping[tuple[str, ...], str]) -> str:
    """Return of which cell for an answer this is a copy that nothing but its text tells of."""
    if cell.kind != "code" or cell.source is None or len(cell.source) > MOST_CHARACTERS_OF_A_CELL:
        return ""
    return stubs.get(tuple(_lines(cell.source)), "")


def _choose(
    copies: Mapping[str, Sequence[Cell]], filled_in: Container[int], master: Master, path: str
) -> dict[str, Cell]:
    """Return the copy that counts of every cell of the release that is there."""
    chosen: dict[str, Cell] = {}
    answer = 0
    for name, wanted in master.items():
        found = copies.get(name)
        if not found:
            continue
        if wanted.locked:
            after_answer = [cell for cell in found if cell.number > answer]
            chosen[name] = after_answer[0] if after_answer else found[-1]
            continue
        answers = [cell for cell in found if cell.number in filled_in]
        if not answers and (damaged := [cell for cell in found if cell.source is None]):
            raise NotGraded("bad_cell", name=path, number=damaged[-1].number)
        # A stub counts where it is first: further down it might undo what the student wrote.
        chosen[name] = answers[-1] if answers else found[0]
        answer = chosen[name].number
    return chosen


def _note_copies(
    copies: Mapping[str, Sequence[Cell]], chosen: Mapping[str, Cell], notes: list[Note]
) -> None:
    """Say which cells were there more than once, and which were known by their ids alone."""
    restored = [name for name in chosen if chosen[name].grade_id != name]
    if restored:
        notes.append(Note("metadata_restored", {"names": listed(restored)}))
    notes += [Note("duplicate", {"name": name}) for name in chosen if len(copies[name]) > 1]


def _as_given(
    cell: Cell, wanted: MasterCell, notes: list[Note], path: str
) -> NotebookNode:
    """Return a cell of the release with its metadata and, if locked, its source."""
    if cell.kind != wanted.cell_type:
        notes.append(Note("cell_type", {"name": wanted.name, "kind": cell.kind or "-"}))
    metadata = {**_metadata(cell), "nbgrader": wanted.metadata()}
    if wanted.locked:
        return _new_cell(wanted.cell_type, cell.id, wanted.source, metadata)
    new = _new_cell(wanted.cell_type, cell.id, _bounded(cell, path), metadata)
    if cell.attachments and wanted.cell_type == "markdown":
        new.attachments = cell.attachments
    return new


def _own(cell: Cell, path: str) -> NotebookNode | None:
    """Return a cell that is not of the release, or None for one that grading does without."""
    if cell.kind not in KINDS or cell.source is None:
        return None
    if cell.kind != "code" and len(cell.source) > MOST_CHARACTERS_OF_A_CELL:
        return None
    new = _new_cell(cell.kind, cell.id, _bounded(cell, path), _metadata(cell))
    if cell.attachments:
        new.attachments = cell.attachments
    return new


def _bounded(cell: Cell, path: str) -> str:
    source = cell.source or ""
    if len(source) > MOST_CHARACTERS_OF_A_CELL:
        raise NotGraded(
            "long_cell", name=path, number=cell.number, count=len(source),
            most=MOST_CHARACTERS_OF_A_CELL,
        )
    return source


def _metadata(cell: Cell) -> dict[str, Any]:
    return {"tags": ["skip-execution"]} if cell.skipped else {}


def _new_cell(kind: str, id: str, source: str, metadata: dict[str, Any]) -> NotebookNode:
    # Not through nbformat.v4.new_code_cell, which checks every cell against the schema by itself.
    cell = nbformat.from_dict(
        {"id": id, "cell_type": kind, "metadata": metadata, "source": source}
    )
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _place(cells: Iterable[NotebookNode], cell: NotebookNode) -> int:
    return next(place for place, each in enumerate(cells) if each is cell)


def _put_back(
    cells: list[NotebookNode], places: dict[str, NotebookNode], master: Master, notes: list[Note]
) -> None:
    """Insert what is missing after the cell that it follows in the release."""
    before = None
    for name, wanted in master.items():
        if name not in places:
            if not (wanted.locked or wanted.grade or wanted.task):
                notes.append(Note("answer_missing", {"name": name}))
                continue
            # Other than the stub, so that a person looks for the answer elsewhere in the notebook.
            note = "" if wanted.locked else f"({name}: missing from the submission)\n\n"
            metadata = {"nbgrader": wanted.metadata()}
            cell = _new_cell(wanted.cell_type, name, note + wanted.source, metadata)
            cells.insert(0 if before is None else _place(cells, before) + 1, cell)
            places[name] = cell
            notes.append(Note("put_back", {"name": name}))
        before = places[name]


def _move_up(
    cells: list[NotebookNode], places: Mapping[str, NotebookNode], master: Master,
    moving: Sequence[str], notes: list[Note],
) -> None:
    """Put each of these answers, if it stands below its test, right above that."""
    answers: list[str] = []
    for name, wanted in master.items():
        if wanted.solution and not wanted.grade and name in moving:
            answers.append(name)
        elif wanted.grade and wanted.locked:
            test = places[name]
            for answer in answers:
                if (place := _place(cells, places[answer])) > _place(cells, test):
                    cells.insert(_place(cells, test), cells.pop(place))
                    notes.append(Note("moved", {"name": answer}))
            answers = []


def _give_ids(cells: Sequence[NotebookNode]) -> None:
    """Let every cell have an id of its own. The first that has one keeps it."""
    wanted = {cell.id for cell in cells}
    fresh = (id for number in range(2 * len(cells)) if (id := f"cell-{number}") not in wanted)
    taken: set[str] = set()
    for cell in cells:
        if not _ID.fullmatch(cell.id) or cell.id in taken:
            cell.id = next(fresh)
        taken.add(cell.id)
