"""Calls of the library's names, each tried with a student's function and with the course's.

They are what ``take`` looks at, since the file may have been edited since a function was kept.
"""

import contextlib
import io
import signal
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from neuron_to_mnist import lent
from neuron_to_mnist.checks.results import NotNumbersError, agree, show, to_array, words
from neuron_to_mnist.lent import LIBRARY

SECONDS = 3.0
_NET = "[(np.array([[0.5, -1.0], [2.0, 0.3]]), np.array([0.1, -0.2]))," \
       " (np.array([[1.0], [-2.0]]), np.array([0.4]))]"
_X = "np.array([[1.0, -0.5], [0.2, 3.0], [-1.5, 0.7]])"
_RNG = "np.random.default_rng(7)"
_TABLE = "np.array([[0.3, -1.2, 2.0], [4.0, 0.0, -1.0]])"
_TARGETS = "np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])"

EXAMPLES: dict[str, tuple[str, ...]] = {
    "segment": (
        "sorted(np.array(segment(np.array([1.0, 1.0]), -0.5, (0, 1))).tolist())",
        "sorted(np.array(segment(np.array([2.0, 0.0]), -1.0, (-1, 1))).tolist())",
        "len(segment(np.array([1.0, 1.0]), 9.0, (0, 1)))",
    ),
    "learn": (
        "learn(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1]),"
        " 9)",
        "learn(np.array([[-1.0, 2.0], [0.5, -3.0]]), np.array([1, 0]), 0)",
    ),
    "sigmoid": (
        "sigmoid(np.array([-2.0, 0.0, 0.5]))", "sigmoid(np.array([[1.5], [-0.3]]))",
        "sigmoid(-1000.0)", "sigmoid(1000.0)",
    ),
    "activate": tuple(
        f"activate(np.array([[-2.0, -0.1], [0.5, 3.0]]), {kind!r})"
        for kind in ("sigmoid", "tanh", "relu", "leaky", "elu")
    ),
    "ruler": (
        "ruler(lambda x: np.sum(x**3), np.array([[1.0, -2.0], [0.5, 3.0]]), 1e-5)",
        "ruler(lambda x: np.sum(x**3), np.array([1.0, 2.0]), 0.5)",
    ),
    "forward": (
        f"forward({_X}, {_NET}, 'tanh')", f"forward(np.array([1.0, -0.5]), {_NET}, 'relu')",
        f"forward({_X}, {_NET}[:1], 'relu')",
    ),
    "first_weights": (
        f"first_weights([3, 4, 2], 1.0, {_RNG})", f"first_weights([2, 5], 0.3, {_RNG})",
    ),
    "squared": (
        f"squared({_TABLE}, {_TARGETS})", "squared(np.array([[2.0]]), np.array([[0.5]]))",
    ),
    "one_hot": ("one_hot(np.array([2, 0, 1]), 4)", "one_hot([0], 1)"),
    "sigmoid_cross_entropy": (
        f"sigmoid_cross_entropy({_TABLE}, {_TARGETS})",
        "sigmoid_cross_entropy(np.array([[-800.0, 800.0]]), np.array([[1.0, 0.0]]))",
    ),
    "descend": (
        "descend(lambda x: 2 * (x - 1), 3.0, 0.25, 4, 0.0)",
        "descend(lambda x: 2 * (x - 1), 3.0, 0.25, 50, 0.1)",
        "descend(lambda x: x * np.array([1.0, 4.0]), np.array([2.0, -1.0]), 0.1, 3, 0.0)",
    ),
    "batches": (f"batches(7, 3, {_RNG})", f"batches(4, 9, {_RNG})"),
    "backward": (
        f"backward(forward({_X}, {_NET}, 'tanh'), {_NET}, 'tanh',"
        " np.array([[0.5], [-1.0], [0.2]]))",
        f"backward(forward({_X}, {_NET}[:1], 'relu'), {_NET}[:1], 'relu', np.ones((3, 2)))",
    ),
    "Optimizer": tuple(
        f"[rule.move(key, np.array(g)) for rule in [Optimizer({kind!r}, 0.1)]"
        " for key, g in [('W', [1.0, -2.0]), ('b', [0.5]), ('W', [0.2, 3.0]), ('b', [-4.0])]]"
        for kind in ("sgd", "momentum", "rmsprop", "adam")
    ),
    "train": (
        f"[(train(layers, {_X}, np.array([[1.0], [0.0], [-1.0]]), squared,"
        f" Optimizer('adam', 0.1), 'tanh', 2, 3, {_RNG}), layers)"
        " for layers in [first_weights([2, 3, 1], 1.0, np.random.default_rng(3))]]",
    ),
    "log_softmax": (
        f"log_softmax({_TABLE})", "log_softmax(np.array([1.0, 3.0]))",
        "log_softmax(np.array([[-2000.0, 0.0]]))",
    ),
    "softmax_cross_entropy": (
        f"softmax_cross_entropy({_TABLE}, {_TARGETS})",
        "softmax_cross_entropy(np.array([[-2000.0, 0.0]]), np.array([[1.0, 0.0]]))",
    ),
    "accuracy": (
        f"accuracy({_TABLE}, np.array([2, 1]))",
        "accuracy(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([0, 1]))",
    ),
    "prepare": (
        "prepare(np.arange(12, dtype=np.uint8).reshape(2, 2, 3) * 20, np.array([1, 0]), 3)",
    ),
    # All right ways to draw have the same sizes, samples and labels.
    "split": (
        "[(len(X), len(X_kept), sorted([*zip(X[:, 0], t), *zip(X_kept[:, 0], t_kept)]))"
        " for X, t, X_kept, t_kept in"
        f" [split(np.arange(20.0).reshape(10, 2), np.arange(10), 4, {_RNG})]]",
    ),
    "shifted": (
        "shifted(np.arange(18.0).reshape(2, 3, 3), np.array([1, 0]), np.array([-1, 2]))",
    ),
    "confusion": (f"confusion({_TABLE}, np.array([2, 1]), 3)",),
}


