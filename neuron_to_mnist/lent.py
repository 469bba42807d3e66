"""The library that students build, as the course lends it: a function a name, in order of chapters.

Plain functions on plain arrays, and one class. A row of ``X`` is a sample. A network is the list of
its layers, pairs ``(W, b)`` of shape ``(d_in, d_out)`` and ``(d_out,)``; between two layers every
number goes through the activation ``kind``, and the last layer gives its weighted sums ``A``, the
logits. A loss gives its value ``E``, a mean over the samples, and ``G``, its slope in each number
of ``A``.

Whoever has not written one of these is lent it, so they are short, and written to be read.
``LIBRARY`` is the one table of their names: the chapter and the task that ask for each.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray
Layers = list[tuple[Array, Array]]
Loss = Callable[[Array, Array], tuple[float, Array]]


class Place(NamedTuple):
    """Where a name of the library is written, and whether it belongs to the reader at the end."""

    chapter: int
    task: int
    reader: bool = False


LIBRARY = {
    "segment": Place(1, 2),
    "learn": Place(1, 5),
    "sigmoid": Place(2, 1, reader=True),
    "activate": Place(2, 2, reader=True),
    "ruler": Place(2, 3),
    "forward": Place(3, 2, reader=True),
    "first_weights": Place(3, 3, reader=True),
    "squared": Place(4, 2),
    "one_hot": Place(4, 3, reader=True),
    "sigmoid_cross_entropy": Place(4, 4),
    "descend": Place(5, 1),
    "batches": Place(5, 5, reader=True),
    "backward": Place(6, 1, reader=True),
    "Optimizer": Place(7, 1, reader=True),
    "train": Place(7, 3, reader=True),
    "log_softmax": Place(8, 1, reader=True),
    "softmax_cross_entropy": Place(8, 2, reader=True),
    "accuracy": Place(8, 3, reader=True),
    "prepare": Place(9, 2, reader=True),
    "split": Place(9, 4),
    "shifted": Place(9, 6),
    "confusion": Place(9, 7),
}

# --- Chapter 1 -----------------------------------------------------------------------------------


def segment(w: Array, b: float, box: tuple[float, float]) -> Array:
    """Return the two ends of the line ``w @ x + b = 0`` in a square, ``(2, 2)``.

    ``box`` holds the lowest and the highest coordinate. A line that misses it gives ``(0, 2)``.

    >>> segment(np.array([1.0, 1.0]), -0.5, (0, 1)).tolist()
    [[0.0, 0.5], [0.5, 0.0]]
    """
    low, high = box
    ends = []
    for i, j in ((0, 1), (1, 0)):
        if w[j] != 0:
            for edge in (low, high):  # where the line crosses x[i] = edge
                crossing = -(w[i] * edge + b) / w[j]
                if low <= crossing <= high:
                    end = [0.0, 0.0]
                    end[i], end[j] = edge, crossing
                    ends.append(end)
    # On a line, the order of the coordinates is the order of the points.
    return np.array([min(ends), max(ends)]) if ends else np.zeros((0, 2))


def learn(X: Array, t: Array, rounds: int) -> tuple[Array, float, list[int]]:
    """Return a neuron's weights ``(d,)``, its bias, and how many mistakes it made in each round.

    Rosenblatt's rule from weights 0, a sample ``(d,)`` at a time: only a mistake changes anything.

    >>> learn(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 1]), 4)[2]
    [1, 2, 1, 0]
    """
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(rounds):
        count = 0
        for x, target in zip(X, t, strict=True):
            error = target - (1 if x @ w + b > 0 else 0)  # 1, 0 or -1
            w = w + error * x
            b = b + error
            count += int(error != 0)
        mistakes.append(count)
    return w, float(b), mistakes


# --- Chapter 2 -----------------------------------------------------------------------------------


def sigmoid(x: Array) -> Array:
    """Return ``1 / (1 + e^-x)`` of every number; no exponent is positive, so nothing overflows.

    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    e = np.exp(-np.abs(x))  # 0 to 1
    return np.where(np.asarray(x) >= 0, 1, e) / (1 + e)


