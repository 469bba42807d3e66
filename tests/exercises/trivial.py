"""Answers that know nothing of their task: a number, an argument, zeros, an error."""

import copy
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Marks
from neuron_to_mnist.checks.results import NotNumbersError, agree, to_array
from tests.exercises.recorded import Check

Answer = Callable[..., Any]
_ERRORS = (ValueError, TypeError, IndexError, KeyError, ZeroDivisionError, NotImplementedError)
_NUMBERS = (0, 0.0, 1, 1.0, -1, 0.5, 2, True, False, np.float32(0), np.nan, np.inf)
_CONSTANTS = (None, *_NUMBERS, "", [], {}, [0], [1], np.zeros(0), np.zeros((0, 2)), np.eye(2))
# Of results that are judged together all combinations of these are tried, so they are few.
_FEW = re.compile(r"0|1|-1|array\(\[\], dtype=float64\)|(zeros like )?argument \d|.* right shape")


def values(count: int, right: Answer) -> Iterator[tuple[str, Answer]]:
    """Yield named functions of ``count`` arguments that know at most the shape of ``right``."""
    for constant in _CONSTANTS:
        yield repr(constant), lambda *_, constant=constant: constant
    for i in range(count):
        yield f"argument {i}", lambda *a, i=i: a[i]
        yield f"argument {i} as an array", lambda *a, i=i: np.array(a[i], dtype=float)
        yield f"zeros like argument {i}", lambda *a, i=i: np.zeros_like(a[i], dtype=float)
        yield f"ones like argument {i}", lambda *a, i=i: np.ones_like(a[i], dtype=float)
        yield f"length of argument {i}", lambda *a, i=i: len(a[i])
    for number in (0.0, 1.0, 0.5, -1.0):
        yield f"{number} in the right shape", (
            lambda *a, number=number: np.full(np.shape(right(*a)), number)
        )


def answers(marks: Marks) -> Iterator[tuple[str, Answer]]:
    """Yield named answers to a task: such a value, for each of several results, or an error."""
    for error in _ERRORS:
        yield error.__name__, _raising(error)
    count = len(marks._returns)
    for name, value in values(len(marks._parameters), marks._function):
        yield name, value
        if count:
            yield f"{count} times {name}", lambda *a, value=value: (value(*a),) * count


def guessed(marks: Marks, checks: list[Check]) -> bool:
    """Return whether such values, one chosen for each result, are right in all these checks."""
    returns = marks._returns or ("",)
    known = {name: list(values(len(marks._parameters), _part(marks, name))) for name in returns}
    if marks._measure is not None:
        few = [[value for said, value in known[name] if _FEW.fullmatch(said)] for name in returns]
        return any(_measures_right(marks, chosen, checks) for chosen in itertools.product(*few))
    wanted = [(check.arguments, marks._named(check.expected)) for check in checks]
    return all(
        any(
            all(_agrees(value, arguments, results[name])
                for arguments, results in wanted if name in results)
            for _, value in known[name]
        )
        for name in {name for _, results in wanted for name in results}
    )


def _raising(error: type[Exception]) -> Answer:
    def answer(*_: Any) -> Any:
        raise error("no")

    return answer


def _part(marks: Marks, name: str) -> Answer:
    """Return the function that gives one of the right results."""
    if not name:
        return marks._function
    return lambda *arguments: marks._function(*arguments)[marks._returns.index(name)]


def _agrees(value: Answer, arguments: tuple[Any, ...], expected: np.ndarray) -> bool:
    try:
        return agree(to_array(value(*copy.deepcopy(arguments))), expected)
    except (TypeError, ValueError, NotNumbersError):
        return False


def _measures_right(marks: Marks, chosen: tuple[Answer, ...], checks: list[Check]) -> bool:
    for check in checks:
        wanted = marks._named(check.expected)
        try:
            parts = marks._read(tuple(value(*check.arguments) for value in chosen), wanted)
        except (TypeError, ValueError):
            return False
        if not isinstance(parts, dict) or not all(
            agree(parts[name], part) for name, part in wanted.items()
        ):
            return False
    return True
