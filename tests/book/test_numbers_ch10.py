"""Every number of chapter 10, worked out again; what took long, against the file it is from."""

import json
import math
import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from tests.book import pages, reader

PAGE = "ch10_manifolds"

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


def test_no_line_between_the_curves(page: str) -> None:
    mixture = 0.6 * np.array([0, -0.7]) + 0.2 * np.array([-1, 0.3]) + 0.2 * np.array([1, 0.3])
    assert mixture == pytest.approx([0, -0.3])
    for x, y in ((0, -0.7), (-1, 0.3), (1, 0.3)):
        assert y == pytest.approx(x * x - 0.7)
    tex = reader.formulas(page)
    assert (r"(0,\ -0.3) &= 0.6 \cdot (0,\ -0.7) \\ &\quad + 0.2 \cdot (-1,\ 0.3) \\ "
            r"&\quad + 0.2 \cdot (1,\ 0.3)") in tex


def test_line_and_bend_are_trained(page: str) -> None:
    X, t = curves()
    right = [int(((trained(X, t, width, 1) > 0) == t).sum()) for width in (None, 2)]
    assert f"{right[0]} / 200 {right[1]} / 200" in reader.printed(page)
    cases = [CASES["curves", layers, 2, "tanh"] for layers in (0, 1)]
    assert right == [case["right"][1] for case in cases]
    assert {str(max(cases[0]["right"])), str(cases[1]["separated"])} <= reader.from_cells(page)
    assert max(cases[0]["right"]) < 200


def test_results_count_what_they_list() -> None:
    settings = RESULTS["settings"]
    assert settings["seeds"] == list(range(20))
    for case in RESULTS["cases"]:
        assert len(case["right"]) == len(case["right_of_more"]) == 20
        assert case["separated"] == case["right"].count(200)
        assert case["separated_more"] == case["right_of_more"].count(20_000)
        assert max(case["right"]) <= 200


def test_settings_in_the_prose_are_those_of_the_file(page: str) -> None:
    settings, text = RESULTS["settings"], reader.words(page)
    assert settings["updates"] == settings["epochs"] * 200 // settings["batch_size"] == 12_000
    assert settings["learning_rate"] == 0.01
    assert settings["batch_size"] == 10
    assert settings["points"] == 200
    assert settings["weights"] == "N(0, 1)"
    assert RESULTS["command"] == "python -m benchmarks.spirals"
    for shown in ("Adam", "0.01", "600", "12,000", "20,000", RESULTS["command"], RESULTS["date"],
                  RESULTS["commit"]):
        assert shown in text
    assert re.fullmatch(r"[0-9a-f]{12}", RESULTS["commit"])


def test_table_of_the_spirals(page: str) -> None:
    rows = reader.rows(page)
    for turns in (0.5, 0.75, 1.0, 1.25):
        counts = [CASES[f"spirals {turns}", 4, width, "tanh"]["separated"] for width in (2, 3, 4)]
        assert [f"{turns:g}", *map(str, counts)] in rows
        assert counts == sorted(counts)
    narrow = [CASES[f"spirals {turns}", 4, 2, "tanh"]["separated"] for turns in (0.75, 1.0, 1.25)]
    assert narrow[0] >= 15
    assert narrow[1:] == [1, 0]


def test_words_about_the_spirals(page: str) -> None:
    text = reader.words(page)
    one, more = CASES["spirals 1.0", 4, 2, "tanh"], CASES["spirals 1.25", 4, 3, "tanh"]
    seed = one["right"].index(200)
    deep = [CASES[f"spirals {turns}", 8, 2, "tanh"]["separated"] for turns in (1.0, 1.25)]
    a, b, few, whole = more["separated_more"], more["separated"], *deep
    english = (f"seed {seed}, and it was chosen. Of 20 seeds, {one['separated']} gave",
               f"tried seed {seed} alone", f"{a} of the {b} networks also had 20,000",
               f"help: {few} of 20 unwound one turn, {whole} of 20 one and a quarter")
    korean = (f"시드 {seed}에서 나온", f"모두 맞힌 것은 {one['separated']}개뿐",
              f"시드 {seed}만 해 본", f"너비 3으로 푼 {b}개 가운데",
              f"모두 맞힌 것은 {a}개입니다",
              f"한 바퀴를 푼 것이 {few}개, 1.25바퀴를 푼 것이 {whole}개")
    for sentence in korean if "나선" in text else english:
        assert sentence in text


def test_figure_and_table_tell_the_same() -> None:
    names = {"half": "spirals 0.5", "three": "spirals 0.75", "one": "spirals 1.0",
             "more": "spirals 1.25", "ring": "ring", "curves": "curves"}
    for figure, data in names.items():
        case = CASES[data, 1 if data == "curves" else 4, 2, "tanh"]
        assert KEPT[figure]["apart"] == case["separated"]
        assert case["right"][KEPT[figure]["seed"]] == max(case["right"])


def test_a_line_has_198_points_of_half_a_turn_right(page: str) -> None:
    X, t = spirals(0.5)
    assert int(((X @ [1e-9, -1.0] > 0) == t).sum()) == 198
    assert "198" in reader.words(page)


