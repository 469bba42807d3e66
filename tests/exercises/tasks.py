"""Running single tasks of an assignment, in this process and without nbgrader."""

import ast
import contextlib
import io
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

from neuron_to_mnist.checks import report
from neuron_to_mnist.checks.report import Report

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS = ROOT / "solutions"
MISTAKES = ROOT / "tests" / "mistakes"
ASSIGNMENTS = sorted(path.stem for path in SOLUTIONS.glob("*/*.ipynb"))


@dataclass(frozen=True)
class Answered:
    """What a test cell returned, and the report that it showed."""

    points: Any
    report: Report

    @property
    def messages(self) -> list[str]:
        """The ids of all messages, in order, each once; ``label.hidden`` before a hidden one."""
        names: list[str] = []
        for finding in filter(None, (step.finding for step in self.report.steps)):
            if finding.message not in names:
                names += [finding.message] if finding.visible else ["label.hidden", finding.message]
        names += [note.message for note in self.report.notes if note.quoted]
        return list(dict.fromkeys(names))


def read_solution(assignment: str) -> nbformat.NotebookNode:
    """Read the source notebook of an assignment."""
    return nbformat.read(SOLUTIONS / assignment / f"{assignment}.ipynb", as_version=4)


def tasks(assignment: str) -> list[str]:
    """Return the names of the tasks that are marked by a test cell."""
    return [
        cell.id.removeprefix("test_")
        for cell in read_solution(assignment).cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    ]


def functions(assignment: str) -> list[str]:
    """Return the tasks whose answer is a function or a class, and no data of an experiment."""
    cells = {cell.id: cell.source for cell in read_solution(assignment).cells}
    return [task for task in tasks(assignment) if cells[f"test_{task}"].endswith("\nmarks.total()")]


def catalogue(assignment: str, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return pairs of a task and an entry of its file; ``kind`` is ``right`` or ``mistake``."""
    return [
        (path.stem, entry)
        for path in sorted((MISTAKES / assignment).glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, [])
    ]


def run_task(notebook: nbformat.NotebookNode, task: str, source: str, language: str) -> Answered:
    """Run ``source`` in place of the task's answer, then the task's test cell, unchanged.

    Every other cell of answers runs before it, as in ``notebook``.
    """
    namespace: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()), report.collected() as reports:
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            if cell.id == f"test_{task}":
                points = run_cell(cell.source, namespace)
                return Answered(points, reports[-1])
            if cell.id == task:
                run_cell(source, namespace)
            elif not cell.id.startswith("test_"):
                run_cell(cell.source.replace('use_language("en")', f'use_language("{language}")'),
                     namespace)
    raise LookupError(f"no cell test_{task}")


def run_cell(source: str, namespace: dict[str, Any]) -> Any:
    """Run a cell's source and return the value of its last expression."""
    tree = ast.parse(TransformerManager().transform_cell(source))
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<cell>", "exec"), namespace)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), "<cell>", "exec"), namespace)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)
