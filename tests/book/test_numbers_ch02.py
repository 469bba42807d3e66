"""Every number of chapter 2, worked out again without ``nnlib``."""

import math
import sys
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest
from scipy.optimize import brentq, linprog

from tests.book.numbers import Entry, Reading, Value, hold, sigmoid

PAGE = "ch02_activations"

STREET = [-2, -1, 0, 1, 2]
GENRES = ("comedy", "family", "drama")
FILMS = {"before": (2.2, 1.4, 0.4), "after": (3.2, 1.4, 0.4)}
PIECES = [(-1, -1), (0, 0), (0.5, 0)]  # slope and height of what the picture's maxout is made of


def slope(x: float) -> float:
    """The sigmoid's slope by another road: 1 / (2 + e^x + e^-x)."""
    return 1 / (2 + math.exp(x) + math.exp(-x))


def tanh_slope(x: float) -> float:
    return 1 / math.cosh(x) ** 2


def ruler(x: float, d: float) -> float:
    return (sigmoid(x + d) - sigmoid(x - d)) / (2 * d)


def softmax(sums: tuple[float, ...]) -> list[float]:
    powers = [math.exp(a) for a in sums]
    return [p / math.fsum(powers) for p in powers]


def best_line() -> tuple[float, float]:
    """Slope and height of the line whose largest miss is least, by linear programming."""
    # In slope, height and miss: the line misses no position by more than the miss.
    rows = [[sign * x, sign, -1] for x in STREET for sign in (1, -1)]
    limits = [sign * abs(x) for x in STREET for sign in (1, -1)]
    found = linprog([0, 0, 1], rows, limits, bounds=[(None, None)] * 2 + [(0, None)])
    return float(found.x[0]), float(found.x[1])


def decimals(value: Decimal, count: int) -> str:
    """Cut a number off, as it stands before an ellipsis."""
    return str(value)[:count + 2]


with localcontext() as context:
    context.prec = 500
    E, ROOT, THIRD = Decimal(1).exp(), Decimal(2).sqrt(), Decimal(1) / 3
    DIGITS = len(str(int(Decimal(1000).exp())))
HEADS = {"sigmoid": lambda sums: list(map(sigmoid, sums)), "softmax": softmax}
LINE = best_line()[1]
# The slope of x times the sigmoid is 0 where 1 + x (1 - s) is; then x s is x + 1.
SILU_LOWEST = brentq(lambda x: 1 + x * sigmoid(-x), -3, 0) + 1
HIGHEST, WINNER = max((w * -2 + b, w) for w, b in PIECES)
VALUES: dict[str, Value] = {
    "merged-weight": 3 * 2, "merged-below": 4 - 3 * 1,
    "line-height": LINE, "line-worst": max(abs(LINE - abs(x)) for x in STREET),
    "hinge-worst": max(abs(max(x, 0) + max(-x, 0) - abs(x)) for x in STREET),
    "ruler-left": sigmoid(-0.5), "ruler-right": sigmoid(0.5),
    "ruler-0": ruler(0, 0.5), "ruler-0-short": ruler(0, 0.05), "ruler-2-short": ruler(2, 0.05),
    "e": decimals(E, 5), "root": decimals(ROOT, 5), "third": decimals(THIRD, 3),
    **{f"{name}{x}": value for x in (2, -2, -5) for name, value in (
        ("power", math.exp(-x)), ("below", 1 + math.exp(-x)), ("sigma", sigmoid(x)))},
    "s-sum": sigmoid(2) + sigmoid(-2), "s-m20": sigmoid(-20), "s-5": sigmoid(5),
    "steepest": slope(0), "ds-2": slope(2), "ds-m5": slope(-5),
    "tanh-from-sigmoid": 2 * sigmoid(2) - 1, "tanh-1": math.tanh(1),
    "ratio": tanh_slope(0) / slope(0), "quarter-10": 1 / 4**10,
    "step-m2": 0, "step-slope-m2": 0,
    "sigmoid-m2": sigmoid(-2), "sigmoid-slope-m2": slope(-2),
    "tanh-m2": math.tanh(-2), "tanh-slope-m2": tanh_slope(-2),
    "relu-m2": max(-2, 0), "relu-slope-m2": 0,
    "leaky_relu-m2": -2 / 100, "leaky_relu-slope-m2": 1 / 100,
    "elu-m2": math.exp(-2) - 1, "elu-slope-m2": math.exp(-2),
    "silu-m2": -2 * sigmoid(-2), "gelu-m2": -2 * NormalDist().cdf(-2), "silu-lowest": SILU_LOWEST,
    "maxout-m2": HIGHEST, "maxout-slope-m2": WINNER,
    "identity-m2": -2, "identity-slope-m2": 1,
    **{f"{head}-{moment}-{name}": value
       for moment, sums in FILMS.items() for head, function in HEADS.items()
       for name, value in zip((*GENRES, "total"), (*function(sums), math.fsum(function(sums))),
                              strict=True)},
    "tanh-saturated": tanh_slope(-5), "elu-saturated": math.exp(-5),
    "wrong-slope": slope(sigmoid(2)), "wrong-low": slope(1),
    "exp-digits": DIGITS, "exp-limit": math.log(sys.float_info.max),
}


