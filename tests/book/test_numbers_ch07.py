"""Every number of chapter 7, worked out again with the eight rules written as in their papers."""

import math
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import pytest

from tests.book.numbers import Entry, Reading, Value, hold

PAGE = "ch07_optimizers"

NAMES = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam", "Nadam"]
KEPT = [0, 1, 1, 1, 1, 2, 2, 2]
DEFAULTS = [0.01, 0.01, 0.01, 0.01, 0.001, 1.0, 0.001, 0.002]
EYE = {"SGD": 0.9, "Momentum": 0.1, "Nesterov": 0.1, "AdaGrad": 1.5, "RMSProp": 0.3,
       "AdaDelta": 5.0, "Adam": 0.4, "Nadam": 0.4}
RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
SHAPES = ["axes", "turned", "narrow"]
BENDS, START = np.array([0.1, 2.0]), np.array([10.0, 1.0])
HALF = math.sqrt(0.5)
TURN = np.array([[HALF, -HALF], [HALF, HALF]])
Slope = Callable[[np.ndarray], np.ndarray]
Race = dict[str, list[tuple[float, float]]]


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


@pytest.fixture(scope="session")
def race() -> Race:
    """Fewest steps and the rate that needs them, for each optimizer and each valley."""
    shapes = [(np.diag(BENDS), 500), (TURN @ np.diag(BENDS) @ TURN.T, 500),
              (np.diag([0.1, 100.0]), 1000)]
    return {name: [min((steps_needed(name, rate, M, limit), rate) for rate in RATES)
                   for M, limit in shapes] for name in NAMES}


def since(name: str, rate: float, matrix: np.ndarray, start: np.ndarray) -> int:
    """Return the step from which on, up to step 100, E is below 0.01."""
    points = walk(name, rate, lambda w: matrix @ w, start)
    heights = [float(w @ matrix @ w) / 2 for w, _ in zip(points, range(101), strict=False)]
    last = max(k for k, E in enumerate(heights) if E >= 0.01)
    assert last < 100
    return last + 1


def noisy(rates: list[float]) -> float:
    rng = np.random.default_rng(7)
    w = np.tile(START, (200, 1))
    for rate in rates:
        w = w - rate * (BENDS * w + rng.normal(size=w.shape))
    return float((w[:, 0] ** 2 / 20 + w[:, 1] ** 2).mean())


def best_factor(kappa: int) -> float:
    return (kappa - 1) / (kappa + 1)


def hundredth(kappa: int) -> int:
    """Return the steps at the best single rate until a hundredth of the distance is left."""
    return math.ceil(math.log(0.01) / math.log(best_factor(kappa)))


def two_digits(steps: float) -> float:
    return float(f"{steps:.2g}")


def both(name: str, values: np.ndarray) -> dict[str, float]:
    return {f"{name}-w1": float(values[0]), f"{name}-w2": float(values[1])}


def by_hand() -> dict[str, float]:
    """The two steps of Momentum, AdaGrad and Adam, with what they keep on the way."""
    g, rate = valley(START), 0.1
    slopes = {name: valley(after(1, name, rate, valley, START))
              for name in ("Momentum", "AdaGrad", "Adam")}
    v = -rate * g
    s = g**2 + slopes["AdaGrad"] ** 2
    m, q = 0.1 * g, 0.001 * g**2
    m2, q2 = 0.9 * m + 0.1 * slopes["Adam"], 0.999 * q + 0.001 * slopes["Adam"] ** 2
    ahead, size = m2 / (1 - 0.9**2), q2 / (1 - 0.999**2)
    return {
        **both("g", g), **both("g-plain", slopes["Momentum"]), **both("g-ada", slopes["AdaGrad"]),
        **both("g-adam", slopes["Adam"]),
        **both("v", v), **both("v2", 0.9 * v - rate * slopes["Momentum"]),
        **both("g-squared", g**2), **both("g-ada-squared", slopes["AdaGrad"] ** 2),
        **both("s", s), **both("root", np.sqrt(s)),
        **both("ada-move", rate * slopes["AdaGrad"] / np.sqrt(s)),
        **both("one-ada-move", START - after(1, "AdaGrad", rate, valley, START)),
        **both("m", m), **both("q", q), "m-share": 1 - 0.9, "q-share": 1 - 0.999,
        **both("one-adam-move", rate * (m / 0.1) / np.sqrt(q / 0.001)),
        **both("m2", m2), **both("q2", q2), "m2-share": 1 - 0.9**2, "q2-share": 1 - 0.999**2,
        **both("ahead", ahead), **both("size", size), **both("root-size", np.sqrt(size)),
        **both("adam-move", rate * ahead / np.sqrt(size)),
    }


