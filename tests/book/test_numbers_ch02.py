"""Every number of chapter 2, worked out again without ``nnlib``."""

import math
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from tests.book import reader
from tests.book.numbers import sigmoid

PAGE = "ch02_activations"

STREET = [-2, -1, 0, 1, 2]
FILMS = {"before": (2.2, 1.4, 0.4), "after": (3.2, 1.4, 0.4)}
TABLE = {
    "step": (0.0, 0.0),
    "tanh": (math.tanh(-2), 1 / math.cosh(2) ** 2),
    "ReLU": (0.0, 0.0),
    "Leaky ReLU": (-2 / 100, 1 / 100),
    "ELU, α=1": (math.exp(-2) - 1, math.exp(-2)),
    "maxout": (float(max(2 - 1, 0, -2 * 0.5)), -1.0),
    "identity": (-2.0, 1.0),
}


def slope(x: float) -> float:
    """The sigmoid's slope by another road: 1 / (2 + e^x + e^-x)."""
    return 1 / (2 + math.exp(x) + math.exp(-x))


def ruler(x: float, d: float) -> float:
    return (sigmoid(x + d) - sigmoid(x - d)) / (2 * d)


def softmax(sums: tuple[float, ...]) -> list[float]:
    powers = [math.exp(a) for a in sums]
    return [p / math.fsum(powers) for p in powers]


def best_line() -> tuple[Fraction, Fraction]:
    """Slope and height of the least-squares line through the distances, exactly."""
    n, t = len(STREET), [abs(x) for x in STREET]
    mean_x, mean_t = Fraction(sum(STREET), n), Fraction(sum(t), n)
    up = sum((x - mean_x) * (y - mean_t) for x, y in zip(STREET, t, strict=True))
    steepness = up / sum((x - mean_x) ** 2 for x in STREET)
    return steepness, mean_t - steepness * mean_x


def test_values_from_cells(page: str) -> None:
    steepness, height = best_line()
    assert steepness == 0
    hinges = [max(x, 0) + max(-x, 0) for x in STREET]
    films = [(list(map(sigmoid, sums)), softmax(sums)) for sums in FILMS.values()]
    with localcontext() as context:
        context.prec = 500
        digits = len(str(int(Decimal(1000).exp())))
    wrong = slope(sigmoid(2))
    assert reader.from_cells(page) == {
        f"{float(height):.1f}",
        f"{float(max(abs(height - abs(x)) for x in STREET)):.1f}",
        f"{max(abs(h - abs(x)) for h, x in zip(hinges, STREET, strict=True))}",
        f"{sigmoid(-0.5):.4f}", f"{sigmoid(0.5):.4f}",
        f"{ruler(0, 0.5):.4f}", f"{ruler(0, 0.05):.4f}", f"{ruler(2, 0.05):.4f}",
        f"{sigmoid(2) + sigmoid(-2):.0f}", f"{sigmoid(-20):.10f}", f"{sigmoid(5):.4f}",
        f"{slope(-5):.4f}", f"{slope(2):.4f}",
        f"{2 * sigmoid(2) - 1:.4f}", f"{math.tanh(1):.4f}", "4", f"{1 / 4**10:.8f}",
        f"{sigmoid(-2):.4f}", *(shown(name, i) for name in TABLE for i in (0, 1)),
        *(f"{value:.2f}" for pair in films for head in pair for value in (*head, sum(head))),
        f"{wrong:.4f}", f"{slope(1):.4f}",
        str(digits), f"{math.log(sys.float_info.max):.2f}",
    }


def shown(name: str, i: int) -> str:
    """Write a value of the table with the digits that its row has."""
    digits = {"tanh": 4, "ELU, α=1": 4, "Leaky ReLU": 2}.get(name, 0)
    return f"{TABLE[name][i]:.{digits}f}"


def test_table_of_functions(page: str) -> None:
    found = [row for row in reader.rows(page) if len(row) == 5]
    names = {"계단 함수": "step", "그림의 맥스아웃": "maxout", "maxout, as drawn": "maxout",
             "항등 함수": "identity", "시그모이드": "sigmoid"}
    values = {names.get(row[0], row[0].replace(" = ", "=")): row[3:] for row in found}
    values = {key.replace("α = 1", "α=1"): value for key, value in values.items()}
    assert values["sigmoid"] == [f"{sigmoid(-2):.4f}", f"{slope(-2):.4f}"]
    for name in TABLE:
        assert values[name] == [shown(name, 0), shown(name, 1)], name


def test_two_layers_are_one(page: str) -> None:
    assert r"y &= 3u - 4 = 3\,(2x + 1) - 4 = 6x - 1" in reader.formulas(page)
    for x in (Fraction(-7, 3), Fraction(0), Fraction(5)):
        assert 3 * (2 * x + 1) - 4 == 6 * x - 1


