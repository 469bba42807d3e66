"""The visible checks of the assignment ``ch01_neurons``. Expected figures are literal."""

import numpy as np

from neuron_to_mnist.checks import easier
from neuron_to_mnist.checks.ch01_neurons import mistakes
from neuron_to_mnist.checks.marks import Function, Marks
from neuron_to_mnist.checks.report import Finding

AND, OR, NAND, XOR = [0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 0]
GATES = {"AND": AND, "OR": OR, "NAND": NAND}


def check_bias_of(bias_of: Function) -> Marks:
    """Task 1: ``bias_of(theta)``, the bias that stands for a threshold."""
    marks = Marks(
        "ch01.bias_of",
        bias_of,
        parameters=("theta",),
        steps={"number": 1, "array": 1},
        mistakes=mistakes.BIAS_OF,
        retries=[("ch01.one_number_only", easier.first_number)],
    )
    marks.visible("number", (1.2,), -1.2)
    marks.visible("number", (1.5,), -1.5)
    marks.visible("number", (-1.5,), 1.5)
    marks.visible("number", (7,), -7)
    marks.visible("number", (2.71828,), -2.71828)
    marks.visible("number", (0.0,), 0)
    marks.visible("array", (np.array([0.75, 2.0, -1.5]),), [-0.75, -2.0, 1.5])
    marks.visible("array", ([1.2, -0.3],), [-1.2, 0.3])
    marks.visible("array", (np.array([2, 0, -3]),), [-2, 0, 3], unchanged=True)
    marks.visible("array", (np.array([0.12345]),), [-0.12345])
    marks.visible("array", ([0.4],), [-0.4])
    marks.visible("array", ([4, -1, 0],), [-4, 1, 0])
    return marks


def check_perceptron(perceptron: Function) -> Marks:
    """Task 2: ``perceptron(x, w, b)`` returns ``a`` and ``y`` for one input."""
    marks = Marks(
        "ch01.perceptron",
        perceptron,
        parameters=("x", "w", "b"),
        steps={"sum": 1, "bias": 1, "output": 1, "inputs": 1},
        returns=("a", "y"),
        mistakes=mistakes.PERCEPTRON,
    )
    x, w = np.array([0.8, 0.5, 0.3]), np.array([2.0, 1.0, -2.0])
    other, none = np.array([0.5, -1.0]), np.zeros(3)
    marks.visible("sum", (other, np.array([0.6, 0.25]), 0.0), {"a": 0.05})
    marks.visible("sum", (x, w, 0.0), {"a": 1.5})
    marks.visible("sum", (np.array([1.5]), np.array([-0.12345]), 0.0), {"a": -0.185175})
    marks.visible("bias", (x, w, -1.2), {"a": 0.3})
    marks.visible("bias", (none, w, -1.2), {"a": -1.2})
    marks.visible("bias", (other, np.array([0.5, 0.25]), 2.0), {"a": 2.0})
    marks.visible("bias", (x, np.array([0.12345, -1.5, 0.75]), 0.2), {"a": -0.22624})
    marks.visible("output", (x, w, 0.0), {"y": 1})
    marks.visible("output", (np.array([2.0, 1.0, 0.5]), w, -2.5), {"y": 1})
    marks.visible("output", (x, w, -1.2), {"y": 1})
    marks.visible("output", (np.array([0.2, 0.3, 0.1]), w, -1.2), {"y": 0})
    marks.visible("output", (np.array([0.5, 0.0, 0.0]), w, -1.0), {"y": 0})
    marks.visible("output", (np.array([1.0, 1.0, 1.5]), w, 0.5), {"y": 1})
    marks.visible("output", (np.array([-2.0]), np.array([0.5]), 1.5), {"y": 1})
    marks.visible("inputs", ([1, 0], [1, 1], 0), {"a": 1, "y": 1})
    marks.visible("inputs", (np.array([1, 2, 3]), np.array([-3, 5, -6]), 0), {"a": -11, "y": 0})
    marks.visible("inputs", (x, w, 0.0), {"a": 1.5, "y": 1}, unchanged=True)
    marks.visible("inputs", ([0.8, 0.5, 0.3], [0.12345, -1.5, 0.75], 0), {"a": -0.42624, "y": 0})
    marks.visible("inputs", ([0.4], [-2.5], 0), {"a": -1, "y": 0})
    return marks


