"""The visible checks of the assignment ``ch07_optimizers``. Expected figures are literal."""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.ch07_optimizers import mistakes
from neuron_to_mnist.checks.marks import Function, Marks

_START, _SLOPE = np.array([10.0, 1.0]), np.array([1.0, 2.0])
_W, _G = np.array([1.0, 2.0, -1.0]), np.array([2.0, 1.0, -3.0])
_V, _S = np.array([0.5, -1.0, 0.0]), np.array([5.0, 0.25, 1.0])
_W2, _V2 = np.array([[[1.0, -2, 0.5], [0, 3, -1.5]], [[0.5, 0.25, -1], [1.5, 0.2, -0.4]]])
_G2 = np.array([[2.0, -0.7, 0.3], [1.0, -1.2, 0.9]])


def check_sgd_step(sgd_step: Function) -> Marks:
    """Task 1: ``sgd_step(w, g, rate)`` returns the new weights."""
    marks = Marks(
        "ch07.sgd_step",
        sgd_step,
        parameters=("w", "g", "rate"),
        steps={"step": 1, "inputs": 1},
        mistakes=mistakes.SGD_STEP,
    )
    marks.visible("step", (_START, _SLOPE, 0.1), [9.9, 0.8])
    marks.visible("step", (np.array([9.9, 0.8]), np.array([0.99, 1.6]), 0.1), [9.801, 0.64])
    marks.visible("step", (_W, _G, 0.25), [0.5, 1.75, -0.25])
    marks.visible("step", (np.array([1.5]), np.array([-0.12345]), 0.1), [1.512345])
    marks.visible("step", (_W2, _G2, 0.3), [[0.4, -1.79, 0.41], [-0.3, 3.36, -1.77]])
    marks.visible("inputs", (_START, _SLOPE, 0.1), [9.9, 0.8], unchanged=True)
    marks.visible("inputs", ([3.0, 1.0], [1.0, 2.0], 0.5), [2.5, 0])
    marks.visible("inputs", (np.array([3, 1]), np.array([2, 3]), 0.25), [2.5, 0.25])
    marks.visible("inputs", ([1.5], [-0.12345], 0.1), [1.512345])
    marks.visible(
        "inputs", ([[1.0, -2.0], [0.5, 3.0]], [[0.5, 0.25], [-1.5, 2.0]], 0.3),
        [[0.85, -2.075], [0.95, 2.4]],
    )
    return marks


def check_momentum_step(momentum_step: Function) -> Marks:
    """Task 2: ``momentum_step(w, v, g, rate, momentum)`` returns the weights and the velocity."""
    marks = Marks(
        "ch07.momentum_step",
        momentum_step,
        parameters=("w", "v", "g", "rate", "momentum"),
        steps={"velocity": 1, "weights": 1, "unchanged": 1},
        returns=("w", "v"),
        mistakes=mistakes.MOMENTUM_STEP,
    )
    second = (np.array([9.9, 0.8]), np.array([-0.1, -0.2]), np.array([0.99, 1.6]), 0.1, 0.9)
    other = (_W, _V, _G, 0.25, 0.5)
    marks.visible("velocity", second, {"v": [-0.189, -0.34]})
    marks.visible("velocity", other, {"v": [-0.25, -0.75, 0.75]})
    marks.visible("velocity", (_START, np.zeros(2), _SLOPE, 0.1, 0.9), {"v": [-0.1, -0.2]})
    marks.visible(
        "velocity", (np.array([1.5]), np.array([0.2]), np.array([-0.12345]), 0.1, 0.7),
        {"v": [0.152345]},
    )
    marks.visible("velocity", (_W, _V, _G, 0.25, 0.0), {"v": [-0.5, -0.25, 0.75]})
    marks.visible("weights", second, {"w": [9.711, 0.46]})
    marks.visible("weights", other, {"w": [0.75, 1.25, -0.25]})
    marks.visible("weights", (_START, np.zeros(2), _SLOPE, 0.1, 0.9), {"w": [9.9, 0.8]})
    marks.visible(
        "weights", (_W2, _V2, _G2, 0.3, 0.7), {"w": [[0.75, -1.615, -0.29], [0.75, 3.5, -2.05]]},
    )
    marks.visible("unchanged", other, {"w": [0.75, 1.25, -0.25]}, unchanged=True)
    marks.visible(
        "unchanged", (_W2, _V2, _G2, 0.3, 0.7),
        {"w": [[0.75, -1.615, -0.29], [0.75, 3.5, -2.05]],
         "v": [[-0.25, 0.385, -0.79], [0.75, 0.5, -0.55]]},
        unchanged=True,
    )
    return marks


