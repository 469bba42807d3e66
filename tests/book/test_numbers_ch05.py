"""Every number of chapter 5, worked out again without ``nnlib``."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from tests.book.numbers import Entry, Reading, Value, hold, sigmoid

PAGE = "ch05_gradient_descent"

RATES = {25: "0.25", 50: "0.5", 75: "0.75", 100: "1", 125: "1.25"}
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


def curved_places() -> int:
    """Count where the exam's loss curves upwards: both diagonal minors of its Hessian."""
    count = 0
    for b, w in np.random.default_rng(5).uniform(-5, 5, (200, 2)).tolist():
        s = [sigmoid(b + w * x) * sigmoid(-b - w * x) for x in HOURS]
        determinant = sum(s[i] * s[j] * (i - j) ** 2 for i in range(6) for j in range(i))
        count += sum(s) > 0 and determinant > 0
    return count


QUARTER = parabola_walk("0.25")
YEARS = Fraction(10**54, 10**9) / Fraction(36525 * 864)
LEFT, RIDGE, RIGHT = stationary()
EXAM_B, EXAM_W = exam()
EXAM_STEPS, EXAM_GAP = exam_walk()
AWAY, TARGETS = line_walks(), line_data()[2]
FITS = [fits(seed) for seed in range(20)]
VALUES: dict[str, Value] = {
    "o3": third_output(0.2), "o3-wanted": third_output(0.2) + 0.5,
    "o3-low": third_output(-1000), "o3-high": third_output(1000),
    "weights": 2 * 3 * 3, "exponent": 3 * 2 * 3 * 3, "wrong-count": 2 * 3 * 3 * 1000,
    "years": float(YEARS / 10**37), "wrong-years": 5e8 / (365.25 * 86400),
    "digits-500000": len(str(1000**500)) // 500 * 500_000,
    **{f"walk-{name}-{k}": float(x)
       for name, rate in RATES.items() for k, x in enumerate(parabola_walk(rate))},
    **{f"{name}-{k}": float(value) for k, x in enumerate(QUARTER[:4]) for name, value in (
        ("slope", 2 * (x - 1)), ("step", (x - 1) / 2), ("gap", x - 1))},
    "gap-4": float(QUARTER[4] - 1),
    "slope-left": 2 * (-1 - 1), "next-left": float(parabola_walk("0.25", 1, -1)[1]),
    "valley-A-w1": LEFT, "valley-A-E": valley(LEFT),
    "valley-B-w1": RIGHT, "valley-B-E": valley(RIGHT),
    "line-w": 3 / 2, "line-b": 5 / 6,
    "probes": 200, "probes-curved": curved_places(), "exam-b": EXAM_B, "exam-w": EXAM_W,
    "newton-steps": newton_steps(), "descent-steps": EXAM_STEPS, "exam-gap": EXAM_GAP,
    "parameters": 785 * 16 + 17 * 16 + 17 * 10,
    "hessian-digits": (785 * 16 + 17 * 16 + 17 * 10) ** 2,
    "hessian-bytes": 500_000**2 * 8 / 10**12,
    "updates-100": 10 * 100 // 100, "updates-10": 10 * 100 // 10, "updates-1": 10 * 100 // 1,
    "away-100-one": AWAY[100][1], "away-10-one": AWAY[10][10],
    "slope-mean": -2 * float(TARGETS.mean()), "slope-outlier": -2 * float(TARGETS[7]),
    "away-10-last": max(AWAY[10][-10:]), "away-1-last": max(AWAY[1][-100:]),
    **{f"{name}-{k}": value for k, pair in FITS[0].items()
       for name, value in zip(("seen", "fresh"), pair, strict=True)},
    "fits": len(FITS), "overfit": sum(run[10_000][1] > run[100][1] for run in FITS),
    "factor": 2 * 0.9 - 1, "limit": 2 / 20, "creep-left": 3 * 0.98**40,
    "angle-goal": math.degrees(math.atan(1 / 3)),
    "angle-steepest": math.degrees(math.atan(20 / 6)), "straight": math.hypot(3, 1),
    "creep": ravine_length(0.001, 6000), "zigzag": ravine_length(0.09, 60),
}


