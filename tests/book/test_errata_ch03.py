"""The errors of the sources that chapter 3 corrects, each decided by calculation."""

import re

import numpy as np
import pytest

from nnlib.layers import Dense, Sigmoid
from nnlib.network import Network
from tests.book import pages


def test_first_weights_are_drawn_and_the_forward_pass_makes_none() -> None:
    """Two draws differ, and a forward pass leaves the weights as they are (erratum 10)."""
    first, second = Dense(2, 2, rng=1), Dense(2, 2, rng=2)
    assert not np.array_equal(first.weights, second.weights)
    before = first.weights.copy()
    first.forward([1.0, 0.5])
    assert np.array_equal(first.weights, before)


def test_nine_parameters_are_six_weights_and_three_biases() -> None:
    """The 2-2-1 network (erratum 10)."""
    layers = [Dense(2, 2), Sigmoid(), Dense(2, 1)]
    weights = sum(layer.weights.size for layer in layers if isinstance(layer, Dense))
    biases = sum(layer.bias.size for layer in layers if isinstance(layer, Dense))
    assert (weights, biases) == (6, 3)
    assert Network(layers).parameters.size == 9


@pytest.mark.parametrize("name", ["ch03_signals", "ch09_mnist"])
def test_hidden_layers_may_be_narrower_than_the_input(name: str) -> None:
    """The networks for digits that the pages themselves build are (erratum 12)."""
    found = re.findall(r"\b784-(\d+)-(\d+)-10\b", pages.source("en", name))
    assert found
    assert all(int(width) < 784 for widths in found for width in widths)


def test_a_narrow_middle_forces_and_a_wide_one_does_not() -> None:
    """An identity passes everything through a wide middle; one node cannot (erratum 17)."""
    X = np.random.default_rng(3).normal(size=(50, 2))
    wide = Network([Dense.from_arrays(np.eye(2)), Dense.from_arrays(np.eye(2))])
    assert np.array_equal(wide.forward(X), X)
    u, s, vt = np.linalg.svd(X, full_matrices=False)
    best_of_one = u[:, :1] * s[:1] @ vt[:1]  # no linear 2-1-2 network comes nearer
    assert np.abs(best_of_one - X).max() > 0.1
