"""Cells deleted, doubled, changed."""

import copy

from tests.grading.broken.cases import (
    after,
    cell,
    drop,
    graded,
    save,
    stub,
)


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


@graded("the text of stubs between answers and tests", *["duplicate"] * 8)
def _(folder, notebook):
    for one in list(notebook["cells"]):
        if one["metadata"].get("nbgrader", {}).get("solution") and one["cell_type"] == "code":
            text = {"cell_type": "code", "source": stub(notebook, one["id"])["source"]}
            after(notebook, one["id"], text)
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
