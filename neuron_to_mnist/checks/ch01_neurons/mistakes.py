"""The mistakes that the checks of ``ch01_neurons`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
_GATES = ("AND", "OR", "NAND")
_ON_THE_EDGE = {
    "AND": [((1, 1), -1.0), ((1, 1), -1.9)],
    "OR": [((1, 1), 0.0), ((1, 1), -0.1), ((1, 1), -0.9)],
    "NAND": [((-1, -1), 2.0), ((-1, -1), 1.1)],
}


BIAS_OF: Mistakes = [
    ("ch01.bias_always_negative", lambda theta: -np.abs(theta)),
    ("ch01.threshold_copied", lambda theta: theta),
    ("ch01.threshold_from_one", lambda theta: 1 - theta),
    ("ch01.threshold_inverted", lambda theta: 1 / theta),
    ("ch01.threshold_inverted", lambda theta: -1 / theta),
]


def step(a: Any) -> Any:
    return np.greater(a, 0).astype(float)


def _sum_and_output(a: Any) -> tuple[Any, Any]:
    return a, step(a)


def _perceptron(weighted_sum: Function) -> Function:
    """Return ``perceptron`` with this way to the weighted sum."""
    return lambda x, w, b: _sum_and_output(weighted_sum(x, w, b))


def _output_of(output: Function) -> Function:
    """Return ``perceptron`` with this way from the weighted sum, bias included, to the output."""

    def perceptron(x: np.ndarray, w: np.ndarray, b: float) -> tuple[float, float]:
        a = float(np.dot(x, w) + b)
        return a, float(output(a, b))

    return perceptron


PERCEPTRON: Mistakes = [
    ("ch01.results_swapped", lambda x, w, b: _sum_and_output(np.dot(x, w) + b)[::-1]),
    ("ch01.weights_missing", _perceptron(lambda x, w, b: np.sum(x) + b)),
    ("ch01.added_not_multiplied", _perceptron(lambda x, w, b: np.sum(x + w) + b)),
    ("ch01.sum_missing", _perceptron(lambda x, w, b: x * w + b)),
    ("ch01.mean_for_sum", _perceptron(lambda x, w, b: np.mean(x * w) + b)),
    ("ch01.last_only", _perceptron(lambda x, w, b: x[-1] * w[-1] + b)),
    ("ch01.last_only", _perceptron(lambda x, w, b: x[-1] * w[-1])),
    ("ch01.first_only", _perceptron(lambda x, w, b: x[0] * w[0] + b)),
    ("ch01.two_inputs_only", _perceptron(lambda x, w, b: x[:2] @ w[:2] + b)),
    ("ch01.sums_multiplied", _perceptron(lambda x, w, b: np.sum(x) * np.sum(w) + b)),
    ("ch01.bias_missing", _perceptron(lambda x, w, b: np.dot(x, w))),
    ("ch01.bias_subtracted", _perceptron(lambda x, w, b: np.dot(x, w) - b)),
    ("ch01.bias_repeated", _perceptron(lambda x, w, b: np.dot(x, w) + len(x) * b)),
    ("ch01.fires_at_threshold", _output_of(lambda a, b: a >= 0)),
    ("ch01.threshold_at_one", _output_of(lambda a, b: a > 1)),
    ("ch01.threshold_at_one", _output_of(lambda a, b: a > 0.5)),
    ("ch01.threshold_twice", _output_of(lambda a, b: a > -b)),
    ("ch01.output_ignores_bias", _output_of(lambda a, b: a - b > 0)),
    ("ch01.output_reversed", _output_of(lambda a, b: a < 0)),
    ("ch01.output_reversed", _output_of(lambda a, b: a <= 0)),
    ("ch01.minus_one", _output_of(lambda a, b: 2 * (a > 0) - 1)),
    ("ch01.minus_one", _output_of(lambda a, b: np.sign(a))),
    ("ch01.output_not_stepped", _output_of(lambda a, b: a)),
    ("ch01.output_not_stepped", _output_of(lambda a, b: np.maximum(a, 0))),
]


def _machines(gates: dict[str, tuple[tuple[float, float], float]]) -> Function:
    """Return ``gate_weights`` with these numbers."""

    def gate_weights(gate: str) -> tuple[float, float, float]:
        (w1, w2), b = gates[gate]
        return w1, w2, b

    return gate_weights


GATE_WEIGHTS: Mistakes = [
    ("ch01.always_fires", _machines({name: ((0, 0), 1) for name in _GATES})),
    ("ch01.never_fires", _machines({name: ((0, 0), -1) for name in _GATES})),
    ("ch01.threshold_too_low", _machines({"AND": ((1, 1), -0.5)})),
    ("ch01.threshold_too_high", _machines({"OR": ((1, 1), -1.5)})),
    ("ch01.answer_not_turned", _machines({"NAND": ((1, 1), -1.5)})),
    ("ch01.nor_for_nand", _machines({"NAND": ((-1, -1), 0.5)})),
    ("ch01.one_input_counts", _machines({name: ((1, 0), -0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((0, 1), -0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((-1, 0), 0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((0, -1), 0.5) for name in _GATES})),
    *(
        ("ch01.on_the_edge", _machines({name: machine}))
        for name, machines in _ON_THE_EDGE.items() for machine in machines
    ),
]


PERCEPTRON_BATCH: Mistakes = [
    ("ch01.one_sample", lambda X, w, b: step(X @ w + b)[0] if len(X) == 1 else None),
    ("ch01.empty_batch", lambda X, w, b: 0 if len(X) == 0 else None),
    ("ch01.output_not_stepped", lambda X, w, b: X @ w + b),
    ("ch01.two_for_each_row", lambda X, w, b: np.transpose(_sum_and_output(X @ w + b))),
    ("ch01.two_for_each_row", lambda X, w, b: np.array(_sum_and_output(X @ w + b))),
    ("ch01.bias_missing", lambda X, w, b: step(X @ w)),
    ("ch01.bias_subtracted", lambda X, w, b: step(X @ w - b)),
    ("ch01.bias_at_inputs", lambda X, w, b: step((X + b) @ w)),
    ("ch01.fires_at_threshold", lambda X, w, b: (X @ w + b >= 0).astype(float)),
    ("ch01.output_reversed", lambda X, w, b: (X @ w + b < 0).astype(float)),
    ("ch01.output_reversed", lambda X, w, b: (X @ w + b <= 0).astype(float)),
    ("ch01.minus_one", lambda X, w, b: 2 * step(X @ w + b) - 1),
    ("ch01.minus_one", lambda X, w, b: np.sign(X @ w + b)),
    ("ch01.sum_missing", lambda X, w, b: step(X * w + b)),
    ("ch01.wrong_axis", lambda X, w, b: step((X * w).sum(axis=0) + b)),
    ("ch01.samples_as_columns", lambda X, w, b: step(w @ X + b)),
    ("ch01.batch_added_up", lambda X, w, b: step(np.sum(X * w) + b)),
    ("ch01.batch_added_up", lambda X, w, b: step(X @ w + b).sum()),
    ("ch01.batch_one_sample", lambda X, w, b: step(X @ w + b)[0]),
    ("ch01.batch_one_sample", lambda X, w, b: step(X @ w + b)[-1]),
    ("ch01.batch_one_sample", lambda X, w, b: step(X @ w + b)[:1]),
]


def first_sample(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with a batch into the call with its first sample."""
    X, w, b = arguments
    return (X[0], w, b), float(expected[0])


