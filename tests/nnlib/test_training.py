"""The training loop: batches, reproducibility, stopping, callbacks, errors."""

import copy
import inspect
import itertools
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import losses
from nnlib.datasets import load_digits
from nnlib.gradients import check_gradients
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
from nnlib.metrics import accuracy
from nnlib.network import Network
from nnlib.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    Momentum,
    Nadam,
    Nesterov,
    Optimizer,
    RMSProp,
)
from nnlib.training import History, evaluate, fit, fit_in_steps


def data(n: int = 90, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Three clouds of points, and their one-hot classes."""
    rng = np.random.default_rng(seed)
    labels = np.arange(n) % 3
    centers = np.array([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])
    return centers[labels] + rng.normal(0, 0.4, (n, 2)), losses.one_hot(labels, 3)


def network(dtype: type = np.float64) -> Network:
    return Network([
        Dense(2, 8, rng=1, dtype=dtype), BatchNorm(8, dtype=dtype), ReLU(), Dropout(0.1, rng=2),
        Dense(8, 3, rng=3, dtype=dtype),
    ])


def plain() -> Network:
    return Network([Dense(2, 4, rng=1), Tanh(), Dense(4, 3, rng=2)])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_it_learns_and_says_so(dtype: type) -> None:
    X, T = data()
    net = network(dtype)
    history = fit(net, X, T, optimizer=Adam(0.01), epochs=40, batch_size=16, rng=1,
                  validation=data(seed=2), metric=accuracy)
    assert history.stopped == "finished"
    for values in (history.loss, history.metric, history.validation_loss,
                   history.validation_metric):
        assert len(values) == 40
        assert all(isinstance(value, float) for value in values)
    assert history.loss[-1] < 0.2 * history.loss[0]
    assert history.validation_metric[-1] > 0.98
    assert accuracy(net.forward(data(seed=3)[0]), data(seed=3)[1]) > 0.98
    assert net.parameters.dtype == dtype


LAST = {"probabilities": [Sigmoid()], "distributions": [Softmax()]}
LOSSES = [losses.mean_squared_error, losses.half_squared_error, losses.mean_absolute_error,
          losses.binary_cross_entropy, losses.sigmoid_cross_entropy, losses.cross_entropy,
          losses.softmax_cross_entropy]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
@pytest.mark.parametrize("rule", [SGD, Momentum, Nesterov, AdaGrad, RMSProp, AdaDelta, Adam, Nadam])
def test_float32_is_never_up_cast(rule: type[Optimizer], loss: Callable) -> None:
    dtypes = set()

    def watched(layer: Layer) -> Layer:
        forward, backward = layer.forward, layer.backward

        def look_forward(inputs: np.ndarray, training: bool = False) -> np.ndarray:
            outputs = forward(inputs, training)
            dtypes.update((inputs.dtype, outputs.dtype))
            return outputs

        def look_backward(gradient: np.ndarray, to_inputs: bool = True) -> np.ndarray:
            result = backward(gradient, to_inputs)
            dtypes.update((gradient.dtype, result.dtype))
            return result

        layer.forward, layer.backward = look_forward, look_backward
        return layer

    f32 = {"dtype": np.float32}
    net = Network([watched(layer) for layer in (
        Dense(2, 5, rng=1, **f32), BatchNorm(5, **f32), ReLU(), Dense(5, 4, rng=2, **f32),
        LeakyReLU(), ELU(), Dropout(0.2, rng=1), Identity(), Tanh(), Dense(4, 4, rng=3, **f32),
        Sigmoid(), Softmax(), Dense(4, 3, rng=4, **f32), *LAST.get(loss.outputs, ()),
    )])
    optimizer = rule(lambda iteration: np.float64(0.01))
    X, T = data(20)
    fit(net, X.astype(np.float32), T.astype(np.float32), loss=loss, optimizer=optimizer, epochs=2,
        batch_size=8, rng=1, validation=(X, T), metric=accuracy)
    arrays = [net.parameters, net.gradients, *optimizer._state,
              *(array for layer in net.layers for array in layer.state().values())]
    assert dtypes | {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_same_seed_same_bits() -> None:
    results = []
    for seed in (7, 7, 8):
        net = network()
        history = fit(net, *data(), epochs=3, batch_size=16, rng=seed, validation=data(seed=2))
        results.append((net.parameters.tobytes(), history))
    assert results[0] == results[1]
    assert results[0][0] != results[2][0]


def test_a_generator_may_be_given_and_goes_on() -> None:
    nets = [plain(), plain()]
    rng = np.random.default_rng(7)
    for _ in range(2):
        fit(nets[0], *data(), epochs=1, optimizer=SGD(0.1), rng=rng)
    fit(nets[1], *data(), epochs=2, optimizer=SGD(0.1), rng=7)
    assert_array_equal(nets[0].parameters, nets[1].parameters)


@pytest.mark.parametrize(("batch_size", "sizes"), [
    (None, [10]), (10, [10]), (100, [10]), (1, [1] * 10), (4, [4, 4, 2]),
])
def test_every_sample_once_an_epoch(batch_size: int | None, sizes: list[int]) -> None:
    X, T = data(10)
    seen: list[np.ndarray] = []

    def look(batch: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        seen.append(batch.copy())
        return batch

    net = plain()
    fit(net, X, T, epochs=2, batch_size=batch_size, rng=1, transform=look, optimizer=SGD(0.1))
    assert [len(batch) for batch in seen] == 2 * sizes
    epochs = np.split(np.concatenate(seen), 2)
    for epoch in epochs:
        assert_array_equal(np.sort(epoch, axis=0), np.sort(X, axis=0))
    if len(sizes) > 1:
        assert (epochs[0] != epochs[1]).any()
        assert (epochs[0] != X).any()


def test_samples_keep_their_targets() -> None:
    X = np.arange(12.0).reshape(6, 2)
    T = X[:, :1] * 10
    pairs = []

    def loss(y: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
        pairs.append((net.layers[0]._kept[0].copy(), t.copy()))
        return 0.0, np.zeros_like(y)

    net = Network([Dense(2, 1)])
    fit(net, X, T, loss=loss, epochs=3, batch_size=4, rng=1)
    for inputs, targets in pairs:
        assert_array_equal(inputs[:, :1] * 10, targets)


def test_full_batch_is_the_loop_written_out() -> None:
    X, T = data()
    net, twin, optimizer = plain(), plain(), Momentum(0.1)
    history = fit(net, X, T, optimizer=Momentum(0.1), epochs=5, batch_size=None)
    for loss in history.loss:
        y = twin.forward(X, training=True)
        assert_allclose(loss, losses.softmax_cross_entropy(y, T), rtol=1e-14)
        twin.backward(losses.softmax_cross_entropy.gradient(y, T))
        optimizer.update(twin.parameters, twin.gradients)
    assert_allclose(net.parameters, twin.parameters, rtol=1e-13)


def test_loss_of_an_epoch_weighs_a_small_last_batch_less() -> None:
    X, T = data(10)
    net = plain()
    history = fit(net, X, T, optimizer=SGD(1e-300), epochs=1, batch_size=4, rng=1, metric=accuracy)
    assert_allclose(history.loss[0], losses.softmax_cross_entropy(net.forward(X), T))
    assert_allclose(history.metric[0], accuracy(net.forward(X), T))


def test_evaluate_in_pieces_is_evaluate_at_once() -> None:
    X, T = data(3000)
    net = network()
    value, share = evaluate(net, X, T, metric=accuracy)
    assert_allclose(value, losses.softmax_cross_entropy(net.forward(X), T), rtol=1e-12)
    assert share == accuracy(net.predict(X), T)
    assert evaluate(net, X, T, loss=losses.softmax_cross_entropy)[1] is None


@pytest.mark.parametrize("name", ["mean_squared_error", "half_squared_error",
                                  "mean_absolute_error", "sigmoid_cross_entropy"])
def test_other_losses(name: str) -> None:
    history = fit(plain(), *data(), loss=getattr(losses, name), epochs=20, rng=1,
                  optimizer=Adam(0.01))
    assert history.loss[-1] < 0.7 * history.loss[0]


def rising_validation(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """Targets that training leads away from: wrong classes."""
    X, T = data(30, seed=5)
    return X, np.roll(T, 1, axis=1)


def test_early_stopping_puts_the_best_weights_back() -> None:
    net = plain()
    after: list[np.ndarray] = []
    history = fit(net, *data(), optimizer=SGD(0.1), epochs=50, rng=1, patience=3,
                  validation=rising_validation(net),
                  on_epoch=lambda net, _: after.append(net.parameters.copy()))
    assert history.stopped == "early"
    assert len(history.loss) == history.best_epoch + 4 < 50
    assert history.best_epoch == int(np.argmin(history.validation_loss))
    assert_array_equal(net.parameters, after[history.best_epoch])


def test_patience_that_is_not_needed_still_keeps_the_best() -> None:
    net = network()
    history = fit(net, *data(), epochs=3, rng=1, patience=50, validation=rising_validation(net))
    assert history.stopped == "finished"
    value, _ = evaluate(net, *rising_validation(net))
    assert_allclose(value, min(history.validation_loss), rtol=1e-12)


def test_without_patience_the_last_weights_stay() -> None:
    net = network()
    history = fit(net, *data(), epochs=5, rng=1, validation=rising_validation(net))
    assert history.best_epoch < 4
    value, _ = evaluate(net, *rising_validation(net))
    assert_allclose(value, history.validation_loss[-1], rtol=1e-12)


def test_ctrl_c_puts_the_best_weights_back_and_returns() -> None:
    net = network()
    updates, after = itertools.count(1), []

    def press(*_: object) -> None:
        if next(updates) == 14:  # 6 an epoch: in the middle of the third
            raise KeyboardInterrupt

    history = fit(net, *data(), epochs=10, batch_size=16, rng=1, on_update=press,
                  validation=rising_validation(net),
                  on_epoch=lambda net, _: after.append(net.forward(np.ones((1, 2)))))
    assert history.stopped == "interrupted"
    assert len(history.loss) == len(history.validation_loss) == 2
    assert_array_equal(net.forward(np.ones((1, 2))), after[history.best_epoch])


def test_ctrl_c_while_validating_notes_no_half_epoch() -> None:
    calls = itertools.count(1)

    def press(outputs: np.ndarray, targets: np.ndarray) -> float:
        if len(outputs) == 30 and next(calls) == 3:  # the validation of the third epoch
            raise KeyboardInterrupt
        return accuracy(outputs, targets)

    history = fit(plain(), *data(), epochs=10, batch_size=16, rng=1, metric=press,
                  validation=data(30, seed=2))
    assert history.stopped == "interrupted"
    lists = (history.loss, history.metric, history.validation_loss, history.validation_metric)
    assert [len(values) for values in lists] == [2, 2, 2, 2]


def test_ctrl_c_in_the_first_epoch_keeps_what_there_is() -> None:
    def press(*_: object) -> None:
        raise KeyboardInterrupt

    net = plain()
    start = net.parameters.copy()
    history = fit(net, *data(), epochs=10, rng=1, on_update=press)
    assert history == History(stopped="interrupted")
    assert (net.parameters != start).any()


def test_callbacks_see_the_network_and_may_change_the_rate() -> None:
    rates = []

    def after_epoch(net: Network, history: History) -> None:
        optimizer.learning_rate = 0.1 / (len(history.loss) + 1)

    optimizer = SGD(0.1)
    fit(plain(), *data(10), optimizer=optimizer, epochs=3, batch_size=5, rng=1,
        on_update=lambda net, rule: rates.append(rule.rate), on_epoch=after_epoch)
    assert_allclose(rates, [0.1, 0.1, 0.05, 0.05, 0.1 / 3, 0.1 / 3])


def test_transform_changes_what_is_trained_on_but_not_the_data() -> None:
    X, T = data(10)
    before = X.copy()

    def blank(batch: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        assert isinstance(rng, np.random.Generator)
        batch[:] = 0
        return batch

    net = Network([Dense(2, 3, rng=1)])
    weights = net.layers[0].weights.copy()
    fit(net, X, T, epochs=2, batch_size=5, rng=1, transform=blank)
    assert_array_equal(X, before)
    assert_array_equal(net.layers[0].weights, weights)


def test_transform_in_a_full_batch_may_write_into_its_batch() -> None:
    X, T = data(10)
    before = X.copy()
    fit(plain(), X, T, epochs=2, batch_size=None, transform=lambda x, _: np.multiply(x, 0, out=x))
    assert_array_equal(X, before)


def test_progress_bar(capsys: pytest.CaptureFixture[str]) -> None:
    fit(plain(), *data(10), epochs=2, batch_size=5, rng=1, progress=True)
    assert "epoch 2/2: 100%" in capsys.readouterr().err
    fit(plain(), *data(10), epochs=2, batch_size=5, rng=1)
    assert capsys.readouterr().err == ""


def test_no_tqdm_is_needed_without_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    fit(plain(), *data(10), epochs=1, rng=1)
    with pytest.raises(ImportError):
        fit(plain(), *data(10), epochs=1, rng=1, progress=True)


def test_divergence_is_an_error_with_a_hint() -> None:
    with pytest.raises(FloatingPointError, match="updates: try a smaller learning rate"):
        fit(Network([Dense(2, 3, rng=1)]), *data(), loss=losses.mean_squared_error,
            optimizer=SGD(1e10), epochs=200, rng=1)
    with pytest.raises(FloatingPointError, match="updates: try a smaller learning rate"):
        fit(plain(), *data(), loss=losses.mean_squared_error, optimizer=SGD(1e200), rng=1)
    with pytest.raises(FloatingPointError, match="after 1 updates: try a smaller learning rate"):
        fit(Network([Dense(2, 3, rng=1), Tanh(), Dense(3, 3, rng=2)]), *data(),
            loss=losses.mean_squared_error, optimizer=SGD(1.7e308), batch_size=None,
            validation=data())


def two_nans(call: int) -> Callable[[np.ndarray, np.ndarray], tuple[float, np.ndarray]]:
    """A loss whose value is NaN from this validation on, for outputs of 7 samples."""
    calls = itertools.count(1)

    def loss(y: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
        value = np.nan if len(y) == 7 and next(calls) >= call else 1.0
        return value, np.zeros_like(y)

    return loss


@pytest.mark.parametrize("patience", [None, 2])
@pytest.mark.parametrize("call", [1, 2])
def test_a_validation_loss_of_nan_is_divergence(patience: int | None, call: int) -> None:
    with pytest.raises(FloatingPointError, match="validation loss became infinite or NaN after"):
        fit(plain(), *data(), loss=two_nans(call), epochs=9, rng=1, validation=data(7),
            patience=patience)


def test_far_validation_samples_are_divergence() -> None:
    X = np.array([[1e200, 1.0]])
    with pytest.raises(FloatingPointError, match="validation loss became infinite or NaN"):
        fit(Network([Dense(2, 3, rng=1)]), *data(), loss=losses.mean_squared_error, rng=1,
            validation=(X, [[0.0, 0.0, 1.0]]), patience=2)
    far = Network([Dense.from_arrays([[1e200, -1e200], [1e200, 1e200]]), Dense(2, 2, rng=1)])
    with pytest.raises(FloatingPointError, match="validation loss became infinite or NaN"):
        fit(far, [[0.0, 0.0]], [[0.0, 1.0]], rng=1, validation=(X, [[0.0, 1.0]]),
            optimizer=SGD(1e-300))


@pytest.mark.parametrize("bend", [Sigmoid, Tanh, ELU, LeakyReLU, ReLU, Softmax])
def test_divergence_is_told_whatever_meets_it_first(bend: type[Layer]) -> None:
    net = Network([Dense(2, 4, rng=1), bend(), Dense(4, 4, rng=2), bend(), Dense(4, 3, rng=3)])
    with pytest.raises(FloatingPointError, match=r"after .* updates: try a smaller learning rate"):
        fit(copy.deepcopy(net), *data(), optimizer=SGD(1.7e308), batch_size=4, rng=1)
    steep = losses.Loss(lambda y, t: (1.0, np.full_like(y, np.inf)))
    with pytest.raises(FloatingPointError, match=r"after .* updates: try a smaller learning rate"):
        fit(net, *data(), loss=steep, optimizer=SGD(0.1), batch_size=4, rng=1)


def two() -> Network:
    """A network whose only output is twice its input."""
    return Network([Dense.from_arrays([[2.0]])])


@pytest.mark.parametrize("loss", [losses.binary_cross_entropy, losses.cross_entropy])
def test_outputs_that_a_loss_refuses_are_refused_everywhere(loss: losses.Loss) -> None:
    words = r"outputs must be between 0 and 1, got 2.0 .. 2.0: for logits there are"
    with pytest.raises(ValueError, match=words):
        loss([[2.0]], [[1.0]])
    with pytest.raises(ValueError, match=words):
        evaluate(two(), [[1.0]], [[1.0]], loss=loss)
    with pytest.raises(ValueError, match=words):
        fit(two(), [[1.0]], [[1.0]], loss=loss)
    net = two()
    with pytest.raises(ValueError, match=words):
        fit(net, [[0.5]], [[1.0]], loss=loss, validation=([[1.0]], [[1.0]]),
            optimizer=SGD(1e-300))
    later = iter(([[0.25]], [[0.5]], [[1.0]]))
    updates = []
    with pytest.raises(ValueError, match=words):
        fit(two(), [[0.0]], [[1.0]], loss=loss if loss.targets == "probabilities" else
            losses.binary_cross_entropy, optimizer=SGD(1e-300),
            transform=lambda *_: next(later), on_update=lambda *_: updates.append(1))
    assert len(updates) == 2


def test_validation_targets_are_checked_before_training() -> None:
    net = plain()
    before = net.parameters.copy()
    for T, words in ((np.ones((4, 3)), "each row of targets must sum to 1"),
                     (np.full((4, 3), 2.0), "targets must be between 0 and 1")):
        with pytest.raises(ValueError, match=words):
            fit(net, *data(), validation=(np.ones((4, 2)), T))
    assert_array_equal(net.parameters, before)


@pytest.mark.parametrize(("last", "loss"), [
    (Softmax(), losses.softmax_cross_entropy), (Sigmoid(), losses.softmax_cross_entropy),
    (Sigmoid(), losses.sigmoid_cross_entropy), (Softmax(), losses.sigmoid_cross_entropy),
])
def test_probabilities_are_not_taken_for_logits(last: Layer, loss: losses.Loss) -> None:
    net = Network([Dense(2, 3, rng=1), last])
    words = rf"{loss} takes logits, but {type(last).__name__}\(\) at the end"
    for call in (fit, evaluate, check_gradients):
        with pytest.raises(ValueError, match=words):
            call(net, *data(), loss=loss)


def test_accuracy_of_one_output_must_be_told_what_it_sees() -> None:
    X, T = data()
    net, targets = Network([Dense(2, 1, rng=1)]), T[:, :1]
    before = net.parameters.copy()
    with pytest.raises(ValueError, match="threshold"):
        fit(net, X, targets, loss=losses.sigmoid_cross_entropy, metric=accuracy)
    assert_array_equal(net.parameters, before)
    history = fit(net, X, targets, loss=losses.sigmoid_cross_entropy, optimizer=SGD(1e-300),
                  metric=partial(accuracy, threshold=0), epochs=1, batch_size=None)
    assert history.metric == [((net.forward(X) > 0) == targets).mean()]


@pytest.mark.parametrize(("n", "batch_size"), [(9, 4), (9, 1), (1, None), (1, 32), (33, 32)])
def test_batch_norm_and_a_batch_of_one_is_said_before_the_first_update(
    n: int, batch_size: int | None
) -> None:
    net = network()
    before = net.parameters.copy()
    with pytest.raises(ValueError, match=r"BatchNorm\(8.* needs at least 2 samples in every batch, "
                       rf"but {n} samples in batches of .* leave 1 for the last: try another"):
        fit(net, *data(n), batch_size=batch_size, optimizer=SGD(0.1), rng=1)
    assert_array_equal(net.parameters, before)
    fit(net, *data(10), batch_size=4, optimizer=SGD(0.1), rng=1)
    fit(plain(), *data(n), batch_size=batch_size, epochs=1, rng=1)


def test_batch_norm_on_the_digits_in_batches_of_four() -> None:
    (X, labels), _ = load_digits()
    net = Network([Dense(784, 8, rng=1), BatchNorm(8), ReLU(), Dense(8, 10, rng=2)])
    with pytest.raises(ValueError, match="1437 samples in batches of 4 leave 1 for the last"):
        fit(net, X, losses.one_hot(labels, 10), batch_size=4)


def test_both_take_the_same_arguments() -> None:
    ours, other = inspect.signature(fit), inspect.signature(fit_in_steps)
    assert list(ours.parameters.values()) == list(other.parameters.values())
    assert len(ours.parameters) == 15
    assert ours.return_annotation is History
    with pytest.raises(TypeError, match="unexpected keyword argument 'epoch'"):
        fit(plain(), *data(), epoch=1)


def test_ctrl_c_between_two_steps_is_not_lost() -> None:
    net, after = plain(), []
    lines = itertools.count(1)

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code is not fit.__code__:
            return None
        if event == "line" and next(lines) == 40:  # in fit's own loop, some steps on
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        history = fit(net, *data(), epochs=1000, batch_size=45, rng=1,
                      on_epoch=lambda net, _: after.append(net.parameters.copy()))
    finally:
        sys.settrace(None)
    assert history.stopped == "interrupted"
    assert 5 < len(history.loss) < 1000
    assert_array_equal(net.parameters, after[history.best_epoch])


@pytest.mark.parametrize(("settings", "error", "words"), [
    ({"X": np.ones((3, 5))}, ValueError, r"X must have the shape \(n, 2\).*got \(3, 5\)"),
    ({"X": np.ones(2)}, ValueError, r"X must have the shape \(n, d_in\), got \(2,\)"),
    ({"X": np.ones((0, 2)), "T": np.ones((0, 3))}, ValueError, r"got \(0, 2\)"),
    ({"T": np.ones((90, 1))}, ValueError, r"T must have the shape \(90, 3\), got \(90, 1\)"),
    ({"T": np.ones(90)}, ValueError, r"T must have the shape \(90, 3\), got \(90,\)"),
    ({"T": np.full((90, 3), np.nan)}, ValueError, "T must hold numbers, got NaN"),
    ({"validation": (np.ones((4, 2)), np.ones((5, 3)))}, ValueError,
     r"validation T must have the shape \(4, 3\), got \(5, 3\)"),
    ({"batch_size": 0}, ValueError, "batch_size must be at least 1"),
    ({"batch_size": 2.5}, TypeError, "batch_size must be a whole number"),
    ({"epochs": 0}, ValueError, "epochs must be at least 1"),
    ({"patience": 2}, ValueError, "give validation"),
    ({"transform": lambda x, _: x * np.nan}, ValueError, "transformed X must hold numbers"),
    ({"transform": lambda x, _: x[:2]}, ValueError,
     r"transformed X must keep the shape \(32, 2\), got \(2, 2\)"),
    ({"T": np.zeros(90, int)}, ValueError, r"got \(90,\): one_hot turns class numbers into rows"),
    ({"network": Network([Dense(2, 1)]), "T": np.ones(90)}, ValueError, r"try T\[:, np.newaxis\]"),
    ({"X": np.full((90, 2), np.inf)}, ValueError, r"X must hold finite numbers, got an infinity"),
    ({"T": np.full((90, 3), np.inf)}, ValueError, r"T must hold finite numbers, got an infinity"),
    ({"T": np.ones((90, 3))}, ValueError, "each row of targets must sum to 1"),
    ({"T": np.full((90, 3), -1.0)}, ValueError, "targets must be between 0 and 1, got -1.0"),
    ({"loss": losses.cross_entropy}, ValueError,
     "outputs must be between 0 and 1, .*: for logits there are losses of their own"),
    ({"loss": "mean_squared_error"}, TypeError, "loss must be a loss such as .*got 'mean_squared"),
    ({"loss": losses.mean_squared_error.gradient}, TypeError, "loss must return a pair, its value"),
    ({"loss": losses.Loss}, TypeError, "loss must be a loss such as"),
    ({"loss": lambda y, t: (0.0, np.float16(y))}, TypeError, "gradient must not be float16"),
    ({"loss": lambda y, t: (0.0, y[:1])}, ValueError, r"shape of the outputs, \(32, 3\), got \(1"),
    ({"X": np.ones((90, 2), np.float16)}, TypeError, "X must not be float16"),
    ({"T": np.ones((90, 3), np.float16)}, TypeError, "T must not be float16"),
    ({"transform": lambda x, _: x.astype(np.float16)}, TypeError, "transformed X must not be fl"),
    ({"loss": lambda y, t: ((y - t) ** 2).mean()}, TypeError, "loss must return a pair, its value"),
    ({"network": None}, TypeError, "network must be a Network, got None"),
    ({"network": Network([Tanh()])}, ValueError, "there is nothing to train"),
    ({"optimizer": SGD}, TypeError, r"optimizer must be an optimizer such as .* got <class"),
    ({"optimizer": SGD(lambda _: np.nan)}, ValueError, "learning_rate must be 0 or positive"),
    ({"validation": data()[0]}, TypeError, r"validation must be a pair, \(X, T\)"),
    ({"validation": data(), "patience": 0}, ValueError, "patience must be at least 1, got 0"),
])
def test_bad_arguments(settings: dict, error: type, words: str) -> None:
    X, T = data()
    with pytest.raises(error, match=words):
        fit(**{"network": plain(), "X": X, "T": T, "epochs": 1} | settings)
