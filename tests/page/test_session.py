"""What runs in the page's Python, tried without a page: it is plain Python."""

import ast
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "book" / "_static" / "cells"))

import session


def cells(*codes: tuple[str, str]) -> list[dict[str, Any]]:
    """Return cells, each as ("hidden", code) or ("shown", code)."""
    return [{"hidden": kind == "hidden", "code": code} for kind, code in codes]


def needed(*codes: tuple[str, str]) -> list[str]:
    """Return the lines of the hidden cells that the visible ones need."""
    found = session.needed_of(cells(*codes))
    return [line for number in sorted(found) for statement in found[number]
            for line in ast.unparse(statement).splitlines()]


def test_only_what_is_used_is_taken_from_hidden_cells() -> None:
    hidden = "import numpy as np\nfrom neuron_to_mnist import plots\nx = 1\ny = x + 1\nz = 3"
    assert needed(("hidden", hidden), ("shown", "print(y)")) == ["x = 1", "y = x + 1"]
    assert needed(("hidden", hidden), ("shown", "y = 2\nprint(y)")) == []


def test_imports_are_taken_name_by_name() -> None:
    assert needed(("hidden", "from math import pi, tau"), ("shown", "tau")) == [
        "from math import tau"]


def test_the_nearest_cell_above_gives_a_name() -> None:
    assert needed(("hidden", "x = 1"), ("shown", "x = 2"), ("shown", "x")) == []
    assert needed(("shown", "x = 2"), ("hidden", "x = 3"), ("shown", "x")) == ["x = 3"]


@pytest.mark.parametrize("change", ["xs.append(2)", "xs[0] = 2", "xs += [2]", "xs.size = 2"])
def test_what_changes_a_value_is_taken_too(change: str) -> None:
    assert needed(("hidden", f"xs = [1]\n{change}"), ("shown", "xs")) == ["xs = [1]", change]


@pytest.mark.parametrize("code", [
    "[k for k in range(3)]", "lambda k: k", "def f(k):\n    return k", "for k in (1, 2):\n    k",
    "def f():\n    k = 1\n    return k", "class A:\n    k = 1",
])
def test_names_of_its_own_are_no_use_of_others(code: str) -> None:
    assert needed(("hidden", "k = 5"), ("shown", code)) == []


def test_what_a_function_reads_is_taken() -> None:
    assert needed(("hidden", "k = 5"), ("shown", "def f(x):\n    return x + k")) == ["k = 5"]


def test_calls_for_the_text_are_left_out_and_settings_kept() -> None:
    hidden = "import warnings\nx = 1\nglue('x', x)\nwarnings.simplefilter('ignore')"
    assert needed(("hidden", hidden), ("shown", "x")) == [
        "import warnings", "x = 1", "warnings.simplefilter('ignore')"]


def test_code_that_cannot_be_read_needs_nothing() -> None:
    assert needed(("hidden", "x = 1"), ("shown", "x = (")) == []


def test_a_traceback_tells_the_readers_lines_and_the_cause() -> None:
    code = ("import json\ntry:\n    json.loads('{')\n"
            "except ValueError as error:\n    raise KeyError(1) from error")
    with pytest.raises(KeyError) as caught:
        exec(compile(code, "<cell 3>", "exec"), {})
    said = session.told(caught.value)
    assert "json/decoder.py" not in said
    assert said.count('File "<cell 3>"') == 2
    assert "The above exception was the direct cause" in said
    assert said.endswith("KeyError: 1")


@pytest.mark.parametrize(("error", "hint"), [
    (ModuleNotFoundError("no", name="torch.nn"), {"hint": "module", "name": "torch"}),
    (MemoryError(), {"hint": "memory"}),
    (RuntimeError("can't start new thread"), {"hint": "thread"}),
    (ValueError("no"), {}),
])
def test_errors_of_the_place_have_a_hint(error: BaseException, hint: dict[str, str]) -> None:
    assert session.hint(error) == hint


def test_printed_text_ends_at_a_limit_and_says_so_once() -> None:
    sent: list[dict[str, Any]] = []
    stream = session.PrintedText("stdout", lambda **what: sent.append(what))
    for _ in range(30):
        stream.write("x" * 10_000)
    stream.push()
    assert sum(len(part.get("text", "")) for part in sent) == session.MOST_PRINTED
    assert [part["kind"] for part in sent].count("cut") == 1


def test_fit_trains_for_a_share_of_the_epochs() -> None:
    from nnlib import training

    names: dict[str, Any] = {"fit": training.fit}
    seen: list[int] = []
    whole = training.fit
    training.fit = names["fit"] = lambda *args, epochs, **kwargs: seen.append(epochs)
    try:
        with session.smaller(names, 0.1):
            names["fit"](epochs=100)
            names["fit"](epochs=3)
        names["fit"](epochs=100)
    finally:
        training.fit = whole
    assert seen == [10, 1, 100]
