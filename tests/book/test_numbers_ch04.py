"""Every number of chapter 4, worked out again without ``nnlib``."""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import pytest

from tests.book.numbers import Entry, Reading, Value, hold, sigmoid

PAGE = "ch04_losses"

OUTPUTS, TARGETS = ["0.4", "0.8", "1.0"], ["0.5", "0.7", "1.0"]
WILD = ["-99.5", "100.7", "1.0"]
FORECASTS = {"a": [0.9, 0.8, 0.7], "b": [0.6, 0.6, 0.6]}
GENRES, FILM = ("comedy", "family", "drama"), (2.2, 1.4, 0.4)
HOURS, PASSED = range(1, 7), [0, 0, 0, 1, 1, 1]
BIASES = {"right": -1.6, "middle": -1.7, "left": -1.8}
PLACES = {"m5": -5, "m2": -2, "0": 0, "2": 2}
SUMS = [5.0, 20.0, 40.0, 800.0]
AMOUNTS = [1, 2, 3, 4, 90]


def price(p: float) -> float:
    return -math.log(p)


def differences(outputs: Sequence[str]) -> list[Fraction]:
    return [Fraction(t) - Fraction(y) for y, t in zip(outputs, TARGETS, strict=True)]


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


def mean_square(b: float) -> float:
    given = [sigmoid((2 * t - 1) * (x + b)) for x, t in zip(HOURS, PASSED, strict=True)]
    return sum((1 - p) ** 2 for p in given) / 6


def mistakes(b: float) -> int:
    return sum((x + b > 0) != t for x, t in zip(HOURS, PASSED, strict=True))


def bell_cost(t: float, y: float, s: float = 0.1) -> float:
    """Minus the logarithm of the bell curve itself."""
    return price(math.exp(-((t - y) ** 2) / (2 * s * s)) / (s * math.sqrt(2 * math.pi)))


def small_logits() -> list[float]:
    """The terms of log-sum-exp for 2, 1 and 0, with the largest taken out."""
    return [math.exp(a - 2) for a in (2, 1, 0)]


ERRORS = differences(OUTPUTS)
SQUARES = sum(e * e for e in ERRORS)
Y1 = sigmoid(1.0 * 0.9 + 0.5 * 0.3)
SAID = [sigmoid(a) for a in FILM]
GIVEN_TO_FILM = [SAID[0], SAID[1], 1 - SAID[2]]
VALUES: dict[str, Value] = {
    **{f"{name}-{k}": float(value) for k, e in enumerate(ERRORS) for name, value in (
        ("signed", e), ("absolute", abs(e)), ("squared", e * e))},
    "sum-signed": float(sum(ERRORS)), "sum-wild": float(sum(differences(WILD))),
    "sum-absolute": float(sum(map(abs, ERRORS))), "sum-squared": float(SQUARES),
    "mean-squared": float(SQUARES / 3), "half-squared": float(SQUARES / 2),
    "node-y": Y1, "node-error": 0.9 - Y1, "node-squared": (0.9 - Y1) ** 2,
    "node-best": math.log(9) - 0.15,
    "most": mistakes(-7), "least": mistakes(-3.5), "valley": (1 + 6) / 2,
    **{f"count-{name}": mistakes(b) for name, b in BIASES.items()},
    **{f"square-{name}": mean_square(b) for name, b in BIASES.items()},
    **{f"sharp-{k}": float(d)
       for k, d in enumerate(walk(lambda d: Fraction(1, 5) * (1 if d > 0 else -1)))},
    **{f"round-{k}": float(d) for k, d in enumerate(walk(lambda d: Fraction(2, 5) * d))},
    **{f"product-{name}": math.prod(p) for name, p in FORECASTS.items()},
    **{f"price-{name}": sum(map(price, p)) for name, p in FORECASTS.items()},
    **{f"price-{name}-mean": sum(map(price, p)) / 3 for name, p in FORECASTS.items()},
    **{f"price-a-day{k}": price(p) for k, p in enumerate(FORECASTS["a"], start=1)},
    "price-b-day": price(0.6), "price-one-percent": price(0.01),
    "many-days": math.exp(5000 * math.log(0.8)),
    **{f"film-{name}": value for name, value in zip(GENRES, SAID, strict=True)},
    "film-not-drama": GIVEN_TO_FILM[2],
    "film-product": math.prod(GIVEN_TO_FILM), "film-price": sum(map(price, GIVEN_TO_FILM)),
    **{f"film-price-{name}": price(p) for name, p in zip(GENRES, GIVEN_TO_FILM, strict=True)},
    "bell-extra": sum(bell_cost(float(t), float(y)) - bell_cost(float(t), float(t))
                      for y, t in zip(OUTPUTS, TARGETS, strict=True)),
    **{f"slope-y-{name}": sigmoid(a) for name, a in PLACES.items()},
    **{f"slope-squared-{name}": ruler(squared_at, a) for name, a in PLACES.items()},
    **{f"slope-entropy-{name}": ruler(surprise_at, a) for name, a in PLACES.items()},
    "slope-ratio": ruler(surprise_at, -5) / ruler(squared_at, -5),
    "entropy-at-half": ruler(price, 0.5), "others-at-half": ruler(lambda y: (y - 1) ** 2, 0.5),
    "clip-from": int(7 * math.log(10)), "clip-price": 7 * math.log(10),
    "term-1": small_logits()[1], "term-2": small_logits()[2],
    "log-sum": math.log(sum(small_logits())),
    "exact-800": SUMS[-1] + math.log1p(math.exp(-SUMS[-1])),
    "exact-1000": 1000 + math.log(sum(math.exp(a - 1000) for a in (1000, 0, -1000))) - 0,
    "missing-mean": 5 * 3, "overstated": 99 / 100, "falls-by": 0.7 - 0.3,
    "mean": sum(AMOUNTS) / 5, "median": sorted(AMOUNTS)[2],
}


