"""Pictures of squares: images, misread digits, weights."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose

from neuron_to_mnist import plots

DIGITS = np.random.default_rng(0).random((7, 784))


def test_images_are_the_pixels_with_their_titles() -> None:
    figure = plots.images(DIGITS, list("abcdefg"), columns=3)
    assert [ax.get_title() for ax in figure.axes] == list("abcdefg")
    for ax, digit in zip(figure.axes, DIGITS, strict=True):
        (image,) = ax.images
        assert_allclose(image.get_array(), digit.reshape(28, 28))
        assert image.get_clim() == (0, DIGITS.max())
    assert figure.axes[3].get_position().y0 < figure.axes[0].get_position().y0


def test_signed_images_put_0_in_the_middle() -> None:
    weights = np.array([[-3.0, 0.0, 1.0, 0.5], [0.1, 0.0, -0.2, 0.0]])
    figure = plots.images(weights, signed=True)
    for ax, largest in zip(figure.axes, (3.0, 0.2), strict=True):
        assert ax.images[0].get_clim() == (-largest, largest)
        assert_allclose(ax.images[0].cmap(0.5)[:3], 1, atol=0.01)


def test_misread_digits_are_those_named_wrongly() -> None:
    true, named = np.arange(7), np.array([0, 1, 9, 3, 4, 8, 6])
    figure = plots.misread_digits(DIGITS, true, named)
    assert [ax.get_title() for ax in figure.axes] == ["2 → 9", "5 → 8"]
    assert_allclose(figure.axes[1].images[0].get_array(), DIGITS[5].reshape(28, 28))
    assert len(plots.misread_digits(DIGITS, true, true + 1, limit=4).axes) == 4


def test_weights_are_squares_with_their_numbers_where_there_is_room() -> None:
    figure = plots.weights([[[0.5, -1.25]], [[2e6]]])
    assert [text.get_text() for ax in figure.axes for text in ax.texts] == ["0.5", "−1.25", "2e+06"]
    assert_allclose(figure.axes[0].images[0].get_array(), [[0.5, -1.25]])
    many = plots.weights([np.ones((64, 16)), np.zeros((16, 10))], ["$W$", "$V$"])
    assert [ax.get_title() for ax in many.axes] == ["$W$", "$V$"]
    assert [len(ax.texts) for ax in many.axes] == [0, 0]
    for matrices, titles, words in (
        ([], None, "must be matrices"), ([[1.0, 2.0]], None, r"must be matrices.*\(2,\)"),
        ([[[1.0]]], [], "a title for each of 1 matrices; got 0"),
    ):
        with pytest.raises(ValueError, match=words):
            plots.weights(matrices, titles)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.images(np.ones((2, 783))), r"square.*got the shape \(2, 783\)"),
        (lambda: plots.images(DIGITS, ["a"]), "title for each of 7 images; got 1"),
        (lambda: plots.misread_digits(DIGITS, [1] * 7, [1] * 7), "nothing to draw"),
        (lambda: plots.misread_digits(DIGITS, [1] * 7, [1] * 6), "7 images"),
    ],
)
def test_clear_errors(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
