"""What a network answers: its outputs, and what it takes for what."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from neuron_to_mnist.plots.style import BLUE, GREY, figure_and_axes


def bars(
    values: Any,
    labels: Sequence[str],
    *,
    digits: int = 4,
    title: str = "",
    ax: Axes | None = None,
) -> Figure:
    """Draw a bar for each number, with the number above it (below it, if it is negative).

    Parameters
    ----------
    values : array_like, shape (n,)
    labels : sequence of str, of the same length
    digits : int
        Digits after the point.
    title : str
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If there are not as many labels as values.

    Examples
    --------
    >>> figure = bars([0.25, 0.75], ["$y_1$", "$y_2$"], digits=2)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['0.25', '0.75']
    """
    heights = np.asarray(values, dtype=float)
    if heights.shape != (len(labels),):
        raise ValueError(
            f"expected one label for each value; got {len(labels)} labels and values of the "
            f"shape {heights.shape}"
        )
    figure, ax = figure_and_axes(ax, (3.2, 2.6))
    drawn = ax.bar(range(len(labels)), heights, width=0.62, color=BLUE)
    written = [f"{height:.{digits}f}".replace("-", "−") for height in heights]
    ax.bar_label(drawn, written, padding=2, fontsize=10)
    ax.axhline(0, color=GREY, linewidth=0.9)
    ax.set(title=title, yticks=[])
    ax.set_xticks(range(len(labels)), labels)
    ax.margins(y=0.15)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    return figure


def confusion_matrix(counts: Any, *, ax: Axes | None = None) -> Figure:
    """Draw a confusion matrix: true classes down, classes named by the network across.

    The squares of the mistakes are shaded by their number; those on the diagonal are left white.

    Parameters
    ----------
    counts : array_like of int, shape (classes, classes)
        As :func:`nnlib.metrics.confusion_matrix` returns it.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> figure = confusion_matrix([[5, 1], [0, 4]])
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['5', '1', '0', '4']
    """
    matrix = np.asarray(counts)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"a confusion matrix must be square; got the shape {matrix.shape}")
    classes = len(matrix)
    figure, ax = figure_and_axes(ax, (0.9 + 0.46 * classes, 0.9 + 0.46 * classes))
    mistakes = np.where(np.eye(classes, dtype=bool), 0, matrix)
    edges = np.arange(classes + 1) - 0.5
    ax.pcolormesh(
        edges, edges, mistakes, cmap="Oranges", vmin=0, vmax=max(1, 1.6 * mistakes.max()),
        edgecolors=GREY, linewidth=0.4,
    )
    for true in range(classes):
        for named in range(classes):
            ax.text(
                named, true, str(matrix[true, named]), ha="center", va="center", fontsize=9.5,
                fontweight="bold" if true == named else "normal",
            )
    ax.set(xticks=range(classes), yticks=range(classes), xlabel="$y$", ylabel="$t$", aspect="equal")
    ax.invert_yaxis()
    ax.tick_params(length=0)
    return figure