def difference_row(k: int) -> str:
    """A row of the three columns, which belongs to output k."""
    return (f"| ${OUTPUTS[k]}$ | ${TARGETS[k]}$ | $<signed-{k}:g>$ | $<absolute-{k}:g>$ | "
            f"$<squared-{k}:g>$ |")


def walk_row(english: str, korean: str, name: str, digits: int) -> Entry:
    """A row of the table of steps downhill."""
    steps = " | ".join(f"<{name}-{k}:.{digits}f>" for k in range(6))
    return f"| {english} | {steps} |", f"| {korean} | {steps} |"


def slope_row(name: str, a: int) -> str:
    """A row of the table of slopes at the weighted sum a."""
    return (f"| ${a}$ | <slope-y-{name}:.4f> | <slope-squared-{name}:.4f> | "
            f"<slope-entropy-{name}:.4f> |")


HELD: list[Entry] = [
    ("outputs are $0.4$, $0.8$ and $1.0$. The targets are $0.5$, $0.7$ and $1.0$.",
     "출력 $y$는 $0.4$, $0.8$, $1.0$이고, 나와야 하는 값인 목표값 $t$는 $0.5$, $0.7$, $1.0$입니다"),
    ("Target minus output is $<signed-0:g>$ at the first output, $<signed-1:g>$ at the second and "
     "$<signed-2:g>$ at the third.",
     "목표값에서 출력을 빼면 첫째는 $<signed-0:g>$, 둘째는 $<signed-1:g>$, 셋째는 "
     "$<signed-2:g>$입니다"),
    ("the sum of the three: <sum-signed:.0f>.", "셋을 더하면 <sum-signed:.0f>이"),
    ("the outputs $-99.5$, $100.7$ and $1.0$ have the sum <sum-wild:.0f> as well",
     "출력이 $-99.5$, $100.7$, $1.0$이어도 합은 똑같이 <sum-wild:.0f>입니다"),
    ("It is 0 only when every output is right", "출력이 모두 맞을 때만 0이어야"),
    ("Take node 1 of chapter 3: the inputs $1.0$ and $0.5$, the weights $0.9$ and $0.3$. Its "
     "output is <node-y:.4f>. Let the target be $0.9$. The error is <node-error:.4f>, and its "
     "square <node-squared:.4f>.",
     "3장의 노드 1을 가져옵시다. 입력은 $1.0$과 $0.5$, 가중치는 $0.9$와 $0.3$이고 출력은 "
     "<node-y:.4f>입니다. 목표값을 $0.9$라고 하면 오차는 <node-error:.4f>, 그 제곱은 "
     "<node-squared:.4f>입니다"),
    "$w_{11}$",
    ("is 0 at $w_{11} =$ <node-best:.4f>, and rises again",
     "$w_{11} =$ <node-best:.4f>에서 0이 되고, 다시"),
    ("over the weight w11 from minus 1 to 5. Both fall to 0 near <node-best:.2f> and rise again",
     "마이너스 1에서 5까지의 가중치 w11에 따른 절대 오차와 제곱 오차입니다. 둘 다 "
     "<node-best:.2f> 근처에서 0까지 내려갔다가"),
    ("A dot marks the squared error at 0.9. Right, over the bias b from minus 7 to 0, the number M "
     "of mistakes as a staircase that goes down from <most> to <least> and up again to <most>, and "
     "below it a smooth valley E with its floor at minus <valley>.",
     "점 하나가 0.9일 때의 제곱 오차를 나타냅니다. 오른쪽은 마이너스 7에서 0까지의 편향 b에 따른 "
     "것으로, 틀린 개수 M은 <most>에서 <least>까지 내려갔다가 <most>으로 올라가는 계단이고, 손실 "
     "E는 바닥이 마이너스 <valley>에"),
    ("studied for 1, 2, 3, 4, 5 and 6 hours", "1, 2, 3, 4, 5, 6시간을"),
    ('weight 1 and bias $b$ says "passed" when hours plus $b$ is above 0',
     "가중치가 1이고 편향이 $b$인 뉴런(neuron)이 있어서, 공부한 시간에 $b$를 더한 값이 0보다 크면"),
    ("With $b = -1.7$ it gives <count-middle> wrong answers. Turn the bias a little. "
     "With $-1.6$ there are <count-right>, with $-1.8$ there are <count-left>.",
     "$b = -1.7$이면 <count-middle>개가 틀립니다. 편향을 조금 바꾸어 봅시다. $-1.6$이면 "
     "<count-right>개, $-1.8$이어도 <count-left>개입니다"),
    ("For $-1.6$, $-1.7$ and $-1.8$ that gives <square-right:.4f>, <square-middle:.4f> and "
     "<square-left:.4f>.",
     "$-1.6$, $-1.7$, $-1.8$에서 차례로 <square-right:.4f>, <square-middle:.4f>, "
     "<square-left:.4f>가"),
    ("number the classes 1, 2, 3 and", "세 클래스(class)에 1, 2, 3이라고"),
    ("Its output is 2. That means dog", "출력은 2가 되어, 하필이면"),
    ("a 1 for the right class and 0 everywhere else: $(1, 0, 0)$ for the cat, $(0, 1, 0)$ for the "
     "dog, $(0, 0, 1)$ for the bird",
     "맞는 클래스 자리가 1이고 나머지가 0인 배열로 정합니다. 고양이는 $(1, 0, 0)$, 개는 $(0, 1, "
     "0)$, 새는 $(0, 0, 1)$"),
    ("The digit 3 among the ten digits is $(0, 0, 0, 1, 0, 0, 0, 0, 0, 0)$, an array of shape "
     "(10,). The targets of a hundred images are an array of shape (100, 10).",
     "숫자 열 개 가운데 3은 $(0, 0, 0, 1, 0, 0, 0, 0, 0, 0)$이고 형상(shape)은 (10,)입니다. "
     "이미지 백 장의 목표값은 형상이 (100, 10)인"),
    r"| $t - y$ | $\lvert t - y\rvert$ | $(t - y)^2$ |",
    *(difference_row(k) for k in range(3)),
    ("| | sum | <sum-signed:.0f> | <sum-absolute:.1f> | <sum-squared:.2f> |",
     "| | 합 | <sum-signed:.0f> | <sum-absolute:.1f> | <sum-squared:.2f> |"),
    ("since $(-0.1)^2 = <squared-1:g>$, and both sums are 0 only when",
     "$(-0.1)^2 = <squared-1:g>$이니 제곱도 음수가 되지 않고, 두 합은 출력이 모두 맞을 때만 0"),
    ("an error of $0.2$ is twice as bad as one of $0.1$. To the squared error it is four times",
     "$0.2$만큼 틀리면 $0.1$만큼 틀렸을 때보다 절대 오차는 두 배, 제곱 오차는 네 배"),
    ("each step is $0.2$ times the slope. The slope of $|d|$ is $1$ to the right of 0 and $-1$ to "
     "the left",
     "한 걸음은 기울기의 $0.2$배입니다. $|d|$의 기울기는 아무리 멀리 있어도 0의 오른쪽에서는 $1$, "
     "왼쪽에서는 $-1$"),
    r"\frac{(d + h)^2 - (d - h)^2}{2h} = \frac{4dh}{2h} = 2d",
    "$2d$",
    "$d = 0.5$",
    "| 0 | 1 | 2 | 3 | 4 | 5 |",
    walk_row(r"with $\lvert d\rvert$", r"$\lvert d\rvert$로", "sharp", 1),
    walk_row("with $d^2$", "$d^2$으로", "round", 4),
    ("$|d|$ arrives at the same value 0;", "$|d|$는 같은 값 0에"),
    ("the slope, from $-1$ to $1$.", "기울기로, $-1$에서 $1$이"),
    ("| day 1, rain | $0.9$ | $0.9$ | $0.6$ | $0.6$ |",
     "| 첫날, 비 | $0.9$ | $0.9$ | $0.6$ | $0.6$ |"),
    ("| day 2, rain | $0.8$ | $0.8$ | $0.6$ | $0.6$ |",
     "| 둘째 날, 비 | $0.8$ | $0.8$ | $0.6$ | $0.6$ |"),
    ("| day 3, dry | $0.3$ | $0.7$ | $0.4$ | $0.6$ |",
     "| 셋째 날, 맑음 | $0.3$ | $0.7$ | $0.4$ | $0.6$ |"),
    (r"A gave the three days, as they came, the probability $0.9 \cdot 0.8 \cdot 0.7 =$ "
     r"<product-a:.3f>. B gave them $0.6 \cdot 0.6 \cdot 0.6 =$ <product-b:.3f>.",
     r"A의 확률은 $0.9 \cdot 0.8 \cdot 0.7 =$ <product-a:.3f>이고, B의 확률은 $0.6 \cdot 0.6 "
     r"\cdot 0.6 =$ <product-b:.3f>이므로"),
    ("Five thousand factors of $0.8$, multiplied by a computer, give exactly <many-days:.1f>",
     "$0.8$을 오천 번 곱하면 너무 작아서 나타내지 못하고 정확히 <many-days:.1f>이"),
    ("It is 0 for $p = 1$ and negative below 1", "$p = 1$이면 0이고 1보다 작으면 음수"),
    r"-\ln 0.9 - \ln 0.8 - \ln 0.7 \\ "
    r"= <price-a-day1:.4f> + <price-a-day2:.4f> + <price-a-day3:.4f> &= <price-a:.4f> \end",
    (r"This is $-\ln <product-a:.3f>$: A pays <price-a:.4f> in all. "
     "B pays three times <price-b-day:.4f>, together <price-b:.4f>.",
     r"이것은 $-\ln <product-a:.3f>$이고, A의 값은 모두 <price-a:.4f>입니다. "
     "B의 값은 <price-b-day:.4f>을 세 번 더한 <price-b:.4f>입니다"),
    ("$p = 0.01$ costs <price-one-percent:.4f>, and as $p$ goes to 0 the price grows",
     "$p = 0.01$이면 <price-one-percent:.4f>이고, $p$가 0에 가까워지면"),
    ("here <price-a-mean:.4f> for A and <price-b-mean:.4f> for B",
     "A의 <price-a-mean:.4f>와 B의 <price-b-mean:.4f>을"),
    ("Let the output be $(0.2, 0.7, 0.1)$ and the target one-hot $(0, 1, 0)$",
     "출력이 $(0.2, 0.7, 0.1)$이고 원-핫 목표값이 $(0, 1, 0)$이라고"),
    r"-(0 \cdot \ln 0.2 + 1 \cdot \ln 0.7 + 0 \cdot \ln 0.1) \\ "
    r"= -\ln 0.7 &= <price-a-day3:.4f> \end",
    ("The three probabilities add up to 1,", "세 확률의 합이 1이므로"),
    ("two bars for the targets 0 and 1 with the heights 0.3 and 0.7; that of the target 1 is "
     "filled",
     "목표값 0과 1의 막대이고 높이는 0.3과 0.7이며, 목표값 1의 막대가 칠해져"),
    ("three bars with the heights 0.2, 0.7 and 0.1; the second",
     "높이가 0.2, 0.7, 0.1인 막대 세 개이고"),
    ("The target 1 has the probability $y$ and the target 0 the probability $1 - y$. Both cases "
     "fit into one formula, since anything to the power 0 is 1",
     "출력 $y$는 목표값이 1일 확률이고, 목표값이 0일 확률은 $1 - y$입니다. 무엇이든 0제곱하면 1"),
    r"p(t) &= y^{\,t}\,(1 - y)^{1 - t} \\ -\ln p(t) &= -t \ln y - (1 - t) \ln(1 - y)",
    (r"With $t = 1$ that is $-\ln y$, with $t = 0$ it is $-\ln(1 - y)$",
     r"$t = 1$이면 $-\ln y$, $t = 0$이면 $-\ln(1 - y)$이고"),
    r"p(t) &= y_1^{\,t_1} \, y_2^{\,t_2} \cdots y_K^{\,t_K} \\ "
    r"-\ln p(t) &= -\sum_{k=1}^{K} t_k \ln y_k",
    r"p(t) &= \frac{1}{s \sqrt{2\pi}}\, e^{-(t - y)^2 / (2 s^2)} \\ "
    r"-\ln p(t) &= \frac{(t - y)^2}{2 s^2} + \ln\bigl(s \sqrt{2\pi}\bigr)",
    (r"With $s = 0.1$, the three outputs of our table cost <bell-extra:.4f> more than three "
     r"perfect ones, and that is $<sum-squared:.2f> / (2 \cdot 0.1^2)$",
     r"$s = 0.1$이라면 표의 세 출력은 완벽한 세 출력보다 손실이 <bell-extra:.4f>만큼 큽니다. "
     r"$<sum-squared:.2f> / (2 \cdot 0.1^2)$"),
    r"E_{\mathrm{MSE}} &= \frac{1}{nK} \sum_{i=1}^{n} \sum_{k=1}^{K} (y_{ik} - t_{ik})^2 \\ "
    r"E_{\mathrm{MAE}} &= \frac{1}{nK} \sum_{i=1}^{n} \sum_{k=1}^{K} |y_{ik} - t_{ik}|",
    ("outputs in a row add up to 1, and the binary cross-entropy, where every output is a "
     "yes-or-no question of its own with a target 0 or 1",
     "한 행의 출력을 더하면 1입니다. 이진 교차 엔트로피에서는 출력마다 따로 예와 아니요를 묻고 "
     "목표값은 0 아니면 1"),
    r"E_{\mathrm{CE}} &= -\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{K} t_{ik} \ln y_{ik} \\ "
    r"E_{\mathrm{BCE}} &= -\frac{1}{nK} \sum_{i=1}^{n} \sum_{k=1}^{K} \bigl( t_{ik} \ln y_{ik} \\ "
    r"&\qquad\qquad + (1 - t_{ik}) \ln(1 - y_{ik}) \bigr)",
    ("Sum, mean and half the sum all have their lowest point at the same place, and their slopes "
     "differ by a constant factor. For the table above they are <sum-squared:.2f>, "
     "<mean-squared:.4f> and <half-squared:.2f>.",
     "합, 평균, 합의 절반은 모두 같은 곳에서 가장 낮고, 기울기는 상수배만큼만 다릅니다. 앞의 "
     "표에서는 차례로 <sum-squared:.2f>, <mean-squared:.4f>, <half-squared:.2f>입니다"),
    ("| 0 or 1 | sigmoid | binary cross-entropy |",
     "| 0 또는 1 | 시그모이드 | 이진 교차 엔트로피 |"),
    ("| 0 or 1 for each label, $(K,)$ |", "| 레이블마다 0 또는 1, $(K,)$ |"),
    ("the film of chapter 2. Its three sigmoids said <film-comedy:.2f> for comedy, "
     "<film-family:.2f> for family and <film-drama:.2f> for drama",
     "2장의 영화입니다. 시그모이드 세 개의 출력은 코미디가 <film-comedy:.2f>, 가족이 "
     "<film-family:.2f>, 드라마가 <film-drama:.2f>이었습니다"),
    ("the target $(1, 1, 0)$ has two ones", "목표값 $(1, 1, 0)$에는 1이 둘"),
    ("gave this answer the probability <film-comedy:.4f> · <film-family:.4f> · "
     "<film-not-drama:.4f> = <film-product:.4f>.",
     "이 정답의 확률은 <film-comedy:.4f> · <film-family:.4f> · <film-not-drama:.4f> = "
     "<film-product:.4f>입니다"),
    "<film-price-comedy:.4f> + <film-price-family:.4f> + <film-price-drama:.4f> = <film-price:.4f>",
    ("moves $y(1 - y)$ times as much (chapter 2)", "$y(1 - y)$배만큼 움직이고(2장)"),
    (r"has the slope $2(y - t)$ in $y$. For the binary cross-entropy, the slope of $-\ln y$ is "
     r"$-1/y$ and that of $-\ln(1 - y)$ is $1/(1 - y)$",
     r"기울기는 $2(y - t)$입니다. 이진 교차 엔트로피에서 $-\ln y$의 기울기는 $-1/y$, "
     r"$-\ln(1 - y)$의 기울기는 $1/(1 - y)$이고"),
    "$(y - t)/(y(1 - y))$",
    r"E_{\mathrm{MSE}}:&\quad 2\,(y - t)\; y\,(1 - y) \\ "
    r"E_{\mathrm{BCE}}:&\quad \frac{y - t}{y\,(1 - y)}\; y\,(1 - y) = y - t",
    ("For the target 1:", "목표값이 1일 때의"),
    ("| $a$ | $y$ | slope, squared | slope, cross-entropy |",
     "| $a$ | $y$ | 기울기(제곱) | 기울기(교차 엔트로피) |"),
    *(slope_row(name, a) for name, a in PLACES.items()),
    ("The cross-entropy pulls <slope-ratio:.0f> times as hard",
     "교차 엔트로피의 기울기는 그 <slope-ratio:.0f>배"),
    ("The target is 1, and one output $y$ can be moved between 0 and 1.",
     "목표값은 1이고, 출력 $y$ 하나를 0과 1 사이에서"),
    ("(1) At $y = 0.5$, which", "(1) $y = 0.5$에서 가장"),
    ("(2) You move $y$ towards 0.", "(2) $y$를 0 쪽으로"),
    ("(3) You move $y$ towards 1.", "(3) $y$를 1 쪽으로"),
    ("(4) You change the target to 0.", "(4) 목표값을 0으로"),
    ("Its slope is $-1/0.5 = <entropy-at-half:.0f>$; the other two have the slope "
     "$<others-at-half:.0f>$ there. (2) The absolute and the squared error both end at 1",
     "기울기가 $-1/0.5 = <entropy-at-half:.0f>$이고, 다른 둘은 그곳에서 "
     "$<others-at-half:.0f>$입니다. (2) 절대 오차와 제곱 오차는 아무리 나빠도 1"),
    ("which is $-1$ right up to the target. The squared error's slope goes to 0, that of the "
     "cross-entropy to $-1$.",
     "목표값에 닿을 때까지 $-1$입니다. 제곱 오차의 기울기는 0으로, 교차 엔트로피의 기울기는 "
     "$-1$로"),
    ("The target is 0, and the weighted sum $a$ is too large",
     "목표값은 0인데 가중합 $a$가 너무 커서"),
    (r"In a 64-bit float $\sigma(40)$ is exactly 1, so $1 - y$ is exactly 0, and the logarithm "
     "of 0 is minus infinity",
     r"64비트 부동소수점으로 $\sigma(40)$은 정확히 1이므로 $1 - y$는 정확히 0이고, 0의 로그는"),
    ("Every $a$ beyond <clip-from> or so now costs <clip-price:.4f>. "
     "Whether the neuron is wrong by 20 or by 800,",
     "$a$가 <clip-from>쯤을 넘으면 손실이 모두 <clip-price:.4f>입니다. 가중합이 20만큼 틀렸든 "
     "800만큼 틀렸든"),
    ("when $y$ was rounded to 1", "$y$가 1로 반올림될"),
    (r"For the target 0 it is $-\ln(1 - \sigma(a)) = \ln(1 + e^{a})$",
     r"목표값이 0이면 $-\ln(1 - \sigma(a)) = \ln(1 + e^{a})$"),
    r"E = \max(a, 0) - a\,t + \ln\bigl(1 + e^{-|a|}\bigr)",
    ("never taken of anything below 1", "로그 안의 값은 1보다 작아지지"),
    r"E &= \ln \sum_{k=1}^{K} e^{a_k} - a_c \\ "
    r"&= m + \ln \sum_{k=1}^{K} e^{a_k - m} - a_c, \\ m &= \max_k a_k",
    ("Its largest power is $e^0 = 1$, so nothing overflows, and the sum is at least 1",
     "가장 큰 거듭제곱이 $e^0 = 1$이니 오버플로가 나지 않고, 합은 1보다 작아지지"),
    (r"for the logits $(2, 1, 0)$ and the first class: "
     r"$2 + \ln(1 + <term-1:.4f> + <term-2:.4f>) - 2 = <log-sum:.4f>$",
     r"로짓이 $(2, 1, 0)$이고 첫째 클래스가 맞는다면 손으로는 "
     r"$2 + \ln(1 + <term-1:.4f> + <term-2:.4f>) - 2 = <log-sum:.4f>$"),
    ("The neuron that is wrong by 800 pays <exact-800:.0f>. And where the softmax itself comes out "
     "as nan, the loss is <exact-1000:.0f>",
     "로짓이 800만큼 틀리면 손실도 <exact-800:.0f>입니다. 그리고 소프트맥스 자체가 nan이 되는 "
     "곳에서도 손실은 제대로 <exact-1000:.0f>입니다"),
    ("random outputs of shape (5, 3)", "형상이 (5, 3)이고 확률처럼"),
    (r"$2(y - t)$ is the slope of the sum of squares. It is <missing-mean> times too large for a "
     r"mean over $5 \cdot 3$ numbers",
     r"$2(y - t)$는 제곱의 '합'의 기울기입니다. 값 $5 \cdot 3$개의 평균이라면 <missing-mean>배"),
    ("Which number between 0 and 1 has", "0과 1 사이에서 어떤 값을"),
    ("The truth is $0.7$.", "참값은 $0.7$입니다"),
    ("<overstated:g> is the largest number on offer", "여기서는 <overstated:g>가 고를 수 있는"),
    r"$0.7\,(1 - p) + 0.3\,p = 0.7 - <falls-by:g>\,p$",
    "$p = 1$",
    ("for $1, 2, 3, 4$ and $90$, the squared error chooses their mean, <mean:.0f>, and the "
     "absolute error their median, <median:.0f>.",
     "$1, 2, 3, 4, 90$을 숫자 하나로 나타내야 한다면 제곱 오차는 평균인 <mean:.0f>에서, 절대 "
     "오차는 중앙값인 <median:.0f>에서"),
    ("in about eighty minutes", "80분쯤"),
]
GIVEN = "40 "


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_printed_table_and_forecasters(outputs: str) -> None:
    assert "[0.1 -0.1 0.] 0.0 [0.1 0.1 0.] 0.2 [0.01 0.01 0.] 0.02" in outputs
    for given in FORECASTS.values():
        prices = [price(p) for p in given]
        row = " ".join(f"{p:.4f}" for p in prices)
        assert f"[{row}] {sum(prices):.4f} {sum(prices) / 3:.4f}" in outputs


