"""The pictures: what they show, in numbers read back from them, and that their bytes are stable."""

import io
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from nbclient import NotebookClient
from numpy.testing import assert_allclose

from neuron_to_mnist import plots
from nnlib import activations

ROOT = Path(__file__).resolve().parents[2]
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
DESCENT = np.array([[0.9, 0.8], [0.5, -0.4], [0.3, 0.2], [0.1, -0.1]])
DIGITS = np.random.default_rng(0).random((7, 784))


@pytest.fixture(autouse=True)
def style() -> None:
    plots.course_style()


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def curve(ax: Axes, i: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The points of the i-th drawn function, which come after the two zero lines."""
    lines = [line for line in ax.lines[2:] if len(line.get_xdata()) > 2]
    x, y = np.asarray(lines[i].get_xdata()), np.asarray(lines[i].get_ydata())
    seen = np.isfinite(y)
    return x[seen], y[seen]


FIGURES = {
    "curves": lambda: plots.curves({"a": np.tanh, "b": np.sin}),
    "activation_and_derivative": lambda: plots.activation_and_derivative(
        activations.relu, activations.relu_derivative, "f"
    ),
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
    "weights": lambda: plots.images(DIGITS - 0.5, signed=True),
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


def test_curves_are_the_functions() -> None:
    figure = plots.curves({"tanh": np.tanh, "sin": np.sin}, (-3, 2), y_range=(-2, 2))
    (ax,) = figure.axes
    for i, function in enumerate((np.tanh, np.sin)):
        x, y = curve(ax, i)
        assert x.min() == -3
        assert x.max() == 2
        assert_allclose(y, function(x))
    assert ax.get_xlim() == (-3, 2)
    assert ax.get_ylim() == (-2, 2)


def test_curves_differ_in_more_than_colour() -> None:
    figure = plots.curves({str(i): lambda x, i=i: i * x for i in range(8)}, breaks=[])
    looks = [(str(line._dash_pattern), line.get_color()) for line in figure.axes[0].lines[2:]]
    assert len(set(looks)) == 8, "eight optimizers race in chapter 7"
    assert len({dashes for dashes, _ in looks[:5]}) == 5


def test_a_jump_is_a_gap_with_the_dot_that_counts_filled() -> None:
    (ax,) = plots.curves({"h": activations.step}).axes
    dots = {
        (float(line.get_xdata()[0]), float(line.get_ydata()[0])): line.get_markerfacecolor()
        for line in ax.lines[2:]
        if len(line.get_xdata()) == 1
    }
    assert set(dots) == {(0.0, 0.0), (0.0, 1.0)}
    assert dots[0.0, 0.0] != "white", "step(0) is 0"
    assert dots[0.0, 1.0] == "white"
    steps = np.abs(np.diff(np.asarray(ax.lines[2].get_ydata())))
    assert np.nanmax(steps) == 0, "no line may join the two sides"


def test_no_dots_where_nothing_jumps() -> None:
    (ax,) = plots.curves({"f": activations.relu}).axes
    assert len(ax.lines) == 3


def test_activation_and_derivative_are_a_pair() -> None:
    left, right = plots.activation_and_derivative(
        activations.sigmoid, activations.sigmoid_derivative, r"\sigma"
    ).axes
    x, y = curve(left)
    assert_allclose(curve(right)[1], y * (1 - y), atol=1e-12)
    assert (left.get_title(), right.get_title()) == (r"$\sigma(x)$", r"$\sigma'(x)$")
    assert left.lines[2].get_linestyle() != right.lines[2].get_linestyle()
    assert len(x) == len(curve(right)[0])


def test_step_and_sigmoid_are_both_there() -> None:
    (ax,) = plots.step_and_sigmoid().axes
    x, y = curve(ax, 0)
    assert_allclose(y, 1 / (1 + np.exp(-x)))
    x, y = curve(ax, 1)
    assert_allclose(y, x > 0)


def test_plane_puts_points_where_they_are_with_a_marker_a_class() -> None:
    (ax,) = plots.plane(X, [0, 1, 1, 0]).axes
    zero, one = ax.collections
    assert_allclose(zero.get_offsets(), X[[0, 3]])
    assert_allclose(one.get_offsets(), X[[1, 2]])
    assert zero.get_paths()[0].vertices.shape != one.get_paths()[0].vertices.shape


@pytest.mark.parametrize(("weights", "bias"), [([0.5, 0.5], -0.7), ([1, 0], -0.5), ([-2, 3], 0.4)])
def test_plane_draws_the_line_where_the_weighted_sum_is_0(weights, bias: float) -> None:  # type: ignore[no-untyped-def]
    (ax,) = plots.plane(lines=[(weights, bias)]).axes
    (line,) = ax.lines
    for point in (line.get_xy1(), line.get_xy2()):
        assert np.dot(weights, point) + bias == pytest.approx(0)
    assert line.get_xy1() != pytest.approx(line.get_xy2())


def test_plane_tints_the_side_that_fires() -> None:
    (ax,) = plots.plane(region=lambda P: P[:, 0] + P[:, 1] > 1).axes
    (tint,) = ax.collections
    (path,) = tint.get_paths()
    for point in X:
        if point.sum() != 1:
            assert path.contains_point(point) == (point.sum() > 1)
    assert 0 < tint.get_alpha() < 0.4


@pytest.mark.parametrize(
    ("sizes", "arrows"), [([2, 2], 4), ([2, 3, 2, 2], 16), ([3, 3, 3], 18), ([2, 2, 1], 6)]
)
def test_network_has_its_nodes_and_an_arrow_a_weight(sizes: list[int], arrows: int) -> None:
    figure = plots.network_diagram(sizes)
    (ax,) = figure.axes
    assert len(ax.lines) == sum(sizes)
    assert len(ax.patches) == arrows
    figure.draw_without_rendering()
    assert ax.get_aspect() == 1


def test_network_writes_each_weight_nearest_to_its_own_arrow() -> None:
    rng = np.random.default_rng(0)
    sizes = [3, 3, 3]
    weights = [np.arange(9).reshape(3, 3) / 10, np.arange(9, 18).reshape(3, 3) / 10]
    (ax,) = plots.network_diagram(sizes, weights=weights, values=[rng.random(3)] * 3).axes
    nodes = np.array([(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines])
    layers = np.split(nodes, 3)
    arrows = [(start, end) for left, right in pairwise(layers) for start in left for end in right]
    written = {text.get_text(): np.array(text.get_position()) for text in ax.texts}
    for k, own in enumerate(arrows):
        label = written[f"{k / 10:.1f}"]
        distances = [plots._distance(label, *arrow) for arrow in arrows]
        assert np.argmin(distances) == k, f"weight {k} stands on another arrow"
        assert plots._distance(label, *own) == pytest.approx(0, abs=1e-9)
        assert sorted(distances)[1] > 0.06
    spots = np.array([written[f"{k / 10:.1f}"] for k in range(18)])
    gaps = np.hypot(*(spots[:, None] - spots).transpose(2, 0, 1)) + np.eye(18)
    assert gaps.min() > 0.2


def test_network_writes_values_with_four_decimals() -> None:
    (ax,) = plots.network_diagram(
        [2, 2], values=[[1, 0.5], [0.740774899182154, -0.645656306225795]]
    ).axes
    assert texts(ax) == ["1.0", "0.5", "0.7408", "−0.6457"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sizes": [2]}, "two or more layers"),
        ({"sizes": [2, 0]}, "at least one node"),
        ({"sizes": [2, 3], "weights": [np.ones((3, 2))]}, r"\[\(2, 3\)\]; got \[\(3, 2\)\]"),
        ({"sizes": [2, 2], "values": [[1, 2]]}, "values for 2 layers; got 1"),
        ({"sizes": [2, 2], "values": [[1, 2, 3], None]}, "layer 0 has 2 nodes; got 3"),
    ],
)
def test_network_says_what_does_not_fit(arguments: dict, message: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValueError, match=message):
        plots.network_diagram(**arguments)


def test_neuron_writes_numbers_and_symbols() -> None:
    (ax,) = plots.neuron_diagram(
        [1.0, 0.5], [0.9, 0.3], -0.2, weighted_sum=0.85, output=0.7006
    ).axes
    assert sorted(texts(ax)) == sorted(
        ["−0.2", "0.9", "0.3", r"$\sigma$", "1", "1.0", "0.5", "0.85", "0.7006"]
    )
    assert "$b$" in texts(plots.neuron_diagram().axes[0])
    assert "$b$" not in texts(plots.neuron_diagram(bias=None).axes[0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.curves({}), "at least one function"),
        (lambda: plots.plane([[1, 2, 3]], [0]), r"points of shape \(n, 2\).*got \(1, 3\)"),
        (lambda: plots.plane(X, [0, 1]), r"got \(4, 2\) and \(2,\)"),
        (lambda: plots.plane(lines=[([0, 0], 1)]), "not both 0"),
        (lambda: plots.neuron_diagram([1, 2], [1]), "2 inputs, 1 weights"),
        (lambda: plots.descent(np.square, {"": [[1]]}, (0, 1)), r"\(points,\); got \(1, 1\)"),
        (lambda: plots.loss_surface(np.add, (0, 1), (0, 1), paths={"": [1]}), r"\(steps, 2\)"),
        (lambda: plots.confusion_matrix([[1, 2]]), r"square; got the shape \(1, 2\)"),
        (lambda: plots.bars([1, 2], ["a"]), r"1 labels and values of the shape \(2,\)"),
        (lambda: plots.images(np.ones((2, 783))), r"square.*got the shape \(2, 783\)"),
        (lambda: plots.images(DIGITS, ["a"]), "title for each of 7 images; got 1"),
        (lambda: plots.misread_digits(DIGITS, [1] * 7, [1] * 7), "nothing to draw"),
        (lambda: plots.misread_digits(DIGITS, [1] * 7, [1] * 6), "7 images"),
        (lambda: plots.deformed_plane(lambda P: P[:, :1]), r"keep the shape \(121, 2\)"),
    ],
)
def test_clear_errors(call, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=message):
        call()


def test_own_axes_are_drawn_on() -> None:
    figure = Figure()
    axes = figure.subplots(2, 2).ravel()
    assert plots.curves({"": np.sin}, ax=axes[0]) is figure
    assert plots.plane(X, ax=axes[1]) is figure
    assert plots.network_diagram([2, 1], ax=axes[2]) is figure
    assert plots.neuron_diagram(ax=axes[3]) is figure


def test_bars_have_the_height_that_is_written_on_them() -> None:
    (ax,) = plots.bars([0.25, -0.5], ["$y_1$", "$y_2$"], digits=2, title="$y$").axes
    assert [bar.get_height() for bar in ax.patches] == [0.25, -0.5]
    assert texts(ax) == ["0.25", "−0.50"]


@pytest.mark.parametrize("n", [2, 3, 4])
def test_softmax_has_an_arrow_from_every_logit_to_every_output(n: int) -> None:
    (ax,) = plots.output_dependence(n).axes
    assert len(ax.patches) == n + n * n
    assert len(texts(ax)) == 4 * n


def test_contours_lie_where_the_function_has_their_value() -> None:
    (ax,) = plots.loss_surface(lambda x, y: x**2 + 4 * y**2, (-1, 1), (-1, 1), levels=[0.5]).axes
    ((path,),) = [c.get_paths() for c in ax.collections]
    assert len(path.vertices) > 50
    assert_allclose(path.vertices[:, 0] ** 2 + 4 * path.vertices[:, 1] ** 2, 0.5, atol=0.005)


def test_a_path_starts_at_the_ring_and_ends_at_the_star() -> None:
    (ax,) = plots.loss_surface(np.add, (-1, 1), (-1, 1), paths={"a": DESCENT}).axes
    path, ring, star = ax.lines
    assert_allclose(path.get_xydata(), DESCENT)
    assert_allclose(ring.get_xydata(), DESCENT[:1])
    assert_allclose(star.get_xydata(), DESCENT[-1:])
    assert (ring.get_marker(), star.get_marker()) == ("o", "*")


def test_a_descent_stays_on_its_curve() -> None:
    (ax,) = plots.descent(np.square, {"a": [3.0, -2.0, 1.0]}, (-4, 4)).axes
    path, ring, star = ax.lines[-3:]
    assert_allclose(path.get_xydata(), [[3, 9], [-2, 4], [1, 1]])
    assert_allclose(ring.get_xydata(), [[3, 9]])
    assert_allclose(star.get_xydata(), [[1, 1]])


def test_learning_curves_count_epochs_from_1() -> None:
    (ax,) = plots.learning_curves({"a": [3, 2], "b": [5, 4, 3]}, logarithmic=True).axes
    first, second = ax.lines
    assert_allclose(first.get_xydata(), [[1, 3], [2, 2]])
    assert_allclose(second.get_xydata(), [[1, 5], [2, 4], [3, 3]])
    assert first.get_linestyle() != second.get_linestyle()
    assert ax.get_yscale() == "log"


def test_confusion_matrix_writes_every_count_in_its_square() -> None:
    counts = np.arange(9).reshape(3, 3)
    (ax,) = plots.confusion_matrix(counts).axes
    assert {text.get_position(): int(text.get_text()) for text in ax.texts} == {
        (named, true): counts[true, named] for named in range(3) for true in range(3)
    }
    assert ax.yaxis_inverted()
    shades = np.asarray(ax.collections[0].get_array()).reshape(3, 3)
    assert_allclose(shades, counts * (1 - np.eye(3)))


def test_images_are_the_pixels_with_their_titles() -> None:
    figure = plots.images(DIGITS, list("abcdefg"), columns=3)
    assert [ax.get_title() for ax in figure.axes] == list("abcdefg")
    for ax, digit in zip(figure.axes, DIGITS, strict=True):
        (image,) = ax.images
        assert_allclose(image.get_array(), digit.reshape(28, 28))
        assert image.get_clim() == (0, DIGITS.max())
    assert figure.axes[3].get_position().y0 < figure.axes[0].get_position().y0


def test_signed_images_put_0_in_the_middle() -> None:
    weights = np.array([[-3.0, 0.0, 1.0, 0.5], [0.1, 0.0, -0.2, 0.0]])
    figure = plots.images(weights, signed=True)
    for ax, largest in zip(figure.axes, (3.0, 0.2), strict=True):
        assert ax.images[0].get_clim() == (-largest, largest)
        assert_allclose(ax.images[0].cmap(0.5)[:3], 1, atol=0.01)


def test_misread_digits_are_those_named_wrongly() -> None:
    true, named = np.arange(7), np.array([0, 1, 9, 3, 4, 8, 6])
    figure = plots.misread_digits(DIGITS, true, named)
    assert [ax.get_title() for ax in figure.axes] == ["2 → 9", "5 → 8"]
    assert_allclose(figure.axes[1].images[0].get_array(), DIGITS[5].reshape(28, 28))
    assert len(plots.misread_digits(DIGITS, true, true + 1, limit=4).axes) == 4


def test_deformed_plane_moves_grid_and_points() -> None:
    def layer(P: np.ndarray) -> np.ndarray:
        return np.tanh(P @ [[1, 0.5], [-0.3, 2]] + [0.1, 0])

    (ax,) = plots.deformed_plane(layer, X, [0, 1, 1, 0], limits=(-2, 2), lines=5).axes
    assert len(ax.lines) == 10
    assert_allclose(ax.lines[0].get_xydata()[[0, -1]], layer(np.array([[-2.0, -2.0], [-2.0, 2.0]])))
    zero, one = ax.collections
    assert_allclose(zero.get_offsets(), layer(X[[0, 3]]))
    assert_allclose(one.get_offsets(), layer(X[[1, 2]]))


def test_weights_are_squares_with_their_numbers_where_there_is_room() -> None:
    figure = plots.weights([[[0.5, -1.25]], [[2e6]]])
    assert [text.get_text() for ax in figure.axes for text in ax.texts] == ["0.5", "−1.25", "2e+06"]
    assert_allclose(figure.axes[0].images[0].get_array(), [[0.5, -1.25]])
    many = plots.weights([np.ones((64, 16)), np.zeros((16, 10))], ["$W$", "$V$"])
    assert [ax.get_title() for ax in many.axes] == ["$W$", "$V$"]
    assert [len(ax.texts) for ax in many.axes] == [0, 0]
    for matrices, titles, words in (
        ([], None, "must be matrices"), ([[1.0, 2.0]], None, r"must be matrices.*\(2,\)"),
        ([[[1.0]]], [], "a title for each of 1 matrices; got 0"),
    ):
        with pytest.raises(ValueError, match=words):
            plots.weights(matrices, titles)
