"""The rest of a cell that stopped because it wanted something withheld."""

import ast
from collections.abc import Iterator

# The ``path`` of an ImportError that says so; the real ones have the path of a file there.
WITHHELD = "withheld while the assignment is graded"


def wants_withheld(error: BaseException | None) -> bool:
    """Return whether an error says that something is withheld."""
    return isinstance(error, ImportError) and error.path == WITHHELD


def statements_after(source: str, error: BaseException, names: dict) -> Iterator[str]:
    """Give what a cell still has to do, a statement at a time.

    ``source`` is plain Python that ran in the namespace ``names`` and stopped with the error. Of an
    import of several things, each is one statement.
    """
    line = _line(error, names)
    for node in ast.parse(source).body:
        if (node.end_lineno or 0) < line:
            continue
        if node.lineno > line:
            yield ast.unparse(node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                node.names = [alias]
                yield ast.unparse(node)


def _line(error: BaseException, names: dict) -> int:
    """Return the line of the cell at which it stopped."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals is names and trace.tb_frame.f_code.co_name == "<module>":
            return trace.tb_lineno
        trace = trace.tb_next
    return 0
