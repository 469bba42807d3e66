"""Files that are not there, or elsewhere."""

import copy
import json
import os

import nbformat

from tests.grading.broken.cases import (
    cell,
    graded,
    refused,
    save,
    sparse,
    stub,
    text_of,
)
from tests.grading.course import NOTEBOOK


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


@graded("a folder in the place of the notebook, with a copy too", "renamed", "extra_notebook")
def _(folder, notebook):
    save(folder, notebook, f"{NOTEBOOK}/{NOTEBOOK}")
    cell(notebook, "sigmoid")["source"] = "def sigmoid(x): return 0"
    save(folder, notebook, f"{NOTEBOOK}/ch03_signals-Copy1.ipynb")


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
