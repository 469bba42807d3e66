"""The mistakes that the checks of ``ch08_softmax`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes


def _shares(e: np.ndarray) -> np.ndarray:
    return e / e.sum(axis=-1, keepdims=True)


def _softmax(a: np.ndarray) -> np.ndarray:
    return _shares(np.exp(a - a.max(axis=-1, keepdims=True)))


def _sigmoid(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


SOFTMAX: Mistakes = [
    ("ch08.clipped", lambda a: _softmax(np.clip(a, -700, 700))),
    ("ch08.clipped", lambda a: _softmax(np.clip(a, -500, 500))),
    ("ch08.clipped", lambda a: _softmax(np.clip(a, -100, 100))),
    ("ch08.clipped", lambda a: _softmax(np.minimum(a, 700))),
    ("ch08.scaled_not_shifted", lambda a: _softmax(a / a.max())),
    ("ch08.power_overflows", lambda a: (_softmax(a) if a.max() > 700 else _shares(np.exp(a)))),
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
]


def _sum_across(A: np.ndarray) -> np.ndarray:
    e = np.exp(A - A.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def _max_across(A: np.ndarray) -> np.ndarray:
    e = np.exp(A - A.max(axis=1))
    return e / e.sum(axis=1)


SOFTMAX_BATCH: Mistakes = [
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
]


SOFTMAX_AT: Mistakes = [
    ("ch08.temperature_multiplied", lambda a, T: _softmax(a * T)),
    ("ch08.temperature_after", lambda a, T: _softmax(a) / T),
    ("ch08.temperature_cancels", lambda a, T: _softmax(a)),
    ("ch08.temperature_above_only",
     lambda a, T: np.exp((a - a.max()) / T) / np.exp(a - a.max()).sum()),
    ("ch08.temperature_above_only", lambda a, T: np.exp(a / T) / np.exp(a).sum()),
    ("ch08.largest_before_division", lambda a, T: _shares(np.exp(a / T - a.max()))),
    ("ch08.power_overflows", lambda a, T: _shares(np.exp(a / T))),
]


ACCURACY: Mistakes = [
    ("ch08.order_lost", lambda A, labels: (_shares(np.exp(A)).argmax(axis=1) == labels).mean()),
    ("ch08.order_lost", lambda A, labels: (_sigmoid(A).argmax(axis=1) == labels).mean()),
    ("ch08.argmax_of_columns", lambda A, labels: (A.argmax(axis=0) == labels).mean()),
    ("ch08.argmax_of_all", lambda A, labels: (A.argmax() == labels).mean()),
    ("ch08.last_of_equals", lambda A, labels: (
        A.shape[1] - 1 - A[:, ::-1].argmax(axis=1) == labels).mean()),
    ("ch08.wrong_ones_counted", lambda A, labels: (A.argmax(axis=1) != labels).mean()),
    ("ch08.returns_too_early", lambda A, labels: ((A[0].argmax() == labels[0]) / len(labels))),
    ("ch08.counted_not_shared", lambda A, labels: (A.argmax(axis=1) == labels).sum()),
    ("ch08.percent", lambda A, labels: 100 * (A.argmax(axis=1) == labels).mean()),
    ("ch08.row_by_row", lambda A, labels: (A.argmax(axis=1) == labels) * 1),
    ("ch08.value_for_place", lambda A, labels: (A.max(axis=1) == labels).mean()),
    ("ch08.counted_from_one", lambda A, labels: (A.argmax(axis=1) + 1 == labels).mean()),
]


def _log_sum(A: np.ndarray) -> np.ndarray:
    return np.logaddexp.reduce(A, axis=1)


def _prices(A: np.ndarray, T: np.ndarray) -> np.ndarray:
    return _log_sum(A) - (T * A).sum(axis=1)


def _height(A: np.ndarray, T: np.ndarray) -> np.ndarray:
    """Return how far the largest logit of each row lies above that of its class."""
    return A.max(axis=1) - (T * A).sum(axis=1)


SOFTMAX_CROSS_ENTROPY: Mistakes = [
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
]


def _targets(labels: Any, classes: int) -> np.ndarray:
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def _slopes(combine: Function) -> Function:
    """Return the gradient of Task 6 that combines probabilities and targets in this way."""
    return lambda A, labels: combine(_softmax(A), _targets(labels, A.shape[1]))


SOFTMAX_CROSS_ENTROPY_GRADIENT: Mistakes = [
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
]


def _table(combine: Function) -> Function:
    """Return the Jacobian matrix of Task 7 that combines the outputs in this way."""
    return lambda a: combine(_softmax(a))


SOFTMAX_JACOBIAN: Mistakes = [
    ("ch08.diagonal_only", _table(lambda y: np.diag(y * (1 - y)))),
    ("ch08.diagonal_only", _table(lambda y: y * (1 - y))),
    ("ch08.products_added", _table(lambda y: np.outer(y, y) + np.diag(y * (1 - 2 * y)))),
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
]


SMOOTHED: Mistakes = [
    ("ch08.others_only", lambda labels, classes, epsilon: np.where(
        _targets(labels, classes) == 1, 1 - epsilon, epsilon / (classes - 1))),
    ("ch08.more_than_one", lambda labels, classes, epsilon: (
        _targets(labels, classes) + epsilon / classes)),
    ("ch08.share_not_divided", lambda labels, classes, epsilon: (
        (1 - epsilon) * _targets(labels, classes) + epsilon)),
    ("ch08.rest_only", lambda labels, classes, epsilon: np.where(
        _targets(labels, classes) == 1, 1 - epsilon, epsilon / classes)),
]
