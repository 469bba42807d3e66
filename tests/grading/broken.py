"""Broken submissions, each with what must come of it: a verdict, and why or after which repairs."""

import copy
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from tests.grading.course import NOTEBOOK

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


# --- Files that cannot be read -----------------------------------------------------------------

RAW = {
    "an empty file": (b"", "empty"),
    "nothing but white space": (b" \n\t\n", "empty"),
    "a web page": (b"<!DOCTYPE html>\n<html><body>Log in</body></html>", "web_page"),
    "a zip archive": (b"PK\x03\x04" + bytes(100), "archive"),
    "a gzip archive": (b"\x1f\x8b\x08" + bytes(100), "archive"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_utf8"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_utf8"),
    "Python": (b"def weighted_sum(x, w, b):\n    return 0\n", "not_json"),
    "a JSON list": (b"[1, 2, 3]", "not_a_notebook"),
    "a JSON text": (b'"notebook"', "not_a_notebook"),
    "JSON of something else": (b'{"name": "x", "version": 1}', "not_a_notebook"),
    "JSON nested too deep": (b"[" * 100_000 + b"]" * 100_000, "not_a_notebook"),
    "cells that are no list": (b'{"nbformat": 4, "cells": {"a": 1}}', "not_a_notebook"),
    "a version that is text": (b'{"nbformat": "4", "cells": []}', "not_a_notebook"),
    "no cells": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}', "stripped"),
    "an old notebook of nothing": (b'{"nbformat": 3, "worksheets": 5}', "not_a_notebook"),
}
for _name, (_data, _reason) in RAW.items():
    refused(_name, _reason)(
        lambda folder, notebook, data=_data: (folder / NOTEBOOK).write_bytes(data)
    )


@refused("cut off in the middle", "not_json")
def _(folder, notebook):
    (folder / NOTEBOOK).write_text(text_of(notebook)[:20_000])


@refused("a merge conflict", "merge_conflict")
def _(folder, notebook):
    lines = json.dumps(notebook, indent=1).splitlines()
    lines[5:5] = ["<<<<<<< HEAD", lines[5], "=======", lines[5], ">>>>>>> other"]
    (folder / NOTEBOOK).write_text("\n".join(lines))


@refused("Korean in an encoding of Windows", "not_utf8")
def _(folder, notebook):
    notebook["cells"][0]["source"] = "가중합"
    (folder / NOTEBOOK).write_bytes(text_of(notebook).encode("cp949", "replace"))


@refused("a number of 5,000 digits", "not_json")
def _(folder, notebook):
    text = text_of(notebook)
    (folder / NOTEBOOK).write_text(text.replace('"nbformat"', f'"n": {"9" * 5000}, "nbformat"', 1))


@refused("notebook format 5", "newer_format")
def _(folder, notebook):
    save(folder, notebook | {"nbformat": 5})


@refused("a cell that is text", "bad_cell")
def _(folder, notebook):
    notebook["cells"].insert(3, "x = 1")
    save(folder, notebook)


@refused("a cell whose source is a number", "bad_cell")
def _(folder, notebook):
    cell(notebook, "sigmoid")["source"] = 5
    save(folder, notebook)


@refused("a cell of an unknown type", "bad_cell")
def _(folder, notebook):
    cell(notebook, "sigmoid")["cell_type"] = "heading"
    save(folder, notebook)


@refused("more than fits", "too_large")
def _(folder, notebook):
    save(folder, notebook)
    with (folder / "data.bin").open("wb") as file:
        file.truncate(60 * 2**20)


# --- Files that are not there, or elsewhere ----------------------------------------------------


@refused("no file at all", "no_notebook")
def _(folder, notebook):
    (folder / "timestamp.txt").write_text("2026-11-21 03:00:00 UTC")


@refused("a program in place of the notebook", "no_notebook")
def _(folder, notebook):
    (folder / "ch03_signals.py").write_text("def weighted_sum(x, w, b): ...")


@refused("a folder with the notebook's name", "no_notebook")
def _(folder, notebook):
    (folder / NOTEBOOK).mkdir()


@refused("a link to another file", "symlink")
def _(folder, notebook):
    (folder / NOTEBOOK).symlink_to("../../right/ch03_signals/ch03_signals.ipynb")


@refused("a link to nowhere beside the notebook", "symlink")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "data").symlink_to("/nowhere")


@refused("a pipe", "not_a_file")
def _(folder, notebook):
    os.mkfifo(folder / NOTEBOOK)


@refused("two notebooks that could be meant", "several_notebooks")
def _(folder, notebook):
    save(folder, notebook, "ch03_signals (1).ipynb")
    other = copy.deepcopy(notebook)
    cell(other, "sigmoid")["source"] = "def sigmoid(x): return 0"
    save(folder, other, "ch03_signals (2).ipynb")