def table_row(english: str, korean: str, name: str, digits: int) -> Entry:
    """A row of the table of functions, with the value and the slope at -2."""
    values = f"<{name}-m2:.{digits}f> | <{name}-slope-m2:.{digits}f> |"
    return f"| {english} | {values}", f"| {korean} | {values}"


def film_row(moment: str, english: str, korean: str) -> Entry:
    """A row of the table of films: the weighted sums and what an activation makes of them."""
    sums = ", ".join(map(str, FILMS[moment]))
    values = " | ".join(f"<{english}-{moment}-{name}:.2f>" for name in (*GENRES, "total"))
    return f"| {sums} | {english} | {values} |", f"| {sums} | {korean} | {values} |"


def worked(x: int, sign: str) -> str:
    """The lines of a formula that work out the sigmoid of x."""
    return (rf"\sigma({x}) &= \frac{{1}}{{1 + e^{{{sign}{abs(x)}}}}} = "
            rf"\frac{{1}}{{1 + <power{x}:.4f>}} \\[0.5ex] "
            rf"&= \frac{{1}}{{<below{x}:.4f>}} = <sigma{x}:.4f>")


HELD: list[Entry] = [
    ("2 for the position 2, and 2 for the position $-2$", "위치가 2이면 2, 위치가 $-2$여도 2가"),
    ("first with weight 2 and bias 1, the second with weight 3 and bias $-4$",
     "첫째 층의 가중치는 2, 편향은 1이고, 둘째 층의 가중치는 3, 편향은 $-4$"),
    r"u &= 2x + 1, \\ y &= 3u - 4 = 3\,(2x + 1) - 4 = <merged-weight>x - <merged-below>",
    ("One layer with weight <merged-weight> and bias $-<merged-below>$",
     "가중치가 <merged-weight>, 편향이 $-<merged-below>$인"),
    ("lies flat at the height <line-height:.0f>. Such a network says <line-height:.0f> wherever "
     "you are, and at your own door it is wrong by <line-worst:.0f>.",
     "높이 <line-height:.0f>의 수평선입니다. 이런 신경망은 어디에서나 <line-height:.0f>을 "
     "출력하므로 대문 앞에서도 <line-worst:.0f>만큼 틀립니다"),
    ("let a node answer 0 instead of every negative number", "음수가 오면 0을, 나머지는"),
    r"$\max(x, 0)$",
    ("The largest error is <hinge-worst:.0f>.", "가장 큰 오차(error)는 <hinge-worst:.0f>입니다"),
    ("positions from minus 2.5 to 2.5. A V shape with its corner at zero, a hinge that is flat "
     "at 0 on the left", "마이너스 2.5부터 2.5까지 그린 선 세 개. 0에서 꺾이는 V자, 왼쪽은 0으로"),
    ("a horizontal line at <line-height:.0f> that meets the V only at two points",
     "높이 <line-height:.0f>에서 V자와 두 점에서만 만나는 수평선"),
    ("The step function, 0 up to x equals 0 and 1 after it",
     "x가 0일 때까지는 0이고 그 뒤로는 1인 계단 함수"),
    ("close to 0 on the left, passes one half at x equals 0 and runs close to 1 on the right",
     "왼쪽에서 0에 바짝 붙어 있다가 x가 0인 곳에서 2분의 1을 지나 오른쪽에서 1에 바짝"),
    ("McCulloch and Pitts used it in 1943, Rosenblatt in his perceptron of 1958.",
     "매컬러와 피츠가 1943년에, 로젠블랫이 1958년 퍼셉트론에"),
    r"h'(x) \approx \frac{h(x + d) - h(x - d)}{2d}",
    ("at $x = 0$ with $d = 0.5$: it rises from <ruler-left:.4f> to <ruler-right:.4f> while $x$ "
     "goes from $-0.5$ to 0.5, so the slope is about <ruler-0:.4f>. "
     "With the shorter run $d = 0.05$ it is <ruler-0-short:.4f>.",
     "$x = 0$에서 $d = 0.5$로 시그모이드의 기울기를 재어 봅시다. $x$가 $-0.5$에서 0.5로 가는 동안 "
     "곡선은 <ruler-left:.4f>에서 <ruler-right:.4f>로 올라갑니다. 기울기는 약 <ruler-0:.4f>입니다. "
     "거리를 $d = 0.05$로 줄이면 <ruler-0-short:.4f>입니다"),
    ("The slope at 0 is one quarter. At $x = 2$ the curve is already leveling off, "
     "and the short run gives <ruler-2-short:.4f>.",
     "0에서의 기울기는 4분의 1입니다. $x = 2$에서는 곡선이 이미 평평해지는 중이어서 "
     "짧은 거리로 재면 <ruler-2-short:.4f>이"),
    ("at x equals minus 2, 0 and 2.", "x가 마이너스 2, 0, 2인"),
    r"\sigma(x) = \frac{1}{1 + e^{-x}} .",
    r"$<e>\ldots$",
    ("add 1, divide 1 by the result", "1을 더하고, 1을 그 값으로"),
    "$e^0 = 1$",
    r"\sigma(0) = \frac{1}{1 + e^{0}} = \frac{1}{1 + 1} = \frac{1}{2}",
    ("For $x = 2$ and for $x = -2$:", "$x = 2$와 $x = -2$에서는"),
    worked(2, "-"),
    worked(-2, ""),
    ("The two results add up to <s-sum:.0f>.", "두 값을 더하면 <s-sum:.0f>입니다"),
    r"$\sigma(-x) = 1 - \sigma(x)$",
    worked(-5, ""),
    (r"$\sigma(-20)$ is about two billionths, <s-m20:.10f>.",
     r"$\sigma(-20)$도 <s-m20:.10f>, 약 10억분의 2입니다"),
    (r"$\sigma(5) =$ <s-5:.4f> is large", r"$\sigma(5) =$ <s-5:.4f>은 크지만"),
    r"\sigma'(x) = s\,(1 - s)",
    (r"For $x = 0$ this is $0.5 \cdot 0.5 = <steepest:g>$, the quarter",
     r"$x = 0$이면 $0.5 \cdot 0.5 = <steepest:g>$, 자로 잰 4분의 1"),
    ("For $x = 2$ it is", "$x = 2$이면"),
    r"<sigma2:.4f> \cdot (1 - <sigma2:.4f>) &= <sigma2:.4f> \cdot <sigma-2:.4f> \\ "
    r"&= <ds-2:.4f>",
    ("At $x = -5$ the slope is <ds-m5:.4f>", "$x = -5$에서는 <ds-m5:.4f>으로"),
    (r"decimals of $\tfrac{1}{3} = <third>\ldots$ never end, and yet $\tfrac13$ solves the "
     "equation $3x - 1 = 0$.",
     r"$\tfrac{1}{3} = <third>\ldots$은 끝나지 않지만 $3x - 1 = 0$의 해"),
    (r"$\sqrt2 = <root>\ldots$ never end and never repeat, and yet $\sqrt2$ solves $x^2 - 2 = 0$.",
     r"$\sqrt2 = <root>\ldots$은 끝나지도 않고 되풀이되지도 않지만 $x^2 - 2 = 0$의 해"),
    ("Charles Hermite proved this in 1873. For us it is enough to know that $e$ is about <e>.",
     "1873년 샤를 에르미트가 증명한 사실입니다. 여기서는 $e$가 약 <e>이라는"),
    ("The step jumps from 0 to 1 and its slope is 0.",
     "계단 함수는 0에서 1로 뛰고 기울기는 0입니다"),
    ("the bell of tanh four times as high. ReLU is a hinge whose slope jumps from 0 to 1;",
     "tanh의 종이 네 배 높습니다. ReLU는 경첩 모양이고 기울기가 0에서 1로"),
    ("down towards minus 1. Maxout is made of three straight pieces. "
     "The identity is the diagonal with slope 1.",
     "마이너스 1로 다가갑니다. 맥스아웃은 직선 세 조각으로 되어 있습니다. "
     "항등 함수는 기울기가 1인 대각선"),
    r"h(x) = \begin{cases} 1 & (x > 0) \\ 0 & (x \le 0) \end{cases}",
    ("It gives 0 or 1 and nothing else. Its slope is 0 on both sides",
     "0 아니면 1을 내놓습니다. 기울기는 양쪽에서 0이고"),
    ("sigmoid squeezes every number into the interval from 0 to 1. The hyperbolic tangent, tanh "
     "for short, squeezes it into the interval from $-1$ to 1:",
     "시그모이드는 어떤 값이든 0과 1 사이로 바꾸고, 쌍곡탄젠트(hyperbolic tangent), 줄여서 "
     "tanh는 $-1$과 1 사이로"),
    r"\tanh'(x) &= 1 - \tanh^2(x)",
    r"$\tanh(x) = 2\,\sigma(2x) - 1$",
    (r"For $x = 1$ the right side is $2 \cdot <sigma2:.4f> - 1 =$ <tanh-from-sigmoid:.4f>, and "
     r"$\tanh(1)$ is <tanh-1:.4f>. At 0 the slope of tanh is 1, <ratio:.0f> times that",
     r"$x = 1$이면 오른쪽은 $2 \cdot <sigma2:.4f> - 1 =$ <tanh-from-sigmoid:.4f>이고, "
     r"$\tanh(1)$도 <tanh-1:.4f>입니다. 0에서 tanh의 기울기는 1로, 시그모이드의 <ratio:.0f>배"),
    ("weighted sum is $-5$ or 5 hardly reacts", "가중합이 $-5$나 5인"),
    (r"Ten factors of $\tfrac14$ make <quarter-10:.8f>",
     r"$\tfrac14$을 열 번 곱하면 <quarter-10:.8f>가"),
    r"\mathrm{ReLU}(x) &= \max(x, 0), \\ "
    r"\mathrm{ReLU}'(x) &= \begin{cases} 1 & (x > 0) \\ 0 & (x \le 0) \end{cases}",
    ("we agree on the slope 0 there. For positive $x$ the slope is 1, however large $x$ is: "
     "on that side it never saturates, and ten factors of 1 are still 1",
     "기울기는 0이라고 약속합니다. $x$가 양수이면 아무리 커도 기울기가 1이어서 그쪽으로는 포화하지 "
     "않고, 1은 열 번을 곱해도 1"),
    ("In 2011 Xavier Glorot", "2011년 자비에 글로로"),
    r"\mathrm{LReLU}(x) &= \begin{cases} x & (x > 0) \\ 0.01\,x & (x \le 0) \end{cases} \\ "
    r"\mathrm{LReLU}'(x) &= \begin{cases} 1 & (x > 0) \\ 0.01 & (x \le 0) \end{cases} \\[1ex] "
    r"\mathrm{ELU}(x) &= \begin{cases} x & (x > 0) \\ \alpha\,(e^{x} - 1) & (x \le 0) "
    r"\end{cases} \\ "
    r"\mathrm{ELU}'(x) &= \begin{cases} 1 & (x > 0) \\ \alpha\,e^{x} & (x \le 0) \end{cases}",
    ("pieces $x$ and 0", "조각이 $x$와 0인"),
    r"$\max(-x - 1,\ 0,\ 0.5x)$",
    ("At $-2$ SiLU gives <silu-m2:.4f> and GELU <gelu-m2:.4f>; the lowest value of SiLU is "
     "<silu-lowest:.4f>",
     "$-2$에서 SiLU의 값은 <silu-m2:.4f>, GELU의 값은 <gelu-m2:.4f>이고, SiLU의 최솟값은 "
     "<silu-lowest:.4f>"),
    ("$h(x) = x$, with slope 1 everywhere", "$h(x) = x$이고 기울기는 어디서나 1"),
    "$h(-2)$ | $h'(-2)$ |",
    table_row("step | 0 or 1 | 0", "계단 함수 | 0 또는 1 | 0", "step", 0),
    table_row("sigmoid | 0 to 1, ends excluded | <steepest:g>",
              "시그모이드 | 0부터 1까지, 양 끝 제외 | <steepest:g>", "sigmoid", 4),
    table_row("tanh | $-1$ to 1, ends excluded | 1",
              "tanh | $-1$부터 1까지, 양 끝 제외 | 1", "tanh", 4),
    table_row("ReLU | 0 and above | 1", "ReLU | 0 이상 | 1", "relu", 0),
    table_row("Leaky ReLU | all numbers | 1", "Leaky ReLU | 모든 수 | 1", "leaky_relu", 2),
    table_row(r"ELU, $\alpha = 1$ | above $-1$ | 1",
              r"ELU, $\alpha = 1$ | $-1$보다 큰 수 | 1", "elu", 4),
    table_row("maxout, as drawn | depends on the pieces | depends on the pieces",
              "그림의 맥스아웃 | 조각에 따라 다름 | 조각에 따라 다름", "maxout", 0),
    table_row("identity | all numbers | 1", "항등 함수 | 모든 수 | 1", "identity", 0),
    ("wants a number from 0 to 1, read", "0과 1 사이의 수, 곧 '예'일"),
    ("the weighted sums for some film be 2.2, 1.4 and 0.4.", "가중합이 2.2, 1.4, 0.4라고"),
    film_row("before", "sigmoid", "시그모이드"),
    film_row("before", "softmax", "소프트맥스"),
    film_row("after", "sigmoid", "시그모이드"),
    film_row("after", "softmax", "소프트맥스"),
    ('With softmax "family" drops from <softmax-before-family:.2f> to '
     "<softmax-after-family:.2f>, although",
     "'가족'이 <softmax-before-family:.2f>에서 <softmax-after-family:.2f>으로 떨어집니다"),
    ("You move $x$ to $-5$. Which of the seven functions still have a slope of at least 0.01, and "
     "which have a slope of exactly 0?",
     "$x$를 $-5$로 옮기면 일곱 함수 가운데 기울기가 아직 0.01 이상인 것은 무엇이고, 정확히 0인"),
    ("(1) At 0, where its slope is <steepest:g>. (2) Four times: its slope is 1. "
     "(3) Only the identity, with 1, and Leaky ReLU, with 0.01. Step and ReLU have exactly 0. "
     "Sigmoid, tanh and ELU still have a slope, but with <ds-m5:.4f>, <tanh-saturated:.4f> and "
     "<elu-saturated:.4f> a tiny one",
     "(1) 0에서 가장 가파르고 기울기는 <steepest:g>입니다. (2) 네 배입니다. tanh의 기울기는 "
     "1입니다. (3) 0.01 이상인 것은 기울기가 1인 항등 함수와 0.01인 Leaky ReLU뿐입니다. 계단 "
     "함수와 ReLU는 정확히 0입니다. 시그모이드, tanh, ELU에는 기울기가 남아 있지만 <ds-m5:.4f>, "
     "<tanh-saturated:.4f>, <elu-saturated:.4f>로 아주 작습니다"),
    (r"The formula $\sigma'(x) = s\,(1 - s)$", r"$\sigma'(x) = s\,(1 - s)$라는 식은"),
    ("For $x = 2$ the slope is <ds-2:.4f>. Handed $s = <sigma2:.4f>$ instead, the function "
     "returns <wrong-slope:.4f>, about twice",
     "$x = 2$에서 기울기는 <ds-2:.4f>입니다. $s = <sigma2:.4f>$을 넣으면 함수는 "
     "<wrong-slope:.4f>, 곧 두 배쯤"),
    ("the wrong slope always lies between <wrong-low:.4f> and <steepest:g>, and",
     "잘못 구한 기울기도 언제나 <wrong-low:.4f>과 <steepest:g> 사이에"),
    ("runs backwards, from 1 down to 0. The value at 0 is still $\\tfrac12$",
     "거꾸로 1에서 0으로 내려갑니다. 그래도 0에서의 값은 여전히 $\\tfrac12$"),
    (r"On paper $\dfrac{1}{1 + e^{-x}}$ and $\dfrac{e^{x}}{e^{x} + 1}$ are",
     r"종이 위에서 $\dfrac{1}{1 + e^{-x}}$와 $\dfrac{e^{x}}{e^{x} + 1}$은"),
    ("The number $e^{1000}$ has <exp-digits> digits before the decimal point",
     "$e^{1000}$은 소수점 앞이 <exp-digits>자리나"),
    ("Every power of $e$ above <exp-limit:.2f> becomes inf",
     "$e$의 지수가 <exp-limit:.2f>을 넘으면"),
    (r"the first form for $x \ge 0$ and the second for $x < 0$",
     r"$x \ge 0$이면 첫째 꼴을, $x < 0$이면 둘째 꼴을"),
    ("every formula of the chapter at 800 places", "식을 모두 800곳에서"),
    ("says one half, which is neither 0 nor 1", "기울기가 2분의 1로 나옵니다. 0도 아니고 1도 "
                                                "아닙니다"),
    ("in about an hour and a quarter", "한 시간 15분쯤"),
    ("Print the exponential alone for 1000 and for $-1000$.", "1000과 $-1000$에서 지수 함수만"),
    (r"$\sigma(x) = 1/(1 + e^{-x})$ squeezes every number into the interval from 0 to 1, reaches "
     "neither end, and has the slope $s(1 - s)$, at most a quarter",
     r"$\sigma(x) = 1/(1 + e^{-x})$는 모든 값을 0과 1 사이로 바꾸지만 양 끝에는 닿지 않으며, "
     r"기울기는 $s(1 - s)$로 커야 4분의 1"),
    ("Tanh is the same S between $-1$ and 1. ReLU keeps the slope 1",
     "tanh는 $-1$과 1 사이에 놓인 같은 S자입니다. "
     "ReLU는 가중합이 양수이면 언제나 기울기가 1이어서"),
    (r"$\sigma(-5)$ is <sigma-5:.4f>, and it is never 0",
     r"$\sigma(-5)$는 <sigma-5:.4f>이고 결코 0이"),
    r"$\tfrac13$",
    r"$\sqrt2$",
]
GIVEN = "40"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_best_line_lies_flat() -> None:
    assert best_line()[0] == pytest.approx(0)


