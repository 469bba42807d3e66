"""Every number of chapter 3, worked out again with nothing but Python's own arithmetic."""

import math
import re

import pytest

from tests.book.numbers import Reading, hold, sigmoid

PAGE = "ch03_signals"
Matrix = list[list[float]]
Vector = list[float]


def layer(x: Vector, W: Matrix, b: Vector | None = None) -> Vector:
    """Weighted sums of samples in rows: W[j][k] leads from j to k."""
    bias = b or [0.0] * len(W[0])
    return [bias[k] + sum(x[j] * W[j][k] for j in range(len(x))) for k in range(len(W[0]))]


def product(A: Matrix, B: Matrix) -> Matrix:
    return [layer(row, B) for row in A]


def turned(W: Matrix) -> Matrix:
    return [list(column) for column in zip(*W, strict=True)]


def numbers(values: Vector, digits: int) -> str:
    """Write numbers as NumPy prints a rounded array, apart from the spaces."""
    return "[" + " ".join(f"{value:.{digits}f}".rstrip("0") for value in values) + "]"


def count(sizes: tuple[int, ...]) -> tuple[int, int]:
    weights = sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    return weights, sum(sizes[1:])


X2 = [1.0, 0.5]
W2X2 = [[0.9, 0.2], [0.3, 0.8]]
SIZES = [(2, 2, 1), (2, 3, 2, 2), (784, 16, 16, 10)]
DIGITS = SIZES[-1]
WEIGHTS = [[[.1, .3, .5], [.2, .4, .6]], [[.1, .4], [.2, .5], [.3, .6]], [[.1, .3], [.2, .4]]]
BIASES = [[.1, .2, .3], [.1, .2], [.1, .2]]

