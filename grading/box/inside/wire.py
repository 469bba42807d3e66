"""Plain data between two processes that do not trust each other: JSON and raw bytes, never pickle.

Only scalars, strings, bytes, lists, tuples, dictionaries, sets and numeric arrays have a form here.
What is none of these is named by the ``opaque`` function of the side that sends it, and looked up
by the ``resolve`` function of the side that receives it.
"""

import json
import math
import re
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import numpy as np

_PREFIX = struct.Struct("<IQ")
_DTYPE = re.compile(r"[<>|][biufcSU]\d{1,4}\Z")
_PLAIN_KINDS = "biufcSU"
_MOST_AXES = 32
_CHUNK = 65_536
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


class WireError(Exception):
    """Raised when the other side sent what cannot be read, or nothing in time."""


class Closed(WireError):
    """Raised when the other side is gone."""


class Late(WireError):
    """Raised when the deadline passed."""


class Channel:
    """Messages over a stream socket, each a JSON object and a list of byte strings."""

    def __init__(self, connection: socket.socket, limit: int) -> None:
        self.socket = connection
        self._limit = limit
        self._received = bytearray()

    def send(self, message: dict, blobs: list[bytes], deadline: float | None = None) -> None:
        text = _ENCODE([message, [len(blob) for blob in blobs]])
        # Half a surrogate pair, which no file could hold, becomes a question mark.
        header = text.encode("utf-8", "replace")
        size = sum(map(len, blobs))
        if len(header) + size > self._limit:
            raise WireError(f"{len(header) + size} bytes are more than the limit of {self._limit}")
        try:
            self._wait_until(deadline)
            self.socket.sendall(b"".join([_PREFIX.pack(len(header), size), header, *blobs]))
        except TimeoutError:
            raise Late("the other side did not read in time") from None
        except OSError as error:
            raise Closed(str(error)) from None

    def receive(self, deadline: float | None = None) -> tuple[dict, list[bytes]]:
        length, size = _PREFIX.unpack(self._take(_PREFIX.size, deadline))
        if length + size > self._limit:
            raise WireError(f"{length + size} bytes are more than the limit of {self._limit}")
        body = self._take(length + size, deadline)
        try:
            message, lengths = json.loads(body[:length].decode())
            blobs, start = [], length
            for count in lengths:
                if type(count) is not int or count < 0 or start + count > len(body):
                    raise ValueError("lengths do not fit")
                blobs.append(body[start : start + count])
                start += count
        except (ValueError, TypeError, RecursionError) as error:
            raise WireError(f"unreadable message: {error}") from None
        if type(message) is not dict:
            raise WireError("a message must be a JSON object")
        return message, blobs

    def _take(self, count: int, deadline: float | None) -> bytes:
        """Return the next ``count`` bytes, waiting until they are there."""
        while len(self._received) < count:
            try:
                self._wait_until(deadline)
                data = self.socket.recv(max(_CHUNK, count - len(self._received)))
            except TimeoutError:
                raise Late("no answer in time") from None
            except OSError as error:
                raise Closed(str(error)) from None
            if not data:
                raise Closed("the other side closed the connection")
            self._received += data
        taken = bytes(self._received[:count])
        del self._received[:count]
        return taken

    def _wait_until(self, deadline: float | None) -> None:
        if deadline is None:
            self.socket.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.socket.settimeout(left)


class Shared:
    """The arrays and random generators among the arguments of one call, which both sides have.

    Each side numbers them alike, and tells the other what has changed whenever it speaks.
    """

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._told: list[Any] = []

    def add(self, value: Any) -> int:
        """Number a value that goes to the other side or came from there."""
        self.values.append(value)
        self._told.append(_contents(value))
        return len(self.values) - 1

    def changes(self, encoder: "Encoder") -> list:
        """Return what is new here since either side last told."""
        found = []
        for number, value in enumerate(self.values):
            present = _contents(value)
            if present != self._told[number]:
                self._told[number] = present
                found.append([number, encoder.contents(value)])
        return found

    def take(self, changes: Any, decoder: "Decoder") -> None:
        """Change what is here as the other side says; it cannot change what is read-only."""
        for number, form in changes:
            value = self.values[number]
            if isinstance(value, np.random.Generator):
                value.bit_generator.state = form
            elif value.flags.writeable:
                value[...] = decoder.array(form)
            self._told[number] = _contents(value)


