"""Every number of chapter 10, worked out again; what took long, against the file it is from."""

import json
import math
import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.book import pages
from tests.book.numbers import Entry, Reading, Value, hold

PAGE = "ch10_manifolds"

DEPTHS: dict[str, Any] = json.loads(
    (pages.ROOT / "benchmarks" / "results" / "depth.json").read_text("utf-8"))["depths"]
RESULTS: dict[str, Any] = json.loads(
    (pages.ROOT / "benchmarks" / "results" / "spirals.json").read_text("utf-8"))
CASES = {(c["data"], c["layers"], c["width"], c["activation"]): c for c in RESULTS["cases"]}
SCRIPT = (
    pages.ROOT / "neuron_to_mnist/figures/deformation/deformation_weights.js"
).read_text("utf-8")
KEPT: dict[str, Any] = json.loads(SCRIPT[SCRIPT.index("{"):SCRIPT.rindex("}") + 1])

W, B = np.array([[1.0, 1.0], [-1.0, 1.0]]), np.array([0.0, -1.0])
EDGE = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 0.5]])


def curves() -> tuple[np.ndarray, np.ndarray]:
    x = np.linspace(-1, 1, 100)
    return (np.vstack([np.c_[x, x * x - 0.7], np.c_[x, x * x - 0.3]]),
            np.repeat([0, 1], 100))


def spirals(turns: float, n: int = 100) -> tuple[np.ndarray, np.ndarray]:
    s = np.linspace(0, 1, n)
    arm = ((0.1 + 0.9 * s) * np.exp(2j * math.pi * turns * s)).view(float).reshape(-1, 2)
    return np.vstack([arm, -arm]), np.repeat([0, 1], n)


def disc_and_ring(steps: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Points all over the disc of radius 0.4 and the ring from 0.7 to 1, edges included."""
    around = np.exp(2j * math.pi * np.arange(steps) / steps)
    parts = [(np.linspace(low, high, 60)[:, None] * around).ravel().view(float).reshape(-1, 2)
             for low, high in ((0, 0.4), (0.7, 1))]
    return parts[0], parts[1]


def trained(X: np.ndarray, t: np.ndarray, width: int | None, seed: int) -> np.ndarray:
    """Return the logits after Adam's 12,000 updates of one tanh layer, or of none."""
    rng = np.random.default_rng(seed)
    sizes = [2, 1] if width is None else [2, width, 1]
    parameters = []
    for d_in, d_out in pairwise(sizes):
        parameters += [rng.normal(0, 1.0, (d_in, d_out)), np.zeros(d_out)]
    first, second = [0 * p for p in parameters], [0 * p for p in parameters]

    def forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        z = x if width is None else np.tanh(x @ parameters[0] + parameters[1])
        return z, z @ parameters[-2] + parameters[-1]

    n = 0
    for _ in range(600):
        order = rng.permutation(len(X))
        for rows in order.reshape(-1, 10):
            n += 1
            z, a = forward(X[rows])
            e = (1 / (1 + np.exp(-a)) - t[rows, None]) / len(rows)
            gradients = [z.T @ e, e.sum(axis=0)]
            if width is not None:
                back = e @ parameters[2].T * (1 - z**2)
                gradients = [X[rows].T @ back, back.sum(axis=0), *gradients]
            for p, g, m, v in zip(parameters, gradients, first, second, strict=True):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                p -= 0.01 * (m / (1 - 0.9**n)) / (np.sqrt(v / (1 - 0.999**n)) + 1e-8)
    return forward(X)[1][:, 0]


def chain(data: str, X: np.ndarray) -> list[np.ndarray]:
    """Return the weighted sums of the figure's hidden layers."""
    sums, z = [], X
    for layer in KEPT[data]["layers"][:-1]:
        sums.append(z @ np.array(layer["weights"]) + layer["bias"])
        z = np.tanh(sums[-1])
    return sums


def gap(Z: np.ndarray, t: np.ndarray) -> float:
    return min(math.dist(p, q) for p in Z[t == 0] for q in Z[t == 1])


def named(case: dict[str, Any]) -> str:
    """The page's name for a row of the results."""
    data = case["data"].replace(" ", "-")
    return f"{data}-{case['layers']}x{case['width']}-{case['activation']}"


def places() -> dict[str, float]:
    """The three points after each move of the layer that is worked out by hand, and one back."""
    det = float(W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0])
    found = {"det": det}
    for i, x in enumerate(EDGE.tolist(), start=1):
        for k in (1, 2):
            p = sum(x[j] * float(W[j, k - 1]) for j in range(2))
            a = p + float(B[k - 1])
            up, down = math.exp(a), math.exp(-a)
            found |= {f"p{i}-{k}": p, f"a{i}-{k}": a, f"z{i}-{k}": (up - down) / (up + down)}
    p1, p2, z = found["p3-1"], found["p3-2"], found["z3-1"]
    return found | {"middle": found["z1-1"] / 2, "above": 1 + z, "below": 1 - z,
                    "home1": (p1 + p2) / det, "home2": (p2 - p1) / det}


