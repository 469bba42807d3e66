"""Gradient descent: chapter 5's digits, its two valleys, runs, divergence, and the drawing."""

import math
import re

import numpy as np
import pytest

from neuron_to_mnist.figures import descent
from nnlib.gradients import numerical_gradient
from nnlib.minimize import gradient_descent
from tests.figures.test_figures import check_numbers, keyboard_moves_slider

TAG = "course-descent"


def put(page, **state) -> dict[str, float]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def rows(page) -> list[list[str]]:
    found = [row.locator("td").all_inner_texts() for row in page.locator("tbody tr:visible").all()]
    return [row for row in found if row[0]]


def test_walks_the_steps_of_the_chapter(open_figure):
    page = open_figure("descent")
    put(page, rate=0.25)
    assert rows(page) == [["0", "3.0000", "5.0000", "4.0000"]]
    written = " ".join(page.locator(".of-parabola p:visible").last.inner_text().split())
    assert written == "x ← 3.0 − 0.25 · 4.0 = 2.0000"
    for _ in range(4):
        page.get_by_role("button", name="Step").click()
    assert [row[:2] for row in rows(page)] == [
        ["0", "3.0000"], ["1", "2.0000"], ["2", "1.5000"], ["3", "1.2500"], ["4", "1.1250"]]
    page.get_by_role("button", name="To the start").click()
    assert put(page)["steps"] == 0


@pytest.mark.parametrize("rate", [0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.25])
def test_on_the_parabola_the_distance_is_multiplied(open_figure, rate):
    page = open_figure("descent")
    for steps in range(5):
        state = put(page, rate=rate, steps=steps)
        assert state["x"] - 1 == pytest.approx((1 - 2 * rate) ** steps * 2)
        assert state["y"] == pytest.approx((state["x"] - 1) ** 2 + 1)
        assert state["slope"] == pytest.approx(2 * (state["x"] - 1))


def test_what_chapter_5_says_you_should_have_seen(open_figure):
    page = open_figure("descent")
    for start in (-2, 0.3, 4):
        assert put(page, start_x=start, rate=0.5, steps=1)["x"] == 1
    assert put(page, start_x=3, rate=0.9, steps=1)["x"] == pytest.approx(1 - 0.8 * 2)
    assert put(page, steps=40)["x"] == pytest.approx(1, abs=1e-3)
    one, two = (put(page, start_x=1 + far, steps=7)["x"] - 1 for far in (1, 2))
    assert two == pytest.approx(2 * one)
    on_the_right = put(page, f="valleys", start_w1=0.05, rate=0.05, steps=40)
    assert on_the_right["w1"] < -1
    thrown_across = put(page, start_w1=1.9, rate=0.13, steps=40)
    assert thrown_across["w1"] < -1
    assert put(page, start_w1=1.9, rate=0.05)["w1"] > 0.9


@pytest.mark.parametrize(("start", "left"), [([-0.3, 1.2], True), ([1.6, -1.0], False),
                                             ([-1.7, 0.8], True)])
def test_the_walks_of_the_chapter_end_in_their_valleys(open_figure, start, left):
    page = open_figure("descent")
    state = put(page, f="valleys", start_w1=start[0], start_w2=start[1], rate=0.05, steps=40)

    def gradient(w):
        return np.array([4 * w[0] ** 3 - 4 * w[0] + 0.3, 2 * w[1]])

    expected = gradient_descent(gradient, start, 0.05, 40)[-1]
    assert [state["w1"], state["w2"]] == pytest.approx(expected.tolist(), abs=1e-9)
    assert (state["w1"] < 0) == left


def test_the_twins_slopes_are_those_of_its_heights():
    for w in ([0.3, -0.7], [-1.4, 1.1]):
        state = descent.values(descent.START | {"start_w1": w[0], "start_w2": w[1]})
        slopes = numerical_gradient(lambda w: descent.valleys(w[None])[0], w)
        assert [state["g1"], state["g2"]] == pytest.approx(slopes.tolist(), abs=1e-8)
    assert descent.values(descent.START)["slope"] == pytest.approx(
        numerical_gradient(descent.parabola, 3.0))


