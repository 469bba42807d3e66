"""The mistakes that the checks of ``ch02_activations`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes


def _sigmoid(x: Any) -> Any:
    return 0.5 * (1 + np.tanh(np.multiply(x, 0.5)))


STEP: Mistakes = [
    ("ch02.step_at_zero", lambda x: np.greater_equal(x, 0).astype(float)),
    ("ch02.sign_function", np.sign),
    ("ch02.sign_function", lambda x: np.where(np.greater(x, 0), 1.0, -1.0)),
    ("ch02.threshold_moved", lambda x: np.greater(x, 0.5).astype(float)),
    ("ch02.threshold_moved", lambda x: np.greater(x, 1).astype(float)),
    ("ch02.step_reversed", lambda x: np.less(x, 0).astype(float)),
    ("ch02.step_reversed", lambda x: np.less_equal(x, 0).astype(float)),
    ("ch02.input_kept", lambda x: np.maximum(x, 0.0)),
    ("ch02.half_at_zero", lambda x: np.heaviside(x, 0.5)),
    ("ch02.sigmoid_for_step", lambda x: _sigmoid(x)),
]


def _slope(x: Any) -> Any:
    return _sigmoid(x) * _sigmoid(np.negative(x))


SIGMOID: Mistakes = [
    ("ch02.halves_exchanged", lambda x: _sigmoid(np.abs(x))),
    ("ch02.exponent_sign", lambda x: _sigmoid(np.negative(x))),
    ("ch02.halves_exchanged", lambda x: _sigmoid(-np.abs(x))),
    ("ch02.brackets_missing", lambda x: 1 + np.exp(np.negative(x))),
    ("ch02.one_missing", np.exp),
    ("ch02.minus_in_denominator", lambda x: 1 / (1 - np.exp(np.negative(x)))),
    ("ch02.tanh_for_sigmoid", np.tanh),
    ("ch02.step_for_sigmoid", lambda x: np.greater(x, 0).astype(float)),
    ("ch02.step_for_sigmoid", lambda x: np.greater_equal(x, 0).astype(float)),
    ("ch02.slope_for_sigmoid", lambda x: _slope(x)),
    ("ch02.sigmoid_twice", lambda x: _sigmoid(_sigmoid(x))),
    ("ch02.overflow", lambda x: np.exp(x) / (np.exp(x) + 1)),
    *(
        ("ch02.short_e", lambda x, e=e: 1 / (1 + e ** np.negative(x, dtype=float)))
        for e in (2.7, 2.71, 2.72, 2.718, 2.7182, 2.7183)
    ),
]


def _central(x: Any, d: float) -> Any:
    return (_sigmoid(x + d) - _sigmoid(x - d)) / (2 * d)


RULER: Mistakes = [
    ("ch02.run_too_short", lambda x, d: 2 * _central(x, d)),
    ("ch02.run_brackets", lambda x, d: _central(x, d) * d * d),
    ("ch02.rise_brackets", lambda x, d: _sigmoid(x + d) - _sigmoid(x - d) / (2 * d)),
    ("ch02.run_missing", lambda x, d: 2 * d * _central(x, d)),
    ("ch02.run_missing", lambda x, d: d * _central(x, d)),
    ("ch02.forward_difference", lambda x, d: (_sigmoid(x + d) - _sigmoid(x)) / d),
    ("ch02.forward_difference", lambda x, d: (_sigmoid(x + d) - _sigmoid(x)) / (2 * d)),
    ("ch02.backward_difference", lambda x, d: (_sigmoid(x) - _sigmoid(x - d)) / d),
    ("ch02.backward_difference", lambda x, d: (_sigmoid(x) - _sigmoid(x - d)) / (2 * d)),
    ("ch02.sum_for_difference", lambda x, d: (_sigmoid(x + d) + _sigmoid(x - d)) / (2 * d)),
    ("ch02.sigmoid_not_used", lambda x, d: np.ones(np.shape(x))),
    ("ch02.formula_for_ruler", lambda x, d: _slope(x)),
    ("ch02.run_fixed", lambda x, d: _central(x, 0.05)),
    ("ch02.run_fixed", lambda x, d: _central(x, 0.5)),
]


SIGMOID_DERIVATIVE: Mistakes = [
    ("ch02.expects_output", lambda x: np.multiply(x, np.subtract(1, x))),
    ("ch02.mixed_factors", lambda x: _sigmoid(x) * np.subtract(1, x)),
    ("ch02.slope_at_output", lambda x: _slope(_sigmoid(x))),
    ("ch02.slope_is_output", _sigmoid),
    ("ch02.slope_is_output", lambda x: 1 - _sigmoid(x)),
    ("ch02.output_squared", lambda x: _sigmoid(x) ** 2),
    ("ch02.plus_for_minus", lambda x: _sigmoid(x) * (1 + _sigmoid(x))),
    ("ch02.tanh_rule", lambda x: 1 - _sigmoid(x) ** 2),
    ("ch02.brackets_of_slope", lambda x: _sigmoid(x) - _sigmoid(x)),
    ("ch02.brackets_of_slope", lambda x: _sigmoid(x) * 1 - _sigmoid(x)),
    ("ch02.times_input", lambda x: _slope(x) * x),
    *(("ch02.ruler_for_formula", lambda x, d=d: _central(x, d)) for d in (0.05, 0.1, 0.5)),
    ("ch02.overflow", lambda x: np.exp(np.negative(x)) / (1 + np.exp(np.negative(x))) ** 2),
    ("ch02.overflow", lambda x: np.exp(x) / (1 + np.exp(x)) ** 2),
]


def _tanh_pair(x: Any) -> tuple[Any, Any]:
    return _with_tanh_slope(np.tanh(x))


def _with_tanh_slope(z: Any) -> tuple[Any, Any]:
    return z, 1 - np.square(z)


def _exponential_tanh(x: Any) -> Any:
    return (np.exp(x) - np.exp(np.negative(x))) / (np.exp(x) + np.exp(np.negative(x)))


TANH_AND_SLOPE: Mistakes = [
    ("ch02.results_swapped", lambda x: _tanh_pair(x)[::-1]),
    ("ch02.not_squeezed", lambda x: _with_tanh_slope(2 * _sigmoid(x) - 1)),
    ("ch02.not_stretched", lambda x: _with_tanh_slope(_sigmoid(np.multiply(2, x)) - 1)),
    ("ch02.not_shifted", lambda x: _with_tanh_slope(2 * _sigmoid(np.multiply(2, x)))),
    ("ch02.sigmoid_for_tanh", lambda x: _with_tanh_slope(_sigmoid(x))),
    ("ch02.sigmoid_for_tanh", lambda x: (_sigmoid(x), _slope(x))),
    ("ch02.square_missing", lambda x: (np.tanh(x), 1 - np.tanh(x))),
    ("ch02.sigmoid_rule", lambda x: (np.tanh(x), np.tanh(x) * (1 - np.tanh(x)))),
    ("ch02.sigmoid_rule", lambda x: (np.tanh(x), _slope(x))),
    ("ch02.square_of_input", lambda x: (np.tanh(x), 1 - np.square(x))),
    ("ch02.square_of_input", lambda x: (np.tanh(x), 1 - np.tanh(np.square(x)))),
    ("ch02.tanh_twice", lambda x: (np.tanh(x), 1 - np.tanh(np.tanh(x)) ** 2)),
    ("ch02.plus_for_minus", lambda x: (np.tanh(x), 1 + np.tanh(x) ** 2)),
    ("ch02.difference_squared", lambda x: (np.tanh(x), (1 - np.tanh(x)) ** 2)),
    ("ch02.overflow", lambda x: _with_tanh_slope(_exponential_tanh(x))),
]


def _side(x: Any, right: Any, left: Any) -> Any:
    """Return ``right`` where ``x > 0`` and ``left`` elsewhere."""
    return np.where(np.greater(x, 0), right, left)


def _hinge(x: Any, leak: float) -> tuple[Any, Any]:
    return _side(x, x, np.multiply(leak, x)), _side(x, 1.0, leak)


def _corner(x: Any, leak: float, slope: float) -> Any:
    return np.where(np.equal(x, 0), slope, _side(x, 1.0, leak))


HINGE_AND_SLOPE: Mistakes = [
    ("ch02.results_swapped", lambda x, leak: _hinge(x, leak)[::-1]),
    ("ch02.not_bent", lambda x, leak: (x, np.ones(np.shape(x)))),
    ("ch02.absolute_value", lambda x, leak: (np.abs(x), _hinge(x, leak)[1])),
    ("ch02.absolute_value", lambda x, leak: (np.abs(x), np.sign(x))),
    ("ch02.sides_exchanged", lambda x, leak: (_side(x, leak * x, x), _side(x, leak, 1.0))),
    (
        "ch02.sides_exchanged",
        lambda x, leak: (_side(x, leak * x, x), np.where(np.less(x, 0), 1.0, leak)),
    ),
    ("ch02.max_for_maximum", lambda x, leak: (np.max(x), _hinge(x, leak)[1])),
    ("ch02.leak_missing", lambda x, leak: _hinge(x, 0.0)),
    ("ch02.leak_fixed", lambda x, leak: _hinge(x, 0.01)),
    ("ch02.leak_not_multiplied", lambda x, leak: (_side(x, x, leak), _hinge(x, leak)[1])),
    ("ch02.leak_sign", lambda x, leak: (_side(x, x, -leak * x), _side(x, 1.0, -leak))),
    ("ch02.leak_sign", lambda x, leak: (_side(x, x, -leak * x), _hinge(x, leak)[1])),
    ("ch02.leak_added", lambda x, leak: (_side(x, x, x + leak), _hinge(x, leak)[1])),
    ("ch02.slope_at_corner", lambda x, leak: (_hinge(x, leak)[0], _corner(x, leak, 1.0))),
    ("ch02.slope_at_corner", lambda x, leak: (_hinge(x, leak)[0], _corner(x, leak, 0.5))),
    (
        "ch02.slope_at_corner",
        lambda x, leak: (_hinge(x, leak)[0], _corner(x, leak, (1 + leak) / 2)),
    ),
    ("ch02.slope_is_value", lambda x, leak: (_hinge(x, leak)[0],) * 2),
    ("ch02.slope_times_input", lambda x, leak: (_hinge(x, leak)[0], _side(x, 1.0, leak * x))),
    ("ch02.leak_missing", lambda x, leak: (_hinge(x, leak)[0], _hinge(x, 0.0)[1])),
]


def _low(x: Any) -> Any:
    return np.minimum(x, 0.0)


def _bend(x: Any) -> Any:
    return _side(x, 1.0, 0.0)


def _bent(x: Any, left: Function, alpha: float) -> tuple[Any, Any]:
    """Return ELU with ``left`` of ``e^x`` on its left side, and the right slopes."""
    e = np.exp(_low(x))
    return _side(x, x, left(e)), _side(x, 1.0, alpha * e)


def _elu(x: Any, alpha: float) -> tuple[Any, Any]:
    return _bent(x, lambda e: alpha * (e - 1), alpha)


def _masked_elu(x: Any, alpha: float) -> tuple[Any, Any]:
    """Multiply both sides by 1 or 0, as in ``(x > 0) * x``: infinity times 0 is NaN."""
    right, left = _bend(x), 1 - _bend(x)
    return right * x + left * alpha * (np.exp(x) - 1), right + left * alpha * np.exp(x)


ELU_AND_SLOPE: Mistakes = [
    ("ch02.results_swapped", lambda x, alpha: _elu(x, alpha)[::-1]),
    ("ch02.minus_one_missing", lambda x, alpha: _bent(x, lambda e: alpha * e, alpha)),
    ("ch02.brackets_of_elu", lambda x, alpha: _bent(x, lambda e: alpha * e - 1, alpha)),
    ("ch02.elu_exponent", lambda x, alpha: _bent(x, lambda e: alpha * (1 / e - 1), alpha)),
    (
        "ch02.elu_exponent",
        lambda x, alpha: (_side(x, x, alpha * np.expm1(-_low(x))),
                          _side(x, 1.0, alpha * np.exp(-_low(x)))),
    ),
    ("ch02.elu_sign", lambda x, alpha: _bent(x, lambda e: alpha * (1 - e), alpha)),
    ("ch02.alpha_missing", lambda x, alpha: _elu(x, 1.0)),
    ("ch02.alpha_missing", lambda x, alpha: (_elu(x, alpha)[0], _elu(x, 1.0)[1])),
    ("ch02.relu_for_elu", lambda x, alpha: _hinge(x, 0.0)),
    ("ch02.alpha_everywhere", lambda x, alpha: tuple(alpha * part for part in _elu(x, 1.0))),
    ("ch02.slope_is_value", lambda x, alpha: (_elu(x, alpha)[0],) * 2),
    ("ch02.slope_is_value", lambda x, alpha: (_elu(x, alpha)[0], _side(x, 1.0, _elu(x, alpha)[0]))),
    (
        "ch02.elu_slope_at_output",
        lambda x, alpha: (_elu(x, alpha)[0], _elu(_elu(x, alpha)[0], alpha)[1]),
    ),
    (
        "ch02.slope_at_corner",
        lambda x, alpha: (
            _elu(x, alpha)[0], np.where(np.equal(x, 0), 1.0, _elu(x, alpha)[1])
        ),
    ),
    ("ch02.not_bent", lambda x, alpha: (_elu(x, alpha)[0], np.ones(np.shape(x)))),
    ("ch02.everywhere_exponential", lambda x, alpha: (alpha * np.expm1(x), alpha * np.exp(x))),
    ("ch02.everywhere_exponential", lambda x, alpha: (_elu(x, alpha)[0], alpha * np.exp(x))),
    ("ch02.masked_infinity", _masked_elu),
]


def _collapse(weights: Sequence[float], biases: Sequence[float]) -> tuple[float, float]:
    w, b = 1.0, 0.0
    for weight, bias in zip(weights, biases, strict=True):
        w, b = weight * w, weight * b + bias
    return w, b


def _product_so_far(weights: Sequence[float], biases: Sequence[float]) -> tuple[float, float]:
    w, b = 1.0, 0.0
    for weight, bias in zip(weights, biases, strict=True):
        w = weight * w
        b = w * b + bias
    return w, b


def _bias_inside(weights: Sequence[float], biases: Sequence[float]) -> tuple[float, float]:
    """Add the bias before the weight, not after it."""
    w, b = 1.0, 0.0
    for weight, bias in zip(weights, biases, strict=True):
        w, b = weight * w, weight * (b + bias)
    return w, b


COLLAPSE: Mistakes = [
    ("ch02.results_swapped", lambda weights, biases: _collapse(weights, biases)[::-1]),
    ("ch02.start_at_zero", lambda weights, biases: (0.0, _collapse(weights, biases)[1])),
    ("ch02.weights_added", lambda weights, biases: (sum(weights), sum(biases))),
    ("ch02.weights_added", lambda weights, biases: (sum(weights), _collapse(weights, biases)[1])),
    ("ch02.biases_added", lambda weights, biases: (np.prod(weights), sum(biases))),
    ("ch02.biases_multiplied", lambda weights, biases: (np.prod(weights), np.prod(biases))),
    ("ch02.layers_reversed", lambda weights, biases: _collapse(weights[::-1], biases[::-1])),
    ("ch02.product_so_far", _product_so_far),
    ("ch02.last_bias_only", lambda weights, biases: (np.prod(weights), biases[-1])),
    ("ch02.last_bias_multiplied", _bias_inside),
    ("ch02.last_layer_only", lambda weights, biases: (weights[-1], biases[-1])),
    ("ch02.first_layer_only", lambda weights, biases: (weights[0], biases[0])),
    ("ch02.two_layers_only", lambda weights, biases: _collapse(weights[:2], biases[:2])),
]


def some_layers(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call without layers into the chapter's two."""
    if len(arguments[0]) > 0:
        raise ValueError("there are layers")
    return ([2.0, 3.0], [1.0, -4.0]), {"w": 6.0, "b": -1.0}


