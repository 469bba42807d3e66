"""Backpropagation step by step: chapter 6's worked example, and what it says one should see."""

import re
from typing import Any

import numpy as np
import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import backprop
from nnlib.activations import sigmoid
from nnlib.gradients import numerical_gradient

FIRST = [f"g1{i}{j}" for i in (1, 2, 3) for j in (1, 2, 3)]
LAST = [f"g2{j}{k}" for j in (1, 2, 3) for k in (1, 2, 3)]


def set_state(page, **part: Any) -> None:
    page.evaluate("part => { document.querySelector('course-backprop').state = part; }", part)


def results(**part: Any) -> dict[str, float]:
    return backprop.values(backprop.START | part)


def lines(page) -> list[str]:
    return [" ".join(re.sub(r"[\n\u2009]+", " ", line).replace("·", " · ").split())
            for line in page.locator("#lines p").all_inner_texts()]


def test_works_the_chapters_example_line_by_line(open_figure):
    page = open_figure("backprop")
    expected = [
        ["x = (0.9, 0.1, 0.8)", "t = (0.3, 0.9, 0.6)"],
        ["z1 = σ(0.9 · 0.9 + 0.1 · 0.3 + 0.8 · 0.4) = 0.7613"],
        ["y1 = σ(0.7613 · 0.3 + 0.6035 · 0.7 + 0.6502 · 0.5) = 0.7263"],
        ["y1 − t1 = 0.7263 − 0.3 = 0.4263", "E = ½ (0.1817 + 0.0366 + 0.0317) = 0.1250"],
        ["δ(2)1 = 0.4263 · 0.7263 · (1 − 0.7263) = 0.0847"],
        ["∂E/∂w(2)11 = 0.7613 · 0.0847 = 0.0645", "∂E/∂w(2)21 = 0.6035 · 0.0847 = 0.0511",
         "∂E/∂w(2)31 = 0.6502 · 0.0847 = 0.0551"],
        ["∂E/∂z1 = 0.3 · 0.0847 + 0.6 · (−0.0395) + 0.8 · 0.0308 = 0.0263"],
        ["δ(1)1 = 0.0263 · 0.7613 · (1 − 0.7613) = 0.0048"],
        ["∂E/∂w(1)11 = 0.9 · 0.0048 = 0.0043", "∂E/∂w(1)21 = 0.1 · 0.0048 = 0.0005",
         "∂E/∂w(1)31 = 0.8 · 0.0048 = 0.0038"],
        ["w(2)11 ← 0.3 − 1.0 · 0.0645 = 0.2355", "w(1)11 ← 0.9 − 1.0 · 0.0043 = 0.8957",
         "E: 0.1250 → 0.1115"],
    ]
    back, forth = (page.get_by_role("button", name=name) for name in ("Back", "Next step"))
    assert back.get_attribute("aria-disabled") == "true"
    for step, wanted in enumerate(expected):
        assert page.locator("#stage").inner_text().startswith(f"Step {step} of 9: ")
        assert lines(page) == wanted
        if step < 9:
            forth.press("Enter")
    assert forth.get_attribute("aria-disabled") == "true"
    for wanted in expected[-2::-1]:
        back.click()
        assert lines(page) == wanted


@pytest.mark.parametrize("rule", ["exact", "heuristic"])
@pytest.mark.parametrize("node", [2, 3])
def test_every_line_of_every_node_ends_in_nnlibs_number(open_figure, rule, node):
    page = open_figure("backprop")
    part = {"x1": 0.35, "t1": 0.15, "m": 2.5, "alpha": 0.75}
    v = results(rule=rule, **part)
    n = str(node)
    names = [["z" + n], ["y" + n], ["e" + n, "E"], ["d2" + n], [f"g2{j}{n}" for j in (1, 2, 3)],
             ["b" + n], ["d1" + n], [f"g1{i}{n}" for i in (1, 2, 3)], ["u21" + n, "u11" + n, "F"]]
    for step, wanted in enumerate(names, start=1):
        set_state(page, step=step, rule=rule, node=node, **part)
        ends = [re.split(r"[=→] ", line)[-1].replace("−", "-") for line in lines(page)]
        assert [float(end) for end in ends] == pytest.approx([v[name] for name in wanted],
                                                             abs=0.50001e-4, rel=0)
        not_slope = [line.startswith("≠ ") for line in lines(page)]
        assert all(not_slope) == any(not_slope) == (rule == "heuristic" and step in (7, 8))