def test_table_of_the_ring(page: str) -> None:
    rows = [row[1:] for row in reader.rows(page)]
    narrow = [CASES["ring", layers, 2, "tanh"] for layers in (1, 2, 4, 8)]
    wide = CASES["ring", 1, 3, "tanh"]
    for case in (*narrow, wide):
        assert [str(case["separated"]), str(max(case["right"]))] in rows
    assert [case["separated"] for case in narrow] == [0, 0, 0, 0]
    assert sum(len(case["right"]) for case in narrow) == 80
    assert wide["separated"] >= 15
    text = reader.words(page)
    parameters = [8 * (2 * 2 + 2) + 2 + 1, 2 * 3 + 3 + 3 + 1]
    assert parameters == [51, 13]
    assert all(str(number) in text for number in (*parameters, 80))
    relu = CASES["ring", 4, 2, "relu"]["separated"]
    assert relu == 0
    assert f"{relu} of 20 had all" in text or f"모두 맞힌 것은 {relu}개" in text


def test_worked_by_hand(page: str) -> None:
    tex, rows = reader.formulas(page), reader.rows(page)
    p = np.array([[sum(x[j] * W[j][k] for j in range(2)) for k in range(2)] for x in EDGE])
    a = p + B
    z = [[(math.exp(v) - math.exp(-v)) / (math.exp(v) + math.exp(-v)) for v in row] for row in a]

    def pair(values: Any) -> str:
        return ", ".join(f"{float(v):.4f}".rstrip("0").rstrip(".") for v in values)

    for cells in zip(EDGE, p, a, z, strict=True):
        assert all(f"{pair(cell)}" in tex for cell in cells)
    assert len([row for row in rows if len(row) == 4 and "0.7616" in " ".join(row)]) >= 2
    middle = [(z[0][k] + z[1][k]) / 2 for k in range(2)]
    assert f"({pair(middle)})" in tex
    assert a[2] == pytest.approx((a[0] + a[1]) / 2)
    assert z[2][0] > middle[0]
    v = z[2][0]
    assert rf"\frac{{{1 + v:.4f}}}{{{1 - v:.4f}}} = {math.log((1 + v) / (1 - v)) / 2:.1f}" in tex
    assert r"(xW)_1 &= 1 \cdot 1 + 0.5 \cdot (-1) = 0.5" in tex
    assert r"(xW)_2 &= 1 \cdot 1 + 0.5 \cdot 1 = 1.5" in tex
    det = W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0]
    assert rf"\det W = 1 \cdot 1 - 1 \cdot (-1) = {det:.0f}" in tex
    inverse = np.array([[1, -1], [1, 1]]) / det
    assert (W @ inverse).tolist() == np.eye(2).tolist()
    assert (np.array([0.5, 1.5]) @ inverse).tolist() == [1.0, 0.5]
    assert r"x_1 &= \tfrac{1}{2}\,(0.5 \cdot 1 + 1.5 \cdot 1) = 1" in tex
    assert r"x_2 &= \tfrac{1}{2}\,(0.5 \cdot (-1) + 1.5 \cdot 1) = 0.5" in tex


def test_code_prints_the_same_digits(page: str) -> None:
    numbers = [[f"{v:.4f}" for v in (*(x @ W), *(x @ W + B), *np.tanh(x @ W + B))] for x in EDGE]
    found = re.search(r"\[\[(.*?)\]\] 2\.0 \[\[(.*?)\]\]", reader.printed(page))
    assert found is not None
    shown, home = ([[f"{float(v):.4f}" for v in row.split()] for row in re.split(r"\] \[", block)]
                   for block in found.groups())
    assert shown == numbers
    assert home == [[f"{v:.4f}" for v in x] for x in EDGE]


def test_three_neurons_make_a_hill(page: str) -> None:
    disc, ring = disc_and_ring()

    def height(X: np.ndarray) -> np.ndarray:
        return sum(np.tanh(4 * (X[:, 0] * math.cos(k) + X[:, 1] * math.sin(k)) + 1)
                   for k in (0, 2 * math.pi / 3, 4 * math.pi / 3))

    low, high = height(disc).min(), height(ring).max()
    assert high < 1.2 < low
    assert f"{low:.2f} {high:.2f}" in reader.printed(page)


def test_relu_crushes_and_folds(page: str) -> None:
    text = reader.printed(page)
    crushed = [[max(float(v), 0.0) for v in p] for p in ((-1, -2), (-3, -0.5), (2, -1), (2, -5))]
    assert str(crushed) in text
    disc, ring = disc_and_ring()
    far, near = np.abs(disc).sum(axis=1).max(), np.abs(ring).sum(axis=1).min()
    assert far == pytest.approx(0.4 * math.sqrt(2), abs=1e-3)
    assert far < 0.63 < near
    assert f"{far:.2f} {near:.1f}" in text
    for x in (-2.5, 0.0, 1.5):
        assert max(x, 0) + max(-x, 0) == abs(x)


def test_spirals_can_be_unwound(page: str) -> None:
    X, t = spirals(1.25)
    z = X.view(complex)[:, 0]
    home = z * np.exp(-2j * math.pi * 1.25 * (abs(z) - 0.1) / 0.9)
    assert abs(home.imag).max() < 1e-12
    least, most = home.real[t == 0].min(), home.real[t == 1].max()
    assert f"True {least:.1f} {most:.1f}" in reader.printed(page)


def test_there_and_back(page: str) -> None:
    text = reader.printed(page)
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
    assert " ".join(shown) in text
    assert shown[5].endswith("True")
    assert shown[-1].endswith("False")
    largest = max(abs(a).max() for a in chain("one", spirals(1.0)[0]))
    assert {f"{largest:.1f}", f"{1 - math.tanh(largest):.7f}"} <= reader.from_cells(page)


def test_relu_closes_the_gap(page: str) -> None:
    X, t = spirals(1.0)
    a = X @ W + B
    closed = gap(np.maximum(a, 0), t)
    assert closed == 0
    assert f"{gap(np.tanh(a), t):.4f} {closed:.4f}" in reader.printed(page)
