"""The visible checks of the assignment ``ch06_backpropagation``. Expected figures are literal."""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.ch06_backpropagation import mistakes
from neuron_to_mnist.checks.marks import Function, Marks

# The chapter's network, with the figures that the page prints.
_X, _T = np.array([0.9, 0.1, 0.8]), np.array([0.3, 0.9, 0.6])
_Z, _Y = np.array([0.7613, 0.6035, 0.6502]), np.array([0.7263, 0.7086, 0.7781])
_DELTA = np.array([0.0847, -0.0395, 0.0308])
_W1 = np.array([[0.9, 0.2, 0.1], [0.3, 0.8, 0.5], [0.4, 0.2, 0.6]])
_W2 = np.array([[0.3, 0.6, 0.8], [0.7, 0.5, 0.1], [0.5, 0.2, 0.9]])
_STEPPED = np.array([
    [[0.8956973476514208, 0.19081814406491876, 0.08727991468444998],
     [0.29952192751682455, 0.7989797937849911, 0.4985866571871611],
     [0.39617542013459633, 0.1918383502799278, 0.5886932574972888]],
    [[0.2354820192797198, 0.63008937632563, 0.7765885629552283],
     [0.6488587316416342, 0.5238508529285264, 0.08144252856033184],
     [0.4448982199727084, 0.22569792446917208, 0.880005390129045]],
])


def check_output_delta(output_delta: Function) -> Marks:
    """Task 1: ``output_delta(y, t)``, error times slope."""
    marks = Marks(
        "ch06.output_delta",
        output_delta,
        parameters=("y", "t"),
        steps={"row": 1, "batch": 1, "inputs": 1},
        mistakes=mistakes.OUTPUT_DELTA,
    )
    Y, T = np.array([[0.5, 0.8], [0.25, 0.9], [1.0, 0.5]]), np.array([[1, 0], [0, 1], [1, 1.0]])
    batch = [[-0.125, 0.128], [0.046875, -0.009], [0, -0.125]]
    marks.visible("row", (_Y, _T), [0.084743456553, -0.039521428056, 0.030750815459])
    marks.visible("row", (np.array([0.5, 0.8]), np.array([1.0, 0.0])), [-0.125, 0.128])
    marks.visible("row", (np.array([0.3]), np.array([0.9])), [-0.126])
    marks.visible("batch", (Y, T), batch)
    marks.visible("batch", (Y[:1], T[:1]), batch[:1])
    marks.visible("inputs", ([0.5, 0.8], [1, 0]), [-0.125, 0.128])
    marks.visible("inputs", (Y, T), batch, unchanged=True)
    marks.visible("inputs", ([0.3, 0.6], [0.9, 0.25]), [-0.126, 0.084])
    marks.visible("inputs", ([0.3], [0.9]), [-0.126])
    return marks


def check_three_factors(three_factors: Function) -> Marks:
    """Task 2: ``three_factors(z, y, t)``, the slope of one weight read factor by factor."""
    marks = Marks(
        "ch06.three_factors",
        three_factors,
        parameters=("z", "y", "t"),
        steps={"error": 1, "slope": 1, "product": 1},
        returns=("error", "slope", "product"),
        mistakes=mistakes.THREE_FACTORS,
    )
    marks.visible("error", (0.7613, 0.7263, 0.3), {"error": 0.4263})
    marks.visible("error", (2.0, 0.5, 1.0), {"error": -0.5})
    marks.visible("slope", (0.7613, 0.7263, 0.3), {"slope": 0.19878831})
    marks.visible("slope", (2.0, 0.2, 1.0), {"slope": 0.16})
    marks.visible("product", (0.7613, 0.7263, 0.3), {"product": 0.0645151934737989})
    marks.visible("product", (2.0, 0.5, 1.0), {"product": -0.25})
    marks.visible("product", (0, 0.5, 1), {"product": 0})
    marks.visible("product", (-1.5, 0.2, 0.9), {"product": 0.168})
    return marks


