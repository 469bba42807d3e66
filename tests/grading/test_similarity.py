"""Answers that are alike stand first, whatever their names; released stubs do not count."""

import csv
import itertools
import random

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from grading.commands.similarity import pairs, shape
from grading.run import alike as alike_module
from grading.run.alike import Found, Pair, alike
from tests.exercises.tasks import catalogue
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
    found = pairs([("ada", LOOP), ("eva", renamed), ("kim", PRODUCT)]).pairs
    assert (found[0].first, found[0].second, found[0].alike) == ("ada", "eva", 100.0)
    assert max(pair.alike for pair in found[1:]) < 70


def test_an_added_line_changes_little():
    more = LOOP.replace("    a = []\n", "    a = []\n    extra = 3 * 4 + 5\n")
    (pair,) = pairs([("ada", LOOP), ("eva", more)]).pairs
    assert 90 < pair.alike < 100


def test_short_answers_and_broken_ones():
    assert pairs([("ada", "x = 1\n"), ("eva", "x = 1\n")]) == Found([], 0)
    assert shape("def f(:\n  '''")[:3] == ["def", "NAME", "("]


def by_hand(texts, above):
    """Return all pairs that are so alike, each compared with each."""
    found = [
        Pair(round(fuzz.ratio(texts[first], texts[second]), 1), first, second)
        for first, second in itertools.combinations(sorted(texts), 2)
    ]
    return sorted(
        (pair for pair in found if pair.alike >= above),
        key=lambda pair: (-pair.alike, pair.first, pair.second),
    )


@st.composite
def classes(draw):
    """Return texts of a class: some made of others by changing a few characters."""
    letters = st.sampled_from("abcd")
    texts = draw(st.lists(st.text(letters, min_size=5, max_size=60), min_size=1, max_size=8))
    for _ in range(draw(st.integers(0, 8))):
        text = list(draw(st.sampled_from(texts)))
        for _ in range(draw(st.integers(0, 6))):
            place = draw(st.integers(0, len(text)))
            text[place : place + draw(st.integers(0, 3))] = draw(st.text(letters, max_size=3))
        texts.append("".join(text))
    return {f"s{number}": text for number, text in enumerate(texts) if text}


@given(classes(), st.sampled_from([0, 30, 66, 75, 80, 90, 95, 99, 100]))
@settings(deadline=None, max_examples=200)
def test_the_same_pairs_as_comparing_each_with_each(texts, above):
    expected = by_hand(texts, above)
    assert alike(texts, above, 1000) == Found(expected, len(expected))
    assert alike(texts, above, 2) == Found(expected[:2], len(expected))


def solutions(size):
    """Return the code of a class whose students chose among the known answers to each task."""
    choices = {}
    for kind in ("right", "mistake"):
        for task, entry in catalogue(ASSIGNMENT, kind):
            choices.setdefault(task, []).append(entry["source"])
    generator = random.Random(5)
    return {
        f"s{number:03}": "\n".join(map(generator.choice, choices.values()))
        for number in range(size)
    }


def texts_of(answers):
    """Return the code of each with a character for each token."""
    letters = {}
    return {
        name: "".join(chr(letters.setdefault(each, 0x100 + len(letters))) for each in shape(code))
        for name, code in answers.items()
    }


def test_planted_copies_in_a_class_of_real_answers():
    answers = solutions(120)
    answers["thief"] = answers["s007"].replace("x", "eingabe").replace("w", "gewicht")
    answers["slow_thief"] = "import math\n" + answers["s007"].replace(
        "return", "ergebnis = 1\n    return", 1
    )
    found = pairs(answers.items(), 90)
    assert found.pairs == by_hand(texts_of(answers), 90)
    assert Pair(100.0, "s007", "thief") in found.pairs
    assert {"slow_thief"} & {pair.second for pair in found.pairs if pair.first == "s007"}


@pytest.mark.parametrize("size", [10, 120])
def test_beyond_a_small_class_copies_are_found_by_the_index(monkeypatch, size):
    """With an index from the start on: hardly anybody is compared, and all copies are found."""
    monkeypatch.setattr(alike_module, "MOST_COMPARED", size)
    compared, compare = [], process.cdist

    def counting(queries, choices, **more):
        compared.append(len(choices))
        return compare(queries, choices, **more)

    monkeypatch.setattr(alike_module.process, "cdist", counting)
    answers = solutions(400)
    planted = []
    for number in range(0, 400, 20):
        own = answers[f"s{number:03}"].splitlines()
        place = number % len(own)
        answers[f"t{number:03}"] = "\n".join([*own[:place], "# mine", "q = 1", *own[place:]])
        planted.append((f"s{number:03}", f"t{number:03}"))
    found = pairs(answers.items(), 90).pairs
    everything = by_hand(texts_of(answers), 90)
    assert set(found) <= set(everything)
    copies = {pair for pair in everything if (pair.first, pair.second) in planted}
    assert len(copies) > 12
    assert set(found) >= copies
    assert max(compared) <= size


def test_a_class_that_all_copied_is_listed_in_bounded_room():
    found = pairs(((f"s{number:04}", LOOP) for number in range(3000)), 90, 5)
    assert [pair.second for pair in found.pairs] == [f"s{number:04}" for number in range(1, 6)]
    assert found.count == 3000 * 2999 // 2


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


def test_an_assignment_that_nobody_handed_in(graded):
    said = graded.command("grading", "similarity", "nope")
    assert said.returncode == 1
    assert "nobody handed in 'nope'" in said.stderr
