"""The visible checks of the assignment ``ch04_losses``. Expected figures are literal."""

import numpy as np

from neuron_to_mnist.checks.ch04_losses import mistakes
from neuron_to_mnist.checks.marks import Function, Marks

_TABLE_Y, _TABLE_T = np.array([0.4, 0.8, 1.0]), np.array([0.5, 0.7, 1.0])
_BATCH_Y = np.array([[0.4, 0.8, 1.0], [0.0, 0.5, 1.5]])
_BATCH_T = np.array([[0.5, 0.7, 1.0], [1.0, 0.0, 0.0]])


def check_three_sums(three_sums: Function) -> Marks:
    """Task 1: the three columns of the chapter's table, added up."""
    marks = Marks(
        "ch04.three_sums",
        three_sums,
        parameters=("y", "t"),
        steps={"signed": 1, "absolute": 1, "squared": 1},
        returns=("signed", "absolute", "squared"),
        mistakes=mistakes.THREE_SUMS,
    )
    wild = np.array([-99.5, 100.7, 1.0])
    y, t = np.array([-1.0, 2.0, 0.5, 0.0]), np.array([0.5, 1.0, 0.25, 2.0])
    marks.visible("signed", (_TABLE_Y, _TABLE_T), {"signed": 0}, unchanged=True)
    marks.visible("signed", (y, t), {"signed": 2.25})
    marks.visible("signed", (wild, _TABLE_T), {"signed": 0})
    marks.visible("signed", (np.array([0.3]), np.array([-0.45])), {"signed": -0.75})
    # In the table the last difference and the sum are both 0: too much alike to begin with.
    marks.visible("absolute", (y, t), {"absolute": 4.75})
    marks.visible("absolute", (_TABLE_Y, _TABLE_T), {"absolute": 0.2})
    marks.visible("absolute", (np.array([0.3]), np.array([-0.45])), {"absolute": 0.75})
    marks.visible("squared", (y, t), {"squared": 7.3125})
    marks.visible("squared", (_TABLE_Y, _TABLE_T), {"squared": 0.02})
    marks.visible("squared", (np.array([0.3]), np.array([-0.1234])), {"squared": 0.17926756})
    return marks


def check_mean_squared_error(mean_squared_error: Function) -> Marks:
    """Task 2: ``mean_squared_error(Y, T)``, one number."""
    marks = Marks(
        "ch04.mean_squared_error",
        mean_squared_error,
        parameters=("Y", "T"),
        steps={"row": 1, "batch": 1, "inputs": 1},
        mistakes=mistakes.MEAN_SQUARED_ERROR,
        errors=[("ch04.one_shape_only", "not enough values to unpack")],
    )
    y, t = np.array([1.0, -2.0, 0.5, 4.0]), np.array([0.0, 1.0, 0.5, 1.0])
    marks.visible("row", (y, t), 4.75)
    marks.visible("row", (_TABLE_Y, _TABLE_T), 0.006666666666666667)
    marks.visible("row", (np.array([0.3]), np.array([-0.45])), 0.5625)
    marks.visible("batch", (_BATCH_Y, _BATCH_T), 0.5866666666666667)
    marks.visible("batch", (np.array([[1.0], [2.0], [4.0]]), np.ones((3, 1))), 3.3333333333333335)
    marks.visible(
        "batch", (np.array([[0.4, 0.8, 1.0, 0.25]]), np.array([[-0.5, 0.7, 1.0, -1.0]])), 0.595625,
    )
    marks.visible("inputs", ([[3.0, 1.0], [0.0, 2.0]], [[1.0, 1.0], [2.0, 0.0]]), 3.0)
    marks.visible("inputs", (np.array([[3, 1], [0, 2]]), np.array([[1, 1], [2, 1]])), 2.25)
    marks.visible("inputs", (_BATCH_Y, _BATCH_T), 0.5866666666666667, unchanged=True)
    marks.visible("inputs", ([0.4, 0.8], [-0.5, 0.7]), 0.41)
    marks.visible("inputs", ([0.3], [-0.45]), 0.5625)
    return marks


