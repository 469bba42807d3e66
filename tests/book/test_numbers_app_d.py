"""The numbers of appendix D, worked out again without `nnlib`."""

import math

import pytest

from tests.book.numbers import Reading, hold, sigmoid

PAGE = "app_d_errata"
VALUES = {
    "digits": str(math.prod([1000] * 18)).count("0"), "wrong": 18 * 1000,
    "years": 500_000 * 1000 / 60 / 60 / 24 / 365.25, "minus-five": sigmoid(-5),
    "most": math.log(2) * 1024, "updates": sum(1 for _ in range(10) for _ in range(0, 100, 10)),
    "full": sum(1 for _ in range(10) for _ in range(0, 100, 100)),
    "connections": sum(100 * 100 for _ in range(3)),
}
HELD = [
    ("counts 18 weights with 1,000 values each as <wrong:,> combinations.",
     "가중치 18개에 각각 1,000가지 값을 넣으면 조합이 <wrong:,>개라고 했습니다."),
    ("$1000^{18}$ is a 1 with <digits> zeros.", "$1000^{18}$은 1 뒤에 0이 <digits>개 붙는"),
    (r'"<years:.0f> years" for 500,000 weights and its "16,000 years" with 1,000 examples rest on '
     r"the same slip; $5 \cdot 10^8$ seconds are <years:.1f> years, but the true number of "
     r"combinations is $1000^{500,000}$",
     r'가중치 500,000개에 "<years:.0f>년", 학습 데이터가 1,000개이면 "16,000년"이라는 말도 같은 '
     r"잘못에서 나왔습니다. $5 \cdot 10^8$초가 <years:.1f>년인 것은 맞지만, 실제 조합은 "
     r"$1000^{500,000}$개"),
    (r"$\sigma(-5)$ is <minus-five:.4f>", r"$\sigma(-5)$는 <minus-five:.4f>이고"),
    (r"$\tfrac13$ and $\sqrt 2$", r"$\tfrac13$과 $\sqrt 2$"),
    ("100 billion neurons for the human brain and 100,000 for the fruit fly. "
     "Newer counts say about 86 billion and about 140,000",
     "사람의 뉴런을 1,000억 개, 초파리의 뉴런을 10만 개라고 합니다. "
     "새로 센 값은 약 860억 개와 약 14만 개입니다"),
    ("100 updates for 10 epochs of 100 points. That is <updates> only at batch size 10; "
     "with all points in one batch it is <full>. "
     '"Batch" means all the data in one note and 100 images in another',
     "점 100개를 10에폭 학습하면 갱신이 100번이라고 합니다. "
     "배치 크기가 10일 때에만 <updates>번이고, "
     '점을 모두 한 배치에 넣으면 <full>번입니다. "배치"라는 말도 어느 글에서는 데이터 전체를, '
     "다른 글에서는 이미지 100장을"),
    "784-50-100-10",
    ("In 64-bit floats the exponential overflows above <most:.2f>",
     "64비트 부동소수점에서 지수 함수는 <most:.2f>"),
    ("four layers of 100 nodes have <connections:,>, and in general it is $(L-1)\\,n^2$",
     "노드가 100개인 층 네 개의 연결은 <connections:,>개이고, 일반적으로 $(L-1)\\,n^2$개"),
]
GIVEN = ""


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_the_largest_power() -> None:
    assert math.isfinite(math.exp(709.78))
    with pytest.raises(OverflowError):
        math.exp(709.79)
