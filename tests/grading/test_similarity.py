"""Answers that are alike stand first, whatever their names; released stubs do not count."""

import csv

import nbformat

from grading.commands.similarity import pairs, shape
from tests.grading.course import ASSIGNMENT

LOOP = """
def layer(x, W, b):
    a = []
    for k in range(len(b)):
        total = b[k]
        for j in range(len(x)):
            total = total + x[j] * W[j][k]
        a.append(total)
    return a, [sigmoid(value) for value in a]
"""
PRODUCT = """
def layer(x, W, b):
    a = np.asarray(x, dtype=float) @ np.asarray(W, dtype=float) + np.asarray(b, dtype=float)
    y = sigmoid(a)
    if a.ndim != 1:
        raise ValueError("x must be one sample")
    return a, y
"""


def test_renaming_hides_nothing():
    renamed = LOOP.replace("total", "s").replace("k", "spalte").replace("# ", "") + "# mine\n"
    found = pairs({"ada": LOOP, "eva": renamed, "kim": PRODUCT})
    assert (found[0].first, found[0].second, found[0].alike) == ("ada", "eva", 100.0)
    assert max(pair.alike for pair in found[1:]) < 70


def test_an_added_line_changes_little():
    more = LOOP.replace("    a = []\n", "    a = []\n    extra = 3 * 4 + 5\n")
    (pair,) = pairs({"ada": LOOP, "eva": more})
    assert 90 < pair.alike < 100


def test_short_answers_and_broken_ones():
    assert pairs({"ada": "x = 1\n", "eva": "x = 1\n"}) == []
    assert shape("def f(:\n  '''")[:3] == ["def", "NAME", "("]


def test_list(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    copied = nbformat.reads(
        (course.folder / "submitted" / "ada_solution" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
        .read_text(), 4,
    )
    for cell in copied.cells:
        cell.source = cell.source.replace("weights", "w_list")
    course.submit("copied_ada", copied)
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    said = course.command("grading", "similarity", ASSIGNMENT, "--above", "95").stdout
    assert said.split() == ["100.0", "ada_solution", "copied_ada"]
    course.command("grading", "similarity", ASSIGNMENT, "--above", "0", "--to", "alike.csv")
    rows = list(csv.DictReader((course.folder / "alike.csv").open()))
    assert rows[0] == {"alike": "100.0", "first": "ada_solution", "second": "copied_ada"}
    assert float(rows[1]["alike"]) < 90
