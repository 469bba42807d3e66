"""Every number of chapter 8, worked out again with nothing but Python's own arithmetic."""

import itertools
import math
import struct

import pytest

from tests.book.numbers import Entry, Reading, hold, sigmoid

PAGE = "ch08_softmax"
Vector = list[float]

A = [0.3, 2.9, 4.0]
ANIMALS = ["cat", "dog", "rabbit"]
DOG = [0.0, 1.0, 0.0]
HEAT = {"cold": 0.5, "one": 1, "warm": 2, "hot": 10, "melted": 100}
LARGEST = struct.unpack(">d", bytes.fromhex("7fefffffffffffff"))[0]
LIMIT = math.log(LARGEST)
LIMIT32 = math.log(struct.unpack(">f", bytes.fromhex("7f7fffff"))[0])


def softmax(a: Vector) -> Vector:
    """The shares, from powers of numbers that are at most 0."""
    powers = [math.exp(v - max(a)) for v in a]
    return [power / math.fsum(powers) for power in powers]


def divided(a: Vector) -> Vector:
    return [v / math.fsum(a) for v in a]


def jacobian(y: Vector) -> list[Vector]:
    return [[y[i] * ((i == j) - y[j]) for j in range(len(y))] for i in range(len(y))]


def short(value: float, digits: int) -> str:
    """Write a number as NumPy prints a rounded one."""
    text = f"{value:.{digits}f}".rstrip("0")
    return text if text != "-0." else "-0."


def array(values: Vector, digits: int = 4) -> str:
    return "[" + " ".join(short(value, digits) for value in values) + "]"


SIGMOIDS = [sigmoid(v) for v in A]
LOWER = [v - 2 for v in A]
ATTEMPTS = {"sigmoid": SIGMOIDS, "shared": divided(SIGMOIDS), "plain": divided(A),
            "moved": divided(LOWER)}
Y = softmax(A)
POWERS, LOW_POWERS = [math.exp(v) for v in A], [math.exp(v - 4) for v in A]
PERCENT = [round(100 * share) for share in Y]
VALUES = {
    **{f"{name}-{animal}": share for name, shares in ATTEMPTS.items()
       for animal, share in zip([*ANIMALS, "sum"], [*shares, math.fsum(shares)], strict=True)},
    "sure-dog": round(100 * SIGMOIDS[1]), "sure-rabbit": round(100 * SIGMOIDS[2]),
    "e": math.e,
    **{f"power-{k}": power for k, power in enumerate(POWERS, start=1)},
    "power-sum": math.fsum(POWERS),
    **{f"low-power-{k}": power for k, power in enumerate(LOW_POWERS, start=1)},
    "low-power-sum": math.fsum(LOW_POWERS),
    **{f"percent-{animal}": share for animal, share in zip(ANIMALS, PERCENT, strict=True)},
    "percent-sum": sum(PERCENT),
    "ratio": Y[2] / Y[1], "ratio-power": math.exp(1.1),
    **{f"{name}-y{k}": share for name, T in HEAT.items()
       for k, share in enumerate(softmax([a / T for a in A]), start=1)},
    "stored": math.floor(100 * LIMIT) / 100, "too-large": math.ceil(100 * LIMIT) / 100,
    "gives-up": math.ceil(LIMIT - max(A)), "limit-32": LIMIT32,
    "digits": math.floor(1010 / math.log(10)) + 1,
    "largest-front": float(f"{LARGEST:e}".partition("e")[0]),
    "largest-tens": math.floor(math.log10(LARGEST)),
    **{f"slope-{k}": row[1] for k, row in enumerate(jacobian(Y), start=1)}, "rest": 1 - Y[1],
    **{f"gradient-{k}": share - target
       for k, (share, target) in enumerate(zip(Y, DOG, strict=True), start=1)},
    "twice-best": math.e / (math.e + 9), "twice-floor": math.log(1 + 9 / math.e),
    "labels-floor": -2 * math.log(0.5),
}


def attempt(words: str, name: str) -> str:
    """A row of the opening table."""
    return f"| {words} | " + " | ".join(f"<{name}-{of}:.2f>" for of in [*ANIMALS, "sum"]) + " |"


