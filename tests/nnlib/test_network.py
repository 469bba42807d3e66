"""Networks: the course's worked examples, shapes, shared memory, files, errors."""

import copy
import pickle
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib.layers import (
    ELU,
    Activation,
    BatchNorm,
    Dense,
    Dropout,
    Identity,
    LeakyReLU,
    ReLU,
    Sigmoid,
    Softmax,
    Step,
    Tanh,
)
from nnlib.losses import mean_squared_error
from nnlib.network import Network
from nnlib.training import fit

ONE = Sigmoid()


def small(dtype: type = np.float64) -> Network:
    return Network([Dense(3, 4, rng=1, dtype=dtype), Tanh(), Dense(4, 2, rng=2, dtype=dtype)])


def every_kind(dtype: type = np.float64) -> Network:
    return Network([
        Dense(3, 4, rng=1, dtype=dtype), BatchNorm(4, 0.2, 1e-3, dtype=dtype), ReLU(),
        Dense(4, 4, rng=2, dtype=dtype), LeakyReLU(0.2), Dropout(0.25, rng=3), ELU(0.5), Tanh(),
        Sigmoid(), Identity(), Dense(4, 2, rng=4, dtype=dtype), Softmax(),
    ])


def test_two_by_two() -> None:
    network = Network([Dense.from_arrays([[0.9, 0.2], [0.3, 0.8]]), Sigmoid()])
    sums, outputs = network.layer_outputs([1.0, 0.5])
    assert_allclose(sums, [1.05, 0.6], rtol=1e-15)
    assert_allclose(outputs, [0.740774899182154, 0.645656306225795], rtol=1e-15)


