"""Count how many of 20 seeds separate two classes of points in the plane (chapter 10).

    python -m benchmarks.spirals

Every network has hidden layers of one width and one output, trained on 100 points a class. Counted
are the points on their side after training: of those 200, and of 20,000 more of the same two sets.
Everything is written to ``benchmarks/results/spirals.json``.
"""

import json
import platform
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.accuracy import RESULTS, commit
from nnlib.datasets import circle_in_ring, two_curves, two_spirals
from nnlib.initializers import normal
from nnlib.layers import Dense, Layer, ReLU, Tanh
from nnlib.losses import sigmoid_cross_entropy
from nnlib.network import Network
from nnlib.optimizers import Adam
from nnlib.training import fit

SEEDS = 20
POINTS, MORE_POINTS = 100, 10_000  # a class
EPOCHS, BATCH_SIZE, RATE = 600, 10, 0.01
DATA: dict[str, Callable[[int], tuple[np.ndarray, np.ndarray]]] = {
    "curves": two_curves,
    **{f"spirals {turns}": partial(two_spirals, turns=turns) for turns in (0.5, 0.75, 1.0, 1.25)},
    "ring": circle_in_ring,
}


@dataclass(frozen=True)
class Case:
    """What is trained on what."""

    data: str
    layers: int
    width: int
    activation: str = "tanh"

    def train(self, seed: int) -> Network:
        """Train one network: weights from N(0, 1), biases 0, mini-batches, Adam."""
        X, t = DATA[self.data](POINTS)
        rng = np.random.default_rng(seed)
        layers: list[Layer] = []
        for d_in, d_out in pairwise([2, *[self.width] * self.layers]):
            layers += [Dense(d_in, d_out, initializer=partial(normal, std=1.0), rng=rng),
                       Tanh() if self.activation == "tanh" else ReLU()]
        last = Dense(self.width if self.layers else 2, 1,
                     initializer=partial(normal, std=1.0), rng=rng)
        network = Network([*layers, last])
        fit(network, X, t[:, None], loss=sigmoid_cross_entropy, optimizer=Adam(RATE),
            epochs=EPOCHS, batch_size=BATCH_SIZE, rng=rng)
        return network


CASES = [
    Case("curves", 0, 2),
    Case("curves", 1, 2),
    *(Case(data, 4, width) for data in DATA if "spirals" in data for width in (2, 3, 4)),
    *(Case(f"spirals {turns}", 8, 2) for turns in (1.0, 1.25)),
    *(Case("ring", layers, 2) for layers in (1, 2, 4, 8)),
    Case("ring", 1, 3),
    Case("ring", 4, 2, "relu"),
    Case("ring", 1, 3, "relu"),
]


def right(network: Network, data: str, points: int) -> int:
    """Return how many of the points, so many a class, lie on their side."""
    X, t = DATA[data](points)
    return int(((network.forward(X)[:, 0] > 0) == t).sum())


def main() -> None:
    start = time.process_time()
    result: dict[str, Any] = {
        "settings": {
            "points": 2 * POINTS, "more_points": 2 * MORE_POINTS, "seeds": list(range(SEEDS)),
            "weights": "N(0, 1)", "biases": 0, "loss": "sigmoid_cross_entropy",
            "optimizer": "Adam", "learning_rate": RATE, "epochs": EPOCHS,
            "batch_size": BATCH_SIZE, "updates": EPOCHS * 2 * POINTS // BATCH_SIZE,
        },
        "counted": "points on their side after the last update",
        "cases": [],
        "command": "python -m benchmarks.spirals",
        "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(),
        "threads": 1,
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }
    for case in CASES:
        with threadpool_limits(1):
            networks = [case.train(seed) for seed in range(SEEDS)]
        few, many = ([right(network, case.data, points) for network in networks]
                     for points in (POINTS, MORE_POINTS))
        result["cases"].append(asdict(case) | {
            "right": few, "right_of_more": many, "separated": few.count(2 * POINTS),
            "separated_more": many.count(2 * MORE_POINTS),
        })
        print(case, few.count(2 * POINTS), many.count(2 * MORE_POINTS), sorted(few), flush=True)
    result["cpu_seconds"] = round(time.process_time() - start, 1)
    (RESULTS / "spirals.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
