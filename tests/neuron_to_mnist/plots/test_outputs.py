"""What a network answers: bars of its outputs, and the confusion matrix."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose

from neuron_to_mnist import plots


def test_bars_have_the_height_that_is_written_on_them() -> None:
    (ax,) = plots.bars([0.25, -0.5], ["$y_1$", "$y_2$"], digits=2, title="$y$").axes
    assert [bar.get_height() for bar in ax.patches] == [0.25, -0.5]
    assert [text.get_text() for text in ax.texts] == ["0.25", "−0.50"]


def test_confusion_matrix_writes_every_count_in_its_square() -> None:
    counts = np.arange(9).reshape(3, 3)
    (ax,) = plots.confusion_matrix(counts).axes
    assert {text.get_position(): int(text.get_text()) for text in ax.texts} == {
        (named, true): counts[true, named] for named in range(3) for true in range(3)
    }
    assert ax.yaxis_inverted()
    shades = np.asarray(ax.collections[0].get_array()).reshape(3, 3)
    assert_allclose(shades, counts * (1 - np.eye(3)))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.confusion_matrix([[1, 2]]), r"square; got the shape \(1, 2\)"),
        (lambda: plots.bars([1, 2], ["a"]), r"1 labels and values of the shape \(2,\)"),
    ],
)
def test_clear_errors(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