def test_three_layers_of_saito() -> None:
    network = Network([
        Dense.from_arrays([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [0.1, 0.2, 0.3]), Sigmoid(),
        Dense.from_arrays([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [0.1, 0.2]), Sigmoid(),
        Dense.from_arrays([[0.1, 0.3], [0.2, 0.4]], [0.1, 0.2]), Identity(),
    ])
    a1, z1, a2, z2, _, y = network.layer_outputs([1.0, 0.5])
    assert_allclose(a1, [0.3, 0.7, 1.1], rtol=1e-12)
    assert_allclose(z1, [0.57444252, 0.66818777, 0.75026011], atol=5e-9)
    assert_allclose(a2, [0.51615984, 1.21402696], atol=5e-9)
    assert_allclose(z2, [0.62624937, 0.77101070], atol=5e-9)
    assert_allclose(y, [0.31682708, 0.69627909], atol=5e-9)
    assert_array_equal(network.forward([1.0, 0.5]), y)


def test_three_by_three_of_rashid() -> None:
    w_ih = np.array([[0.9, 0.3, 0.4], [0.2, 0.8, 0.2], [0.1, 0.5, 0.6]])  # his W[k, j]
    w_ho = np.array([[0.3, 0.7, 0.5], [0.6, 0.5, 0.2], [0.8, 0.1, 0.9]])
    network = Network([Dense.from_arrays(w_ih.T), Sigmoid(), Dense.from_arrays(w_ho.T), Sigmoid()])
    sums, hidden, _, outputs = network.layer_outputs([0.9, 0.1, 0.8])
    assert_allclose(sums, [1.16, 0.42, 0.62], rtol=1e-12)
    assert_allclose(hidden, [0.7613, 0.6035, 0.6502], atol=5e-5)
    assert_allclose(outputs, [0.7263, 0.7086, 0.7781], atol=5e-5)


def test_layers_may_come_from_a_generator() -> None:
    assert Network(Dense(2, 2) for _ in range(3)).parameters.size == 18


def test_xor_with_two_layers_of_steps() -> None:
    network = Network([
        Dense.from_arrays([[1.0, -1.0], [1.0, -1.0]], [-0.5, 1.5]), Step(),
        Dense.from_arrays([[1.0], [1.0]], [-1.5]), Step(),
    ])
    assert_array_equal(network.forward([[0, 0], [0, 1], [1, 0], [1, 1]]), [[0], [1], [1], [0]])


@pytest.mark.parametrize(("sizes", "count"), [
    ([2, 2, 1], 9), ([784, 16, 16, 10], 13_002), ([784, 50, 100, 10], 45_360),
])
def test_counts_of_parameters(
    sizes: list[int], count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    network = Network([Dense(a, b) for a, b in pairwise(sizes)])
    assert network.parameters.size == count
    network.summary()
    assert capsys.readouterr().out.split()[-2:] == ["total", f"{count:,}"]


def test_a_hundred_images_at_once() -> None:
    network = Network([Dense(784, 50), Sigmoid(), Dense(50, 100), Sigmoid(), Dense(100, 10)])
    assert network.forward(np.zeros((100, 784))).shape == (100, 10)
    assert network.forward(np.zeros(784)).shape == (10,)
    assert network.predict(np.zeros((100, 784))).shape == (100,)


@given(X=arrays(np.float64, (5, 3), elements=st.floats(-100, 100)),
       order=st.permutations(range(5)))
def test_batch_equals_loop_in_any_order(X: np.ndarray, order: list[int]) -> None:
    network = every_kind()
    y = network.forward(X)
    assert_allclose(y, [network.forward(x) for x in X], rtol=1e-12)
    assert_allclose(network.forward(X[order]), y[order], rtol=1e-12)
    assert_array_equal(network.predict(X), y.argmax(axis=1))
    assert network.predict(X[0]) == y[0].argmax()


def test_linear_layers_collapse_to_one() -> None:
    first, second, X = Dense(3, 5, rng=1), Dense(5, 2, rng=2), np.eye(3)
    first.bias, second.bias = np.arange(5.0), np.arange(2.0)
    one = Dense.from_arrays(first.weights @ second.weights,
                            first.bias @ second.weights + second.bias)
    assert_allclose(Network([first, second]).forward(X), one.forward(X), rtol=1e-12)


def test_float32_inputs_meet_float64_parameters_and_the_reverse() -> None:
    X = np.ones((2, 3))
    assert small().forward(X.astype(np.float32)).dtype == np.float64
    assert small(np.float32).forward(X).dtype == np.float32
    assert small(np.float32).forward([[1, 2, 3]]).dtype == np.float32


def test_parameters_are_one_memory_with_the_layers() -> None:
    network = small()
    values = network.parameters
    assert_array_equal(values[:12].reshape(3, 4), network.layers[0].weights)
    values[0] = 42
    assert network.layers[0].weights[0, 0] == 42
    network.layers[2].bias = [7, 8]
    assert_array_equal(values[-2:], [7, 8])
    assert np.shares_memory(network.parameters, values)
    network.forward(np.ones((2, 3)), training=True)
    network.backward(np.ones((2, 2)))
    assert_array_equal(network.gradients[-2:], network.layers[2].gradients["bias"])
    assert_array_equal(network.gradients[-2:], [2, 2])


def test_the_memory_is_there_from_the_beginning_and_stays() -> None:
    network = small()
    weights, slopes = network.layers[0].weights, network.layers[0].gradients["weights"]
    network.parameters[:], network.gradients[:] = 5, 6
    assert_array_equal(weights, 5)
    assert_array_equal(slopes, 6)
    assert Network([Tanh()]).parameters.size == Network([Tanh()]).gradients.size == 0


def test_gradients_found_before_the_network_was_made_are_kept() -> None:
    layer = Dense.from_arrays([[2.0]])
    layer.forward(np.array([[3.0]]), training=True)
    layer.backward(np.array([[1.0]]))
    assert_array_equal(Network([layer]).gradients, [3, 1])


def test_a_row_of_layers_is_a_part_of_the_network() -> None:
    whole = Network([Dense(3, 4, rng=1), Tanh(), Dense(4, 4, rng=2), Tanh(), Dense(4, 2, rng=3)])
    head, middle, tail = (Network(whole.layers[i:j]) for i, j in ((0, 2), (2, 4), (4, 5)))
    X = np.ones((2, 3))
    assert_array_equal(head.forward(X), whole.layer_outputs(X)[1])
    for part, number in ((head, 1), (middle, 2), (tail, 3)):
        part.parameters[:] = number
        part.gradients[:] = -number
    counts = [16, 20, 10]
    assert_array_equal(whole.parameters, np.repeat([1, 2, 3], counts))
    assert_array_equal(whole.gradients, -whole.parameters)
    assert_array_equal(Network(middle.layers[:1]).parameters, np.full(20, 2))


def test_layers_may_move_into_another_network_and_the_first_says_so() -> None:
    body = Network([Dense(3, 4, rng=1), Tanh(), Dense(4, 2, rng=2)])
    X = np.ones((2, 3))
    before = body.layer_outputs(X)
    other = Network([*body.layers[:2], Dense(4, 5, rng=3)])
    assert_array_equal(other.layer_outputs(X)[1], before[1])
    assert_array_equal(body.forward(X), before[-1])
    for name in ("parameters", "gradients"):
        with pytest.raises(RuntimeError, match=r"moved into another.*copy\.deepcopy"):
            getattr(body, name)
    with pytest.raises(RuntimeError, match="moved into another"):
        fit(body, X, np.zeros((2, 2)), loss=mean_squared_error)
    other.parameters[:] = 0
    assert_array_equal(body.layers[0].weights, 0)
    third = Network([*copy.deepcopy(other.layers[:2]), Dense(4, 1, rng=4)])
    third.parameters[:] = 1
    assert_array_equal(other.parameters, 0)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda n: pickle.loads(pickle.dumps(n))],
                         ids=["deepcopy", "pickle"])
def test_a_copy_is_a_network_of_its_own(copied: object) -> None:
    network = small()
    before = network.parameters.copy()
    twin = copied(network)
    assert_array_equal(twin.parameters, before)
    twin.parameters[:] = 0
    assert_array_equal(twin.layers[0].weights, 0)
    assert_array_equal(network.parameters, before)
    for layer in (copy.copy(network.layers[2]), copied(network.layers[2])):
        assert_array_equal(Network([layer]).parameters, before[-10:])
    layer.weights = np.zeros((4, 2))
    assert_array_equal(network.parameters, before)
    layer = network.layers[0]
    layer.parameters["weights"] = np.zeros((3, 4))
    with pytest.raises(RuntimeError, match="a layer of this network has moved"):
        fit(network, np.ones((2, 3)), np.ones((2, 2)), loss=mean_squared_error)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_save_and_load(tmp_path: Path, dtype: type) -> None:
    network, X = every_kind(dtype), np.random.default_rng(1).normal(size=(6, 3))
    network.forward(X, training=True)  # moves the running averages
    network.save(tmp_path / "network.npz")
    loaded = Network.load(tmp_path / "network.npz")
    assert repr(loaded) == repr(network)
    assert loaded.dtype == dtype
    assert_array_equal(loaded.forward(X), network.forward(X))
    assert_array_equal(loaded.parameters, network.parameters)


def test_the_file_holds_plain_arrays(tmp_path: Path) -> None:
    small().save(tmp_path / "network.npz")
    with np.load(tmp_path / "network.npz", allow_pickle=False) as file:
        assert sorted(file) == ["0.bias", "0.weights", "2.bias", "2.weights", "layers"]
        assert all(file[name].dtype.kind in "fU" for name in file)


def test_sizes_that_numpy_counted_can_be_saved(tmp_path: Path) -> None:
    Network([Dense(np.int64(2), np.int64(3)), BatchNorm(np.int64(3), np.float32(0.5))]).save(
        tmp_path / "network.npz")
    assert Network.load(tmp_path / "network.npz").layers[1].rate == 0.5


def test_eleven_layers_do_not_mix_up_their_arrays(tmp_path: Path) -> None:
    network = Network([Dense(2, 2, rng=i) for i in range(11)])
    network.save(tmp_path / "network.npz")
    assert_array_equal(Network.load(tmp_path / "network.npz").parameters, network.parameters)


def test_what_could_not_be_loaded_is_not_saved(tmp_path: Path) -> None:
    class Dense3(Dense):
        pass

    path = tmp_path / "network.npz"
    small().save(path)
    before = path.read_bytes()
    own = type("Dense", (Dense,), {})
    odd, lost = Dropout(0.5), Dense(2, 3)
    odd.settings["rate"] = "half of them"
    lost.parameters["weights"][1, 2] = np.nan
    for layer, error, words in (
        (Activation(np.sin, np.cos), TypeError, "layer 1, Activation.*not of a kind in nnlib.lay"),
        (Dense3(2, 3), TypeError, r"layer 1, Dense3\(2, 3\), is not of a kind"),
        (own(2, 3), TypeError, r"layer 1, Dense\(2, 3\), is not of a kind"),
        (odd, TypeError, "rate must be a number, got 'half of them'"),
        (lost, ValueError, r"weights must hold numbers, got NaN at index \(1, 2\)"),
    ):
        with pytest.raises(error, match=words):
            Network([Dense(2, 2), layer]).save(path)
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, kept = tmp_path / "link.npz", tmp_path / "network.npz"
    path.symlink_to(kept)
    small().save(path)
    assert path.is_symlink()
    before = kept.read_bytes()

    def full_disk(path: Path, content: bytes) -> None:
        path.touch()
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        small().save(path)
    assert kept.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path, kept]