def test_agrees_with_nnlib_wherever_it_walks(open_figure):
    page = open_figure("descent")
    rng = np.random.default_rng(5)
    for _ in range(40):  # swinging, chaotic and running away among them
        state = {
            "f": "valleys", "start_x": rng.uniform(-2, 4), "start_w1": rng.uniform(-2, 2),
            "start_w2": rng.uniform(-1.5, 1.5), "rate": rng.uniform(0.01, 1.25),
            "steps": int(rng.integers(41)),
        }
        put(page, **state)
        check_numbers(page, "descent")


@pytest.mark.parametrize(("language", "words"), [
    ("en", "The next step leads farther than 100, so the walk is stopped here."),
    ("ko", "다음 걸음이 100보다 멀리 나가므로 여기에서 멈춥니다."),
])
@pytest.mark.parametrize("f", ["parabola", "valleys"])
def test_a_walk_that_runs_away_is_stopped(open_figure, f, language, words):
    page = open_figure("descent", language, width=320)
    note = page.get_by_text(words).first
    assert not note.is_visible()
    state = put(page, f=f, rate=1.25, steps=30, many=True)
    assert note.is_visible()
    places = {"parabola": ["x"], "valleys": ["w1", "w2"]}[f]
    assert all(abs(state[name]) <= 100 for name in places)
    assert any(abs(state[f"next_{name}"]) > 100 for name in places)
    assert page.locator("[data-press=step]").get_attribute("aria-disabled") == "true"
    page.wait_for_function("([tag, words]) => document.querySelector(tag).shadowRoot"
                           ".querySelector('#description').innerText.includes(words)",
                           arg=[TAG, words])
    card = page.locator(".card").evaluate("card => [card.scrollWidth, card.clientWidth]")
    assert card[0] == card[1]


def test_a_run_goes_step_by_step_until_it_is_stopped_or_done(open_figure):
    page = open_figure("descent", reduced_motion="reduce")
    page.evaluate(f"""() => {{
        window.told = [];
        const figure = document.querySelector("{TAG}");
        figure.addEventListener("change", () => window.told.push(figure.state.steps));
    }}""")
    run = page.locator("[data-press=run]")
    assert run.inner_text() == "Run"
    run.click()
    assert run.inner_text() == "Stop"
    page.wait_for_function("window.told.length >= 3")
    run.click()
    assert run.inner_text() == "Run"
    told = page.evaluate("window.told")
    assert told == list(range(1, len(told) + 1))
    page.wait_for_timeout(900)
    assert page.evaluate("window.told") == told
    put(page, steps=38)
    run.click()
    page.wait_for_function(f"document.querySelector('{TAG}').state.steps === 40")
    assert run.inner_text() == "Run"
    assert run.get_attribute("aria-disabled") == "true"
    run.click(force=True)
    put(page, steps=0)
    page.wait_for_timeout(900)
    assert put(page)["steps"] == 0


@pytest.mark.parametrize("act", ["reset", "slider", "remove"])
def test_a_run_ends_when_something_else_is_done(open_figure, act):
    page = open_figure("descent")
    page.locator("[data-press=run]").click()
    if act == "reset":
        page.locator("[data-press=reset]").click()
    elif act == "slider":
        page.locator("#rate").press("ArrowRight")
    else:
        page.evaluate(f"window.figure = document.querySelector('{TAG}'); window.figure.remove()")
    read = ("window.figure ?? document.querySelector('" + TAG + "')")
    before = page.evaluate(f"({read}).state.steps")
    page.wait_for_timeout(900)
    assert page.evaluate(f"({read}).state.steps") == before


