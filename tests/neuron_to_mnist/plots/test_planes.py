"""The plane: points, decision lines, the tinted side, and the bent grid."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose

from neuron_to_mnist import plots

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def test_plane_puts_points_where_they_are_with_a_marker_a_class() -> None:
    (ax,) = plots.plane(X, [0, 1, 1, 0]).axes
    zero, one = ax.collections
    assert_allclose(zero.get_offsets(), X[[0, 3]])
    assert_allclose(one.get_offsets(), X[[1, 2]])
    assert zero.get_paths()[0].vertices.shape != one.get_paths()[0].vertices.shape


@pytest.mark.parametrize(("weights", "bias"), [([0.5, 0.5], -0.7), ([1, 0], -0.5), ([-2, 3], 0.4)])
def test_plane_draws_the_line_where_the_weighted_sum_is_0(weights, bias: float) -> None:  # type: ignore[no-untyped-def]
    (ax,) = plots.plane(lines=[(weights, bias)]).axes
    (line,) = ax.lines
    for point in (line.get_xy1(), line.get_xy2()):
        assert np.dot(weights, point) + bias == pytest.approx(0)
    assert line.get_xy1() != pytest.approx(line.get_xy2())


def test_plane_tints_the_side_that_fires() -> None:
    (ax,) = plots.plane(region=lambda P: P[:, 0] + P[:, 1] > 1).axes
    (tint,) = ax.collections
    (path,) = tint.get_paths()
    for point in X:
        if point.sum() != 1:
            assert path.contains_point(point) == (point.sum() > 1)
    assert 0 < tint.get_alpha() < 0.4


def test_deformed_plane_moves_grid_and_points() -> None:
    def layer(P: np.ndarray) -> np.ndarray:
        return np.tanh(P @ [[1, 0.5], [-0.3, 2]] + [0.1, 0])

    (ax,) = plots.deformed_plane(layer, X, [0, 1, 1, 0], limits=(-2, 2), lines=5).axes
    assert len(ax.lines) == 10
    assert_allclose(ax.lines[0].get_xydata()[[0, -1]], layer(np.array([[-2.0, -2.0], [-2.0, 2.0]])))
    zero, one = ax.collections
    assert_allclose(zero.get_offsets(), layer(X[[0, 3]]))
    assert_allclose(one.get_offsets(), layer(X[[1, 2]]))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.plane([[1, 2, 3]], [0]), r"points of shape \(n, 2\).*got \(1, 3\)"),
        (lambda: plots.plane(X, [0, 1]), r"got \(4, 2\) and \(2,\)"),
        (lambda: plots.plane(lines=[([0, 0], 1)]), "not both 0"),
        (lambda: plots.deformed_plane(lambda P: P[:, :1]), r"keep the shape \(121, 2\)"),
    ],
)
def test_clear_errors(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