def activate(a: Array, kind: str) -> tuple[Array, Array]:
    """Return an activation's values and its slopes, both in the shape of ``a``.

    ``kind`` is "sigmoid", "tanh", "relu", "leaky" (slope 0.01) or "elu".

    >>> z, slope = activate(np.array([-2.0, 3.0]), "leaky")
    >>> z.tolist(), slope.tolist()
    ([-0.02, 3.0], [0.01, 1.0])
    """
    a = np.asarray(a, dtype=float)
    if kind == "sigmoid":
        z = sigmoid(a)
        return z, z * (1 - z)
    if kind == "tanh":
        z = np.tanh(a)
        return z, 1 - z**2
    if kind == "relu":
        return np.where(a > 0, a, 0), np.where(a > 0, 1.0, 0.0)
    if kind == "leaky":
        return np.where(a > 0, a, 0.01 * a), np.where(a > 0, 1, 0.01)
    if kind == "elu":
        e = np.exp(np.minimum(a, 0))
        return np.where(a > 0, a, e - 1), np.where(a > 0, 1, e)
    raise ValueError(f"expected sigmoid, tanh, relu, leaky or elu as kind, got {kind!r}")


def ruler(f: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
    """Return the slope of ``f`` in every number of ``x``, measured ``h`` to both sides.

    ``f`` turns an array in the shape of ``x`` into one number.

    >>> ruler(lambda x: np.sum(x**2), np.array([1.0, -3.0])).round(6).tolist()
    [2.0, -6.0]
    """
    slopes = np.zeros(np.shape(x))
    for place in np.ndindex(slopes.shape):
        above, below = np.array(x, dtype=float), np.array(x, dtype=float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


# --- Chapter 3 -----------------------------------------------------------------------------------


def forward(X: Array, layers: Layers, kind: str) -> list[Array]:
    """Return every stage on the way through a network, ``[X, Z1, ..., A]``.

    ``X`` is a batch ``(n, d)`` or one sample ``(d,)``.

    >>> layers = [(np.eye(2), np.array([-1.0, 0.0])), (np.ones((2, 1)), np.zeros(1))]
    >>> [stage.tolist() for stage in forward(np.array([[0.5, 2.0]]), layers, "relu")]
    [[[0.5, 2.0]], [[0.0, 2.0]], [[2.0]]]
    """
    stages = [X]
    for W, b in layers[:-1]:
        z, _ = activate(stages[-1] @ W + b, kind)  # (n, d_in) @ (d_in, d_out)
        stages.append(z)
    W, b = layers[-1]
    return [*stages, stages[-1] @ W + b]


def first_weights(sizes: list[int], gain: float, rng: np.random.Generator) -> Layers:
    """Return the layers of a network that has not learned yet.

    Weights are drawn with the spread ``gain / sqrt(d_in)``, layer after layer; biases are 0.

    >>> [W.shape for W, b in first_weights([784, 50, 10], 1.0, np.random.default_rng(1))]
    [(784, 50), (50, 10)]
    """
    return [
        (rng.normal(0, gain / np.sqrt(d_in), (d_in, d_out)), np.zeros(d_out))
        for d_in, d_out in pairwise(sizes)
    ]


# --- Chapter 4 -----------------------------------------------------------------------------------


def squared(A: Array, T: Array) -> tuple[float, Array]:
    """Return half the sum of the squared errors, a mean over the n samples, and its slopes.

    >>> squared(np.array([[3.0, 1.0]]), np.array([[1.0, 0.0]]))
    (2.5, array([[2., 1.]]))
    """
    errors = A - T  # (n, k)
    return float(np.sum(errors**2) / (2 * len(A))), errors / len(A)


def one_hot(labels: Array, classes: int) -> Array:
    """Return a row for each label, with a single 1 in its place: ``(n,)`` gives ``(n, classes)``.

    >>> one_hot([1, 0], 3).tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]
    """
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def sigmoid_cross_entropy(A: Array, T: Array) -> tuple[float, Array]:
    """Return the cross-entropy of sigmoids from their logits, a mean over all numbers, and slopes.

    ``-t log(s) - (1 - t) log(1 - s)`` is ``max(a, 0) - a t + log(1 + e^-|a|)``, which needs no
    logarithm of 0.

    >>> sigmoid_cross_entropy(np.array([[-800.0]]), np.array([[1.0]]))
    (800.0, array([[-1.]]))
    """
    E = np.mean(np.maximum(A, 0) - A * T + np.log1p(np.exp(-np.abs(A))))
    return float(E), (sigmoid(A) - T) / A.size


# --- Chapter 5 -----------------------------------------------------------------------------------


def descend(
    gradient: Callable[[Array], Array], start: Array, rate: float, steps: int, tolerance: float
) -> Array:
    """Return every point of a walk downhill, the start first: ``(points,)`` or ``(points, d)``.

    It ends after ``steps`` steps, or where no slope is larger than ``tolerance``.

    >>> descend(lambda x: 2 * (x - 1), 3.0, 0.25, 3, 0.0).tolist()
    [3.0, 2.0, 1.5, 1.25]
    """
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        slopes = gradient(path[-1])
        if np.max(np.abs(slopes)) <= tolerance:
            break
        path.append(path[-1] - rate * slopes)
    return np.array(path)


def batches(n: int, size: int, rng: np.random.Generator) -> list[Array]:
    """Return the places 0 to n - 1 in a new order, ``size`` at a time; the last may be fewer.

    >>> [len(rows) for rows in batches(5, 2, np.random.default_rng(1))]
    [2, 2, 1]
    """
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]


# --- Chapter 6 -----------------------------------------------------------------------------------


def backward(Z: list[Array], layers: Layers, kind: str, G: Array) -> tuple[Layers, list[Array]]:
    """Return the slopes of a loss in all weights and biases, and each layer's deltas.

    ``Z`` are the stages of `forward` for a batch, ``G`` the slopes of the loss in the last of them,
    ``(n, k)``. The slopes ``(dW, db)`` have the shapes of ``(W, b)``; deltas, the slopes in the
    weighted sums, those of the stages ``Z1, ..., A``.

    >>> layers = [(np.array([[2.0]]), np.array([0.0])), (np.array([[3.0]]), np.array([1.0]))]
    >>> Z = forward(np.array([[0.5]]), layers, "relu")
    >>> backward(Z, layers, "relu", np.array([[1.0]]))[0]
    [(array([[1.5]]), array([3.])), (array([[1.]]), array([1.]))]
    """
    gradients: Layers = []
    deltas = [G]
    for place in reversed(range(len(layers))):
        W, _ = layers[place]
        delta = deltas[0]  # (n, d_out)
        gradients.insert(0, (Z[place].T @ delta, delta.sum(axis=0)))
        if place > 0:
            W_before, b_before = layers[place - 1]
            _, slope = activate(Z[place - 1] @ W_before + b_before, kind)
            deltas.insert(0, delta @ W.T * slope)  # (n, d_out) @ (d_out, d_in)
    return gradients, deltas


# --- Chapter 7 -----------------------------------------------------------------------------------


class Optimizer:
    """A rule that turns slopes into changes: "sgd", "momentum", "rmsprop" or "adam".

    What it remembers, it remembers for each ``key`` by itself.

    >>> rule = Optimizer("momentum", 0.1)
    >>> [round(float(rule.move("W", np.array(1.0))), 6) for _ in range(3)]
    [-0.1, -0.19, -0.271]
    """

    def __init__(self, kind: str, rate: float) -> None:
        if kind not in ("sgd", "momentum", "rmsprop", "adam"):
            raise ValueError(f"expected sgd, momentum, rmsprop or adam as kind, got {kind!r}")
        self.kind = kind
        self.rate = rate
        self.memory: dict[Hashable, Any] = {}

    def move(self, key: Hashable, g: Array) -> Array:
        """Return what to add to the parameters with the name ``key``, whose slopes are ``g``."""
        v, s, t = self.memory.get(key, (0.0, 0.0, 0))
        t += 1
        if self.kind == "sgd":
            change = -self.rate * g
        elif self.kind == "momentum":
            v = 0.9 * v - self.rate * g
            change = v
        elif self.kind == "rmsprop":
            s = 0.9 * s + 0.1 * g**2
            change = -self.rate * g / (np.sqrt(s) + 1e-8)
        else:
            v = 0.9 * v + 0.1 * g
            s = 0.999 * s + 0.001 * g**2
            change = -self.rate * v / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        self.memory[key] = (v, s, t)
        return change


def train(
    layers: Layers, X: Array, T: Array, loss: Loss, optimizer: Optimizer, kind: str, size: int,
    epochs: int, rng: np.random.Generator,
) -> list[float]:
    """Put better weights into the list ``layers``, and return the mean loss in each epoch.

    Each mini-batch of ``size`` samples is one step; its loss counts before the step.

    >>> layers = [(np.zeros((1, 1)), np.zeros(1))]
    >>> X, rng = np.array([[1.0], [2.0]]), np.random.default_rng(1)
    >>> train(layers, X, 3 * X, squared, Optimizer("sgd", 0.1), "relu", 2, 3, rng)[:1]
    [11.25]
    """
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in batches(len(X), size, rng):
            Z = forward(X[rows], layers, kind)
            E, G = loss(Z[-1], T[rows])
            total += E * len(rows)
            gradients, _ = backward(Z, layers, kind, G)
            for place, ((W, b), (dW, db)) in enumerate(zip(layers, gradients, strict=True)):
                layers[place] = (
                    W + optimizer.move((place, "W"), dW), b + optimizer.move((place, "b"), db)
                )
        history.append(total / len(X))
    return history


# --- Chapter 8 -----------------------------------------------------------------------------------


def log_softmax(A: Array) -> Array:
    """Return the logarithm of softmax along the last axis, in the shape of ``A``.

    >>> log_softmax(np.array([[-2000.0, 0.0]])).tolist()
    [[-2000.0, 0.0]]
    """
    A = A - np.max(A, axis=-1, keepdims=True)
    return A - np.log(np.sum(np.exp(A), axis=-1, keepdims=True))


def softmax_cross_entropy(A: Array, T: Array) -> tuple[float, Array]:
    """Return the cross-entropy of softmax from its logits, a mean over the n samples, and slopes.

    >>> E, G = softmax_cross_entropy(np.array([[0.0, 0.0]]), np.array([[1.0, 0.0]]))
    >>> round(E, 4), G.tolist()
    (0.6931, [[-0.5, 0.5]])
    """
    logs = log_softmax(A)  # (n, k)
    return float(-np.sum(T * logs) / len(A)), (np.exp(logs) - T) / len(A)


def accuracy(A: Array, labels: Array) -> float:
    """Return the share of rows whose largest number stands in the place of their label.

    >>> accuracy(np.array([[1.0, 3.0], [2.0, 0.0]]), np.array([1, 1]))
    0.5
    """
    return float(np.mean(np.argmax(A, axis=1) == labels))


# --- Chapter 9 -----------------------------------------------------------------------------------


def prepare(images: Array, labels: Array, classes: int) -> tuple[Array, Array]:
    """Return bytes ``(n, rows, columns)`` as numbers 0 to 1 in n rows, and the labels as targets.

    >>> X, T = prepare(np.full((1, 2, 2), 255, dtype=np.uint8), [1], 3)
    >>> X.tolist(), T.tolist()
    ([[1.0, 1.0, 1.0, 1.0]], [[0.0, 1.0, 0.0]])
    """
    n, rows, columns = images.shape
    return images.reshape(n, rows * columns) / 255, one_hot(labels, classes)


def split(
    X: Array, t: Array, count: int, rng: np.random.Generator
) -> tuple[Array, Array, Array, Array]:
    """Return the samples to train on with their labels, and ``count`` others, drawn by lot.

    >>> X, t = np.arange(10.0).reshape(5, 2), np.arange(5)
    >>> [len(part) for part in split(X, t, 2, np.random.default_rng(1))]
    [3, 3, 2, 2]
    """
    order = rng.permutation(len(X))
    kept_back, training = order[:count], order[count:]
    return X[training], t[training], X[kept_back], t[kept_back]


def shifted(images: Array, down: Array, right: Array) -> Array:
    """Return each of the images ``(n, rows, columns)`` moved by its own whole numbers of pixels.

    What is pushed over an edge is lost, and 0 comes in at the other side.

    >>> shifted(np.array([[[1.0, 2.0], [3.0, 4.0]]]), [1], [0]).tolist()
    [[[0.0, 0.0], [1.0, 2.0]]]
    """
    n, rows, columns = images.shape
    sheets = np.zeros((n, 3 * rows, 3 * columns))
    sheets[:, rows : 2 * rows, columns : 2 * columns] = images
    result = np.zeros(images.shape)
    for i in range(n):
        top, left = rows - down[i], columns - right[i]
        result[i] = sheets[i, top : top + rows, left : left + columns]
    return result


def confusion(outputs: Array, labels: Array, classes: int) -> tuple[Array, float]:
    """Return how many samples of each class (row) were taken for which (column), and the accuracy.

    >>> counts, share = confusion(np.array([[1.0, 3.0], [2.0, 0.0]]), [1, 1], 2)
    >>> counts.tolist(), share
    ([[0.0, 0.0], [1.0, 1.0]], 0.5)
    """
    counts = np.zeros((classes, classes))
    for label, row in zip(labels, outputs, strict=True):
        counts[label, np.argmax(row)] += 1
    return counts, float(np.trace(counts) / len(labels))