A1, A2 = layer(X2, W2X2)
TURNED = layer(X2, turned(W2X2))
SIX, THREE = count(SIZES[0])
LINKS, _ = count(DIGITS)
VALUES = {
    "sum-plain": 1.0 + 0.5, "out-plain": sigmoid(1.5),
    "sum-same": 0.5 * 1.0 + 0.5 * 0.5, "out-same": sigmoid(0.75),
    "fever-a": sigmoid(37.0), "fever-b": sigmoid(40.0),
    "black": sigmoid(0), "white": sigmoid(1), "gap": sigmoid(1) - 0.5,
    "a1": A1, "power1": math.exp(-A1), "below1": 1 + math.exp(-A1), "y1": sigmoid(A1),
    "a2": A2, "power2": math.exp(-A2), "below2": 1 + math.exp(-A2), "y2": sigmoid(A2),
    "x1w11": 1.0 * 0.9, "x2w21": 0.5 * 0.3, "x1w12": 1.0 * 0.2, "x2w22": 0.5 * 0.8,
    "turned-a1": TURNED[0], "turned-y1": sigmoid(TURNED[0]),
    "turned-a2": TURNED[1], "turned-y2": sigmoid(TURNED[1]),
    "silent": sigmoid(0),
    "first-sum": layer(X2, WEIGHTS[0], BIASES[0])[0],
    "numbers-three": sum(count(SIZES[1])), "numbers-one": 2 * 2 + 2,
    "xor00": 0 ^ 0, "xor01": 0 ^ 1, "xor10": 1 ^ 0, "xor11": 1 ^ 1,
    "melted-bias": layer([1.5, -0.5], [[1.0], [1.0]], [-1.5])[0],
    "small-weights": SIX, "small-biases": THREE, "small": SIX + THREE,
    "params-digits": sum(count(DIGITS)), "weights-digits": LINKS, "weights-hundred": 100 * LINKS,
    "links": count((16,) * 4)[0], "links-wide": count((32,) * 4)[0],
    "links-deep": count((16,) * 8)[0],
    "squeeze": 784 / 32, "products": len(DIGITS) - 1, "products-hundred": 100 * (len(DIGITS) - 1),
    "bytes": 64 // 8 * LINKS, "bytes-hundred": 100 * 64 // 8 * LINKS,
}
HELD = [
    ("two inputs, 1.0 and 0.5", "입력(input) 두 개, 1.0과 0.5"),
    ("Node 1 finds the sum <sum-plain:.1f> and says <out-plain:.4f>. "
     "Node 2 finds the sum <sum-plain:.1f> and says <out-plain:.4f>.",
     "노드 1에서는 합이 <sum-plain:.1f>, 결과가 <out-plain:.4f>이고, 노드 2에서도 합이 "
     "<sum-plain:.1f>, 결과가 <out-plain:.4f>입니다."),
    ("a hundredth. Each one says <out-plain:.4f>.", "마찬가지로 모두 <out-plain:.4f>을"),
    ("A weight of 0.9 lets nearly all of the signal through, 0.2 only a fifth",
     "0.9이면 신호가 거의 그대로 지나가고, 0.2이면 5분의 1만"),
    ("left with the values 1.0 and 0.5,", "왼쪽에 값이 1.0과 0.5인"),
    ("0.9 and 0.2 from the first input, 0.3 and 0.8 from the second",
     "첫째 입력에서 나가는 것은 0.9와 0.2, 둘째 입력에서 나가는 것은 0.3과 0.8"),
    ("outputs, <y1:.4f> above and <y2:.4f> below.", "위가 <y1:.4f>, 아래가 <y2:.4f>입니다."),
    ("$w_{12} = 0.2$ leads from input 1 to node 2, and $w_{21} = 0.3$ from input 2 to node 1",
     "$w_{12} = 0.2$는 입력 1에서 노드 2로, $w_{21} = 0.3$은 입력 2에서 노드 1로"),
    ("chose 0.9, 0.2, 0.3 and 0.8 for", "0.9, 0.2, 0.3, 0.8은 이유가"),
    ("all four weights began at 0.5. Both nodes would form the sum <sum-same:.2f> "
     "and say <out-same:.4f>",
     "네 개가 모두 0.5에서 출발한다고 해 봅시다. 두 노드 모두 합은 <sum-same:.2f>, "
     "출력(output)은 <out-same:.4f>가"),
    ("A healthy 37.0 °C becomes <fever-a:.15f>. A dangerous 40.0 °C becomes <fever-b:.15f>.",
     "정상인 37.0 °C는 <fever-a:.15f>이 됩니다. 위험한 40.0 °C도 <fever-b:.15f>이 됩니다."),
    ("between 0 (black) and 1 (white) would become numbers between <black:.4f> and <white:.4f>. "
     "The distance between black and white shrinks from 1 to <gap:.4f>.",
     "0(검정)에서 1(하양)까지의 픽셀값은 <black:.4f>에서 <white:.4f>까지의 값이 됩니다. 검정과 "
     "하양의 거리가 1에서 <gap:.4f>로"),
    ("divides pixels by 255", "픽셀값을 255로"),
    ("over $w_{11} = 0.9$ and $w_{21} = 0.3$,", "$w_{11} = 0.9$와 $w_{21} = 0.3$을"),
    r"a_1 &= 1.0 \cdot 0.9 + 0.5 \cdot 0.3 \\ &= <x1w11:g> + <x2w21:g> = <a1:g> \\",
    r"e^{-<a1:g>} &= <power1:.4f> \\ 1 + e^{-<a1:g>} &= <below1:.4f> \\",
    r"y_1 &= \frac{1}{<below1:.4f>} = <y1:.4f>",
    ("with $w_{12} = 0.2$ and $w_{22} = 0.8$:", "$w_{12} = 0.2$와 $w_{22} = 0.8$을"),
    r"a_2 &= 1.0 \cdot 0.2 + 0.5 \cdot 0.8 \\ &= <x1w12:g> + <x2w22:g> = <a2:g> \\",
    r"e^{-<a2:g>} &= <power2:.4f> \\ 1 + e^{-<a2:g>} &= <below2:.4f> \\",
    r"y_2 &= \frac{1}{<below2:.4f>} = <y2:.4f>",
    ("two different answers: <y1:.4f> and <y2:.4f>. Node 1 listens mostly to input 1",
     "답은 <y1:.4f>과 <y2:.4f>로 다릅니다. 노드 1은 입력 1을"),
    r"a_k = \sum_{j=1}^{d_{\text{in}}} x_j\, w_{jk} + b_k, \qquad y_k = h(a_k)",
    r"1.0 & 0.5 \end{pmatrix} \begin{pmatrix} 0.9 & 0.2 \\ 0.3 & 0.8 \end{pmatrix} = "
    r"\begin{pmatrix} <a1:g> & <a2:g> \end{pmatrix}",
    ("| a hundred samples | (100, inputs) | (inputs, 100) |",
     "| 샘플 백 개 | (100, 입력 수) | (입력 수, 100) |"),
    ("(1) Only $y_2$: the connection ends at node 2. (2) $w_{21}$ and $w_{22}$: a weight times 0 "
     "is 0. (3) Both say <silent:.1f>,",
     "(1) $y_2$만 움직입니다. 그 연결은 노드 2에서 끝나니까요. (2) $w_{21}$과 $w_{22}$입니다. "
     "무엇이든 0을 곱하면 0입니다. (3) 둘 다 <silent:.1f>이고"),
    (r"sums $1.0 \cdot 0.9 + 0.5 \cdot 0.2$ and $1.0 \cdot 0.3 + 0.5 \cdot 0.8$, "
     "which are <turned-a1:.1f> and <turned-a2:.1f>: "
     "the weight from 1 to 2 did the work of the weight from 2 to 1",
     r"합은 $1.0 \cdot 0.9 + 0.5 \cdot 0.2$와 $1.0 \cdot 0.3 + 0.5 \cdot 0.8$, 곧 "
     r"<turned-a1:.1f>과 <turned-a2:.1f>입니다. 1에서 2로 가는 가중치와 2에서 1로 가는 가중치가 "
     r"뒤바뀐"),
    ("results <turned-y1:.4f> and <turned-y2:.4f> look as honest",
     "<turned-y1:.4f>과 <turned-y2:.4f>는 맞는 답 못지않게"),
    ("2 inputs, hidden layers of 3 and 2 nodes, 2 outputs",
     "입력이 2개, 은닉층(hidden layer)의 노드가 3개와 2개, 출력이 2개"),
    ("with 2, 3, 2 and 2 nodes, named x, z1, z2 and y", "2개, 3개, 2개, 2개인 네 줄이"),
    r"a^{(1)}_1 &= x_1 w^{(1)}_{11} + x_2 w^{(1)}_{21} + b^{(1)}_1 \\ "
    r"&= 1.0 \cdot 0.1 + 0.5 \cdot 0.2 + 0.1 = <first-sum:.1f> \end",
    r"&(x W_1 + b_1)\,W_2 + b_2 \\ &\quad = x\,(W_1 W_2) + (b_1 W_2 + b_2) \end",
    ("with the weights $W_1 W_2$ and the bias $b_1 W_2 + b_2$",
     "가중치가 $W_1 W_2$, 편향이 $b_1 W_2 + b_2$인"),
    ("three layers hold <numbers-three> numbers, and <numbers-one> do the same work",
     "세 층에 든 값은 <numbers-three>개인데, 어떤 입력이 와도 값 <numbers-one>개로 똑같은 결과를"),
    ("last, XOR: <xor00>, <xor01>, <xor10>, <xor11>.",
     "마지막이 XOR입니다. <xor00>, <xor01>, <xor10>, <xor11>이"),
    ("(0, 1) and (1, 0) land on the same spot", "(0, 1)과 (1, 0)이 한자리로"),
    ("corners (0, 1) and (1, 0) belong to one class, (0, 0) and (1, 1) to the other",
     "(0, 1)과 (1, 0)이 한 클래스, (0, 0)과 (1, 1)이 다른 클래스"),
    ("since (0, 1) and (1, 0) both went to (1, 1)", "(0, 1)과 (1, 0)이 둘 다 (1, 1)로"),
    ("with the weights 0 and 0 and the bias <melted-bias:.1f>.",
     "가중치 0과 0, 편향 <melted-bias:.1f>인"),
    ("2-2-1, has <small-weights> weights and <small-biases> biases, <small> parameters.",
     "2-2-1은 가중치가 <small-weights>개, 편향이 <small-biases>개, 매개변수가 <small>개"),
    ("28 × 28 pixels and has <params-digits:,d>.",
     "28 × 28 픽셀의 손글씨 숫자를 읽는 신경망으로, 매개변수가 <params-digits:,d>개"),
    ("$(L - 1)\\,n^2$ connections", "연결은 $(L - 1)\\,n^2$개"),
    ("Four columns of 16 have <links:,d>. "
     "Four columns of 32 have <links-wide:,d>, four times as many. "
     "Eight columns of 16 have <links-deep:,d>.",
     "16개씩 네 줄이면 <links:,d>개입니다. 32개씩 네 줄이면 <links-wide:,d>개로 네 배입니다. "
     "16개씩 여덟 줄이면 <links-deep:,d>개입니다."),
    ("has 784 inputs and 16 hidden nodes", "입력이 784개, 은닉 노드가 16개씩"),
    ("784-32-784. What gets through this bottleneck must describe the image in <squeeze:.1f> "
     "times fewer",
     "784-32-784가 그런 예입니다. 이 병목(bottleneck)을 지나려면 이미지 한 장을 "
     "<squeeze:.1f>분의 1로"),
    ("One image is a row of 784 numbers. A hundred images are a table of shape (100, 784)",
     "이미지 한 장은 값 784개가 늘어선 한 행입니다. 이미지 백 장은 형상이 (100, 784)인"),
    ("one image needs <weights-digits:,d>, a hundred need <weights-hundred:,d> either way",
     "이미지 한 장에 <weights-digits:,d>번, 백 장이면 어떻게 하든 <weights-hundred:,d>번"),
    ("One by one, Python calls <products-hundred> products; the batch takes <products>.",
     "한 장씩 하면 파이썬이 행렬의 곱을 <products-hundred>번 부르고, 배치로 하면 <products>번"),
    ("all weights, <bytes:,d> bytes, have to travel to the processor for each image and are used "
     "once there: <bytes-hundred:,d> bytes in all",
     "이미지마다 가중치 전체, <bytes:,d>바이트가 프로세서까지 가서 한 번만 쓰입니다. 모두 "
     "<bytes-hundred:,d>바이트가"),
    ("no more than 32 or 48 thousand bytes", "3만 2천에서 4만 8천 바이트밖에"),
    ("When <a1:g> and <a2:g> stand there", "<a1:g>와 <a2:g>이 나오면"),
    ("Hint 3: when the digits are <turned-y1:.4f> and <turned-y2:.4f>",
     "힌트 3: <turned-y1:.4f>과 <turned-y2:.4f>가 나올 때"),
]
GIVEN = "35 64 2-2-1 2-3-2-2 3-3-3 2-1-2 784-16-16-10"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_xor_melts_to_a_neuron_that_never_fires() -> None:
    """With the step gone, both weights are 0 and the bias alone decides."""
    assert product([[-1.0, 1.0], [-1.0, 1.0]], [[1.0], [1.0]]) == [[0.0], [0.0]]
    assert VALUES["melted-bias"] < 0


