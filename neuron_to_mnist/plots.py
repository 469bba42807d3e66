"""Pictures for the chapters. This is the one module of ``nnlib`` that needs Matplotlib.

Every function returns the :class:`matplotlib.figure.Figure` it drew on, and takes an optional
``ax`` to draw on axes of your own. Figures do not go through ``pyplot``, so nothing stays open.
The text in a picture is made of symbols and numbers only, and colour never carries a meaning
alone: lines differ in their dashes, classes in their markers.

Call :func:`course_style` once, before the first picture.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import MaxNLocator

from nnlib.activations import sigmoid, step

__all__ = [
    "BLUE",
    "GREY",
    "INK",
    "LINE_STYLES",
    "MARKERS",
    "ORANGE",
    "PALETTE",
    "activation_and_derivative",
    "bars",
    "confusion_matrix",
    "course_style",
    "curves",
    "deformed_plane",
    "descent",
    "images",
    "learning_curves",
    "loss_surface",
    "misread_digits",
    "network_diagram",
    "neuron_diagram",
    "output_dependence",
    "plane",
    "save_svg",
    "step_and_sigmoid",
    "weights",
]

INK = "#1b1b1b"
GREY = "#6b6b6b"
BLUE = "#0b5fa5"
ORANGE = "#b34700"
PALETTE = [BLUE, ORANGE, "#00695c", "#7b3f98", GREY]
LINE_STYLES = ["-", "--", "-.", ":", (0, (6, 1.5, 1, 1.5, 1, 1.5))]
MARKERS = ["o", "s", "^", "D", "v"]
_SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, "white", BLUE])

_STYLE: Any = {
    "figure.figsize": (4.8, 3.4),
    "figure.facecolor": "none",
    "figure.constrained_layout.use": True,
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titlesize": 13,
    "axes.labelsize": 13,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=PALETTE, linestyle=LINE_STYLES),
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": GREY,
    "grid.alpha": 0.25,
    "grid.linewidth": 0.8,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 12,
    "ytick.labelsize": 12,
    "font.size": 12,
    "font.family": ["DejaVu Sans"],
    "mathtext.fontset": "dejavusans",
    "lines.linewidth": 2.2,
    "lines.markersize": 8,
    "legend.frameon": True,
    "legend.framealpha": 0.85,
    "legend.facecolor": "white",
    "legend.edgecolor": "none",
    "legend.fontsize": 12,
    "legend.handlelength": 2.8,
    "image.cmap": "gray_r",
    # Outlines instead of a font name: the picture is the same wherever it is opened.
    "svg.fonttype": "path",
    "svg.hashsalt": "neuron-to-mnist",
}

_SVG_METADATA: Any = {"Date": None, "Creator": None}
_PRINT_FIGURE: Any = {"bbox_inches": None, "metadata": _SVG_METADATA}

Array = np.ndarray


def course_style() -> None:
    """Set Matplotlib up as the course's pictures need it.

    Dark ink on a transparent ground, letters that stay readable when the picture is 300 pixels
    wide, and, where IPython runs, SVG output whose bytes depend on the picture alone (no date,
    fixed identifiers).

    Examples
    --------
    >>> course_style()
    >>> mpl.rcParams["svg.fonttype"]
    'path'
    """
    mpl.rcParams.update(_STYLE)
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None:
        return
    from matplotlib_inline.backend_inline import set_matplotlib_formats
    from matplotlib_inline.config import InlineBackend

    # The first pyplot figure of a notebook sets the formats again, from this configuration.
    config = InlineBackend.instance(parent=shell)
    config.figure_formats = {"svg"}
    config.print_figure_kwargs = _PRINT_FIGURE
    set_matplotlib_formats("svg")


def save_svg(figure: Figure, path: Any) -> None:
    """Write ``figure`` as SVG, with the same bytes each time.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    path : str, path or file object

    Examples
    --------
    >>> from io import BytesIO
    >>> buffer = BytesIO()
    >>> save_svg(step_and_sigmoid(), buffer)
    >>> buffer.getvalue()[:5]
    b'<?xml'
    """
    with mpl.rc_context({k: _STYLE[k] for k in ("svg.fonttype", "svg.hashsalt")}):
        figure.savefig(path, format="svg", metadata=_SVG_METADATA)


def _figure_and_axes(ax: Axes | None, size: tuple[float, float]) -> tuple[Figure, Axes]:
    if ax is None:
        figure = Figure(figsize=size)
        return figure, figure.add_subplot()
    return ax.get_figure(root=True), ax  # type: ignore[return-value]


def _style(i: int) -> dict[str, Any]:
    """Colour and dashes of the i-th line: 25 pairs before the first comes again."""
    dashes = (i + i // len(PALETTE)) % len(LINE_STYLES)
    return {"color": PALETTE[i % len(PALETTE)], "linestyle": LINE_STYLES[dashes]}


def _draw_function(
    ax: Axes,
    function: Callable[[Array], Any],
    x_range: tuple[float, float],
    breaks: Sequence[float],
    **style: Any,
) -> None:
    """Draw one curve; at a jump leave a gap, fill the dot that counts, open the one that does
    not."""
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
            )  # fmt: skip


def _legend_if_named(ax: Axes) -> None:
    if any(ax.get_legend_handles_labels()[1]):
        ax.legend(loc="best")


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
    figure, ax = _figure_and_axes(ax, (4.8, 3.4))
    ax.grid(True)
    ax.axhline(0, color=GREY, linewidth=0.9, linestyle="-", zorder=1)
    ax.axvline(0, color=GREY, linewidth=0.9, linestyle="-", zorder=1)
    for i, (label, function) in enumerate(functions.items(), start=first_style):
        _draw_function(ax, function, x_range, breaks, label=label or "_nolegend_", **_style(i))
    ax.set(xlim=x_range, xlabel=xlabel, ylabel=ylabel)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    if y_range is not None:
        ax.set_ylim(*y_range)
    _legend_if_named(ax)
    return figure


def activation_and_derivative(
    activation: Callable[[Array], Any],
    derivative: Callable[[Array], Any],
    symbol: str,
    x_range: tuple[float, float] = (-5.0, 5.0),
    *,
    breaks: Sequence[float] = (0.0,),
) -> Figure:
    r"""Draw an activation function and, beside it, its derivative.

    Parameters
    ----------
    activation, derivative : callable
        Take an array of shape (n,) and return one.
    symbol : str
        The name of the function in mathematics without dollar signs, such as ``r"\sigma"``: the
        left panel is titled with it, the right panel with the same and a prime.
    x_range : (float, float)
    breaks : sequence of float
        Places where either function may jump, see :func:`curves`.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> figure = activation_and_derivative(np.sin, np.cos, "f")
    >>> [ax.get_title() for ax in figure.axes]
    ['$f(x)$', "$f'(x)$"]
    """
    figure = Figure(figsize=(5.6, 2.8))
    left, right = figure.subplots(1, 2)
    curves({"": activation}, x_range, breaks=breaks, ax=left)
    curves({"": derivative}, x_range, breaks=breaks, first_style=1, ax=right)
    left.set_title(f"${symbol}(x)$")
    right.set_title(f"${symbol}'(x)$")
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
    figure, ax = _figure_and_axes(ax, (3.9, 3.8))
    low, high = limits
    ax.grid(True)
    if region is not None:
        side = np.linspace(low, high, 401)
        grid = np.stack(np.meshgrid(side, side), axis=-1)
        values = np.asarray(region(grid.reshape(-1, 2)), dtype=float).reshape(grid.shape[:2])
        ax.contourf(side, side, values, levels=[0.5, np.inf], colors=[BLUE], alpha=0.16)
    for i, (weights, bias) in enumerate(lines):
        w = np.asarray(weights, dtype=float)
        if w.shape != (2,) or not w.any():
            raise ValueError(
                f"the weights of a line must be two numbers, not both 0; got {weights!r}"
            )
        nearest = -bias * w / (w @ w)
        ax.axline(nearest, nearest + np.array([-w[1], w[0]]), **_style(i))
    if points is not None:
        _scatter(ax, np.asarray(points, dtype=float), classes)
    ax.set(xlim=limits, ylim=limits, xlabel=labels[0], ylabel=labels[1], aspect="equal")
    if limits == (-0.5, 1.5):
        ax.set(xticks=[0, 1], yticks=[0, 1])
    return figure


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
        )  # fmt: skip


def _number(value: float) -> str:
    """A number as short as four decimals allow, with a real minus sign."""
    text = f"{value:.4f}".rstrip("0")
    return (text + "0" if text.endswith(".") else text).replace("-", "−")


def _text(content: Any) -> str:
    return content if isinstance(content, str) else _number(float(content))


def _node(ax: Axes, x: float, y: float, text: str, *, edge: str = INK) -> None:
    ax.plot(
        x, y, "o", markersize=42, markerfacecolor="white", markeredgecolor=edge,
        markeredgewidth=1.6, zorder=2,
    )  # fmt: skip
    ax.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        fontsize=10.5 if len(text) < 6 or "$" in text else 9.5,
        zorder=3,
    )


def _edge(ax: Axes, start: Any, end: Any, *, bold: bool = False, dashed: bool = False) -> None:
    arrow = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=14 if bold else 10, shrinkA=21.5,
        color=ORANGE if bold else GREY, linewidth=2.8 if bold else 1.1, shrinkB=21.5, zorder=1,
        linestyle=(0, (4, 3)) if dashed else "-",
    )  # fmt: skip
    ax.add_patch(arrow)


def _label_spots(ends: Array) -> list[Array]:
    """For each arrow, the place on it that is farthest from other arrows and their labels.

    ``ends`` has the shape (arrows, 2, 2): start and end, each x and y.
    """
    spots: list[Array] = []
    for k, (start, end) in enumerate(ends):
        others = np.delete(ends, k, axis=0)
        best = (-1.0, start)
        for along in np.linspace(0.27, 0.67, 21):
            spot = start + along * (end - start)
            room = [_distance(spot, *other) for other in others]
            room += [0.8 * float(np.hypot(*(spot - placed))) for placed in spots]
            best = max(best, (min([*room, 1.0]), spot), key=lambda pair: pair[0])
        spots.append(best[1])
    return spots


def _distance(point: Array, start: Array, end: Array) -> float:
    """Distance of a point from the segment between start and end."""
    along = np.clip((point - start) @ (end - start) / ((end - start) @ (end - start)), 0, 1)
    return float(np.hypot(*(point - start - along * (end - start))))


def _edge_text(ax: Axes, spot: Array, content: Any) -> None:
    ax.text(
        spot[0], spot[1], _text(content), ha="center", va="center", fontsize=11, zorder=1.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
    )  # fmt: skip


def _layer_names(
    sizes: Sequence[int], layer: int, names: Sequence[Sequence[str]] | None
) -> list[str]:
    if names is not None:
        return list(names[layer])
    if layer == 0:
        return [f"$x_{{{i + 1}}}$" for i in range(sizes[0])]
    if layer == len(sizes) - 1:
        return ["$y$"] if sizes[-1] == 1 else [f"$y_{{{i + 1}}}$" for i in range(sizes[-1])]
    upper = f"^{{({layer})}}" if len(sizes) > 3 else ""
    return [f"$z_{{{i + 1}}}{upper}$" for i in range(sizes[layer])]


def network_diagram(
    sizes: Sequence[int],
    *,
    weights: Sequence[Any] | None = None,
    values: Sequence[Any] | None = None,
    names: Sequence[Sequence[str]] | None = None,
    captions: Sequence[str] | None = None,
    highlight: tuple[int, int, int] | None = None,
    bias: bool = False,
    ax: Axes | None = None,
) -> Figure:
    """Draw a fully connected network: a column of nodes a layer, an arrow a weight.

    Parameters
    ----------
    sizes : sequence of int
        Number of nodes of each layer, the input layer first.
    weights : sequence of array_like, optional
        ``len(sizes) - 1`` arrays of shape (d_in, d_out) whose numbers are written on the arrows.
    values : sequence of array_like, optional
        For each layer the numbers to write in its nodes, shape (size,); None leaves a layer as it
        is named.
    names : sequence of sequences of str, optional
        Text of each node where there is no number. Left out, nodes are named x, z and y with
        their index.
    captions : sequence of str, optional
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
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes needs two or more layers of at least one node; got {sizes}")
    arrays = None if weights is None else [np.asarray(w, dtype=float) for w in weights]
    expected = list(pairwise(sizes))
    if arrays is not None and [w.shape for w in arrays] != expected:
        raise ValueError(
            f"for sizes {sizes} expected weights of the shapes {expected}; "
            f"got {[w.shape for w in arrays]}"
        )
    texts = [_layer_names(sizes, layer, names) for layer in range(len(sizes))]
    for layer, numbers in enumerate(values or []):
        if numbers is not None:
            texts[layer] = [_number(v) for v in np.asarray(numbers, dtype=float).ravel()]
    if values is not None and len(values) != len(sizes):
        raise ValueError(f"expected values for {len(sizes)} layers; got {len(values)}")
    for layer, (size, row) in enumerate(zip(sizes, texts, strict=True)):
        if len(row) != size:
            raise ValueError(f"layer {layer} has {size} nodes; got {len(row)} texts for them")
    if highlight is not None and not (
        1 <= highlight[0] < len(sizes)
        and 1 <= highlight[1] <= sizes[highlight[0] - 1]
        and 1 <= highlight[2] <= sizes[highlight[0]]
    ):
        raise ValueError(f"layers of {sizes} nodes have no connection {highlight}")

    gap = min(2.0 if arrays is not None else 1.5, 5.0 / len(expected))
    figure, ax = _figure_and_axes(
        ax, (0.7 + gap * len(expected), max(sizes) + bias - 0.1 + 0.35 * bool(captions))
    )
    nodes = [
        np.array([(gap * layer, (max(sizes) - n) / 2 + i) for i in range(n)])
        for layer, n in enumerate(sizes)
    ]
    for layer, (left, right) in enumerate(pairwise(nodes)):
        ends = np.array([(start, end) for start in left for end in right])
        for start, end in ends:
            _edge(ax, start, end)
        if arrays is not None:
            for spot, weight in zip(_label_spots(ends), arrays[layer].ravel(), strict=True):
                _edge_text(ax, spot, weight)
    if highlight is not None:
        layer, j, k = highlight
        start, end = nodes[layer - 1][j - 1], nodes[layer][k - 1]
        _edge(ax, start, end, bold=True)
        _edge_text(ax, 0.55 * start + 0.45 * end, f"$w_{{{j}{k}}}$")
    for layer in range(len(expected) if bias else 0):
        constant = np.array([gap * layer, -1.0])
        for end in nodes[layer + 1]:
            _edge(ax, constant, end, dashed=True)
        _node(ax, gap * layer, -1.0, "1", edge=GREY)
    for layer, row in enumerate(texts):
        for (x, y), text in zip(nodes[layer], row, strict=True):
            _node(ax, x, y, text)
    bottom = max(sizes) - 0.5
    for layer, caption in enumerate(captions or []):
        ax.text(gap * layer, bottom, caption, ha="center", va="top", fontsize=12)
    ax.set(
        xlim=(-0.35, gap * len(expected) + 0.35),
        ylim=(bottom + 0.4 * bool(captions), -0.5 - bias),
        aspect="equal",
    )
    ax.axis("off")
    return figure


