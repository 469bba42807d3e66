"""The plane on its way through chapter 10's networks of width 2: where a point is, by nnlib."""

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from neuron_to_mnist.figures.network import Settings, trained
from nnlib._validate import FloatArray
from nnlib.activations import sigmoid, tanh
from nnlib.datasets import circle_in_ring, two_curves, two_spirals
from nnlib.layers import Dense, Layer, Tanh
from nnlib.network import Network

DATA = {
    "curves": two_curves(100), "half": two_spirals(100, 0.5), "three": two_spirals(100, 0.75),
    "one": two_spirals(100, 1.0), "more": two_spirals(100, 1.25), "ring": circle_in_ring(100),
}
SHARED = ["optimizers.js", "points.js", "network.js"]
CHOICES = {"data": list(DATA), "weights": ["kept", "live"]}
START = {"data": "three", "x1": 0.0, "x2": 0.4, "way": 0.0, "weights": "kept", "draw": 1,
         "updates": 0}
END = 12  # the length of the way; three moves a layer share it evenly
MOST = 12_000  # updates
SYMBOLS = {
    "way": "way", "draw": "draw", "updates": "updates",
    "x1": "x1", "x2": "x2", "layer": "l", "z1": "z1", "z2": "z2",
    **{f"w{i}{j}": f"w{i}{j}" for i in (1, 2) for j in (1, 2)}, "b1": "b1", "b2": "b2",
    "det": "det W", "u1": "u1", "u2": "u2", "p1": "(uW)1", "p2": "(uW)2", "q1": "(uW + b)1",
    "q2": "(uW + b)2", "r1": "tanh(uW + b)1", "r2": "tanh(uW + b)2", "y": "y",
    "right": "#(y ≷ ½)", "apart": "#(100 %)", "seed": "rng",
}


@cache
def kept() -> dict[str, Any]:
    """Return what stands in ``deformation_weights.js``: the networks and how they were chosen."""
    script = Path(__file__).with_name("deformation_weights.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(script[script.index("{"):script.rindex("}") + 1])
    return found


@cache
def network(data: str) -> Network:
    """Return the trained network: one or more times Dense(2, 2) and Tanh, then Dense(2, 1)."""
    layers: list[Layer] = []
    for parameters in kept()[data]["layers"]:
        layers += [Dense.from_arrays(parameters["weights"], parameters["bias"]), Tanh()]
    return Network(layers[:-1])


def live(data: str, draw: int, updates: int) -> Network:
    """Return the network that is trained in the page, from the weights of that draw.

    Where a hidden layer has det W < 0, its two nodes change places: the same function.
    """
    X, t = DATA[data]
    done = trained(Settings(
        widths=(2,) if data == "curves" else (2, 2, 2, 2), first="unit", seed=draw,
        samples=tuple((*x, float(c)) for x, c in zip(X.tolist(), t, strict=True))), updates)
    parts = [(layer.parameters["weights"].copy(), layer.parameters["bias"].copy())
             for layer in done.network.layers[::2]]
    for (W, b), (after, _) in pairwise(parts):
        if np.linalg.det(W) < 0:
            W[:], b[:], after[:] = W[:, ::-1].copy(), b[::-1].copy(), after[::-1].copy()
    layers = [layer for W, b in parts for layer in (Dense.from_arrays(W, b), Tanh())]
    return Network(layers[:-1])


def partly_linear(W: FloatArray, share: float) -> FloatArray:
    """Return the matrix for a share of the way from the identity to W: stretched, then turned.

    W = P Q with P symmetric and Q a rotation. With det W > 0 no matrix on the way is singular.
    """
    U, sizes, V = np.linalg.svd(W)
    P, Q = (U * sizes) @ U.T, U @ V  # (2, 2), (2, 2)
    angle = share * math.atan2(Q[0, 1], Q[0, 0])
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    part: FloatArray = ((1 - share) * np.eye(2) + share * P) @ turn
    return part


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return the current layer and its moves, where the point is, and how the network does.

    The layer takes the point from u to p = uW, to q = p + b and to r = tanh(q); on its way
    the point is at z. y is the network's output there, right the number of the 200 points
    on their side, apart the number of seeds, of 20, that had all 200 right, seed the kept one.
    """
    data = state["data"]
    kept_here, (X, t) = state["weights"] == "kept", DATA[data]
    whole = network(data) if kept_here else live(
        data, state["draw"], min(max(int(state["updates"]), 0), MOST))
    moves = 3 * (len(whole.layers) // 2)
    position = min(max(state["way"], 0), END) * moves / END
    move = max(0, math.ceil(position) - 1)
    layer, kind = divmod(move, 3)
    share = position - move
    x = np.array([state["x1"], state["x2"]], float)  # (2,)
    u = Network(whole.layers[:2 * layer]).forward(x) if layer else x
    dense = whole.layers[2 * layer]
    assert isinstance(dense, Dense)
    W, b = dense.weights, dense.bias
    p, q = u @ W, dense.forward(u)
    r = tanh(q)
    z = [u @ partly_linear(W, share), p + share * b, (1 - share) * q + share * r][kind]
    arrays = {"z": z, "w": W, "b": b, "u": u, "p": p, "q": q, "r": r}
    results = {
        prefix + "".join(str(i + 1) for i in index): float(value)
        for prefix, array in arrays.items() for index, value in np.ndenumerate(array)
    }
    return results | {
        "layer": layer + 1, "det": float(np.linalg.det(W)),
        "y": float(sigmoid(whole.forward(x))[0]),
        "right": int(((whole.forward(X)[:, 0] > 0) == t).sum()),
        **{name: kept()[data][name] if kept_here else None for name in ("apart", "seed")},
    }
