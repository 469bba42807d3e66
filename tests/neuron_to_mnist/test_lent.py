"""The functions that the course lends, against nnlib, SciPy and what PyTorch gave."""

import inspect
from pathlib import Path

import numpy as np
import pytest
import scipy.special

from neuron_to_mnist import lent
from neuron_to_mnist.lent import LIBRARY
from nnlib import activations, gradients, losses, metrics, minimize, optimizers
from nnlib.layers import Dense, ReLU, Sigmoid, Tanh
from nnlib.network import Network
from nnlib.training import fit
from tests.oracles import cases

RNG = np.random.default_rng(11)
RECORDED = np.load(Path(__file__).parents[1] / "oracles" / "reference.npz")
A = 3 * RNG.normal(size=(5, 4))
T = np.eye(4)[[0, 3, 1, 1, 2]]
LABELS = np.argmax(T, axis=1)
X = RNG.normal(size=(12, 3))


def close(came, expected):
    np.testing.assert_allclose(came, expected, rtol=1e-10, atol=1e-12)


def test_the_table_names_all_functions_in_their_order():
    public = [name for name, value in vars(lent).items()
              if inspect.getmodule(value) is lent and callable(value)
              and name not in ("Place", "Layers", "Loss")]
    assert public == list(LIBRARY)
    assert sorted(LIBRARY, key=LIBRARY.__getitem__) == list(LIBRARY)
    assert sum(place.reader for place in LIBRARY.values()) == 13
    assert {place.chapter for place in LIBRARY.values()} == set(range(1, 10))


def test_no_function_is_longer_than_a_screen():
    lengths = {name: len(inspect.getsource(getattr(lent, name)).splitlines()) for name in LIBRARY}
    assert max(lengths.values()) <= 45, lengths


# --- Chapters 1 to 3 -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_segment(seed):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=2), rng.normal()
    ends = lent.segment(w, b, (-1, 2))
    # By brute force: does the line come into the square at all?
    corners = np.array([[-1, -1], [-1, 2], [2, -1], [2, 2]]) @ w + b
    assert len(ends) == (2 if corners.min() < 0 < corners.max() else 0)
    if len(ends):
        close(ends @ w + b, 0)
        assert np.all(np.isclose(ends, -1) | np.isclose(ends, 2), axis=None) or (
            np.all(np.any(np.isclose(ends, -1) | np.isclose(ends, 2), axis=1)))
        assert np.all((ends > -1 - 1e-9) & (ends < 2 + 1e-9))
        assert not np.allclose(*ends)


@pytest.mark.parametrize(("w", "ends"), [([2, 0], [[0.5, 0], [0.5, 1]]),
                                         ([0, 2], [[0, 0.5], [1, 0.5]])])
def test_segment_upright_and_level(w, ends):
    close(lent.segment(np.array(w), -1.0, (0, 1)), ends)


def test_learn_ends_without_mistakes_where_a_line_exists():
    t = (X @ [1.0, -2.0, 0.5] + 0.3 > 0).astype(int)
    w, b, mistakes = lent.learn(X, t, 200)
    assert len(mistakes) == 200
    assert mistakes[-1] == 0
    assert np.array_equal((X @ w + b > 0).astype(int), t)


def test_sigmoid():
    with np.errstate(all="raise", under="ignore"):
        close(lent.sigmoid(1000 * A), scipy.special.expit(1000 * A))
        close(lent.sigmoid(A), activations.sigmoid(A))
    assert float(lent.sigmoid(-1.5)) == float(lent.sigmoid([-1.5])[0])


@pytest.mark.parametrize(("kind", "name"), [
    ("sigmoid", "sigmoid"), ("tanh", "tanh"), ("relu", "relu"), ("leaky", "leaky_relu"),
    ("elu", "elu"),
])
def test_activate(kind, name):
    z, slope = lent.activate(cases.X, kind)
    if kind not in ("leaky", "elu"):  # recorded with other settings
        close(z, RECORDED[name])
        close(slope, RECORDED[f"{name} derivative"])
    close(z, getattr(activations, name)(cases.X))
    np.testing.assert_allclose(slope, getattr(activations, f"{name}_derivative")(cases.X),
                               rtol=1e-8, atol=1e-12)


