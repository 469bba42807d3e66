"""What chapter 9 corrects in its sources, counted in the data and in trained networks."""

from itertools import pairwise

import numpy as np
import PIL

from nnlib.layers import Dense, Sigmoid
from nnlib.losses import one_hot
from nnlib.network import Network
from nnlib.training import fit
from tests.book import reader
from tests.book.mnist_again import trained
from tests.book.mnist_raw import mnist

PAGE = "ch09_mnist"


def test_pixels_that_are_never_lit(page: str) -> None:
    """Erratum 4: there are 67, and one image of the test set has ink on one."""
    x, _, x_test, _ = mnist()
    dark = ~x.any(axis=0)
    assert dark.sum() == 67
    assert not x[:50_000, dark].any()
    assert (~x[:50_000].any(axis=0)).sum() == 67
    assert x_test[:, dark].any(axis=1).sum() == 1
    if "MNIST" in reader.from_cells(page):
        assert "67 67 True" in reader.printed(page)
        assert {"67", f"{67 * 50:,}", "1"} <= reader.from_cells(page)


def test_their_weights_stay_where_they_began() -> None:
    """Erratum 4: useless weights do not become 0, in plain NumPy as in `nnlib`."""
    x, t, _, _ = mnist()
    dark = ~x[:50_000].any(axis=0)
    weights, _, first = trained()
    layer = Dense(784, 20, rng=1)
    before = layer.weights.copy()
    fit(Network([layer, Sigmoid(), Dense(20, 10, rng=2)]), x[:50_000] / 255,
        one_hot(t[:50_000], 10), epochs=1, batch_size=100, rng=3)
    for start, end in ((first, weights[0]), (before, layer.weights)):
        still = (start == end).all(axis=1)
        np.testing.assert_array_equal(still, dark)
        assert np.abs(end[dark]).min() > 0


def test_pil_is_the_imaging_library(page: str) -> None:
    """Erratum 14."""
    assert "Imaging Library" in (PIL.__doc__ or "")
    assert "Python Imaging Library" in reader.words(page)


def test_hidden_layers_may_be_narrower_than_the_input(page: str) -> None:
    """Erratum 12: the sizes of the sources' own network."""
    sizes = (784, 50, 100, 10)
    assert max(sizes[1:-1]) < sizes[0]
    for d_in, d_out in pairwise(sizes):
        assert f"Dense({d_in}, {d_out})" in reader.printed(page)
