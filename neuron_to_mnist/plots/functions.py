"""Graphs of functions of one variable."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from neuron_to_mnist.plots.style import GREY, Array, figure_and_axes, legend_if_named, line_style
from nnlib.activations import sigmoid, step


def curves(
    functions: Mapping[str, Callable[[Array], Any]],
    x_range: tuple[float, float] = (-5.0, 5.0),
    *,
    y_range: tuple[float, float] | None = None,
    breaks: Sequence[float] = (0.0,),
    xlabel: str = "$x$",
    ylabel: str = "",
    first_style: int = 0,
    ax: Axes | None = None,
) -> Figure:
    """Draw the curves of one or several functions of one variable.

    Parameters
    ----------
    functions : mapping of str to callable
        Legend text to function (an empty text is left out of the legend); a function takes an
        array of shape (n,) and returns one.
    x_range : (float, float)
        Where to draw.
    y_range : (float, float), optional
        Limits of the vertical axis; chosen from the curves if left out.
    breaks : sequence of float
        Places where a function may jump. A jump becomes a gap with a filled dot on the value that
        counts and an open dot on the other.
    xlabel, ylabel : str
    first_style : int
        Which of the course's line styles the first function gets.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If there is no function to draw.

    Examples
    --------
    >>> figure = curves({"$x^2$": np.square, "$|x|$": np.abs}, (-2, 2))
    >>> [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    ['$x^2$', '$|x|$']
    """
    if not functions:
        raise ValueError("curves needs at least one function, for example {'tanh': np.tanh}")
    figure, ax = figure_and_axes(ax, (4.8, 3.4))
    ax.grid(True)
    ax.axhline(0, color=GREY, linewidth=0.9, linestyle="-", zorder=1)
    ax.axvline(0, color=GREY, linewidth=0.9, linestyle="-", zorder=1)
    for i, (label, function) in enumerate(functions.items(), start=first_style):
        _draw_function(ax, function, x_range, breaks, label=label or "_nolegend_", **line_style(i))
    ax.set(xlim=x_range, xlabel=xlabel, ylabel=ylabel)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    if y_range is not None:
        ax.set_ylim(*y_range)
    legend_if_named(ax)
    return figure


def step_and_sigmoid(
    x_range: tuple[float, float] = (-6.0, 6.0), *, ax: Axes | None = None
) -> Figure:
    """Draw the step function and the sigmoid on the same axes.

    Parameters
    ----------
    x_range : (float, float)
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> len(step_and_sigmoid().axes)
    1
    """
    functions = {r"$\sigma(x)$": sigmoid, "$h(x)$": step}
    return curves(functions, x_range, y_range=(-0.08, 1.12), ax=ax)


def _draw_function(
    ax: Axes,
    function: Callable[[Array], Any],
    x_range: tuple[float, float],
    breaks: Sequence[float],
    **style: Any,
) -> None:
    """Draw one curve with a gap at each jump, where dots show which value counts."""
    low, high = x_range
    inner = sorted(b for b in breaks if low < b < high)
    edges = [low, *inner, high]
    tiny = 1e-9 * (high - low)
    xs: list[Array] = []
    ys: list[Array] = []
    for left, right in pairwise(edges):
        x = np.linspace(left + tiny * (left != low), right - tiny * (right != high), 241)
        xs += [x, np.array([np.nan])]
        ys += [np.asarray(function(x), dtype=float), np.array([np.nan])]
    (line,) = ax.plot(np.concatenate(xs), np.concatenate(ys), **style)
    for b in inner:
        at, before, after = (
            float(np.ravel(function(np.array([b + d])))[0]) for d in (0.0, -tiny, tiny)
        )
        if abs(after - before) < 1e-3:
            continue
        for value in (before, after):
            counts = abs(value - at) < 1e-3
            ax.plot(
                b, value, "o", markersize=7, markeredgecolor=line.get_color(), markeredgewidth=1.8,
                markerfacecolor=line.get_color() if counts else "white", zorder=3,
            )
