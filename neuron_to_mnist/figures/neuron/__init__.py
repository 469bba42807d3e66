"""One neuron with two inputs and a threshold, and how many corners of a gate it gets right."""

from typing import Any

from nnlib.activations import step

CHOICES = {"gate": ["AND", "OR", "NAND", "XOR"]}
START = {"gate": "AND", "x1": 0.75, "x2": 0.5, "w1": 1.0, "w2": 1.0, "b": -0.5}
CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TARGETS = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0], "XOR": [0, 1, 1, 0]}
SYMBOLS = {
    "gate": "t", "x1": "x1", "x2": "x2", "w1": "w1", "w2": "w2", "b": "b",
    "s": "w1x1 + w2x2", "theta": "θ = −b", "a": "a", "y": "y",
    **{f"{letter}{i}{j}": f"{letter}{i}{j}" for i, j in CORNERS for letter in "ay"},
    "right": "✓",
}


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return the sum s and a = s + b at the input, a and y at the four corners, and their score."""
    w1, w2, b = state["w1"], state["w2"], state["b"]
    s = w1 * state["x1"] + w2 * state["x2"]
    sums = [w1 * i + w2 * j + b for i, j in CORNERS]
    outputs = [int(step(a)) for a in sums]
    results = {"s": s, "theta": 0 - b, "a": s + b, "y": int(step(s + b))}
    for (i, j), a, y in zip(CORNERS, sums, outputs, strict=True):
        results |= {f"a{i}{j}": a, f"y{i}{j}": y}
    right = sum(y == t for y, t in zip(outputs, TARGETS[state["gate"]], strict=True))
    return results | {"right": right}
