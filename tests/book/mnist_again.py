"""What chapter 9 works out with nnlib, worked out again with NumPy alone or from the results."""

import base64
import json
import math
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from neuron_to_mnist.figures import FOLDER, digit_reader
from tests.book import pages
from tests.book.mnist_raw import mnist
from tests.book.numbers import Value

SIZES = (784, 50, 100, 10)
RESULTS = pages.ROOT / "benchmarks" / "results"
TABLE = ["nielsen", "rashid-heuristic-0.1", "rashid-exact-0.1", "rashid-exact-0.3", "course-90",
         "course-600"]
LADDER = ["1-plain", "2-dropout", "3-batch-norm", "4-averaging", "5-shift", "6-affine",
          "7-elastic", "8-deskew"]


def moved(x: np.ndarray, pixels: int) -> np.ndarray:
    wide = np.zeros((len(x), 28, 28 + pixels), x.dtype)
    pictures = x.reshape(-1, 28, 28)
    wide[:, :, pixels:] = pictures
    wide[:, :, :pixels] = pictures[:, :, 28 - pixels:]
    return wide[:, :, :28].reshape(-1, 784)


def xavier(rng: np.random.Generator, sizes: tuple[int, ...]) -> list[np.ndarray]:
    return [rng.uniform(-math.sqrt(6 / (m + k)), math.sqrt(6 / (m + k)), (m, k))
            for m, k in pairwise(sizes)]


def forward(x: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]) -> list[np.ndarray]:
    values = [x]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        a = values[-1] @ W + b
        values.append(a if i == len(weights) - 1 else 1 / (1 + np.exp(-a)))
    return values


def shares(a: np.ndarray) -> np.ndarray:
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


class Trained(NamedTuple):
    weights: list[np.ndarray]
    biases: list[np.ndarray]
    first: np.ndarray  # the first layer's weights before training


@lru_cache
def trained() -> Trained:
    """Train 784-50-100-10 for ten epochs with Adam as its paper says."""
    x, t, _, _ = mnist()
    X = (x[:50_000] / 255).astype(np.float32)
    rng = np.random.default_rng(5)
    weights = [W.astype(np.float32) for W in xavier(rng, SIZES)]
    biases = [np.zeros(W.shape[1], np.float32) for W in weights]
    first = weights[0].copy()
    parts = [*weights, *biases]
    m, v = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    with threadpool_limits(1):  # so small products are several times slower on more threads
        for step in range(1, 5001):
            if step % 500 == 1:
                order = rng.permutation(50_000).reshape(500, 100)
            rows = order[step % 500]
            for p, g, a, b in zip(parts, slopes(X[rows], t[rows], weights, biases), m, v,
                                  strict=True):
                a += 0.1 * (g - a)
                b += 0.001 * (g * g - b)
                p -= 0.001 * (a / (1 - 0.9**step)) / (np.sqrt(b / (1 - 0.999**step)) + 1e-8)
    return Trained(weights, biases, first)


def slopes(x: np.ndarray, t: np.ndarray, weights: list[np.ndarray],
           biases: list[np.ndarray]) -> list[np.ndarray]:
    """Return the slopes of the cross-entropy by all weights, then by all biases."""
    values = forward(x, weights, biases)
    delta = shares(values[-1])
    delta[np.arange(len(x)), t] -= 1
    delta /= len(x)
    by_weights: list[np.ndarray] = []
    by_biases: list[np.ndarray] = []
    for i in reversed(range(len(weights))):
        by_weights.insert(0, values[i].T @ delta)
        by_biases.insert(0, delta.sum(axis=0))
        if i:
            delta = delta @ weights[i].T * values[i] * (1 - values[i])
    return [*by_weights, *by_biases]


@lru_cache
def averages() -> dict[str, float]:
    """How many of the moved test images are nearest to the average of their digit."""
    x, t, x_test, t_test = mnist()
    M = np.stack([x[t == k].mean(axis=0) for k in range(10)])
    found = {}
    for pixels in range(4):
        images = moved(x_test, pixels).astype(float)
        distances = np.stack([((images - m) ** 2).sum(axis=1) for m in M])
        found[f"averages-{pixels}"] = 100 * float((distances.argmin(axis=0) == t_test).mean())
    return found


@lru_cache
def before_learning() -> list[tuple[float, float]]:
    """Return accuracy and loss of five networks with random weights."""
    _, _, x_test, t_test = mnist()
    found = []
    for seed in range(1, 6):
        weights = xavier(np.random.default_rng(seed), SIZES)
        y = shares(forward(x_test / 255, weights, [np.zeros(k) for k in SIZES[1:]])[-1])
        loss = -np.log(y[np.arange(10_000), t_test]).mean()
        found.append((float((y.argmax(axis=1) == t_test).mean()), float(loss)))
    return found