SETTINGS = RESULTS["settings"]
WOUND = CASES["spirals 1.0", 4, 2, "tanh"]
HALF_X, HALF_T = spirals(0.5)
MIXED = 0.6 * -0.7 + 0.2 * 0.3 + 0.2 * 0.3
HAND = places()
LARGEST = max(abs(a).max() for a in chain("one", spirals(1.0)[0]))
def of_depths() -> dict[str, Value]:
    """What the table of depths shows, from the single seeds."""
    found: dict[str, Value] = {}
    for depth, row in DEPTHS.items():
        width, layers = row["width"], int(depth)
        shares = row["percent"]
        size = 2 * width + width + (layers - 1) * (width * width + width) + width + 1
        found |= {f"depth-{depth}-{short}": value for short, value in (
            ("width", width), ("size", size), ("lo", min(shares)),
            ("mid", float(np.median(shares))), ("hi", max(shares)),
            ("solved", sum(share > 99 for share in shares)), ("s", row["mean_cpu_seconds"]))}
    return found


VALUES: dict[str, Value] = {
    **of_depths(), "pieces": 2**5,
    **{named(case): case["right"].count(200) for case in RESULTS["cases"]
       if case["data"] != "curves" and (case["width"], case["activation"]) != (3, "relu")},
    **{f"{named(case)}-best": max(case["right"]) for case in RESULTS["cases"]
       if case["data"] == "ring" and case["activation"] == "tanh"},
    "curves-0x2-tanh-best": max(CASES["curves", 0, 2, "tanh"]["right"]),
    "curves-1x2-tanh": CASES["curves", 1, 2, "tanh"]["right"].count(200),
    "spirals-1.25-4x3-tanh-whole":
        CASES["spirals 1.25", 4, 3, "tanh"]["right_of_more"].count(20_000),
    **{name: RESULTS[name] for name in ("command", "commit", "date")},
    "runs": len(SETTINGS["seeds"]), "last-run": SETTINGS["seeds"][-1],
    "rate": SETTINGS["learning_rate"], "batch": SETTINGS["batch_size"],
    "epochs": SETTINGS["epochs"], "updates": SETTINGS["epochs"] * 200 // SETTINGS["batch_size"],
    "points": SETTINGS["points"], "more": SETTINGS["more_points"],
    "seed": WOUND["right"].index(200), "apart": WOUND["right"].count(200),
    "mixed": MIXED,
    **HAND,
    "line-right": int(((HALF_X @ [1e-9, -1.0] > 0) == HALF_T).sum()),
    "deep-parameters": 8 * (2 * 2 + 2) + 2 + 1, "wide-parameters": 2 * 3 + 3 + 3 + 1,
    "narrow-runs": sum(len(CASES["ring", layers, 2, "tanh"]["right"]) for layers in (1, 2, 4, 8)),
    "largest-sum": float(LARGEST), "below-one": 1 - math.tanh(LARGEST),
}
THIRD = "<a3-1:g>, <a3-2:g>"
BENT = "<z3-1:.4f>, <z3-2:.4f>"


def wound(turns: str, data: str) -> str:
    """A row of the table of the spirals."""
    return f"| {turns} | " + " | ".join(f"<spirals-{data}-4x{n}-tanh>" for n in (2, 3, 4)) + " |"


def ringed(layers: int, width: int) -> tuple[str, str]:
    """A row of the table of the ring."""
    numbers = f"<ring-{layers}x{width}-tanh> | <ring-{layers}x{width}-tanh-best> |"
    return f"| {layers} of width {width} | {numbers}", f"| 너비 {width}, {layers}개 | {numbers}"


def depth_row(depth: str) -> str:
    """A row of the table of depths."""
    name = f"depth-{depth}"
    return (f"| {depth} | <{name}-width> | <{name}-size> | <{name}-lo:.1f> | <{name}-mid:.1f> | "
            f"<{name}-hi:.1f> | <{name}-solved> | <{name}-s:.1f> |")


