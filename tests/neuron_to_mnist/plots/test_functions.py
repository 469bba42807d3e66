"""Graphs of functions: the curves are the functions, and jumps are gaps with dots."""

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from numpy.testing import assert_allclose

from neuron_to_mnist import plots
from nnlib import activations


def curve(ax: Axes, i: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The points of the i-th drawn function, which come after the two zero lines."""
    lines = [line for line in ax.lines[2:] if len(line.get_xdata()) > 2]
    x, y = np.asarray(lines[i].get_xdata()), np.asarray(lines[i].get_ydata())
    seen = np.isfinite(y)
    return x[seen], y[seen]


def test_curves_are_the_functions() -> None:
    figure = plots.curves({"tanh": np.tanh, "sin": np.sin}, (-3, 2), y_range=(-2, 2))
    (ax,) = figure.axes
    for i, function in enumerate((np.tanh, np.sin)):
        x, y = curve(ax, i)
        assert x.min() == -3
        assert x.max() == 2
        assert_allclose(y, function(x))
    assert ax.get_xlim() == (-3, 2)
    assert ax.get_ylim() == (-2, 2)


def test_curves_differ_in_more_than_colour() -> None:
    figure = plots.curves({str(i): lambda x, i=i: i * x for i in range(8)}, breaks=[])
    looks = [(str(line._dash_pattern), line.get_color()) for line in figure.axes[0].lines[2:]]
    assert len(set(looks)) == 8, "eight optimizers race in chapter 7"
    assert len({dashes for dashes, _ in looks[:5]}) == 5


def test_a_jump_is_a_gap_with_the_dot_that_counts_filled() -> None:
    (ax,) = plots.curves({"h": activations.step}).axes
    dots = {
        (float(line.get_xdata()[0]), float(line.get_ydata()[0])): line.get_markerfacecolor()
        for line in ax.lines[2:]
        if len(line.get_xdata()) == 1
    }
    assert set(dots) == {(0.0, 0.0), (0.0, 1.0)}
    assert dots[0.0, 0.0] != "white", "step(0) is 0"
    assert dots[0.0, 1.0] == "white"
    steps = np.abs(np.diff(np.asarray(ax.lines[2].get_ydata())))
    assert np.nanmax(steps) == 0, "no line may join the two sides"


def test_no_dots_where_nothing_jumps() -> None:
    (ax,) = plots.curves({"f": activations.relu}).axes
    assert len(ax.lines) == 3


def test_step_and_sigmoid_are_both_there() -> None:
    (ax,) = plots.step_and_sigmoid().axes
    x, y = curve(ax, 0)
    assert_allclose(y, 1 / (1 + np.exp(-x)))
    x, y = curve(ax, 1)
    assert_allclose(y, x > 0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.curves({}), "at least one function"),
    ],
)
def test_clear_errors(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
