"""The student's process as locked tests see it: stand-ins for its functions, classes and objects.

A stand-in is opaque. It can be called, and its attributes read and set, each time by asking the
student's process, and what comes back is plain data or another stand-in. It never takes part in
arithmetic, comparisons or truth values, and NumPy refuses it, so that no object can agree with
what a test expects. A test that only asks an object about itself believes the object.
"""

import builtins
import contextlib
import functools
import itertools
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from grading.box.inside.outputs import checked_outputs, error_output
from grading.box.inside.rpc import Peer
from grading.box.inside.wire import Channel, Closed, Decoder, Encoder, Late, Shared, WireError

# What may be over the limit until the process itself must have answered.
_GRACE = 2.0
_SECONDS_FOR_FILES = 3.0
# For a cell that had no end, when it is run again for what it defines.
_SECONDS_AGAIN = 0.5


class ProcessEnded(Exception):
    """Raised in a test when the student's code took its own process down."""


class OutOfMemory(BaseException):
    """Raised when this process, not the student's, lacks memory: no test may take it for wrong."""


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

    def __mro_entries__(self, bases: tuple) -> NoReturn:
        _refuse(self, "be a base class")

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


class IteratorStandIn(StandIn):
    """A generator or other iterator of the student's: every step is a call."""

    __slots__ = ()

    def __iter__(self) -> "IteratorStandIn":
        return self

    def __next__(self) -> Any:
        return _use(self, "next", (), {})


