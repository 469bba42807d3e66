"""Matplotlib's backend in the page: figures are drawn by Agg, and shown under their cell."""

import sys
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.backends.backend_agg import FigureManagerBase as FigureManager

__all__ = ["FigureCanvas", "FigureManager", "show"]


def show(*args: Any, **kwargs: Any) -> None:
    """Show all open figures now."""
    sys.modules["__main__"].display.__self__.draw_open_figures()


mpl.rcParams.update({"figure.facecolor": "none", "axes.facecolor": "none",
                     "savefig.facecolor": "none", "figure.constrained_layout.use": True,
                     "font.size": 12})
