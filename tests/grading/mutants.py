"""Mutants of right submissions: what stands in them keeps some structure and loses its sense.

:func:`mutants` draws them, and :func:`plant` puts one on the disk.
"""

import copy
import functools
import json
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from grading.run.cells import MasterCell
from neuron_to_mnist import LANGUAGES
from tests.exercises.samples import solution
from tests.exercises.tasks import ASSIGNMENTS, ROOT

Notebook = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True)
class Odd:
    """What stands in the place of a file: a ``link``, ``folder``, ``pipe``, ``socket`` or ``hole``.

    ``to`` is where a link leads; a hole is a file of so many ``megabytes`` that takes no room.
    """

    kind: str
    to: str = ""
    megabytes: int = 0


Tree = dict[str, bytes | Odd]
OUTSIDE = "(outside)"


@dataclass(frozen=True, repr=False)
class Mutant:
    """What somebody handed in for an assignment: a tree of files and odd things, by their paths."""

    assignment: str
    tree: Tree
    changes: list[str]

    def __repr__(self) -> str:
        """Say little: a notebook is long."""
        sizes = {name: len(what) if isinstance(what, bytes) else what
                 for name, what in list(self.tree.items())[:9]}
        return f"<{self.assignment} after {' '.join(self.changes)}: {sizes}>"


# --- What mutants are made of ------------------------------------------------------------------


@functools.cache
def released(assignment: str, language: str) -> Notebook:
    """Return a notebook as it was released. Do not change it."""
    path = ROOT / "exercises" / language / assignment / f"{assignment}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


@functools.cache
def master(assignment: str) -> dict[str, MasterCell]:
    """Return the cells of the English release as the gradebook has them."""
    cells = {}
    for cell in released(assignment, "en")["cells"]:
        if found := cell["metadata"].get("nbgrader"):
            cells[found["grade_id"]] = MasterCell(
                found["grade_id"], cell["cell_type"], cell["source"], found["locked"],
                found["grade"], found["solution"], found["task"], found.get("points"),
                found["checksum"],
            )
    return cells


@functools.cache
def _right(assignment: str, language: str) -> Notebook:
    notebook = copy.deepcopy(released(assignment, language))
    answers = solution(assignment)
    for cell in notebook["cells"]:
        cell["source"] = answers.get(cell["id"], cell["source"])
    return notebook


def right(assignment: str, language: str = "en") -> Notebook:
    """Return a notebook with right answers, to be changed."""
    return copy.deepcopy(_right(assignment, language))


_LARGEST = 10**7  # characters of what is added many times
# Stand for what json cannot write; the text of a file gets them.
_DEEP, _DIGITS = "@deep@", "@digits@"
_ODD_TEXT = st.sampled_from([
    "", "\ud800", "a\ud800", "'\ud83d'", "\udfff\ud800", "x = '\ud83d", "\0", "\0" * 50,
    "\x1b[31m", "\u202e", "\ufeff", "\n", "\r", "A" * 50, "A" * 50 + "-2", "A" * 64, "A" * 65,
    "cell-0", "cell-3", "{", "{0}",
    "{name}", "%s%n", "../../x", "/etc/passwd", "<script>", "=1+1", "'; --", "e\u0301" * 9, "가",
    "🧠", "use_language('ko')" * 9, "neuron_to_mnist-" * 99, "`" * 99, "/" * 999, _DEEP, _DIGITS,
]) | st.text(st.characters(), max_size=12)
_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | _ODD_TEXT
    | st.sampled_from([2**64, -1, 10**300])
)
VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ODD_TEXT, inner, max_size=3),
    max_leaves=6,
)
_NAMES = st.sampled_from([
    "a.ipynb", "A.IPYNB", "notes.txt", "data.json", "x.ipynb.txt", "timestamp.txt", "helper.py",
    "submission_secret.txt", "과제 3.ipynb", "e\u0301.txt", ".ipynb_checkpoints", "__MACOSX", "…",
    "-rf", " ", "a b", "{0}", "a\nb.ipynb", "\x1b[31m.txt", "\udcff\udcfe.txt", "\udcb0.ipynb",
    "=1+1.csv", "n" * 250, "given", "data", "a", "b",
])


