"""The mistakes that the checks of ``ch03_signals`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes
from neuron_to_mnist.checks.results import OPEN


def _sigmoid(x: Any) -> Any:
    return 0.5 * (1 + np.tanh(np.multiply(x, 0.5)))


WEIGHTED_SUM: Mistakes = [
    ("ch03.weights_missing", lambda x, w, b: np.sum(x) + b),
    ("ch03.added_not_multiplied", lambda x, w, b: np.sum(np.add(x, w)) + b),
    ("ch03.sum_then_product", lambda x, w, b: np.sum(x) * np.sum(w) + b),
    ("ch03.mean_for_sum", lambda x, w, b: np.mean(np.multiply(x, w)) + b),
    ("ch03.sum_missing", lambda x, w, b: np.multiply(x, w) + b),
    ("ch03.last_only", lambda x, w, b: x[-1] * w[-1] + b),
    ("ch03.first_only", lambda x, w, b: x[0] * w[0] + b),
    ("ch03.first_left_out", lambda x, w, b: np.dot(x[1:], w[1:]) + b),
    ("ch03.two_inputs_only", lambda x, w, b: np.dot(x[:2], w[:2]) + b),
    ("ch03.bias_missing", lambda x, w, b: np.dot(x, w)),
    ("ch03.bias_subtracted", lambda x, w, b: np.dot(x, w) - b),
    ("ch03.bias_repeated", lambda x, w, b: np.dot(x, w) + len(x) * b),
    ("ch03.bias_multiplied", lambda x, w, b: np.dot(x, w) * b if b else OPEN),
    ("ch03.activation_too_early", lambda x, w, b: _sigmoid(np.dot(x, w) + b)),
]


SIGMOID: Mistakes = [
    ("ch03.exponent_sign", lambda x: _sigmoid(np.negative(x))),
    ("ch03.brackets_missing", lambda x: 1 + np.exp(np.negative(x))),
    ("ch03.one_missing", np.exp),
    ("ch03.minus_in_denominator", lambda x: 1 / (1 - np.exp(np.negative(x)))),
    ("ch03.tanh", np.tanh),
    ("ch03.step_function", lambda x: np.greater(x, 0).astype(float)),
    ("ch03.step_function", lambda x: np.greater_equal(x, 0).astype(float)),
    ("ch03.relu", lambda x: np.maximum(x, 0.0)),
    ("ch03.derivative", lambda x: _sigmoid(x) * (1 - _sigmoid(x))),
    ("ch03.activation_twice", lambda x: _sigmoid(_sigmoid(x))),
    ("ch03.overflow", lambda x: np.exp(x) / (1 + np.exp(x))),
    *(
        ("ch03.short_e", lambda x, e=e: 1 / (1 + e ** np.negative(x, dtype=float)))
        for e in (2.7, 2.71, 2.72, 2.718, 2.7182, 2.7183)
    ),
]


NEURON: Mistakes = [
    ("ch03.activation_missing", lambda x, w, b: np.dot(x, w) + b),
    ("ch03.exponent_sign", lambda x, w, b: _sigmoid(-np.dot(x, w) - b)),
    ("ch03.weights_missing", lambda x, w, b: _sigmoid(np.sum(x) + b)),
    ("ch03.mean_for_sum", lambda x, w, b: _sigmoid(np.mean(np.multiply(x, w)) + b)),
    ("ch03.sum_missing", lambda x, w, b: _sigmoid(np.multiply(x, w) + b)),
    ("ch03.bias_missing", lambda x, w, b: _sigmoid(np.dot(x, w))),
    ("ch03.bias_subtracted", lambda x, w, b: _sigmoid(np.dot(x, w) - b)),
    ("ch03.bias_repeated", lambda x, w, b: _sigmoid(np.dot(x, w) + len(x) * b)),
    ("ch03.bias_after_activation", lambda x, w, b: _sigmoid(np.dot(x, w)) + b),
    ("ch03.activation_per_input", lambda x, w, b: np.sum(_sigmoid(np.multiply(x, w))) + b),
    ("ch03.inputs_activated", lambda x, w, b: np.dot(_sigmoid(x), w) + b),
    ("ch03.inputs_activated", lambda x, w, b: _sigmoid(np.dot(_sigmoid(x), w) + b)),
    ("ch03.activation_twice", lambda x, w, b: _sigmoid(_sigmoid(np.dot(x, w) + b))),
    ("ch03.step_function", lambda x, w, b: float(np.dot(x, w) + b > 0)),
    ("ch03.tanh", lambda x, w, b: np.tanh(np.dot(x, w) + b)),
]


def _nodes(sums: Function, activation: Function = _sigmoid) -> Function:
    """Return ``two_by_two`` with this way to the weighted sums and this activation."""

    def two_by_two(
        x1: float, x2: float, w11: float, w12: float, w21: float, w22: float
    ) -> tuple[float, ...]:
        a = sums(np.array([x1, x2]), np.array([[w11, w12], [w21, w22]]))
        return (*a, *activation(a))

    return two_by_two


def _interleaved(*arguments: float) -> tuple[float, ...]:
    a1, a2, y1, y2 = _nodes(lambda x, w: x @ w)(*arguments)
    return a1, y1, a2, y2


TWO_BY_TWO: Mistakes = [
    ("ch03.indices_swapped", _nodes(lambda x, w: w @ x)),
    ("ch03.weights_missing", _nodes(lambda x, w: np.full(2, np.sum(x)))),
    ("ch03.results_interleaved", _interleaved),
    ("ch03.activation_missing", _nodes(lambda x, w: x @ w, lambda a: a)),
    ("ch03.exponent_sign", _nodes(lambda x, w: x @ w, lambda a: _sigmoid(-a))),
    ("ch03.activation_twice", _nodes(lambda x, w: x @ w, lambda a: _sigmoid(_sigmoid(a)))),
]


def _sums_and_outputs(a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return a, _sigmoid(a)


LAYER: Mistakes = [
    ("ch03.results_swapped", lambda x, W, b: _sums_and_outputs(x @ W + b)[::-1]),
    ("ch03.bias_missing", lambda x, W, b: _sums_and_outputs(x @ W)),
    ("ch03.bias_subtracted", lambda x, W, b: _sums_and_outputs(x @ W - b)),
    ("ch03.bias_repeated", lambda x, W, b: _sums_and_outputs(x @ W + len(x) * b)),
    ("ch03.biases_added_up", lambda x, W, b: _sums_and_outputs(x @ W + b.sum())),
    ("ch03.bias_after_activation", lambda x, W, b: (x @ W, _sigmoid(x @ W) + b)),
    ("ch03.transposed", lambda x, W, b: _sums_and_outputs(W @ x + b)),
    ("ch03.transposed", lambda x, W, b: _sums_and_outputs(W @ x)),
    ("ch03.wrong_axis", lambda x, W, b: _sums_and_outputs((x[:, None] * W).sum(1) + b)),
    ("ch03.column_times_input", lambda x, W, b: _sums_and_outputs((x * W).sum(0) + b)),
    ("ch03.sum_missing", lambda x, W, b: _sums_and_outputs(x[:, None] * W + b)),
    ("ch03.sum_missing", lambda x, W, b: _sums_and_outputs(x * W + b)),
    ("ch03.activation_missing", lambda x, W, b: (x @ W + b, x @ W + b)),
    ("ch03.activation_too_early", lambda x, W, b: (_sigmoid(x @ W + b),) * 2),
    (
        "ch03.activation_too_early",
        lambda x, W, b: (_sigmoid(x @ W + b), _sigmoid(_sigmoid(x @ W + b))),
    ),
    ("ch03.activation_twice", lambda x, W, b: (x @ W, _sigmoid(_sigmoid(x @ W + b)))),
    ("ch03.exponent_sign", lambda x, W, b: (x @ W + b, _sigmoid(-x @ W - b))),
]


def transposed_weights(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    x, W, b = arguments
    return (x, np.transpose(W), b), expected


LAYER_BATCH: Mistakes = [
    ("ch03.one_sample", lambda X, W, b: (X @ W + b)[0] if len(X) == 1 else None),
    ("ch03.empty_batch", lambda X, W, b: np.zeros(0) if len(X) == 0 else None),
    ("ch03.transposed", lambda X, W, b: X @ W.T + b),
    ("ch03.transposed", lambda X, W, b: (W @ X.T).T + b),
    ("ch03.batch_added_up", lambda X, W, b: (X @ W + b).sum(axis=0)),
    ("ch03.batch_added_up", lambda X, W, b: (X @ W).sum(axis=0) + b),
    ("ch03.batch_added_up", lambda X, W, b: (X @ W + b).mean(axis=0)),
    ("ch03.batch_one_sample", lambda X, W, b: (X @ W + b)[0]),
    ("ch03.batch_one_sample", lambda X, W, b: (X @ W + b)[-1]),
    ("ch03.batch_one_sample", lambda X, W, b: (X @ W + b)[:1]),
    ("ch03.bias_missing", lambda X, W, b: X @ W),
    ("ch03.bias_subtracted", lambda X, W, b: X @ W - b),
    ("ch03.bias_repeated", lambda X, W, b: X @ W + X.shape[1] * b),
    ("ch03.bias_along_rows", lambda X, W, b: X @ W + b[:, None]),
    ("ch03.activation_too_early", lambda X, W, b: _sigmoid(X @ W + b)),
    ("ch03.two_for_each_row", lambda X, W, b: np.stack(_sums_and_outputs(X @ W + b), axis=1)),
]


def batch_of_two(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn an empty batch, or a batch of one sample, into a batch of two equal samples."""
    X, W, b = arguments
    sample = X if len(X) else np.ones((1, X.shape[1]))
    return (np.repeat(sample, 2, axis=0), W, b), np.repeat(sample @ W + b, 2, axis=0)