HELD: list[Entry] = [
    ("about 45 minutes. You need layers and the matrix product from chapter 3, the hyperbolic "
     "tangent from chapter 2, and a rough idea of training (chapters 5 to 7)",
     "45분쯤 걸립니다. 3장의 층과 행렬의 곱(matrix product), 2장의 쌍곡탄젠트(hyperbolic "
     "tangent)를 알고, 신경망을 어떻게 학습시키는지 대강 알면(5~7장)"),
    ("hidden layers of 50 or 100 neurons. What such a layer does to an image is a row of 50 or 100 "
     "numbers",
     "뉴런이 50개, 100개씩 있습니다. 그런 층에 이미지 한 장을 넣으면 값이 50개, 100개"),
    ("two curves in the plane, 100 points on each. Class 0 lies on $x_2 = x_1^2 - 0.7$, "
     "class 1 the same curve 0.4 higher",
     "두 곡선에 점이 100개씩 있습니다. 클래스 0은 $x_2 = x_1^2 - 0.7$ 위에, "
     "클래스 1은 똑같이 생긴 0.4만큼 높은 곡선"),
    ("three points of class 0 are enough", "클래스 0의 점 세 개로"),
    r"(0,\ <mixed:.1f>) &= 0.6 \cdot (0,\ -0.7) \\ &\quad + 0.2 \cdot (-1,\ 0.3) \\ "
    r"&\quad + 0.2 \cdot (1,\ 0.3) \end",
    ("stand three points of class 0. A line that has all of class 0",
     "있는 것은 클래스 0의 점 세 개입니다. 클래스 0이 모두"),
    ("with positive shares that add up to 1", "비율이 양수이고 합이 1이"),
    ("this mixture is $(0, <mixed:.1f>)$, and that is a point of class 1",
     "섞은 점은 $(0, <mixed:.1f>)$, 곧 클래스 1의 점"),
    ("class 0 as hollow circles below, class 1 as filled squares above",
     "아래쪽 클래스 0은 빈 원, 위쪽 클래스 1은 채운 네모"),
    ("tinted where it says class 1", "클래스 1로 분류한 곳에 색을"),
    ("so we train <runs> of each, with the seeds 0 to <last-run>. Without a hidden layer the best "
     "of them has <curves-0x2-tanh-best> of <points> points right. With one hidden layer, "
     "<curves-1x2-tanh> of <runs> have all <points> right",
     "시드 0부터 <last-run>까지 <runs>개씩 학습시켰습니다. 은닉층이 없으면 가장 잘된 것도 "
     "<points>개 가운데 <curves-0x2-tanh-best>개를 맞힙니다. 은닉층이 하나 있으면 "
     "<runs>개 가운데 <curves-1x2-tanh>개가 <points>개를 모두"),
    ("point $(x_1, x_2)$ to a new point $(z_1, z_2)$", "점 $(x_1, x_2)$를 새 점 $(z_1, z_2)$로"),
    ("a square from minus 1 to 1", "−1에서 1까지의 정사각형"),
    ("plus a bias is 0", "더한 값이 0인 곳"),
    ("the open interval from −1 to 1", "−1과 1 사이의 값으로"),
    ("turned by 45 degrees and enlarged", "45도 돌고 커져서"),
    ("within the square from minus 1 to 1", "−1에서 1까지의 정사각형 안으로"),
    r"W = \begin{pmatrix} 1 & 1 \\ -1 & 1 \end{pmatrix}, \qquad "
    r"b = \begin{pmatrix} 0 & -1 \end{pmatrix}",
    ("For $(1, 0.5)$ the linear map", "한가운데의 $(1, 0.5)$에 선형 변환"),
    r"(xW)_1 &= 1 \cdot 1 + 0.5 \cdot (-1) = <p3-1:g> \\ "
    r"(xW)_2 &= 1 \cdot 1 + 0.5 \cdot 1 = <p3-2:g> . \end",
    (rf"makes it $a = ({THIRD})$, and $\tanh <a3-1:g> = <z3-1:.4f>$, "
     rf"so $z = \tanh a$ is $({BENT})$",
     rf"더하면 $a = ({THIRD})$입니다. $\tanh <a3-1:g> = <z3-1:.4f>$이므로 "
     rf"$z = \tanh a$는 $({BENT})$입니다"),
    "| $x$ | $xW$ | $a$ | $z$ |",
    "| $1, 0$ | $<p1-1:g>, <p1-2:g>$ | $<a1-1:g>, <a1-2:g>$ | $<z1-1:.4f>, <z1-2:g>$ |",
    "| $1, 1$ | $<p2-1:g>, <p2-2:g>$ | $<a2-1:g>, <a2-2:g>$ | $<z2-1:g>, <z2-2:.4f>$ |",
    f"| $1, 0.5$ | $<p3-1:g>, <p3-2:g>$ | ${THIRD}$ | ${BENT}$ |",
    (f"$({THIRD})$ lies halfway between $(<a1-1:g>, <a1-2:g>)$ and $(<a2-1:g>, <a2-2:g>)$. "
     "After tanh, halfway between the corners would be $(<middle:.4f>, <middle:.4f>)$. "
     f"The point has gone further out, to $({BENT})$",
     f"$({THIRD})$는 $(<a1-1:g>, <a1-2:g>)$과 $(<a2-1:g>, <a2-2:g>)$의 중점입니다. "
     "tanh를 지나면 두 꼭짓점의 중점은 $(<middle:.4f>, <middle:.4f>)$인데, "
     f"점은 그보다 바깥인 $({BENT})$에"),
    (f"move by move, from $z = ({BENT})$", f"이제 $z = ({BENT})$에서 한 동작씩"),
    "$(1 + z)/(1 - z) = e^{2a}$",
    r"\operatorname{artanh} z &= \tfrac{1}{2} \ln \frac{1 + z}{1 - z} \\ "
    r"\operatorname{artanh} <z3-1:.4f> &= \tfrac{1}{2} \ln \frac{<above:.4f>}{<below:.4f>} = "
    r"<a3-1:g> . \end",
    (f"Take $b$ away: $({THIRD}) - (0, -1) = (<p3-1:g>, <p3-2:g>)$",
     f"$b$를 뺍니다. $({THIRD}) - (0, -1) = (<p3-1:g>, <p3-2:g>)$"),
    r"$\det W = 1 \cdot 1 - 1 \cdot (-1) = <det:g>$",
    r"W^{-1} &= \frac{1}{<det:g>} \begin{pmatrix} 1 & -1 \\ 1 & 1 \end{pmatrix} \\ "
    r"x_1 &= \tfrac{1}{<det:g>}\,(<p3-1:g> \cdot 1 + <p3-2:g> \cdot 1) = <home1:g> \\ "
    r"x_2 &= \tfrac{1}{<det:g>}\,(<p3-1:g> \cdot (-1) + <p3-2:g> \cdot 1) = <home2:g> . \end",
    ("of width 2 with $x$, $z$ and $b$ of shape (2,) and $W$ of shape (2, 2)",
     "너비가 2인 층에서 갈 때와 돌아올 때의 식은 이렇습니다. $x$, $z$, $b$의 형상은 (2,), $W$의 "
     "형상은 (2, 2)"),
    r"z &= \tanh(x W + b) \\ x &= (\operatorname{artanh} z - b)\, W^{-1} \end",
    ("strictly between −1 and 1", "−1과 1 사이에 있는 것"),
    (r"when $\det W \neq 0$; such", r"$\det W \neq 0$이면 있고"),
    ("If it is 0, the whole plane", "0이면 평면 전체가"),
    (r"If $W$ is square and $\det W \neq 0$", r"$W$가 정사각행렬이고 $\det W \neq 0$이면"),
    ("the square from −1 to 1 after a tanh", "−1에서 1까지의 정사각형 밖으로"),
    (r"Not all <points> points will come out right. Where will the thick line run, on which "
     r"$y = \frac{1}{2}$",
     r"<points>개를 다 맞히지는 못합니다. $y = \frac{1}{2}$인 굵은 선"),
    ("Trained networks of width 2", "학습을 마친 너비 2의 신경망"),
    ("tanh stays below 1 in both directions", "tanh는 어느 쪽으로도 1에 이르지"),
    ("where the network says class 1", "클래스 1이라고 답하는 영역"),
    ("four hidden layers of width 2: the inputs", "너비 2인 은닉층 네 개를 지나는"),
    ("comes from seed <seed>, and it was chosen. Of <runs> seeds, <apart> gave a network that gets "
     "all <points> points right",
     "이것은 일부러 고른 것으로, 시드 <seed>에서 나온 신경망입니다. 시드 <runs>개 가운데 "
     "<points>개를 모두 맞힌 것은 <apart>개뿐"),
    ("the normal distribution with deviation 1, the biases at 0. It is trained on 100 points an "
     "arm with Adam at <rate>, in batches of <batch>, for <epochs> epochs, "
     "which are <updates:,d> updates. A run counts if all <points> points",
     "표준편차가 1인 정규분포에서 뽑고 편향은 0에서 시작합니다. 나선 하나에 점 100개씩, Adam에 "
     "학습률 <rate>, <batch>개짜리 배치로 <epochs>에폭, 곧 <updates:,d>번 고칩니다. 다 마쳤을 때 "
     "<points>개를 모두"),
    ("The seeds are 0 to <last-run>, so every number is out of <runs>",
     "시드는 0부터 <last-run>까지이므로 표의 값은 <runs>개 가운데"),
    ("| turns of each arm | width 2 | width 3 | width 4 |",
     "| 한 나선의 바퀴 수 | 너비 2 | 너비 3 | 너비 4 |"),
    wound("0.5", "0.5"), wound("0.75", "0.75"), wound("1", "1.0"), wound("1.25", "1.25"),
    ("(<command> measured these and the next table, on <date> at commit <commit>;",
     "<date>에 커밋 <commit>에서 <command>로"),
    ("Between three quarters of a turn and a whole one", "4분의 3바퀴와 한 바퀴 사이에"),
    ("Had you tried seed <seed> alone", "시드 <seed>만 해 보았다면"),
    ("looks harder than three quarters", "4분의 3바퀴보다 어려워"),
    ("a straight line already has <line-right> of <points> points right",
     "직선 하나로도 <points>개 가운데 <line-right>개를"),
    ('"all <points> right"', '"<points>개를 모두 맞혔다"'),
    ("At one turn and a quarter with width 3, <spirals-1.25-4x3-tanh-whole> of the "
     "<spirals-1.25-4x3-tanh> networks also had <more:,d> points right that lie between the "
     "<points>",
     "1.25바퀴를 너비 3으로 푼 <spirals-1.25-4x3-tanh>개 가운데, 그 <points>개 사이사이의 점 "
     "<more:,d>개까지 모두 맞힌 것은 <spirals-1.25-4x3-tanh-whole>개"),
    ("with the numbers 1, 5, 20, 60, 200 and <epochs>", "[1, 5, 20, 60, 200, <epochs>이라고"),
    ("At 1 the curves lie close", "1에서는 두 곡선이 가까이"),
    ("after 1, 5, 20, 60, 200 and <epochs> epochs", "1, 5, 20, 60, 200, <epochs>에폭 뒤에"),
    ("a ring around it, 100 points each", "점 100개로 된 원판과 이를 둘러싼 점 100개의 고리"),
    ("Of <runs> seeds each", "시드 <runs>개씩"),
    ("| hidden layers | all <points> right | best run, of <points> |",
     "| 은닉층 | <points>개를 모두 맞힌 수 | 가장 잘된 것 (<points>개 가운데) |"),
    *(ringed(layers, width) for layers, width in ((1, 2), (2, 2), (4, 2), (8, 2), (1, 3))),
    ("eight layers of width 2 have <deep-parameters> of them, and the last row, which nearly "
     "always succeeds, has <wide-parameters>",
     "너비 2인 층 여덟 개에는 매개변수가 <deep-parameters>개 있고, 거의 언제나 성공하는 "
     "마지막 줄에는 <wide-parameters>개밖에"),
    ("Left four hidden layers of width 2, right one of width 3",
     "왼쪽은 너비 2인 은닉층 네 개, 오른쪽은 너비 3인 은닉층"),
    ("Suppose a network of width 2 did it", "너비가 2인 신경망이 원판과 고리를"),
    ("since tanh stays between −1 and 1", "tanh는 −1과 1 사이에"),
    ("Going back by $F^{-1}$", "$F^{-1}$로 되돌리면"),
    ("Its distance from $p$ begins at 0", "$p$에서 잰 거리는 0에서 시작해"),
    ("Between 100 points of a ring", "고리 위의 점 100개 사이에는"),
    ("None of our <narrow-runs> networks of width 2", "너비 2의 신경망 <narrow-runs>개 가운데"),
    ("A hidden layer of width 3 takes (2,) times (2, 3) to (3,)",
     "너비가 3인 은닉층에서는 (2,)에 (2, 3)을 곱해 (3,)이"),
    ("120 degrees apart, each with the bias 1",
     "120도씩 떨어진 세 방향으로 하고 편향은 모두 1로"),
    (r"all three say $\tanh 1$. Toward the edge at least one of them drops toward −1, and the "
     "others cannot make up for it, since they were near 1",
     r"세 출력이 모두 $\tanh 1$입니다. 가장자리로 가면 적어도 하나가 −1 쪽으로 떨어지는데, "
     r"나머지는 이미 1에"),
    ("The plane at height 1.2 cuts", "높이 1.2의 평면으로"),
    ("Everything below 0 becomes 0", "0보다 작은 것이 모두 0이"),
    ("landed on $(0, 0)$, two others on $(2, 0)$", "두 점이 $(0, 0)$에서, 다른 두 점이 $(2, "
                                                   "0)$에서"),
    r"(x_1,\ x_2) \mapsto (|x_1|,\ |x_2|) \end",
    ("a quarter of a disc in the corner, the ring a quarter of a ring, and in this two-dimensional",
     "구석의 4분의 1 원판이, 고리는 4분의 1 고리가 되고, 이 2차원"),
    ("only a quarter of the disc and of the ring is left", "원판과 고리가 4분의 1씩만 남고"),
    ("a quarter of a disc in the corner and a quarter of a ring around it",
     "구석에 4분의 1 원판이 있고 그 둘레에 4분의 1 고리가"),
    ("three quarters of the plane onto two axes", "평면의 4분의 3이 두 축으로"),
    ("all of width 2 cannot separate", "너비가 모두 2인 ReLU"),
    ("with four ReLU layers of width 2, <ring-4x2-relu> of <runs> had all points right",
     "너비 2인 ReLU 층 네 개로 돌려 본 <runs>개 가운데 모두 맞힌 것은 <ring-4x2-relu>개"),
    (r"if $\det W > 0$: the matrix", r"$\det W > 0$이면 tanh 층의 동작"),
    (r"(If $\det W < 0$, there is a mirror", r"($\det W < 0$이면 거울"),
    ("four layers of width 2 could hold", "너비 2인 층 네 개로 1.25바퀴를"),
    ("a layer of width 2 can only turn", "너비 2인 층은 평면을 통째로"),
    ("<spirals-1.0-8x2-tanh> of <runs> unwound one turn, "
     "<spirals-1.25-8x2-tanh> of <runs> one and a quarter",
     "<runs>개 가운데 한 바퀴를 푼 것이 <spirals-1.0-8x2-tanh>개, "
     "1.25바퀴를 푼 것이 <spirals-1.25-8x2-tanh>개"),
    r"$x_0 < x_1 < \dots < x_m$",
    r"\hat f(x) = f(x_0) + \sum_{j=0}^{m-1} c_j\, \mathrm{ReLU}(x - x_j)",
    ("titled 4, 8 and 16", "제목은 4, 8, 16입니다"),
    ("with 16 it can hardly be told", "16개일 때는 곡선과"),
    ("what 4, 8 and 16 hidden nodes make", "은닉 노드 4개, 8개, 16개로 만든"),
    r"$T(x) = 2\,\mathrm{ReLU}(x) - 4\,\mathrm{ReLU}(x - \tfrac12)$",
    ("so ten nodes in five layers do what would take <pieces> in one",
     "다섯 층의 노드 열 개로 한 것을 한 층으로 하려면 <pieces>개가"),
    ("networks of 1, 2, 4 and 8 hidden tanh layers about 200 parameters each",
     "은닉층이 1, 2, 4, 8개인 tanh 신경망에 매개변수를 200개쯤씩"),
    ("how many percent of 20,000 points between the 200 each got right, from ten seeds, how many "
     "of the ten got more than 99%",
     "200개 점 사이의 점 20,000개를 맞힌 백분율, 시드 열 개 가운데 99%를 넘은 개수"),
    ("| layers | width | parameters | min | median | max | above 99% | CPU s |",
     "| 층 | 너비 | 매개변수 | 최소 | 중앙값 | 최대 | 99% 초과 | CPU 초 |"),
    *(depth_row(depth) for depth in DEPTHS),
    ("one wide layer succeeded <depth-1-solved> times out of ten and four layers <depth-4-solved> "
     "times. Then it turns: eight layers succeeded <depth-8-solved> times.",
     "넓은 층 하나로는 열 번 가운데 <depth-1-solved>번, 네 층으로는 <depth-4-solved>번 "
     "성공했습니다. "
     "그다음에는 거꾸로 됩니다. 여덟 층은 <depth-8-solved>번"),
    ("from <depth-1-s:.1f> to <depth-8-s:.1f> seconds",
     "<depth-1-s:.1f>초에서 <depth-8-s:.1f>초가"),
    ("of dimension 1, 2 or 3", "1차원, 2차원, 3차원 다양체"),
    ("28 × 28 pixels is a point in a space of 784 dimensions",
     "28 × 28 픽셀짜리 이미지는 784차원 공간"),
    ("In 784 dimensions a shape", "784차원에서 차원이"),
    ("trained network of width 2 can be run backward", "너비 2의 신경망을 거꾸로"),
    (r"Each $\det W$ must differ from 0", r"$\det W$는 모두 0이 아니어야"),
    ("No determinant is 0", "거리에도 0이"),
    ("come home to within 0.0001", "모든 점이 0.0001 안쪽으로"),
    ("has weighted sums up to <largest-sum:.1f>, where tanh is only <below-one:.7f> below 1",
     "가중합은 <largest-sum:.1f>까지 가고, 거기에서 tanh는 1보다 겨우 <below-one:.7f> 작습니다"),
    ("how close to 1 it is", "1에 가까운 정도"),
    ("the saturation of chapter 2", "2장에서 본 포화"),
    ("in about eighty minutes", "80분쯤 걸립니다"),
    "plane(X, t, limits=(-1.2, 1.2))",
    (r"If $\det W \neq 0$, the layer", r"$\det W \neq 0$이면 층을"),
    ("layers of width 2 cannot take a disc", "너비 2인 층은 몇 개를 쌓아도"),
    ("our layer moves $(0, 0)$ to $(0, -1)$ before tanh",
     "우리 층은 tanh에 앞서 $(0, 0)$을 $(0, -1)$로"),
    ("$x^2$ takes −1 and 1 to the same 1", "$x^2$은 −1과 1을 똑같은 1로"),
]


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD)


