"""Every function and every file can be read in one sitting."""

import ast
import re

import pytest

from tests.tools.sources import ROOT, tracked

LONGEST_FUNCTION, LONGEST_FILE = 60, 600
# They hold one message after the other.
CATALOGUES = re.compile(r"neuron_to_mnist/checks/\w+/messages\.py")
# In a script, a line with which a function begins: it ends where the indentation comes back.
FUNCTION = re.compile(
    r"=> \(?\{$|\bfunction\b.*\{$|"
    r"^ *(?!(?:\} else )?(?:if|for|while|switch)\b)[\w# ]+\([^;]*\) \{$")


def lines(path: str) -> list[str]:
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", tracked(".py"))
def test_python_functions_are_short(path: str) -> None:
    tree = ast.parse("\n".join(lines(path)))
    lengths = [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in ast.walk(tree)
               if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [name for name, length in lengths if length > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", tracked(".js"))
def test_functions_of_scripts_are_short(path: str) -> None:
    """A function around a whole script, which keeps its names to itself, is not counted."""
    source, long = lines(path), {}
    for start, line in enumerate(source):
        indentation = line[:len(line) - len(line.lstrip())]
        if indentation and FUNCTION.search(line):
            length = next(number for number, end in enumerate(source[start + 1:], start=2)
                          if end.startswith(f"{indentation}}}"))
            if length > LONGEST_FUNCTION:
                long[line.strip()] = length
    assert long == {}


@pytest.mark.parametrize("path", [path for path in tracked(".py", ".js", ".css")
                                  if not CATALOGUES.fullmatch(path)])
def test_files_are_short(path: str) -> None:
    assert len(lines(path)) <= LONGEST_FILE