@pytest.fixture(scope="session")
def values(race: Race) -> dict[str, Value]:
    """Every value of the page."""
    found: dict[str, Value] = {
        "start-height": height(START),
        **{f"plain-{rate}": height(START * [(1 - rate / 10) ** 30, (1 - 2 * rate) ** 30])
           for rate in (0.1, 0.5, 0.95, 1.05)},
        **{f"factor-{kappa}": best_factor(kappa) for kappa in (20, 1000)},
        **{f"halve-{kappa}": hundredth(kappa) for kappa in (20, 1000)},
        **by_hand(),
        **{f"kept-{name}": count for name, count in zip(NAMES, KEPT, strict=True)},
        **{f"default-{name}": rate for name, rate in zip(NAMES, DEFAULTS, strict=True)},
        "noisy-large": noisy([0.5] * 300), "noisy-middle": noisy([0.05] * 300),
        "noisy-small": noisy([0.01] * 300),
        "noisy-step": noisy([0.5] * 100 + [0.05] * 100 + [0.005] * 100),
        "noisy-cosine": noisy([0.25 * (1 + math.cos(math.pi * i / 300)) for i in range(300)]),
        "adam-reach": 100 * 0.02,
    }
    for name in ("SGD", "Momentum", "AdaGrad", "Adam"):
        found |= both(f"one-{name}", after(1, name, 0.1, valley, START))
    for name in NAMES:
        found |= both(f"two-{name}", after(2, name, 0.1, valley, START))
        for shape, (steps, rate) in zip(SHAPES, race[name], strict=True):
            shown = f"{two_digits(steps):g} ({rate:g})"
            found[f"{shape}-{name}"] = "> 1,000" if math.isinf(steps) else shown
    for name in ("AdaGrad", "Adam", "Nadam"):
        matrix = np.diag(BENDS)
        found[f"since-plain-{name}"] = since(name, EYE[name], matrix, START)
        found[f"since-turned-{name}"] = since(
            name, EYE[name], TURN @ matrix @ TURN.T, TURN @ START)
    for shape, name in (("axes", "Momentum"), ("axes", "SGD"), ("narrow", "Momentum"),
                        ("axes", "AdaGrad"), ("turned", "AdaGrad")):
        found[f"steps-{shape}-{name}"] = two_digits(race[name][SHAPES.index(shape)][0])
    return found


def pair(name: str, form: str = "g", gap: str = r",\ ") -> str:
    """Two numbers in a formula, as in ``(9.9,\\ 0.8)``."""
    return f"(<{name}-w1:{form}>{gap}<{name}-w2:{form}>)"


