"""The numbers of appendix A, worked out again without NumPy and `nnlib`."""

import math
from fractions import Fraction

import pytest

from tests.book import reader
from tests.book.numbers import Reading, hold, sigmoid

PAGE = "app_a_calculus"


def fallen(x: Fraction) -> Fraction:
    return 5 * x * x


def speed(h: str) -> float:
    """The stone's mean speed from 2 to 2 + h, in fractions."""
    return float((fallen(2 + Fraction(h)) - fallen(Fraction(2))) / Fraction(h))


def ratio(base: float, h: float) -> float:
    return math.expm1(h * math.log(base)) / h


def f(x: str, y: str) -> Fraction:
    return Fraction(x) ** 2 * Fraction(y) + 3 * Fraction(y)


Y = sigmoid(1.05)
VALUES = {
    "taxi3": 2 * 3 + 4, "taxi8": 2 * 8 + 4, "more": 2 * 5,
    "fallen1": 5, "fallen2": 5 * 4, "fallen3": 5 * 9, "mean": 5 * 9 - 5 * 4,
    "speed-1": speed("1"), "speed-01": speed("0.1"), "speed-001": speed("0.01"),
    "speed-0001": speed("0.001"), "limit": 10 * 2, "limit3": 10 * 3,
    "exp-01": ratio(math.e, 0.1), "exp-001": ratio(math.e, 0.01),
    "exp-0001": ratio(math.e, 0.001), "ln2": math.log(2), "e": "2.71828",
    "one-over": -1 / 2**2, "ln-slope": 1 / 2,
    "meters": 3 * 2, "inner": 3 * 1 + 1, "outer-slope": 2 * 4, "chain": 2 * 4 * 3, "slip": 2 * 3,
    "sigmoid": Y, "sigmoid-slope": math.exp(-1.05) / (1 + math.exp(-1.05)) ** 2,
    "f": float(f("2", "1")), "f-moved": float(f("2.01", "1.02")),
    "f-change": float(f("2.01", "1.02") - f("2", "1")), "fx": 2 * 2 * 1, "fy": 2**2 + 3,
    "f-predicted": float(4 * Fraction("0.01") + 7 * Fraction("0.02")),
    "u": 2 * 3, "v": 3**2, "over-u": 9 * 2, "over-v": 6 * 6, "both": 9 * 2 + 6 * 6,
    "inner5": 1 - 2 * 3, "outer10": 2 * (1 - 2 * 3), "twenty": 2 * (1 - 2 * 3) * -2,
    "gx": 10 // 10, "gy": 2 * 1,
}
HELD = [
    ("costs 4 for getting in and 2 for every kilometer", "요금은 기본 4천 원에 1킬로미터마다 2천 "
                                                         "원이"),
    ("$y = 2x + 4$. Three kilometers cost <taxi3> and eight cost <taxi8>. "
     "For 5 kilometers more you pay <more> more.",
     "$y = 2x + 4$입니다. 3킬로미터는 <taxi3>이고 8킬로미터는 <taxi8>입니다. "
     "5킬로미터를 더 가면 <more>을 더 냅니다."),
    r"\frac{<taxi8> - <taxi3>}{8 - 3} = \frac{<more>}{5} = 2 .",
    ("$5x^2$ meters: <fallen1> after one second, <fallen2> after two, <fallen3> after three",
     "$5x^2$미터를 떨어집니다. "
     "1초 뒤에는 <fallen1>, 2초 뒤에는 <fallen2>, 3초 뒤에는 <fallen3>미터"),
    ("From second 2 to second 3 the stone falls <mean> meters, so its speed is <mean> meters a",
     "2초에서 3초까지 돌은 <mean>미터를 떨어지므로 그동안의 평균은 초속 <mean>미터"),
    r"| $h$ | $\dfrac{5(2+h)^2 - <fallen2>}{h}$ |",
    "| 1 | <speed-1:.3f> |", "| 0.1 | <speed-01:.3f> |", "| 0.01 | <speed-001:.3f> |",
    "| 0.001 | <speed-0001:.3f> |",
    ("closer and closer to <limit>.", "점점 <limit>에 가까워집니다"),
    r"\frac{5(2+h)^2 - 20}{h} = \frac{20 + 20h + 5h^2 - 20}{h} = \frac{20h + 5h^2}{h} = 20 + 5h .",
    ("The ratio is <limit> and a rest of $5h$", "비는 <limit>에 나머지 $5h$가"),
    ("keeps us from it, and <limit> remains", "그러면 <limit>이 남습니다"),
    ("x equals 2, y equals <fallen2>, and a dotted line from that point to the point at x equals "
     "3, y equals <fallen3>.",
     "x가 2이고 y가 <fallen2>인 점에서 곡선에 닿는 파선, "
     "그리고 그 점에서 x가 3이고 y가 <fallen3>인"),
    ("the ratio becomes $10x + 5h$. So the slope of $5x^2$ at $x$ is $10x$: <limit> at 2, and "
     "<limit3> at 3.",
     "비는 $10x + 5h$가 됩니다. 그러니 $5x^2$의 기울기는 $x$에서 $10x$입니다. 2에서는 <limit>, "
     "3에서는 <limit3>입니다."),
    r"| $x^2 \to 2x$, $\;x^3 \to 3x^2$, $\;x \to 1$ |",
    r"| $5x^2 \to 5 \cdot 2x = 10x$ |",
    ("at $x = 2$: $<one-over>$ |", "$x = 2$에서 $<one-over>$ |"),
    ("at $x = 2$: $<ln-slope>$ |", "$x = 2$에서 $<ln-slope>$ |"),
    ("valley $(x-1)^2 + 1$. Multiplied out it is $x^2 - 2x + 2$, and its derivative is $2x - 2$, "
     "the same as $2(x - 1)$",
     "골짜기 $(x-1)^2 + 1$을 봅시다. 풀어 쓰면 $x^2 - 2x + 2$이고 도함수는 $2x - 2$, 곧 $2(x - "
     "1)$"),
    r"$e = <e>\ldots$",
    ("for $h = 0.1$, $0.01$ and $0.001$ it is <exp-01:.4f>, <exp-001:.4f> and <exp-0001:.4f>.",
     "$h$가 0.1, 0.01, 0.001일 때 <exp-01:.4f>, <exp-001:.4f>, <exp-0001:.4f>입니다"),
    ("With 2 in the place of $e$ it would go to <ln2:.4f>.",
     "$e$ 자리에 2를 넣으면 <ln2:.4f>로"),
    ("turns 3 times for each turn of the pedals, and each turn of the wheel takes you 2 meters, "
     "then each turn of the pedals takes you <meters> meters",
     "세 바퀴 돌고, 바퀴가 한 번 돌 때 2미터를 간다면, 페달을 한 번 돌릴 때 <meters>미터를"),
    ("$u = 3x + 1$, here <inner>, with the slope 3. The outer one is $y = u^2$ with the slope "
     "$2u$, here <outer-slope>.",
     "$u = 3x + 1$은 <inner>이고 기울기는 3입니다. 바깥쪽 $y = u^2$의 기울기 $2u$는 "
     "<outer-slope>입니다"),
    r"\frac{dy}{dx} = <outer-slope> \cdot 3 = <chain> .",
    ("$(3x+1)^2 = 9x^2 + 6x + 1$ has the derivative $18x + 6$, at 1 again <chain>.",
     "$(3x+1)^2 = 9x^2 + 6x + 1$의 도함수는 $18x + 6$이고, 1에서 역시 <chain>입니다"),
    (r"at $u = <inner>$, where the outer function stands, and not at $x = 1$. "
     r"With $2 \cdot 1$ one gets <slip> instead of <chain>.",
     r"$u = <inner>$에서 구해야지, $x = 1$에서 구하면 안 됩니다. "
     r"$2 \cdot 1$을 쓰면 <chain>가 아니라 <slip>이 나옵니다"),
    ("at $x = 1.05$, $y$ is <sigmoid:.4f> and the slope <sigmoid-slope:.4f>.",
     "$x = 1.05$에서 $y$는 <sigmoid:.4f>, 기울기는 <sigmoid-slope:.4f>입니다"),
    ("At $x = 2$, $y = 1$ it is <f:.0f>. Hold $y$ still and move $x$ alone: then $y$ counts as a "
     "number, and the slope is $2xy$, here <fx>. Hold $x$ still and move $y$: the slope is "
     "$x^2 + 3$, here <fy>.",
     "$x = 2$, $y = 1$에서 값은 <f:.0f>입니다. $y$는 그대로 두고 $x$만 움직여 봅시다. 그러면 $y$는 "
     "그냥 수이고, 기울기는 $2xy$, 여기에서는 <fx>입니다. 이번에는 $x$를 두고 $y$만 움직이면 "
     "기울기는 $x^2 + 3$, 여기에서는 <fy>입니다"),
    r"\frac{\partial f}{\partial x} = 2xy = <fx> , \qquad "
    r"\frac{\partial f}{\partial y} = x^2 + 3 = <fy> .",
    "$(<fx>, <fy>)$",
    (r"a step of 0.01 in $x$ and 0.02 in $y$ should change $f$ by about "
     r"$<fx> \cdot 0.01 + <fy> \cdot 0.02 =$ <f-predicted:.2f>. In truth $f(2.01, 1.02)$ is "
     r"<f-moved:.4f>, so the change is <f-change:.4f>.",
     r"$x$로 0.01, $y$로 0.02를 가면 $f$는 $<fx> \cdot 0.01 + <fy> \cdot 0.02 =$ "
     r"<f-predicted:.2f>쯤 변할 것입니다. 실제로 $f(2.01, 1.02)$는 <f-moved:.4f>이니 변화는 "
     r"<f-change:.4f>입니다"),
    ("At $x = 3$ we have $u = <u>$ and $v = <v>$. The slope of $E$ is $v = <v>$ for $u$ and "
     "$u = <u>$ for $v$; the slope of $u$ is 2, that of $v$ is $2x = 6$.",
     "$x = 3$이면 $u = <u>$, $v = <v>$입니다. $E$의 기울기는 $u$에 대해 $v = <v>$이고 $v$에 대해 "
     "$u = <u>$입니다. $u$의 기울기는 2, $v$의 기울기는 $2x = 6$입니다"),
    r"\frac{dE}{dx} = <v> \cdot 2 + <u> \cdot 6 = <over-u> + <over-v> = <both> .",
    (r"$E = 2x \cdot x^2 = 2x^3$ has the derivative $6x^2$, at 3 also <both>.",
     r"$E = 2x \cdot x^2 = 2x^3$의 도함수는 $6x^2$이고 3에서 <both>입니다"),
    ("falls with $-1$ left of 0 and rises with $1$ right of it",
     "0의 왼쪽에서 기울기가 $-1$이고 오른쪽에서 $1$입니다"),
    ("$(1 - 2x)^2$ at $x = 3$", "$x = 3$에서 $(1 - 2x)^2$"),
    ("of $x^2/20 + y^2$ at $(10, 1)$", "$(10, 1)$에서 $x^2/20 + y^2$"),
    (r"(1) $3x^2 - 6$; it is 0 at $x = \sqrt 2$ and at $x = -\sqrt 2$. (2) The inner function is "
     r"$1 - 2 \cdot 3 = <inner5>$ with the slope $-2$, the outer slope is "
     r"$2 \cdot (<inner5>) = <outer10>$, and the product is <twenty>. "
     r"(3) $(x/10,\ 2y) = (<gx>, <gy>)$.",
     r"(1) $3x^2 - 6$이고, $x = \sqrt 2$와 $x = -\sqrt 2$에서 0입니다. (2) 안쪽 함수는 "
     r"$1 - 2 \cdot 3 = <inner5>$이고 기울기는 $-2$, 바깥쪽 기울기는 "
     r"$2 \cdot (<inner5>) = <outer10>$이므로 곱하면 <twenty>입니다. "
     r"(3) $(x/10,\ 2y) = (<gx>, <gy>)$입니다"),
]
GIVEN = "15"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_rules_behind_the_numbers() -> None:
    assert pytest.approx(Y * (1 - Y)) == VALUES["sigmoid-slope"]
    assert f"{math.e:.6f}".startswith(str(VALUES["e"]))
    assert ratio(2, 1e-9) == pytest.approx(math.log(2))
    for x in (-1.5, 0.5, 3.0):
        assert (3 * x + 1) ** 2 == pytest.approx(9 * x**2 + 6 * x + 1)
        assert (x - 1) ** 2 + 1 == pytest.approx(x**2 - 2 * x + 2)
    assert 3 * math.sqrt(2) ** 2 - 6 == pytest.approx(0)


def test_ruler_prints_the_slopes(page: str) -> None:
    printed = [float(number) for number in reader.printed(page).split()]
    assert printed == pytest.approx([20, 24, Y * (1 - Y), 54], abs=1e-6)