def check_gate_weights(gate_weights: Function) -> Marks:
    """Task 3: ``gate_weights(gate)`` returns the weights and the bias of AND, OR or NAND."""
    marks = Marks(
        "ch01.gate_weights",
        gate_weights,
        parameters=("gate",),
        steps={"and": 1, "or": 1, "nand": 1, "margin": 1},
        returns=("w1", "w2", "b"),
        measure=_gate,
        mistakes=mistakes.GATE_WEIGHTS,
        errors=[("ch01.word_without_quotes", f"name '{name}' is not defined") for name in GATES],
    )
    for gate, outputs in GATES.items():
        marks.visible(gate.lower(), (gate,), {"outputs": outputs})
    for gate, outputs in GATES.items():
        marks.visible("margin", (gate,), {"higher": outputs, "lower": outputs})
    return marks


def check_perceptron_batch(perceptron_batch: Function) -> Marks:
    """Task 4: ``perceptron_batch(X, w, b)``, the outputs for a whole batch."""
    marks = Marks(
        "ch01.perceptron_batch",
        perceptron_batch,
        parameters=("X", "w", "b"),
        steps={"rows": 1, "bias": 1, "edges": 1, "inputs": 1},
        mistakes=mistakes.PERCEPTRON_BATCH,
        retries=[
            ("ch01.empty_batch", mistakes.batch_of_two),
            ("ch01.one_sample", mistakes.batch_of_two),
            ("ch01.samples_as_columns", mistakes.turned_batch),
            ("ch01.one_number_only", mistakes.first_sample),
        ],
    )
    w = np.array([1.0, 1.0])
    X = np.array([[0.8, 0.5, 0.3], [0.2, 0.3, 0.1], [0.9, 0.0, 0.0], [0.5, 0.0, 1.0]])
    greenhouse = np.array([2.0, 1.0, -2.0])
    plane = np.array([[1.0, -3.0], [2.0, -1.0], [-0.5, 0.5], [4.0, -1.0], [-2.0, 1.0]])
    marks.visible("rows", (plane, w, 0.0), [0, 1, 0, 1, 0])
    marks.visible("rows", (X, greenhouse, 0.0), [1, 1, 1, 0])
    marks.visible("rows", (plane[:2], np.array([1.0, 3.0]), 0.0), [0, 0])
    marks.visible("rows", (plane[:2], np.array([3.0, 1.0]), 0.0), [0, 1])
    marks.visible("rows", (np.array([[2.0], [-1.0]]), np.array([-3.0]), 0.0), [0, 1])
    marks.visible("bias", (X, greenhouse, -1.2), [1, 0, 1, 0])
    marks.visible("bias", (mistakes.CORNERS, w, -1.5), AND)
    marks.visible("bias", (mistakes.CORNERS, -w, 1.5), NAND)
    marks.visible("edges", (X[:1], greenhouse, 0.0), [1])
    marks.visible("edges", (np.zeros((0, 2)), w, 0.0), np.zeros(0))
    marks.visible("edges", (np.array([[-0.5, 0.25]]), w, 0.0), [0])
    marks.visible("inputs", ([[1, 0], [-2, 1], [1, 1]], [1, 1], 0), [1, 0, 1])
    marks.visible("inputs", (np.array([[3, -2], [-3, 2]]), np.array([1, 1]), 0), [1, 0])
    marks.visible("inputs", (plane, np.array([1.0, 3.0]), 0.0), [0, 0, 1, 1, 1], unchanged=True)
    marks.visible("inputs", ([[0.5, -0.75], [0.25, 1.5]], [0.5, 1.25], 0), [0, 1])
    marks.visible("inputs", ([[0.5], [-0.5]], [-1.5], 0), [0, 1])
    return marks


