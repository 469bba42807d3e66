"""Every number of chapter 9: worked out again with NumPy alone, or held to its distribution.

What a training yields differs in the last digits from machine to machine. The bands here are the
smallest and the largest of seven seeds, widened by about as much again as they are wide, and by
0.3 points at least.
"""

import json
import math
import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from neuron_to_mnist.figures import digit_reader
from tests.book import pages, reader
from tests.book.mnist_raw import mnist
from tests.needs import lacking

PAGE = "ch09_mnist"
RESULTS = pages.ROOT / "benchmarks" / "results"
TABLE = ["nielsen", "rashid-heuristic-0.1", "rashid-exact-0.1", "rashid-exact-0.3", "course-90",
         "course-600"]
LADDER = ["1-plain", "2-dropout", "3-batch-norm", "4-averaging", "5-shift", "6-affine",
          "7-elastic", "8-deskew"]


@pytest.fixture
def measured_page(page: str) -> str:
    """The HTML of the chapter in one language, built with MNIST."""
    if "MNIST" not in reader.from_cells(page):
        lacking("MNIST in the built book", "set NNLIB_DATA to a folder with its files, then build")
    return page


def numbers(row: list[str]) -> list[float]:
    return [float(cell) for cell in row[1:]]


def table(page: str, first: str, columns: int) -> list[list[str]]:
    """Return the rows from the one whose first cell is ``first``, as long as they are as wide."""
    rows = [row for row in reader.rows(page) if len(row) == columns]
    start = [row[0] for row in rows].index(first)
    return rows[start:]


def shown(page: str, english: str, korean: str) -> list[str]:
    """Return what the groups of the page's own sentence hold."""
    text = reader.words(page)
    found = re.search(english, text) or re.search(korean, text)
    assert found, (english, korean)
    return list(found.groups())


def result(name: str) -> dict[str, Any]:
    return json.loads((RESULTS / f"{name}.json").read_text())


def moved(x: np.ndarray, pixels: int) -> np.ndarray:
    wide = np.zeros((len(x), 28, 28 + pixels), x.dtype)
    pictures = x.reshape(-1, 28, 28)
    wide[:, :, pixels:] = pictures
    wide[:, :, :pixels] = pictures[:, :, 28 - pixels:]
    return wide[:, :, :28].reshape(-1, 784)


def xavier(rng: np.random.Generator, sizes: tuple[int, ...]) -> list[np.ndarray]:
    return [rng.uniform(-math.sqrt(6 / (m + k)), math.sqrt(6 / (m + k)), (m, k))
            for m, k in pairwise(sizes)]


def forward(x: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]) -> list[np.ndarray]:
    values = [x]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        a = values[-1] @ W + b
        values.append(a if i == len(weights) - 1 else 1 / (1 + np.exp(-a)))
    return values


def shares(a: np.ndarray) -> np.ndarray:
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def trained(epochs: int, seed: int = 5) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
    """Train 784-50-100-10 with Adam as its paper says; also return the first weights."""
    x, t, _, _ = mnist()
    X = (x[:50_000] / 255).astype(np.float32)
    rng = np.random.default_rng(seed)
    weights = [W.astype(np.float32) for W in xavier(rng, (784, 50, 100, 10))]
    biases = [np.zeros(W.shape[1], np.float32) for W in weights]
    first = weights[0].copy()
    parts = [*weights, *biases]
    m, v = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    step = 0
    for _ in range(epochs):
        order = rng.permutation(50_000)
        for start in range(0, 50_000, 100):
            rows, step = order[start:start + 100], step + 1
            values = forward(X[rows], weights, biases)
            delta = shares(values[-1])
            delta[np.arange(100), t[rows]] -= 1
            delta /= 100
            weight_slopes: list[np.ndarray] = []
            bias_slopes: list[np.ndarray] = []
            for i in (2, 1, 0):
                weight_slopes.insert(0, values[i].T @ delta)
                bias_slopes.insert(0, delta.sum(axis=0))
                if i:
                    delta = delta @ weights[i].T * values[i] * (1 - values[i])
            slopes = [*weight_slopes, *bias_slopes]
            for p, g, a, b in zip(parts, slopes, m, v, strict=True):
                a += 0.1 * (g - a)
                b += 0.001 * (g * g - b)
                p -= 0.001 * (a / (1 - 0.9**step)) / (np.sqrt(b / (1 - 0.999**step)) + 1e-8)
    return weights, biases, first


