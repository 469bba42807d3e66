"""Optimizers by hand and by their properties. 100 steps beside PyTorch: see tests/oracles."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import optimizers
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
    constant,
    cosine,
    step_decay,
)

KINDS = [SGD, Momentum, Nesterov, AdaGrad, RMSProp, AdaDelta, Adam, Nadam]


def walk(optimizer: Optimizer, w: np.ndarray, steps: int) -> np.ndarray:
    """Go down x^2 + 10 y^2 + ..., and return the last point."""
    w = np.array(w)
    curvature = np.linspace(2, 20, w.size).astype(w.dtype).reshape(w.shape)
    for _ in range(steps):
        optimizer.update(w, curvature * w)
    return w


@pytest.mark.parametrize("kind", KINDS)
def test_every_optimizer_goes_downhill(kind: type[Optimizer]) -> None:
    rate = {AdaDelta: 1.0, AdaGrad: 0.5}.get(kind, 0.02)
    end = walk(kind(rate), np.array([3.0, -2.0]), 1500)
    assert np.abs(end).max() < 0.1


def test_momentum_by_hand() -> None:
    w, optimizer = np.array([0.0]), Momentum(0.1, momentum=0.9)
    path = []
    for g in (1.0, 2.0, -1.0):  # v: -0.1, -0.29, -0.161
        optimizer.update(w, np.array([g]))
        path.append(float(w[0]))
    assert_allclose(path, [-0.1, -0.39, -0.551])


def test_nesterov_sees_the_gradient_ahead() -> None:
    """Its parameters are those of the textbook form, v <- mu v - rate f'(w + mu v), looked at."""
    rate, mu = 0.05, 0.9
    w, v, optimizer = 1.0, 0.0, Nesterov(rate, momentum=mu)
    ahead = np.array([1.0])
    for _ in range(20):
        v = mu * v - rate * 2 * (w + mu * v)
        w += v
        optimizer.update(ahead, 2 * ahead)
        assert_allclose(ahead[0], w + mu * v, rtol=1e-12, atol=1e-15)


