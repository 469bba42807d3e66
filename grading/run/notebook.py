"""A student's notebook file, read within bounds: its cells and its stamp, nothing else of it.

Outputs and metadata, of whatever size, type or depth, are not kept.
"""

import functools
import gc
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from grading.run.notes import Note, NotGraded, listed, writable
from neuron_to_mnist import LANGUAGES

KINDS = ("code", "markdown", "raw")
MOST_CELLS = 1000
MOST_CHARACTERS = 1_000_000
MOST_CHARACTERS_OF_A_CELL = 100_000
_MOST_PICTURES = 100  # of a cell
_LANGUAGE = re.compile(r"""use_language\(["']([a-z]{1,40})["']\)""")
_VERSION = re.compile(r"neuron_to_mnist-([\w.]{1,40})-py3")
_PICTURE = re.compile(r"image/[a-z0-9.+-]{1,40}")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_PICTURE_IN_TEXT = re.compile(r"\]\(data:(image/[a-z0-9.+-]{1,40});base64,([A-Za-z0-9+/=]+)")
_BLANKS = " \t\r\n\0\ufeff"


@dataclass(frozen=True)
class Cell:
    """A cell as the student's file has it.

    ``number`` counts from 1. ``kind`` is one of ``KINDS``, or whatever else stands there.
    ``source`` is None if the file has no text for it. ``replaced`` tells of characters in it that
    cannot be stored.
    """

    number: int
    kind: str = ""
    source: str | None = None
    id: str = ""
    grade_id: str = ""
    skipped: bool = False
    replaced: bool = False
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Notebook:
    """A student's notebook. ``stamp`` has the ``language`` and the ``version`` of the release."""

    path: str
    cells: list[Cell]
    stamp: dict[str, str]
    notes: list[Note]


def read(path: str, data: bytes) -> Notebook:
    """Read a notebook of format 2, 3 or 4; raise :class:`NotGraded` if that is not possible."""
    notes: list[Note] = []
    content = _parse(path, data, notes)
    version = content.get("nbformat", 4 if "cells" in content else None)
    if type(version) is not int or version < 2:
        raise NotGraded("not_a_notebook", name=path)
    if version > 4:
        raise NotGraded("newer_format", name=path, version=version)
    found = content.get("cells") if version == 4 else _old_cells(content.get("worksheets"))
    if not isinstance(found, list):
        raise NotGraded("not_a_notebook", name=path)
    if len(found) > MOST_CELLS:
        raise NotGraded("too_many_cells", name=path, count=len(found), most=MOST_CELLS)
    if version < 4:
        notes.append(Note("converted", {"version": str(version)}))
        found = [_renamed(cell) for cell in found]
    cells = [_cell(number, each) for number, each in enumerate(found, start=1)]
    # Longer ones are refused, or left out, one by one.
    lengths = [len(cell.source) for cell in cells if cell.source is not None]
    length = sum(each for each in lengths if each <= MOST_CHARACTERS_OF_A_CELL)
    if length > MOST_CHARACTERS:
        raise NotGraded("long_notebook", name=path, count=length, most=MOST_CHARACTERS)
    if replaced := [cell.number for cell in cells if cell.replaced]:
        notes.append(Note("characters", {"numbers": listed(replaced)}))
    stamp = _setup_stamp(cells) | _stamp(content.get("metadata"), notes)
    return Notebook(path, cells, stamp, notes)


def _parse(path: str, data: bytes, notes: list[Note]) -> dict[str, Any]:
    """Return the JSON object in a file."""
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise NotGraded("archive", name=path)
    encoding = json.detect_encoding(data)
    try:
        text = data.decode(encoding).strip(_BLANKS)
    except UnicodeDecodeError as error:
        raise NotGraded("not_utf8", name=path, position=error.start) from None
    if not text:
        raise NotGraded("empty", name=path)
    if encoding != "utf-8":
        notes.append(Note("encoding", {"encoding": encoding.removesuffix("-sig")}))
    # Millions of small lists would set the garbage collector off again and again.
    gc.disable()
    try:
        content = json.loads(text)
    except RecursionError:
        raise NotGraded("not_a_notebook", name=path) from None
    except ValueError as error:
        if text.startswith("<"):
            raise NotGraded("web_page", name=path) from None
        if "\n<<<<<<< " in text and "\n>>>>>>> " in text:
            raise NotGraded("merge_conflict", name=path) from None
        raise NotGraded("not_json", name=path, line=getattr(error, "lineno", 1)) from None
    finally:
        gc.enable()
    if not isinstance(content, dict):
        raise NotGraded("not_a_notebook", name=path)
    return content