def check_mean_squared_error_gradient(mean_squared_error_gradient: Function) -> Marks:
    """Task 3: ``mean_squared_error_gradient(Y, T)``, a slope for every output."""
    marks = Marks(
        "ch04.mean_squared_error_gradient",
        mean_squared_error_gradient,
        parameters=("Y", "T"),
        steps={"row": 1, "batch": 1, "inputs": 1},
        mistakes=mistakes.MEAN_SQUARED_ERROR_GRADIENT,
        errors=[("ch04.one_shape_only", "not enough values to unpack")],
    )
    third = 0.3333333333333333
    table = [-0.06666666666666667, 0.06666666666666667, 0]
    batch = [[-0.1 * third, 0.1 * third, 0], [-third, 0.16666666666666666, 0.5]]
    marks.visible("row", (_TABLE_Y, _TABLE_T), table)
    marks.visible("row", (np.array([3.0, 1.0, -1.0, 0.5]), np.ones(4)), [1, 0, -1, -0.25])
    marks.visible("row", (np.array([0.3]), np.array([-0.45])), [1.5])
    marks.visible("batch", (_BATCH_Y, _BATCH_T), batch)
    Y = np.array([[1.0], [2.5], [4.0]])
    marks.visible("batch", (Y, np.ones((3, 1))), [[0], [1], [2]])
    marks.visible(
        "batch", (np.array([[0.4, 0.8, 1.0, 0.25]]), np.array([[-0.5, 0.7, 1.0, -1.0]])),
        [[0.45, 0.05, 0, 0.625]],
    )
    marks.visible("inputs", ([3.0, 1.0], [1.0, 0.5]), [2, 0.5])
    marks.visible("inputs", (np.array([[3, 1], [0, 2]]), np.array([[1, 1], [1, 1]])),
                  [[1, 0], [-0.5, 0.5]])
    marks.visible("inputs", (_BATCH_Y, _BATCH_T), batch, unchanged=True)
    marks.visible("inputs", ([0.3], [-0.45]), [1.5])
    return marks


def check_mean_absolute_error(mean_absolute_error: Function) -> Marks:
    """Task 4: ``mean_absolute_error(Y, T)`` returns the loss and its gradient."""
    marks = Marks(
        "ch04.mean_absolute_error",
        mean_absolute_error,
        parameters=("Y", "T"),
        steps={"loss": 1, "gradient": 1, "corner": 1},
        returns=("E", "G"),
        mistakes=mistakes.MEAN_ABSOLUTE_ERROR,
        errors=[("ch04.one_shape_only", "not enough values to unpack")],
    )
    sixth = 0.16666666666666666
    Y = np.array([[0.2, 0.9], [1.5, -0.5], [2.0, 3.0]])
    T = np.array([[0.0, 1.0], [1.0, 0.5], [4.0, 1.0]])
    marks.visible("loss", (_TABLE_Y, _TABLE_T), {"E": 0.06666666666666667})
    marks.visible("loss", (_BATCH_Y, _BATCH_T), {"E": 0.5333333333333333})
    marks.visible("loss", (np.array([0.3]), np.array([-0.45])), {"E": 0.75})
    marks.visible("gradient", (np.array([3.0, -1.0]), np.array([1.0, 1.5])), {"G": [0.5, -0.5]})
    marks.visible(
        "gradient", (Y, T), {"G": [[sixth, -sixth], [sixth, -sixth], [-sixth, sixth]]},
        unchanged=True,
    )
    marks.visible("gradient", (np.array([0.3]), np.array([-0.45])), {"G": [1]})
    marks.visible(
        "corner", (_TABLE_Y, _TABLE_T), {"G": [-0.3333333333333333, 0.3333333333333333, 0]}
    )
    marks.visible("corner", (np.array([[1.0, 2.0]]), np.array([[1.0, 2.0]])), {"G": [[0, 0]]})
    return marks