def test_worked_by_hand(outputs: str) -> None:
    """The printed digits, and the page's last step from its own rounded number."""
    for sum_ in (A1, A2):
        power, y = math.exp(-sum_), f"{sigmoid(sum_):.4f}"
        assert f"{1 / float(f'{1 + power:.4f}'):.4f}" == y
        assert f"a = {sum_:.2f} e^-a = {power:.4f} y = {y}" in outputs
    assert f"{numbers([A1, A2], 4)} {numbers([sigmoid(A1), sigmoid(A2)], 4)}" in outputs


def test_what_the_prose_says_in_words() -> None:
    assert sigmoid(37.0) == sigmoid(40.0) == 1.0
    assert [X2[0] * w > X2[1] * v for w, v in turned(W2X2)] == [True, False]
    assert TURNED[0] > TURNED[1]
    assert VALUES["links-wide"] == 4 * VALUES["links"]
    assert VALUES["bytes"] > 48_000


def test_turned_matrix(outputs: str) -> None:
    right = numbers([sigmoid(A1), sigmoid(A2)], 4)
    assert f"{right} {numbers([sigmoid(a) for a in TURNED], 4)}" in outputs
    assert pytest.approx(TURNED) == [1.0 * 0.9 + 0.5 * 0.2, 1.0 * 0.3 + 0.5 * 0.8]
    assert f"{numbers(layer(X2, WEIGHTS[0]), 4)} ValueError" in outputs