def check_weight_slopes(weight_slopes: Function) -> Marks:
    """Task 3: ``weight_slopes(z, delta)``, an outer product."""
    marks = Marks(
        "ch06.weight_slopes",
        weight_slopes,
        parameters=("z", "delta"),
        steps={"square": 1, "shapes": 1, "inputs": 1},
        mistakes=mistakes.WEIGHT_SLOPES,
        retries=[("ch06.equal_lengths_only", mistakes.square_outer)],
    )
    chapter = [[0.06448211, -0.03007135, 0.02344804], [0.05111645, -0.02383825, 0.0185878],
               [0.05507194, -0.0256829, 0.02002616]]
    marks.visible("square", (_Z, _DELTA), chapter)
    marks.visible("square", (np.array([2.0, -1.0]), np.array([0.5, 3.0])), [[1, 6], [-0.5, -3]])
    z, delta = np.array([1.0, 0.0, -2.0]), np.array([0.5, 0.25])
    marks.visible("shapes", (z, delta), [[0.5, 0.25], [0, 0], [-1, -0.5]])
    marks.visible("shapes", (np.array([3.0]), delta), [[1.5, 0.75]])
    marks.visible("shapes", (np.array([3.0, -1.0]), np.array([0.25])), [[0.75], [-0.25]])
    marks.visible("inputs", ([1, 2], [3, 4]), [[3, 4], [6, 8]])
    marks.visible("inputs", (z, delta), [[0.5, 0.25], [0, 0], [-1, -0.5]], unchanged=True)
    marks.visible("inputs", ([0.5, -1.5], [0.25, 2.0, 1.0]), [[0.125, 1, 0.5], [-0.375, -3, -1.5]])
    marks.visible("inputs", ([0.5], [0.25]), [[0.125]])
    return marks


def check_hidden_delta(hidden_delta: Function) -> Marks:
    """Task 4: ``hidden_delta(delta, W, z)`` sends the deltas back through the weights."""
    marks = Marks(
        "ch06.hidden_delta",
        hidden_delta,
        parameters=("delta", "W", "z"),
        steps={"square": 1, "shapes": 1, "batch": 1},
        mistakes=mistakes.HIDDEN_DELTA,
        retries=[("ch06.one_sample_only", mistakes.one_sample)],
    )
    W = np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]])
    delta, z = np.array([[0.1, 0.2, -0.1], [0, 0.4, 0.2]]), np.array([[0.5, 0.2], [0.8, 0.6]])
    marks.visible("square", (_DELTA, _W2, _Z),
                  [0.0047883828685, 0.010198443904999997, 0.0141399423132])
    marks.visible("shapes", (delta[0], W, z[0]), [0.15, -0.072])
    marks.visible("shapes", (np.array([2.0]), np.array([[1.0], [-3.0]]), np.array([0.5, 0.5])),
                  [0.5, -1.5])
    marks.visible(
        "shapes", (np.array([0.5, -1.0]), np.array([[2.0, 0.7]]), np.array([0.2])), [0.048],
    )
    marks.visible("batch", (delta, W, z), [[0.15, -0.072], [0.096, 0.048]])
    marks.visible("batch", (delta[:1], W, z[:1]), [[0.15, -0.072]])
    marks.visible("batch", (delta, W, z), [[0.15, -0.072], [0.096, 0.048]], unchanged=True)
    return marks


