"""Every number of chapter 3, worked out again with nothing but Python's own arithmetic."""

import html
import math
import re
from collections.abc import Callable

import pytest

from neuron_to_mnist import LANGUAGES

Matrix = list[list[float]]
Vector = list[float]


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, built_page: Callable[[str, str], str]) -> str:
    """The HTML of the chapter in one language."""
    return built_page(request.param, "ch03_signals")


@pytest.fixture
def text(page: str) -> str:
    """The words of the page as a reader sees them, on one line."""
    once = re.sub(r"<math.*?</math>", "", page, flags=re.DOTALL)
    bare = html.unescape(re.sub(r"<[^>]+>", "", once))
    return re.sub(r"\s+", " ", bare)


@pytest.fixture
def formulas(page: str) -> str:
    """The TeX source that the page's formulas carry."""
    sources = re.findall(r"<annotation[^>]*>(.*?)</annotation>", page, re.DOTALL)
    return html.unescape(" ".join(sources))


@pytest.fixture
def outputs(page: str) -> str:
    """What the page's cells print."""
    blocks = re.findall(r"<div class=\"output .*?<pre>(.*?)</pre>", page, re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", " ".join(blocks))))


def sigmoid(a: float) -> float:
    return 1 / (1 + math.exp(-a))


def layer(x: Vector, W: Matrix, b: Vector | None = None) -> Vector:
    """Weighted sums of samples in rows: W[j][k] leads from j to k."""
    bias = b or [0.0] * len(W[0])
    return [bias[k] + sum(x[j] * W[j][k] for j in range(len(x))) for k in range(len(W[0]))]


def product(A: Matrix, B: Matrix) -> Matrix:
    return [layer(row, B) for row in A]


def turned(W: Matrix) -> Matrix:
    return [list(column) for column in zip(*W, strict=True)]


def numbers(values: Vector, digits: int) -> str:
    """Write numbers as NumPy prints a rounded array, apart from the spaces."""
    return "[" + " ".join(f"{value:.{digits}f}".rstrip("0") for value in values) + "]"


def tight(printed: str) -> str:
    return printed.replace("[ ", "[").replace(" ]", "]")


X2 = [1.0, 0.5]
W2X2 = [[0.9, 0.2], [0.3, 0.8]]
SIZES = [(2, 2, 1), (2, 3, 2, 2), (784, 16, 16, 10)]
DIGITS = SIZES[-1]
WEIGHTS = [[[.1, .3, .5], [.2, .4, .6]], [[.1, .4], [.2, .5], [.3, .6]], [[.1, .3], [.2, .4]]]
BIASES = [[.1, .2, .3], [.1, .2], [.1, .2]]


def count(sizes: tuple[int, ...]) -> tuple[int, int]:
    weights = sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    return weights, sum(sizes[1:])


def test_numbers_in_the_prose(page: str) -> None:
    """The page shows these values from cells, and no others."""
    y1, y2 = map(sigmoid, layer(X2, W2X2))
    wrong = layer(X2, turned(W2X2))
    weights, biases = count(DIGITS)
    parts = [*WEIGHTS, *([b] for b in BIASES)]
    expected = {
        f"{1.0 + 0.5:.1f}", f"{sigmoid(1.5):.4f}", f"{0.5 * 1.0 + 0.5 * 0.5:.2f}",
        f"{sigmoid(0.75):.4f}", f"{sigmoid(37):.15f}", f"{sigmoid(40):.15f}",
        f"{sigmoid(0):.4f}", f"{sigmoid(1):.4f}", f"{sigmoid(1) - sigmoid(0):.4f}",
        f"{y1:.4f}", f"{y2:.4f}", *(f"{a:.1f}" for a in wrong),
        *(f"{sigmoid(a):.4f}" for a in wrong),
        str(sum(len(row) for part in parts for row in part)), str(2 * 2 + 2),
        f"{weights + biases:,}", f"{3 * 16**2:,}", f"{3 * 32**2:,}", f"{7 * 16**2:,}",
        f"{784 / 32:.1f}", f"{weights:,}", f"{100 * weights:,}", f"{8 * weights:,}",
        f"{800 * weights:,}",
    }
    assert set(re.findall(r"<span class=\"pasted-text\">(.*?)</span>", page)) == expected


def test_fever_is_the_same_number() -> None:
    assert sigmoid(37.0) == sigmoid(40.0) == 1.0


def test_worked_by_hand(formulas: str, outputs: str) -> None:
    for k, (sum_, column) in enumerate(zip(layer(X2, W2X2), turned(W2X2), strict=True), start=1):
        power = math.exp(-sum_)
        products = [x * w for x, w in zip(X2, column, strict=True)]
        assert f"a_{k} &= 1.0 \\cdot {column[0]} + 0.5 \\cdot {column[1]} \\\\" in formulas
        assert f"&= {products[0]:g} + {products[1]:g} = {sum_:g} \\\\" in formulas
        assert f"e^{{-{sum_:g}}} &= {power:.4f} \\\\" in formulas
        assert f"1 + e^{{-{sum_:g}}} &= {1 + power:.4f} \\\\" in formulas
        assert f"y_{k} &= \\frac{{1}}{{{1 + power:.4f}}} = {sigmoid(sum_):.4f}" in formulas
        assert f"{1 / float(f'{1 + power:.4f}'):.4f}" == f"{sigmoid(sum_):.4f}"
        assert f"a = {sum_:.2f} e^-a = {power:.4f} y = {sigmoid(sum_):.4f}" in outputs


def test_matrix_product(formulas: str, outputs: str) -> None:
    a1, a2 = layer(X2, W2X2)
    assert "\\begin{pmatrix} 0.9 & 0.2 \\\\ 0.3 & 0.8 \\end{pmatrix}" in formulas
    assert f"\\begin{{pmatrix}} {a1:g} & {a2:g} \\end{{pmatrix}}" in formulas
    assert numbers([a1, a2], 4) in tight(outputs)


def test_turned_matrix(text: str, formulas: str, outputs: str) -> None:
    right = numbers([sigmoid(a) for a in layer(X2, W2X2)], 4)
    wrong = [sigmoid(a) for a in layer(X2, turned(W2X2))]
    assert f"{right} {numbers(wrong, 4)}" in outputs
    assert "1.0 \\cdot 0.9 + 0.5 \\cdot 0.2" in formulas
    assert "1.0 \\cdot 0.3 + 0.5 \\cdot 0.8" in formulas
    assert layer(X2, turned(W2X2)) == pytest.approx([1.0 * 0.9 + 0.5 * 0.2, 1.0 * 0.3 + 0.5 * 0.8])
    hint = [f"{value:.4f}" for value in wrong]
    assert re.search(rf" 3: .{{0,25}}{hint[0]}.{{1,5}}{hint[1]}", text)
    assert f"{numbers(layer(X2, WEIGHTS[0]), 4)} ValueError" in tight(outputs)


def test_three_layers(formulas: str, outputs: str) -> None:
    a1 = layer(X2, WEIGHTS[0], BIASES[0])
    z1 = [sigmoid(a) for a in a1]
    a2 = layer(z1, WEIGHTS[1], BIASES[1])
    z2 = [sigmoid(a) for a in a2]
    y = layer(z2, WEIGHTS[2], BIASES[2])
    for name, values in [("a1", a1), ("z1", z1), ("a2", a2), ("z2", z2), ("y", y)]:
        assert f"{name} {numbers(values, 8)}" in tight(outputs)
    assert f"1.0 \\cdot 0.1 + 0.5 \\cdot 0.2 + 0.1 = {a1[0]:.1f}" in formulas
    assert y == pytest.approx([0.31682708, 0.69627909], abs=5e-9)


def test_other_book(outputs: str) -> None:
    inputs = [0.9, 0.1, 0.8]
    first = turned([[0.9, 0.3, 0.4], [0.2, 0.8, 0.2], [0.1, 0.5, 0.6]])
    second = turned([[0.3, 0.7, 0.5], [0.6, 0.5, 0.2], [0.8, 0.1, 0.9]])
    sums = layer(inputs, first)
    hidden = [sigmoid(a) for a in sums]
    output = numbers([sigmoid(a) for a in layer(hidden, second)], 4)
    assert f"{numbers(sums, 4)} {numbers(hidden, 4)} {output} {output}" in tight(outputs)
    assert output == "[0.7263 0.7086 0.7781]"


def test_layers_collapse(outputs: str) -> None:
    one = product(product(WEIGHTS[0], WEIGHTS[1]), WEIGHTS[2])
    bias = layer(layer(BIASES[0], WEIGHTS[1], BIASES[1]), WEIGHTS[2], BIASES[2])
    rows = ", ".join(str([round(value, 4) for value in row]) for row in one)
    assert f"[{rows}] {[round(value, 4) for value in bias]}" in outputs
    three = X2
    for W, b in zip(WEIGHTS, BIASES, strict=True):
        three = layer(three, W, b)
    assert three == pytest.approx(layer(X2, one, bias))
    assert f"{numbers(three, 4)} {numbers(three, 4)}" in tight(outputs)


def test_xor_with_three_neurons(text: str, outputs: str) -> None:
    rows = []
    V1, c1 = [[-1.0, 1.0], [-1.0, 1.0]], [1.5, -0.5]
    V2, c2 = [[1.0], [1.0]], [-1.5]
    for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:
        nand, either = (int(a > 0) for a in layer([x1, x2], V1, c1))
        (y,) = (int(a > 0) for a in layer([nand, either], V2, c2))
        assert (nand, either, y) == (int(not (x1 and x2)), int(x1 or x2), x1 ^ x2)
        rows.append(f"[{x1} {x2} {nand} {either} {y}]")
    weights = [value for row in product(V1, V2) for value in row]
    (bias,) = layer(c1, V2, c2)
    assert weights == [0.0, 0.0]
    assert f"[{' '.join(rows)}] [0. 0.] [{bias}]" in tight(outputs)
    assert f"−{-bias}" in text


def test_parameters(text: str, outputs: str) -> None:
    for sizes in SIZES:
        weights, biases = count(sizes)
        name = "-".join(map(str, sizes))
        assert f"{name}: {weights:,} + {biases} = {weights + biases:,}" in outputs
    six, three = count(SIZES[0])
    smallest = rf"2-2-1.{{1,12}}\b{six}.{{1,20}}\b{three}.{{1,20}}\b{six + three}\D"
    assert len(re.findall(smallest, text)) == 2, "once printed by the cell, once in the prose"


def test_bottleneck(outputs: str) -> None:
    pairs = [[1.0, 2.0], [3.0, 6.0], [2.0, 1.0]]
    middle = [layer(pair, [[0.2], [0.4]])[0] for pair in pairs]
    back = [[f"{value * 1.0:.1f}", f"{value * 2.0:.1f}"] for value in middle]
    assert numbers(middle, 4).replace(". ", ".  ").replace("  ", " ") in tight(outputs)
    printed = re.sub(r"\s", "", outputs)
    shown = "".join(f"[{a.removesuffix('0')}{b.removesuffix('0')}]" for a, b in back)
    assert shown in printed
    assert back[:2] == [["1.0", "2.0"], ["3.0", "6.0"]]
    assert back[2] != ["2.0", "1.0"]


def test_batches(text: str, outputs: str) -> None:
    assert "(784,) -> (10,) (100, 784) -> (100, 10) True [7]" in outputs
    layers = len(DIGITS) - 1
    assert re.search(rf"\b{100 * layers}\D.*?\b{layers}\D", text)
