"""Every number of chapter 8, worked out again with nothing but Python's own arithmetic."""

import itertools
import math
import re
import struct

import pytest

from tests.book import reader
from tests.book.numbers import sigmoid

PAGE = "ch08_softmax"
Vector = list[float]

A = [0.3, 2.9, 4.0]
DOG = [0.0, 1.0, 0.0]


def softmax(a: Vector) -> Vector:
    """The shares, from powers of numbers that are at most 0."""
    powers = [math.exp(v - max(a)) for v in a]
    return [power / math.fsum(powers) for power in powers]


def divided(a: Vector) -> Vector:
    return [v / math.fsum(a) for v in a]


def jacobian(y: Vector) -> list[Vector]:
    return [[y[i] * ((i == j) - y[j]) for j in range(len(y))] for i in range(len(y))]


def short(value: float, digits: int) -> str:
    """Write a number as NumPy prints a rounded one."""
    text = f"{value:.{digits}f}".rstrip("0")
    return text if text != "-0." else "-0."


def array(values: Vector, digits: int = 4) -> str:
    return "[" + " ".join(short(value, digits) for value in values) + "]"


def test_numbers_in_the_prose(page: str) -> None:
    """The page shows these values from cells, and no others."""
    lower = [v - 2 for v in A]
    attempts = [[sigmoid(v) for v in A], divided([sigmoid(v) for v in A]), divided(A),
                divided(lower)]
    expected = {f"{v:.2f}" for row in attempts for v in [*row, math.fsum(row)]}
    expected |= {f"{v:.4f}" for T in (0.5, 1, 2, 10, 100) for v in softmax([a / T for a in A])}
    y = softmax(A)
    expected |= {f"{y[2] / y[1]:.2f}", f"{math.exp(1.1):.2f}", f"{y[2]:.2f}"}
    expected |= {f"{softmax([a / T for a in A])[2]:.2f}" for T in (0.5, 100)}
    expected |= {f"{math.e / (math.e + 9):.2f}", f"{math.log(1 + 9 / math.e):.2f}"}
    expected |= {f"{-2 * math.log(0.5):.4f}"}
    assert reader.from_cells(page) == expected


def test_opening_table(page: str) -> None:
    rows = [row[1:] for row in reader.rows(page) if len(row) == 5][1:]
    sigmoids = [sigmoid(v) for v in A]
    expected = [sigmoids, divided(sigmoids), divided(A), divided([v - 2 for v in A])]
    assert rows == [[f"{v:.2f}" for v in [*row, math.fsum(row)]] for row in expected]


def test_worked_by_hand(formulas: str) -> None:
    for c in (0.0, 4.0):
        exact = [math.exp(v - c) for v in A]
        written = [f"{power:.4f}".replace("1.0000", "1") for power in exact]
        total = f"{sum(exact):.4f}"
        for v, power in zip(A, written, strict=True):
            exponent = f"{v - c:.1f}" if v != c else "0"
            assert f"e^{{{exponent}}} &= {power} \\\\" in formulas
        assert f"S &= {total} \\\\" in formulas
        for k, (power, share) in enumerate(zip(written, softmax(A), strict=True), start=1):
            assert f"y_{k} &= {power} / {total} = {share:.4f}" in formulas
            # The line also holds for a reader who divides the rounded numbers.
            assert float(power) / float(total) == pytest.approx(share, abs=1e-4)


def test_percentages(text: str) -> None:
    cat, dog, rabbit = (round(100 * share) for share in softmax(A))
    total = cat + dog + rabbit
    assert re.search(rf"\D{rabbit}\D.{{1,15}}\D{dog}\D.{{1,15}}\D{cat}\D.{{1,15}}{total}", text)
    assert sum(round(share, 4) for share in softmax(A)) == pytest.approx(1, abs=1e-12)
    first, second = (round(100 * sigmoid(v)) for v in A[1:])
    assert re.search(rf"{first} ?(percent|퍼센트).{{1,30}}{second} ?(percent|퍼센트)", text)


def test_code_prints_the_digits_of_the_hand_calculation(outputs: str) -> None:
    shares = array(softmax(A), 8)
    assert shares == "[0.01821127 0.24519181 0.73659691]"
    lines = [f"{array([math.exp(v + c) for v in A])} {sum(math.exp(v + c) for v in A):.4f} {shares}"
             for c in (0.0, -4.0)]
    assert f"{lines[0]} 1.0 {lines[1]} 1.0 True True True" in outputs


def test_order_survives_in_softmax_and_not_in_sigmoids(outputs: str) -> None:
    far = [200.0, 1000.0, 100.0]
    shares = softmax(far)
    assert shares == [0.0, 1.0, 0.0]
    assert [sigmoid(v) for v in far] == [1.0, 1.0, 1.0]
    assert f"True {array(shares)} 1 1 [1. 1. 1.] 0 1" in outputs


def test_temperature_table(page: str) -> None:
    rows = [row for row in reader.rows(page) if len(row) == 4][1:]
    expected = [[f"{T}", *(f"{v:.4f}" for v in softmax([a / T for a in A]))]
                for T in (0.5, 1, 2, 10, 100)]
    assert rows == expected
    assert all(row[1:] == sorted(row[1:]) for row in expected)


