"""Training: the loop over epochs and mini-batches (chapters 5, 7 and 9)."""

import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, ParamSpec, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, NotFinite, as_float, as_size
from nnlib.losses import Formula, Loss, softmax_cross_entropy
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer

Metric = Callable[[FloatArray, FloatArray], float]
Pair = tuple[ArrayLike, ArrayLike]
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
    transform: Callable[[FloatArray, np.random.Generator], ArrayLike] | None = None,
    on_update: Callable[[Network, Optimizer], object] | None = None,
    on_epoch: Callable[[Network, History], object] | None = None,
    progress: bool = False,
) -> Generator[History, None, None]:
    """Train as `fit` does, pausing after every update: for a program that has more to do.

    Takes what `fit` takes and raises what it raises. The generator gives the history, always the
    same object: first when all is checked and nothing trained, last when training has ended. To
    end it early as Ctrl-C would, ``throw(KeyboardInterrupt)`` into it.

    >>> from nnlib.layers import Dense
    >>> network = Network([Dense(1, 2, rng=1)])
    >>> steps = fit_in_steps(network, [[0.0], [1.0]], [[1.0, 0.0], [0.0, 1.0]], epochs=3)
    >>> [len(history.loss) for history in steps]
    [0, 0, 1, 2, 3]
    """
    loss, optimizer, rng = Loss.of(loss), optimizer or Adam(), np.random.default_rng(rng)
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer must be an optimizer such as SGD(0.1), got {optimizer!r}")
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network, got {network!r}")
    inputs, targets = network._check_pair(X, T, loss)
    validation = _checked_validation(network, validation, loss, patience)
    n, epochs = len(inputs), as_size(epochs, "epochs")
    size = _batch_size(batch_size, n, network)
    history, best = History(), _Best(network)
    try:
        yield history
        for epoch in range(epochs):
            losses = metrics = 0.0  # sums over the samples so far
            batches = _batches(inputs, targets, size, rng)
            if progress:
                batches = _bar(batches, math.ceil(n / size), f"epoch {epoch + 1}/{epochs}")
            for X_batch, t in batches:
                if transform is not None:
                    X_batch = _transformed(X_batch, transform(X_batch.copy(), rng))
                value, share = _step(network, X_batch, t, loss, optimizer, metric)
                losses, metrics = losses + value * len(t), metrics + share * len(t)
                if on_update is not None:
                    on_update(network, optimizer)
                yield history
            means = losses / n, metrics / n
            _note(history, network, means, loss, optimizer, metric, validation)
            best.compare(history)
            if on_epoch is not None:
                on_epoch(network, history)
            if patience is not None and epoch - history.best_epoch >= patience:
                history.stopped = "early"
                break
    except KeyboardInterrupt:
        history.stopped = "interrupted"
    if patience is not None or history.stopped == "interrupted":
        best.put_back()
    yield history


def _takes_what(other: Callable[_P, object]) -> Callable[[Callable[..., _R]], Callable[_P, _R]]:
    """Give a function the signature of another, to which it hands its arguments on."""

    def with_its_signature(function: Callable[..., _R]) -> Callable[_P, _R]:
        taken = list(signature(other).parameters.values())
        own = signature(function).replace(parameters=taken)
        function.__signature__ = own  # type: ignore[attr-defined]
        return function

    return with_its_signature


@_takes_what(fit_in_steps)
def fit(*arguments: Any, **settings: Any) -> History:
    """Train a network in place.

    With the same arguments and the same seed the result is the same to the last bit, on one
    machine with one number of threads.

    Parameters
    ----------
    network : Network
        Its dtype decides: the data are converted to it once.
    X, T : array_like, shapes (n, d_in) and (n, d_out)
        Training samples, and targets in the shape of the outputs (one-hot rows for classes).
    loss : Loss or callable
        One of `nnlib.losses`, or a function of outputs and targets that returns value and gradient.
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
        A function of outputs and targets to note beside the loss, as `nnlib.metrics.accuracy`.
    patience : int, optional
        Stop after this many epochs without a smaller validation loss (early stopping), and put the
        best weights back.
    transform : callable, optional
        ``transform(X_batch, rng)`` gets a copy of each batch and returns what to train on instead.
    on_update, on_epoch : callable, optional
        ``on_update(network, optimizer)`` after each update, ``on_epoch(network, history)`` after
        each epoch.
    progress : bool
        Show a progress bar (needs tqdm).

    Returns
    -------
    History
        Ctrl-C (a ``KeyboardInterrupt``, also from a callback) ends training: the weights of the
        best epoch so far are put back. Best means the smallest validation loss, or the smallest
        training loss without validation data.

    Raises
    ------
    TypeError, ValueError
        If data or settings do not fit the network or each other.
    FloatingPointError
        If a loss becomes infinite or NaN.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> from nnlib.losses import mean_squared_error
    >>> from nnlib.optimizers import SGD
    >>> network = Network([Dense.from_arrays([[0.0]])])
    >>> history = fit(network, [[0.0], [1.0]], [[1.0], [3.0]], loss=mean_squared_error,
    ...               optimizer=SGD(0.5), epochs=100, batch_size=None)
    >>> network.parameters.round(6).tolist()
    [2.0, 1.0]
    """
    steps = fit_in_steps(*arguments, **settings)
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
    inputs, targets = network._check_pair(X, T, loss)
    parts = range(0, len(inputs), 1024)  # keeps the hidden layers' arrays small
    with np.errstate(over="ignore", invalid="ignore"):
        y = np.concatenate([network._forward(inputs[i : i + 1024], training=False) for i in parts])
        value = loss(y, targets)
    return value, None if metric is None else metric(y, targets)