def test_no_line_between_the_curves() -> None:
    for x, y in ((0, -0.7), (-1, 0.3), (1, 0.3)):
        assert y == pytest.approx(x * x - 0.7)
    assert pytest.approx(0 * 0 - 0.7 + 0.4) == MIXED


@pytest.fixture(scope="session")
def line_and_bend() -> list[int]:
    """How many of the 200 points come out right without a hidden layer, and with one."""
    X, t = curves()
    return [int(((trained(X, t, width, 1) > 0) == t).sum()) for width in (None, 2)]


def test_line_and_bend_are_trained(line_and_bend: list[int], outputs: str) -> None:
    assert f"{line_and_bend[0]} / 200 {line_and_bend[1]} / 200" in outputs
    cases = [CASES["curves", layers, 2, "tanh"] for layers in (0, 1)]
    assert line_and_bend == [case["right"][1] for case in cases]
    assert max(cases[0]["right"]) < 200


def test_results_count_what_they_list() -> None:
    settings = RESULTS["settings"]
    assert settings["seeds"] == list(range(20))
    for case in RESULTS["cases"]:
        assert len(case["right"]) == len(case["right_of_more"]) == 20
        assert case["separated"] == case["right"].count(200)
        assert case["separated_more"] == case["right_of_more"].count(20_000)
        assert max(case["right"]) <= 200


