"""Easier calls: where one goes right, it explains the error of the call that students see."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Retry


def first_number(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    """Turn a call with an array as its first argument into the call with its first number."""
    x, *others = arguments
    if np.ndim(x) == 0:
        raise ValueError("a number already")
    if isinstance(expected, dict):
        first: Any = {name: float(np.ravel(value)[0]) for name, value in expected.items()}
    else:
        first = float(np.ravel(expected)[0])
    return [float(np.ravel(x)[0]), *others], first


def small_number(expected_at_1: Any) -> Retry:
    """Return a retry that turns a call with a large number into the call with 1."""

    def retry(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
        x, *others = arguments
        if np.ndim(x) > 0 or abs(x) < 10:
            raise ValueError("not a large number")
        return [1.0, *others], expected_at_1

    return retry