def _where(value: Any, most: int = 400) -> list[tuple[Any, Any]]:
    """Return the places in a notebook: containers with a key or an index, the outer ones first."""
    found, waiting = [], [value]
    while waiting and len(found) < most:
        each = waiting.pop(0)
        keys = list(each) if isinstance(each, dict) else range(len(each))
        found += [(each, key) for key in keys]
        waiting += [each[key] for key in keys if isinstance(each[key], dict | list)]
    return found


def _cell(draw: Draw, notebook: Notebook) -> dict[str, Any]:
    """Draw a cell, those for answers and tests more often."""
    cells = [cell for cell in notebook["cells"] if isinstance(cell, dict)]
    ours = [cell for cell in cells if isinstance(cell.get("metadata"), dict)
            and "nbgrader" in cell["metadata"]]
    return draw(st.sampled_from(ours or cells or [{}]))


def _place(draw: Draw, notebook: Notebook) -> int:
    return draw(st.integers(0, len(notebook["cells"])))


# --- Changes of a notebook ---------------------------------------------------------------------


def _replace(draw: Draw, notebook: Notebook) -> None:
    holder, key = draw(st.sampled_from(_where(notebook)))
    holder[key] = draw(VALUES)


def _delete(draw: Draw, notebook: Notebook) -> None:
    holder, key = draw(st.sampled_from(_where(notebook)))
    del holder[key]


def _replace_in_a_cell(draw: Draw, notebook: Notebook) -> None:
    holder, key = draw(st.sampled_from(_where(_cell(draw, notebook)) or [({}, "x")]))
    holder[key] = draw(VALUES)


def _delete_in_a_cell(draw: Draw, notebook: Notebook) -> None:
    holder, key = draw(st.sampled_from(_where(_cell(draw, notebook)) or [({"x": 1}, "x")]))
    del holder[key]


def _copy(draw: Draw, notebook: Notebook) -> None:
    cell = _cell(draw, notebook)
    new = copy.deepcopy(cell)
    how = draw(st.sampled_from(["same", "stub", "empty", "stripped", "damaged", "otherwise"]))
    if how == "stub":
        stubs = {each["id"]: each for name in ASSIGNMENTS for language in LANGUAGES
                 for each in released(name, language)["cells"]}
        new["source"] = stubs.get(str(new.get("id")), {"source": "# later"})["source"]
    elif how in ("empty", "damaged"):
        new["source"] = "" if how == "empty" else draw(VALUES)
    elif how == "stripped":
        draw(st.sampled_from([cell, new]))["metadata"] = {}
    elif how == "otherwise":
        new["source"] = "def sigmoid(x):\n    return 0"
    new["id"] = draw(st.sampled_from([new.get("id"), "copy", None]) | _ODD_TEXT)
    notebook["cells"].insert(_place(draw, notebook), new)


def _move(draw: Draw, notebook: Notebook) -> None:
    cell = _cell(draw, notebook)
    notebook["cells"] = [each for each in notebook["cells"] if each is not cell]
    notebook["cells"].insert(_place(draw, notebook), cell)


def _turn_round(draw: Draw, notebook: Notebook) -> None:
    notebook["cells"].reverse()


def _remove(draw: Draw, notebook: Notebook) -> None:
    start = _place(draw, notebook)
    del notebook["cells"][start : start + draw(st.integers(1, 8))]


def _extra(draw: Draw, notebook: Notebook) -> None:
    kind = draw(st.sampled_from(["code", "markdown", "raw", "heading"]) | VALUES)
    new = {"cell_type": kind, "metadata": draw(VALUES), "source": draw(VALUES), "id": draw(VALUES)}
    notebook["cells"].insert(_place(draw, notebook), draw(st.just(new) | VALUES))


