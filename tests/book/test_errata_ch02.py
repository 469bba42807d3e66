"""The errors of the sources that chapter 2 corrects, each decided by calculation."""

import math
from fractions import Fraction

import numpy as np
import pytest

from nnlib.activations import relu_derivative, sigmoid, sigmoid_derivative, softmax
from tests.book import reader

PAGE = "ch02_activations"


def test_sigmoid_is_never_0(page: str) -> None:
    """Not below any threshold, down to the smallest number a float64 can hold (erratum 5)."""
    assert f"{1 / (1 + math.exp(5)):.4f}" == "0.0067"
    assert "0.0067" in reader.words(page)
    assert (sigmoid(np.linspace(-700, 0, 1000)) > 0).all()


def test_endless_decimals_do_not_make_a_number_transcendental() -> None:
    """1/3 and the root of 2 solve equations with whole coefficients (erratum 6)."""
    third = Fraction(1, 3)
    assert 3 * third - 1 == 0
    assert all(10**digits % 3 != 0 for digits in range(1, 50))  # so its decimals never end
    assert math.isqrt(2 * 10**100) ** 2 != 2 * 10**100  # nor do those of the root of 2
    assert math.sqrt(2) ** 2 == pytest.approx(2, abs=1e-15)


def test_slope_of_relu_does_not_vanish() -> None:
    """Ten factors of 1 against ten of at most 1/4: what has been measured (erratum 15)."""
    sums = np.linspace(0.1, 8, 100)
    assert relu_derivative(sums).min() ** 10 == 1
    assert sigmoid_derivative(sums).max() ** 10 < 1e-6


def test_several_labels_need_not_share_one_unit() -> None:
    """Three sigmoids can all say yes, one softmax cannot (erratum 17)."""
    scores = np.array([3.0, 2.0, 4.0])
    assert (sigmoid(scores) > 0.5).all()
    assert (softmax(scores) > 0.5).sum() == 1