def walk_row(name: int, english: str, korean: str) -> Entry:
    """A row of the table of learning rates."""
    row = f"| ${RATES[name]}$ | " + " | ".join(f"<walk-{name}-{k}:g>" for k in range(5))
    return f"{row} | {english} |", f"{row} | {korean} |"


def fits_row(english: str, korean: str, name: str) -> Entry:
    """A row of the table of the fitted curve's losses."""
    row = " | ".join(f"<{name}-{k}:.4f>" for k in FITS[0])
    return f"| {english} | {row} |", f"| {korean} | {row} |"


HELD: list[Entry] = [
    ("Its third output $o_3$ is <o3:.4f>. Suppose that this is too small and we want 0.5 more. "
     "By how much must $w_{12}$ change, the weight from input 1 to hidden node 2?",
     "셋째 출력 $o_3$은 <o3:.4f>입니다. 이 값이 너무 작아서 0.5만큼 키우고 싶다고 합시다. "
     "입력 1에서 은닉 노드 2로 가는 가중치 $w_{12}$를"),
    ("That would make <o3-wanted:.4f>, and a sigmoid never reaches 1",
     "그러면 <o3-wanted:.4f>이 되어야 하는데, 시그모이드(sigmoid)의 출력은 1에도"),
    ("$o_3$ stays between <o3-low:.4f> and <o3-high:.4f>. The weight reaches the third output only "
     "through hidden node 2.",
     "$o_3$은 <o3-low:.4f>와 <o3-high:.4f> 사이에 머뭅니다. 이 가중치는 은닉 노드 2를"),
    ("something between 0 and 1, and a tenth of it", "0과 1 사이이고 그마저 10분의 1만"),
    ("the outputs 1 and 2", "출력 1과 2까지"),
    r"o_k = \frac{1}{1 + e^{-\sum_{j=1}^{3} w_{jk} \cdot "
    r"\dfrac{1}{1 + e^{-\sum_{i=1}^{3} w_{ij} x_i}}}}",
    ("for its <weights> weights", "가중치 <weights>개에 대해"),
    ("one of 1000 values between $-1$ and $1$. With one weight there are 1000 cases. With two "
     r"there are $1000 \cdot 1000$, since every value of the one can meet every value of the "
     "other. With <weights> there are",
     r"$-1$과 $1$ 사이의 값 1000개 가운데 하나를 준다고 합시다. 가중치가 하나면 1000가지이고, "
     r"둘이면 조합이 $1000 \cdot 1000$가지입니다. <weights>개면"),
    "$1000^{<weights>} = 10^{<exponent>} .$",
    (r"At a billion cases a second this takes about $<years:.0f> \cdot 10^{37}$ years. "
     r"The universe is about $10^{10}$ years old.",
     r"1초에 10억 가지씩 해 보아도 약 $<years:.0f> \cdot 10^{37}$년이 걸리는데, 우주의 나이가 약 "
     r"$10^{10}$년"),
    (r"counts $<weights> \cdot 1000 =$ <wrong-count:,> cases instead, and for 500,000 weights "
     r"$5 \cdot 10^8$, which at one case a second would be done in <wrong-years:.1f> years",
     r"이것을 $<weights> \cdot 1000 =$ <wrong-count:,>가지로 계산했습니다. 가중치가 50만 개이면 "
     r"$5 \cdot 10^8$가지이니 1초에 하나씩 해도 <wrong-years:.1f>년이면"),
    ("The true number, $1000^{500000}$, has <digits-500000:,> zeros",
     "실제로는 $1000^{500000}$가지, 1 뒤에 0이 <digits-500000:,>개"),
    ("Cauchy described it in 1847.", "1847년에 코시가"),
    ("until the 1960s and 70s", "1960년대와 70년대에야"),
    "$y = (x - 1)^2 + 1 .$",
    ("the slope of $d^2$ is $2d$. Here $d$ is $x - 1$. The $+1$ lifts",
     "$d^2$의 기울기는 $2d$였습니다. 여기서는 $d$가 $x - 1$이고, $+1$은"),
    r"\frac{dy}{dx} = 2\,(x - 1)",
    ("To the left of $x = 1$ the slope is negative", "$x = 1$의 왼쪽에서는 기울기가 음수"),
    ("At $x = 1$ the slope is 0. There lies the minimum, $y = 1$.",
     "$x = 1$에서는 기울기가 0이고, 여기가 최솟값 $y = 1$의"),
    ("half a meter to the right of the lowest point, and your step is always two meters",
     "오른쪽으로 50센티미터 떨어져 있는데 걸음은 언제나 2미터"),
    ("You go from $0.5$ to $-1.5$. There the ground slopes the other way, and you go back to $0.5$",
     "$0.5$에서 $-1.5$로 갔다가, 거기서는 땅이 반대로 기울었으니 $0.5$로"),
    ("lowest point is at x equals 1, y equals 1", "가장 낮은 점은 x와 y가 모두 1인"),
    (r"Start at $x = 3$ with the learning rate $\alpha = 0.25$. The slope is "
     r"$2\,(3 - 1) = <slope-0:g>$, the step $0.25 \cdot <slope-0:g> = <step-0:g>$, and we "
     "subtract it. The next slopes are <slope-1:g>, <slope-2:g> and <slope-3:g>:",
     r"$x = 3$에서 학습률 $\alpha = 0.25$로 출발합니다. 기울기는 $2\,(3 - 1) = <slope-0:g>$이고, "
     r"걸음 $0.25 \cdot <slope-0:g> = <step-0:g>$을 뺍니다. 다음 기울기는 차례로 <slope-1:g>, "
     r"<slope-2:g>, <slope-3:g>입니다"),
    *(rf"x_{k + 1} &= <walk-25-{k}:g> - 0.25 \cdot <slope-{k}:g> = "
      rf"<walk-25-{k}:g> - <step-{k}:g> = <walk-25-{k + 1}:g>" for k in range(4)),
    ("distance from 1 is halved at each step: <gap-0:g>, <gap-1:g>, <gap-2:g>, <gap-3:g>, "
     "<gap-4:g>. Do the same from the left, at $x = -1$. The slope is $<slope-left>$",
     "1까지의 거리가 <gap-0:g>, <gap-1:g>, <gap-2:g>, <gap-3:g>, <gap-4:g>로 한 걸음에 반씩 "
     "줄어듭니다. 왼쪽의 $x = -1$에서도 해 봅시다. 기울기는 $<slope-left>$이고"),
    "$x_1 = -1 + 1 = <next-left:g>$",
    "$x = 3$",
    r"| $\alpha$ | $x_0$ | $x_1$ | $x_2$ | $x_3$ | $x_4$ |",
    walk_row(25, "comes down on one side", "한쪽에서 내려옴"),
    walk_row(50, "is there at once", "단번에 도착"),
    walk_row(75, "swings, and arrives", "흔들리며 도착"),
    walk_row(100, "swings forever", "끝없이 흔들림"),
    walk_row(125, "runs away", "발산"),
    (r"Subtract 1 on both sides of $x_{k+1} = x_k - \alpha \cdot 2\,(x_k - 1)$",
     r"$x_{k+1} = x_k - \alpha \cdot 2\,(x_k - 1)$의 양변에서 1을 빼면"),
    r"x_{k+1} - 1 &= (1 - 2\alpha)\,(x_k - 1) \\ x_k - 1 &= (1 - 2\alpha)^k\,(x_0 - 1)",
    (r"the factor $1 - 2\alpha$. For $0 < \alpha < \tfrac12$ it lies between 0 and 1, and $x$ "
     r"comes down on one side. For $\alpha = \tfrac12$ it is 0. For $\tfrac12 < \alpha < 1$ it "
     "is negative but smaller than 1 in size",
     r"모두 $1 - 2\alpha$로 설명할 수 있습니다. $0 < \alpha < \tfrac12$이면 이 값이 0과 1 "
     r"사이이고, $x$는 한쪽에서 내려옵니다. $\alpha = \tfrac12$이면 0입니다. $\tfrac12 < \alpha "
     r"< 1$이면 음수이지만 크기가 1보다"),
    (r"For $\alpha = 1$ it is $-1$, and the swinging never ends. For $\alpha > 1$ every",
     r"$\alpha = 1$이면 $-1$이고, 흔들림이 끝나지 않습니다. $\alpha > 1$이면"),
    ("how $E$ changes when $w_1$ is turned and $w_2$ stays",
     "$w_2$를 그대로 두고 $w_1$을 바꿀 때"),
    r"$\partial E / \partial w_1$",
    r"$E(w_1, w_2) = (w_1^2 - 1)^2 + 0.3\, w_1 + w_2^2 .$",
    ("the left one near w1 equals minus 1, the right one near plus 1",
     "왼쪽은 w1이 마이너스 1인 근처, 오른쪽은 1인 근처"),
    ("A and C end at $w_1 =$ <valley-A-w1:.4f>, where the loss is <valley-A-E:.4f>. "
     "B ends at $w_1 =$ <valley-B-w1:.4f> with the loss <valley-B-E:.4f>",
     "A와 C는 $w_1 =$ <valley-A-w1:.4f>에서 끝나고 손실은 <valley-A-E:.4f>입니다. "
     "B는 $w_1 =$ <valley-B-w1:.4f>에서 끝나고 손실은 <valley-B-E:.4f>입니다"),
    ("all slopes are 0.", "모든 기울기가 0입니다"),
    "$(0, 1)$, $(1, 2)$, $(2, 4)$",
    ("$X$ has the shape $(3, 2)$, the weights $w = (b, w_1)$ the shape $(2,)$, the targets $t$ the "
     "shape $(3,)$",
     "$X$의 형상은 $(3, 2)$, 가중치 $w = (b, w_1)$의 형상은 $(2,)$, 목표값 $t$의 형상은 $(3,)$"),
    r"\nabla E = \frac{2}{n}\, X^\top (X w - t) &= 0 \\ X^\top X \, w &= X^\top t",
    ("$3b + 3w_1 = 7$ and $3b + 5w_1 = 10$. Subtract them: $w_1 = <line-w:g>$, and then "
     "$b = 2.5/3 = <line-b:.4f>$",
     "$3b + 3w_1 = 7$과 $3b + 5w_1 = 10$입니다. 빼면 $w_1 = <line-w:g>$이고, 따라서 "
     "$b = 2.5/3 = <line-b:.4f>$"),
    ("who studied 1 to 6 hours; the third, the fifth and the sixth passed",
     "1시간에서 6시간까지 공부했고, 셋째와 다섯째와 여섯째가"),
    r"\sum_{i} \bigl(\sigma(b + w_1 x_i) - t_i\bigr) &= 0 \\ "
    r"\sum_{i} \bigl(\sigma(b + w_1 x_i) - t_i\bigr)\,x_i &= 0",
    ("at <probes-curved> of <probes> random places",
     "무작위로 고른 <probes>곳 가운데 <probes-curved>곳에서"),
    ("Walking does: $b =$ <exam-b:.4f> and $w_1 =$ <exam-w:.4f>.",
     "경사 하강법으로 구할 수 있습니다. $b =$ <exam-b:.4f>, $w_1 =$ <exam-w:.4f>입니다"),
    ("jumps to where the slope would be 0", "기울기가 이대로 변한다면 0이 될"),
    ("the second derivative is 2 everywhere, so from $x = 3$ the first jump lands on "
     "$3 - 4/2 = 1$",
     "이계 도함수가 어디서나 2이므로, $x = 3$에서 $3 - 4/2 = 1$로"),
    (r"needs <newton-steps> jumps, where gradient descent with $\alpha = 0.5$ needs "
     "<descent-steps:,> steps to come within <exam-gap:.4f>.",
     r"<newton-steps>번 건너뛰면 됩니다. 경사 하강법은 $\alpha = 0.5$로 <descent-steps:,>걸음을 "
     "걸어야 <exam-gap:.4f>만큼"),
    ("$d^2$ second derivatives", "$d^2$개이고"),
    ("with its <parameters:,> parameters, has <hessian-digits:,> of them. With 500,000 weights "
     "they fill <hessian-bytes:.0f> terabytes",
     "매개변수가 <parameters:,>개인 3장의 숫자 신경망이라면 <hessian-digits:,>개입니다. 가중치가 "
     "50만 개이면 <hessian-bytes:.0f>테라바이트를"),
    ("it looks for slope 0", "기울기가 0인 곳이면"),
    ("With 60,000 images one step means 60,000 forward passes",
     "이미지가 6만 장이면 한 걸음에 순전파를 6만 번"),
    ("Here are 100 points along a line", "직선 근처의 점 100개를"),
    ("uses a handful, here 10.", "몇 개씩, 여기서는 10개씩"),
    ("titled 100, 10 and 1, each", "100, 10, 1이라는 제목이"),
    ("With 100 the path is smooth and stops on the way. With 10 it trembles and gets near the "
     "bottom. With 1 it is a wild scribble",
     "100에서는 매끄럽게 가다가 도중에 멈춥니다. 10에서는 떨면서 바닥 가까이까지 갑니다. 1에서는 "
     "바닥 둘레를"),
    ("batches of 100, 10 and 1 sample", "샘플을 100개, 10개, 1개씩"),
    ("100 samples at batch size 10 are 10 iterations an epoch, and 10 epochs are <updates-10> "
     "iterations. At batch size 100 they are <updates-100>, at batch size 1 they are <updates-1>.",
     "샘플 100개를 배치 크기 10으로 쓰면 한 에폭에 반복이 10번이고, 열 에폭이면 "
     "<updates-10>번입니다. 배치 크기가 100이면 <updates-100>번, 1이면 <updates-1>번입니다"),
    ('"Ten epochs of 100 points make <updates-10> updates"',
     '"점 100개로 열 에폭이면 <updates-10>번 갱신한다"'),
    ("The price of an update is 100, 10 or 1 forward passes, the price of an epoch always 100. "
     "For that price, the full batch makes one step and is still <away-100-one:.2f> away from the "
     "best weights, which the normal equation gives; batches of 10 are <away-10-one:.2f> away",
     "갱신 한 번의 비용은 순전파 100번, 10번, 1번이고, 한 에폭의 비용은 언제나 100번입니다. 같은 "
     "비용으로 전체 배치는 한 걸음을 걸어 정규방정식이 주는 가장 좋은 가중치에서 아직 "
     "<away-100-one:.2f>만큼 떨어져 있고, 10개짜리 배치는 <away-10-one:.2f>만큼"),
    ("the mean slope for $b$ is <slope-mean:.2f>, while the wrong point alone says "
     "<slope-outlier:.2f>.",
     "$b$에 대한 기울기의 평균은 <slope-mean:.2f>인데, 틀린 점 하나의 기울기는 "
     "<slope-outlier:.2f>입니다"),
    ("batches of 10 stray up to <away-10-last:.2f> from the best weights, SGD up to "
     "<away-1-last:.2f>.",
     "10개짜리 배치는 가장 좋은 가중치에서 <away-10-last:.2f>까지, SGD는 <away-1-last:.2f>까지"),
    ("on 100 fresh points", "새로 얻은 점 100개에서도"),
    ("| updates | 10 | 100 | 1000 | 10,000 |", "| 갱신 횟수 | 10 | 100 | 1000 | 10,000 |"),
    fits_row("loss on the ten points", "열 점의 손실", "seen"),
    fits_row("loss on fresh points", "새 점의 손실", "fresh"),
    ("made <fits> times, with new points each time, and in <overfit> of them the fresh loss was "
     "higher after 10,000 updates than after 100.",
     "<fits>번 되풀이했더니 <overfit>번은 10,000번 갱신했을 때 새 점의 손실이 100번 갱신했을"),
    (r"(2) With $\alpha = 0.9$, on which", r"(2) $\alpha = 0.9$이면 첫걸음은"),
    "$w_1 > 0$",
    (r"(1) $\alpha = 0.5$, since $1 - 2\alpha = 0$. (2) On the other side, at "
     r"$1 - <factor:g>\,(x_0 - 1)$; it swings, and it arrives, because $<factor:g>$ is smaller "
     "than 1.",
     r"(1) $\alpha = 0.5$입니다. $1 - 2\alpha = 0$이기 때문입니다. (2) 반대쪽, "
     r"$1 - <factor:g>\,(x_0 - 1)$에 떨어집니다. 흔들리지만 $<factor:g>$이 1보다 작으니"),
    ("not at $w_1 = 0$ but", "$w_1 = 0$이 아니라"),
    ("every learning rate below 1 arrived. So you take $0.25$,",
     "학습률이 1보다 작으면 언제나 바닥에 도착했습니다. 그래서 훨씬 작은 $0.25$를"),
    r"E(w_1, w_2) &= w_1^2 + 10\, w_2^2 \\ \nabla E &= (2 w_1,\; 20 w_2)",
    (r"$1 - 2\alpha$ for $w_1$ and $1 - 20\alpha$ for $w_2$. The second is smaller than 1 in size "
     r"only for $\alpha < <limit:g>$",
     r"$w_1$에는 $1 - 2\alpha$가, $w_2$에는 $1 - 20\alpha$가 곱해집니다. 뒤의 값은 $\alpha < "
     r"<limit:g>$일 때만 크기가 1보다"),
    (r"With $\alpha = 0.01$, safe in both directions, $w_1$ has only come from 3 to "
     "<creep-left:.4f> after 40 steps",
     r"$\alpha = 0.01$로 하면 이번에는 $w_1$이 40걸음 뒤에도 3에서 <creep-left:.4f>까지밖에"),
    ("From $(3, 1)$ the minimum lies <angle-goal:.0f> degrees off the $w_1$ axis. The steepest "
     "direction, against the gradient $(6, 20)$, is <angle-steepest:.0f> degrees off it",
     "$(3, 1)$에서 보면 최솟값은 $w_1$ 축에서 <angle-goal:.0f>도 벌어진 방향에 있습니다. 가장 "
     "가파른 방향, 곧 그레이디언트 $(6, 20)$의 반대 방향은 <angle-steepest:.0f>도"),
    ("From the point 3, 1 three paths", "점 (3, 1)에서 원점까지 세 경로"),
    "$(3, 1)$",
    (r"The straight line is <straight:.2f> long. The steepest path, walked in tiny steps, is "
     r"<creep:.2f> long, and the zigzag with $\alpha = 0.09$ is <zigzag:.2f>.",
     r"곧은 선의 길이는 <straight:.2f>입니다. 가장 가파른 길을 잘게 걸으면 <creep:.2f>이고, "
     r"$\alpha = 0.09$의 지그재그는 <zigzag:.2f>입니다"),
    ("in about 80 minutes", "80분쯤"),
    ("when <walk-25-4:g> stands there", "<walk-25-4:g>가 나오면"),
    ("$1000^{<weights>}$ cases", "$1000^{<weights>}$가지를"),
    (r"slope $2(x - 1)$ the distance is multiplied by $1 - 2\alpha$ at each step",
     r"기울기가 $2(x - 1)$인 포물선에서는 한 걸음에 거리에 $1 - 2\alpha$가"),
    "$d^2$",
    "$w_{12}$",
]
GIVEN = "40"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_one_weight_cannot_do_it(outputs: str) -> None:
    for w12 in (-1000, -10, 0, 0.2, 1, 10, 1000):
        assert f"{w12} {third_output(w12):.4f}" in outputs
    tried = [third_output(w12) for w12 in np.linspace(-500, 500, 2001)]
    assert min(tried) == pytest.approx(0.7675, abs=5e-5)
    assert max(tried) == pytest.approx(0.7849, abs=5e-5)


