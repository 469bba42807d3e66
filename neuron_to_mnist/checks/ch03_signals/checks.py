"""The visible checks of the assignment ``ch03_signals`` and the mistakes that they recognise.

Expected figures are literal. The functions that make a mistake on purpose have the same arguments
and results as the function that the task asks for.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Marks

Function = Callable[..., Any]


def check_weighted_sum(weighted_sum: Function) -> Marks:
    """Task 1: ``weighted_sum(x, w, b)`` of one node."""
    marks = Marks(
        "ch03.weighted_sum",
        weighted_sum,
        parameters=("x", "w", "b"),
        steps={"products": 1, "bias": 1, "inputs": 1},
        mistakes=[
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
            ("ch03.bias_multiplied", lambda x, w, b: np.dot(x, w) * b if b else np.nan),
            ("ch03.activation_too_early", lambda x, w, b: _sigmoid(np.dot(x, w) + b)),
        ],
    )
    x = np.array([1.0, 0.5])
    marks.visible("products", (x, np.array([0.9, 0.3]), 0.0), 1.05)
    marks.visible("products", (x, np.array([0.2, 0.8]), 0.0), 0.6)
    x, w = np.array([2.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0])
    marks.visible("bias", (x, w, 0.1), 0.35)
    marks.visible("bias", (x, w, -3.0), -2.75)
    marks.visible("inputs", ([1.0, 0.5], [0.9, 0.3], 0), 1.05)
    marks.visible("inputs", (np.array([1, 2, 3]), np.array([4, 5, 6]), 0), 32)
    marks.visible("inputs", (x, w, 0.0), 0.25, unchanged=True)
    return marks


def check_sigmoid(sigmoid: Function) -> Marks:
    """Task 2: ``sigmoid(x)`` for a number or an array."""
    marks = Marks(
        "ch03.sigmoid",
        sigmoid,
        parameters=("x",),
        steps={"number": 1, "array": 1, "inputs": 1, "large": 1},
        mistakes=[
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
        ],
        retries=[
            ("ch03.one_number_only", _first_number),
            ("ch03.overflow_error", _small_number),
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
    marks.visible("inputs", ([-1.0, 0.0],), [0.2689414213699951, 0.5])
    marks.visible("inputs", (np.array([-1, 0, 1]),), [0.2689414213699951, 0.5, 0.7310585786300049])
    marks.visible(
        "inputs", (np.array([1.05, 0.6]),), [0.740774899182154, 0.645656306225795], unchanged=True
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
        mistakes=[
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
        ],
    )
    x = np.array([1.0, 0.5])
    marks.visible("output", (x, np.array([0.9, 0.3]), 0.0), 0.740774899182154)
    marks.visible("output", (x, np.array([0.2, 0.8]), 0.0), 0.645656306225795)
    marks.visible("bias", (x, np.array([0.9, 0.3]), -0.4), 0.6570104626734988)
    marks.visible(
        "bias", (np.array([2.0, -1.0, 0.5]), np.array([0.5, 0.25, -1.0]), 0.1), 0.5866175789173301
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
        mistakes=[
            ("ch03.indices_swapped", _nodes(lambda x, w: w @ x)),
            ("ch03.weights_missing", _nodes(lambda x, w: np.full(2, np.sum(x)))),
            ("ch03.results_interleaved", _interleaved),
            ("ch03.activation_missing", _nodes(lambda x, w: x @ w, lambda a: a)),
            ("ch03.exponent_sign", _nodes(lambda x, w: x @ w, lambda a: _sigmoid(-a))),
            ("ch03.activation_twice", _nodes(lambda x, w: x @ w, lambda a: _sigmoid(_sigmoid(a)))),
        ],
    )
    chapter = (1.0, 0.5, 0.9, 0.2, 0.3, 0.8)
    other = (0.5, -1.0, 0.4, -0.6, 0.7, 0.1)
    marks.visible("sums", chapter, {"a1": 1.05, "a2": 0.6})
    marks.visible("sums", other, {"a1": -0.5, "a2": -0.4})
    marks.visible("outputs", chapter, {"y1": 0.740774899182154, "y2": 0.645656306225795})
    marks.visible("outputs", other, {"y1": 0.3775406687981454, "y2": 0.401312339887548})
    return marks


def check_layer(layer: Function) -> Marks:
    """Task 5: ``layer(x, W, b)`` returns ``a`` and ``y`` for one sample."""
    marks = Marks(
        "ch03.layer",
        layer,
        parameters=("x", "W", "b"),
        steps={"product": 1, "bias": 1, "outputs": 1, "inputs": 1},
        returns=("a", "y"),
        mistakes=[
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
        ],
        retries=[("ch03.transposed", _transposed_weights)],
    )
    x, W = np.array([1.0, 0.5]), np.array([[0.9, 0.2], [0.3, 0.8]])
    none = np.zeros(2)
    marks.visible("product", (x, W, none), {"a": [1.05, 0.6]})
    x3, W32 = np.array([0.5, -1.0, 2.0]), np.array([[0.2, -0.4], [0.1, 0.3], [0.5, 0.6]])
    marks.visible("product", (x3, W32, none), {"a": [1.0, 0.7]})
    b = np.array([0.1, -0.2])
    marks.visible("bias", (x, W, b), {"a": [1.15, 0.4]})
    marks.visible("bias", (x3, W32, b), {"a": [1.1, 0.5]})
    marks.visible("outputs", (x, W, none), {"y": [0.740774899182154, 0.645656306225795]})
    marks.visible("outputs", (x3, W32, b), {"y": [0.7502601055951177, 0.6224593312018546]})
    marks.visible("inputs", ([1, 2], [[3, 4], [5, 6]], [0, 0]), {"a": [13, 16]})
    marks.visible("inputs", (x, W, none), {"a": [1.05, 0.6]}, unchanged=True)
    return marks


def check_layer_batch(layer_batch: Function) -> Marks:
    """Task 6: ``layer_batch(X, W, b)``, the weighted sums of a whole batch."""
    marks = Marks(
        "ch03.layer_batch",
        layer_batch,
        parameters=("X", "W", "b"),
        steps={"rows": 1, "bias": 1, "edges": 1},
        mistakes=[
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
            ("ch03.two_for_each_row", lambda X, W, b: np.stack(
                _sums_and_outputs(X @ W + b), axis=1)),
        ],
        retries=[
            ("ch03.empty_batch", _batch_of_two),
            ("ch03.one_sample", _batch_of_two),
            ("ch03.transposed", _transposed_weights),
            ("ch03.bias_along_rows", _as_many_samples_as_nodes),
        ],
    )
    W, none = np.array([[0.9, 0.2], [0.3, 0.8]]), np.zeros(2)
    X = np.array([[1.0, 0.5], [0.0, 1.0], [-1.0, 2.0]])
    marks.visible("rows", (X, W, none), [[1.05, 0.6], [0.3, 0.8], [-0.3, 1.4]])
    W4 = np.array([[0.1, 0.3, 0.5, 0.7], [0.2, 0.4, 0.6, 0.8]])
    marks.visible(
        "rows", (X[:2], W4, np.zeros(4)), [[0.2, 0.5, 0.8, 1.1], [0.2, 0.4, 0.6, 0.8]]
    )
    b = np.array([0.1, -0.2])
    marks.visible("bias", (X[:2], W, b), [[1.15, 0.4], [0.4, 0.6]])
    marks.visible("bias", (X, W, b), [[1.15, 0.4], [0.4, 0.6], [-0.2, 1.2]])
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
        mistakes=[
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
        ],
        retries=[("ch03.transposed", _transposed_network)],
    )
    weights, biases = _saito()
    x, y = np.array([1.0, 0.5]), [0.31682708, 0.69627909]
    a1, z1 = [0.3, 0.7, 1.1], [0.57444252, 0.66818777, 0.75026011]
    a2, z2 = [0.51615984, 1.21402696], [0.62624937, 0.77101070]
    marks.visible("first", (x, weights, biases), {"a1": a1, "z1": z1})
    marks.visible("second", (x, weights, biases), {"a2": a2, "z2": z2})
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
    return marks


def check_network_output(network_output: Function) -> Marks:
    """Task 9, without points: ``network_output(X, weights, biases)`` for any number of layers."""
    marks = Marks(
        "ch03.network_output",
        network_output,
        parameters=("X", "weights", "biases"),
        steps={"layers": 0, "batch": 0},
        mistakes=[
            ("ch03.first_layer_only", lambda X, weights, biases: X @ weights[0] + biases[0]),
            (
                "ch03.first_layer_only",
                lambda X, weights, biases: _sigmoid(X @ weights[0] + biases[0]),
            ),
            *(
                (message, lambda X, weights, biases, run=run: run(X, weights, biases)[-1])
                for message, run in (
                    ("ch03.output_activated", _network(output=lambda a: _sigmoid(a))),
                    ("ch03.hidden_not_activated", _network(hidden=lambda a: a)),
                    ("ch03.bias_missing", _network(biased=())),
                )
            ),
        ],
        retries=[("ch03.transposed", _transposed_network)],
    )
    weights, biases = _saito()
    x, X = np.array([1.0, 0.5]), np.array([[1.0, 0.5], [0.0, 0.0], [-1.0, 2.0]])
    marks.visible("layers", (x, weights, biases), [0.31682708, 0.69627909])
    marks.visible("layers", (x, weights[:1], biases[:1]), [0.3, 0.7, 1.1])
    marks.visible("layers", (x, weights[:2], biases[:2]), [0.51615984, 1.21402696])
    marks.visible(
        "batch",
        (X, weights, biases),
        [[0.31682708, 0.69627909], [0.30806853, 0.67683894], [0.31668456, 0.69591595]],
    )
    marks.visible("batch", (np.zeros((0, 2)), weights, biases), np.zeros((0, 2)), unchanged=True)
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


def _sigmoid(x: Any) -> Any:
    return 0.5 * (1 + np.tanh(np.multiply(x, 0.5)))


def _softmax(a: np.ndarray) -> np.ndarray:
    exponentials = np.exp(a - a.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def _sums_and_outputs(a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return a, _sigmoid(a)


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


def _first_number(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with an array into the call with its first number."""
    if np.ndim(arguments[0]) == 0:
        raise ValueError("a number already")
    return [float(np.ravel(arguments[0])[0])], float(np.ravel(expected)[0])


def _small_number(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with a large number into the call with 1."""
    if np.ndim(arguments[0]) > 0 or abs(arguments[0]) < 10:
        raise ValueError("not a large number")
    return [1.0], 0.7310585786300049


def _transposed_weights(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    x, W, b = arguments
    return (x, np.transpose(W), b), expected


def _transposed_network(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    x, weights, biases = arguments
    return (x, [np.transpose(W) for W in weights], biases), expected


def _batch_of_two(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn an empty batch, or a batch of one sample, into a batch of two equal samples."""
    X, W, b = arguments
    sample = X if len(X) else np.ones((1, X.shape[1]))
    return (np.repeat(sample, 2, axis=0), W, b), np.repeat(sample @ W + b, 2, axis=0)


def _as_many_samples_as_nodes(
    arguments: Sequence[Any], expected: Any
) -> tuple[Sequence[Any], Any]:
    X, W, b = arguments
    square = np.resize(X, (len(b), X.shape[1]))
    return (square, W, b), square @ W + b
