"""Two inputs, two nodes with a sigmoid, four weights: chapter 3's network, by nnlib."""

import numpy as np

from nnlib.activations import sigmoid

START = {"x1": 1.0, "x2": 0.5, "w11": 0.9, "w12": 0.2, "w21": 0.3, "w22": 0.8}
SYMBOLS = {
    "x1": "x1", "x2": "x2", "w11": "w11", "w12": "w12", "w21": "w21", "w22": "w22",
    "a1": "a1", "a2": "a2", "e1": "exp(−a1)", "e2": "exp(−a2)", "y1": "y1", "y2": "y2",
}


def values(state: dict[str, float]) -> dict[str, float]:
    """Return the weighted sums a, their exponentials e = exp(-a) and the outputs y."""
    x = np.array([state["x1"], state["x2"]])
    W = np.array([[state["w11"], state["w12"]], [state["w21"], state["w22"]]])
    a = x @ W  # (2,) @ (2, 2) -> (2,)
    e = np.exp(-a)
    y = sigmoid(a)
    return {
        f"{letter}{node}": float(row[node - 1])
        for letter, row in (("a", a), ("e", e), ("y", y)) for node in (1, 2)
    }
