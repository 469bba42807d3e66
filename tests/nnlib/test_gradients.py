"""Gradient checks that pass, fail, and say where; the heuristic hidden error beside the exact."""

import copy

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import losses
from nnlib.gradients import (
    check_gradients,
    exact_hidden_error,
    heuristic_gradients,
    heuristic_hidden_error,
    numerical_gradient,
)
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
    Tanh,
)
from nnlib.network import Network

LOSSES = [losses.mean_squared_error, losses.half_squared_error, losses.mean_absolute_error,
          losses.sigmoid_cross_entropy, losses.softmax_cross_entropy]


def batch(n: int = 6) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    return rng.normal(size=(n, 4)), losses.one_hot(rng.integers(0, 3, n), 3)


@given(x=arrays(np.float64, (2, 3), elements=st.floats(-3, 3)))
def test_numerical_gradient_of_known_functions(x: np.ndarray) -> None:
    assert_allclose(numerical_gradient(lambda x: np.sin(x).sum(), x), np.cos(x), atol=1e-8)
    rosen = numerical_gradient(scipy.optimize.rosen, x[0])
    assert_allclose(rosen, scipy.optimize.rosen_der(x[0]), rtol=1e-6, atol=1e-4)


def test_numerical_gradient_of_one_variable_and_of_lists() -> None:
    assert_allclose(numerical_gradient(lambda x: x**2, 3), 6)
    assert isinstance(numerical_gradient(lambda x: x**2, 3), np.float64)
    assert_allclose(numerical_gradient(lambda x: x[0] * x[1], [2, 5]), [5, 2])


def test_numerical_gradient_leaves_its_point_alone_and_works_in_float64() -> None:
    x = np.ones(3, np.float32)
    gradient = numerical_gradient(lambda x: (x**2).sum(), x)
    assert gradient.dtype == np.float64
    assert_allclose(gradient, 2, rtol=1e-9)
    assert_array_equal(x, 1)


def test_numerical_gradient_wants_one_number() -> None:
    for f, x, error, words in (
        (lambda x: x**2, [1.0, 2.0], ValueError, r"f must return one number.*shape \(2,\)"),
        (lambda x: None, [1.0], TypeError, r"f\(x\) must hold real numbers"),  # return forgotten
        (lambda x: np.nan, [1.0], ValueError, r"f\(x\) must hold numbers, got NaN"),
        (lambda x: x, np.nan, ValueError, "x must hold numbers, got NaN"),
        (np.sum, np.ones(2, np.float16), TypeError, "x must not be float16"),
        (lambda x: np.float16(x), 1.0, TypeError, r"f\(x\) must not be float16"),
    ):
        with pytest.raises(error, match=words):
            numerical_gradient(f, x)
    with pytest.raises(ValueError, match="h must be positive, got 0"):
        numerical_gradient(np.sum, [1.0], h=0)
    with pytest.raises(ValueError, match=r"h = 1e-05 is lost beside x = 1e\+16"):
        numerical_gradient(np.sum, [1.0, 1e16])


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
@pytest.mark.parametrize("middle", [
    [Identity()], [Sigmoid()], [Tanh()], [ReLU()], [LeakyReLU(0.1)], [ELU(0.7)], [Softmax()],
    [BatchNorm(5)], [Dropout(0.4, rng=1)], [BatchNorm(5), Tanh(), Dropout(0.2, rng=1)],
], ids=repr)
def test_every_layer_with_every_loss(middle: list, loss: object) -> None:
    layers = [Dense(4, 5, rng=1), *copy.deepcopy(middle), Dense(5, 3, rng=2)]
    assert check_gradients(Network(layers), *batch(), loss) < 1e-6


@pytest.mark.parametrize("loss", [losses.cross_entropy, losses.binary_cross_entropy],
                         ids=lambda loss: loss.__name__)
def test_losses_of_probabilities(loss: object) -> None:
    last = Softmax() if loss is losses.cross_entropy else Sigmoid()
    assert check_gradients(Network([Dense(4, 3, rng=1), last]), *batch(), loss) < 1e-6


@pytest.mark.parametrize(("layer", "name", "index"), [
    (0, "weights", (2, 1)), (0, "bias", (3,)), (1, "scale", (4,)), (3, "weights", (0, 2)),
])
def test_a_wrong_gradient_is_named(layer: int, name: str, index: tuple[int, ...]) -> None:
    class Wrong(Network):
        def backward(self, gradient: np.ndarray) -> None:
            super().backward(gradient)
            self.layers[layer].gradients[name][index] += 0.01

    network = Wrong([Dense(4, 5, rng=1), BatchNorm(5), Tanh(), Dense(5, 3, rng=2)])
    place = f"layer {layer}, .* {name}\\[{', '.join(map(str, index))}\\]: backward gives"
    with pytest.raises(AssertionError, match=place):
        check_gradients(network, *batch())


XOR = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0],
                                                         [1.0, 0.0]]
