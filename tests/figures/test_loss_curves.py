"""Three losses of one output: chapter 4's digits, the slopes, and what the drawing says."""

import math
import re

import pytest

from neuron_to_mnist.figures import loss_curves
from neuron_to_mnist.plots.style import PALETTE

TAG = "course-loss-curves"
NAMES = ("absolute", "squared", "entropy")


def read(page) -> dict[str, str]:
    return {output.get_attribute("data-name"): output.inner_text()
            for output in page.locator("output").all()}


def put(page, **state) -> dict[str, float]:
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def test_starts_with_these_digits(open_figure):
    assert read(open_figure("loss_curves")) == {
        "y": "0.3", "a": "−0.8473",
        "absolute": "0.7000", "absolute_dy": "−1.0000", "absolute_da": "−0.2100",
        "squared": "0.4900", "squared_dy": "−1.4000", "squared_da": "−0.2940",
        "entropy": "1.2040", "entropy_dy": "−3.3333", "entropy_da": "−0.7000",
    }


@pytest.mark.parametrize("t", [0, 1])
def test_the_slopes_are_those_of_the_losses(open_figure, t):
    page = open_figure("loss_curves")
    for y in (0.05, 0.3, 0.5, 0.83):
        here, low, high = (put(page, t=t, y=y + dy) for dy in (0, -1e-6, 1e-6))
        for name in NAMES:
            rise = high[name] - low[name]
            assert here[f"{name}_dy"] == pytest.approx(rise / 2e-6, rel=1e-5)
            assert here[f"{name}_da"] == pytest.approx(rise / (high["a"] - low["a"]), rel=1e-5)
        assert here["entropy_da"] == pytest.approx(y - t)
        assert 1 / (1 + math.exp(-here["a"])) == pytest.approx(y)


def test_has_the_colors_of_the_chapters_plots(open_figure):
    """In their order, which the plots give to their lines: hue by hue, blue, orange, green."""
    page = open_figure("loss_curves")
    for name, channel, plots in zip(NAMES, (2, 0, 1), PALETTE[:3], strict=True):
        color = page.locator(f".of-{name} .curve").evaluate(
            "curve => getComputedStyle(curve).stroke")
        shown = list(map(int, re.findall(r"\d+", color)))
        assert shown.index(max(shown)) == channel
        theirs = [int(plots[i:i + 2], 16) for i in (1, 3, 5)]
        assert theirs.index(max(theirs)) == channel


def test_what_chapter_4_says_you_should_have_seen(open_figure):
    page = open_figure("loss_curves")
    half = put(page, y=0.5)
    assert [half[f"{name}_dy"] for name in NAMES] == [-1, -1, -2]
    page.locator("#y").press("Home")
    low = put(page)
    assert low["absolute"] < 1
    assert low["squared"] < 1
    assert low["entropy"] > 4.6
    page.locator("#y").press("End")
    high = put(page)
    assert [round(high[f"{name}_dy"], 2) for name in NAMES] == [-1, -0.02, -1.01]
    mirrored = put(page, t=0, y=0.01)
    for name in NAMES:
        assert mirrored[name] == pytest.approx(high[name])
        assert mirrored[f"{name}_dy"] == pytest.approx(-high[f"{name}_dy"])


@pytest.mark.parametrize("state", [{"t": 1, "y": 0.3}, {"t": 0, "y": 0.3}, {"t": 1, "y": 0.01},
                                   {"t": 0, "y": 0.99}])
def test_dots_lie_on_the_curves_and_rulers_along_them(open_figure, state):
    page = open_figure("loss_curves")
    values = put(page, **state)
    for name in NAMES:
        distance = page.evaluate(f"""name => {{
            const group = document.querySelector("{TAG}").shadowRoot.querySelector(".of-" + name);
            const [curve, dot] = [group.querySelector(".curve"), group.querySelector("circle")];
            const [x, y] = [dot.cx.baseVal.value, dot.cy.baseVal.value];
            const length = curve.getTotalLength();
            return Math.min(...Array.from({{ length: 8001 }}, (_, i) => {{
                const point = curve.getPointAtLength(length * i / 8000);
                return Math.hypot(point.x - x, point.y - y);
            }}));
        }}""", name)
        assert distance < 0.4, name
        assert page.locator(f".of-{name} circle").is_visible()
        x1, y1, x2, y2 = map(float, re.findall(
            r"-?[\d.]+", page.locator(f".of-{name} .ruler").get_attribute("d")))
        slope = (y1 - y2) * (4.96 / 248) / ((x2 - x1) / 290)
        assert slope == pytest.approx(values[f"{name}_dy"], rel=1e-2, abs=2e-3)


def test_the_target_is_marked_where_the_losses_vanish(open_figure):
    page = open_figure("loss_curves")
    target = page.locator("#target")
    assert target.get_attribute("transform").startswith("translate(314 ")
    page.get_by_role("radio", name="0", exact=True).check()
    assert target.get_attribute("transform").startswith("translate(24 ")
    ends = page.locator(".curve").evaluate_all("all => all.filter((c) => c.closest('[class*=of-]'))"
                                               ".map((curve) => curve.getPointAtLength(0).y)")
    assert ends == pytest.approx([6 + 4.8 * 50] * 3, abs=0.01)


def test_curves_differ_in_their_dashes(open_figure):
    page = open_figure("loss_curves")
    dashes = {page.locator(f".of-{name} .curve").evaluate(
        "curve => getComputedStyle(curve).strokeDasharray") for name in NAMES}
    assert len(dashes) == 3


def test_a_click_in_the_plot_moves_the_output(open_figure):
    page = open_figure("loss_curves")
    drawing = page.locator("svg[role=img]").bounding_box()
    scale = drawing["width"] / 320
    page.mouse.click(drawing["x"] + scale * (24 + 290 * 0.754), drawing["y"] + scale * 100)
    assert put(page)["y"] == 0.75


def test_the_twin_refuses_what_is_no_probability():
    with pytest.raises(ValueError, match=r"y must be between 0 and 1, not 1\.0"):
        loss_curves.values({"t": 1, "y": 1.0})