def test_settings_of_the_results() -> None:
    assert SETTINGS["updates"] == VALUES["updates"]
    assert SETTINGS["weights"] == "N(0, 1)"
    assert SETTINGS["biases"] == 0
    assert SETTINGS["optimizer"] == "Adam"
    assert RESULTS["command"] == "python -m benchmarks.spirals"
    assert re.fullmatch(r"[0-9a-f]{12}", RESULTS["commit"])


def test_what_the_prose_says_of_the_spirals() -> None:
    """More width helps, a cliff lies before one turn, and "whole" are some of those with 200."""
    for turns in (0.5, 0.75, 1.0, 1.25):
        counts = [CASES[f"spirals {turns}", 4, width, "tanh"]["separated"] for width in (2, 3, 4)]
        assert counts == sorted(counts)
    narrow = [CASES[f"spirals {turns}", 4, 2, "tanh"]["separated"] for turns in (0.75, 1.0, 1.25)]
    assert narrow[0] >= 15
    assert narrow[1:] == [1, 0]
    more = CASES["spirals 1.25", 4, 3, "tanh"]
    assert all(few == 200 for few, many in zip(more["right"], more["right_of_more"], strict=True)
               if many == 20_000)


def test_figure_and_table_tell_the_same() -> None:
    names = {"half": "spirals 0.5", "three": "spirals 0.75", "one": "spirals 1.0",
             "more": "spirals 1.25", "ring": "ring", "curves": "curves"}
    for figure, data in names.items():
        case = CASES[data, 1 if data == "curves" else 4, 2, "tanh"]
        assert KEPT[figure]["apart"] == case["separated"]
        assert case["right"][KEPT[figure]["seed"]] == max(case["right"])


