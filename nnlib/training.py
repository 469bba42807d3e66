"""Training: the loop over epochs and mini-batches (chapters 5, 7 and 9)."""

import copy
import math
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, as_float, as_size
from nnlib.losses import ValueAndGradient, softmax_cross_entropy, value_and_gradient
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer

Metric = Callable[[FloatArray, FloatArray], float]


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


def fit(
    network: Network, X: ArrayLike, T: ArrayLike, *,
    loss: Callable[..., Any] = softmax_cross_entropy, optimizer: Optimizer | None = None,
    epochs: int = 10, batch_size: int | None = 32, rng: np.random.Generator | int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    metric: Metric | None = None, patience: int | None = None,
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
        ``transform(X_batch, rng)`` gets a copy of each batch and returns the one to train on
        instead, for example distorted.
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
    steps = fit_in_steps(
        network, X, T, loss=loss, optimizer=optimizer, epochs=epochs, batch_size=batch_size,
        rng=rng, validation=validation, metric=metric, patience=patience, transform=transform,
        on_update=on_update, on_epoch=on_epoch, progress=progress,
    )
    # A deque takes the steps without a line of Python between two of them, where Ctrl-C could
    # strike unseen.
    return deque(steps, maxlen=1)[0]


def fit_in_steps(
    network: Network, X: ArrayLike, T: ArrayLike, *,
    loss: Callable[..., Any] = softmax_cross_entropy, optimizer: Optimizer | None = None,
    epochs: int = 10, batch_size: int | None = 32, rng: np.random.Generator | int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    metric: Metric | None = None, patience: int | None = None,
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
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network, got {network!r}")
    optimizer = optimizer or Adam()
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer must be an optimizer such as SGD(0.1), got {optimizer!r}")
    inputs, targets = network._check_pair(X, T)
    if validation is not None:
        if not (isinstance(validation, (tuple, list)) and len(validation) == 2):
            raise TypeError("validation must be a pair, (X, T)")
        validation = network._check_pair(*validation, "validation ")
    elif patience is not None:
        raise ValueError("patience watches the validation loss: give validation=(X, T) too")
    n, epochs = len(inputs), as_size(epochs, "epochs")
    size = n if batch_size is None else as_size(batch_size, "batch_size")
    if patience is not None:
        patience = as_size(patience, "patience")
    rng = np.random.default_rng(rng)
    loss_and_gradient = value_and_gradient(loss)
    if loss_and_gradient is not loss:  # one of nnlib.losses: its checks, here and not every time
        loss(targets, targets)
        loss(network._forward(inputs[:size], training=False), targets[:size])
    history, best_loss, best_state = History(), math.inf, None
    try:
        yield history
        for epoch in range(epochs):
            total_loss = total_metric = 0.0
            batches = _batches(inputs, targets, size, rng)
            if progress:
                batches = _bar(batches, math.ceil(n / size), f"epoch {epoch + 1}/{epochs}")
            for X_batch, t in batches:
                if transform is not None:
                    X_batch = _transformed(X_batch, transform(X_batch.copy(), rng))
                y, value = _step(network, X_batch, t, loss_and_gradient, optimizer)
                total_loss += value * len(t)
                if metric is not None:
                    total_metric += metric(y, t) * len(t)
                if on_update is not None:
                    on_update(network, optimizer)
                yield history
            if not np.isfinite(network.parameters).all():
                raise _diverged("parameters", optimizer)
            if validation is not None:
                value, share = evaluate(network, *validation, loss=loss, metric=metric)
                history.validation_loss.append(value)
                history.validation_metric += [] if share is None else [share]
            history.loss.append(total_loss / n)
            history.metric += [] if metric is None else [total_metric / n]
            watched = (history.validation_loss or history.loss)[-1]
            if watched < best_loss:
                now = copy.deepcopy([layer.state() for layer in network.layers])
                best_loss, best_state, history.best_epoch = watched, now, epoch
            if on_epoch is not None:
                on_epoch(network, history)
            if patience is not None and epoch - history.best_epoch >= patience:
                history.stopped = "early"
                break
    except KeyboardInterrupt:
        history.stopped = "interrupted"
    if best_state is not None and (patience is not None or history.stopped == "interrupted"):
        for layer, state in zip(network.layers, best_state, strict=True):
            for name, array in layer.state().items():
                array[...] = state[name]
    yield history


def _step(
    network: Network, X: FloatArray, t: FloatArray, loss: ValueAndGradient, optimizer: Optimizer
) -> tuple[FloatArray, float]:
    """Forward, loss, backward, update; return the outputs and the loss before the update."""
    with np.errstate(over="ignore", invalid="ignore"):
        y = network._forward(X, training=True)  # (batch, d_in) -> (batch, d_out)
        result = loss(y, t)
        if not (isinstance(result, tuple) and len(result) == 2):
            raise TypeError(f"loss must return a pair, its value and gradient, got {result!r}")
        value, gradient = result  # gradient (batch, d_out)
        if not math.isfinite(value):
            raise _diverged("loss", optimizer)
        network.backward(gradient)
        optimizer.update(network.parameters, network.gradients)
    return y, value


def _diverged(what: str, optimizer: Optimizer) -> FloatingPointError:
    return FloatingPointError(f"the {what} became infinite or NaN after {optimizer.iteration} "
                              "updates: try a smaller learning rate")


def evaluate(
    network: Network, X: ArrayLike, T: ArrayLike, *,
    loss: Callable[..., Any] = softmax_cross_entropy, metric: Metric | None = None,
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
    inputs, targets = network._check_pair(X, T)
    parts = range(0, len(inputs), 1024)  # keeps the hidden layers' arrays small
    with np.errstate(over="ignore", invalid="ignore"):
        y = np.concatenate([network._forward(inputs[i : i + 1024], training=False) for i in parts])
        value, _ = value_and_gradient(loss)(y, targets)
    return value, None if metric is None else metric(y, targets)


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
