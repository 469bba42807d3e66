"""Training: the loop over epochs and mini-batches (chapters 5, 7 and 9)."""

import math
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, ParamSpec, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, NotFinite, as_float, as_number, as_rng, as_size, must_be
from nnlib.losses import Formula, Loss, softmax_cross_entropy
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer

Metric = Callable[[FloatArray, FloatArray], float]
Pair = tuple[ArrayLike, ArrayLike]
Transform = Callable[[FloatArray, np.random.Generator], ArrayLike]
_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass
class History:
    """What `fit` saw, one number an epoch.

    ``loss`` and ``metric`` are means over the mini-batches as they were trained on, so over
    weights that still change; ``validation_loss`` and ``validation_metric`` belong to the weights
    at the end of the epoch. ``best_epoch`` counts from 0 (-1: none was finished). ``stopped`` is
    "finished", "early" or "interrupted".

    >>> history = History(loss=[0.9, 0.4], best_epoch=1)
    >>> history.loss[history.best_epoch]
    0.4
    """

    loss: list[float] = field(default_factory=list)
    metric: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_metric: list[float] = field(default_factory=list)
    best_epoch: int = -1
    stopped: str = "finished"


def fit_in_steps(
    network: Network, X: ArrayLike, T: ArrayLike, *,
    loss: Loss | Formula = softmax_cross_entropy, optimizer: Optimizer | None = None,
    epochs: int = 10, batch_size: int | None = 32, rng: np.random.Generator | int | None = None,
    validation: Pair | None = None, metric: Metric | None = None, patience: int | None = None,
    transform: Transform | None = None,
    on_update: Callable[[Network, Optimizer], object] | None = None,
    on_epoch: Callable[[Network, History], object] | None = None,
    progress: bool = False,
) -> Generator[History, None, None]:
    """Train as `fit` does, pausing after every update: for a program that has more to do.

    Takes and raises what `fit` does. The generator gives the history, always the same object: first
    when all is checked and nothing trained, last when training has ended. To end it early as Ctrl-C
    would, ``throw(KeyboardInterrupt)`` into it.

    >>> from nnlib.layers import Dense
    >>> network = Network([Dense(1, 2, rng=1)])
    >>> steps = fit_in_steps(network, [[0.0], [1.0]], [[1.0, 0.0], [0.0, 1.0]], epochs=3)
    >>> [len(history.loss) for history in steps]
    [0, 0, 1, 2, 3]
    """
    loss, rng = Loss.of(loss), as_rng(rng)
    optimizer = must_be(Optimizer, Adam() if optimizer is None else optimizer,
                        "optimizer must be an optimizer such as SGD(0.1)")
    for part in (metric, transform, on_update, on_epoch):
        must_be((Callable, type(None)), part, "metric, transform and callbacks must be functions")
    inputs, targets = Network._check_pair(network, X, T, loss)
    validation = _checked_validation(network, validation, loss, patience)
    n, epochs = len(inputs), as_size(epochs, "epochs")
    size = _checked_size(network, batch_size, n)
    history, best_loss, best = History(), math.inf, None
    try:
        yield history
        for epoch in range(epochs):
            losses = metrics = 0.0  # sums over the samples so far
            bar = f"epoch {epoch + 1}/{epochs}" if progress else None
            for X_batch, t in _batches(inputs, targets, size, rng, transform, bar):
                value, share = _step(network, X_batch, t, loss, optimizer, metric)
                losses, metrics = losses + value * len(t), metrics + share * len(t)
                if on_update is not None:
                    on_update(network, optimizer)
                yield history
            _note(history, losses / n, metrics / n, network, loss, optimizer, metric, validation)
            watched = (history.validation_loss or history.loss)[-1]
            if watched < best_loss:
                best_loss, best, history.best_epoch = watched, _copies(network), epoch
            if on_epoch is not None:
                on_epoch(network, history)
            if patience is not None and epoch - history.best_epoch >= patience:
                history.stopped = "early"
                break
    except KeyboardInterrupt:
        history.stopped = "interrupted"
    if best is not None and (patience is not None or history.stopped == "interrupted"):
        _put_back(network, best)
    yield history


