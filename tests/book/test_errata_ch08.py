"""What chapter 8 corrects in its sources, shown with plain arithmetic and with `nnlib`."""

import math
import random

import numpy as np
import pytest

from neuron_to_mnist import LANGUAGES
from nnlib.activations import sigmoid, softmax
from nnlib.gradients import numerical_gradient
from nnlib.losses import sigmoid_cross_entropy, softmax_cross_entropy
from tests.book import pages

LOGITS = np.array([0.3, 2.9, 4.0])
TARGET = np.array([0.0, 1.0, 0.0])


def test_any_real_constant_may_be_added() -> None:
    """Not only an integer (erratum 13)."""
    draw = random.Random(13)
    for c in [0.5, math.sqrt(2), -math.pi, *(draw.uniform(-300, 300) for _ in range(50))]:
        powers = [math.exp(a + c) for a in LOGITS]
        assert [power / sum(powers) for power in powers] == pytest.approx(softmax(LOGITS))


def test_where_overflow_begins() -> None:
    """Between e^709.78 and e^709.79 (erratum 13)."""
    assert math.isfinite(math.exp(709.78))
    with pytest.raises(OverflowError):
        math.exp(709.79)
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp([709.79, 0.0])
        assert np.isnan((powers / powers.sum())[0])
    assert softmax([709.79, 0.0]).tolist() == pytest.approx([1.0, 0.0])


def test_sum_over_the_outputs_does_not_fall_away() -> None:
    """Keeping the own output's term is right for sigmoids and wrong for softmax (erratum 3)."""
    for output, same in ((sigmoid, True), (softmax, False)):
        def loss(a: np.ndarray, output=output) -> float:
            return float(((output(a) - TARGET) ** 2).sum() / 2)

        y = output(LOGITS)
        own_term = (y - TARGET) * y * (1 - y)
        assert np.allclose(own_term, numerical_gradient(loss, LOGITS), atol=1e-8) is same

    y = softmax(LOGITS)
    ruler = numerical_gradient(lambda a: softmax_cross_entropy(a, TARGET), LOGITS)
    assert y - TARGET == pytest.approx(ruler, abs=1e-8)
    assert -TARGET / y * y * (1 - y) != pytest.approx(ruler, abs=0.7)


def test_several_labels_need_a_sigmoid_each() -> None:
    """Softmax cannot give two labels more than a half each; sigmoids can (erratum 17)."""
    labels = np.array([1.0, 1.0, 0.0])
    floor = 2 * math.log(2)
    rng = np.random.default_rng(17)
    for logits in [*rng.normal(0, 5, (200, 3)), np.array([9.0, 9.0, -9.0])]:
        assert -(labels * np.log(softmax(logits))).sum() >= floor - 1e-12
    assert sigmoid_cross_entropy([9.0, 9.0, -9.0], labels) < 0.001
    with pytest.raises(ValueError, match="sum to 1"):
        softmax_cross_entropy([9.0, 9.0, -9.0], labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_appendix_leads_to_the_chapter(language: str) -> None:
    text = pages.source(language, "app_d_errata")
    for label in ("ch08-shift", "ch08-mistake", "ch08-shortcut", "ch08-labels"):
        assert f"{{ref}}`{label}`" in text