def batch_of_two(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn an empty batch, or a batch of one sample, into a batch of two equal samples."""
    X, w, b = arguments
    if len(X) > 1:
        raise ValueError("a batch already")
    sample = X if len(X) else np.ones((1, X.shape[1]))
    return (np.repeat(sample, 2, axis=0), w, b), np.repeat(step(sample @ w + b), 2)


def turned_batch(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    X, w, b = arguments
    return (np.transpose(X), w, b), expected


BOUNDARY: Mistakes = [
    ("ch01.line_sign", lambda x1, w, b: (w[0] * x1 + b) / w[1]),
    ("ch01.line_bias_sign", lambda x1, w, b: (b - w[0] * x1) / w[1]),
    ("ch01.line_bias_sign", lambda x1, w, b: (w[0] * x1 - b) / w[1]),
    ("ch01.line_not_divided", lambda x1, w, b: -w[0] * x1 - b),
    ("ch01.line_weights_swapped", lambda x1, w, b: -(w[1] * x1 + b) / w[0]),
    ("ch01.line_brackets", lambda x1, w, b: -w[0] * x1 - b / w[1]),
    ("ch01.line_brackets", lambda x1, w, b: -w[0] * x1 + b / w[1]),
    ("ch01.line_x1_missing", lambda x1, w, b: -b / w[1] + np.zeros(np.shape(x1))),
    ("ch01.line_bias_missing", lambda x1, w, b: -w[0] * x1 / w[1]),
    ("ch01.line_sum", lambda x1, w, b: w[0] * x1 + w[1] + b),
    ("ch01.line_sum", lambda x1, w, b: w[0] * x1 + w[1] * x1 + b),
]


def _weights(sizes: np.ndarray) -> float:
    return float(np.dot(sizes[:-1], sizes[1:]))


CONNECTIONS: Mistakes = [
    ("ch01.gap_too_many", lambda sizes: np.dot(sizes, np.roll(sizes, 1))),
    ("ch01.gap_too_many", lambda sizes: len(sizes) * sizes[0] ** 2),
    ("ch01.one_gap_only", lambda sizes: sizes[0] ** 2 if np.ptp(sizes) == 0 else None),
    ("ch01.biases_counted", lambda sizes: _weights(sizes) + np.sum(sizes[1:])),
    ("ch01.biases_counted", lambda sizes: _weights(sizes) + np.sum(sizes)),
    ("ch01.layers_multiplied", np.prod),
    ("ch01.nodes_added", np.sum),
    ("ch01.nodes_added", lambda sizes: np.sum(sizes[:-1]) + np.sum(sizes[1:])),
    ("ch01.equal_layers_only", lambda sizes: (len(sizes) - 1) * sizes[0] ** 2),
    ("ch01.equal_layers_only", lambda sizes: (len(sizes) - 1) * sizes[-1] ** 2),
    ("ch01.equal_layers_only", lambda sizes: np.dot(sizes[1:], sizes[1:])),
    ("ch01.equal_layers_only", lambda sizes: np.dot(sizes[:-1], sizes[:-1])),
    ("ch01.ends_only", lambda sizes: sizes[0] * sizes[-1]),
    ("ch01.first_gap_only", lambda sizes: sizes[0] * sizes[1]),
    ("ch01.last_gap_missing", lambda sizes: _weights(sizes[:-1])),
    ("ch01.last_gap_only", lambda sizes: sizes[-2] * sizes[-1]),
]


def _largest(w: np.ndarray) -> float:
    return float(np.max(np.abs(w)))


def _furthest(w: np.ndarray) -> float:
    """Return the weight of the largest size, with its sign."""
    return float(w[np.argmax(np.abs(w))])


NORMALIZE: Mistakes = [
    ("ch01.not_stretched", lambda w, b: (w, b)),
    ("ch01.bias_left_behind", lambda w, b: (w / _largest(w), b)),
    ("ch01.weights_left_behind", lambda w, b: (w, b / _largest(w))),
    ("ch01.largest_with_sign", lambda w, b: (w / np.max(w), b / np.max(w))),
    ("ch01.largest_with_sign", lambda w, b: (w / _furthest(w), b / _furthest(w))),
    ("ch01.signs_lost", lambda w, b: (np.abs(w) / _largest(w), b / _largest(w))),
    ("ch01.signs_lost", lambda w, b: (np.abs(w) / _largest(w), np.abs(b) / _largest(w))),
    (
        "ch01.bias_in_largest",
        lambda w, b: (w / _largest(np.append(w, b)), b / _largest(np.append(w, b))),
    ),
    ("ch01.sum_for_largest", lambda w, b: (w / np.sum(w), b / np.sum(w))),
    ("ch01.sum_for_largest", lambda w, b: (w / abs(w).sum(), b / abs(w).sum())),
    ("ch01.length_for_largest", lambda w, b: (w / np.linalg.norm(w), b / np.linalg.norm(w))),
    ("ch01.multiplied_not_divided", lambda w, b: (w * _largest(w), b * _largest(w))),
    ("ch01.each_by_itself", lambda w, b: (np.sign(w), np.sign(b))),
    ("ch01.each_by_itself", lambda w, b: (np.sign(w), b / _largest(w))),
    ("ch01.each_by_itself", lambda w, b: (w / _largest(w), np.sign(b))),
]


def _search(
    fires: Function, bias: float = 1, equal: bool = False, once: bool = False, corners: int = 4
) -> Function:
    """Return ``count_machines`` that lets so many right corners count as right, 0 for each one."""

    def count_machines(outputs: np.ndarray, values: np.ndarray) -> float | None:
        w1, w2, b = np.meshgrid(values, values, values if bias else [0.0])
        answers = np.array([fires(w1 * x1 + w2 * x2 + bias * b) for x1, x2 in CORNERS])
        right = (answers == np.reshape(outputs, (4, 1, 1, 1))).sum(axis=0)
        if equal:
            right = right[w1 == w2]
        if once:
            right = right[(w1 != w2) & (w2 != b) & (b != w1)]
        count = np.sum(right >= corners) if corners else np.sum(right)
        return float(count) if count else None  # Many mistakes find none: 0 tells nothing.

    return count_machines


def _tried(machines: Function) -> Function:
    """Return ``count_machines`` that tries no other machines than these."""

    def count_machines(outputs: np.ndarray, values: np.ndarray) -> float | None:
        right = sum(
            all(
                (w1 * x1 + w2 * x2 + b > 0) == y
                for (x1, x2), y in zip(CORNERS, outputs, strict=True)
            )
            for w1, w2, b in machines(values)
        )
        return float(right) or None

    return count_machines


def _first_machine(outputs: np.ndarray, values: np.ndarray) -> float:
    return 0.0 if _search(lambda a: a > 0)(outputs, values) is None else 1.0


COUNT_MACHINES: Mistakes = [
    ("ch01.fires_at_threshold", _search(lambda a: a >= 0)),
    ("ch01.bias_subtracted", _search(lambda a: a > 0, bias=-1)),
    ("ch01.bias_not_searched", _search(lambda a: a > 0, bias=0)),
    ("ch01.equal_weights_only", _search(lambda a: a > 0, equal=True)),
    ("ch01.values_used_once", _search(lambda a: a > 0, once=True)),
    ("ch01.one_corner_enough", _search(lambda a: a > 0, corners=1)),
    ("ch01.corners_counted", _search(lambda a: a > 0, corners=0)),
    ("ch01.first_machine_only", _first_machine),
    ("ch01.in_one_order", _tried(lambda values: itertools.combinations(values, 3))),
    (
        "ch01.returns_too_early",
        _tried(lambda values: itertools.product(values[:1], values, values)),
    ),
    (
        "ch01.positions_reversed",
        lambda outputs, values: _search(lambda a: a > 0)(outputs[::-1], values),
    ),
    (
        "ch01.values_not_used",
        lambda outputs, values: _search(lambda a: a > 0)(outputs, np.arange(-10, 11)),
    ),
    ("ch01.every_machine", lambda outputs, values: len(values) ** 3),
]


def _learned(
    rate: float = 1,
    biased: bool = True,
    at_once: bool = False,
    fires: Function = lambda a: a > 0,
    only: int | None = None,
    plain: bool = False,
) -> Function:
    """Return ``learn`` with these mistakes."""

    def learn(X: np.ndarray, t: np.ndarray, rounds: int) -> tuple[np.ndarray, float]:
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(rounds if only is None else only):
            start, start_b = w.copy(), b
            for x, target in zip(X, t, strict=True):
                a = x @ start + start_b if at_once else x @ w + b
                error = rate * (target - float(fires(a)))
                w = w + error * (np.ones_like(x) if plain else x)
                b += error if biased else 0.0
        return w, b

    return learn


LEARN: Mistakes = [
    ("ch01.update_sign", _learned(rate=-1)),
    ("ch01.bias_not_learned", _learned(biased=False)),
    ("ch01.whole_pass", _learned(at_once=True)),
    ("ch01.fires_at_threshold", _learned(fires=lambda a: a >= 0)),
    ("ch01.one_round_only", _learned(only=1)),
    ("ch01.nothing_learned", _learned(only=0)),
    ("ch01.update_without_input", _learned(plain=True)),
]
