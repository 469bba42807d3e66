"""The numbers of the page to start from, worked out again in fractions."""

from fractions import Fraction

from tests.book.numbers import Reading, hold

PAGE = "ch00_start"
CANDLE = {1: Fraction("18.5"), 2: Fraction(17), 4: Fraction(14)}


def guess(rate: str, hours: int) -> Fraction:
    return 20 + Fraction(rate) * hours


def error(rate: str) -> float:
    """Add up how far the function 20 + rate * x is from the measured heights."""
    return float(sum(abs(guess(rate, x) - t) for x, t in CANDLE.items()))


VALUES = {
    "pixels": 28 * 28,
    "high1": float(CANDLE[1]), "high2": int(CANDLE[2]), "high4": int(CANDLE[4]),
    "first-output-1": float(guess("-1", 1)), "gap1": float(guess("-1", 1) - CANDLE[1]),
    "first-output-2": float(guess("-1", 2)), "gap2": int(guess("-1", 2) - CANDLE[2]),
    "first-output-3": float(guess("-1", 4)), "gap4": int(guess("-1", 4) - CANDLE[4]),
    "first-error": error("-1"), "second-error": error("-1.4"), "third-error": error("-1.5"),
    "three-hours": float(guess("-1.5", 3)), "too-far": float(guess("-1.5", 20)),
}
HELD = [
    ("28 rows of 28 little squares, is nothing but a table of <pixels> numbers",
     "가로세로 28칸으로 나누고 칸의 어둡기를 숫자로 적으면, 숫자 <pixels>개가"),
    ("MNIST, a famous collection of 70,000 handwritten digits", "손글씨 숫자 7만 장을 모은"),
    ("For the digits, <pixels> numbers go in", "손글씨 숫자 이미지라면 값 <pixels>개가 들어가고"),
    ("After one hour it is <high1> cm high, after two hours <high2>, after four hours <high4>.",
     "한 시간 뒤에는 높이가 <high1> cm, "
     "두 시간 뒤에는 <high2> cm, 네 시간 뒤에는 <high4> cm입니다."),
    ("a guess, $b = 20$ and $w = -1$. For the three times it says <first-output-1:.0f>, "
     "<first-output-2:.0f> and <first-output-3:.0f>. These are too high by <gap1>, <gap2> and "
     "<gap4>, together <first-error:.1f>.",
     "$b = 20$, $w = -1$이라고 짐작하면 세 시각에 대한 함수의 출력은 <first-output-1:.0f>, "
     "<first-output-2:.0f>, <first-output-3:.0f>입니다. 실제보다 <gap1>, <gap2>, <gap4>만큼 "
     "높고, 모두 더하면 <first-error:.1f>이므로"),
    ("Move $w$ to $-1.4$, and the errors add up to <second-error:.1f>. "
     "Move it to $-1.5$, and they are <third-error:.0f>.",
     "$w$를 $-1.4$로 옮기면 오차의 합이 <second-error:.1f>로 줄고, "
     "$-1.5$로 옮기면 <third-error:.0f>이 됩니다."),
    ("its answer for three hours is <three-hours:.1f> cm",
     "세 시간 뒤의 높이로는 <three-hours:.1f> cm를"),
    ("[Three points at 1, 2 and 4 hours", "[1시간, 2시간, 4시간에 찍힌 점 세 개"),
    ("the height after 20 hours, and it says <too-far:.0f> cm",
     "20시간을 넣으면 높이가 <too-far:.0f> cm로"),
    ("1 to 2, 3, 4, 5, 6 and 7 in a chain. From 5 another arrow leads to 8. "
     "Arrows from 7 and from 8 meet at 9, and one from 7 leads to 10. "
     "Dashed arrows lead from the square B to 3 and from the square A to 5.",
     "1에서 2, 3, 4, 5, 6, 7로 차례로 이어집니다. 5에서는 8로 가는 화살표가 하나 더 나옵니다. "
     "7과 8에서 나온 화살표가 9에서 만나고, 7에서 10으로도 화살표가 갑니다. "
     "점선 화살표는 네모 B에서 3으로, 네모 A에서 5로 갑니다."),
    ("Chapter 8 needs nothing of chapters 6 and 7 but one section that looks back, "
     "and chapter 10 needs neither 8 nor 9",
     "8장은 앞을 돌아보는 한 절을 빼면 6장과 7장 없이 읽을 수 있고, 10장은 8장과 9장 없이"),
    ("takes 30 to 60 minutes", "30분에서 60분이"),
    ("Python 3.11 or newer", "파이썬 3.11 이상"),
    ("the shape (10000, <pixels>)", "형상이 (10000, <pixels>)인"),
]
GIVEN = "10"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)