def as_many_samples_as_nodes(
    arguments: Sequence[Any], expected: Any
) -> tuple[Sequence[Any], Any]:
    X, W, b = arguments
    square = np.resize(X, (len(b), X.shape[1]))
    return (square, W, b), square @ W + b


def _softmax(a: np.ndarray) -> np.ndarray:
    exponentials = np.exp(a - a.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def _network(
    hidden: Function = _sigmoid,
    output: Function = lambda a: a,
    passed_on: str = "z",
    biased: Sequence[int] | None = None,
    late: bool = False,
) -> Function:
    """Return ``forward`` with these activations and biases, and with these mistakes."""

    def forward(
        x: np.ndarray, weights: Sequence[np.ndarray], biases: Sequence[np.ndarray]
    ) -> tuple[np.ndarray, ...]:
        results: list[np.ndarray] = []
        signal, last = x, len(weights) - 1
        for number, (W, b) in enumerate(zip(weights, biases, strict=True)):
            a = signal @ W + (b if biased is None or number in biased else 0)
            if number == last:
                return (*results, output(a))
            z = hidden(a) + (b if late else 0)
            results += [a, z]
            signal = a if passed_on == "a" else z
        return tuple(results)

    return forward


def _sums_together(
    x: np.ndarray, weights: Sequence[np.ndarray], biases: Sequence[np.ndarray]
) -> tuple[np.ndarray, ...]:
    a1, z1, a2, z2, y = _network()(x, weights, biases)
    return a1, a2, z1, z2, y


FORWARD: Mistakes = [
    ("ch03.output_activated", _network(output=lambda a: _sigmoid(a))),
    ("ch03.softmax_output", _network(output=_softmax)),
    ("ch03.hidden_not_activated", _network(hidden=lambda a: a)),
    ("ch03.sums_passed_on", _network(passed_on="a")),
    ("ch03.exponent_sign", _network(hidden=lambda a: _sigmoid(-a))),
    ("ch03.bias_missing", _network(biased=())),
    ("ch03.bias_missing", _network(biased=(1, 2))),
    ("ch03.bias_missing", _network(biased=(0, 2))),
    ("ch03.bias_missing", _network(biased=(0, 1))),
    ("ch03.bias_after_activation", _network(biased=(2,), late=True)),
    (
        "ch03.bias_of_another_layer",
        lambda x, weights, biases: _network()(x, weights, [*biases[:2], biases[1]]),
    ),
    ("ch03.sums_together", _sums_together),
]


def transposed_network(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    x, weights, biases = arguments
    return (x, [np.transpose(W) for W in weights], biases), expected


NETWORK_OUTPUT: Mistakes = [
    ("ch03.first_layer_only", lambda X, weights, biases: X @ weights[0] + biases[0]),
    ("ch03.first_layer_only", lambda X, weights, biases: _sigmoid(X @ weights[0] + biases[0])),
    *(
        (message, lambda X, weights, biases, run=run: run(X, weights, biases)[-1])
        for message, run in (
            ("ch03.output_activated", _network(output=lambda a: _sigmoid(a))),
            ("ch03.hidden_not_activated", _network(hidden=lambda a: a)),
            ("ch03.bias_missing", _network(biased=())),
        )
    ),
]