def _old_cells(worksheets: Any) -> list[Any] | None:
    """Return the cells of a notebook of format 2 or 3."""
    if not isinstance(worksheets, list):
        return None
    cells: list[Any] = []
    for sheet in worksheets:
        found = sheet.get("cells") if isinstance(sheet, dict) else None
        if not isinstance(found, list):
            return None
        cells += found
    return cells


def _renamed(cell: Any) -> Any:
    """Return a cell of format 2 or 3 with the names of format 4."""
    if not isinstance(cell, dict):
        return cell
    kind, source, level = cell.get("cell_type"), _text(cell.get("source")), cell.get("level")
    if kind == "code":
        return cell | {"source": cell.get("input")}
    if kind == "heading" and source is not None and type(level) is int and 1 <= level <= 6:
        return cell | {"cell_type": "markdown", "source": f"{'#' * level} {source}"}
    return cell | {"cell_type": "markdown"} if kind == "html" else cell


def _cell(number: int, found: Any) -> Cell:
    """Return what is kept of a cell, of whatever type its parts are."""
    if not isinstance(found, dict):
        return Cell(number)
    kind, id, metadata = found.get("cell_type"), found.get("id"), found.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    nbgrader, tags = metadata.get("nbgrader"), metadata.get("tags")
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    source = _text(found.get("source"))
    clean = None if source is None else _clean(source)
    pictures = _attachments(found.get("attachments")) if kind == "markdown" else {}
    replaced = clean != source
    if clean is not None and kind == "markdown":
        attach = functools.partial(_attached, pictures, itertools.count(1))
        clean = _PICTURE_IN_TEXT.sub(attach, clean, _MOST_PICTURES)
    return Cell(
        number,
        kind=writable(kind, 40) if isinstance(kind, str) else "",
        source=clean,
        id=id if isinstance(id, str) else "",
        grade_id=name if isinstance(name, str) else "",
        skipped=isinstance(tags, list) and "skip-execution" in tags,
        replaced=replaced,
        attachments=pictures,
    )


def _text(found: Any) -> str | None:
    """Return text that a notebook may hold whole or in lines, None for anything else."""
    if isinstance(found, str):
        return found
    if isinstance(found, list) and all(isinstance(line, str) for line in found):
        return "".join(found)
    return None


def _clean(source: str) -> str:
    """Return a source without null characters and half characters, which no file can hold."""
    if "\0" in source:
        source = source.replace("\0", "")
    try:
        source.encode()
    except UnicodeEncodeError:
        # Two halves in a row, as some programs write them, become one.
        return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return source


def _attachments(found: Any) -> dict[str, dict[str, str]]:
    """Return the pictures that were pasted into a cell, by name and type."""
    pictures: dict[str, dict[str, str]] = {}
    named = found.items() if isinstance(found, dict) else ()
    for name, forms in itertools.islice(named, _MOST_PICTURES):
        if name != writable(name, 255) or not isinstance(forms, dict):
            continue
        for kind, lines in forms.items():
            text = _text(lines)
            if text is not None and _PICTURE.fullmatch(kind) and _BASE64.fullmatch(text):
                pictures.setdefault(name, {})[kind] = text
    return pictures


def _attached(
    pictures: dict[str, dict[str, str]], numbers: Iterator[int], found: re.Match[str]
) -> str:
    """Put a picture that stands in the text among the attachments, as most programs do at once."""
    kind, data = found.groups()
    names = (f"picture-{number}.{kind.removeprefix('image/')}" for number in numbers)
    name = next(name for name in names if name not in pictures)
    pictures[name] = {kind: data}
    return f"](attachment:{name}"


def _stamp(metadata: Any, notes: list[Note]) -> dict[str, str]:
    """Return the stamp in a notebook's metadata; note a language other than Python."""
    if not isinstance(metadata, dict):
        return {}
    kernel = metadata.get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language != "python":
        notes.append(Note("kernel", {"language": writable(language, 40)}))
    stamp = metadata.get("course")
    return _checked(stamp) if isinstance(stamp, dict) else {}


def _setup_stamp(cells: Sequence[Cell]) -> dict[str, str]:
    """Read the stamp out of the setup cell: some programs drop a notebook's metadata."""
    stamp: dict[str, str] = {}
    for cell in cells:
        if cell.kind == "code" and cell.source:
            found = {"language": _LANGUAGE.search(cell.source),
                     "version": _VERSION.search(cell.source)}
            stamp = {name: match[1] for name, match in found.items() if match} | stamp
    return _checked(stamp)


def _checked(stamp: dict[str, Any]) -> dict[str, str]:
    language, version = stamp.get("language"), stamp.get("version")
    checked = {}
    if isinstance(language, str) and language in LANGUAGES:
        checked["language"] = language
    if isinstance(version, str) and re.fullmatch(r"[\w.+-]{1,40}", version):
        checked["version"] = version
    return checked
