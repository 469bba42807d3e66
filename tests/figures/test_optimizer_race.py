"""The eight optimizers' race: every step as in nnlib, the chapter's predictions, the drawing."""

import re

import numpy as np
import pytest

from neuron_to_mnist.figures import optimizer_race
from neuron_to_mnist.figures.optimizer_race import RATES
from nnlib import optimizers
from nnlib.minimize import gradient_descent
from tests.figures.test_figures import check_numbers

TAG = "course-optimizer-race"
NAMES = list(RATES)
BLIND = ["SGD", "Momentum", "Nesterov"]  # to axes; the others are blind to the loss's unit
HALF = np.sqrt(0.5)
SAME = {f"rate_{name}": 0.1 for name in NAMES}
ALL = dict.fromkeys(NAMES, True)


def put(page, **state) -> dict[str, float]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def values(**state) -> dict[str, float]:
    return optimizer_race.values(optimizer_race.START | state)


def drawn_path(page, name: str) -> np.ndarray:
    d = page.locator(f"#path-{name}").get_attribute("d")
    return np.array(re.findall(r"([-\d.]+),([-\d.]+)", d), float)


@pytest.mark.parametrize("part", [
    {}, {"mu": 0.35}, SAME, {"ten": True}, {"turned": True, "along": -4.0, "across": 1.5},
    {"ten": True, "turned": True, "mu": 0.95}, SAME | {"turned": True, "mu": 0.0}])
def test_agrees_with_nnlib_after_every_step(open_figure, part):
    page = open_figure("optimizer_race")
    for steps in [*range(1, 20), *range(20, 100, 7), 100]:
        put(page, steps=steps, **part)
        check_numbers(page, "optimizer_race")


def test_the_twin_walks_as_gradient_descent_does():
    bends = np.array([0.1, 2.0])
    for name, rate in RATES.items():
        path = gradient_descent(lambda w: bends * w, [10.0, 1.0], steps=40,
                                optimizer=getattr(optimizers, name)(rate))
        shown = values(steps=40)
        assert [shown[f"w1_{name}"], shown[f"w2_{name}"]] == pytest.approx(path[-1].tolist())
        heights = (path**2 * [0.05, 1]).sum(axis=1)
        assert shown[f"E_{name}"] == pytest.approx(heights[-1])
        since = shown[f"n_{name}"]
        if since is None:
            assert heights[-1] >= 0.01
        else:
            assert heights[since - 1] >= 0.01 > heights[since:].max()


def test_shows_the_two_steps_that_the_chapter_works_by_hand(open_figure):
    page = open_figure("optimizer_race")
    put(page, steps=2, **SAME)
    by_hand = {"SGD": (9.801, 0.64), "Momentum": (9.711, 0.46), "AdaGrad": (9.8296, 0.8331),
               "Adam": (9.8, 0.8004)}
    for name, (w1, w2) in by_hand.items():
        assert page.locator(f"output[data-name=w1_{name}]").text_content() == f"{w1:.4f}"
        assert page.locator(f"output[data-name=w2_{name}]").text_content() == f"{w2:.4f}"


def test_what_chapter_7_says_you_should_have_seen():
    first = values(steps=1, **SAME)
    for name in NAMES:
        moves = 10 - first[f"w1_{name}"], 1 - first[f"w2_{name}"]
        assert (moves[0] == pytest.approx(moves[1], rel=1e-5)) == (name not in BLIND)
    still = values(mu=0.0, steps=60, **SAME)
    for name in ("Momentum", "Nesterov"):
        for part in ("w1", "w2", "E"):
            assert still[f"{part}_{name}"] == pytest.approx(still[f"{part}_SGD"], abs=1e-12)
    for same in (False, True):
        plain, ten, turned = (values(steps=60, **(SAME if same else {}), **part)
                              for part in ({}, {"ten": True}, {"turned": True}))
        for name in NAMES:
            by_unit, by_axes = (abs(other[f"E_{name}"] - plain[f"E_{name}"]) < 1e-4
                                for other in (ten, turned))
            if same or name != "Adam":  # at its own rate both have arrived by then
                assert (by_unit, by_axes) == ((False, True) if name in BLIND else (True, False))


@pytest.mark.parametrize(("part", "blind"), [({"turned": True}, BLIND),
                                             ({"ten": True}, [n for n in NAMES if n not in BLIND])])
def test_a_path_that_does_not_change_looks_the_same(open_figure, part, blind):
    page = open_figure("optimizer_race")
    put(page, steps=30, **ALL)
    plain = {name: drawn_path(page, name) for name in NAMES}
    put(page, **part)
    for name in NAMES:
        other = drawn_path(page, name)
        same = other.shape == plain[name].shape and np.abs(other - plain[name]).max() < 0.02
        assert same == (name in blind), name


