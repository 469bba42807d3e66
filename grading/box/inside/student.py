"""The student's process: runs the cells that a student may write, and the calls that tests make.

Everything here is in the hands of the code it runs. What it says is believed of nobody but the
student whose notebook it is.
"""

import contextlib
import importlib
import io
import pkgutil
import socket
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot  # noqa: F401
import numpy as np
import numpy.fft
import numpy.linalg
import numpy.testing
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from grading.box.inside import confine
from grading.box.inside.outputs import MIME_TYPES, student_error
from grading.box.inside.rest import statements_after, wants_withheld
from grading.box.inside.rpc import Peer
from grading.box.inside.time_limit import Timer
from grading.box.inside.wire import Channel, Closed, Decoder, Encoder, Shared


class Outputs:
    """The outputs of one cell in notebook form, cut off where they grow too long."""

    def __init__(self, limit: int) -> None:
        self.items: list[dict] = []
        self._left = limit

    def add(self, item: dict, size: int) -> None:
        """Keep one output of ``size`` characters if there is room for it."""
        if self._left <= 0:
            return
        self._left -= max(1, size)
        if self._left < 0:
            self.write("stderr", "", cut=True)
        else:
            self.items.append(item)

    def write(self, name: str, text: str, cut: bool = False) -> None:
        """Add text to a stream."""
        if not cut:
            if self._left <= 0 or not text:
                return
            cut = len(text) > self._left
            text, self._left = text[: self._left], self._left - len(text)
        if cut:
            text += "\n… the rest of the output was left out\n"
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.items.append({"output_type": "stream", "name": name, "text": text})


class Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a cell."""

    encoding = "utf-8"

    def __init__(self, shell: "Shell", name: str) -> None:
        self._shell = shell
        self.name = name

    def writable(self) -> bool:
        """Say that this is for writing."""
        return True

    def write(self, text: str) -> int:
        """Add ``text`` to the outputs of the cell that runs."""
        self._shell.outputs.write(self.name, str(text))
        return len(text)


class Results(DisplayHook):
    """Puts the value of a cell's last expression among its outputs."""

    shell: "Shell"

    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Keep the value in all its forms."""
        self.shell.outputs.add(
            {
                "output_type": "execute_result",
                "data": format_dict,
                "metadata": md_dict or {},
                "execution_count": self.shell.execution_count,
            },
            sum(len(str(form)) for form in format_dict.values()),
        )

    def finish_displayhook(self) -> None:
        """Print no line end."""


class Publisher(DisplayPublisher):
    """Puts what ``display`` shows among the outputs."""

    shell: "Shell"

    def publish(  # type: ignore[override]
        self, data: dict, metadata: dict | None = None, **other: Any
    ) -> None:
        """Keep one object in all its forms."""
        self.shell.outputs.add(
            {"output_type": "display_data", "data": data, "metadata": metadata or {}},
            sum(len(str(form)) for form in data.values()),
        )


class Shell(InteractiveShell):
    """IPython without a terminal, a history or a kernel: cells run as in Jupyter."""

    displayhook_class = Results
    display_pub_class = Publisher
    outputs = Outputs(0)

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there are no windows."""

    def ask_exit(self) -> None:
        """Let ``exit()`` end nothing: the cells after it still count."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.outputs.items.append(student_error(etype.__name__, str(evalue), stb))


class Callback:
    """A function of the test's that was handed to the student's code."""

    def __init__(self, session: "Session", number: int) -> None:
        self._session = session
        self.number = number

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the test's function with plain data."""
        return self._session.call_back(self.number, args, kwargs)


