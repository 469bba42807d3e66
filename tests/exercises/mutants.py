"""Break the reference solutions automatically, and name the breaks that still get full points.

    python -m tests.exercises.mutants ch03_signals

Every mutant has one small change: an operator, a comparison, a number, an axis, a sign, the order
of two arguments, a call or an assignment left out. A mutant that survives is a gap in the checks,
unless it computes the same: ``survivors.toml`` says of each one why it does.
"""

import ast
import copy
import signal
import sys
from collections.abc import Iterator
from typing import Any

from tqdm import tqdm

from tests.exercises.tasks import functions, read_solution, run_task

SECONDS = 10
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.MatMult: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv,
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what could stand in the place of ``node`` by one small slip."""

    def changed(**fields: Any) -> ast.AST:
        twin = copy.copy(node)
        for name, value in fields.items():
            setattr(twin, name, value)
        return twin

    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        yield changed(op=OPERATORS[type(node.op)]())
    if isinstance(node, ast.BinOp) and not isinstance(node.op, (ast.Add, ast.Mult)):
        yield changed(left=node.right, right=node.left)
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield changed(ops=[COMPARISONS[type(node.ops[0])](), *node.ops[1:]])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield ast.Constant(node.value + 1)
        if node.value == 1:
            yield ast.Constant(0)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    if isinstance(node, ast.Call):
        if len(node.args) >= 2:
            yield changed(args=[node.args[1], node.args[0], *node.args[2:]])
        if node.args and isinstance(node.func, (ast.Name, ast.Attribute)):
            yield node.args[0]
        for i in range(len(node.keywords)):
            yield changed(keywords=node.keywords[:i] + node.keywords[i + 1 :])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield every mutant of a cell: what was changed, and the cell's new source."""
    tree = ast.parse(source)
    count = sum(1 for _ in ast.walk(tree))
    for i in range(count):
        original = list(ast.walk(tree))[i]
        for new in changes(original):
            copied = ast.parse(source)
            place = list(ast.walk(copied))[i]
            for parent in ast.walk(copied):
                for name, value in ast.iter_fields(parent):
                    if value is place:
                        setattr(parent, name, new)
                    elif isinstance(value, list) and any(item is place for item in value):
                        setattr(parent, name, [new if item is place else item for item in value])
            text = ast.unparse(ast.fix_missing_locations(copied))
            was, now = ast.unparse(original), ast.unparse(ast.fix_missing_locations(new))
            if was != now:
                yield f"{was} -> {now}", text


def _too_long(*_: object) -> None:
    raise TimeoutError


def survivors(assignment: str) -> list[str]:
    """Return the mutants that get full points, as ``task: what was -> what is``."""
    notebook = read_solution(assignment)
    cells = {cell.id: cell for cell in notebook.cells}
    found = []
    signal.signal(signal.SIGALRM, _too_long)
    for task in functions(assignment):  # of experiments, the benchmark tries wrong programs
        source = cells[task].source
        full = run_task(notebook, task, source, "en").points
        if full == 0:  # an optional task
            continue
        for name, text in tqdm(list(mutants(source)), desc=task):
            signal.alarm(SECONDS)
            try:
                points = run_task(notebook, task, text, "en").points
            except Exception:
                points = 0.0
            finally:
                signal.alarm(0)
            if points == full:
                found.append(f"{task}: {name}")
    return found


if __name__ == "__main__":
    for assignment in sys.argv[1:]:
        for survivor in survivors(assignment):
            print(survivor)
