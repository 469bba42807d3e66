"""The visible checks of the assignment ``ch08_softmax``. Expected figures are literal."""

import numpy as np

from neuron_to_mnist.checks.ch08_softmax import mistakes
from neuron_to_mnist.checks.marks import Function, Marks

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
        mistakes=mistakes.SOFTMAX,
    )
    marks.visible(
        "shares", (_ANIMALS,),
        [0.01821127329554753, 0.24519181293507392, 0.7365969137693786], unchanged=True,
    )
    marks.visible("shares", (np.array([-1.0, 0.5]),), [0.18242552380635632, 0.8175744761936437])
    marks.visible("shares", (np.array([2.5]),), [1])
    large = [0.999954600070331, 4.539786860886666e-05, 2.061060046209062e-09]
    marks.visible("large", (np.array([1010.0, 1000.0, 990.0]),), large, quiet=True)
    marks.visible("large", (np.array([709.5, 709.5]),), [0.5, 0.5], quiet=True)
    marks.visible("large", (np.array([0.0, 1500.0, -3000.0]),), [0, 1, 0], quiet=True)
    low = [0.6652409557748218, 0.24472847105479764, 0.09003057317038046]
    marks.visible("low", (np.array([-800.0, -801.0, -802.0]),), low, quiet=True)
    marks.visible(
        "low", (np.array([-3000.0, -3002.5]),), [0.924141819978757, 0.0758581800212436], quiet=True,
    )
    return marks