def test_what_the_prose_says_of_the_ring() -> None:
    narrow = [CASES["ring", layers, 2, "tanh"] for layers in (1, 2, 4, 8)]
    assert [case["separated"] for case in narrow] == [0, 0, 0, 0]
    assert CASES["ring", 1, 3, "tanh"]["separated"] >= 15
    assert CASES["ring", 4, 2, "relu"]["separated"] == 0


def test_worked_by_hand() -> None:
    """Two moves keep the middle, tanh pushes it out, and the inverse brings it home."""
    for k in (1, 2):
        corners = [HAND[f"a{i}-{k}"] for i in (1, 2)]
        assert HAND[f"a3-{k}"] == sum(corners) / 2
        assert HAND[f"z3-{k}"] > sum(HAND[f"z{i}-{k}"] for i in (1, 2)) / 2
        assert HAND[f"z1-{k}"] + HAND[f"z2-{k}"] == 2 * HAND["middle"]
        assert HAND[f"z3-{k}"] == HAND["z3-1"]
    assert math.log(HAND["above"] / HAND["below"]) / 2 == pytest.approx(HAND["a3-1"])
    inverse = np.array([[1, -1], [1, 1]]) / HAND["det"]
    assert (W @ inverse).tolist() == np.eye(2).tolist()
    assert [HAND["home1"], HAND["home2"]] == EDGE[2].tolist()


