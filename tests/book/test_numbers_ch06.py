"""Every number of chapter 6, worked out again in plain Python, slopes by differences."""

import math
from itertools import pairwise

import numpy as np
import pytest

from tests.book.mnist_raw import mnist
from tests.book.numbers import Entry, Reading, Value, hold, sigmoid

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


def deep_lengths(bend: str, scale: float = 1, seed: int = 6) -> list[float]:
    """Return the gradient's length at each of ten layers, from the chain rule written out."""
    rng = np.random.default_rng(6)
    inputs, wanted = rng.normal(size=(100, 20)), rng.random((100, 20))
    rng = np.random.default_rng(seed)
    spread = math.sqrt(2 / 20) if bend == "relu" else math.sqrt(2 / 40)
    weights = [scale * rng.normal(0, spread, (20, 20)) for _ in range(10)]
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


def median_ratio(bend: str, scale: float) -> float:
    """Return the median over ten draws of last length to first, the weights ``scale`` times."""
    drawn = [deep_lengths(bend, scale, seed) for seed in range(10)]
    return float(np.median([lengths[-1] / lengths[0] for lengths in drawn]))


def last_spread(bend: str, scale: float) -> float:
    """Return the spread of what layer ten of a hundred nodes puts out, the weights scaled."""
    rng = np.random.default_rng(6)
    z = rng.normal(size=(100, 100))
    std = math.sqrt(2 / 100) if bend == "relu" else math.sqrt(1 / 100)
    for _ in range(10):
        a = z @ (scale * rng.normal(0, std, (100, 100)))
        z = np.maximum(a, 0) if bend == "relu" else 1 - 2 / (np.exp(2 * a) + 1)
    return float(np.sqrt((z**2).mean() - z.mean() ** 2))


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


def saturated(w: float) -> float:
    """The error of one input, one hidden node and two outputs, the first of them saturated."""
    z = sigmoid(w)
    return ((0.4 - sigmoid(z + 2.5)) ** 2 + (0.8 - sigmoid(z - 0.5)) ** 2) / 2


PRODUCTS = [m * n for m, n in pairwise(DIGITS)]
NUMBERS = sum(PRODUCTS) + sum(DIGITS[1:])
RULER, BOTH = 2 * NUMBERS * sum(PRODUCTS), 2 * sum(PRODUCTS) + sum(PRODUCTS[1:])
Z, Y = layer(X, W1), layer(layer(X, W1), W2)
FIRST, LAST = slopes()
DELTA, HIDDEN = [slope / Z[0] for slope in LAST[0]], FIRST[0][0] / X[0]
LOUD = layer(Z, [[6 * w for w in line] for line in W2])[0]
LENGTHS = {bend: deep_lengths(bend) for bend in ("sigmoid", "tanh", "relu")}
SUMS = [1 * sigmoid(0.0) + b for b in (2.5, -0.5)]
COMPLAINTS = [t - sigmoid(a) for t, a in zip((0.4, 0.8), SUMS, strict=True)]
TILTS = [sigmoid(a) * sigmoid(-a) for a in SUMS]
EXACT = -4 * (saturated(1e-5) - saturated(-1e-5)) / 2e-5
BLACK = 67
SPACED = r",\ "  # between the entries of a row in TeX
VALUES: dict[str, Value] = {
    "weights": sum(PRODUCTS), "numbers": NUMBERS, "passes": 2 * NUMBERS,
    "ruler-products": RULER, "both-products": BOTH, "saving": RULER / BOTH, "pointer": 2 * 3,
    **{f"{name}-{k}": value for k in range(3) for name, value in (
        ("z", Z[k]), ("y", Y[k]), ("gap", Y[k] - T[k]), ("square", (Y[k] - T[k]) ** 2),
        ("tilt", Y[k] * (1 - Y[k])), ("delta", DELTA[k]), ("part", abs(W2[0][k] * DELTA[k])))},
    "below-y": 1 - Y[0], "below-z": 1 - Z[0], "tilt-z": Z[0] * (1 - Z[0]),
    "slope-last": LAST[0][0], "slope-first": FIRST[0][0],
    "back": HIDDEN / (Z[0] * (1 - Z[0])), "delta-hidden": HIDDEN,
    "new-last": W2[0][0] - LAST[0][0], "new-first": W1[0][0] - FIRST[0][0],
    "error-before": error(W1, W2), "error-after": error(minus(W1, FIRST), minus(W2, LAST)),
    "black": BLACK,
    "last-length": LENGTHS["sigmoid"][-1], "first-length": LENGTHS["sigmoid"][0],
    **{f"share-{bend}": found[-1] / found[0] for bend, found in LENGTHS.items()},
    "median-sigmoid-1": median_ratio("sigmoid", 1),
    "median-sigmoid-6": median_ratio("sigmoid", 6),
    "growth-tanh-4": 1 / median_ratio("tanh", 4),
    **{f"{bend}-{name}": last_spread(bend, scale) for bend in ("tanh", "relu")
       for name, scale in (("half", 0.5), ("right", 1), ("double", 2))
       if (bend, name) != ("tanh", "double")},
    "doublings": 2**10,
    "gap-loud": LOUD - T[0], "delta-loud": (LOUD - T[0]) * LOUD * (1 - LOUD),
    "halfway": sigmoid(0.0),
    **{f"{name}-{k}": value for k in range(2) for name, value in (
        ("sum", SUMS[k]), ("said", sigmoid(SUMS[k])), ("complaint", COMPLAINTS[k]),
        ("slope", TILTS[k]), ("heard", COMPLAINTS[k] * TILTS[k]))},
    "heuristic": sum(COMPLAINTS), "exact": EXACT,
}