KINK = "a thousandth away the two agree, so no layer is to blame: the loss has a kink here"


@pytest.mark.parametrize("bend", [ReLU(), LeakyReLU(0.1), ELU(0.7)], ids=repr)
def test_a_kink_is_no_fault_of_a_layer(bend: Layer) -> None:
    network = Network([Dense(2, 4, rng=1), bend, Dense(4, 2, rng=2)])  # 0, 0 meets a bias of 0
    with pytest.raises(AssertionError, match=rf"layer 0, Dense\(2, 4\), bias\[.*{KINK}"):
        check_gradients(network, *XOR)
    network.layers[0].bias = [0.1, -0.1, 0.2, -0.2]
    assert check_gradients(network, *XOR) < 1e-6


def test_kinks_in_both_directions_and_of_a_loss() -> None:
    deep = Network([Dense(2, 4, rng=1), ReLU(), Dense(4, 5, rng=2), ReLU(), Dense(5, 2, rng=3)])
    with pytest.raises(AssertionError, match=KINK):
        check_gradients(deep, *XOR)
    one = Network([Dense.from_arrays([[2.0]])])
    with pytest.raises(AssertionError, match=KINK):
        check_gradients(one, [[1.0]], [[2.0 + 1e-6]], losses.mean_absolute_error)


@pytest.mark.parametrize("h", [1e-2, 1e-3, 1e-4, 1e-6])
@pytest.mark.parametrize("seed", range(4))
def test_a_kink_is_told_whatever_h(h: float, seed: int) -> None:
    network = Network([Dense(2, 4, rng=seed), ReLU(), Dense(4, 1, rng=seed + 9)])
    with pytest.raises(AssertionError, match="no layer is to blame: the loss has a kink"):
        check_gradients(network, XOR[0], [[0.0], [1.0], [1.0], [0.0]], losses.mean_absolute_error,
                        h=h)


@pytest.mark.parametrize("scale", [1.0, 1e3, 1e-3])
def test_slopes_that_are_all_rounding_pass(scale: float) -> None:
    network = Network([Dense.from_arrays([[0.35 * scale]])])
    targets = np.array([[0.1], [0.6]]) * scale
    assert check_gradients(network, [[1.0], [1.0]], targets, losses.half_squared_error) < 1e-5


@pytest.mark.parametrize(("layers", "t", "loss"), [
    ([Dense.from_arrays([[500.0]]), Sigmoid()], [[0.0]], losses.binary_cross_entropy),
    ([Dense.from_arrays([[37.0]]), Sigmoid()], [[0.0]], losses.binary_cross_entropy),
    ([Dense.from_arrays([[30.0]]), Sigmoid()], [[0.0]], losses.binary_cross_entropy),
    ([Dense.from_arrays([[-750.0]]), Sigmoid()], [[1.0]], losses.binary_cross_entropy),
    ([Dense.from_arrays([[750.0, 0.0]]), Softmax()], [[0.0, 1.0]], losses.cross_entropy),
], ids=repr)
def test_probabilities_without_digits_blame_no_layer(
    layers: list[Layer], t: list[list[float]], loss: losses.Loss
) -> None:
    words = "no layer is to blame: .* or too few digits, as where a probability has rounded to 0"
    with pytest.raises(AssertionError, match=words):
        check_gradients(Network(layers), [[1.0]], t, loss)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize(("last", "loss"), [(Sigmoid, losses.binary_cross_entropy),
                                            (Softmax, losses.cross_entropy)])
def test_right_networks_are_not_blamed(last: type[Layer], loss: losses.Loss, seed: int) -> None:
    network = Network([Dense(4, 5, rng=seed), Tanh(), Dense(5, 3, rng=seed + 1), last()])
    network.parameters[:] *= 1 + seed
    try:
        largest = check_gradients(network, *batch(), loss)
    except AssertionError as error:
        largest = 0 if "no layer is to blame" in str(error) else np.inf
    assert largest < 1e-5


@pytest.mark.parametrize(("tolerance", "error"), [
    (np.nan, ValueError), (np.inf, ValueError), (0, ValueError), ("a", TypeError),
    (None, TypeError)])
def test_a_tolerance_that_lets_all_pass(tolerance: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="tolerance must be"):
        check_gradients(Network([Dense(4, 3)]), *batch(), tolerance=tolerance)


def test_a_wrong_layer_is_blamed_beside_a_kink() -> None:
    class Twice(ReLU):
        def backward(self, gradient: np.ndarray, to_inputs: bool = True) -> np.ndarray:
            return 2 * super().backward(gradient)

    network = Network([Dense(2, 4, rng=1), Twice(), Dense(4, 2, rng=2)])
    with pytest.raises(AssertionError, match=r"layer 0, .*central differences [-.\d]+$"):
        check_gradients(network, *XOR)