def test_code_prints_the_same_digits(outputs: str) -> None:
    numbers = [[f"{v:.4f}" for v in (*(x @ W), *(x @ W + B), *np.tanh(x @ W + B))] for x in EDGE]
    found = re.search(r"\[\[(.*?)\]\] 2\.0 \[\[(.*?)\]\]", outputs)
    assert found is not None
    shown, home = ([[f"{float(v):.4f}" for v in row.split()] for row in re.split(r"\] \[", block)]
                   for block in found.groups())
    assert shown == numbers
    assert home == [[f"{v:.4f}" for v in x] for x in EDGE]


def test_three_neurons_make_a_hill(outputs: str) -> None:
    disc, ring = disc_and_ring()

    def height(X: np.ndarray) -> np.ndarray:
        turned = [X[:, 0] * math.cos(k) + X[:, 1] * math.sin(k)
                  for k in (0, 2 * math.pi / 3, 4 * math.pi / 3)]
        return np.tanh(4 * np.array(turned) + 1).sum(axis=0)

    low, high = height(disc).min(), height(ring).max()
    assert high < 1.2 < low
    assert f"{low:.2f} {high:.2f}" in outputs


def test_relu_crushes_and_folds(outputs: str) -> None:
    crushed = [[max(float(v), 0.0) for v in p] for p in ((-1, -2), (-3, -0.5), (2, -1), (2, -5))]
    assert str(crushed) in outputs
    disc, ring = disc_and_ring()
    far, near = np.abs(disc).sum(axis=1).max(), np.abs(ring).sum(axis=1).min()
    assert far == pytest.approx(0.4 * math.sqrt(2), abs=1e-3)
    assert far < 0.63 < near
    assert f"{far:.2f} {near:.1f}" in outputs
    for x in (-2.5, 0.0, 1.5):
        assert max(x, 0) + max(-x, 0) == abs(x)