G, G_SQUARED = pair("g", gap=", "), pair("g-squared", gap=", ")
HELD: list[Entry] = [
    ("about 40 minutes. You need gradient descent (chapter 5), "
     "and that backpropagation delivers the gradient (chapter 6).",
     "40분쯤 걸립니다. 경사 하강법(gradient descent)(5장), "
     "그리고 그레이디언트를 역전파(backpropagation)로 구한다는 것(6장)을"),
    r"$E(w_1, w_2) = \frac{w_1^2}{20} + w_2^2 .$",
    ("The slopes are $w_1/10$ along the valley and $2w_2$ across it. "
     "We start at $(10, 1)$, where $E =$ <start-height:.0f>, "
     "and let gradient descent go 30 steps.",
     "골짜기를 따라 $w_1/10$, 골짜기를 가로질러 $2w_2$입니다. "
     "$E =$ <start-height:.0f>인 $(10, 1)$에서 출발해 경사 하강법으로 30걸음을"),
    ("| $E$ after 30 steps |", "| 30걸음 뒤의 $E$ |"),
    *(f"| {rate} | <plain-{rate}:.4f> |" for rate in (0.1, 0.5, 0.95, 1.05)),
    (r"$w_1$ is multiplied by $1 - \alpha/10$ and $w_2$ by $1 - 2\alpha$",
     r"$w_1$에는 $1 - \alpha/10$이, $w_2$에는 $1 - 2\alpha$가 곱해집니다"),
    ("Across the valley anything above 1 is too large. Along it, 10 would be just right.",
     "가로지르는 방향에는 학습률이 1만 넘어도 너무 크고, 골짜기를 따라가는 방향에는 10이 "
     "알맞은데,"),
    (r"$\kappa$ times as strongly across as along (the Greek letter kappa, here 20)",
     r"$\kappa$배 더 굽었다면(그리스 문자 카파, 여기서는 20)"),
    r"$(\kappa - 1)/(\kappa + 1)$",
    ("For 20 that is <factor-20:.4f>, and a hundredth of the distance is left after "
     "<halve-20:.0f> steps. For 1000 it is <factor-1000:.4f>, and it takes <halve-1000:,.0f>.",
     "20이면 <factor-20:.4f>배여서 거리가 100분의 1이 되는 데 <halve-20:.0f>걸음이 걸립니다. "
     "1000이면 <factor-1000:.4f>배이고 <halve-1000:,.0f>걸음이"),
    ("The likelihood of chapter 4", "4장의 가능도"),
    (r"We start at $(10, 1)$ and take the learning rate $\alpha = 0.1$ for all. "
     rf"The slope there is $g = (10/10,\ 2 \cdot 1) = {G}$.",
     r"모두 $(10, 1)$에서 학습률 $\alpha = 0.1$로 출발합니다. "
     rf"그곳의 기울기는 $g = (10/10,\ 2 \cdot 1) = {G}$입니다"),
    (rf"goes to $(10, 1) - 0.1\,{G} = {pair('one-SGD')}$. There the slope is "
     f"${pair('g-plain')}$, and the second step ends at ${pair('two-SGD')}$",
     rf"기본 경사 하강법은 $(10, 1) - 0.1\,{G} = {pair('one-SGD')}$로 갑니다. "
     f"그곳의 기울기는 ${pair('g-plain')}$이고, 둘째 걸음은 ${pair('two-SGD')}$에서"),
    ("nine tenths of the old velocity remain", "속도에서 10분의 9를 남기고"),
    r"\begin{aligned} v &= 0.9\,(0, 0) - 0.1\," rf"{G} \\ &= {pair('v')} \\ "
    rf"w &= (10, 1) + v = {pair('one-Momentum')} \\[0.5ex] "
    rf"v &= 0.9\,{pair('v')} \\ &\quad - 0.1\,{pair('g-plain')} \\ &= {pair('v2')} \\ "
    rf"w &= {pair('one-Momentum')} + v = {pair('two-Momentum')} \end",
    rf"s &= {pair('g-squared')}, \quad \sqrt{{s}} = {pair('g')} \\ "
    r"w &= (10 - 0.1 \cdot \tfrac{1}{1},\ 1 - 0.1 \cdot \tfrac{2}{2}) \\ "
    rf"&= {pair('one-AdaGrad')} \\[0.5ex] g &= {pair('g-ada')} \\ "
    r"s &= (<g-squared-w1:g> + <g-ada-squared-w1:g>,\ <g-squared-w2:g> + <g-ada-squared-w2:g>) \\ "
    rf"&= {pair('s')} \\ \sqrt{{s}} &= {pair('root', '.4f')} \\ "
    r"w &= (<one-AdaGrad-w1:g> - <ada-move-w1:.4f>,\ <one-AdaGrad-w2:g> - <ada-move-w2:.4f>) \\ "
    rf"&= {pair('two-AdaGrad', '.4f')} \end",
    ("The slopes were <g-w1:g> and <g-w2:g>, "
     "the moves were <one-ada-move-w1:.1f> and <one-ada-move-w2:.1f>.",
     "기울기는 <g-w1:g>과 <g-w2:g>였는데 "
     "움직인 거리는 <one-ada-move-w1:.1f>과 <one-ada-move-w2:.1f>입니다"),
    rf"m &= 0.9 \cdot 0 + 0.1\,{G} = {pair('m')} \\ "
    rf"s &= 0.999 \cdot 0 + 0.001\,{G_SQUARED} \\ &= {pair('q')} \end",
    (r"$m$ by $1 - 0.9 = <m-share:.1f>$ and $s$ by $1 - 0.999 = <q-share:.3f>$. "
     rf"That gives ${G}$ and ${G_SQUARED}$, "
     rf"and the step is $0.1 \cdot {G}/{G} = {pair('one-adam-move')}$, to ${pair('one-Adam')}$. "
     f"The second step has $g = {pair('g-adam')}$.",
     r"$m$은 $1 - 0.9 = <m-share:.1f>$로, $s$는 $1 - 0.999 = <q-share:.3f>$로 나눕니다. "
     f"그러면 ${G}$와 ${G_SQUARED}$가 되고, "
     rf"걸음은 $0.1 \cdot {G}/{G} = {pair('one-adam-move')}$이어서 ${pair('one-Adam')}$로 갑니다. "
     f"둘째 걸음에서는 $g = {pair('g-adam')}$입니다"),
    rf"m &= 0.9\,{pair('m')} \\ &\quad + 0.1\,{pair('g-adam')} \\ &= {pair('m2')} \\ "
    r"\hat m &= \tfrac{m}{1 - 0.9^2} = \tfrac{m}{<m2-share:.2f>} \\ "
    rf"&= {pair('ahead', '.4f')} \\ s &= {pair('q2')} \\ "
    r"\hat s &= \tfrac{s}{1 - 0.999^2} = \tfrac{s}{<q2-share:.6f>} \\ "
    rf"&= {pair('size', '.4f')} \\ \sqrt{{\hat s}} &= {pair('root-size', '.4f')} \\ "
    r"w &= (<one-Adam-w1:g> - <adam-move-w1:.4f>,\ <one-Adam-w2:g> - <adam-move-w2:.4f>) \\ "
    rf"&= {pair('two-Adam', '.4f')} \end",
    ("both weights move by about 0.1.", "두 가중치 모두 0.1쯤"),
    (r"The share $\mu$ (mu) that remains of it is mostly 0.9", r"남기는 비율 $\mu$(뮤)는 흔히 0.9"),
    (r"$v = -\alpha g/(1 - \mu)$. With $\mu = 0.9$ the ball ends up ten times as fast",
     r"$v = -\alpha g/(1 - \mu)$가 됩니다. $\mu = 0.9$이면 결국 기본 경사 하강법보다 열 배"),
    r"$s \leftarrow s + g^2, \qquad w \leftarrow w - \alpha \frac{g}{\sqrt{s} + \varepsilon}$",
    (r"with $\rho$ (rho) mostly 0.9", r"$\rho$(로)는 흔히 0.9"),
    r"s &\leftarrow \rho s + (1 - \rho)\, g^2 \\ "
    r"w &\leftarrow w - \alpha \frac{g}{\sqrt{s} + \varepsilon} \end",
    r"s &\leftarrow \rho s + (1 - \rho)\, g^2 \\ "
    r"d &= \frac{\sqrt{u + \varepsilon}}{\sqrt{s + \varepsilon}}\; g \\ "
    r"u &\leftarrow \rho u + (1 - \rho)\, d^2 \\ w &\leftarrow w - \alpha\, d \end",
    (r"In its paper $\alpha$ is 1", r"논문에서는 $\alpha$가 1"),
    r"m &\leftarrow \beta_1 m + (1 - \beta_1)\, g \\ "
    r"s &\leftarrow \beta_2 s + (1 - \beta_2)\, g^2 \\ "
    r"\hat m &= \frac{m}{1 - \beta_1^{\,n}}, \qquad \hat s = \frac{s}{1 - \beta_2^{\,n}} \\ "
    r"w &\leftarrow w - \alpha \frac{\hat m}{\sqrt{\hat s} + \varepsilon} \end",
    (r"$\beta_1 = 0.9$ and $\beta_2 = 0.999$", r"$\beta_1 = 0.9$, $\beta_2 = 0.999$"),
    r"\tilde m &= \frac{\beta_1 m}{1 - \beta_1^{\,n+1}} + "
    r"\frac{(1 - \beta_1)\, g}{1 - \beta_1^{\,n}} \\ "
    r"w &\leftarrow w - \alpha \frac{\tilde m}{\sqrt{\hat s} + \varepsilon} \end",
    ("two steps at the rate 0.1 take it from $(10, 1)$", "$(10, 1)$에서 학습률 0.1로 두 걸음"),
    ("| optimizer | keeps | rate | $w_1$ | $w_2$ |",
     "| 옵티마이저 | 배열 | 학습률 | $w_1$ | $w_2$ |"),
    *(f"| {name} | <kept-{name}> | <default-{name}> | <two-{name}-w1:.4f> | <two-{name}-w2:.4f> |"
      for name in NAMES),
    ("with noise of the size 1 added to both slopes; $E$ after 300 steps, as the mean of 200 runs",
     "크기가 1인 잡음을 섞어 기본 경사 하강법으로 내려갔습니다. "
     "300걸음 뒤의 $E$를 200번 되풀이해 평균"),
    ("| constant, 0.5 | <noisy-large:.4f> |", "| 0.5로 고정 | <noisy-large:.4f> |"),
    ("| constant, 0.05 | <noisy-middle:.4f> |", "| 0.05로 고정 | <noisy-middle:.4f> |"),
    ("| constant, 0.01 | <noisy-small:.4f> |", "| 0.01로 고정 | <noisy-small:.4f> |"),
    ("| in steps: 0.5, 0.05, 0.005 | <noisy-step:.4f> |",
     "| 계단: 0.5, 0.05, 0.005 | <noisy-step:.4f> |"),
    ("| cosine from 0.5 to 0 | <noisy-cosine:.4f> |",
     "| 코사인: 0.5에서 0까지 | <noisy-cosine:.4f> |"),
    "Adam(cosine(0.003, iterations=1000))",
    ("$w_1^2/20 + w_2^2$, each with its learning rate. Horizontal $w_1$, vertical $w_2$;",
     "$w_1^2/20 + w_2^2$를 내려가는 여덟 옵티마이저와 그 학습률. 가로는 $w_1$, 세로는 $w_2$이고"),
    ("(1) All start at $(10, 1)$ with the rate 0.1.", "(1) 모두 $(10, 1)$에서 학습률 0.1로"),
    ("(2) You set the momentum $\\mu$ to 0", "(2) 모멘텀의 $\\mu$를 0으로"),
    ("(3) You multiply the loss by 10: whose path stays the same? "
     "(4) You turn the valley by 45 degrees",
     "(3) 손실에 10을 곱해도 경로가 그대로인 것은 어느 것일까요? (4) 골짜기를 출발점과 함께 45도"),
    ("multiply the loss by 10 or turn", "손실에 10을 곱하고, 골짜기를"),
    (r"$g/\sqrt{g^2}$ is 1 or −1", r"$g/\sqrt{g^2}$이 1 아니면 −1"),
    ("Give all the rate 0.1, and the rows", "모두 학습률을 0.1로 하면"),
    ("its $E$ stays below 0.01 from step <since-turned-AdaGrad> on, "
     "without the turn from step <since-plain-AdaGrad>. For Adam the turn makes it "
     "<since-turned-Adam> in place of <since-plain-Adam>, and Nadam even gains, "
     "<since-turned-Nadam> in place of <since-plain-Nadam>.",
     "$E$가 계속 0.01보다 작아지는 것은 돌리기 전에는 <since-plain-AdaGrad>걸음부터, "
     "돌린 뒤에는 <since-turned-AdaGrad>걸음부터입니다. Adam은 <since-plain-Adam>걸음이 "
     "<since-turned-Adam>걸음이 되고, Nadam은 <since-plain-Nadam>걸음이 "
     "<since-turned-Nadam>걸음이 되어"),
    ('no winner" takes 24', "승자는 없다' 절에서는 24곳에서"),
    (f"Here is a network with {2 * 8 + 8 + 8 * 8 + 8 + 8 + 1}, two inputs",
     f"가중치와 편향이 모두 {2 * 8 + 8 + 8 * 8 + 8 + 8 + 1}개인 신경망"),
    ("after 800 updates it has hardly begun", "800번을 갱신해도 거의 제자리입니다"),
    ("Set the noise to 0.2 and train on", "잡음을 0.2로 올리고"),
    ("a weight decay of 0.001", "가중치 감쇠(weight decay)를 0.001로"),
    ("Printed is $E$ after 100 steps", "출력한 것은 100걸음 뒤의 $E$"),
    ("(An $E$ above 999 is printed as 999.) At the rate 0.02 one would crown Momentum or Nesterov, "
     "and everybody else looks lame. At 0.8 the order",
     "(999가 넘는 $E$는 999로 적었습니다.) 학습률 0.02에서는 모멘텀이나 네스테로프가 가장 좋아 "
     "보이고, 나머지는 모두 느려 보입니다. 0.8에서는 순서가"),
    ("The number 0.02 means", "0.02라는 학습률의 의미가"),
    ("cannot have come farther than about <adam-reach:g> in 100 steps",
     "100걸음에 <adam-reach:g>쯤보다 멀리"),
    ("trains well with SGD at the rate 0.5,", "SGD와 학습률 0.5로 잘 학습되던"),
    ("We try eleven, from 0.01 to 20, from 24 starts on a circle of radius 8, and count the steps "
     "after which $E$ stays below 0.01 up to step 500 (1,000 in the last valley)",
     "0.01에서 20까지 열한 가지를 시험합니다. 반지름이 8인 원 위의 24곳에서 출발해, "
     "$E$가 0.01 아래로 내려가 500걸음(마지막 골짜기에서는 1,000걸음)까지"),
    ("we turn the valley by 45 degrees", "골짜기를 45도 돌립니다"),
    r"$w_1^2/20 + 50\,w_2^2$",
    ("| steps (best rate) | valley | turned | narrow |",
     "| 걸음 수 (가장 좋은 학습률) | 골짜기 | 돌린 것 | 좁은 것 |"),
    *(f"| {name} | <axes-{name}> | <turned-{name}> | <narrow-{name}> |" for name in NAMES),
    ("In the first valley momentum is slower than plain descent, "
     "<steps-axes-Momentum:.0f> steps against <steps-axes-SGD:.0f>",
     "첫 골짜기에서는 모멘텀이 <steps-axes-Momentum:.0f>걸음으로, "
     "<steps-axes-SGD:.0f>걸음인 기본 경사 하강법보다"),
    ("it keeps nine tenths of its velocity", "속도의 10분의 9가"),
    ("In the narrow one it arrives after <steps-narrow-Momentum:.0f> steps, "
     "and plain descent has not arrived after 1,000.",
     "좁은 골짜기에서는 <steps-narrow-Momentum:.0f>걸음 만에 도착하는데, "
     "기본 경사 하강법은 1,000걸음에도"),
    ("Turn the valley, and its <steps-axes-AdaGrad:.0f> steps become <steps-turned-AdaGrad:.0f>",
     "골짜기를 돌리면 <steps-axes-AdaGrad:.0f>걸음이 <steps-turned-AdaGrad:.0f>걸음이"),
    ("say multiply it by 10", "이를테면 10을 곱하는"),
    ("50 steps at the rate 0.1", "학습률 0.1로 50걸음씩"),
    ("in about eighty-five minutes", "85분쯤 걸립니다"),
    ('the factor 10 in section "A check', "열 배는 '확인"),
    (r"to ten times the speed with $\mu = 0.9$", r"$\mu = 0.9$이면 열 배까지"),
    "$x^2/20 + y^2$",
]

