"""The visible checks of the assignment ``ch10_manifolds``. Expected figures are literal."""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.ch10_manifolds import mistakes
from neuron_to_mnist.checks.marks import Function, Marks, Parts
from neuron_to_mnist.checks.report import Finding

_W, _B = np.array([[1.0, 1.0], [-1.0, 1.0]]), np.array([0.0, -1.0])
_THREE = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 0.5]])
_SKEW, _MOVE = np.array([[2.0, 1.0], [0.5, 3.0]]), np.array([0.5, -0.25])


def check_two_curves(two_curves: Function) -> Marks:
    """Task 1: ``two_curves(n)`` returns points and classes."""
    marks = Marks(
        "ch10.two_curves",
        two_curves,
        parameters=("n",),
        steps={"points": 1, "classes": 1},
        returns=("X", "t"),
        mistakes=mistakes.TWO_CURVES,
    )
    three = [[-1, 0.3], [0, -0.7], [1, 0.3], [-1, 0.7], [0, -0.3], [1, 0.7]]
    marks.visible("points", (3,), {"X": three})
    marks.visible("points", (2,), {"X": [[-1, 0.3], [1, 0.3], [-1, 0.7], [1, 0.7]]})
    marks.visible("points", (5,), {"X": [
        [-1, 0.3], [-0.5, -0.45], [0, -0.7], [0.5, -0.45], [1, 0.3],
        [-1, 0.7], [-0.5, -0.05], [0, -0.3], [0.5, -0.05], [1, 0.7],
    ]})
    marks.visible(
        "points", (4,),
        {"X": [[-1, 0.3], [-1 / 3, -5.3 / 9], [1 / 3, -5.3 / 9], [1, 0.3],
               [-1, 0.7], [-1 / 3, -1.7 / 9], [1 / 3, -1.7 / 9], [1, 0.7]]},
    )
    marks.visible("classes", (3,), {"t": [0, 0, 0, 1, 1, 1]})
    marks.visible("classes", (2,), {"t": [0, 0, 1, 1]})
    return marks


def check_three_moves(three_moves: Function) -> Marks:
    """Task 2: ``three_moves(X, W, b)``, the points after each of a layer's three moves."""
    marks = Marks(
        "ch10.three_moves",
        three_moves,
        parameters=("X", "W", "b"),
        steps={"linear": 1, "translation": 1, "bent": 1},
        returns=("P", "A", "Z"),
        mistakes=mistakes.THREE_MOVES,
    )
    pair = (np.array([[1.0, 0.5], [0.5, -0.5]]), _W, _B)
    one = (np.array([[1.0, -2.0]]), np.array([[0.5], [0.12345]]), np.array([0.3]))
    wide = (np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 0.0]]),
            np.array([0.5, 1.0, -2.0]))
    marks.visible("linear", pair, {"P": [[0.5, 1.5], [1, 0]]})
    marks.visible("linear", (_THREE, _W, _B), {"P": [[1, 1], [0, 2], [0.5, 1.5]]})
    marks.visible("linear", one, {"P": [[0.2531]]})
    marks.visible("translation", pair, {"A": [[0.5, 0.5], [1, -1]]})
    marks.visible("translation", (_THREE, _W, _B), {"A": [[1, 0], [0, 1], [0.5, 0.5]]},
                  unchanged=True)
    marks.visible("translation", one, {"A": [[0.5531]]})
    marks.visible("bent", pair, {"Z": [
        [0.46211715726000973, 0.46211715726000973], [0.7615941559557649, -0.7615941559557649],
    ]})
    marks.visible("bent", (_THREE, _W, _B), {"Z": [
        [0.7615941559557649, 0], [0, 0.7615941559557649],
        [0.46211715726000973, 0.46211715726000973],
    ]})
    marks.visible("bent", wide, {"Z": [
        [0.46211715726000973, 0.9950547536867305, 0],
        [0.9866142981514303, -0.9640275800758169, -0.7615941559557649],
    ]})
    marks.visible("bent", (np.zeros((0, 2)), _W, _B), {"Z": np.zeros((0, 2))})
    marks.visible("bent", one, {"Z": [[0.5028399908661]]})
    marks.visible("bent", (np.array([[1000.0, -2000.0]]), _W, _B), {"Z": [[1, -1]]}, quiet=True)
    return marks