def nine_pixels() -> dict[str, float]:
    """The reader of averages on paper: differences d, and weighted sums a."""
    x = [byte / 255 for byte in (0, 255, 51, 0, 204, 0, 0, 255, 0)]
    means = {1: (0, 1, 0, 0, 1, 0, 0, 1, 0), 7: (1, 1, 1, 0, 0, 1, 0, 0, 1)}
    found = {f"x{i}": value for i, value in enumerate(x, start=1)}
    for k, mean in means.items():
        found[f"d{k}"] = math.fsum((p - q) ** 2 for p, q in zip(x, mean, strict=True))
        found[f"bias{k}"] = -sum(q * q for q in mean) / 2
        found[f"a{k}"] = math.fsum(p * q for p, q in zip(x, mean, strict=True)) + found[f"bias{k}"]
    return found | {"d-gap": found["d7"] - found["d1"], "a-gap": found["a1"] - found["a7"]}


def drawings() -> dict[str, float]:
    """What the figure's network, as its file has it, reads in the drawings of the text."""
    script = (FOLDER / "digit_reader" / "digit_reader_weights.js").read_text("utf-8")
    layers = json.loads(script[script.index("["):script.rindex("]") + 1])
    found: dict[str, float] = {"reader-hidden": len(layers[0]["scales"])}
    for key, ink, pen, fit in (("thin", None, 0.5, True), ("small", "small", 2.5, True),
                               ("left", "small", 2.5, False), ("heart", "heart", 2.5, True),
                               ("letter", "letter", 2.5, True), ("flag", "one", 2.5, True)):
        state = digit_reader.START | {"pen": pen, "fit": fit}
        z = digit_reader.image(state | ({"ink": digit_reader.EXAMPLES[ink]} if ink else {})).ravel()
        for layer in layers:
            W = np.frombuffer(base64.b64decode(layer["weights"]), np.int8).reshape(len(z), -1)
            a = z @ (W * layer["scales"]) + layer["bias"]
            z = np.maximum(a, 0)
        y = shares(a[None])[0]
        found |= {f"{key}-best": int(y.argmax()), f"{key}-y": float(y.max())}
    return found


def result(name: str) -> dict[str, Any]:
    return json.loads((RESULTS / f"{name}.json").read_text())


def rung(name: str) -> dict[str, Any]:
    return result(f"ladder-{name}-validation")


def middle(name: str) -> float:
    """The median of a rung of the ladder."""
    return float(np.median(rung(name)["accuracy_percent"]))


def against_learning_by_heart() -> dict[str, Value]:
    """What the results say of each remedy against overfitting."""
    found: dict[str, Value] = {}
    for name, way in result("regularization")["ways"].items():
        percent = way["accuracy_percent"]
        found |= {f"{name}-lo": min(percent), f"{name}-hi": max(percent),
                  f"{name}-mid": float(np.median(percent))}
    return found


def recipes() -> dict[str, Value]:
    """What the results say of the recipes and of the ladder."""
    found: dict[str, Value] = {}
    for letter, names in (("r", TABLE), ("l", [f"ladder-{name}-validation" for name in LADDER])):
        for i, name in enumerate(names, start=1):
            percent = result(name)["accuracy_percent"]
            found |= {f"{letter}{i}-lo": min(percent), f"{letter}{i}-hi": max(percent),
                      f"{letter}{i}-mid": float(np.median(percent)),
                      f"{letter}{i}-s": float(np.median(result(name)["cpu_seconds"]))}
    dates = {result(name)["date"] for name in TABLE} | {rung(name)["date"] for name in LADDER}
    p = float(np.median(result("course-90")["accuracy_percent"])) / 100
    settings = {name: result(name)["settings"] for name in TABLE}
    distortion = rung("7-elastic")["settings"]["distortion"]
    return found | {
        "dates": " – ".join(sorted({min(dates), max(dates)})),
        "gain-norm": middle("3-batch-norm") - middle("1-plain"),
        "gain-shift": middle("5-shift") - middle("4-averaging"),
        "gain-distorted": middle("7-elastic") - middle("4-averaging"),
        "gain-upright": middle("8-deskew") - middle("7-elastic"),
        "luck": 100 * math.sqrt(p * (1 - p) / 10_000), "course-wrong": 10_000 * (1 - p),
        "nielsen-hidden": settings["nielsen"]["hidden"],
        "rashid-hidden": settings["rashid-exact-0.1"]["hidden"],
        "course-hidden": settings["course-90"]["hidden"][0],
        "course-epochs": settings["course-90"]["epochs"],
        "long-hidden": settings["course-600"]["hidden"][0],
        "long-epochs": settings["course-600"]["epochs"],
        "ladder-epochs": rung("8-deskew")["settings"]["epochs"],
        "shift": distortion["shift"], "rotation": distortion["rotation"],
    }
