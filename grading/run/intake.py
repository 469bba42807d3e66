"""Checks and repairs of a submission before nbgrader reads it.

What can be put right without guessing is put right and reported; for anything else there is no
mark, and the reason is said. The submitted files themselves are never changed.
"""

import json
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import parse_utc

_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOTEBOOK_SUFFIXES = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_LANGUAGE = re.compile(r"""use_language\(["']([a-z]+)["']\)""")
_VERSION = re.compile(r"neuron_to_mnist-([\w.]+)-py3")
_IGNORED = (".ipynb_checkpoints", "__pycache__", "__MACOSX", ".DS_Store", ".git")


@dataclass(frozen=True)
class Note:
    """Something to say about a submission: the id of a sentence, and what it names."""

    id: str
    values: dict[str, str] = field(default_factory=dict)


class NotGraded(Exception):
    """Raised for a submission that gets no mark; ``reason`` says why."""

    def __init__(self, id: str, **values: object) -> None:
        super().__init__(id)
        self.reason = Note(id, {name: str(value) for name, value in values.items()})


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


@dataclass
class Submission:
    """What goes to nbgrader: one notebook for each of the release, further files, and notes."""

    notebooks: dict[str, nbformat.NotebookNode]
    files: dict[str, bytes]
    repairs: list[Note]


def read_folder(folder: Path, most_bytes: int) -> dict[str, bytes]:
    """Read the files of a submission; raise :class:`NotGraded` for what is no honest file."""
    files: dict[str, bytes] = {}
    left = most_bytes
    for place, names, file_names in os.walk(folder, onerror=_raise_unreadable):
        for name in list(names):
            if name in _IGNORED:
                names.remove(name)
            elif (path := Path(place, name)).is_symlink():
                raise NotGraded("symlink", name=path.relative_to(folder))
        for name in sorted(file_names):
            path = Path(place, name)
            shown = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
            if name in _IGNORED:
                continue
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                raise NotGraded("symlink", name=shown)
            if not stat.S_ISREG(status.st_mode):
                raise NotGraded("not_a_file", name=shown)
            left -= status.st_size
            if left < 0:
                raise NotGraded("too_large", megabytes=f"{most_bytes / 2**20:.0f}")
            try:
                files[shown] = path.read_bytes()
            except OSError as error:
                raise NotGraded("unreadable", name=shown, error=error.strerror) from None
    return files


def check(files: Mapping[str, bytes], masters: Mapping[str, Master]) -> Submission:
    """Check and repair a submission; ``masters`` are the cells of every notebook of the release."""
    repairs: list[Note] = []
    chosen = _choose(files, masters, repairs)
    notebooks = {}
    for name, path in chosen.items():
        notebook = _read(path, files[path], repairs)
        _restore(notebook, masters[name], repairs)
        _give_ids(notebook.cells)
        if "course" not in notebook.metadata and (stamp := _stamp(notebook)):
            notebook.metadata["course"] = stamp
        notebooks[name] = notebook
    others = {
        path: data for path, data in files.items()
        if path not in chosen.values() and not path.lower().endswith(".ipynb")
    }
    if "timestamp.txt" in others:
        try:
            parse_utc(others["timestamp.txt"].decode().strip())
        except (ValueError, OverflowError):
            del others["timestamp.txt"]
            repairs.append(Note("timestamp"))
    return Submission(notebooks, others, repairs)


def _raise_unreadable(error: OSError) -> None:
    raise NotGraded("unreadable", name=Path(error.filename).name, error=error.strerror)


def _choose(
    files: Mapping[str, bytes], masters: Mapping[str, Master], repairs: list[Note]
) -> dict[str, str]:
    """Find the file of every notebook: by its name, or else by the cells that are in it."""
    shown = {unicodedata.normalize("NFC", path): path for path in files}
    chosen = {name: shown[f"{name}.ipynb"] for name in masters if f"{name}.ipynb" in shown}
    spare = [
        path for path in files
        if path.lower().endswith(_NOTEBOOK_SUFFIXES) and path not in chosen.values()
    ]
    for name, master in masters.items():
        if name in chosen:
            continue
        fitting = [path for path in spare if _names_a_cell_of(files[path], master)]
        if len({files[path] for path in fitting}) > 1:
            raise NotGraded("several_notebooks", names=", ".join(sorted(fitting)))
        if fitting:
            chosen[name] = fitting[0]
            repairs.append(Note("renamed", {"name": fitting[0], "to": f"{name}.ipynb"}))
        elif len(spare) == 1 and len(masters) == 1:
            # It holds nothing of the assignment, or cannot be read at all: reading it says why.
            chosen[name] = spare[0]
        elif spare:
            raise NotGraded("no_notebook_of_this", names=", ".join(sorted(spare)))
        else:
            found = ", ".join(sorted(files)) or "-"
            raise NotGraded("no_notebook", name=f"{name}.ipynb", found=found)
    for path in spare:
        if path not in chosen.values() and path.lower().endswith(".ipynb"):
            repairs.append(Note("extra_notebook", {"name": path}))
    return chosen


