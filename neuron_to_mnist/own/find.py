"""The text of a function with all that it needs, found by reading the cells that have run.

A cell is read, not asked: ``inspect.getsource`` knows neither classes nor what a decorator hides,
and nothing at all in the page. What is found here may still be wrong; whoever keeps it runs it
once alone.
"""

import ast
import builtins
import symtable
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from neuron_to_mnist.lent import LIBRARY

# Names that every module has; those that IPython adds do not count.
_BUILTIN = (frozenset(dir(builtins)) | {"__name__"}) - {"display", "get_ipython"}
_AT_ONCE = ("listcomp", "setcomp", "dictcomp", "genexpr")
_TAKE = ("take", "lend")


class NotFoundError(Exception):
    """Raised for a name whose text cannot stand alone: a message's id and its fields."""

    def __init__(self, message: str, **fields: str) -> None:
        super().__init__(message, fields)
        self.message = message
        self.fields = fields


@dataclass(frozen=True)
class Written:
    """A function's text with its imports, helpers and constants, in the order in which they ran.

    ``links`` are the names of the library that it uses, ``helpers`` the text of all else that it
    brings by name, and ``modules`` those that it imports.
    """

    name: str
    text: str
    links: frozenset[str]
    helpers: dict[str, str]
    modules: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines the text has, empty ones aside."""
        return sum(bool(line.strip()) for line in self.text.splitlines())

    def foreign(self) -> str:
        """Return a module that is neither NumPy nor of the standard library, or nothing."""
        return next((module for module in self.modules
                     if module.partition(".")[0] not in {"numpy", *sys.stdlib_module_names}), "")


@dataclass(frozen=True)
class _Statement:
    """A statement at the top of a cell: the names it binds, and those it needs, now or later."""

    place: int
    text: str
    names: tuple[str, ...]
    now: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    module: str = ""
    nested: bool = False
    takes: bool = False

    @property
    def shown(self) -> str:
        return self.names[0]


def find(name: str, cells: Sequence[str], *, copy: bool = False) -> Written:
    """Return the text of the last definition of ``name``, with all that it needs.

    Names of the library are links, which are not followed. With ``copy`` they are only where the
    cells took them from the library: what the cells define themselves is copied along.

    NotFoundError where the text alone could not do what the cells do.
    """
    defined, star = _definitions(cells)
    if name not in defined:
        raise NotFoundError("own.not_found", name=name)
    links, chosen, waiting = set(), {}, [name]
    while waiting:
        statement = defined[waiting.pop()]
        if statement.place in chosen:
            continue
        chosen[statement.place] = statement
        _check(statement, defined)
        for needed in sorted((statement.now | statement.later) - _BUILTIN):
            if needed == name:
                continue
            here = defined.get(needed)
            if needed in LIBRARY and not (copy and here and not here.takes):
                links.add(needed)
            elif here:
                waiting.append(needed)
            else:
                message = "own.star" if star else "own.undefined"
                raise NotFoundError(message, name=statement.shown, needs=needed)
    return _written(name, [chosen[place] for place in sorted(chosen)], frozenset(links))


def links(text: str) -> frozenset[str]:
    """Return the names of the library that a text uses and does not define."""
    defined, _ = _definitions([text])
    needs = {need for statement in defined.values() for need in statement.now | statement.later}
    return frozenset(needs & LIBRARY.keys() - defined.keys())


def _written(name: str, statements: list[_Statement], links: frozenset[str]) -> Written:
    # Imports first, as one would write them; every module of the library has np.
    statements.sort(key=lambda statement: not statement.module)
    lines: list[str] = []
    before = ""
    for text in (each.text for each in statements if each.text != "import numpy as np"):
        apart = before and "\n" in before + text  # a long one
        lines += [""] * bool(apart) + text.splitlines()
        before = text
    return Written(
        name, "\n".join(lines), links,
        {each: statement.text for statement in statements
         if not statement.module and name not in statement.names for each in statement.names},
        tuple(statement.module for statement in statements if statement.module),
    )


def _check(statement: _Statement, defined: dict[str, _Statement]) -> None:
    """Raise NotFoundError for what does not hold away from its cell."""
    if statement.nested:
        raise NotFoundError("own.nested", name=statement.shown)
    for changed in sorted(statement.changes):
        raise NotFoundError("own.global", name=statement.shown, needs=changed)
    for needed in sorted(statement.now & defined.keys()):
        if defined[needed].place > statement.place and not defined[needed].takes:
            raise NotFoundError("own.older", name=statement.shown, needs=needed)


def _definitions(cells: Sequence[str]) -> tuple[dict[str, _Statement], bool]:
    """Return the last statement that binds each name, and whether one imports all of a module."""
    defined: dict[str, _Statement] = {}
    star = False
    place = 0
    for cell in cells:
        for each in _statements(cell):
            place += 1
            star = star or "*" in each.names
            defined.update(dict.fromkeys(each.names, replace(each, place=place)))
    return defined, star


@lru_cache(maxsize=500)
def _statements(cell: str) -> tuple[_Statement, ...]:
    """Return the statements at the top of a cell that bind names."""
    return tuple(found for node in ast.parse(cell).body for found in _read(node, cell))


def _read(node: ast.stmt, cell: str) -> Iterator[_Statement]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _imports(node)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        names: tuple[str, ...] = (node.name,)
    elif isinstance(node, ast.Assign) or (isinstance(node, ast.AnnAssign) and node.value):
        names = _bound(node)
    else:
        # A name that is bound inside of something, or made from its own old value.
        if names := _bound(node):
            yield _Statement(0, "", names, nested=True)
        return
    if names:
        text = _text(node, cell)
        now, later, changes = _needs(symtable.symtable(text, "cell", "exec"))
        yield _Statement(0, text, names, now, later, changes, takes=_takes(node))


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[_Statement]:
    module = f"{'.' * node.level}{node.module or ''}" if isinstance(node, ast.ImportFrom) else ""
    for alias in node.names:
        alone: ast.stmt = ast.Import([alias]) if not module else ast.ImportFrom(
            node.module, [alias], node.level  # type: ignore[union-attr]
        )
        bound = alias.asname or (alias.name if module else alias.name.partition(".")[0])
        yield _Statement(0, ast.unparse(alone), (bound,), module=module or alias.name)


def _bound(node: ast.stmt) -> tuple[str, ...]:
    """Return the names that a statement binds, not those inside of functions."""
    found: dict[str, None] = {}
    waiting: list[ast.AST] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[part.name] = None
            continue
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found[part.id] = None
        if isinstance(part, ast.Import | ast.ImportFrom):
            found.update((name, None) for each in _imports(part) for name in each.names)
        if not isinstance(part, ast.Lambda | ast.comprehension):
            waiting += ast.iter_child_nodes(part)
    return tuple(sorted(found))


def _text(node: ast.stmt, cell: str) -> str:
    """Return a statement as it stands in its cell, with decorators and the comment behind it."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(part.lineno for part in decorators)])
    lines = cell.splitlines()[first - 1 : node.end_lineno]
    text = "\n".join(lines).rstrip()
    try:
        (only,) = ast.parse(text).body
    except (SyntaxError, ValueError):  # it shares its line with another
        return ast.get_source_segment(cell, node) or ""
    return text if type(only) is type(node) else ""


def _takes(node: ast.stmt) -> bool:
    """Return whether a statement takes something from the library."""
    value = getattr(node, "value", None)
    called = value.func if isinstance(value, ast.Call) else None
    return getattr(called, "attr", getattr(called, "id", "")) in _TAKE


def _needs(
    table: symtable.SymbolTable,
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the names that a statement needs now, and later, and the globals that it changes."""
    now: set[str] = set()
    later: set[str] = set()
    changes: set[str] = set()

    def walk(scope: symtable.SymbolTable, at_once: bool) -> None:
        for symbol in scope.get_symbols():
            if scope is table:
                if symbol.is_referenced():
                    now.add(symbol.get_name())
            elif symbol.is_global():
                (now if at_once else later).add(symbol.get_name())
                if symbol.is_declared_global() and symbol.is_assigned():
                    changes.add(symbol.get_name())
        for inner in scope.get_children():
            kind = inner.get_type()
            runs = kind != "function" or inner.get_name() in _AT_ONCE
            walk(inner, at_once and runs)

    walk(table, True)
    return frozenset(now), frozenset(later), frozenset(changes)
