"""A drawn digit, prepared as MNIST was and read by chapter 9's small network."""

import base64
import json
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from nnlib._validate import FloatArray
from nnlib.activations import softmax
from nnlib.layers import Dense, Layer, ReLU
from nnlib.network import Network

_NUMBER = r"[0-9]+(\.[0-9]+)?"
_POINT = f"{_NUMBER} {_NUMBER}"
TEXTS = {"ink": f"(M{_POINT}(L{_POINT})+)*"}
START = {
    "ink": "M8.3 7.2L10 5.3L12.5 4.5L15.2 4.9L17.3 6.5L18.2 8.8L17.7 11.2L16 13.1L13.5 13.9"
           "L15.9 14.4L17.7 15.7L18.8 17.5L18.9 19.5L18.1 21.3L16.4 22.8L14.1 23.5L11.7 23.5"
           "L9.4 22.6L7.8 21.2",
    "pen": 2.5, "fit": True, "why": False,
}
EXAMPLES = {
    "seven": "M7 5L13 4.8L20 5L16.5 12L14 18L12.5 24M10 14.5L18.5 14",
    "one": "M7 10.5L15 4L15 24",
    "small": "M19.6 19.2L20.7 18L22.3 17.7L23.8 18.3L24.5 19.7L24.2 21.2L19.7 25.8L25 25.8",
    "letter": "M7 24L14 4L21 24M9.5 17L18.5 17",
    "heart": "M14 23L6 14L5.5 9.5L8 6.5L11.5 6.5L14 9.5L16.5 6.5L20 6.5L22.5 9.5L22 14L14 23",
}
SYMBOLS = {
    "pen": "⌀", "best": "k = argmax y", "second": "l = argmax y, l ≠ k",
    "lead": "a(k) − a(l)", "toward": "Σ ■", "against": "Σ ◆", "biases": "Σ b",
    **{f"y{digit}": f"y{digit}" for digit in range(10)},
}
SIDE, BOX = 28, 20


def network(script: str) -> Network:
    """Return the network that a script such as ``digit_reader_weights.js`` brings along."""
    layers: list[Layer] = []
    for kept in json.loads(script[script.index("["):script.rindex("]") + 1]):
        quantized = np.frombuffer(base64.b64decode(kept["weights"]), np.int8)
        scales = np.array(kept["scales"])  # (d_out,)
        weights = quantized.reshape(-1, len(scales)) * scales  # (d_in, d_out)
        layers += [Dense.from_arrays(weights, kept["bias"]), ReLU()]
    return Network(layers[:-1])


@cache
def trained() -> Network:
    """Return the network that the figure reads with."""
    return network(Path(__file__).with_name("digit_reader_weights.js").read_text("utf-8"))


def strokes(ink: str) -> list[FloatArray]:
    """Return each stroke's points, ``(n, 2)``: across and down from the board's upper left."""
    if not re.fullmatch(TEXTS["ink"], ink):
        raise ValueError(f'ink must be strokes such as "M8 5L20 5L12 24", not {ink!r}.')
    return [np.array([point.split() for point in stroke.split("L")], float)
            for stroke in ink.split("M")[1:]]


def pixels(lines: list[FloatArray], pen: float, scale: float, moved: FloatArray) -> FloatArray:
    """Return the 28 x 28 pixels under lines that are enlarged, then moved.

    A pixel is as dark as a line with soft edges covers it: 1 inside, 0 outside, between them for a
    pixel's width.
    """
    start = scale * np.concatenate([line[:-1] for line in lines]) + moved  # (n, 2)
    end = scale * np.concatenate([line[1:] for line in lines]) + moved
    centers = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), axis=-1) + 0.5
    to_pixel = centers.reshape(-1, 1, 2) - start  # (784, n, 2)
    along = end - start
    squared = (along**2).sum(axis=1)  # (n,)
    share = np.clip((to_pixel * along).sum(axis=2) / np.where(squared > 0, squared, 1), 0, 1)
    far = np.sqrt(((to_pixel - share[:, :, None] * along) ** 2).sum(axis=2)).min(axis=1)  # (784,)
    image: FloatArray = np.clip(scale * pen / 2 + 0.5 - far, 0, 1).reshape(SIDE, SIDE)
    return image


def prepared(lines: list[FloatArray], pen: float) -> FloatArray:
    """Return the 28 x 28 pixels as MNIST's were made.

    The ink fills a box of 20 x 20 without losing its shape; then it moves by whole pixels until
    its center of mass lies in the middle pixel, between 14 and 15.

    Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
    """
    points = np.concatenate(lines)  # (n, 2)
    corner = points.min(axis=0) - pen / 2
    scale = BOX / (points.max(axis=0) + pen / 2 - corner).max()
    moved = (SIDE - BOX) / 2 - scale * corner  # (2,)
    image = pixels(lines, pen, scale, moved)
    places = np.arange(SIDE) + 0.5
    moments = np.array([(image.sum(axis=0) * places).sum(), (image.sum(axis=1) * places).sum()])
    center = moments / image.sum()
    return pixels(lines, pen, scale, moved + SIDE // 2 - np.floor(center + 1e-6))


def image(state: dict[str, Any]) -> FloatArray:
    """Return the 28 x 28 pixels that the network is given."""
    lines, pen = strokes(state["ink"]), float(state["pen"])
    if not lines:
        return np.zeros((SIDE, SIDE))
    return prepared(lines, pen) if state["fit"] else pixels(lines, pen, 1.0, np.zeros(2))


def shares(x: FloatArray, best: int, second: int) -> FloatArray:
    """Return how much each of the 784 pixels adds to the lead of one digit's logit over another's.

    A network with ReLU is linear as long as the same nodes are above 0, so a pixel adds its
    brightness times the slope there; with what the biases add, the shares sum up to the lead.
    """
    first, _, last = trained().layers
    assert isinstance(first, Dense)
    assert isinstance(last, Dense)
    slopes = last.weights[:, best] - last.weights[:, second]  # (80,)
    active = first.forward(x) > 0  # (80,)
    result: FloatArray = x * (first.weights @ (active * slopes))  # (784, 80) @ (80,) -> (784,)
    return result


def values(state: dict[str, Any]) -> dict[str, Any]:
    """Return each digit's probability, the two likeliest, and what speaks for the first of them.

    ``lead`` is how far the logit of the likeliest digit is ahead of the next; it is the sum of the
    positive shares, ``toward``, the negative ones, ``against``, and what comes from the biases. For
    an empty board there is none of these.
    """
    if not (math.isfinite(state["pen"]) and state["pen"] > 0):
        raise ValueError(f"pen must be a width above 0, not {state['pen']}.")
    x = image(state).ravel()  # (784,)
    logits = trained().forward(x)  # (10,)
    best, second = np.argsort(-logits, kind="stable")[:2].tolist()
    parts = shares(x, best, second)
    lead = float(logits[best] - logits[second])
    toward, against = float(parts[parts > 0].sum()), float(parts[parts < 0].sum())
    numbers = {
        "best": best, "second": second, "lead": lead, "toward": toward, "against": against,
        "biases": lead - toward - against,
        **{f"y{digit}": float(p) for digit, p in enumerate(softmax(logits))},
    }
    return numbers if strokes(state["ink"]) else dict.fromkeys(numbers)
