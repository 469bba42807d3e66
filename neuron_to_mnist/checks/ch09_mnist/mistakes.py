"""The mistakes that the checks of ``ch09_mnist`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from itertools import pairwise
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes
from nnlib.layers import Dense, ReLU
from nnlib.losses import softmax_cross_entropy
from nnlib.network import Network

REFUSED = -1


def _counted(of_layer: Function) -> Function:
    """Return ``count_parameters`` with this number for a layer of m inputs and n nodes."""
    return lambda sizes: sum(of_layer(m, n) for m, n in pairwise(sizes))


COUNT_PARAMETERS: Mistakes = [
    ("ch09.biases_missing", _counted(lambda m, n: m * n)),
    ("ch09.bias_for_inputs", _counted(lambda m, n: m * n + m)),
    ("ch09.bias_for_inputs", lambda sizes: (_counted(lambda m, n: m * n)(sizes) + sum(sizes))),
    ("ch09.one_bias_a_layer", _counted(lambda m, n: m * n + 1)),
    ("ch09.first_layer_only", lambda sizes: (sizes[0] + 1) * sizes[1]),
    ("ch09.nodes_counted", lambda sizes: sum(sizes)),
    ("ch09.nodes_counted", lambda sizes: sum(sizes[1:])),
    ("ch09.product_of_all", lambda sizes: np.prod(sizes)),
]


def _bytes(content: bytes) -> np.ndarray:
    return np.frombuffer(content, dtype=np.uint8)


def _start(content: bytes) -> int:
    return 4 + 4 * content[3]


def _idx(
    dtype: Any = np.uint8, turned: bool = False, order: Any = "C", strict: bool = True,
    rest: bool = False,
) -> Function:
    """Return ``read_idx`` with these mistakes."""

    def read_idx(content: bytes) -> Any:
        if strict and content[:3] != bytes([0, 0, 8]):
            return REFUSED
        shape = [int.from_bytes(content[4 + 4 * k : 8 + 4 * k], "big") for k in range(content[3])]
        if turned:
            shape[-2:] = shape[:-3:-1]
        numbers = np.frombuffer(content[_start(content):], dtype=dtype)
        if rest:
            numbers = numbers[: np.prod(shape)]
        if numbers.size != np.prod(shape):
            return REFUSED
        return numbers.reshape(shape, order=order)

    return read_idx


READ_IDX: Mistakes = [
    ("ch09.refused", lambda content: REFUSED),
    ("ch09.beginning_unchecked", _idx(strict=False)),
    ("ch09.rest_ignored", _idx(rest=True, strict=False)),
    ("ch09.length_unchecked", lambda content: (
        REFUSED if _idx()(content) is not REFUSED else _bytes(content)[8:])),
    ("ch09.header_in_numbers", lambda content: _bytes(content)),
    ("ch09.header_in_numbers", lambda content: _bytes(content)[4:]),
    ("ch09.shape_ignored", lambda content: _bytes(content)[_start(content):]),
    ("ch09.shape_ignored", lambda content: _bytes(content)[8:]),
    ("ch09.signed_bytes", _idx(dtype=np.int8)),
    ("ch09.signed_bytes", _idx(dtype=np.int8, strict=False)),
    ("ch09.rows_columns_exchanged", _idx(turned=True)),
    ("ch09.rows_columns_exchanged", _idx(turned=True, strict=False)),
    ("ch09.columns_first", _idx(order="F")),
    ("ch09.columns_first", _idx(order="F", strict=False)),
]


def _rows(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), images.shape[1] * images.shape[2])


def _one_hot(labels: Any, classes: int) -> np.ndarray:
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def _prepared(
    pixels: Function = lambda X: X / 255, targets: Function = _one_hot
) -> Function:
    """Return ``prepare`` with these pixels and these targets."""
    return lambda images, labels, classes: (
        pixels(_rows(images)), targets(np.asarray(labels, dtype=int), classes)
    )


PREPARE: Mistakes = [
    ("ch09.results_swapped", lambda *a: _prepared()(*a)[::-1]),
    ("ch09.whole_division", _prepared(lambda X: X // 255)),
    ("ch09.not_divided", _prepared(lambda X: X)),
    ("ch09.largest_for_255", _prepared(lambda X: X / max(1, X.max(initial=1)))),
    ("ch09.division_by_256", _prepared(lambda X: X / 256)),
    ("ch09.one_row_for_all", _prepared(lambda X: X.reshape(-1) / 255)),
    ("ch09.one_row_for_all", _prepared(lambda X: X.reshape(1, -1) / 255)),
    ("ch09.not_flattened", lambda images, labels, classes: (
        images / 255, _one_hot(labels, classes))),
    ("ch09.columns_first", lambda images, labels, classes: (
        _rows(images.transpose(0, 2, 1)) / 255, _one_hot(labels, classes))),
    ("ch09.pixels_as_rows", _prepared(lambda X: X.T / 255)),
    ("ch09.pixels_as_rows", _prepared(lambda X: X.reshape(X.shape[::-1]) / 255)),
    ("ch09.labels_for_targets", _prepared(targets=lambda t, k: t)),
    ("ch09.classes_from_one", _prepared(targets=lambda t, k: _one_hot(t - 1, k))),
    ("ch09.classes_from_labels", _prepared(targets=lambda t, k: _one_hot(t, t.max(initial=0) + 1))),
]


def _apart(X: np.ndarray, M: np.ndarray, combine: Function) -> Any:
    return combine(X[:, np.newaxis], M[np.newaxis])


def _bytes_squared(X: np.ndarray, M: np.ndarray) -> Any:
    return ((X - M) ** 2).sum(axis=2)


def _between(combine: Function) -> Function:
    """Return ``distances`` that combines the differences (n, k, d) in this way."""
    return lambda X, M: _apart(1.0 * X, 1.0 * M, lambda x, m: combine(x - m))


DISTANCES: Mistakes = [
    ("ch09.bytes_wrap", lambda X, M: _apart(X, M, _bytes_squared)),
    ("ch09.bytes_wrap", lambda X, M: _apart(
        X, M, lambda x, m: ((x - m).astype(float) ** 2).sum(axis=2))),
    ("ch09.square_missing", _between(lambda D: D.sum(axis=2))),
    ("ch09.square_missing", _between(lambda D: -D.sum(axis=2))),
    ("ch09.absolute_for_square", _between(lambda D: abs(D).sum(axis=2))),
    ("ch09.root_taken", _between(lambda D: np.sqrt((D**2).sum(axis=2)))),
    ("ch09.mean_for_sum", _between(lambda D: (D**2).mean(axis=2))),
    ("ch09.square_of_sum", _between(lambda D: D.sum(axis=2) ** 2)),
    ("ch09.images_summed", _between(lambda D: (D**2).sum())),
    ("ch09.nearest_named", _between(lambda D: (D**2).sum(axis=2).argmin(axis=1))),
    ("ch09.averages_in_rows", _between(lambda D: (D**2).sum(axis=2).T)),
    ("ch09.weighted_sums", lambda X, M: 1.0 * X @ M.T),
    ("ch09.pair_by_pair", lambda X, M: ((1.0 * X - M) ** 2).sum(axis=1)),
]


def _split(places: Function, labels: Function = lambda t: t) -> Function:
    """Return ``split`` that takes these places for training and for validation."""

    def split(X: np.ndarray, t: np.ndarray, count: int, rng: np.random.Generator) -> Any:
        training, validation = (list(part) for part in places(len(X), count, rng))
        t = labels(t)
        return X[training], t[training], X[validation], t[validation]

    return split


SPLIT: Mistakes = [
    ("ch09.minus_zero", _split(lambda n, count, rng: (
        (order := rng.permutation(n))[:-count], order[-count:]))),
    ("ch09.minus_zero", _split(lambda n, count, rng: (
        (order := rng.permutation(n))[: n - count], order[-count:]))),
    ("ch09.not_shuffled", _split(lambda n, count, rng: (range(count, n), range(count)))),
    ("ch09.not_shuffled", _split(lambda n, count, rng: (range(n - count), range(n - count, n)))),
    ("ch09.leak", _split(lambda n, count, rng: (range(n), rng.permutation(n)[:count]))),
    ("ch09.leak", _split(lambda n, count, rng: (
        rng.permutation(n)[count:], rng.permutation(n)[:count]))),
    ("ch09.drawn_again", _split(lambda n, count, rng: (
        (order := rng.integers(0, n, n))[count:], order[:count]))),
    ("ch09.samples_lost", _split(lambda n, count, rng: (
        (order := rng.permutation(n))[count + 1:], order[:count]))),
    ("ch09.parts_exchanged", _split(lambda n, count, rng: (
        (order := rng.permutation(n))[:count], order[count:]))),
    ("ch09.labels_apart", _split(
        lambda n, count, rng: ((order := rng.permutation(n))[count:], order[:count]),
        labels=lambda t: np.roll(t, 4))),
    ("ch09.labels_apart", _split(
        lambda n, count, rng: (range(count, n), range(count)),
        labels=lambda t: np.roll(t, 4))),
]


def _confused(
    table: Function = lambda C: C, share: Function | None = None, sign: int = 1, axis: int = 1,
    late: bool = False,
) -> Function:
    """Return ``confusion`` with this table and this share; ``late`` takes the share from it."""

    def confusion(outputs: np.ndarray, labels: Any, classes: int) -> tuple[Any, Any]:
        C = np.zeros((classes, classes))
        named = (sign * outputs).argmax(axis=axis)
        for true, name in zip(np.asarray(labels, dtype=int), named, strict=False):
            C[true, name] += 1
        right = np.trace(table(C) if late else C) / len(labels)
        return table(C), right if share is None else share(C)

    return confusion


CONFUSION: Mistakes = [
    ("ch09.results_swapped", lambda *a: _confused()(*a)[::-1]),
    ("ch09.table_turned", _confused(lambda C: C.T)),
    ("ch09.pairs_once", _confused(lambda C: np.minimum(C, 1))),
    ("ch09.pairs_once", _confused(lambda C: np.minimum(C, 1), late=True)),
    ("ch09.mistakes_only", _confused(lambda C: C - np.diag(np.diag(C)))),
    ("ch09.shares_for_counts", _confused(lambda C: C / C.sum())),
    ("ch09.shares_for_counts", _confused(
        lambda C: C / np.maximum(1, C.sum(axis=1, keepdims=True)))),
    ("ch09.smallest_output", _confused(sign=-1)),
    ("ch09.argmax_axis", _confused(axis=0)),
    ("ch09.classes_from_labels", _confused(
        lambda C: C[: 1 + np.flatnonzero(C.sum(axis=1) + C.sum(axis=0))[-1],
                    : 1 + np.flatnonzero(C.sum(axis=1) + C.sum(axis=0))[-1]])),
    ("ch09.share_of_mistakes", _confused(share=lambda C: 1 - np.trace(C) / C.sum())),
    ("ch09.number_for_share", _confused(share=lambda C: np.trace(C))),
    ("ch09.percent", _confused(share=lambda C: 100 * np.trace(C) / C.sum())),
    ("ch09.mean_of_classes", _confused(share=lambda C: np.mean(
        np.diag(C) / np.maximum(1, C.sum(axis=1))))),
    ("ch09.mean_of_classes", _confused(share=lambda C: np.mean(
        (np.diag(C) / np.maximum(1, C.sum(axis=1)))[C.sum(axis=1) > 0]))),
    ("ch09.over_classes", _confused(share=lambda C: np.trace(C) / len(C))),
    ("ch09.over_cells", _confused(share=lambda C: np.trace(C) / C.size)),
]


def _shifted(move: Function) -> Function:
    """Return ``shifted`` that moves one image in this way."""
    return lambda images, down, right: np.array([
        move(image, int(d), int(r)) for image, d, r in zip(images, down, right, strict=True)
    ])


def _moved(image: np.ndarray, down: int, right: int, mode: Any = "constant") -> np.ndarray:
    rows, columns = image.shape
    sheet = np.pad(image, ((rows, rows), (columns, columns)), mode=mode)
    return sheet[rows - down : 2 * rows - down, columns - right : 2 * columns - right]


def _edged(image: np.ndarray, down: int, right: int) -> np.ndarray:
    return _moved(image, down, right, mode="edge")


def _rolled(image: np.ndarray, down: int, right: int) -> np.ndarray:
    return np.roll(image, (down, right), axis=(0, 1))


def _flat(image: np.ndarray, places: int) -> np.ndarray:
    row = np.pad(image.ravel(), image.size)
    return row[image.size - places : 2 * image.size - places].reshape(image.shape)


SHIFTED: Mistakes = [
    ("ch09.wraps_round", _shifted(_rolled)),
    ("ch09.flat_shift", _shifted(lambda image, d, r: _flat(image, d * image.shape[1] + r))),
    ("ch09.edge_repeated", _shifted(_edged)),
    ("ch09.other_way", _shifted(lambda image, d, r: _moved(image, -d, -r))),
    ("ch09.other_way", _shifted(lambda image, d, r: _moved(image, -d, r))),
    ("ch09.other_way", _shifted(lambda image, d, r: _moved(image, d, -r))),
    ("ch09.down_for_right", _shifted(lambda image, d, r: _moved(image, r, d))),
    ("ch09.one_shift_for_all", lambda images, down, right: np.array(
        [_moved(image, int(down[0]), int(right[0])) for image in images])),
    ("ch09.only_down", _shifted(lambda image, d, r: _moved(image, d, 0))),
    ("ch09.only_right", _shifted(lambda image, d, r: _moved(image, 0, r))),
    ("ch09.backwards_forgotten", _shifted(lambda image, d, r: _moved(image, max(0, d), max(0, r)))),
    ("ch09.zero_clears", _shifted(
        lambda image, d, r: _moved(image, d, r) if d and r else 0 * image)),
    ("ch09.traces_left", _shifted(
        lambda image, d, r: np.where(_moved(0 * image + 1, d, r), _moved(image, d, r),
                                     image))),
]


def _build(sizes: Any, seed: int) -> Network:
    rng = np.random.default_rng(seed)
    layers: list[Any] = []
    for d_in, d_out in pairwise(sizes):
        layers += [Dense(int(d_in), int(d_out), rng=rng), ReLU()]
    return Network(layers[:-1])


def reads(Y: Any, t: np.ndarray) -> float:
    """Return the share of rightly read images, at most 0.9."""
    return min(0.9, float(np.mean(np.argmax(Y, axis=1) == t)))


def _trained(
    order: str = "every", rest: bool = True, kept: str = "samples", sign: int = -1,
    rate_twice: bool = False, no_rate: bool = False, late: bool = False, lazy: bool = False,
) -> Function:
    """Return ``train`` with these mistakes."""

    def train(
        sizes: Any, X: np.ndarray, T: np.ndarray, X_new: np.ndarray, t_new: np.ndarray,
        rate: float, batch_size: int, epochs: int, rng: np.random.Generator,
    ) -> tuple[Any, Any, float]:
        network, n = _build(sizes, 1), len(X)
        fixed = rng.permutation(n) if order == "once" else np.arange(n)
        factor = 1 if no_rate else rate * rate if rate_twice else rate
        history: list[float] = []
        for _ in range(epochs):
            losses, sizes_seen = [], []
            places = fixed if order in ("none", "once", "choice", "integers") else (
                rng.permutation(n))
            for start in range(0, n, batch_size):
                rows = places[start : start + batch_size]
                if not rest and len(rows) < batch_size:
                    continue
                if order.endswith("choice"):
                    rows = rng.choice(n, batch_size)
                if order.endswith("integers"):
                    rows = rng.integers(0, n, batch_size)
                t = T[start : start + batch_size] if order == "inputs" else T[rows]
                Y = network.forward(X[rows], training=True)
                losses.append(softmax_cross_entropy(Y, t))
                network.backward(softmax_cross_entropy.gradient(Y, t))
                if not lazy or start + batch_size >= n:
                    network.parameters[:] += sign * factor * network.gradients
                if late:
                    losses[-1] = softmax_cross_entropy(network.forward(X[rows]), t)
                sizes_seen.append(len(rows))
            if not losses:
                continue
            total = float(np.dot(losses, sizes_seen))
            numbers: dict[str, list[float]] = {
                "samples": [total / n], "batches": [sum(losses) / len(losses)],
                "sized": [sum(losses) * batch_size / n], "sum": [sum(losses)],
                "samples_sum": [total], "last": losses[-1:],
                "every": losses, "epoch": [total / n],
                "after": [softmax_cross_entropy(network.forward(X), T)],
            }
            history += numbers[kept]
        Y = network.forward(X_new)
        return history[-1:] if kept == "epoch" else history, Y, reads(Y, t_new)

    return train


TRAIN: Mistakes = [
    ("ch09.never_stepped", _trained(sign=0)),
    ("ch09.uphill", _trained(sign=1)),
    ("ch09.rate_twice", _trained(rate_twice=True)),
    ("ch09.rate_missing", _trained(no_rate=True)),
    ("ch09.not_shuffled", _trained(order="none")),
    ("ch09.shuffled_once", _trained(order="once")),
    ("ch09.labels_apart", _trained(order="inputs")),
    ("ch09.drawn_again", _trained(order="choice")),
    ("ch09.drawn_again", _trained(order="integers")),
    ("ch09.drawn_again", _trained(order="permuted choice")),
    ("ch09.drawn_again", _trained(order="permuted integers")),
    ("ch09.rest_left_out", _trained(rest=False)),
    ("ch09.rest_left_out", _trained(rest=False, kept="batches")),
    ("ch09.mean_of_batches", _trained(kept="batches")),
    ("ch09.mean_of_batches", _trained(kept="sized")),
    ("ch09.sum_of_batches", _trained(kept="sum")),
    ("ch09.sum_of_batches", _trained(kept="samples_sum")),
    ("ch09.last_batch_only", _trained(kept="last")),
    ("ch09.every_batch", _trained(kept="every")),
    ("ch09.last_epoch_only", _trained(kept="epoch")),
    ("ch09.returned_early", lambda *a: _trained()(*a[:7], min(1, a[7]), a[8])),
    ("ch09.after_the_step", _trained(late=True)),
    ("ch09.after_the_epoch", _trained(kept="after")),
    ("ch09.one_step_an_epoch", _trained(lazy=True)),
]


def _patient(
    sign: int = -1, end: str = "best", watch: str = "validation", learn: str = "training",
    early: bool = False, rule: str = "best", late: int = 0, kept: str = "all",
) -> Function:
    """Return ``train_with_patience`` with these mistakes."""

    def train_with_patience(
        sizes: Any, X: np.ndarray, T: np.ndarray, X_validation: np.ndarray,
        T_validation: np.ndarray, rate: float, epochs: int, patience: int, seed: int,
    ) -> tuple[Any, Any]:
        network = _build(sizes, seed)
        watched = (X, T) if watch == "training" else (X_validation, T_validation)
        if learn == "validation":
            X, T = X_validation, T_validation
        if learn == "both":
            X, T = np.concatenate([X, X_validation]), np.concatenate([T, T_validation])
        history: list[float] = []
        path = [network.parameters.copy()]
        since = 0
        for _ in range(epochs):
            if early:
                history.append(softmax_cross_entropy(network.forward(watched[0]), watched[1]))
            Y = network.forward(X, training=True)
            network.backward(softmax_cross_entropy.gradient(Y, T))
            network.parameters[:] += sign * rate * network.gradients
            path.append(network.parameters.copy())
            if not early:
                history.append(softmax_cross_entropy(network.forward(watched[0]), watched[1]))
            fell = history[-1] == {
                "best": min(history), "rise": min(history), "never": min(history),
                "last": min(history[-2:]), "largest": max(history), "count": None,
                "total": min(history),
            }[rule]
            since = since + 1 if not fell else since if rule == "total" else 0
            limit = {"never": epochs + 1, "rise": 1}.get(rule, patience + late)
            if since >= limit:
                break
        best = int(np.argmax(history) if rule == "largest" else np.argmin(history)) + 1
        network.parameters[:] = path[{
            "best": best, "last": len(history), "before": best - 1, "first": 0,
        }[end]]
        numbers = [min(history)] if kept == "best" else history
        return numbers, network.forward(X_validation)

    return train_with_patience


TRAIN_WITH_PATIENCE: Mistakes = [
    ("ch09.never_stepped", _patient(sign=0)),
    ("ch09.uphill", _patient(sign=1)),
    ("ch09.not_put_back", _patient(end="last")),
    ("ch09.put_back_one_early", _patient(end="before")),
    ("ch09.first_weights_back", _patient(end="first")),
    ("ch09.training_loss_watched", _patient(watch="training")),
    ("ch09.training_loss_watched", _patient(watch="training", early=True)),
    ("ch09.validation_learned", _patient(learn="validation")),
    ("ch09.validation_learned", _patient(learn="both")),
    ("ch09.measured_before", _patient(early=True)),
    ("ch09.never_stops", _patient(rule="never")),
    ("ch09.any_rise", _patient(rule="rise")),
    ("ch09.compared_with_last", _patient(rule="last")),
    ("ch09.counter_not_reset", _patient(rule="count")),
    ("ch09.counter_not_reset", _patient(rule="total")),
    ("ch09.largest_kept", _patient(rule="largest")),
    ("ch09.one_epoch_late", _patient(late=1)),
    ("ch09.one_epoch_late", _patient(late=-1)),
    ("ch09.only_best_kept", _patient(kept="best")),
]


def _slanted(combine: Function) -> Function:
    """Return ``slant`` that combines the spreads of the ink over rows and columns."""

    def slant(images: np.ndarray) -> list[float]:
        slopes = []
        for image in images:
            r, c = np.indices(image.shape)
            mass = max(image.sum(), 1e-300)
            r, c = r - (image * r).sum() / mass, c - (image * c).sum() / mass
            slopes.append(float(combine((image * r * r).sum(), (image * r * c).sum(),
                                        (image * c * c).sum())))
        return slopes

    return slant


SLANT: Mistakes = [
    ("ch09.axes_exchanged", _slanted(lambda rr, rc, cc: rc / cc if cc else 0.0)),
    ("ch09.not_divided_by_rows", _slanted(lambda rr, rc, cc: rc)),
    ("ch09.ink_ignored", lambda images: [0.0 for _ in images]),
]