def test_settings_that_numpy_counted_can_be_saved(tmp_path: Path) -> None:
    layer = LeakyReLU(0.25)
    layer.settings["slope"] = np.float32(0.25)
    Network([Dense(2, 3), layer]).save(tmp_path / "network.npz")
    assert repr(Network.load(tmp_path / "network.npz").layers[1]) == "LeakyReLU(0.25)"


def test_load_refuses_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "network.npz"
    with pytest.raises(FileNotFoundError):
        Network.load(path)
    small().save(path)
    whole = path.read_bytes()
    wrong = [b"", b"PK\3\4", b"text", whole[: len(whole) // 2], pickle.dumps([1, 2])]
    for content in wrong:
        path.write_bytes(content)
        with pytest.raises(ValueError, match="not a network that"):
            Network.load(path)
    for arrays_ in (
        {"x": np.ones(2)},
        {"layers": np.array('[["Dense", {"d_in": 2, "d_out": 2}]]')},
        {"layers": np.array('[["Layer2", {}]]')},
        {"layers": np.array("[[")},
        {"layers": np.array('[["Dense", {"d_in": 2, "d_out": 2}]]'),
         "0.weights": np.ones((1, 2)), "0.bias": np.ones(2)},
        {"layers": np.array('[["Dense", {"d_in": 2, "d_out": 2}]]'),
         "0.weights": np.full((2, 2), np.nan), "0.bias": np.ones(2)},
        {"layers": np.array([{"a": 1}], dtype=object)},
    ):
        np.savez(path, **arrays_)
        with pytest.raises(ValueError, match="not a network that"):
            Network.load(path)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("layers.npy", b"no array")
    with pytest.raises(ValueError, match="not a network that"):
        Network.load(path)


@pytest.mark.parametrize(("layers", "error", "words"), [
    ([], ValueError, "at least one layer"),
    ([Dense(2, 3), "sigmoid"], TypeError, "layer 1 must be a layer such as .*'sigmoid'"),
    ([Sigmoid], TypeError, "layer 0 must be a layer"),
    ([Dense(2, 3), Sigmoid(), Dense(4, 1)], ValueError,
     r"layer 2: Dense\(4, 1\) expects 4 inputs, got 3"),
    ([Dense(2, 3), BatchNorm(2)], ValueError, r"layer 1: BatchNorm.* expects 2 inputs, got 3"),
    ([Dense(2, 3), Dense(3, 1, dtype=np.float32)], ValueError,
     "same dtype, got .*float32.*float64"),
    ([Dense(2, 2), ONE, Dense(2, 2), ONE], ValueError, "make a second one for its second place"),
    (Dense(2, 3), TypeError, r"layers must be a list of layers.*try \[Dense\(2, 3\)\]"),
])
def test_layers_must_fit(layers: list, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        Network(layers)


@pytest.mark.parametrize(("X", "error", "words"), [
    (np.ones((2, 4)), ValueError, r"X must have the shape \(n, 3\).*got \(2, 4\)"),
    (np.ones((2, 3, 1)), ValueError, r"got \(2, 3, 1\)"),
    (np.array([[1.0, np.nan, 0.0]]), ValueError, r"X must hold numbers, got NaN at index \(0, 1\)"),
    ([[0.0, 1.0, -np.inf]], ValueError,
     r"X must hold finite numbers, got an infinity at index \(0, 2\)"),
    ([[True, False, True]], TypeError, "X must hold real numbers.*bool"),
    (np.ones((2, 3), np.float16), TypeError, "X must not be float16"),
])
def test_bad_input_is_named(X: object, error: type, words: str) -> None:
    for training in (False, True):
        with pytest.raises(error, match=words):
            small().forward(X, training=training)


def test_training_wants_a_batch() -> None:
    with pytest.raises(ValueError, match=r"batch \(n, d_in\), got \(3,\): try X\[np.newaxis\]"):
        small().forward([1.0, 2.0, 3.0], training=True)


def test_backward_wants_the_shape_of_the_outputs() -> None:
    network = small(np.float32)
    with pytest.raises(ValueError, match=r"last forward\(X, training=True\), None, got \(2, 2\)"):
        network.backward(np.ones((2, 2)))
    network.forward(np.ones((2, 3)), training=True)
    with pytest.raises(ValueError, match=r"\(2, 2\), got \(2, 1\)"):
        network.backward(np.ones((2, 1)))
    with pytest.raises(TypeError, match="gradient must not be float16"):
        network.backward(np.ones((2, 2), np.float16))
    network.backward(np.ones((2, 2), np.float64))
    assert network.gradients.dtype == np.float32


def test_predict_wants_several_outputs() -> None:
    with pytest.raises(ValueError, match="several outputs"):
        Network([Dense(2, 1)]).predict([[1.0, 2.0]])
