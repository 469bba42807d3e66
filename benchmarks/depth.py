"""What more hidden layers buy and cost at about 200 parameters, over several seeds (chapter 10).

    python -m benchmarks.depth

Networks of 1, 2, 4 and 8 tanh layers learn two spirals of one turn. The layers
get narrower as they get more, so that the parameters stay about as many. Counted is the share of
20,000 points between the 200 that a network learned from. Everything is written to
``benchmarks/results/depth.json``.
"""

import json
import platform
import statistics
import time
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.accuracy import RESULTS, commit
from nnlib.datasets import two_spirals
from nnlib.initializers import xavier_normal
from nnlib.layers import Dense, Layer, Tanh
from nnlib.losses import sigmoid_cross_entropy
from nnlib.network import Network
from nnlib.optimizers import Adam, cosine
from nnlib.training import fit

SEEDS, TURNS = 10, 1.0
EPOCHS, BATCH_SIZE, RATE = 600, 10, 0.01
WIDTHS = {1: 50, 2: 12, 4: 7, 8: 5}  # by the number of hidden layers


def train(depth: int, seed: int) -> Network:
    """Return a network of so many hidden layers after its training."""
    X, t = two_spirals(100, turns=TURNS)
    rng = np.random.default_rng(seed)
    layers: list[Layer] = []
    for d_in, d_out in pairwise([2, *[WIDTHS[depth]] * depth]):
        layers += [Dense(d_in, d_out, initializer=xavier_normal, rng=rng), Tanh()]
    network = Network([*layers, Dense(WIDTHS[depth], 1, initializer=xavier_normal, rng=rng)])
    updates = EPOCHS * (2 * 100 // BATCH_SIZE)
    fit(network, X, t[:, None], loss=sigmoid_cross_entropy, epochs=EPOCHS, batch_size=BATCH_SIZE,
        optimizer=Adam(cosine(RATE, updates)), rng=rng)
    return network


def main() -> None:
    X, t = two_spirals(10_000, turns=TURNS)
    rows: dict[str, Any] = {}
    with threadpool_limits(1):
        for depth, width in WIDTHS.items():
            shares, start = [], time.process_time()
            for seed in range(SEEDS):
                network = train(depth, seed)
                right = (network.forward(X)[:, 0] > 0) == t
                shares.append(round(100 * float(right.mean()), 2))
            rows[str(depth)] = {
                "width": width, "parameters": network.parameters.size, "percent": shares,
                "minimum": min(shares), "median": round(statistics.median(shares), 3),
                "maximum": max(shares), "solved": sum(share > 99 for share in shares),
                "mean_cpu_seconds": round((time.process_time() - start) / SEEDS, 2),
            }
            print(depth, rows[str(depth)])
    result = {
        "data": f"two spirals of {TURNS} turns, 100 points each", "epochs": EPOCHS,
        "batch_size": BATCH_SIZE, "learning_rate": RATE, "seeds": list(range(SEEDS)),
        "depths": rows, "command": "python -m benchmarks.depth", "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(), "threads": 1,
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }  # fmt: skip
    (RESULTS / "depth.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
