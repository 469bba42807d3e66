"""Records how a cell runs, line by line, so that the page can lead through it forward and back.

A step is the moment before a line runs: which line, in which function of the cell, and what the
names hold that the cell uses there.
"""

import ast
import json
import sys
import types
from typing import Any

import numpy as np

MOST_STEPS = 400
MOST_NUMBERS = 24  # that are shown of an array; of a larger one its corners
MOST_SIGNS = 120  # that are shown of anything else
NOT_SHOWN = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type, np.ufunc)

State = dict[str, dict[str, str]]


def spans(code: str) -> dict[int, tuple[int, int]]:
    """Return for each line the first and the last of its statement; of a block that is its head."""
    found: dict[int, tuple[int, int]] = {}
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.stmt):
            continue
        body = getattr(node, "body", None)
        last = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno
        for line in range(node.lineno, last + 1):
            found[line] = (node.lineno, last)
    return found


def shown(value: Any) -> dict[str, str]:
    """Return the shape of a value, if it has one, and its text."""
    if isinstance(value, np.ndarray) and value.ndim:
        text = np.array2string(value, precision=4, suppress_small=True, threshold=MOST_NUMBERS,
                               edgeitems=2, max_line_width=60)
        return {"shape": str(value.shape), "text": text}
    if isinstance(value, (float, np.floating)):
        return {"shape": "", "text": f"{value:.6g}"}
    if isinstance(value, (bool, int, str, np.ndarray, np.generic)) or value is None:
        text = repr(value) if isinstance(value, str) else str(value)
    elif isinstance(value, (list, tuple, dict)):
        text = repr(value)
    else:
        text = type(value).__name__
    if len(text) > MOST_SIGNS:
        text = text[:MOST_SIGNS] + " …"
    return {"shape": shape_of(value) if isinstance(value, (list, tuple)) else "", "text": text}


def shape_of(numbers: Any) -> str:
    """Return the shape of nested lists of numbers, or nothing."""
    try:
        array = np.asarray(numbers)
    except ValueError:  # rows of different lengths
        return ""
    return str(array.shape) if array.dtype.kind in "biuf" and array.size else ""


class Recorder:
    """Follows the lines of one cell, which ``sys.settrace`` tells of."""

    def __init__(self, code: str, file: str) -> None:
        self.file = file
        self.spans = spans(code)
        names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
        names.sort(key=lambda node: (node.lineno, node.col_offset))
        self.names = list(dict.fromkeys(node.id for node in names))
        self.steps: list[dict[str, Any]] = []
        self.cut = False

    def trace(self, frame: types.FrameType, event: str, argument: Any) -> Any:
        """Take what Python tells, and go on listening where the cell's own lines run."""
        if frame.f_code.co_filename != self.file:
            return None
        if event == "line" and not self.cut:
            self.add(frame, self.spans.get(frame.f_lineno))
        return self.trace

    def add(self, frame: types.FrameType, span: tuple[int, int] | None) -> None:
        """Record a step, unless it is the same statement still."""
        function = frame.f_code.co_name
        function = "" if function.startswith("<") else function
        before = self.steps[-1] if self.steps else {}
        state = self.state(frame, function)
        if span and before.get("span") == span and before["names"] == state:
            return
        if len(self.steps) == MOST_STEPS:
            self.cut = True
            return
        self.steps.append({"span": span, "function": function, "names": state})

    def state(self, frame: types.FrameType, function: str) -> State:
        """Return what the names hold, in the order in which the cell has them."""
        names = list(frame.f_locals) if function else self.names
        return {name: shown(frame.f_locals[name]) for name in names
                if name in frame.f_locals and not isinstance(frame.f_locals[name], NOT_SHOWN)}


def record(session: Any, request: str) -> None:
    """Run the wanted cell as ``session.run`` does, and send the steps that it took."""
    asked = json.loads(request)
    cell = asked["cells"][asked["wanted"]]
    recorders: list[Recorder] = []
    execute = session.execute

    def follow(code: str, file: str) -> None:
        if file != f"<cell {cell['name']}>":
            execute(code, file)
            return
        recorder = Recorder(code, file)
        recorders.append(recorder)
        sys.settrace(recorder.trace)
        try:
            execute(code, file)
        finally:
            sys.settrace(None)
            if not recorder.cut:  # how it ends
                end = {name: shown(session.names[name]) for name in recorder.names
                       if name in session.names
                       and not isinstance(session.names[name], NOT_SHOWN)}
                recorder.steps.append({"span": None, "function": "", "names": end})

    session.execute = follow
    try:
        session.run(request)
    finally:
        session.execute = execute
    for recorder in recorders:
        session.tell(kind="steps", steps=recorder.steps, most=MOST_STEPS if recorder.cut else 0)
