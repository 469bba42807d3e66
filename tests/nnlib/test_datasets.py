"""The data sets themselves: MNIST's real files, the digits, the sets in the plane."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.ndimage import zoom
from sklearn.datasets import load_digits as sklearn_digits
from sklearn.linear_model import LogisticRegression

from nnlib import datasets
from tests.nnlib.mnist_files import mnist_folder


@pytest.fixture
def mnist(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = mnist_folder()
    monkeypatch.setenv("NNLIB_DATA", str(folder))
    return folder


def test_mnist_is_what_the_course_says(mnist: Path) -> None:
    (x_train, t_train), (x_test, t_test) = datasets.load_mnist()
    assert x_train.shape == (60000, 784)
    assert x_test.shape == (10000, 784)
    assert x_train.dtype == x_test.dtype == np.float32
    assert t_train.dtype == t_test.dtype == np.int64
    assert_array_equal(t_train[:10], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    assert x_train.min() == 0
    assert x_train.max() == 1
    assert f"{x_train.mean():.4f} {x_train.std():.4f}" == "0.1307 0.3081"
    assert f"{100 * (x_train > 0).mean():.1f}" == "19.1"
    assert (x_train.max(axis=0) == 0).sum() == 67
    assert_array_equal(np.bincount(t_test), [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])


def test_mnist_options(mnist: Path) -> None:
    (x_train, t_train), (x_test, t_test) = datasets.load_mnist(
        normalize=False, flatten=False, one_hot_label=True
    )
    assert x_train.shape == (60000, 1, 28, 28)
    assert x_test.shape == (10000, 1, 28, 28)
    assert x_train.dtype == np.uint8
    assert x_train.max() == 255
    assert t_train.shape == (60000, 10)
    assert t_test.shape == (10000, 10)
    assert_array_equal(t_train[0], [0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    x_train[0] = 0


def test_mnist_comes_first_and_says_so(mnist: Path) -> None:
    name, ((x_train, _), _) = datasets.load_mnist_or_digits()
    assert name == "MNIST"
    assert len(x_train) == 60000


def test_digits_stand_in_when_there_is_no_mnist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    monkeypatch.setenv("NNLIB_MNIST_MIRRORS", "http://127.0.0.1:9/")
    name, ((x_train, t_train), (x_test, t_test)) = datasets.load_mnist_or_digits()
    assert name == "digits"
    assert x_train.shape == (1437, 784)
    assert x_test.shape == (360, 784)
    assert x_train.dtype == np.float32
    assert t_train.dtype == np.int64
    assert x_train.max() == 1
    assert sorted(np.bincount(np.concatenate([t_train, t_test]))) == sorted(
        np.bincount(sklearn_digits().target)
    )


def test_digits_are_enlarged_like_scipy_does() -> None:
    (x_train, t_train), _ = datasets.load_digits(normalize=False, flatten=False)
    order = np.random.default_rng(0).permutation(1797)
    original = sklearn_digits().images[order[7]]
    expected = zoom(original, 2.5, order=1, mode="nearest", grid_mode=True) * 255 / 16
    assert t_train[7] == sklearn_digits().target[order[7]]
    assert_allclose(x_train[7, 0, 4:24, 4:24], expected, atol=0.51)
    assert x_train[:, :, :4].max() == 0
    assert x_train.shape == (1437, 1, 28, 28)


def test_digits_one_hot() -> None:
    (_, t_train), _ = datasets.load_digits(one_hot_label=True)
    assert t_train.shape == (1437, 10)
    assert_array_equal(t_train.sum(axis=1), 1)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("AND", lambda a, b: a and b),
        ("OR", lambda a, b: a or b),
        ("NAND", lambda a, b: not (a and b)),
        ("NOR", lambda a, b: not (a or b)),
        ("XOR", lambda a, b: a != b),
        ("xnor", lambda a, b: a == b),
    ],
)
def test_gates_follow_logic(name: str, function) -> None:  # type: ignore[no-untyped-def]
    X, t = datasets.logic_gate(name)
    assert X.shape == (4, 2)
    assert len({tuple(row) for row in X}) == 4
    assert_array_equal(t, [int(function(bool(a), bool(b))) for a, b in X])


def test_an_unknown_gate_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no gate 'IF': choose one of AND, OR"):
        datasets.logic_gate("IF")


@pytest.mark.parametrize(
    ("maker", "best"),
    [(datasets.two_curves, 0.85), (datasets.two_spirals, 0.7), (datasets.circle_in_ring, 0.7)],
)
def test_no_straight_line_separates(maker, best: float) -> None:  # type: ignore[no-untyped-def]
    X, t = maker(100)
    assert X.shape == (200, 2)
    assert X.dtype == np.float64
    assert t.dtype == np.int64
    assert_array_equal(np.bincount(t), [100, 100])
    assert np.abs(X).max() <= 1
    line = LogisticRegression(C=1e6).fit(X, t)
    assert 0.4 < line.score(X, t) < best


def test_one_more_coordinate_makes_curves_and_ring_separable() -> None:
    X, t = datasets.two_curves()
    bent = np.column_stack([X, X[:, 0] ** 2])
    assert LogisticRegression(C=1e6).fit(bent, t).score(bent, t) == 1
    X, t = datasets.circle_in_ring()
    lifted = np.column_stack([X, (X**2).sum(axis=1)])
    assert LogisticRegression(C=1e6).fit(lifted, t).score(lifted, t) == 1


@pytest.mark.parametrize("turns", [0.5, 1.0, 1.5])
def test_spirals_turn_as_often_as_told(turns: float) -> None:
    X, t = datasets.two_spirals(400, turns)
    for c in (0, 1):
        angle = np.unwrap(np.arctan2(X[t == c, 1], X[t == c, 0]))
        assert angle[-1] - angle[0] == pytest.approx(2 * np.pi * turns)
        radius = np.hypot(*X[t == c].T)
        assert_allclose([radius[0], radius[-1]], [0.1, 1.0])
    assert_allclose(X[t == 1], -X[t == 0])


@pytest.mark.parametrize("maker", [datasets.two_spirals, datasets.circle_in_ring])
def test_noise_has_the_size_asked_for(maker) -> None:  # type: ignore[no-untyped-def]
    clean, _ = maker(5000)
    noisy, _ = maker(5000, noise=0.05, rng=np.random.default_rng(1))
    again, _ = maker(5000, noise=0.05, rng=np.random.default_rng(1))
    assert_array_equal(noisy, again)
    assert_array_equal(noisy, maker(5000, noise=0.05, rng=1)[0])
    assert (noisy - clean).std() == pytest.approx(0.05, rel=0.03)
    with pytest.raises(ValueError, match="noise needs a seed or a generator"):
        maker(5, noise=0.05)
    with pytest.raises(ValueError, match="noise must be 0 or a positive number, got -1"):
        maker(5, noise=-1, rng=1)


@pytest.mark.parametrize(
    "maker", [datasets.two_curves, datasets.two_spirals, datasets.circle_in_ring]
)
def test_no_points_is_an_error(maker) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="n must be at least 1, got 0"):
        maker(0)
    with pytest.raises(TypeError, match=r"n must be a whole number, got 2\.5"):
        maker(2.5)


@pytest.mark.parametrize(("load", "lacking", "words"), [
    (datasets.load_mnist, "pooch", "load_mnist needs the package pooch: pip install pooch"),
])
def test_a_package_that_is_not_installed_is_named(
    load: Callable, lacking: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NNLIB_DATA", raising=False)
    for name in [name for name in sys.modules if name.partition(".")[0] == lacking]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, lacking, None)
    with pytest.raises(ImportError, match=words):
        load()