def test_worked_by_hand() -> None:
    """Each step of the page follows from its own rounded numbers."""
    prices = [f"{price(p):.4f}" for p in FORECASTS["a"]]
    assert f"{sum(map(float, prices)):.4f}" == f"{price(0.504):.4f}"
    said = [round(p, 4) for p in GIVEN_TO_FILM]
    assert f"{math.prod(said):.4f}" == f"{math.prod(GIVEN_TO_FILM):.4f}"
    assert f"{sum(round(price(p), 4) for p in GIVEN_TO_FILM):.4f}" == f"{VALUES['film-price']:.4f}"
    terms = [round(term, 4) for term in small_logits()]
    assert f"{math.log(sum(terms)):.4f}" == f"{VALUES['log-sum']:.4f}"


def test_slope_of_a_square() -> None:
    for d in (Fraction(1, 2), Fraction(-3), Fraction(0)):
        for h in (Fraction(1), Fraction(1, 1000)):
            assert ((d + h) ** 2 - (d - h) ** 2) / (2 * h) == 2 * d


def test_counting_has_no_slope() -> None:
    """The count is flat around the place, and the smooth loss falls to its floor in the middle."""
    assert mean_square(-1.8) < mean_square(-1.7) < mean_square(-1.6)
    assert mistakes(0) == mistakes(-7)
    assert ruler(mean_square, -3.5) == pytest.approx(0, abs=1e-9)


