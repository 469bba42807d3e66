"""The visible checks of the assignment ``ch08_softmax`` and the mistakes that they recognise.

Expected figures are literal. The functions that make a mistake on purpose have the same arguments
and results as the function that the task asks for.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Marks

Function = Callable[..., Any]

_ANIMALS = np.array([0.3, 2.9, 4.0])
_SQUARE = np.array([[0.3, 2.9, 4.0], [2.0, 1.0, 0.0], [0.0, 5.0, 0.0]])
_WIDE = np.array([[2.0, 1.0, 0.0], [0.0, 5.0, 0.0]])


def check_softmax(softmax: Function) -> Marks:
    """Task 1: ``softmax(a)`` of one sample, for logits of any size."""
    marks = Marks(
        "ch08.softmax",
        softmax,
        parameters=("a",),
        steps={"shares": 1, "large": 1, "low": 1},
        mistakes=[
            ("ch08.clipped", lambda a: _softmax(np.clip(a, -700, 700))),
            ("ch08.clipped", lambda a: _softmax(np.clip(a, -500, 500))),
            ("ch08.clipped", lambda a: _softmax(np.clip(a, -100, 100))),
            ("ch08.clipped", lambda a: _softmax(np.minimum(a, 700))),
            ("ch08.scaled_not_shifted", lambda a: _softmax(a / a.max())),
            ("ch08.power_overflows", lambda a: (
                _softmax(a) if a.max() > 700 else _shares(np.exp(a)))),
            ("ch08.nan_removed", lambda a: np.nan_to_num(_shares(np.exp(a)))),
            ("ch08.size_for_largest", lambda a: _shares(np.exp(a - abs(a).max()))),
            ("ch08.other_shift", lambda a: _shares(np.exp(a - a.min()))),
            ("ch08.other_shift", lambda a: _shares(np.exp(a - a.mean()))),
            ("ch08.other_shift", lambda a: _shares(np.exp(a - a[0]))),
            ("ch08.other_shift", lambda a: _shares(np.exp(a - 700))),
            ("ch08.other_shift", lambda a: _shares(np.exp(a - 1000))),
            ("ch08.power_overflows", lambda a: _shares(np.exp(a))),
            ("ch08.shifted_above_only", lambda a: np.exp(a - a.max()) / np.exp(a).sum()),
            ("ch08.shifted_above_only", lambda a: np.exp(a) / np.exp(a - a.max()).sum()),
            ("ch08.not_shared_out", lambda a: np.exp(a)),
            ("ch08.not_shared_out", lambda a: np.exp(a - a.max())),
            ("ch08.power_missing", lambda a: a / a.sum()),
            ("ch08.sigmoids", _sigmoid),
            ("ch08.sigmoids", lambda a: _shares(_sigmoid(a))),
            ("ch08.minus_in_the_exponent", lambda a: _softmax(-a)),
            ("ch08.winner_takes_all", lambda a: np.eye(len(a))[a.argmax()]),
        ],
    )
    marks.visible(
        "shares", (_ANIMALS,),
        [0.01821127329554753, 0.24519181293507392, 0.7365969137693786], unchanged=True,
    )
    marks.visible("shares", (np.array([-1.0, 0.5]),), [0.18242552380635632, 0.8175744761936437])
    large = [0.999954600070331, 4.539786860886666e-05, 2.061060046209062e-09]
    marks.visible("large", (np.array([1010.0, 1000.0, 990.0]),), large, quiet=True)
    marks.visible("large", (np.array([709.5, 709.5]),), [0.5, 0.5], quiet=True)
    marks.visible("large", (np.array([0.0, 1500.0, -3000.0]),), [0, 1, 0], quiet=True)
    low = [0.6652409557748218, 0.24472847105479764, 0.09003057317038046]
    marks.visible("low", (np.array([-800.0, -801.0, -802.0]),), low, quiet=True)
    return marks


def check_softmax_batch(softmax_batch: Function) -> Marks:
    """Task 2: ``softmax_batch(A)``, every row by itself."""
    marks = Marks(
        "ch08.softmax_batch",
        softmax_batch,
        parameters=("A",),
        steps={"rows": 1, "large": 1, "inputs": 1},
        mistakes=[
            ("ch08.one_sum_for_all", lambda A: np.exp(A) / np.exp(A).sum()),
            ("ch08.one_sum_for_all", lambda A: np.exp(A - A.max()) / np.exp(A - A.max()).sum()),
            ("ch08.columns_shared_out", lambda A: _softmax(A.T).T),
            ("ch08.keepdims_missing", _sum_across),
            ("ch08.keepdims_missing", _max_across),
            ("ch08.keepdims_missing", lambda A: _shares(np.exp(A - A.max(axis=1)))),
            ("ch08.maximum_of_columns", lambda A: _shares(np.exp(A - A.max(axis=0)))),
            ("ch08.one_maximum", lambda A: _shares(np.exp(A - A.max()))),
            ("ch08.power_overflows", lambda A: _shares(np.exp(A))),
            ("ch08.not_shared_out", np.exp),
            ("ch08.first_row_only", lambda A: _softmax(A[0])),
            ("ch08.empty_batch", lambda A: np.zeros(0)),
        ],
        errors=[("ch08.empty_maximum", "zero-size array")],
    )
    marks.visible("rows", (_SQUARE,), [
        [0.01821127329554753, 0.24519181293507392, 0.7365969137693786],
        [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
        [0.006648354478866005, 0.9867032910422682, 0.006648354478866005],
    ])
    marks.visible("rows", (_WIDE,), [
        [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
        [0.006648354478866005, 0.9867032910422682, 0.006648354478866005],
    ])
    far = np.array([[1000.0, 999.0], [0.0, 1.0], [-2000.0, -2000.0]])
    marks.visible("large", (far,), [
        [0.7310585786300049, 0.2689414213699951],
        [0.2689414213699951, 0.7310585786300049],
        [0.5, 0.5],
    ], quiet=True)
    marks.visible("inputs", ([[2.0, 1.0, 0.0]],), [
        [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
    ])
    marks.visible("inputs", (np.array([[0, 5, 0], [2, 1, 0]]),), [
        [0.006648354478866005, 0.9867032910422682, 0.006648354478866005],
        [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
    ])
    marks.visible("inputs", (_WIDE,), [
        [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
        [0.006648354478866005, 0.9867032910422682, 0.006648354478866005],
    ], unchanged=True)
    marks.visible("inputs", (np.zeros((0, 3)),), np.zeros((0, 3)))
    return marks


def check_softmax_at(softmax_at: Function) -> Marks:
    """Task 3: ``softmax_at(a, T)``, softmax at a temperature."""
    marks = Marks(
        "ch08.softmax_at",
        softmax_at,
        parameters=("a", "T"),
        steps={"shares": 1, "cold": 1, "inputs": 1},
        mistakes=[
            ("ch08.temperature_multiplied", lambda a, T: _softmax(a * T)),
            ("ch08.temperature_after", lambda a, T: _softmax(a) / T),
            ("ch08.temperature_cancels", lambda a, T: _softmax(a)),
            ("ch08.temperature_above_only",
             lambda a, T: np.exp((a - a.max()) / T) / np.exp(a - a.max()).sum()),
            ("ch08.temperature_above_only", lambda a, T: np.exp(a / T) / np.exp(a).sum()),
            ("ch08.largest_before_division", lambda a, T: _shares(np.exp(a / T - a.max()))),
            ("ch08.power_overflows", lambda a, T: _shares(np.exp(a / T))),
        ],
    )
    marks.visible(
        "shares", (_ANIMALS, 2.0),
        [0.09066909648541432, 0.3326918135899785, 0.5766390899246072],
    )
    marks.visible(
        "shares", (_ANIMALS, 0.5),
        [0.000549977357691172, 0.0996956286092507, 0.8997543940330581],
    )
    # Here the logits overflow by so little that 4 less would do.
    marks.visible("cold", (_ANIMALS, 0.00563), [0, 0, 1], quiet=True)
    marks.visible("cold", (_ANIMALS, 0.001), [0, 0, 1], quiet=True)
    marks.visible("cold", (np.array([-5.0, -5.001]), 0.001),
                  [0.7310585786300049, 0.2689414213699951], quiet=True)
    marks.visible(
        "inputs", ([1.0, 0.0, 2.0], 10),
        [0.3322249935333472, 0.3006096053557273, 0.3671654011109255],
    )
    marks.visible(
        "inputs", (_ANIMALS, 100.0),
        [0.32636713888151553, 0.3349639588702183, 0.33866890224826623], unchanged=True,
    )
    return marks


def check_accuracy(accuracy: Function) -> Marks:
    """Task 4: ``accuracy(A, labels)``, the share of rows whose largest logit is in its place."""
    marks = Marks(
        "ch08.accuracy",
        accuracy,
        parameters=("A", "labels"),
        steps={"share": 1, "large": 1, "inputs": 1},
        mistakes=[
            ("ch08.order_lost",
             lambda A, labels: (_shares(np.exp(A)).argmax(axis=1) == labels).mean()),
            ("ch08.order_lost", lambda A, labels: (_sigmoid(A).argmax(axis=1) == labels).mean()),
            ("ch08.argmax_of_columns", lambda A, labels: (A.argmax(axis=0) == labels).mean()),
            ("ch08.argmax_of_all", lambda A, labels: (A.argmax() == labels).mean()),
            ("ch08.last_of_equals", lambda A, labels: (
                A.shape[1] - 1 - A[:, ::-1].argmax(axis=1) == labels).mean()),
            ("ch08.wrong_ones_counted", lambda A, labels: (A.argmax(axis=1) != labels).mean()),
            ("ch08.returns_too_early", lambda A, labels: (
                (A[0].argmax() == labels[0]) / len(labels))),
            ("ch08.counted_not_shared", lambda A, labels: (A.argmax(axis=1) == labels).sum()),
            ("ch08.percent", lambda A, labels: 100 * (A.argmax(axis=1) == labels).mean()),
            ("ch08.row_by_row", lambda A, labels: (A.argmax(axis=1) == labels) * 1),
            ("ch08.value_for_place", lambda A, labels: (A.max(axis=1) == labels).mean()),
            ("ch08.counted_from_one", lambda A, labels: (A.argmax(axis=1) + 1 == labels).mean()),
        ],
    )
    # Of these five, two are right; a division that drops the rest and a return inside the loop
    # give other numbers, and mistakes of the place give two as well.
    C = np.array([
        [6.0, 3, 5, 5, 2], [3, 3, 2, 3, 4], [1, 0, 3, 1, 0], [5, 6, 1, 5, 2], [0, 6, 0, 2, 2],
    ])
    marks.visible("share", (C, np.array([0, 4, 3, 0, 2])), 0.4)
    # Every mistake of the place gives another share of these.
    A = np.array([
        [1.0, 4, 2, 3, 3, 2], [5, 4, 3, 3, 4, 0], [3, 3, 1, 4, 5, 0],
        [2, 0, 1, 3, 2, 5], [1, 0, 3, 2, 0, 5], [5, 6, 0, 5, 4, 3],
    ])
    B = np.array([[0.0, 1.0], [3.0, 1.0], [-2.0, -1.0], [-1.0, -3.0], [5.0, 4.0]])
    marks.visible("share", (A, np.array([4, 5, 5, 5, 5, 3])), 0.3333333333333333, unchanged=True)
    marks.visible("share", (B, np.array([1, 0, 1, 0, 1])), 0.8)
    far = np.array([
        [200.0, 1100, 100, 0], [1010, 990, 1020, 0], [0, 800, 900, -5], [0, -50, -60, -70],
    ])
    marks.visible("large", (far, np.array([1, 2, 3, 0])), 0.75)
    marks.visible("large", (-far, np.array([3, 3, 3, 3])), 1.0)
    marks.visible("inputs", ([[2.0, 5, 1], [-1, -2, 0], [3, 1, 0]], [1, 0, 1]), 0.3333333333333333)
    marks.visible("inputs", ([[7.0, 7.0, 0.0]], [0]), 1.0)
    return marks


def check_softmax_cross_entropy(softmax_cross_entropy: Function) -> Marks:
    """Task 5: ``softmax_cross_entropy(A, T)`` by log-sum-exp."""
    marks = Marks(
        "ch08.softmax_cross_entropy",
        softmax_cross_entropy,
        parameters=("A", "T"),
        steps={"sample": 1, "batch": 1, "large": 2},
        mistakes=[
            ("ch08.shift_not_returned",
             lambda A, T: (_log_sum(A) - A.max(axis=1) - (T * A).sum(axis=1)).mean()),
            ("ch08.shift_returned_twice",
             lambda A, T: (_log_sum(A) + A.max(axis=1) - (T * A).sum(axis=1)).mean()),
            ("ch08.power_overflows",
             lambda A, T: (np.log(np.exp(A).sum(axis=1)) - (T * A).sum(axis=1)).mean()),
            ("ch08.log_of_rounded", lambda A, T: -(T * np.log(_softmax(A))).sum() / len(A)),
            ("ch08.log_of_rounded", lambda A, T: -np.log((T * _softmax(A)).sum(axis=1)).mean()),
            *(
                ("ch08.price_cut_off", lambda A, T, low=low, cut=cut: (
                    -(T * np.log(cut(_softmax(A), low))).sum() / len(A)))
                for cut in (np.maximum, np.add)
                for low in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
            ),
            ("ch08.prices_added_up", lambda A, T: _prices(A, T).sum()),
            ("ch08.mean_over_classes", lambda A, T: _prices(A, T).sum() / A.size),
            ("ch08.one_price_a_row", lambda A, T: _prices(A, T)),
            ("ch08.softmax_twice", lambda A, T: _prices(_softmax(A), T).mean()),
            ("ch08.other_classes_forgotten", lambda A, T: -(T * A).sum() / len(A)),
            ("ch08.one_maximum", lambda A, T: (
                np.log(np.exp(A - A.max()).sum(axis=1)) - (T * (A - A.max())).sum(axis=1)).mean()),
            ("ch08.one_sum_for_all", lambda A, T: (
                np.logaddexp.reduce(A, axis=None) - (T * A).sum(axis=1)).mean()),
            ("ch08.log_before_sum", lambda A, T: (
                (A - A.max(axis=1, keepdims=True)) * (1 - T)).sum() / len(A)),
            *(
                ("ch08.other_logarithm", lambda A, T, base=base: (
                    (_prices(A, T) - _height(A, T)) / np.log(base) + _height(A, T)).mean())
                for base in (2, 10)
            ),
        ],
        errors=[("ch08.target_as_index", "used as indices")],
    )
    animals, dog = _ANIMALS[np.newaxis], np.array([[0.0, 1.0, 0.0]])
    marks.visible("sample", (animals, dog), 1.4057144648124522)
    marks.visible("sample", (animals + 10, dog), 1.4057144648124522)
    marks.visible("batch", (_SQUARE, np.eye(3)[[2, 0, 0]]),
                  1.9089021103260937)
    marks.visible("batch", (_WIDE, np.eye(3)[[1, 1]]), 0.7104959330829146,
                  unchanged=True)
    far = np.array([[1000.0, 0.0, -1000.0]])
    marks.visible("large", (far, dog), 1000.0, quiet=True)
    marks.visible("large", (np.vstack([far, _ANIMALS - 2000]), np.eye(3)[[1, 1]]),
                  500.70285723240625, quiet=True)
    return marks


def check_softmax_cross_entropy_gradient(softmax_cross_entropy_gradient: Function) -> Marks:
    """Task 6: ``softmax_cross_entropy_gradient(A, labels)``, output minus target."""
    marks = Marks(
        "ch08.softmax_cross_entropy_gradient",
        softmax_cross_entropy_gradient,
        parameters=("A", "labels"),
        steps={"sample": 1, "batch": 1, "inputs": 1},
        mistakes=[
            ("ch08.gradient_sign", _slopes(lambda Y, T: (T - Y) / len(Y))),
            ("ch08.mean_missing", _slopes(lambda Y, T: Y - T)),
            ("ch08.divided_by_all", _slopes(lambda Y, T: (Y - T) / Y.size)),
            ("ch08.divided_by_all", _slopes(lambda Y, T: (Y - T) / Y.shape[1])),
            ("ch08.own_class_only", _slopes(lambda Y, T: T * (Y - T) / len(Y))),
            ("ch08.target_missing", _slopes(lambda Y, T: Y / len(Y))),
            ("ch08.sigmoid_slope", _slopes(lambda Y, T: (Y - T) * Y * (1 - Y) / len(Y))),
            ("ch08.slope_at_the_output", _slopes(lambda Y, T: -T / Y / len(Y))),
            ("ch08.label_as_number", lambda A, labels: (
                (_softmax(A) - np.reshape(labels, (-1, 1))) / len(A))),
            ("ch08.counted_from_one", lambda A, labels: _slopes(lambda Y, T: (Y - T) / len(Y))(
                A, np.subtract(labels, 1))),
            ("ch08.softmax_missing", lambda A, labels: (
                (A - np.eye(A.shape[1])[np.asarray(labels, dtype=int)]) / len(A))),
            ("ch08.column_for_all", lambda A, labels: (
                (_softmax(A) - np.eye(A.shape[1])[np.asarray(labels, dtype=int)].max(axis=0))
                / len(A))),
            ("ch08.power_overflows", lambda A, labels: (
                (_shares(np.exp(A)) - np.eye(A.shape[1])[np.asarray(labels, dtype=int)])
                / len(A))),
        ],
        errors=[("ch08.targets_too_narrow", "out of bounds")],
    )
    marks.visible("sample", (_ANIMALS[np.newaxis], np.array([1])), [
        [0.01821127329554753, -0.7548081870649261, 0.7365969137693786],
    ])
    marks.visible("sample", (np.zeros((1, 4)), np.array([3])), [[0.25, 0.25, 0.25, -0.75]])
    marks.visible("batch", (_WIDE, np.array([0, 2])), [
        [-0.1673795221125891, 0.12236423552739882, 0.04501528658519023],
        [0.0033241772394330027, 0.4933516455211341, -0.496675822760567],
    ])
    marks.visible("batch", (np.zeros((4, 2)), np.array([0, 1, 1, 0])),
                  [[-0.125, 0.125], [0.125, -0.125], [0.125, -0.125], [-0.125, 0.125]])
    far = np.array([[1000.0, 0.0, -1000.0]])
    marks.visible("inputs", (far, [1]), [[1, -1, 0]], quiet=True)
    marks.visible("inputs", (_WIDE, np.array([0, 2])), [
        [-0.1673795221125891, 0.12236423552739882, 0.04501528658519023],
        [0.0033241772394330027, 0.4933516455211341, -0.496675822760567],
    ],
                  unchanged=True)
    return marks


def check_softmax_jacobian(softmax_jacobian: Function) -> Marks:
    """Task 7: ``softmax_jacobian(a)``, the slopes of all outputs at all logits."""
    marks = Marks(
        "ch08.softmax_jacobian",
        softmax_jacobian,
        parameters=("a",),
        steps={"table": 1, "large": 1, "inputs": 1},
        mistakes=[
            ("ch08.diagonal_only", _table(lambda y: np.diag(y * (1 - y)))),
            ("ch08.diagonal_only", _table(lambda y: y * (1 - y))),
            ("ch08.products_added",
             _table(lambda y: np.outer(y, y) + np.diag(y * (1 - 2 * y)))),
            ("ch08.products_added", _table(lambda y: np.diag(y) + np.outer(y, y))),
            ("ch08.diagonal_term_missing", _table(lambda y: -np.outer(y, y))),
            ("ch08.identity_for_outputs", _table(lambda y: np.eye(len(y)) - np.outer(y, y))),
            ("ch08.products_in_place", _table(lambda y: np.diag(y) - y * y)),
            ("ch08.outputs_in_every_row", _table(lambda y: y - np.outer(y, y))),
            ("ch08.dot_for_outer", _table(lambda y: np.diag(y) - y @ y)),
            ("ch08.logits_for_outputs", lambda a: np.diag(a) - np.outer(a, a)),
            ("ch08.gradient_sign", _table(lambda y: np.outer(y, y) - np.diag(y))),
            ("ch08.power_overflows", lambda a: (
                np.diag(_shares(np.exp(a))) - np.outer(_shares(np.exp(a)), _shares(np.exp(a))))),
        ],
    )
    marks.visible("table", (_ANIMALS,), [
        [0.01787962282050241, -0.004465255115191398, -0.013414367705311013],
        [-0.004465255115191398, 0.18507278780468564, -0.18060753268949425],
        [-0.013414367705311013, -0.18060753268949425, 0.1940219003948052],
    ])
    marks.visible("table", (np.zeros(2),), [[0.25, -0.25], [-0.25, 0.25]])
    marks.visible("large", (np.array([1010.0, 1010.0]),), [[0.25, -0.25], [-0.25, 0.25]],
                  quiet=True)
    marks.visible("inputs", ([1.0, 0.0, 2.0],), [
        [0.1848364465099787, -0.022033044520174298, -0.1628034019898044],
        [-0.022033044520174298, 0.08192506906499324, -0.05989202454481893],
        [-0.1628034019898044, -0.05989202454481893, 0.2226954265346234],
    ])
    marks.visible("inputs", (_ANIMALS,), [
        [0.01787962282050241, -0.004465255115191398, -0.013414367705311013],
        [-0.004465255115191398, 0.18507278780468564, -0.18060753268949425],
        [-0.013414367705311013, -0.18060753268949425, 0.1940219003948052],
    ], unchanged=True)
    return marks


def check_smoothed(smoothed: Function) -> Marks:
    """Task 9, without points: ``smoothed(labels, classes, epsilon)``."""
    marks = Marks(
        "ch08.smoothed",
        smoothed,
        parameters=("labels", "classes", "epsilon"),
        steps={"rows": 0, "inputs": 0},
        mistakes=[
            ("ch08.others_only", lambda labels, classes, epsilon: np.where(
                _targets(labels, classes) == 1, 1 - epsilon, epsilon / (classes - 1))),
            ("ch08.more_than_one", lambda labels, classes, epsilon: (
                _targets(labels, classes) + epsilon / classes)),
            ("ch08.share_not_divided", lambda labels, classes, epsilon: (
                (1 - epsilon) * _targets(labels, classes) + epsilon)),
            ("ch08.rest_only", lambda labels, classes, epsilon: np.where(
                _targets(labels, classes) == 1, 1 - epsilon, epsilon / classes)),
        ],
    )
    rows = [[0.05, 0.85, 0.05, 0.05], [0.05, 0.05, 0.05, 0.85]]
    marks.visible("rows", (np.array([1, 3]), 4, 0.2), rows, unchanged=True)
    marks.visible("rows", (np.array([0]), 2, 0.0), [[1, 0]])
    marks.visible("inputs", ([1, 3], 4, 0.2), rows)
    return marks


def _shares(e: np.ndarray) -> np.ndarray:
    return e / e.sum(axis=-1, keepdims=True)


def _softmax(a: np.ndarray) -> np.ndarray:
    return _shares(np.exp(a - a.max(axis=-1, keepdims=True)))


def _sigmoid(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


def _sum_across(A: np.ndarray) -> np.ndarray:
    e = np.exp(A - A.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def _max_across(A: np.ndarray) -> np.ndarray:
    e = np.exp(A - A.max(axis=1))
    return e / e.sum(axis=1)


def _log_sum(A: np.ndarray) -> np.ndarray:
    return np.logaddexp.reduce(A, axis=1)


def _prices(A: np.ndarray, T: np.ndarray) -> np.ndarray:
    return _log_sum(A) - (T * A).sum(axis=1)


def _height(A: np.ndarray, T: np.ndarray) -> np.ndarray:
    """Return how far the largest logit of each row lies above that of its class."""
    return A.max(axis=1) - (T * A).sum(axis=1)


def _targets(labels: Any, classes: int) -> np.ndarray:
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def _slopes(combine: Function) -> Function:
    """Return the gradient of Task 6 that combines probabilities and targets in this way."""
    return lambda A, labels: combine(_softmax(A), _targets(labels, A.shape[1]))


def _table(combine: Function) -> Function:
    """Return the Jacobian matrix of Task 7 that combines the outputs in this way."""
    return lambda a: combine(_softmax(a))
