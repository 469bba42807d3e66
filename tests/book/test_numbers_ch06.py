"""Every number of chapter 6, worked out again in plain Python, slopes by differences."""

import math
from itertools import pairwise

import numpy as np

from tests.book import reader
from tests.book.numbers import sigmoid

PAGE = "ch06_backpropagation"

X, T = [0.9, 0.1, 0.8], [0.3, 0.9, 0.6]
W1 = [[0.9, 0.2, 0.1], [0.3, 0.8, 0.5], [0.4, 0.2, 0.6]]
W2 = [[0.3, 0.6, 0.8], [0.7, 0.5, 0.1], [0.5, 0.2, 0.9]]
SILENT = [[0.9, 0.0, 0.8], [0.2, 0.0, 0.5], [0.6, 0.0, 0.1]]
WANTED = [[0.3, 0.9, 0.6], [0.8, 0.2, 0.4], [0.5, 0.6, 0.1]]
DIGITS = [784, 16, 16, 10]
Matrix = list[list[float]]


def layer(x: list[float], W: Matrix) -> list[float]:
    return [sigmoid(sum(v * row[k] for v, row in zip(x, W, strict=True)))
            for k in range(len(W[0]))]


def error(A: Matrix, B: Matrix) -> float:
    y = layer(layer(X, A), B)
    return sum((p - q) ** 2 for p, q in zip(T, y, strict=True)) / 2


def nudged(W: Matrix, j: int, k: int, h: float) -> Matrix:
    return [[w + h * ((r, c) == (j, k)) for c, w in enumerate(row)] for r, row in enumerate(W)]


def slopes() -> tuple[Matrix, Matrix]:
    """Return the slopes of all eighteen weights by central differences."""
    h = 1e-5
    first = [[(error(nudged(W1, j, k, h), W2) - error(nudged(W1, j, k, -h), W2)) / (2 * h)
              for k in range(3)] for j in range(3)]
    last = [[(error(W1, nudged(W2, j, k, h)) - error(W1, nudged(W2, j, k, -h))) / (2 * h)
             for k in range(3)] for j in range(3)]
    return first, last


def minus(W: Matrix, G: Matrix) -> Matrix:
    return [[w - g for w, g in zip(p, q, strict=True)] for p, q in zip(W, G, strict=True)]


def deep_lengths(bend: str) -> list[float]:
    """Return the gradient's length at each of ten layers, from the chain rule written out."""
    rng = np.random.default_rng(6)
    inputs, wanted = rng.normal(size=(100, 20)), rng.random((100, 20))
    rng = np.random.default_rng(6)
    spread = math.sqrt(2 / 20) if bend == "relu" else math.sqrt(2 / 40)
    weights = [rng.normal(0, spread, (20, 20)) for _ in range(10)]
    values: list[np.ndarray] = [inputs]
    tilts: list[np.ndarray] = []
    for i, W in enumerate(weights):
        a = values[-1] @ W
        if bend == "sigmoid" or i == 9:
            z = 1 / (1 + np.exp(-a))
            tilts.append(z * (1 - z))
        elif bend == "tanh":
            z = np.tanh(a)
            tilts.append(1 / np.cosh(a) ** 2)
        else:
            z = a * (a > 0)
            tilts.append((a > 0) * 1.0)
        values.append(z)
    delta = (values[-1] - wanted) / 100 * tilts[-1]
    lengths = []
    for i in range(9, -1, -1):
        lengths.append(float(np.sqrt(((values[i].T @ delta) ** 2).sum())))
        if i:
            delta = delta @ weights[i].T * tilts[i - 1]
    return lengths[::-1]