def test_nan_does_not_pass() -> None:
    class Wrong(Network):
        def backward(self, gradient: np.ndarray) -> None:
            super().backward(gradient)
            self.layers[0].gradients["bias"][0] = np.nan

    with pytest.raises(AssertionError, match=r"bias\[0\]: backward gives nan"):
        check_gradients(Wrong([Dense(4, 3, rng=1)]), *batch())


def test_the_check_leaves_the_network_alone() -> None:
    network = Network([Dense(4, 5, rng=1), BatchNorm(5), Dropout(0.5, rng=1), Dense(5, 3, rng=2)])
    twin = copy.deepcopy(network)
    check_gradients(network, *batch())
    for layer, other in zip(network.layers, twin.layers, strict=True):
        for name, array in layer.state().items():
            assert_array_equal(array, other.state()[name])
    assert network.layers[2].rng.random() == twin.layers[2].rng.random()


def test_what_the_check_refuses() -> None:
    with pytest.raises(TypeError, match="float64, got a network of float32"):
        check_gradients(Network([Dense(4, 3, dtype=np.float32)]), *batch())
    with pytest.raises(ValueError, match="T must have the shape"):
        check_gradients(Network([Dense(4, 3)]), batch()[0], batch()[1][:, :1])
    with pytest.raises(ValueError, match="each row of targets must sum to 1"):
        check_gradients(Network([Dense(4, 3)]), batch()[0], 2 * batch()[1] / 3)
    with pytest.raises(ValueError, match="outputs must be between 0 and 1"):
        check_gradients(Network([Dense(4, 3)]), *batch(), losses.cross_entropy)
    with pytest.raises(TypeError, match="loss must return a pair"):
        check_gradients(Network([Dense(4, 3)]), *batch(), lambda y, t: (y - t).mean())


def sigmoid_network() -> Network:
    return Network([Dense(4, 5, rng=1), Sigmoid(), Dense(5, 3, rng=2), Sigmoid()])


def test_exact_hidden_error_is_the_slope_and_the_heuristic_is_not() -> None:
    network, (X, T) = sigmoid_network(), batch(1)
    _, z, _, o = network.layer_outputs(X)
    tail = Network(network.layers[2:])
    slope = -numerical_gradient(lambda z: ((T - tail.forward(z)) ** 2).sum() / 2, z)
    weights = network.layers[2].weights
    assert_allclose(exact_hidden_error(weights, o, T), slope, rtol=1e-7)
    heuristic = heuristic_hidden_error(weights, o, T)
    assert_allclose(heuristic[0], weights @ (T - o)[0])
    assert np.abs(heuristic - slope).max() > np.abs(slope).max()
    assert_allclose(exact_hidden_error(weights, o[0], T[0]), slope[0], rtol=1e-7)


def test_heuristic_gradients_are_rashids_update() -> None:
    network, (X, T) = sigmoid_network(), batch(1)
    _, z, _, o = network.layer_outputs(X)
    x, z, o, t = X.T, z.T, o.T, T.T  # his columns
    w_ho = network.layers[2].weights.T
    output_errors = t - o
    hidden_errors = w_ho.T @ output_errors
    heuristic_gradients(network, X, T)
    assert_allclose(-network.layers[2].gradients["weights"].T,
                    (output_errors * o * (1 - o)) @ z.T, rtol=1e-12)
    assert_allclose(-network.layers[0].gradients["weights"].T,
                    (hidden_errors * z * (1 - z)) @ x.T, rtol=1e-12)


def test_heuristic_and_exact_agree_in_the_last_layer_only() -> None:
    network, (X, T) = sigmoid_network(), batch()
    y = network.forward(X, training=True)
    network.backward(losses.half_squared_error.gradient(y, T))
    exact = [network.layers[i].gradients["weights"].copy() for i in (0, 2)]
    heuristic_gradients(network, X, T)
    heuristic = [network.layers[i].gradients["weights"] for i in (0, 2)]
    assert_allclose(heuristic[1], exact[1], rtol=1e-12)
    assert np.abs(heuristic[0] - exact[0]).max() > np.abs(exact[0]).max()


def test_what_the_heuristic_refuses() -> None:
    X, T = batch()
    for layers in ([Dense(4, 3), Tanh()], [Dense(4, 3)], [Dense(4, 3), Sigmoid(), Dense(3, 3)]):
        with pytest.raises(ValueError, match="layers must be Dense, Sigmoid"):
            heuristic_gradients(Network(layers), X, T)
    with pytest.raises(ValueError, match="T must have the shape"):
        heuristic_gradients(sigmoid_network(), X, T[:, :1])
    for function in (exact_hidden_error, heuristic_hidden_error):
        with pytest.raises(TypeError, match="outputs must not be float16"):
            function(np.ones((5, 3)), np.ones(3, np.float16), np.ones(3))
        with pytest.raises(ValueError, match=r"got \(5, 3\), \(2,\) and \(3,\)"):
            function(np.ones((5, 3)), np.ones(2), np.ones(3))
