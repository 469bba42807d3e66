"""The errors of the sources that chapter 6 corrects, each decided by differences."""

import math

import pytest

from tests.book import reader
from tests.book.test_numbers_ch06 import W1, W2, T, X, error, layer, nudged, sigmoid, slopes

PAGE = "ch06_backpropagation"


def hidden_errors() -> tuple[list[float], list[float]]:
    """Return the exact and the heuristic errors of the three hidden nodes."""
    y = layer(layer(X, W1), W2)
    e = [p - q for p, q in zip(T, y, strict=True)]
    passed = [a * v * (1 - v) for a, v in zip(e, y, strict=True)]
    return ([sum(w * a for w, a in zip(row, passed, strict=True)) for row in W2],
            [sum(w * a for w, a in zip(row, e, strict=True)) for row in W2])


def largest_gap(errors: list[float]) -> float:
    z, first = layer(X, W1), slopes()[0]
    return max(abs(-e * v * (1 - v) * x - first[i][j])
               for i, x in enumerate(X) for j, (e, v) in enumerate(zip(errors, z, strict=True)))


def test_heuristic_error_is_not_the_gradient(page: str) -> None:
    """Erratum 2."""
    exact, heuristic = hidden_errors()
    assert largest_gap(exact) < 1e-9
    assert largest_gap(heuristic) > 0.05
    text = reader.printed(page)
    assert f"{largest_gap(exact):.4f} {largest_gap(heuristic):.4f}" in text


def test_heuristic_step_can_climb(page: str) -> None:
    """Erratum 2."""
    def E(w: float) -> float:
        z = sigmoid(w)
        return ((0.4 - sigmoid(z + 2.5)) ** 2 + (0.8 - sigmoid(z - 0.5)) ** 2) / 2

    y = [sigmoid(3.0), sigmoid(0.0)]
    e = [0.4 - y[0], 0.8 - y[1]]
    heuristic, exact = sum(e), sum(a * v * (1 - v) for a, v in zip(e, y, strict=True))
    slope = (E(1e-5) - E(-1e-5)) / 2e-5
    assert slope == pytest.approx(-exact / 4, abs=1e-9)
    assert heuristic < 0 < exact
    assert E(0.1 * exact / 4) < E(0) < E(0.1 * heuristic / 4)
    text, tex = reader.printed(page), reader.formulas(page)
    assert f"{slope:.4f} {E(0):.6f}" in text
    for error_ in (exact, heuristic):
        assert f"{-error_ / 4:.4f} {E(0.1 * error_ / 4):.6f}" in text
    assert rf"({e[0]:.4f},\ {e[1]:.1f})" in tex
    assert f"{e[0]:.4f} + {e[1]:.1f} = {heuristic:.4f}" in tex
    tilts = [v * (1 - v) for v in y]
    assert rf"{e[0]:.4f} \cdot {tilts[0]:.4f}" in tex
    assert rf"{e[1]:.1f} \cdot {tilts[1]:.2f}" in tex
    assert f"{e[0] * tilts[0]:.4f} + {e[1] * tilts[1]:.4f} = {exact:.4f}" in tex


def test_the_factor_2_does_not_vanish(page: str) -> None:
    """Erratum 3."""
    h = 1e-5
    whole = 2 * (error(W1, nudged(W2, 0, 0, h)) - error(W1, nudged(W2, 0, 0, -h))) / (2 * h)
    z = layer(X, W1)
    y = layer(z, W2)
    written = -(T[0] - y[0]) * y[0] * (1 - y[0]) * z[0]
    assert whole == pytest.approx(2 * written, rel=1e-8)
    assert "[2. 2. 2.]" in reader.printed(page)


def test_transposed_indices_are_wrong() -> None:
    """Row k, column j of Rashid's matrix belongs to the weight from j to k (erratum 3)."""
    z, last = layer(X, W1), slopes()[1]
    y = layer(z, W2)
    table = [[(t - v) * v * (1 - v) * s for s in z] for t, v in zip(T, y, strict=True)]
    for j in range(3):
        for k in range(3):
            assert table[k][j] == pytest.approx(-last[j][k], abs=1e-9)
    assert abs(table[0][1] + last[0][1]) > 0.05


def test_turned_matrix_on_the_way_back(page: str) -> None:
    """Erratum 3."""
    z, first = layer(X, W1), slopes()[0]
    y = layer(z, W2)
    delta = [(v - t) * v * (1 - v) for t, v in zip(T, y, strict=True)]
    turned = [sum(delta[k] * W2[k][j] for k in range(3)) * z[j] * (1 - z[j]) for j in range(3)]
    gap = max(abs(x * d - first[i][j]) for i, x in enumerate(X) for j, d in enumerate(turned))
    assert f"{round(gap, 4)} 1e-01" in reader.printed(page)


def test_the_sum_falls_away_only_without_softmax(page: str) -> None:
    """Erratum 3."""
    def outputs(A: list[list[float]], B: list[list[float]], soft: bool) -> list[float]:
        z = layer(X, A)
        sums = [sum(v * row[k] for v, row in zip(z, B, strict=True)) for k in range(3)]
        if not soft:
            return [sigmoid(a) for a in sums]
        total = math.fsum(math.exp(a) for a in sums)
        return [math.exp(a) / total for a in sums]

    def moved(which: int, soft: bool) -> list[float]:
        up, down = (outputs(nudged(W1, 0, 0, h * (which == 0)),
                            nudged(W2, 0, 0, h * (which == 1)), soft) for h in (1e-5, -1e-5))
        return [(a - b) / 2e-5 for a, b in zip(up, down, strict=True)]

    sigmoids, softmax, earlier = moved(1, False), moved(1, True), moved(0, False)
    assert sigmoids[0] != 0
    assert sigmoids[1:] == [0, 0]
    assert softmax[0] > 0 > max(softmax[1:])
    assert sum(softmax) == pytest.approx(0, abs=1e-9)
    assert min(earlier) > 0
    text = reader.printed(page)
    for value in (sigmoids[0], *softmax, *earlier):
        assert str(round(value, 4)) in text


def test_silent_input_keeps_its_weights() -> None:
    """With the second input 0, the slopes of its weights are exactly 0 (erratum 4)."""
    def E(A: list[list[float]]) -> float:
        y = layer(layer([0.9, 0.0, 0.8], A), W2)
        return sum((p - q) ** 2 for p, q in zip(T, y, strict=True))

    for j in range(3):
        assert E(nudged(W1, 1, j, 0.5)) == E(W1)
        assert E(nudged(W1, 0, j, 0.5)) != E(W1)