def test_averages(measured_page: str) -> None:
    x, t, x_test, t_test = mnist()
    M = np.stack([x[t == k].mean(axis=0) for k in range(10)])
    found = []
    for pixels in range(4):
        images = moved(x_test, pixels).astype(float)
        distances = np.stack([((images - m) ** 2).sum(axis=1) for m in M])
        found.append(100 * float((distances.argmin(axis=0) == t_test).mean()))
    row = next(row for row in reader.rows(measured_page) if row[0] in ("averages", "평균"))
    assert numbers(row) == pytest.approx(found, abs=0.011)
    assert {f"{found[i]:.2f}" for i in (0, 2, 3)} <= reader.from_cells(measured_page)
    assert found[0] > 80 > 70 > found[2]


def test_nine_pixels(page: str) -> None:
    tex, printed = reader.formulas(page), reader.printed(page)
    x = [byte / 255 for byte in (0, 255, 51, 0, 204, 0, 0, 255, 0)]
    assert "x = (&0,\\ 1,\\ 0.2,\\ 0,\\ 0.8, \\\\ &0,\\ 0,\\ 1,\\ 0)" in tex
    assert x == [0, 1, 0.2, 0, 0.8, 0, 0, 1, 0]
    means = {1: (0, 1, 0, 0, 1, 0, 0, 1, 0), 7: (1, 1, 1, 0, 0, 1, 0, 0, 1)}
    for k, m in means.items():
        groups = ",\\ ".join(", ".join(map(str, m[i:i + 3])) for i in (0, 3, 6))
        assert f"m_{k} &= ({groups})" in tex
    d = {k: math.fsum((p - q) ** 2 for p, q in zip(x, m, strict=True)) for k, m in means.items()}
    a = {k: math.fsum(p * q for p, q in zip(x, m, strict=True)) - sum(m) / 2
         for k, m in means.items()}
    assert f"= {d[1]:.2f} \\\\ d_7" in tex
    assert f"= {d[7]:.2f} \\end" in tex
    assert f"- {3 / 2} = {a[1]:.1f}" in tex
    assert f"- {5 / 2} = {a[7]:.1f}" in tex
    assert f"{a[1] - a[7]:.1f}" == "2.6"
    assert f"{d[7] - d[1]:.1f}" == "5.2"
    assert "2.6" in tex
    assert "5.2" in tex
    assert f"[{d[1]:.2f} {d[7]:.2f}] [{a[1]:.1f} {a[7]:.1f}] 5.2 5.2" in printed


def test_sizes_and_start(page: str) -> None:
    sizes = (784, 50, 100, 10)
    counts = [m * k + k for m, k in pairwise(sizes)]
    text, tex = reader.words(page), reader.formulas(page)
    for count in counts:
        assert any(f"{count:,}" in row for row in reader.rows(page))
        assert f"{count:,}" in reader.printed(page)
    assert f"{sum(counts):,}" in text
    assert f"total {sum(counts):,}" in reader.printed(page)
    assert tex.count(f"\\ln 10 = {math.log(10):.4f}") == 2
    assert reader.printed(page).count(f"{math.log(10):.4f}") == 1
    assert f"{784 * 300 + 300 + 300 * 10 + 10:,}" in reader.from_cells(page)
    updates = 50_000 // 100
    assert re.search(rf"{updates}(?: updates|번), .*?{10 * updates:,}", text)


def test_data(measured_page: str) -> None:
    x, t, x_test, _ = mnist()
    printed = reader.printed(measured_page)
    labels = " ".join(map(str, t[:10]))
    assert f"MNIST ({len(x)}, 784) ({len(x_test)}, 784) 1.0 [{labels}]" in printed
    assert f"normalize False (60000, 784) uint8 {x[0].max()} {t[0]}" in printed
    assert "flatten False (60000, 1, 28, 28) float32 1.0 5" in printed
    one_hot = " ".join(f"{int(k == t[0])}." for k in range(10))
    assert f"one_hot_label True (60000, 784) float32 1.0 [{one_hot}]" in printed
    signs = ["".join(" .:+*#@"[int(6.99 * (v / 255))] for v in row).strip()
             for row in x[0].reshape(28, 28)[5:25]]
    assert " ".join(" ".join(signs).split()) in printed
    assert {f"{len(x):,}", f"{len(x_test):,}"} <= reader.from_cells(measured_page)


