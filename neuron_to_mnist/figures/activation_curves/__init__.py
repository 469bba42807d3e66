"""The activation functions of chapter 2 and their slopes, all at the same x."""

from typing import Any

from nnlib import activations

FUNCTIONS = ["step", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "identity"]
START = {"x": 2.0, "layers": 3, **{name: name in ("sigmoid", "relu") for name in FUNCTIONS}}
_LETTERS = dict(zip(FUNCTIONS, ["step", "σ", "tanh", "ReLU", "LReLU", "ELU", "id"], strict=True))
SYMBOLS = {
    "x": "x",
    **{f"h_{name}": f"{letter}(x)" for name, letter in _LETTERS.items()},
    **{f"d_{name}": f"{letter}′(x)" for name, letter in _LETTERS.items()},
    "layers": "layers", **{f"p_{name}": f"Π {letter}′(x)" for name, letter in _LETTERS.items()},
}


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return h_NAME, the function, d_NAME, its slope, and p_NAME, the slope through all layers.

    The step has no slope at its jump.
    """
    x = float(state["x"])
    results: dict[str, Any] = {}
    for name in FUNCTIONS:
        results[f"h_{name}"] = float(getattr(activations, name)(x))
        if name != "step":
            results[f"d_{name}"] = float(getattr(activations, f"{name}_derivative")(x))
    results["d_step"] = None if x == 0 else 0.0
    for name in FUNCTIONS:
        slope = results[f"d_{name}"]
        results[f"p_{name}"] = None if slope is None else slope ** int(state["layers"])
    return results
