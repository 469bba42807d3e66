"""Files that are read after a repair, or as they are."""

import json

import nbformat

from tests.grading.broken.cases import cell, graded, save, text_of
from tests.grading.course import NOTEBOOK


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


for _source in (
    "See ![my sketch](attachment:a.png).",
    "See ![my sketch](attachment:gone.png), ![it](attachment\\:gone.png).",
    f"See ![my sketch](data:image/png;base64,{'aGk=' * 50_000}).",
):
    @graded(f"a written answer: {_source[:60]}")
    def _(folder, notebook, source=_source):
        pictures = {"a.png": {"image/png": "aGk="}}
        cell(notebook, "in_words").update(source=source, attachments=pictures)
        save(folder, notebook)


@graded("ids that run into each other")
def _(folder, notebook):
    for number, id in enumerate(("A" * 50, f"{'A' * 50}-2", "A" * 50, "cell-4", "")):
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