def test_all_cases_take_forever() -> None:
    assert 1000**18 == 10**54
    assert f"{float(YEARS):.0e}" == "3e+37"
    assert len(str(1000**500)) - 1 == 1500
    assert 1000 * 500_000 == 5 * 10**8


def test_learning_rates(outputs: str) -> None:
    for rate in RATES.values():
        path = parabola_walk(rate)
        factor = 1 - 2 * Fraction(rate)
        assert all(path[k] - 1 == factor**k * 2 for k in range(5))
        assert f"{float(rate)} {[float(x) for x in path]}" in outputs
    assert "[3. 0. 1.5 0.75 1.125] [[3. -1.] [2. 0.] [1.5 0.5]]" in outputs


def test_two_meter_steps() -> None:
    place, seen = 0.5, [0.5]
    for _ in range(4):
        place -= math.copysign(2, place)
        seen.append(place)
    assert seen == [0.5, -1.5, 0.5, -1.5, 0.5]


def test_three_walks_in_two_valleys() -> None:
    """A and C reach the left valley, B the right one; the ridge lies a little right of 0."""
    assert 0 < RIDGE < 0.1
    assert valley(LEFT) < valley(RIGHT)
    for start, end in ((-0.3, LEFT), (1.6, RIGHT), (-1.7, LEFT), (RIDGE - 0.02, LEFT)):
        w = start
        for _ in range(2000):
            w -= 0.05 * (4 * w * (w * w - 1) + 0.3)
        assert w == pytest.approx(end, abs=1e-6)