def neuron_diagram(
    inputs: Sequence[Any] = ("$x_1$", "$x_2$"),
    weights: Sequence[Any] = ("$w_1$", "$w_2$"),
    bias: Any = "$b$",
    *,
    weighted_sum: Any = r"$\Sigma$",
    activation: str = r"$\sigma$",
    output: Any = "$y$",
    ax: Axes | None = None,
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
    figure, ax = _figure_and_axes(ax, (0.7 + 2 * gap, n - 0.1))
    for y, strength in enumerate(strengths):
        _edge(ax, (0, y), (gap, middle))
        _edge_text(ax, np.array([0.48 * gap, y + 0.48 * (middle - y)]), strength)
    _edge(ax, (gap, middle), (2 * gap, middle))
    _edge_text(ax, np.array([1.48 * gap, middle]), activation)
    for y, source in enumerate(sources):
        constant = bias is not None and y == 0
        _node(ax, 0, y, "1" if constant else _text(source), edge=GREY if constant else INK)
    _node(ax, gap, middle, _text(weighted_sum))
    _node(ax, 2 * gap, middle, _text(output))
    ax.set(xlim=(-0.35, 2 * gap + 0.35), ylim=(n - 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return figure


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
    figure, ax = _figure_and_axes(ax, (3.2, 2.6))
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
    figure, ax = _figure_and_axes(ax, (0.7 + gap + apart, n - 0.1))
    for left in (0.0, apart):
        for i in range(n):
            for k in range(n):
                if left or i == k:
                    _edge(ax, (left, i), (left + gap, k))
            _node(ax, left, i, f"$a_{i + 1}$")
            _node(ax, left + gap, i, f"$y_{i + 1}$")
    ax.set(xlim=(-0.35, apart + gap + 0.35), ylim=(n - 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return figure


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
    figure, ax = _figure_and_axes(ax, (4.8, 3.4))
    curves({"": function}, x_range, y_range=y_range, breaks=(), xlabel=xlabel, ylabel=ylabel, ax=ax)
    for i, (label, path) in enumerate(paths.items(), start=1):
        points = np.asarray(path, dtype=float)
        if points.ndim != 1:
            raise ValueError(f"a path must have the shape (points,); got {points.shape}")
        heights = np.asarray(function(points), dtype=float)
        colour = _style(i)["color"]
        ax.plot(
            points, heights, label=label or "_nolegend_", linewidth=1.4, marker="o", markersize=5,
            zorder=3, **_style(i),
        )  # fmt: skip
        ax.plot(
            points[0], heights[0], marker="o", markersize=10, markerfacecolor="white",
            markeredgecolor=colour, markeredgewidth=1.8, zorder=4,
        )  # fmt: skip
        ax.plot(points[-1], heights[-1], marker="*", markersize=13, color=colour, zorder=4)
    _legend_if_named(ax)
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

    Examples
    --------
    >>> path = [[1.0, 1.0], [0.5, -0.4], [0.1, 0.1]]
    >>> figure = loss_surface(lambda x, y: x**2 + 10 * y**2, (-1, 1), (-1, 1), paths={"": path})
    >>> figure.axes[0].get_ylabel()
    '$w_2$'
    """
    figure, ax = _figure_and_axes(ax, (4.8, 4.0))
    x, y = np.meshgrid(np.linspace(*x_range, 201), np.linspace(*y_range, 201))
    ax.contour(
        x, y, np.asarray(function(x, y), dtype=float), levels=levels, colors=GREY,
        linewidths=0.8, alpha=0.8,
    )  # fmt: skip
    for i, (label, path) in enumerate((paths or {}).items()):
        points = np.asarray(path, dtype=float)
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(f"a path must have the shape (steps, 2); got {points.shape}")
        colour = _style(i)["color"]
        ax.plot(
            points[:, 0], points[:, 1], label=label or "_nolegend_", linewidth=1.8,
            marker=".", markersize=5 if len(points) < 60 else 0, **_style(i),
        )  # fmt: skip
        ax.plot(
            *points[0], marker="o", markersize=10, markerfacecolor="white",
            markeredgecolor=colour, markeredgewidth=1.8, zorder=3,
        )  # fmt: skip
        ax.plot(*points[-1], marker="*", markersize=14, color=colour, zorder=3)
    ax.set(xlim=x_range, ylim=y_range, xlabel=labels[0], ylabel=labels[1])
    _legend_if_named(ax)
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
    figure, ax = _figure_and_axes(ax, (4.8, 3.4))
    for i, (label, numbers) in enumerate(series.items()):
        y = np.asarray(numbers, dtype=float)
        ax.plot(
            np.arange(1, len(y) + 1), y, label=label or "_nolegend_", **_style(i),
            marker=MARKERS[i % len(MARKERS)] if len(y) <= 12 else None, markersize=6,
        )  # fmt: skip
    ax.grid(True)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if logarithmic else "linear")
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    _legend_if_named(ax)
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
    figure, ax = _figure_and_axes(ax, (0.9 + 0.46 * classes, 0.9 + 0.46 * classes))
    mistakes = np.where(np.eye(classes, dtype=bool), 0, matrix)
    edges = np.arange(classes + 1) - 0.5
    ax.pcolormesh(
        edges, edges, mistakes, cmap="Oranges", vmin=0, vmax=max(1, 1.6 * mistakes.max()),
        edgecolors=GREY, linewidth=0.4,
    )  # fmt: skip
    for true in range(classes):
        for named in range(classes):
            ax.text(
                named, true, str(matrix[true, named]), ha="center", va="center", fontsize=9.5,
                fontweight="bold" if true == named else "normal",
            )  # fmt: skip
    ax.set(xticks=range(classes), yticks=range(classes), xlabel="$y$", ylabel="$t$", aspect="equal")
    ax.invert_yaxis()
    ax.tick_params(length=0)
    return figure


def images(
    pixels: Any,
    titles: Sequence[str] | None = None,
    *,
    columns: int = 5,
    signed: bool = False,
) -> Figure:
    """Draw square images in rows: digits, or the weights of neurons.

    Parameters
    ----------
    pixels : array_like of shape (n, side * side), (n, side, side) or (n, 1, side, side)
    titles : sequence of str, optional
        One above each image.
    columns : int
        Images in a row.
    signed : bool
        False: 0 is white and the largest number of all images black. True, for weights: 0 is
        white, positive numbers are blue and negative ones orange, each image by its own scale.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> len(images(np.eye(9), "123456789", columns=3).axes)
    9
    """
    array = np.asarray(pixels, dtype=float)
    n = len(array)
    side = int(np.sqrt(array[0].size)) if n else 0
    if n == 0 or array.size != n * side * side:
        raise ValueError(f"images must be square and at least one; got the shape {array.shape}")
    if titles is not None and len(titles) != n:
        raise ValueError(f"expected a title for each of {n} images; got {len(titles)}")
    columns = min(columns, n)
    rows = -(-n // columns)
    width = 5.0 / max(columns, 4)
    figure = Figure(figsize=(width * columns, rows * (width + 0.28 * (titles is not None))))
    array = array.reshape(n, side, side)
    for i, image in enumerate(array):
        ax = figure.add_subplot(rows, columns, i + 1)
        top = float(np.abs(image).max() if signed else array.max()) or 1.0
        ax.imshow(
            image, cmap=_SIGNED if signed else "gray_r", vmin=-top if signed else 0, vmax=top,
            interpolation="nearest",
        )  # fmt: skip
        ax.set(xticks=[], yticks=[])
        for spine in ax.spines.values():
            spine.set(visible=True, color=GREY, linewidth=0.6)
        if titles is not None:
            ax.set_title(titles[i], fontsize=12, pad=3)
    return figure


def weights(matrices: Sequence[Any], titles: Sequence[str] | None = None) -> Figure:
    """Draw matrices of weights side by side, a square a weight, as their arrays are printed.

    Zero is white, positive weights are blue and negative ones orange, each matrix by its own
    scale. Where there is room, the numbers are written too.

    Parameters
    ----------
    matrices : sequence of array_like, each of shape (d_in, d_out)
    titles : sequence of str, optional
        One above each matrix.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If there is no matrix, one is none, or there are not as many titles.

    Examples
    --------
    >>> figure = weights([[[0.9, 0.2], [0.3, 0.8]]], ["$W$"])
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['0.9', '0.2', '0.3', '0.8']
    """
    arrays = [np.asarray(matrix, dtype=float) for matrix in matrices]
    shapes = [array.shape for array in arrays]
    if not arrays or any(array.ndim != 2 or array.size == 0 for array in arrays):
        raise ValueError(f"weights must be matrices of the shape (d_in, d_out); got {shapes}")
    if titles is not None and len(titles) != len(arrays):
        raise ValueError(f"expected a title for each of {len(arrays)} matrices; got {len(titles)}")
    figure = Figure(figsize=(4.8, 3.4))
    panels = figure.subplots(
        1, len(arrays), squeeze=False, width_ratios=[1 + columns for _, columns in shapes]
    )[0]
    room = max(rows for rows, _ in shapes) <= 10 and sum(columns for _, columns in shapes) <= 8
    for i, (ax, array) in enumerate(zip(panels, arrays, strict=True)):
        top = 1.4 * float(np.abs(array).max()) or 1.0  # the numbers stay readable on the darkest
        ax.imshow(array, cmap=_SIGNED, vmin=-top, vmax=top, interpolation="nearest",
                  aspect="equal" if room else "auto")
        for place in np.ndindex(array.shape) if room else ():
            value = float(array[place])
            text = _number(round(value, 2)) if abs(value) < 1000 else f"{value:.0e}"
            ax.text(place[1], place[0], text, ha="center", va="center", fontsize=10)
        ax.set(xticks=[], yticks=[], title=titles[i] if titles is not None else "")
        ax.spines[:].set(visible=True, color=GREY, linewidth=0.6)
    return figure


def misread_digits(
    pixels: Any, true: Any, named: Any, *, columns: int = 5, limit: int = 15
) -> Figure:
    """Draw the digits that were read wrongly, each with what it is and what it was taken for.

    Parameters
    ----------
    pixels : array_like of shape (n, side * side), (n, side, side) or (n, 1, side, side)
    true, named : array_like of int, shape (n,)
        Labels, and the classes that the network named.
    columns, limit : int
        Images in a row, and at most.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    ValueError
        If every digit was read rightly, or the shapes differ.

    Examples
    --------
    >>> figure = misread_digits(np.eye(9), range(9), [0, 1, 2, 3, 4, 5, 6, 7, 3])
    >>> [ax.get_title() for ax in figure.axes]
    ['8 → 3']
    """
    t, y = np.asarray(true), np.asarray(named)
    if t.shape != y.shape or t.shape != (len(pixels),):
        raise ValueError(
            f"expected a label and a named class for each image; got {len(pixels)} images, "
            f"{t.shape} and {y.shape}"
        )
    wrong = np.flatnonzero(t != y)[:limit]
    if len(wrong) == 0:
        raise ValueError("every digit was read rightly: there is nothing to draw")
    titles = [f"{a} → {b}" for a, b in zip(t[wrong], y[wrong], strict=True)]
    return images(np.asarray(pixels)[wrong], titles, columns=columns)


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
    figure, ax = _figure_and_axes(ax, (4.2, 4.0))
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


def _same_shape(result: Any, given: Array) -> Array:
    array = np.asarray(result, dtype=float)
    if array.shape != given.shape:
        raise ValueError(f"transform must keep the shape {given.shape}; got {array.shape}")
    return array