def trained(first: Matrix, last: Matrix) -> np.ndarray:
    """Return the first layer's weights after a thousand full-batch steps at rate 1."""
    A, B = np.array(first), np.array(last)
    c, d = np.zeros(3), np.zeros(3)
    inputs, wanted = np.array(SILENT), np.array(WANTED)
    for _ in range(1000):
        z = 1 / (1 + np.exp(-(inputs @ A + c)))
        y = 1 / (1 + np.exp(-(z @ B + d)))
        out = (y - wanted) * y * (1 - y) / 3
        hid = out @ B.T * z * (1 - z)
        A, B = A - inputs.T @ hid, B - z.T @ out
        c, d = c - hid.sum(axis=0), d - out.sum(axis=0)
    return A


def row(values: list[float] | np.ndarray, digits: int) -> str:
    """Write numbers as NumPy prints a rounded row, apart from the spaces."""
    found = np.array2string(np.array(values).round(digits))
    return " ".join(found.replace("[", "[ ").replace("]", " ]").split())


def spaced(text: str) -> str:
    return " ".join(text.replace("[", "[ ").replace("]", " ]").split())


def test_values_from_cells(page: str) -> None:
    products = [m * n for m, n in pairwise(DIGITS)]
    numbers = sum(products) + sum(DIGITS[1:])
    both = 2 * sum(products) + sum(products[1:])
    first, last = slopes()
    lengths = [deep_lengths(bend) for bend in ("sigmoid", "tanh", "relu")]
    ratios = [found[-1] / found[0] for found in lengths]
    assert reader.from_cells(page) == {
        f"{numbers:,}", f"{2 * numbers:,}", f"{sum(products):,}",
        f"{2 * numbers * sum(products):,}", f"{both:,}",
        f"{2 * numbers * sum(products) / both:,.0f}",
        f"{error(W1, W2):.4f}", f"{error(minus(W1, first), minus(W2, last)):.4f}",
        f"{ratios[0]:,.0f}", f"{ratios[1]:.1f}", f"{ratios[2]:.1f}",
    }


def test_worked_by_hand(page: str) -> None:
    """The four-digit numbers follow from each other, and are the true ones rounded."""
    tex = reader.formulas(page)
    z, first, last = layer(X, W1), *slopes()
    y = layer(z, W2)
    short_y, short_z = [round(v, 4) for v in y], round(z[0], 4)
    gap = [round(p - q, 4) for p, q in zip(short_y, T, strict=True)]
    assert rf"y - t &= ({gap[0]},\ {gap[1]},\ {gap[2]})" in tex
    squares = [f"{g * g:.4f}" for g in gap]
    assert rf"\tfrac12\,({' + '.join(squares)})" in tex
    assert f"&= {error(W1, W2):.4f}" in tex
    assert f"{sum(map(float, squares)) / 2:.4f}" == f"{error(W1, W2):.4f}"
    tilts = [round(v * (1 - v), 4) for v in short_y]
    delta = [round(g * s, 4) for g, s in zip(gap, tilts, strict=True)]
    for k in range(3):
        assert f"{delta[k]:.4f}" == f"{last[0][k] / z[0]:.4f}"
    assert rf"{gap[0]} \cdot {short_y[0]} \cdot {1 - short_y[0]:.4f}" in tex
    assert rf"&= {gap[0]} \cdot {tilts[0]} = {delta[0]} " in tex
    for k in (1, 2):
        assert rf"_{k + 1} &= {gap[k]} \cdot {tilts[k]} = {delta[k]}" in tex
    assert rf"= {short_z} \cdot {delta[0]} = {last[0][0]:.4f}" in tex
    assert f"{short_z * delta[0]:.4f}" == f"{last[0][0]:.4f}"
    parts = [round(w * d, 4) for w, d in zip(W2[0], delta, strict=True)]
    assert rf"&= {W2[0][0]} \cdot {delta[0]} + {W2[0][1]} \cdot ({delta[1]})" in tex
    assert rf"+ {W2[0][2]} \cdot {delta[2]}" in tex
    assert f"&= {parts[0]} - {-parts[1]} + {parts[2]}" in tex
    back, tilt = round(sum(parts), 4), round(short_z * (1 - short_z), 4)
    assert f"&= {back} " in tex
    assert rf"{back} \cdot {short_z} \cdot {1 - short_z:.4f}" in tex
    hidden = round(back * tilt, 4)
    assert rf"&= {back} \cdot {tilt} = {hidden}" in tex
    assert f"{hidden:.4f}" == f"{first[0][0] / X[0]:.4f}"
    assert rf"= {X[0]} \cdot {hidden} = {first[0][0]:.4f}" in tex
    assert f"{X[0] * hidden:.4f}" == f"{first[0][0]:.4f}"
    assert rf"0.3 - 1 \cdot {last[0][0]:.4f} = {0.3 - last[0][0]:.4f}" in tex
    assert rf"0.9 - 1 \cdot {first[0][0]:.4f} = {0.9 - first[0][0]:.4f}" in tex


