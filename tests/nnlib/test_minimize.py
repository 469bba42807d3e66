"""Ways downhill beside closed forms, SciPy and NumPy's least squares."""

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from nnlib.minimize import gradient_descent, newton_raphson, normal_equation
from nnlib.optimizers import SGD, Adam, Momentum


def slope(x: float) -> float:
    """The derivative of (x - 1)^2 + 1."""
    return 2 * (x - 1)


@given(rate=st.floats(0.01, 1.2), start=st.floats(-5, 5))
def test_the_parabola_has_a_closed_form(rate: float, start: float) -> None:
    path = gradient_descent(slope, start, rate, steps=20)
    k = np.arange(len(path))
    assert len(path) == 21 or path[-1] == 1  # it stops where the slope is 0
    assert_allclose(path - 1, (1 - 2 * rate) ** k * (start - 1), rtol=1e-9, atol=1e-12)


def test_half_a_metre_away_with_steps_of_two_metres() -> None:
    path = gradient_descent(lambda x: np.sign(x), 0.5, learning_rate=2.0, steps=4)
    assert_array_equal(path, [0.5, -1.5, 0.5, -1.5, 0.5])


def test_two_variables() -> None:
    path = gradient_descent(lambda p: np.array([2, 20]) * p, [10.0, 1.0], 0.05, steps=200)
    assert path.shape == (201, 2)
    assert_array_equal(path[0], [10, 1])
    assert_array_equal(path[1], [9, 0])
    assert_allclose(path[-1], 0, atol=1e-8)


def test_tolerance_stops() -> None:
    path = gradient_descent(slope, 3.0, 0.25, steps=1000, tolerance=1e-3)
    assert abs(slope(path[-1])) <= 1e-3 < abs(slope(path[-2]))
    assert gradient_descent(slope, 1.0).tolist() == [1.0]


def test_another_optimizer() -> None:
    same = gradient_descent(slope, 3.0, 0.1, steps=30)
    assert_array_equal(gradient_descent(slope, 3.0, steps=30, optimizer=SGD(0.1)), same)
    for optimizer in (Momentum(0.02), Adam(0.3)):
        path = gradient_descent(slope, 3.0, steps=300, optimizer=optimizer)
        assert_allclose(path[-1], 1, atol=1e-3)


def test_start_and_path_are_not_shared_with_the_function() -> None:
    start = np.array([1.0, 2.0])

    def greedy(p: np.ndarray) -> np.ndarray:
        gradient = 2 * p
        p[:] = 99
        return gradient

    path = gradient_descent(greedy, start, 0.25, steps=2)
    assert_array_equal(path, [[1, 2], [0.5, 1], [0.25, 0.5]])
    assert_array_equal(start, [1, 2])


def test_leaving_the_numbers_is_an_error() -> None:
    with np.errstate(over="ignore"), pytest.raises(FloatingPointError, match="smaller steps"):
        gradient_descent(lambda x: 4 * x**3, 10.0, 1.0, steps=50)


@given(start=arrays(np.float64, 3, elements=st.floats(-2, 2)))
def test_newton_finds_a_place_without_slope(start: np.ndarray) -> None:
    matrix = np.array([[4.0, 1, 0], [1, 3, 1], [0, 1, 5]])
    path = newton_raphson(lambda p: matrix @ p - 1, lambda p: matrix, start)
    assert len(path) <= 3
    assert_allclose(path[-1], np.linalg.solve(matrix, np.ones(3)), rtol=1e-9)


def test_newton_beside_scipy() -> None:
    path = newton_raphson(lambda x: np.exp(x) - 2, np.exp, 1.0)
    assert_allclose(path[-1], scipy.optimize.newton(lambda x: np.exp(x) - 2, 1.0, np.exp))
    assert_allclose(path[-1], np.log(2), rtol=1e-12)
    assert path[1] == 1 - (np.e - 2) / np.e
    rosen = newton_raphson(scipy.optimize.rosen_der, scipy.optimize.rosen_hess, [-1.2, 1.0])
    assert_allclose(rosen[-1], [1, 1])


def test_newton_without_curvature() -> None:
    with pytest.raises(ValueError, match=r"0 or singular at 3\.0"):
        newton_raphson(lambda x: 1.0, lambda x: 0.0, 3.0)
    with pytest.raises(ValueError, match="0 or singular"):
        newton_raphson(lambda p: np.ones(2), lambda p: np.ones((2, 2)), [1.0, 2.0])