def _takes_what(other: Callable[_P, object]) -> Callable[[Callable[..., _R]], Callable[_P, _R]]:
    """Give a function the signature of another, to which it hands its arguments on."""

    def with_its_signature(function: Callable[..., _R]) -> Callable[_P, _R]:
        function.__signature__ = signature(other).replace(  # type: ignore[attr-defined]
            return_annotation=signature(function).return_annotation)
        return function

    return with_its_signature


@_takes_what(fit_in_steps)
def fit(*arguments: Any, **settings: Any) -> History:
    """Train a network in place.

    Raises ``TypeError`` or ``ValueError`` if data or settings do not fit the network or each other,
    ``FloatingPointError`` if a loss or parameter becomes infinite or NaN.

    Parameters
    ----------
    network : Network
        Its dtype decides: the data are converted to it once.
    X, T : array_like
        Samples ``(n, d_in)`` and targets ``(n, d_out)``, one-hot rows for classes.
    loss : Loss or callable
        One of `nnlib.losses`, or a function of outputs and targets that returns value and gradient.
    optimizer : Optimizer
        By default ``Adam()``.
    epochs, batch_size : int
        How often to go through all the samples, and how many make an update: None for all (full
        batch), 1 for stochastic gradient descent, a number between for mini-batches, of which the
        last may be smaller.
    rng : numpy.random.Generator or int
        Shuffles the samples at every epoch. The same seed gives the same result, to the last bit
        on one machine with one number of threads; without it, every run is different.
    validation : pair of array_like
        Samples and targets to measure after every epoch and never to train on.
    metric : callable
        A function of outputs and targets to note beside the loss, as `nnlib.metrics.accuracy`.
    patience : int
        Stop early, after so many epochs without a smaller validation loss, with the best weights.
    transform, on_update, on_epoch : callable
        ``transform(X_batch, rng)`` gets a copy of each batch and returns what to train on instead.
        ``on_update(network, optimizer)`` follows each update, ``on_epoch(network, history)`` each
        epoch.
    progress : bool
        Show a progress bar (needs tqdm).

    Returns
    -------
    History
        Ctrl-C (a ``KeyboardInterrupt``, also from a callback) ends training and puts the weights of
        the best epoch so far back: that of the smallest validation loss, or training loss without.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> network = Network([Dense.from_arrays([[1.0, 0.0]])])
    >>> fit(network, [[-1.0], [1.0]], [[1.0, 0.0], [0.0, 1.0]], epochs=500).stopped
    'finished'
    """
    bound = signature(fit).bind(*arguments, **settings)  # its errors do not name another function
    steps = fit_in_steps(*bound.args, **bound.kwargs)
    history = next(steps)
    try:
        for _ in steps:
            pass
    except KeyboardInterrupt:  # between two steps, where the generator does not see it
        steps.throw(KeyboardInterrupt())
    return history


def evaluate(
    network: Network, X: ArrayLike, T: ArrayLike, *,
    loss: Loss | Formula = softmax_cross_entropy, metric: Metric | None = None,
) -> tuple[float, float | None]:
    """Return loss and metric (None without one) of a network on data, in inference.

    >>> from nnlib.layers import Dense
    >>> from nnlib.metrics import accuracy
    >>> network = Network([Dense.from_arrays([[1.0, -1.0]])])
    >>> value, share = evaluate(network, [[2.0], [-1.0]], [[1.0, 0.0], [1.0, 0.0]],
    ...                         metric=accuracy)
    >>> round(value, 3), share
    (1.073, 0.5)
    """
    loss = Loss.of(loss)
    inputs, targets = Network._check_pair(network, X, T, loss)
    parts = range(0, len(inputs), 1024)  # keeps the hidden layers' arrays small
    with np.errstate(over="ignore", invalid="ignore"):
        y = np.concatenate([network._forward(inputs[i : i + 1024], training=False) for i in parts])
        value = loss(y, targets)
    return value, None if metric is None else _measured(metric, y, targets)


def _measured(metric: Metric, y: FloatArray, t: FloatArray) -> float:
    return as_number(metric(y, t), "the value of the metric")


