"""Calls as a student sees them can be pasted into a cell and are the calls that were made."""

import ast
import contextlib
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from neuron_to_mnist.checks import Marks, expressions, report
from neuron_to_mnist.checks.ch09_mnist.mistakes import REFUSED
from tests.exercises.tasks import ASSIGNMENTS, read_solution, run_cell


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


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_visible_call_runs_when_pasted_and_is_short(assignment, monkeypatch):
    calls = []
    visible = Marks.visible

    def note(marks, step, arguments, expected, **settings):
        calls.append((step, marks.call(arguments), expected))
        if marks._call is None:
            values = [expressions.value_of(argument) for argument in arguments]
            pasted = arguments_of(marks.call(arguments), namespace)
            # A function of the course stands for the student's of the same name.
            assert all(
                callable(got) if callable(value) else same(value, got)
                for value, got in zip(values, pasted, strict=True)
            )
        visible(marks, step, arguments, expected, **settings)

    monkeypatch.setattr(Marks, "visible", note)
    namespace = {"np": np}
    with contextlib.redirect_stdout(io.StringIO()), report.collected():
        for cell in read_solution(assignment).cells:
            if cell.cell_type == "code":
                run_cell(cell.source, namespace)
    assert len(calls) > 30
    for step, call, expected in calls:
        assert len(call) < 1000, (step, call)
        if expected is not REFUSED:
            run_cell(call, dict(namespace))
        else:
            with pytest.raises(ValueError, match=r"IDX|reshape"):
                run_cell(call, dict(namespace))


def arguments_of(call, namespace):
    """Return the arguments that a call hands over when it is pasted into the notebook."""
    *_, last = ast.parse(call).body
    return [eval(ast.unparse(keyword.value), dict(namespace)) for keyword in last.value.keywords]


@pytest.mark.parametrize("value", [np.float64(0.1), np.float32(0.1), np.int8(3)])
def test_numpy_scalars(value):
    assert eval(expressions.expression(value), {"np": np}) == value
