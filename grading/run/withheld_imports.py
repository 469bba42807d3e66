"""Which of the names that an assignment withholds a cell imports, told from its source alone."""

import ast
import warnings
from collections.abc import Sequence


def withheld_imports(source: str, withheld: Sequence[str]) -> list[str]:
    """Return the names among ``withheld`` that a cell imports, or something in them.

    >>> withheld_imports("from nnlib import layers, plots", ["nnlib.layers", "nnlib.network"])
    ['nnlib.layers']
    >>> withheld_imports("import nnlib.layers as own", ["nnlib.layers"])
    ['nnlib.layers']
    >>> withheld_imports("from nnlib.layers import Dense", ["nnlib.layers"])
    ['nnlib.layers']
    >>> withheld_imports("%matplotlib inline", ["nnlib.layers"])
    []
    """
    # A line that is no Python may stand in a cell: an IPython magic.
    plain = "\n".join(
        "" if line.lstrip()[:1] in ("%", "!", "?") else line for line in source.split("\n")
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            imported = _imported(ast.parse(plain))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [
        name for name in withheld
        if any(each == name or each.startswith(f"{name}.") for each in imported)
    ]


def _imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found