def test_the_contours_join_points_of_equal_height(open_figure):
    page = open_figure("descent")
    heights = []
    for contour in page.locator(".contour").all():
        numbers = map(float, re.findall(r"-?[\d.]+", contour.get_attribute("d")))
        points = np.array(list(numbers)).reshape(-1, 2)  # (n, 2)
        w = np.stack([(points[:, 0] - 28) / 72 - 2, 1.6 - (points[:, 1] - 6) / (230 / 3.2)], axis=1)
        E = descent.valleys(w)
        heights.append(float(np.median(E)))
        assert np.abs(E - heights[-1]).max() < 0.15
    assert np.round(heights, 2).tolist() == [-0.2, 0, 0.2, 0.4, 0.7, 1, 1.4, 2, 3, 4, 6, 8]


def test_many_starts_are_drawn_where_they_are_counted(open_figure):
    page = open_figure("descent")
    page.get_by_text("two valleys").click()
    page.get_by_label("Start from many places at once").check()
    state = put(page, rate=0.05, steps=40)
    crowd = page.locator(".of-valleys .crowd").get_attribute("d")
    across = [float(x) for x in re.findall(r"M(-?[\d.]+)", crowd)]
    assert len(across) == 63
    assert sum(x < 28 + 144 for x in across) == state["left"] == 35
    assert state["best"] == pytest.approx(-0.3055, abs=1e-4)
    shown = " ".join(page.locator(".count").inner_text().split())
    assert shown == "35 of 63 are on the left, w1 < 0. The lowest is at E = −0.3054."


def test_the_drawing_shows_the_walk(open_figure):
    page = open_figure("descent")
    state = put(page, rate=0.85, steps=6)
    trail = page.locator(".of-parabola .trail").get_attribute("d")
    points = [tuple(map(float, point)) for point in re.findall(r"([-\d.]+),([-\d.]+)", trail)]
    xs = [1 + (1 - 1.7) ** k * 2 for k in range(7)]
    assert [x for x, _ in points] == pytest.approx([28 + 40 * (x + 2.6) for x in xs], abs=0.01)
    walker = page.locator(".of-parabola .walker")
    assert float(walker.get_attribute("cx")) == pytest.approx(28 + 40 * (state["x"] + 2.6))
    ruler = page.locator(".of-parabola .ruler").get_attribute("d")
    x1, y1, x2, y2 = map(float, re.findall(r"-?[\d.]+", ruler))
    assert (y1 - y2) / (230 / 11.6) / ((x2 - x1) / 40) == pytest.approx(state["slope"], abs=1e-2)


def test_a_click_sets_the_start(open_figure):
    page = open_figure("descent")
    drawing = page.locator("svg[role=img]").bounding_box()
    scale = drawing["width"] / 320
    page.mouse.click(drawing["x"] + scale * (28 + 40 * (-0.51 + 2.6)), drawing["y"] + scale * 90)
    assert put(page)["start_x"] == -0.5
    put(page, f="valleys")
    page.mouse.click(drawing["x"] + scale * (28 + 72 * (0.71 + 2)),
                     drawing["y"] + scale * (6 + 230 / 3.2 * (1.6 - 1.19)))
    assert (put(page)["start_w1"], put(page)["start_w2"]) == (0.7, 1.2)


def test_the_second_landscape_has_its_own_sliders(open_figure):
    page = open_figure("descent")
    assert not page.locator("#start_w1").is_visible()
    page.get_by_text("two valleys").click()
    assert not page.locator("#start_x").is_visible()
    for key in ("start_w1", "start_w2"):
        page.locator(f"#{key}").focus()
        keyboard_moves_slider(page, "descent", key)
    assert not math.isnan(put(page)["E"])


def test_no_row_of_the_table_is_empty(open_figure):
    page = open_figure("descent")
    rows = page.locator("table.of-parabola tbody tr:visible")
    for steps in range(8):
        page.evaluate(f"document.querySelector('{TAG}').state = {{ steps: {steps} }}")
        shown = [int(row.locator("td").first.inner_text()) for row in rows.all()]
        assert shown == list(range(max(0, steps - 4), steps + 1))