def test_learning_curve(measured_page: str) -> None:
    printed = reader.printed(measured_page)
    rows = re.search(r"\[\[(\S+) (\S+) (\S+) (\S+)\] \[(\S+) (\S+) (\S+) (\S+)\] "
                     r"\[(\S+) (\S+) (\S+) (\S+)\]\]", printed)
    assert rows is not None
    first, _, last = np.array(rows.groups(), float).reshape(3, 4)
    assert np.all(np.abs(first - [0.94, 0.774, 0.36, 0.909]) < [0.08, 0.03, 0.05, 0.02])
    assert np.all(np.abs(last - [0.091, 0.9736, 0.114, 0.9674]) < [0.008, 0.004, 0.01, 0.005])
    assert first[1] < first[3]
    assert last[1] > last[3]
    train, validation = shown(measured_page, r"ahead, ([\d.]+) % against ([\d.]+) %",
                              r"학습용 그림이 ([\d.]+)%, 검증용 그림이 ([\d.]+)%")
    assert [float(train), float(validation)] == pytest.approx([100 * last[1], 100 * last[3]],
                                                              abs=0.006)


BANDS = [
    [(91.7, 92.8), (86.9, 88.0), (64.5, 69.0), (42.0, 47.5)],
    [(96.0, 97.0), (91.0, 95.0), (71.0, 78.0), (46.0, 55.0)],
    [(98.0, 98.7), (96.4, 97.5), (83.0, 90.5), (53.0, 71.0)],
    [(98.4, 99.1), (98.1, 99.1), (97.4, 98.6), (95.0, 97.0)],
]


def test_readers(measured_page: str) -> None:
    rows = [row for row in reader.rows(measured_page) if len(row) == 5]
    start = next(i for i, row in enumerate(rows) if row[0] in ("averages", "평균"))
    found = [numbers(row) for row in rows[start + 1:start + 5]]
    for values, bands in zip(found, BANDS, strict=True):
        for value, (low, high) in zip(values, bands, strict=True):
            assert low < value < high
    printed = reader.printed(measured_page)
    right = re.search(r"(\d{4}) 10000 (0\.\d+)", printed)
    assert right is not None
    assert int(right[1]) / 10_000 == float(right[2])
    assert int(right[1]) / 100 == found[1][0]
    for values in found[2:]:
        assert f" {round(values[0] / 100, 4)} " in printed


def test_an_independent_training_reads_as_well() -> None:
    _, _, x_test, t_test = mnist()
    weights, biases, _ = trained(epochs=10)
    y = forward(x_test / 255, weights, biases)[-1].argmax(axis=1)
    low, high = BANDS[1][0]
    assert low < 100 * (y == t_test).mean() < high


def test_mistakes_and_hidden_neurons(measured_page: str) -> None:
    sure, unsure = shown(measured_page, r"its answer, ([\d.]+) % .*? gives less, ([\d.]+) %",
                         r"그림에서는 ([\d.]+)%가 맞.*?그림에서는 ([\d.]+)%였")
    text = reader.words(measured_page)
    found = (re.search(r"but (?P<sure>\d+) of the (?P<all>\d+)", text)
             or re.search(r"틀린 (?P<all>\d+)장 가운데 (?P<sure>\d+)장", text))
    assert found is not None
    sure_wrong, wrong = found["sure"], found["all"]
    right = re.search(r"(\d{4}) 10000 0\.", reader.printed(measured_page))
    assert right is not None
    assert int(wrong) == 10_000 - int(right[1])
    assert 98.8 < float(sure) < 99.7
    assert 67 < float(unsure) < 77
    assert 40 < int(sure_wrong) < 95
    median, worst = shown(measured_page, r"becomes ([\d.]+) % .*? leaves ([\d.]+) %",
                          r"정확도는 ([\d.]+)%가 됩니다.*?막아도 ([\d.]+)%가")
    assert 95.6 < float(median) < 96.8
    assert 93.0 < float(worst) < 96.5
    count, = shown(measured_page, r"taken for a \d, (\d+) times", r"\d → \d, 모두 (\d+)번")
    assert 13 < int(count) < 30