def check_nesterov_step(nesterov_step: Function) -> Marks:
    """Task 3: ``nesterov_step(w, v, g, rate, momentum)``, which looks ahead."""
    marks = Marks(
        "ch07.nesterov_step",
        nesterov_step,
        parameters=("w", "v", "g", "rate", "momentum"),
        steps={"velocity": 1, "weights": 1, "unchanged": 1},
        returns=("w", "v"),
        mistakes=mistakes.NESTEROV_STEP,
    )
    second = (np.array([9.81, 0.62]), np.array([-0.1, -0.2]), np.array([0.981, 1.24]), 0.1, 0.9)
    other = (_W, _V, _G, 0.25, 0.5)
    marks.visible("velocity", second, {"v": [-0.1881, -0.304]})
    marks.visible("velocity", other, {"v": [-0.25, -0.75, 0.75]})
    marks.visible(
        "velocity", (np.array([1.5]), np.array([0.2]), np.array([-0.12345]), 0.1, 0.7),
        {"v": [0.152345]},
    )
    marks.visible("weights", second, {"w": [9.54261, 0.2224]})
    marks.visible("weights", other, {"w": [0.375, 1.375, 0.125]})
    marks.visible("weights", (_START, np.zeros(2), _SLOPE, 0.1, 0.9), {"w": [9.81, 0.62]})
    marks.visible(
        "weights", (_W2, _V2, _G2, 0.3, 0.7),
        {"w": [[0.225, -1.5205, -0.143], [0.225, 3.71, -2.155]]},
    )
    marks.visible("weights", (_W, _V, _G, 0.25, 0.0), {"w": [0.5, 1.75, -0.25]})
    marks.visible("unchanged", other, {"v": [-0.25, -0.75, 0.75]}, unchanged=True)
    marks.visible(
        "unchanged", (_W2, _V2, _G2, 0.3, 0.7),
        {"w": [[0.225, -1.5205, -0.143], [0.225, 3.71, -2.155]],
         "v": [[-0.25, 0.385, -0.79], [0.75, 0.5, -0.55]]},
        unchanged=True,
    )
    return marks


def check_adagrad_step(adagrad_step: Function) -> Marks:
    """Task 4: ``adagrad_step(w, s, g, rate)`` returns the weights and the sum of squares."""
    marks = Marks(
        "ch07.adagrad_step",
        adagrad_step,
        parameters=("w", "s", "g", "rate"),
        steps={"sum": 1, "weights": 1, "zero": 1},
        returns=("w", "s"),
        mistakes=mistakes.ADAGRAD_STEP,
        errors=[("ch07.one_number_only", "converted to Python scalars")],
    )
    second = (np.array([9.9, 0.9]), np.array([1.0, 4.0]), np.array([0.99, 1.8]), 0.1)
    other = (_W, _S, _G, 0.5)
    marks.visible("sum", second, {"s": [1.9801, 7.24]})
    marks.visible("sum", other, {"s": [9, 1.25, 10]})
    marks.visible(
        "sum", (np.array([1.5]), np.array([0.4]), np.array([-0.12345]), 0.1), {"s": [0.4152399025]},
    )
    marks.visible("weights", second, {"w": [9.829645540708, 0.833103527086]})
    marks.visible("weights", other, {"w": [0.666666667778, 1.5527864085, -0.525658352475]})
    marks.visible("weights", (_START, np.zeros(2), _SLOPE, 0.1), {"w": [9.9, 0.9]})
    marks.visible(
        "weights", (_W2, _V2**2, _G2, 0.3),
        {"w": [[0.708957251368165, -1.71747743032245, 0.413795635155784],
               [-0.166410057944492, 3.29591817471721, -1.77414346180257]]},
    )
    marks.visible("zero", (_START, np.zeros(2), np.array([0.0, 2.0]), 0.1), {"w": [10, 0.9]})
    marks.visible("zero", other, {"s": [9, 1.25, 10]}, unchanged=True)
    return marks