def check_softmax_batch(softmax_batch: Function) -> Marks:
    """Task 2: ``softmax_batch(A)``, every row by itself."""
    marks = Marks(
        "ch08.softmax_batch",
        softmax_batch,
        parameters=("A",),
        steps={"rows": 1, "large": 1, "inputs": 1},
        mistakes=mistakes.SOFTMAX_BATCH,
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
    marks.visible(
        "rows", (np.array([[2.0, -1.0, 0.5, 1.0]]),),
        [[0.609460037598877, 0.0303432285594162, 0.135988915793505, 0.224207818048201]],
    )
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
    marks.visible(
        "inputs", (np.array([[0, -2, 3]]),),
        [[0.0471234165246641, 0.0063774609224423, 0.946499122552894]],
    )
    marks.visible(
        "inputs", ([[2.5, 1.0], [0.0, -0.5]],),
        [[0.817574476193644, 0.182425523806356], [0.622459331201855, 0.377540668798145]],
    )
    return marks


def check_softmax_at(softmax_at: Function) -> Marks:
    """Task 3: ``softmax_at(a, T)``, softmax at a temperature."""
    marks = Marks(
        "ch08.softmax_at",
        softmax_at,
        parameters=("a", "T"),
        steps={"shares": 1, "cold": 1, "inputs": 1},
        mistakes=mistakes.SOFTMAX_AT,
    )
    marks.visible(
        "shares", (_ANIMALS, 2.0),
        [0.09066909648541432, 0.3326918135899785, 0.5766390899246072],
    )
    marks.visible(
        "shares", (_ANIMALS, 0.5),
        [0.000549977357691172, 0.0996956286092507, 0.8997543940330581],
    )
    marks.visible("shares", (np.array([2.5]), 2.0), [1])
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
    marks.visible("inputs", ([2.5], 2.0), [1])
    return marks


def check_accuracy(accuracy: Function) -> Marks:
    """Task 4: ``accuracy(A, labels)``, the share of rows whose largest logit is in its place."""
    marks = Marks(
        "ch08.accuracy",
        accuracy,
        parameters=("A", "labels"),
        steps={"share": 1, "large": 1, "inputs": 1},
        mistakes=mistakes.ACCURACY,
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
    marks.visible("share", (np.array([[1.0, 3.0, 2.0]]), np.array([1])), 1)
    far = np.array([
        [200.0, 1100, 100, 0], [1010, 990, 1020, 0], [0, 800, 900, -5], [0, -50, -60, -70],
    ])
    marks.visible("large", (far, np.array([1, 2, 3, 0])), 0.75)
    marks.visible("large", (-far, np.array([3, 3, 3, 3])), 1.0)
    marks.visible(
        "large", (np.array([[-3000.0, -3001.0], [1000.0, 1002.0], [-2.0, -1.0]]), [0, 1, 1]), 1,
    )
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
        mistakes=mistakes.SOFTMAX_CROSS_ENTROPY,
        errors=[("ch08.target_as_index", "used as indices")],
    )
    animals, dog = _ANIMALS[np.newaxis], np.array([[0.0, 1.0, 0.0]])
    marks.visible("sample", (animals, dog), 1.4057144648124522)
    marks.visible("sample", (animals + 10, dog), 1.4057144648124522)
    marks.visible(
        "sample", (np.array([[1.0, -2.0, 0.5]]), np.array([[0.0, 0.0, 1.0]])), 1.00459690234228,
    )
    marks.visible("sample", (np.array([[2.0, -1.0, 0.3]]), dog), 3.20902076654506)
    marks.visible("batch", (_SQUARE, np.eye(3)[[2, 0, 0]]),
                  1.9089021103260937)
    marks.visible("batch", (_WIDE, np.eye(3)[[1, 1]]), 0.7104959330829146,
                  unchanged=True)
    marks.visible(
        "batch", (np.array([[2.0, -1.0, 0.3], [0.0, 0.7, -0.4]]), np.eye(3)[[1, 0]]),
        2.25651981662592,
    )
    far = np.array([[1000.0, 0.0, -1000.0]])
    marks.visible("large", (far, dog), 1000.0, quiet=True)
    marks.visible("large", (np.vstack([far, _ANIMALS - 2000]), np.eye(3)[[1, 1]]),
                  500.70285723240625, quiet=True)
    marks.visible(
        "large", (np.array([[1000.0, 999.35, -1000.0]]), dog), 1.0700553357027, quiet=True,
    )
    return marks


def check_softmax_cross_entropy_gradient(softmax_cross_entropy_gradient: Function) -> Marks:
    """Task 6: ``softmax_cross_entropy_gradient(A, labels)``, output minus target."""
    marks = Marks(
        "ch08.softmax_cross_entropy_gradient",
        softmax_cross_entropy_gradient,
        parameters=("A", "labels"),
        steps={"sample": 1, "batch": 1, "inputs": 1},
        mistakes=mistakes.SOFTMAX_CROSS_ENTROPY_GRADIENT,
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
    marks.visible(
        "inputs", (_WIDE, [2, 1]),
        [[0.332620477887411, 0.122364235527399, -0.45498471341481],
         [0.003324177239433, -0.00664835447886591, 0.003324177239433]],
    )
    marks.visible(
        "inputs", (np.array([[-3000.0, -3001.0], [1000.0, 1002.0]]), [0, 0]),
        [[-0.134470710684998, 0.134470710684998], [-0.440398538988941, 0.440398538988941]],
        quiet=True,
    )
    return marks


def check_softmax_jacobian(softmax_jacobian: Function) -> Marks:
    """Task 7: ``softmax_jacobian(a)``, the slopes of all outputs at all logits."""
    marks = Marks(
        "ch08.softmax_jacobian",
        softmax_jacobian,
        parameters=("a",),
        steps={"table": 1, "large": 1, "inputs": 1},
        mistakes=mistakes.SOFTMAX_JACOBIAN,
    )
    marks.visible("table", (_ANIMALS,), [
        [0.01787962282050241, -0.004465255115191398, -0.013414367705311013],
        [-0.004465255115191398, 0.18507278780468564, -0.18060753268949425],
        [-0.013414367705311013, -0.18060753268949425, 0.1940219003948052],
    ])
    marks.visible("table", (np.zeros(2),), [[0.25, -0.25], [-0.25, 0.25]])
    marks.visible("table", (np.array([2.5]),), [[0]])
    marks.visible(
        "table", (np.array([-1.0, 0.5]),),
        [[0.149146452070333, -0.149146452070333], [-0.149146452070333, 0.149146452070333]],
    )
    marks.visible("large", (np.array([1010.0, 1010.0]),), [[0.25, -0.25], [-0.25, 0.25]],
                  quiet=True)
    marks.visible(
        "large", (np.array([2000.0, 2001.0, 1998.0]),),
        [[0.192158047412174, -0.183044784225556, -0.00911326318661865],
         [-0.183044784225556, 0.207817201943706, -0.0247724177181503],
         [-0.00911326318661865, -0.0247724177181503, 0.0338856809047689]],
        quiet=True,
    )
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
    marks.visible("inputs", ([2.5],), [[0]])
    return marks


def check_smoothed(smoothed: Function) -> Marks:
    """Task 9, without points: ``smoothed(labels, classes, epsilon)``."""
    marks = Marks(
        "ch08.smoothed",
        smoothed,
        parameters=("labels", "classes", "epsilon"),
        steps={"rows": 0, "inputs": 0},
        mistakes=mistakes.SMOOTHED,
    )
    rows = [[0.05, 0.85, 0.05, 0.05], [0.05, 0.05, 0.05, 0.85]]
    marks.visible("rows", (np.array([1, 3]), 4, 0.2), rows, unchanged=True)
    marks.visible("rows", (np.array([0]), 2, 0.0), [[1, 0]])
    marks.visible(
        "rows", (np.array([1, 0]), 3, 0.1234),
        [[0.0411333333333333, 0.917733333333333, 0.0411333333333333],
         [0.917733333333333, 0.0411333333333333, 0.0411333333333333]],
    )
    marks.visible("inputs", ([1, 3], 4, 0.2), rows)
    marks.visible("inputs", ([2], 3, 0.3), [[0.1, 0.1, 0.8]])
    return marks