def shared_out(exponents: list[str], power: str, third: str) -> str:
    """The calculation by hand: powers, their sum, and each divided by it."""
    forms = [f"<{power}-1:.4f>", f"<{power}-2:.4f>", f"<{power}-3:{third}>"]
    powers = "".join(rf"e^{{{exponent}}} &= {form} \\ "
                     for exponent, form in zip(exponents, forms, strict=True))
    total = f"<{power}-sum:.4f>"
    shares = r" \\ ".join(f"y_{k} &= {form} / {total} = <one-y{k}:.4f>"
                          for k, form in enumerate(forms, start=1))
    return rf"{powers}S &= {total} \\[1ex] {shares} \end"


HELD: list[Entry] = [
    ("about 40 minutes. You need the exponential function from chapter 2, the cross-entropy from "
     "chapter 4 and the idea of a gradient from chapter 5. One section also looks back at "
     "chapter 6.",
     "40분쯤 걸립니다. 2장의 지수 함수, 4장의 교차 엔트로피(cross-entropy), "
     "5장의 그레이디언트(gradient)를 알고 있어야 합니다. 한 절에서는 6장도"),
    ("cat, dog, rabbit. Its last weighted sums are $0.3$, $2.9$ and $4.0$",
     "고양이, 개, 토끼라는 클래스(class)마다 하나씩 모두 세 개이고, 마지막 가중합은 $0.3$, "
     "$2.9$, $4.0$"),
    ("are the logits of chapter 4", "4장에 나온 로짓"),
    ("none below 0, and all together 1", "0보다 작지 않고 모두 더하면 1이"),
    ("the sigmoid of chapter 2", "2장의 시그모이드"),
    ("| attempt | cat | dog | rabbit | sum |", "| 방법 | 고양이 | 개 | 토끼 | 합 |"),
    (attempt("sigmoid of each", "sigmoid"), attempt("각각 시그모이드", "sigmoid")),
    (attempt("sigmoids, divided by their sum", "shared"),
     attempt("시그모이드를 그 합으로 나눔", "shared")),
    (attempt("logits, divided by their sum", "plain"),
     attempt("로짓을 그 합으로 나눔", "plain")),
    (attempt("the same, all logits lower by 2", "moved"),
     attempt("로짓을 모두 2 낮추어 똑같이", "moved")),
    ("The first attempt is <sure-dog> percent sure of a dog and <sure-rabbit> percent sure of a "
     "rabbit. The second adds up to 1",
     "첫째 방법은 개라고 <sure-dog>퍼센트 확신하면서 토끼라고 <sure-rabbit>퍼센트 확신합니다. "
     "둘째는 합이 1"),
    ("until all logits drop by 2", "로짓이 모두 2만큼 낮아지면"),
    ("multiplies the result by $e = <e:.3f>\\dots$", "$e = <e:.3f>\\dots$배가"),
    ("for the classes 1, 2 and 3", "클래스 1, 2, 3의"),
    ("The logits a are 0.3, 2.9 and 4.0. Their exponentials are <power-1:.2f>, <power-2:.2f> and "
     "<power-3:.2f>. The outputs y are <one-y1:.3f>, <one-y2:.3f> and <one-y3:.3f>",
     "로짓 a는 0.3, 2.9, 4.0입니다. 지수 함수를 거친 값은 <power-1:.2f>, <power-2:.2f>, "
     "<power-3:.2f>입니다. 출력 y는 <one-y1:.3f>, <one-y2:.3f>, <one-y3:.3f>"),
    ("three circles a1, a2, a3 send one arrow each to the circle of the same number, y1, y2, y3",
     "원 a1, a2, a3이 번호가 같은 원 y1, y2, y3으로 화살표를"),
    shared_out(["0.3", "2.9", "4.0"], "power", ".4f"),
    ("The four digits add up to 1. In percent, the rabbit gets <percent-rabbit>, "
     "the dog <percent-dog> and the cat <percent-cat>. That makes <percent-sum>,",
     "네 자리로 적은 확률을 더하면 1입니다. 백분율로는 토끼가 <percent-rabbit>퍼센트, 개가 "
     "<percent-dog>퍼센트, 고양이가 <percent-cat>퍼센트입니다. 더하면 <percent-sum>인데"),
    ("is the rabbit than the dog? $<one-y3:.4f> / <one-y2:.4f>$ is <ratio:.2f>.",
     "토끼는 개보다 얼마나 더 그럴듯할까요? $<one-y3:.4f> / <one-y2:.4f>$는 <ratio:.2f>입니다"),
    "$e^{4.0} / e^{2.9} = e^{1.1} =$ <ratio-power:.2f>",
    ("A lead of 1.1 always means three times as likely, whether the logits are 2.9 and 4.0 or "
     "102.9 and 104.0.",
     "로짓이 2.9와 4.0이든 102.9와 104.0이든, 1.1만큼 앞서면 언제나 세 배"),
    ("Take 4.0 away from each", "셋에서 모두 4.0을 빼고"),
    shared_out(["-3.7", "-1.1", "0"], "low-power", "g"),
    r"y_k = \frac{e^{a_k}}{\sum_{i=1}^{K} e^{a_i}} , \qquad k = 1, \dots, K .",
    ("the exponentials have the shape $(n, K)$, their sums along the row $(n, 1)$",
     "값의 형상은 $(n, K)$, 행을 따라 더한 합은 $(n, 1)$"),
    (r"$-4.0$, as above, but also a half, $\sqrt 2$ or $-\pi$",
     r"$-4.0$도 되고, 2분의 1도, $\sqrt 2$도, $-\pi$도"),
    ("For $K = 2$, choose $c = -a_1$", "$K = 2$일 때 $c = -a_1$로"),
    r"y_1 &= \frac{e^{a_1}}{e^{a_1} + e^{a_2}} \\ "
    r"&= \frac{1}{1 + e^{-(a_1 - a_2)}} = \sigma(a_1 - a_2) . \end",
    ("one-hot target of shape $(10,)$", "목표값(target)의 형상은 $(10,)$"),
    ("0 for cat, 1 for dog, 2 for rabbit?", "고양이는 0, 개는 1, 토끼는 2라고"),
    ("settle in the middle, at 1,", "중간인 1, 곧 개라는"),
    ("An 8 read as 9 is no better than an 8 read as 3", "8을 9로 읽은 것이 3으로 읽은 것보다"),
    ("the second and the third are now both 0", "2등과 3등이 둘 다 0이"),
    ("They have all saturated at 1", "모두 포화(saturation)되어 1이"),
    "| $T$ | $y_1$ | $y_2$ | $y_3$ |",
    *(f"| {T} | <{name}-y1:.4f> | <{name}-y2:.4f> | <{name}-y3:.4f> |"
      for name, T in HEAT.items()),
    ("As $T$ goes to 0 the winner takes everything", "$T$가 0에 가까워지면 가장 큰 클래스의 "
                                                     "확률이 1이"),
    ("all classes approach $1/K$", "모든 클래스의 확률이 $1/K$에"),
    ("the rabbit's probability runs from <melted-y3:.2f> to <cold-y3:.2f>",
     "토끼의 확률은 <melted-y3:.2f>부터 <cold-y3:.2f>까지"),
    ("a network that says 0.9 is right nine times out of ten",
     "확률이 0.9일 때 정말 열 번에 아홉 번"),
    (r"A half, $\sqrt 2$ and $-\pi$", r"2분의 1, $\sqrt 2$, $-\pi$를"),
    ("(1) You raise $a_1$ alone.", "(1) $a_1$만"),
    ("the temperature from 1 to 5", "온도를 1에서 5로"),
    ("(1) All of them: $y_1$ grows", "(1) 셋 다 움직입니다. $y_1$은 커지고"),
    ("(4) When the largest logit passes <stored:.2f>, so from $c = <gives-up>$ on",
     "(4) 가장 큰 로짓이 <stored:.2f>을 넘을 때, 곧 $c = <gives-up>$부터"),
    ("while the two others become 0", "나머지 둘은 0이"),
    ("such as $1010$, $1000$, $990$.", "$1010$, $1000$, $990$ 같은"),
    ("The first class leads by ten", "첫째 클래스가 10만큼 앞서니"),
    (r"But $e^{1010}$ has <digits> digits before the point, and a 64-bit float ends at about "
     r"$<largest-front:.1f> \cdot 10^{<largest-tens>}$",
     r"$e^{1010}$은 소수점 앞만 <digits>자리이고, 64비트 부동소수점으로는 $<largest-front:.1f> "
     r"\cdot 10^{<largest-tens>}$쯤까지만"),
    ("$e^{<stored:.2f>}$ can still be stored, $e^{<too-large:.2f>}$ cannot",
     "$e^{<stored:.2f>}$은 나타낼 수 있고 $e^{<too-large:.2f>}$는 나타낼 수 없습니다"),
    ("with 32-bit floats, as most networks use, it is already near <limit-32:.1f>",
     "32비트에서는 <limit-32:.1f>쯤이"),
    ("The outputs are 0 and 0, without any nan", "출력이 0과 0이고 nan조차"),
    ("become 0, and 0 divided by 0 is nan again", "0이 되었고, 0을 0으로 나누어 다시 nan이"),
    ("Clipped at 700, all three logits are 700", "700에서 자르면 세 로짓이 모두 700이"),
    ("In the second line 700 is subtracted", "둘째 줄에서는 700을 뺐는데"),
    ("no power is above $e^0 = 1$", "어떤 거듭제곱도 $e^0 = 1$보다 크지"),
    ("exactly 1, so the sum is at least 1 and never 0",
     "정확히 1이므로 합은 1보다 작아지지 않고, 0이 될 수"),
    ("write axis=1", "axis=1이라고"),
    ("Each line should say 1, 1, 1. In the first the whole batch adds up to 1",
     "줄마다 1, 1, 1이 나와야 합니다. 첫째 줄에서는 배치 전체의 합이 1"),
    ("the trap of chapter 3", "3장에서 본 함정"),
    ("of shape $(3, 1)$", "합의 형상이 $(3, 1)$로"),
    r"y_j\,(1 - y_j) & (i = j) \\ -\,y_i\, y_j & (i \ne j) \end",
    ("the sigmoid's slope from chapter 2", "2장에서 본 시그모이드의 기울기"),
    ("raise the dog's logit $a_2$. The slopes of $y_1$, $y_2$ and $y_3$ are",
     "개의 로짓 $a_2$를 키우면 $y_1$, $y_2$, $y_3$의 기울기는"),
    r"-<one-y1:.4f> \cdot <one-y2:.4f> &= <slope-1:.4f> \\ "
    r"<one-y2:.4f> \cdot <rest:.4f> &= <slope-2:.4f> \\ "
    r"-<one-y3:.4f> \cdot <one-y2:.4f> &= <slope-3:.4f> \end",
    ("The three add up to 0", "셋을 더하면 0"),
    ("the cross-entropy of chapter 4", "4장의 교차 엔트로피"),
    r"&= \sum_{i=1}^{K} -\frac{t_i}{y_i}\,\frac{\partial y_i}{\partial a_k} \\ "
    r"&= -\frac{t_k}{y_k}\,y_k\,(1 - y_k) + \sum_{i \ne k} \frac{t_i}{y_i}\,y_i\,y_k \\ "
    r"&= -t_k + y_k \sum_{i=1}^{K} t_i = y_k - t_k . \end",
    ("the targets add up to 1", "목표값의 합이 1이라는"),
    "$t = (0, 1, 0)$",
    r"$y - t = (<gradient-1:.4f>,\; <gradient-2:.4f>,\; <gradient-3:.4f>) .$",
    ("In chapter 6 a sum like this", "6장에서는 이런 합이"),
    ("it put <one-y3:.2f> on the wrong animal", "엉뚱한 동물에 <one-y3:.2f>를"),
    ("The sum falls away in chapter 6 because the other slopes are 0 there. "
     "With softmax they are $-y_i y_k$, and they are never 0.",
     "6장에서 합이 사라진 것은 그곳의 다른 기울기가 0이기 때문입니다. "
     "소프트맥스에서는 다른 기울기가 $-y_i y_k$이고, 결코 0이 되지"),
    ("the logits 10, 0, 0, and the second class", "로짓이 10, 0, 0인데 맞는 것은 둘째"),
    ("about 1, and has almost no slope", "최댓값인 1에 가까운데도 기울기가 거의"),
    ("Its slope is nearly 1", "기울기가 최댓값인 1에 가깝습니다"),
    ("the log-sum-exp of chapter 4", "4장의 log-sum-exp"),
    ("The 5 is there because the loss is the mean", "5로 나눈 것은 손실이 샘플 다섯 개의 평균"),
    ("the first softmax gives numbers from 0 to 1", "출력은 0부터 1까지의"),
    ("gets no more than <twice-best:.2f>, and the loss never falls below <twice-floor:.2f>",
     "답조차 <twice-best:.2f>을 넘지 못하고, 손실은 <twice-floor:.2f> 아래로"),
    ("In chapter 2 a film", "2장에서는 영화"),
    ("the target is $(1, 1, 0)$, and its entries add up to 2",
     "목표값은 $(1, 1, 0)$이고 더하면 2"),
    (r"it can do is $(\tfrac12, \tfrac12, 0)$, and then the cross-entropy is "
     r"$-\ln\tfrac12 - \ln\tfrac12 =$ <labels-floor:.4f>",
     r"잘해도 $(\tfrac12, \tfrac12, 0)$이고, 그때 교차 엔트로피는 "
     r"$-\ln\tfrac12 - \ln\tfrac12 =$ <labels-floor:.4f>"),
    ("the sigmoids with theirs, which goes to 0. nnlib refuses targets that do not add up to 1",
     "둘째 줄의 손실은 0으로 갑니다. nnlib에서는 목표값의 합이 1이 아니면"),
    ("choose among $2^K$", "$2^K$가지 가운데"),
    ("in about eighty minutes", "80분쯤 걸립니다"),
    ("logits 0.3, 2.9, 4.0 and 1010, 1000, 990 are from chapter 3",
     "로짓 0.3, 2.9, 4.0과 1010, 1000, 990의 두 예는 사이토 고키의 『밑바닥부터 시작하는 "
     "딥러닝』(2016) 3장"),
    ("Sections 4.1 and 6.2.2.3 of Goodfellow", "Deep Learning(2016) 4.1절과 6.2.2.3절"),
]


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD)