@refused("two other notebooks", "no_notebook_of_this")
def _(folder, notebook):
    for name in ("a.ipynb", "b.ipynb"):
        save(folder, json.loads(nbformat.writes(nbformat.v4.new_notebook())), name)


@refused("another notebook", "stripped")
def _(folder, notebook):
    save(folder, json.loads(nbformat.writes(nbformat.v4.new_notebook())), "homework.ipynb")


@refused("the notebook of another assignment", "other_assignment")
def _(folder, notebook):
    for one in notebook["cells"]:
        one["id"] = f"other-{one['id']}"
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"]["grade_id"] += "_2"
    save(folder, notebook)


@refused("metadata and ids stripped", "stripped")
def _(folder, notebook):
    for one in notebook["cells"]:
        one["metadata"] = {}
        del one["id"]
    save(folder, notebook | {"nbformat_minor": 4})


for _other in (
    "ch03_signals (1).ipynb", "Copy of ch03_signals.ipynb", "ch03_signals-Copy1.ipynb",
    "CH03_SIGNALS.IPYNB", "ch03_signals.ipynb.txt", "ch03_signals.json", "과제 3.ipynb",
    "ch03_signals/ch03_signals.ipynb",
):
    graded(f"named {_other}".replace("/", " in "), "renamed")(
        lambda folder, notebook, name=_other: save(folder, notebook, name)
    )


@graded("the same notebook under two other names", "renamed", "extra_notebook")
def _(folder, notebook):
    save(folder, notebook, "a.ipynb")
    save(folder, notebook, "b.ipynb")


@graded("the notebook and a copy", "extra_notebook")
def _(folder, notebook):
    save(folder, notebook)
    cell(notebook, "sigmoid")["source"] = "def sigmoid(x): return 0"
    save(folder, notebook, "ch03_signals-Copy1.ipynb")


@graded("checkpoints and a Mac's leavings")
def _(folder, notebook):
    save(folder, notebook)
    save(folder, notebook, ".ipynb_checkpoints/ch03_signals-checkpoint.ipynb")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._ch03_signals.ipynb").write_bytes(b"\x00\x05\x16\x07")


# --- Files that are read after a repair, or as they are ----------------------------------------


@graded("a byte order mark", "encoding")
def _(folder, notebook):
    (folder / NOTEBOOK).write_bytes(text_of(notebook).encode("utf-8-sig"))


@graded("UTF-16", "encoding")
def _(folder, notebook):
    (folder / NOTEBOOK).write_bytes(text_of(notebook).encode("utf-16"))


@graded("notebook format 3", "converted")
def _(folder, notebook):
    old = nbformat.convert(nbformat.from_dict(notebook), 3)
    (folder / NOTEBOOK).write_text(json.dumps(old))


@graded("no version")
def _(folder, notebook):
    save(folder, {"cells": notebook["cells"], "metadata": {}})


@graded("no cell ids")
def _(folder, notebook):
    for one in notebook["cells"]:
        del one["id"]
    save(folder, notebook | {"nbformat_minor": 4})


@graded("all cells with the same id")
def _(folder, notebook):
    for one in notebook["cells"]:
        one["id"] = "same"
    save(folder, notebook)


@graded("outputs that are none")
def _(folder, notebook):
    for one in notebook["cells"]:
        one.update(outputs="x", execution_count="a", attachments=[1], surprise={"a": None})
    save(folder, notebook)


@graded("a cell without a source, and one in lines")
def _(folder, notebook):
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}})
    one = cell(notebook, "sigmoid")
    one["source"] = one["source"].splitlines(keepends=True)
    save(folder, notebook)


@graded("half a character", "characters")
def _(folder, notebook):
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": "x = '\ud83d'"})
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("a null character in a cell")
def _(folder, notebook):
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": "x = 1\0"})
    save(folder, notebook)


@graded("NaN in the metadata")
def _(folder, notebook):
    save(folder, notebook | {"metadata": {"x": float("nan")}})


@graded("the kernel of R", "kernel")
def _(folder, notebook):
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    save(folder, notebook)


@graded("a kernel that is not here")
def _(folder, notebook):
    notebook["metadata"]["kernelspec"] = {"name": "conda-env-me", "display_name": "me"}
    save(folder, notebook)


@graded("no notebook metadata")
def _(folder, notebook):
    save(folder, notebook | {"metadata": [1, 2]})


@graded("a stamp that is none")
def _(folder, notebook):
    notebook["metadata"]["course"] = ["ko"]
    save(folder, notebook)


@graded("made with another version", "other_version")
def _(folder, notebook):
    notebook["metadata"]["course"] = {"language": "en", "version": "0.0.1"}
    save(folder, notebook)


