"""Activations beside SciPy's, by their properties, and at the ends of the number line."""

import warnings
from collections.abc import Callable

import numpy as np
import pytest
import scipy.differentiate
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib import activations as a
from tests.nnlib.exact import assert_exact, exactly, logistic, tanh

# The function, what it must equal, its derivative.
PAIRS: dict[str, tuple[Callable, Callable, Callable]] = {
    "sigmoid": (a.sigmoid, scipy.special.expit, a.sigmoid_derivative),
    "tanh": (a.tanh, lambda x: 2 * scipy.special.expit(2 * x) - 1, a.tanh_derivative),
    "relu": (a.relu, lambda x: (np.abs(x) + x) / 2, a.relu_derivative),
    "leaky_relu": (a.leaky_relu, lambda x: 0.505 * x + 0.495 * np.abs(x), a.leaky_relu_derivative),
    "elu": (a.elu, lambda x: np.where(x > 0, x, scipy.special.expm1(np.minimum(x, 0))),
            a.elu_derivative),
    "identity": (a.identity, lambda x: x, a.identity_derivative),
}
LAST_AXIS = {"maxout": a.maxout, "maxout_derivative": a.maxout_derivative, "softmax": a.softmax,
             "softmax_jacobian": a.softmax_jacobian}
EACH = {"step": a.step} | {name: pair[0] for name, pair in PAIRS.items()} | {
    f"{name}_derivative": pair[2] for name, pair in PAIRS.items()
}
ALL = EACH | LAST_AXIS
ENDS = [-1e300, -1000.0, -1.0, -1e-300, 0.0, 1e-300, 1.0, 1000.0, 1e300]

numbers = st.floats(-1000, 1000)
vectors = arrays(np.float64, array_shapes(max_dims=3), elements=numbers)
logits = arrays(np.float64, array_shapes(max_dims=2, max_side=8), elements=numbers)


