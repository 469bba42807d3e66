"""Three losses of one output, and their slopes in the output and in the weighted sum, by nnlib."""

from typing import Any

import numpy as np

from nnlib import losses
from nnlib.activations import sigmoid_derivative

CHOICES = {"t": [0, 1]}
START = {"t": 1, "y": 0.3}
SYMBOLS = {
    "t": "t", "y": "y", "a": "a",
    "absolute": "MAE", "absolute_dy": "dMAE/dy", "absolute_da": "dMAE/da",
    "squared": "MSE", "squared_dy": "dMSE/dy", "squared_da": "dMSE/da",
    "entropy": "BCE", "entropy_dy": "dBCE/dy", "entropy_da": "dBCE/da",
}
_LOSSES = {
    "absolute": losses.mean_absolute_error,
    "squared": losses.mean_squared_error,
    "entropy": losses.binary_cross_entropy,
}


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return the sum a with y = sigmoid(a), and each loss with its slopes in y and in a."""
    y, t = [float(state["y"])], [float(state["t"])]
    if not 0 < y[0] < 1:
        raise ValueError(f"y must be between 0 and 1, not {y[0]}.")
    a = float(np.log(y[0] / (1 - y[0])))
    results = {"a": a}
    for name, loss in _LOSSES.items():
        slope = float(loss.gradient(y, t)[0])
        results[name] = loss(y, t)
        results[f"{name}_dy"] = slope
        results[f"{name}_da"] = slope * float(sigmoid_derivative(a))
    return results
