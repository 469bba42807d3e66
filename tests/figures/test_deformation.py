"""The plane on its way through a network: nnlib's numbers all the way, and the drawing."""

import re

import numpy as np
import pytest

from benchmarks.deformation import CASES, best_seed, turn, upright
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import deformation
from neuron_to_mnist.figures.deformation import CHOICES, DATA, END
from neuron_to_mnist.figures.network import Settings, trained
from nnlib.layers import Dense, Tanh
from nnlib.network import Network
from tests.figures.test_figures import check_numbers

TAG = "course-deformation"
PATH = re.compile(r"([-\d.]+),([-\d.]+)")


def put(page, **state) -> dict[str, float]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def dense_layers(data: str) -> list[Dense]:
    return [layer for layer in deformation.network(data).layers if isinstance(layer, Dense)]


def by_hand(data: str, x: np.ndarray) -> list[np.ndarray]:
    """Where points are at the input and after every move, written without nnlib's layers."""
    places = [np.asarray(x, float)]
    for layer in dense_layers(data)[:-1]:
        places.append(places[-1] @ layer.weights)
        places.append(places[-1] + layer.bias)
        places.append(np.tanh(places[-1]))
    return places


def marks(page, name: str, shape: str) -> np.ndarray:
    """The centers of circles or triangles in the drawing."""
    found = re.findall(rf"M([-\d.]+) ([-\d.]+){shape}", page.locator(name).get_attribute("d"))
    return np.array(found, float)


def drawn(page, points: np.ndarray, size: float) -> np.ndarray:
    return np.stack([24 + 290 * (points[:, 0] / size + 1) / 2,
                     4 + 290 * (1 - points[:, 1] / size) / 2], axis=1)


@pytest.mark.parametrize("data", CHOICES["data"])
def test_the_point_is_where_the_moves_take_it(open_figure, data):
    page = open_figure("deformation", reduced_motion="reduce")
    x = np.array([0.35, -0.6])
    places = by_hand(data, x)
    for move in range(len(places)):
        state = put(page, data=data, x1=x[0], x2=x[1], way=END * move / (len(places) - 1))
        assert [state["z1"], state["z2"]] == pytest.approx(places[move].tolist(), abs=1e-9)
        first = max(0, move - 1) // 3 * 3
        for letter, place in zip("upqr", places[first:first + 4], strict=True):
            assert [state[f"{letter}{i}"] for i in (1, 2)] == pytest.approx(place.tolist())
        W = dense_layers(data)[first // 3].weights
        assert state["det"] == pytest.approx(W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0])
        check_numbers(page, "deformation")


def test_agrees_with_nnlib_anywhere_on_the_way(open_figure):
    page = open_figure("deformation", reduced_motion="reduce")
    rng = np.random.default_rng(10)
    for data in CHOICES["data"]:
        for _ in range(12):
            put(page, data=data, way=rng.uniform(0, END), x1=rng.uniform(-1.2, 1.2),
                x2=rng.uniform(-1.2, 1.2))
            check_numbers(page, "deformation")


@pytest.mark.parametrize("data", CHOICES["data"])
def test_no_move_presses_the_plane_flat_or_turns_it_over(data):
    """What the chapter says of a layer holds for every frame: its way back exists."""
    for layer in dense_layers(data)[:-1]:
        for share in np.linspace(0, 1, 21):
            part = deformation.partly_linear(layer.weights, share)
            assert np.linalg.det(part) > 0
        assert deformation.partly_linear(layer.weights, 0) == pytest.approx(np.eye(2))
        assert part == pytest.approx(layer.weights)


def test_the_networks_were_chosen_as_the_script_says():
    for data, case in CASES.items():
        seed, right, apart = best_seed(case)
        values = deformation.values(deformation.START | {"data": data})
        assert (values["seed"], values["right"], values["apart"]) == (seed, right, apart)


def test_swapping_nodes_and_turning_signs_changes_no_answer():
    X = np.random.default_rng(1).normal(size=(50, 2))
    for seed in range(10):
        rng = np.random.default_rng(seed)
        network = Network([Dense(2, 2, rng=rng), Tanh(), Dense(2, 2, rng=rng), Tanh(),
                           Dense(2, 1, rng=rng)])
        for layer in network.layers[::2]:
            layer.bias = rng.normal(size=layer.bias.shape)
        other = upright(network)
        assert other.forward(X) == pytest.approx(network.forward(X), abs=1e-4)
        for layer in other.layers[0:4:2]:
            assert np.linalg.det(layer.weights) > 0
            assert abs(turn(layer.weights)) <= np.pi / 4 + 1e-5