def test_bell_curve_costs_the_squared_error() -> None:
    assert VALUES["bell-extra"] == pytest.approx(0.02 / (2 * 0.1**2))


def test_slope_at_the_logit() -> None:
    for a in (-3.0, 0.4, 2.5):
        y = sigmoid(a)
        assert ruler(surprise_at, a) == pytest.approx(y - 1, abs=1e-9)
        assert ruler(squared_at, a) == pytest.approx(2 * (y - 1) * y * (1 - y), abs=1e-9)
        assert ruler(lambda y: price(1 - y), y) == pytest.approx(1 / (1 - y))


def test_logarithm_of_zero(outputs: str) -> None:
    exact = [a + math.log1p(math.exp(-a)) for a in SUMS]
    assert sigmoid(40.0) == 1.0
    assert sigmoid(20.0) < 1.0
    assert f"[{exact[0]:.4f} 20. inf inf] [{sigmoid(5.0):.4f} 1. nan nan]" in outputs
    clipped = f"{price(1e-7):.4f}"
    assert f"[{exact[0]:.4f} {clipped} {clipped} {clipped}]" in outputs
    assert math.ceil(math.log(1e7 - 1)) == 17
    assert " ".join(str(round(value, 4)) for value in exact) in outputs
    assert f"{VALUES['log-sum']:.4f} [nan 0. 0.] 1000.0" in outputs


