"""Calls as a student sees them can be pasted into a cell and are the calls that were made."""

import importlib
import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from neuron_to_mnist.checks import Marks, expressions
from neuron_to_mnist.checks.messages import CHAPTERS


def same(a, b):
    """Return whether two arguments are the same to the last bit."""
    if isinstance(a, np.random.Generator):
        return a.bit_generator.state == b.bit_generator.state
    if isinstance(a, np.ndarray):
        return type(b) is np.ndarray and a.dtype == b.dtype and a.shape == b.shape and (
            repr(a.tolist()) == repr(b.tolist())
        )
    if isinstance(a, list | tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if callable(a):
        return callable(b)
    return type(a) is type(b) and (a == b or a != a)


@given(arrays.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_]),
    arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
))
def test_arrays(array):
    assert same(array, eval(expressions.expression(array), {"np": np}))


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.tuples(inner, inner),
))
def test_plain_values(value):
    assert same(value, eval(expressions.expression(value), {"np": np}))


def visible_calls():
    """Return the arguments of every visible check of every task, with the task's parameters."""
    found = []
    visible = Marks.visible

    def note(marks, step, arguments, expected, **settings):
        found.append((marks._task, step, marks._parameters, list(arguments)))
        visible(marks, step, arguments, expected, **settings)

    Marks.visible = note
    try:
        for chapter in CHAPTERS:
            module = importlib.import_module(f"neuron_to_mnist.checks.{chapter}.checks")
            for name, function in vars(module).items():
                if name.startswith("check_"):
                    function(*[lambda *args: None] * len(inspect.signature(function).parameters))
    finally:
        Marks.visible = visible
    return found


def test_every_visible_call_runs_when_pasted_and_is_short():
    calls = visible_calls()
    assert len(calls) > 600
    for task, step, names, arguments in calls:
        written = expressions.call("task", names, arguments)
        given = {}
        eval(written, {"np": np, "task": lambda given=given, **kwargs: given.update(kwargs)})
        values = [expressions.value_of(argument) for argument in arguments]
        assert list(given) == list(names), (task, step)
        assert all(map(same, values, given.values())), (task, step, written)
        assert len(written) < 1000, (task, step, written)


@pytest.mark.parametrize("value", [np.float64(0.1), np.float32(0.1), np.int8(3)])
def test_numpy_scalars(value):
    assert eval(expressions.expression(value), {"np": np}) == value
