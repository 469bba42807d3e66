"""The errors of the sources that chapter 1 corrects, each decided by calculation."""


import numpy as np

from nnlib.activations import step
from tests.book import reader

PAGE = "ch01_neurons"


def test_counts_of_neurons(page: str) -> None:
    """Azevedo et al. 2009 and Dorkenwald et al. 2024, not the old round figures (erratum 8)."""
    words = reader.words(page)
    assert "86 billion" in words or "860억" in words
    assert "139,255" in words


def test_bias_is_the_threshold_with_the_opposite_sign() -> None:
    """Above the threshold is above 0 with the bias; with the same sign it is not (erratum 15)."""
    rng = np.random.default_rng(15)
    for _ in range(100):
        w, x, threshold = rng.normal(size=3), rng.normal(size=3), rng.normal()
        fires = float(w @ x > threshold)
        assert step(w @ x - threshold) == fires
    assert step(1.0 - 0.5) != step(-1.0 + 0.5)
    assert step(0.2 - 0.5) != step(0.2 + 0.5)  # the slip: bias taken as the threshold itself


def test_output_on_the_boundary_is_0() -> None:
    """Two notes differ; the course puts out 0 (erratum 14)."""
    assert step(0.0) == 0.0


def test_connections_do_not_grow_exponentially(page: str) -> None:
    """A layer more adds as many as the one before: (L - 1) n^2 (erratum 15)."""
    n = 100
    counts = [sum(n * n for _ in range(layers - 1)) for layers in range(2, 8)]
    assert counts == [(layers - 1) * n**2 for layers in range(2, 8)]
    assert len(set(np.diff(counts))) == 1
    assert r"(L - 1)\, n^2" in reader.formulas(page)
