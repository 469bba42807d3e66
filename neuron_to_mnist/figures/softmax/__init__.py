"""Softmax of three logits, raised by c, divided by T: as it stands, and less the largest."""

from typing import Any

import numpy as np

from nnlib.activations import softmax

START = {"a1": 0.3, "a2": 2.9, "a3": 4.0, "c": 0.0, "T": 1.0}
SYMBOLS = {
    "a1": "a1", "a2": "a2", "a3": "a3", "c": "c", "T": "T",
    **{f"z{k}": f"z{k} = (a{k} + c) / T" for k in (1, 2, 3)}, "m": "m",
    **{f"n{k}": f"e^z{k} / Σ e^z" for k in (1, 2, 3)},
    **{f"p{k}": f"e^(z{k} − m)" for k in (1, 2, 3)},
    **{f"y{k}": f"y{k}" for k in (1, 2, 3)},
}


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return z, its largest m, the shares n as the formula stands, the powers p and softmax y."""
    a = np.array([state["a1"], state["a2"], state["a3"]])
    z = (a + state["c"]) / state["T"]  # (3,)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        e = np.exp(z)  # (3,)
        naive = e / e.sum()  # (3,)
    results = {"z": z, "n": naive, "p": np.exp(z - z.max()), "y": softmax(z)}
    named = {f"{letter}{k}": None if np.isnan(value) else float(value)
             for letter, numbers in results.items() for k, value in enumerate(numbers, start=1)}
    return named | {"m": float(z.max())}
