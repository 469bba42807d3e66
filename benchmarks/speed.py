"""Time of one training step, beside PyTorch, scikit-learn and the bare matrix products.

    python benchmarks/speed.py [--rounds 30] [--threads 1 2]

Every contender trains the same network on the same float32 data in a process of its own, with the
same number of threads; the processes take turns, so that all of them meet the same
disturbances. A ratio is the contender's time divided by nnlib's in the same round: above 1 means
that nnlib is faster. What is printed is the median over the rounds and, in brackets, the quartiles.
PyTorch is wanted from the environment that `make test-oracles` sets up; without it its columns
stay empty.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import os
import sys
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

BATCH = 128
EPOCHS = 3  # in one turn
NETWORKS = {"784-100-10": ([784, 100, 10], 60), "784-800-800-10": ([784, 800, 800, 10], 12)}
OPTIMIZERS = ("Momentum", "Adam")
BARS = {  # least ratio to PyTorch with one thread
    ("784-100-10", "Momentum"): 1.4, ("784-100-10", "Adam"): 1.42,
    ("784-800-800-10", "Momentum"): 1.0, ("784-800-800-10", "Adam"): 1.2,
}
Turn = Callable[[], Any]


def data(steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Return random images, a fifth of the pixels lit as in MNIST, and labels."""
    rng = np.random.default_rng(1)
    images = rng.random((BATCH * steps, 784), np.float32)
    return images * (images < 0.2), rng.integers(0, 10, BATCH * steps)


def nnlib_turn(sizes: list[int], optimizer: str, steps: int) -> Turn:
    """Train with `nnlib.training.fit`."""
    from nnlib import optimizers
    from nnlib.layers import Dense, Layer, ReLU
    from nnlib.losses import one_hot
    from nnlib.network import Network
    from nnlib.training import fit

    layers: list[Layer] = []
    for i, (d_in, d_out) in enumerate(pairwise(sizes)):
        layers += ([ReLU()] if i else []) + [Dense(d_in, d_out, rng=i, dtype=np.float32)]
    network, rule = Network(layers), getattr(optimizers, optimizer)(0.001)
    images, labels = data(steps)
    targets = one_hot(labels, 10, np.float32)
    rng = np.random.default_rng(1)
    return lambda: fit(
        network, images, targets, optimizer=rule, epochs=EPOCHS, batch_size=BATCH, rng=rng
    )


def torch_turn(sizes: list[int], optimizer: str, steps: int, fused: bool = False) -> Turn:
    """Train with PyTorch's eager mode, all data in memory."""
    import torch

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    parts: list[Any] = []
    for i, (d_in, d_out) in enumerate(pairwise(sizes)):
        parts += ([torch.nn.ReLU()] if i else []) + [torch.nn.Linear(d_in, d_out)]
    network = torch.nn.Sequential(*parts)
    if optimizer == "Momentum":
        rule: Any = torch.optim.SGD(network.parameters(), 0.001, momentum=0.9, fused=fused)
    else:
        rule = torch.optim.Adam(network.parameters(), 0.001, fused=fused)
    loss = torch.nn.CrossEntropyLoss()
    images, labels = map(torch.from_numpy, data(steps))

    def turn() -> None:
        for _ in range(EPOCHS):
            for rows in torch.randperm(len(images)).split(BATCH):
                rule.zero_grad()
                loss(network(images[rows]), labels[rows]).backward()
                rule.step()

    return turn


def torch_fused_turn(sizes: list[int], optimizer: str, steps: int) -> Turn:
    """Train with PyTorch's fused optimizers."""
    return torch_turn(sizes, optimizer, steps, fused=True)


