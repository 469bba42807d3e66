"""Broken submissions, each with what must come of it: a verdict, and why or after which repairs."""

import copy
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

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


@refused("an answer whose source is a number", "bad_cell")
def _(folder, notebook):
    cell(notebook, "sigmoid")["source"] = 5
    save(folder, notebook)


@refused("an answer without a source", "bad_cell")
def _(folder, notebook):
    del cell(notebook, "in_words")["source"]
    save(folder, notebook)


@refused("an answer that is damaged, and a copy of its stub", "bad_cell")
def _(folder, notebook):
    cell(notebook, "sigmoid")["source"] = ["def sigmoid(x):\n", None]
    notebook["cells"].append(stub(notebook, "sigmoid"))
    save(folder, notebook)


@refused("80,000 empty cells", "too_many_cells")
def _(folder, notebook):
    notebook["cells"] += [{"cell_type": "raw", "metadata": {}, "source": ""}] * 80_000
    save(folder, notebook)


@refused("80,000 cells of nothing in an old notebook", "too_many_cells")
def _(folder, notebook):
    save(folder, {"nbformat": 3, "worksheets": [{"cells": [None] * 40_000}] * 2})


@refused("an answer of a million characters", "long_cell")
def _(folder, notebook):
    cell(notebook, "in_words")["source"] = "a" * 1_000_000
    save(folder, notebook)


@refused("many cells of many characters", "long_notebook")
def _(folder, notebook):
    extra = {"cell_type": "code", "metadata": {}, "source": "#" * 90_000}
    notebook["cells"] += [extra] * 15
    save(folder, notebook)


@refused("a notebook of 30 MB", "too_large")
def _(folder, notebook):
    sparse(folder / NOTEBOOK, 30)


@refused("too many large notebooks", "too_much")
def _(folder, notebook):
    sparse(folder / NOTEBOOK, 19)
    for name in ("a.ipynb", "b.ipynb"):
        sparse(folder / name, 18)


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


@refused("a link in the place of the student's folder", "symlink")
def _(folder, notebook):
    folder.rmdir()
    folder.symlink_to("../right/ch03_signals")


@refused("a file in the place of the student's folder", "unreadable")
def _(folder, notebook):
    folder.rmdir()
    folder.write_text(text_of(notebook))


@refused("a pipe", "not_a_file")
def _(folder, notebook):
    os.mkfifo(folder / NOTEBOOK)


@refused("a link that is the only notebook", "symlink")
def _(folder, notebook):
    (folder / "homework.ipynb").symlink_to("../../right/ch03_signals/ch03_signals.ipynb")


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
    "ch03_signals/ch03_signals.ipynb", "가\u202e나\n.ipynb",
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


@graded("the released notebook, and the answered one under another name", "blank_notebook")
def _(folder, notebook):
    save(folder, notebook, "ch03_signals (1).ipynb")
    for one in notebook["cells"]:
        one["source"] = stub(notebook, one["id"])["source"]
    save(folder, notebook)


@graded("the released notebook and the answered one, both under other names", "renamed",
        "extra_notebook")
def _(folder, notebook):
    save(folder, notebook, "b.ipynb")
    for one in notebook["cells"]:
        one["source"] = stub(notebook, one["id"])["source"]
    save(folder, notebook, "a.ipynb")


@graded("a damaged notebook, and a whole copy", "blank_notebook")
def _(folder, notebook):
    (folder / NOTEBOOK).write_text("{")
    save(folder, notebook, "ch03_signals-Copy1.ipynb")


@graded("a folder in the place of the notebook, with the notebook in it", "renamed")
def _(folder, notebook):
    save(folder, notebook, f"{NOTEBOOK}/{NOTEBOOK}")
    (folder / NOTEBOOK / "notes.txt").write_text("mine")