def test_worked_by_hand_holds_with_rounded_numbers() -> None:
    """Also for a reader who divides what is printed."""
    for powers in (POWERS, LOW_POWERS):
        total = float(f"{math.fsum(powers):.4f}")
        for power, share in zip(powers, Y, strict=True):
            assert float(f"{power:.4f}") / total == pytest.approx(share, abs=1e-4)
    assert sum(round(share, 4) for share in Y) == pytest.approx(1, abs=1e-12)


def test_temperature_keeps_the_order() -> None:
    for T in HEAT.values():
        shares = softmax([a / T for a in A])
        assert shares == sorted(shares)


def test_code_prints_the_digits_of_the_hand_calculation(outputs: str) -> None:
    shares = array(Y, 8)
    assert shares == "[0.01821127 0.24519181 0.73659691]"
    lines = [f"{array([math.exp(v + c) for v in A])} {sum(math.exp(v + c) for v in A):.4f} {shares}"
             for c in (0.0, -4.0)]
    assert f"{lines[0]} 1.0 {lines[1]} 1.0 True True True" in outputs


def test_order_survives_in_softmax_and_not_in_sigmoids(outputs: str) -> None:
    far = [200.0, 1000.0, 100.0]
    shares = softmax(far)
    assert shares == [0.0, 1.0, 0.0]
    assert [sigmoid(v) for v in far] == [1.0, 1.0, 1.0]
    assert f"True {array(shares)} 1 1 [1. 1. 1.] 0 1" in outputs


