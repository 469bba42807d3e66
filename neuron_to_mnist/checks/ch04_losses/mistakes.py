"""The mistakes that the checks of ``ch04_losses`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes
from neuron_to_mnist.checks.results import OPEN

_FLOOR = 1e-12


def _sums(differences: np.ndarray) -> tuple[float, float, float]:
    return differences.sum(), abs(differences).sum(), (differences**2).sum()


THREE_SUMS: Mistakes = [
    ("ch04.outputs_minus_targets", lambda y, t: _sums(y - t)),
    ("ch04.results_swapped", lambda y, t: [_sums(t - y)[k] for k in (0, 2, 1)]),
    ("ch04.mean_for_sum", lambda y, t: [part / len(y) for part in _sums(t - y)]),
    ("ch04.differences_not_added", lambda y, t: (t - y, abs(t - y), (t - y) ** 2)),
    ("ch04.last_only", lambda y, t: _sums((t - y)[-1:])),
    ("ch04.absolute_after_sum", lambda y, t: (OPEN, abs((t - y).sum()), OPEN)),
    ("ch04.square_after_sum", lambda y, t: (OPEN, OPEN, (t - y).sum() ** 2)),
    ("ch04.square_after_sum", lambda y, t: (OPEN, OPEN, abs(t - y).sum() ** 2)),
    ("ch04.doubled_not_squared", lambda y, t: (OPEN, OPEN, 2 * abs(t - y).sum())),
    ("ch04.doubled_not_squared", lambda y, t: (OPEN, OPEN, 2 * (t - y).sum())),
    ("ch04.root_taken", lambda y, t: (OPEN, OPEN, np.sqrt(((t - y) ** 2).sum()))),
]


MEAN_SQUARED_ERROR: Mistakes = [
    ("ch04.sum_for_mean", lambda Y, T: ((Y - T) ** 2).sum()),
    ("ch04.one_axis_counted", lambda Y, T: ((Y - T) ** 2).sum() / len(Y)),
    ("ch04.one_axis_counted", lambda Y, T: ((Y - T) ** 2).sum() / Y.shape[-1]),
    ("ch04.half_sum", lambda Y, T: ((Y - T) ** 2).sum() / 2),
    ("ch04.half_sum", lambda Y, T: ((Y - T) ** 2).mean() / 2),
    ("ch04.one_mean_a_row", lambda Y, T: ((Y - T) ** 2).mean(axis=-1)),
    ("ch04.one_mean_a_row", lambda Y, T: ((Y - T) ** 2).mean(axis=0)),
    ("ch04.mean_missing", lambda Y, T: (Y - T) ** 2),
    ("ch04.errors_cancel", lambda Y, T: (Y - T).mean()),
    ("ch04.errors_cancel", lambda Y, T: (T - Y).mean()),
    ("ch04.errors_cancel", lambda Y, T: (Y - T).mean() ** 2),
    ("ch04.absolute_for_square", lambda Y, T: abs(Y - T).mean()),
    ("ch04.root_taken", lambda Y, T: np.sqrt(((Y - T) ** 2).mean())),
    ("ch04.square_brackets", lambda Y, T: (Y - T**2).mean()),
]


MEAN_SQUARED_ERROR_GRADIENT: Mistakes = [
    ("ch04.gradient_sign", lambda Y, T: 2 * (T - Y) / Y.size),
    ("ch04.mean_missing_in_slope", lambda Y, T: 2 * (Y - T)),
    ("ch04.one_axis_counted_in_slope", lambda Y, T: 2 * (Y - T) / len(Y)),
    ("ch04.one_axis_counted_in_slope", lambda Y, T: 2 * (Y - T) / Y.shape[-1]),
    ("ch04.two_missing", lambda Y, T: (Y - T) / Y.size),
    ("ch04.two_and_mean_missing", lambda Y, T: Y - T),
    ("ch04.slopes_added_up", lambda Y, T: (2 * (Y - T) / Y.size).sum()),
    ("ch04.slopes_added_up", lambda Y, T: (2 * (Y - T) / Y.size).sum(axis=0)),
    ("ch04.slopes_added_up", lambda Y, T: 2 * (Y - T).mean()),
    ("ch04.slopes_added_up", lambda Y, T: 2 * (Y - T).mean(axis=0)),
    ("ch04.slope_without_sign", lambda Y, T: 2 * abs(Y - T) / Y.size),
    ("ch04.slope_of_absolute", lambda Y, T: np.sign(Y - T) / Y.size),
    ("ch04.loss_for_slope", lambda Y, T: (Y - T) ** 2 / Y.size),
    ("ch04.loss_for_slope", lambda Y, T: ((Y - T) ** 2).mean()),
    ("ch04.still_squared", lambda Y, T: 2 * (Y - T) ** 2 / Y.size),
]


MEAN_ABSOLUTE_ERROR: Mistakes = [
    ("ch04.sum_for_mean", lambda Y, T: (abs(Y - T).sum(), np.sign(Y - T) / Y.size)),
    ("ch04.sum_for_mean", lambda Y, T: (abs(Y - T).sum(), np.sign(Y - T))),
    ("ch04.one_axis_counted", lambda Y, T: (abs(Y - T).sum() / len(Y), OPEN)),
    ("ch04.one_axis_counted", lambda Y, T: (abs(Y - T).sum() / Y.shape[-1], OPEN)),
    ("ch04.errors_cancel", lambda Y, T: ((Y - T).mean(), np.sign(Y - T) / Y.size)),
    ("ch04.errors_cancel", lambda Y, T: (abs((Y - T).mean()), np.sign(Y - T) / Y.size)),
    ("ch04.errors_cancel", lambda Y, T: ((T - Y).mean(), np.sign(Y - T) / Y.size)),
    ("ch04.mean_missing", lambda Y, T: (abs(Y - T), np.sign(Y - T) / Y.size)),
    ("ch04.square_for_absolute", lambda Y, T: (((Y - T) ** 2).mean(), np.sign(Y - T) / Y.size)),
    ("ch04.gradient_sign", lambda Y, T: (abs(Y - T).mean(), np.sign(T - Y) / Y.size)),
    ("ch04.mean_missing_in_slope", lambda Y, T: (abs(Y - T).mean(), np.sign(Y - T))),
    ("ch04.one_axis_counted_in_slope", lambda Y, T: (abs(Y - T).mean(), np.sign(Y - T) / len(Y))),
    ("ch04.slope_of_square", lambda Y, T: (abs(Y - T).mean(), 2 * (Y - T) / Y.size)),
    ("ch04.slope_of_square", lambda Y, T: (abs(Y - T).mean(), 2 * (Y - T))),
    ("ch04.slope_of_square", lambda Y, T: (abs(Y - T).mean(), (Y - T) / Y.size)),
    ("ch04.slope_without_sign", lambda Y, T: (abs(Y - T).mean(), np.ones(Y.shape) / Y.size)),
    ("ch04.slope_at_the_corner",
     lambda Y, T: (abs(Y - T).mean(), np.where(Y >= T, 1, -1) / Y.size)),
    ("ch04.slope_at_the_corner", lambda Y, T: (abs(Y - T).mean(), np.where(Y > T, 1, -1) / Y.size)),
    ("ch04.zero_by_zero", lambda Y, T: (abs(Y - T).mean(), (Y - T) / abs(Y - T) / Y.size)),
]


def _ruler(quotient: Function) -> Function:
    """Return ``measured_slopes`` with this difference quotient; ``h`` comes as a move of one y."""

    def measured_slopes(y: np.ndarray, t: np.ndarray, h: float) -> np.ndarray:
        moves = h * np.eye(len(y))
        return np.array([quotient(lambda moved: abs(moved - t).mean(), y, move) for move in moves])

    return measured_slopes


def _cut_off(put_back: bool) -> Function:
    """Return ``measured_slopes`` that moves within a copy of ``y`` as it is, also of integers."""

    def measured_slopes(y: np.ndarray, t: np.ndarray, h: float) -> np.ndarray:
        moved, slopes = y.copy(), np.zeros(len(y))
        for k in range(len(y)):
            moved[k] = y[k] + h
            above = abs(moved - t).mean()
            moved[k] = y[k] - h if put_back else moved[k] - 2 * h
            slopes[k] = (above - abs(moved - t).mean()) / (2 * h)
            if put_back:
                moved[k] = y[k]
        return slopes

    return measured_slopes


MEASURED_SLOPES: Mistakes = [
    ("ch04.ruler_on_one_side", _ruler(lambda E, y, h: (E(y + h) - E(y)) / h.sum())),
    ("ch04.ruler_on_one_side", _ruler(lambda E, y, h: (E(y) - E(y - h)) / h.sum())),
    ("ch04.run_of_h", _ruler(lambda E, y, h: (E(y + h) - E(y - h)) / h.sum())),
    ("ch04.run_missing", _ruler(lambda E, y, h: E(y + h) - E(y - h))),
    ("ch04.halved_then_multiplied", _ruler(lambda E, y, h: (E(y + h) - E(y - h)) / 2 * h.sum())),
    ("ch04.ruler_reversed", _ruler(lambda E, y, h: (E(y - h) - E(y + h)) / 2 / h.sum())),
    ("ch04.all_moved", lambda y, t, h: ((abs(y + h - t).mean() - abs(y - h - t).mean()) / (2 * h))),
    ("ch04.all_moved", lambda y, t, h: np.full(
        len(y), (abs(y + h - t).mean() - abs(y - h - t).mean()) / (2 * h))),
    ("ch04.sum_measured", lambda y, t, h: (abs(y + h - t) - abs(y - h - t)) / (2 * h)),
    ("ch04.move_cut_off", _cut_off(put_back=True)),
    ("ch04.move_cut_off", _cut_off(put_back=False)),
    ("ch04.same_point_twice", lambda y, t, h: (np.zeros(len(y)) if y.dtype.kind == "f" else None)),
    ("ch04.formula_not_ruler", lambda y, t, h: np.sign(y - t) / len(y)),
    ("ch04.square_measured", lambda y, t, h: 2 * (y - t) / len(y)),
]


def _rows(labels: Any, classes: int) -> np.ndarray:
    return np.eye(classes)[np.asarray(labels, dtype=int)]


def _whole_rows(labels: np.ndarray, classes: int) -> np.ndarray:
    rows = np.zeros((len(labels), classes))
    rows[np.asarray(labels, dtype=int)] = 1
    return rows


def _whole_columns(labels: np.ndarray, classes: int) -> np.ndarray:
    rows = np.zeros((len(labels), classes))
    rows[:, np.asarray(labels, dtype=int)] = 1
    return rows


ONE_HOT: Mistakes = [
    ("ch04.counted_from_one", lambda labels, classes: _rows(labels - 1, classes)),
    ("ch04.classes_from_labels", lambda labels, classes: _rows(labels, int(np.max(labels)) + 1)),
    ("ch04.label_for_one", lambda labels, classes: _rows(labels, classes) * np.arange(classes)),
    ("ch04.one_label_only",
     lambda labels, classes: _rows(labels, classes)[0] if len(labels) == 1 else None),
    ("ch04.one_row_for_all", lambda labels, classes: _rows(labels, classes).max(axis=0)),
    ("ch04.one_row_for_all", lambda labels, classes: _rows(labels, classes).sum(axis=0)),
    ("ch04.loop_over_classes", lambda labels, classes: (
        _rows(labels, classes) * (np.arange(len(labels)) < classes)[:, np.newaxis])),
    ("ch04.whole_rows", _whole_rows),
    ("ch04.whole_rows", _whole_columns),
    ("ch04.zeros_and_ones", lambda labels, classes: 1 - _rows(labels, classes)),
    ("ch04.no_labels", lambda labels, classes: np.zeros(0) if not len(labels) else None),
]


def labels_as_array(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    labels, classes = arguments
    if not isinstance(labels, list):
        raise TypeError("not a list")
    return (np.array(labels, dtype=int), classes), expected


def two_labels(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call without labels into one with two."""
    labels, classes = arguments
    if len(labels):
        raise ValueError("labels there are")
    return (np.array([0, 1]), classes), np.eye(classes)[:2]


