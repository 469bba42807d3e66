"""The visible checks of the assignment ``ch03_signals``. Expected figures are literal."""

import numpy as np

from neuron_to_mnist.checks import easier
from neuron_to_mnist.checks.ch03_signals import mistakes
from neuron_to_mnist.checks.marks import Function, Marks


def check_weighted_sum(weighted_sum: Function) -> Marks:
    """Task 1: ``weighted_sum(x, w, b)`` of one node."""
    marks = Marks(
        "ch03.weighted_sum",
        weighted_sum,
        parameters=("x", "w", "b"),
        steps={"products": 1, "bias": 1, "inputs": 1},
        mistakes=mistakes.WEIGHTED_SUM,
    )
    x = np.array([1.0, 0.5])
    marks.visible("products", (x, np.array([0.9, 0.3]), 0.0), 1.05)
    marks.visible("products", (x, np.array([0.2, 0.8]), 0.0), 0.6)
    marks.visible("products", (np.array([0.12345]), np.array([1.5]), 0.0), 0.185175)
    x, w = np.array([2.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0])
    marks.visible("bias", (x, w, 0.1), 0.35)
    marks.visible("bias", (x, w, -3.0), -2.75)
    marks.visible("bias", (np.array([0.12345, 2.0]), np.array([1.5, -0.5]), 0.1), -0.714825)
    marks.visible("bias", (np.zeros(3), np.ones(3), -2.5), -2.5)
    marks.visible("inputs", ([1.0, 0.5], [0.9, 0.3], 0), 1.05)
    marks.visible("inputs", (np.array([1, 2, 3]), np.array([4, 5, 6]), 0), 32)
    marks.visible("inputs", (x, w, 0.0), 0.25, unchanged=True)
    marks.visible("inputs", ([2, -1, 4], [5, 3, -2], 0), -1.0)
    marks.visible("inputs", ([0.12345], [1.5], 0), 0.185175)
    return marks


def check_sigmoid(sigmoid: Function) -> Marks:
    """Task 2: ``sigmoid(x)`` for a number or an array."""
    marks = Marks(
        "ch03.sigmoid",
        sigmoid,
        parameters=("x",),
        steps={"number": 1, "array": 1, "inputs": 1, "large": 1},
        mistakes=mistakes.SIGMOID,
        retries=[
            ("ch03.one_number_only", easier.first_number),
            ("ch03.overflow_error", easier.small_number(0.7310585786300049)),
        ],
    )
    marks.visible("number", (1.05,), 0.740774899182154)
    marks.visible("number", (0.6,), 0.645656306225795)
    marks.visible("number", (-3.0,), 0.04742587317756678)
    marks.visible("number", (0.0,), 0.5)
    marks.visible(
        "array", (np.array([-2.0, 0.0, 2.0]),), [0.11920292202211755, 0.5, 0.8807970779778823]
    )
    marks.visible(
        "array",
        (np.array([[1.05, 0.6], [-1.0, -3.0]]),),
        [[0.740774899182154, 0.645656306225795], [0.2689414213699951, 0.04742587317756678]],
    )
    marks.visible("array", (np.array([0.25]),), [0.562176500885798])
    marks.visible(
        "array", (np.array([[[-1.0, 2.0]], [[0.5, 0.0]]]),),
        [[[0.268941421369995, 0.880797077977882]], [[0.622459331201855, 0.5]]],
    )
    marks.visible("inputs", ([-1.0, 0.0],), [0.2689414213699951, 0.5])
    marks.visible("inputs", (np.array([-1, 0, 1]),), [0.2689414213699951, 0.5, 0.7310585786300049])
    marks.visible(
        "inputs", (np.array([1.05, 0.6]),), [0.740774899182154, 0.645656306225795], unchanged=True
    )
    marks.visible("inputs", ([3, -4, 0],), [0.952574126822433, 0.0179862099620916, 0.5])
    marks.visible(
        "inputs", ([[1.5, -2.5], [0.25, 3.0]],),
        [[0.817574476193644, 0.0758581800212436], [0.562176500885798, 0.952574126822433]],
    )
    marks.visible(
        "inputs", (np.array([[5, -2], [0, 1]]),),
        [[0.993307149075715, 0.119202922022118], [0.5, 0.731058578630005]],
    )
    marks.visible("large", (10.0,), 0.9999546021312976)
    marks.visible("large", (1000.0,), 1.0)
    marks.visible("large", (-1000.0,), 0.0)
    return marks