def test_spirals_can_be_unwound(outputs: str) -> None:
    X, t = spirals(1.25)
    z = X.view(complex)[:, 0]
    home = z * np.exp(-2j * math.pi * 1.25 * (abs(z) - 0.1) / 0.9)
    assert abs(home.imag).max() < 1e-12
    least, most = home.real[t == 0].min(), home.real[t == 1].max()
    assert f"True {least:.1f} {most:.1f}" in outputs


def test_there_and_back(outputs: str) -> None:
    shown = ["True"]
    for data, turns in (("half", 0.5), ("one", 1.0)):
        X, t = spirals(turns)
        sums = chain(data, X)
        for layer, a in zip(KEPT[data]["layers"], sums, strict=False):
            (p, q), (r, s) = layer["weights"]
            shown.append(f"{p * s - q * r:.4f} {gap(np.tanh(a), t):.4f}")
            assert p * s != q * r
        z = np.tanh(sums[-1])
        for layer in reversed(KEPT[data]["layers"][:-1]):
            a = np.log((1 + z) / (1 - z)) / 2 - layer["bias"]
            z = np.linalg.solve(np.array(layer["weights"]).T, a.T).T
        shown.append(f"{turns} {abs(z - X).max() < 1e-4}")
    assert " ".join(shown) in outputs
    assert shown[5].endswith("True")
    assert shown[-1].endswith("False")


def test_relu_closes_the_gap(outputs: str) -> None:
    X, t = spirals(1.0)
    a = X @ W + B
    closed = gap(np.maximum(a, 0), t)
    assert closed == 0
    assert f"{gap(np.tanh(a), t):.4f} {closed:.4f}" in outputs


def test_what_the_prose_says_of_depth() -> None:
    """A few layers more succeed more often, many narrow ones less; the time always goes up."""
    solved = [sum(share > 99 for share in row["percent"]) for row in DEPTHS.values()]
    assert list(DEPTHS) == ["1", "2", "4", "8"]
    assert solved[0] < solved[1] < solved[2] > solved[3]
    seconds = [row["mean_cpu_seconds"] for row in DEPTHS.values()]
    assert seconds == sorted(seconds)
