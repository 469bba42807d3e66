"""Pictures of what a student's own functions give, for the cells under their checks.

Each returns an image to be shown or, where something is not right yet, prints a sentence. Where
nobody looks on, as while a notebook is graded, and in the page nothing is drawn.
"""

import functools
import io
import sys
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from neuron_to_mnist import say
from neuron_to_mnist.checks import messages
from neuron_to_mnist.checks.ch01_neurons import experiments
from neuron_to_mnist.own.store import current_store

Function = Callable[..., Any]
_CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
_GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}
_ROUNDS = 12


def _for_somebody(draw: Function) -> Function:
    """Make of a function that returns a figure and its description one that returns an image."""

    @functools.wraps(draw)
    def drawn(*arguments: Any) -> Any:
        if current_store() is None or sys.platform == "emscripten":
            return None
        try:
            figure, message, fields = draw(*arguments)
        except Exception:  # whatever a student's function does
            print(_said("own.no_picture"))
            return None
        return _image(figure, _said(message, **fields))

    return drawn


@_for_somebody
def gates(gate_weights: Function, segment: Function) -> Any:
    """Draw the corners of the three gates, each with its decision boundary (chapter 1)."""
    from matplotlib.figure import Figure

    from neuron_to_mnist.plots import INK, plane

    figure = Figure(figsize=(8.4, 3.0), layout="constrained")
    axes = figure.subplots(1, len(_GATES))
    for ax, (gate, outputs) in zip(axes, _GATES.items(), strict=True):
        w1, w2, b = gate_weights(gate)
        ends = segment(np.array([w1, w2], dtype=float), b, (-0.5, 1.5))
        plane(_CORNERS, outputs, ax=ax)
        ax.plot(*np.reshape(ends, (-1, 2)).T, color=INK)
        ax.set_title(gate)
    return figure, "own.picture_gates", {}


@_for_somebody
def rounds(watch: Function, learn: Function, segment: Function, seed: int) -> Any:
    """Draw 40 points of the seed's, and the boundary after every round (chapter 1)."""
    from matplotlib.figure import Figure

    from neuron_to_mnist.plots import GREY, INK, plane

    X, t = experiments.points(seed)
    ends, last = watch(learn, segment, X, t, _ROUNDS, (-5, 5))
    figure = Figure(figsize=(4.2, 4.0), layout="constrained")
    ax = figure.subplots()
    plane(X, t, limits=(-5, 5), ax=ax)
    for number, line in enumerate(ends, start=1):
        end = number == _ROUNDS
        ax.plot(*np.reshape(line, (-1, 2)).T, color=INK if end else GREY,
                linewidth=2.4 if end else 0.5 + 0.1 * number, linestyle="-" if end else "--")
    return figure, "own.picture_rounds", {"rounds": _ROUNDS, "last": last}


@_for_somebody
def reader(learn: Function, X: np.ndarray, t: np.ndarray, found: Mapping[str, Any]) -> Any:
    """Draw the weights of the neuron that tells the two digits of ``found["pair"]`` apart."""
    from neuron_to_mnist.plots import images

    low, high = sorted(found["pair"])
    mine = np.isin(t, (low, high))
    w, _, _ = learn(X[mine], (t[mine] == high).astype(int), experiments.ROUNDS)
    figure = images([w], [f"{low} / {high}"], signed=True)
    figure.set_size_inches(2.6, 2.9)
    return figure, "own.picture_reader", {"low": low, "high": high}


def _image(figure: Any, alt: str) -> Any:
    from IPython.display import Image

    written = io.BytesIO()
    # On white: the ink is dark in a dark notebook too.
    figure.savefig(written, format="png", dpi=200, facecolor="white")
    return Image(written.getvalue(), width=int(100 * figure.get_figwidth()), alt=alt)


def _said(message: str, **fields: object) -> str:
    return say(messages.MESSAGES, message, messages.language(), **fields)
