"""What runs in the page's Python: the cells of one page, their output, and what they need.

The page sends all its cells, hidden ones too, and says which one the reader wants. Before it runs
what stands above it and has not run: each visible cell, and of hidden ones the statements that
give a name which is used. Everything told goes out as JSON through ``send``.
"""

import ast
import base64
import builtins
import io
import json
import linecache
import logging
import os
import sys
import time
import traceback
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any

REPORT = "application/vnd.neuron-to-mnist.report+json"
MOST_PRINTED = 100_000
MOST_FIGURES = 20
# What NumPy and Python say of a size that 32 bits cannot count.
TOO_LARGE = ("array is too big", "Maximum allowed dimension exceeded",
             "cannot fit 'int' into an index-sized integer")
PAUSE = 0.05  # seconds between two pieces of printed text
# What hidden cells do for the text around them, and not for the cells that follow.
FOR_THE_TEXT = {"glue"}
SETTINGS = {"warnings"}  # calls in a hidden cell that change how the next ones behave
STYLE = {"plots"}  # the same for what draws


def read_in(node: ast.AST) -> set[str]:
    """Return the names that an expression or a simple statement reads from outside of itself."""
    own: set[str] = set()
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        for part in node.generators:
            own |= written_in(part.target)
    elif isinstance(node, ast.Lambda):
        own = {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        own = {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        read = flow(node.body)[0]
        outside = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        return set().union(read - own, *map(read_in, outside))
    elif isinstance(node, ast.ClassDef):
        return set().union(flow(node.body)[0], *map(read_in, [*node.bases, *node.decorator_list]))
    elif isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return {node.target.id} | read_in(node.value)
    return set().union(*map(read_in, ast.iter_child_nodes(node))) - own


def written_in(node: ast.AST) -> set[str]:
    """Return the names that a simple statement or a target binds or changes."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    found = set()
    for part in ast.walk(node):
        changed: ast.AST | None = None
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            changed = part
        elif isinstance(part, (ast.Attribute, ast.Subscript)) and isinstance(part.ctx, ast.Store):
            changed = part.value
        elif isinstance(node, ast.Expr) and part is node.value and isinstance(part, ast.Call):
            changed = getattr(part.func, "value", None)  # xs.append(x) changes xs
        if isinstance(changed, ast.Name):
            found.add(changed.id)
    return found


def flow(statements: list[ast.stmt]) -> tuple[set[str], set[str]]:
    """Return the names that statements read before they bind them, and those that they bind."""
    read: set[str] = set()
    bound: set[str] = set()
    for statement in statements:
        blocks = [getattr(statement, name) for name in ("body", "orelse", "finalbody")
                  if isinstance(getattr(statement, name, None), list)]
        blocks += [handler.body for handler in getattr(statement, "handlers", [])]
        if not blocks or isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            read |= read_in(statement) - bound
            bound |= written_in(statement)
            continue
        for head in ast.iter_child_nodes(statement):
            if isinstance(head, (ast.expr, ast.withitem)):
                read |= read_in(head) - bound
                bound |= written_in(head)
        for block in blocks:
            more_read, more_bound = flow(block)
            read |= more_read - bound
            bound |= more_bound
    return read, bound


def mentions(statement: ast.stmt, names: set[str]) -> bool:
    """Tell whether a statement is a bare call in which one of the names stands."""
    return isinstance(statement, ast.Expr) and any(
        isinstance(node, ast.Name) and node.id in names for node in ast.walk(statement)
    )


def parsed(code: str) -> list[ast.stmt]:
    """Return the statements, or none of what cannot be read: running it will say why."""
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError):
        return []


def needed_of(cells: list[dict[str, Any]]) -> dict[int, list[ast.stmt]]:
    """Return which statements of the hidden cells the visible ones need, from the last upwards."""
    trees = [parsed(cell["code"]) for cell in cells]
    imports = [statement for tree in trees for statement in tree
               if isinstance(statement, (ast.Import, ast.ImportFrom))]
    modules = set().union(*map(written_in, imports))
    wanted: set[str] = set()
    needed: dict[int, list[ast.stmt]] = {}
    for number in range(len(cells) - 1, -1, -1):
        for statement in reversed(trees[number]):
            used, bound = flow([statement])
            if isinstance(statement, ast.Expr):
                bound -= modules  # np.set_printoptions() gives np no other value
            if cells[number]["hidden"]:
                if mentions(statement, FOR_THE_TEXT) or not (
                    bound & wanted or mentions(statement, SETTINGS)
                    or (mentions(statement, STYLE) and wanted >= STYLE)
                ):
                    continue
                if isinstance(statement, (ast.Import, ast.ImportFrom)):
                    statement.names = [name for name in statement.names
                                       if (name.asname or name.name).partition(".")[0] in wanted]
                needed.setdefault(number, []).insert(0, statement)
            if not bound & used:  # neither x += 1 nor x = x + 1
                wanted -= bound
            wanted |= used
    return needed


class PrintedText(io.TextIOBase):
    """Where a cell prints to: pieces of text go out now and then, up to a limit."""

    def __init__(self, kind: str, tell: Callable[..., None]) -> None:
        self.kind, self.send = kind, tell
        self.waiting: list[str] = []
        self.written = 0
        self.sent = -PAUSE  # the first piece goes out at once: a loop without end may follow

    def writable(self) -> bool:
        """Say that this can be written to."""
        return True

    def write(self, text: str) -> int:
        """Take text; after the limit drop it, and say so once."""
        room = MOST_PRINTED - self.written
        if room >= 0:
            self.waiting.append(text[:room])
            self.written += len(text)
            if self.written > MOST_PRINTED:
                self.push()
                self.send(kind="cut", most=MOST_PRINTED)
                self.written = MOST_PRINTED + 1
        if time.monotonic() - self.sent > PAUSE:
            self.push()
        return len(text)

    def flush(self) -> None:
        """Do nothing: what is printed goes out by itself."""

    def push(self) -> None:
        """Send what waits."""
        text, self.waiting = "".join(self.waiting), []
        if text:
            self.send(kind=self.kind, text=text)
        self.sent = time.monotonic()


class NoInput(RuntimeError):
    """A page has nobody to ask."""


class PageSession:
    """The names of one page, and what of it has run."""

    def __init__(self, send: Callable[[str], None], language: str) -> None:
        self.send, self.language = send, language
        self.main = types.ModuleType("__main__")
        sys.modules["__main__"] = self.main
        self.names = self.main.__dict__
        self.names["display"] = self.display
        self.first = dict(self.names)
        sys.modules["myst_nb"] = types.ModuleType("myst_nb")  # hidden cells give the text values
        sys.modules["myst_nb"].glue = lambda *args, **kwargs: None  # type: ignore[attr-defined]
        self.ran: dict[int, str] = {}  # which cell with which code
        self.now = 0
        self.figures = 0
        self.streams: list[PrintedText] = []
        builtins.input = self.refuse_input

    def tell(self, **what: Any) -> None:
        """Send something about the cell that runs."""
        self.send(json.dumps({"cell": self.now, **what}))

    def refuse_input(self, prompt: object = "", /) -> str:
        """Stand in for ``input``."""
        raise NoInput("input() has nobody to ask here")

    # Output

    def push(self) -> None:
        """Send what was printed so far, so that all comes in its order."""
        for stream in self.streams:
            stream.push()

    def display(self, *values: Any) -> None:
        """Show values as a notebook would: our report, a figure, or text."""
        checks = sys.modules.get("neuron_to_mnist.checks.report")
        for value in values:
            if checks is not None and isinstance(value, checks.Points):
                continue  # the report above tells them
            self.push()
            bundle = getattr(value, "_repr_mimebundle_", None)
            data = bundle() if bundle is not None and not isinstance(value, type) else {}
            if isinstance(data, tuple):
                data = data[0]
            if REPORT in data:
                from neuron_to_mnist.checks.report import Report

                self.show_report(Report.from_json(data[REPORT]))
            elif "matplotlib.figure" in sys.modules and isinstance(
                value, sys.modules["matplotlib.figure"].Figure
            ):
                self.draw(value)
            else:
                text = PrintedText("value", self.tell)
                text.write(repr(value))
                text.push()

    def show_report(self, report: Any) -> None:
        """Show the result of a task, which `neuron_to_mnist.checks.report` gives here."""
        self.push()
        self.tell(kind="report", html=report.html(self.language, style=""), earned=report.earned,
                  possible=report.possible, passed=all(step.passed for step in report.steps))

    def draw(self, figure: Any) -> None:
        """Send a figure as PNG, with what it says of itself."""
        self.figures += 1
        if self.figures > MOST_FIGURES:
            if self.figures == MOST_FIGURES + 1:
                self.tell(kind="many", most=MOST_FIGURES)
            return
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=192)
        words = [figure.get_suptitle() if hasattr(figure, "get_suptitle") else ""]
        for axes in figure.axes:
            words += [axes.get_title(), axes.get_xlabel(), axes.get_ylabel()]
        width, height = figure.get_size_inches() * 96
        self.tell(kind="figure", png=base64.b64encode(file.getvalue()).decode(), width=round(width),
                  height=round(height), words=[word for word in words if word])

    def draw_open_figures(self) -> None:
        """Send the figures that pyplot holds, and let them go."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            for number in pyplot.get_fignums():
                self.push()
                self.draw(pyplot.figure(number))
            pyplot.close("all")

    # Running

    def run(self, request: str) -> None:
        """Run the wanted one of ``{"cells": [{"code", "hidden", …}], "wanted"}``.

        With ``"afresh"`` nothing is left of what ran before. An error in an ``"optional"`` cell
        does not keep those below from running.
        """
        asked = json.loads(request)
        if asked.get("afresh"):
            self.ran.clear()
            self.names.clear()
            self.names.update(self.first)
        cells, wanted = asked["cells"][: asked["wanted"] + 1], asked["wanted"]
        if self.ran.get(wanted) == cells[wanted]["code"]:
            del self.ran[wanted]
        for number, cell in enumerate(cells):
            if not cell["hidden"] and self.ran.get(number, cell["code"]) != cell["code"]:
                self.forget_from(number)
        needed = needed_of(cells) if any(cell["hidden"] and cell["code"] for cell in cells) else {}
        for number, cell in enumerate(cells):
            hidden = "\n".join(map(ast.unparse, needed.get(number, [])))
            code = hidden if cell["hidden"] else cell["code"]
            if self.ran.get(number) == code or (cell["hidden"] and not code):
                continue
            if self.run_cell(number, code, cell, cell.get("share", 1)):
                self.ran[number] = code
            elif not cell.get("optional"):
                break
        self.tell(kind="end")

    def forget_from(self, first: int) -> None:
        """Let the cells from there on count as not run."""
        self.ran = {number: code for number, code in self.ran.items() if number < first}

    def run_cell(self, number: int, code: str, cell: dict[str, Any], share: float) -> bool:
        """Run one cell and tell all about it; return whether it went well."""
        self.now, self.figures = number, 0
        self.tell(kind="begin")
        self.streams = [PrintedText("stdout", self.tell), PrintedText("stderr", self.tell)]
        name = f"<cell {cell['name']}>" if cell.get("name") else "<hidden cell>"
        self.names.pop("__warningregistry__", None)  # a warning is given at each run
        linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
        if "neuron_to_mnist.checks" in code:
            from neuron_to_mnist.checks import report

            report.show = self.show_report
        error: BaseException | None = None
        known = set(sys.modules)
        start = time.perf_counter()
        try:
            with redirect_stdout(self.streams[0]), redirect_stderr(self.streams[1]), \
                    smaller(self.names, share):
                try:
                    self.execute(code, name)
                finally:
                    self.draw_open_figures()
        except BaseException as caught:
            error = caught
        self.push()
        if isinstance(error, NotArrived):  # what stands half imported is imported anew next time
            for half in set(sys.modules) - known:
                del sys.modules[half]
        if error is not None:
            self.tell(kind="error", text=told(error), **hint(error))
        self.tell(kind="done", good=error is None, seconds=time.perf_counter() - start)
        return error is None

    def execute(self, code: str, name: str) -> None:
        """Run code, and show the value of its last line."""
        tree = ast.parse(code, name)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not code.rstrip().endswith(";"):
            last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        exec(compile(tree, name, "exec"), self.names)
        if last is not None:
            value = eval(compile(last, name, "eval"), self.names)
            if value is not None:
                self.names["_"] = value
                self.display(value)


@contextmanager
def smaller(names: dict[str, Any], share: float) -> Iterator[None]:
    """Let ``fit`` train for a share of the epochs that a cell asks for."""
    training = sys.modules.get("nnlib.training")
    if share >= 1 or training is None:
        yield
        return
    whole = training.fit

    def fit(*args: Any, epochs: int, **kwargs: Any) -> Any:
        return whole(*args, epochs=max(1, round(epochs * share)), **kwargs)

    changed = [name for name, value in names.items() if value is whole]
    names.update(dict.fromkeys(changed, fit))
    try:
        yield
    finally:
        names.update({name: whole for name in changed if names.get(name) is fit})


def told(error: BaseException) -> str:
    """Return the traceback of an error: the reader's own lines, and the last line."""
    told = traceback.TracebackException.from_exception(error, compact=True)
    one: traceback.TracebackException | None = told
    while one is not None:
        own = [frame for frame in one.stack if frame.filename.startswith("<")
               and "cell" in frame.filename]
        one.stack = traceback.StackSummary.from_list(own)
        one = one.__cause__ or one.__context__
    return "".join(told.format()).rstrip("\n")


def hint(error: BaseException) -> dict[str, str]:
    """Return the id of a sentence that goes with an error of this place, and what it names."""
    if isinstance(error, ModuleNotFoundError):
        return {"hint": "module", "name": str(error.name).partition(".")[0]}
    if isinstance(error, NotArrived):
        return {"hint": "notCome", "name": str(error.name)}
    if isinstance(error, NoInput):
        return {"hint": "input"}
    if isinstance(error, MemoryError) or str(error).startswith(TOO_LARGE):
        return {"hint": "memory"}
    if isinstance(error, RuntimeError) and "start new thread" in str(error):
        return {"hint": "thread"}
    return {}


# Packages come when something imports them.


class NotArrived(ImportError):
    """A wheel did not come, or not whole."""


class Arriving:
    """Finds a module whose wheel has not come yet, fetches it, and lets the others find it."""

    def __init__(self, fetch: Callable[[str], bool], modules: dict[str, str]) -> None:
        self.fetch, self.modules = fetch, dict(modules)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Return the spec of a module after its wheel has come, or ``None``."""
        package = self.modules.get(name)
        if package is None:
            return None
        if not self.fetch(package):
            raise NotArrived(f"{package} did not come", name=package)
        del self.modules[name]
        import importlib
        import importlib.machinery

        importlib.invalidate_caches()
        return importlib.machinery.PathFinder.find_spec(name, path)


def start(send: Callable[[str], None], fetch: Callable[[str], bool], modules: str,
          language: str) -> PageSession:
    """Set the page's Python up."""
    os.environ["MPLBACKEND"] = "module://page_figures"
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # it tells of its cache
    sys.meta_path.insert(0, Arriving(fetch, json.loads(modules)))
    from neuron_to_mnist.checks import float_warnings

    float_warnings.install()
    return PageSession(send, language)
