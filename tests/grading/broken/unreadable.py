"""Files that cannot be read."""

import json

from tests.grading.broken.cases import cell, refused, save, sparse, stub, text_of
from tests.grading.course import NOTEBOOK

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
