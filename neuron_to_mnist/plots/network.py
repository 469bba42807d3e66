"""The diagram of a network."""

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from neuron_to_mnist.plots.nodes import draw_arrow, draw_node, write_on_arrow
from neuron_to_mnist.plots.style import GREY, Array, figure_and_axes, written


def network_diagram(
    sizes: Sequence[int], *,
    weights: Sequence[Any] | None = None, values: Sequence[Any] | None = None,
    names: Sequence[Sequence[str]] | None = None, captions: Sequence[str] = (),
    highlight: tuple[int, int, int] | None = None, bias: bool = False, ax: Axes | None = None,
) -> Figure:
    """Draw a fully connected network: a column of nodes a layer, an arrow a weight.

    Parameters
    ----------
    sizes : sequence of int
        Number of nodes of each layer, the input layer first.
    weights : sequence of array_like, optional
        ``len(sizes) - 1`` arrays of shape (d_in, d_out) whose numbers are written on the arrows.
    values : sequence of array_like, optional
        For each layer the numbers for its nodes, shape (size,), or None: it keeps its names.
    names : sequence of sequences of str, optional
        Text of each node where there is no number; x, z and y with their index if left out.
    captions : sequence of str
        A line below each layer.
    highlight : (int, int, int), optional
        One connection to draw bold and to name: ``(1, 2, 3)`` is w23, from node 2 of the first
        layer to node 3 of the second.
    bias : bool
        Whether to draw, above each layer but the last, the node that is always 1, and dashed
        arrows from it.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If weights, values, names or the connection to highlight do not fit ``sizes``.

    Examples
    --------
    >>> W = [[0.9, 0.2], [0.3, 0.8]]
    >>> figure = network_diagram([2, 2], weights=[W], values=[[1, 0.5], None])
    >>> sorted(text.get_text() for text in figure.axes[0].texts)
    ['$y_{1}$', '$y_{2}$', '0.2', '0.3', '0.5', '0.8', '0.9', '1.0']
    """
    sizes = [int(n) for n in sizes]
    matrices, texts = _matrices(sizes, weights), _texts(sizes, names, values)
    gap = min(1.5 if weights is None else 2.0, 5.0 / (len(sizes) - 1))
    height = max(sizes) + bias - 0.1 + 0.35 * bool(captions)
    figure, ax = figure_and_axes(ax, (0.7 + gap * (len(sizes) - 1), height))
    nodes = _places(sizes, gap)
    _draw_weights(ax, nodes, matrices)
    if highlight is not None:
        _draw_one_bold(ax, nodes, highlight)
    if bias:
        _draw_biases(ax, nodes)
    for (x, y), text in zip(np.concatenate(nodes), chain(*texts), strict=True):
        draw_node(ax, x, y, text)
    _frame(ax, nodes, captions, top=-0.5 - bias)
    return figure


def _matrices(sizes: list[int], weights: Sequence[Any] | None) -> list[Array] | None:
    """Return the weights as arrays, if there are any and they fit."""
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes needs two or more layers of at least one node; got {sizes}")
    if weights is None:
        return None
    matrices = [np.asarray(w, dtype=float) for w in weights]
    shapes, expected = [w.shape for w in matrices], list(pairwise(sizes))
    if shapes != expected:
        raise ValueError(
            f"for sizes {sizes} expected weights of the shapes {expected}; got {shapes}"
        )
    return matrices


def _texts(
    sizes: list[int], names: Sequence[Sequence[str]] | None, values: Sequence[Any] | None
) -> list[Sequence[str]]:
    """Return what is written in the nodes of each layer."""
    texts: list[Sequence[str]] = list(_symbols(sizes) if names is None else names)
    for what, given in (("names", texts), ("values", values)):
        if given is not None and len(given) != len(sizes):
            raise ValueError(f"expected {what} for {len(sizes)} layers; got {len(given)}")
    for layer, numbers in enumerate(values or []):
        if numbers is not None:
            texts[layer] = [written(v) for v in np.asarray(numbers, dtype=float).ravel()]
    for layer, (size, row) in enumerate(zip(sizes, texts, strict=True)):
        if len(row) != size:
            raise ValueError(f"layer {layer} has {size} nodes; got {len(row)} texts for them")
    return texts