def test_the_figure_says_how_often_training_went_well(open_figure):
    page = open_figure("deformation", reduced_motion="reduce")
    shown = {}
    for data, (X, t) in DATA.items():
        state = put(page, data=data)
        z = by_hand(data, X)[-1]
        line = dense_layers(data)[-1]
        right = int(((z @ line.weights[:, 0] + line.bias[0] > 0) == t).sum())
        assert state["right"] == right
        text = page.locator(".parts").inner_text()
        assert f"{right} of 200 points are on their side" in text
        shown[data] = tuple(map(int, re.search(
            r"Of 20 seeds, (\d+) got all 200 right. Shown is seed (\d+)", text).groups()))
        wrong = page.locator("#wrong").get_attribute("d")
        assert wrong.count("M") == 200 - right
    assert {data: apart for data, (apart, _) in shown.items()} == {
        "curves": 16, "half": 16, "three": 18, "one": 1, "more": 0, "ring": 0}


@pytest.mark.parametrize("way", [0, 4.3, 12])
@pytest.mark.parametrize("data", ["curves", "one", "ring"])
def test_draws_the_points_where_nnlib_has_them(open_figure, data, way):
    page = open_figure("deformation", reduced_motion="reduce")
    put(page, data=data, way=way)
    X, t = DATA[data]
    z = np.array([[values["z1"], values["z2"]] for values in (
        deformation.values(deformation.START | {"data": data, "way": way, "x1": x1, "x2": x2})
        for x1, x2 in X)])
    places = drawn(page, z, 1.12 * max(1.05, np.abs(z).max()))
    circles = marks(page, "#class-0", "a2.8") + np.array([2.8, 0])
    squares = marks(page, "#class-1", "h5") + np.array([2.5, 2.5])
    assert circles == pytest.approx(places[t == 0], abs=0.02)
    assert squares == pytest.approx(places[t == 1], abs=0.02)


@pytest.mark.parametrize("data", ["three", "ring"])
def test_the_plane_has_the_color_of_nnlibs_answer(open_figure, data):
    page = open_figure("deformation", reduced_motion="reduce")
    put(page, data=data)
    whole = deformation.network(data)
    size = 1.12 * max(1.05, np.abs(DATA[data][0]).max())
    blue = page.locator("#side-1").evaluate("path => getComputedStyle(path).fill")
    squares = page.locator("#class-1").evaluate("path => getComputedStyle(path).fill")
    orange = page.locator("#side-0").evaluate("path => getComputedStyle(path).fill")
    assert blue == squares != orange
    cells = 0
    for side in (0, 1):
        d = page.locator(f"#side-{side}").get_attribute("d")
        corners = np.array([re.findall(r"([-\d.]+) ([-\d.]+)", cell) for cell in d.split("M")[1:]],
                           float)  # (m, 4, 2)
        middles = corners.mean(axis=1)
        X = np.stack([((middles[:, 0] - 24) / 145 - 1) * size,
                      (1 - (middles[:, 1] - 4) / 145) * size], axis=1)
        assert (whole.forward(X)[:, 0] > 0).mean() == pytest.approx(side, abs=0.01)
        cells += len(corners)
    assert cells == 36 * 36


@pytest.mark.parametrize("data", ["curves", "three"])
def test_trains_in_the_page_as_nnlib_does(open_figure, data):
    page = open_figure("deformation", reduced_motion="reduce")
    page.get_by_label("train from random ones").check()
    page.get_by_label("What to separate").select_option({"curves": "two curves",
                                                         "three": "spirals, ¾ turn"}[data])
    page.get_by_role("button", name="New weights").click()
    for updates, way in ((0, 2.5), (60, 12), (100, 7.3)):
        state = put(page, updates=updates, way=way)
        assert state["draw"] == 2
        check_numbers(page, "deformation")
    page.get_by_role("button", name="Run").click()
    page.wait_for_function(f"document.querySelector('{TAG}').state.updates > 1000")
    page.get_by_role("button", name="Stop").click()
    assert put(page)["right"] > 120


