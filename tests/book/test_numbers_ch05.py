"""Every number of chapter 5, worked out again without ``nnlib``."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from tests.book import reader
from tests.book.numbers import sigmoid

PAGE = "ch05_gradient_descent"

RATES = ["0.25", "0.5", "0.75", "1", "1.25"]
HOURS, PASSED = np.arange(1.0, 7.0), np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])


def third_output(w12: float) -> float:
    """Rashid's network node by node, W[k][j] as in his book."""
    x = [0.9, 0.1, 0.8]
    into = [[0.9, 0.3, 0.4], [w12, 0.8, 0.2], [0.1, 0.5, 0.6]]
    out = [0.8, 0.1, 0.9]
    hidden = [sigmoid(sum(w * v for w, v in zip(row, x, strict=True))) for row in into]
    return sigmoid(sum(w * v for w, v in zip(out, hidden, strict=True)))


def parabola_walk(rate: str, steps: int = 4, start: int = 3) -> list[Fraction]:
    path = [Fraction(start)]
    for _ in range(steps):
        path.append(path[-1] - Fraction(rate) * 2 * (path[-1] - 1))
    return path


def valley(w1: float) -> float:
    return (w1 * w1 - 1) ** 2 + 0.3 * w1


def stationary() -> list[float]:
    """Return the three places where the slope of the valleys is 0, from the cubic."""
    return sorted(np.roots([4, 0, -4, 0.3]).real.tolist())


def exam() -> tuple[float, float]:
    """Return bias and weight of the six students, each equation solved by bisection."""
    def slopes(b: float, w: float) -> tuple[float, float]:
        gaps = [sigmoid(b + w * x) - t for x, t in zip(HOURS, PASSED, strict=True)]
        return sum(gaps), sum(g * x for g, x in zip(gaps, HOURS, strict=True))

    def best_b(w: float) -> float:
        low, high = -50.0, 50.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (low, middle) if slopes(middle, w)[0] > 0 else (middle, high)
        return low

    low, high = 0.0, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        rising = slopes(best_b(middle), middle)[1] > 0
        low, high = (low, middle) if rising else (middle, high)
    return best_b(low), low


def newton_steps() -> int:
    b, w = 0.0, 0.0
    for step in range(50):
        y = np.array([sigmoid(b + w * x) for x in HOURS])
        g0, g1 = (y - PASSED).sum() / 6, ((y - PASSED) * HOURS).sum() / 6
        if max(abs(g0), abs(g1)) <= 1e-12:
            return step
        s = y * (1 - y) / 6
        h00, h01, h11 = s.sum(), (s * HOURS).sum(), (s * HOURS * HOURS).sum()
        determinant = h00 * h11 - h01 * h01
        b -= (h11 * g0 - h01 * g1) / determinant
        w -= (h00 * g1 - h01 * g0) / determinant
    raise AssertionError("Newton's method did not arrive")


def exam_walk() -> tuple[int, float]:
    """Return the steps of gradient descent until no slope exceeds 1e-6, and the distance left."""
    b = w = 0.0
    for step in range(20_000):
        y = 1 / (1 + np.exp(-(b + w * HOURS)))
        g0, g1 = (y - PASSED).sum() / 6, ((y - PASSED) * HOURS).sum() / 6
        if max(abs(g0), abs(g1)) <= 1e-6:
            best = exam()
            return step, max(abs(b - best[0]), abs(w - best[1]))
        b, w = b - 0.5 * g0, w - 0.5 * g1
    raise AssertionError("the walk did not arrive")


