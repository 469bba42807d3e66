"""Pictures for the chapters. They need Matplotlib.

Every function returns the :class:`matplotlib.figure.Figure` it drew on, and takes an optional
``ax`` to draw on axes of your own. Figures do not go through ``pyplot``, so nothing stays open.
The text in a picture is made of symbols and numbers only, and colour never carries a meaning
alone: lines differ in their dashes, classes in their markers.

Call :func:`course_style` once, before the first picture.
"""

from neuron_to_mnist.plots.diagrams import neuron_diagram, output_dependence
from neuron_to_mnist.plots.functions import curves, step_and_sigmoid
from neuron_to_mnist.plots.network import network_diagram
from neuron_to_mnist.plots.outputs import bars, confusion_matrix
from neuron_to_mnist.plots.pixels import images, misread_digits, weights
from neuron_to_mnist.plots.planes import deformed_plane, plane
from neuron_to_mnist.plots.style import (
    BLUE,
    GREY,
    INK,
    LINE_STYLES,
    MARKERS,
    ORANGE,
    PALETTE,
    course_style,
    save_svg,
)
from neuron_to_mnist.plots.training import descent, learning_curves, loss_surface

__all__ = [
    "BLUE",
    "GREY",
    "INK",
    "LINE_STYLES",
    "MARKERS",
    "ORANGE",
    "PALETTE",
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