def test_three_layers(outputs: str) -> None:
    a1 = layer(X2, WEIGHTS[0], BIASES[0])
    z1 = [sigmoid(a) for a in a1]
    a2 = layer(z1, WEIGHTS[1], BIASES[1])
    z2 = [sigmoid(a) for a in a2]
    y = layer(z2, WEIGHTS[2], BIASES[2])
    for name, values in [("a1", a1), ("z1", z1), ("a2", a2), ("z2", z2), ("y", y)]:
        assert f"{name} {numbers(values, 8)}" in outputs
    assert y == pytest.approx([0.31682708, 0.69627909], abs=5e-9)  # printed in Saito's book


def test_other_book(outputs: str) -> None:
    inputs = [0.9, 0.1, 0.8]
    first = turned([[0.9, 0.3, 0.4], [0.2, 0.8, 0.2], [0.1, 0.5, 0.6]])
    second = turned([[0.3, 0.7, 0.5], [0.6, 0.5, 0.2], [0.8, 0.1, 0.9]])
    sums = layer(inputs, first)
    hidden = [sigmoid(a) for a in sums]
    output = numbers([sigmoid(a) for a in layer(hidden, second)], 4)
    assert f"{numbers(sums, 4)} {numbers(hidden, 4)} {output} {output}" in outputs
    assert output == "[0.7263 0.7086 0.7781]"