def test_gradients_by_chance_and_ruler(outputs: str) -> None:
    """The six losses were checked, each to better than 1e-7, and the wrong one was 15 times off."""
    names = ["mean_squared_error", "mean_absolute_error", "binary_cross_entropy",
             "sigmoid_cross_entropy", "cross_entropy", "softmax_cross_entropy"]
    for name in names:
        gap = outputs.split(f"{name} ")[1].split()[0]
        assert float(gap) < 1e-7
    assert "15.0" in outputs
    Y, T = np.random.default_rng(4).uniform(0.05, 0.95, (5, 3)), np.eye(3)[[0, 2, 1, 1, 0]]
    moved = Y.copy()
    moved[0, 0] += 1e-6
    slope = (((moved - T) ** 2).mean() - ((Y - T) ** 2).mean()) / 1e-6
    assert 2 * (Y - T)[0, 0] / slope == pytest.approx(15, rel=1e-4)


def test_honest_forecaster(outputs: str) -> None:
    def best(loss: Callable[[float, int], float]) -> float:
        means = {p / 100: sum(loss(p / 100, t) for t in [1] * 7 + [0] * 3) for p in range(1, 100)}
        return min(means, key=lambda p: means[p])

    found = [best(lambda p, t: price(p if t else 1 - p)), best(lambda p, t: (p - t) ** 2),
             best(lambda p, t: abs(p - t))]
    assert found == [0.7, 0.7, VALUES["overstated"]]
    assert "0.7 0.7 0.99" in outputs
    for p in (0.2, 0.9):
        assert 0.7 * (1 - p) + 0.3 * p == pytest.approx(0.7 - 0.4 * p)


def test_answers_to_the_predictions() -> None:
    """At one half the cross-entropy is twice as steep as the other two."""
    assert ruler(price, 0.5) == pytest.approx(-2)
    assert ruler(lambda y: (y - 1) ** 2, 0.5) == pytest.approx(-1)
    assert ruler(lambda y: abs(y - 1), 0.5) == pytest.approx(-1)
    assert price(1e-300) > 690
    assert ruler(price, 1 - 1e-4) == pytest.approx(-1, abs=1e-3)