def test_forward_values(page: str) -> None:
    tex = reader.formulas(page)
    z = layer(X, W1)
    assert rf"t = ({T[0]},\ {T[1]},\ {T[2]})" in tex
    assert rf"x = ({X[0]},\ {X[1]},\ {X[2]})" in tex
    assert r"z = \sigma(0) = 0.5" in tex
    for values in (z, layer(z, W2)):
        assert r",\ ".join(f"{v:.4f}" for v in values) in tex


def test_code_prints_the_same_digits(page: str) -> None:
    text = spaced(reader.printed(page))
    z, first, last = layer(X, W1), *slopes()
    out = [last[0][k] / z[0] for k in range(3)]
    hid = [first[0][k] / X[0] for k in range(3)]
    assert f"{row(out, 4)} {row(hid, 4)}" in text
    assert f"{last[0][0]:.4f} {first[0][0]:.4f}" in text


def test_training_with_a_silent_input_and_with_twins(page: str) -> None:
    text = spaced(reader.printed(page))
    assert f"{row(np.array(W1), 1)} {row(trained(W1, W2), 4)}" in text
    half = [[0.5] * 3] * 3
    twins = trained(half, half)
    assert row(twins, 4) in text
    assert (twins == twins[:, :1]).all()


def test_words_around_the_numbers(page: str) -> None:
    """Sentences that name a size hold."""
    z = layer(X, W1)
    y = layer(z, W2)
    e = [p - q for p, q in zip(T, y, strict=True)]
    for w in W2:
        ratio = (sum(a * b for a, b in zip(w, e, strict=True))
                 / sum(a * b * v * (1 - v) for a, b, v in zip(w, e, y, strict=True)))
        assert 5 < ratio < 6
        assert f"{ratio:.2f}" in reader.printed(page)


def test_answers_to_the_predictions(page: str) -> None:
    """A saturated output is more wrong and teaches less."""
    text = reader.words(page)
    shown = []
    for factor in (1, 6):
        y = layer(layer(X, W1), [[factor * w for w in row] for row in W2])[0]
        shown.append((f"{y - T[0]:.4f}", f"{(y - T[0]) * y * (1 - y):.4f}"))
    for before, now in zip(*shown, strict=True):
        assert any(f"{before}{link}{now}" in text for link in (" to ", "에서 "))


def test_length_of_the_ruler(page: str) -> None:
    """The ruler of 10^-5 is the best of five."""
    text = reader.printed(page)
    z = layer(X, W1)
    y = layer(z, W2)
    true = z[0] * (y[0] - T[0]) * y[0] * (1 - y[0])
    gaps = {}
    for h in (1e-1, 1e-3, 1e-5, 1e-8, 1e-11):
        up, down = error(W1, nudged(W2, 0, 0, h)), error(W1, nudged(W2, 0, 0, -h))
        gaps[h] = abs((up - down) / (2 * h) - true)
        assert f"{h:.0e} {h == 1e-5}" in text
    assert min(gaps, key=lambda h: gaps[h]) == 1e-5
    assert gaps[1e-5] < 1e-10
