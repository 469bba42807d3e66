"""The errors of the sources that chapter 5 corrects, each decided by calculation."""

import itertools
import math

import numpy as np
import pytest

from tests.book import pages, reader
from tests.book.test_numbers_ch05 import HOURS, PASSED, exam, ravine_length

PAGE = "ch05_gradient_descent"


def test_combinations_multiply(page: str) -> None:
    """Counted for small cases, where they can be listed (erratum 1)."""
    for weights, values in ((1, 5), (2, 5), (3, 4)):
        cases = len(list(itertools.product(range(values), repeat=weights)))
        assert cases == values**weights
    assert len(list(itertools.product(range(5), repeat=2))) != 2 * 5
    assert "1000^{18} = 10^{54}" in reader.formulas(page)
    assert {"18,000", "1,500,000"} <= reader.from_cells(page)


def test_sixteen_years_rest_on_the_wrong_count(page: str) -> None:
    """Erratum 1."""
    years = 500_000 * 1000 / (365.25 * 24 * 3600)
    assert round(years) == 16
    assert f"{years:.1f}" == "15.8"
    assert "15.8" in reader.from_cells(page)


def test_steepest_is_not_shortest(page: str) -> None:
    """Erratum 7."""
    straight = math.hypot(3, 1)
    lengths = [ravine_length(rate, round(6 / rate)) for rate in (0.01, 0.001, 0.0001)]
    assert all(length > 1.1 * straight for length in lengths)
    assert lengths[1] == pytest.approx(lengths[2], abs=0.01)
    assert ravine_length(0.09, 60) > 2.5 * straight
    steepest, goal = np.array([-6.0, -20.0]), np.array([-3.0, -1.0])
    cosine = steepest @ goal / np.linalg.norm(steepest) / np.linalg.norm(goal)
    assert math.degrees(math.acos(cosine)) > 50
    assert {f"{straight:.2f}", f"{lengths[1]:.2f}"} <= reader.from_cells(page)


def test_convex_without_a_formula(page: str) -> None:
    """The exam's loss lies above its chords' middles nowhere, and its FOC is not linear.

    Erratum 9.
    """
    def loss(b: float, w: float) -> float:
        a = b + w * HOURS
        return float((np.logaddexp(0, a) - PASSED * a).mean())

    def slope(b: float, w: float) -> np.ndarray:
        gap = 1 / (1 + np.exp(-(b + w * HOURS))) - PASSED
        return np.array([gap.mean(), (gap * HOURS).mean()])

    rng = np.random.default_rng(0)
    for p, q in rng.uniform(-4, 4, (200, 2, 2)):
        assert loss(*(p + q) / 2) <= (loss(*p) + loss(*q)) / 2 + 1e-12
    p, q = np.array([-2.0, 1.0]), np.array([1.0, 0.5])
    assert not np.allclose(slope(*(p + q) / 2), (slope(*p) + slope(*q)) / 2, atol=1e-3)
    assert slope(*exam()) == pytest.approx([0, 0], abs=1e-12)
    assert "FOC" in reader.words(page)


def test_first_weights_are_drawn(page: str) -> None:
    """A forward pass needs weights and changes none; the page sends its readers to the draw.

    Erratum 10.
    """
    W = np.random.default_rng(1).normal(size=(3, 3))
    before = W.copy()
    outputs = [1 / (1 + np.exp(-(x @ W))) for x in np.eye(3)]
    assert np.array_equal(W, before)
    assert not np.allclose(outputs, W)
    assert 'href="ch03_signals.html#ch03-random"' in page


def test_updates_depend_on_the_batch_size(page: str) -> None:
    """Erratum 11."""
    counts = {size: sum(1 for _ in range(10) for _ in range(0, 100, size)) for size in (100, 10, 1)}
    assert counts == {100: 10, 10: 100, 1: 1000}
    assert "100 1 10 10 10 100 1 100 1000" in reader.printed(page)


def test_sgd_draws_samples_and_moves_every_weight() -> None:
    """The page's own loop, watched: each sample once an epoch, every weight at each update.

    Erratum 12.
    """
    (cell,) = [c for c in pages.code_cells("en", "ch05_gradient_descent") if "def descend" in c]
    code = "\n".join(cell.splitlines()[1:-1])
    names: dict = {"np": np, "print": lambda *_: None}
    exec(code, names)
    path, X, t = names["paths"][1], names["X"], names["t"]
    assert np.all(np.diff(path, axis=0) != 0)
    rng = np.random.default_rng(5)
    rng.uniform(-1, 1, 100), rng.normal(0, 0.3, 100)
    orders = [rng.permutation(100) for _ in range(30)]
    assert all(sorted(order) == list(range(100)) for order in orders)
    i = orders[20][0]
    assert path[1] == pytest.approx(-0.1 * 2 * (0 - t[i]) * X[i])