def check_neuron(neuron: Function) -> Marks:
    """Task 3: ``neuron(x, w, b)``, the weighted sum and then the sigmoid."""
    marks = Marks(
        "ch03.neuron",
        neuron,
        parameters=("x", "w", "b"),
        steps={"output": 1, "bias": 1},
        mistakes=mistakes.NEURON,
    )
    x = np.array([1.0, 0.5])
    marks.visible("output", (x, np.array([0.9, 0.3]), 0.0), 0.740774899182154)
    marks.visible("output", (x, np.array([0.2, 0.8]), 0.0), 0.645656306225795)
    marks.visible("output", (np.array([0.5]), np.array([-1.5]), 0.0), 0.320821300824607)
    marks.visible("bias", (x, np.array([0.9, 0.3]), -0.4), 0.6570104626734988)
    marks.visible(
        "bias", (np.array([2.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0]), 0.1), 0.5866175789173301
    )
    marks.visible(
        "bias", (np.array([1.0, 0.5]), np.array([-0.9, 0.3]), -0.4), 0.240489083050889,
        unchanged=True,
    )
    return marks


def check_two_by_two(two_by_two: Function) -> Marks:
    """Task 4: the chapter's two nodes, number by number."""
    marks = Marks(
        "ch03.two_by_two",
        two_by_two,
        parameters=("x1", "x2", "w11", "w12", "w21", "w22"),
        steps={"sums": 1, "outputs": 1},
        returns=("a1", "a2", "y1", "y2"),
        mistakes=mistakes.TWO_BY_TWO,
    )
    chapter = (1.0, 0.5, 0.9, 0.2, 0.3, 0.8)
    other = (0.5, -1.0, 0.4, -0.6, 0.7, 0.1)
    marks.visible("sums", chapter, {"a1": 1.05, "a2": 0.6})
    marks.visible("sums", other, {"a1": -0.5, "a2": -0.4})
    marks.visible("sums", (-1.5, 0.25, -0.3, 0.9, 0.6, -0.8), {"a1": 0.6, "a2": -1.55})
    marks.visible("sums", (0.7, -0.4, 0.3, -0.2, -0.12345, 0.9), {"a1": 0.25938, "a2": -0.5})
    marks.visible("outputs", chapter, {"y1": 0.740774899182154, "y2": 0.645656306225795})
    marks.visible("outputs", other, {"y1": 0.3775406687981454, "y2": 0.401312339887548})
    marks.visible(
        "outputs", (-1.5, 0.25, -0.3, 0.9, 0.6, -0.8),
        {"y1": 0.645656306225795, "y2": 0.17508626816404},
    )
    return marks


def check_layer(layer: Function) -> Marks:
    """Task 5: ``layer(x, W, b)`` returns ``a`` and ``y`` for one sample."""
    marks = Marks(
        "ch03.layer",
        layer,
        parameters=("x", "W", "b"),
        steps={"product": 1, "bias": 1, "outputs": 1, "inputs": 1},
        returns=("a", "y"),
        mistakes=mistakes.LAYER,
        retries=[("ch03.transposed", mistakes.transposed_weights)],
    )
    x, W = np.array([1.0, 0.5]), np.array([[0.9, 0.2], [0.3, 0.8]])
    none = np.zeros(2)
    marks.visible("product", (x, W, none), {"a": [1.05, 0.6]})
    x3, W32 = np.array([0.5, -1.0, 2.0]), np.array([[0.2, -0.4], [0.1, 0.3], [0.5, 0.6]])
    marks.visible("product", (x3, W32, none), {"a": [1.0, 0.7]})
    marks.visible(
        "product", (np.array([0.5]), np.array([[0.2, -0.7, 0.12345]]), np.zeros(3)),
        {"a": [0.1, -0.35, 0.061725]},
    )
    marks.visible(
        "product", (np.array([0.5, -1.0]), np.array([[0.2], [0.7]]), np.zeros(1)), {"a": [-0.6]},
    )
    b = np.array([0.1, -0.2])
    marks.visible("bias", (x, W, b), {"a": [1.15, 0.4]})
    marks.visible("bias", (x3, W32, b), {"a": [1.1, 0.5]})
    marks.visible(
        "bias", (np.array([0.5, -1.0]), np.array([[0.2], [0.7]]), np.array([0.12345])),
        {"a": [-0.47655]},
    )
    marks.visible("outputs", (x, W, none), {"y": [0.740774899182154, 0.645656306225795]})
    marks.visible("outputs", (x3, W32, b), {"y": [0.7502601055951177, 0.6224593312018546]})
    marks.visible("inputs", ([1, 2], [[3, 4], [5, 6]], [0, 0]), {"a": [13, 16]})
    marks.visible("inputs", (x, W, none), {"a": [1.05, 0.6]}, unchanged=True)
    marks.visible(
        "inputs", ([0.5, -1.0], [[0.2, 0.7], [0.12345, 0.4]], [0.0, 0.0]), {"a": [-0.02345, -0.05]},
    )
    marks.visible("inputs", ([0.5], [[0.2, -0.7]], [0.0, 0.0]), {"a": [0.1, -0.35]})
    marks.visible("inputs", ([0.5, -1.0], [[0.2], [0.7]], [0.0]), {"a": [-0.6]})
    return marks