def check_take_back(take_back: Function) -> Marks:
    """Task 3: ``take_back(Z, W, b)``, the points that a tanh layer has sent to Z."""
    marks = Marks(
        "ch10.take_back",
        take_back,
        parameters=("Z", "W", "b"),
        steps={"home": 1, "layers": 1, "inputs": 1},
        mistakes=mistakes.TAKE_BACK,
    )
    chapter = np.tanh(_THREE @ _W + _B)
    skew = np.array([[0.6, -0.5], [0.0, 0.8], [-0.9, 0.3]])
    home = [[0.13256265706306605, -0.14395626713237364], [-0.39532838987891905, 0.5813135595156763],
            [-1.1266215037911302, 0.5620470359980807]]
    # In the chapter's layer every number is its own reciprocal, so another one goes first.
    marks.visible("layers", (skew[:2], _SKEW, _MOVE), home[:2])
    marks.visible("layers", (skew, _SKEW, _MOVE), home)
    marks.visible("layers", (skew, np.array([[0.5, 0.0], [2.0, -1.0]]), np.array([-1.0, 2.0])), [
        [-6.810930216216329, 2.549306144334055], [-1.6055508453275609, 0.9013877113318902],
        [-7.706360562353995, 1.6904803957968884],
    ])
    marks.visible("home", (chapter[2:], _W, _B), [[1, 0.5]])
    marks.visible("home", (chapter, _W, _B), _THREE)
    marks.visible("inputs", (skew[:2].tolist(), _SKEW, _MOVE), home[:2])
    marks.visible("inputs", (skew, _SKEW, _MOVE), home, unchanged=True)
    marks.visible("inputs", (np.zeros((0, 2)), _SKEW, _MOVE), np.zeros((0, 2)))
    marks.visible(
        "inputs", (skew[2:].tolist(), _SKEW, _MOVE), [[-1.12662150379113, 0.562047035998081]],
    )
    return marks


def check_what_is_left(what_is_left: Function) -> Marks:
    """Task 4: ``what_is_left(W)``, the determinant and the dimensions that are left."""
    marks = Marks(
        "ch10.what_is_left",
        what_is_left,
        parameters=("W",),
        steps={"determinant": 1, "plane": 1, "crushed": 1},
        returns=("determinant", "dimensions"),
        mistakes=mistakes.WHAT_IS_LEFT,
    )
    double = np.array([[1.0, 2.0], [2.0, 4.0]])
    marks.visible("determinant", (_W,), {"determinant": 2})
    marks.visible("determinant", (np.array([[2.0, 3.0], [5.0, 4.0]]),), {"determinant": -7})
    marks.visible("determinant", (double,), {"determinant": 0})
    marks.visible(
        "determinant", (np.array([[0.12345, -1.5], [0.5, 0.25]]),), {"determinant": 0.7808625},
    )
    marks.visible("plane", (_W,), {"dimensions": 2}, unchanged=True)
    marks.visible("plane", (np.array([[3.0, 0.0], [0.0, 1.0]]),), {"dimensions": 2})
    marks.visible("plane", (np.array([[0.0, 1.0], [1.0, 0.0]]),), {"dimensions": 2})
    marks.visible("plane", ([[0.05, 0.0], [0.0, 0.02]],), {"dimensions": 2})
    marks.visible("plane", (np.zeros((2, 2)),), {"dimensions": 0})
    marks.visible("crushed", (double,), {"dimensions": 1})
    marks.visible("crushed", (np.zeros((2, 2)),), {"dimensions": 0})
    marks.visible("crushed", (np.array([[0.0, 3.0], [0.0, 0.0]]),), {"dimensions": 1})
    marks.visible("crushed", (np.array([[0.1, 0.3], [0.3, 0.9]]),), {"dimensions": 1})
    marks.visible("crushed", (np.array([[0.0, 0.0], [-2.0, 0.0]]),), {"dimensions": 1})
    return marks