def test_draws_the_paths_in_the_valley(open_figure):
    page = open_figure("optimizer_race")
    put(page, steps=25, turned=True, **ALL)
    for name in NAMES:
        path = np.array(optimizer_race.walk(name, optimizer_race.START
                                            | {"steps": 25, "turned": True}))
        valley = path @ np.array([[HALF, -HALF], [HALF, HALF]])
        wanted = np.stack([22 + 312 / 17 * (valley[:, 0] + 6.3),
                           3 + 312 / 17 * (1.9 - valley[:, 1])], axis=1)
        assert drawn_path(page, name) == pytest.approx(wanted, abs=0.01)
        place = page.locator(f"#mark-{name}").get_attribute("transform")
        assert list(map(float, re.findall(r"-?[\d.]+", place))) == pytest.approx(
            wanted[-1].tolist(), abs=0.01)
        d = page.locator(f"#loss-{name}").get_attribute("d")
        chart = np.array(re.findall(r"([-\d.]+),([-\d.]+)", d), float)
        tens = np.maximum(np.log10((valley**2 * [0.05, 1]).sum(axis=1)), -4.2)
        assert chart[:, 0] == pytest.approx(50 + 254 * np.arange(len(path)) / 100, abs=0.01)
        assert chart[:, 1] == pytest.approx(8 + 112 * (2 - tens) / 6.2, abs=0.01)


@pytest.mark.parametrize("width", [760, 340])
def test_the_map_shows_the_valley_as_long_as_it_is(open_figure, width):
    page = open_figure("optimizer_race", width=width)
    for ellipse in page.locator(".map ellipse").all():
        across, up = ellipse.evaluate(
            "({ rx, ry, ownerSVGElement }) => { const { a, d } = ownerSVGElement.getScreenCTM();"
            " return [a * rx.baseVal.value, d * ry.baseVal.value]; }")
        assert across / up == pytest.approx(np.sqrt(20))


def test_the_start_is_dragged_on_the_map(open_figure):
    page = open_figure("optimizer_race")
    ring = page.locator(".from").bounding_box()
    unit = page.locator(".map").evaluate("map => map.getScreenCTM().a") * 312 / 17
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 7 * unit, y + 2 * unit, steps=6)
    page.mouse.up()
    state = put(page)
    assert (state["along"], state["across"]) == pytest.approx((3.0, -1.0), abs=0.051)
    check_numbers(page, "optimizer_race")


def test_each_that_races_has_a_slider_for_its_rate(open_figure):
    page = open_figure("optimizer_race")
    for name in NAMES:
        slider = page.locator(f"#rate_{name}")
        assert slider.is_visible() == (name in optimizer_race.RACING)
        page.get_by_role("checkbox", name=name, exact=True).set_checked(name == "Adam")
    page.locator("#rate_Adam").press("Home")
    assert put(page)["rate_Adam"] == 0.01
    put(page, steps=30)
    check_numbers(page, "optimizer_race")
    page.get_by_text("Numbers").click()
    assert page.locator("tbody tr:visible th").all_inner_texts() == ["Adam"]


def test_each_has_dashes_and_a_mark_of_its_own_and_can_be_switched_off(open_figure):
    page = open_figure("optimizer_race")
    put(page, steps=10, **ALL)
    dashes = {page.locator(f"#path-{name}").evaluate(
        "path => getComputedStyle(path).strokeDasharray") for name in NAMES}
    shapes = {page.locator(f"#mark-{name} path").get_attribute("d") for name in NAMES}
    assert len(dashes) == len(shapes) == 8
    page.get_by_role("checkbox", name="Momentum").uncheck()
    assert page.locator("#path-Momentum").get_attribute("d") == ""
    assert not page.locator("#mark-Momentum").is_visible()
    assert page.locator("#mark-Nesterov").is_visible()


@pytest.mark.parametrize(("language", "words"), [
    ("en", "SGD, Nesterov: the next step leads beyond 20, so the walk stops here."),
    ("ko", "SGD, Nesterov: 다음 걸음이 20보다 멀리 나가므로 여기에서 멈춥니다."),
])
def test_says_who_flew_away(open_figure, language, words):
    page = open_figure("optimizer_race", language, width=320)
    assert page.locator(".gone").inner_text() == ""
    state = put(page, ten=True, steps=50, **ALL)
    assert page.locator(".gone").inner_text() == words
    assert (state["w1_SGD"], state["w2_SGD"]) == pytest.approx((1.0, -17.0))
    assert not page.locator("#mark-SGD").is_visible()
    page.wait_for_function("([tag, words]) => document.querySelector(tag).shadowRoot"
                           ".querySelector('#description').innerText.includes(words)",
                           arg=[TAG, words])
    card = page.locator(".card").evaluate("card => [card.scrollWidth, card.clientWidth]")
    assert card[0] == card[1]


def test_steps_one_by_one_and_runs_to_the_end(open_figure):
    page = open_figure("optimizer_race")
    page.get_by_role("button", name="Step").press("Enter")
    assert put(page)["steps"] == 1
    put(page, steps=97)
    page.get_by_role("button", name="Run").click()
    page.wait_for_function(f"document.querySelector('{TAG}').state.steps === 100")
    for name in ("one", "run"):
        assert page.locator(f"[data-press={name}]").get_attribute("aria-disabled") == "true"
    page.get_by_role("button", name="To the start").click()
    assert put(page)["steps"] == 0


def test_gives_all_the_same_rate(open_figure):
    page = open_figure("optimizer_race")
    page.get_by_role("button", name="Rate 0.1 for all").click()
    state = put(page)
    assert {name: state[f"rate_{name}"] for name in NAMES} == dict.fromkeys(NAMES, 0.1)
