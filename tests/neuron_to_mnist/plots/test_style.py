"""All pictures: transparent, readable, their text in outlines, their bytes stable."""

import io
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from matplotlib.figure import Figure
from nbclient import NotebookClient

from neuron_to_mnist import plots

ROOT = Path(__file__).resolve().parents[3]
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
DESCENT = np.array([[0.9, 0.8], [0.5, -0.4], [0.3, 0.2], [0.1, -0.1]])
DIGITS = np.random.default_rng(0).random((7, 784))


FIGURES = {
    "curves": lambda: plots.curves({"a": np.tanh, "b": np.sin}),
    "step_and_sigmoid": plots.step_and_sigmoid,
    "plane": lambda: plots.plane(
        X, [0, 1, 1, 0], lines=[([1, 1], -0.5), ([1, 1], -1.5)], region=lambda P: P.sum(axis=1) > 1
    ),
    "network_diagram": lambda: plots.network_diagram(
        [2, 3, 2], weights=[np.full((2, 3), 0.5), np.full((3, 2), -0.25)], captions="abc"
    ),
    "neuron_diagram": plots.neuron_diagram,
    "bars": lambda: plots.bars([0.3, -2.9, 4.0], "abc"),
    "output_dependence": plots.output_dependence,
    "descent": lambda: plots.descent(np.square, {"a": [2.0, 1.0], "b": [-2.0, 1.5]}, (-3, 3)),
    "loss_surface": lambda: plots.loss_surface(
        lambda x, y: x**2 + 10 * y**2, (-1, 1), (-1, 1), paths={"a": DESCENT, "b": -DESCENT}
    ),
    "learning_curves": lambda: plots.learning_curves({"a": [3, 2, 1], "b": [3, 1, 1]}),
    "confusion_matrix": lambda: plots.confusion_matrix(np.arange(100).reshape(10, 10)),
    "images": lambda: plots.images(DIGITS, list("abcdefg")),
    "signed images": lambda: plots.images(DIGITS - 0.5, signed=True),
    "weights": lambda: plots.weights([DIGITS[:2, :3], DIGITS[:3, :2]]),
    "deformed_plane": lambda: plots.deformed_plane(np.tanh, X, [0, 1, 1, 0]),
}


@pytest.mark.parametrize("name", FIGURES)
def test_svg_has_the_same_bytes_each_time_and_no_date(name: str) -> None:
    drawn = []
    for _ in range(2):
        buffer = io.BytesIO()
        plots.save_svg(FIGURES[name](), buffer)
        drawn.append(buffer.getvalue())
    assert drawn[0] == drawn[1]
    svg = drawn[0].decode()
    assert svg.startswith("<?xml")
    assert "<dc:date>" not in svg
    assert "font-family" not in svg, "text must be outlines, the same on every machine"


@pytest.mark.parametrize("name", FIGURES)
def test_every_picture_is_transparent_and_readable_on_a_phone(name: str) -> None:
    figure = FIGURES[name]()
    assert isinstance(figure, Figure)
    assert figure.get_facecolor()[3] == 0
    width = figure.get_size_inches()[0] * 96
    for ax in figure.axes:
        assert ax.get_facecolor()[3] == 0
        sizes = [t.get_fontsize() for t in (*ax.texts, *ax.get_xticklabels()) if t.get_text()]
        for size in sizes:
            assert size * 96 / 72 * min(1, 300 / width) >= 6.5


def test_notebook_shows_svg_of_stable_bytes_also_through_pyplot() -> None:
    cells = [
        "from neuron_to_mnist import plots\nplots.course_style()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2, 1]);",
        "plots.step_and_sigmoid()",
    ]
    outputs = []
    for _ in range(2):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        NotebookClient(notebook, kernel_name="python3").execute(cwd=str(ROOT))
        outputs.append([cell.outputs[0].data for cell in notebook.cells[1:]])
    for first, second in zip(*outputs, strict=True):
        assert set(first) == {"text/plain", "image/svg+xml"}
        assert first["image/svg+xml"] == second["image/svg+xml"]
        assert "<dc:date>" not in first["image/svg+xml"]


def test_style_works_without_ipython() -> None:
    code = (
        "import sys; sys.modules['IPython'] = None\n"
        "from neuron_to_mnist import plots; plots.course_style()\n"
        "print(plots.step_and_sigmoid().axes[0].get_xlabel(), 'matplotlib.pyplot' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == "$x$ False\n"


def test_own_axes_are_drawn_on() -> None:
    figure = Figure()
    axes = figure.subplots(2, 2).ravel()
    assert plots.curves({"": np.sin}, ax=axes[0]) is figure
    assert plots.plane(X, ax=axes[1]) is figure
    assert plots.network_diagram([2, 1], ax=axes[2]) is figure
    assert plots.neuron_diagram(ax=axes[3]) is figure
