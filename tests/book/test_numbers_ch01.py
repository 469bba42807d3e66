"""Every number of chapter 1, worked out again in whole numbers and fractions."""

import math
from fractions import Fraction
from itertools import pairwise, product

from tests.book.numbers import Reading, hold

PAGE = "ch01_neurons"

POSITIONS = [(0, 0), (0, 1), (1, 0), (1, 1)]
AND, OR, NAND, XOR = (0, 0, 0, 1), (0, 1, 1, 1), (1, 1, 1, 0), (0, 1, 1, 0)
GATES = {
    "AND": ((1, 1), Fraction("-1.5"), AND),
    "OR": ((1, 1), Fraction("-0.5"), OR),
    "NAND": ((-1, -1), Fraction("1.5"), NAND),
}
WEIGHTS, THETA = (2, 1, -2), Fraction("1.2")
GREENHOUSE = [
    tuple(map(Fraction, x))
    for x in (("0.8", "0.5", "0.3"), ("0.2", "0.3", "0.1"), ("0.9", "0", "0"), ("0.6", "0", "0"))
]


def dot(w: tuple, x: tuple) -> Fraction:
    return sum((Fraction(p) * q for p, q in zip(w, x, strict=True)), Fraction(0))


def table(w: tuple, b: Fraction) -> tuple[int, ...]:
    """Return the perceptron's answers: 1 above 0, and 0 at the boundary."""
    return tuple(int(dot(w, x) + b > 0) for x in POSITIONS)


def links(sizes: list[int]) -> int:
    """Count connections one by one."""
    return sum(1 for left, right in pairwise(sizes)
               for _ in product(range(left), range(right)))


SEARCH = [tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in POSITIONS)
          for w1, w2, b in product(range(-10, 11), repeat=3)]  # in units of a fifth
SUMS = dict(zip(("afternoon", "morning", "night", "edge"),
                (dot(WEIGHTS, x) for x in GREENHOUSE), strict=True))
WARM, SUN, WIND = (float(Fraction(w) * x) for w, x in zip(WEIGHTS, GREENHOUSE[0], strict=True))
VALUES = {
    "machines": len(SEARCH), "rules-found": len(set(SEARCH)),
    "xor-best": max(sum(p == q for p, q in zip(rule, XOR, strict=True)) for rule in SEARCH),
    **{f"found-{name}": SEARCH.count(rule)
       for name, rule in {"and": AND, "or": OR, "nand": NAND, "xor": XOR}.items()},
    "warm": WARM, "sun": SUN, "wind": -WIND,
    **{f"{name}-sum": float(total) for name, total in SUMS.items()},
    **{f"{name}-a": float(total - THETA) for name, total in SUMS.items()},
    **{f"{name}-y": int(total > THETA) for name, total in SUMS.items()},
    **{f"{gate.lower()}-a-{x1}{x2}": float(dot(w, (x1, x2)) + b)
       for gate, (w, b, _) in GATES.items() for x1, x2 in POSITIONS},
    **{f"{gate.lower()}-y-{x1}{x2}": rule[2 * x1 + x2]
       for gate, (_, _, rule) in GATES.items() for x1, x2 in POSITIONS},
    "shift-left": -1 / 2, "shift-right": 3 / 2, "shift-steep": 12 / 8,
    "links-3-3": links([3] * 3), "links-3-10": links([10] * 3), "links-3-20": links([20] * 3),
    "links-6-10": links([10] * 6), "links-digits": links([784, 16, 16, 10]),
    "stretched": float(7 * GATES["AND"][1]), "positive-bias": float(THETA),
    "float-sum": math.fsum((0.1, 0.2)),
}


def gate_row(x1: int, x2: int) -> str:
    """A row of the table of gates: sum and output of each."""
    gates = " | ".join(f"<{gate}-a-{x1}{x2}:.1f> → <{gate}-y-{x1}{x2}>"
                       for gate in ("and", "or", "nand"))
    return f"| {x1} | {x2} | {gates} |"