def test_line_through_three_points(outputs: str) -> None:
    X, t = [(1, 0), (1, 1), (1, 2)], [1, 2, 4]
    products = [[sum(r[i] * r[j] for r in X) for j in (0, 1)] for i in (0, 1)]
    right = [sum(r[i] * v for r, v in zip(X, t, strict=True)) for i in (0, 1)]
    assert (products, right) == ([[3, 3], [3, 5]], [7, 10])
    w = Fraction(right[1] - right[0], products[1][1] - products[0][1])
    b = (right[0] - 3 * w) / 3
    assert (w, b, 3 * b) == (Fraction(3, 2), Fraction(5, 6), Fraction("2.5"))
    assert f"[{float(b):.4f} 1.5] [{float(b):.4f} 1.5] [{float(b):.4f} 1.5] True" in outputs


def test_updates_of_ten_epochs(outputs: str) -> None:
    found = [f"{size} {100 // size} {10 * (100 // size)}" for size in (100, 10, 1)]
    assert " ".join(found) in outputs
    assert [len(walk) - 1 for walk in AWAY.values()] == [10, 100, 1000]


def test_overfitting() -> None:
    seen, fresh = zip(*FITS[0].values(), strict=True)
    assert sorted(seen, reverse=True) == list(seen)
    assert fresh[1] < fresh[0] < fresh[2] < fresh[3]


def test_narrow_valley(outputs: str) -> None:
    for rate in (0.25, 0.105, 0.09, 0.01):
        found = outputs.rsplit(f"{rate} [", 1)[1].split("]")[0].split()
        wanted = [3 * (1 - 2 * rate) ** 40, (1 - 20 * rate) ** 40]
        assert [float(v) for v in found] == pytest.approx(wanted, rel=1e-4)
    assert abs(1 - 20 * 0.0999) < 1 < abs(1 - 20 * 0.1001)


def test_loss_rises_with_too_large_a_rate(outputs: str) -> None:
    X, t = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 2.0, 4.0])
    w, losses = np.zeros(2), []
    for _ in range(6):
        losses.append(round(float(((X @ w - t) ** 2).mean()), 2))
        w = w - 0.5 * 2 / 3 * X.T @ (X @ w - t)
    assert losses == sorted(losses)
    shown = outputs.rsplit("[", 1)[1].split("]")[0].split()
    assert [float(v) for v in shown] == losses