def test_overflow(outputs: str) -> None:
    with pytest.raises(OverflowError):
        math.exp(709.79)
    assert f"{math.exp(709.78)} inf {LIMIT} {LIMIT32:.5f} [0. 0.] [nan nan nan]" in outputs
    assert math.exp(709.5) < LARGEST < 2 * math.exp(709.5) == math.inf
    assert math.exp(-800.0) == 0


def test_clipping_makes_a_tie(outputs: str) -> None:
    tie = softmax([min(v, 700.0) for v in (1010, 1000, 990)])
    assert f"{array(tie, 8)} [nan 0. 0.]" in outputs
    assert 1500 - 700 > 709.79


def test_maximum_subtracted(outputs: str) -> None:
    first = " ".join(f"{v:.8e}" for v in softmax([1010.0, 1000.0, 990.0]))
    assert first == "9.99954600e-01 4.53978686e-05 2.06106005e-09"
    third = array(softmax([-800.0, -801.0, -802.0]), 8)
    assert softmax([1500.0, 0.0, -1500.0]) == [1.0, 0.0, 0.0]
    assert f"[{first}] [0.5 0.5] {third} [1. 0. 0.]" in outputs


def test_axis(outputs: str) -> None:
    B = [[0.3, 2.9, 4.0], [2.0, 1.0, 0.0], [0.0, 5.0, 0.0]]
    E = [[math.exp(v - 5.0) for v in row] for row in B]
    sums = [sum(row) for row in E]
    whole = [total / sum(sums) for total in sums]
    columns = [sum(v / total for v, total in zip(row, sums, strict=True)) for row in E]
    assert f"{array(whole)} {array(columns)} [1. 1. 1.]" in outputs