def check_measured_slopes(measured_slopes: Function) -> Marks:
    """Task 5: ``measured_slopes(y, t, h)`` lays a ruler along the mean absolute error."""
    marks = Marks(
        "ch04.measured_slopes",
        measured_slopes,
        parameters=("y", "t", "h"),
        steps={"slopes": 1, "corner": 1, "inputs": 1},
        mistakes=mistakes.MEASURED_SLOPES,
    )
    third = 0.3333333333333333
    y, t = np.array([1.0, -1.0]), np.array([0.5, 0.0])
    two_low = np.array([0.4, 0.6, 1.5])
    marks.visible("slopes", (two_low, _TABLE_T, 0.01), [-third, -third, third])
    marks.visible("slopes", (_TABLE_Y, _TABLE_T, 0.01), [-third, third, 0])
    marks.visible("slopes", (y, t, 0.1), [0.5, -0.5])
    marks.visible("slopes", (np.array([0.3]), np.array([-0.45]), 0.05), [1])
    marks.visible("corner", (_TABLE_Y, _TABLE_T, 0.4), [-0.25 * third, 0.25 * third, 0])
    marks.visible("corner", (y, t, 0.75), [third, -0.5])
    marks.visible("inputs", (np.array([2, 1, 0]), np.zeros(3), 0.75), [third, third, 0])
    marks.visible("inputs", (y, t, 0.1), [0.5, -0.5], unchanged=True)
    marks.visible(
        "inputs", (np.array([3, -1, 0]), np.array([1.0, -2.0, 0.0]), 0.25),
        [0.333333333333333, 0.333333333333333, 0],
    )
    marks.visible("inputs", (np.array([2]), np.array([-1.0]), 0.25), [1])
    return marks


def check_one_hot(one_hot: Function) -> Marks:
    """Task 6: ``one_hot(labels, classes)``, a row for every label."""
    marks = Marks(
        "ch04.one_hot",
        one_hot,
        parameters=("labels", "classes"),
        steps={"rows": 1, "classes": 1, "edges": 1},
        mistakes=mistakes.ONE_HOT,
        retries=[
            ("input.list", mistakes.labels_as_array),
            ("ch04.no_labels", mistakes.two_labels),
            ("ch04.classes_from_labels", mistakes.largest_label),
        ],
        errors=[("ch04.shape_without_brackets", "as a data type")],
    )
    marks.visible("rows", (np.array([2, 0, 1, 0]), 3),
                  [[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]])
    marks.visible("rows", (np.array([1, 1, 0, 1]), 2), [[0, 1], [0, 1], [1, 0], [0, 1]])
    marks.visible("classes", (np.array([0, 1, 0]), 4), np.eye(4)[[0, 1, 0]])
    marks.visible("classes", (np.array([3]), 10), [[0, 0, 0, 1, 0, 0, 0, 0, 0, 0]])
    marks.visible("edges", ([2, 0], 3), [[0, 0, 1], [1, 0, 0]])
    marks.visible("edges", (np.zeros(0, dtype=int), 3), np.zeros((0, 3)))
    marks.visible("edges", (np.array([1, 0]), 2), [[0, 1], [1, 0]], unchanged=True)
    marks.visible("edges", ([1], 2), [[0, 1]])
    return marks


def check_cross_entropy(cross_entropy: Function) -> Marks:
    """Task 7: ``cross_entropy(Y, T)`` of rows of probabilities."""
    marks = Marks(
        "ch04.cross_entropy",
        cross_entropy,
        parameters=("Y", "T"),
        steps={"sample": 1, "batch": 1, "zeros": 1, "inputs": 1},
        mistakes=mistakes.CROSS_ENTROPY,
        errors=[("ch04.max_for_maximum", "interpreted as an integer")],
    )
    days_y = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7]])
    days_t = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    Y = np.array([[0.2, 0.7, 0.1], [0.5, 0.25, 0.25]])
    T = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    marks.visible("sample", (Y[:1], T[:1]), 0.35667494393873245)
    marks.visible("sample", (Y[1:], T[1:]), 1.3862943611198906)
    marks.visible("batch", (days_y, days_t), 0.2283930036369228)
    marks.visible("batch", (Y, T), 0.8714846525293115)
    marks.visible("zeros", (np.array([[1.0, 0.0, 0.0]]), np.array([[1.0, 0.0, 0.0]])), 0.0)
    marks.visible("zeros", (np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])), 27.631021115928547,
                  unchanged=True)
    marks.visible("inputs", ([[0.2, 0.7, 0.1]], [[0, 1, 0]]), 0.35667494393873245)
    marks.visible("inputs", (days_y, days_t), 0.2283930036369228, unchanged=True)
    marks.visible("inputs", ([[0.2, 0.7, 0.1]], [[0.0, 1.0, 0.0]]), 0.356674943938732)
    marks.visible("inputs", ([[0.9, 0.1], [0.3, 0.7]], [[1.0, 0.0], [1.0, 0.0]]), 0.654666659991881)
    return marks