def test_ten_layers_are_one(outputs: str) -> None:
    """The product of the weights is the slope, and the outputs lie on that line."""
    draws = np.random.default_rng(4).uniform(-2, 2, size=(10, 2)).tolist()
    steepness = math.prod(w for w, _ in draws)
    height = 0.0
    for w, b in draws:
        height = w * height + b
    answers = [f"{steepness * x + height:.4f}".rstrip("0") for x in STREET]
    assert "[" + " ".join(answers) + "]" in outputs
    assert "[" + " ".join([f"{steepness:.4f}"] * 4) + "]" in outputs


def test_worked_by_hand() -> None:
    """Each step of the page follows from its own rounded numbers."""
    for x in (2, -2, -5):
        assert f"{1 / round(1 + math.exp(-x), 4):.4f}" == f"{sigmoid(x):.4f}"
    s = round(sigmoid(2), 4)
    assert f"{1 - s:.4f}" == f"{sigmoid(-2):.4f}"
    assert f"{s * (1 - s):.4f}" == f"{slope(2):.4f}"
    assert f"{2 * s - 1:.4f}" == f"{math.tanh(1):.4f}"


def test_sigmoid_never_reaches_its_ends() -> None:
    """Erratum: below the threshold a sigmoid still puts something out."""
    with localcontext() as context:
        context.prec = 60
        for x in (-5, -20, -100):
            assert 0 < 1 / (1 + Decimal(-x).exp()) < 1
    assert round(sigmoid(-20) * 1e9) == 2