@given(scale=st.floats(1e-3, 1e3))
def test_first_step_of_adam_and_adagrad_has_the_size_of_the_rate(scale: float) -> None:
    for kind in (Adam, AdaGrad):
        w = np.zeros(3)
        kind(0.01).update(w, scale * np.array([1.0, -2.0, 5.0]))
        assert_allclose(w, [-0.01, 0.01, -0.01], rtol=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_blocks_do_not_show(kind: type[Optimizer], monkeypatch: pytest.MonkeyPatch) -> None:
    start = np.random.default_rng(1).normal(size=100)
    whole = walk(kind(0.01), start, 5)
    monkeypatch.setattr(optimizers, "BLOCK", 7)
    assert_array_equal(walk(kind(0.01), start, 5), whole)
    assert_array_equal(walk(kind(0.01), start.reshape(10, 10), 5).ravel(), whole)


@pytest.mark.parametrize("kind", KINDS)
def test_float32_stays_float32(kind: type[Optimizer]) -> None:
    w, g = np.ones(5, np.float32), np.ones(5, np.float32)
    optimizer = kind(lambda iteration: np.float64(0.01))
    optimizer.update(w, g)
    assert w.dtype == np.float32
    assert all(array.dtype == np.float32 for array in optimizer._state)
    assert (w < 1).all()
    assert isinstance(optimizer.rate, float)
    assert not isinstance(optimizer.rate, np.floating)
    assert_array_equal(g, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_no_gradient_no_move(kind: type[Optimizer]) -> None:
    w = np.array([1.0, -2.0])
    for optimizer in [kind(0.1)]:
        for _ in range(3):
            optimizer.update(w, np.zeros(2))
    assert_array_equal(w, [1.0, -2.0])


@given(rate=st.floats(1e-6, 10), iteration=st.integers(0, 10_000))
def test_schedules(rate: float, iteration: int) -> None:
    assert constant(rate)(iteration) == rate
    assert_allclose(step_decay(rate, 1000, 0.5)(iteration), rate / 2 ** (iteration // 1000))
    schedule = cosine(rate, 10_000, warmup=100)
    if iteration < 100:
        assert_allclose(schedule(iteration), rate * (iteration + 1) / 100)
    else:
        done = (iteration - 100) / 9900
        assert_allclose(schedule(iteration), rate * math.cos(math.pi * done / 2) ** 2,
                        atol=1e-15 * rate)
    assert schedule(20_000) == 0


def test_a_schedule_is_asked_once_an_update_from_0_on() -> None:
    asked = []

    def schedule(iteration: int) -> float:
        asked.append(iteration)
        return 0.1 * (iteration + 1)

    w = np.array([1.0])
    optimizer = SGD(schedule)
    for _ in range(3):
        optimizer.update(w, np.array([1.0]))
    assert asked == [0, 1, 2]
    assert_allclose(w, 1 - 0.1 - 0.2 - 0.3)
    optimizer.learning_rate = 1.0
    optimizer.update(w, np.array([1.0]))
    assert_allclose(w, 0.4 - 1.0)


@pytest.mark.parametrize(("make", "words"), [
    (lambda: SGD(0.0), "learning_rate must be positive, got 0.0"),
    (lambda: SGD(-1), "learning_rate must be positive, got -1"),
    (lambda: Adam(math.nan), "learning_rate must be positive, got nan"),
    (lambda: Adam(math.inf), "learning_rate must be positive, got inf"),
    (lambda: Momentum(0.1, momentum=1.0), "momentum must be at least 0 and below 1, got 1.0"),
    (lambda: Adam(beta2=1.5), "beta2 must be"),
    (lambda: RMSProp(rho=-0.1), "rho must be"),
    (lambda: cosine(0.1, 10, warmup=10), "warmup must be at least 0 and below 10, got 10"),
    (lambda: cosine(0.1, 0), "iterations must be at least 1"),
    (lambda: step_decay(0.1, 0), "every must be at least 1"),
    (lambda: Adam(eps=0), "eps must be positive, got 0"),
    (lambda: Nadam(psi=-1.0), "psi must be positive, got -1"),
    (lambda: SGD(lambda _: -1.0).update(np.ones(1), np.ones(1)),
     "learning_rate must be 0 or positive, got -1"),
])
def test_bad_settings(make: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize("rate", ["0.1", None])
def test_a_rate_is_a_number(rate: object) -> None:
    with pytest.raises(TypeError, match="learning_rate must be a number, got"):
        SGD(rate)
    with pytest.raises(TypeError, match="learning_rate must be a number, got"):
        SGD(lambda _: rate).update(np.ones(1), np.ones(1))


def test_bad_updates() -> None:
    for parameters, gradients, error, words in (
        (np.ones(3), np.ones(2), ValueError, r"gradients must have the shape \(3,\), got \(2,\)"),
        (np.ones(3), 1.0, ValueError, r"got \(\)"),
        ([1.0, 2.0], np.ones(2), TypeError, "parameters must be an array of floats"),
        (np.ones(3, np.float16), np.zeros(3), TypeError, "parameters must not be float16"),
        (np.ones(3), np.zeros(3, np.float16), TypeError, "gradients must not be float16"),
        (np.arange(3), np.ones(3), TypeError, "parameters must be an array of floats"),
        (np.ones(6)[::2], np.ones(3), TypeError, "one piece"),
    ):
        with pytest.raises(error, match=words):
            SGD(0.1).update(parameters, gradients)
    optimizer = Momentum(0.1)
    optimizer.update(np.ones(3), np.ones(3))
    with pytest.raises(ValueError, match="belongs to other parameters"):
        optimizer.update(np.ones(4), np.ones(4))
