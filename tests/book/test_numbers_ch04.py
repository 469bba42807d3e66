"""Every number of chapter 4, worked out again without ``nnlib``."""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from tests.book import reader
from tests.book.numbers import sigmoid

PAGE = "ch04_losses"

OUTPUTS, TARGETS = ["0.4", "0.8", "1.0"], ["0.5", "0.7", "1.0"]
FORECASTS = {"A": [0.9, 0.8, 0.7], "B": [0.6, 0.6, 0.6]}
FILM = (2.2, 1.4, 0.4)
HOURS, PASSED = range(1, 7), [0, 0, 0, 1, 1, 1]
SUMS = [5.0, 20.0, 40.0, 800.0]


def price(p: float) -> float:
    return -math.log(p)


def signed() -> list[Fraction]:
    return [Fraction(t) - Fraction(y) for y, t in zip(OUTPUTS, TARGETS, strict=True)]


def tight_rows(page: str, cells: int) -> list[list[str]]:
    """Return the rows of so many cells, without the spaces between the signs of a formula."""
    return [[cell.replace(" ", "") for cell in row]
            for row in reader.rows(page) if len(row) == cells]


def ruler(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    return (f(x + h) - f(x - h)) / (2 * h)


def squared_at(a: float) -> float:
    return (sigmoid(a) - 1) ** 2


def surprise_at(a: float) -> float:
    return price(sigmoid(a))


def walk(step: Callable[[Fraction], Fraction]) -> list[Fraction]:
    """Return where five steps lead from one half, exactly."""
    path = [Fraction(1, 2)]
    for _ in range(5):
        path.append(path[-1] - step(path[-1]))
    return path


def mean_surprise(b: float) -> float:
    given = [sigmoid((2 * t - 1) * (x + b)) for x, t in zip(HOURS, PASSED, strict=True)]
    return sum(map(price, given)) / 6


def mistakes(b: float) -> int:
    return sum((x + b > 0) != t for x, t in zip(HOURS, PASSED, strict=True))


def film() -> tuple[list[float], list[float]]:
    """Return the three probabilities, and those given to comedy, family, no drama."""
    said = [sigmoid(a) for a in FILM]
    return said, [said[0], said[1], 1 - said[2]]


def test_values_from_cells(page: str) -> None:
    errors = signed()
    squares = sum(e * e for e in errors)
    wild = sum(Fraction(t) - Fraction(y)
               for y, t in zip(["-99.5", "100.7", "1.0"], TARGETS, strict=True))
    y1 = sigmoid(1.0 * 0.9 + 0.5 * 0.3)
    said, given = film()
    steps = [*walk(lambda d: Fraction(1, 5) * (1 if d > 0 else -1))]
    amounts = [1, 2, 3, 4, 90]
    expected = {
        f"{sum(errors)}", f"{wild}", f"{float(sum(map(abs, errors))):.1f}",
        f"{float(squares):.2f}", f"{float(squares / 3):.4f}", f"{float(squares / 2):.2f}",
        f"{y1:.4f}", f"{0.9 - y1:.4f}", f"{(0.9 - y1) ** 2:.4f}",
        f"{math.log(9) - 0.15:.4f}",
        *(str(mistakes(b)) for b in (-1.6, -1.7, -1.8)),
        *(f"{mean_surprise(b):.4f}" for b in (-1.6, -1.7, -1.8)),
        *(f"{float(d):.1f}" for d in steps),
        *(f"{float(d):.4f}" for d in walk(lambda d: Fraction(2, 5) * d)),
        *(f"{math.prod(p):.3f}" for p in FORECASTS.values()),
        *(f"{sum(map(price, p)):.4f}" for p in FORECASTS.values()),
        *(f"{sum(map(price, p)) / 3:.4f}" for p in FORECASTS.values()),
        f"{price(0.6):.4f}", f"{math.exp(5000 * math.log(0.8))}", f"{price(0.01):.4f}",
        *(f"{p:.2f}" for p in said), f"{said[0]:.4f}", f"{said[1]:.4f}", f"{given[2]:.4f}",
        f"{math.prod(given):.4f}", f"{sum(map(price, given)):.4f}",
        *(f"{price(p):.4f}" for p in given), "1.0000",
        *(f"{sigmoid(a):.4f}" for a in (-5, -2, 0, 2)),
        *(f"{ruler(squared_at, a):.4f}" for a in (-5, -2, 0, 2)),
        *(f"{ruler(surprise_at, a):.4f}" for a in (-5, -2, 0, 2)),
        f"{ruler(surprise_at, -5) / ruler(squared_at, -5):.0f}",
        f"{7 * math.log(10):.4f}", f"{int(7 * math.log(10))}", str(5 * 3),
        f"{sum(amounts) // 5}", f"{sorted(amounts)[2]}",
    }
    assert reader.from_cells(page) == expected


def test_three_columns(page: str) -> None:
    rows = tight_rows(page, 5)
    for y, t, e in zip(OUTPUTS, TARGETS, signed(), strict=True):
        numbers = [f"{float(v):g}".replace("-", "−") for v in (e, abs(e), e * e)]
        assert [y, t, *numbers] in rows
    assert any(row[2:] == ["0", "0.2", "0.02"] for row in rows)


def test_printed_table_and_forecasters(page: str) -> None:
    text = reader.printed(page)
    assert "[0.1 -0.1 0.] 0.0 [0.1 0.1 0.] 0.2 [0.01 0.01 0.] 0.02" in text
    for given in FORECASTS.values():
        prices = [price(p) for p in given]
        row = " ".join(f"{p:.4f}" for p in prices)
        assert f"[{row}] {sum(prices):.4f} {sum(prices) / 3:.4f}" in text


def test_surprises_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    prices = [f"{price(p):.4f}" for p in FORECASTS["A"]]
    assert f"= {' + '.join(prices)} &= {sum(map(price, FORECASTS['A'])):.4f}" in tex
    assert f"{sum(map(float, prices)):.4f}" == f"{price(0.504):.4f}"
    assert "-\\ln 0.504" in tex
    assert f"= -\\ln 0.7 &= {price(0.7):.4f}" in tex


def test_slope_of_a_square() -> None:
    for d in (Fraction(1, 2), Fraction(-3), Fraction(0)):
        for h in (Fraction(1), Fraction(1, 1000)):
            assert ((d + h) ** 2 - (d - h) ** 2) / (2 * h) == 2 * d


def test_counting_has_no_slope() -> None:
    """The count is flat around the place, and the smooth loss falls to the left."""
    assert mistakes(-1.6) == mistakes(-1.7) == mistakes(-1.8) == 2
    assert mean_surprise(-1.8) < mean_surprise(-1.7) < mean_surprise(-1.6)


def test_bell_curve_costs_the_squared_error(page: str) -> None:
    def cost(t: float, y: float, s: float) -> float:
        return price(math.exp(-((t - y) ** 2) / (2 * s * s)) / (s * math.sqrt(2 * math.pi)))

    pairs = [(float(t), float(y)) for y, t in zip(OUTPUTS, TARGETS, strict=True)]
    extra = sum(cost(t, y, 0.1) - cost(t, t, 0.1) for t, y in pairs)
    assert extra == pytest.approx(0.02 / (2 * 0.1**2))
    assert f"{extra:.4f}" in reader.from_cells(page)


def test_saturated_slopes(page: str) -> None:
    """The table of slopes, from the ruler and not from the formulas."""
    rows = tight_rows(page, 4)
    for a in (-5, -2, 0, 2):
        sign = str(a).replace("-", "−")
        numbers = [sigmoid(a), ruler(squared_at, a), ruler(surprise_at, a)]
        assert [sign, *(f"{value:.4f}" for value in numbers)] in rows
    for a in (-3.0, 0.4, 2.5):
        assert ruler(surprise_at, a) == pytest.approx(sigmoid(a) - 1, abs=1e-9)


def test_logarithm_of_zero(page: str) -> None:
    text = reader.printed(page)
    exact = [a + math.log1p(math.exp(-a)) for a in SUMS]
    assert sigmoid(40.0) == 1.0
    assert sigmoid(20.0) < 1.0
    assert f"[{exact[0]:.4f} 20. inf inf] [{sigmoid(5.0):.4f} 1. nan nan]" in text
    clipped = f"{price(1e-7):.4f}"
    assert f"[{exact[0]:.4f} {clipped} {clipped} {clipped}]" in text
    assert math.ceil(math.log(1e7 - 1)) == 17
    assert " ".join(str(round(value, 4)) for value in exact) in text
    assert "[nan 0. 0.] 1000.0" in text


def test_log_sum_exp_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    terms = [f"{math.exp(a - 2):.4f}" for a in (1, 0)]
    value = math.log(sum(math.exp(a) for a in (2, 1, 0))) - 2
    assert f"2 + \\ln(1 + {terms[0]} + {terms[1]}) - 2 = {value:.4f}" in tex
    assert f"{math.log(1 + sum(map(float, terms))):.4f}" == f"{value:.4f}"
    assert f"{value:.4f} [nan" in reader.printed(page)


def test_gradients_by_chance_and_ruler(page: str) -> None:
    """The six losses were checked, each to better than 1e-7, and the wrong one was 15 times off."""
    text = reader.printed(page)
    names = ["mean_squared_error", "mean_absolute_error", "binary_cross_entropy",
             "sigmoid_cross_entropy", "cross_entropy", "softmax_cross_entropy"]
    for name in names:
        gap = text.split(f"{name} ")[1].split()[0]
        assert float(gap) < 1e-7
    assert "15.0" in text
    Y, T = np.random.default_rng(4).uniform(0.05, 0.95, (5, 3)), np.eye(3)[[0, 2, 1, 1, 0]]
    moved = Y.copy()
    moved[0, 0] += 1e-6
    slope = (((moved - T) ** 2).mean() - ((Y - T) ** 2).mean()) / 1e-6
    assert 2 * (Y - T)[0, 0] / slope == pytest.approx(15, rel=1e-4)


def test_honest_forecaster(page: str) -> None:
    def best(loss: Callable[[float, int], float]) -> float:
        means = {p / 100: sum(loss(p / 100, t) for t in [1] * 7 + [0] * 3) for p in range(1, 100)}
        return min(means, key=lambda p: means[p])

    found = [best(lambda p, t: price(p if t else 1 - p)), best(lambda p, t: (p - t) ** 2),
             best(lambda p, t: abs(p - t))]
    assert found == [0.7, 0.7, 0.99]
    assert "0.7 0.7 0.99" in reader.printed(page)
    for p in (0.2, 0.9):
        assert 0.7 * (1 - p) + 0.3 * p == pytest.approx(0.7 - 0.4 * p)
    tex = reader.formulas(page)
    assert r"0.7\,(1 - p) + 0.3\,p = 0.7 - 0.4\,p" in tex


def test_answers_to_the_predictions() -> None:
    """At one half the cross-entropy is twice as steep as the other two."""
    assert ruler(price, 0.5) == pytest.approx(-2)
    assert ruler(lambda y: (y - 1) ** 2, 0.5) == pytest.approx(-1)
    assert ruler(lambda y: abs(y - 1), 0.5) == pytest.approx(-1)
    assert price(1e-300) > 690
    assert ruler(price, 1 - 1e-4) == pytest.approx(-1, abs=1e-3)
