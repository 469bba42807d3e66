"""What was drawn, as data: the lines and the words of a Matplotlib axes."""

from typing import Any

import numpy as np


def drawn(ax: Any) -> dict[str, Any]:
    """Return the lines and labels of an axes as lists, numbers and texts.

    ``lines`` holds for each line its ``x``, ``y`` and ``label`` ("" if it has none), in the order
    in which they were drawn; ``title``, ``x_label`` and ``y_label`` are texts, and ``legend`` the
    list of the legend's. The axes stays as it is.

    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> _ = ax.plot([0, 1], [2, 3], label="a line")
    >>> drawn(ax)["lines"]
    [{'x': [0.0, 1.0], 'y': [2.0, 3.0], 'label': 'a line'}]
    """
    legend = ax.get_legend()
    return {
        "lines": [
            {
                "x": _numbers(line.get_xdata()), "y": _numbers(line.get_ydata()),
                # Matplotlib's own names for what has none begin so.
                "label": "" if line.get_label().startswith("_") else line.get_label(),
            }
            for line in ax.get_lines()
        ],
        "title": ax.get_title(),
        "x_label": ax.get_xlabel(),
        "y_label": ax.get_ylabel(),
        "legend": [] if legend is None else [text.get_text() for text in legend.get_texts()],
    }


def _numbers(values: Any) -> list[float]:
    return [float(value) for value in np.ma.filled(np.ma.asarray(values, dtype=float), np.nan)]