def _names_a_cell_of(data: bytes, master: Master) -> bool:
    try:
        cells = _parse("", data, [])["cells"]
        return any(_grade_id(cell) in master for cell in cells if isinstance(cell, dict))
    except (NotGraded, KeyError, TypeError):
        return False


def _read(path: str, data: bytes, repairs: list[Note]) -> nbformat.NotebookNode:
    """Return a valid notebook of format 4 without outputs."""
    content = _parse(path, data, repairs)
    version = content.get("nbformat", 4 if "cells" in content else None)
    if type(version) is not int or not ("cells" in content or "worksheets" in content):
        raise NotGraded("not_a_notebook", name=path)
    if version > 4:
        raise NotGraded("newer_format", name=path, version=version)
    if version < 4:
        try:
            content = nbformat.convert(nbformat.from_dict(content), 4)
        except Exception:
            raise NotGraded("not_a_notebook", name=path) from None
        repairs.append(Note("converted", {"version": str(version)}))
    cells = content.get("cells")
    if not isinstance(cells, list):
        raise NotGraded("not_a_notebook", name=path)
    notebook = nbformat.v4.new_notebook(metadata=_metadata(content.get("metadata"), repairs))
    for number, cell in enumerate(cells, start=1):
        notebook.cells.append(_cell(path, number, cell, repairs))
    return notebook


def _give_ids(cells: list[nbformat.NotebookNode]) -> None:
    """Let every cell have an id of its own."""
    taken: set[str] = set()
    for number, cell in enumerate(cells):
        if not (isinstance(cell.id, str) and _CELL_ID.match(cell.id)):
            cell.id = f"cell-{number}"
        while cell.id in taken:
            cell.id = f"{cell.id[:50]}-{number}"
        taken.add(cell.id)


def _parse(path: str, data: bytes, repairs: list[Note]) -> dict[str, Any]:
    if not data.strip():
        raise NotGraded("empty", name=path)
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise NotGraded("archive", name=path)
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotGraded("not_utf8", name=path, position=error.start) from None
    if encoding != "utf-8":
        repairs.append(Note("encoding", {"encoding": encoding.removesuffix("-sig")}))
    try:
        content = json.loads(text)
    except RecursionError:
        raise NotGraded("not_a_notebook", name=path) from None
    except ValueError as error:
        if text.lstrip().startswith("<"):
            raise NotGraded("web_page", name=path) from None
        if "\n<<<<<<< " in text and "\n>>>>>>> " in text:
            raise NotGraded("merge_conflict", name=path) from None
        raise NotGraded("not_json", name=path, line=getattr(error, "lineno", 1)) from None
    if not isinstance(content, dict):
        raise NotGraded("not_a_notebook", name=path)
    return content


def _metadata(found: Any, repairs: list[Note]) -> dict[str, Any]:
    """Keep the notebook's language and stamp; nbgrader sets the kernel."""
    if not isinstance(found, dict):
        return {}
    kept: dict[str, Any] = {}
    stamp = found.get("course")
    if isinstance(stamp, dict):
        kept["course"] = {
            name: str(stamp[name])[:40] for name in ("language", "version") if name in stamp
        }
    kernel = found.get("kernelspec")
    language = kernel.get("language", "python") if isinstance(kernel, dict) else "python"
    if language != "python":
        repairs.append(Note("kernel", {"language": str(language)[:40]}))
    return kept


