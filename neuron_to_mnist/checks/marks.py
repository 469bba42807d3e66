"""Points for the steps of one graded task."""

import contextlib
import copy
import io
import math
import warnings
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from neuron_to_mnist.checks import expressions, report
from neuron_to_mnist.checks.report import MOST_PRINTED, Finding, Points, Report, StepResult
from neuron_to_mnist.checks.results import (
    NotNumbersError,
    agree,
    explain,
    rounded,
    show,
    to_array,
    words,
)

Parts = dict[str, np.ndarray]
Function = Callable[..., Any]
Mistakes = Sequence[tuple[str, Function]]
Retry = Callable[[Sequence[Any], Any], tuple[Sequence[Any], Any]]
_LONGEST_QUOTE = 600
_CALLS_KEPT = 5
_SCALARS = (bool, int, float, str, type(None))

# What `neuron_to_mnist.own`, once it is imported, makes of a report where a student works.
librarian: Callable[["Marks", Report], Report] | None = None


@dataclass
class _Step:
    points: float
    visible_checks: int = 0
    finding: Finding | None = None


class Marks:
    """The marks of one task: its steps, what went wrong in them, and the points they earn.

    Parameters
    ----------
    task
        Id of the task, ``"ch03.weighted_sum"``. A step's title is the message ``task.step``.
    function
        The student's function.
    parameters
        The names of its parameters, in order.
    steps
        Points of every step. A step keeps them if all its checks pass.
    returns
        The names of the results, if the function returns several.
    mistakes
        Pairs of a message id and a function that makes this mistake: a result that equals what
        that function returns for the same arguments is explained by this message.
    retries
        Pairs of a message id and a function that turns arguments and expected result into
        easier ones: if a call stops with an error, but goes right with these, this message
        explains it.
    errors
        Pairs of a message id and words: an error that says these words is explained by this
        message.
    measure
        Turns the results by name into what is compared, where many results are right: weights
        into the outputs that they lead to. May return a Finding instead.
    call
        What a student can paste to see the result, where that is no call of the function with the
        parameters: lines with ``{name}`` in the place of each.
    kept
        Whether the function goes into the student's library when it is right.
    through
        Turns the student's class into a function with the parameters, which uses it.
    """

    def __init__(
        self,
        task: str,
        function: Callable[..., Any],
        *,
        parameters: Sequence[str],
        steps: Mapping[str, float],
        returns: Sequence[str] = (),
        mistakes: Mistakes = (),
        retries: Sequence[tuple[str, Retry]] = (),
        errors: Sequence[tuple[str, str]] = (),
        measure: Callable[[Parts], Parts | Finding] | None = None,
        call: str | None = None,
        kept: bool = False,
        through: Callable[[Any], Function] | None = None,
    ) -> None:
        self.maximum = _points(sum(_points(points) for points in steps.values()))
        self._task = task
        self._function = through(function) if through else function
        self._through = through
        self._parameters = tuple(parameters)
        self._steps = {name: _Step(points) for name, points in steps.items()}
        self._returns = tuple(returns)
        self._mistakes = tuple(mistakes)
        self._retries = tuple(retries)
        self._errors = tuple(errors)
        self._measure = measure
        self._call = call
        self.name = task.rpartition(".")[2]
        self.kept = kept
        self._visible_calls: list[Callable[[Marks], None]] = []
        self._right: list[tuple[Parts, Parts]] = []
        self._hidden_checks = 0
        self._notes: dict[str, Finding] = {}
        self._printed = ""
        self._calls: deque[_Call] = deque(maxlen=_CALLS_KEPT)

    def visible(
        self,
        step: str,
        arguments: Sequence[Any],
        expected: Any,
        *,
        unchanged: bool = False,
        quiet: bool = False,
        drawn: bool = False,
    ) -> None:
        """Check one call whose arguments and results the student may see.

        An argument may be given with :func:`neuron_to_mnist.checks.expressions.made`. ``expected``
        is a number or an array or, where the function returns several results, a dictionary with
        those that this step is about. With ``unchanged`` the call must also leave its arguments
        as they were, with ``quiet`` NumPy must not warn of an overflow, and with ``drawn`` what
        comes must hang on the generator among the arguments and on no other.
        """
        self._visible_calls.append(lambda marks: marks.visible(
            step, arguments, expected, unchanged=unchanged, quiet=quiet, drawn=drawn
        ))
        current = self._steps[step]
        if self._hidden_checks:
            raise RuntimeError("a visible check must come before all hidden ones, or what it "
                               "quotes of the student's code could tell of their inputs")
        current.visible_checks += 1
        if current.finding is None:
            call = self._called([expressions.value_of(value) for value in arguments])
            self._printed = (self._printed + call.printed)[:MOST_PRINTED]
            finding = self._judge(call, expected, unchanged, quiet)
            if finding is None and drawn:
                finding = self._judge_draws(call)
            if finding is not None:
                current.finding = self._with_details(finding, call, arguments, expected)
            elif call.warning:
                self._notes.setdefault(
                    step, Finding("note.warning", quoted={"warning": call.warning})
                )

    def hidden(
        self,
        step: str,
        arguments: Sequence[Any],
        expected: Any,
        *,
        unchanged: bool = False,
        quiet: bool = False,
        drawn: bool = False,
    ) -> None:
        """Check one call that the student does not see. It can only take the step's points."""
        current = self._steps[step]
        self._hidden_checks += 1
        if current.finding is None:
            call = self._called(arguments)
            finding = self._judge(call, expected, unchanged, quiet)
            if finding is None and drawn:
                finding = self._judge_draws(call)
            # No field goes with it: each could tell what the hidden input was.
            current.finding = finding and Finding(finding.message, visible=False)

    def report(self) -> Report:
        """Return what came of the checks so far."""
        for name, step in self._steps.items():
            if step.visible_checks == 0:
                raise RuntimeError(f"the step {name!r} has no visible check")
        steps = tuple(
            StepResult(
                f"{self._task}.{name}", 0.0 if step.finding else _points(step.points),
                _points(step.points), step.finding,
            )
            for name, step in self._steps.items()
        )
        notes = list({
            note.quoted["warning"]: note for name, note in self._notes.items()
            if self._steps[name].finding is None
        }.values())
        if not self._hidden_checks and any(step.earned for step in steps):
            notes.append(Finding("summary.visible"))
        return Report(self._task, steps, tuple(notes), self._printed)

    def again(self, function: Function) -> Report:
        """Return what the visible checks so far say of another function."""
        marks = copy.copy(self)
        marks._function = self._through(function) if self._through else function
        marks._steps = {name: _Step(step.points) for name, step in self._steps.items()}
        marks._visible_calls, marks._right, marks._notes, marks._printed = [], [], {}, ""
        marks._calls = deque(maxlen=_CALLS_KEPT)
        for check in self._visible_calls:
            check(marks)
        return marks.report()

    def total(self) -> Points:
        """Show how every step went and return the points: a number in 0..maximum."""
        result = self.report()
        if librarian is not None and not self._hidden_checks:
            result = librarian(self, result)
        if result.earned > self.maximum:
            raise ValueError(f"expected at most {self.maximum} points, got {result.earned}")
        report.show(result)
        return Points(result.earned)

    def _called(self, arguments: Sequence[Any]) -> "_Call":
        """Call the function, or return a call of late that had the same arguments.

        Several steps look at one call, and calls of a student's function are what grading takes
        its time for. What is drawn from or called among the arguments is not the same again.
        """
        now = list(arguments)
        for call in self._calls:
            if _plainly_same(call.before, now):
                return call
        self._calls.appendleft(_Call(self._function, arguments))
        return self._calls[0]

    def _judge(
        self, call: "_Call", expected: Any, unchanged: bool, quiet: bool
    ) -> Finding | None:
        if not callable(self._function):
            return Finding(
                "error.not_a_function", quoted={"kind": _quoted(type(self._function).__name__)}
            )
        wanted = self._named(expected)
        if isinstance(call.error, NotImplementedError):
            return Finding("error.not_written")
        parts: Parts | Finding | None = None
        if call.error is None:
            parts = self._read(call.value, wanted)
            if isinstance(parts, Finding):
                return parts
            if _all_agree(parts, wanted):
                for name, before, after in zip(
                    self._parameters, call.before, call.after, strict=True
                ):
                    if unchanged and not _same(before, after):
                        return Finding("input.changed", {"name": name})
                if quiet and call.numpy_warning:
                    return Finding("result.warning", quoted={"warning": call.numpy_warning})
                self._right.append((parts, wanted))
                return None
            name = next(name for name in wanted if not agree(parts[name], wanted[name]))
            known = self._recognise(call.before, parts, wanted)
            if known is None or known.message not in self._found():
                known = rounded(parts[name], wanted[name]) or known
            if known is not None:
                return known
        if isinstance(parts, dict) and self._draws_elsewhere(call, parts):
            return Finding("result.random")
        for message, retry in (*_COMMON_RETRIES, *(self._retries if call.error else ())):
            if self._goes_right_with(retry, call.before, expected):
                return Finding(message)
        if call.error is not None:
            return self._explain_error(call.error)
        assert isinstance(parts, dict)
        if any(
            _all_agree(parts, {name: right[name] for name in wanted})
            for right, right_wanted in self._right
            if right_wanted.keys() == wanted.keys()
        ):
            return Finding("result.same_again")
        return explain(parts[name], wanted[name], name)

    def _judge_draws(self, call: "_Call") -> Finding | None:
        """Say so if a right result does not come from the generator that was handed in."""
        again = _Call(self._function, call.before)
        if not _equal(again.value, call.value):
            return Finding("result.random")
        others = [
            np.random.default_rng(0) if isinstance(argument, np.random.Generator) else argument
            for argument in call.before
        ]
        if _equal(_Call(self._function, others).value, call.value):
            return Finding("result.rng_ignored")
        return None

    def _named(self, expected: Any) -> Parts:
        if isinstance(expected, dict):
            return {name: to_array(value) for name, value in expected.items()}
        return {"": to_array(expected)}

    def _read(self, value: Any, wanted: Parts) -> Parts | Finding:
        """Return the results by name as arrays, or what keeps them from being read."""
        if value is None:
            return Finding("result.none")
        try:
            if not self._returns:
                return {"": to_array(value)}
            if type(value) is np.ndarray and (self._measure or all(
                value.ndim == part.ndim + 1 for part in wanted.values()
            )):
                value = list(np.atleast_1d(value))
            several = type(value) is tuple or type(value) is list
            if not several or len(value) != len(self._returns):
                names = ", ".join(self._returns)
                return Finding(
                    "result.parts", {"count": str(len(self._returns)), "names": names}
                )
            for name, part in zip(self._returns, value, strict=True):
                if part is None:
                    return Finding("result.none_inside", {"name": name})
            parts = {
                name: to_array(part) for name, part in zip(self._returns, value, strict=True)
            }
            return self._measure(parts) if self._measure else parts
        except NotNumbersError as error:
            if "bool" in str(error):
                return Finding("result.truth_values")
            return Finding("result.type", quoted={"kind": _quoted(str(error))})
        except Exception:  # whatever an object of the student's does, or a list of endless depth
            return Finding("result.type", quoted={"kind": _quoted(type(value).__name__)})

    def _found(self) -> set[str]:
        return {step.finding.message for step in self._steps.values() if step.finding}

    def _recognise(
        self, arguments: Sequence[Any], parts: Parts, wanted: Parts
    ) -> Finding | None:
        """Find the known mistake that gives these results: all of them, or else those asked for.

        Two mistakes can give the same: one that was found in this task before goes first.
        """
        found = self._found()
        alike: list[str] = []
        numbers = [_as_array(argument) for argument in arguments]
        for message, mistaken in sorted(self._mistakes, key=lambda pair: pair[0] not in found):
            wrong = self._read(result_of(mistaken, numbers), wanted)
            if isinstance(wrong, dict):
                if _all_agree(parts, wrong):
                    return Finding(message)
                if _all_agree(parts, {name: wrong[name] for name in wanted}):
                    alike.append(message)
        return Finding(alike[0]) if alike else None

    def _goes_right_with(self, retry: Retry, arguments: Sequence[Any], expected: Any) -> bool:
        try:
            easier, easier_expected = retry(copy.deepcopy(arguments), expected)
        except (TypeError, ValueError, IndexError):
            return False
        call = _Call(self._function, easier)
        if call.error is not None:
            return False
        wanted = self._named(easier_expected)
        parts = self._read(call.value, wanted)
        return isinstance(parts, dict) and _all_agree(parts, wanted)

    def _draws_elsewhere(self, call: "_Call", parts: Parts) -> bool:
        """Return whether a call with a generator gives something else when it is made again."""
        if not any(isinstance(argument, np.random.Generator) for argument in call.before):
            return False
        again = _Call(self._function, call.before)
        read = self._read(again.value, parts)
        return isinstance(read, dict) and not _all_agree(read, parts)

    def _explain_error(self, error: Exception | SystemExit) -> Finding:
        said = words(error)
        for message, part in self._errors:
            if part in said:
                return Finding(message)
        if isinstance(error, UnboundLocalError):
            return Finding("error.local_name")
        if isinstance(error, NameError):
            return Finding("error.name")
        if isinstance(error, IndexError):
            return Finding("error.index")
        if isinstance(error, TypeError) and ("for ^" in said or "bitwise_xor" in said):
            return Finding("error.power")
        if isinstance(error, TypeError) and "not callable" in said:
            return Finding("error.not_callable")
        if isinstance(error, TypeError) and "positional argument" in said:
            return Finding("error.signature", {"parameters": ", ".join(self._parameters)})
        if isinstance(error, ValueError) and "truth value" in said:
            return Finding("error.truth_value")
        if isinstance(error, ValueError) and "inhomogeneous" in said:
            return Finding("error.uneven")
        if isinstance(error, ValueError) and ("shape" in said or "mismatch" in said):
            return Finding("error.shapes")
        return Finding("error.raised", quoted={"error": _quoted(type(error).__name__)})

    def call(self, arguments: Sequence[Any]) -> str:
        """Return Python that tries the function with these arguments when pasted into a cell."""
        needs = dict.fromkeys(
            argument.needs for argument in arguments
            if isinstance(argument, expressions.Made) and argument.needs
        )
        if self._call is None:
            lines = expressions.call(self.name, self._parameters, arguments)
        else:
            written = map(expressions.expression, arguments)
            lines = self._call.format(**dict(zip(self._parameters, written, strict=True)))
        return "\n".join([*needs, lines])

    def _with_details(
        self, finding: Finding, call: "_Call", arguments: Sequence[Any], expected: Any
    ) -> Finding:
        """Return a visible finding with the call, what was expected and what came."""
        came = show(call.value)
        if call.error is not None:
            came = f"{type(call.error).__name__}: {words(call.error)}".removesuffix(": ")
        elif isinstance(expected, dict):
            parts = self._read(call.value, self._named(expected))
            if isinstance(parts, dict):
                came = _show_parts({name: parts[name] for name in expected})
        return replace(
            finding,
            call=self.call(arguments),
            expected=_show_parts(expected) if isinstance(expected, dict) else show(expected),
            came=_quoted(came),
        )