def test_recipes(page: str) -> None:
    rows = table(page, "nielsen", 5)[:6]
    assert [row[0] for row in rows] == TABLE
    for row in rows:
        measured = result(row[0])
        percent = measured["accuracy_percent"]
        assert measured["seeds"] == [1, 2, 3, 4, 5]
        assert measured["measured_on"] == "10,000 test images"
        images = "50,000" if row[0] == "nielsen" else "60,000"
        assert measured["trained_on"] == f"first {images} training images"
        assert measured["command"] == f"python -m benchmarks.accuracy {row[0]} --seeds 5"
        assert row[1:] == [f"{v:.2f}" for v in (min(percent), np.median(percent), max(percent))] + [
            f"{np.median(measured['cpu_seconds']):.0f}"]
    nielsen = sorted(result("nielsen")["accuracy_percent"])
    assert nielsen[1] - nielsen[0] > 8
    assert nielsen[4] - nielsen[1] < 1
    heuristic, exact, longer = (result(name)["accuracy_percent"] for name in TABLE[1:4])
    assert np.median(heuristic) > np.median(exact)
    assert min(longer) > max(heuristic)
    assert shown(page, r"near (\d+) %, one at ([\d.]+) %",
                 r"네 번은 (\d+)%.*?한 번은 ([\d.]+)%"
                 ) == [f"{np.median(nielsen):.0f}", f"{nielsen[0]:.2f}"]
    dates = {result(name)["date"] for name in
             [*TABLE, *(f"ladder-{rung}-validation" for rung in LADDER)]}
    assert all(any(date in value for value in reader.from_cells(page))
               for date in (min(dates), max(dates)))


def test_ladder(page: str) -> None:
    rows = [row for row in reader.rows(page) if len(row) == 6 and row[0].isdigit()]
    medians = {}
    for row, rung in zip(rows, LADDER, strict=True):
        measured = result(f"ladder-{rung}-validation")
        percent = measured["accuracy_percent"]
        medians[rung] = float(np.median(percent))
        assert measured["seeds"] == [1, 2, 3, 4, 5]
        assert measured["measured_on"] == "last 10,000 training images"
        assert measured["trained_on"] == "first 50,000 training images"
        assert measured["settings"]["epochs"] == 8
        assert measured["settings"]["hidden"] == [512, 512]
        assert row[2:5] == [f"{v:.2f}" for v in (min(percent), medians[rung], max(percent))]
        assert row[5] == f"{np.median(measured['cpu_seconds']):.0f}"
    gains = [medians[b] - medians[a] for a, b in (("4-averaging", "5-shift"),
             ("4-averaging", "7-elastic"), ("1-plain", "3-batch-norm"), ("7-elastic", "8-deskew"))]
    assert shown(
        page,
        r"brings ([\d.]+) points, .*? bring ([\d.]+)\. .*? brings ([\d.]+) .*? ([\d.]+)\.",
        r"만으로 ([\d.]+)포인트가 .*? 합치면 ([\d.]+)포인트.*?정규화는 ([\d.]+), .*? ([\d.]+)를",
    ) == [f"{gain:.2f}" for gain in gains]
    steps = [medians[b] - medians[a] for a, b in
             [("1-plain", "3-batch-norm"), *pairwise(LADDER[2:])]]
    assert max(steps) == gains[0]
    for new, old in (("2-dropout", "1-plain"), ("4-averaging", "3-batch-norm")):
        scatter = np.ptp(result(f"ladder-{old}-validation")["accuracy_percent"])
        assert abs(medians[new] - medians[old]) < scatter
    last = result("ladder-8-deskew-validation")["settings"]
    assert last | {"epochs": 24} == result("course-90")["settings"]
    longer = last | {"epochs": 48, "hidden": [1024, 1024]}
    assert longer == result("course-600")["settings"]
    for seconds in (90, 600):
        assert max(result(f"course-{seconds}")["cpu_seconds"]) <= seconds