@pytest.mark.parametrize("k", [None, 2])
def test_normal_equation_is_least_squares(k: int | None) -> None:
    rng = np.random.default_rng(1)
    X, t = rng.normal(size=(20, 4)), rng.normal(size=(20,) if k is None else (20, k))
    w = normal_equation(X, t)
    assert_allclose(w, np.linalg.lstsq(X, t, rcond=None)[0], rtol=1e-10)
    assert_allclose(X.T @ (X @ w - t), 0, atol=1e-12)


def test_normal_equation_of_columns_that_are_nearly_alike() -> None:
    year = np.arange(2000.0, 2025)
    X = np.column_stack([np.ones(25), year, year**2])
    assert_allclose(normal_equation(X, X @ [1.0, 2.0, 3.0]), [1, 2, 3], rtol=1e-6)
    for exponent in range(-18, 0):
        near = np.column_stack([np.ones(25), year, year + 10.0**exponent * np.sin(year)])
        w, words = np.array([1, 2, 3]), "independent: there are many answers"
        try:
            w = normal_equation(near, near @ [1.0, 2.0, 3.0])
        except ValueError as error:
            words = str(error)
        assert "independent: there are many answers" in words
        assert_allclose(w, [1, 2, 3], rtol=1e-2)
    with pytest.raises(ValueError, match="4 columns, only 3 independent"):
        normal_equation(np.column_stack([X, year**3]), year)


def test_gradient_descent_reaches_the_normal_equation() -> None:
    X, t = [[1, 0], [1, 1], [1, 2], [1, 3]], [1.0, 2.9, 5.2, 6.9]
    A = np.array(X)
    path = gradient_descent(lambda w: 2 * A.T @ (A @ w - t) / 4, [0.0, 0.0], 0.2, steps=1000)
    assert_allclose(path[-1], normal_equation(X, t), rtol=1e-9)


def test_bad_arguments() -> None:
    for call, error, words in (
        (lambda: gradient_descent(slope, []), ValueError, "start must hold at least one number"),
        (lambda: newton_raphson(slope, slope, np.inf), ValueError, "start must hold finite"),
        (lambda: gradient_descent(slope, "3"), TypeError, "start must hold real numbers"),
        (lambda: gradient_descent(slope, np.float16(3)), TypeError, "start must not be float16"),
        (lambda: newton_raphson(slope, slope, np.float16(3)), TypeError, "start must not be float"),
        (lambda: gradient_descent(lambda x: np.float16(x), 3.0), TypeError, "gradient must not be"),
        (lambda: newton_raphson(slope, lambda x: np.float16(2), 3.0), TypeError, "float16"),
        (lambda: normal_equation(np.ones((2, 1), np.float16), [1.0, 2.0]), TypeError,
         "X must not be float16"),
        (lambda: gradient_descent(slope, 3.0, steps=0), ValueError, "steps must be at least 1"),
        (lambda: gradient_descent(lambda p: p[0], [1.0, 2.0]), ValueError, "gradients must have"),
        (lambda: gradient_descent(lambda x: np.nan, 1.0), ValueError, "gradient must hold numbers"),
        (lambda: newton_raphson(lambda p: p, lambda p: 1.0, [1.0, 2.0]), ValueError,
         r"shapes \(2,\) and \(2, 2\), got \(2,\) and \(\)"),
        (lambda: normal_equation([[1.0, 2.0]], [1.0]), ValueError, "only 1 independent"),
        (lambda: normal_equation([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0]), ValueError, "independent"),
        (lambda: normal_equation([[np.inf], [1.0]], [1.0, 2.0]), ValueError, "X must hold finite"),
        (lambda: normal_equation([[2.0], [1.0]], [1.0, np.inf]), ValueError, "t must hold finite"),
        (lambda: normal_equation([1.0, 2.0], [1.0, 2.0]), ValueError, r"X must be \(n, d\)"),
        (lambda: normal_equation([[1.0], [2.0]], [1.0]), ValueError, r"got \(2, 1\) and \(1,\)"),
    ):
        with pytest.raises(error, match=words):
            call()