def test_every_number(reading: Reading, values: dict[str, Value]) -> None:
    hold(reading, values, HELD)


def test_best_single_rate() -> None:
    """At 2 / (1 + kappa) both directions shrink alike, and no step is wasted."""
    for kappa in (20, 1000):
        factor, steps = best_factor(kappa), hundredth(kappa)
        assert factor**steps <= 0.01 < factor ** (steps - 1)
        best = 2 / (1 + kappa)
        assert abs(1 - best) == pytest.approx(abs(1 - kappa * best)) == pytest.approx(factor)


def test_what_the_prose_says_of_the_race(race: Race) -> None:
    assert race["Momentum"][0][0] > race["SGD"][0][0]
    assert math.isinf(race["SGD"][2][0])
    for column in range(3):
        steps = [race[name][column][0] for name in NAMES]
        assert min(steps) < race["Adam"][column][0] < math.inf
    for name in ("SGD", "Momentum", "Nesterov"):
        assert race[name][0] == race[name][1]


def test_schedules_end_lower_than_any_constant_rate(values: dict[str, float]) -> None:
    constant = min(values[f"noisy-{name}"] for name in ("large", "middle", "small"))
    assert max(values["noisy-step"], values["noisy-cosine"]) < constant / 4


def test_code_prints_the_same_digits(outputs: str) -> None:
    for steps in (1, 2):
        for name in ("SGD", "Momentum", "AdaGrad", "Adam"):
            numbers = np.array2string(after(steps, name, 0.1, valley, START).round(4))
            shown = " ".join(numbers.replace("[ ", "[").split()).replace(" ]", "]")
            assert f"{steps} {name} {shown}" in outputs


