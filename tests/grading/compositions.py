"""Expressions in the course's packages, and in the arguments of a task, that need no work.

In an expression ``a`` are the task's arguments and ``m`` is ``sys.modules``.
"""

import inspect
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

PACKAGES = ("nnlib", "neuron_to_mnist")
CONSTANTS = ("1", "2", "3", "10", "True", "False")
# They read files whatever they are given: tried alone.
READERS = (".load_digits", ".load_mnist", ".load_mnist_or_digits")
MOST_PARTS = 5
# The arguments that go in first, how many they are, those that follow, and how many these are.
Split = tuple[str, int, str, int]


def candidates() -> list[str]:
    """Return an expression for every function and class of the packages that can be imported.

    Class methods and the methods of objects that are at hand count as functions. Runs in the
    sandbox too, so it needs nothing from outside itself.
    """
    import contextlib
    import importlib
    import pkgutil
    import sys

    packages = ("nnlib", "neuron_to_mnist")
    for package in packages:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    seen: set[int] = set()
    expressions = []

    def add(expression: str, value: object, depth: int = 0) -> None:
        module = str(getattr(value, "__module__", None))
        if module.partition(".")[0] in packages:
            if id(value) not in seen:
                seen.add(id(value))
                if callable(value):
                    expressions.append(expression)
                names: list[str] = []
                if isinstance(value, type):
                    names = [name for name, part in vars(value).items()
                             if isinstance(part, classmethod | staticmethod)]
                elif type(value).__module__ == module:
                    names = [name for name in dir(value)
                             if not name.startswith("_") and callable(getattr(value, name))]
                expressions.extend(f"{expression}.{name}" for name in names)
        elif isinstance(value, dict):
            add(f"list({expression}.values())", list(value.values()), depth)
        elif isinstance(value, list | tuple) and depth < 2:
            for number, part in enumerate(value):
                add(f"{expression}[{number}]", part, depth + 1)

    for name in sorted(name for name in sys.modules if name.partition(".")[0] in packages):
        for part, value in sorted(vars(sys.modules[name]).items()):
            if not part.startswith("__"):
                add(f"m[{name!r}].{part}", value)
    return expressions


def calls(candidate: str, value: Any, count: int) -> Iterator[str]:
    """Yield the calls of a function or class for a task with ``count`` arguments.

    Alone; with the arguments in another order, with some left out, with a constant more; what that
    returns called with the rest; and every method and property of an object that is made of some
    of the arguments. What draws is left out: a figure is no answer to any task.
    """
    if getattr(value, "__annotations__", {}).get("return") in (Figure, "Figure"):
        return
    splits: list[Split] = [(f"*a[:{k}]", k, f"*a[{k}:]", count - k) for k in range(count + 1)]
    splits += [(f"*a[{k}:]", count - k, f"*a[:{k}]", k) for k in range(1, count)]
    yield f"{candidate}(*a)"
    if candidate.endswith(READERS):
        return
    if isinstance(value, type):
        yield from _of_objects(candidate, value, splits)
        return
    if takes(value, count) and 2 <= count <= 4:
        for order in itertools.permutations(range(count)):
            yield f"{candidate}({', '.join(f'a[{i}]' for i in order)})"
    if takes(value, count + 1):
        yield from (f"{candidate}(*a, {constant})" for constant in CONSTANTS)
    for first, taken, rest, left in splits:
        if left and takes(value, taken):
            yield f"{candidate}({first})"
            yield f"{candidate}({first})({rest})"


def _of_objects(candidate: str, value: type, splits: Sequence[Split]) -> Iterator[str]:
    makers: dict[str, Any] = {candidate: value}
    methods: dict[str, Any] = {}
    properties = []
    for kind in value.__mro__:
        if kind.__module__.partition(".")[0] in PACKAGES:
            for name, member in vars(kind).items():
                if isinstance(member, classmethod | staticmethod):
                    makers[f"{candidate}.{name}"] = getattr(value, name)
                elif inspect.isfunction(member) and (name[:2] != "__" or name == "__call__"):
                    methods.setdefault(name, member)
                elif isinstance(member, property):
                    properties.append(name)
    for (maker, function), (first, taken, rest, left) in itertools.product(makers.items(), splits):
        if takes(function, taken):
            for name, method in methods.items():
                if takes(method, left + 1):
                    yield f"{maker}({first}).{name}({rest})"
            yield from (f"{maker}({first}).{name}" for name in properties)


def takes(function: Any, count: int) -> bool:
    """Return whether a function can be called with so many arguments, as far as it says."""
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:
        return True
    return True


def figure_calls(module: str, start: Mapping[str, Any], names: Sequence[str]) -> Iterator[str]:
    """Yield calls of a figure's ``values`` with the task's arguments for numbers of its state.

    ``names`` are those of the arguments.
    """
    values, state = f"m[{module!r}].values", f"m[{module!r}].START"
    numbers = [name for name, value in start.items() if type(value) in (int, float)]
    flat = "numpy.hstack([numpy.ravel(x) for x in a]).tolist()"
    for k in range(len(numbers)):
        yield f"{values}({{**{state}, **dict(zip({numbers[k:]}, {flat}))}})"
    if any(name in start for name in names):
        yield f"{values}({{**{state}, **dict(zip({list(names)}, a))}})"


def results(
    call: str, value: Any, before: Sequence[Any], after: Sequence[Any]
) -> Iterator[tuple[str, Any]]:
    """Yield what a call gave: all of it, each part of it, and arguments that it changed."""
    yield call, value
    if isinstance(value, tuple | list) and 1 < len(value) <= MOST_PARTS:
        yield f"{call}[::-1]", value[::-1]
        yield from ((f"{call}[{number}]", part) for number, part in enumerate(value))
    elif isinstance(value, dict):
        groups: dict[str, list[str]] = {}
        for key, part in value.items():
            yield f"{call}[{key!r}]", part
            groups.setdefault(str(key).rstrip("0123456789"), []).append(key)
        for keys in groups.values():
            yield f"(lambda v: [v[k] for k in {keys}])({call})", [value[key] for key in keys]
    elif type(value).__module__.partition(".")[0] in PACKAGES and hasattr(value, "__dict__"):
        yield from ((f"{call}.{name}", part) for name, part in vars(value).items())
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        if isinstance(now, np.ndarray | list) and not alike(was, now):
            yield f"[{call}, a[{number}]][1]", now


def alone(expression: str, number: int, count: int) -> str:
    """Return an answer of ``count`` results of which only one is worked out."""
    return f"[{expression} if k == {number} else 0.0 for k in range({count})]"


def alike(first: Any, second: Any) -> bool:
    """Return whether two results have the same numbers, in whatever shape."""
    one, other = _numbers(first), _numbers(second)
    if one is None or other is None:
        return one is other and type(first) is type(second) and repr(first) == repr(second)
    if one.shape != other.shape:
        return False
    same = (one == other) | (np.abs(one - other) <= 1e-8 + 1e-3 * np.abs(other))
    return bool((same | (np.isnan(one) & np.isnan(other))).all())


def _numbers(value: Any) -> np.ndarray | None:
    """Return all numbers in a value, one after the other; None for what is something else."""
    try:
        if isinstance(value, tuple | list):
            return np.concatenate([np.ravel(np.asarray(part, float)) for part in value])
        return np.ravel(np.asarray(value, float))
    except (TypeError, ValueError):
        return None