class Session:
    """Answers what the tester asks: run a cell, look up names, call a function."""

    def __init__(self, channel: Channel, shell: Shell, limits: dict[str, int]) -> None:
        self._peer = Peer(channel, self._answer)
        self._shell = shell
        self._limits = limits
        self._objects: list[Any] = []
        self._numbers: dict[int, int] = {}
        self._shared = Shared()

    def serve(self) -> None:
        """Answer until the tester closes the connection."""
        with contextlib.suppress(Closed):
            self._peer.serve()

    def call_back(self, number: int, args: tuple, kwargs: dict) -> Any:
        """Ask the tester to call one of its own functions."""
        shared = self._shared
        encoder = Encoder(self._name_object, shared)
        question = {"call_back": number, "args": encoder.encode([args, kwargs])}
        question["shared"] = shared.changes(encoder)
        reply, blobs = self._peer.ask(question, encoder.blobs)
        self._shared = shared
        decoder = Decoder(blobs, self._find_object, shared)
        shared.take(reply["shared"], decoder)
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return decoder.decode(reply["value"])

    def _answer(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        return getattr(self, f"_do_{question['do']}")(question, blobs)

    def _do_files(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        for name, blob in zip(question["names"], blobs, strict=True):
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(blob)
        return {}, []

    def _do_run(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        outputs = self._shell.outputs = Outputs(self._limits["output"])
        try:
            with Timer(question["seconds"]):
                result = self._shell.run_cell(question["source"], store_history=True)
                error = result.error_before_exec or result.error_in_exec
                if wants_withheld(error):
                    self._run_rest(question["source"], error)
                elif error is not None and not any("ename" in item for item in outputs.items):
                    self._shell._showtraceback(type(error), error, [])
        except BaseException as error:
            self._shell._showtraceback(type(error), error, [f"{type(error).__name__}: {error}"])
        return {"outputs": outputs.items}, []

    def _run_rest(self, source: str, error: BaseException) -> None:
        """Run what a cell still has to do after it wanted something withheld, as far as it goes."""
        shell = self._shell
        items = shell.outputs.items
        for statement in statements_after(shell.transform_cell(source), error, shell.user_ns):
            before = len(items)
            shell.run_cell(statement, store_history=False)
            items[before:] = [item for item in items[before:] if "ename" not in item]

    def _do_names(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        encoder = Encoder(self._name_object, Shared())
        names = self._shell.user_ns
        return {
            "values": {
                name: encoder.encode(names[name]) for name in question["names"] if name in names
            }
        }, encoder.blobs

    def _do_give_up(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        """Put what fails at once in the place of functions that have no end."""
        for name in question["names"]:
            if name in self._shell.user_ns:
                self._shell.user_ns[name] = _given_up(name)
        return {}, []

    def _do_use(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        """Call an object, or read or set an attribute of it."""
        decoder = Decoder(blobs, self._find_object)
        target = self._objects[question["target"]]
        args, kwargs = decoder.decode(question["args"])
        shared = self._shared = decoder.shared
        # Numbers, text and arrays, which stand by number, are the same afterwards.
        plain = all(isinstance(each, _PLAIN) for each in (*args, *kwargs.values()))
        before = None if plain else self._state((args, kwargs), shared)
        outputs = self._shell.outputs = Outputs(self._limits["output"])
        encoder = Encoder(self._name_object, shared)
        reply: dict[str, Any] = {}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                with Timer(question["seconds"], question.get("processor_seconds")):
                    value = _USES[question["how"]](target, *args, **kwargs)
                    reply["value"] = encoder.encode(value)
            except BaseException as error:
                reply["error"] = _describe(error)
        reply["warnings"] = [[w.category.__name__, str(w.message)] for w in caught[:20]]
        reply["printed"] = "".join(item.get("text", "") for item in outputs.items)
        reply["shared"] = shared.changes(encoder)
        if not plain and self._state((args, kwargs), shared) != before:
            reply["args"] = encoder.encode([args, kwargs])
        return reply, encoder.blobs

    def _state(self, args: Any, shared: Shared) -> Any:
        """Describe lists and dictionaries, so that a change shows; arrays stand by number."""
        encoder = Encoder(self._name_object, shared)
        return encoder.encode(args), encoder.blobs

    def _name_object(self, value: Any) -> dict:
        if isinstance(value, Callback):
            return {"f": value.number}
        number = self._numbers.setdefault(id(value), len(self._objects))
        if number == len(self._objects):
            self._objects.append(value)
        kind = type(value).__name__
        return {"h": [number, callable(value), isinstance(value, Iterator), kind]}

    def _find_object(self, tag: str, body: Any) -> Any:
        return Callback(self, body) if tag == "f" else self._objects[body]


_PLAIN = (np.ndarray, np.generic, bool, int, float, complex, str, bytes, type(None))
_USES: dict[str, Callable[..., Any]] = {
    "call": lambda target, *args, **kwargs: target(*args, **kwargs),
    "get": getattr,
    "set": setattr,
    "next": next,
    "instance": lambda target, value: isinstance(value, target),
}


def _given_up(name: str) -> Callable[..., Any]:
    def function(*args: Any, **kwargs: Any) -> Any:
        raise TimeoutError(f"{name} is not called again, since it had no end before")

    return function


def _describe(error: BaseException) -> dict:
    try:
        text = str(error)
        trace = "".join(traceback.format_exception(error))
    except Exception as second:
        text, trace = f"an error that cannot be printed: {type(second).__name__}", ""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    return {"kinds": kinds, "text": text[:2000], "trace": trace[-8000:]}


def warm_up() -> None:
    """Import what notebooks use and make the shell, before the first fork."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.DisplayFormatter.active_types = list(MIME_TYPES)
    shell = Shell.instance(config=config)
    shell.enable_matplotlib("inline")
    shell.run_cell("import matplotlib.pyplot", store_history=False)


def prepare(packages: str) -> None:
    """Import the course, as far as it is here, but for its widgets: they take longest."""
    for name in packages.split():
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if module.name != "neuron_to_mnist.widgets":
                with contextlib.suppress(Exception):
                    importlib.import_module(module.name)


def run(connection: socket.socket, limits: dict[str, int]) -> None:
    """Serve one tester in a freshly forked process."""
    confine.leave_terminal()
    shell = Shell.instance()
    sys.stdout, sys.stderr = Stream(shell, "stdout"), Stream(shell, "stderr")
    Session(Channel(connection, limits["message"]), shell, limits).serve()
