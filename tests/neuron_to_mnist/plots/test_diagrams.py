"""Diagrams: every node, every arrow, and each number where it belongs."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.axes import Axes

from neuron_to_mnist import plots
from neuron_to_mnist.plots.network import distance


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


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
        distances = [distance(label, *arrow) for arrow in arrows]
        assert np.argmin(distances) == k, f"weight {k} stands on another arrow"
        assert distance(label, *own) == pytest.approx(0, abs=1e-9)
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
        ({"sizes": [2, 1], "names": [["a", "b"]]}, "names for 2 layers; got 1"),
        ({"sizes": [2, 2], "highlight": (1, 2, 3)}, r"no connection \(1, 2, 3\)"),
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
    with pytest.raises(ValueError, match="2 inputs, 1 weights"):
        plots.neuron_diagram([1, 2], [1])


@pytest.mark.parametrize("n", [2, 3, 4])
def test_softmax_has_an_arrow_from_every_logit_to_every_output(n: int) -> None:
    (ax,) = plots.output_dependence(n).axes
    assert len(ax.patches) == n + n * n
    assert len(texts(ax)) == 4 * n