def sklearn_turn(sizes: list[int], optimizer: str, steps: int) -> Turn:
    """Train with scikit-learn's MLPClassifier."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        sizes[1:-1],
        solver="adam" if optimizer == "Adam" else "sgd",
        alpha=0,
        batch_size=BATCH,
        learning_rate_init=0.001,
        momentum=0.9,
        nesterovs_momentum=False,
        random_state=1,
        max_iter=EPOCHS,
        n_iter_no_change=1_000_000,  # or it would leave out epochs that improve little
        warm_start=True,
    )
    warnings.simplefilter("ignore")  # that a turn of a few epochs does not converge
    images, labels = data(steps)
    return lambda: model.fit(images, labels)


def products_turn(sizes: list[int], optimizer: str, steps: int) -> Turn:
    """Multiply the matrices of a training step and do nothing else: the limit."""
    rng = np.random.default_rng(1)
    rows = [rng.random((BATCH, d), np.float32) for d in sizes]
    weights = [rng.random((a, b), np.float32) for a, b in pairwise(sizes)]
    rooms, gradients = [np.empty_like(x) for x in rows], [np.empty_like(w) for w in weights]

    def turn() -> None:
        for _ in range(EPOCHS * steps):
            for i, w in enumerate(weights):
                np.dot(rows[i], w, out=rooms[i + 1])
            for i, w in reversed(list(enumerate(weights))):
                np.dot(rows[i].T, rows[i + 1], out=gradients[i])
                if i:
                    np.dot(rows[i + 1], w.T, out=rooms[i])

    return turn


CONTENDERS: dict[str, Callable[[list[int], str, int], Turn]] = {
    "nnlib": nnlib_turn,
    "torch": torch_turn,
    "torch fused": torch_fused_turn,
    "sklearn": sklearn_turn,
    "products": products_turn,
}


def work(contender: str, network: str, optimizer: str, calls: Connection) -> None:
    """Train whenever asked, and answer with the seconds a step took.

    One thread is measured in processor time, which other programs disturb little.
    """
    clock = time.process_time if os.environ["OMP_NUM_THREADS"] == "1" else time.perf_counter
    sizes, steps = NETWORKS[network]
    turn = CONTENDERS[contender](sizes, optimizer, steps)
    turn()
    calls.send("ready")
    while calls.recv():
        turn()  # brings threads and caches back after the others' turns
        start = clock()
        turn()
        calls.send((clock() - start) / (EPOCHS * steps))


def race(network: str, optimizer: str, rounds: int, names: list[str]) -> dict[str, np.ndarray]:
    """Return the seconds a step of every contender, one number a round."""
    spawn = multiprocessing.get_context("spawn")
    calls, processes = {}, []
    for name in names:
        calls[name], theirs = spawn.Pipe()
        process = spawn.Process(target=work, args=(name, network, optimizer, theirs), daemon=True)
        process.start()
        processes.append(process)
        if calls[name].recv() != "ready":
            raise RuntimeError(f"{name} did not start")
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            calls[name].send(True)
            times[name].append(calls[name].recv())
    for name in names:
        calls[name].send(False)
    for process in processes:
        process.join()
    return {name: np.array(values) for name, values in times.items()}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    wanted = {"torch fused": "torch"}
    names = [
        name
        for name in CONTENDERS
        if name in ("nnlib", "products") or importlib.util.find_spec(wanted.get(name, name))
    ]
    rivals = names[1:]
    for threads in options.threads:
        for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ[variable] = str(threads)
        print(f"\nbatch {BATCH}, float32, threads: {threads}, rounds: {options.rounds}")
        print(
            f"{'network':15} {'optimizer':9} {'nnlib':>8}   " + "".join(f"{n:24}" for n in rivals)
        )
        for network in NETWORKS:
            for optimizer in OPTIMIZERS:
                times = race(network, optimizer, options.rounds, names)
                line = f"{network:15} {optimizer:9} {np.median(times['nnlib']) * 1e6:5.0f} µs   "
                for rival in rivals:
                    ratios = times[rival] / times["nnlib"]
                    low, middle, high = np.percentile(ratios, [25, 50, 75])
                    bar = BARS[network, optimizer]
                    held = rival == "torch" and threads == 1
                    mark = f" {'≥' if middle >= bar else '<'}{bar}" if held else ""
                    line += f"{f'{middle:.2f} [{low:.2f}, {high:.2f}]{mark}':24}"
                print(line.rstrip(), flush=True)


if __name__ == "__main__":
    main()