class Encoder:
    """Turns values into JSON, and their arrays into byte strings in :attr:`blobs`.

    A request collects its arrays and generators in :attr:`shared`. What answers it, or asks
    something in between, is made with the request's ``shared`` and names these by number.
    """

    def __init__(self, opaque: Callable[[Any], Any], shared: Shared | None = None) -> None:
        self.blobs: list[bytes] = []
        self.shared = Shared() if shared is None else shared
        self._numbers = {id(value): number for number, value in enumerate(self.shared.values)}
        self._collects = shared is None
        self._opaque = opaque

    def encode(self, value: Any) -> Any:
        if value is None or type(value) in (bool, int, float, str):
            return value
        if id(value) in self._numbers:
            return {"x": self._numbers[id(value)]}
        if isinstance(value, np.ndarray):
            if value.dtype.kind not in _PLAIN_KINDS:
                return self._opaque(value)
            self._share(value)
            return {"a": [*self.array(value), bool(value.flags.writeable)]}
        if isinstance(value, np.generic) and value.dtype.kind in _PLAIN_KINDS:
            return {"n": self.array(np.asarray(value))}
        if isinstance(value, list):
            return [self.encode(part) for part in value]
        if isinstance(value, tuple):
            return {"t": [self.encode(part) for part in value]}
        if isinstance(value, dict):
            return {"d": [[self.encode(key), self.encode(part)] for key, part in value.items()]}
        if isinstance(value, set | frozenset):
            return {"s": [self.encode(part) for part in value]}
        if isinstance(value, complex):
            return {"c": [value.real, value.imag]}
        if isinstance(value, bytes):
            return {"b": self._blob(value)}
        if isinstance(value, np.random.Generator) and self._collects:
            self._share(value)
            return {"g": _contents(value)}
        for plain in (int, float, str):
            if isinstance(value, plain):
                return plain(value)
        return self._opaque(value)

    def contents(self, value: Any) -> Any:
        """Return what :meth:`Shared.take` wants of an array or generator."""
        return self.array(value) if isinstance(value, np.ndarray) else _contents(value)

    def array(self, value: np.ndarray) -> list:
        """Return ``[blob, dtype, shape]`` for a numeric array."""
        return [self._blob(value.tobytes()), value.dtype.str, list(value.shape)]

    def _blob(self, data: bytes) -> int:
        self.blobs.append(data)
        return len(self.blobs) - 1

    def _share(self, value: Any) -> None:
        if self._collects:
            self._numbers[id(value)] = self.shared.add(value)


class Decoder:
    """Turns JSON and byte strings back into fresh values. Anything unexpected is a WireError.

    ``shared`` belongs to the request that this answers; a request itself is read without.
    """

    def __init__(
        self,
        blobs: list[bytes],
        resolve: Callable[[str, Any], Any],
        shared: Shared | None = None,
    ) -> None:
        self._blobs = blobs
        self._resolve = resolve
        self.shared = Shared() if shared is None else shared
        self._collects = shared is None

    def decode(self, form: Any) -> Any:
        try:
            return self._decode(form)
        except WireError:
            raise
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise WireError(f"unreadable value: {error}") from None

    def array(self, form: Any) -> np.ndarray:
        """Return the array for ``[blob, dtype, shape]``."""
        blob, code, shape = form
        if type(code) is not str or not _DTYPE.match(code):
            raise WireError("not a numeric dtype")
        if len(shape) > _MOST_AXES or any(type(n) is not int or n < 0 for n in shape):
            raise WireError("not a shape")
        dtype = np.dtype(code)
        data = self._blobs[blob]
        if dtype.itemsize == 0 or math.prod(shape) * dtype.itemsize != len(data):
            raise WireError("shape and bytes do not fit")
        return np.frombuffer(data, dtype).reshape(shape).copy()

    def _decode(self, form: Any) -> Any:
        if form is None or type(form) in (bool, int, float, str):
            return form
        if type(form) is list:
            return [self._decode(part) for part in form]
        ((tag, body),) = form.items()
        if tag == "x":
            return self.shared.values[body]
        if tag == "a":
            *plain, writeable = body
            value = self.array(plain)
            value.flags.writeable = bool(writeable)
            if self._collects:
                self.shared.add(value)
            return value
        if tag == "n":
            return self.array(body)[()]
        if tag == "t":
            return tuple(self._decode(part) for part in body)
        if tag == "d":
            return {self._decode(key): self._decode(part) for key, part in body}
        if tag == "s":
            return {self._decode(part) for part in body}
        if tag == "c":
            return complex(*map(float, body))
        if tag == "b":
            return self._blobs[body]
        if tag == "g" and self._collects:
            generator = _generator(body)
            self.shared.add(generator)
            return generator
        return self._resolve(tag, body)


def _contents(value: Any) -> Any:
    """Return what is in an array or a random generator."""
    if isinstance(value, np.random.Generator):
        return json.loads(json.dumps(value.bit_generator.state, default=_state_part))
    return value.tobytes()


def _state_part(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else int(value)


def _generator(state: dict) -> np.random.Generator:
    bits = getattr(np.random, state["bit_generator"])()
    bits.state = state
    return np.random.Generator(bits)
