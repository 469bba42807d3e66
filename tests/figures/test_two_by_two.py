"""The 2x2 network: the digits of chapter 3, and what the drawing says."""

import pytest

from neuron_to_mnist.figures import two_by_two


def test_shows_the_digits_of_the_chapter(open_figure):
    page = open_figure("two_by_two")
    shown = {o.get_attribute("data-name"): o.inner_text() for o in page.locator("output").all()}
    assert shown == {
        "x1": "1.0", "x2": "0.5", "w11": "0.9", "w12": "0.2", "w21": "0.3", "w22": "0.8",
        "a1": "1.05", "a2": "0.6", "e1": "0.3499", "e2": "0.5488", "y1": "0.7408", "y2": "0.6457",
    }
    exact = {key: float(page.locator(f"output[data-name={key}]").get_attribute("data-exact"))
             for key in ("y1", "y2")}
    assert exact["y1"] == pytest.approx(0.740774899182154, abs=1e-14)
    assert exact["y2"] == pytest.approx(0.645656306225795, abs=1e-14)
    assert two_by_two.values(two_by_two.START)["y1"] == pytest.approx(0.740774899182154, abs=1e-14)


def test_writes_the_calculation_out(open_figure):
    page = open_figure("two_by_two")
    written = " ".join(page.locator(".sums").inner_text().split())
    assert "a1 = 1.0 · 0.9 + 0.5 · 0.3 = 1.05 e−1.05 = 0.3499 y1 = 1 / (1 + 0.3499) = 0.7408" in (
        written)
    for _ in range(24):
        page.locator("#w12").press("ArrowLeft")
    written = " ".join(page.locator(".sums").inner_text().split())
    assert "a2 = 1.0 · (−1.0) + 0.5 · 0.8 = −0.6 e−(−0.6) = 1.8221" in written


def test_a_link_shows_sign_and_strength_without_color(open_figure):
    page = open_figure("two_by_two", reduced_motion="reduce")
    link = page.locator("#link-w12")

    def look() -> tuple[str, float]:
        style = link.evaluate("line => [getComputedStyle(line).strokeDasharray, "
                              "parseFloat(getComputedStyle(line).strokeWidth)]")
        return style[0], style[1]

    dashes, thin = look()
    assert dashes == "none"
    for _ in range(4):
        page.locator("#w12").press("ArrowLeft")
    assert page.locator("output[data-name=w12]").inner_text() == "0.0"
    assert page.locator("output[data-name=y2]").inner_text() == "0.5987"
    cut, _ = look()
    page.locator("#w12").press("Home")
    dashed, thick = look()
    assert len({dashes, cut, dashed}) == 3
    assert thick > 2 * thin
    page.wait_for_function("document.querySelector('course-two-by-two').shadowRoot"
                           ".querySelector('#description').innerText.includes('weights: w12.')")


def test_two_on_a_page_do_not_disturb_each_other(open_figure):
    page = open_figure("two_by_two")
    page.evaluate("document.body.append(document.createElement('course-two-by-two'))")
    page.locator("#w11").first.press("End")
    assert page.locator("output[data-name=w11]").all_inner_texts() == ["2.0", "0.9"]
