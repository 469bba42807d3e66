"""The activations above their derivatives: chapter 2's digits, and what the drawing says."""

import re

import pytest

from neuron_to_mnist.figures import activation_curves

TAG = "course-activation-curves"


def read(page, name: str) -> str:
    return page.locator(f"output[data-name={name}]").inner_text()


def put(page, **state) -> dict[str, float | bool | None]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def test_shows_the_digits_of_the_chapter(open_figure):
    page = open_figure("activation_curves")
    assert (read(page, "h_sigmoid"), read(page, "d_sigmoid")) == ("0.8808", "0.1050")
    put(page, x=-5)
    assert (read(page, "h_sigmoid"), read(page, "d_sigmoid")) == ("0.0067", "0.0066")
    put(page, x=-2)
    assert {name: (read(page, f"h_{name}"), read(page, f"d_{name}"))
            for name in activation_curves.FUNCTIONS} == {
        "step": ("0.0000", "0.0000"), "sigmoid": ("0.1192", "0.1050"),
        "tanh": ("−0.9640", "0.0707"), "relu": ("0.0000", "0.0000"),
        "leaky_relu": ("−0.0200", "0.0100"), "elu": ("−0.8647", "0.1353"),
        "identity": ("−2.0000", "1.0000"),
    }


def test_the_slopes_are_those_of_the_curves(open_figure):
    page = open_figure("activation_curves")
    for x in (-4.9, -2.3, -0.4, 0.7, 1.9, 4.9):
        here = put(page, x=x)
        low, high = put(page, x=x - 1e-5), put(page, x=x + 1e-5)
        for name in activation_curves.FUNCTIONS:
            rise = (high[f"h_{name}"] - low[f"h_{name}"]) / 2e-5
            assert here[f"d_{name}"] == pytest.approx(rise, abs=1e-6), name


def test_multiplies_the_slope_layer_by_layer(open_figure):
    page = open_figure("activation_curves")
    put(page, x=0.5, **dict.fromkeys(activation_curves.FUNCTIONS, True))
    for layers in (1, 4, 10):
        state = put(page, layers=layers)
        for name in activation_curves.FUNCTIONS:
            product = 1.0
            for _ in range(layers):
                product *= state[f"d_{name}"]
            assert state[f"p_{name}"] == pytest.approx(product)
            dot = page.locator(f".deep-{name} circle")
            assert float(dot.get_attribute("cx")) == pytest.approx(28 + 28 * layers)
            assert float(dot.get_attribute("cy")) == pytest.approx(326 + 78 * (1.6 - product) / 1.7)
    assert put(page, x=0.0)["p_step"] is None
    assert state["p_sigmoid"] < 1e-6
    assert state["p_relu"] == 1


def test_the_ruler_has_the_slope_that_is_written(open_figure):
    page = open_figure("activation_curves")
    unit = {"x": 288 / 10, "y": 174 / 4.35}
    for x in (-1, 0, 1.4):
        state = put(page, x=x)
        for name in ("sigmoid", "relu"):
            ruler = page.locator(f".of-{name} .ruler").first.get_attribute("d")
            x1, y1, x2, y2 = map(float, re.findall(r"-?[\d.]+", ruler))
            slope = (y1 - y2) / unit["y"] / ((x2 - x1) / unit["x"])
            assert slope == pytest.approx(state[f"d_{name}"], abs=2e-3)


def test_the_dots_lie_on_the_curves(open_figure):
    page = open_figure("activation_curves")
    put(page, x=-0.6, **dict.fromkeys(activation_curves.FUNCTIONS, True))
    distances = page.evaluate(f"""() => {{
        const root = document.querySelector("{TAG}").shadowRoot;
        return [...root.querySelectorAll("[class*=of-]")].map((group) => {{
            const [curve, dot] = [group.querySelector(".curve"), group.querySelector("circle")];
            const [x, y] = [dot.cx.baseVal.value, dot.cy.baseVal.value];
            const length = curve.getTotalLength();
            return Math.min(...Array.from({{ length: 4001 }}, (_, i) => {{
                const point = curve.getPointAtLength(length * i / 4000);
                return Math.hypot(point.x - x, point.y - y);
            }}));
        }});
    }}""")
    assert len(distances) == 14
    assert max(distances) < 0.3


def test_only_chosen_curves_are_drawn_each_with_dashes_of_its_own(open_figure):
    page = open_figure("activation_curves")
    curves = {name: page.locator(f".of-{name} .curve") for name in activation_curves.FUNCTIONS}
    assert [name for name, both in curves.items() if both.first.is_visible()] == ["sigmoid", "relu"]
    page.get_by_role("checkbox", name="tanh").check()
    page.get_by_role("checkbox", name="sigmoid").uncheck()
    assert [name for name, both in curves.items() if both.first.is_visible()] == ["tanh", "relu"]
    for name in activation_curves.FUNCTIONS:
        put(page, **{name: True})
    dashes = {both.first.evaluate("curve => getComputedStyle(curve).strokeDasharray")
              for both in curves.values()}
    assert len(dashes) == 7


@pytest.mark.parametrize(("language", "words"), [("en", "step 0.0, slope none"),
                                                 ("ko", "계단 함수 0.0, 기울기 없음")])
def test_the_step_has_no_slope_at_its_jump(open_figure, language, words):
    page = open_figure("activation_curves", language)
    put(page, x=0, step=True)
    assert read(page, "d_step") == "–"
    assert page.locator(".of-step .ruler").first.get_attribute("d") == ""
    assert not page.locator(".of-step circle").nth(1).is_visible()
    page.wait_for_function("([tag, words]) => document.querySelector(tag).shadowRoot"
                           ".querySelector('#description').innerText.includes(words)",
                           arg=[TAG, words])
    put(page, x=0.1)
    assert read(page, "d_step") == "0.0000"
    assert page.locator(".of-step circle").nth(1).is_visible()


def test_a_click_in_either_plot_moves_x(open_figure):
    page = open_figure("activation_curves")
    drawing = page.locator("svg[role=img]").bounding_box()
    scale = drawing["width"] / 320
    for height in (90, 260):
        x = drawing["x"] + scale * (28 + 288 * (1.52 + 5) / 10)
        page.mouse.click(x, drawing["y"] + scale * height)
        assert put(page)["x"] == 1.5
        page.locator("#x").press("Home")


def test_the_corners_are_those_of_nnlib(open_figure):
    state = put(open_figure("activation_curves"), x=0)
    expected = activation_curves.values(state)
    assert {name: state[name] for name in expected} == expected
    assert expected["d_step"] is None
    assert (expected["d_relu"], expected["d_leaky_relu"], expected["d_elu"]) == (0, 0.01, 1)


def test_what_chapter_2_says_you_should_have_seen():
    def slopes(x: float) -> dict[str, float]:
        results = activation_curves.values(activation_curves.START | {"x": x})
        return {name: results[f"d_{name}"] for name in activation_curves.FUNCTIONS}

    assert slopes(0.0)["sigmoid"] == 0.25
    assert max(slopes(n / 10)["sigmoid"] for n in range(-50, 51)) == 0.25
    assert slopes(0.0)["tanh"] == 1
    assert {name: round(slope, 4) for name, slope in slopes(-5.0).items()} == {
        "step": 0, "sigmoid": 0.0066, "tanh": 0.0002, "relu": 0, "leaky_relu": 0.01,
        "elu": 0.0067, "identity": 1,
    }