@functools.lru_cache(maxsize=100)
def _class(name: str, base: type[StandIn]) -> type[StandIn]:
    """Return a class of stand-ins with the name of the student's class."""
    return type(name, (base,), {"__slots__": ()})


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
        (``calls``) and for all that the student's code does in the notebook (``notebook``); seconds
        of processor time for the first call of a function (``first``); characters of a cell's
        output (``output``).
    files
        The files that lie beside the notebook, by name.

    A function that did not end in time is not called again, neither by a test nor by other code of
    the student's, until a cell defines it anew. No cell and no call takes more than half of what is
    left of the notebook's time, so that whatever comes after it has some.
    """

    def __init__(
        self, connect: Callable[[], Channel], limits: dict[str, int], files: dict[str, bytes]
    ) -> None:
        self._connect = connect
        self._limits = limits
        self._files = files
        self._peer: Peer | None = None
        self._generation = 0
        self._cells: list[str] = []
        self._cell_seconds: dict[str, float] = {}
        # Where a stand-in comes from, such as ``Layer().forward``, by its generation and number.
        self._labels: dict[tuple[int, int], str] = {}
        self._origin = ""
        self._answered: set[str] = set()
        self._given_up: set[str] = set()
        self._stand_ins: dict[int, StandIn] = {}
        self._functions: dict[int, Callable[..., Any]] = {}
        self._next_function = itertools.count()
        self._shared = Shared()
        self._left = float(limits["notebook"])
        self._asking = False
        self._calls_until = time.monotonic() + self._left
        self._output: Any = None
        # Whether the process ended or closed its connection, and no other took its place.
        self.ended = False

    def run(self, source: str) -> list[dict]:
        """Run one cell and return its outputs. A cell that ends the process is not run again."""
        self._given_up = {label for label in self._given_up if not _defines(source, label)}
        try:
            outputs = self._run(source, self._limits["cell"])
        except (TimeoutError, ProcessEnded) as error:
            name = "CellTimeoutError" if isinstance(error, TimeoutError) else "ProcessEnded"
            return [error_output(name, str(error))]
        self._cells.append(source)
        if any(output.get("ename") == "TimeLimit" for output in outputs):
            self._cell_seconds[source] = _SECONDS_AGAIN
        return outputs

    @contextlib.contextmanager
    def test(self, output: Any) -> Iterator[None]:
        """Allow the calls of one test cell their time; ``output`` is what the cell prints to.

        When the cell is over, the functions that it handed over cannot be called any more.
        """
        self._calls_until = time.monotonic() + self._limits["calls"]
        self._output = output
        try:
            yield
        finally:
            self._functions.clear()

    def lookup(self, names: list[str]) -> dict[str, Any]:
        """Return the student's values for these names, as far as there are any."""
        reply, blobs = self._ask({"do": "names", "names": names}, [], self._limits["call"])
        found = {}
        with self._reading():
            decoder = Decoder(blobs, self._resolve, Shared())
            for name in names:
                if name in reply["values"]:
                    self._origin = name
                    value = found[name] = decoder.decode(reply["values"][name])
                    if isinstance(value, StandIn):
                        self._labels[self._generation, _number(value)] = name
                    _freeze(value)
        return found

    def use(self, stand_in: StandIn, how: str, args: tuple, kwargs: dict) -> Any:
        """Call something of the student's, or read or set an attribute of it."""
        label = self._label(stand_in, how, args)
        if label in self._given_up:
            raise _of_student(TimeoutError("not called again, since it had no end before"))
        encoder = Encoder(self._name_object)
        question = {"do": "use", "how": how, "target": self._find(stand_in)}
        seconds = min(self._limits["call"], self._calls_until - time.monotonic())
        if label not in self._answered:
            question["processor_seconds"] = self._limits["first"]
        outer, self._shared = self._shared, encoder.shared
        try:
            with _own_memory():
                question["args"] = encoder.encode([args, kwargs])
                reply, blobs = self._ask(question, encoder.blobs, seconds)
        except TimeoutError:
            if self._peer is None:
                self._given_up.add(label)
            raise
        finally:
            self._shared = outer
        with self._reading(), _own_memory():
            decoder = Decoder(blobs, self._resolve, encoder.shared)
            self._origin = label
            encoder.shared.take(reply["shared"], decoder)
            if "args" in reply:
                for old, new in zip([args, kwargs], decoder.decode(reply["args"]), strict=True):
                    _update(old, new)
            late = False
            if "error" not in reply:
                value = decoder.decode(reply["value"])
                error = None
            else:
                late = reply["error"]["kinds"][0] == "TimeLimit"
                error = _exception(**reply["error"], ends_a_loop=how == "next")
            printed = str(reply["printed"])
            caught = [_warning(kind, text) for kind, text in reply["warnings"]]
        if late:
            self._give_up(label)
        else:
            self._answered.add(label)
        if sys.stdout is not self._output:
            sys.stdout.write(printed)
        for kind, text in caught:
            warnings.warn(text, kind, stacklevel=3)
        if error is not None:
            raise error
        if how == "get":
            _freeze(value)
        return value

    def _label(self, stand_in: StandIn, how: str, args: tuple) -> str:
        """Return where the result of a use comes from, by which the use is known again."""
        own = self._labels.get((_generation(stand_in), _number(stand_in)), "")
        if how in ("get", "set"):
            return f"{own}.{args[0]}"
        return f"{own}{_SIGNS[how]}"

    def _give_up(self, label: str) -> None:
        """Do not do again what had no end, also where other code of the student's would do it."""
        self._given_up.add(label)
        with contextlib.suppress(TimeoutError, ProcessEnded):
            self._replace_given_up()

    def _replace_given_up(self) -> None:
        called = [label.removesuffix("()") for label in self._given_up if label.endswith("()")]
        names = sorted(filter(str.isidentifier, called))
        if names:
            self._ask({"do": "give_up", "names": names}, [], self._limits["call"])

    def _run(self, source: str, seconds: float) -> list[dict]:
        reply, _ = self._ask({"do": "run", "source": source}, [], seconds)
        with self._reading():
            return checked_outputs(reply["outputs"], self._limits["output"])

    def _ask(self, question: dict, blobs: list[bytes], seconds: float) -> tuple[dict, list[bytes]]:
        if self._peer is None:
            self._start()
        assert self._peer is not None
        seconds = min(seconds, self._left / 3)
        if seconds < _LEAST_SECONDS:
            raise _of_student(TimeoutError("no time is left"))
        start = time.monotonic()
        deadline = start + seconds + min(_GRACE, self._left / 6)
        outermost, self._asking = not self._asking, True
        try:
            with self._reading(seconds):
                return self._peer.ask({**question, "seconds": seconds}, blobs, deadline)
        finally:
            if outermost:
                self._asking = False
                self._left -= time.monotonic() - start
        raise AssertionError

    def _start(self) -> None:
        """Start a process and run the cells again that ran before, but for those that end it."""
        for _ in range(_STARTS):
            with self._reading():
                channel = self._connect()
            self._peer = Peer(channel, self._answer)
            cells, self._cells = self._cells, []
            try:
                names, contents = list(self._files), list(self._files.values())
                self._ask({"do": "files", "names": names}, contents, _SECONDS_FOR_FILES)
                for cell in cells:
                    self._run(cell, self._cell_seconds.get(cell, self._limits["cell"]))
                    self._cells.append(cell)
                self._replace_given_up()
                return
            except (TimeoutError, ProcessEnded):
                self._cells += cells[len(self._cells) + 1 :]
        raise _of_student(ProcessEnded("the code ended its process again and again"))

    @contextlib.contextmanager
    def _reading(self, seconds: float = 0.0) -> Iterator[None]:
        """End the process and raise what a test may see, if its words cannot be read."""
        try:
            yield
        except Late:
            self._end()
            raise _of_student(TimeoutError(f"no end after {seconds:.3g} s")) from None
        except Closed:
            self._end()
            self.ended = True
            raise _of_student(ProcessEnded("the code ended its own process")) from None
        except (WireError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            self._end()
            raise _of_student(
                ProcessEnded(f"the process gave an unreadable answer: {error}")
            ) from None
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
        name = self._labels.get((generation, number), "")
        again = self.lookup([name]).get(name) if name.isidentifier() else None
        if not isinstance(again, StandIn):
            raise _of_student(
                ProcessEnded("the object went with the process that the code ended")
            )
        return _number(again)

    def _name_object(self, value: Any) -> dict:
        if isinstance(value, StandIn):
            return {"h": self._find(value)}
        if callable(value):
            for number, function in self._functions.items():
                if function is value:
                    return {"f": number}
            number = next(self._next_function)
            self._functions[number] = value
            return {"f": number}
        raise TypeError(
            "expected plain data (numbers, strings, lists, dictionaries, arrays) or a function "
            f"to hand to the student's code, got {type(value).__name__}"
        )

    def _resolve(self, tag: str, body: Any) -> Any:
        if tag == "f":
            return self._functions[body]
        number, is_callable, is_iterator, kind = body
        if tag != "h" or type(number) is not int or type(kind) is not str:
            raise WireError("not an object")
        if number not in self._stand_ins:
            base = IteratorStandIn if is_iterator is True else StandIn
            base = CallableStandIn if is_callable is True else base
            name = kind if kind.isidentifier() and len(kind) < 100 else "object"
            self._stand_ins[number] = _class(name, base)(self, number, self._generation)
            self._labels[self._generation, number] = self._origin
        return self._stand_ins[number]

    def _answer(self, question: dict, blobs: list[bytes]) -> tuple[dict, list[bytes]]:
        """Call a function of the test's for the student's code."""
        shared = self._shared
        decoder = Decoder(blobs, self._resolve, shared)
        self._origin = "an argument"
        shared.take(question["shared"], decoder)
        args, kwargs = decoder.decode(question["args"])
        encoder = Encoder(self._name_object, shared)
        reply: dict[str, Any] = {}
        try:
            function = self._functions.get(question["call_back"], _not_any_more)
            reply["value"] = encoder.encode(function(*args, **kwargs))
        except (TimeoutError, ProcessEnded, WireError):
            raise
        except Exception as error:
            reply["error"] = f"{type(error).__name__}: {error}"
        reply["shared"] = shared.changes(encoder)
        return reply, encoder.blobs


def _not_any_more(*args: Any, **kwargs: Any) -> NoReturn:
    raise ReferenceError("the function belongs to a test that is over")


_STARTS = 4
_LEAST_SECONDS = 0.01
_SIGNS = {"call": "()", "next": "[]", "instance": "{}"}


def is_own_fault(error: BaseException) -> bool:
    """Return whether an error says of this process that it could not do its work.

    It does not if the student's process told of it or was the cause.
    """
    if getattr(error, "of_student", False):
        return False
    return isinstance(error, OutOfMemory | MemoryError | OSError)


def _of_student(error: Exception) -> Exception:
    error.of_student = True  # type: ignore[attr-defined]
    return error


@contextlib.contextmanager
def _own_memory() -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory(str(error)) from None


def _defines(source: str, label: str) -> bool:
    """Return whether a cell seems to define anew what a label begins with."""
    name = re.match(r"\w*", label)[0]  # type: ignore[index]
    return re.search(rf"(?m)\b(?:def|class)\s+{name}\b|^\s*{name}\s*=", source) is not None


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


def _exception(kinds: list[str], text: str, trace: str, ends_a_loop: bool) -> Exception:
    """Return an exception of the nearest built-in class.

    Only a step of an iterator may say that a loop is over: out of a function that a test maps over
    its cases, that would end the test early.
    """
    error: Exception = StudentError(f"{kinds[0]}: {text}")
    for kind in kinds:
        known = _KNOWN_ERRORS.get(kind, getattr(builtins, kind, None))
        if isinstance(known, type) and issubclass(known, Exception) and known is not Exception:
            if ends_a_loop or not issubclass(known, StopIteration | StopAsyncIteration):
                with contextlib.suppress(TypeError):
                    error = known(text)
            break
    error.add_note(trace)
    return _of_student(error)


_KNOWN_ERRORS = {"LinAlgError": np.linalg.LinAlgError, "TimeLimit": TimeoutError}


def _warning(kind: str, text: str) -> tuple[type[Warning], str]:
    known = getattr(builtins, kind, None)
    if isinstance(known, type) and issubclass(known, Warning):
        return known, str(text)
    return UserWarning, str(text)