def test_layers_collapse(outputs: str) -> None:
    one = product(product(WEIGHTS[0], WEIGHTS[1]), WEIGHTS[2])
    bias = layer(layer(BIASES[0], WEIGHTS[1], BIASES[1]), WEIGHTS[2], BIASES[2])
    rows = ", ".join(str([round(value, 4) for value in row]) for row in one)
    assert f"[{rows}] {[round(value, 4) for value in bias]}" in outputs
    three = X2
    for W, b in zip(WEIGHTS, BIASES, strict=True):
        three = layer(three, W, b)
    assert three == pytest.approx(layer(X2, one, bias))
    assert f"{numbers(three, 4)} {numbers(three, 4)}" in outputs


def test_xor_with_three_neurons(text: str, outputs: str) -> None:
    rows = []
    V1, c1 = [[-1.0, 1.0], [-1.0, 1.0]], [1.5, -0.5]
    V2, c2 = [[1.0], [1.0]], [-1.5]
    for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:
        nand, either = (int(a > 0) for a in layer([x1, x2], V1, c1))
        (y,) = (int(a > 0) for a in layer([nand, either], V2, c2))
        assert (nand, either, y) == (int(not (x1 and x2)), int(x1 or x2), x1 ^ x2)
        rows.append(f"[{x1} {x2} {nand} {either} {y}]")
    weights = [value for row in product(V1, V2) for value in row]
    (bias,) = layer(c1, V2, c2)
    assert weights == [0.0, 0.0]
    assert f"[{' '.join(rows)}] [0. 0.] [{bias}]" in outputs
    assert f"−{-bias}" in text


def test_parameters(text: str, outputs: str) -> None:
    for sizes in SIZES:
        weights, biases = count(sizes)
        name = "-".join(map(str, sizes))
        assert f"{name}: {weights:,} + {biases} = {weights + biases:,}" in outputs
    six, three = count(SIZES[0])
    smallest = rf"2-2-1.{{1,12}}\b{six}.{{1,20}}\b{three}.{{1,20}}\b{six + three}\D"
    assert len(re.findall(smallest, text)) == 2, "once printed by the cell, once in the prose"


def test_bottleneck(outputs: str) -> None:
    pairs = [[1.0, 2.0], [3.0, 6.0], [2.0, 1.0]]
    middle = [layer(pair, [[0.2], [0.4]])[0] for pair in pairs]
    back = [[f"{value * 1.0:.1f}", f"{value * 2.0:.1f}"] for value in middle]
    assert numbers(middle, 4).replace(". ", ".  ").replace("  ", " ") in outputs
    printed = re.sub(r"\s", "", outputs)
    shown = "".join(f"[{a.removesuffix('0')}{b.removesuffix('0')}]" for a, b in back)
    assert shown in printed
    assert back[:2] == [["1.0", "2.0"], ["3.0", "6.0"]]
    assert back[2] != ["2.0", "1.0"]


def test_batches(text: str, outputs: str) -> None:
    assert "(784,) -> (10,) (100, 784) -> (100, 10) True [7]" in outputs
    layers = len(DIGITS) - 1
    assert re.search(rf"\b{100 * layers}\D.*?\b{layers}\D", text)
