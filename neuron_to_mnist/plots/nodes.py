"""What diagrams are drawn with: nodes, arrows, and texts on arrows."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from neuron_to_mnist.plots.style import GREY, INK, ORANGE, Array, written


def draw_node(ax: Axes, x: float, y: float, text: str, *, edge: str = INK) -> None:
    """Draw a node with a text in it."""
    ax.plot(
        x, y, "o", markersize=42, markerfacecolor="white", markeredgecolor=edge,
        markeredgewidth=1.6, zorder=2,
    )
    size = 10.5 if len(text) < 6 or "$" in text else 9.5
    ax.text(x, y, text, ha="center", va="center", fontsize=size, zorder=3)


def draw_arrow(ax: Axes, start: Any, end: Any, *, bold: bool = False, dashed: bool = False) -> None:
    """Draw an arrow from node to node; the nodes cover none of it."""
    arrow = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=14 if bold else 10, shrinkA=21.5,
        color=ORANGE if bold else GREY, linewidth=2.8 if bold else 1.1, shrinkB=21.5, zorder=1,
        linestyle=(0, (4, 3)) if dashed else "-",
    )
    ax.add_patch(arrow)


def write_on_arrow(ax: Axes, spot: Array, content: Any) -> None:
    """Write a text or a number at a place, over the arrow that is there."""
    ax.text(
        spot[0], spot[1], text_of(content), ha="center", va="center", fontsize=11, zorder=1.5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
    )


def text_of(content: Any) -> str:
    """Return a text as it is, a number as it is written."""
    return content if isinstance(content, str) else written(float(content))