def test_one_rate_for_all(outputs: str) -> None:
    for name in NAMES:
        with np.errstate(over="ignore"):
            ends = [min(height(after(100, name, rate, valley, START)), 999)
                    for rate in (0.02, 0.8)]
        assert f"{name} {ends[0]:.4f} {ends[1]:.4f}" in outputs


def test_two_families(outputs: str) -> None:
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
        assert f"{name} {gaps[0] < 1e-4} {gaps[1] < 1e-4}" in outputs
        assert (gaps[0] < 1e-4) != (gaps[1] < 1e-4)


def test_the_live_race() -> None:
    """What the text says of the figure: who loses by the turn, and who flies out of the valley."""
    matrix = np.diag(BENDS)
    steps = {name: (since(name, rate, matrix, START),
                    since(name, rate, TURN @ matrix @ TURN.T, TURN @ START))
             for name, rate in EYE.items() if name not in ("RMSProp", "AdaDelta")}
    for name in ("SGD", "Momentum", "Nesterov"):
        assert steps[name][0] == steps[name][1]
    assert max(steps, key=lambda name: steps[name][1] - steps[name][0]) == "AdaGrad"
    assert steps["Nadam"][1] < steps["Nadam"][0]
    tenfold = {name: [next(points) for _ in range(101)] for name, points in (
        (name, walk(name, EYE[name], lambda w: 10 * valley(w), START))
        for name in ("SGD", "Nesterov", "Momentum"))}
    for name in ("SGD", "Nesterov"):
        assert np.abs(tenfold[name][:4]).max() > 14
        assert np.abs(tenfold[name][-1]).max() > 1e6
    assert height(tenfold["Momentum"][-1]) < 0.01
    assert min(w[0] for w in tenfold["Momentum"]) < -5
    for name in ("RMSProp", "AdaDelta"):
        assert height(after(100, name, EYE[name], valley, START)) > 0.01


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