HELD = [
    ("runs from $-2$ to 2 in steps of 0.2, which makes <machines:,> different machines",
     "$-2$부터 2까지 0.2 간격으로 바꾸면 서로 다른 기계가 <machines:,>개"),
    ("| both switches are up | AND | <found-and> |",
     "| 스위치가 둘 다 올라갔을 때 | AND | <found-and> |"),
    ("| at least one is up | OR | <found-or> |", "| 하나라도 올라갔을 때 | OR | <found-or> |"),
    ("| not both are up | NAND | <found-nand> |",
     "| 둘 다 올라간 경우만 빼고 | NAND | <found-nand> |"),
    ("| exactly one is up | XOR | <found-xor> |", "| 하나만 올라갔을 때 | XOR | <found-xor> |"),
    ("The machines in our search know <rules-found> of them",
     "우리가 찾은 기계는 그중 <rules-found>가지를"),
    ("about 86 billion neurons. Older books say 100 billion, a round figure; Azevedo and "
     "colleagues counted in 2009.",
     "약 860억 개 있습니다. 예전 책에는 1,000억 개라고 적혀 있지만 이것은 어림수이고, 2009년에 "
     "아제베두(Azevedo)와 동료들이 실제로 세어 얻은 값이 약 860억입니다"),
    ("about 140,000: in 2024 the FlyWire project finished a map of a whole fly brain, with "
     "139,255 neurons in it",
     "약 14만 개가 있습니다. 2024년 플라이와이어(FlyWire) 연구진은 초파리 한 마리의 뇌 전체 지도를 "
     "완성했는데, 그 안의 뉴런은 139,255개"),
    ("has 302. With these 302 cells", "302개입니다. 이 302개로"),
    r"$w_1 = 2, \;\; w_2 = 1, \;\; w_3 = -2, \;\; \theta = 1.2 .$",
    "$x_1 = 0.8$, $x_2 = 0.5$, $x_3 = 0.3$",
    r"2 \cdot 0.8 &+ 1 \cdot 0.5 + (-2) \cdot 0.3 \\ "
    r"&= <warm> + <sun> - <wind> = <afternoon-sum:.1f> .",
    ("The weighted sum <afternoon-sum:.1f> is above the threshold 1.2.",
     "가중합 <afternoon-sum:.1f>는 임곗값 1.2보다 큽니다"),
    ("are small: 0.2, 0.3 and 0.1. The weighted sum is <morning-sum:.1f>,",
     "세 입력이 0.2, 0.3, 0.1로 모두 작습니다. 가중합은 <morning-sum:.1f>이고"),
    ("say 0.9, 0 and 0. The weighted sum is <night-sum:.1f>,",
     "센서 값은 0.9, 0, 0입니다. 가중합은 <night-sum:.1f>이고"),
    ("let warmth be 0.6 and the other two 0. The weighted sum is <edge-sum:.1f>, which is exactly",
     "온도가 0.6이고 나머지 둘이 0이라고 합시다. 가중합은 <edge-sum:.1f>, 임곗값과 똑같습니다"),
    ("is above 1.2 is to ask whether the number minus 1.2 is above 0",
     "1.2보다 큰지 묻는 것은 그 수에서 1.2를 뺀 값이 0보다 큰지"),
    "$b = -1.2$",
    ("| $x$ | weighted sum | above 1.2? |", "| $x$ | 가중합 | 1.2보다 큰가? |"),
    *((f"| ${x}$ | <{name}-sum:.1f> | {said[0]} | <{name}-a:.1f> | <{name}-y> |",
       f"| ${x}$ | <{name}-sum:.1f> | {said[1]} | <{name}-a:.1f> | <{name}-y> |")
      for name, x, said in (("afternoon", "(0.8, 0.5, 0.3)", ("yes", "예")),
                            ("morning", "(0.2, 0.3, 0.1)", ("no", "아니요")),
                            ("night", "(0.9, 0, 0)", ("yes", "예")),
                            ("edge", "(0.6, 0, 0)", ("no", "아니요")))),
    ("The third column compares with 1.2", "셋째 열은 1.2와 비교한"),
    ("The threshold lies between, say at 1.5, so $b = -1.5$. For OR, one input alone must already "
     "be enough, so the threshold moves down between 0 and 1: $b = -0.5$.",
     "임곗값은 그 사이, 이를테면 1.5입니다. 그래서 $b = -1.5$입니다. OR에서는 하나만 1이어도 "
     "충분하므로 임곗값이 0과 1 사이로 내려옵니다. $b = -0.5$로"),
    ("the weights become $-1$ and $-1$, the bias 1.5", "가중치는 $-1$과 $-1$, 편향은 1.5가"),
    *(gate_row(*position) for position in POSITIONS),
    ("threshold of AND at exactly 1, so $b = -1$. Then the input $(1, 0)$ gives the sum 0.",
     "임곗값을 정확히 1로, 곧 $b = -1$로 두어 봅시다. 입력 $(1, 0)$의 합은 0입니다"),
    ("With $w = 2$ and $b = 1$ it jumps at $x =$ <shift-left>, "
     "with $w = 2$ and $b = -3$ at $x =$ <shift-right>.",
     "$w = 2$, $b = 1$이면 $x =$ <shift-left>에서, "
     "$w = 2$, $b = -3$이면 $x =$ <shift-right>에서 뛰어오릅니다"),
    ("$w = 8$ and $b = -12$ keep the place at <shift-steep>,",
     "$w = 8$, $b = -12$이면 자리는 그대로 <shift-steep>이지만"),
    ("The first is steepest at x equals minus 0.5, the second has the same form but is steepest at "
     "<shift-right>, and the third is also steepest at <shift-steep> but",
     "첫째 곡선은 x가 마이너스 0.5인 곳에서 가장 가파릅니다. 둘째 곡선은 모양이 같지만 "
     "<shift-right>에서 가장 가파릅니다. 셋째 곡선도 <shift-steep>에서"),
    ("$w_{23}$ leads from node 2 to node 3", "$w_{23}$은 노드 2에서 노드 3으로"),
    ("layers with 3, 3 and 2 nodes.", "노드가 3개, 3개, 2개인"),
    ("from node 2 of the first layer to node 3 of the second",
     "첫 층의 노드 2에서 둘째 층의 노드 3으로"),
    ("28 by 28 pixels, every neuron of the first hidden layer has 28 by 28 weights",
     "가로세로 28픽셀인 이미지면 첫 은닉층의 뉴런마다 가중치가 28 곱하기 28개"),
    r"N = (L - 1)\, n^2 .",
    ("Three layers of 3 nodes have <links-3-3> connections. Three layers of 10 have <links-3-10>. "
     "Double the nodes to 20 and there are <links-3-20>, four times as many. "
     "Double the layers instead, 6 layers of 10 nodes, and there are <links-6-10>.",
     "노드 3개짜리 층이 세 개면 연결은 <links-3-3>개이고, 10개짜리 층이 세 개면 "
     "<links-3-10>개입니다. 노드를 두 배인 20개로 늘리면 네 배인 <links-3-20>개가 됩니다. 노드는 "
     "그대로 두고 층을 여섯 개로 늘리면 <links-6-10>개입니다"),
    ("784, 16, 16 and 10 nodes, has <links-digits:,> connections",
     "노드가 784, 16, 16, 10개인 작은 숫자 판별 신경망의 연결은 <links-digits:,>개"),
    ("from $-1$ to $-1.75$ the neuron is an AND; at $-1$ the two corners",
     "$-1$에서 $-1.75$까지 어디에서 멈추어도 AND입니다. $-1$에서는 두 꼭짓점이"),
    r"(0, 0) \to 0: &\quad b \le 0 \\ (1, 0) \to 1: &\quad w_1 + b > 0 \\ "
    r"(0, 1) \to 1: &\quad w_2 + b > 0 \\ (1, 1) \to 0: &\quad w_1 + w_2 + b \le 0",
    ("any of our <machines:,> machines managed was <xor-best> positions out of four",
     "우리가 시험한 <machines:,>개 기계도 가장 잘한 것이 네 상태 가운데 <xor-best>개"),
    ("with $b = 1.2$ has <positive-bias> in its weighted sum before any sensor",
     "$b = 1.2$를 넣으면 센서 값이 모두 0이어도 합이 이미 <positive-bias>이고"),
    ("Let two inputs be 0.1 and 0.2, both weights 1, the threshold 0.3.",
     "두 입력이 0.1과 0.2, 가중치가 둘 다 1, 임곗값이 0.3이라고"),
    ("stores 0.1 and 0.2 rounded to binary digits, gets <float-sum>,",
     "0.1과 0.2를 이진수로 반올림해 저장하기 때문에 합이 <float-sum>가"),
    ("bias of AND, to $<stretched>$", "AND의 편향만 $<stretched>$로"),
    ("weights $(1, 1)$ and AND with $(1000, 1000)$",
     "가중치가 $(1, 1)$인 AND와 $(1000, 1000)$인 AND"),
    ("in about seventy minutes", "70분쯤"),
    ("100 billion neurons for the human brain and 100,000 for the fly; newer counts say about "
     "86 billion and about 140,000",
     "사람의 뉴런을 1,000억 개, 초파리의 뉴런을 10만 개라고 했지만, "
     "새로 센 값은 약 860억 개와 약 14만 개"),
]
GIVEN = "35"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_xor_and_its_opposite_are_missing() -> None:
    every = set(product((0, 1), repeat=4))
    assert every - set(SEARCH) == {XOR, tuple(1 - bit for bit in XOR)}


