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
_SURROGATE = re.compile(rb"\\\\u[dD][89a-fA-F]")
_PLAIN_KINDS = "biufcSU"
_MOST_AXES = 32
_CHUNK = 65_536


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
        text = json.dumps([message, [len(blob) for blob in blobs]], ensure_ascii=False)
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
            message, lengths = _load(body[:length])
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


def _load(header: bytes) -> Any:
    value = json.loads(header)
    if _SURROGATE.search(header):
        # Half a surrogate pair could not be written to a file later on.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


class Encoder:
    """Turns values into JSON, and their arrays into byte strings in :attr:`blobs`.

    ``known`` are arrays and generators that the other side sent with its request: they go back
    by number.
    """

    def __init__(self, opaque: Callable[[Any], Any], known: list[Any] | None = None) -> None:
        self.blobs: list[bytes] = []
        self.shared: list[Any] = [] if known is None else known
        self._numbers = {id(value): number for number, value in enumerate(self.shared)}
        self._reply = known is not None
        self._opaque = opaque

    def encode(self, value: Any) -> Any:
        if value is None or type(value) in (bool, int, float, str):
            return value
        if id(value) in self._numbers:
            return {"x": self._numbers[id(value)]}
        if isinstance(value, np.ndarray):
            if value.dtype.kind not in _PLAIN_KINDS:
                return self._opaque(value)
            return {"a": [*self.array(value), bool(value.flags.writeable), self._share(value)]}
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
        if isinstance(value, np.random.Generator) and not self._reply:
            return {"g": [contents(value), self._share(value)]}
        for plain in (int, float, str):
            if isinstance(value, plain):
                return plain(value)
        return self._opaque(value)

    def encode_contents(self, value: Any) -> Any:
        """Return what :func:`set_contents` takes on the other side."""
        return self.array(value) if isinstance(value, np.ndarray) else contents(value)

    def array(self, value: np.ndarray) -> list:
        """Return ``[blob, dtype, shape]`` for a numeric array."""
        return [self._blob(value.tobytes()), value.dtype.str, list(value.shape)]

    def _blob(self, data: bytes) -> int:
        self.blobs.append(data)
        return len(self.blobs) - 1

    def _share(self, value: Any) -> int:
        """Number what the other side may change or hand back; replies share nothing new."""
        if self._reply:
            return -1
        self._numbers[id(value)] = len(self.shared)
        self.shared.append(value)
        return len(self.shared) - 1


class Decoder:
    """Turns JSON and byte strings back into fresh values. Anything unexpected is a WireError.

    ``known`` are the arrays and generators that went out with the request this answers.
    """

    def __init__(
        self,
        blobs: list[bytes],
        resolve: Callable[[str, Any], Any],
        known: list[Any] | None = None,
    ) -> None:
        self._blobs = blobs
        self._resolve = resolve
        self._reply = known is not None
        self.shared: list[Any] = [] if known is None else known
        self.contents: list[Any] = []

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
        if math.prod(shape) * dtype.itemsize != len(data) or (dtype.itemsize == 0 and data):
            raise WireError("shape and bytes do not fit")
        if dtype.itemsize == 0:
            return np.zeros(shape, dtype)
        return np.frombuffer(data, dtype).reshape(shape).copy()

    def _decode(self, form: Any) -> Any:
        if form is None or type(form) in (bool, int, float, str):
            return form
        if type(form) is list:
            return [self._decode(part) for part in form]
        ((tag, body),) = form.items()
        if tag == "x":
            return self.shared[body]
        if tag == "a":
            *plain, writeable, _ = body
            value = self.array(plain)
            value.flags.writeable = bool(writeable)
            if not self._reply:
                self._share(value)
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
        if tag == "g" and not self._reply:
            generator = _generator(body[0])
            self._share(generator)
            return generator
        return self._resolve(tag, body)

    def _share(self, value: Any) -> None:
        self.shared.append(value)
        self.contents.append(contents(value))


def contents(value: Any) -> Any:
    """Return what is in an array or a random generator, for comparing and for sending."""
    if isinstance(value, np.random.Generator):
        return json.loads(json.dumps(value.bit_generator.state, default=_state_part))
    return value.tobytes()


def set_contents(value: Any, form: Any, decoder: "Decoder") -> None:
    """Give an array or a random generator the contents that the other side sent."""
    if isinstance(value, np.random.Generator):
        value.bit_generator.state = form
    elif value.flags.writeable:
        value[...] = decoder.array(form)


def _state_part(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else int(value)


def _generator(state: dict) -> np.random.Generator:
    bits = getattr(np.random, state["bit_generator"])()
    bits.state = state
    return np.random.Generator(bits)