@pytest.mark.parametrize("name", PAIRS)
@given(x=vectors)
def test_function_equals_the_reference(name: str, x: np.ndarray) -> None:
    function, reference, _ = PAIRS[name]
    assert_allclose(function(x), reference(x), rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("name", PAIRS)
def test_derivative_is_the_slope(name: str) -> None:
    function, _, derivative = PAIRS[name]
    x = np.array([-5.0, -2.5, -1.0, -0.3, 0.3, 1.0, 2.5, 5.0])
    slope = scipy.differentiate.derivative(function, x, initial_step=0.1)
    assert_allclose(derivative(x), slope.df, rtol=1e-8, atol=1e-10)


@given(x=vectors)
def test_step_and_relu_are_zero_up_to_zero(x: np.ndarray) -> None:
    assert_array_equal(a.step(x), (x > 0).astype(float))
    assert_array_equal(a.relu_derivative(x), (x > 0).astype(float))


def test_at_zero() -> None:
    assert a.step(0) == a.relu_derivative(0) == a.tanh(0) == a.relu(0) == 0
    assert a.sigmoid(0) == 0.5
    assert a.sigmoid_derivative(0) == 0.25
    assert a.elu_derivative(0, alpha=0.5) == 0.5
    assert a.leaky_relu_derivative(0, slope=0.2) == 0.2


@given(x=numbers, y=numbers)
def test_sigmoid_is_monotonic_and_symmetric(x: float, y: float) -> None:
    low, high = sorted((x, y))
    assert a.sigmoid(low) <= a.sigmoid(high)
    assert_allclose(a.sigmoid(x) + a.sigmoid(-x), 1, rtol=1e-15)


@pytest.mark.parametrize(("dtype", "limit"), [(np.float32, 85.0), (np.float64, 700.0)])
def test_slopes_are_exact_where_the_function_is_flat(dtype: type, limit: float) -> None:
    x = np.array([-9.010914, *np.linspace(-limit, limit, 9), *np.linspace(-9, 9, 9)], dtype)
    assert_exact(a.sigmoid(x), exactly(logistic, x))
    assert_exact(a.sigmoid_derivative(x), exactly(lambda x: logistic(x) * logistic(-x), x))
    assert_exact(a.elu(x), exactly(lambda x: x if x > 0 else x.exp() - 1, x))
    x /= 2
    assert_exact(a.tanh(x), exactly(tanh, x))
    assert_exact(a.tanh_derivative(x), exactly(lambda x: 1 - tanh(x) ** 2, x))
    one = np.array([-9.010914], np.float32)  # a scalar would be float64 in NumPy 1
    assert a.tanh_derivative(one) == np.float32(5.9604588e-08)


def test_a_sure_softmax_keeps_its_slopes() -> None:
    rest = np.exp(-40.0)
    jacobian = a.softmax_jacobian([40.0, 0.0])
    assert_allclose(jacobian, rest * np.array([[1, -1], [-1, 1]]), rtol=1e-14)


def test_sigmoid_is_never_zero_where_a_double_can_say_so() -> None:
    assert round(float(a.sigmoid(-5)), 4) == 0.0067
    assert_allclose(a.sigmoid(-700.0), scipy.special.expit(-700.0), rtol=1e-13)
    assert_allclose(a.sigmoid_derivative(700.0), scipy.special.expit(-700.0), rtol=1e-13)


@given(x=numbers, slope=st.floats(0, 0.9), alpha=st.floats(0, 3))
def test_settings_of_leaky_relu_and_elu(x: float, slope: float, alpha: float) -> None:
    assert_allclose(a.leaky_relu(x, slope), x if x > 0 else slope * x)
    assert_allclose(a.elu(x, alpha), x if x > 0 else alpha * np.expm1(x))


@given(x=logits)
def test_softmax_equals_scipy_and_sums_to_one(x: np.ndarray) -> None:
    y = a.softmax(x)
    assert_allclose(y, scipy.special.softmax(x, axis=-1), rtol=1e-12, atol=1e-300)
    assert_allclose(y.sum(axis=-1), 1, rtol=1e-14)
    assert (y >= 0).all()


@given(x=arrays(np.float64, 4, elements=st.floats(-50, 50)), shift=st.floats(-1e4, 1e4))
def test_softmax_ignores_a_shift_and_keeps_the_order(x: np.ndarray, shift: float) -> None:
    assert_allclose(a.softmax(x + shift), a.softmax(x), rtol=1e-8, atol=1e-12)
    assert (np.diff(a.softmax(x)[np.argsort(x)]) >= 0).all()


def test_softmax_of_the_book() -> None:
    assert_allclose(a.softmax([0.3, 2.9, 4.0]), [0.01821127, 0.24519181, 0.73659691], atol=5e-9)
    assert_allclose(a.softmax([1010, 1000, 990]), [9.9995460e-01, 4.5397868e-05, 2.0610600e-09],
                    rtol=5e-8)


@given(x=arrays(np.float64, (3, 4), elements=st.floats(-20, 20)))
def test_softmax_jacobian_row_by_row(x: np.ndarray) -> None:
    jacobian = a.softmax_jacobian(x)
    assert jacobian.shape == (3, 4, 4)
    for row, matrix in zip(x, jacobian, strict=True):
        y = scipy.special.softmax(row)
        assert_allclose(matrix, np.diag(y) - np.outer(y, y), rtol=1e-11, atol=1e-14)


@given(x=arrays(np.float64, (3, 4), elements=numbers))
def test_maxout_and_its_derivative(x: np.ndarray) -> None:
    assert_array_equal(a.maxout(x), [max(row) for row in x])
    assert_array_equal(a.maxout_derivative(x).sum(axis=-1), 1)
    assert_array_equal((a.maxout_derivative(x) * x).sum(axis=-1), a.maxout(x))


@pytest.mark.parametrize("name", ALL)
def test_no_warning_and_no_nan_at_the_ends(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(ALL[name](ENDS)).all()
        assert np.isfinite(ALL[name](np.array(ENDS[1:-1], np.float32))).all()
        if name in EACH:
            assert np.isfinite(ALL[name]([-1.7e308, 1.7e308])).all()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_floats_keep_their_dtype(name: str, dtype: type) -> None:
    assert ALL[name](np.array([-1.0, 0.0, 2.0], dtype)).dtype == dtype


@pytest.mark.parametrize("name", ALL)
def test_integers_and_lists_become_float64(name: str) -> None:
    assert ALL[name]([-1, 0, 2]).dtype == np.float64
    assert ALL[name](np.array([1, 2], np.uint8)).dtype == np.float64


@pytest.mark.parametrize("name", EACH)
def test_a_number_gives_a_number_and_shapes_stay(name: str) -> None:
    assert isinstance(EACH[name](0.5), np.float64)
    assert EACH[name](np.ones((2, 3, 4))).shape == (2, 3, 4)


@pytest.mark.parametrize("function", [a.leaky_relu, a.leaky_relu_derivative, a.elu,
                                      a.elu_derivative])
def test_settings_are_plain_finite_numbers(function: Callable) -> None:
    x = np.array([-1.0, 2.0], np.float32)
    assert function(x, np.float64(0.5)).dtype == np.float32
    for bad, error in ((np.nan, ValueError), ("0.5", TypeError), (np.ones(2), TypeError)):
        with pytest.raises(error, match="must be"):
            function(x, bad)


def test_input_is_left_alone() -> None:
    x = np.array([[-1.0, 2.0]])
    for function in ALL.values():
        function(x)[...] = 7
    assert_array_equal(x, [[-1.0, 2.0]])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("bad", "error", "words"),
    [
        ([True, False], TypeError, "real numbers.*bool"),
        (["0.5"], TypeError, "real numbers.*U3"),
        ([1j], TypeError, "real numbers.*complex128"),
        ([None], TypeError, "real numbers.*object"),
        (np.ones(2, np.float16), TypeError, r"must not be float16.*astype\(np.float32\)"),
        ([[1.0, 2.0], [3.0]], ValueError, "rows of unequal length"),
        ([[1.0, 2.0], [3.0, np.nan]], ValueError, r"NaN at index \(1, 1\)"),
        ([0.0, np.nan], ValueError, "NaN at index 1"),
    ],
)
def test_bad_input_gets_a_clear_error(name: str, bad: list, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        ALL[name](bad)


@pytest.mark.parametrize("name", LAST_AXIS)
@pytest.mark.parametrize("bad", [1.0, [], np.empty((2, 0))])
def test_last_axis_must_hold_something(name: str, bad: object) -> None:
    with pytest.raises(ValueError, match="at least one number along its last axis"):
        LAST_AXIS[name](bad)


def test_softmax_refuses_infinity() -> None:
    with pytest.raises(ValueError, match="finite"):
        a.softmax([0.0, np.inf])
