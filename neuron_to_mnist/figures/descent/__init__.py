"""Gradient descent on chapter 5's parabola and on its surface with two valleys, by nnlib."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib._validate import FloatArray
from nnlib.minimize import gradient_descent

CHOICES = {"f": ["parabola", "valleys"]}
START = {
    "f": "parabola", "start_x": 3.0, "start_w1": 1.6, "start_w2": -1.0, "rate": 0.1, "steps": 0,
    "many": False,
}
SYMBOLS = {
    "rate": "α", "steps": "k", "start_x": "x0", "x": "x", "y": "y", "slope": "dy/dx",
    "next_x": "x − α dy/dx", "start_w1": "w1⁽⁰⁾", "start_w2": "w2⁽⁰⁾", "w1": "w1", "w2": "w2",
    "E": "E", "g1": "∂E/∂w1", "g2": "∂E/∂w2", "next_w1": "w1 − α ∂E/∂w1",
    "next_w2": "w2 − α ∂E/∂w2", "left": "#(w1 < 0)", "best": "min E",
}
LIMIT = 100  # a walk stands still before the step that would lead farther than this
MANY = np.array([[0.45 * i, 0.4 * j] for i in range(-4, 5) for j in range(-3, 4)])  # (63, 2)


def parabola(x: float) -> float:
    """y = (x - 1)^2 + 1."""
    return (x - 1) * (x - 1) + 1


def valleys(w: FloatArray) -> FloatArray:
    """E = (w1^2 - 1)^2 + 0.3 w1 + w2^2: ``(n, 2)`` to ``(n,)``."""
    w1, w2 = w.T
    p = w1 * w1 - 1
    return p * p + 0.3 * w1 + w2 * w2


def _parabola_slope(x: FloatArray) -> FloatArray:
    return 2 * (x - 1)


def _valleys_gradient(w: FloatArray) -> FloatArray:
    w1, w2 = w.T
    return np.stack([4 * w1 * (w1 * w1 - 1) + 0.3, 2 * w2], axis=1)  # (n, 2)


def walk(
    gradient: Callable[[FloatArray], FloatArray], points: FloatArray, rate: float, steps: float
) -> FloatArray:
    """Let the points of shape ``(n, d)`` walk down, each on its own, and return where they are."""
    for _ in range(int(steps)):
        ahead = gradient_descent(gradient, points, rate, steps=1)[-1]
        far = (np.abs(ahead) > LIMIT).any(axis=1, keepdims=True)  # (n, 1)
        points = np.where(far, points, ahead)
    return points


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return where both walks are, the heights, slopes and next places, and how the many fare."""
    rate, steps = float(state["rate"]), state["steps"]
    at = walk(_parabola_slope, np.array([[float(state["start_x"])]]), rate, steps)
    x, slope = float(at[0, 0]), float(_parabola_slope(at)[0, 0])
    start = np.array([[float(state["start_w1"]), float(state["start_w2"])]])
    w = walk(_valleys_gradient, start, rate, steps)
    (w1, w2), (g1, g2) = w[0].tolist(), _valleys_gradient(w)[0].tolist()
    many = walk(_valleys_gradient, MANY, rate, steps)
    return {
        "x": x, "y": parabola(x), "slope": slope, "next_x": x - rate * slope,
        "w1": w1, "w2": w2, "E": float(valleys(w)[0]), "g1": g1, "g2": g2,
        "next_w1": w1 - rate * g1, "next_w2": w2 - rate * g2,
        "left": int((many[:, 0] < 0).sum()), "best": float(valleys(many).min()),
    }
