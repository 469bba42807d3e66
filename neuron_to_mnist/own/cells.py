"""The cells that have run, as plain Python."""

import ast
import re
import sys
from collections.abc import Callable, Sequence

# Cell magics that run the cell's lines where they stand.
_AROUND_PYTHON = ("capture", "prun", "time")
_NO_PYTHON = re.compile(r"\s*([\w., ]+=\s*)?[%!]|.*\?\s*$")


def _of_kernel() -> list[str]:
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    # What was typed: in `In`, a cell under %%time is a text inside of a call.
    return [] if shell is None else list(shell.history_manager.input_hist_raw)


_source: Callable[[], Sequence[str]] = _of_kernel


def use_cells(source: Callable[[], Sequence[str]]) -> None:
    """Take the cells that have run from here, in their order; the kernel's history by default."""
    global _source
    _source = source


def ran() -> list[str]:
    """Return the cells that have run, the present one last."""
    return [plain(cell) for cell in _source()]


def plain(cell: str) -> str:
    """Return a cell without its magic lines, and nothing of one that is no Python.

    >>> plain("%%time\\nx = 1")
    'x = 1'
    >>> plain("%%bash\\nls"), plain("x = = 1")
    ('', '')
    """
    if _is_python(cell):
        return cell
    lines = cell.strip().splitlines()
    if lines and lines[0].startswith("%%"):
        if lines[0][2:].split(" ")[0] not in _AROUND_PYTHON:
            return ""
        del lines[0]
    source = "\n".join(lines)
    if not _is_python(source):
        source = "\n".join(line for line in lines if not _NO_PYTHON.match(line))
    return source if _is_python(source) else ""


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True