def check_sigmoid_cross_entropy(sigmoid_cross_entropy: Function) -> Marks:
    """Task 8: ``sigmoid_cross_entropy(a, t)`` returns the loss and its gradient at the logits."""
    marks = Marks(
        "ch04.sigmoid_cross_entropy",
        sigmoid_cross_entropy,
        parameters=("a", "t"),
        steps={"loss": 1, "gradient": 1, "large": 2},
        returns=("E", "G"),
        mistakes=mistakes.SIGMOID_CROSS_ENTROPY,
        retries=[("ch04.one_logit_only", mistakes.one_logit)],
    )
    a, t = np.array([[2.0, -1.0, 0.0], [0.5, 3.0, -2.0]]), np.array([[1.0, 0, 1], [0, 1, 1]])
    marks.visible("loss", (np.array([0.0]), np.array([1.0])), {"E": 0.6931471805599453})
    marks.visible("loss", (np.array([5.0, -1.0]), np.array([0.0, 0.0])), {"E": 2.6599885180036707})
    marks.visible("loss", (a, t), {"E": 0.7138215209254265})
    marks.visible("loss", (a[:1], t[:1]), {"E": 0.377778959707047})
    marks.visible(
        "gradient", (np.array([5.0, -5.0]), np.array([0.0, 0.0])),
        {"G": [0.49665357464549716, 0.003346425354502834]}, unchanged=True,
    )
    marks.visible("gradient", (np.array([0.0]), np.array([1.0])), {"G": [-0.5]})
    marks.visible("gradient", (a, t), {"G": [
        [-0.019867153670352925, 0.04482357022833252, -0.08333333333333333],
        [0.10374322195024245, -0.007904312195427797, -0.1467995129963138],
    ]})
    marks.visible(
        "gradient", (a[:1], t[:1]),
        {"G": [[-0.0397343073407059, 0.089647140456665, -0.166666666666667]]},
    )
    for logit, target, loss, slope in (
        (20.0, 0.0, 20.000000002061153, 1.0), (40.0, 0.0, 40.0, 1.0),
        (800.0, 0.0, 800.0, 1.0), (-800.0, 1.0, 800.0, -1.0), (800.0, 1.0, 0.0, 0.0),
    ):
        marks.visible(
            "large", (np.array([logit]), np.array([target])), {"E": loss, "G": [slope]}
        )
    return marks


def check_softmax_cross_entropy(softmax_cross_entropy: Function) -> Marks:
    """Task 10, without points: ``softmax_cross_entropy(A, T)`` by log-sum-exp."""
    marks = Marks(
        "ch04.softmax_cross_entropy",
        softmax_cross_entropy,
        parameters=("A", "T"),
        steps={"loss": 0, "large": 0},
        mistakes=mistakes.SOFTMAX_CROSS_ENTROPY,
    )
    logits = np.array([[2.0, 1.0, 0.0]])
    marks.visible("loss", (logits, np.array([[1.0, 0.0, 0.0]])), 0.4076059644443803)
    marks.visible(
        "loss", (np.array([[0.3, 2.9, 4.0], [0.0, 0.0, 0.0]]), np.eye(3)[[2, 0]]),
        0.702163376740281,
    )
    marks.visible(
        "loss", (np.array([[0.3, 2.9, 4.0], [1.0, -2.0, 0.5]]), np.eye(3)[[1, 2]]),
        1.20515568357737,
    )
    logits = np.array([[1000.0, 0.0, -1000.0]])
    marks.visible("large", (logits, np.array([[0.0, 1.0, 0.0]])), 1000.0)
    marks.visible("large", (-1000.0 - logits, np.array([[0.0, 1.0, 0.0]])), 1000.0, unchanged=True)
    marks.visible(
        "large", (np.array([[1000.0, 0.0], [-3000.0, -3001.0]]), np.eye(2)), 0.656630843759111,
    )
    return marks