def check_network_gradients(network_gradients: Function) -> Marks:
    """Task 5: the gradients of a network of two layers, for a batch."""
    marks = Marks(
        "ch06.network_gradients",
        network_gradients,
        parameters=("X", "T", "W1", "b1", "W2", "b2"),
        steps={"weights2": 1, "bias2": 1, "weights1": 1, "bias1": 1},
        returns=("dW1", "db1", "dW2", "db2"),
        mistakes=mistakes.NETWORK_GRADIENTS,
    )
    W1, b1 = np.array([[0.5, -1.0], [1.0, 0.25], [-0.5, 2.0]]), np.array([0.1, -0.2])
    W2, b2 = np.array([[1.0, -0.5], [0.75, 2.0]]), np.array([0.3, -0.4])
    X = np.array([[1.0, 0.5, -1.0], [0, 2.0, 1.0], [0.5, -1.0, 0], [2.0, 0, 0.5]])
    T = np.array([[1.0, 0], [0, 1.0], [1.0, 1.0], [0, 0]])
    one, batch = (X[:1], T[:1], W1, b1, W2, b2), (X, T, W1, b1, W2, b2)
    narrow = (X[:2, :1], T[:2, :1], W1[:1], b1, W2[:, :1], b2[:1])
    marks.visible("weights2", one, {"dW2": [
        [-0.03584501714939465, 0.05951372165140129], [-0.0019020850293007146, 0.0031580444924689]
    ]})
    marks.visible("weights2", batch, {"dW2": [
        [0.031353398167440115, 0.011497976896642495], [0.02667755065163117, -0.013899521291225023]
    ]})
    marks.visible("weights2", narrow, {"dW2": [[0.0215402215789652], [0.0258281668010166]]})
    marks.visible("bias2", one, {"db2": [-0.043082001299316136, 0.07152933482572235]})
    marks.visible("bias2", batch, {"db2": [0.03391745550402306, -0.000526797801155849]})
    marks.visible("bias2", narrow, {"db2": [0.0462802871468474]})
    marks.visible("weights1", one, {"dW1": [
        [-0.011019909400503743, 0.004673651009641332],
        [-0.005509954700251871, 0.002336825504820666],
        [0.011019909400503743, -0.004673651009641332],
    ]})
    marks.visible("weights1", batch, {"dW1": [
        [0.006197498792782889, 0.021526305074933035],
        [0.007694107305284032, 0.01445070385890766],
        [0.009534429053091162, 0.005222621812085796],
    ]}, unchanged=True)
    marks.visible("weights1", narrow, {"dW1": [[-0.00522486438416961, -0.00304700071961477]]})
    marks.visible("bias1", one, {"db1": [-0.011019909400503743, 0.004673651009641332]})
    marks.visible("bias1", batch, {"db1": [0.006275507635050378, -0.0004916832032630485]})
    marks.visible("bias1", narrow, {"db1": [0.0120114603605166, 0.00978385110456227]})
    return marks


def check_hidden_errors(hidden_errors: Function) -> Marks:
    """Task 6: ``hidden_errors(W, y, t)``, the heuristic and the exact hidden error."""
    marks = Marks(
        "ch06.hidden_errors",
        hidden_errors,
        parameters=("W", "y", "t"),
        steps={"heuristic": 1, "exact": 1},
        returns=("heuristic", "exact"),
        mistakes=mistakes.HIDDEN_ERRORS,
        retries=[("ch06.one_sample_only", mistakes.one_sample_of_two)],
    )
    pair = np.array([[1.0, 1.0]]), np.array([0.9526, 0.5]), np.array([0.4, 0.8])
    W = np.array([[1.0, 2.0], [0.5, -1.0], [0.0, 3.0]])
    batch = (W, np.array([[0.5, 0.8], [0.25, 0.9], [0.5, 0.5]]),
             np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]))
    marks.visible("heuristic", (_W2, _Y, _T), {"heuristic": [-0.15553, -0.22052, -0.33516]})
    marks.visible("heuristic", pair, {"heuristic": [-0.2526]})
    marks.visible("heuristic", batch, {
        "heuristic": [[-1.1, 1.05, -2.4], [-0.05, -0.225, 0.3], [-0.5, 0.75, -1.5]]
    })
    marks.visible(
        "heuristic", (np.array([[1.0], [-2.0]]), np.array([0.2]), np.array([0.9])),
        {"heuristic": [0.7, -1.4]},
    )
    marks.visible(
        "heuristic", (W, np.array([[0.5, 0.8]]), np.array([[1.0, 0.0]])),
        {"heuristic": [[-1.1, 1.05, -2.4]]},
    )
    marks.visible("exact", (_W2, _Y, _T), {
        "exact": [-0.0263108324995, -0.042634787104999995, -0.0621431765784]
    })
    marks.visible("exact", pair, {"exact": [0.05004831957600001]})
    marks.visible("exact", batch, {
        "exact": [[-0.131, 0.1905, -0.384], [-0.028875, -0.0324375, 0.027],
                  [-0.125, 0.1875, -0.375]]
    }, unchanged=True)
    marks.visible(
        "exact", (np.array([[1.0], [-2.0]]), np.array([0.2]), np.array([0.9])),
        {"exact": [0.112, -0.224]},
    )
    return marks