def test_activate_wants_a_known_kind():
    with pytest.raises(ValueError, match="as kind, got 'Relu'"):
        lent.activate(A, "Relu")


def test_ruler():
    def f(x):
        return np.sum(np.sin(x) * x**2)

    before = A.copy()
    close(lent.ruler(f, A, 0.3), gradients.numerical_gradient(f, A, 0.3))
    np.testing.assert_allclose(lent.ruler(f, A), np.cos(A) * A**2 + 2 * A * np.sin(A), rtol=1e-6)
    assert np.array_equal(A, before)


def test_first_weights():
    layers = lent.first_weights([400, 300, 10], 2.0, np.random.default_rng(1))
    assert [W.shape for W, _ in layers] == [(400, 300), (300, 10)]
    assert abs(layers[0][0].std() - 0.1) < 0.001
    assert all(not b.any() for _, b in layers)
    again = np.random.default_rng(1)
    close(layers[0][0], again.normal(0, 0.1, (400, 300)))


def networks(kind, sizes):
    """Return layers, and nnlib's network with the same weights."""
    layers = [(W, np.random.default_rng(2).normal(size=len(b)))
              for W, b in lent.first_weights(sizes, 1.0, np.random.default_rng(3))]
    between = {"relu": ReLU, "tanh": Tanh, "sigmoid": Sigmoid}[kind]
    stack = []
    for W, b in layers:
        stack += [Dense.from_arrays(W, b), between()]
    return layers, Network(stack[:-1])


@pytest.mark.parametrize("kind", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("sizes", [[3, 4], [3, 6, 4], [3, 5, 6, 2, 4]])
def test_forward_and_backward(kind, sizes):
    layers, network = networks(kind, sizes)
    targets = np.eye(4)[np.arange(12) % 4]
    Z = lent.forward(X, layers, kind)
    assert [stage.shape for stage in Z] == [(12, size) for size in sizes]
    close(Z[-1], network.forward(X))
    close(lent.forward(X[0], layers, kind)[-1], Z[-1][0])
    _, G = lent.softmax_cross_entropy(Z[-1], targets)
    slopes, deltas = lent.backward(Z, layers, kind, G)
    network.forward(X, training=True)
    network.backward(losses.softmax_cross_entropy.gradient(Z[-1], targets))
    dense = [layer for layer in network.layers if isinstance(layer, Dense)]
    for (dW, db), delta, layer in zip(slopes, deltas, dense, strict=True):
        close(dW, layer.gradients["weights"])
        close(db, layer.gradients["bias"])
        close(delta.sum(axis=0), db)


# --- Chapters 4 to 9 -----------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "loss", "targets", "recorded"), [
    ("squared", losses.half_squared_error, A[::-1], cases.ONE_HOT),
    ("sigmoid_cross_entropy", losses.sigmoid_cross_entropy, T, cases.SEVERAL_LABELS),
    ("softmax_cross_entropy", losses.softmax_cross_entropy, T, cases.ONE_HOT),
])
def test_losses(name, loss, targets, recorded):
    E, G = getattr(lent, name)(cases.LOGITS, recorded)
    close(E, RECORDED[loss.__name__])
    close(G, RECORDED[f"{loss.__name__} gradient"])
    for scale in (1, 300):
        E, G = getattr(lent, name)(scale * A, targets)
        assert type(E) is float
        close(E, loss(scale * A, targets))
        close(G, loss.gradient(scale * A, targets))


def test_log_softmax():
    with np.errstate(all="raise", under="ignore"):
        close(lent.log_softmax(1000 * A), scipy.special.log_softmax(1000 * A, axis=-1))
    close(lent.log_softmax(A[0]), scipy.special.log_softmax(A[0]))


