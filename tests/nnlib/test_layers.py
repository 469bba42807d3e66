"""Layers by themselves: shapes, dtypes, memory, errors. Their numbers: see tests/oracles."""

import itertools
import pickle
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import activations, initializers
from nnlib.layers import (
    ELU,
    BatchNorm,
    Dense,
    Dropout,
    Identity,
    Layer,
    LeakyReLU,
    ReLU,
    Sigmoid,
    Softmax,
    Step,
    Tanh,
)
from tests.nnlib.exact import assert_exact, exactly, logistic, tanh

FUNCTIONS = {
    Step(): activations.step, Identity(): activations.identity, Sigmoid(): activations.sigmoid,
    Tanh(): activations.tanh, ReLU(): activations.relu, Softmax(): activations.softmax,
    LeakyReLU(0.2): partial(activations.leaky_relu, slope=0.2),
    ELU(0.5): partial(activations.elu, alpha=0.5),
}
WIDTH_3 = [Dense(3, 3, rng=1), BatchNorm(3), Dropout(0.5, rng=1), *FUNCTIONS]
batches = arrays(np.float64, (4, 3), elements=st.floats(-100, 100))


@pytest.mark.parametrize("layer", FUNCTIONS, ids=repr)
@given(X=batches)
def test_an_activation_layer_is_its_function(layer: Layer, X: np.ndarray) -> None:
    expected = FUNCTIONS[layer](X)
    assert_array_equal(layer.forward(X), expected)
    assert_array_equal(layer.forward(X, training=True), expected)


@pytest.mark.parametrize("layer", WIDTH_3, ids=repr)
@given(X=batches, order=st.permutations(range(4)))
def test_rows_do_not_know_of_each_other(layer: Layer, X: np.ndarray, order: list[int]) -> None:
    batch = layer.forward(X)
    loop = np.array([layer.forward(x) for x in X])
    assert_allclose(batch, loop, rtol=1e-13, atol=1e-13)
    assert_allclose(layer.forward(X[order]), batch[order], rtol=1e-13, atol=1e-13)