def largest_label(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Let the last label be that of the last class, so that labels tell how many there are."""
    labels, classes = arguments
    if not len(labels) or max(labels) == classes - 1:
        raise ValueError("the last class is there")
    return (np.append(labels[:-1], classes - 1), classes), np.vstack(
        [expected[:-1], np.eye(classes)[-1:]]
    )


def _price(probabilities: Any) -> Any:
    return -np.log(np.maximum(probabilities, _FLOOR))


CROSS_ENTROPY: Mistakes = [
    ("ch04.log_of_zero", lambda Y, T: -(T * np.log(Y)).sum() / len(Y)),
    ("ch04.log_of_zero", lambda Y, T: -np.log(Y[T == 1]).mean()),
    *(
        ("ch04.other_floor",
         lambda Y, T, low=low: -(T * np.log(np.maximum(Y, low))).sum() / len(Y))
        for low in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-15, 1e-16,
                    np.finfo(float).eps, np.finfo(float).tiny)
    ),
    ("ch04.mean_over_classes", lambda Y, T: (T * _price(Y)).mean()),
    ("ch04.prices_added_up", lambda Y, T: (T * _price(Y)).sum()),
    ("ch04.one_price_a_row", lambda Y, T: (T * _price(Y)).sum(axis=1)),
    ("ch04.log_base", lambda Y, T: (T * _price(Y)).sum() / len(Y) / np.log(10)),
    ("ch04.log_base", lambda Y, T: (T * _price(Y)).sum() / len(Y) / np.log(2)),
    ("ch04.zero_is_free", lambda Y, T: (T * _price(np.where(Y > 0, Y, 1))).sum() / len(Y)),
    ("ch04.most_likely", lambda Y, T: _price(Y.max(axis=1)).mean()),
    ("ch04.yes_or_no_formula",
     lambda Y, T: (T * _price(Y) + (1 - T) * _price(1 - Y)).sum() / len(Y)),
    ("ch04.yes_or_no_formula", lambda Y, T: (T * _price(Y) + (1 - T) * _price(1 - Y)).mean()),
    ("ch04.outputs_and_targets_exchanged", lambda Y, T: (Y * _price(T)).sum() / len(Y)),
    ("ch04.all_classes_paid", lambda Y, T: _price(Y).sum() / len(Y)),
    ("ch04.all_classes_paid", lambda Y, T: _price(Y).mean()),
    ("ch04.log_missing", lambda Y, T: (T * Y).sum() / len(Y)),
    ("ch04.log_missing", lambda Y, T: -(T * Y).sum() / len(Y)),
    ("ch04.log_after_mean", lambda Y, T: _price((T * Y).sum() / len(Y))),
]


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def _yes_or_no(yes: np.ndarray, no: np.ndarray, t: np.ndarray) -> Any:
    """Return the mean price where both probabilities are taken as they are, also if 0."""
    return -np.where(t == 1, np.log(yes), np.log(no)).mean()


def _prices(a: np.ndarray, t: np.ndarray) -> np.ndarray:
    return np.logaddexp(0, a) - t * a


def _logits(loss: Function | None, slopes: Function | None = None) -> Function:
    """Return ``sigmoid_cross_entropy`` with this loss or these slopes; what is None is right."""

    def sigmoid_cross_entropy(a: np.ndarray, t: np.ndarray) -> tuple[Any, Any]:
        y = _sigmoid(a)
        return (
            _prices(a, t).mean() if loss is None else loss(a, t),
            (y - t) / a.size if slopes is None else slopes(a, y, t),
        )

    return sigmoid_cross_entropy


SIGMOID_CROSS_ENTROPY: Mistakes = [
    ("ch04.power_overflows", _logits(lambda a, t: (np.log(1 + np.exp(a)) - t * a).mean())),
    ("ch04.power_overflows",
     _logits(None, lambda a, y, t: (np.exp(a) / (1 + np.exp(a)) - t) / a.size)),
    ("ch04.saturated", _logits(lambda a, t: _yes_or_no(_sigmoid(a), 1 - _sigmoid(a), t))),
    *(
        ("ch04.clipped", _logits(lambda a, t, low=low, cut=cut: _yes_or_no(
            cut(_sigmoid(a), low), cut(1 - _sigmoid(a), low), t)))
        for cut in (np.maximum, np.add)
        for low in (1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
    ),
    ("ch04.sum_for_mean", _logits(lambda a, t: _prices(a, t).sum())),
    ("ch04.one_axis_counted", _logits(lambda a, t: _prices(a, t).sum() / len(a))),
    ("ch04.mean_missing", _logits(_prices)),
    ("ch04.targets_exchanged", _logits(lambda a, t: _prices(a, 1 - t).mean())),
    ("ch04.targets_exchanged", _logits(None, lambda a, y, t: (y - 1 + t) / a.size)),
    ("ch04.one_maximum", _logits(
        lambda a, t: (np.max(a, axis=0) - a * t + np.log1p(np.exp(-abs(a)))).mean())),
    ("ch04.no_is_free", _logits(lambda a, t: (t * _prices(a, t)).mean())),
    ("ch04.shift_missing", _logits(lambda a, t: np.log1p(np.exp(-abs(a))).mean())),
    ("ch04.exponent_sign", _logits(
        lambda a, t: (np.maximum(a, 0) - a * t + np.log1p(np.exp(abs(a)))).mean())),
    ("ch04.sigmoid_in_the_formula", _logits(lambda a, t: _prices(_sigmoid(a), t).mean())),
    ("ch04.gradient_sign", _logits(None, lambda a, y, t: (t - y) / a.size)),
    ("ch04.mean_missing_in_slope", _logits(None, lambda a, y, t: y - t)),
    ("ch04.one_axis_counted_in_slope", _logits(None, lambda a, y, t: (y - t) / len(a))),
    ("ch04.sigmoid_missing", _logits(None, lambda a, y, t: (a - t) / a.size)),
    ("ch04.slope_at_the_output", _logits(None, lambda a, y, t: (y - t) / (y * (1 - y)) / a.size)),
    ("ch04.slope_at_the_output",
     _logits(None, lambda a, y, t: ((1 - t) / (1 - y) - t / y) / a.size)),
    ("ch04.slope_of_square_at_logit",
     _logits(None, lambda a, y, t: 2 * (y - t) * y * (1 - y) / a.size)),
    ("ch04.sigmoid_slope_too_many", _logits(None, lambda a, y, t: (y - t) * y * (1 - y) / a.size)),
]


def one_logit(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with several logits into one with the logit 1 and the target 0."""
    if arguments[0].size == 1:
        raise ValueError("one logit already")
    return (np.array([1.0]), np.array([0.0])), {"E": 1.3132616875182228, "G": [0.7310585786300049]}


SOFTMAX_CROSS_ENTROPY: Mistakes = [
    ("ch04.shift_not_returned", lambda A, T: (
        np.log(np.exp(A - A.max(axis=1, keepdims=True)).sum(axis=1)).mean()
        - (T * A).sum() / len(A))),
    ("ch04.power_overflows", lambda A, T: (
        np.log(np.exp(A).sum(axis=1)).mean() - (T * A).sum() / len(A))),
    ("ch04.prices_added_up", lambda A, T: (np.logaddexp.reduce(A, axis=1).sum() - (T * A).sum())),
    ("ch04.softmax_missing", lambda A, T: -(T * A).sum() / len(A)),
]
