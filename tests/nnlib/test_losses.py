"""Losses beside SciPy and central differences, at their edges, with wrong arguments."""

import copy
import pickle
import warnings
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import losses
from nnlib.gradients import numerical_gradient
from nnlib.layers import Dense, Sigmoid, Softmax
from nnlib.losses import Loss
from nnlib.network import Network
from tests.nnlib.exact import assert_exact, exactly, logistic

NAMES = ["mean_squared_error", "half_squared_error", "mean_absolute_error",
         "binary_cross_entropy", "sigmoid_cross_entropy", "cross_entropy", "softmax_cross_entropy"]
PROBABILITIES = {"binary_cross_entropy", "cross_entropy"}
ONE_HOT = {"cross_entropy", "softmax_cross_entropy"}


def functions(name: str) -> tuple[Callable, Callable]:
    loss = getattr(losses, name)
    return loss, loss.gradient


def test_these_are_all_the_losses() -> None:
    assert [name for name, value in vars(losses).items() if isinstance(value, Loss)] == NAMES


def batch(name: str, seed: int = 1, n: int = 5, k: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    outputs = rng.normal(size=(n, k))
    if name in PROBABILITIES:
        outputs = scipy.special.softmax(outputs, axis=1)
    if name in ONE_HOT:
        return outputs, np.eye(k)[rng.integers(0, k, n)]
    return outputs, rng.integers(0, 2, (n, k)).astype(float)


def reference(name: str, y: np.ndarray, t: np.ndarray) -> float:
    """The definition, one sample and one output at a time."""
    xlogy, xlog1py = scipy.special.xlogy, scipy.special.xlog1py
    if name == "sigmoid_cross_entropy":
        return reference("binary_cross_entropy", scipy.special.expit(y), t)
    if name == "softmax_cross_entropy":
        return reference("cross_entropy", scipy.special.softmax(y, axis=1), t)
    one = {
        "mean_squared_error": lambda y, t: (y - t) ** 2,
        "half_squared_error": lambda y, t: (y - t) ** 2 / 2,
        "mean_absolute_error": lambda y, t: abs(y - t),
        "binary_cross_entropy": lambda y, t: -xlogy(t, y) - xlog1py(1 - t, -y),
        "cross_entropy": lambda y, t: -xlogy(t, y),
    }[name]
    total = sum(one(y[i, k], t[i, k]) for i in range(len(y)) for k in range(y.shape[1]))
    mean_over_samples = name in {"half_squared_error", "cross_entropy"}
    return total / (len(y) if mean_over_samples else y.size)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_value_and_gradient(name: str, seed: int) -> None:
    (loss, gradient), (y, t) = functions(name), batch(name, seed)
    assert isinstance(loss(y, t), float)
    assert_allclose(loss(y, t), reference(name, y, t), rtol=1e-13)
    numerical = numerical_gradient(lambda y: loss.formula(y, t)[0], y, h=1e-6)
    assert_allclose(gradient(y, t), numerical, rtol=1e-6, atol=1e-9)
    value, both = loss.value_and_gradient(y, t)
    assert value == loss(y, t)
    assert_array_equal(both, gradient(y, t))


@pytest.mark.parametrize("name", NAMES)
@given(order=st.permutations(range(5)))
def test_order_of_samples_does_not_matter(name: str, order: list[int]) -> None:
    (loss, gradient), (y, t) = functions(name), batch(name)
    assert_allclose(loss(y[order], t[order]), loss(y, t), rtol=1e-13)
    assert_allclose(gradient(y[order], t[order]), gradient(y, t)[order], rtol=1e-13)


@pytest.mark.parametrize("name", NAMES)
def test_a_batch_is_the_mean_of_its_samples(name: str) -> None:
    (loss, gradient), (y, t) = functions(name), batch(name)
    assert_allclose(loss(y, t), np.mean([loss(a, b) for a, b in zip(y, t, strict=True)]))
    assert_allclose(gradient(y, t), [gradient(a, b) / 5 for a, b in zip(y, t, strict=True)])


@pytest.mark.parametrize("name", NAMES)
def test_zero_or_least_where_outputs_are_the_targets(name: str) -> None:
    loss, gradient = functions(name)
    _, t = batch(name)
    if name in PROBABILITIES or "cross" not in name:
        assert abs(loss(t, t)) < 1e-300
    if "squared" in name or "absolute" in name:
        assert_array_equal(gradient(t, t), 0)


@pytest.mark.parametrize("name", NAMES)
def test_float32_stays_float32(name: str) -> None:
    (_, gradient), (y, t) = functions(name), batch(name)
    assert gradient(y.astype(np.float32), t).dtype == np.float32
    assert gradient(y, t.astype(np.float32)).dtype == np.float64


def test_table_of_chapter_4() -> None:
    y, t = [0.4, 0.8, 1.0], [0.5, 0.7, 1.0]
    assert_allclose(3 * losses.mean_absolute_error(y, t), 0.2)
    assert_allclose(3 * losses.mean_squared_error(y, t), 0.02)
    assert_allclose(2 * losses.half_squared_error(y, t), 0.02)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_no_log_of_zero_and_no_overflow(dtype: type) -> None:
    t = np.array([[1.0, 0.0], [0.0, 1.0]], dtype)
    worst, best = 1 - t, t
    far = np.array([[-1000.0, 1000.0], [1000.0, -1000.0]], dtype)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in sorted(PROBABILITIES):
            loss, gradient = functions(name)
            assert 50 < loss(worst, t) < 1500
            assert np.isfinite(gradient(worst, t)).all()
            assert abs(loss(best, t)) < 1e-30
        for name, value in (("sigmoid_cross_entropy", 1000), ("softmax_cross_entropy", 2000)):
            loss, gradient = functions(name)
            assert loss(far, t) == value
            assert loss(-far, t) == 0
            assert_allclose(gradient(far, t) * far.size / (2 if value == 2000 else 1),
                            np.sign(far), atol=1e-12)


@given(a=arrays(np.float64, (3, 4), elements=st.floats(-300, 300)), shift=st.floats(-1e3, 1e3))
def test_softmax_cross_entropy_against_scipy_and_shifted(a: np.ndarray, shift: float) -> None:
    t = np.eye(4)[[0, 3, 1]]
    expected = -scipy.special.log_softmax(a, axis=1)[range(3), [0, 3, 1]].mean()
    assert_allclose(losses.softmax_cross_entropy(a, t), expected, rtol=1e-12, atol=1e-12)
    assert_allclose(losses.softmax_cross_entropy(a + shift, t), expected, rtol=1e-9, atol=1e-9)
    gradient = losses.softmax_cross_entropy.gradient(a, t)
    assert_allclose(gradient, (scipy.special.softmax(a, axis=1) - t) / 3, rtol=1e-11, atol=1e-15)
    assert_allclose(gradient.sum(axis=1), 0, atol=1e-15)


@given(a=arrays(np.float64, (2, 3), elements=st.floats(-300, 300)),
       t=arrays(np.float64, (2, 3), elements=st.floats(0, 1)))
def test_sigmoid_cross_entropy_against_scipy(a: np.ndarray, t: np.ndarray) -> None:
    expected = -(t * scipy.special.log_expit(a) + (1 - t) * scipy.special.log_expit(-a)).mean()
    assert_allclose(losses.sigmoid_cross_entropy(a, t), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("dtype", "limit"), [(np.float32, 80.0), (np.float64, 700.0)])
def test_sure_and_right_the_slope_is_not_lost(dtype: type, limit: float) -> None:
    """Where a probability rounds to 1, what it lacks is still there in loss and gradient."""
    logits = np.array([1.0, 17.0, limit / 2, limit], dtype)
    lacks = exactly(lambda a: logistic(-a), logits)
    loss = exactly(lambda a: -logistic(a).ln(), logits)
    for a, lack, value in zip(logits, lacks, loss, strict=True):
        found, gradient = losses.sigmoid_cross_entropy.value_and_gradient([a], [1.0])
        assert_exact(np.array([found], dtype), [value])
        assert_exact(gradient, [-lack])
        found, gradient = losses.softmax_cross_entropy.value_and_gradient([a, 0 * a], [1.0, 0.0])
        assert_exact(np.array([found], dtype), [value])
        assert_exact(gradient, [-lack, lack])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("logit", [14.0, 16.5, 17.0, 30.0, 36.7, 37.0, 90.0, 110.0, 750.0, 1e4])
@pytest.mark.parametrize("t", [0.0, 0.25, 1.0])
@pytest.mark.parametrize("n", [1, 1000])
def test_probabilities_that_have_rounded_to_0_or_1(
    dtype: type, logit: float, t: float, n: int
) -> None:
    """The slopes at the weights are those that the logits give, up to the digits of 1 - y."""
    X, tolerance = np.ones((n, 1), dtype), 0.5 if logit < 38 else 1e-6
    for weights, last, of_y, of_logits, targets in (
        ([[logit]], Sigmoid(), losses.binary_cross_entropy, losses.sigmoid_cross_entropy, [t]),
        ([[-logit]], Sigmoid(), losses.binary_cross_entropy, losses.sigmoid_cross_entropy, [t]),
        ([[logit, 0.0]], Softmax(), losses.cross_entropy, losses.softmax_cross_entropy, [t, 1 - t]),
    ):
        T = np.tile(np.asarray(targets, dtype), (n, 1))
        gradients = []
        for loss, layers in ((of_y, [last]), (of_logits, [])):
            network = Network([Dense.from_arrays(np.asarray(weights, dtype)), *layers])
            network.backward(loss.gradient(network.forward(X, training=True), T))
            gradients.append(network.gradients)
        assert_allclose(*gradients, rtol=tolerance, atol=1e-6)


def test_slopes_of_soft_targets_and_of_small_probabilities() -> None:
    soft = losses.softmax_cross_entropy.gradient([[40.0, 0.0, -1.0]], [[0.75, 0.25, 0.0]])
    assert_allclose(soft, [[0.25, -0.25, scipy.special.softmax([40.0, 0.0, -1.0])[2]]], rtol=1e-14)
    for dtype, most in ((np.float64, 1e308), (np.float32, 3e38)):
        far, row = np.array([most, -most], dtype), np.array([1.0, 0.0], dtype)
        assert losses.softmax_cross_entropy(far, row) == 0
        assert_array_equal(losses.softmax_cross_entropy.gradient(far, row[::-1]), [1, -1])
    value = losses.binary_cross_entropy([1e-20], [0.0])
    assert_allclose(value, 1e-20, rtol=1e-15)


def test_one_hot() -> None:
    assert_array_equal(losses.one_hot([1, 0, 2], 3), [[0, 1, 0], [1, 0, 0], [0, 0, 1]])
    assert losses.one_hot(np.array([1], np.uint8), 3, np.float32).dtype == np.float32
    assert losses.one_hot(2, 3).tolist() == [0, 0, 1]
    with pytest.raises(TypeError, match=r"dtype must be np.float32 or np.float64, got float16"):
        losses.one_hot([1], 3, np.float16)
    for labels, error in (([3], ValueError), ([-1], ValueError), ([0.0], TypeError),
                          ([True], TypeError), ([[1]], ValueError), ([[1], [1, 2]], ValueError)):
        with pytest.raises(error, match="labels must"):
            losses.one_hot(labels, 3)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", [0, 1])
def test_bad_arguments(name: str, which: int) -> None:
    function, (y, t) = functions(name)[which], batch(name)
    for outputs, targets, error, words in (
        (y, t[:, :1], ValueError, r"the shape of outputs, \(5, 3\), got \(5, 1\)"),
        (y, t[0], ValueError, "one_hot"),
        (y, np.array([0, 1, 2, 0, 1]), ValueError, "one_hot"),
        (y[..., None], t[..., None], ValueError, r"\(n, k\) or \(k,\), got \(5, 3, 1\)"),
        (0.5, 1.0, ValueError, r"\(n, k\) or \(k,\), got \(\)"),
        (np.where(y == y[1, 1], np.nan, y), t, ValueError, r"outputs .*NaN at index \(1, 1\)"),
        (np.where(y == y[1, 1], np.inf, y), t, ValueError, r"outputs .*infinity at index \(1, 1\)"),
        (y, np.where(t == 0, np.inf, t), ValueError, "targets must hold finite numbers"),
        (y.astype(np.float16), t, TypeError, "outputs must not be float16"),
        (y, t.astype(np.float16), TypeError, "targets must not be float16"),
        (y, t.astype(bool), TypeError, "targets must hold real numbers"),
    ):
        with pytest.raises(error, match=words):
            function(outputs, targets)


@pytest.mark.parametrize("name", ["binary_cross_entropy", "cross_entropy"])
def test_probabilities_must_be_probabilities(name: str) -> None:
    loss, _ = functions(name)
    with pytest.raises(ValueError, match=r"outputs must be between 0 and 1, got -0.5 .. 1.5"):
        loss([1.5, -0.5], [1.0, 0.0])


@pytest.mark.parametrize(
    "name", ["binary_cross_entropy", "sigmoid_cross_entropy", *sorted(ONE_HOT)]
)
def test_targets_must_be_probabilities(name: str) -> None:
    loss, _ = functions(name)
    with pytest.raises(ValueError, match="targets must be between 0 and 1"):
        loss([0.5, 0.5], [2.0, 0.0])


@pytest.mark.parametrize("name", sorted(ONE_HOT))
def test_rows_of_targets_sum_to_one(name: str) -> None:
    with pytest.raises(ValueError, match=r"each row of targets must sum to 1, got a sum of 2\.0"):
        functions(name)[0]([0.5, 0.5], [1.0, 1.0])


def test_rows_of_probabilities_sum_to_one() -> None:
    words = r"each row of outputs must sum to 1, got a sum of 2\.7: for logits there are losses"
    for function in functions("cross_entropy"):
        with pytest.raises(ValueError, match=words):
            function([0.9, 0.9, 0.9], [1.0, 0.0, 0.0])
    many = scipy.special.softmax(np.random.default_rng(1).normal(size=(3, 10_000)), axis=1)
    assert losses.cross_entropy(many.astype(np.float32), np.eye(10_000)[:3]) > 0


def test_a_loss_of_ones_own() -> None:
    @Loss
    def cube(y: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
        """The mean of cubes."""
        return np.mean((y - t) ** 3), 3 * (y - t) ** 2 / y.size

    assert cube([[3.0, 1.0]], [[1.0, 1.0]]) == 4.0
    assert_array_equal(cube.gradient([3.0, 1.0], [1.0, 1.0]), [6, 0])
    assert cube.gradient(np.ones((2, 2), np.float32), np.zeros((2, 2))).dtype == np.float32
    assert repr(cube) == cube.__name__ == "cube"
    assert cube.__doc__ == "The mean of cubes."
    assert repr(Loss(partial(cube.formula))) == "loss"
    assert Loss.of(cube) is cube
    assert Loss.of(cube.formula)([2.0], [1.0]) == 1.0


@pytest.mark.parametrize(("result", "error", "words"), [
    (lambda y, t: np.mean(y - t), TypeError, "loss must return a pair, its value and gradient"),
    (lambda y, t: y - t, TypeError, "loss must return a pair"),
    (lambda y, t: None, TypeError, "loss must return a pair, .* got None"),
    (lambda y, t: (y - t, y - t), TypeError, "value of a loss must be a number, got array"),
    (lambda y, t: (None, y - t), TypeError, "value of a loss must be a number, got None"),
    (lambda y, t: (0.0, y.astype(np.float16)), TypeError, "gradient must not be float16"),
    (lambda y, t: (0.0, 0.0), ValueError, r"shape of the outputs, \(1, 2\), got \(\)"),
    (lambda y, t: (0.0, y[:, :1]), ValueError, r"shape of the outputs, \(1, 2\), got \(1, 1\)"),
])
def test_a_loss_that_returns_the_wrong_thing(
    result: Callable, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Loss(result)([1.0, 2.0], [0.0, 0.0])


@pytest.mark.parametrize("wrong", [None, "mean_squared_error", Loss, 3.0])
def test_what_is_no_loss(wrong: object) -> None:
    with pytest.raises(TypeError, match="loss must be a loss such as mean_squared_error, got"):
        Loss.of(wrong)


def test_a_copy_and_a_pickle_are_the_loss_itself() -> None:
    for name in NAMES:
        loss = getattr(losses, name)
        assert copy.deepcopy(loss) is pickle.loads(pickle.dumps(loss)) is loss