def test_symmetry_and_relation_to_tanh() -> None:
    for x in (-3.0, -0.5, 0.0, 1.0, 2.5):
        assert sigmoid(-x) == pytest.approx(1 - sigmoid(x), abs=1e-15)
        assert math.tanh(x) == pytest.approx(2 * sigmoid(2 * x) - 1, abs=1e-15)
        assert slope(x) == pytest.approx(sigmoid(x) * (1 - sigmoid(x)), abs=1e-15)
        assert tanh_slope(x) == pytest.approx(1 - math.tanh(x) ** 2, abs=1e-15)


def test_endless_decimals_do_not_make_a_number_transcendental() -> None:
    """Erratum: 1/3 and the square root of 2 solve equations with whole coefficients."""
    assert 3 * Fraction(1, 3) - 1 == 0
    with localcontext() as context:
        context.prec = 500
        assert abs(ROOT * ROOT - 2) < Decimal("1e-498")


def test_code_prints_the_digits_worked_by_hand(outputs: str) -> None:
    lines = [f"{x} {math.exp(-x):.4f} {sigmoid(x):.4f} {slope(x):.4f}" for x in (-5, -2, 0, 2)]
    assert " ".join(lines) in outputs


def test_saturated() -> None:
    """Less slope than the 0.01 of the question, and more than none."""
    for value in (slope(-5), tanh_slope(-5), math.exp(-5)):
        assert 0 < value < 0.01