def _symbols(sizes: list[int]) -> list[list[str]]:
    """Return x, z and y with their indices; z has its layer's too where there are several."""
    last = len(sizes) - 1
    rows = []
    for layer, size in enumerate(sizes):
        letter = "x" if layer == 0 else "y" if layer == last else "z"
        upper = f"^{{({layer})}}" if letter == "z" and last > 2 else ""
        rows.append([f"${letter}_{{{i + 1}}}{upper}$" for i in range(size)])
    if sizes[-1] == 1:
        rows[-1] = ["$y$"]
    return rows


def _places(sizes: list[int], gap: float) -> list[Array]:
    """Return for each layer the places of its nodes, shape (size, 2), the middles at one height."""
    return [np.array([(gap * layer, (max(sizes) - size) / 2 + i) for i in range(size)])
            for layer, size in enumerate(sizes)]


def _draw_weights(ax: Axes, nodes: list[Array], matrices: list[Array] | None) -> None:
    """Draw an arrow for each weight, and write the weight on it."""
    for layer, (left, right) in enumerate(pairwise(nodes)):
        ends = np.array([(start, end) for start in left for end in right])
        for start, end in ends:
            draw_arrow(ax, start, end)
        if matrices is not None:
            for spot, weight in zip(_label_spots(ends), matrices[layer].ravel(), strict=True):
                write_on_arrow(ax, spot, weight)


def _draw_one_bold(ax: Axes, nodes: list[Array], connection: tuple[int, int, int]) -> None:
    """Draw one connection again, bold and with its name."""
    layer, j, k = connection
    sizes = [len(column) for column in nodes]
    if not (0 < layer < len(sizes) and 0 < j <= sizes[layer - 1] and 0 < k <= sizes[layer]):
        raise ValueError(f"layers of {sizes} nodes have no connection {connection}")
    start, end = nodes[layer - 1][j - 1], nodes[layer][k - 1]
    draw_arrow(ax, start, end, bold=True)
    write_on_arrow(ax, 0.55 * start + 0.45 * end, f"$w_{{{j}{k}}}$")


def _draw_biases(ax: Axes, nodes: list[Array]) -> None:
    """Draw above each layer but the last the node that is always 1, and its arrows."""
    for left, right in pairwise(nodes):
        x, y = left[0, 0], -1.0
        for end in right:
            draw_arrow(ax, (x, y), end, dashed=True)
        draw_node(ax, x, y, "1", edge=GREY)


def _frame(ax: Axes, nodes: list[Array], captions: Sequence[str], top: float) -> None:
    """Write the captions below the layers, and let the axes end there."""
    bottom = max(map(len, nodes)) - 0.5
    for layer, caption in enumerate(captions):
        ax.text(nodes[layer][0, 0], bottom, caption, ha="center", va="top", fontsize=12)
    right, below = nodes[-1][0, 0] + 0.35, 0.4 * bool(captions)
    ax.set(xlim=(-0.35, right), ylim=(bottom + below, top), aspect="equal")
    ax.axis("off")


def _label_spots(ends: Array) -> list[Array]:
    """Return for each arrow the place on it that is farthest from other arrows and their labels.

    ``ends`` has the shape (arrows, 2, 2): start and end, each x and y.
    """
    spots: list[Array] = []
    for k, (start, end) in enumerate(ends):
        others = np.delete(ends, k, axis=0)
        best = (-1.0, start)
        for along in np.linspace(0.27, 0.67, 21):
            spot = start + along * (end - start)
            room = [distance(spot, *other) for other in others]
            room += [0.8 * float(np.hypot(*(spot - placed))) for placed in spots]
            best = max(best, (min([*room, 1.0]), spot), key=lambda pair: pair[0])
        spots.append(best[1])
    return spots


def distance(point: Array, start: Array, end: Array) -> float:
    """Return the distance of a point from the segment between start and end."""
    along = np.clip((point - start) @ (end - start) / ((end - start) @ (end - start)), 0, 1)
    return float(np.hypot(*(point - start - along * (end - start))))
