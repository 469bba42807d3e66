"""Values written as Python that makes them again, so that a call can be pasted into a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_LINE = 88


@dataclass(frozen=True)
class Made:
    """A value that is too large to write out, with an expression that makes it.

    ``needs`` is the import that the expression wants beside NumPy's.
    """

    expression: str
    value: Any
    needs: str = ""


def made(expression: str, needs: str = "") -> Made:
    """Return the value of ``expression``, which may use ``np`` and what ``needs`` imports.

    >>> made("np.arange(100).reshape(20, 5)").value.shape
    (20, 5)
    """
    names: dict[str, Any] = {"np": np}
    exec(needs, names)
    return Made(expression, eval(expression, names), needs)


def value_of(argument: Any) -> Any:
    """Return what stands for an argument in a call."""
    return argument.value if isinstance(argument, Made) else argument


def call(function: str, names: Sequence[str], arguments: Sequence[Any]) -> str:
    """Return a call that runs when pasted, with one argument a line if it is long."""
    parts = [
        f"{name}={expression(argument)}" for name, argument in zip(names, arguments, strict=True)
    ]
    line = f"{function}({', '.join(parts)})"
    if len(line) <= _LINE:
        return line
    return "".join([f"{function}(\n", *(f"    {part},\n" for part in parts), ")"])


def expression(value: Any) -> str:
    """Return Python that makes ``value``, with every digit it has.

    >>> expression(np.array([[0.1, 2.0]]))
    'np.array([[0.1, 2.0]])'
    >>> expression(np.zeros((0, 3)))
    'np.zeros((0, 3))'
    """
    if isinstance(value, Made):
        return value.expression
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.floating) and not isinstance(value, float):
        return f"np.{value.dtype.name}({expression(float(value))})"
    if isinstance(value, float):
        return repr(float(value)).replace("inf", "np.inf").replace("nan", "np.nan")
    if isinstance(value, np.integer):
        return repr(int(value))
    if isinstance(value, np.random.Generator):
        return f"np.random.default_rng({getattr(value.bit_generator.seed_seq, 'entropy', '')})"
    if type(value) is tuple:
        return f"({', '.join(map(expression, value))}{',' * (len(value) == 1)})"
    if type(value) is list:
        return f"[{', '.join(map(expression, value))}]"
    if callable(value):
        return str(getattr(value, "__name__", value))
    return repr(value)


def _array(array: np.ndarray) -> str:
    if array.size == 0:
        dtype = "" if array.dtype == np.float64 else f", dtype={_dtype(array)}"
        return f"np.zeros({array.shape}{dtype})"
    numbers = array.tolist()
    dtype = "" if np.array(numbers).dtype == array.dtype else f", dtype={_dtype(array)}"
    return f"np.array({expression(numbers)}{dtype})"


def _dtype(array: np.ndarray) -> str:
    return "bool" if array.dtype == np.bool_ else f"np.{array.dtype.name}"
