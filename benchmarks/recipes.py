"""Recipes for MNIST: each a function from images, labels and a seed to a trained network.

Images are float32 rows of 784 numbers from 0 to 1, labels integers from 0 to 9. A recipe sees
nothing else: which images are for training and which for measuring is decided in
:mod:`benchmarks.accuracy`.

What each part of the course's recipes was worth, as median percentages of
``benchmarks/results``. After 8 epochs, on the validation images:

    ladder-1-plain-validation       98.12
    ladder-2-dropout-validation     98.09  no gain so early: left out
    ladder-3-batch-norm-validation  98.42  and a learning rate three times as high
    ladder-4-averaging-validation   98.40  no gain either, but it costs next to nothing
    ladder-5-shift-validation       98.75  the greatest step
    ladder-6-affine-validation      98.86
    ladder-7-elastic-validation     98.90
    ladder-8-deskew-validation      99.12

And of the long recipes, on the test images:

    course-90                       99.38
    course-600                      99.47  twice the width, twice the epochs
    course-600-views                99.49  each digit read 32 times
    course-600-five                 99.49  five networks vote; one run
    course-600-two-views            99.50  two vote, each on 32 views; two runs
    course-600-five-views           99.51  five do; one run
    committee                       99.51  two do, one of them sees the digits slanted; two runs

Views and votes are worth two to four images of 10,000, less than luck (about seven). The best
single run of a committee, 99.53 %, is as near as this came to the 99.65 % of Cireşan's large
network (2010).
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from nnlib import augment
from nnlib.activations import softmax
from nnlib.initializers import he_normal
from nnlib.layers import BatchNorm, Dense, Dropout, Layer, ReLU, Sigmoid
from nnlib.losses import half_squared_error, one_hot
from nnlib.network import Network
from nnlib.optimizers import SGD, Adam, Optimizer, cosine
from nnlib.training import fit

__all__ = ["RECIPES", "Committee", "Course", "Nielsen", "Rashid", "Recipe"]

Array = np.ndarray


@dataclass(frozen=True)
class Recipe:
    """How to train a network, and how to ask it afterwards."""

    def train(self, x: Array, t: Array, seed: int) -> Network:
        raise NotImplementedError

    def predict(self, network: Network, x: Array) -> Array:
        return network.predict(x)


@dataclass(frozen=True)
class Nielsen(Recipe):
    """Nielsen's first network: sigmoid, quadratic loss, stochastic gradient descent.

    M. Nielsen (2015), "Neural Networks and Deep Learning", chapter 1: weights and biases from
    N(0, 1), mini-batches of 10, 30 epochs at rate 3.0, trained on 50,000 images.

    On the validation images 2 of 20 seeds end near 86 %: one output, for the digit 3 or 8, stays
    below 0.03 whatever the image, a saturated sigmoid without a slope.
    """

    hidden: int = 30
    learning_rate: float = 3.0
    batch_size: int = 10
    epochs: int = 30
    images: int = 50_000

    def train(self, x: Array, t: Array, seed: int) -> Network:
        rng = np.random.default_rng(seed)
        sizes = [784, self.hidden, 10]
        layers: list[Layer] = []
        for d_in, d_out in pairwise(sizes):
            weights = rng.standard_normal((d_in, d_out), dtype=np.float32)
            bias = rng.standard_normal(d_out, dtype=np.float32)
            layers += [Dense.from_arrays(weights, bias), Sigmoid()]
        network = Network(layers)
        fit(
            network, x[: self.images], one_hot(t[: self.images], 10), loss=half_squared_error,
            optimizer=SGD(self.learning_rate), epochs=self.epochs, batch_size=self.batch_size,
            rng=rng,
        )  # fmt: skip
        return network


@dataclass(frozen=True)
class Rashid(Recipe):
    """Rashid's network, one image at a time, with his hidden error or with the exact one.

    T. Rashid (2016), "Make Your Own Neural Network": 784-200-10, sigmoid, no biases, pixels from
    0.01 to 1, targets 0.01 and 0.99, weights from N(0, 1 / inputs), 5 epochs in the order of the
    file. His error of a hidden node is the weighted sum of the output errors, ``W (t - o)``; the
    gradient of the squared error needs ``W ((t - o) o (1 - o))``.
    """

    exact: bool
    learning_rate: float
    hidden: int = 200
    epochs: int = 5

    def train(self, x: Array, t: Array, seed: int) -> Network:
        rng = np.random.default_rng(seed)
        V = rng.standard_normal((784, self.hidden), dtype=np.float32) / np.float32(28)
        W = rng.standard_normal((self.hidden, 10), dtype=np.float32)
        W /= np.sqrt(np.float32(self.hidden))
        inputs = 0.01 + 0.99 * x
        targets = (0.01 + 0.98 * one_hot(t, 10)).astype(np.float32)
        rate = np.float32(self.learning_rate)
        step = np.empty_like(V)
        for _ in range(self.epochs):
            for i in range(len(x)):
                s = 1 / (1 + np.exp(-(inputs[i] @ V)))  # (784,) @ (784, 200) -> (200,)
                o = 1 / (1 + np.exp(-(s @ W)))  # (200,) @ (200, 10) -> (10,)
                error = targets[i] - o
                slope = error * o * (1 - o)
                hidden_error = W @ (slope if self.exact else error)
                W += rate * np.outer(s, slope)
                np.multiply(inputs[i][:, None], rate * hidden_error * s * (1 - s), out=step)
                V += step
        # The network takes pixels from 0 to 1, so Rashid's scaling goes into its first layer.
        first = Dense.from_arrays(np.float32(0.99) * V, np.float32(0.01) * V.sum(axis=0))
        return Network([first, Sigmoid(), Dense.from_arrays(W), Sigmoid()])


@dataclass(frozen=True)
class Course(Recipe):
    """Two hidden layers of ReLU, Adam on a cosine, and what else the course has.

    Parameters
    ----------
    hidden : tuple of int
        Widths of the hidden layers.
    epochs, batch_size, learning_rate
        Adam's rate rises during the first 2 % of the updates and falls to 0 along a cosine.
    batch_norm : bool
    dropout : float
        Share of every hidden layer that is dropped.
    averaging : float
        Decay of the running average of the weights that is kept in the end; 0 keeps the last
        weights.
    deskew : bool
        Every image is first set upright and in the middle, in training and when it is read.
    width : float or None
        The width that every image then gets, see :func:`nnlib.augment.deskew`.
    distortion : dict
        Strengths for :func:`nnlib.augment.distort`, drawn anew for every batch.
    """

    hidden: tuple[int, ...]
    epochs: int
    batch_size: int = 256
    learning_rate: float = 0.001
    batch_norm: bool = False
    dropout: float = 0.0
    averaging: float = 0.0
    deskew: bool = False
    width: float | None = None
    distortion: dict[str, float] = field(default_factory=dict)

    def train(self, x: Array, t: Array, seed: int) -> Network:
        rng = np.random.default_rng(seed)
        x = self.prepare(x)
        network = self.network(rng)
        updates = self.epochs * -(-len(x) // self.batch_size)
        average = Average(network, self.averaging) if self.averaging else None
        fit(
            network, x, one_hot(t, 10),
            optimizer=Adam(cosine(self.learning_rate, updates, warmup=updates // 50)),
            epochs=self.epochs, batch_size=self.batch_size, rng=rng,
            transform=self.distort if self.distortion else None, on_update=average,
        )  # fmt: skip
        if average is not None:
            network.parameters[...] = average.parameters
            self.renew_statistics(network, x[rng.permutation(len(x))[:6000]], rng)
        return network

    def network(self, rng: np.random.Generator) -> Network:
        layers: list[Layer] = []
        sizes = (784, *self.hidden)
        for d_in, d_out in pairwise(sizes):
            layers.append(Dense(d_in, d_out, initializer=he_normal, rng=rng, dtype=np.float32))
            if self.batch_norm:
                layers.append(BatchNorm(d_out, dtype=np.float32))
            layers.append(ReLU())
            if self.dropout:
                layers.append(Dropout(self.dropout, rng=rng))
        layers.append(Dense(sizes[-1], 10, initializer=he_normal, rng=rng, dtype=np.float32))
        return Network(layers)

    def prepare(self, x: Array) -> Array:
        return augment.deskew(x, self.width) if self.deskew else x

    def predict(self, network: Network, x: Array) -> Array:
        return network.predict(self.prepare(x))

    def distort(self, x: Array, rng: np.random.Generator) -> Array:
        return augment.distort(x, rng, **self.distortion)

    def renew_statistics(self, network: Network, x: Array, rng: np.random.Generator) -> None:
        """Batch norm's running averages belong to the last weights, not to the averaged ones."""
        norms = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
        rates = [norm.rate for norm in norms]
        for norm in norms:
            norm.rate = 1.0
        network.forward(self.distort(x, rng) if self.distortion else x, training=True)
        for norm, rate in zip(norms, rates, strict=True):
            norm.rate = rate