def test_jacobian(outputs: str) -> None:
    J = jacobian(Y)
    assert f"[{' '.join(array(row) for row in J)}] True True True True" in outputs
    assert math.fsum(row[1] for row in J) == pytest.approx(0, abs=1e-16)


def test_gradient_is_output_minus_target(outputs: str) -> None:
    gradient = [share - target for share, target in zip(Y, DOG, strict=True)]
    shortcut = [-target / share * share * (1 - share) + 0.0
                for share, target in zip(Y, DOG, strict=True)]
    assert " ".join([array(shortcut), *[array(gradient)] * 3]) in outputs


def test_squared_error_has_no_slope_where_it_is_sure_and_wrong(outputs: str) -> None:
    y = softmax([10.0, 0.0, 0.0])
    error = [share - target for share, target in zip(y, DOG, strict=True)]
    half = sum(e * e for e in error) / 2
    slopes = [math.fsum(error[i] * row[k] for i, row in enumerate(jacobian(y))) for k in range(3)]
    assert f"{half:.4f} {array(slopes)} {-math.log(y[1]):.4f} {array(error)}" in outputs


def test_softmax_twice(outputs: str) -> None:
    twice = softmax([float(k == 3) for k in range(10)])
    assert f"{max(twice):.3f} {-math.log(max(twice)):.4f}" in outputs
    assert max(twice) == pytest.approx(math.e / (math.e + 9))


def test_several_labels(outputs: str) -> None:
    for s in (1.0, 5.0, 20.0):
        logits = [s, s, -s]
        shares, each = softmax(logits), [sigmoid(v) for v in logits]
        loss = -math.log(shares[0]) - math.log(shares[1])
        # 1 - sigmoid(-s) is sigmoid(s): each of the three is right by as much.
        apart = round(-math.log(sigmoid(s)), 4)
        assert f"{s} {array(shares)} {loss:.4f} {s} {array(each)} {apart}" in outputs
    best = min(-math.log(p / 100) - math.log(1 - p / 100) for p in range(1, 100))
    assert best == pytest.approx(2 * math.log(2))
    assert outputs.endswith("ValueError")


def test_sigmoid_is_softmax_of_two() -> None:
    for first, second in itertools.product((-3.0, 0.0, 2.5), repeat=2):
        assert softmax([first, second])[0] == pytest.approx(sigmoid(first - second))