@graded("a time that is none", "timestamp")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "timestamp.txt").write_text("yesterday evening")


@graded("an empty time", "timestamp")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "timestamp.txt").write_text("")


# --- Cells deleted, doubled, changed -----------------------------------------------------------


@graded("a test deleted", "put_back")
def _(folder, notebook):
    drop(notebook, "test_sigmoid")
    save(folder, notebook)


@graded("all tests deleted", *["put_back"] * 8)
def _(folder, notebook):
    drop(notebook, *(c["id"] for c in notebook["cells"] if c["id"].startswith("test_")))
    save(folder, notebook)


@graded("the first answer and its test deleted", "answer_missing", "put_back", points=16.0)
def _(folder, notebook):
    drop(notebook, "weighted_sum", "test_weighted_sum")
    save(folder, notebook)


@graded("the written answer deleted", "put_back")
def _(folder, notebook):
    drop(notebook, "in_words")
    save(folder, notebook)


@graded(
    "everything but one answer deleted",
    "answer_missing", "put_back", "put_back", *["answer_missing", "put_back"] * 5,
    "put_back", "answer_missing", "put_back", points=4.0,
)
def _(folder, notebook):
    notebook["cells"] = [cell(notebook, "setup"), cell(notebook, "sigmoid")]
    save(folder, notebook)


@graded("a test doubled", "duplicate")
def _(folder, notebook):
    notebook["cells"].append(copy.deepcopy(cell(notebook, "test_layer")))
    save(folder, notebook)


@graded("every cell doubled", *["duplicate"] * 17)
def _(folder, notebook):
    notebook["cells"] += copy.deepcopy(notebook["cells"])
    save(folder, notebook)


@graded("an answer doubled, the first one wrong", "duplicate")
def _(folder, notebook):
    first = copy.deepcopy(cell(notebook, "sigmoid"))
    first["source"] = "def sigmoid(x):\n    return 0"
    notebook["cells"].insert(0, first)
    save(folder, notebook)


@graded("a test turned into text", "cell_type")
def _(folder, notebook):
    cell(notebook, "test_layer")["cell_type"] = "markdown"
    save(folder, notebook)


@graded("an answer turned into text", "cell_type")
def _(folder, notebook):
    cell(notebook, "layer")["cell_type"] = "markdown"
    save(folder, notebook)


@graded("an answer turned into raw text", "cell_type")
def _(folder, notebook):
    cell(notebook, "layer")["cell_type"] = "raw"
    save(folder, notebook)


@graded("tests emptied")
def _(folder, notebook):
    for one in notebook["cells"]:
        if one["id"].startswith("test_"):
            one["source"] = ""
    save(folder, notebook)


@graded("points, flags and schema changed")
def _(folder, notebook):
    for one in notebook["cells"]:
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"].update(
                points=-1, grade="yes", locked=None, schema_version=99, checksum=5, extra={}
            )
    save(folder, notebook)


@graded("metadata of an old version of nbgrader")
def _(folder, notebook):
    for one in notebook["cells"]:
        if "nbgrader" in one["metadata"]:
            name = one["metadata"]["nbgrader"]["grade_id"]
            one["metadata"]["nbgrader"] = {"grade_id": name, "schema_version": 1}
    save(folder, notebook)


@graded("metadata stripped, ids kept", "metadata_restored")
def _(folder, notebook):
    for one in notebook["cells"]:
        one["metadata"] = {}
    save(folder, notebook)


@graded("metadata of one cell that is text", "metadata_restored")
def _(folder, notebook):
    cell(notebook, "test_layer")["metadata"]["nbgrader"] = "gone"
    save(folder, notebook)


@graded("cells without metadata", "metadata_restored")
def _(folder, notebook):
    for one in notebook["cells"]:
        del one["metadata"]
    save(folder, notebook)


@graded("names of cells that are not of the assignment")
def _(folder, notebook):
    for number in range(3):
        extra = copy.deepcopy(cell(notebook, "sigmoid"))
        extra["metadata"]["nbgrader"] |= {"grade_id": f"mine-{number}", "points": 5, "grade": True}
        notebook["cells"].append(extra | {"id": f"mine-{number}"})
    save(folder, notebook)


@graded("nothing answered", points=0.0)
def _(folder, notebook):
    for one in notebook["cells"]:
        if one["metadata"].get("nbgrader", {}).get("solution"):
            one["source"] = "raise NotImplementedError()"
    save(folder, notebook)


@graded("a syntax error in one answer", points=18.0)
def _(folder, notebook):
    cell(notebook, "layer_batch")["source"] = "def layer_batch(X, W, b)\n    return"
    save(folder, notebook)
