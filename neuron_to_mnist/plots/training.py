"""What happens in training: descents on a loss, and numbers from epoch to epoch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from neuron_to_mnist.plots.functions import curves
from neuron_to_mnist.plots.style import (
    GREY,
    MARKERS,
    Array,
    figure_and_axes,
    legend_if_named,
    line_style,
)


def descent(
    function: Callable[[Array], Any],
    paths: Mapping[str, Any],
    x_range: tuple[float, float],
    *,
    y_range: tuple[float, float] | None = None,
    xlabel: str = "$x$",
    ylabel: str = "$y$",
    ax: Axes | None = None,
) -> Figure:
    """Draw a function of one variable, and the points that descents have passed on it.

    Parameters
    ----------
    function : callable
        Takes an array of shape (n,) and returns one.
    paths : mapping of str to array_like of shape (points,)
        Legend text to the places of a descent, the first marked with a ring and the last with a
        star.
    x_range : (float, float)
    y_range : (float, float), optional
    xlabel, ylabel : str
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If a path is no row of numbers.

    Examples
    --------
    >>> figure = descent(np.square, {"$0.25$": [2.0, 1.0, 0.5]}, (-2, 2))
    >>> figure.axes[0].get_ylabel()
    '$y$'
    """
    figure, ax = figure_and_axes(ax, (4.8, 3.4))
    curves({"": function}, x_range, y_range=y_range, breaks=(), xlabel=xlabel, ylabel=ylabel, ax=ax)
    for i, (label, path) in enumerate(paths.items(), start=1):
        points = np.asarray(path, dtype=float)
        if points.ndim != 1:
            raise ValueError(f"a path must have the shape (points,); got {points.shape}")
        heights = np.asarray(function(points), dtype=float)
        ax.plot(
            points, heights, label=label or "_nolegend_", linewidth=1.4, marker="o", markersize=5,
            zorder=3, **line_style(i),
        )
        _mark_ends(ax, points, heights, line_style(i)["color"], star=13, zorder=4)
    legend_if_named(ax)
    return figure


def loss_surface(
    function: Callable[[Array, Array], Any],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    *,
    paths: Mapping[str, Any] | None = None,
    levels: int | Sequence[float] = 14,
    labels: tuple[str, str] = ("$w_1$", "$w_2$"),
    ax: Axes | None = None,
) -> Figure:
    """Draw a function of two variables by its contour lines, and the paths of descents on it.

    Parameters
    ----------
    function : callable
        Takes two arrays of the same shape and returns one.
    x_range, y_range : (float, float)
    paths : mapping of str to array_like of shape (steps, 2), optional
        Legend text to the points of a descent, the first marked with a ring and the last with a
        star.
    levels : int or sequence of float
        How many contour lines, or at which values.
    labels : (str, str)
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If a path is no row of points.

    Examples
    --------
    >>> path = [[1.0, 1.0], [0.5, -0.4], [0.1, 0.1]]
    >>> figure = loss_surface(lambda x, y: x**2 + 10 * y**2, (-1, 1), (-1, 1), paths={"": path})
    >>> figure.axes[0].get_ylabel()
    '$w_2$'
    """
    figure, ax = figure_and_axes(ax, (4.8, 4.0))
    across, up = np.meshgrid(np.linspace(*x_range, 201), np.linspace(*y_range, 201))
    ax.contour(
        across, up, np.asarray(function(across, up), dtype=float), levels=levels, colors=GREY,
        linewidths=0.8, alpha=0.8,
    )
    for i, (label, path) in enumerate((paths or {}).items()):
        points = np.asarray(path, dtype=float)
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(f"a path must have the shape (steps, 2); got {points.shape}")
        x, y = points.T
        ax.plot(
            x, y, label=label or "_nolegend_", linewidth=1.8,
            marker=".", markersize=5 if len(points) < 60 else 0, **line_style(i),
        )
        _mark_ends(ax, x, y, line_style(i)["color"], star=14, zorder=3)
    ax.set(xlim=x_range, ylim=y_range, xlabel=labels[0], ylabel=labels[1])
    legend_if_named(ax)
    return figure


def learning_curves(
    series: Mapping[str, Any],
    *,
    xlabel: str = "",
    ylabel: str = "",
    logarithmic: bool = False,
    ax: Axes | None = None,
) -> Figure:
    """Draw numbers that change from epoch to epoch.

    Parameters
    ----------
    series : mapping of str to array_like of shape (epochs,)
        Legend text to the numbers after epoch 1, 2 and so on.
    xlabel, ylabel : str
    logarithmic : bool
        Whether the vertical axis is.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> figure = learning_curves({"$E$": [0.9, 0.5, 0.4]})
    >>> figure.axes[0].lines[0].get_xdata().tolist()
    [1, 2, 3]
    """
    figure, ax = figure_and_axes(ax, (4.8, 3.4))
    for i, (label, numbers) in enumerate(series.items()):
        y = np.asarray(numbers, dtype=float)
        ax.plot(
            np.arange(1, len(y) + 1), y, label=label or "_nolegend_", **line_style(i),
            marker=MARKERS[i % len(MARKERS)] if len(y) <= 12 else None, markersize=6,
        )
    ax.grid(True)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if logarithmic else "linear")
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    legend_if_named(ax)
    return figure


def _mark_ends(ax: Axes, x: Array, y: Array, colour: str, *, star: float, zorder: int) -> None:
    """Put a ring on the first point of a path and a star on the last."""
    ax.plot(
        x[0], y[0], marker="o", markersize=10, markerfacecolor="white", markeredgecolor=colour,
        markeredgewidth=1.8, zorder=zorder,
    )
    ax.plot(x[-1], y[-1], marker="*", markersize=star, color=colour, zorder=zorder)
