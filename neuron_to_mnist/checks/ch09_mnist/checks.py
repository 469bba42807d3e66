"""The visible checks of the assignment ``ch09_mnist`` and the mistakes that they recognise.

Expected figures are literal. The functions that make a mistake on purpose have the same arguments
and results as the function that the task asks for.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Marks, Parts
from neuron_to_mnist.checks.report import Finding
from nnlib.layers import Dense, ReLU
from nnlib.losses import softmax_cross_entropy, softmax_cross_entropy_gradient
from nnlib.network import Network

Function = Callable[..., Any]

_SLANTED = np.array([[0, 255, 51], [0, 204, 0], [0, 255, 0]], dtype=np.uint8)
_SLANTED_ROW = np.array([[0, 1, 0.2, 0, 0.8, 0, 0, 1, 0]])
_AVERAGES = np.array([[0.0, 1, 0, 0, 1, 0, 0, 1, 0], [1.0, 1, 1, 0, 0, 1, 0, 0, 1]])
_WIDE = np.array([[[102, 51, 204], [0, 153, 0]], [[0, 0, 51], [102, 0, 204]]], dtype=np.uint8)
_REFUSED = -1
_rng = np.random.default_rng


def check_count_parameters(count_parameters: Function) -> Marks:
    """Task 1: ``count_parameters(sizes)``, weights and biases of all layers."""
    marks = Marks(
        "ch09.count_parameters",
        count_parameters,
        parameters=("sizes",),
        steps={"layer": 1, "network": 1},
        mistakes=[
            ("ch09.biases_missing", _counted(lambda m, n: m * n)),
            ("ch09.bias_for_inputs", _counted(lambda m, n: m * n + m)),
            ("ch09.bias_for_inputs", lambda sizes: (
                _counted(lambda m, n: m * n)(sizes) + sum(sizes))),
            ("ch09.one_bias_a_layer", _counted(lambda m, n: m * n + 1)),
            ("ch09.first_layer_only", lambda sizes: (sizes[0] + 1) * sizes[1]),
            ("ch09.nodes_counted", lambda sizes: sum(sizes)),
            ("ch09.nodes_counted", lambda sizes: sum(sizes[1:])),
            ("ch09.product_of_all", lambda sizes: np.prod(sizes)),
        ],
    )
    marks.visible("layer", ([9, 2],), 20)
    marks.visible("layer", ([784, 10],), 7850)
    marks.visible("network", ([784, 16, 16, 10],), 13002)
    marks.visible("network", ([784, 50, 100, 10],), 45360, unchanged=True)
    return marks


def check_read_idx(read_idx: Function) -> Marks:
    """Task 2: ``read_idx(content)`` returns an array; a ``ValueError`` counts as -1."""

    def answer(content: bytes) -> Any:
        try:
            return read_idx(content)
        except ValueError:
            return _REFUSED

    answer.__name__ = "read_idx"
    marks = Marks(
        "ch09.read_idx",
        answer if callable(read_idx) else read_idx,
        parameters=("content",),
        steps={"labels": 1, "images": 2, "refused": 1},
        mistakes=[
            ("ch09.refused", lambda content: _REFUSED),
            ("ch09.beginning_unchecked", _idx(strict=False)),
            ("ch09.rest_ignored", _idx(rest=True, strict=False)),
            ("ch09.length_unchecked", lambda content: (
                _REFUSED if _idx()(content) is not _REFUSED else _bytes(content)[8:])),
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
        ],
    )
    marks.visible("labels", (_file([5, 0, 4]),), [5, 0, 4])
    marks.visible("labels", (_file([7]),), [7])
    marks.visible("labels", (_file([1] * 300),), np.ones(300))
    marks.visible("images", (_file(_WIDE.tolist()),), _WIDE)
    marks.visible("images", (_file(_SLANTED.tolist()),), _SLANTED)
    marks.visible("refused", (bytes([0, 0, 9, 1, 0, 0, 0, 2, 8, 3]),), _REFUSED)
    marks.visible("refused", (bytes([1, 0, 8, 1, 0, 0, 0, 2, 6, 2]),), _REFUSED)
    marks.visible("refused", (bytes([0, 0, 8, 1, 0, 0, 0, 3, 6, 1]),), _REFUSED)
    marks.visible("refused", (bytes([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 6, 1, 7]),), _REFUSED)
    return marks


def check_prepare(prepare: Function) -> Marks:
    """Task 3: ``prepare(images, labels, classes)`` returns rows of numbers and of targets."""
    marks = Marks(
        "ch09.prepare",
        prepare,
        parameters=("images", "labels", "classes"),
        steps={"one": 1, "batch": 1, "targets": 1},
        returns=("X", "T"),
        errors=[
            ("ch09.no_images", "cannot reshape array of size 0"),
            ("ch09.size_fixed", "cannot reshape array"),
            ("ch09.divided_in_place", "Cannot cast ufunc"),
        ],
        mistakes=[
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
            ("ch09.classes_from_labels", _prepared(
                targets=lambda t, k: _one_hot(t, t.max(initial=0) + 1))),
        ],
    )
    one = _WIDE[:1]
    empty = np.zeros((0, 2, 3), dtype=np.uint8)
    marks.visible("one", (_SLANTED[np.newaxis], np.array([1]), 10), {"X": _SLANTED_ROW})
    marks.visible("one", (one, np.array([0]), 2), {"X": [[0.4, 0.2, 0.8, 0, 0.6, 0]]})
    rows = [[0.4, 0.2, 0.8, 0, 0.6, 0], [0, 0, 0.2, 0.4, 0, 0.8]]
    marks.visible("batch", (_WIDE, np.array([2, 0]), 4), {"X": rows}, unchanged=True)
    marks.visible("batch", (empty, np.zeros(0, dtype=int), 4), {"X": np.zeros((0, 6))})
    marks.visible("targets", (_WIDE, np.array([2, 0]), 4), {"T": [[0, 0, 1, 0], [1, 0, 0, 0]]})
    marks.visible("targets", (_WIDE, [1, 1], 3), {"T": [[0, 1, 0], [0, 1, 0]]})
    return marks


def check_distances(distances: Function) -> Marks:
    """Task 4: ``distances(X, M)``, every image against every average."""
    marks = Marks(
        "ch09.distances",
        distances,
        parameters=("X", "M"),
        steps={"hand": 1, "table": 1, "bytes": 1},
        mistakes=[
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
        ],
    )
    marks.visible("hand", (_SLANTED_ROW, _AVERAGES), [[0.08, 5.28]])
    marks.visible("hand", (_SLANTED_ROW, _AVERAGES[:1]), [[0.08]])
    X = np.array([[0.0, 0.5], [1.0, 0.25], [0.5, 1.0]])
    marks.visible("table", (X, np.array([[1.0, 0.0], [0.0, 0.75]])),
                  [[1.25, 0.0625], [0.0625, 1.25], [1.25, 0.3125]], unchanged=True)
    marks.visible("table", (X[:2], X[:2]), [[0, 1.0625], [1.0625, 0]])
    few = np.array([[3, 10], [5, 4]], dtype=np.uint8)
    marks.visible("bytes", (few, few[::-1].copy()), [[40, 0], [0, 40]])
    marks.visible("bytes", (np.array([[0, 200], [255, 0]], dtype=np.uint8),
                            np.array([[20, 180], [250, 255]], dtype=np.uint8)),
                  [[800, 65525], [87625, 65050]], unchanged=True)
    marks.visible("bytes", ([[0, 0.5], [1, 0.25]], [[1, 0], [0, 0.75]]),
                  [[1.25, 0.0625], [0.0625, 1.25]])
    return marks


def check_split(split: Function) -> Marks:
    """Task 5: ``split(X, t, count, rng)`` returns a training and a validation set."""
    marks = Marks(
        "ch09.split",
        split,
        parameters=("X", "t", "count", "rng"),
        steps={"sizes": 1, "pairs": 1, "mixed": 1},
        returns=("X_training", "t_training", "X_validation", "t_validation"),
        measure=_measure_split,
        mistakes=[
            ("ch09.not_shuffled", _split(lambda n, count, rng: (range(count, n), range(count)))),
            ("ch09.not_shuffled", _split(lambda n, count, rng: (
                range(n - count), range(n - count, n)))),
            ("ch09.leak", _split(lambda n, count, rng: (
                range(n), rng.permutation(n)[:count]))),
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
        ],
    )
    for n, count, seed in ((24, 6, 3), (30, 5, 4)):
        X, t = _numbered(n)
        marks.visible("sizes", (X, t, count, _rng(seed)), {"sizes": [n - count, count], "once": 1},
                      unchanged=True)
        marks.visible("pairs", (X, t, count, _rng(seed)), {"pairs": 1})
        marks.visible("mixed", (X, t, count, _rng(seed)), {"mixed": 1})
    return marks


def check_confusion(confusion: Function) -> Marks:
    """Task 6: ``confusion(outputs, labels, classes)`` returns a table of counts and a share."""
    marks = Marks(
        "ch09.confusion",
        confusion,
        parameters=("outputs", "labels", "classes"),
        steps={"counts": 2, "share": 1, "inputs": 1},
        returns=("counts", "share"),
        retries=[("input.list", lambda arguments, expected: (
            [np.array(arguments[0]), np.array(arguments[1]), arguments[2]], expected))],
        errors=[("ch09.labels_are_numbers", "axis 1 is out of bounds for array of dimension 1")],
        mistakes=[
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
        ],
    )
    outputs = np.array([[1.0, 3, 2], [2, 0, 1], [5, 4, 6]])
    # (true, named): 2 (0, 0), 1 (0, 2), 2 (1, 1), 2 (2, 1)
    more = np.array([[2.0, 1, 0], [0, 1, 3], [5, 0, 4], [0, 1, 0], [1, 9, 0], [-2, -1, -3],
                     [3, 4, 1]])
    labels = np.array([0, 0, 0, 1, 2, 1, 2])
    counts = [[2, 0, 1], [0, 2, 0], [0, 2, 0]]
    marks.visible("counts", (outputs, np.array([1, 0, 1]), 3),
                  {"counts": [[1, 0, 0], [0, 1, 1], [0, 0, 0]]})
    marks.visible("counts", (more, labels, 3), {"counts": counts}, unchanged=True)
    marks.visible("share", (more, labels, 3), {"share": 4 / 7})
    marks.visible("share", (outputs, np.array([1, 0, 1]), 3), {"share": 2 / 3})
    marks.visible("inputs", (more.tolist(), labels.tolist(), 3), {"counts": counts})
    marks.visible("inputs", (np.array([[3.0, 3, 1, 0]]), np.array([1]), 4),
                  {"counts": [[0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]})
    return marks


def check_shifted(shifted: Function) -> Marks:
    """Task 7: ``shifted(images, down, right)`` moves each image by its own shift."""
    marks = Marks(
        "ch09.shifted",
        shifted,
        parameters=("images", "down", "right"),
        steps={"one": 1, "each": 1, "edges": 1, "still": 1},
        mistakes=[
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
            ("ch09.backwards_forgotten", _shifted(
                lambda image, d, r: _moved(image, max(0, d), max(0, r)))),
            ("ch09.zero_clears", _shifted(
                lambda image, d, r: _moved(image, d, r) if d and r else 0 * image)),
            ("ch09.traces_left", _shifted(
                lambda image, d, r: np.where(_moved(0 * image + 1, d, r), _moved(image, d, r),
                                             image))),
        ],
    )
    one = np.array([[[0, 1, 0.2], [0, 0.8, 0], [0, 1, 0]]])
    pair = np.array([[[1.0, 2, 3], [4, 5, 6]], [[7.0, 8, 9], [10, 11, 12]]])
    marks.visible("one", (one, [1], [1]), [[[0, 0, 0], [0, 0, 1], [0, 0, 0.8]]])
    marks.visible("one", (pair[:1], [1], [2]), [[[0, 0, 0], [0, 0, 1]]])
    marks.visible("each", (pair, np.array([1, 1]), np.array([1, 2])),
                  [[[0, 0, 0], [0, 1, 2]], [[0, 0, 0], [0, 0, 7]]])
    marks.visible("each", (pair, np.array([-1, 1]), np.array([1, -2])),
                  [[[0, 4, 5], [0, 0, 0]], [[0, 0, 0], [9, 0, 0]]])
    marks.visible("edges", (pair, np.array([-1, -1]), np.array([-1, -2])),
                  [[[5, 6, 0], [0, 0, 0]], [[12, 0, 0], [0, 0, 0]]])
    marks.visible("edges", (one, [2], [-1]), [[[0, 0, 0], [0, 0, 0], [1, 0.2, 0]]])
    marks.visible("still", (pair, np.array([0, 1]), np.array([1, 0])),
                  [[[0, 1, 2], [0, 4, 5]], [[0, 0, 0], [7, 8, 9]]])
    marks.visible("still", (pair, np.array([0, 0]), np.array([0, -1])),
                  [[[1, 2, 3], [4, 5, 6]], [[8, 9, 0], [11, 12, 0]]], unchanged=True)
    return marks


def check_train(train: Function, build: Function) -> Marks:
    """Task 8: ``train(network, X, T, rate, batch_size, epochs, rng)`` returns its history."""

    def training(
        sizes: Any, X: Any, T: Any, X_new: Any, t_new: Any, rate: float, batch_size: int,
        epochs: int, rng: np.random.Generator,
    ) -> tuple[Any, Any, float]:
        network = build(sizes, 1)
        history = train(network, X, T, rate, batch_size, epochs, rng)
        Y = network.forward(X_new)
        return history, Y, _reads(Y, t_new)

    training.__name__ = "train"
    marks = Marks(
        "ch09.train",
        training if callable(train) else train,
        parameters=("sizes", "X", "T", "X_new", "t_new", "rate", "batch_size", "epochs", "rng"),
        steps={"history": 1, "rest": 2, "learns": 2},
        returns=("history", "Y", "reads"),
        errors=[
            ("ch09.nothing_remembered", "forward(X, training=True)"),
            ("ch09.parameters_replaced", "has no setter"),
            ("ch09.parameters_replaced", "can't set attribute"),
        ],
        mistakes=[
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
        ],
    )
    rng = np.random.default_rng(90)
    X, T = rng.random((7, 4)), np.eye(3)[[0, 1, 2, 0, 1, 2, 0]]
    data = ([4, 5, 3], X, T, rng.random((2, 4)), np.array([0, 1]))
    marks.visible("history", (*data, 0.5, 7, 1, _rng(1)), {"history": [1.0485264954]})
    marks.visible("history", (*data, 0.5, 7, 4, _rng(1)), {
        "history": [1.0485264954, 1.010807151726, 0.981276133701, 0.95576068224],
    }, unchanged=True)
    marks.visible("rest", (*data, 0.5, 3, 3, _rng(2)), {
        "history": [1.077472524762, 1.068618643208, 1.152118862902],
        "Y": [[0.137058137797, -0.257909880847, 0.120851743049],
              [0.901910720951, 0.242345704943, 0.247594514309]],
    })
    marks.visible("rest", (*data, 0.25, 5, 3, _rng(3)), {
        "history": [1.091634199372, 1.049723784124, 0.997601953814],
        "Y": [[0.110393524198, -0.109046891661, 0.009878753827],
              [0.937045602482, 0.388014032977, -0.153743494414]],
    })
    X, t = strokes(400, _rng(91))
    marks.visible("learns", ([36, 16, 4], X[:300], np.eye(4)[t[:300]], X[300:], t[300:], 0.5, 20,
                             10, _rng(4)), {"reads": 0.9})
    return marks


def check_train_with_patience(train_with_patience: Function, build: Function) -> Marks:
    """Task 9: ``train_with_patience(network, X, T, X_validation, T_validation, ...)``."""

    def training(
        sizes: Any, X: Any, T: Any, X_validation: Any, T_validation: Any, rate: float,
        epochs: int, patience: int, seed: int,
    ) -> tuple[Any, Any]:
        network = build(sizes, seed)
        history = train_with_patience(
            network, X, T, X_validation, T_validation, rate, epochs, patience
        )
        return history, network.forward(X_validation)

    training.__name__ = "train_with_patience"
    marks = Marks(
        "ch09.train_with_patience",
        training if callable(train_with_patience) else train_with_patience,
        parameters=("sizes", "X", "T", "X_validation", "T_validation", "rate", "epochs",
                    "patience", "seed"),
        steps={"history": 1, "stops": 1, "best": 2},
        returns=("history", "Y"),
        errors=[
            ("ch09.nothing_remembered", "forward(X, training=True)"),
            ("ch09.parameters_replaced", "has no setter"),
            ("ch09.parameters_replaced", "can't set attribute"),
        ],
        mistakes=[
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
            ("ch09.largest_kept", _patient(rule="largest")),
            ("ch09.one_epoch_late", _patient(late=1)),
            ("ch09.one_epoch_late", _patient(late=-1)),
            ("ch09.only_best_kept", _patient(kept="best")),
        ],
    )
    smooth, zigzag = _small_sets(3), _small_sets(15)
    sizes = [3, 8, 2]
    marks.visible("history", (sizes, *smooth, 0.5, 3, 5, 3), {
        "history": [0.727529663886, 0.704619218349, 0.6903840383],
    }, unchanged=True)
    marks.visible("stops", (sizes, *smooth, 0.5, 25, 3, 3), {
        "history": [
            0.727529663886, 0.704619218349, 0.6903840383, 0.682467242455, 0.682321152144,
            0.682566275185, 0.685724030596, 0.686570003148,
        ],
    })
    marks.visible("stops", (sizes, *zigzag, 0.5, 25, 3, 15), {
        "history": [
            0.739154607455, 0.731108419884, 0.720329918856, 0.718119880461, 0.705024835061,
            0.729563011101, 0.711892290598, 0.721297903669,
        ],
    })
    marks.visible("best", (sizes, *smooth, 0.5, 3, 5, 3), {
        "Y": [
            [0.049178976507, -0.132492706062],
            [-0.001734435012, -0.09050657842],
            [-0.029984091761, -0.051826619318],
            [-0.104617584443, -0.034913103485],
            [-0.024675827597, -0.065621906225],
        ],
    })
    marks.visible("best", (sizes, *smooth, 0.5, 25, 3, 3), {
        "Y": [
            [0.059182421012, -0.129819689196],
            [0.052643340806, -0.104945435155],
            [0.031731019988, -0.069714327692],
            [-0.04030253761, -0.054887012753],
            [0.000958537576, -0.070888628763],
        ],
    })
    return marks


def check_slant(slant: Function) -> Marks:
    """Task 11, without points: ``slant(images)``, one slope an image."""
    marks = Marks(
        "ch09.slant",
        slant,
        parameters=("images",),
        steps={"slopes": 0, "empty": 0},
        mistakes=[
            ("ch09.axes_exchanged", _slanted(lambda rr, rc, cc: rc / cc if cc else 0.0)),
            ("ch09.not_divided_by_rows", _slanted(lambda rr, rc, cc: rc)),
            ("ch09.ink_ignored", lambda images: [0.0 for _ in images]),
        ],
    )
    falling, rising = np.eye(3), np.eye(3)[:, ::-1]
    upright = np.zeros((3, 3))
    upright[:, 1] = 1.0
    bold = np.array([[0, 3.0, 0, 0], [0, 1, 1, 0], [0, 0, 2, 0]])
    marks.visible("slopes", (np.array([falling, upright, rising]),), [1, 0, -1], unchanged=True)
    marks.visible("slopes", (np.array([bold]),), [0.5])
    marks.visible("empty", (np.array([np.zeros((3, 3)), upright.T, falling]),), [0, 0, 1])
    return marks


def strokes(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return ``n`` small images (n, 36) of a stroke in one of four directions, and labels."""
    labels = rng.integers(0, 4, size=n)
    images = rng.uniform(0, 0.3, size=(n, 6, 6))
    for image, label in zip(images, labels, strict=True):
        top, left = rng.integers(0, 3, size=2)
        down, right = ((0, 1), (1, 0), (1, 1), (1, -1))[label]
        for k in range(4):
            image[top + k * down, left + (k * right if right >= 0 else 3 - k)] += 0.7
    return images.reshape(n, 36), labels


