"""Chapter 6's 3-3-3 network: forward, back by either rule, and one update, by nnlib."""

from typing import Any

import numpy as np

from nnlib.activations import sigmoid
from nnlib.gradients import exact_hidden_error, heuristic_gradients, heuristic_hidden_error
from nnlib.layers import Dense, Sigmoid
from nnlib.losses import half_squared_error
from nnlib.network import Network

CHOICES = {"rule": ["exact", "heuristic"], "node": [1, 2, 3], "step": list(range(10))}
START = {"x1": 0.9, "t1": 0.3, "t2": 0.9, "t3": 0.6, "m": 1.0, "alpha": 1.0,
         "rule": "exact", "node": 1, "step": 0}
W1 = np.array([[0.9, 0.2, 0.1], [0.3, 0.8, 0.5], [0.4, 0.2, 0.6]])
W2 = np.array([[0.3, 0.6, 0.8], [0.7, 0.5, 0.1], [0.5, 0.2, 0.9]])
NODES = (1, 2, 3)
SYMBOLS = {
    "x1": "x1", "t1": "t1", "t2": "t2", "t3": "t3", "m": "m", "alpha": "α",
    **{f"z{j}": f"z{j}" for j in NODES}, **{f"y{k}": f"y{k}" for k in NODES},
    **{f"e{k}": f"y{k} − t{k}" for k in NODES}, "E": "E",
    **{f"d2{k}": f"δ⁽²⁾{k}" for k in NODES},
    **{f"g2{j}{k}": f"∂E/∂w⁽²⁾{j}{k}" for j in NODES for k in NODES},
    **{f"b{j}": f"∂E/∂z{j}" for j in NODES}, **{f"d1{j}": f"δ⁽¹⁾{j}" for j in NODES},
    **{f"g1{i}{j}": f"∂E/∂w⁽¹⁾{i}{j}" for i in NODES for j in NODES},
    **{f"u2{j}{k}": f"→ w⁽²⁾{j}{k}" for j in NODES for k in NODES},
    **{f"u1{i}{j}": f"→ w⁽¹⁾{i}{j}" for i in NODES for j in NODES}, "F": "→ E",
}


def values(state: dict[str, Any]) -> dict[str, float]:
    """Return outputs z and y, errors e, deltas d, what comes back b, slopes g and new weights u.

    The names begin with the layer where there are two: g213 is the slope of layer 2's weight from
    node 1 to node 3. E is the loss, F the loss after the update.
    """
    x = np.array([[state["x1"], 0.1, 0.8]])  # (1, 3)
    t = np.array([[state["t1"], state["t2"], state["t3"]]])  # (1, 3)
    exact = state["rule"] == "exact"
    weights = [W1, state["m"] * W2]
    network = _network(weights)
    y = network.forward(x, training=True)  # (1, 3)
    if exact:
        network.backward(half_squared_error.gradient(y, t))
    else:
        heuristic_gradients(network, x, t)
    slopes = [layer.gradients["weights"] for layer in network.layers[::2]]
    deltas = [layer.gradients["bias"] for layer in network.layers[::2]]
    updated = [W - state["alpha"] * slope for W, slope in zip(weights, slopes, strict=True)]
    hidden_error = exact_hidden_error if exact else heuristic_hidden_error
    arrays = {
        "z": sigmoid(x @ W1)[0], "y": y[0], "e": (y - t)[0],
        "d2": deltas[1], "b": -hidden_error(weights[1], y, t)[0], "d1": deltas[0],
        "g2": slopes[1], "g1": slopes[0], "u2": updated[1], "u1": updated[0],
    }
    results = {
        prefix + "".join(str(i + 1) for i in index): float(value)
        for prefix, array in arrays.items() for index, value in np.ndenumerate(array)
    }
    return results | {
        "E": half_squared_error(y, t),
        "F": half_squared_error(_network(updated).forward(x), t),
    }


def _network(weights: list[np.ndarray]) -> Network:
    """Return the network with these weights and no biases."""
    return Network([part for W in weights for part in (Dense.from_arrays(W), Sigmoid())])