def _stamp(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Read language and version out of the setup cell: some programs drop a notebook's metadata."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    found = {"language": _LANGUAGE.search(text), "version": _VERSION.search(text)}
    return {name: match[1] for name, match in found.items() if match}


def _cell(path: str, number: int, found: Any, repairs: list[Note]) -> nbformat.NotebookNode:
    """Return a valid cell with the same source, without outputs."""
    if not isinstance(found, dict) or found.get("cell_type") not in ("code", "markdown", "raw"):
        raise NotGraded("bad_cell", name=path, number=number)
    source = found.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise NotGraded("bad_cell", name=path, number=number)
    clean = source.encode("utf-8", "replace").decode()
    if clean != source:
        repairs.append(Note("characters", {"number": str(number)}))
    old = found.get("metadata")
    metadata: dict[str, Any] = {}
    if isinstance(old, dict):
        if isinstance(old.get("nbgrader"), dict):
            metadata["nbgrader"] = old["nbgrader"]
        if isinstance(old.get("tags"), list) and "skip-execution" in old["tags"]:
            metadata["tags"] = ["skip-execution"]
    cell = _new_cell(found["cell_type"], found.get("id"), clean, metadata)
    if cell.cell_type == "markdown" and _are_attachments(found.get("attachments")):
        cell.attachments = found["attachments"]
    return cell


def _are_attachments(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(forms, dict) and all(isinstance(form, str) for form in forms.values())
        for forms in found.values()
    )


def _new_cell(
    kind: str, id: Any, source: str, metadata: dict[str, Any]
) -> nbformat.NotebookNode:
    # Not through nbformat.v4.new_code_cell, which checks every cell against the schema by itself.
    cell = nbformat.from_dict(
        {"id": id, "cell_type": kind, "metadata": metadata, "source": source}
    )
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _grade_id(cell: Mapping[str, Any]) -> str | None:
    found: Any = cell
    for name in ("metadata", "nbgrader", "grade_id"):
        if not isinstance(found, dict):
            return None
        found = found.get(name)
    return found if isinstance(found, str) else None


def _restore(notebook: nbformat.NotebookNode, master: Master, repairs: list[Note]) -> None:
    """Give the cells of the release the metadata and, if locked, the source they were given."""
    names = [_grade_id(cell) for cell in notebook.cells]
    by_id = [
        number for number, cell in enumerate(notebook.cells)
        if names[number] is None and isinstance(cell.id, str)
        and cell.id in master and cell.id not in names
    ]
    for number in by_id:
        names[number] = notebook.cells[number].id
    restored = [notebook.cells[number].id for number in by_id]
    known = [name for name in names if name in master]
    if not known:
        raise NotGraded("other_assignment" if any(names) else "stripped")
    if by_id:
        repairs.append(Note("metadata_restored", {"names": ", ".join(restored)}))
    cells: list[nbformat.NotebookNode] = []
    places: dict[str, nbformat.NotebookNode] = {}
    for number, (name, cell) in enumerate(zip(names, notebook.cells, strict=True)):
        wanted = master.get(name) if name else None
        repeated = name in names[number + 1 :]
        cell.metadata.pop("nbgrader", None)
        if wanted is not None and repeated:
            repairs.append(Note("duplicate", {"name": wanted.name}))
        if wanted is not None and not repeated:
            cell = places[wanted.name] = _as_given(cell, wanted, repairs)
        if not (wanted is not None and repeated and wanted.locked):
            cells.append(cell)
    _put_back(cells, places, master, repairs)
    notebook.cells = cells


def _as_given(
    cell: nbformat.NotebookNode, wanted: MasterCell, repairs: list[Note]
) -> nbformat.NotebookNode:
    if cell.cell_type != wanted.cell_type:
        repairs.append(Note("cell_type", {"name": wanted.name, "kind": cell.cell_type}))
    source = wanted.source if wanted.locked else cell.source
    metadata = {**cell.metadata, "nbgrader": wanted.metadata()}
    return _new_cell(wanted.cell_type, cell.id, source, metadata)


def _put_back(
    cells: list[nbformat.NotebookNode],
    places: dict[str, nbformat.NotebookNode],
    master: Master,
    repairs: list[Note],
) -> None:
    """Insert what is missing after the cell that it follows in the release."""
    before = None
    for name, wanted in master.items():
        if name not in places:
            if not (wanted.locked or wanted.grade or wanted.task):
                repairs.append(Note("answer_missing", {"name": name}))
                continue
            # Other than the stub, so that a person looks for the answer elsewhere in the notebook.
            note = "" if wanted.locked else f"({name}: missing from the submission)\n\n"
            metadata = {"nbgrader": wanted.metadata()}
            cell = _new_cell(wanted.cell_type, name, note + wanted.source, metadata)
            at = 0 if before is None else next(i for i, c in enumerate(cells) if c is before) + 1
            cells.insert(at, cell)
            places[name] = cell
            repairs.append(Note("put_back", {"name": name}))
        before = places[name]
