"""The numbers of appendix B, worked out again with plain lists."""

import re

import pytest

from tests.book import reader

PAGE = "app_b_numpy"

A, B = [[2, 0, 3], [1, 1, 0]], [[1, 2], [4, 0], [5, 1]]


def product(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    return [[sum(x * y for x, y in zip(row, column, strict=True))
             for column in zip(*b, strict=True)] for row in a]


def test_product_by_hand(page: str) -> None:
    ab = product(A, B)
    assert ab == [[17, 7], [5, 2]]
    assert r"AB = \begin{pmatrix} 17 & 7 \\ 5 & 2 \end{pmatrix}" in reader.formulas(page)
    assert "[[17 7] [5 2]] (3, 3)" in reader.printed(page)
    assert reader.from_cells(page) == {str(ab[0][0]), str(2 * 3 * 2)}
    turned = [list(row) for row in zip(*ab, strict=True)]
    assert turned == product([list(r) for r in zip(*B, strict=True)],
                             [list(r) for r in zip(*A, strict=True)])


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


def test_answers() -> None:
    assert 100 * 784 * 10 == 784_000
