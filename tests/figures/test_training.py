"""The network that trains while one watches: nnlib's arithmetic, points by hand, the pictures."""

import re
from itertools import pairwise

import numpy as np
import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import FOLDER, training
from neuron_to_mnist.figures.network import LIMIT, OPTIMIZERS, Random
from nnlib import optimizers
from nnlib.activations import sigmoid
from nnlib.datasets import two_spirals
from nnlib.layers import Dense, Tanh
from nnlib.losses import sigmoid_cross_entropy
from nnlib.network import Network
from nnlib.training import fit
from tests.figures.test_figures import check_numbers

TAG = "course-training"
RATES = {"SGD": 0.3, "Momentum": 0.03, "Nesterov": 0.03, "AdaGrad": 0.1, "RMSProp": 0.01,
         "AdaDelta": 1, "Adam": 0.03, "Nadam": 0.03}


def put(page, **state) -> dict[str, float]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def parameters_in_page(page, state: dict[str, object]) -> list[list[float]]:
    """Train in the page with the engine itself, and return all parameters after every update."""
    return page.evaluate("""([settings, steps]) => Array.from({ length: steps + 1 }, (_, k) =>
        [...courseFigure.trained(settings, k).network.parameters])""",
        [{"widths": [int(width) for width in state["hidden"].split()],
          "samples": training.samples(state["data"], state["noise"], state["points"])[0],
          **{name: state[name] for name in ("activation", "first", "scale", "seed", "optimizer",
                                            "rate", "batch", "decay")}}, 100])


@pytest.fixture
def engine(open_page, tmp_path):
    """A page with the engine and no figure."""
    scripts = "".join(f'<script src="{(FOLDER / name).as_uri()}"></script>'
                      for name in ("optimizers.js", "points.js", "network.js"))
    page = tmp_path / "engine.html"
    page.write_text('<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>'
                    f"<script>const courseFigure = {{}};</script>{scripts}", encoding="utf-8")
    return open_page(page.as_uri())


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_hundred_updates_are_nnlibs_to_a_millionth(engine, optimizer):
    rate = RATES[optimizer]
    for part in (
        {"decay": 0.01},
        # at the full rate some rules make a billionth of a billionth grow to a ten-thousandth here
        {"activation": "sigmoid", "batch": training.ALL, "noise": 0.1, "rate": rate / 10},
        {"activation": "relu", "first": "he", "batch": 1, "data": "ring", "noise": 0.1},
        {"activation": "identity", "hidden": "3 5 2", "scale": 0.5, "seed": 4},
    ):
        state = training.START | {"optimizer": optimizer, "rate": rate} | part
        for steps, parameters in enumerate(parameters_in_page(engine, state)):
            nnlibs = training.training(state | {"steps": steps})
            assert nnlibs.steps == steps
            assert np.abs(nnlibs.network.parameters - parameters).max() < 1e-6


def test_the_twin_trains_as_fit_does():
    """Full batches, so that the order of the samples does not count."""
    state = training.START | {"batch": training.ALL, "steps": 50, "hidden": "4"}
    X, t = two_spirals(100)
    X, t = X[::2], t[::2, np.newaxis]  # (100, 2), (100, 1)
    random = Random(state["seed"])
    weights = [np.array([random.normal() for _ in range(d_in * d_out)]).reshape(d_in, d_out)
               * np.sqrt(2 / (d_in + d_out)) for d_in, d_out in pairwise((2, 4, 1))]
    network = Network([Dense.from_arrays(weights[0]), Tanh(), Dense.from_arrays(weights[1])])
    fit(network, X, t, loss=sigmoid_cross_entropy, optimizer=optimizers.Adam(0.03), epochs=50,
        batch_size=None)
    assert training.training(state).network.parameters == pytest.approx(network.parameters)
    assert training.values(state)["loss"] == pytest.approx(
        sigmoid_cross_entropy(network.forward(X), t))


def test_the_pages_random_numbers_are_pythons(engine):
    for seed in (0, 1, 12345):
        drawn = engine.evaluate("""seed => {
            const random = courseFigure.trained.generator(seed);
            return Array.from({ length: 200 }, (_, i) =>
                (i % 2 ? random.normal() : random.uniform()));
        }""", seed)
        random = Random(seed)
        expected = [random.normal() if i % 2 else random.uniform() for i in range(200)]
        assert drawn == pytest.approx(expected, abs=1e-12)
    normals = [random.normal() for _ in range(20_000)]
    assert abs(np.mean(normals)) < 0.03
    assert abs(np.std(normals) - 1) < 0.03


