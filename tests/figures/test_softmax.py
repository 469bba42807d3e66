"""Softmax with movable logits: overflow in plain sight, and what chapter 8 says one should see."""

import re

import pytest

from neuron_to_mnist.figures import softmax

SURE = {"a1": 10.0, "a2": 0.0, "a3": -10.0, "c": 1000.0, "T": 1.0}


def set_state(page, **part: float) -> None:
    page.evaluate("part => { document.querySelector('course-softmax').state = part; }", part)


def heights(page, kind: str) -> list[float]:
    return [float(page.locator(f"#{kind}-{k}").get_attribute("height")) for k in (1, 2, 3)]


def verdict(page) -> str:
    return page.locator(".verdict").inner_text()


def test_starts_with_the_logits_worked_by_hand(open_figure):
    page = open_figure("softmax")
    rows = [re.sub(r"\s+", " ", row).split(" ")[-3:]
            for row in page.locator("tbody tr:has(td)").all_inner_texts()]
    assert rows == [["0.3", "2.9", "4.0"], ["1.3499", "18.1741", "54.5982"],
                    ["0.0182", "0.2452", "0.7366"], ["0.0247", "0.3329", "1.0000"],
                    ["0.0182", "0.2452", "0.7366"]]
    assert verdict(page) == "Both ways give the same."


@pytest.mark.parametrize("part", [{}, {"T": 5.0}, {"a1": 6.0, "c": -30.0}, {"c": -1000.0}])
def test_bars_are_as_high_as_the_shares(open_figure, part):
    page = open_figure("softmax")
    set_state(page, **part)
    values = softmax.values(softmax.START | part)
    assert heights(page, "bar") == pytest.approx([128 * values[f"y{k}"] for k in (1, 2, 3)])
    assert heights(page, "naive") == pytest.approx(
        [128 * (values[f"n{k}"] or 0) for k in (1, 2, 3)])


def test_the_button_brings_the_logits_that_overflow(open_figure):
    page = open_figure("softmax")
    page.get_by_role("button", name="Logits 1010, 1000, 990").click()
    state = page.evaluate("document.querySelector('course-softmax').state")
    assert {name: state[name] for name in SURE} == SURE
    assert [state[f"y{k}"] for k in (1, 2, 3)] == pytest.approx(
        [9.9995460e-01, 4.5397868e-05, 2.0610600e-09], rel=1e-7)
    assert [state[f"n{k}"] for k in (1, 2, 3)] == [None] * 3
    for k in (1, 2, 3):
        assert page.locator(f"#power-{k}").inner_text() == "∞"
        assert page.locator(f"#nan-{k}").text_content() == "nan"
    assert "∞ / ∞ is nan" in verdict(page)


def test_powers_are_written_as_a_program_prints_them(open_figure):
    page = open_figure("softmax")
    for c, written in ((-800, "0"), (-20, "1.1e−7"), (0, "54.5982"), (20, "2.6e+10"), (706, "∞")):
        set_state(page, c=c)
        assert page.locator("#power-3").inner_text() == written


@pytest.mark.parametrize(("part", "words"), [
    ({"c": 705.0}, "Both ways give the same."),
    ({"c": 706.0}, "a power is too large"),
    ({"a1": 9.5, "a2": 9.5, "a3": 9.5, "c": 700.0}, "the sum of the powers is too large"),
    ({"c": -760.0}, "the powers are too small"),
])
def test_says_what_went_wrong(open_figure, part, words):
    page = open_figure("softmax")
    set_state(page, **part)
    assert words in verdict(page)
    page.wait_for_function(
        "words => document.querySelector('course-softmax').shadowRoot"
        ".querySelector('#description').innerText.includes(words)", arg=words)


def shares(letter: str = "y", **part: float) -> list[float | None]:
    results = softmax.values(softmax.START | part)
    return [results[f"{letter}{k}"] for k in (1, 2, 3)]


def test_what_chapter_8_says_you_should_have_seen():
    start, raised = shares(), shares(a1=1.3)
    assert raised[0] > start[0]
    assert raised[1] < start[1]
    assert raised[2] < start[2]
    assert raised[2] / raised[1] == pytest.approx(start[2] / start[1])
    for c in (-1000.0, 1.0, 1000.0):
        assert shares(c=c) == pytest.approx(start)
    warm = shares(T=5.0)
    assert warm == sorted(warm)
    assert warm[2] - warm[0] < start[2] - start[0]
    fine = [c for c in range(1001) if None not in shares("n", c=float(c))]
    assert fine == list(range(706))
    assert shares("n", c=706.0) == [0.0, 0.0, None]