def _many(draw: Draw, notebook: Notebook) -> None:
    number = draw(st.sampled_from([5, 50, 900, 1200, 30_000]))
    new = draw(st.sampled_from([
        {"cell_type": "raw", "metadata": {}, "source": ""}, {"cell_type": "code", "source": None},
        {"cell_type": "code", "metadata": {}, "source": "x = 1", "id": "A" * 50}, None,
    ]) | st.just(_cell(draw, notebook)))
    most = _LARGEST // (len(str(new)) + 1)
    notebook["cells"] += [new] * min(number, most)


def _ids(draw: Draw, notebook: Notebook) -> None:
    pool = draw(st.lists(_ODD_TEXT, min_size=1, max_size=4))
    for number, cell in enumerate(notebook["cells"]):
        if isinstance(cell, dict):
            cell["id"] = pool[number % len(pool)]


def _names(draw: Draw, notebook: Notebook) -> None:
    names = [name for assignment in ASSIGNMENTS[:3] for name in master(assignment)]
    for _ in range(draw(st.integers(1, 4))):
        cell = _cell(draw, notebook)
        cell["metadata"] = {"nbgrader": {"grade_id": draw(st.sampled_from(names) | VALUES)}}


def _strip(draw: Draw, notebook: Notebook) -> None:
    what = draw(st.sampled_from(["id", "metadata", "cell_type", "source"]))
    for cell in notebook["cells"]:
        if isinstance(cell, dict):
            cell.pop(what, None)


def _text(draw: Draw, notebook: Notebook) -> None:
    cell = _cell(draw, notebook)
    text, source = draw(_ODD_TEXT), str(cell.get("source"))
    at = draw(st.integers(0, len(source)))
    cell["source"] = source[:at] + text + source[at:]
    if draw(st.booleans()):
        cell["source"] = cell["source"].splitlines(keepends=True)