@pytest.mark.parametrize("part", [
    {}, {"data": "xor", "hidden": ""}, {"data": "curves", "noise": 0.2, "hidden": "1 8 1 8"},
    {"data": "none", "points": "0.5 -0.25 1;-1.2 1 0;", "optimizer": "SGD", "rate": 0.3},
    {"data": "none"}])
def test_shows_nnlibs_numbers(open_figure, part):
    page = open_figure("training")
    for steps in (0, 1, 60):
        put(page, steps=steps, **part)
        check_numbers(page, "training")


def test_a_run_goes_on_from_the_same_weights_when_a_setting_changes(open_figure):
    page = open_figure("training")
    put(page, steps=300)
    page.get_by_role("button", name="Run").click()
    page.wait_for_function(f"document.querySelector('{TAG}').state.steps > 320")
    page.get_by_label("Optimizer").select_option("SGD")
    page.wait_for_function(f"(({{ steps }}) => steps > 0 && steps < 300)("
                           f"document.querySelector('{TAG}').state)")
    page.get_by_role("button", name="Stop").click()
    state = put(page)
    assert (state["optimizer"], state["seed"]) == ("SGD", 1)
    page.get_by_role("button", name="Restart").click()
    assert put(page)["steps"] == 0
    page.get_by_role("button", name="New weights").click()
    assert put(page)["seed"] == 2


def test_layers_and_nodes_come_and_go(open_figure):
    page = open_figure("training")
    canvases = page.locator(".net canvas")
    for name, hidden in (("one hidden layer more", "8 8 8"), ("layer 2: one node fewer", "8 7 8"),
                         ("layer 2: one node more", "8 8 8"), ("one hidden layer fewer", "8 8"),
                         ("one hidden layer fewer", "8"), ("one hidden layer fewer", "")):
        page.get_by_role("button", name=name).click()
        assert put(page)["hidden"] == hidden
        nodes = [2, *map(int, hidden.split()), 1]
        assert canvases.count() == sum(nodes)
        assert page.locator(".net path").count() == sum(a * b for a, b in pairwise(nodes))
        check_numbers(page, "training")


def at(page, x: float, y: float) -> tuple[float, float]:
    box = page.locator("#plane").bounding_box()
    return (box["x"] + box["width"] * (x + 1.2) / 2.4, box["y"] + box["height"] * (1.2 - y) / 2.4)


def test_points_are_set_moved_and_removed_with_the_mouse(open_figure):
    page = open_figure("training")
    page.get_by_label("Data").select_option("only my points")
    page.mouse.click(*at(page, 0.5, -0.25))
    page.get_by_label("class 0").check()
    page.mouse.click(*at(page, -0.75, 0.9))
    points = [tuple(map(float, point.split())) for point in put(page)["points"].split(";")[:-1]]
    assert points == [pytest.approx((0.5, -0.25, 1), abs=0.011),
                      pytest.approx((-0.75, 0.9, 0), abs=0.011)]
    page.mouse.move(*at(page, 0.5, -0.25))
    page.mouse.down()
    page.mouse.move(*at(page, 0.9, 0.4), steps=5)
    page.mouse.up()
    first = put(page)["points"].split(";")[0].split()
    assert list(map(float, first)) == pytest.approx([0.9, 0.4, 1], abs=0.011)
    check_numbers(page, "training")
    page.mouse.click(*at(page, 0.9, 0.4))
    assert put(page)["n"] == 1
    page.get_by_role("button", name="Clear my points").click()
    assert put(page)["points"] == ""
    assert page.get_by_role("button", name="Run").get_attribute("aria-disabled") == "true"


def test_points_are_set_and_removed_with_the_keyboard(open_figure):
    page = open_figure("training")
    page.locator("#plane").focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp", " "):
        page.keyboard.press(key)
    assert put(page)["points"] == "0.2 0.3 1;"
    assert page.locator("#place").inner_text() == "0.2, 0.3, a point"
    page.keyboard.press(" ")
    assert put(page)["points"] == ""
    for _ in range(5):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press(" ")
    assert put(page)["points"] == "-1.2 0.3 1;"
    check_numbers(page, "training")


def test_points_are_set_and_removed_by_touch(open_figure):
    page = open_figure("training", width=390, has_touch=True)
    for n in (101, 100):
        page.touchscreen.tap(*at(page, 0.5, 0.9))
        assert put(page)["n"] == n


def pixel(page, canvas: str, x: float, y: float) -> list[int]:
    return page.locator(canvas).first.evaluate("""(canvas, [x, y]) => [...canvas.getContext("2d")
        .getImageData(Math.floor(canvas.width * (x + 1.2) / 2.4),
                      Math.floor(canvas.height * (1.2 - y) / 2.4), 1, 1).data]""", [x, y])


