"""The student's process as locked tests see it: stand-ins for its functions, classes and objects.

A stand-in is opaque. It can be called, and its attributes read and set, each time by asking the
student's process, and what comes back is plain data or another stand-in. It never takes part in
arithmetic, comparisons or truth values, and NumPy refuses it, so that no object can agree with
what a test expects. A test that only asks an object about itself believes the object.
"""

import builtins
import contextlib
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from grading.outputs import checked_output, error_output
from grading.rpc import Peer
from grading.wire import Channel, Closed, Decoder, Encoder, Late, WireError, set_contents

_GRACE = 3.0


class ProcessEnded(Exception):
    """Raised in a test when the student's code took its own process down."""


class StudentError(Exception):
    """Raised in a test for an exception of a class that only the student's process knows."""


class StandIn:
    """Something of the student's that is not plain data."""

    __array_ufunc__ = None
    __slots__ = ("__generation", "__number", "__student")

    def __init__(self, student: "Student", number: int, generation: int) -> None:
        # Through object: setting an attribute here means setting it in the student's process.
        object.__setattr__(self, "_StandIn__student", student)
        object.__setattr__(self, "_StandIn__number", number)
        object.__setattr__(self, "_StandIn__generation", generation)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__") and name != "__name__":
            raise AttributeError(name)
        return _use(self, "get", (name,), {})

    def __setattr__(self, name: str, value: Any) -> None:
        _use(self, "set", (name, value), {})

    def __bool__(self) -> bool:
        _refuse(self, "be true or false")

    def __array__(self, *args: Any, **kwargs: Any) -> np.ndarray:
        _refuse(self, "become an array")

    def __copy__(self) -> "StandIn":
        return self

    def __deepcopy__(self, memo: dict) -> "StandIn":
        return self

    def __reduce__(self) -> NoReturn:
        _refuse(self, "be pickled")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of the student's>"


