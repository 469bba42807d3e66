"""No page prints the answer to a task: visible cells and reference solutions have nothing long in
common, whatever the names."""

import ast
import re
from collections.abc import Iterator

import pytest

from neuron_to_mnist import LANGUAGES
from tests.exercises.tasks import ROOT, functions, read_solution

LONG = 20  # nodes of a syntax tree: a line such as `w, b = w + x, b + 1` has fewer
CELL = re.compile(r"^```\{code-cell\}.*?\n(.*?)^```", re.DOTALL | re.MULTILINE)
HIDDEN = re.compile(r"^:tags:.*(remove-cell|remove-input|hide-input|hide-cell)", re.MULTILINE)
CHAPTERS = [
    "ch01_neurons", "ch03_signals", "ch04_losses", "ch05_gradient_descent", "ch07_optimizers",
    "ch08_softmax", "ch09_mnist",
]


class Unnamed(ast.NodeTransformer):
    """Gives names in the order in which they come."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Rename a variable."""
        return ast.Name(self._known.setdefault(node.id, f"v{len(self._known)}"), node.ctx)


def statements(source: str) -> Iterator[tuple[str, str]]:
    """Yield the long statements of a cell, each with its syntax tree without names."""
    for node in ast.walk(ast.parse(source)):
        whole = not isinstance(node, ast.stmt) or isinstance(node, ast.FunctionDef)
        if not whole and sum(1 for _ in ast.walk(node)) >= LONG:
            text = ast.unparse(node)
            yield text, ast.dump(Unnamed().visit(ast.parse(text)))


def visible(page: str) -> list[str]:
    """Return the cells of a page whose code readers see."""
    cells = [cell[1] for cell in CELL.finditer(page) if not HIDDEN.match(cell[1])]
    return [re.sub(r"^:.*\n", "", cell, flags=re.MULTILINE) for cell in cells]


def common(cells: list[str], answer: str) -> list[str]:
    """Return the long statements of an answer that stand in cells too."""
    seen = {tree for cell in cells for _, tree in statements(cell)}
    return [text for text, tree in statements(answer) if tree in seen]


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_visible_cell_has_a_part_of_an_answer(name, language):
    cells = visible((ROOT / "book" / language / f"{name}.md").read_text(encoding="utf-8"))
    assert cells
    answers = {cell.id: cell.source for cell in read_solution(name).cells}
    found = {task: common(cells, answers[task]) for task in functions(name)}
    assert not any(found.values()), found


def test_other_names_do_not_hide_an_answer():
    answer = "def f(W, x):\n    for k in range(3):\n        W[k] = W[k] - 0.1 * (W @ x - k) * x\n"
    assert len(common([answer.replace("W", "V").replace("k", "i")], answer)) == 2
    assert common([answer.replace("0.1", "0.2")], answer) == []
    assert common(["x = 1\n"], answer) == []