def test_overflow(text: str, outputs: str) -> None:
    largest = struct.unpack(">d", bytes.fromhex("7fefffffffffffff"))[0]
    largest32 = struct.unpack(">f", bytes.fromhex("7f7fffff"))[0]
    limit, limit32 = math.log(largest), math.log(largest32)
    with pytest.raises(OverflowError):
        math.exp(709.79)
    assert f"{math.exp(709.78)} inf {limit} {limit32:.5f} [0. 0.] [nan nan nan]" in outputs
    assert f"{limit32:.1f}" in text
    assert math.exp(709.5) < largest < 2 * math.exp(709.5) == math.inf
    assert math.exp(-800.0) == 0
    digits = math.floor(1010 / math.log(10)) + 1
    assert f"{digits}" in text


def test_clipping_makes_a_tie(outputs: str) -> None:
    tie = softmax([min(v, 700.0) for v in (1010, 1000, 990)])
    assert f"{array(tie, 8)} [nan 0. 0.]" in outputs
    assert 1500 - 700 > 709.79


def test_maximum_subtracted(outputs: str) -> None:
    first = " ".join(f"{v:.8e}" for v in softmax([1010.0, 1000.0, 990.0]))
    assert first == "9.99954600e-01 4.53978686e-05 2.06106005e-09"
    third = array(softmax([-800.0, -801.0, -802.0]), 8)
    assert softmax([1500.0, 0.0, -1500.0]) == [1.0, 0.0, 0.0]
    assert f"[{first}] [0.5 0.5] {third} [1. 0. 0.]" in outputs


def test_axis(outputs: str) -> None:
    B = [[0.3, 2.9, 4.0], [2.0, 1.0, 0.0], [0.0, 5.0, 0.0]]
    E = [[math.exp(v - 5.0) for v in row] for row in B]
    sums = [sum(row) for row in E]
    whole = [total / sum(sums) for total in sums]
    columns = [sum(v / total for v, total in zip(row, sums, strict=True)) for row in E]
    assert f"{array(whole)} {array(columns)} [1. 1. 1.]" in outputs


def test_jacobian(formulas: str, outputs: str) -> None:
    y = softmax(A)
    J = jacobian(y)
    assert f"[{' '.join(array(row) for row in J)}] True True True True" in outputs
    assert f"-{y[0]:.4f} \\cdot {y[1]:.4f} &= {J[0][1]:.4f} \\\\" in formulas
    assert f" {y[1]:.4f} \\cdot {1 - y[1]:.4f} &= {J[1][1]:.4f} \\\\" in formulas
    assert f"-{y[2]:.4f} \\cdot {y[1]:.4f} &= {J[2][1]:.4f}" in formulas
    assert math.fsum(row[1] for row in J) == pytest.approx(0, abs=1e-16)


def test_gradient_is_output_minus_target(formulas: str, outputs: str) -> None:
    y = softmax(A)
    gradient = [share - target for share, target in zip(y, DOG, strict=True)]
    cat, dog, rabbit = (f"{v:.4f}" for v in gradient)
    assert f"y - t = ({cat},\\; {dog},\\; {rabbit})" in formulas
    shortcut = [-target / share * share * (1 - share) + 0.0
                for share, target in zip(y, DOG, strict=True)]
    assert " ".join([array(shortcut), *[array(gradient)] * 3]) in outputs


def test_squared_error_has_no_slope_where_it_is_sure_and_wrong(outputs: str) -> None:
    y = softmax([10.0, 0.0, 0.0])
    error = [share - target for share, target in zip(y, DOG, strict=True)]
    half = sum(e * e for e in error) / 2
    slopes = [math.fsum(error[i] * row[k] for i, row in enumerate(jacobian(y))) for k in range(3)]
    assert f"{half:.4f} {array(slopes)} {-math.log(y[1]):.4f} {array(error)}" in outputs


def test_softmax_twice(outputs: str) -> None:
    twice = softmax([float(k == 3) for k in range(10)])
    assert f"{max(twice):.3f} {-math.log(max(twice)):.4f}" in outputs
    assert max(twice) == pytest.approx(math.e / (math.e + 9))


def test_several_labels(formulas: str, outputs: str) -> None:
    for s in (1.0, 5.0, 20.0):
        logits = [s, s, -s]
        shares, each = softmax(logits), [sigmoid(v) for v in logits]
        loss = -math.log(shares[0]) - math.log(shares[1])
        # 1 - sigmoid(-s) is sigmoid(s): each of the three is right by as much.
        apart = round(-math.log(sigmoid(s)), 4)
        assert f"{s} {array(shares)} {loss:.4f} {s} {array(each)} {apart}" in outputs
    best = min(-math.log(p / 100) - math.log(1 - p / 100) for p in range(1, 100))
    assert best == pytest.approx(2 * math.log(2))
    assert "(\\tfrac12, \\tfrac12, 0)" in formulas
    assert outputs.endswith("ValueError")


def test_sigmoid_is_softmax_of_two() -> None:
    for first, second in itertools.product((-3.0, 0.0, 2.5), repeat=2):
        assert softmax([first, second])[0] == pytest.approx(sigmoid(first - second))