def line_data() -> tuple[np.random.Generator, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    x = rng.uniform(-1, 1, 100)
    t = 0.5 + 2 * x + rng.normal(0, 0.3, 100)
    t[7] = 8.0
    return rng, x, t


def line_walks() -> dict[int, list[float]]:
    """Return for each batch size the distance from the best weights after every update."""
    rng, x, t = line_data()
    w_best = np.cov(x, t, bias=True)[0, 1] / x.var()
    b_best = t.mean() - w_best * x.mean()
    away: dict[int, list[float]] = {}
    for size in (100, 10, 1):
        b = w = 0.0
        away[size] = [math.hypot(b_best, w_best)]
        for _ in range(10):
            order = rng.permutation(100)
            for i in order.reshape(-1, size):
                error = b + w * x[i] - t[i]
                b, w = b - 0.2 * error.mean(), w - 0.2 * (error * x[i]).mean()
                away[size].append(math.hypot(b - b_best, w - w_best))
    return away


def fits(seed: int) -> dict[int, tuple[float, float]]:
    """Loss on the seen and on the fresh points; the walk in the eigenvectors' coordinates."""
    rng = np.random.default_rng(seed)
    s, u = rng.uniform(-1, 1, 10), rng.uniform(-1, 1, 100)
    seen, fresh = (np.sin(3 * p) + rng.normal(0, 0.2, p.size) for p in (s, u))
    basis = [np.polynomial.legendre.Legendre.basis(n) for n in range(10)]
    A, B = (np.array([f(p) for f in basis]).T for p in (s, u))
    U, S, Vt = np.linalg.svd(A)
    losses = {}
    for k in (10, 100, 1000, 10_000):
        reached = (1 - (1 - 0.06 * S**2) ** k) / S
        w = Vt.T @ (reached * (U.T @ seen))
        losses[k] = float(((A @ w - seen) ** 2).mean()), float(((B @ w - fresh) ** 2).mean())
    return losses


def ravine_length(rate: float, steps: int) -> float:
    points = [(3 * (1 - 2 * rate) ** k, (1 - 20 * rate) ** k) for k in range(steps + 1)]
    return sum(math.dist(p, q) for p, q in pairwise(points))


def test_values_from_cells(page: str) -> None:
    left, _, right = stationary()
    b, w = exam()
    steps, gap = exam_walk()
    _, _, t = line_data()
    away = line_walks()
    runs = [fits(seed) for seed in range(20)]
    expected = {
        f"{third_output(0.2):.4f}", f"{third_output(0.2) + 0.5:.4f}",
        f"{third_output(-1000):.4f}", f"{third_output(1000):.4f}",
        "18,000", "1,500,000", f"{5e8 / (365.25 * 86400):.1f}",
        *(f"{float(x):g}" for rate in RATES for x in parabola_walk(rate)[1:]),
        f"{left:.4f}", f"{valley(left):.4f}", f"{right:.4f}", f"{valley(right):.4f}",
        f"{b:.4f}", f"{w:.4f}", str(newton_steps()), f"{steps:,}", f"{gap:.4f}", "200",
        f"{13_002**2:,}", f"{500_000**2 * 8 // 10**12}",
        f"{-2 * t.mean():.2f}", f"{-2 * t[7]:.2f}",
        f"{away[100][1]:.2f}", f"{away[10][10]:.2f}",
        f"{max(away[10][-10:]):.2f}", f"{max(away[1][-100:]):.2f}",
        *(f"{value:.4f}" for pair in runs[0].values() for value in pair),
        "20", str(sum(run[10_000][1] > run[100][1] for run in runs)),
        f"{3 * 0.98**40:.4f}", f"{math.degrees(math.atan(1 / 3)):.0f}",
        f"{math.degrees(math.atan(20 / 6)):.0f}", f"{math.hypot(3, 1):.2f}",
        f"{ravine_length(0.001, 6000):.2f}", f"{ravine_length(0.09, 60):.2f}",
    }
    assert reader.from_cells(page) == expected


def test_one_weight_cannot_do_it(page: str) -> None:
    text = reader.printed(page)
    for w12 in (-1000, -10, 0, 0.2, 1, 10, 1000):
        assert f"{w12} {third_output(w12):.4f}" in text
    tried = [third_output(w12) for w12 in np.linspace(-500, 500, 2001)]
    assert min(tried) == pytest.approx(0.7675, abs=5e-5)
    assert max(tried) == pytest.approx(0.7849, abs=5e-5)


def test_all_cases_take_forever(page: str) -> None:
    tex = reader.formulas(page)
    assert 1000**18 == 10**54
    assert "1000^{18} = 10^{54}" in tex
    years = Fraction(10**54, 10**9) / Fraction(36525 * 864)
    assert f"{float(years):.0e}" == "3e+37"
    assert "3 \\cdot 10^{37}" in tex
    assert len(str(1000**500)) - 1 == 1500
    assert 1000 * 500_000 == 5 * 10**8


def test_four_steps_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    path = parabola_walk("0.25")
    for k in range(4):
        slope = 2 * (path[k] - 1)
        a, s, d, z = (f"{float(v):g}" for v in (path[k], slope, slope / 4, path[k + 1]))
        assert f"x_{k + 1} &= {a} - 0.25 \\cdot {s} = {a} - {d} = {z}" in tex
    assert [float(x - 1) for x in path] == [2, 1, 0.5, 0.25, 0.125]
    assert parabola_walk("0.25", 1, -1)[1] == 0


def test_learning_rates(page: str) -> None:
    rows = [row[:6] for row in reader.rows(page) if len(row) == 7]
    text = reader.printed(page)
    for rate in RATES:
        path = parabola_walk(rate)
        factor = 1 - 2 * Fraction(rate)
        assert all(path[k] - 1 == factor**k * 2 for k in range(5))
        assert [rate, *(f"{float(x):g}" for x in path)] in rows
        assert f"{float(rate)} {[float(x) for x in path]}" in text
    assert "[3. 0. 1.5 0.75 1.125] [[3. -1.] [2. 0.] [1.5 0.5]]" in text


def test_two_meter_steps(page: str) -> None:
    place, seen = 0.5, [0.5]
    for _ in range(4):
        place -= math.copysign(2, place)
        seen.append(place)
    assert seen == [0.5, -1.5, 0.5, -1.5, 0.5]
    assert "-1.5" in reader.formulas(page)


def test_three_walks_in_two_valleys() -> None:
    """A and C reach the left valley, B the right one; the ridge lies a little right of 0."""
    left, ridge, right = stationary()
    assert 0 < ridge < 0.1
    assert valley(left) < valley(right)
    for start, end in ((-0.3, left), (1.6, right), (-1.7, left), (ridge - 0.02, left)):
        w = start
        for _ in range(2000):
            w -= 0.05 * (4 * w * (w * w - 1) + 0.3)
        assert w == pytest.approx(end, abs=1e-6)


def test_line_through_three_points(page: str) -> None:
    tex = reader.formulas(page)
    X, t = [(1, 0), (1, 1), (1, 2)], [1, 2, 4]
    products = [[sum(r[i] * r[j] for r in X) for j in (0, 1)] for i in (0, 1)]
    right = [sum(r[i] * v for r, v in zip(X, t, strict=True)) for i in (0, 1)]
    for row, value in zip(products, right, strict=True):
        assert f"{row[0]}b + {row[1]}w_1 = {value}" in tex
    w = Fraction(right[1] - right[0], products[1][1] - products[0][1])
    b = (right[0] - 3 * w) / 3
    assert (w, b) == (Fraction(3, 2), Fraction(5, 6))
    assert f"b = 2.5/3 = {float(b):.4f}" in tex
    assert f"[{float(b):.4f} 1.5] [{float(b):.4f} 1.5] [{float(b):.4f} 1.5] True" in (
        reader.printed(page))


def test_updates_of_ten_epochs(page: str) -> None:
    found = [f"{size} {100 // size} {10 * (100 // size)}" for size in (100, 10, 1)]
    assert " ".join(found) in reader.printed(page)
    assert [len(walk) - 1 for walk in line_walks().values()] == [10, 100, 1000]


def test_overfitting(page: str) -> None:
    seen, fresh = zip(*fits(0).values(), strict=True)
    assert sorted(seen, reverse=True) == list(seen)
    assert fresh[1] < fresh[0] < fresh[2] < fresh[3]
    rows = reader.rows(page)
    assert any(row[1:] == [f"{v:.4f}" for v in seen] for row in rows)
    assert any(row[1:] == [f"{v:.4f}" for v in fresh] for row in rows)


def test_narrow_valley(page: str) -> None:
    text = reader.printed(page)
    for rate in (0.25, 0.105, 0.09, 0.01):
        found = text.rsplit(f"{rate} [", 1)[1].split("]")[0].split()
        wanted = [3 * (1 - 2 * rate) ** 40, (1 - 20 * rate) ** 40]
        assert [float(v) for v in found] == pytest.approx(wanted, rel=1e-4)
    assert abs(1 - 20 * 0.0999) < 1 < abs(1 - 20 * 0.1001)


def test_loss_rises_with_too_large_a_rate(page: str) -> None:
    X, t = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 2.0, 4.0])
    w, losses = np.zeros(2), []
    for _ in range(6):
        losses.append(round(float(((X @ w - t) ** 2).mean()), 2))
        w = w - 0.5 * 2 / 3 * X.T @ (X @ w - t)
    assert losses == sorted(losses)
    shown = reader.printed(page).rsplit("[", 1)[1].split("]")[0].split()
    assert [float(v) for v in shown] == losses
