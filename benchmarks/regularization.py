"""What each remedy against overfitting is worth on few digits, over several seeds, on one core.

    python -m benchmarks.regularization --seeds 5
    python -m benchmarks.regularization --seeds 3 --validation

A network 784-300-10 with ReLU learns 1,000 training images by heart; every way of keeping it from
that changes one thing. A seed draws the images, the first weights and the order. With
``--validation`` every strength of ``STRENGTHS`` is measured on the last 10,000 training images, for
the choice of those in ``WAYS``; without it the 10,000 test images are read once. Early stopping
looks at 1,000 images more, which the others do without. The result is written to
``benchmarks/results/``.
"""

import argparse
import json
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.accuracy import RESULTS, commit
from nnlib.augment import distort
from nnlib.datasets import load_mnist
from nnlib.initializers import he_normal
from nnlib.layers import Dense, Dropout, ReLU
from nnlib.losses import one_hot
from nnlib.metrics import accuracy
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer
from nnlib.training import fit

Array = np.ndarray


@dataclass(frozen=True)
class Way:
    """How one row of the table trains.

    Parameters
    ----------
    images : int
        How many training images there are.
    decay : float
        Strength of the weight decay that is added to the gradient.
    decoupled : float
        Strength of the weight decay that is taken from the weights themselves (AdamW).
    dropout : float
        Share of the hidden layer that is dropped.
    patience : int
        Early stopping after so many epochs without a smaller loss on the validation images.
    distortion : dict
        Strengths for :func:`nnlib.augment.distort`, drawn anew for every batch.
    """

    images: int = 1000
    decay: float = 0.0
    decoupled: float = 0.0
    dropout: float = 0.0
    patience: int = 0
    distortion: dict[str, float] = field(default_factory=dict)


BENT = {"rotation": 10.0, "scale": 0.1, "shear": 0.1, "shift": 1.5, "elastic": 0.5}
WAYS = {
    "none": Way(),
    "decay": Way(decay=1e-3),
    "adamw": Way(decoupled=1.0),
    "early": Way(patience=5),
    "dropout": Way(dropout=0.5),
    "distortion": Way(distortion=BENT),
    "together": Way(decoupled=0.3, dropout=0.2, distortion=BENT),
    "five-times": Way(images=5000),
}
STRENGTHS = {
    "decay": (1e-4, 3e-4, 1e-3, 3e-3, 1e-2), "decoupled": (0.1, 0.3, 1.0, 3.0),
    "dropout": (0.2, 0.5, 0.7), "patience": (2, 5, 10),
}  # fmt: skip
RATE, EPOCHS, BATCH = 0.001, 60, 50


class Decayed(Adam):
    """Adam with ``strength * w`` added to the gradients of the weights, and not of the biases."""

    def __init__(self, rate: float, strength: float, decays: Array) -> None:
        super().__init__(rate)
        self.pull = strength * decays

    def update(self, parameters: Array, gradients: Array) -> None:
        super().update(parameters, gradients + self.pull * parameters)


def shrink(network: Network, optimizer: Optimizer, strength: float) -> None:
    """Take rate times ``strength`` of every weight away, after Adam's own step: AdamW."""
    for layer in network.layers:
        if isinstance(layer, Dense):
            layer.weights[...] *= 1 - optimizer.rate * strength


def weights_of(network: Network) -> Array:
    """Return 1 where the network's parameters are weights, 0 where they are biases."""
    marks = [np.ones(a.size) if name == "weights" else np.zeros(a.size)
             for layer in network.layers for name, a in layer.parameters.items()]
    return np.concatenate(marks).astype(np.float32)


def train(way: Way, x: Array, t: Array, seed: int) -> Network:
    """Return a network that has learned ``way.images`` of the images, drawn by the seed."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(x))
    some, others = order[: way.images], order[-1000:]
    layers = [Dense(784, 300, initializer=he_normal, rng=rng, dtype=np.float32), ReLU()]
    if way.dropout:
        layers.append(Dropout(way.dropout, rng))
    network = Network([*layers, Dense(300, 10, initializer=he_normal, rng=rng, dtype=np.float32)])
    distorted: Callable[..., Array] = partial(distort, **way.distortion)
    fit(
        network, x[some], one_hot(t[some], 10), epochs=EPOCHS, batch_size=BATCH, rng=rng,
        optimizer=Decayed(RATE, way.decay, weights_of(network)) if way.decay else Adam(RATE),
        on_update=partial(shrink, strength=way.decoupled) if way.decoupled else None,
        transform=distorted if way.distortion else None,
        validation=(x[others], one_hot(t[others], 10)) if way.patience else None,
        patience=way.patience or None,
    )  # fmt: skip
    return network


def measure(seeds: int, validation: bool) -> None:
    """Train every way with all seeds, and write the result after each."""
    (x, t), (x_test, t_test) = load_mnist()
    if validation:
        x, x_test, t, t_test = x[:50000], x[50000:], t[:50000], t[50000:]
    suffix = "-validation" if validation else ""
    rows: dict[str, Any] = {}
    result = {
        "measured_on": "last 10,000 training images" if validation else "10,000 test images",
        "network": "784-300-10, ReLU", "epochs": EPOCHS, "batch_size": BATCH,
        "learning_rate": RATE, "seeds": list(range(1, seeds + 1)), "ways": rows,
        "command": f"python -m benchmarks.regularization --seeds {seeds}"
                   + " --validation" * validation,
        "commit": commit(), "date": datetime.now(UTC).date().isoformat(), "threads": 1,
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }  # fmt: skip
    tried = {f"{name} {strength:g}": Way(**{name: strength})
             for name, strengths in STRENGTHS.items() for strength in strengths}
    for name, way in (tried if validation else WAYS).items():
        percent, start = [], time.process_time()
        for seed in range(1, seeds + 1):
            network = train(way, x, t, seed)
            percent.append(round(100 * accuracy(network.forward(x_test), t_test), 2))
        rows[name] = {
            "settings": asdict(way), "accuracy_percent": percent, "minimum": min(percent),
            "median": round(statistics.median(percent), 3), "maximum": max(percent),
            "mean_cpu_seconds": round((time.process_time() - start) / seeds, 1),
        }
        print(f"{name:13} {min(percent):.2f} {statistics.median(percent):.2f} {max(percent):.2f}")
        path = RESULTS / f"regularization{suffix}.json"
        path.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.regularization")
    parser.add_argument("--seeds", type=int, default=5, help="how many, counted from 1")
    parser.add_argument("--validation", action="store_true")
    options = parser.parse_args()
    with threadpool_limits(1):
        measure(options.seeds, options.validation)


if __name__ == "__main__":
    main()
