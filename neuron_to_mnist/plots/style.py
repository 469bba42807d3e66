"""Colours, letters and axes that all pictures of the course share."""

from typing import Any

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

INK = "#1b1b1b"
GREY = "#6b6b6b"
BLUE = "#0b5fa5"
ORANGE = "#b34700"
PALETTE = [BLUE, ORANGE, "#00695c", "#7b3f98", GREY]
LINE_STYLES = ["-", "--", "-.", ":", (0, (6, 1.5, 1, 1.5, 1, 1.5))]
MARKERS = ["o", "s", "^", "D", "v"]
SIGNED = LinearSegmentedColormap.from_list("signed", [ORANGE, "white", BLUE])

STYLE: Any = {
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
    mpl.rcParams.update(STYLE)
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
    >>> save_svg(Figure(figsize=(1, 1)), buffer)
    >>> buffer.getvalue()[:5]
    b'<?xml'
    """
    with mpl.rc_context({k: STYLE[k] for k in ("svg.fonttype", "svg.hashsalt")}):
        figure.savefig(path, format="svg", metadata=_SVG_METADATA)


def figure_and_axes(ax: Axes | None, size: tuple[float, float]) -> tuple[Figure, Axes]:
    """Return ``ax`` and its figure, or the axes of a new figure of ``size`` inches."""
    if ax is None:
        figure = Figure(figsize=size)
        return figure, figure.add_subplot()
    return ax.figure.figure, ax


def line_style(i: int) -> dict[str, Any]:
    """Return colour and dashes of the i-th line: 25 pairs before the first comes again."""
    dashes = (i + i // len(PALETTE)) % len(LINE_STYLES)
    return {"color": PALETTE[i % len(PALETTE)], "linestyle": LINE_STYLES[dashes]}


def legend_if_named(ax: Axes) -> None:
    """Add a legend if anything drawn has a text for it."""
    if any(ax.get_legend_handles_labels()[1]):
        ax.legend(loc="best")


def written(value: float) -> str:
    """Write a number as short as four decimals allow, with a real minus sign."""
    text = f"{value:.4f}".rstrip("0")
    return (text + "0" if text.endswith(".") else text).replace("-", "−")
