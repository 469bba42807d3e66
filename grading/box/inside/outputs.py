"""Cell outputs in notebook form: made here, or checked here when a student's process sent them."""

from typing import Any

from grading.box.inside.wire import WireError

# Pictures and text. HTML and SVG could run scripts in the browser of whoever looks at the work.
MIME_TYPES = ("text/plain", "text/latex", "image/png", "image/jpeg")
# How much of an error is kept beside the other output of a cell.
_FRAMES, _FRAME_CHARACTERS, _TEXT_CHARACTERS = 20, 2000, 2000
_ERROR_CHARACTERS = (_FRAMES + 1) * _FRAME_CHARACTERS + _TEXT_CHARACTERS


def error_output(name: str, text: str) -> dict:
    """Return the output of a cell that failed, without any source."""
    line = f"{name}: {text}" if text else name
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [line]}


def student_error(name: str, text: str, frames: list) -> dict:
    """Return the output of a student's cell that failed, with the last frames."""
    return {
        "output_type": "error",
        "ename": name[:_FRAME_CHARACTERS],
        "evalue": text[:_TEXT_CHARACTERS],
        "traceback": [str(frame)[:_FRAME_CHARACTERS] for frame in frames[-_FRAMES:]],
    }


def checked_outputs(items: list, limit: int) -> list[dict]:
    """Return fresh outputs of one cell, ``limit`` characters and an error at the most."""
    outputs = [_checked(item) for item in items]
    if sum(map(_size, outputs)) > limit + 2 * _ERROR_CHARACTERS:
        raise WireError("more output than is allowed")
    return outputs


def _size(output: dict) -> int:
    """Count the characters that a student chose; an output without any counts as one."""
    texts = [output.get(name, "") for name in ("text", "ename", "evalue")]
    texts += [*output.get("traceback", ()), *output.get("data", {}).values()]
    return max(1, sum(map(len, texts)))


def _checked(item: Any) -> dict:
    """Return a fresh output with nothing in it but the fields that its kind has."""
    kind = item["output_type"]
    if kind == "stream" and item["name"] in ("stdout", "stderr"):
        return {"output_type": kind, "name": item["name"], "text": _text(item["text"])}
    if kind == "error":
        return {
            "output_type": kind,
            "ename": _text(item["ename"]),
            "evalue": _text(item["evalue"]),
            "traceback": [_text(line) for line in item["traceback"]],
        }
    if kind in ("display_data", "execute_result"):
        data = {name: _text(item["data"][name]) for name in MIME_TYPES if name in item["data"]}
        # A student's result is never an ``execute_result``: there nbgrader looks for points.
        return {"output_type": "display_data", "data": data, "metadata": {}}
    raise WireError("not an output")


def _text(value: Any) -> str:
    if type(value) is not str:
        raise WireError("an output must be text")
    return value
