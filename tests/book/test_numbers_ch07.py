"""Every number of chapter 7, worked out again with the eight rules written as in their papers."""

import math
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import pytest

from tests.book import reader

PAGE = "ch07_optimizers"

NAMES = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam", "Nadam"]
KEPT = [0, 1, 1, 1, 1, 2, 2, 2]
RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
BENDS, START = np.array([0.1, 2.0]), np.array([10.0, 1.0])
HALF = math.sqrt(0.5)
TURN = np.array([[HALF, -HALF], [HALF, HALF]])
Slope = Callable[[np.ndarray], np.ndarray]


def walk(name: str, rate: float, slope: Slope, start: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the start and then every point, with the usual settings of each paper."""
    w = start.astype(float)
    v = s = u = m = np.zeros_like(w)
    warm, n = 1.0, 0
    while True:
        yield w
        g, n = slope(w), n + 1
        if name == "SGD":
            w = w - rate * g
        elif name == "Momentum":
            v = 0.9 * v - rate * g
            w = w + v
        elif name == "Nesterov":
            old, v = v, 0.9 * v - rate * g
            w = w - 0.9 * old + 1.9 * v
        elif name == "AdaGrad":
            s = s + g**2
            w = w - rate * g / (np.sqrt(s) + 1e-10)
        elif name == "RMSProp":
            s = 0.9 * s + 0.1 * g**2
            w = w - rate * g / (np.sqrt(s) + 1e-8)
        elif name == "AdaDelta":
            s = 0.9 * s + 0.1 * g**2
            d = np.sqrt(u + 1e-6) / np.sqrt(s + 1e-6) * g
            u = 0.9 * u + 0.1 * d**2
            w = w - rate * d
        else:
            m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
            first = m / (1 - 0.9**n)
            if name == "Nadam":
                mu, after = (0.9 * (1 - 0.5 * 0.96 ** (0.004 * k)) for k in (n, n + 1))
                warm *= mu
                first = after * m / (1 - warm * after) + (1 - mu) * g / (1 - warm)
            w = w - rate * first / (np.sqrt(s / (1 - 0.999**n)) + 1e-8)


def after(steps: int, name: str, rate: float, slope: Slope, start: np.ndarray) -> np.ndarray:
    points = walk(name, rate, slope, start)
    for _ in range(steps):
        next(points)
    return next(points)


def valley(w: np.ndarray) -> np.ndarray:
    return BENDS * w


def height(w: np.ndarray) -> float:
    return float(w[0] ** 2 / 20 + w[1] ** 2)


def steps_needed(name: str, rate: float, matrix: np.ndarray, limit: int) -> float:
    """Return the median over 24 starts of the steps until E stays below 0.01."""
    angles = [(k + 0.5) * math.pi / 12 for k in range(24)]
    starts = np.array([[8 * math.cos(a), 8 * math.sin(a)] for a in angles])
    last = [0] * 24
    with np.errstate(all="ignore"):
        for i, w in enumerate(walk(name, rate, lambda w: w @ matrix, starts)):
            E = np.einsum("ni,ij,nj->n", w, matrix, w) / 2
            if i == limit or not np.isfinite(E).all():
                break
            last = [i + 1 if e >= 0.01 else k for e, k in zip(E, last, strict=True)]
    if not np.isfinite(E).all() or median(last) >= limit - 1:
        return math.inf
    return median(last)


@pytest.fixture(scope="module")
def race() -> dict[str, list[tuple[float, float]]]:
    """Fewest steps and the rate that needs them, for each optimizer and each valley."""
    shapes = [(np.diag(BENDS), 500), (TURN @ np.diag(BENDS) @ TURN.T, 500),
              (np.diag([0.1, 100.0]), 1000)]
    return {name: [min((steps_needed(name, rate, M, limit), rate) for rate in RATES)
                   for M, limit in shapes] for name in NAMES}


def entry(steps: float, rate: float) -> str:
    return "> 1,000" if math.isinf(steps) else f"{two_digits(steps)} ({rate:g})"


def two_digits(steps: float) -> str:
    return f"{float(f'{steps:.2g}'):g}"


def noisy(rates: list[float]) -> float:
    rng = np.random.default_rng(7)
    w = np.tile(START, (200, 1))
    for rate in rates:
        w = w - rate * (BENDS * w + rng.normal(size=w.shape))
    return float((w[:, 0] ** 2 / 20 + w[:, 1] ** 2).mean())


def table(page: str) -> dict[str, list[str]]:
    """Return the rows of all tables by their first cell; rows of one name follow each other."""
    found: dict[str, list[str]] = {}
    for row in reader.rows(page):
        found.setdefault(row[0], []).extend(row[1:])
    return found


def test_one_rate_for_a_long_valley(page: str) -> None:
    shown = table(page)
    for rate in (0.1, 0.5, 0.95, 1.05):
        w = START * [(1 - rate / 10) ** 30, (1 - 2 * rate) ** 30]
        assert shown[f"{rate}"] == [f"{height(w):.4f}"]
    values = reader.from_cells(page)
    assert f"{height(START):.0f}" in values
    for kappa in (20, 1000):
        factor = (kappa - 1) / (kappa + 1)
        steps = math.ceil(math.log(0.01) / math.log(factor))
        assert {f"{factor:.4f}", f"{steps:,}"} <= values
        assert factor**steps <= 0.01 < factor ** (steps - 1)
        best = 2 / (1 + kappa)
        assert abs(1 - best) == pytest.approx(abs(1 - kappa * best)) == pytest.approx(factor)


def test_tables_of_the_eight(page: str, race: dict[str, list[tuple[float, float]]]) -> None:
    shown = table(page)
    rates = ["0.01", "0.01", "0.01", "0.01", "0.001", "1.0", "0.001", "0.002"]
    for name, kept, rate in zip(NAMES, KEPT, rates, strict=True):
        two = after(2, name, 0.1, valley, START)
        assert shown[name] == [str(kept), rate, *(f"{v:.4f}" for v in two),
                               *(entry(*best) for best in race[name])]


def test_numbers_in_the_prose(page: str, race: dict[str, list[tuple[float, float]]]) -> None:
    text = reader.words(page)
    slow, quick = race["Momentum"][0][0], race["SGD"][0][0]
    assert slow > quick
    assert math.isinf(race["SGD"][2][0])
    a, b, narrow = two_digits(slow), two_digits(quick), two_digits(race["Momentum"][2][0])
    before, turned = (two_digits(race["AdaGrad"][column][0]) for column in (0, 1))
    english = (f"{a} steps against {b}", f"after {narrow} steps",
               f"its {before} steps become {turned}", "after 1,000")
    korean = (f"{a}걸음으로, {b}걸음", f"{narrow}걸음 만에", f"{before}걸음이 {turned}걸음",
              "1,000걸음에도")
    for sentence in korean if "골짜기" in text else english:
        assert sentence in text
    for column in range(3):
        steps = [race[name][column][0] for name in NAMES]
        assert min(steps) < race["Adam"][column][0] < math.inf
    for name in ("SGD", "Momentum", "Nesterov"):
        assert race[name][0] == race[name][1]


def test_schedules(page: str) -> None:
    cosine = [0.25 * (1 + math.cos(math.pi * i / 300)) for i in range(300)]
    falls = [0.5] * 100 + [0.05] * 100 + [0.005] * 100
    ends = [noisy(rates) for rates in ([0.5] * 300, [0.05] * 300, [0.01] * 300, falls, cosine)]
    assert max(ends[3:]) < min(ends[:3]) / 4
    shown = [row[1] for row in reader.rows(page) if len(row) == 2]
    wanted = [f"{end:.4f}" for end in ends]
    assert any(shown[i : i + 5] == wanted for i in range(len(shown)))


def pair(values: np.ndarray, digits: int = 4) -> str:
    """Write two numbers as the formulas do, without needless zeros."""
    return r",\ ".join(f"{float(v):.{digits}f}".rstrip("0").rstrip(".") for v in values)


def test_worked_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    g1 = valley(START)
    assert r"g = (10/10,\ 2 \cdot 1) = (1, 2)" in tex
    for name in ("SGD", "Momentum", "AdaGrad"):
        for steps in (1, 2):
            assert f"({pair(after(steps, name, 0.1, valley, START))})" in tex
    one = after(1, "SGD", 0.1, valley, START)
    assert f"({pair(valley(one))})" in tex
    assert tex.count(f"({pair(valley(one))})") == 2
    assert tex.count(f"({pair(after(1, 'Adam', 0.1, valley, START))})") == 2
    assert r"0.1 \cdot (1, 2)/(1, 2) = (0.1,\ 0.1)" in tex
    v1 = -0.1 * g1
    assert rf"- 0.1\,({pair(valley(one))})" in tex
    assert f"&= ({pair(v1)})" in tex
    assert f"&= ({pair(0.9 * v1 - 0.1 * valley(one))})" in tex
    first = after(1, "AdaGrad", 0.1, valley, START)
    assert rf"\tfrac{{1}}{{1}},\ 1 - 0.1 \cdot \tfrac{{2}}{{2}}) \\ &= ({pair(first)})" in tex
    g2 = valley(first)
    s = g1**2 + g2**2
    assert f"s &= (1 + {g2[0] ** 2:.4f},\\ 4 + {g2[1] ** 2:.2f})" in tex
    assert f"&= ({pair(s)})" in tex
    assert rf"\sqrt{{s}} &= ({pair(np.sqrt(s))})" in tex
    moves = 0.1 * g2 / np.sqrt(s)
    assert rf"(9.9 - {moves[0]:.4f},\ 0.9 - {moves[1]:.4f})" in tex


def test_adam_by_hand(page: str) -> None:
    tex = reader.formulas(page)
    g1, g2 = np.array([1.0, 2.0]), valley(after(1, "Adam", 0.1, valley, START))
    assert f"g = ({pair(g2)})" in tex
    assert f"1 - 0.9 = {1 - 0.9:.1f}" in tex
    assert f"1 - 0.999 = {1 - 0.999:.3f}" in tex
    m, s = 0.1 * g1, 0.001 * g1**2
    assert f"= ({pair(m)})" in tex
    assert f"= ({pair(s)})" in tex
    m, s = 0.9 * m + 0.1 * g2, 0.999 * s + 0.001 * g2**2
    assert f"&= ({pair(m)})" in tex
    assert f"s &= ({pair(s, 7)})" in tex
    ahead, size = m / (1 - 0.9**2), s / (1 - 0.999**2)
    assert r"\tfrac{m}{0.19}" in tex
    assert f"{1 - 0.9**2:.2f}" == "0.19"
    assert r"\tfrac{s}{0.001999}" in tex
    assert f"{1 - 0.999**2:.6f}" == "0.001999"
    for values in (ahead, size, np.sqrt(size)):
        assert rf"&= ({values[0]:.4f},\ {values[1]:.4f})" in tex
    move = 0.1 * ahead / np.sqrt(size)
    assert rf"(9.9 - {move[0]:.4f},\ 0.9 - {move[1]:.4f})" in tex
    two = after(2, "Adam", 0.1, valley, START)
    assert rf"&= ({two[0]:.4f},\ {two[1]:.4f})" in tex


def test_code_prints_the_same_digits(page: str) -> None:
    text = reader.printed(page)
    for steps in (1, 2):
        for name in ("SGD", "Momentum", "AdaGrad", "Adam"):
            numbers = np.array2string(after(steps, name, 0.1, valley, START).round(4))
            shown = " ".join(numbers.replace("[ ", "[").split()).replace(" ]", "]")
            assert f"{steps} {name} {shown}" in text


def test_one_rate_for_all(page: str) -> None:
    text = reader.printed(page)
    for name in NAMES:
        with np.errstate(over="ignore"):
            ends = [min(height(after(100, name, rate, valley, START)), 999)
                    for rate in (0.02, 0.8)]
        assert f"{name} {ends[0]:.4f} {ends[1]:.4f}" in text


def test_two_families(page: str) -> None:
    text = reader.printed(page)
    matrix = np.diag(BENDS)
    for name in NAMES:
        plain, times_10, turned = (walk(name, 0.1, slope, start) for slope, start in (
            (valley, START), (lambda w: 10 * valley(w), START),
            (lambda w: TURN @ matrix @ TURN.T @ w, TURN @ START)))
        gaps = np.zeros(2)
        with np.errstate(over="ignore"):
            for _ in range(51):
                p, q, r = next(plain), next(times_10), next(turned)
                gaps = np.maximum(gaps, [np.abs(p - q).max(), np.abs(p - r @ TURN).max()])
        assert f"{name} {gaps[0] < 1e-4} {gaps[1] < 1e-4}" in text
        assert (gaps[0] < 1e-4) != (gaps[1] < 1e-4)


def since(name: str, rate: float, matrix: np.ndarray, start: np.ndarray) -> int:
    """Return the step from which on, up to step 100, E is below 0.01."""
    points = walk(name, rate, lambda w: matrix @ w, start)
    heights = [float(w @ matrix @ w) / 2 for w, _ in zip(points, range(101), strict=False)]
    last = max(k for k, E in enumerate(heights) if E >= 0.01)
    assert last < 100
    return last + 1


def test_the_live_race(page: str) -> None:
    """What the text says of the figure: who loses by the turn, and who flies out of the valley."""
    matrix, text = np.diag(BENDS), reader.words(page)
    steps = {name: (since(name, rate, matrix, START),
                    since(name, rate, TURN @ matrix @ TURN.T, TURN @ START))
             for name, rate in {"SGD": 0.9, "Momentum": 0.1, "Nesterov": 0.1, "AdaGrad": 1.5,
                                "Adam": 0.4, "Nadam": 0.4}.items()}
    for name in ("SGD", "Momentum", "Nesterov"):
        assert steps[name][0] == steps[name][1]
    assert max(steps, key=lambda name: steps[name][1] - steps[name][0]) == "AdaGrad"
    (a, b), (c, d), (e, f) = steps["AdaGrad"], steps["Adam"], steps["Nadam"]
    assert f < e
    english = (f"from step {b} on, without the turn from step {a}", f"it {d} in place of {c}",
               f"even gains, {f} in place of {e}")
    korean = (f"돌리기 전에는 {a}걸음부터, 돌린 뒤에는 {b}걸음부터", f"{c}걸음이 {d}걸음이 되고",
              f"{e}걸음이 {f}걸음이 되어")
    for sentence in korean if "골짜기" in text else english:
        assert sentence in text
    tenfold = {name: [next(points) for _ in range(101)] for name, points in (
        (name, walk(name, rate, lambda w: 10 * valley(w), START))
        for name, rate in (("SGD", 0.9), ("Nesterov", 0.1), ("Momentum", 0.1)))}
    for name in ("SGD", "Nesterov"):
        assert np.abs(tenfold[name][:4]).max() > 14
        assert np.abs(tenfold[name][-1]).max() > 1e6
    assert height(tenfold["Momentum"][-1]) < 0.01
    assert min(w[0] for w in tenfold["Momentum"]) < -5
    for name in ("RMSProp", "AdaDelta"):
        rate = {"RMSProp": 0.3, "AdaDelta": 5.0}[name]
        assert height(after(100, name, rate, valley, START)) > 0.01


def test_words_around_the_rules() -> None:
    """Terminal speed of momentum, momentum without memory, first steps equally long."""
    v = 0.0
    for _ in range(500):
        v = 0.9 * v - 0.1
    assert v == pytest.approx(-1.0)
    for name in NAMES[3:]:
        move = START - after(1, name, 0.1, valley, START)
        assert move[0] == pytest.approx(move[1], rel=1e-5)
    far = np.abs(START - after(100, "Adam", 0.02, valley, START)).max()
    assert far <= 2.05