def check_boundary(boundary: Function) -> Marks:
    """Task 5: ``boundary(x1, w, b)``, where the decision boundary stands above ``x1``."""
    marks = Marks(
        "ch01.boundary",
        boundary,
        parameters=("x1", "w", "b"),
        steps={"number": 1, "array": 1, "inputs": 1},
        mistakes=mistakes.BOUNDARY,
        retries=[("ch01.one_number_only", easier.first_number)],
    )
    marks.visible("number", (0.25, np.array([1.0, 1.0]), -1.5), 1.25)
    marks.visible("number", (0.0, np.array([1.0, 1.0]), -0.5), 0.5)
    marks.visible("number", (3.0, np.array([-1.0, 2.0]), 4.0), -0.5)
    marks.visible("number", (1.5, np.array([0.3, -0.7]), 0.123), 0.818571428571429)
    marks.visible("number", (0.5, np.array([0.0, 2.0]), -1.0), 0.5)
    w = np.array([2.0, -4.0])
    marks.visible("array", (np.array([0.0, 1.0, -2.5]), w, 3.0), [0.75, 1.25, -0.5])
    marks.visible("array", (np.array([[1.0, 2.0]]), np.array([1.0, 1.0]), -1.5), [[0.5, -0.5]])
    marks.visible("array", (np.array([2.5]), np.array([0.3, -0.7]), 0.123), [1.24714285714286])
    marks.visible("array", (np.array([[1.0, 2.0], [-1.0, 0.5]]), w, 3.0), [[1.25, 1.75], [0.25, 1]])
    marks.visible("inputs", ([1.0, -2.5], [2.0, -4.0], 3.0), [1.25, -0.5])
    marks.visible("inputs", (np.array([0, 1, 2]), np.array([1, 2]), -3), [1.5, 1.0, 0.5])
    marks.visible("inputs", (np.array([0.0, 1.0]), w, 3.0), [0.75, 1.25], unchanged=True)
    marks.visible("inputs", ([3, -1], [2, 4], 1), [-1.75, 0.25])
    marks.visible(
        "inputs", ([[0.5, -1.0], [2.0, 0.25]], [0.3, -0.7], 0.123),
        [[0.39, -0.252857142857143], [1.03285714285714, 0.282857142857143]],
    )
    marks.visible("inputs", ([1.5], [0.3, -0.7], 0.123), [0.818571428571429])
    return marks


def check_connections(connections: Function) -> Marks:
    """Task 6: ``connections(sizes)`` of a fully connected network."""
    marks = Marks(
        "ch01.connections",
        connections,
        parameters=("sizes",),
        steps={"equal": 1, "unequal": 1, "edges": 1},
        mistakes=mistakes.CONNECTIONS,
    )
    marks.visible("equal", ([5, 5, 5, 5],), 75)
    marks.visible("equal", ([3, 3, 3],), 18)
    marks.visible("equal", ([10, 10, 10, 10, 10, 10],), 500)
    marks.visible("unequal", ([4, 6, 5],), 54)
    marks.visible("unequal", ([784, 16, 16, 10],), 12960)
    marks.visible("edges", ([5, 2],), 10)
    marks.visible("edges", ([7],), 0)
    marks.visible("edges", ([2, 5, 2],), 20, unchanged=True)
    return marks


def check_normalize(normalize: Function) -> Marks:
    """Task 7: ``normalize(w, b)`` returns the same perceptron with its largest weight at 1."""
    marks = Marks(
        "ch01.normalize",
        normalize,
        parameters=("w", "b"),
        steps={"weights": 1, "bias": 1, "inputs": 1},
        returns=("w", "b"),
        mistakes=mistakes.NORMALIZE,
    )
    large, mixed = np.array([1000.0, 1000.0]), np.array([2.0, -4.0, 1.0])
    marks.visible("weights", (large, -1500.0), {"w": [1.0, 1.0]})
    marks.visible("weights", (mixed, 6.0), {"w": [0.5, -1.0, 0.25]})
    marks.visible("weights", (np.array([-0.02, -0.01]), 0.015), {"w": [-1.0, -0.5]})
    marks.visible("weights", (np.array([-3.0]), 2.0), {"w": [-1]})
    marks.visible("weights", (np.array([0.0, -3.0]), 30.0), {"w": [0, -1]})
    marks.visible("bias", (large, -1500.0), {"b": -1.5})
    marks.visible("bias", (mixed, 6.0), {"b": 1.5})
    marks.visible("bias", (np.array([-0.02, -0.01]), 0.015), {"b": 0.75})
    marks.visible("bias", (np.array([-3.0]), 2.0), {"b": 0.666666666666667})
    marks.visible("inputs", ([0.5, -1.5], 0.75), {"w": [1 / 3, -1.0], "b": 0.5})
    marks.visible("inputs", (np.array([1, 5, 2]), 1), {"w": [0.2, 1.0, 0.4], "b": 0.2})
    marks.visible("inputs", (mixed, 6.0), {"w": [0.5, -1.0, 0.25], "b": 1.5}, unchanged=True)
    marks.visible("inputs", ([0.7], -0.2), {"w": [1], "b": -0.285714285714286})
    return marks


