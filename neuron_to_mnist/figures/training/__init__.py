"""A network that trains while one watches: its losses after any number of updates, by nnlib."""

import re
from functools import lru_cache
from typing import Any

import numpy as np

from neuron_to_mnist.figures.network import (
    ACTIVATIONS,
    OPTIMIZERS,
    SPREADS,
    Random,
    Settings,
    Training,
    trained,
)
from nnlib._validate import FloatArray
from nnlib.datasets import circle_in_ring, logic_gate, two_curves, two_spirals
from nnlib.losses import sigmoid_cross_entropy

SHARED = ["optimizers.js", "points.js", "network.js"]
ALL = 1000  # a batch that holds every sample
MOST = 20_000  # updates
CHOICES = {
    "data": ["spirals", "ring", "xor", "curves", "none"], "pen": ["circle", "square"],
    "activation": list(ACTIVATIONS), "optimizer": OPTIMIZERS,
    "rate": [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], "batch": [1, 10, 32, ALL],
    "first": list(SPREADS), "decay": [0, 0.0001, 0.001, 0.01, 0.1],
    "pace": ["slow", "normal", "fast"],
}
NUMBER = r"-?[01](\.\d{1,2})?"
TEXTS = {"hidden": "([1-8]( [1-8]){0,3})?", "points": f"({NUMBER} {NUMBER} [01];)*"}
START = {
    "scale": 1.0, "data": "spirals", "noise": 0.0, "points": "", "pen": "square", "hidden": "8 8",
    "activation": "tanh", "optimizer": "Adam", "rate": 0.03, "batch": 10, "first": "xavier",
    "decay": 0, "seed": 1, "steps": 0, "pace": "normal",
}
SYMBOLS = {
    "noise": "noise", "scale": "scale", "seed": "seed", "steps": "updates", "epoch": "epochs",
    "loss": "E", "held": "E (held out)", "right": "right", "n": "n",
}
Rows = tuple[tuple[float, float, float], ...]


def _points(data: str) -> tuple[FloatArray, FloatArray]:
    """Return 200 points of the course's task of that name, none without one."""
    if data == "none":
        return np.zeros((0, 2)), np.zeros(0)
    if data != "xor":
        make = {"spirals": two_spirals, "ring": circle_in_ring, "curves": two_curves}
        return make[data](100)
    corners, classes = logic_gate("XOR")
    order = classes.argsort(kind="stable")  # class 0 first
    disc = circle_in_ring(50)[0][:50]  # (50, 2), around every corner
    X = np.concatenate([1.2 * corner - 0.6 + disc for corner in corners[order]])  # (200, 2)
    return X, np.repeat(classes[order], 50)


@lru_cache(maxsize=32)
def samples(data: str, noise: float, points: str) -> tuple[Rows, Rows]:
    """Return what is trained on, every other point and the reader's own, and what is held out."""
    X, t = _points(data)
    random = Random(0)
    rows = [(x1 + noise * random.normal(), x2 + noise * random.normal(), float(c))
            for (x1, x2), c in zip(X.tolist(), t, strict=True)]
    own = [(float(x1), float(x2), float(c))
           for x1, x2, c in re.findall(r"(\S+) (\S+) (\d);", points)]
    return (*rows[::2], *own), tuple(rows[1::2])


def training(state: dict[str, Any]) -> Training:
    """Return the training that the state describes, after its updates."""
    settings = Settings(
        widths=tuple(map(int, state["hidden"].split())),
        samples=samples(state["data"], state["noise"], state["points"])[0],
        **{name: state[name] for name in (
            "activation", "first", "scale", "seed", "optimizer", "rate", "batch", "decay")})
    return trained(settings, min(max(int(state["steps"]), 0), MOST))


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return the losses, whole epochs, and how many of the n training points are on their side."""
    done = training(state)
    n = len(done.t)
    held = samples(state["data"], state["noise"], state["points"])[1]
    updates = -(-n // min(state["batch"], n)) if n else 1
    results: dict[str, Any] = {"epoch": done.steps // updates, "n": n, "right": 0,
                               "loss": None, "held": None}
    if n:
        logits = done.network.forward(done.X)  # (n, 1)
        results["loss"] = sigmoid_cross_entropy(logits, done.t)
        results["right"] = int(((logits > 0) == done.t).sum())
    if held:
        table = np.array(held)  # (m, 3)
        results["held"] = sigmoid_cross_entropy(done.network.forward(table[:, :2]), table[:, 2:])
    return results