def check_on_their_side(on_their_side: Function) -> Marks:
    """Task 5: ``on_their_side(Z, t, w, b)``, how many are right and how near the line they are."""
    marks = Marks(
        "ch10.on_their_side",
        on_their_side,
        parameters=("Z", "t", "w", "b"),
        steps={"right": 1, "margin": 1, "more": 1},
        returns=("right", "margin"),
        mistakes=mistakes.ON_THEIR_SIDE,
    )
    Z = np.array([[0.3, 0.2], [0.1, 0.4], [0.8, 0.1], [0.2, 0.9], [0.7, 0.7]])
    t, w = np.array([0, 0, 1, 1, 1]), np.array([1.0, 1.0])
    fold = (Z, t, w, -0.63)
    bad = (Z, np.array([1, 1, 1, 0, 1]), np.array([3.0, -4.0]), 0.5)
    around = (np.array([[-0.5, 1.0], [0.5, -1.0], [-1.5, -0.5]]), np.array([1, 0, 1]),
              np.array([1.0, 0.5]), 0.25)
    # Counting something else gives another number here.
    seven = np.array([[0.8, 0.1], [0.3, 0.2], [0.1, 0.1], [0.2, 0.2], [0.0, 0.1], [0.4, 0.1],
                      [0.9, 0.9]])
    marks.visible("right", (seven, np.array([1, 1, 1, 0, 0, 0, 0]), w, -0.63), {"right": 4})
    marks.visible("right", fold, {"right": 5})
    marks.visible("right", bad, {"right": 3})
    marks.visible("right", (np.array([[1.0, 1.0], [0.0, 0.0], [2.0, 2.0], [3.0, 0.0]]),
                            np.array([0, 1, 1, 1]), w, -2.0), {"right": 3})
    marks.visible(
        "right", (np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([0, 1]), np.array([2.0, 2.0]), -4.0),
        {"right": 1},
    )
    marks.visible("right", around, {"right": 1})
    marks.visible("margin", bad, {"margin": -0.16})
    marks.visible("margin", fold, {"margin": 0.09192388155425119}, unchanged=True)
    marks.visible("margin", (np.array([[2.0, 1.0]]), np.array([0]), np.array([0.6, 0.8]), -5.0),
                  {"margin": 3})
    marks.visible("margin", around, {"margin": -1.34164078649987})
    space = (np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [2.0, 2.0, 1.0]]), np.array([1, 0, 1]),
             np.array([2.0, -2.0, 1.0]), -0.5)
    line = (np.array([[3.0], [1.0]]), np.array([1, 0]), np.array([-2.0]), 4.0)
    marks.visible("more", space, {"right": 3, "margin": 0.16666666666666666})
    marks.visible("more", line, {"right": 0, "margin": -1})
    return marks


def check_two_spirals(two_spirals: Function) -> Marks:
    """Task 6: ``two_spirals(n, turns, noise, rng)`` returns points and classes."""
    marks = Marks(
        "ch10.two_spirals",
        two_spirals,
        parameters=("n", "turns", "noise", "rng"),
        steps={"first": 1, "second": 1, "classes": 1, "noise": 1},
        returns=("X", "t"),
        measure=_halves("first", "second"),
        retries=[("ch10.noise_always_drawn", mistakes.with_generator)],
        mistakes=mistakes.TWO_SPIRALS,
    )
    rng = np.random.default_rng
    half = (3, 0.5, 0.0, None)
    more = (4, 1.25, 0.0, None)
    marks.visible("first", half, {"first": [[0.1, 0], [0, 0.55], [-1, 0]]})
    marks.visible("first", more, {"first": [
        [0.1, 0], [-0.34641016151377546, 0.2], [0.35, -0.606217782649107], [0, 1],
    ]})
    marks.visible("second", half, {"second": [[-0.1, 0], [0, -0.55], [1, 0]]})
    marks.visible("second", more, {"second": [
        [-0.1, 0], [0.34641016151377546, -0.2], [-0.35, 0.606217782649107], [0, -1],
    ]})
    marks.visible("classes", half, {"t": [0, 0, 0, 1, 1, 1]})
    marks.visible("classes", more, {"t": [0, 0, 0, 0, 1, 1, 1, 1]})
    marks.visible("noise", (3, 1.0, 0.5, rng(8)), {
        "first": [[-0.769133199248441, -0.6683213965905662],
                  [-1.2305533542824936, -0.17580856563920483],
                  [-0.15629078984835165, -0.09444859804230414]],
        "second": [[-0.578614614048173, 0.4468000924649894],
                   [1.028423618789617, 0.6961291145695432],
                   [-0.6162649434526462, -0.02651488937863362]],
    })
    marks.visible("noise", (2, 0.5, 0.1, rng(7)), {
        "first": [[0.10012301533574826, 0.02987455375084699],
                  [-1.0274137855362218, -0.0890591838757273]],
        "second": [[-0.14546707851717228, -0.09916465549964625],
                   [1.0060143602597438, 0.13402152455545324]],
    })
    return marks