def _small_sets(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return six training samples and five for validation, of no sense, and their targets."""
    rng = np.random.default_rng(seed)
    return (rng.random((6, 3)), np.eye(2)[[0, 1, 0, 1, 1, 0]],
            rng.random((5, 3)), np.eye(2)[[1, 0, 0, 1, 0]])


def _counted(of_layer: Function) -> Function:
    """Return ``count_parameters`` with this number for a layer of m inputs and n nodes."""
    return lambda sizes: sum(of_layer(m, n) for m, n in pairwise(sizes))


def _file(numbers: Any) -> bytes:
    """Return an IDX file of these numbers."""
    array = np.array(numbers, dtype=np.uint8)
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


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
            return _REFUSED
        shape = [int.from_bytes(content[4 + 4 * k : 8 + 4 * k], "big") for k in range(content[3])]
        if turned:
            shape[-2:] = shape[:-3:-1]
        numbers = np.frombuffer(content[_start(content):], dtype=dtype)
        if rest:
            numbers = numbers[: np.prod(shape)]
        if numbers.size != np.prod(shape):
            return _REFUSED
        return numbers.reshape(shape, order=order)

    return read_idx


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


def _apart(X: np.ndarray, M: np.ndarray, combine: Function) -> Any:
    return combine(X[:, np.newaxis], M[np.newaxis])


def _bytes_squared(X: np.ndarray, M: np.ndarray) -> Any:
    return ((X - M) ** 2).sum(axis=2)


def _between(combine: Function) -> Function:
    """Return ``distances`` that combines the differences (n, k, d) in this way."""
    return lambda X, M: _apart(1.0 * X, 1.0 * M, lambda x, m: combine(x - m))


def _numbered(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples that know their own number and how many there are, and sorted labels."""
    return np.column_stack([np.arange(n), np.full(n, n)]).astype(float), np.arange(n) // 4


def _measure_split(parts: Parts) -> Parts | Finding:
    X, t = parts["X_training"], parts["t_training"]
    X_validation, t_validation = parts["X_validation"], parts["t_validation"]
    shapes = [part.shape[1:] for part in (X, t, X_validation, t_validation)]
    if shapes != [(2,), (), (2,), ()] or t.ndim == 0 or t_validation.ndim == 0:
        return Finding("ch09.split_results")
    if len(X) != len(t) or len(X_validation) != len(t_validation):
        return Finding("ch09.lengths_differ")
    numbers, sizes = np.concatenate([X, X_validation]).T
    n, count = sizes.max(initial=0), len(X_validation)
    if len(set(X[:, 0])) < len(X):
        once = -1.0
    else:
        once = float(np.array_equal(np.sort(numbers), np.arange(n)))
    right = np.array_equal(numbers // 4, np.concatenate([t, t_validation]))
    kept = np.sort(X_validation[:, 0])
    piece = count > 2 and kept[-1] - kept[0] == count - 1
    return {
        "sizes": np.array([len(X), count], dtype=float),
        "once": np.array(once),
        "pairs": np.array(float(right)),
        "mixed": np.array(float(not piece)),
    }


def _split(places: Function, labels: Function = lambda t: t) -> Function:
    """Return ``split`` that takes these places for training and for validation."""

    def split(X: np.ndarray, t: np.ndarray, count: int, rng: np.random.Generator) -> Any:
        training, validation = (list(part) for part in places(len(X), count, rng))
        t = labels(t)
        return X[training], t[training], X[validation], t[validation]

    return split


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


def _build(sizes: Any, seed: int) -> Network:
    rng = np.random.default_rng(seed)
    layers: list[Any] = []
    for d_in, d_out in pairwise(sizes):
        layers += [Dense(int(d_in), int(d_out), rng=rng), ReLU()]
    return Network(layers[:-1])


def _reads(Y: Any, t: np.ndarray) -> float:
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
                network.backward(softmax_cross_entropy_gradient(Y, t))
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
        return history[-1:] if kept == "epoch" else history, Y, _reads(Y, t_new)

    return train


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
            network.backward(softmax_cross_entropy_gradient(Y, T))
            network.parameters[:] += sign * rate * network.gradients
            path.append(network.parameters.copy())
            if not early:
                history.append(softmax_cross_entropy(network.forward(watched[0]), watched[1]))
            fell = history[-1] == {
                "best": min(history), "rise": min(history), "never": min(history),
                "last": min(history[-2:]), "largest": max(history), "count": None,
            }[rule]
            since = 0 if fell else since + 1
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
