"""First weights. Each function draws an array ``(d_in, d_out)`` with the generator it is given.

To change a setting, wrap the function: ``Dense(2, 3, initializer=partial(normal, std=1.0))``.
"""

from typing import Any

import numpy as np

from nnlib._validate import FloatArray, as_amount, as_rng, as_size


def _checked(rng: Any, d_in: int, d_out: int) -> tuple[np.random.Generator, int, int]:
    return as_rng(rng), as_size(d_in, "d_in"), as_size(d_out, "d_out")


def zeros(rng: np.random.Generator, d_in: int, d_out: int) -> FloatArray:
    """Return zeros: right for biases, and a failure to look at for weights (chapter 6).

    >>> zeros(np.random.default_rng(1), 2, 3).tolist()
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    return np.zeros((d_in, d_out))


def normal(rng: np.random.Generator, d_in: int, d_out: int, std: float = 0.01) -> FloatArray:
    """Draw from the normal distribution with mean 0 and standard deviation ``std``.

    Saito, "Deep Learning from Scratch", section 4.5, takes 0.01; Nielsen, "Neural Networks and
    Deep Learning", chapter 1, takes 1.

    >>> normal(np.random.default_rng(1), 2, 3).shape
    (2, 3)
    """
    rng, d_in, d_out = _checked(rng, d_in, d_out)
    return rng.normal(0, as_amount(std, "std"), (d_in, d_out))


def xavier_normal(rng: np.random.Generator, d_in: int, d_out: int) -> FloatArray:
    """Draw with variance ``2 / (d_in + d_out)``: for sigmoid and tanh.

    Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward
    neural networks", eq. 12.

    >>> xavier_normal(np.random.default_rng(1), 2, 3).shape
    (2, 3)
    """
    rng, d_in, d_out = _checked(rng, d_in, d_out)
    return rng.normal(0, np.sqrt(2 / (d_in + d_out)), (d_in, d_out))


def xavier_uniform(rng: np.random.Generator, d_in: int, d_out: int) -> FloatArray:
    """Draw evenly between ``-r`` and ``r``, ``r = sqrt(6 / (d_in + d_out))``.

    Source: Glorot and Bengio 2010, eq. 16 ("normalized initialization").

    >>> bool(abs(xavier_uniform(np.random.default_rng(1), 2, 4)).max() < 1)
    True
    """
    rng, d_in, d_out = _checked(rng, d_in, d_out)
    r = np.sqrt(6 / (d_in + d_out))
    return rng.uniform(-r, r, (d_in, d_out))


def he_normal(rng: np.random.Generator, d_in: int, d_out: int) -> FloatArray:
    """Draw with variance ``2 / d_in``: for ReLU, which lets half of the signal through.

    Source: He et al. 2015, "Delving deep into rectifiers", eq. 10.

    >>> he_normal(np.random.default_rng(1), 2, 3).shape
    (2, 3)
    """
    rng, d_in, d_out = _checked(rng, d_in, d_out)
    return rng.normal(0, np.sqrt(2 / d_in), (d_in, d_out))


def he_uniform(rng: np.random.Generator, d_in: int, d_out: int) -> FloatArray:
    """Draw evenly between ``-r`` and ``r``, ``r = sqrt(6 / d_in)``: the same variance, bounded.

    >>> bool(abs(he_uniform(np.random.default_rng(1), 6, 4)).max() < 1)
    True
    """
    rng, d_in, d_out = _checked(rng, d_in, d_out)
    r = np.sqrt(6 / d_in)
    return rng.uniform(-r, r, (d_in, d_out))
