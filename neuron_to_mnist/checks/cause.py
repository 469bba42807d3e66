"""One cause a task: the one mistake that explains what came, or else what is seen.

Two mistakes can give the same number once. So a mistake is told only if it also gives what came in
every call that went right, if it explains most of what went wrong, over calls with different
arguments, and if no other explains as much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

import numpy as np

from neuron_to_mnist.checks import expressions
from neuron_to_mnist.checks.marks import Function, Marks, Parts, _as_array, _Call
from neuron_to_mnist.checks.report import Finding, Report
from neuron_to_mnist.checks.results import OPEN, agree, explain

# What a known mistake gives for a call, nothing if it fails there, None if it says nothing of it.
Mistake = Callable[["Tried"], Parts | None]

# What has no value to be compared, and what has one of another shape.
_NO_VALUE = (
    "error.not_a_function", "result.none", "result.none_inside", "result.type",
    "result.truth_values", "result.parts",
)
_SHAPES = (
    "result.number_expected", "result.array_expected", "result.transposed", "result.extra_axis",
    "result.one_row", "result.shape",
)
# What one result may look like by chance: told only if every wrong one looks so.
_BY_CHANCE = (
    "result.whole_numbers", "result.rounded", "result.sign", "result.order", "result.same_again",
)


@dataclass(frozen=True)
class Tried:
    """A visible call: its step, what was expected, what came, what is wrong and what is seen.

    ``came`` is None where nothing could be read, ``wrong`` where the call went right. A probe is a
    call without a step, which only tells two mistakes apart.
    """

    step: str
    arguments: Sequence[Any]
    expected: Parts
    came: Parts | None
    raised: bool = False
    wrong: Finding | None = None
    seen: Finding | None = None


def one_cause(
    tried: Sequence[Tried], mistakes: Sequence[tuple[str, Mistake]]
) -> tuple[Tried, str] | None:
    """Return the call to tell of, and the id of the message on it; None if nothing is wrong."""
    wrong = [each for each in tried if each.wrong is not None]
    if not wrong:
        return None
    for each in wrong:
        if each.wrong and each.wrong.message == "error.not_written":
            return each, each.wrong.message
    if all(each.raised for each in tried):
        return _of_its_own(wrong[0])
    for each in wrong:
        if each.wrong and each.wrong.message in _NO_VALUE:
            return each, each.wrong.message
    # A known mistake says more of a shape than the shape itself does.
    shapes = [each for each in wrong if each.seen and each.seen.message in _SHAPES]
    told = _explained(tried, mistakes) or _of_its_own(min(shapes or wrong, key=_size))
    seen = [each.seen.message for each in wrong if each.seen and not each.raised]
    if told[1] in _BY_CHANCE and (len(seen) < 2 or set(seen) != {told[1]}):
        return told[0], "result.value"
    return told


def _of_its_own(each: Tried) -> tuple[Tried, str]:
    finding = each.seen or each.wrong
    assert finding is not None
    return each, finding.message


def _explained(
    tried: Sequence[Tried], mistakes: Sequence[tuple[str, Mistake]]
) -> tuple[Tried, str] | None:
    """Return the first call that the only mistake explains which explains enough."""
    steps = {each.step for each in tried if each.wrong is not None}
    found: dict[str, tuple[int, Tried]] = {}
    for message, mistake in mistakes:
        given = [(each, _gives(mistake, each)) for each in tried]
        if any(gives is False for each, gives in given if each.wrong is None):
            continue
        contradicted = {each.step for each, gives in given if gives is False}
        explained = [each for each, gives in given
                     if gives and each.wrong is not None and each.step not in contradicted]
        count = len({each.step for each in explained})
        if 2 * count > len(steps) and _different([each for each, gives in given if gives]):
            known = found.get(message)
            if known is None or known[0] < count:
                found[message] = count, explained[0]
    most = max((count for count, _ in found.values()), default=0)
    best = [(call, message) for message, (count, call) in found.items() if count == most]
    return best[0] if len(best) == 1 else None


def _gives(mistake: Mistake, each: Tried) -> bool | None:
    """Return whether a mistake gives what came of a call; None if one of them says nothing."""
    if each.came is None:
        return None if each.raised else False
    given = mistake(each)
    if given is None or any(part.shape == OPEN.shape for part in given.values()):
        return None
    return all(name in given and agree(given[name], part) for name, part in each.came.items())


def _different(calls: Sequence[Tried]) -> bool:
    """Return whether there are two calls with different arguments among these."""
    return len({repr(call.arguments) for call in calls}) > 1


def _size(each: Tried) -> int:
    return sum(int(np.size(argument)) if isinstance(argument, np.ndarray | list) else 1
               for argument in each.arguments)


class OneCauseMarks(Marks):
    """Marks whose report tells one cause: at the step that shows it, and nothing at the others.

    ``where`` names for a message the steps that it is about; its mistake says nothing of others.
    """

    def __init__(
        self, task: str, function: Function, *,
        where: Mapping[str, Sequence[str]] | None = None, **settings: Any,
    ) -> None:
        super().__init__(task, function, **settings)
        self._where = dict(where or {})
        self._tried: list[Tried] = []

    def visible(
        self, step: str, arguments: Sequence[Any], expected: Any, *, unchanged: bool = False,
        quiet: bool = False, drawn: bool = False,
    ) -> None:
        """Check one call, also where its step is lost already: it may tell the cause."""
        how = {"unchanged": unchanged, "quiet": quiet}
        super().visible(step, arguments, expected, drawn=drawn, **how)
        call = self._called([expressions.value_of(value) for value in arguments])
        wrong = self._judge(call, expected, **how) or (self._judge_draws(call) if drawn else None)
        self._try(step, call, arguments, expected, wrong)

    def probe(self, arguments: Sequence[Any], expected: Any) -> None:
        """Make a call that gives and takes no points, and only tells two mistakes apart.

        ``expected`` is what a right function gives, as for a visible check.
        """
        self._visible_calls.append(
            lambda marks: cast("OneCauseMarks", marks).probe(arguments, expected)
        )
        self._try("", _Call(self._function, arguments), arguments, expected, None)

    def again(self, function: Function) -> Report:
        """Return what the visible checks so far say of another function."""
        tried, self._tried = self._tried, []
        try:
            return super().again(function)
        finally:
            self._tried = tried

    def report(self) -> Report:
        """Return what came of the checks so far, with one cause if a visible one is not right."""
        report = super().report()
        known = [(name, partial(self._given, name, mistaken)) for name, mistaken in self._mistakes]
        told = one_cause(self._tried, known)
        if told is None:
            return report
        call, message = told
        same = next(each for each in (call.wrong, call.seen) if each is not None)
        finding = same if same.message == message else replace(
            call.seen or same, message=message, fields={}, quoted={}
        )
        first = f"{self._task}.{call.step}"
        return replace(report, steps=tuple(
            step if step.finding is None else replace(
                step, finding=finding if step.title == first else Finding("note.mend_first")
            ) for step in report.steps
        ))

    def _try(
        self, step: str, call: _Call, arguments: Sequence[Any], expected: Any,
        wrong: Finding | None,
    ) -> None:
        wanted = self._named(expected)
        came = None if call.error else self._read(call.value, wanted)
        parts = came if isinstance(came, dict) else None
        seen = wrong
        if wrong is not None:
            if parts is not None and wrong.message in {message for message, _ in self._mistakes}:
                name = next(name for name in wanted if not agree(parts[name], wanted[name]))
                seen = explain(parts[name], wanted[name], name)
            wrong = self._with_details(wrong, call, arguments, expected)
            seen = self._with_details(seen or wrong, call, arguments, expected)
        self._tried.append(
            Tried(step, call.before, wanted, parts, call.error is not None, wrong, seen)
        )

    def _given(self, message: str, mistaken: Function, each: Tried) -> Parts | None:
        """Return what a mistake gives for the arguments of a call, None if it says nothing."""
        if each.step not in self._where.get(message, (each.step,)):
            return None
        call = _Call(mistaken, [_as_array(argument) for argument in each.arguments])
        if call.error is None and call.value is None:
            return None
        parts = None if call.error else self._read(call.value, each.expected)
        return parts if isinstance(parts, dict) else {}