def three(name: str, between: str = ", ") -> str:
    """The numbers of three nodes."""
    return between.join(f"<{name}-{k}:.4f>" for k in range(3))


def two_rules(heuristic: str, exact: str) -> str:
    """The formula in which the two rules differ by their sign."""
    return (rf"e &= (<complaint-0:.4f>,\ <complaint-1:g>) \\ "
            rf"e^{{\text{{{heuristic}}}}} &= <complaint-0:.4f> + <complaint-1:g> = "
            rf"<heuristic:.4f> \\ "
            rf"e^{{\text{{{exact}}}}} &= <complaint-0:.4f> \cdot <slope-0:.4f> \\ "
            rf"&\quad + <complaint-1:g> \cdot <slope-1:g> \\ "
            rf"&= <heard-0:.4f> + <heard-1:.4f> = <exact:.4f> \end")


HELD: list[Entry] = [
    ("the digit network of chapter 3, 784-16-16-10. It has <numbers:,d> weights and biases, so "
     "one step needs <passes:,d> forward passes. A forward pass multiplies once per weight, "
     "<weights:,d> times. That makes <ruler-products:,d> multiplications",
     "3장의 숫자 판별 신경망 784-16-16-10을 생각해 봅시다. 가중치와 편향(bias)이 "
     "<numbers:,d>개이므로 한 번 갱신하려면 순전파가 <passes:,d>번 필요합니다. 순전파 한 번에는 "
     "가중치 수만큼, 곧 <weights:,d>번 곱합니다. 이미지 한 장으로 한 번 갱신하는 데 곱셈이 "
     "<ruler-products:,d>번"),
    ("Together they cost <both-products:,d> of these multiplications, <saving:,.0f> times fewer",
     "곱셈은 둘을 합쳐 <both-products:,d>번, <saving:,.0f>분의 1"),
    ("stretches a spring by 2 centimeters, and the spring moves a pointer by 3 degrees for each "
     "centimeter. Then one newton moves the pointer by <pointer> degrees",
     "힘 1뉴턴에 용수철이 2센티미터 늘어나고, 용수철이 1센티미터 늘어날 때마다 바늘이 3도 돈다고 "
     "하면, 1뉴턴에 바늘은 <pointer>도"),
    (f"the forward pass, 0.9, 0.1, 0.8, then {three('z')}, then {three('y')}.",
     f"0.9, 0.1, 0.8 다음에 {three('z')}, 그다음에 {three('y')}입니다"),
    r"$x = (0.9,\ 0.1,\ 0.8)$",
    rf"$z = ({three('z', SPACED)})$",
    rf"$y = ({three('y', SPACED)})$",
    r"$t = (0.3,\ 0.9,\ 0.6)$",
    r"$E = \tfrac12 \sum_n (t_n - y_n)^2$",
    rf"y - t &= ({three('gap', SPACED)}) \\ "
    rf"E &= \tfrac12\,({three('square', ' + ')}) \\ &= <error-before:.4f>",
    "$y_k(1 - y_k)$",
    r"\delta^{(2)}_1 &= <gap-0:.4f> \cdot <y-0:.4f> \cdot <below-y:.4f> \\ "
    r"&= <gap-0:.4f> \cdot <tilt-0:.4f> = <delta-0:.4f> \\ "
    r"\delta^{(2)}_2 &= <gap-1:.4f> \cdot <tilt-1:.4f> = <delta-1:.4f> \\ "
    r"\delta^{(2)}_3 &= <gap-2:.4f> \cdot <tilt-2:.4f> = <delta-2:.4f>",
    ("The weight $w^{(2)}_{11} = 0.3$ leads from hidden node 1 to output node 1. What comes in "
     "over it is $z_1$",
     "가중치 $w^{(2)}_{11} = 0.3$은 은닉 노드 1에서 출력 노드 1로 갑니다. 이 연결로 들어오는 것은 "
     "$z_1$"),
    r"\frac{\partial E}{\partial w^{(2)}_{11}} = <z-0:.4f> \cdot <delta-0:.4f> = "
    r"<slope-last:.4f>",
    ("Back to hidden node 1. Its output goes to the three output nodes over the weights $0.3$, "
     "$0.6$ and $0.8$.",
     "은닉 노드 1로 돌아가기. 이 노드의 출력은 가중치 $0.3$, $0.6$, $0.8$을 거쳐"),
    "$z_1(1 - z_1)$",
    r"\frac{\partial E}{\partial z_1} &= 0.3 \cdot <delta-0:.4f> + 0.6 \cdot (<delta-1:.4f>) \\ "
    r"&\quad + 0.8 \cdot <delta-2:.4f> \\ "
    r"&= <part-0:.4f> - <part-1:.4f> + <part-2:.4f> \\ &= <back:.4f> \\ "
    r"\delta^{(1)}_1 &= <back:.4f> \cdot <z-0:.4f> \cdot <below-z:.4f> \\ "
    r"&= <back:.4f> \cdot <tilt-z:.4f> = <delta-hidden:.4f>",
    ("Output 2 wants to rise and outputs 1 and 3 want to fall. Hidden node 1 hears",
     "출력 2는 커져야 하고 출력 1과 3은 작아져야 합니다. 은닉 노드 1에는"),
    ("The weight $w^{(1)}_{11} = 0.9$ brings $x_1 = 0.9$ into hidden node 1",
     "가중치 $w^{(1)}_{11} = 0.9$를 거쳐 $x_1 = 0.9$가 은닉 노드 1로"),
    r"\frac{\partial E}{\partial w^{(1)}_{11}} = 0.9 \cdot <delta-hidden:.4f> = "
    r"<slope-first:.4f>",
    ("With the learning rate 1,", "학습률을 1로 하면"),
    r"w^{(2)}_{11} &\leftarrow 0.3 - 1 \cdot <slope-last:.4f> = <new-last:.4f> \\ "
    r"w^{(1)}_{11} &\leftarrow 0.9 - 1 \cdot <slope-first:.4f> = <new-first:.4f>",
    ("The error falls from <error-before:.4f> to <error-after:.4f>.",
     "오차는 <error-before:.4f>에서 <error-after:.4f>로"),
    r"\frac{\partial E}{\partial w_{jk}} = \frac{\partial}{\partial w_{jk}}\; "
    r"\frac12 \sum_n (t_n - y_n)^2",
    ("A term that does not move has the slope 0.", "변하지 않는 항의 기울기는 0이므로"),
    ("because their slopes are 0", "그 기울기가 0이기"),
    r"$\tfrac12 (t_k - y_k)^2$",
    "$y_k(1 - y_k)$",
    (r"\frac{\partial E}{\partial w_{jk}} = \underbrace{-(t_k - y_k)}_{\text{error}}\; "
     r"\underbrace{y_k\,(1 - y_k)}_{\text{slope}}\; \underbrace{z_j}_{\text{input}}",
     r"\frac{\partial E}{\partial w_{jk}} = \underbrace{-(t_k - y_k)}_{\text{오차}}\; "
     r"\underbrace{y_k\,(1 - y_k)}_{\text{기울기}}\; \underbrace{z_j}_{\text{입력}}"),
    r"\frac{\partial E}{\partial w_{ij}} = -\Bigl[\sum_k & w_{jk} (t_k - y_k) y_k (1 - y_k)\Bigr] "
    r"\\ &\cdot z_j (1 - z_j)\; x_i",
    r"$E = \sum_n (t_n - y_n)^2$",
    (r"brings a factor 2 into every slope: $-2\,(t_k - y_k)\,y_k(1 - y_k)\,z_j$",
     r"제곱에서 나온 2가 모든 기울기에 붙어 $-2\,(t_k - y_k)\,y_k(1 - y_k)\,z_j$"),
    ("To cross the 2 out", "2를 지우고 등호를"),
    (r"Write $\sigma(x) = 1/u$ with $u = 1 + e^{-x}$. The slope of $1/u$ is $-1/u^2$, that of "
     "$e^{-x}$ is $-e^{-x}$, and $e^{-x} = u - 1$",
     r"$u = 1 + e^{-x}$라 하고 $\sigma(x) = 1/u$로 적습니다. $1/u$의 기울기는 $-1/u^2$이고 "
     "$e^{-x}$의 기울기는 $-e^{-x}$이며, $e^{-x} = u - 1$"),
    r"\sigma'(x) &= -\frac{1}{u^2} \cdot (-e^{-x}) = \frac{u - 1}{u^2} \\ "
    r"&= \frac1u \Bigl(1 - \frac1u\Bigr) = \sigma(x)\,(1 - \sigma(x))",
    r"$\Delta\, W^\top * Z * (1 - Z)$",
    ("on an input that is always 1", "언제나 1인 입력"),
    r"\Delta W = \alpha\; \bigl(E * O * (1 - O)\bigr) \cdot O_{\text{prev}}^{\top}",
    (r"$\Delta w_{1,2}$ in row 1, column 2", r"1행 2열에 $\Delta w_{1,2}$라고"),
    ("the two slopes <slope-last:.4f> and <slope-first:.4f>",
     "두 기울기 <slope-last:.4f>와 <slope-first:.4f>이"),
    ("If that is 0, the slope is 0, and", "입력이 0이면 기울기도 0이고"),
    ("The second row, the weights of the silent input, is what it was: 0.3, 0.8, 0.5.",
     "둘째 행, 곧 언제나 0인 입력의 가중치는 0.3, 0.8, 0.5 그대로"),
    ("they are not 0. In MNIST, <black> of the 784 pixels are black in every training image",
     "0이 되지는 않았습니다. MNIST에서는 픽셀 784개 가운데 <black>개가 모든 학습 이미지에서 검정"),
    ("Let all weights begin at 0.5:", "모든 가중치가 0.5에서 출발한다고"),
    (r"$\Delta\,W^\top$ is 0", r"$\Delta\,W^\top$이 0이어서"),
    ("ten layers of 20 nodes", "노드가 20개인 층 열 개"),
    ("from about <last-length:.1f> at the last layer to about <first-length:.7f> at the first",
     "마지막 층의 약 <last-length:.1f>에서 첫 층의 약 <first-length:.7f>까지"),
    ("Layer 10 is the last one", "마지막인 10번 층에서"),
    ("the last layer's gradient is <share-sigmoid:,.0f> times as long as the first one's",
     "마지막 층의 그레이디언트가 첫 층의 것보다 <share-sigmoid:,.0f>배"),
    ("With tanh the ratio is <share-tanh:.1f>, with ReLU <share-relu:.1f>: at this size",
     "tanh에서는 그 비가 <share-tanh:.1f>, ReLU에서는 <share-relu:.1f>입니다"),
    ("the median ratio with sigmoids is <median-sigmoid-1:,.0f>. Make all weights six times as "
     "large, and it falls to <median-sigmoid-6:.0f>",
     "시그모이드에서 이 비의 중앙값은 <median-sigmoid-1:,.0f>인데, 가중치를 모두 여섯 배로 키우면 "
     "<median-sigmoid-6:.0f>까지"),
    ("is <growth-tanh-4:.0f> times as long as that of the last one", "<growth-tanh-4:.0f>배 길어"),
    ("its slope is exactly 1 wherever it is not 0",
     "기울기가 0이 아닌 곳에서는 가중합이 아무리 커도 정확히 1"),
    ("A hundred random samples go through ten layers of 100 nodes. The weights have the mean 0",
     "노드가 100개인 층 열 개에 무작위 샘플 100개를 통과시킵니다. 가중치의 평균은 0이고"),
    ("With tanh they shrink to a line at 0 at half size", "tanh에서는 절반일 때 0에 붙은 선으로"),
    ("With ReLU they shrink to a line at 0", "ReLU에서는 0에 붙은 선으로"),
    ("With the sigmoid they stand around 0.5", "시그모이드에서는 0.5를 중심으로"),
    ("With tanh at half size the signals die out. After ten layers the outputs have the standard "
     "deviation <tanh-half:.4f>, against <tanh-right:.2f> at the right size",
     "알맞은 크기에서 <tanh-right:.2f>인데 절반일 때는 <tanh-half:.4f>입니다"),
    ("With ReLU nothing holds them: <relu-half:.4f> at half size, <relu-right:.2f> at the right "
     "one, <relu-double:,.0f> at double size, since twice the weights in each of ten layers are "
     "$2^{10} = <doublings>$ times the signal",
     "ReLU에는 위쪽 한계가 없습니다. 절반일 때 <relu-half:.4f>, 알맞을 때 <relu-right:.2f>, 두 "
     "배일 때 <relu-double:,.0f>입니다. 열 층에서 매번 두 배가 되면 신호는 $2^{10} = "
     "<doublings>$배가"),
    ("the length of the deltas at layers 1 to 10", "1번부터 10번까지"),
    ("compared with layer 10.", "10번 층과 비교한 값"),
    ("its outputs are never below 0", "출력이 0보다 작아지지 않아서"),
    ("independent with the mean 0 and the variance $v$", "평균이 0, 분산이 $v$라고"),
    (r"d_{\text{in}}\, v = 1 \\ \text{back}:\ \Delta\, W^\top &\;\Rightarrow\; "
     r"d_{\text{out}}\, v = 1 \\ \mathrm{ReLU}:\ \overline{z^2} = \tfrac12 "
     r"\operatorname{Var}(a) &\;\Rightarrow\; d_{\text{in}}\, v = 2",
     r"d_{\text{in}}\, v = 1 \\ \text{역전파}:\ \Delta\, W^\top &\;\Rightarrow\; "
     r"d_{\text{out}}\, v = 1 \\ \mathrm{ReLU}:\ \overline{z^2} = \tfrac12 "
     r"\operatorname{Var}(a) &\;\Rightarrow\; d_{\text{in}}\, v = 2"),
    r"$v = 2/(d_{\text{in}} + d_{\text{out}})$",
    r"$v = 2/d_{\text{in}}$",
    ("what output 1 says: which slopes of the last layer become 0",
     "출력 1과 똑같이 맞추면 마지막 층의 어느 기울기가 0이"),
    ("(2) You set $x_1$ to 0: which slopes become 0?",
     "(2) $x_1$을 0으로 두면 어느 기울기가 0이"),
    ("by $m = 6$, so that all outputs come close to 1: does the error of output 1 grow",
     "$m = 6$을 곱해 모든 출력을 1 가까이로 보내면 출력 1의 오차는"),
    ("(1) Those of the three weights that end at output 1.", "(1) 출력 1에서 끝나는 세 가중치"),
    ("(2) Those of the three weights that leave input 1.", "(2) 입력 1에서 나가는 세 가중치"),
    (r"(3) The error grows from <gap-0:.4f> to <gap-loud:.4f>, and $\delta$ falls from "
     "<delta-0:.4f> to <delta-loud:.4f>.",
     r"(3) 오차는 <gap-0:.4f>에서 <gap-loud:.4f>로 커지고, $\delta$는 <delta-0:.4f>에서 "
     "<delta-loud:.4f>으로"),
    (r"e_j^{\text{heuristic}} &= \sum_k w_{jk}\, e_k \\ "
     r"e_j^{\text{exact}} &= \sum_k w_{jk}\, e_k\, y_k (1 - y_k)",
     r"e_j^{\text{어림}} &= \sum_k w_{jk}\, e_k \\ "
     r"e_j^{\text{정확}} &= \sum_k w_{jk}\, e_k\, y_k (1 - y_k)"),
    ("It is too large by factors between 5 and 6", "다섯 배에서 여섯 배쯤"),
    (r"Take one input 1, one weight $w = 0$, one hidden node, so $z = \sigma(0) = <halfway:g>$. It "
     "speaks to two outputs over two weights of 1, with the biases 2.5 and −0.5. The weighted sums "
     "are <sum-0:g> and <sum-1:g>, the outputs <said-0:.4f> and <said-1:g>, the targets 0.4 and "
     "0.8.",
     r"입력이 1 하나, 가중치가 $w = 0$ 하나, 은닉 노드가 하나이면 $z = \sigma(0) = "
     r"<halfway:g>$입니다. 이 노드는 크기가 1인 가중치 두 개로 두 출력에 이어지고, 두 출력의 "
     r"편향은 2.5와 −0.5입니다. 가중합은 <sum-0:g>과 <sum-1:g>, 출력은 <said-0:.4f>과 "
     r"<said-1:g>, 목표값은 0.4와 0.8입니다"),
    (two_rules("heuristic", "exact"), two_rules("어림", "정확")),
    "$y_k(1 - y_k)$",
    ("Turn $w^{(2)}_{11}$ and watch all three outputs", "$w^{(2)}_{11}$을 바꾸면서 세 출력의"),
    ("outputs must add up to 1. The third line turns $w^{(1)}_{11}$, with sigmoids",
     "출력의 합이 1이어야 하는 소프트맥스(softmax)입니다. 셋째 줄은 시그모이드에서 "
     "$w^{(1)}_{11}$을"),
    "$10^{-5}$",
    ("in about eighty-five minutes", "85분쯤"),
    ("A 2 comes from an error without the half", "2는 절반을 붙이지 않은 오차에서"),
    "$y(1 - y)$",
    (r"$\delta_k = (y_k - t_k)\,y_k(1 - y_k)$, for $E = \tfrac12\sum(t - y)^2$",
     r"$E = \tfrac12\sum(t - y)^2$이면 출력 노드에서 $\delta_k = (y_k - t_k)\,y_k(1 - y_k)$"),
]
GIVEN = "45 3-3-3"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_worked_by_hand() -> None:
    """The four-digit numbers follow from each other, and are the true ones rounded."""
    y, z = [round(v, 4) for v in Y], round(Z[0], 4)
    gap = [round(p - q, 4) for p, q in zip(y, T, strict=True)]
    assert f"{sum(round(g * g, 4) for g in gap) / 2:.4f}" == f"{error(W1, W2):.4f}"
    tilts = [round(v * (1 - v), 4) for v in y]
    delta = [round(g * s, 4) for g, s in zip(gap, tilts, strict=True)]
    assert delta == [round(d, 4) for d in DELTA]
    assert f"{z * delta[0]:.4f}" == f"{LAST[0][0]:.4f}"
    parts = [round(w * d, 4) for w, d in zip(W2[0], delta, strict=True)]
    assert parts == [round(w * d, 4) for w, d in zip(W2[0], DELTA, strict=True)]
    hidden = round(round(sum(parts), 4) * round(z * (1 - z), 4), 4)
    assert hidden == round(HIDDEN, 4)
    assert f"{X[0] * hidden:.4f}" == f"{FIRST[0][0]:.4f}"


