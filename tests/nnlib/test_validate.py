"""What is asked of numbers, sizes, seeds and functions, everywhere they come in."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import augment, datasets, initializers, losses, metrics, optimizers
from nnlib.gradients import check_gradients, heuristic_gradients
from nnlib.layers import (
    ELU,
    Activation,
    BatchNorm,
    Dense,
    Dropout,
    Identity,
    Layer,
    LeakyReLU,
    ReLU,
    Sigmoid,
    Softmax,
)
from nnlib.losses import Loss, one_hot
from nnlib.minimize import gradient_descent, newton_raphson
from nnlib.network import Network
from nnlib.training import evaluate, fit

X, T = np.random.default_rng(1).normal(size=(6, 3)), one_hot([0, 1, 1, 0, 1, 0], 2)
IMAGES = np.ones((2, 9))


def net(*layers: Layer) -> Network:
    return Network([Dense(3, 2, rng=1), *layers])


def train(**settings: Any) -> object:
    return fit(net(), X, T, **({"epochs": 1, "rng": 1} | settings))


@pytest.mark.parametrize("rng", ["a", -1, 1.5])
@pytest.mark.parametrize("use", [
    lambda rng: Dense(2, 3, rng=rng), lambda rng: Dropout(rng=rng), lambda rng: train(rng=rng),
    lambda rng: augment.shift(IMAGES, 1, rng), lambda rng: initializers.he_normal(rng, 2, 3),
    lambda rng: datasets.two_spirals(3, noise=0.1, rng=rng),
    lambda rng: datasets.circle_in_ring(3, noise=0.1, rng=rng),
])
def test_what_is_no_seed(use: Callable[[object], object], rng: object) -> None:
    with pytest.raises((TypeError, ValueError), match="rng must be a seed, 0 or above, or a gen"):
        use(rng)


@pytest.mark.parametrize("small", [np.uint8, np.int8])
def test_sizes_of_small_integers_do_not_overflow(small: type) -> None:
    for draw in (initializers.xavier_normal, initializers.xavier_uniform, initializers.he_normal,
                 initializers.he_uniform, initializers.normal):
        expected = draw(np.random.default_rng(1), 120, 100)
        assert_array_equal(draw(np.random.default_rng(1), small(120), small(100)), expected)
        layer = Dense(small(120), small(100), initializer=draw, rng=1)
        assert_array_equal(layer.weights, expected)
    assert Dense(784, small(10), rng=1).weights.shape == (784, 10)
    seen = []
    Dense(small(2), small(3), initializer=lambda rng, *sizes: seen.append(sizes) or np.ones((2, 3)))
    assert [type(size) for size in seen[0]] == [int, int]
    assert_array_equal(one_hot([1], small(100)), one_hot([1], 100))
    few, many = optimizers.cosine(1.0, small(100), small(120 - 60)), optimizers.cosine(1.0, 100, 60)
    assert [few(i) for i in range(110)] == [many(i) for i in range(110)]
    assert_array_equal(datasets.circle_in_ring(small(100))[0], datasets.circle_in_ring(100)[0])
    assert_array_equal(datasets.two_spirals(small(100))[1], datasets.two_spirals(100)[1])
    assert BatchNorm(small(100)).scale.shape == (100,)


@pytest.mark.parametrize("rule", [
    optimizers.AdaGrad, optimizers.RMSProp, optimizers.AdaDelta, optimizers.Adam, optimizers.Nadam])
def test_a_divisor_that_float32_rounds_to_0(rule: type[optimizers.Optimizer]) -> None:
    for eps in (1e-44, 1e-46, 1e-300):
        with pytest.raises(ValueError, match="eps must be at least 1e-30, got"):
            rule(eps=eps)
    w = np.ones(3, np.float32)
    for _ in range(3):
        rule(eps=1e-30).update(w, np.zeros(3, np.float32))
    assert_array_equal(w, 1)
    with pytest.raises(ValueError, match="eps must be at least 1e-30"):
        BatchNorm(3, eps=1e-46)


@pytest.mark.parametrize("rule", [
    optimizers.AdaGrad, optimizers.RMSProp, optimizers.AdaDelta, optimizers.Adam, optimizers.Nadam])
@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 1e20), (np.float64, 1e200)])
def test_squares_that_overflow_are_told(rule: type, dtype: type, size: float) -> None:
    words = rf"square of a gradient of .* too large for {np.dtype(dtype)} after 0 updates"
    with pytest.raises(FloatingPointError, match=words):
        rule().update(np.ones(2, dtype), np.array([1, -size], dtype))


@pytest.mark.parametrize(("make", "words"), [
    (lambda: optimizers.SGD(10**400), "learning_rate must be positive, got 1000"),
    (lambda: optimizers.constant("a"), "rate must be a number"),
    (lambda: optimizers.constant(np.nan), "rate must be positive"),
    (lambda: optimizers.step_decay("a", 2), "rate must be a number"),
    (lambda: optimizers.step_decay(1, 2, "x"), "factor must be a number"),
    (lambda: optimizers.cosine("a", 10), "rate must be a number"),
    (lambda: optimizers.cosine(1.0, 10, 2.5), "warmup must be a whole number"),
    (lambda: LeakyReLU("a"), "slope must be a number"),
    (lambda: LeakyReLU(np.nan), "slope must be finite"),
    (lambda: ELU(None), "alpha must be a number"),
    (lambda: Activation(None, None), "function must be one such as np.sin, got None"),
    (lambda: Activation(np.sin, 3), "derivative must be one such as np.cos, got 3"),
    (lambda: Dense(2, 3, dtype=np.longdouble), "dtype must be np.float32 or np.float64"),
    (lambda: one_hot([1], 2, np.longdouble), "dtype must be np.float32 or np.float64"),
    (lambda: initializers.normal(1, 2, 3, std=-1), "std must be 0 or a positive number, got -1"),
    (lambda: initializers.normal(1, 2, 3, std=np.nan), "std must be 0 or a positive number"),
    (lambda: initializers.he_uniform(1, 0, 3), "d_in must be at least 1, got 0"),
    (lambda: datasets.two_spirals(3, np.nan), "turns must be finite, got nan"),
    (lambda: datasets.two_spirals(3, 1j), "turns must be a number"),
    (lambda: datasets.two_spirals(3, "a"), "turns must be a number"),
    (lambda: augment.scale(IMAGES, 1000, 1), "scale must be at most 10, got 1000"),
    (lambda: augment.elastic(IMAGES.astype(np.float32), 1e300, 1), "elastic must be at most 1e"),
    (lambda: augment.shear(IMAGES.astype(np.float32), 1e300, 1), "shear must be at most 1e"),
    (lambda: Loss(lambda y, t: (0.0, y), outputs="Numbers"), "outputs and targets must each be"),
    (lambda: losses.mean_squared_error(np.ma.masked_array([1.0, 2.0], [True, False]), [1.0, 2.0]),
     "outputs must have no masked numbers"),
    (lambda: setattr(Dense(1, 1, dtype=np.float32), "bias", [1e300]), "bias must hold finite num"),
    (lambda: setattr(Dense(1, 1), "weights", [[np.inf]]), "weights must hold finite numbers"),
    (lambda: Dense.from_arrays([[np.inf]]), "weights must hold finite numbers"),
    (lambda: Network(None), "layers must be a list of layers, got None"),
    (lambda: evaluate(None, X, T), "network must be a Network, got None"),
    (lambda: check_gradients("a", X, T), "network must be a Network, got 'a'"),
    (lambda: heuristic_gradients(None, X, T), "network must be a Network, got None"),
    (lambda: train(metric=5), "metric, transform and callbacks must be functions, got 5"),
    (lambda: train(transform=5), "metric, transform and callbacks must be functions, got 5"),
    (lambda: train(on_update=5), "metric, transform and callbacks must be functions, got 5"),
    (lambda: train(on_epoch=5), "metric, transform and callbacks must be functions, got 5"),
    (lambda: train(metric=lambda y, t: np.nan), "value of the metric must be finite, got nan"),
    (lambda: train(metric=lambda y, t: None), "value of the metric must be a number, got None"),
    (lambda: train(optimizer=0), "optimizer must be an optimizer such as SGD"),
    (lambda: train(optimizer=[]), "optimizer must be an optimizer such as SGD"),
    (lambda: train(optimizer=False), "optimizer must be an optimizer such as SGD"),
    (lambda: train(lr=1), "^got an unexpected keyword argument 'lr'$"),
    (lambda: train(transform=lambda x, rng: x + np.inf), "transformed X must hold finite numbers"),
    (lambda: train(validation=([[np.nan] * 3], T[:1])), "validation X must hold numbers, got NaN"),
    (lambda: train(validation=(X[:, :2], T)), r"validation X must have the shape \(n, 3\)"),
    (lambda: train(validation=(X, 2 * T)), "validation data: targets must be between 0 and 1"),
    (lambda: gradient_descent(np.sign, 1.0, tolerance="a"), "tolerance must be a number"),
    (lambda: gradient_descent(np.sign, 1.0, tolerance=np.nan), "tolerance must be 0 or a positive"),
    (lambda: gradient_descent(np.sign, 1.0, optimizer="a"), "optimizer must be an optimizer"),
    (lambda: gradient_descent(np.sign, 1.0, optimizer=optimizers.SGD), "optimizer must be an opti"),
    (lambda: gradient_descent(None, 1.0), "gradient must be a function of a point, got None"),
    (lambda: newton_raphson(np.sign, None, 1.0), "hessian must be a function of a point, got None"),
])
def test_wrong_settings_are_told(make: Callable[[], object], words: str) -> None:
    with pytest.raises((TypeError, ValueError), match=words):
        make()


@pytest.mark.parametrize("gradient", [["1", "2"], [None, None], [1j, 1], np.array([object()] * 2)])
def test_gradients_are_numbers(gradient: object) -> None:
    network = Network([Dense(1, 2, rng=1)])
    network.forward([[1.0]], training=True)
    with pytest.raises(TypeError, match="gradient must hold real numbers"):
        network.backward([gradient])
    with pytest.raises(TypeError, match="gradients must hold real numbers"):
        optimizers.SGD().update(np.ones(2), gradient)


def test_parameters_that_cannot_be_written() -> None:
    w = np.ones(2)
    w.flags.writeable = False
    with pytest.raises(TypeError, match=r"parameters must .* be writeable"):
        optimizers.SGD().update(w, np.ones(2))


def test_weights_that_were_nan_before_training() -> None:
    network = net(BatchNorm(2))
    network.layers[1].running_variance[1] = np.nan
    with pytest.raises(ValueError, match=r"layer 1, running_variance, must hold numbers, got NaN"):
        fit(network, X, T)
    network.parameters[2] = np.inf
    for call in (fit, evaluate):
        with pytest.raises(ValueError, match=r"layer 0, weights, must hold finite .*\(1, 0\)"):
            call(network, X, T)


def test_a_running_average_that_overflows_ends_training() -> None:
    network = net(BatchNorm(2, rate=0.9))

    def spoil(network: Network, _: optimizers.Optimizer) -> None:
        network.layers[1].running_variance[0] = np.inf

    with pytest.raises(FloatingPointError, match="parameters became infinite or NaN"):
        fit(network, X, T, epochs=1, on_update=spoil)


def test_one_output_and_a_loss_for_classes() -> None:
    with pytest.raises(ValueError, match="softmax_cross_entropy of a single output is always 0"):
        fit(Network([Dense(3, 1)]), X, np.ones((6, 1)))


@pytest.mark.parametrize("layers", [
    [Softmax(), Identity()], [Sigmoid(), Dropout(0.1)], [Sigmoid(), Identity(), Identity()],
    [Activation(Sigmoid()._function, Sigmoid()._derivative)]], ids=repr)
def test_probabilities_hidden_before_a_loss_of_logits(layers: list[Layer]) -> None:
    with pytest.raises(ValueError, match=r"takes logits, but .* makes probabilities"):
        fit(net(*layers), X, T)


def test_the_first_layer_that_counts_its_inputs_decides() -> None:
    network = Network([ReLU(), Dropout(0.1), Dense(2, 1)])
    for call in (network.forward, partial(network.forward, training=True), network.layer_outputs):
        with pytest.raises(ValueError, match=r"X must have the shape \(n, 2\)"):
            call(X)
    with pytest.raises(ValueError, match=r"X must have the shape \(n, 2\)"):
        fit(network, X, T[:, :1], loss=losses.mean_squared_error)


def test_dropout_of_integers() -> None:
    out = Dropout(0.3, rng=1).forward(np.full((1000, 1), 7), training=True)
    assert_allclose(np.unique(out), [0, 10])
    assert metrics.accuracy([[1, 0]], [0]) == 1.0