def check_circle_in_ring(circle_in_ring: Function) -> Marks:
    """Task 7: ``circle_in_ring(n)`` returns points and classes."""
    marks = Marks(
        "ch10.circle_in_ring",
        circle_in_ring,
        parameters=("n",),
        steps={"disc": 1, "ring": 1, "classes": 1},
        returns=("X", "t"),
        measure=_halves("disc", "ring"),
        mistakes=mistakes.CIRCLE_IN_RING,
    )
    marks.visible("disc", (3,), {"disc": [
        [0.16329931618554522, 0], [-0.20855941357003863, 0.19105750707920802],
        [0.031923361022477253, -0.36375023347671126],
    ]})
    marks.visible("disc", (1,), {"disc": [[0.282842712474619, 0]]})
    marks.visible("disc", (2,), {"disc": [[0.2, 0], [-0.255432072150342, 0.233996701936122]]})
    marks.visible("ring", (3,), {"ring": [
        [0.758287544405155, 0], [-0.6364480202318706, 0.583038521491447],
        [0.08362762981330614, -0.9528937084123332],
    ]})
    marks.visible("ring", (1,), {"ring": [[0.8631338250816035, 0]]})
    marks.visible(
        "ring", (2,), {"ring": [[0.785811682275085, 0], [-0.688759371920102, 0.630960004748499]]},
    )
    marks.visible("classes", (3,), {"t": [0, 0, 0, 1, 1, 1]})
    marks.visible("classes", (1,), {"t": [0, 1]})
    return marks


def check_fold_weights(fold_weights: Function) -> Marks:
    """Task 8: ``fold_weights(d)``, two layers' weights that turn every number into its size."""
    marks = Marks(
        "ch10.fold_weights",
        fold_weights,
        parameters=("d",),
        steps={"plane": 1, "line": 1, "space": 1},
        returns=("W1", "W2"),
        measure=_through_the_fold,
        mistakes=mistakes.FOLD_WEIGHTS,
    )
    marks.visible("plane", (2,), {"outputs": [[1, 2], [1, 2], [1, 2], [1, 2], [2, 1], [2, 1]]})
    marks.visible("line", (1,), {"outputs": [[1], [1], [1], [1], [1], [1]]})
    marks.visible("space", (3,), {"outputs": [
        [1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3], [3, 2, 1], [3, 2, 1],
    ]})
    return marks


def check_three_neurons(three_neurons: Function) -> Marks:
    """Task 9: ``three_neurons(center, size)``, the layer that lifts a disc out of its ring."""
    marks = Marks(
        "ch10.three_neurons",
        three_neurons,
        parameters=("center", "size"),
        steps={"weights": 1, "bias": 1, "inputs": 1},
        returns=("W", "b"),
        mistakes=mistakes.THREE_NEURONS,
    )
    root = 3.4641016151377544
    origin, place = (np.zeros(2), 1.0), (np.array([0.5, -1.0]), 2.0)
    marks.visible("weights", origin, {"W": [[4, -2, -2], [0, root, -root]]})
    marks.visible("weights", place, {"W": [[2, -1, -1], [0, root / 2, -root / 2]]})
    marks.visible("bias", origin, {"b": [1, 1, 1]})
    marks.visible("bias", place, {"b": [0, 1.5 + root / 2, 1.5 - root / 2]}, unchanged=True)
    marks.visible("inputs", ([2, 1], 4), {
        "W": [[1, -0.5, -0.5], [0, root / 4, -root / 4]],
        "b": [-1, 2 - root / 4, 2 + root / 4],
    })
    marks.visible(
        "inputs", ([0.5, -1.25], 0.75),
        {"W": [[16 / 3, -8 / 3, -8 / 3], [0, root / 0.75, -root / 0.75]],
         "b": [-1.66666666666667, 8.10683602522959, -3.44016935856292]},
    )
    return marks