def test_live_networks_lie_upright_and_answer_as_trained():
    for draw in range(1, 9):
        network = deformation.live("three", draw, 40)
        for layer in network.layers[:-1:2]:
            assert np.linalg.det(layer.weights) > 0
        X, t = DATA["three"]
        plain = trained(Settings(
            widths=(2, 2, 2, 2), first="unit", seed=draw,
            samples=tuple((*x, float(c)) for x, c in zip(X.tolist(), t, strict=True))), 40).network
        assert network.forward(X) == pytest.approx(plain.forward(X))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_a_desk(open_figure, language):
    page = open_figure("deformation", language)
    for weights in CHOICES["weights"]:
        put(page, weights=weights)
        assert page.locator(".card").bounding_box()["height"] <= 700


def test_the_border_is_bent_at_first_and_straight_at_last(open_figure):
    page = open_figure("deformation", reduced_motion="reduce")
    straightness = []
    for way in (0, 12):
        put(page, data="curves", way=way)
        points = np.array(PATH.findall(page.locator("#border").get_attribute("d")), float)
        spread = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
        straightness.append(spread[1] / spread[0])
    assert straightness[0] > 0.1
    assert straightness[1] < 1e-3
    line = np.array(PATH.findall(page.locator("#line").get_attribute("d")), float)
    a, b = line
    normal = np.array([a[1] - b[1], b[0] - a[0]]) / np.hypot(*(b - a))
    assert np.abs((points - a) @ normal).max() < 0.02
    put(page, way=11.9)
    assert page.locator("#line").get_attribute("d") == ""


def test_moves_go_one_by_one(open_figure):
    page = open_figure("deformation", reduced_motion="reduce")
    stage, forth = page.locator("#stage"), page.get_by_role("button", name="Next move")
    seen = [stage.inner_text()]
    for move in range(1, 13):
        forth.press("Enter")
        assert put(page)["way"] == move
        seen.append(stage.inner_text())
    assert seen[0] == "Input"
    assert seen[1:4] == ["Layer 1 of 4: times W", "Layer 1 of 4: plus b", "Layer 1 of 4: tanh"]
    assert seen[12] == "Layer 4 of 4: tanh"
    assert forth.get_attribute("aria-disabled") == "true"
    put(page, data="curves", way=0)
    for way in (4, 8, 12):
        forth.click()
        assert put(page)["way"] == way
    assert stage.inner_text() == "Layer 1 of 1: tanh"
    page.get_by_role("button", name="To the input").click()
    assert put(page)["way"] == 0


def test_the_picture_glides_unless_motion_is_unwanted(open_figure):
    for motion, wanted in (("no-preference", True), ("reduce", False)):
        page = open_figure("deformation", reduced_motion=motion)
        ways = page.evaluate(f"""async () => {{
            const figure = document.querySelector("{TAG}");
            const svg = figure.shadowRoot.querySelector("svg");
            const seen = [];
            figure.state = {{ way: 1 }};
            do {{
                seen.push(Number(svg.dataset.way));
                await new Promise(requestAnimationFrame);
            }} while (seen.at(-1) < 1);
            return seen;
        }}""")
        assert ways == sorted(ways)
        assert ways[-1] == 1
        assert any(0 < way < 1 for way in ways) == wanted


def test_a_run_comes_to_the_last_layer_by_whole_moves_if_motion_is_unwanted(open_figure):
    page = open_figure("deformation", reduced_motion="reduce")
    page.evaluate(f"""() => {{
        window.told = [];
        const figure = document.querySelector("{TAG}");
        figure.addEventListener("change", () => window.told.push(figure.state.way));
    }}""")
    put(page, way=9)
    page.get_by_role("button", name="Run").click()
    page.wait_for_function(f"document.querySelector('{TAG}').state.way === 12")
    assert page.evaluate("window.told") == [9, 10, 11, 12]
    assert page.get_by_role("button", name="Run").get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize("way", [0, 2.5])
def test_a_click_picks_the_input_that_lies_there(open_figure, way):
    page = open_figure("deformation", reduced_motion="reduce")
    put(page, data="three", way=way, x1=0.3, x2=-0.15)
    box = page.locator("#point").bounding_box()
    put(page, x1=-1, x2=1)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    state = put(page)
    assert (state["x1"], state["x2"]) == (0.3, -0.15)
