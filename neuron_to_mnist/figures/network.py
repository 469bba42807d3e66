"""The networks that train in a live figure, by nnlib: what ``network.js`` does, in its order."""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nnlib import optimizers
from nnlib._validate import FloatArray
from nnlib.layers import Dense, Identity, Layer, ReLU, Sigmoid, Tanh
from nnlib.losses import sigmoid_cross_entropy
from nnlib.network import Network

ACTIVATIONS = {"tanh": Tanh, "sigmoid": Sigmoid, "relu": ReLU, "identity": Identity}
SPREADS: dict[str, Callable[[int, int], float]] = {
    "xavier": lambda d_in, d_out: math.sqrt(2 / (d_in + d_out)),
    "he": lambda d_in, d_out: math.sqrt(2 / d_in),
    "unit": lambda d_in, d_out: 1.0,
}
OPTIMIZERS = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam", "Nadam"]
LIMIT = 1e4  # the update that would make a weight larger is not done


class Random:
    """Mulberry32, and the normal distribution by Box and Muller, for numbers that a page has too.

    >>> random = Random(1)
    >>> round(random.uniform(), 6), round(random.normal(), 6)
    (0.627074, -0.072922)
    """

    def __init__(self, seed: int) -> None:
        self.state = seed % 2**32

    def uniform(self) -> float:
        """Return a number from 0 to 1, without 1."""
        self.state = (self.state + 0x6D2B79F5) % 2**32
        t = (self.state ^ self.state >> 15) * (self.state | 1) % 2**32
        t ^= (t + (t ^ t >> 7) * (t | 61)) % 2**32
        return (t ^ t >> 14) / 2**32

    def normal(self) -> float:
        """Return a number of mean 0 and standard deviation 1."""
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())


class Settings(NamedTuple):
    """What decides a training: see ``network.js``. Samples are rows of x1, x2, t."""

    widths: tuple[int, ...]
    samples: tuple[tuple[float, float, float], ...]
    activation: str = "tanh"
    first: str = "xavier"
    scale: float = 1.0
    seed: int = 1
    optimizer: str = "Adam"
    rate: float = 0.01
    batch: int = 10
    decay: float = 0.0


class Training:
    """A network on its way: ``network``, ``steps`` and whether it had to be ``stopped``."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.random = settings, Random(settings.seed)
        self.network = self._network()
        table = np.array(settings.samples, float).reshape(-1, 3)  # (n, 3)
        self.X, self.t = table[:, :2], table[:, 2:]  # (n, 2), (n, 1)
        self.order, self.next = list(range(len(table))), 0
        self.rule = getattr(optimizers, settings.optimizer)(settings.rate)
        self.steps, self.stopped = 0, False

    def _network(self) -> Network:
        """Return the network with its first weights, drawn row by row."""
        first, scale = SPREADS[self.settings.first], self.settings.scale
        layers: list[Layer] = []
        for d_in, d_out in pairwise((2, *self.settings.widths, 1)):
            drawn = [[self.random.normal() for _ in range(d_out)] for _ in range(d_in)]
            layers += [Dense.from_arrays(scale * first(d_in, d_out) * np.array(drawn)),
                       ACTIVATIONS[self.settings.activation]()]
        return Network(layers[:-1])

    def _batch(self) -> list[int]:
        """Return the numbers of all samples, or of the next in the epoch's order."""
        n = len(self.order)
        size = min(self.settings.batch, n)
        if size == n:
            return self.order
        if self.next == 0:
            for i in range(n - 1, 0, -1):
                j = math.floor(self.random.uniform() * (i + 1))
                self.order[i], self.order[j] = self.order[j], self.order[i]
        chosen = self.order[self.next:self.next + size]
        self.next = self.next + size if self.next + size < n else 0
        return chosen

    def update(self) -> None:
        """Do one update, unless a weight would become too large by it."""
        rows, network = self._batch(), self.network
        before: FloatArray = network.parameters.copy()
        logits = network.forward(self.X[rows], training=True)  # (b, 1)
        network.backward(sigmoid_cross_entropy.gradient(logits, self.t[rows]))
        for layer in network.layers[::2]:
            layer.gradients["weights"] += self.settings.decay * layer.parameters["weights"]
        self.rule.update(network.parameters, network.gradients)
        self.stopped = not np.abs(network.parameters).max() <= LIMIT
        if self.stopped:
            network.parameters[:] = before
        else:
            self.steps += 1


@lru_cache(maxsize=4)
def _kept(settings: Settings) -> list[Training]:
    return [Training(settings)]


def trained(settings: Settings, steps: int) -> Training:
    """Return the training after so many updates; one more costs one."""
    kept = _kept(settings)
    if kept[0].steps > steps:
        kept[0] = Training(settings)
    while kept[0].steps < steps and not kept[0].stopped and settings.samples:
        kept[0].update()
    return kept[0]