def check_rmsprop_step(rmsprop_step: Function) -> Marks:
    """Task 5: ``rmsprop_step(w, s, g, rate, rho)`` keeps a moving average."""
    marks = Marks(
        "ch07.rmsprop_step",
        rmsprop_step,
        parameters=("w", "s", "g", "rate", "rho"),
        steps={"average": 1, "weights": 1, "zero": 1},
        returns=("w", "s"),
        mistakes=mistakes.RMSPROP_STEP,
        errors=[("ch07.one_number_only", "converted to Python scalars")],
    )
    other = (_W, _S, _G, 0.5, 0.75)
    marks.visible("average", (_START, np.array([1.0, 4.0]), _SLOPE, 0.1, 0.9), {"s": [1, 4]})
    marks.visible("average", other, {"s": [4.75, 0.4375, 3]})
    marks.visible("average", (_START, np.zeros(2), _SLOPE, 0.1, 0.9), {"s": [0.1, 0.4]})
    marks.visible(
        "average", (np.array([1.5]), np.array([0.4]), np.array([-0.12345]), 0.1, 0.7),
        {"s": [0.28457197075]},
    )
    marks.visible("weights", other, {"w": [0.541168534364, 1.24407106541, -0.133974601216]})
    marks.visible("weights", (_START, np.zeros(2), _SLOPE, 0.1, 0.9),
                  {"w": [9.683772243983, 0.683772238983]})
    marks.visible(
        "weights", (_W2, _V2**2, _G2, 0.3, 0.7),
        {"w": [[0.488318285110171, -1.51917503188428, 0.394445853383422],
               [-0.219089021402066, 3.53079103433154, -1.95315792587458]]},
    )
    marks.visible("zero", (_START, np.zeros(2), np.array([0.0, 2.0]), 0.1, 0.75), {"w": [10, 0.8]})
    marks.visible("zero", other, {"s": [4.75, 0.4375, 3]}, unchanged=True)
    return marks


def check_adam_step(adam_step: Function) -> Marks:
    """Task 6: ``adam_step(w, m, s, g, n, rate, beta1, beta2)`` at step number ``n``."""
    marks = Marks(
        "ch07.adam_step",
        adam_step,
        parameters=("w", "m", "s", "g", "n", "rate", "beta1", "beta2"),
        steps={"averages": 1, "first": 1, "later": 1, "zero": 1},
        returns=("w", "m", "s"),
        mistakes=mistakes.ADAM_STEP,
    )
    second = (np.array([9.9, 0.9]), np.array([0.1, 0.2]), np.array([0.001, 0.004]),
              np.array([0.99, 1.8]), 2, 0.1, 0.9, 0.999)
    other = (_W, _V, _S, _G, 3, 0.5, 0.5, 0.75)
    first = (_START, np.zeros(2), np.zeros(2), _SLOPE, 1, 0.1, 0.9, 0.999)
    marks.visible("averages", second, {"m": [0.189, 0.36], "s": [0.0019791, 0.007236]})
    marks.visible("averages", other, {"m": [1.25, 0, -1.5], "s": [4.75, 0.4375, 3]},
                  unchanged=True)
    marks.visible(
        "averages", (_W2, _V2, _V2**2, _G2, 2, 0.3, 0.7, 0.9),
        {"m": [[0.95, -0.035, -0.61], [1.35, -0.22, -0.01]],
         "s": [[0.625, 0.10525, 0.909], [2.125, 0.18, 0.225]]},
    )
    marks.visible("first", first, {"w": [9.9, 0.9]})
    marks.visible("first", (np.array([1.0]), np.zeros(1), np.zeros(1), np.array([-4.0]), 1, 0.5,
                            0.5, 0.75), {"w": [1.5]})
    marks.visible("later", second, {"w": [9.800027459964, 0.800412228195]})
    marks.visible("later", other, {"w": [0.750806888396, 2.0, -0.623726653336]})
    marks.visible("zero", (_START, np.zeros(2), np.zeros(2), np.array([0.0, 2.0]), 1, 0.1, 0.9,
                           0.999), {"w": [10, 0.9]})
    marks.visible(
        "zero",
        (_W2, 0 * _W2, 0 * _W2, np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 2.0]]), 1, 0.3, 0.7, 0.9),
        {"w": [[1, -2.299999997, 0.5], [0.299999997, 3, -1.7999999985]]},
    )
    return marks