@given(X=batches)
def test_dense_is_the_sum_that_it_says(X: np.ndarray) -> None:
    layer = Dense(3, 2, rng=1)
    layer.bias = [0.5, -0.5]
    expected = [[sum(x[j] * layer.weights[j, k] for j in range(3)) + layer.bias[k]
                 for k in range(2)] for x in X]
    assert_allclose(layer.forward(X), expected, rtol=1e-12, atol=1e-12)
    assert_allclose(layer.forward(X, training=True), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("layer", [
    Dense(3, 3, rng=1, dtype=np.float32), BatchNorm(3, dtype=np.float32), Dropout(0.5, rng=1),
    BatchNorm(3, np.float64(0.1), np.float64(1e-5), dtype=np.float32), Dropout(np.float64(0.5)),
    LeakyReLU(np.float64(0.1)), ELU(np.float64(1.0)),
    *(layer for layer in FUNCTIONS if not isinstance(layer, Step)),
], ids=repr)
def test_float32_stays_float32_both_ways(layer: Layer) -> None:
    X = np.random.default_rng(1).normal(size=(4, 3)).astype(np.float32)
    assert layer.forward(X).dtype == np.float32
    assert layer.forward(X, training=True).dtype == np.float32
    assert layer.backward(np.ones((4, 3), np.float32)).dtype == np.float32
    assert all(array.dtype == np.float32 for array in layer.gradients.values())
    assert all(array.dtype == np.float32 for array in layer.state().values())


def test_the_parameters_decide_the_dtype() -> None:
    X = np.ones((2, 3))
    assert Dense(3, 2, dtype=np.float32).forward(X).dtype == np.float32
    assert Dense(3, 2).forward(X.astype(np.float32)).dtype == np.float64
    assert Dense.from_arrays(np.ones((3, 2), np.float32), [1, 2]).bias.dtype == np.float32


def test_same_seed_same_weights_in_either_dtype() -> None:
    double, single = Dense(5, 4, rng=3), Dense(5, 4, rng=3, dtype=np.float32)
    assert_array_equal(double.weights, Dense(5, 4, rng=np.random.default_rng(3)).weights)
    assert_array_equal(double.weights.astype(np.float32), single.weights)


@pytest.mark.parametrize("layer", WIDTH_3, ids=repr)
def test_every_pass_gives_arrays_of_its_own(layer: Layer) -> None:
    X, gradient = np.random.default_rng(1).normal(size=(2, 4, 3))
    given = X.copy(), gradient.copy()
    y, back = layer.forward(X, training=True), layer.backward(gradient)
    then = y.copy(), back.copy()
    later = layer.forward(X + 1, training=True), layer.backward(gradient * 2)
    for now, before in zip((X, gradient, y, back), given + then, strict=True):
        assert_array_equal(now, before)
    for first, second in itertools.combinations((X, gradient, y, back, *later), 2):
        assert not np.shares_memory(first, second)


def test_a_smaller_batch_after_a_larger_one() -> None:
    layers = [Dense(3, 2, rng=1), ReLU(), BatchNorm(2)]
    for n in (5, 3, 7):
        X = np.random.default_rng(n).normal(size=(n, 3))
        expected = np.maximum(X @ layers[0].weights, 0)
        for layer in layers:
            X = layer.forward(X, training=True)
        assert X.shape == (n, 2)
        assert_allclose(X, (expected - expected.mean(0)) / np.sqrt(expected.var(0) + 1e-5),
                        rtol=1e-10, atol=1e-12)


def test_assigning_copies_into_the_same_memory() -> None:
    layer, values = Dense(2, 2), np.ones((2, 2))
    memory = layer.weights
    layer.weights = values
    values[:] = 5
    assert_array_equal(memory, np.ones((2, 2)))
    for wrong in (np.ones(2), np.ones((2, 1)), 1.0):
        with pytest.raises(ValueError, match=r"weights must have the shape \(2, 2\), got"):
            layer.weights = wrong


def test_from_arrays_copies() -> None:
    weights, bias = np.ones((2, 1)), np.ones(1)
    layer = Dense.from_arrays(weights, bias)
    layer.weights += 1
    layer.bias += 1
    assert_array_equal(weights, 1)
    assert_array_equal(bias, 1)


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda: Dense(0, 2), ValueError, "d_in must be at least 1, got 0"),
    (lambda: Dense(2, 2.0), TypeError, "d_out must be a whole number, got 2.0"),
    (lambda: Dense(True, 2), TypeError, "d_in must be a whole number, got True"),
    (lambda: Dense(2, 2, initializer=lambda *_: np.ones((2, 3))), ValueError, "initializer must"),
    (lambda: Dense.from_arrays([1.0, 2.0]), ValueError, r"weights .* shape \(d_in, d_out"),
    (lambda: Dense.from_arrays(np.empty((0, 2))), ValueError, "weights must have the shape"),
    (lambda: Dense.from_arrays([[1.0]], [1.0, 2.0]), ValueError, r"bias .*\(1,\), got \(2,\)"),
    (lambda: Dense.from_arrays([[np.nan]]), ValueError, "weights must hold numbers, got NaN"),
    (lambda: Dropout(1.0), ValueError, "rate must be at least 0 and below 1, got 1.0"),
    (lambda: BatchNorm(0), ValueError, "d must be at least 1"),
    (lambda: BatchNorm(2, rate=3), ValueError, "rate must be at least 0 and below 1, got 3"),
    (lambda: BatchNorm(2, eps=0), ValueError, "eps must be positive, got 0"),
    (lambda: BatchNorm(2, dtype=int), TypeError, "dtype must be np.float32 or np.float64, got int"),
    (lambda: Dense(2, 2, dtype=int), TypeError, "dtype must be np.float32 or np.float64, got int"),
    (lambda: BatchNorm(2, dtype=np.float16), TypeError, "np.float32 or np.float64, got float16"),
    (lambda: Dense(2, 2, dtype="float16"), TypeError, "np.float32 or np.float64, got float16"),
    (lambda: Dense.from_arrays(np.ones((2, 2), np.float16)), TypeError, "must not be float16"),
    (lambda: Layer({}, scale=np.ones(2, np.float16)), TypeError, "float64, got float16"),
    (lambda: Dense(2, 2, initializer="he"), TypeError, "initializer must be one such as he_normal"),
    (lambda: Dropout("0.5"), TypeError, "rate must be a number, got '0.5'"),
])
def test_bad_settings(make: object, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        make()


@pytest.mark.parametrize("layer", [Dense(3, 2), BatchNorm(3)], ids=repr)
@pytest.mark.parametrize(("bad", "error", "words"), [
    (np.ones((4, 2)), ValueError, r"inputs must have the shape \(n, 3\).*got \(4, 2\)"),
    (np.ones((1, 4, 3)), ValueError, r"got \(1, 4, 3\)"),
    (1.0, ValueError, r"got \(\)"),
    ([[1.0, 2.0, np.nan]], ValueError, r"NaN at index \(0, 2\)"),
    ([["a", "b", "c"]], TypeError, "real numbers"),
])
def test_bad_inputs(layer: Layer, bad: object, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        layer.forward(bad)


@pytest.mark.parametrize("layer", WIDTH_3, ids=repr)
@pytest.mark.parametrize("training", [False, True])
def test_float16_is_refused(layer: Layer, training: bool) -> None:
    with pytest.raises(TypeError, match=r"must not be float16.*astype\(np.float32\)"):
        layer.forward(np.ones((4, 3), np.float16), training=training)


@pytest.mark.parametrize("layer", [Sigmoid(), Tanh()], ids=repr)
@pytest.mark.parametrize(("dtype", "limit"), [(np.float32, 40.0), (np.float64, 350.0)])
def test_a_saturated_layer_keeps_its_slope(layer: Layer, dtype: type, limit: float) -> None:
    x = np.array([[-limit, -9.010914, -1.0, 0.0, 0.5, 9.010914, limit]], dtype)
    slope = {
        "Sigmoid()": lambda x: logistic(x) * logistic(-x), "Tanh()": lambda x: 1 - tanh(x) ** 2,
    }[repr(layer)]
    layer.forward(x, training=True)
    assert_exact(layer.backward(np.ones_like(x))[0], exactly(slope, x[0]))


def test_a_sure_softmax_layer_keeps_its_slopes() -> None:
    layer, rest = Softmax(), np.exp(-40.0)
    layer.forward(np.array([[40.0, 0.0]]), training=True)
    assert_allclose(layer.backward(np.array([[3.0, 1.0]])), [[2 * rest, -2 * rest]], rtol=1e-14)


@pytest.mark.parametrize("layer", [Dense(3, 3), BatchNorm(3), Dropout(), Softmax(), ReLU(), Tanh()],
                         ids=repr)
def test_backward_wants_a_training_pass_first(layer: Layer) -> None:
    layer.forward(np.ones((2, 3)))
    with pytest.raises(RuntimeError, match=r"forward\(X, training=True\)"):
        layer.backward(np.ones((2, 3)))


def test_step_sends_nothing_back() -> None:
    layer = Step()
    layer.forward(np.array([[1.0, -1.0]]), training=True)
    assert_array_equal(layer.backward(np.ones((1, 2))), 0)


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    layer, X = Dropout(0.3, rng=1), np.ones((200, 500))
    y = layer.forward(X, training=True)
    dropped = (y == 0).mean()
    assert abs(dropped - 0.3) < 5 * np.sqrt(0.3 * 0.7 / X.size)
    assert_allclose(y[y != 0], 1 / 0.7)
    assert_array_equal(layer.backward(X), y)
    assert_array_equal(layer.forward(X), X)


def test_dropout_at_rate_0_changes_nothing() -> None:
    X = np.arange(6.0).reshape(2, 3)
    assert_array_equal(Dropout(0.0).forward(X, training=True), X)


def test_batch_norm_in_training_and_inference() -> None:
    X = np.random.default_rng(1).normal(3, 2, (1000, 2))
    layer = BatchNorm(2)
    y = layer.forward(X, training=True)
    assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    assert_allclose(y.var(axis=0), 1, rtol=1e-4)
    for _ in range(200):
        layer.forward(X, training=True)
    assert_allclose(layer.running_mean, X.mean(axis=0), rtol=1e-8)
    assert_allclose(layer.running_variance, X.var(axis=0, ddof=1), rtol=1e-8)
    before = layer.running_mean.copy()
    assert_allclose(layer.forward(X[:3]), layer.forward(X)[:3])
    assert_array_equal(layer.running_mean, before)


def test_batch_norm_wants_two_samples() -> None:
    with pytest.raises(ValueError, match="at least 2 samples"):
        BatchNorm(2).forward(np.ones((1, 2)), training=True)


def test_a_constant_column_is_no_trouble_for_batch_norm() -> None:
    assert_array_equal(BatchNorm(1).forward(np.ones((4, 1)), training=True), 0)


@pytest.mark.parametrize(("initializer", "variance", "limit"), [
    (initializers.zeros, 0, 0),
    (initializers.normal, 1e-4, np.inf),
    (partial(initializers.normal, std=1.0), 1, np.inf),
    (initializers.xavier_normal, 2 / 1000, np.inf),
    (initializers.xavier_uniform, 2 / 1000, np.sqrt(6 / 1000)),
    (initializers.he_normal, 2 / 600, np.inf),
    (initializers.he_uniform, 2 / 600, np.sqrt(6 / 600)),
])
def test_initializers_have_the_variance_of_their_papers(
    initializer: object, variance: float, limit: float
) -> None:
    weights = Dense(600, 400, initializer=initializer, rng=1).weights
    assert_allclose(weights.var(), variance, rtol=0.02)
    assert abs(weights.mean()) < 5 * np.sqrt(variance / weights.size) + 1e-300
    assert np.abs(weights).max() <= limit


@pytest.mark.parametrize("layer", [Dense(3, 2, rng=1), LeakyReLU(0.3), Dropout(0.2), BatchNorm(4)],
                         ids=repr)
def test_layers_survive_pickling(layer: Layer) -> None:
    twin = pickle.loads(pickle.dumps(layer))
    assert repr(twin) == repr(layer)
    for name, array in layer.state().items():
        assert_array_equal(twin.state()[name], array)
