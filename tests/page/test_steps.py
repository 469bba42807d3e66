"""A cell that is gone through step by step: what is recorded, and how the page leads through it."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.book.test_accessibility import AXE, COLORS, darken, violations
from tests.page.conftest import Reader
from tests.page.test_cells import OpenPage

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "book" / "_static" / "cells"))

import session
import steps

LAYER = """\
import numpy as np

X = np.array([[1.0, 0.5],
              [0.0, 2.0]])
W = np.array([[0.9, 0.2, 0.1], [0.3, 0.8, 0.4]])
A = X @ W
print(A.shape)
"""


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a cell with the recorder; return the steps and all that was told."""
    for name in ("__main__", "myst_nb"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name))
    monkeypatch.setattr("builtins.input", input)

    def run(code: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        told: list[dict[str, Any]] = []
        page = session.PageSession(lambda text: told.append(json.loads(text)), "en")
        steps.record(page, json.dumps(
            {"cells": [{"code": code, "hidden": False, "name": 1}], "wanted": 0}))
        recorded, = (part for part in told if part["kind"] == "steps")
        return recorded, told

    return run


def test_a_step_is_a_statement_and_what_the_names_hold_before_it(record: Any) -> None:
    recorded, told = record(LAYER)
    taken = recorded["steps"]
    assert [step["span"] for step in taken] == [[1, 1], [3, 4], [5, 5], [6, 6], [7, 7], None]
    assert taken[0]["names"] == {}
    assert taken[3]["names"]["X"] == {"shape": "(2, 2)", "text": "[[1.  0.5]\n [0.  2. ]]"}
    assert "A" not in taken[3]["names"]
    product = np.array([[1.0, 0.5], [0.0, 2.0]]) @ np.array([[0.9, 0.2, 0.1], [0.3, 0.8, 0.4]])
    assert taken[-1]["names"]["A"] == {"shape": "(2, 3)", "text": str(product)}
    assert list(taken[-1]["names"]) == ["X", "W", "A"]
    assert "".join(part["text"] for part in told if part["kind"] == "stdout") == "(2, 3)\n"


def test_loops_and_functions_of_the_cell_are_gone_through(record: Any) -> None:
    recorded, _ = record("def twice(x):\n    return 2 * x\n\nfor k in range(2):\n    y = twice(k)")
    inside = [step["names"] for step in recorded["steps"] if step["function"] == "twice"]
    assert inside == [{"x": {"shape": "", "text": "0"}}, {"x": {"shape": "", "text": "1"}}]
    assert recorded["steps"][-1]["names"]["y"]["text"] == "2"


def test_an_error_ends_the_steps_where_it_happened(record: Any) -> None:
    recorded, told = record("x = 1\nx / 0\ny = 2")
    assert [step["span"] for step in recorded["steps"]] == [[1, 1], [2, 2], None]
    assert any(part["kind"] == "error" for part in told)
    assert sys.gettrace() is None or "steps" not in str(sys.gettrace())


def test_a_long_loop_is_cut_and_runs_on(record: Any) -> None:
    recorded, told = record("n = 0\nfor k in range(1000):\n    n += 1\nprint(n)")
    assert len(recorded["steps"]) == recorded["most"] == steps.MOST_STEPS
    assert "".join(part["text"] for part in told if part["kind"] == "stdout") == "1000\n"


@pytest.mark.parametrize(("value", "shape", "text"), [
    ([[1, 2], [3, 4]], "(2, 2)", "[[1, 2], [3, 4]]"),
    ([1, [2]], "", "[1, [2]]"),
    (1 / 3, "", "0.333333"),
    ("a", "", "'a'"),
    (np.zeros((100, 784)), "(100, 784)", "[[0. 0. ... 0. 0.]"),
    (np.float64(2.5), "", "2.5"),
    (object(), "", "object"),
])
def test_values_are_short(value: object, shape: str, text: str) -> None:
    found = steps.shown(value)
    assert found["shape"] == shape
    assert found["text"].startswith(text)
    assert len(found["text"]) < 400


# In the page


def status(reader: Reader) -> str:
    """Return what the view says of the step."""
    return reader.page.locator(".steps-status").inner_text()


def test_the_keyboard_leads_forward_and_back(open_page: OpenPage) -> None:
    reader = open_page("en/ch03_signals")
    page = reader.page
    button = page.locator("[data-do=step]").nth(1)  # the product of the inputs and the weights
    number = int(button.locator("xpath=..").get_attribute("data-number"))
    assert button.get_attribute("aria-label") == f"Go through cell {number} step by step"
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".cell-steps").wait_for(timeout=120_000)
    assert reader.state(number) == "The same as in the book"
    assert status(reader).startswith("Step 1 of ")
    page.keyboard.press("Enter")  # Forward has the focus
    assert status(reader).startswith("Step 2 of ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert status(reader).startswith("Step 2 of ")
    page.locator(".steps-bar input").focus()
    page.keyboard.press("End")
    assert status(reader).endswith(": the end")
    row = page.locator(".steps-names tr", has=page.locator("code", has_text=re.compile("^a$")))
    assert row.locator("td").all_inner_texts() == ["(2,)", "[1.05 0.6 ]"]
    assert page.locator(".steps-code [aria-current]").count() == 0
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    darken(page)
    assert violations(page, only=COLORS) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # The theme lets the keyboard reach what scrolls a moment after the window has its new size.
    page.wait_for_function("""() => [...document.querySelectorAll("pre")].every(
        pre => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0)""")
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.locator(".cell-steps").count() == 0
    assert page.evaluate("document.activeElement.dataset.do") == "step"


def test_a_gradient_comes_back(open_page: OpenPage) -> None:
    reader = open_page("ko/ch06_backpropagation")
    page = reader.page
    page.locator("[data-do=step]").first.click()
    page.locator(".cell-steps").wait_for(timeout=120_000)
    page.locator(".steps-bar input").focus()
    page.keyboard.press("End")
    names = page.locator(".steps-names tbody code").all_inner_texts()
    assert names[-4:] == ["delta2", "delta1", "grad2", "grad1"]
    page.keyboard.press("Home")
    assert page.locator(".steps-names tbody code").count() == 0
    assert status(reader).endswith("단계 중 1단계: 다음은 1행")