@graded("a folder in the place of the time", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    save(folder, notebook, "timestamp.txt/data.json")


@graded("a notebook in a folder, with what it reads", "renamed")
def _(folder, notebook):
    cell(notebook, "sigmoid")["source"] = "from helper import sigmoid"
    save(folder, notebook, f"homework/{NOTEBOOK}")
    (folder / "homework" / "helper.py").write_text(
        "import numpy as np\ndef sigmoid(x): return 1 / (1 + np.exp(-np.asarray(x)))\n"
    )


@graded("a notebook in a folder, and a file that is a folder there", "renamed", "left_out")
def _(folder, notebook):
    save(folder, notebook, f"homework/{NOTEBOOK}")
    (folder / "homework" / "data").write_text("1")
    save(folder, {}, "data/more.txt")


@graded("MNIST's images beside the notebook", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "train-images-idx3-ubyte").write_bytes(bytes(47_040_016))


@graded("15 MB beside the notebook")
def _(folder, notebook):
    cell(notebook, "setup")["source"] += "\nassert len(open('data.bin', 'rb').read()) == 15 << 20"
    save(folder, notebook)
    (folder / "data.bin").write_bytes(bytes(15 * 2**20))


@graded("more beside the notebook than a disk holds", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    for name in ("data.bin", "more.json"):
        sparse(folder / name, 10**6)


@graded("3,000 files and a program beside the notebook", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    for number in range(3000):
        (folder / f"{number}.txt").write_text("x")


@graded("folders in folders", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    place = folder
    for _ in range(15):
        place = place / ("a" * 200)
        place.mkdir()
        (place / "a.txt").write_text("a")


@graded("a link to nowhere beside the notebook", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "data").symlink_to("/nowhere")


@graded("a link to a folder and a pipe beside the notebook", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "data").symlink_to("/etc")
    os.mkfifo(folder / "pipe")


@graded("names that are no text beside the notebook", "left_out")
def _(folder, notebook):
    save(folder, notebook)
    for name in (b"\xb0\xa1.txt", b"\xff/a.txt", b"a\nb", b"\x1b[31m"):
        path = folder / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")


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


@graded("extra cells that are none", "dropped")
def _(folder, notebook):
    for extra in (
        None, 1, "x = 1", [], {}, {"cell_type": "code", "source": None}, {"cell_type": "code"},
        {"cell_type": "markdown", "source": ["a", None]}, {"cell_type": "raw", "source": {}},
        {"cell_type": "heading", "source": "x"}, {"cell_type": ["code"], "source": "x = 1"},
        {"cell_type": "markdown", "source": "a" * 1_000_000},
    ):
        notebook["cells"].insert(3, extra)
    save(folder, notebook)


@graded("tests without a source or a type", "cell_type")
def _(folder, notebook):
    cell(notebook, "test_sigmoid")["source"] = None
    cell(notebook, "test_layer")["source"] = [[], {}]
    del cell(notebook, "test_neuron")["cell_type"]
    save(folder, notebook)


@graded("an answer of an unknown type", "cell_type")
def _(folder, notebook):
    cell(notebook, "sigmoid")["cell_type"] = "heading"
    save(folder, notebook)


@graded("a source in lines")
def _(folder, notebook):
    one = cell(notebook, "sigmoid")
    one["source"] = one["source"].splitlines(keepends=True)
    save(folder, notebook)


@graded("half a character", "characters")
def _(folder, notebook):
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": "x = '\ud83d'"})
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("a null character in an answer", "characters")
def _(folder, notebook):
    cell(notebook, "sigmoid")["source"] += "\0\n"
    save(folder, notebook)


@graded("half a character wherever text can be")
def _(folder, notebook):
    half = "\ud800\0"
    notebook["metadata"] = {
        "course": {"language": half, "version": half}, half: half,
        "kernelspec": {"name": half, "display_name": half},
    }
    for number, one in enumerate(notebook["cells"]):
        one["metadata"] |= {half: half, "tags": [half]}
        one["outputs"] = [{"output_type": "stream", "name": half, "text": half}]
        one[half] = half
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"]["checksum"] = half
        else:
            one["id"] = f"{half}{number}"
    notebook["cells"].append(
        {"cell_type": "markdown", "source": "", "attachments": {half: {half: half}}}
    )
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("half a character in the names of answers", "metadata_restored")
def _(folder, notebook):
    for one in notebook["cells"]:
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"]["grade_id"] += "\ud800"
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("half a character as the language of the kernel", "kernel")
def _(folder, notebook):
    notebook["metadata"]["kernelspec"] = {"name": "x", "language": "\ud800\x1b" * 1000}
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("metadata as deep as they can be")
def _(folder, notebook):
    deep: object = "x"
    for _ in range(900):
        deep = [deep]
    notebook["metadata"] = {"course": {"language": deep, "version": deep}, "kernelspec": {
        "language": deep}}
    for one in notebook["cells"]:
        one["metadata"]["deep"] = one["attachments"] = one["outputs"] = deep
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"]["deep"] = deep
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


@graded("a language that the course does not have")
def _(folder, notebook):
    notebook["metadata"]["course"]["language"] = "fr"
    save(folder, notebook)


@graded("ids that run into each other")
def _(folder, notebook):
    for number, id in ((0, "A" * 50), (2, f"{'A' * 50}-2"), (3, "A" * 50), (4, "cell-3")):
        extra = {"cell_type": "raw", "metadata": {}, "source": "", "id": id}
        notebook["cells"].insert(number, extra)
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


@graded("a time of a megabyte", "timestamp")
def _(folder, notebook):
    save(folder, notebook)
    (folder / "timestamp.txt").write_text("2026-11-21 " * 100_000)


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


@graded("a copy of the stub of the written answer at the end", "duplicate")
def _(folder, notebook):
    cell(notebook, "in_words")["source"] = "It is linear up to there."
    notebook["cells"].append(stub(notebook, "in_words"))
    save(folder, notebook)


@graded("stubs between answers and tests", *["duplicate"] * 9)
def _(folder, notebook):
    answers = [one["id"] for one in notebook["cells"]
               if one["metadata"].get("nbgrader", {}).get("solution")]
    cell(notebook, "in_words")["source"] = "It is linear up to there."
    for name in answers:
        after(notebook, name, stub(notebook, name))
    save(folder, notebook)


@graded("a stub in the other language between answer and test", "duplicate")
def _(folder, notebook):
    after(notebook, "sigmoid", stub(notebook, "sigmoid", "ko"))
    save(folder, notebook)


@graded("an empty copy between answer and test", "duplicate")
def _(folder, notebook):
    after(notebook, "sigmoid", stub(notebook, "sigmoid") | {"source": "\n  \n# later\n"})
    save(folder, notebook)


@graded("the whole release once more at the end", *["duplicate"] * 17)
def _(folder, notebook):
    notebook["cells"] += [stub(notebook, one["id"]) for one in notebook["cells"]]
    save(folder, notebook)


@graded("an answer that lost its metadata, and a stub", "metadata_restored", "duplicate")
def _(folder, notebook):
    after(notebook, "sigmoid", stub(notebook, "sigmoid"))
    cell(notebook, "sigmoid")["metadata"] = {}
    save(folder, notebook)


@graded("an answer in a copy at the end", "duplicate", "moved")
def _(folder, notebook):
    notebook["cells"].append(copy.deepcopy(cell(notebook, "sigmoid")) | {"id": "again"})
    cell(notebook, "sigmoid")["source"] = stub(notebook, "sigmoid")["source"]
    save(folder, notebook)


@graded("a wrong answer, and a right one in a copy at the end", "duplicate", "moved")
def _(folder, notebook):
    notebook["cells"].append(copy.deepcopy(cell(notebook, "sigmoid")) | {"id": "again"})
    cell(notebook, "sigmoid")["source"] = "def sigmoid(x):\n    return 0"
    save(folder, notebook)


@graded("a stub below what answers it in a cell of its own", "duplicate")
def _(folder, notebook):
    own = {"cell_type": "code", "metadata": {}, "source": cell(notebook, "sigmoid")["source"]}
    cell(notebook, "sigmoid")["source"] = stub(notebook, "sigmoid")["source"]
    after(notebook, "sigmoid", own)
    notebook["cells"].insert(notebook["cells"].index(own) + 1, stub(notebook, "sigmoid"))
    save(folder, notebook)


@graded("a test doubled above its answer", "duplicate")
def _(folder, notebook):
    notebook["cells"].insert(3, copy.deepcopy(cell(notebook, "test_layer")))
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