def test_ten_layers_are_one(page: str) -> None:
    """The product of the weights is the slope, and the outputs lie on that line."""
    draws = np.random.default_rng(4).uniform(-2, 2, size=(10, 2)).tolist()
    steepness = math.prod(w for w, _ in draws)
    height = 0.0
    for w, b in draws:
        height = w * height + b
    answers = [f"{steepness * x + height:.4f}".rstrip("0") for x in STREET]
    text = reader.printed(page)
    assert "[" + " ".join(answers) + "]" in text
    assert "[" + " ".join([f"{steepness:.4f}"] * 4) + "]" in text


def test_sigmoid_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    assert r"\frac{1}{1 + 1} = \frac{1}{2}" in tex
    for x, power in ((2, "e^{-2}"), (-2, "e^{2}"), (-5, "e^{5}")):
        value = math.exp(-x)
        assert rf"\sigma({x}) &= \frac{{1}}{{1 + {power}}} = \frac{{1}}{{1 + {value:.4f}}}" in tex
        assert rf"&= \frac{{1}}{{{1 + value:.4f}}} = {sigmoid(x):.4f}" in tex
        assert f"{1 / round(1 + value, 4):.4f}" == f"{sigmoid(x):.4f}"
    s = round(sigmoid(2), 4)
    assert rf"{s} \cdot (1 - {s}) &= {s} \cdot {1 - s:.4f} \\ &= {s * (1 - s):.4f}" in tex
    assert f"{s * (1 - s):.4f}" == f"{slope(2):.4f}"
    assert "0.5 \\cdot 0.5 = 0.25" in tex
    assert slope(0) == 0.25


def test_sigmoid_never_reaches_its_ends(page: str) -> None:
    """Erratum: below the threshold a sigmoid still puts something out."""
    with localcontext() as context:
        context.prec = 60
        for x in (-5, -20, -100):
            assert 0 < 1 / (1 + Decimal(-x).exp()) < 1
    assert round(sigmoid(-20) * 1e9) == 2
    assert "0.0067" in reader.formulas(page) + reader.words(page)


def test_symmetry_and_relation_to_tanh() -> None:
    for x in (-3.0, -0.5, 0.0, 1.0, 2.5):
        assert sigmoid(-x) == pytest.approx(1 - sigmoid(x), abs=1e-15)
        assert math.tanh(x) == pytest.approx(2 * sigmoid(2 * x) - 1, abs=1e-15)


def test_endless_decimals_do_not_make_a_number_transcendental(page: str) -> None:
    """Erratum: 1/3 and the square root of 2 solve equations with whole coefficients."""
    assert 3 * Fraction(1, 3) - 1 == 0
    with localcontext() as context:
        context.prec = 60
        root, e = Decimal(2).sqrt(), Decimal(1).exp()
        assert abs(root * root - 2) < Decimal("1e-58")
    tex = reader.formulas(page)
    assert str(root)[:7] + r"\ldots" in tex
    assert str(e)[:7] + r"\ldots" in tex
    assert str(Decimal(1) / 3)[:5] + r"\ldots" in tex


def test_code_prints_the_digits_worked_by_hand(page: str) -> None:
    lines = [f"{x} {math.exp(-x):.4f} {sigmoid(x):.4f} {slope(x):.4f}" for x in (-5, -2, 0, 2)]
    assert " ".join(lines) in reader.printed(page)


def test_wrong_slope_hides() -> None:
    """Taken at the output, it stays between the slopes at 1 and at 0."""
    values = [slope(sigmoid(x / 10)) for x in range(-200, 201)]
    assert slope(1) <= min(values)
    assert max(values) <= 0.25


def test_overflow(page: str) -> None:
    with pytest.raises(OverflowError):
        math.exp(1000)
    assert math.isfinite(math.exp(709.78))
    with pytest.raises(OverflowError):
        math.exp(709.79)
    assert "[inf 0.] [0. 1.] [0. nan]" in reader.printed(page)


def test_check_prints_every_function_and_sees_the_mistake(page: str) -> None:
    text = reader.printed(page)
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "identity"):
        assert f"{name} " in text
    places = [-7.99 + 15.98 * i / 799 for i in range(800)]
    gap = max(abs(slope(sigmoid(x)) - ruler(x, 1e-5)) for x in places)
    at_corner = (max(1e-5, 0) - max(-1e-5, 0)) / 2e-5
    assert text.endswith(f"{gap:.4f} [{at_corner:g}]")


def test_films(page: str) -> None:
    heads = {"sigmoid": lambda sums: list(map(sigmoid, sums)), "softmax": softmax}
    names = {"시그모이드": "sigmoid", "소프트맥스": "softmax"}
    found = [row for row in reader.rows(page) if len(row) == 6 and row[0][0].isdigit()]
    assert len(found) == 4
    for row in found:
        sums = tuple(float(part) for part in row[0].split(", "))
        values = heads[names.get(row[1], row[1])](sums)
        assert row[2:] == [f"{v:.2f}" for v in (*values, sum(values))]
    assert softmax(FILMS["after"])[1] < softmax(FILMS["before"])[1]