@dataclass(frozen=True)
class Trouble:
    """A call that a function gets wrong: what should have come, and what came."""

    call: str
    expected: str
    came: str
    raised: bool = False


def first_trouble(name: str, function: Any) -> Trouble | None:
    """Return the first of its calls that a function gets wrong, or None."""
    theirs = {each: getattr(lent, each) for each in LIBRARY}
    for call in EXAMPLES[name]:
        expected = _value(call, theirs)
        with quietly():
            try:
                came = _value(call, {**theirs, name: function})
            except (Exception, SystemExit) as error:
                said = f"{type(error).__name__}: {words(error)}".removesuffix(": ")
                return Trouble(call, brief(expected), said, raised=True)
        if not same(came, expected):
            return Trouble(call, brief(expected), brief(came))
    return None


def same(came: Any, expected: Any) -> bool:
    """Return whether two results agree to five digits, part by part; an array may be a list."""
    if isinstance(expected, tuple | list) and any(
        isinstance(part, tuple | list | np.ndarray) for part in expected
    ):
        return (
            isinstance(came, tuple | list) and len(came) == len(expected)
            and all(map(same, came, expected))
        )
    try:
        return agree(to_array(came), to_array(expected))
    except NotNumbersError:
        return False


def brief(value: Any) -> str:
    """Write a result for a sentence."""
    text = show(value)
    return text if len(text) <= 200 else f"{text[:200]}…"


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Run a student's lines without a word of theirs, and end them where they have no end."""
    written = io.StringIO()
    with (
        warnings.catch_warnings(), contextlib.redirect_stdout(written),
        contextlib.redirect_stderr(written), np.errstate(all="ignore"), _limited(),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Raise TimeoutError after some seconds, where the system has such a signal."""
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"no end within {SECONDS:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _value(call: str, names: dict[str, Any]) -> Any:
    return eval(call, {"np": np, **names})
