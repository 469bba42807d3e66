"""The experiments of ``ch01_neurons``: what a seed gives, and what a right program finds there."""

import functools
import itertools

import numpy as np

from nnlib.datasets import load_digits

VALUES, ROUNDS, TRAINING = 8, 10, 1437


def values(seed: int) -> np.ndarray:
    """Return eight different whole numbers from -10 to 10 (task 4)."""
    return np.random.default_rng(seed + 4).choice(np.arange(-10, 11), size=VALUES, replace=False)


def machines(values: np.ndarray, at: bool = False) -> np.ndarray:
    """Return for each of the sixteen rules how many machines obey it; ``at``: that fire at 0."""
    w1, w2, b = np.meshgrid(values, values, values)
    sums = [w1 * x1 + w2 * x2 + b for x1 in (0, 1) for x2 in (0, 1)]
    fires = [(a >= 0) if at else (a > 0) for a in sums]
    rules = sum(fire.astype(int) << (3 - place) for place, fire in enumerate(fires))
    return np.bincount(np.ravel(rules), minlength=16)


def points(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return 40 points on both sides of a line, with their targets (task 6).

    The line passes by the middle, and points come close to it: it takes some rounds to be found.
    """
    rng = np.random.default_rng(seed + 6)
    w, X = rng.normal(size=2), rng.normal(0, 2, (200, 2))
    a = X @ w / np.hypot(*w) - 1.5
    near = np.abs(a) < 0.05
    return X[~near][:40], (a[~near][:40] > 0).astype(int)


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the small digits in an order of the seed's: 1,437 to learn, the rest to test (task 7).

    Pixels are bytes, so that every sum is exact and no order of adding changes a mistake.
    """
    (X, t), (X_test, t_test) = load_digits(normalize=False)
    X, t = np.concatenate([X, X_test]).astype(float), np.concatenate([t, t_test])
    order = np.random.default_rng(seed + 7).permutation(len(X))
    training, test = order[:TRAINING], order[TRAINING:]
    return X[training], t[training], X[test], t[test]


@functools.lru_cache(maxsize=8)
def readers(seed: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for all 45 pairs the mistakes while a neuron learns, and its misread test images."""
    X, t, X_test, t_test = drawn(seed)
    found = {}
    for low, high in itertools.combinations(range(10), 2):
        mine, theirs = np.isin(t, (low, high)), np.isin(t_test, (low, high))
        w, b, mistakes = learned(X[mine], t[mine] == high)
        misread = (X_test[theirs] @ w + b > 0) != (t_test[theirs] == high)
        found[low, high] = mistakes, int(np.sum(misread))
    return found


def learned(X: np.ndarray, fires: np.ndarray) -> tuple[np.ndarray, float, int]:
    """Return what ``lent.learn`` does in ten rounds, with all mistakes together.

    It goes from one mistake to the next, which is quicker: between them nothing changes.
    """
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(ROUNDS):
        start = 0
        while len(wrong := np.flatnonzero((X[start:] @ w + b > 0) != fires[start:])):
            place = start + int(wrong[0])
            sign = 1 if fires[place] else -1
            w, b = w + sign * X[place], b + sign
            start, mistakes = place + 1, mistakes + 1
    return w, b, mistakes