def _long(draw: Draw, notebook: Notebook) -> None:
    length = draw(st.sampled_from([10_000, 100_001, 1_200_000]))
    unit = draw(st.sampled_from(["a", "(", "\n", "#\n", "/", "`", "\ud800", "\0", "가", " "]))
    holder = draw(st.sampled_from([_cell(draw, notebook), {"cell_type": "markdown"},
                                   {"cell_type": "code"}]))
    holder["source"] = unit * (length // len(unit))
    if not any(each is holder for each in notebook["cells"]):
        notebook["cells"].append(holder)


def _outputs(draw: Draw, notebook: Notebook) -> None:
    cell = _cell(draw, notebook)
    size = draw(st.sampled_from([1, 1000, 100_000]))
    cell["outputs"] = draw(VALUES | st.just([{"output_type": "stream", "text": ["x" * 9] * size}]))


def _pictures(draw: Draw, notebook: Notebook) -> None:
    names, kinds = st.just("a.png") | _ODD_TEXT, st.just("image/png") | _ODD_TEXT
    kept = st.dictionaries(names, VALUES | st.dictionaries(kinds, VALUES | st.just("aGk=")))
    in_text = "![a](data:image/png;base64,aGk=)" * draw(st.sampled_from([0, 1, 120]))
    new = {"cell_type": "markdown", "metadata": {}, "source": in_text, "attachments": draw(kept)}
    notebook["cells"].insert(_place(draw, notebook), new)


def _head(draw: Draw, notebook: Notebook) -> None:
    value = draw(_ODD_TEXT | VALUES | st.sampled_from(["fr", "ko", "0.0.1"]))
    outer, inner = draw(st.sampled_from([
        ("course", "language"), ("course", "version"), ("kernelspec", "language"), ("course", ""),
        ("kernelspec", ""), ("", ""),
    ]))
    head: Any = {inner: value} if inner else value
    notebook["metadata"] = {outer: head} if outer else head


def _format(draw: Draw, notebook: Notebook) -> None:
    notebook["nbformat"] = draw(st.sampled_from([4, 3, 2, 3, 4, 5, 0, "4", True, None, 10**40]))
    if draw(st.booleans()):
        cells = notebook.pop("cells")
        for cell in cells:
            if isinstance(cell, dict) and cell.get("cell_type") == "code":
                cell["input"] = cell.pop("source", None)
        cells.insert(2, {"cell_type": "heading", "level": draw(VALUES), "source": "Of old"})
        halves = [{"cells": cells[:9]}, {"cells": cells[9:]}]
        notebook["worksheets"] = draw(st.just(halves) | st.just([*halves, None]) | VALUES)
        notebook["cells"] = draw(st.just([]))
        if draw(st.booleans()):
            del notebook["cells"]


CHANGES = [
    _replace, _delete, _replace_in_a_cell, _delete_in_a_cell, _copy, _copy, _copy, _move,
    _turn_round, _remove, _extra, _extra, _many, _ids, _names, _strip, _text, _long, _outputs,
    _pictures, _head, _head, _format,
]


# --- A notebook as a file, and what can happen to that -------------------------------------------


def as_bytes(draw: Draw, notebook: Notebook) -> bytes:
    """Write a notebook in one of many ways, most of them readable."""
    text = json.dumps(notebook, ensure_ascii=draw(st.sampled_from([True, True, False])))
    deep = draw(st.sampled_from([20, 900, 5000])) if f'"{_DEEP}"' in text else 0
    for mark, meant in ((_DEEP, "[" * deep + "]" * deep), (_DIGITS, "9" * 5000)):
        text = text.replace(f'"{mark}": ', '"key": ').replace(f'"{mark}"', meant, 9)
    code = draw(st.sampled_from(["utf-8"] * 9 + ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"]))
    return text.encode(code, "surrogatepass")


def _damage(draw: Draw, data: bytes) -> bytes:
    """Return what a broken disk, program or network may make of a file."""
    at = draw(st.integers(0, len(data)))
    return draw(st.sampled_from([
        data[:at], data[at:], data[:at] + b"\xff" + data[at:], data + b"\0" * 999, b"\0" * 999, b"",
        b"PK\x03\x04" + data, b"<html>" + data, b"[" * 100_000, data + data, b'{"cells": ' + data,
        data[:at] + b"\n<<<<<<< HEAD\n" + data[at:] + b"\n>>>>>>> x\n", data.replace(b'"', b"'"),
        data.replace(b"source", b"sourc\\u0065"), data.decode("utf-8", "replace").encode("utf-16"),
    ]))


# --- The student's folder ------------------------------------------------------------------------


def _put(tree: Tree, name: str, content: bytes | Odd) -> None:
    """Put something into a tree, unless a file is in the way."""
    parts = name.split("/")
    above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
    below = [path for path in tree if path.startswith(f"{name}/")]
    if not above & tree.keys() and not below:
        tree[name] = content


def _beside(draw: Draw, tree: Tree, notebook: str) -> None:
    folder = draw(st.sampled_from([
        "", "a/", "a/b/", f"{notebook}/", "timestamp.txt/", "given/", "given/data/", "d/" * 9,
        "\udcff/",
    ]))
    small = st.sampled_from([b"", b"x = 1\n", b"2026-11-21 03:00:00 UTC", b"{}", b"\xff\xfe"])
    odd = st.sampled_from([Odd("folder"), Odd("pipe"), Odd("socket"), Odd("hole", megabytes=25),
                           Odd("hole", megabytes=10**6)])
    link = st.builds(Odd, st.just("link"), st.sampled_from([OUTSIDE, ".", "/etc", notebook]))
    _put(tree, folder + draw(_NAMES), draw(small | odd | link))


def _elsewhere(draw: Draw, tree: Tree, notebook: str) -> None:
    """Move the notebook, leaving something odd or nothing in its place."""
    if notebook not in tree:
        return
    data = tree.pop(notebook)
    name = draw(st.sampled_from([
        f"{notebook}/{notebook}", f"a/{notebook}", f"{notebook}.txt", f"Copy of {notebook}",
        notebook.upper(), "a.json", "\udcb0\udca1.ipynb", "d/" * 9 + notebook,
    ]))
    _put(tree, name, data)
    if draw(st.booleans()):
        _put(tree, notebook, Odd("link", to=name))


def _another(draw: Draw, tree: Tree, notebook: str) -> None:
    """Add a second notebook: a copy, the released one, another assignment's, or a broken one."""
    other = draw(st.sampled_from(ASSIGNMENTS))
    content = draw(st.sampled_from([
        tree.get(notebook, b""), json.dumps(released(other, "en")).encode(), b"{", b"",
        json.dumps(released(notebook.removesuffix(".ipynb"), "ko")).encode(),
        json.dumps(right(other)).encode(),
    ]))
    _put(tree, draw(st.sampled_from(["b.ipynb", "a/b.ipynb", f"a/{notebook}", "b.json"])), content)


def _crowd(draw: Draw, tree: Tree, notebook: str) -> None:
    for number in range(draw(st.sampled_from([10, 210]))):
        _put(tree, f"many/{number}.py", b"x")


def _time(draw: Draw, tree: Tree, notebook: str) -> None:
    text = draw(_ODD_TEXT | st.text(st.sampled_from("0123456789-:/ .TZ+UTCKS"), max_size=40))
    _put(tree, "timestamp.txt", text.encode("utf-8", "surrogatepass"))


FOLDER_CHANGES = [_beside, _beside, _elsewhere, _another, _crowd, _time]


@st.composite
def mutants(draw: Draw, assignments: Sequence[str] = ASSIGNMENTS) -> Mutant:
    """Draw a mutant of one of these assignments."""
    assignment = draw(st.sampled_from(assignments))
    name = f"{assignment}.ipynb"
    notebook = right(assignment, draw(st.sampled_from(sorted(LANGUAGES))))
    of_notebook, of_folder = draw(st.sampled_from([(1, 0), (0, 1), (1, 1)]))
    several = st.lists(st.sampled_from(CHANGES), min_size=of_notebook, max_size=4 * of_notebook)
    changes = draw(several)
    for change in changes:
        if isinstance(notebook.get("cells"), list):
            change(draw, notebook)
    data = as_bytes(draw, notebook)
    if draw(st.integers(0, 9)) == 9:
        data = _damage(draw, data)
    tree: Tree = {name: data}
    others = st.lists(st.sampled_from(FOLDER_CHANGES), min_size=of_folder, max_size=5 * of_folder)
    folder_changes = draw(others)
    for folder_change in folder_changes:
        folder_change(draw, tree, name)
    return Mutant(assignment, tree, [each.__name__ for each in (*changes, *folder_changes)])


def plant(folder: Path, tree: Mapping[str, bytes | Odd]) -> None:
    """Put a tree on the disk; ``OUTSIDE`` is the folder ``outside`` beside the student's."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content.kind == "link":
            path.symlink_to(folder.parent / "outside" if content.to == OUTSIDE else content.to)
        elif content.kind == "folder":
            path.mkdir()
        elif content.kind == "pipe":
            os.mkfifo(path)
        elif content.kind == "socket":
            here = os.getcwd()
            os.chdir(path.parent)  # the path of a socket must be short
            try:
                with socket.socket(socket.AF_UNIX) as opened:
                    opened.bind(os.fsencode(path.name)[:90])
            finally:
                os.chdir(here)
        else:
            with path.open("wb") as file:
                file.truncate(content.megabytes * 2**20)