def test_numbers_appear_when_they_are_known(open_figure):
    page = open_figure("backprop")
    page.get_by_text("All numbers of this step").click()
    seen = []
    for step in range(10):
        set_state(page, step=step)
        outputs = page.locator("svg [data-step]").evaluate_all(
            "all => all.filter(text => getComputedStyle(text).visibility === 'visible').length")
        back = [text for text in page.locator(".back").all_text_contents() if text]
        rows = page.locator("tbody tr:visible").count()
        assert rows <= 6
        seen.append((outputs, len(back), rows))
    assert seen == [(0, 0, 0), (3, 0, 1), (6, 0, 1), (6, 3, 2), (6, 3, 1), (6, 3, 3), (6, 6, 1),
                    (6, 6, 1), (6, 6, 3), (6, 6, 6)]


def number(text: str) -> float:
    return float(re.split(r"[=→]", text)[-1].strip().replace("−", "-"))


@pytest.mark.parametrize("part", [{}, {"rule": "heuristic", "m": 1.5, "t2": 0.1}])
def test_below_a_box_stands_what_came_back_to_it(open_figure, part):
    page = open_figure("backprop")
    v = results(**part)
    for step, below in ((3, {"y": "e"}), (4, {"y": "d2"}), (6, {"y": "d2", "z": "b"}),
                        (7, {"y": "d2", "z": "d1"}), (9, {"y": "d2", "z": "d1"})):
        set_state(page, step=step, **part)
        for kind, prefix in below.items():
            for n in (1, 2, 3):
                text = page.locator(f"#{kind}-{n} .back").text_content()
                assert number(text) == pytest.approx(v[f"{prefix}{n}"], abs=0.50001e-4, rel=0)
        loss = page.locator("#loss").text_content()
        assert number(loss) == pytest.approx(v["F" if step == 9 else "E"], abs=0.50001e-4, rel=0)


@pytest.mark.parametrize("part", [{}, {"rule": "heuristic", "m": 1.5, "t2": 0.1}])
@pytest.mark.parametrize("node", [1, 2, 3])
def test_one_path_is_lit_and_bears_its_numbers(open_figure, part, node):
    """Into the node or from it, thicker and dashed, with an arrow that says which way."""
    page = open_figure("backprop")
    v = results(**part)
    weights = {1: backprop.W1, 2: part.get("m", 1) * backprop.W2}
    into = {layer: [f"{layer}{i}{node}" for i in (1, 2, 3)] for layer in (1, 2)}
    paths = {1: into[1], 2: into[2], 5: into[2], 6: [f"2{node}{k}" for k in (1, 2, 3)], 8: into[1],
             9: into[1] + into[2]}
    arrows = {1: ["→", ""], 2: ["", "→"], 5: ["", "←"], 6: ["", "←"], 8: ["←", ""]}
    for step in range(10):
        set_state(page, step=step, node=node, **part)
        lit = page.locator(".link").evaluate_all("""all => all.filter(link => {
            const { strokeWidth, strokeDasharray } = getComputedStyle(link);
            return parseFloat(strokeWidth) > 2 && strokeDasharray !== "none";
        }).map(link => link.id.slice(5))""")
        assert lit == paths.get(step, [])
        assert page.locator(".way").all_text_contents() == arrows.get(step, ["", ""])
        tags = page.locator(".tag").evaluate_all(
            "all => all.map(tag => [tag.id.slice(4), tag.textContent]).filter(([, text]) => text)")
        assert [name for name, _ in tags] == lit
        for name, text in tags:
            layer, i, j = map(int, name)
            wanted = (v[f"g{name}"] if step in (5, 8) else v[f"u{name}"] if step == 9
                      else weights[layer][i - 1, j - 1])
            assert number(text) == pytest.approx(wanted, abs=0.50001e-4, rel=0)


def test_a_click_on_a_node_follows_it(open_figure):
    page = open_figure("backprop")
    for n in (3, 1, 2):
        page.locator(f"#{'zy'[n % 2]}-{n} rect").click()
        state = page.evaluate("document.querySelector('course-backprop').state")
        assert state["node"] == n