def _checked_validation(
    network: Network, validation: Pair | None, loss: Loss, patience: int | None
) -> Pair | None:
    if patience is not None and as_size(patience, "patience") and validation is None:
        raise ValueError("patience watches the validation loss: give validation=(X, T) too")
    if validation is None:
        return None
    if not (isinstance(validation, (tuple, list)) and len(validation) == 2):
        raise TypeError("validation must be a pair, (X, T)")
    return network._check_pair(*validation, loss, "validation ")


def _checked_size(network: Network, batch_size: int | None, n: int) -> int:
    size = n if batch_size is None else min(n, as_size(batch_size, "batch_size"))
    last = n % size or size
    for layer in network.layers:
        if last < layer.least_batch:
            raise ValueError(
                f"{layer!r} needs at least {layer.least_batch} samples in every batch, but {n} "
                f"samples in batches of {size} leave {last} for the last: try another batch_size")
    return size


def _batches(
    X: FloatArray, T: FloatArray, size: int, rng: np.random.Generator, transform: Transform | None,
    bar: str | None,
) -> Iterator[tuple[FloatArray, FloatArray]]:
    order = rng.permutation(len(X)) if size < len(X) else None
    starts: Iterable[int] = range(0, len(X), size)
    if bar is not None:
        from tqdm import tqdm  # a bar of text: a widget is gone when a notebook opens again

        starts = tqdm(starts, desc=bar, unit="batch")
    for start in starts:
        X_batch, t = X, T
        if order is not None:
            rows = order[start : start + size]
            X_batch, t = X.take(rows, axis=0), T.take(rows, axis=0)  # quicker than X[rows]
        if transform is not None:
            shape = X_batch.shape
            X_batch = as_float(transform(X_batch.copy(), rng), "transformed X", X.dtype, True)
            if X_batch.shape != shape:
                raise ValueError(f"transformed X must keep the shape {shape}, got {X_batch.shape}")
        yield X_batch, t


def _step(
    network: Network, X: FloatArray, t: FloatArray, loss: Loss, optimizer: Optimizer,
    metric: Metric | None,
) -> tuple[float, float]:
    """Forward, loss, backward, update; return loss and metric (0 without one) before the update."""
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            y = network._forward(X, training=True)  # (batch, d_in) -> (batch, d_out)
            value, gradient = loss._of_batch(y, t)  # gradient (batch, d_out)
        except NotFinite:
            value = math.nan
        _require(math.isfinite(value), "loss", optimizer)
        share = 0.0 if metric is None else _measured(metric, y, t)
        network.backward(gradient)
        optimizer.update(network.parameters, network.gradients)
    return value, share


def _note(
    history: History, loss_mean: float, metric_mean: float, network: Network, loss: Loss,
    optimizer: Optimizer, metric: Metric | None, validation: Pair | None,
) -> None:
    """Add an epoch to the history."""
    numbers = [array for layer in network.layers for array in layer.state().values()]
    _require(all(np.isfinite(array).all() for array in numbers), "parameters", optimizer)
    _require(math.isfinite(loss_mean), "loss", optimizer)
    if validation is not None:
        try:
            value, share = evaluate(network, *validation, loss=loss, metric=metric)
        except NotFinite:
            value, share = math.nan, None
        _require(math.isfinite(value), "validation loss", optimizer)
        history.validation_loss.append(value)
        history.validation_metric += [] if share is None else [share]
    history.loss.append(loss_mean)
    history.metric += [] if metric is None else [metric_mean]


def _require(finite: bool, what: str, optimizer: Optimizer) -> None:
    if not finite:
        raise FloatingPointError(f"the {what} became infinite or NaN after {optimizer.iteration} "
                                 "updates: try a smaller learning rate")


def _copies(network: Network) -> list[dict[str, FloatArray]]:
    return [{name: array.copy() for name, array in layer.state().items()}
            for layer in network.layers]


def _put_back(network: Network, states: list[dict[str, FloatArray]]) -> None:
    for layer, state in zip(network.layers, states, strict=True):
        for name, array in layer.state().items():
            array[...] = state[name]