def _checked_validation(
    network: Network, validation: Pair | None, loss: Loss, patience: int | None
) -> Pair | None:
    if validation is not None:
        if not (isinstance(validation, (tuple, list)) and len(validation) == 2):
            raise TypeError("validation must be a pair, (X, T)")
        validation = network._check_pair(*validation, loss, "validation ")
    elif patience is not None:
        raise ValueError("patience watches the validation loss: give validation=(X, T) too")
    if patience is not None:
        as_size(patience, "patience")
    return validation


def _batch_size(batch_size: int | None, n: int, network: Network) -> int:
    size = n if batch_size is None else min(n, as_size(batch_size, "batch_size"))
    last = n % size or size
    for layer in network.layers:
        if last < layer.least_batch:
            raise ValueError(
                f"{layer!r} needs at least {layer.least_batch} samples in every batch, but {n} "
                f"samples in batches of {size} leave {last} for the last: try another batch_size")
    return size


def _step(
    network: Network, X: FloatArray, t: FloatArray, loss: Loss, optimizer: Optimizer,
    metric: Metric | None,
) -> tuple[float, float]:
    """Forward, loss, backward, update; return loss and metric (0 without one) before the update."""
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            y = network._forward(X, training=True)  # (batch, d_in) -> (batch, d_out)
        except NotFinite:
            raise _diverged("signal", optimizer) from None
        value, gradient = loss._of_batch(y, t)  # gradient (batch, d_out)
        if not math.isfinite(value):
            raise _diverged("loss", optimizer)
        share = 0.0 if metric is None else metric(y, t)
        network.backward(gradient)
        optimizer.update(network.parameters, network.gradients)
    return value, share


def _note(
    history: History, network: Network, means: tuple[float, float], loss: Loss,
    optimizer: Optimizer, metric: Metric | None, validation: Pair | None,
) -> None:
    """Add an epoch to the history."""
    if not np.isfinite(network.parameters).all():
        raise _diverged("parameters", optimizer)
    if not math.isfinite(means[0]):
        raise _diverged("loss", optimizer)
    if validation is not None:
        try:
            value, share = evaluate(network, *validation, loss=loss, metric=metric)
        except NotFinite:
            raise _diverged("validation outputs", optimizer) from None
        if not math.isfinite(value):
            raise _diverged("validation loss", optimizer)
        history.validation_loss.append(value)
        history.validation_metric += [] if share is None else [share]
    history.loss.append(means[0])
    history.metric += [] if metric is None else [means[1]]


def _diverged(what: str, optimizer: Optimizer) -> FloatingPointError:
    return FloatingPointError(f"the {what} became infinite or NaN after {optimizer.iteration} "
                              "updates: try a smaller learning rate")


class _Best:
    """The weights of the best epoch so far."""

    def __init__(self, network: Network) -> None:
        self.network, self.loss = network, math.inf
        self.states: list[dict[str, FloatArray]] = []  # of the layers

    def compare(self, history: History) -> None:
        """Keep the weights if the epoch that has just ended is better than all before."""
        watched = (history.validation_loss or history.loss)[-1]
        if watched < self.loss:
            self.states = [{name: array.copy() for name, array in layer.state().items()}
                           for layer in self.network.layers]
            self.loss, history.best_epoch = watched, len(history.loss) - 1

    def put_back(self) -> None:
        """Put them back, if an epoch was finished."""
        for layer, state in zip(self.network.layers, self.states, strict=False):
            for name, array in layer.state().items():
                array[...] = state[name]


def _batches(
    X: FloatArray, T: FloatArray, size: int, rng: np.random.Generator
) -> Iterator[tuple[FloatArray, FloatArray]]:
    if size >= len(X):
        yield X, T
        return
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start : start + size]
        yield X.take(rows, axis=0), T.take(rows, axis=0)  # quicker than X[rows]


def _transformed(before: FloatArray, after: ArrayLike) -> FloatArray:
    X = as_float(after, "transformed X", before.dtype)
    if X.shape != before.shape:
        raise ValueError(f"transformed X must keep the shape {before.shape}, got {X.shape}")
    return X


def _bar(batches: Iterator[Any], total: int, epoch: str) -> Any:
    from tqdm.auto import tqdm

    return tqdm(batches, desc=epoch, total=total, unit="batch")
