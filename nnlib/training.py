"""Training: the loop over epochs and mini-batches (chapters 5, 7 and 9)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, as_float, as_size
from nnlib.losses import softmax_cross_entropy, value_and_gradient
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer

__all__ = ["History", "evaluate", "fit"]

Metric = Callable[[FloatArray, FloatArray], float]


@dataclass
class History:
    """What `fit` saw, one number an epoch.

    ``loss`` and ``metric`` are means over the mini-batches as they were trained on, so over
    weights that still change; ``validation_loss`` and ``validation_metric`` belong to the weights
    at the end of the epoch. ``best_epoch`` counts from 0 (-1: none was finished). ``stopped`` is
    "finished", "early" or "interrupted".
    """

    loss: list[float] = field(default_factory=list)
    metric: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_metric: list[float] = field(default_factory=list)
    best_epoch: int = -1
    stopped: str = "finished"


def fit(
    network: Network,
    X: ArrayLike,
    T: ArrayLike,
    *,
    loss: Callable[..., Any] = softmax_cross_entropy,
    optimizer: Optimizer | None = None,
    epochs: int = 10,
    batch_size: int | None = 32,
    rng: np.random.Generator | int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    metric: Metric | None = None,
    patience: int | None = None,
    transform: Callable[[FloatArray, np.random.Generator], ArrayLike] | None = None,
    on_update: Callable[[Network, Optimizer], object] | None = None,
    on_epoch: Callable[[Network, History], object] | None = None,
    progress: bool = False,
) -> History:
    """Train a network in place.

    With the same arguments and the same seed the result is the same to the last bit, on one
    machine with one number of threads.

    Parameters
    ----------
    network : Network
        Its dtype decides: the data are converted to it once.
    X : array_like, shape (n, d_in)
        Training samples.
    T : array_like, shape (n, d_out)
        Targets, in the shape of the network's outputs (one-hot rows for classes).
    loss : callable
        One of `nnlib.losses`, or a function of outputs and targets that returns the loss and its
        gradient at the outputs.
    optimizer : Optimizer, optional
        By default ``Adam()``.
    epochs : int
        How often to go through all the samples.
    batch_size : int or None
        Samples an update: ``None`` for all of them (full batch), 1 for stochastic gradient
        descent, a number between for mini-batches. The last batch of an epoch may be smaller.
    rng : numpy.random.Generator or int, optional
        Shuffles the samples at every epoch; without it, every run is different.
    validation : pair of array_like, optional
        Samples and targets to measure after every epoch and never to train on.
    metric : callable, optional
        A function of outputs and targets to note beside the loss, for example
        `nnlib.metrics.accuracy`.
    patience : int, optional
        Stop after this many epochs without a smaller validation loss, and put the best weights
        back (early stopping).
    transform : callable, optional
        ``transform(X_batch, rng)`` returns the batch to train on instead, for example distorted.
    on_update, on_epoch : callable, optional
        Called as ``on_update(network, optimizer)`` after every update and as
        ``on_epoch(network, history)`` after every epoch.
    progress : bool
        Show a progress bar (needs tqdm).

    Returns
    -------
    History
        Ctrl-C (a ``KeyboardInterrupt``, also one raised by a callback) ends training: the weights
        of the best epoch so far are put back, and the history so far is returned. Best means the
        smallest validation loss, or the smallest training loss without validation data.

    Raises
    ------
    TypeError, ValueError
        If data or settings do not fit the network or each other.
    FloatingPointError
        If the loss becomes infinite or NaN.

    >>> from nnlib.layers import Dense
    >>> from nnlib.losses import mean_squared_error
    >>> from nnlib.optimizers import SGD
    >>> network = Network([Dense.from_arrays([[0.0]])])
    >>> history = fit(network, [[0.0], [1.0]], [[1.0], [3.0]], loss=mean_squared_error,
    ...               optimizer=SGD(0.5), epochs=100, batch_size=None)
    >>> network.parameters.round(6).tolist()
    [2.0, 1.0]
    """
    inputs, targets = _check_data(network, X, T, "")
    held_out = None if validation is None else _check_data(network, *validation, "validation ")
    if patience is not None and held_out is None:
        raise ValueError("patience watches the validation loss: give validation=(X, T) too")
    size = (
        len(inputs) if batch_size is None else min(as_size(batch_size, "batch_size"), len(inputs))
    )
    rng = np.random.default_rng(rng)
    optimizer = Adam() if optimizer is None else optimizer
    loss_and_gradient = value_and_gradient(loss)
    history = History()
    best_loss, best_state = math.inf, None
    parameters, gradients = network.parameters, network.gradients
    bar = _bar(epochs * math.ceil(len(inputs) / size)) if progress else None
    try:
        for epoch in range(as_size(epochs, "epochs")):
            total_loss = total_metric = 0.0
            for X_batch, t in _batches(inputs, targets, size, rng):
                if transform is not None:
                    X_batch = as_float(transform(X_batch, rng), "transformed X", inputs.dtype)
                with np.errstate(over="ignore", invalid="ignore"):
                    y = network._forward(X_batch, training=True)  # (batch, d_in) -> (batch, d_out)
                    value, gradient = loss_and_gradient(y, t)
                    if not math.isfinite(value):
                        raise FloatingPointError(_diverged(value, epoch, optimizer))
                    network.backward(gradient)
                    optimizer.update(parameters, gradients)
                if bar is not None:
                    bar.update()
                total_loss += value * len(t)
                if metric is not None:
                    total_metric += metric(y, t) * len(t)
                if on_update is not None:
                    on_update(network, optimizer)
            history.loss.append(total_loss / len(inputs))
            if metric is not None:
                history.metric.append(total_metric / len(inputs))
            watched = history.loss[-1]
            if held_out is not None:
                watched, measured = evaluate(network, *held_out, loss=loss, metric=metric)
                history.validation_loss.append(watched)
                if metric is not None:
                    history.validation_metric.append(measured)
            if watched < best_loss:
                now = [_copies(layer.state()) for layer in network.layers]
                best_loss, best_state, history.best_epoch = watched, now, epoch
            if bar is not None:
                bar.set_postfix(loss=f"{watched:.4f}")
            if on_epoch is not None:
                on_epoch(network, history)
            if patience is not None and epoch - history.best_epoch >= patience:
                history.stopped = "early"
                break
    except KeyboardInterrupt:
        history.stopped = "interrupted"
    finally:
        if bar is not None:
            bar.close()
    if best_state is not None and (patience is not None or history.stopped == "interrupted"):
        for layer, state in zip(network.layers, best_state, strict=True):
            for name, array in layer.state().items():
                array[...] = state[name]
    return history


def evaluate(
    network: Network,
    X: ArrayLike,
    T: ArrayLike,
    *,
    loss: Callable[..., Any] = softmax_cross_entropy,
    metric: Metric | None = None,
) -> tuple[float, float]:
    """Return loss and metric (NaN without one) of a network on data, in inference.

    >>> from nnlib.layers import Dense
    >>> from nnlib.metrics import accuracy
    >>> network = Network([Dense.from_arrays([[1.0, -1.0]])])
    >>> value, share = evaluate(network, [[2.0], [-1.0]], [[1.0, 0.0], [1.0, 0.0]],
    ...                         metric=accuracy)
    >>> round(value, 3), share
    (1.073, 0.5)
    """
    inputs, targets = _check_data(network, X, T, "")
    parts = range(0, len(inputs), 1024)  # keeps the hidden layers' arrays small
    y = np.concatenate([network._forward(inputs[i : i + 1024], training=False) for i in parts])
    value, _ = value_and_gradient(loss)(y, targets)
    return value, math.nan if metric is None else metric(y, targets)


def _check_data(
    network: Network, X: ArrayLike, T: ArrayLike, kind: str
) -> tuple[FloatArray, FloatArray]:
    if network.dtype is None:
        raise ValueError("the network has no parameters to learn")
    inputs = network._check(X)
    targets = as_float(T, f"{kind}T", network.dtype)
    if inputs.ndim != 2 or len(inputs) == 0:
        raise ValueError(f"{kind}X must have the shape (n, d_in), got {inputs.shape}")
    expected = (len(inputs), network._sizes[-1])
    if targets.shape != expected:
        raise ValueError(
            f"{kind}T must have the shape {expected}, a row of targets for each of X, "
            f"got {targets.shape}"
        )
    return inputs, targets


def _batches(
    X: FloatArray, T: FloatArray, size: int, rng: np.random.Generator
) -> Iterator[tuple[FloatArray, FloatArray]]:
    if size == len(X):
        yield X, T
        return
    order = rng.permutation(len(X))
    X_room, T_room = np.empty_like(X[:size]), np.empty_like(T[:size])
    for start in range(0, len(X), size):
        rows = order[start : start + size]
        # mode="clip" skips a bounds check; the rows are all within.
        yield (
            np.take(X, rows, axis=0, out=X_room[: len(rows)], mode="clip"),
            np.take(T, rows, axis=0, out=T_room[: len(rows)], mode="clip"),
        )


def _bar(updates: int) -> Any:
    from tqdm.auto import tqdm

    return tqdm(total=updates, unit="update")


def _copies(state: dict[str, FloatArray]) -> dict[str, FloatArray]:
    return {name: array.copy() for name, array in state.items()}


def _diverged(value: float, epoch: int, optimizer: Optimizer) -> str:
    return (
        f"the loss became {value} in epoch {epoch}, after {optimizer.iteration} updates: "
        "try a smaller learning rate, or look for numbers far too large in X"
    )