def check_scheduled_rate(scheduled_rate: Function) -> Marks:
    """Task 7: ``scheduled_rate(kind, rate, iteration, period)``, one number."""
    marks = Marks(
        "ch07.scheduled_rate",
        scheduled_rate,
        parameters=("kind", "rate", "iteration", "period"),
        steps={"constant": 1, "step": 1, "cosine": 1},
        mistakes=mistakes.SCHEDULED_RATE,
        errors=[
            ("ch07.word_without_quotes", f"name '{kind}' is not defined")
            for kind in ("constant", "step", "cosine")
        ],
    )
    marks.visible("constant", ("constant", 0.5, 0, 100), 0.5)
    marks.visible("constant", ("constant", 0.02, 250, 100), 0.02)
    marks.visible("constant", ("cosine", 0.5, 375, 300), 0)
    for iteration, rate in ((0, 0.5), (50, 0.5), (99, 0.5), (100, 0.05), (101, 0.05), (250, 0.005)):
        marks.visible("step", ("step", 0.5, iteration, 100), rate)
    marks.visible("step", ("step", 0.12345, 250, 100), 0.0012345)
    marks.visible("cosine", ("cosine", 2.0, 0, 40), 2.0)
    marks.visible("cosine", ("cosine", 0.5, 100, 300), 0.375)
    marks.visible("cosine", ("cosine", 0.5, 0, 300), 0.5)
    marks.visible("cosine", ("cosine", 2.0, 20, 40), 1.0)
    marks.visible("cosine", ("cosine", 0.5, 300, 300), 0)
    marks.visible("cosine", ("cosine", 0.5, 450, 300), 0)
    marks.visible("cosine", ("cosine", 0.12345, 100, 300), 0.0925875)
    return marks


def _used(Momentum: Function) -> Function:
    """Return a function that walks with optimizers of the student's class, one for each array."""

    def momentum_class(w: Any, gradients: np.ndarray, rate: float, momentum: float) -> Any:
        if _velocity_outlives(Momentum):
            raise RuntimeError("a new optimizer begins with the velocity of an older one")
        # A list of arrays has an optimizer for each of them.
        arrays = w if isinstance(w, list) else [w]
        optimizers = [Momentum(rate, momentum) for _ in arrays]
        for g in gradients:
            for optimizer, array in zip(optimizers, arrays, strict=True):
                before = np.array(array)
                came = optimizer.update(array, g)
                changed = not np.array_equal(array, before)
                if isinstance(w, list) and changed and came is not None:
                    raise RuntimeError("update gave something back")
        return w

    return momentum_class


def check_momentum_class(Momentum: Function) -> Marks:
    """Task 8: the class ``Momentum(rate, momentum)`` with ``update(parameters, gradients)``."""
    marks = Marks(
        "ch07.momentum_class",
        _used(Momentum),
        parameters=("w", "gradients", "rate", "momentum"),
        steps={"one": 1, "several": 1, "own": 1},
        mistakes=mistakes.MOMENTUM_CLASS,
        call="w = {w}\n"
             "for array in w if isinstance(w, list) else [w]:\n"
             "    optimizer = Momentum({rate}, {momentum})\n"
             "    for g in {gradients}:\n"
             "        optimizer.update(array, g)\n"
             "w",
        errors=[
            ("ch07.velocity_shared", "velocity of an older one"),
            ("ch07.update_returns", "gave something back"),
            ("ch07.self_parameter", "positional argument"),
            ("ch07.velocity_not_begun", "object has no attribute"),
            ("ch07.self_missing", "local variable"),
            ("ch07.self_missing", "is not defined"),
        ],
    )
    matrix = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 4.0]])
    slopes = np.array([[[1.0, 0.0, 2.0], [4.0, -2.0, 1.0]], [[0.0, 1.0, 2.0], [2.0, 2.0, 1.0]]])
    valley = np.array([[1.0, 2.0], [0.99, 1.6]])
    block = np.array([[[1.0, 2.0]], [[-1.0, 0.5]]])
    pushes = np.array([[[[0.5, -1.0]], [[2.0, 0.25]]], [[[1.5, 0.0]], [[-1.0, 0.75]]]])
    marks.visible("one", (_START, valley[:1], 0.1, 0.9), [9.9, 0.8])
    marks.visible("one", (matrix, slopes[:1], 0.5, 0.5), [[0.5, 2, 2], [-2, 0, 3.5]])
    marks.visible("one", (block, pushes[:1], 0.1, 0.9), [[[0.95, 2.1]], [[-1.2, 0.475]]])
    marks.visible("several", (_START, valley, 0.1, 0.9), [9.711, 0.46])
    marks.visible("several", (matrix, slopes, 0.5, 0.5), [[0.25, 1.5, 0.5], [-4, -0.5, 2.75]])
    marks.visible("several", (np.array([1.0]), np.ones((4, 1)), 0.5, 0.5), [-2.0625])
    marks.visible("several", (block, pushes, 0.1, 0.9), [[[0.755, 2.19]], [[-1.28, 0.3775]]])
    marks.visible("own", ([_START, _START.copy()], valley, 0.1, 0.9),
                  [[9.711, 0.46], [9.711, 0.46]])
    marks.visible("own", ([matrix, matrix + 1], slopes[:1], 0.5, 0.5),
                  [[[0.5, 2, 2], [-2, 0, 3.5]], [[1.5, 3, 3], [-1, 1, 4.5]]])
    marks.visible(
        "own", ([np.array([1.0]), np.array([3.0])], np.array([[0.5], [-1.5]]), 0.1, 0.9),
        [[1.055], [3.055]],
    )
    marks.visible("own", ([block, 0 * block], pushes[:1], 0.1, 0.9),
                  [[[[0.95, 2.1]], [[-1.2, 0.475]]], [[[-0.05, 0.1]], [[-0.2, -0.025]]]])
    return marks


