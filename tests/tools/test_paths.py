"""Every path and every module that a text of the course mentions is there."""

import ast
import pkgutil
import re
from collections.abc import Iterator

from tests.tools.sources import ROOT, tracked

FOLDERS = ["benchmarks", "book", "docs", "exercises", "grading", "neuron_to_mnist", "nnlib",
           "server", "solutions", "tests", "tools"]
PACKAGES = ["benchmarks", "grading", "neuron_to_mnist", "nnlib", "tests", "tools"]
TEXTS = {"", ".cff", ".css", ".html", ".ipynb", ".j2", ".js", ".md", ".po", ".py", ".toml", ".yml"}
PATH = re.compile(rf"(?<![\w./}}:-])(?:{'|'.join(FOLDERS)})/[\w./<>*{{}}-]*[\w>*}}]")
NAME = re.compile(rf"`((?:{'|'.join(PACKAGES)})(?:\.[A-Za-z_]\w*)+)`")


def docstrings(source: str) -> str:
    """Return what the source of a module says of itself."""
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    return "\n".join(
        ast.get_docstring(node) or "" for node in ast.walk(ast.parse(source))
        if isinstance(node, kinds)
    )


def texts() -> Iterator[tuple[str, str]]:
    """Yield the texts of the course; of a test its docstrings, since its cases are made up."""
    for name in tracked():
        path = ROOT / name
        if path.suffix in TEXTS:
            text = path.read_text(encoding="utf-8")
            if name.startswith("tests/"):
                text = docstrings(text) if path.suffix == ".py" else ""
            yield name, text


def is_there(path: str) -> bool:
    """Tell whether a path exists; anything may stand in the place of ``<name>`` or ``{name}``."""
    pattern = re.sub(r"<\w+>|\{\w+\}", "*", path)
    return any(ROOT.glob(pattern)) if "*" in pattern else (ROOT / path).exists()


def resolves(name: str) -> bool:
    """Tell whether a module, or what stands in one, exists."""
    try:
        pkgutil.resolve_name(name)
    except (AttributeError, ImportError):
        return False
    return True


def test_paths_lead_somewhere() -> None:
    named = {(file, path) for file, text in texts() for path in PATH.findall(text)}
    assert len(named) > 80
    assert sorted((file, path) for file, path in named if not is_there(path)) == []


def test_names_lead_somewhere() -> None:
    named = {(file, name) for file, text in texts() for name in NAME.findall(text)}
    assert len(named) > 30
    assert sorted((file, name) for file, name in named if not resolves(name)) == []


def test_dead_ones_are_found() -> None:
    assert is_there("solutions/<chapter>/<chapter>.ipynb")
    assert not is_there("nnlib/<name>/checks.py")
    assert not is_there("grading/feedback.py")
    assert resolves("nnlib.activations.sigmoid")
    assert not resolves("nnlib.plots.curves")
    assert PATH.findall("as `tests/book/pages.py` says, or tools/book.py.") == [
        "tests/book/pages.py", "tools/book.py"]
    assert docstrings('"""See book/en."""\npath = "book/de"\n') == "See book/en."
