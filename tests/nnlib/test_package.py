"""What nnlib may import, how long it may be, and that its docstrings hold examples."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import nnlib
from tests.book.test_api import MODULES, public_names

FOLDER = Path(nnlib.__file__).parent
FILES = sorted(FOLDER.glob("*.py"))
EDGE = {"datasets", "_files"}  # these download, or read and write files; the rest is mathematics
MATHEMATICS = [path for path in FILES if path.stem not in EDGE]
ALLOWED = {"numpy", "nnlib", "collections", "dataclasses", "functools", "math", "numbers", "typing",
           "inspect", "copy", "os", "__future__"}


def lines_of_code(path: Path) -> int:
    """Count the lines that are no docstring, no comment and not blank."""
    source = path.read_text(encoding="utf-8")
    documentation: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(
            body[0].value, ast.Constant
        ):
            documentation.update(range(body[0].lineno, (body[0].end_lineno or 0) + 1))
    lines = enumerate(map(str.strip, source.splitlines()), start=1)
    return sum(1 for i, line in lines if line and line[0] != "#" and i not in documentation)


def test_it_stays_small() -> None:
    code = {path.stem: lines_of_code(path) for path in FILES}
    assert sum(code.values()) <= 1620, code
    assert max(code.values()) <= 225, code
    every = {path.stem: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert sum(every.values()) <= 3300, every
    assert max(every.values()) <= 440, every


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_function_fits_on_a_page(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(line.lineno for line in node.decorator_list)])
            assert (node.end_lineno or 0) - first < 60, node.name


@pytest.mark.parametrize("path", MATHEMATICS, ids=lambda path: path.stem)
def test_the_mathematics_imports_numpy_alone(path: Path) -> None:
    imported = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:  # functions import when used
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
            assert node.module != "nnlib.datasets"
            assert node.module != "nnlib" or "datasets" not in {a.name for a in node.names}
    assert imported <= ALLOWED


def test_importing_it_starts_nothing_and_brings_nothing_else() -> None:
    modules = ", ".join(f"nnlib.{path.stem}" for path in FILES if path.stem != "__init__")
    script = f"""
import sys, threading
import numpy.random
before = {{name.partition(".")[0] for name in sys.modules}}
def refuse(event, arguments):
    network = event.startswith(("socket.", "subprocess.", "urllib.")) or event == "os.fork"
    written = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if (network or written) and "__pycache__" not in str(arguments[:1]):
        raise RuntimeError(event)
sys.addaudithook(refuse)
import {modules}
new = {{name.partition(".")[0] for name in sys.modules}} - before
outside = {{name for name in new if name not in sys.stdlib_module_names}} - {{"nnlib"}}
assert not outside, outside
assert threading.active_count() == 1
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, cwd=FOLDER.parent)


def test_networks_do_without_losses() -> None:
    """An assignment may withhold the losses from its students' networks."""
    script = "import nnlib.network, sys; sys.exit('nnlib.losses' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=FOLDER.parent)


# MNIST and notebooks are not there for a doctest, an error is no example, and a figure has its own
# in the module.
NO_EXAMPLE_RUNS = {"datasets.DataError", "datasets.load_mnist", "datasets.load_mnist_or_digits",
                   "progress.measure", "progress.show", "widgets.LiveFigure"}


def test_every_public_name_has_a_docstring_with_an_example() -> None:
    lacking = {
        f"{module.rpartition('.')[2]}.{name}" for module in MODULES for name in public_names(module)
        if ">>>" not in (getattr(importlib.import_module(module), name).__doc__ or "")
    }
    assert lacking == NO_EXAMPLE_RUNS