def check_gradient_check(gradient_check: Function) -> Marks:
    """Task 7: ``gradient_check(f, x, gradient, h)``, the largest gap to central differences."""
    marks = Marks(
        "ch06.gradient_check",
        gradient_check,
        parameters=("f", "x", "gradient", "h"),
        steps={"gaps": 1, "matrix": 1, "inputs": 1},
        mistakes=mistakes.GRADIENT_CHECK,
        retries=[("ch06.one_axis_only", mistakes.flat)],
    )
    x, gradient = np.array([1.0, 2.0]), np.array([3.01, 12.01])
    three = np.array([1.0, 2.0, 1.0]), np.array([4.01, 11.76, 2.91])
    marks.visible("gaps", (_cubes, *three, 0.1), 1)
    marks.visible("gaps", (_cubes, x, np.array([4.01, 11.76]), 0.1), 1)
    marks.visible("gaps", (_cubes, x, gradient, 0.1), 0)
    marks.visible("gaps", (_cubes, x, np.array([2.76, 11.51]), 0.1), 0.5)
    marks.visible("gaps", (_product, np.array([1.0, 2.0, 4.0]), np.array([8.0, 4.0, 2.0]), 0.5), 0)
    marks.visible("gaps", (_cubes, np.array([-1.5]), np.array([6.12345]), 0.1), 0.63655)
    marks.visible(
        "gaps", (_product, np.array([-1.0, 2.0, 4.0]), np.array([8.5, -4.0, -2.0]), 0.5), 0.5,
    )
    M, slopes = np.array([[1.0, 0.0], [-1.0, 2.0]]), np.array([[3.01, 0.01], [3.01, 12.01]])
    marks.visible("matrix", (_cubes, M, slopes, 0.1), 0)
    marks.visible("matrix", (_cubes, M, slopes + np.eye(2), 0.1), 1)
    marks.visible(
        "matrix",
        (_cubes, np.array([[[1.0, 0.5]], [[-2.0, 1.5]]]),
         np.array([[[3.0, -1.23456]], [[12.0, 6.5]]]), 0.1),
        1.99456,
    )
    marks.visible("inputs", (_cubes, np.array([1, 2]), np.array([3.01, 13.01]), 0.1), 1)
    marks.visible("inputs", (_cubes, x, gradient + 0.5, 0.1), 0.5, unchanged=True)
    return marks


def check_dense(Dense: Function) -> Marks:
    """Task 8: the class ``Dense`` with ``forward`` and ``backward``."""
    marks = Marks(
        "ch06.dense",
        rounds(Dense),
        parameters=("weights", "bias", "X", "gradient", "times"),
        steps={"forward": 1, "back": 1, "gradients": 1, "again": 1},
        returns=("a", "back", "weights_gradient", "bias_gradient"),
        mistakes=mistakes.DENSE,
        call="layer = Dense({weights}, {bias})\n"
             "a = layer.forward({X})\n"
             "for _ in range({times}):\n"
             "    back = layer.backward({gradient})\n"
             "    layer.forward({X})",
        errors=[
            ("ch06.self_parameter", "positional argument but"),
            ("ch06.self_missing", "is not defined"),
            ("ch06.not_kept", "object has no attribute"),
        ],
    )
    W, b = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.25, -0.5])
    X, G = np.array([[1.0, 2.0], [0, 4.0], [3.0, -1.0]]), np.array([[1.0, 0], [0.5, 2], [-1, 1]])
    back = [[1, 0.5], [4.5, -1.75], [1, -1.5]]
    gradients = {"weights_gradient": [[-2, 3], [5, 7]], "bias_gradient": [0.5, 3]}
    marks.visible("forward", (W, b, X, G, 0), {"a": [[2.25, -0.5], [2.25, -4.5], [2.75, 6.5]]})
    marks.visible("forward", (W, b, X[:1], G[:1], 0), {"a": [[2.25, -0.5]]})
    marks.visible("back", (W, b, X, G, 1), {"back": back})
    marks.visible("back", (np.array([[1.0, 2.0]]), b, X[:, :1], G, 1), {"back": [[1], [4.5], [1]]})
    marks.visible(
        "back", (np.array([[1.0], [-2.0]]), np.array([0.5]), X[:, :2], G[:, :1], 1),
        {"back": [[1, -2], [0.5, -1], [-1, 2]]},
    )
    marks.visible("gradients", (W, b, X, G, 1), gradients)
    marks.visible("gradients", (W, b, X[1:2], G[1:2], 1), {
        "weights_gradient": [[0, 0], [2, 8]], "bias_gradient": [0.5, 2]
    })
    marks.visible("again", (W, b, X, G, 2), gradients, unchanged=True)
    return marks


