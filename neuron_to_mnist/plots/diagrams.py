"""Diagrams of one neuron, and of which output depends on which logit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from neuron_to_mnist.plots.nodes import draw_arrow, draw_node, text_of, write_on_arrow
from neuron_to_mnist.plots.style import GREY, INK, figure_and_axes


def neuron_diagram(
    inputs: Sequence[Any] = ("$x_1$", "$x_2$"), weights: Sequence[Any] = ("$w_1$", "$w_2$"),
    bias: Any = "$b$", *, weighted_sum: Any = r"$\Sigma$", activation: str = r"$\sigma$",
    output: Any = "$y$", ax: Axes | None = None,
) -> Figure:
    r"""Draw one neuron: inputs, weights, weighted sum, activation, output.

    Every text may be a number instead, which is then written with at most four decimals.

    Parameters
    ----------
    inputs, weights : sequence of str or float, of the same length
    bias : str, float or None
        Written on the arrow from a node that is always 1; None leaves that node out.
    weighted_sum, output : str or float
    activation : str
        Symbol of the activation, written on the arrow from the sum to the output.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If there are not as many weights as inputs.

    Examples
    --------
    >>> figure = neuron_diagram([1.0, 0.5], [0.9, 0.3], None, weighted_sum=1.05, output=0.7408)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['0.9', '0.3', '$\\sigma$', '1.0', '0.5', '1.05', '0.7408']
    """
    if len(inputs) != len(weights) or not len(inputs):
        raise ValueError(
            f"expected one weight for each input; got {len(inputs)} inputs, {len(weights)} weights"
        )
    sources, strengths = list(inputs), list(weights)
    if bias is not None:
        sources, strengths = [1, *sources], [bias, *strengths]
    n = len(sources)
    gap, middle = 1.7, (n - 1) / 2
    figure, ax = figure_and_axes(ax, (0.7 + 2 * gap, n - 0.1))
    for y, strength in enumerate(strengths):
        draw_arrow(ax, (0, y), (gap, middle))
        write_on_arrow(ax, np.array([0.48 * gap, y + 0.48 * (middle - y)]), strength)
    draw_arrow(ax, (gap, middle), (2 * gap, middle))
    write_on_arrow(ax, np.array([1.48 * gap, middle]), activation)
    for y, source in enumerate(sources):
        constant = bias is not None and y == 0
        draw_node(ax, 0, y, "1" if constant else text_of(source), edge=GREY if constant else INK)
    draw_node(ax, gap, middle, text_of(weighted_sum))
    draw_node(ax, 2 * gap, middle, text_of(output))
    ax.set(xlim=(-0.35, 2 * gap + 0.35), ylim=(n - 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return figure


def output_dependence(n: int = 3, *, ax: Axes | None = None) -> Figure:
    """Draw which output depends on which logit: left one by one, right (softmax) all on all.

    Parameters
    ----------
    n : int
        Number of logits and of outputs.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> figure = output_dependence(3)
    >>> len(figure.axes[0].patches)  # 3 arrows on the left, 9 on the right
    12
    """
    gap, apart = 1.7, 2.9
    figure, ax = figure_and_axes(ax, (0.7 + gap + apart, n - 0.1))
    for left in (0.0, apart):
        for i in range(n):
            for k in range(n):
                if left or i == k:
                    draw_arrow(ax, (left, i), (left + gap, k))
            draw_node(ax, left, i, f"$a_{i + 1}$")
            draw_node(ax, left + gap, i, f"$y_{i + 1}$")
    ax.set(xlim=(-0.35, apart + gap + 0.35), ylim=(n - 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return figure
