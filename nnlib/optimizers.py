"""Optimizers: what to do with a gradient (chapter 7).

``update(parameters, gradients)`` changes the parameters in place. Each optimizer is one rule; the
arrays it keeps from step to step (a velocity ``v``, averages ``m`` and ``v``, a sum ``s``) start
at 0. The work goes block by block, small enough to stay in the processor's cache.
"""

import math
from collections.abc import Callable

import numpy as np

from nnlib._validate import (
    FloatArray,
    as_eps,
    as_number,
    as_positive,
    as_share,
    as_size,
    check_dtype,
)

Schedule = Callable[[int], float]
Rate = float | Schedule
BLOCK = 32_768


def constant(rate: float) -> Schedule:
    """Return the same learning rate for ever; a plain number as learning rate means this.

    >>> constant(0.1)(1000)
    0.1
    """
    rate = as_positive(rate, "rate")
    return lambda iteration: rate


def step_decay(rate: float, every: int, factor: float = 0.1) -> Schedule:
    """Multiply the learning rate by ``factor`` after every ``every`` iterations.

    >>> schedule = step_decay(1.0, every=10, factor=0.5)
    >>> [schedule(iteration) for iteration in (0, 9, 10, 20)]
    [1.0, 1.0, 0.5, 0.25]
    """
    rate, every, factor = as_positive(rate, "rate"), as_size(every, "every"), as_positive(
        factor, "factor")
    return lambda iteration: rate * factor ** (iteration // every)


def cosine(rate: float, iterations: int, warmup: int = 0) -> Schedule:
    """Let the learning rate fall from ``rate`` to 0 in ``iterations``, along half a cosine.

    During the first ``warmup`` of them it rises linearly to ``rate``. Source: Loshchilov and
    Hutter 2017, "SGDR", eq. 5, with one period.

    >>> schedule = cosine(1.0, iterations=100)
    >>> [round(schedule(iteration), 3) for iteration in (0, 50, 100)]
    [1.0, 0.5, 0.0]
    """
    rate, iterations = as_positive(rate, "rate"), as_size(iterations, "iterations")
    if not (warmup := as_size(warmup, "warmup", 0)) < iterations:
        raise ValueError(f"warmup must be at least 0 and below {iterations}, got {warmup}")

    def schedule(iteration: int) -> float:
        if iteration < warmup:
            return rate * (iteration + 1) / warmup
        done = min(1.0, (iteration - warmup) / (iterations - warmup))
        return rate * (1 + math.cos(math.pi * done)) / 2

    return schedule


class Optimizer:
    """What all optimizers share: the learning rate, the kept arrays and the blocks.

    Parameters
    ----------
    learning_rate : float or callable
        A positive number, or a schedule: a function of the iteration (0, 1, ...). It may be
        assigned anew during training.

    Examples
    --------
    >>> class SignDescent(Optimizer):  # one of your own
    ...     def _rule(self, w, g):
    ...         w -= self.rate * np.sign(g)
    >>> w = np.array([1.0, 1.0])
    >>> SignDescent(0.5).update(w, np.array([3.0, -0.01]))
    >>> w.tolist()
    [0.5, 1.5]
    """

    kept = 0  # how many arrays the rule keeps from step to step
    _rule: Callable[..., None]  # takes a block of the parameters, of the gradients, of these arrays

    def __init__(self, learning_rate: Rate = 0.01) -> None:
        if not callable(learning_rate):
            learning_rate = as_positive(learning_rate, "learning_rate")
        self.learning_rate = learning_rate
        self.iteration = 0  # updates so far
        self.rate = 0.0  # the learning rate of the current update
        self._state: list[FloatArray] | None = None

    def update(self, parameters: FloatArray, gradients: FloatArray) -> None:
        """Change the parameters in place by one step.

        Raises ``TypeError`` if the parameters are not an array of floats in one writeable piece of
        memory, or either is float16, in which squares vanish or overflow, ``ValueError`` if the
        gradients have another shape, or the parameters another than before, and
        ``FloatingPointError`` if a number becomes too large.
        """
        if not isinstance(parameters, np.ndarray) or parameters.dtype.kind != "f":
            raise TypeError(f"parameters must be an array of floats, got {parameters!r}")
        if not (parameters.flags.c_contiguous and parameters.flags.writeable):
            raise TypeError("parameters must lie in one piece, got a slice with gaps, and be "
                            "writeable: copy them")
        shape = parameters.shape
        if np.shape(gradients) != shape:
            raise ValueError(f"gradients must have the shape {shape}, got {np.shape(gradients)}")
        w, g = parameters.reshape(-1), np.asarray(gradients).reshape(-1)
        check_dtype(w.dtype, "parameters")
        check_dtype(g.dtype, "gradients")
        if self._state is None:
            self._state = [np.zeros_like(w) for _ in range(self.kept)]
        if any(array.size != w.size for array in self._state):
            raise ValueError("this optimizer belongs to other parameters: make a new one")
        self._advance()
        try:
            with np.errstate(over="raise"):
                for start in range(0, w.size, BLOCK):
                    block = slice(start, start + BLOCK)
                    self._rule(w[block], g[block], *(array[block] for array in self._state))
        except FloatingPointError:
            raise FloatingPointError(
                f"a step, or the square of a gradient of {np.abs(g).max():.2g}, became too large "
                f"for {w.dtype} after {self.iteration - 1} updates: try a smaller learning rate, "
                "or scale the data"
            ) from None

    def _advance(self) -> None:
        rate = self.learning_rate
        rate = rate(self.iteration) if callable(rate) else rate
        self.rate = as_number(rate, "learning_rate", lambda r: 0 <= r < math.inf, "0 or positive")
        self.iteration += 1


class SGD(Optimizer):
    """Gradient descent, called stochastic with mini-batches: ``w <- w - rate g``.

    Source: Robbins and Monro 1951, "A stochastic approximation method".

    >>> w = np.array([1.0])
    >>> SGD(0.1).update(w, np.array([2.0]))
    >>> w.tolist()
    [0.8]
    """

    def _rule(self, w: FloatArray, g: FloatArray) -> None:
        w -= self.rate * g


class Momentum(Optimizer):
    """A ball that rolls: ``v <- momentum v - rate g``, ``w <- w + v``.

    Source: Polyak 1964; in this form Sutskever et al. 2013, "On the importance of initialization
    and momentum in deep learning", eq. 1 and 2.

    >>> w, optimizer = np.array([1.0]), Momentum(0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     optimizer.update(w, np.array([2.0]))
    >>> w.round(12).tolist()
    [0.5]
    """

    kept = 1

    def __init__(self, learning_rate: Rate = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate)
        self.momentum = as_share(momentum, "momentum")

    def _rule(self, w: FloatArray, g: FloatArray, v: FloatArray) -> None:
        v *= self.momentum
        v -= self.rate * g
        w += v


class Nesterov(Momentum):
    """Momentum that looks ahead: ``v <- momentum v - rate g``, ``w <- w + momentum v - rate g``.

    The parameters kept are those at the point looked at. Source: Nesterov 1983; in this form
    Bengio, Boulanger-Lewandowski and Pascanu 2013, "Advances in optimizing recurrent networks",
    "Simplified Nesterov momentum".

    >>> w = np.array([1.0])
    >>> Nesterov(0.1, momentum=0.5).update(w, np.array([2.0]))
    >>> w.round(12).tolist()
    [0.7]
    """

    def _rule(self, w: FloatArray, g: FloatArray, v: FloatArray) -> None:
        v *= self.momentum
        v -= self.rate * g
        w += self.momentum * v - self.rate * g


class AdaGrad(Optimizer):
    """A rate for each parameter: ``s <- s + g^2``, ``w <- w - rate g / (sqrt(s) + eps)``.

    Source: Duchi, Hazan and Singer 2011, "Adaptive subgradient methods".

    >>> w = np.array([1.0, 1.0])
    >>> AdaGrad(0.1).update(w, np.array([2.0, 0.002]))
    >>> w.round(6).tolist()
    [0.9, 0.9]
    """

    kept = 1

    def __init__(self, learning_rate: Rate = 0.01, eps: float = 1e-10) -> None:
        super().__init__(learning_rate)
        self.eps = as_eps(eps)

    def _rule(self, w: FloatArray, g: FloatArray, s: FloatArray) -> None:
        s += g * g
        w -= self.rate * g / (np.sqrt(s) + self.eps)


class RMSProp(Optimizer):
    """AdaGrad that forgets: ``s <- rho s + (1 - rho) g^2``, then as `AdaGrad`.

    Source: Tieleman and Hinton 2012, Coursera lecture 6.5.

    >>> w = np.array([1.0])
    >>> RMSProp(0.1, rho=0.75).update(w, np.array([2.0]))
    >>> w.round(6).tolist()
    [0.8]
    """

    kept = 1

    def __init__(self, learning_rate: Rate = 0.001, rho: float = 0.9, eps: float = 1e-8) -> None:
        super().__init__(learning_rate)
        self.rho, self.eps = as_share(rho, "rho"), as_eps(eps)

    def _rule(self, w: FloatArray, g: FloatArray, s: FloatArray) -> None:
        s += (1 - self.rho) * (g * g - s)
        w -= self.rate * g / (np.sqrt(s) + self.eps)


class AdaDelta(Optimizer):
    """RMSProp whose rate is the size of its own past steps, kept in ``u``.

    ``step = sqrt(u + eps) / sqrt(s + eps) g``, ``w <- w - rate step``. Source: Zeiler 2012,
    "ADADELTA", algorithm 1, where the rate is 1.

    >>> w = np.array([1.0])
    >>> AdaDelta().update(w, np.array([2.0]))
    >>> w.round(6).tolist()
    [0.996838]
    """

    kept = 2

    def __init__(self, learning_rate: Rate = 1.0, rho: float = 0.9, eps: float = 1e-6) -> None:
        super().__init__(learning_rate)
        self.rho, self.eps = as_share(rho, "rho"), as_eps(eps)

    def _rule(self, w: FloatArray, g: FloatArray, s: FloatArray, u: FloatArray) -> None:
        s += (1 - self.rho) * (g * g - s)
        step = np.sqrt(u + self.eps) / np.sqrt(s + self.eps) * g
        u += (1 - self.rho) * (step * step - u)
        w -= self.rate * step


class Adam(Optimizer):
    """Momentum and RMSProp together, both corrected for their start at 0.

    ``m <- beta1 m + (1 - beta1) g``, ``v <- beta2 v + (1 - beta2) g^2``, then with
    ``m' = m / (1 - beta1^t)`` and ``v' = v / (1 - beta2^t)``: ``w <- w - rate m' / (sqrt(v') +
    eps)``. Source: Kingma and Ba 2015, "Adam", algorithm 1; the corrections folded into two
    numbers as at the end of its section 2.

    >>> w = np.array([1.0])
    >>> Adam(0.1).update(w, np.array([2.0]))
    >>> w.round(6).tolist()
    [0.9]
    """

    kept = 2

    def __init__(
        self, learning_rate: Rate = 0.001, beta1: float = 0.9, beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        super().__init__(learning_rate)
        self.beta1, self.beta2 = as_share(beta1, "beta1"), as_share(beta2, "beta2")
        self.eps = as_eps(eps)

    def _rule(self, w: FloatArray, g: FloatArray, m: FloatArray, v: FloatArray) -> None:
        root = math.sqrt(1 - self.beta2**self.iteration)
        step = self.rate * root / (1 - self.beta1**self.iteration)
        m += (1 - self.beta1) * (g - m)
        v += (1 - self.beta2) * (g * g - v)
        w -= step * m / (np.sqrt(v) + self.eps * root)


class Nadam(Adam):
    """Adam with Nesterov's look ahead, whose momentum ``mu`` warms up.

    ``mu_t = beta1 (1 - 0.96^(t psi) / 2)``. Source: Dozat 2016, "Incorporating Nesterov momentum
    into Adam", algorithm 2 and its momentum schedule.

    >>> w = np.array([1.0])
    >>> Nadam(0.1).update(w, np.array([2.0]))
    >>> w.round(6).tolist()
    [0.894355]
    """

    def __init__(
        self, learning_rate: Rate = 0.002, beta1: float = 0.9, beta2: float = 0.999,
        eps: float = 1e-8, psi: float = 0.004,
    ) -> None:
        super().__init__(learning_rate, beta1, beta2, eps)
        self.psi = as_positive(psi, "psi")
        self._mu_product = 1.0

    def _mu(self, t: int) -> float:
        return self.beta1 * (1 - 0.5 * 0.96 ** (t * self.psi))

    def _advance(self) -> None:
        super()._advance()
        self._mu_product *= self._mu(self.iteration)

    def _rule(self, w: FloatArray, g: FloatArray, m: FloatArray, v: FloatArray) -> None:
        mu, mu_next = self._mu(self.iteration), self._mu(self.iteration + 1)
        m += (1 - self.beta1) * (g - m)
        v += (1 - self.beta2) * (g * g - v)
        look_ahead = mu_next / (1 - self._mu_product * mu_next) * m
        look_ahead += (1 - mu) / (1 - self._mu_product) * g
        root = math.sqrt(1 - self.beta2**self.iteration)
        w -= self.rate * root * look_ahead / (np.sqrt(v) + self.eps * root)
