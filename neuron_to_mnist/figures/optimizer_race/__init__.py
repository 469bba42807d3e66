"""Chapter 7's eight optimizers in the valley E = w1^2 / 20 + w2^2, each by its rule in nnlib."""

from typing import Any

import numpy as np

from nnlib import optimizers
from nnlib._validate import FloatArray

SHARED = ["optimizers.js"]
RATES = {
    "SGD": 0.9, "Momentum": 0.1, "Nesterov": 0.1, "AdaGrad": 1.5, "RMSProp": 0.3, "AdaDelta": 5.0,
    "Adam": 0.4, "Nadam": 0.4,
}
RACING = ["SGD", "Momentum"]  # at first
START = {
    "mu": 0.9, "steps": 0, "ten": False, "turned": False, "along": 10.0, "across": 1.0,
    **{f"rate_{name}": rate for name, rate in RATES.items()},
    **{name: name in RACING for name in RATES},
}
SYMBOLS = {
    "steps": "k", "mu": "μ", "along": "w1(0)", "across": "w2(0)",
    **{f"{part}_{name}": f"{name} {symbol}" for name in RATES for part, symbol in (
        ("rate", "α"), ("w1", "w1"), ("w2", "w2"), ("E", "E"), ("n", "n"))},
}
LIMIT = 20  # a walk stands still before the step that would lead farther than this
GOAL = 0.01
MOST = 100
TURN = np.array([[1.0, -1.0], [1.0, 1.0]]) * np.sqrt(0.5)  # (2, 2), by 45 degrees


def gradient(w: FloatArray, state: dict[str, Any]) -> FloatArray:
    """Return the slopes of the valley, as it lies and as it is measured."""
    w1, w2 = w
    if state["turned"]:
        slopes = np.array([1.05 * w1 - 0.95 * w2, 1.05 * w2 - 0.95 * w1])
    else:
        slopes = np.array([0.1 * w1, 2.0 * w2])
    return 10 * slopes if state["ten"] else slopes


def height(w: FloatArray, turned: bool) -> float:
    """Return E, not multiplied by anything."""
    along, across = TURN.T @ w if turned else w
    return float(along * along / 20 + across * across)


def walk(name: str, state: dict[str, Any]) -> list[FloatArray]:
    """Return the start and every step, fewer than asked for if the next one leads too far."""
    rule = getattr(optimizers, name)(state[f"rate_{name}"])
    if name in ("Momentum", "Nesterov"):
        rule.momentum = float(state["mu"])
    w = np.array([state["along"], state["across"]], float)  # (2,)
    path = [TURN @ w if state["turned"] else w]
    for _ in range(min(max(int(state["steps"]), 0), MOST)):
        w = path[-1].copy()
        rule.update(w, gradient(w, state))
        if np.abs(w).max() > LIMIT:
            break
        path.append(w)
    return path


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return where each optimizer is, the height there, and from which step on E < 0.01."""
    if not 0 <= state["mu"] < 1:
        raise ValueError(f"mu must be at least 0 and below 1, not {state['mu']}.")
    if wrong := [name for name in RATES if not state[f"rate_{name}"] > 0]:
        raise ValueError(f"The rate of {', '.join(wrong)} must be above 0.")
    results: dict[str, Any] = {}
    for name in RATES:
        path = walk(name, state)
        heights = [height(w, state["turned"]) for w in path]
        high = [k for k, E in enumerate(heights) if not E < GOAL]
        since = high[-1] + 1 if high else 0
        results |= {
            f"w1_{name}": float(path[-1][0]), f"w2_{name}": float(path[-1][1]),
            f"E_{name}": heights[-1], f"n_{name}": since if since < len(path) else None,
        }
    return results
