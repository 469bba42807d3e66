"""The numbers of appendix B, worked out again with plain lists."""

import math
import re

import pytest

from tests.book import reader
from tests.book.numbers import Reading, hold

PAGE = "app_b_numpy"
A, B = [[2, 0, 3], [1, 1, 0]], [[1, 2], [4, 0], [5, 1]]


def product(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    return [[sum(x * y for x, y in zip(row, column, strict=True))
             for column in zip(*b, strict=True)] for row in a]


AB = product(A, B)
VALUES = {
    "entry": AB[0][0], "row1col2": AB[0][1], "row2col1": AB[1][0], "row2col2": AB[1][1],
    "products": 2 * 3 * 2, "answer": 100 * 784 * 10,
}
HELD = [
    ("float64 keeps about 16 digits", "float64는 열여섯 자리쯤을"),
    ("float32 keeps about 7 digits", "float32는 일곱 자리쯤을"),
    r"A = \begin{pmatrix} 2 & 0 & 3 \\ 1 & 1 & 0 \end{pmatrix}, \qquad "
    r"B = \begin{pmatrix} 1 & 2 \\ 4 & 0 \\ 5 & 1 \end{pmatrix}",
    ("$A$ has the shape (2, 3) and $B$ the shape (3, 2)",
     "$A$의 형상은 (2, 3), $B$의 형상은 (3, 2)"),
    (r"number in row 1 and column 1 of the product", r"곱의 1행 1열을"),
    r"$2 \cdot 1 + 0 \cdot 4 + 3 \cdot 5 =$ <entry>",
    r"AB = \begin{pmatrix} <entry> & <row1col2> \\ <row2col1> & <row2col2> \end{pmatrix}",
    r"$(2, 3) \cdot (3, 2) \to (2, 2)$",
    ("this small product takes <products> multiplications", "곱셈이 <products>번 필요하고"),
    ("A digit of shape (28, 28) becomes a row of 784",
     "형상이 (28, 28)인 숫자 이미지도 이렇게 해서 784개"),
    ("writing 0.5 into it stores 0. Begin with np.array([1.0, 2.0, 3.0])",
     "0.5를 써넣으면 0이 들어갑니다. np.array([1.0, 2.0, 3.0])"),
    "0.1 + 0.2 == 0.3",
    ("X has the shape (100, 784), W (784, 10) and b (10,).",
     "X의 형상이 (100, 784), W가 (784, 10), b가 (10,)입니다."),
    ("a has the shape (4, 1) and b the shape (3,).", "a의 형상이 (4, 1), b의 형상이 (3,)입니다."),
    ("(1) (100, 10); 100 · 784 · 10 = <answer:,> multiplications. (2) (4, 3).",
     "(1) (100, 10)이고, 곱셈은 100 · 784 · 10 = <answer:,>번입니다. (2) (4, 3)입니다."),
    ("the means have the shape (784,)", "평균의 형상이 (784,)"),
]
GIVEN = "15"


def test_every_number(reading: Reading) -> None:
    hold(reading, VALUES, HELD, GIVEN)


def test_product_by_hand(outputs: str) -> None:
    assert "[[17 7] [5 2]] (3, 3)" in outputs
    turned = [list(row) for row in zip(*AB, strict=True)]
    assert turned == product([list(r) for r in zip(*B, strict=True)],
                             [list(r) for r in zip(*A, strict=True)])
    assert 0.1 + 0.2 != 0.3
    assert [round(bits * math.log10(2)) for bits in (53, 24)] == [16, 7]


def test_row_and_column_differ(page: str) -> None:
    x, w = [1.0, 0.5], [[0.9, 0.2], [0.3, 0.8]]
    before = [sum(x[j] * w[j][k] for j in range(2)) for k in range(2)]
    behind = [sum(w[k][j] * x[j] for j in range(2)) for k in range(2)]
    assert before == pytest.approx([1.05, 0.6])
    assert behind == pytest.approx([1.0, 0.7])
    assert "[1.05 0.6 ] [1. 0.7] 1.25" in re.sub(r"\s+", " ", reader.printed(page)) or (
        "[1.05 0.6] [1. 0.7] 1.25" in reader.printed(page)
    )


def test_mistakes_print_what_the_text_says(page: str) -> None:
    printed = reader.printed(page)
    assert printed.endswith("[[2. 4.] [3. 4.]] [0 2 3] False True")