def test_gates_are_what_their_names_say() -> None:
    for name, (w, b, rule) in GATES.items():
        assert table(w, b) == rule, name
    for b in ("-1", "-1.75"):
        assert table((1, 1), Fraction(b)) == AND


def test_boundary_decides_between_and_and_or() -> None:
    sums = [dot((1, 1), x) - 1 for x in POSITIONS]
    assert tuple(int(a > 0) for a in sums) == AND
    assert tuple(int(a >= 0) for a in sums) == OR


def test_four_demands_contradict_each_other() -> None:
    """The two in the middle less the last leave b, whatever the weights are."""
    for w1, w2, b in product((Fraction(-7, 3), Fraction(0), Fraction(5, 2)), repeat=3):
        assert (w1 + b) + (w2 + b) - (w1 + w2 + b) == b


def test_printed_output(outputs: str) -> None:
    def array(values: list[Fraction]) -> str:
        return "[" + " ".join(f"{float(v):g}." if v.denominator == 1 else f"{float(v):g}"
                              for v in values) + "]"

    sums = [dot(WEIGHTS, x) - THETA for x in GREENHOUSE]
    assert f"{array(sums)} {array([Fraction(a > 0) for a in sums])}" in outputs
    for name, (w, b, rule) in GATES.items():
        a = [dot(w, x) + b for x in POSITIONS]
        assert f"{name} {array(a)} {array([Fraction(bit) for bit in rule])}" in outputs
        assert f"{name} {list(rule)}" in outputs
    assert outputs.endswith(array([Fraction(0)] * 4))


def test_stretching() -> None:
    for w, b, rule in GATES.values():
        for c in (Fraction("0.01"), Fraction(1), Fraction(7), Fraction(1000)):
            assert table(tuple(c * v for v in w), c * b) == rule
    assert table((1, 1), 7 * Fraction("-1.5")) == (0, 0, 0, 0)


def test_connections_do_not_grow_exponentially() -> None:
    """Each further layer adds n squared; it does not multiply."""
    counts = [links([10] * layers) for layers in range(2, 9)]
    assert counts == [(layers - 1) * 10**2 for layers in range(2, 9)]
    assert {b - a for a, b in pairwise(counts)} == {100}
    assert links([20] * 3) == 4 * links([10] * 3)


def test_floating_point_crosses_the_boundary() -> None:
    assert Fraction("0.1") + Fraction("0.2") - Fraction("0.3") == 0
    assert 0.1 + 0.2 - 0.3 > 0
