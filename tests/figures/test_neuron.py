"""The neuron and its threshold: the gates of chapter 1, the boundary, and what the drawing says."""

import itertools

import numpy as np
import pytest

from neuron_to_mnist.figures import neuron

TABLES = {"AND": "0001", "OR": "0111", "NAND": "1110", "XOR": "0110"}


def corner_outputs(page) -> str:
    names = ("y00", "y01", "y10", "y11")
    return "".join(page.locator(f"output[data-name={name}]").inner_text() for name in names)


def test_starts_as_an_or_that_should_be_an_and(open_figure):
    page = open_figure("neuron")
    assert page.get_by_role("radio", name="AND", exact=True).is_checked()
    assert corner_outputs(page) == TABLES["OR"]
    assert page.get_by_text("2 of 4 corners right", exact=True).is_visible()
    written = " ".join(page.locator(".sum").inner_text().split())
    assert written == ("1.0 · 0.75 + 1.0 · 0.5 = 1.25 a = 1.25 + (−0.5) = 0.75 (θ = 0.5) "
                       "y = 1 (above 0: fires)")
    for _ in range(4):
        page.locator("#b").press("ArrowLeft")
    assert corner_outputs(page) == TABLES["AND"]
    assert page.get_by_text("4 of 4 corners right", exact=True).is_visible()


@pytest.mark.parametrize("gate", TABLES)
def test_shows_weights_for_every_gate_that_has_some(open_figure, gate):
    page = open_figure("neuron")
    page.get_by_text(gate, exact=True).click()
    known = page.get_by_role("button", name="Show weights that do it")
    assert (known.get_attribute("aria-disabled") == "true") == (gate == "XOR")
    before = page.evaluate("document.querySelector('course-neuron').state")
    known.click(force=True)
    if gate == "XOR":
        assert page.evaluate("document.querySelector('course-neuron').state") == before
    else:
        assert corner_outputs(page) == TABLES[gate]
        assert page.locator("output[data-name=right]").inner_text() == "4"


def test_no_position_of_the_sliders_is_an_xor(open_figure):
    best = open_figure("neuron").evaluate("""gates => {
        const figure = document.querySelector("course-neuron");
        const all = Array.from({ length: 17 }, (_, i) => -2 + i / 4);
        return Object.fromEntries(gates.map((gate) => [gate, Math.max(...all.flatMap((w1) =>
            all.flatMap((w2) => all.map((b) => {
                figure.state = { gate, w1, w2, b };
                return figure.state.right;
            }))))]));
    }""", list(TABLES))
    assert best == {"AND": 4, "OR": 4, "NAND": 4, "XOR": 3}


def test_a_corner_on_the_line_does_not_fire(open_figure):
    page = open_figure("neuron")
    page.evaluate("document.querySelector('course-neuron').state = { b: -1, x1: 1, x2: 0 }")
    assert page.locator("output[data-name=a10]").inner_text() == "0.0"
    assert corner_outputs(page) == TABLES["AND"]
    assert "y = 0 (not above 0: does not fire)" in page.locator(".sum").inner_text()


@pytest.mark.parametrize("weights", [(1, 1, -0.5), (-2, 0.75, 0.25), (0, 1, -0.5), (0, 0, 1),
                                     (0, 0, -1), (2, 2, 2), (1, -1, 0)])
def test_the_shaded_side_is_where_it_fires(open_figure, weights):
    page = open_figure("neuron")
    w1, w2, b = weights
    grid = np.linspace(-0.47, 1.47, 9)
    points = [(x1, x2) for x1, x2 in itertools.product(grid, grid) if abs(w1*x1 + w2*x2 + b) > 0.02]
    shaded = page.evaluate("""([weights, points]) => {
        const figure = document.querySelector("course-neuron");
        figure.state = weights;
        const region = figure.shadowRoot.querySelector("#region");
        return points.map(([x1, x2]) =>
            region.isPointInFill(new DOMPoint(34 + 126 * (x1 + 0.5), 6 + 126 * (1.5 - x2))));
    }""", [{"w1": w1, "w2": w2, "b": b}, points])
    assert shaded == [w1 * x1 + w2 * x2 + b > 0 for x1, x2 in points]


