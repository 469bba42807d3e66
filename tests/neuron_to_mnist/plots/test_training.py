"""Descents on their curve or among contour lines, and numbers counted from epoch 1."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose

from neuron_to_mnist import plots

DESCENT = np.array([[0.9, 0.8], [0.5, -0.4], [0.3, 0.2], [0.1, -0.1]])


def test_contours_lie_where_the_function_has_their_value() -> None:
    (ax,) = plots.loss_surface(lambda x, y: x**2 + 4 * y**2, (-1, 1), (-1, 1), levels=[0.5]).axes
    ((path,),) = [c.get_paths() for c in ax.collections]
    assert len(path.vertices) > 50
    assert_allclose(path.vertices[:, 0] ** 2 + 4 * path.vertices[:, 1] ** 2, 0.5, atol=0.005)


def test_a_path_starts_at_the_ring_and_ends_at_the_star() -> None:
    (ax,) = plots.loss_surface(np.add, (-1, 1), (-1, 1), paths={"a": DESCENT}).axes
    path, ring, star = ax.lines
    assert_allclose(path.get_xydata(), DESCENT)
    assert_allclose(ring.get_xydata(), DESCENT[:1])
    assert_allclose(star.get_xydata(), DESCENT[-1:])
    assert (ring.get_marker(), star.get_marker()) == ("o", "*")


def test_a_descent_stays_on_its_curve() -> None:
    (ax,) = plots.descent(np.square, {"a": [3.0, -2.0, 1.0]}, (-4, 4)).axes
    path, ring, star = ax.lines[-3:]
    assert_allclose(path.get_xydata(), [[3, 9], [-2, 4], [1, 1]])
    assert_allclose(ring.get_xydata(), [[3, 9]])
    assert_allclose(star.get_xydata(), [[1, 1]])


def test_learning_curves_count_epochs_from_1() -> None:
    (ax,) = plots.learning_curves({"a": [3, 2], "b": [5, 4, 3]}, logarithmic=True).axes
    first, second = ax.lines
    assert_allclose(first.get_xydata(), [[1, 3], [2, 2]])
    assert_allclose(second.get_xydata(), [[1, 5], [2, 4], [3, 3]])
    assert first.get_linestyle() != second.get_linestyle()
    assert ax.get_yscale() == "log"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.descent(np.square, {"": [[1]]}, (0, 1)), r"\(points,\); got \(1, 1\)"),
        (lambda: plots.loss_surface(np.add, (0, 1), (0, 1), paths={"": [1]}), r"\(steps, 2\)"),
    ],
)
def test_clear_errors(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