def test_wrong_slope_hides() -> None:
    """Taken at the output, it stays between the slopes at 1 and at 0."""
    values = [slope(sigmoid(x / 10)) for x in range(-200, 201)]
    assert slope(1) <= min(values)
    assert max(values) <= slope(0)


def test_overflow(outputs: str) -> None:
    with pytest.raises(OverflowError):
        math.exp(1000)
    assert math.isfinite(math.exp(709.78))
    with pytest.raises(OverflowError):
        math.exp(709.79)
    assert "[inf 0.] [0. 1.] [0. nan]" in outputs


def test_check_prints_every_function_and_sees_the_mistake(outputs: str) -> None:
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "identity"):
        assert f"{name} " in outputs
    places = [-7.99 + 15.98 * i / 799 for i in range(800)]
    gap = max(abs(slope(sigmoid(x)) - ruler(x, 1e-5)) for x in places)
    at_corner = (max(1e-5, 0) - max(-1e-5, 0)) / 2e-5
    assert outputs.endswith(f"{gap:.4f} [{at_corner:g}]")


def test_only_softmax_lets_the_genres_compete() -> None:
    before, after = (softmax(sums) for sums in FILMS.values())
    assert after[1] < before[1]
    assert sigmoid(FILMS["after"][1]) == sigmoid(FILMS["before"][1])
    assert sum(map(sigmoid, FILMS["before"])) > 1