def test_says_without_color_which_corners_are_wrong(open_figure):
    page = open_figure("neuron")
    for place in ("#corner-", "#row-"):
        marks = [page.locator(f"{place}{corner} .mark").text_content()[:1]
                 for corner in ("00", "01", "10", "11")]
        assert marks == ["✓", "✗", "✗", "✓"]
    page.wait_for_function("document.querySelector('course-neuron').shadowRoot"
                           ".querySelector('#description').innerText.includes("
                           "'2 of 4 corners right. Wrong at (0, 1), (1, 0).')")
    fills = [page.locator(f"#corner-{corner} .dot").evaluate("dot => getComputedStyle(dot).fill")
             for corner in ("00", "01", "10", "11")]
    assert fills[0] == fills[1] == fills[2] != fills[3]


def test_the_input_can_be_put_in_the_plane(open_figure):
    page = open_figure("neuron")
    dot = page.locator("#corner-01 .dot").bounding_box()
    middle = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    page.mouse.click(*middle)
    state = page.evaluate("document.querySelector('course-neuron').state")
    assert (state["x1"], state["x2"]) == (0, 1)
    elsewhere = page.locator("#input-on-scale").bounding_box()
    page.mouse.click(elsewhere["x"] + 5, elsewhere["y"] + 5)
    assert page.evaluate("document.querySelector('course-neuron').state") == state
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + dot["width"] * 3, middle[1] + dot["height"] * 3, steps=3)
    page.mouse.up()
    state = page.evaluate("document.querySelector('course-neuron').state")
    assert 0 < state["x1"] < 1
    assert 0 < state["x2"] < 1


def test_the_line_is_dragged_and_the_bias_follows(open_figure):
    page = open_figure("neuron")  # x1 + x2 = 0.5

    def at(x1: float, x2: float) -> tuple[float, float]:
        low, high = (page.locator(f"#corner-{corner} .dot").bounding_box()
                     for corner in ("00", "11"))
        return (low["x"] + low["width"] / 2 + x1 * (high["x"] - low["x"]),
                low["y"] + low["height"] / 2 + x2 * (high["y"] - low["y"]))

    before = page.evaluate("document.querySelector('course-neuron').state")
    page.mouse.move(*at(0.25, 0.25))
    page.mouse.down()
    page.mouse.move(*at(0.75, 0.75), steps=8)
    page.mouse.up()
    state = page.evaluate("document.querySelector('course-neuron').state")
    assert state["b"] == -1.5
    assert (state["x1"], state["x2"]) == (before["x1"], before["x2"])
    assert corner_outputs(page) == TABLES["AND"]
    page.mouse.click(*at(1.25, 0.25))  # on the line, without moving: the input goes there
    state = page.evaluate("document.querySelector('course-neuron').state")
    assert (state["x1"], state["x2"], state["b"]) == (1.25, 0.25, -1.5)


def outputs(**state: float | str) -> tuple[list[int], dict[str, float]]:
    results = neuron.values(neuron.START | state)
    return [results[f"y{i}{j}"] for i, j in neuron.CORNERS], results


def test_what_chapter_1_says_you_should_have_seen():
    biases = [n / 4 for n in range(-8, 9)]
    ands = [b for b in biases if outputs(b=b)[1]["right"] == 4]
    assert (min(ands), max(ands)) == (-1.75, -1.0)
    assert outputs(b=-1.0)[1]["a01"] == outputs(b=-1.0)[1]["a10"] == 0
    once, twice = outputs(), outputs(w1=2.0, w2=2.0, b=-1.0)
    assert once[0] == twice[0]
    assert all(twice[1][f"a{i}{j}"] == 2 * once[1][f"a{i}{j}"] for i, j in neuron.CORNERS)
    for b in biases:
        assert outputs(w1=0.0, w2=0.0, b=b)[0] == [int(b > 0)] * 4
    wrong = set()
    for w1, w2, b in itertools.product(biases, repeat=3):
        given, results = outputs(gate="XOR", w1=w1, w2=w2, b=b)
        if results["right"] == 3:
            wrong.add([y == t for y, t in zip(given, [0, 1, 1, 0], strict=True)].index(False))
    assert wrong == {0, 1, 2, 3}
