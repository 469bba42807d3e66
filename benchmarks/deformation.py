"""Train the networks that chapter 10's live figure carries, and write them down.

    python -m benchmarks.deformation

reads from ``benchmarks/results/spirals.json`` how each of 20 seeds did and writes
the figure's weights. Kept is the network of the first seed that has all 200 points right, and
where none has, that of the first seed with the most.
"""

import json
from itertools import product
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.accuracy import RESULTS
from benchmarks.spirals import Case
from neuron_to_mnist.figures import FOLDER
from neuron_to_mnist.figures.deformation import DATA
from nnlib.layers import Dense, Layer, Tanh
from nnlib.network import Network

CASES = {
    "curves": Case("curves", 1, 2), "half": Case("spirals 0.5", 4, 2),
    "three": Case("spirals 0.75", 4, 2), "one": Case("spirals 1.0", 4, 2),
    "more": Case("spirals 1.25", 4, 2), "ring": Case("ring", 4, 2),
}
HEAD = """\
/* The weights of deformation.js: tanh networks of width 2 with one output. Made by
   python -m benchmarks.deformation
   seed says from which of the seeds 0 to 19 they come, apart how many of these had all 200 points
   right. */

courseFigure.deformation = """


def upright(network: Network) -> Network:
    """Return the same function with hidden nodes swapped and their signs turned.

    tanh is odd, so a node may change its sign where its weights and those that follow do. Of the
    eight ways in each layer, the one without a reflection (det W > 0) that turns the least.
    """
    parts = [(layer.weights, layer.bias) for layer in network.layers[::2]
             if isinstance(layer, Dense)]
    changes = [np.diag(signs) @ order for signs in product((1.0, -1.0), repeat=2)
               for order in (np.eye(2), np.eye(2)[::-1])]
    layers: list[Layer] = []
    before = np.eye(2)
    for W, b in parts[:-1]:
        W = before.T @ W  # (2, 2) @ (2, 2)
        change = max((C for C in changes if np.linalg.det(W @ C) > 0),
                     key=lambda C: float(np.cos(turn(W @ C))))
        layers += [Dense.from_arrays((W @ change).round(6), (b @ change).round(6)), Tanh()]
        before = change
    W, b = parts[-1]
    return Network([*layers, Dense.from_arrays((before.T @ W).round(6), b.round(6))])


def turn(W: np.ndarray) -> float:
    """Return the angle of the rotation in W."""
    return float(np.arctan2(W[0, 1] - W[1, 0], W[0, 0] + W[1, 1]))


def best_seed(case: Case) -> tuple[int, int, int]:
    """Return the first seed with the most points right, how many, and how many seeds had all."""
    for found in json.loads((RESULTS / "spirals.json").read_text("utf-8"))["cases"]:
        if Case(found["data"], found["layers"], found["width"], found["activation"]) == case:
            seed = int(np.argmax(found["right"]))
            return seed, found["right"][seed], found["separated"]
    raise LookupError(f"{case} has not been measured: python -m benchmarks.spirals")


def main() -> None:
    kept: list[str] = []
    for data, case in CASES.items():
        seed, most, apart = best_seed(case)
        with threadpool_limits(1):
            network = upright(case.train(seed))
        X, t = DATA[data]
        right = int(((network.forward(X)[:, 0] > 0) == t).sum())
        print(f"{data}: seed {seed}, {right} of 200, measured {most}")
        assert right == most
        what: dict[str, Any] = {"seed": seed, "apart": apart, "layers": [
            {"weights": layer.weights.tolist(), "bias": layer.bias.tolist()}
            for layer in network.layers[::2] if isinstance(layer, Dense)]}
        kept.append(f'"{data}": {json.dumps(what)}')
    script = HEAD + "{\n" + ",\n".join(kept) + "\n};\n"
    (FOLDER / "deformation" / "deformation_weights.js").write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main()