def test_the_plane_and_every_node_have_the_color_of_what_nnlib_says(open_figure):
    page = open_figure("training")
    put(page, steps=400, data="ring")
    network = training.training(training.START | {"steps": 400, "data": "ring"}).network
    cells = 2.4 / 60
    places = np.array([[0.02, 0.02], [0.86, 0.1], [-0.5, 0.98], [-1.1, -1.1]])
    X = (np.floor((places + 1.2) / cells) + 0.5) * cells - 1.2  # the cells' middles
    says = 2 * sigmoid(network.forward(X)[:, 0]) - 1
    for (x, y), says_here in zip(X, says, strict=True):
        *rgb, alpha = pixel(page, ".map canvas", x, y)
        wanted = [42, 123, 208] if says_here > 0 else [208, 96, 10]
        assert np.abs(np.subtract(rgb, wanted)).max() < 3
        assert alpha == pytest.approx(255 * (0.12 + 0.43 * abs(says_here)), abs=3)
    first = Network(network.layers[:2]).forward(X)  # (4, 8)
    for node in range(8):
        for (x, y), z in zip(X, first[:, node], strict=True):
            *rgb, alpha = pixel(page, f"[data-layer='1'][data-node='{node}']", x, y)
            assert alpha == pytest.approx(255 * 0.85 * abs(z), abs=3)
            assert alpha < 40 or (rgb[2] > rgb[0]) == (z > 0)


def test_links_say_size_and_sign_without_color(open_figure):
    page = open_figure("training")
    put(page, steps=50)
    parameters = training.training(training.START | {"steps": 50}).network.parameters
    links = page.locator(".net path").evaluate_all(
        "all => all.map(link => [Number(link.dataset.at), getComputedStyle(link).strokeDasharray,"
        " Number(link.getAttribute('stroke-width'))])")
    assert len(links) == 16 + 64 + 8
    for place, dashes, width in links:
        assert width == pytest.approx(0.3 + 0.9 * min(abs(parameters[place]), 4), abs=0.006)
        assert (dashes == "none") == (parameters[place] >= 0)


def test_the_loss_curve_is_nnlibs(open_figure):
    page = open_figure("training")
    put(page, steps=40)
    for which, key in ((1, "loss"), (2, "held")):
        d = page.locator(f"#loss-{which}").get_attribute("d")
        points = np.array(re.findall(r"([-\d.]+),([-\d.]+)", d), float)
        losses = [training.values(training.START | {"steps": steps})[key]
                  for steps in range(0, 41, 5)]
        assert points[:, 0] == pytest.approx(30 + 254 * np.arange(0, 41, 5) / 100, abs=0.01)
        assert points[:, 1] == pytest.approx(6 + 64 * (1 - np.array(losses) / 0.75), abs=0.01)


@pytest.mark.parametrize(("language", "words"), [("en", "training stands still"),
                                                 ("ko", "학습을 멈추었습니다")])
def test_says_when_weights_fly_away(open_figure, language, words):
    page = open_figure("training", language)
    wild = {"optimizer": "Momentum", "rate": 3, "activation": "relu", "scale": 4, "batch": 1}
    assert not page.locator(".stopped").is_visible()
    put(page, steps=2000, **wild)
    assert words in page.locator(".stopped").inner_text()
    assert page.locator("[data-press=run]").get_attribute("aria-disabled") == "true"
    twin = training.training(training.START | wild | {"steps": 2000})
    assert twin.stopped
    assert np.abs(twin.network.parameters).max() <= LIMIT


def test_sixty_updates_a_second_take_a_small_part_of_it(open_figure):
    """Not the wall clock: how many updates a frame of the slowest pace has, and of the others."""
    page = open_figure("training")
    for pace, by in (("slow", 1), ("normal", 5), ("fast", 25)):
        put(page, steps=0, pace=pace)
        ways = page.evaluate(f"""async () => {{
            const figure = document.querySelector("{TAG}"), steps = [];
            figure.shadowRoot.querySelector("[data-press=run]").click();
            for (let frame = 0; frame < 6; frame += 1) {{
                await new Promise(requestAnimationFrame);
                steps.push(figure.state.steps);
            }}
            figure.shadowRoot.querySelector("[data-press=run]").click();
            return steps;
        }}""")
        assert set(np.diff(ways)) == {by}


@pytest.mark.parametrize(("width", "height"), [(760, 700), (390, 1200)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_the_screen(open_figure, language, width, height):
    page = open_figure("training", language, width=width)
    card = page.locator(".card").bounding_box()
    assert card["height"] <= height
    bar, sums = (page.locator(place).bounding_box() for place in (".bar", ".sums"))
    assert sums["y"] + sums["height"] - bar["y"] <= 700  # on a phone: controls and drawing at once