def check_layer_batch(layer_batch: Function) -> Marks:
    """Task 6: ``layer_batch(X, W, b)``, the weighted sums of a whole batch."""
    marks = Marks(
        "ch03.layer_batch",
        layer_batch,
        parameters=("X", "W", "b"),
        steps={"rows": 1, "bias": 1, "edges": 1},
        mistakes=mistakes.LAYER_BATCH,
        retries=[
            ("ch03.empty_batch", mistakes.batch_of_two),
            ("ch03.one_sample", mistakes.batch_of_two),
            ("ch03.transposed", mistakes.transposed_weights),
            ("ch03.bias_along_rows", mistakes.as_many_samples_as_nodes),
        ],
    )
    W, none = np.array([[0.9, 0.2], [0.3, 0.8]]), np.zeros(2)
    X = np.array([[1.0, 0.5], [0.0, 1.0], [-1.0, 2.0]])
    marks.visible("rows", (X, W, none), [[1.05, 0.6], [0.3, 0.8], [-0.3, 1.4]])
    W4 = np.array([[0.1, 0.3, 0.5, 0.7], [0.2, 0.4, 0.6, 0.8]])
    marks.visible(
        "rows", (X[:2], W4, np.zeros(4)), [[0.2, 0.5, 0.8, 1.1], [0.2, 0.4, 0.6, 0.8]]
    )
    marks.visible(
        "rows", (X[:2, :1], np.array([[-0.2, 0.7, 0.12345]]), np.zeros(3)),
        [[-0.2, 0.7, 0.12345], [0, 0, 0]],
    )
    b = np.array([0.1, -0.2])
    marks.visible("bias", (X[:2], W, b), [[1.15, 0.4], [0.4, 0.6]])
    marks.visible("bias", (X, W, b), [[1.15, 0.4], [0.4, 0.6], [-0.2, 1.2]])
    marks.visible(
        "bias", (X[:2, :1], np.array([[-0.2, 0.7, 0.12345]]), np.array([0.5, -0.25, 0.1])),
        [[0.3, 0.45, 0.22345], [0.5, -0.25, 0.1]],
    )
    marks.visible("edges", (X[:1], W, none), [[1.05, 0.6]])
    marks.visible("edges", (np.zeros((0, 2)), W4, np.zeros(4)), np.zeros((0, 4)))
    marks.visible("edges", (X[:2], W, none), [[1.05, 0.6], [0.3, 0.8]], unchanged=True)
    return marks