class Average:
    """A running average of a network's parameters, moved a little after every update."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.parameters = network.parameters.copy()
        self._step = np.empty(65_536, self.parameters.dtype)

    def __call__(self, network: Network, optimizer: Optimizer) -> None:
        now = network.parameters
        for start in range(0, now.size, self._step.size):
            piece = slice(start, start + self._step.size)
            step = self._step[: now[piece].size]
            np.subtract(now[piece], self.parameters[piece], out=step)
            step *= 1 - self.decay
            self.parameters[piece] += step


@dataclass(frozen=True)
class Committee:
    """Networks of several recipes that vote, each on several views of an image.

    The first view is the image itself, the others are lightly distorted copies. The votes are
    log-probabilities, summed. Of every recipe there are as many networks as ``each`` says.
    """

    recipes: tuple[str, ...]
    each: int
    views: int
    distortion: dict[str, float]

    def members(self, seed: int) -> list[tuple[str, int]]:
        """Recipe and seed of each network of the committee that has this seed."""
        first = (seed - 1) * self.each + 1
        return [(name, s) for name in self.recipes for s in range(first, first + self.each)]

    def predict(self, networks: list[Network], x: Array) -> Array:
        votes = np.zeros((len(x), 10))
        for (name, _), network in zip(self.members(1), networks, strict=True):
            recipe = RECIPES[name]
            assert isinstance(recipe, Course)
            prepared = recipe.prepare(x)
            rng = np.random.default_rng(0)
            for view in range(self.views):
                seen = augment.distort(prepared, rng, **self.distortion) if view else prepared
                for start in range(0, len(x), 1000):
                    part = slice(start, start + 1000)
                    y = softmax(network.forward(seen[part]))
                    votes[part] += np.log(np.maximum(y, 1e-9))
        return votes.argmax(axis=1)


SHIFT = {"shift": 1.5}
AFFINE = {"rotation": 10, "scale": 0.1, "shear": 0.12, **SHIFT}
ELASTIC = {"elastic": 0.8, **AFFINE}
UPRIGHT = {"rotation": 8, "scale": 0.1, "shear": 0.05, **SHIFT, "elastic": 0.8}
GENTLE = {"rotation": 3, "scale": 0.03, "shear": 0.04, "shift": 0.5, "elastic": 0.3}

_PLAIN = Course((512, 512), epochs=8)
_NORMED = replace(_PLAIN, batch_norm=True, learning_rate=0.003)
_AVERAGED = replace(_NORMED, averaging=0.998)

RECIPES: dict[str, Recipe | Committee] = {
    "nielsen": Nielsen(),
    "rashid-heuristic-0.1": Rashid(exact=False, learning_rate=0.1),
    "rashid-exact-0.1": Rashid(exact=True, learning_rate=0.1),
    "rashid-exact-0.3": Rashid(exact=True, learning_rate=0.3),
    # Dropout was tried on its own; every later rung adds one thing to the rung before it.
    "ladder-1-plain": _PLAIN,
    "ladder-2-dropout": replace(_PLAIN, dropout=0.2),
    "ladder-3-batch-norm": _NORMED,
    "ladder-4-averaging": _AVERAGED,
    "ladder-5-shift": replace(_AVERAGED, distortion=SHIFT),
    "ladder-6-affine": replace(_AVERAGED, distortion=AFFINE),
    "ladder-7-elastic": replace(_AVERAGED, distortion=ELASTIC),
    "ladder-8-deskew": replace(_AVERAGED, deskew=True, distortion=UPRIGHT),
    # Named by the CPU seconds they may take on one core.
    "course-90": replace(_AVERAGED, epochs=24, deskew=True, distortion=UPRIGHT),
    "course-600": replace(
        _AVERAGED, hidden=(1024, 1024), epochs=48, deskew=True, distortion=UPRIGHT
    ),
    # The same networks, but each digit is read 32 times, gently distorted.
    "course-600-views": Committee(("course-600",), each=1, views=32, distortion=GENTLE),
    # Five of them vote, on each digit as it is or on its views.
    "course-600-five": Committee(("course-600",), each=5, views=1, distortion={}),
    "course-600-five-views": Committee(("course-600",), each=5, views=32, distortion=GENTLE),
    # Two vote: of one recipe, or one of them trained on the digits as they are, slanted.
    "course-600-two-views": Committee(("course-600",), each=2, views=32, distortion=GENTLE),
    "course-600-slanted": replace(_AVERAGED, hidden=(1024, 1024), epochs=48, distortion=ELASTIC),
    "committee": Committee(
        ("course-600", "course-600-slanted"), each=1, views=32, distortion=GENTLE
    ),
}
