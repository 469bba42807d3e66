"""The plane: points of classes, decision lines, and what a layer does to a grid."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from neuron_to_mnist.plots.style import (
    BLUE,
    GREY,
    MARKERS,
    ORANGE,
    PALETTE,
    Array,
    figure_and_axes,
    line_style,
)


def plane(
    points: Any = None,
    classes: Any = None,
    *,
    lines: Sequence[tuple[Any, float]] = (),
    region: Callable[[Array], Any] | None = None,
    limits: tuple[float, float] = (-0.5, 1.5),
    labels: tuple[str, str] = ("$x_1$", "$x_2$"),
    ax: Axes | None = None,
) -> Figure:
    """Draw points of two or more classes in the plane, decision lines and the side that fires.

    Parameters
    ----------
    points : array_like of shape (n, 2), optional
    classes : array_like of int, shape (n,), optional
        Class of each point. Class 0 is an open circle, class 1 a filled square, and so on.
    lines : sequence of (weights, bias)
        For each, weights of shape (2,) and a number: the line where
        ``weights[0] * x1 + weights[1] * x2 + bias == 0``.
    region : callable, optional
        Takes an array of shape (m, 2) and returns m numbers; where they exceed 1/2 the plane is
        tinted.
    limits : (float, float)
        The same for both axes.
    labels : (str, str)
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If points, classes or weights have another shape.

    Examples
    --------
    >>> X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> figure = plane(X, [0, 0, 0, 1], lines=[([0.5, 0.5], -0.7)])
    >>> figure.axes[0].get_xlabel()
    '$x_1$'
    """
    figure, ax = figure_and_axes(ax, (3.9, 3.8))
    ax.grid(True)
    if region is not None:
        _tint(ax, region, limits)
    for i, (weights, bias) in enumerate(lines):
        _draw_line(ax, weights, bias, **line_style(i))
    if points is not None:
        _scatter(ax, np.asarray(points, dtype=float), classes)
    ax.set(xlim=limits, ylim=limits, xlabel=labels[0], ylabel=labels[1], aspect="equal")
    if limits == (-0.5, 1.5):
        ax.set(xticks=[0, 1], yticks=[0, 1])
    return figure


def deformed_plane(
    transform: Callable[[Array], Any],
    points: Any = None,
    classes: Any = None,
    *,
    limits: tuple[float, float] = (-1.2, 1.2),
    lines: int = 13,
    labels: tuple[str, str] = ("$z_1$", "$z_2$"),
    ax: Axes | None = None,
) -> Figure:
    """Draw what a map of the plane, such as a layer of width 2, does to a square grid.

    Parameters
    ----------
    transform : callable
        Takes an array of shape (m, 2) and returns one of the same shape.
    points : array_like of shape (n, 2), optional
        Points of the plane before the map, drawn where it puts them.
    classes : array_like of int, shape (n,), optional
    limits : (float, float)
        The grid's, before the map.
    lines : int
        Grid lines in each direction.
    labels : (str, str)
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> figure = deformed_plane(np.tanh, [[0.5, -0.5]], [1], lines=3)
    >>> figure.axes[0].collections[-1].get_offsets().round(2).tolist()
    [[0.46, -0.46]]
    """
    figure, ax = figure_and_axes(ax, (4.2, 4.0))
    along = np.linspace(*limits, 121)
    for at in np.linspace(*limits, lines):
        fixed = np.full_like(along, at)
        for line, style in ((np.stack([fixed, along], 1), "-"), (np.stack([along, fixed], 1), ":")):
            moved = _same_shape(transform(line), line)
            ax.plot(*moved.T, color=GREY, linewidth=0.8, linestyle=style, zorder=1)
    if points is not None:
        before = np.asarray(points, dtype=float)
        _scatter(ax, _same_shape(transform(before), before), classes)
    ax.set(xlabel=labels[0], ylabel=labels[1], aspect="equal")
    return figure


def _tint(ax: Axes, region: Callable[[Array], Any], limits: tuple[float, float]) -> None:
    """Tint where ``region`` exceeds 1/2."""
    side = np.linspace(*limits, 401)
    grid = np.stack(np.meshgrid(side, side), axis=-1)
    values = np.asarray(region(grid.reshape(-1, 2)), dtype=float).reshape(grid.shape[:2])
    ax.contourf(side, side, values, levels=[0.5, np.inf], colors=[BLUE], alpha=0.16)


def _draw_line(ax: Axes, weights: Any, bias: float, **style: Any) -> None:
    """Draw the line where the weighted sum is 0, through its point nearest to the origin."""
    w = np.asarray(weights, dtype=float)
    if w.shape != (2,) or not w.any():
        raise ValueError(f"the weights of a line must be two numbers, not both 0; got {weights!r}")
    nearest = -bias * w / (w @ w)
    ax.axline(nearest, nearest + np.array([-w[1], w[0]]), **style)


def _scatter(ax: Axes, X: Array, classes: Any) -> None:
    """Draw points, a marker and a colour for each class; class 0 is hollow."""
    t = np.zeros(len(X), dtype=int) if classes is None else np.asarray(classes)
    if X.ndim != 2 or X.shape[1] != 2 or t.shape != X.shape[:1]:
        raise ValueError(
            "expected points of shape (n, 2) and classes of shape (n,); "
            f"got {X.shape} and {t.shape}"
        )
    few = len(X) <= 20
    for i, c in enumerate(np.unique(t)):
        colour = [ORANGE, BLUE, *PALETTE[2:]][i % len(PALETTE)]
        ax.scatter(
            X[t == c, 0], X[t == c, 1], s=90 if few else 18, marker=MARKERS[i % len(MARKERS)],
            zorder=3, label=str(c), facecolor="white" if i == 0 else colour, edgecolor=colour,
            linewidth=2.2 if few else 1.2,
        )


def _same_shape(result: Any, given: Array) -> Array:
    """Return what a map made of points, if it is a point for each."""
    array = np.asarray(result, dtype=float)
    if array.shape != given.shape:
        raise ValueError(f"transform must keep the shape {given.shape}; got {array.shape}")
    return array