def check_training_step(training_step: Function) -> Marks:
    """Task 9: ``training_step(x, t, W1, W2, learning_rate)`` returns both new matrices."""
    marks = Marks(
        "ch06.training_step",
        training_step,
        parameters=("x", "t", "W1", "W2", "learning_rate"),
        steps={"last": 1, "first": 1, "inputs": 1},
        returns=("W1", "W2"),
        mistakes=mistakes.TRAINING_STEP,
    )
    small = (np.array([1.0, -2.0]), np.array([1.0]), np.array([[0.5, -1.0, 2.0], [1.0, 0.5, 0]]),
             np.array([[1.0], [2.0], [-1.0]]), 0.5)
    first = [[0.510844677107137, -0.9847314969117107, 1.9923657484558552],
             [0.9783106457857261, 0.4694629938234214, 0.015268503088289323]]
    last = [[1.0132644516468103], [2.008667435139171], [-0.9359558355228226]]
    narrow = (np.array([1.5]), np.array([1.0, 0.0]), np.array([[-0.8]]), np.array([[1.2, -0.5]]),
              0.5)
    chapter = _X, _T, _W1, _W2, 1.0
    marks.visible("last", chapter, {"W2": _STEPPED[1]})
    marks.visible("last", small, {"W2": last})
    marks.visible("last", narrow, {"W2": [[1.21223325278471, -0.513585389158443]]})
    marks.visible("first", chapter, {"W1": _STEPPED[0]})
    marks.visible("first", small, {"W1": first})
    marks.visible("first", narrow, {"W1": [[-0.775246664497551]]})
    marks.visible("inputs", chapter, {"W1": _STEPPED[0], "W2": _STEPPED[1]}, unchanged=True)
    marks.visible("inputs", small, {"W1": first, "W2": last}, unchanged=True)
    return marks


def check_stack_gradients(stack_gradients: Function) -> Marks:
    """Task 11: ``stack_gradients(x, t, W)`` for as many layers as ``W`` holds."""
    marks = Marks(
        "ch06.stack_gradients",
        stack_gradients,
        parameters=("x", "t", "W"),
        steps={"two": 0, "deep": 0},
        mistakes=mistakes.STACK_GRADIENTS,
    )
    marks.visible("two", (_X, _T, np.stack([_W1, _W2])), np.stack([_W1, _W2]) - _STEPPED)
    marks.visible(
        "two",
        (np.array([-1.5, 0.5]), np.array([0.0, 1.0]),
         np.array([[[1.0, -2.0], [0.5, 1.0]], [[-1.0, 0.5], [2.0, -0.7]]])),
        [[[0.0475191164446767, -0.0137344392412285], [-0.0158397054815589, 0.00457814641374285]],
         [[0.024346272989678, -0.0328188823521567], [0.106118611072834, -0.14304835132877]]],
        unchanged=True,
    )
    marks.visible("deep", (np.array([1.0]), np.array([1.0]), np.zeros((3, 1, 1))),
                  [[[0]], [[0]], [[-0.0625]]])
    marks.visible("deep", (np.zeros(2), np.array([1.0, 0.0]), np.zeros((1, 2, 2))),
                  np.zeros((1, 2, 2)))
    marks.visible(
        "deep", (np.array([-1.5]), np.array([0.0]), np.array([[[1.5]], [[-2.0]], [[0.7]]])),
        [[[0.00633042521484044]], [[0.0023325490412105]], [[0.0638272226154371]]],
        unchanged=True,
    )
    return marks


def rounds(Dense: Function) -> Function:
    """Return a function that makes a layer, and goes forward and back ``times`` times."""

    def dense(weights: Any, bias: Any, X: Any, gradient: Any, times: int) -> tuple[Any, ...]:
        layer = Dense(weights, bias)
        a = layer.forward(X)
        if times == 0:
            return a, 0.0, 0.0, 0.0
        for _ in range(times - 1):
            layer.backward(gradient)
            layer.forward(X)
        back = layer.backward(gradient)
        return a, back, *(
            getattr(layer, name) if hasattr(layer, name) else np.nan
            for name in ("weights_gradient", "bias_gradient")
        )

    return dense


def _cubes(x: np.ndarray) -> float:
    return float((np.asarray(x) ** 3).sum())


# What a student sees of them, and can copy.
_cubes.__name__ = "lambda x: np.sum(x**3)"


def _product(x: np.ndarray) -> float:
    return float(np.prod(x))


_product.__name__ = "lambda x: np.prod(x)"
