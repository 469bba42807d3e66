"""The checks find in the page what they find in native Python.

All reference answers and the whole catalogue of mistakes run in one worker for each language, and
natively; the points must be equal everywhere, and the report too where the place makes no other.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.report import Report
from tests.exercises import tasks
from tests.exercises.tasks import ASSIGNMENTS

START = """() => {
    const page = JSON.parse(document.getElementById("exercise-notebook").textContent);
    const module = new URL(`_static/cells/python.js?v=${page.version}`, document.baseURI);
    return import(module).then(({ Python }) => {
        window.python = new Python({
            runtime: new URL(page.runtime, document.baseURI).href, version: page.manifest,
            packages: page.packages, language: document.documentElement.lang,
        });
    });
}"""
CHECK = """async (requests) => {
    const found = [];
    for (const request of requests) {
        let report = null;
        await window.python.ask({ ask: "run", request: JSON.stringify(request) }, {
            coming() {}, cell(part) { if (part.kind === "report") report = part; },
        });
        found.push(report);
    }
    return found;
}"""
# Words of NumPy 2.0 and of 32 bits, which the page has.
OTHER_WORDS = [
    (r"only (?:length-1|size-1|0-dimensional) arrays", "only small arrays"),
    (r"\bint(?:32|64)\b", "int"),
]
# The task and the name of an answer whose report differs in the page in something else, and why.
DIFFERENT = {
    ("sigmoid", "e typed in as 2.718"): "an operator warns of nothing there",
    ("mean_absolute_error", "divided by its own size"): "an operator warns of nothing there",
    ("train", "draws from np.random"): "it computes with other numbers each time",
    ("train", "its own shuffling"): "it computes with other numbers each time",
    ("train", "no return"): "its last digits are the processor's",
    ("take_back", "bias added"): "its last digits are the processor's",
}

# What a neuron learns from pixels comes to: in the page, sums close to 0 fall to the other side.
LEARNED = {"first_reader": r"(?:Came|실제 값) [\d.]+"}


@lru_cache
def answered(assignment: str) -> nbformat.NotebookNode:
    """Return what students get, with the reference answers in it."""
    path = tasks.ROOT / "exercises" / "en" / assignment / f"{assignment}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    answers = {cell.id: cell.source for cell in tasks.read_solution(assignment).cells}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id]
    return notebook


def sources(assignment: str) -> list[tuple[str, str, str]]:
    """Return task, name and source of the reference answers and of all that the catalogue has."""
    cells = {cell.id: cell.source for cell in answered(assignment).cells}
    found = [(task, "reference", cells[task]) for task in tasks.tasks(assignment)]
    for kind in ("right", "mistake"):
        found += [(task, entry["name"], entry["source"])
                  for task, entry in tasks.catalogue(assignment, kind)]
    return found


def request(assignment: str, task: str, source: str) -> dict[str, Any]:
    """Return what the page asks for when a task is checked, as ``exercises.js`` does."""
    cells = [cell for cell in answered(assignment).cells if cell.cell_type == "code"]
    test = [cell.id for cell in cells].index(f"test_{task}")
    return {"afresh": True, "wanted": test, "cells": [
        {"code": source if cell.id == task else cell.source, "hidden": False, "name": cell.id}
        if index == test or not cell.id.startswith("test_") else {"code": "", "hidden": True}
        for index, cell in enumerate(cells[: test + 1])
    ]}


@lru_cache
def native(assignment: str) -> list[Report]:
    """Return the reports of native Python."""
    return [tasks.run_task(answered(assignment), task, source, "en").report
            for task, _, source in sources(assignment)]


@pytest.fixture(scope="module", params=LANGUAGES)
def worker(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Page]:
    """A page whose Python is asked by scripts."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{served}/{request.param}/exercises_ch03_signals.html")
        page.evaluate(START)
        yield page


def words(report: str, task: str) -> str:
    """Return the words of a report's HTML, those that differ for a reason made equal."""
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", report)).split())
    for pattern, instead in OTHER_WORDS:
        text = re.sub(pattern, instead, text)
    return re.sub(LEARNED.get(task, "(?!)"), "a number", text)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_page_finds_what_native_python_finds(worker: Page, assignment: str) -> None:
    language = worker.evaluate("document.documentElement.lang")
    asked = sources(assignment)
    found = worker.evaluate(CHECK, [request(assignment, task, source) for task, _, source in asked])
    for (task, name, _), here, there in zip(asked, found, native(assignment), strict=True):
        assert here is not None, (task, name)
        assert (here["earned"], here["possible"]) == (there.earned, there.possible), (task, name)
        if (task, name) not in DIFFERENT:
            native_words = words(there.html(language, style=""), task)
            assert words(here["html"], task) == native_words, (task, name)


def test_what_may_differ_is_in_the_catalogue() -> None:
    names = {(task, name) for assignment in ASSIGNMENTS for task, name, _ in sources(assignment)}
    assert set(DIFFERENT) <= names