def check_success(success: Function) -> Marks:
    """Task 10: ``success(run, seeds, total)``, what twenty runs say and one does not."""
    marks = Marks(
        "ch10.success",
        success,
        parameters=("run", "seeds", "total"),
        steps={"range": 1, "median": 1, "rate": 1},
        returns=("lowest", "median", "highest", "rate"),
        mistakes=mistakes.SUCCESS,
        errors=[("ch10.run_again", "had a run before")],
    )
    odd = (Runs({0: 190, 1: 171, 2: 195, 3: 193, 4: 200, 5: 200, 6: 180, 7: 167}),
           [4, 1, 5, 6, 7], 200)
    even = (Runs({0: 14, 1: 16, 2: 15, 3: 18, 5: 13, 7: 17, 8: 20, 9: 12}), [7, 5, 8, 9], 20)
    never = (Runs({0: 180, 1: 190, 2: 196, 4: 188, 8: 170}), [2, 8, 4], 200)
    marks.visible("range", odd, {"lowest": 167, "highest": 200})
    marks.visible("range", even, {"lowest": 12, "highest": 20}, unchanged=True)
    marks.visible("range", (Runs({3: 9, 4: 7}), [4], 9), {"lowest": 7, "highest": 7})
    marks.visible("median", odd, {"median": 180})
    marks.visible("median", even, {"median": 15})
    marks.visible("median", (Runs({3: 9, 4: 7}), [4], 9), {"median": 7})
    marks.visible("rate", odd, {"rate": 0.4})
    marks.visible("rate", even, {"rate": 0.25})
    marks.visible("rate", never, {"rate": 0})
    marks.visible("rate", (Runs({3: 9, 4: 7}), [3], 9), {"rate": 1})
    marks.visible("rate", (Runs({1: 9, 3: 9, 4: 7}), [3, 1, 4], 9), {"rate": 0.666666666666667})
    return marks


def check_unwind(unwind: Function) -> Marks:
    """Task 12, without points: ``unwind(X, turns, share)``."""
    marks = Marks(
        "ch10.unwind",
        unwind,
        parameters=("X", "turns", "share"),
        steps={"whole": 0, "partly": 0},
        mistakes=mistakes.UNWIND,
    )
    X = np.array([[0.1, 0.0], [0.0, 0.55], [-1.0, 0.0], [0.0, -0.55]])
    marks.visible("whole", (X, 0.5, 1.0), [[0.1, 0], [0.55, 0], [1, 0], [-0.55, 0]],
                  unchanged=True)
    marks.visible("whole", (X[1:2], 1.0, 1.0), [[0, -0.55]])
    marks.visible("partly", (X, 0.5, 0.0), X)
    marks.visible("partly", (X, 0.5, 0.5), [
        [0.1, 0], [0.38890872965260115, 0.38890872965260115], [0, 1],
        [-0.38890872965260115, -0.38890872965260115],
    ])
    return marks


def _halves(first: str, second: str) -> Function:
    """Return a measure that splits the points of X into those of class 0 and of class 1."""

    def split(parts: Parts) -> Parts | Finding:
        X = parts["X"]
        if X.ndim != 2 or X.shape[1] != 2 or len(X) % 2:
            turned = X.ndim == 2 and X.shape[0] == 2
            return Finding("ch10.points_in_columns" if turned else "ch10.not_points",
                           quoted={"came": str(X.shape)})
        return {first: X[: len(X) // 2], second: X[len(X) // 2 :], "t": parts["t"]}

    return split


def _through_the_fold(parts: Parts) -> Parts | Finding:
    """Send six points through the layers of W1 and W2."""
    W1, W2 = parts["W1"], parts["W2"]
    if W1.ndim != 2 or W2.shape != W1.shape[::-1] or len(W1) > len(W2):
        return Finding("ch10.fold_shapes", quoted={"first": str(W1.shape), "second": str(W2.shape)})
    for part in (W1, W2):
        if not np.isfinite(part).all():
            return Finding("result.nan" if np.isnan(part).any() else "result.infinite")
    up = np.arange(1.0, len(W1) + 1)
    turns = (-1) ** np.arange(len(W1))
    down = up[::-1] * turns
    points = np.stack([up, -up, up * turns, -up * turns, down, -down])
    with np.errstate(all="ignore"):
        return {"outputs": np.maximum(points @ W1, 0) @ W2}


class Runs:
    """A ``run`` that returns these results by seed, and runs no seed twice.

    Every call of the student's function gets a copy.
    """

    def __init__(self, right: dict[int, int]) -> None:
        self._right = right
        self._done: set[int] = set()
        self.__name__ = f"{right}.get"  # What a student sees of it, and can copy.

    def __call__(self, seed: Any) -> int:
        if int(seed) in self._done:
            raise RuntimeError(f"the seed {int(seed)} had a run before")
        self._done.add(int(seed))
        return self._right[int(seed)]
