"""Ways down a valley: gradient descent, Newton-Raphson and the normal equation (chapter 5)."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib._validate import FloatArray, as_amount, as_float, as_size, must_be
from nnlib.optimizers import SGD, Optimizer

Function = Callable[[Any], ArrayLike]


def gradient_descent(
    gradient: Function, start: ArrayLike, learning_rate: float = 0.1, steps: int = 100, *,
    tolerance: float = 0.0, optimizer: Optimizer | None = None,
) -> FloatArray:
    """Walk downhill, ``x <- x - learning_rate * gradient(x)``, and return every point passed.

    They have the shape ``(points,)`` or ``(points, d)``, the start first. Raises
    ``FloatingPointError`` if the walk leaves the numbers, because the learning rate is too large,
    and ``ValueError`` if the gradient has another shape than the start.

    Parameters
    ----------
    gradient : callable
        Takes a point and returns the derivative (a number) or gradient (an array) there.
    start : array_like
        A number for a function of one variable, an array ``(d,)`` for one of ``d``.
    learning_rate : float
        Step length per slope.
    steps : int
        How many at most.
    tolerance : float
        Stop where no slope is larger than this.
    optimizer : Optimizer, optional
        Another rule than ``SGD(learning_rate)``, for example ``Momentum(0.1)``: a new one, since
        it remembers its way.

    Examples
    --------
    >>> gradient_descent(lambda x: 2 * (x - 1), 3.0, learning_rate=0.25, steps=3).tolist()
    [3.0, 2.0, 1.5, 1.25]
    """
    rule = SGD(learning_rate) if optimizer is None else must_be(
        Optimizer, optimizer, "optimizer must be an optimizer such as SGD(0.1)")
    return _walk(gradient, start, steps, tolerance, rule.update)


def newton_raphson(
    gradient: Function, hessian: Function, start: ArrayLike, steps: int = 20, *,
    tolerance: float = 1e-12,
) -> FloatArray:
    """Jump to where the slope would be 0 if it went on as straight as here, again and again.

    ``x <- x - f'(x) / f''(x)``, or with a matrix of second derivatives (Hessian) ``H``:
    ``x <- x - H^-1 g``. It finds places of slope 0, be they minima, maxima or saddles. Raises
    ``ValueError`` if the second derivative is 0 (the matrix singular) or a shape does not fit, and
    ``FloatingPointError`` if the walk leaves the numbers. Source: Boyd and Vandenberghe, "Convex
    Optimization", section 9.5.

    Parameters
    ----------
    gradient, hessian : callable
        Take a point and return the first derivatives, a number or ``(d,)``, and the second, a
        number or ``(d, d)``.
    start, steps, tolerance
        As for `gradient_descent`, whose result this has too.

    Examples
    --------
    >>> newton_raphson(lambda x: 2 * (x - 1), lambda x: 2.0, 3.0).tolist()
    [3.0, 1.0]
    """
    def jump(x: FloatArray, slope: FloatArray) -> None:
        must_be(Callable, hessian, "hessian must be a function of a point")
        curvature = as_float(hessian(x.copy()[()]), "hessian", np.float64)
        if slope.shape != x.shape or curvature.shape != 2 * x.shape:
            raise ValueError(f"at a point of shape {x.shape}, gradient and hessian must have the "
                             f"shapes {x.shape} and {2 * x.shape}, got {slope.shape} and "
                             f"{curvature.shape}")
        try:  # (d, d), (d,) -> (d,)
            step = np.linalg.solve(np.atleast_2d(curvature), np.atleast_1d(slope))
        except np.linalg.LinAlgError:
            raise ValueError(f"the second derivative is 0 or singular at {x.tolist()}") from None
        x -= step.reshape(x.shape)

    return _walk(gradient, start, steps, tolerance, jump)


def normal_equation(X: ArrayLike, t: ArrayLike) -> FloatArray:
    """Return the weights of least squares, ``(d,)`` or ``(d, k)``: ``X^T X w = X^T t``.

    At one stroke, by the first-order condition: the gradient of ``|X w - t|^2`` set to 0. For an
    intercept, give ``X`` a column of ones. Raises ``ValueError`` if the shapes do not fit, or if
    some column of ``X`` is a sum of others, to 12 digits (then there is no single answer), as with
    fewer samples than columns. Source: Bishop, "Pattern Recognition and Machine Learning",
    eq. 3.15.

    Parameters
    ----------
    X : array_like, shape (n, d)
    t : array_like, shape (n,) or (n, k)

    Examples
    --------
    >>> normal_equation([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [1.0, 3.0, 5.0]).round(9).tolist()
    [1.0, 2.0]
    """
    A, b = as_float(X, "X", np.float64, finite=True), as_float(t, "t", np.float64, finite=True)
    if A.ndim != 2 or b.ndim not in (1, 2) or len(A) != len(b):
        raise ValueError(f"X must be (n, d) and t (n,) or (n, k), got {A.shape} and {b.shape}")
    # The w with X^T X w = X^T t, without that product, in which half of the digits would be lost.
    w, _, rank, _ = np.linalg.lstsq(A, b, rcond=1e-12)  # (n, d), (n,) -> (d,)
    if rank < A.shape[1]:
        raise ValueError(f"{A.shape[1]} columns, only {rank} independent: there are many answers. "
                         "Leave one out, or subtract its mean from each and scale it")
    return w


def _walk(
    gradient: Function, start: ArrayLike, steps: int, tolerance: float,
    move: Callable[[FloatArray, FloatArray], None],
) -> FloatArray:
    """Return the points that ``move(x, slope)``, which changes ``x`` in place, leads to."""
    x = as_float(start, "start", np.float64, finite=True).copy()
    if x.size == 0:
        raise ValueError("start must hold at least one number, got none")
    must_be(Callable, gradient, "gradient must be a function of a point")
    path, tolerance = [x.copy()], as_amount(tolerance, "tolerance")
    for step in range(1, as_size(steps, "steps") + 1):
        slope = as_float(gradient(x.copy()[()]), "gradient", np.float64)
        if slope.shape == x.shape and np.abs(slope).max() <= tolerance:
            break
        move(x, slope)
        if not np.isfinite(x).all():
            raise FloatingPointError(f"the walk left the numbers at step {step}: smaller steps?")
        path.append(x.copy())
    return np.array(path)