def check_train(train: Function) -> Marks:
    """Task 9: ``train(X, t, rate, batch_size, epochs, rng)`` returns weights and updates."""
    marks = Marks(
        "ch07.train",
        train,
        parameters=("X", "t", "rate", "batch_size", "epochs", "rng"),
        steps={"whole": 1, "updates": 1, "batches": 2},
        returns=("w", "updates"),
        mistakes=mistakes.TRAIN,
    )
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 4.0]])
    t = np.array([1.0, 3.0, 4.5, 7.0, 8.5])
    rng = np.random.default_rng
    marks.visible("whole", (X, t, 0.1, 5, 1, rng(7)), {"w": [0.96, 2.68]})
    marks.visible("whole", (X, t, 0.1, 5, 3, rng(7)), {"w": [0.7808, 2.0656]})
    marks.visible("whole", (-X, t, 0.1, 5, 2, rng(7)), {"w": [-0.656, -1.76]})
    marks.visible("whole", (X[:, 1:], -t, 0.1, 5, 2, rng(7)), {"w": [-2.144]})
    # Three weights: a function that returns them alone must not pass for two results.
    X3 = np.column_stack([X, 4 - X[:, 1]])
    marks.visible("updates", (X3, t, 0.01, 2, 4, rng(7)), {"updates": 12})
    marks.visible("updates", (X3[:4], t[:4], 0.01, 2, 5, rng(7)), {"updates": 10})
    marks.visible("updates", (X3, t, 0.01, 8, 3, rng(7)), {"updates": 3})
    marks.visible("updates", (X3[:1], t[:1], 0.01, 2, 3, rng(7)), {"updates": 3})
    marks.visible("batches", (X, t, 0.05, 1, 2, rng(7)), {"w": [0.730324275, 1.9909003]})
    marks.visible("batches", (X, t, 0.1, 2, 2, rng(7)), {"w": [0.71314, 1.89343]},
                  unchanged=True)
    marks.visible("batches", (X, t, 0.1, 3, 4, rng(8)), {"w": [0.876133657284, 1.879141744198]})
    marks.visible("batches", (X[2:3], t[2:3], 0.05, 2, 3, rng(7)), {"w": [0.7875, 1.575]})
    return marks


def check_adadelta_step(adadelta_step: Function) -> Marks:
    """Task 11, without points: ``adadelta_step(w, s, u, g, rho, eps)``."""
    marks = Marks(
        "ch07.adadelta_step",
        adadelta_step,
        parameters=("w", "s", "u", "g", "rho", "eps"),
        steps={"averages": 0, "weights": 0},
        returns=("w", "s", "u"),
        mistakes=mistakes.ADADELTA_STEP,
    )
    first = (_START, np.zeros(2), np.zeros(2), _SLOPE, 0.9, 1e-6)
    other = (_W, _S, np.array([1.0, 0.25, 4.0]), _G, 0.75, 0.5)
    marks.visible("averages", other,
                  {"s": [4.75, 0.4375, 3], "u": [1.035714285714, 0.3875, 5.892857142857]})
    marks.visible(
        "averages",
        (np.array([1.5]), np.array([0.4]), np.array([0.3]), np.array([-0.12345]), 0.7, 0.1),
        {"s": [0.28457197075], "u": [0.214755386349227]},
    )
    marks.visible("weights", other, {"w": [-0.06904496765, 1.105572809, 2.401680257083]},
                  unchanged=True)
    marks.visible("weights", first, {"w": [9.996837738151, 0.996837726293]})
    marks.visible(
        "weights", (_W2, _V2**2, _V2**2, _G2, 0.7, 0.1),
        {"w": [[0.0257553991050907, -1.47668297842217, 0.154008967691753],
               [-1.09081319102838, 3.6, -2.18033605141661]]},
    )
    return marks


def _velocity_outlives(Momentum: Function) -> bool:
    """Return whether a second optimizer goes farther in its first update than the first did."""
    ends = []
    for _ in range(2):
        place = np.zeros(1)
        try:
            Momentum(1.0, 1.0).update(place, np.ones(1))
        except Exception:
            return False
        ends.append(place[0])
    return bool(ends[1] == ends[0] - 1)