class CallableStandIn(StandIn):
    """A function, a class or anything else of the student's that can be called."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _use(self, "call", args, kwargs)

    def __instancecheck__(self, value: Any) -> bool:
        return isinstance(value, StandIn) and _use(self, "instance", (value,), {}) is True


def _use(stand_in: StandIn, how: str, args: tuple, kwargs: dict) -> Any:
    student = object.__getattribute__(stand_in, "_StandIn__student")
    return student.use(stand_in, how, args, kwargs)


def _refuse(stand_in: StandIn, what: str) -> NoReturn:
    raise TypeError(f"an object of the class {type(stand_in).__name__} cannot {what} in a test")


class Student:
    """The student's process: started when it is needed, and again when it has died.

    Parameters
    ----------
    connect
        Starts a fresh process, ending the one before, and returns a channel to it.
    limits
        Seconds for a cell (``cell``), for one call (``call``), for all calls of one test cell
        (``calls``) and for the whole notebook (``notebook``).
    files
        The files that lie beside the notebook, by name.
    """

    def __init__(
        self, connect: Callable[[], Channel], limits: dict[str, float], files: dict[str, bytes]
    ) -> None:
        self._connect = connect
        self._limits = limits
        self._files = files
        self._peer: Peer | None = None
        self._generation = 0
        self._cells: list[str] = []
        self._names: dict[tuple[int, int], str] = {}
        self._stand_ins: dict[int, StandIn] = {}
        self._functions: list[Callable[..., Any]] = []
        self._depth = 0
        self._until = time.monotonic() + limits["notebook"]
        self._calls_until = self._until
        self._output: Any = None

    def run(self, source: str) -> list[dict]:
        """Run one cell and return its outputs. A cell that ends the process is not run again."""
        try:
            outputs = self._run(source)
        except (TimeoutError, ProcessEnded) as error:
            name = "CellTimeoutError" if isinstance(error, TimeoutError) else "ProcessEnded"
            return [error_output(name, str(error))]
        self._cells.append(source)
        return outputs

    def start_test(self, output: Any) -> None:
        """Allow the calls of one test cell their time; ``output`` is what the cell prints to."""
        self._calls_until = time.monotonic() + self._limits["calls"]
        self._output = output

    def lookup(self, names: list[str]) -> dict[str, Any]:
        """Return the student's values for these names, as far as there are any."""
        reply, blobs = self._ask({"do": "names", "names": names}, [], self._limits["call"])
        found = {}
        with self._reading():
            decoder = Decoder(blobs, self._resolve, [])
            for name in names:
                if name in reply["values"]:
                    value = found[name] = decoder.decode(reply["values"][name])
                    if isinstance(value, StandIn):
                        self._names[self._generation, _number(value)] = name
                    _freeze(value)
        return found

    def use(self, stand_in: StandIn, how: str, args: tuple, kwargs: dict) -> Any:
        """Call something of the student's, or read or set an attribute of it."""
        if self._depth == 0:
            self._functions = []
        encoder = Encoder(self._name_object)
        question = {"do": "use", "how": how, "target": self._find(stand_in)}
        question["args"] = encoder.encode([args, kwargs])
        self._depth += 1
        try:
            seconds = min(self._limits["call"], self._calls_until - time.monotonic())
            reply, blobs = self._ask(question, encoder.blobs, seconds)
        finally:
            self._depth -= 1
        with self._reading():
            decoder = Decoder(blobs, self._resolve, encoder.shared)
            for number, form in reply["shared"]:
                set_contents(encoder.shared[number], form, decoder)
            if "args" in reply:
                for old, new in zip([args, kwargs], decoder.decode(reply["args"]), strict=True):
                    _update(old, new)
            if "error" not in reply:
                value = decoder.decode(reply["value"])
                error = None
            else:
                error = _exception(**reply["error"])
            printed = str(reply["printed"])
            caught = [_warning(kind, text) for kind, text in reply["warnings"]]
        if sys.stdout is not self._output:
            sys.stdout.write(printed)
        for kind, text in caught:
            warnings.warn(text, kind, stacklevel=3)
        if error is not None:
            raise error
        if how == "get":
            _freeze(value)
        return value

    def _run(self, source: str) -> list[dict]:
        reply, _ = self._ask({"do": "run", "source": source}, [], self._limits["cell"])
        with self._reading():
            return [checked_output(item) for item in reply["outputs"]]

    def _ask(self, question: dict, blobs: list[bytes], seconds: float) -> tuple[dict, list[bytes]]:
        if self._peer is None:
            self._start()
        assert self._peer is not None
        seconds = min(seconds, self._until - time.monotonic())
        if seconds <= 0:
            raise TimeoutError("no time is left")
        deadline = time.monotonic() + seconds + _GRACE
        with self._reading(seconds):
            return self._peer.ask({**question, "seconds": seconds}, blobs, deadline)
        raise AssertionError

    def _start(self) -> None:
        """Start a process and run the cells again that ran before, but for those that end it."""
        for _ in range(_STARTS):
            with self._reading():
                channel = self._connect()
            self._peer = Peer(channel, self._answer)
            cells, self._cells = self._cells, []
            try:
                names = list(self._files)
                self._ask({"do": "files", "names": names}, list(self._files.values()), _GRACE)
                for cell in cells:
                    self._run(cell)
                    self._cells.append(cell)
                return
            except (TimeoutError, ProcessEnded):
                self._cells += cells[len(self._cells) + 1 :]
        raise ProcessEnded("the code ended its process again and again")

    @contextlib.contextmanager
    def _reading(self, seconds: float = 0.0) -> Iterator[None]:
        """End the process and raise what a test may see, if its words cannot be read."""
        try:
            yield
        except Late:
            self._end()
            raise TimeoutError(f"no end after {seconds:.3g} s") from None
        except Closed:
            self._end()
            raise ProcessEnded("the code ended its own process") from None
        except (WireError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            self._end()
            raise ProcessEnded(f"the process gave an unreadable answer: {error}") from None
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        self._peer = None
        self._generation += 1
        self._stand_ins = {}

    def _find(self, stand_in: StandIn) -> int:
        """Return the number of a stand-in, in a new process that of the same name."""
        number, generation = _number(stand_in), _generation(stand_in)
        if generation == self._generation:
            return number
        name = self._names.get((generation, number))
        again = self.lookup([name]).get(name) if name else None
        if not isinstance(again, StandIn):
            raise ProcessEnded("the object went with the process that the code ended")
        return _number(again)

    def _name_object(self, value: Any) -> dict:
        if isinstance(value, StandIn):
            return {"h": self._find(value)}
        if callable(value):
            self._functions.append(value)
            return {"f": len(self._functions) - 1}
        raise TypeError(
            "expected plain data (numbers, strings, lists, dictionaries, arrays) or a function "
            f"to hand to the student's code, got {type(value).__name__}"
        )

    def _resolve(self, tag: str, body: Any) -> Any:
        if tag == "f":
            return self._functions[body]
        number, is_callable, kind = body
        if tag != "h" or type(number) is not int or type(kind) is not str:
            raise WireError("not an object")
        if number not in self._stand_ins:
            base = CallableStandIn if is_callable is True else StandIn
            name = kind if kind.isidentifier() and len(kind) < 100 else "object"
            of_kind = type(name, (base,), {"__slots__": ()})
            self._stand_ins[number] = of_kind(self, number, self._generation)
        return self._stand_ins[number]

    def _answer(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        """Call a function of the test's for the student's code."""
        encoder = Encoder(self._name_object)
        try:
            function = self._functions[question["call_back"]]
            args, kwargs = Decoder(blobs, self._resolve).decode(question["args"])
            return {"value": encoder.encode(function(*args, **kwargs))}, encoder.blobs
        except (TimeoutError, ProcessEnded, WireError):
            raise
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}, []


_STARTS = 4


def _number(stand_in: StandIn) -> int:
    return object.__getattribute__(stand_in, "_StandIn__number")


def _generation(stand_in: StandIn) -> int:
    return object.__getattribute__(stand_in, "_StandIn__generation")


def _freeze(value: Any) -> None:
    """Make copies of the student's arrays read-only: a change would never reach the student."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, list | tuple):
        for part in value:
            _freeze(part)
    elif isinstance(value, dict):
        for part in value.values():
            _freeze(part)


def _update(old: Any, new: Any) -> Any:
    """Change lists and dictionaries in place to what the student's code made of them."""
    if type(old) is not type(new):
        return new
    if isinstance(old, list):
        old[:] = [_update(a, b) for a, b in zip(old, new, strict=False)] + new[len(old) :]
    elif isinstance(old, dict):
        merged = {key: _update(old.get(key), value) for key, value in new.items()}
        old.clear()
        old.update(merged)
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, tuple) and len(old) == len(new):
        return type(old)(_update(a, b) for a, b in zip(old, new, strict=True))
    else:
        return new
    return old


def _exception(kinds: list[str], text: str, trace: str) -> Exception:
    """Return an exception of the nearest built-in class."""
    error: Exception = StudentError(f"{kinds[0]}: {text}")
    for kind in kinds:
        known = _KNOWN_ERRORS.get(kind, getattr(builtins, kind, None))
        if isinstance(known, type) and issubclass(known, Exception) and known is not Exception:
            with contextlib.suppress(TypeError):
                error = known(text)
            break
    error.add_note(trace)
    return error


_KNOWN_ERRORS = {"LinAlgError": np.linalg.LinAlgError, "TimeLimit": TimeoutError}


def _warning(kind: str, text: str) -> tuple[type[Warning], str]:
    known = getattr(builtins, kind, None)
    if isinstance(known, type) and issubclass(known, Warning):
        return known, str(text)
    return UserWarning, str(text)