class _Call:
    """One call of a function with copies of the arguments, and all that came of it."""

    def __init__(self, function: Callable[..., Any], arguments: Sequence[Any]) -> None:
        self.before = _copied(arguments)
        self.after = _copied(arguments)
        self.value: Any = None
        self.error: Exception | SystemExit | None = None
        written = io.StringIO()
        # A word on stderr would cost the points of the whole cell.
        with (
            warnings.catch_warnings(record=True) as caught,
            contextlib.redirect_stdout(written),
            contextlib.redirect_stderr(written),
        ):
            warnings.simplefilter("always")
            try:
                self.value = function(*self.after)
            except (Exception, SystemExit) as error:
                self.error = error
        self.printed = _writable(written.getvalue())
        self.warning = _quoted(words(caught[0].message)) if caught else ""
        self.numpy_warning = _quoted(next(
            (words(each.message) for each in caught
             if issubclass(each.category, RuntimeWarning)), "",
        ))


def result_of(mistaken: Callable[..., Any], arguments: Sequence[Any]) -> Any:
    """Return what a known mistake makes of copies of the arguments; None where it fails."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return mistaken(*_copied(arguments))
        except (Exception, SystemExit):
            return None


def _copied(arguments: Sequence[Any]) -> list[Any]:
    """Return deep copies, fast where all is plain and no array or list comes twice."""
    held = [id(each) for each in arguments if type(each) in (np.ndarray, list)]
    if len(set(held)) == len(held) and all(map(_is_plain, arguments)):
        return [copy.copy(each) for each in arguments]
    return copy.deepcopy(list(arguments))


def _is_plain(value: Any) -> bool:
    """Return whether a copy of a value shares nothing with it that can change."""
    if type(value) is np.ndarray:
        return value.dtype != object
    return all(type(part) in _SCALARS for part in (value if type(value) is list else (value,)))


def _points(points: object) -> float:
    """Return ``points`` as a plain float if it is a finite number of at least 0."""
    if not (type(points) is int or type(points) is float) or not math.isfinite(points):
        raise ValueError(f"expected a finite number of points, got {points!r}")
    if points < 0:
        raise ValueError(f"expected at least 0 points, got {points}")
    return float(points)


def _quoted(text: str) -> str:
    """Return words of the student's code, not too many of them."""
    return _writable(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


def _writable(text: str) -> str:
    """Return text of the student's code in a form that every file can hold."""
    return text.encode("utf-8", "replace").decode()


def _show_parts(parts: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {show(value)}" for name, value in parts.items())


def _all_agree(came: Parts, wanted: Parts) -> bool:
    return all(name in came and agree(came[name], wanted[name]) for name in wanted)


def _equal(one: Any, other: Any) -> bool:
    """Return whether two results are the same to the last bit, part by part."""
    parts = [value if isinstance(value, tuple | list) else [value] for value in (one, other)]
    try:
        return len(parts[0]) == len(parts[1]) and all(
            np.array_equal(to_array(first), to_array(second))
            for first, second in zip(*parts, strict=True)
        )
    except NotNumbersError:
        return False


def _same(before: Any, after: Any) -> bool:
    """Return whether an argument is to the last bit what it was before the call."""
    if isinstance(before, np.ndarray):
        return (
            type(after) is np.ndarray
            and before.dtype == after.dtype
            and np.array_equal(before, after)
        )
    if isinstance(before, list):
        return len(before) == len(after) and all(map(_same, before, after))
    if isinstance(before, np.random.Generator) or callable(before):
        return True  # It is there to be used.
    return type(before) is type(after) and bool(before == after)


def _plainly_same(before: Any, now: Any) -> bool:
    """Return whether two values are the same data to the last bit; what is no data is never."""
    if type(before) is not type(now):
        return False
    if isinstance(before, list | tuple):
        return len(before) == len(now) and all(map(_plainly_same, before, now))
    if isinstance(before, np.ndarray | np.generic):
        return (
            before.dtype == now.dtype and before.dtype != object
            and before.shape == now.shape and before.tobytes() == now.tobytes()
        )
    if isinstance(before, float):
        return before.hex() == now.hex()
    return isinstance(before, int | str | None) and before == now


def _as_array(argument: Any) -> Any:
    """Turn a list of numbers into an array; leave anything else as it is."""
    if isinstance(argument, list) and not any(isinstance(part, np.ndarray) for part in argument):
        return np.array(argument, dtype=np.float64)
    return argument


def _lists_to_arrays(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    arrays = [_as_array(argument) for argument in arguments]
    if all(array is argument for array, argument in zip(arrays, arguments, strict=True)):
        raise TypeError("no list among the arguments")
    return arrays, expected


def _integers_in_lists_to_floats(
    arguments: Sequence[Any], expected: Any
) -> tuple[Sequence[Any], Any]:
    decimals = [
        _as_array(argument).tolist()
        if isinstance(argument, list) and np.asarray(argument).dtype.kind == "i"
        else argument
        for argument in arguments
    ]
    if all(new is argument for new, argument in zip(decimals, arguments, strict=True)):
        raise TypeError("no list of integers among the arguments")
    return decimals, expected


def _integers_to_floats(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    if not any(isinstance(a, np.ndarray) and a.dtype.kind == "i" for a in arguments):
        raise TypeError("no array of integers among the arguments")
    return [
        argument.astype(np.float64) if isinstance(argument, np.ndarray) else argument
        for argument in arguments
    ], expected


_COMMON_RETRIES: tuple[tuple[str, Retry], ...] = (
    ("input.integers", _integers_in_lists_to_floats),
    ("input.list", _lists_to_arrays),
    ("input.integers", _integers_to_floats),
)
