"""Every number of chapter 1, worked out again in whole numbers and fractions."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, product

import pytest

from tests.book import reader

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


@pytest.fixture(scope="module")
def search() -> list[tuple[int, ...]]:
    """Return what every machine of the opening answers, in units of a fifth."""
    return [tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in POSITIONS)
            for w1, w2, b in product(range(-10, 11), repeat=3)]


def test_values_from_cells(page: str, search: list[tuple[int, ...]]) -> None:
    sums = [dot(WEIGHTS, x) for x in GREENHOUSE]
    gates = [dot(w, x) + b for w, b, _ in GATES.values() for x in POSITIONS]
    best = max(sum(p == q for p, q in zip(answer, XOR, strict=True)) for answer in search)
    assert reader.from_cells(page) == {
        f"{len(search):,}", *(str(search.count(rule)) for rule in (AND, OR, NAND, XOR)),
        str(len(set(search))), str(best),
        *(f"{float(a):.1f}" for a in (*sums, *(s - THETA for s in sums), *gates)),
        "0", "1", str(float(THETA)),
        *(str(float(Fraction(-b, w))) for w, b in ((2, 1), (2, -3), (8, -12))),
        *(str(links(sizes)) for sizes in ([3] * 3, [10] * 3, [20] * 3, [10] * 6)),
        f"{links([784, 16, 16, 10]):,}", repr(0.1 + 0.2),
    }


def test_search_table(page: str, search: list[tuple[int, ...]]) -> None:
    shown = {row[1]: row[2] for row in reader.rows(page) if len(row) == 3}
    for name, rule in {"AND": AND, "OR": OR, "NAND": NAND, "XOR": XOR}.items():
        assert shown[name] == str(search.count(rule))


def test_xor_and_its_opposite_are_missing(search: list[tuple[int, ...]]) -> None:
    every = set(product((0, 1), repeat=4))
    assert every - set(search) == {XOR, tuple(1 - bit for bit in XOR)}


def test_greenhouse_by_hand(page: str) -> None:
    products = [Fraction(w) * x for w, x in zip(WEIGHTS, GREENHOUSE[0], strict=True)]
    tex = reader.formulas(page)
    assert r"2 \cdot 0.8 &+ 1 \cdot 0.5 + (-2) \cdot 0.3" in tex
    first, second, third = (float(p) for p in products)
    assert f"&= {first} + {second} - {-third} = {float(sum(products))} ." in tex
    assert r"\theta = 1.2" in tex
    assert f"b = {float(-THETA)}" in tex


def test_greenhouse_table(page: str) -> None:
    found = [row for row in reader.rows(page) if len(row) == 5 and row[0].startswith("(")]
    assert len(found) == len(GREENHOUSE)
    for row, x in zip(found, GREENHOUSE, strict=True):
        total = dot(WEIGHTS, x)
        assert row[1] == f"{float(total):.1f}"
        assert (row[2] in ("yes", "예")) == (total > THETA)
        assert row[3:] == [f"{float(total - THETA):.1f}", str(int(total - THETA > 0))]


def test_gate_table(page: str) -> None:
    for name, (w, b, rule) in GATES.items():
        assert table(w, b) == rule, name
    for i, (x1, x2) in enumerate(POSITIONS):
        entries = [f"{float(dot(w, (x1, x2)) + b):.1f} → {rule[i]}"
                   for w, b, rule in GATES.values()]
        assert [str(x1), str(x2), *entries] in reader.rows(page)


def test_boundary_decides_between_and_and_or() -> None:
    sums = [dot((1, 1), x) - 1 for x in POSITIONS]
    assert tuple(int(a > 0) for a in sums) == AND
    assert tuple(int(a >= 0) for a in sums) == OR


def test_four_demands_contradict_each_other() -> None:
    """The two in the middle less the last leave b, whatever the weights are."""
    for w1, w2, b in product((Fraction(-7, 3), Fraction(0), Fraction(5, 2)), repeat=3):
        assert (w1 + b) + (w2 + b) - (w1 + w2 + b) == b


def test_printed_output(page: str) -> None:
    def array(values: list[Fraction]) -> str:
        return "[" + " ".join(f"{float(v):g}." if v.denominator == 1 else f"{float(v):g}"
                              for v in values) + "]"

    text = reader.printed(page)
    sums = [dot(WEIGHTS, x) - THETA for x in GREENHOUSE]
    assert f"{array(sums)} {array([Fraction(a > 0) for a in sums])}" in text
    for name, (w, b, rule) in GATES.items():
        a = [dot(w, x) + b for x in POSITIONS]
        assert f"{name} {array(a)} {array([Fraction(bit) for bit in rule])}" in text
        assert f"{name} {list(rule)}" in text
    assert text.endswith(array([Fraction(0)] * 4))


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


@pytest.mark.parametrize(("language", "facts"), [
    ("en", ("86 billion", "100 billion", "about 140,000", "139,255", "302", "2009", "2024")),
    ("ko", ("860억", "1,000억", "약 14만", "139,255", "302", "2009", "2024")),
])
def test_facts_from_sources(
    language: str, facts: tuple[str, ...], built_page: Callable[[str, str], str]
) -> None:
    text = reader.words(built_page(language, "ch01_neurons"))
    assert [fact for fact in facts if fact not in text] == []