def test_one_hot_and_prepare():
    close(lent.one_hot(LABELS, 4), losses.one_hot(LABELS, 4))
    images = RNG.integers(0, 256, (3, 4, 5), dtype=np.uint8)
    rows, targets = lent.prepare(images, [2, 0, 1], 4)
    close(rows, [image.ravel() / 255 for image in images])
    close(targets, np.eye(4)[[2, 0, 1]])
    assert lent.prepare(images[:0], [], 4)[0].shape == (0, 20)


def test_descend():
    def gradient(x):
        return np.array([2.0, 8.0]) * x - 1

    close(lent.descend(gradient, np.array([1.0, -1.0]), 0.1, 30, 0.05),
          minimize.gradient_descent(gradient, [1.0, -1.0], 0.1, 30, tolerance=0.05))


def test_batches():
    rows = lent.batches(10, 4, np.random.default_rng(5))
    close(np.concatenate(rows), np.random.default_rng(5).permutation(10))
    assert [len(each) for each in rows] == [4, 4, 2]


@pytest.mark.parametrize(("kind", "optimizer"), [
    ("sgd", optimizers.SGD(0.1)), ("momentum", optimizers.Momentum(0.1)),
    ("rmsprop", optimizers.RMSProp(0.1)), ("adam", optimizers.Adam(0.1)),
])
def test_optimizer(kind, optimizer):
    rule = lent.Optimizer(kind, 0.1)
    w = {"a": np.zeros(4), "b": np.ones(2)}
    theirs = {"a": np.zeros(4), "b": np.ones(2)}
    rules = {"a": optimizer, "b": type(optimizer)(0.1)}
    for row in A:
        for key, g in (("a", row), ("b", row[:2] ** 2)):
            w[key] = w[key] + rule.move(key, g)
            rules[key].update(theirs[key], g)
    for key in w:
        np.testing.assert_allclose(w[key], theirs[key], rtol=1e-6)


def test_optimizer_wants_a_known_kind():
    with pytest.raises(ValueError, match="as kind, got 'Adam'"):
        lent.Optimizer("Adam", 0.1)


def test_train():
    layers, network = networks("tanh", [3, 5, 4])
    targets = np.eye(4)[np.arange(12) % 4]
    history = lent.train(layers, X, targets, lent.softmax_cross_entropy,
                         lent.Optimizer("momentum", 0.1), "tanh", 5, 6, np.random.default_rng(8))
    theirs = fit(network, X, targets, loss=losses.softmax_cross_entropy,
                 optimizer=optimizers.Momentum(0.1), epochs=6, batch_size=5,
                 rng=np.random.default_rng(8))
    close(history, theirs.loss)
    dense = [layer for layer in network.layers if isinstance(layer, Dense)]
    for (W, b), layer in zip(layers, dense, strict=True):
        close(W, layer.parameters["weights"])
        close(b, layer.parameters["bias"])


def test_accuracy_and_confusion():
    assert lent.accuracy(A, LABELS) == metrics.accuracy(A, LABELS)
    counts, share = lent.confusion(A, LABELS, 4)
    close(counts, metrics.confusion_matrix(A, LABELS, 4))
    assert share == metrics.accuracy(A, LABELS)


def test_split():
    labels = np.arange(12)
    training, t, kept_back, t_kept = lent.split(X, labels, 5, np.random.default_rng(1))
    assert sorted([*t, *t_kept]) == list(labels)
    close(training, X[t])
    close(kept_back, X[t_kept])
    assert len(kept_back) == 5


def test_shifted():
    images = RNG.random((3, 4, 5))
    down, right = [1, 0, -4], [-2, 5, 1]
    for image, i, j, came in zip(images, down, right, lent.shifted(images, down, right),
                                 strict=True):
        wide = np.zeros((12, 15))
        wide[4 + i : 8 + i, 5 + j : 10 + j] = image
        close(came, wide[4:8, 5:10])