def test_luck(page: str) -> None:
    percent = result("course-90")["accuracy_percent"]
    p = float(np.median(percent)) / 100
    scatter = math.sqrt(p * (1 - p) / 10_000)
    assert shown(page, r"images that is ([\d.]+) %\. It misreads about (\d+)",
                 r"재면 ([\d.]+)%입니다\. 틀리는 그림은 (\d+)장"
                 ) == [f"{100 * scatter:.2f}", f"{10_000 * (1 - p):.0f}"]
    assert round(10_000 * scatter) == 8
    assert {f"{min(percent):.2f}", f"{max(percent):.2f}"} <= reader.from_cells(page)


def test_nonsense(measured_page: str) -> None:
    found = re.search(r"1\.0 (0\.8\d+) 1\.0 (0\.[01]\d+)", reader.printed(measured_page))
    assert found is not None
    honest, nonsense = float(found[1]), float(found[2])
    assert 0.88 < honest < 0.9
    assert 0.06 < nonsense < 0.14
    assert f"{100 * nonsense:.2f}" in reader.from_cells(measured_page)


def test_choosing(measured_page: str) -> None:
    _, _, x_test, t_test = mnist()
    R = np.random.default_rng(9).normal(size=(300, 784, 10))
    right = np.array([(((x_test[:100] / 255) @ W).argmax(axis=1) == t_test[:100]).mean()
                      for W in R])
    rest = (((x_test[100:] / 255) @ R[right.argmax()]).argmax(axis=1) == t_test[100:]).mean()
    assert f"{np.median(right):.1f} {right.max():.2f} {rest:.3f}" in reader.printed(measured_page)
    assert right.max() > 0.2 > 0.15 > rest


def test_forms_of_the_images(measured_page: str) -> None:
    rows = [row for row in reader.rows(measured_page) if len(row) == 3]
    start = next(i for i, row in enumerate(rows) if row[1] == "784-50-100-10")
    same, grey, turned, white = (numbers(row) for row in rows[start + 1:start + 5])
    readers = [row for row in reader.rows(measured_page) if len(row) == 5]
    assert f"{same[0]:.2f}" in [row[1] for row in readers]
    assert f"{same[1]:.2f}" in [row[1] for row in readers]
    for before, after in zip(same, grey, strict=True):
        assert 0 < before - after < 2.5
    assert max(turned) < 20
    assert max(white) < 10


def test_fallback(page: str) -> None:
    low, high, middle = map(float, shown(
        page, r"reads ([\d.]+) to ([\d.]+) % .*? median of ([\d.]+) %",
        r"그림의 ([\d.]+)%에서 ([\d.]+)%를 맞히고, 중앙값은 ([\d.]+)%",
    ))
    assert 97 <= low <= middle <= high <= 99.5
    assert f"{100 / 360:.2f}" in reader.words(page)


def test_before_learning(measured_page: str) -> None:
    _, _, x_test, t_test = mnist()
    sizes = (784, 50, 100, 10)
    printed = reader.printed(measured_page)
    lines = re.findall(r"(0\.\d+) (2\.\d+)", printed.partition("2.3026")[0])[-5:]
    for seed, line in enumerate(lines, start=1):
        weights = xavier(np.random.default_rng(seed), sizes)
        y = shares(forward(x_test / 255, weights, [np.zeros(k) for k in sizes[1:]])[-1])
        loss = -np.log(y[np.arange(10_000), t_test]).mean()
        share = (y.argmax(axis=1) == t_test).mean()
        assert [float(v) for v in line] == pytest.approx([share, loss], abs=2e-4)
        assert 0.05 < share < 0.15
        assert 2.3 < loss < 2.7


def test_drawings(page: str) -> None:
    text = reader.words(page)
    for ink, pen, fit in ((None, 0.5, True), ("small", 2.5, True), ("small", 2.5, False),
                          ("heart", 2.5, True), ("letter", 2.5, True), ("one", 2.5, True)):
        state = digit_reader.START | {"pen": pen, "fit": fit}
        values = digit_reader.values(state | ({"ink": digit_reader.EXAMPLES[ink]} if ink else {}))
        best = values["best"]
        assert re.search(rf"\b{best}(?:,| with| as|\D{{1,30}}?){values[f'y{best}']:.2f}", text)