def check_count_machines(count_machines: Function) -> Marks:
    """Task 8: ``count_machines(outputs, values)``, the chapter's search."""
    marks = Marks(
        "ch01.count_machines",
        count_machines,
        parameters=("outputs", "values"),
        steps={"gates": 1, "rules": 1, "values": 1},
        mistakes=mistakes.COUNT_MACHINES,
    )
    fifths, few = list(range(-10, 11)), [-2, -1, 0, 1, 2, 3]
    # Here nearly every mistake counts another number of machines.
    marks.visible("gates", (OR, [2, 3, 4, -3, -1, -2]), 14)
    marks.visible("gates", (OR, fifths), 385)
    marks.visible("gates", (AND, fifths), 220)
    marks.visible("gates", (NAND, fifths), 165)
    marks.visible("rules", ([0, 0, 0, 0], few), 46)
    marks.visible("rules", ([0, 0, 1, 1], few), 14)
    marks.visible("rules", ([1, 1, 1, 1], few), 73)
    marks.visible("rules", (XOR, few), 0)
    marks.visible("rules", ([1, 0, 1, 0], few), 5)
    marks.visible("rules", ([1, 1, 0, 1], few), 8)
    marks.visible("values", (OR, [-3, -2, -1, 1, 2, 4]), 6)
    marks.visible("values", (AND, [0.5, -1.5]), 0)
    marks.visible("values", (AND, [-1.5, 0.9]), 1)
    marks.visible("values", ([0, 0, 0, 0], np.array([-1.0, 0.0])), 8, unchanged=True)
    marks.visible("values", ([1, 1, 1, 1], [1.5]), 1)
    marks.visible("values", (AND, [1.5]), 0)
    marks.visible("values", ([0, 0, 0, 0], np.array([-0.5])), 1)
    return marks


def check_learn(learn: Function) -> Marks:
    """Task 10, without points: ``learn(X, t, rounds)`` by the perceptron learning rule."""
    marks = Marks(
        "ch01.learn",
        learn,
        parameters=("X", "t", "rounds"),
        steps={"first": 0, "rounds": 0, "edges": 0},
        returns=("w", "b"),
        mistakes=mistakes.LEARN,
    )
    X, t = np.array([[1.0, 2.0]]), np.array([1])
    marks.visible("first", (mistakes.CORNERS, np.array(OR), 1), {"w": [0.0, 1.0], "b": 1.0})
    marks.visible("first", (mistakes.CORNERS, np.array(AND), 1), {"w": [1.0, 1.0], "b": 1.0})
    marks.visible("first", (X, t, 1), {"w": [1.0, 2.0], "b": 1.0})
    marks.visible("first", (mistakes.CORNERS, np.array(NAND), 1), {"w": [-1.0, -1.0], "b": 0.0})
    marks.visible("rounds", (mistakes.CORNERS, np.array(AND), 10), {"w": [2.0, 1.0], "b": -2.0})
    marks.visible("rounds", (mistakes.CORNERS, np.array(OR), 10), {"w": [1.0, 1.0], "b": 0.0})
    marks.visible("rounds", (mistakes.CORNERS, np.array(NAND), 10), {"w": [-2.0, -1.0], "b": 3.0})
    marks.visible(
        "rounds", (np.array([[-1.0, 2.0], [0.5, -3.0], [-2.0, -1.0]]), np.array([1, 0, 1]), 3),
        {"w": [-1, 2], "b": 1},
    )
    marks.visible("edges", (mistakes.CORNERS, np.array(AND), 0), {"w": [0.0, 0.0], "b": 0.0})
    marks.visible("edges", (np.zeros((0, 3)), np.zeros(0), 5), {"w": [0.0, 0.0, 0.0], "b": 0.0})
    marks.visible("edges", (X, t, 3), {"w": [1.0, 2.0], "b": 1.0}, unchanged=True)
    return marks


def _gate(parts: dict[str, np.ndarray]) -> dict[str, np.ndarray] | Finding:
    """Turn weights and bias into the outputs for the four corners, also if these are a bit off."""
    for part in parts.values():
        if part.ndim > 0:
            return Finding("result.number_expected", quoted={"came": str(part.shape)})
        if not np.isfinite(part):
            return Finding("result.nan" if np.isnan(part) else "result.infinite")
    w = np.array([parts["w1"], parts["w2"]])
    return {
        name: mistakes.step((mistakes.CORNERS + shift) @ w + parts["b"]).astype(int)
        for name, shift in (("outputs", 0.0), ("higher", 0.1), ("lower", -0.1))
    }