def check_forward(forward: Function) -> Marks:
    """Task 7: ``forward(x, weights, biases)`` through three layers."""
    marks = Marks(
        "ch03.forward",
        forward,
        parameters=("x", "weights", "biases"),
        steps={"first": 1, "second": 1, "output": 1},
        returns=("a1", "z1", "a2", "z2", "y"),
        mistakes=mistakes.FORWARD,
        retries=[("ch03.transposed", mistakes.transposed_network)],
    )
    weights, biases = _saito()
    x, y = np.array([1.0, 0.5]), [0.31682708, 0.69627909]
    a1, z1 = [0.3, 0.7, 1.1], [0.57444252, 0.66818777, 0.75026011]
    a2, z2 = [0.51615984, 1.21402696], [0.62624937, 0.77101070]
    marks.visible("first", (x, weights, biases), {"a1": a1, "z1": z1})
    marks.visible(
        "first", (np.array([0.5]), *_narrow()),
        {"a1": [1.1, -0.95, 0.55, 0.1],
         "z1": [0.750260105595118, 0.278884821977137, 0.634135591010801, 0.52497918747894]},
        unchanged=True,
    )
    marks.visible("second", (x, weights, biases), {"a2": a2, "z2": z2})
    marks.visible(
        "second", (np.array([0.5]), *_narrow()),
        {"a2": [0.900833232565965, -0.41423998431623, 1.42758163603366],
         "z2": [0.711120702071766, 0.397895889542031, 0.806524226959232]},
    )
    marks.visible("output", (x, weights, biases), {"y": y})
    marks.visible(
        "output", (np.array([-1.0, 2.0]), weights, biases), {"y": [0.31668456, 0.69591595]}
    )
    # In the book's network two layers have the same biases.
    weights = [
        np.array([[1.0, -1.0], [0.5, 2.0]]),
        np.array([[1.0, 0.5], [-1.0, 1.0]]),
        np.array([[2.0, -1.0], [1.0, 0.5]]),
    ]
    biases = [np.array([0.1, -0.2]), np.array([0.3, -0.4]), np.array([-0.5, 0.25])]
    marks.visible("output", (x, weights, biases), {"y": [1.42127842, -0.10065858]})
    marks.visible("output", (np.array([0.5]), *_narrow()), {"y": [-1.96849165138137]})
    return marks


def check_network_output(network_output: Function) -> Marks:
    """Task 9, without points: ``network_output(X, weights, biases)`` for any number of layers."""
    marks = Marks(
        "ch03.network_output",
        network_output,
        parameters=("X", "weights", "biases"),
        steps={"layers": 0, "batch": 0},
        mistakes=mistakes.NETWORK_OUTPUT,
        retries=[("ch03.transposed", mistakes.transposed_network)],
    )
    weights, biases = _saito()
    x, X = np.array([1.0, 0.5]), np.array([[1.0, 0.5], [0.0, 0.0], [-1.0, 2.0]])
    marks.visible("layers", (x, weights, biases), [0.31682708, 0.69627909])
    marks.visible("layers", (x, weights[:1], biases[:1]), [0.3, 0.7, 1.1])
    marks.visible("layers", (x, weights[:2], biases[:2]), [0.51615984, 1.21402696])
    marks.visible("layers", (np.array([0.5]), *_narrow()), [-1.96849165138137])
    marks.visible(
        "batch",
        (X, weights, biases),
        [[0.31682708, 0.69627909], [0.30806853, 0.67683894], [0.31668456, 0.69591595]],
    )
    marks.visible("batch", (np.zeros((0, 2)), weights, biases), np.zeros((0, 2)), unchanged=True)
    marks.visible(
        "batch", (X, weights, biases),
        [[0.31682707641103, 0.696279089861967], [0.308068534525233, 0.676838936747537],
         [0.3166845640099, 0.69591595076806]],
        unchanged=True,
    )
    return marks


def _saito() -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the weights and biases of the chapter's 2-3-2-2 network."""
    weights = [
        np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        np.array([[0.1, 0.3], [0.2, 0.4]]),
    ]
    biases = [np.array([0.1, 0.2, 0.3]), np.array([0.1, 0.2]), np.array([0.1, 0.2])]
    return weights, biases


def _narrow() -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the weights and biases of a 1-4-3-1 network."""
    weights = [
        np.array([[2.0, -1.5, 0.5, 1.0]]),
        np.array([[1.0, -0.5, 0.2], [0.25, 2.0, -0.3], [-1.0, 0.75, 1.5], [0.6, -0.9, 0.4]]),
        np.array([[-2.0], [0.8], [-0.7]]),
    ]
    biases = [np.array([0.1, -0.2, 0.3, -0.4]), np.array([0.4, -0.6, 0.2]), np.array([-0.3])]
    return weights, biases
