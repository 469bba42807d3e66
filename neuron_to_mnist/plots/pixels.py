"""Pictures made of squares: digits, misread ones, and weights."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from neuron_to_mnist.plots.style import GREY, SIGNED, written


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
            image, cmap=SIGNED if signed else "gray_r", vmin=-top if signed else 0, vmax=top,
            interpolation="nearest",
        )
        ax.set(xticks=[], yticks=[])
        for spine in ax.spines.values():
            spine.set(visible=True, color=GREY, linewidth=0.6)
        if titles is not None:
            ax.set_title(titles[i], fontsize=12, pad=3)
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
        ax.imshow(array, cmap=SIGNED, vmin=-top, vmax=top, interpolation="nearest",
                  aspect="equal" if room else "auto")
        for place in np.ndindex(array.shape) if room else ():
            value = float(array[place])
            text = written(round(value, 2)) if abs(value) < 1000 else f"{value:.0e}"
            ax.text(place[1], place[0], text, ha="center", va="center", fontsize=10)
        ax.set(xticks=[], yticks=[], title=titles[i] if titles is not None else "")
        ax.spines[:].set(visible=True, color=GREY, linewidth=0.6)
    return figure