def _products(A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return _slope(A).prod(axis=1), _bend(A).prod(axis=1)


SLOPE_PRODUCTS: Mistakes = [
    ("ch02.results_swapped", lambda A: _products(A)[::-1]),
    ("ch02.down_the_columns", lambda A: (_slope(A).prod(0), _bend(A).prod(0))),
    ("ch02.all_in_one", lambda A: (_slope(A).prod(), _bend(A).prod())),
    ("ch02.slopes_added", lambda A: (_slope(A).sum(1), _bend(A).sum(1))),
    ("ch02.slopes_averaged", lambda A: (_slope(A).mean(1), _bend(A).mean(1))),
    ("ch02.no_product", lambda A: (_slope(A), _bend(A))),
    ("ch02.outputs_multiplied", lambda A: (_sigmoid(A).prod(1), np.maximum(A, 0).prod(1))),
    ("ch02.outputs_multiplied", lambda A: (_slope(A).prod(1), np.maximum(A, 0).prod(1))),
    ("ch02.outputs_multiplied", lambda A: (_sigmoid(A).prod(1), _bend(A).prod(1))),
    ("ch02.slope_at_output", lambda A: (_slope(_sigmoid(A)).prod(1), _bend(A).prod(1))),
    ("ch02.expects_output", lambda A: ((A * (1 - A)).prod(1), _bend(A).prod(1))),
    ("ch02.slope_of_product", lambda A: (_slope(A.prod(1)), _bend(A.prod(1)))),
    ("ch02.slope_of_product", lambda A: (_slope(A.sum(1)), _bend(A.sum(1)))),
    ("ch02.best_case", lambda A: (np.full(len(A), 0.25 ** A.shape[1]), np.ones(len(A)))),
    ("ch02.best_case", lambda A: (np.full(len(A), 0.25 ** A.shape[1]), _bend(A).prod(1))),
    ("ch02.start_at_zero", lambda A: (np.zeros(len(A)),) * 2),
    ("ch02.one_layer", lambda A: (_slope(A)[:, 0], _bend(A)[:, 0])),
    ("ch02.one_layer", lambda A: (_slope(A)[:, -1], _bend(A)[:, -1])),
    ("ch02.slope_at_corner", lambda A: (_slope(A).prod(1), (A >= 0).prod(1) * 1.0)),
    ("ch02.always_one", lambda A: (_slope(A).prod(1), np.ones(len(A)))),
    ("ch02.batch_one_sample", lambda A: tuple(part[:1] for part in _products(A))),
    ("ch02.batch_one_sample", lambda A: tuple(part[0] for part in _products(A))),
]


def two_samples(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn an empty batch into two samples whose sums are all 0."""
    if len(arguments[0]) > 0:
        raise ValueError("there are samples")
    layers = arguments[0].shape[1]
    return (np.zeros((2, layers)),), {"by_sigmoid": [0.25**layers] * 2, "by_relu": [0.0, 0.0]}


SOFTPLUS: Mistakes = [
    ("ch02.softplus_overflow", lambda x: np.log(1 + np.exp(x))),
    ("ch02.softplus_exponent", lambda x: np.log1p(np.exp(np.negative(x)))),
    ("ch02.softplus_exponent", lambda x: -np.log1p(np.exp(np.negative(x)))),
    ("ch02.logarithm_base", lambda x: np.log10(1 + np.exp(x))),
    ("ch02.logarithm_base", lambda x: np.log2(1 + np.exp(x))),
    ("ch02.logarithm_missing", lambda x: 1 + np.exp(x)),
    ("ch02.cut_short", lambda x: np.where(np.greater(x, 0), x, np.log1p(np.exp(_low(x))))),
    ("ch02.cut_short", lambda x: np.maximum(x, 0.0)),
]