@pytest.mark.parametrize("language", LANGUAGES)
def test_is_no_higher_than_a_desk_and_has_its_numbers_beside_the_button(open_figure, language):
    page = open_figure("backprop", language)
    for step in range(10):
        set_state(page, step=step)
        assert page.locator(".card").bounding_box()["height"] <= 700
    page = open_figure("backprop", language, width=390)
    for step in range(10):
        set_state(page, step=step)
        button = page.locator("[data-press=step]").bounding_box()
        numbers, drawing = (page.locator(place).bounding_box() for place in ("#lines", "svg[role]"))
        assert numbers["y"] - button["y"] < 100
        assert drawing["y"] + drawing["height"] - button["y"] < 640


def test_without_a_rule_of_thumb_the_numbers_are_slopes():
    def loss(both: np.ndarray) -> float:
        y = sigmoid(sigmoid(np.array([0.9, 0.1, 0.8]) @ both[0]) @ both[1])
        return float(((np.array([0.3, 0.9, 0.6]) - y) ** 2).sum() / 2)

    ruler = numerical_gradient(loss, np.stack([backprop.W1, backprop.W2])).ravel()
    v, w = results(), results(rule="heuristic")
    assert [v[name] for name in FIRST + LAST] == pytest.approx(list(ruler), abs=1e-9)
    assert [w[name] for name in LAST] == [v[name] for name in LAST]
    assert all(5 < w[name] / v[name] < 6.1 for name in FIRST)


def test_what_chapter_6_says_you_should_have_seen(open_figure):
    page = open_figure("backprop")
    page.get_by_role("button", name="Target 1 = output 1").click()
    v = page.evaluate("document.querySelector('course-backprop').state")
    zero = {name for name in FIRST + LAST if v[name] == 0}
    assert zero == {"g211", "g221", "g231"}
    assert min(abs(v[f"b{j}"]) for j in (1, 2, 3)) > 1e-4
    silent = results(x1=0.0)
    assert {name for name in FIRST + LAST if silent[name] == 0} == {"g111", "g112", "g113"}
    exact, large = results(), results(m=6.0)
    assert min(large[f"y{k}"] for k in (1, 2, 3)) > 0.98
    assert [round(v[name], 4) for name in ("e1", "d21") for v in (exact, large)] == [
        0.4263, 0.6971, 0.0847, 0.0020]
    heuristic = results(rule="heuristic")
    hidden = {f"{letter}{j}" for letter in ("b", "d1") for j in (1, 2, 3)}
    changed = {name for name in exact if exact[name] != heuristic[name]}
    assert changed == {*FIRST, *hidden, *(name.replace("g", "u") for name in FIRST), "F"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tells_each_step_in_words_and_numbers(open_figure, language):
    page = open_figure("backprop", language)
    begin, end, node = {
        "en": ("Step 6 of 9: back over the same weights", "heuristic rule", "hidden node"),
        "ko": ("9단계 가운데 6단계: 같은 가중치를 타고 되돌아가기", "어림 규칙", "은닉 노드"),
    }[language]
    told = f"{node} 1: 0.1555, {node} 2: 0.2205, {node} 3: 0.3352"
    set_state(page, step=6, rule="heuristic")
    page.wait_for_function("wanted => document.querySelector('course-backprop').shadowRoot"
                           ".querySelector('#description').innerText === wanted",
                           arg=f"{begin}. {told}; {end}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_is_told_has_its_name(open_figure, language):
    page = open_figure("backprop", language)
    for step in range(10):
        set_state(page, step=step)
        page.wait_for_function(
            "count => document.querySelector('course-backprop').shadowRoot"
            ".querySelector('#description').innerText.includes(count)",
            arg={"en": f"Step {step} ", "ko": f" {step}단계"}[language])
        _, _, told = page.locator("#description").inner_text().partition(". ")
        names = [re.sub(r": [^:]*\d\.?$", "", part) for part in told.split(", ")]
        assert all(re.search(r"[A-Za-z가-힣]", name) for name in names)
        assert len(set(names)) == len(names) == len(re.findall(r"\d\.\d", told))