def test_outputs_pull_in_two_directions() -> None:
    """Output 2 has to rise, outputs 1 and 3 to fall, and what comes back follows the two."""
    assert [d > 0 for d in DELTA] == [True, False, True]
    assert HIDDEN > 0


def test_black_pixels() -> None:
    assert (mnist()[0].max(axis=0) == 0).sum() == BLACK


def test_code_prints_the_same_digits(outputs: str) -> None:
    text = spaced(outputs)
    hid = [FIRST[0][k] / X[0] for k in range(3)]
    assert f"{row(DELTA, 4)} {row(hid, 4)}" in text
    assert f"{LAST[0][0]:.4f} {FIRST[0][0]:.4f}" in text


def test_training_with_a_silent_input_and_with_twins(outputs: str) -> None:
    text = spaced(outputs)
    assert f"{row(np.array(W1), 1)} {row(trained(W1, W2), 4)}" in text
    half = [[0.5] * 3] * 3
    twins = trained(half, half)
    assert row(twins, 4) in text
    assert (twins == twins[:, :1]).all()


def test_heuristic_is_five_to_six_times_too_large(outputs: str) -> None:
    e = [p - q for p, q in zip(T, Y, strict=True)]
    for w in W2:
        ratio = (sum(a * b for a, b in zip(w, e, strict=True))
                 / sum(a * b * v * (1 - v) for a, b, v in zip(w, e, Y, strict=True)))
        assert 5 < ratio < 6
        assert f"{ratio:.2f}" in outputs


def test_saturated_output_is_more_wrong_and_teaches_less() -> None:
    assert Y[0] < LOUD
    assert (LOUD - T[0]) * LOUD * (1 - LOUD) < DELTA[0]


def test_two_rules_point_in_opposite_directions() -> None:
    """What the ruler gives is the sum that the page forms, and the heuristic has the other sign."""
    heard = sum(e * tilt for e, tilt in zip(COMPLAINTS, TILTS, strict=True))
    assert pytest.approx(heard, abs=1e-9) == EXACT
    assert sum(COMPLAINTS) < 0 < EXACT


def test_length_of_the_ruler(outputs: str) -> None:
    """The ruler of 10^-5 is the best of five."""
    true = Z[0] * (Y[0] - T[0]) * Y[0] * (1 - Y[0])
    gaps = {}
    for h in (1e-1, 1e-3, 1e-5, 1e-8, 1e-11):
        up, down = error(W1, nudged(W2, 0, 0, h)), error(W1, nudged(W2, 0, 0, -h))
        gaps[h] = abs((up - down) / (2 * h) - true)
        assert f"{h:.0e} {h == 1e-5}" in outputs
    assert min(gaps, key=lambda h: gaps[h]) == 1e-5
    assert gaps[1e-5] < 1e-10
