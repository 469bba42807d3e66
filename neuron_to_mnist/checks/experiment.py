"""An experiment with a seed of the student's own: a prediction, a number, and what came of both.

The student hands in plain data, ``{"seed": …, "predicted": …, "number": …, "held": …}``. The number
is worked out again for this seed with the course's functions; a prediction earns its point right or
wrong, if it was made and the account of it is true.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from neuron_to_mnist.checks import report
from neuron_to_mnist.checks.report import Finding, Points, Report, StepResult
from neuron_to_mnist.checks.results import NotNumbersError, show, to_array

LEAST_SEED = 1000
_OTHER_SEEDS = (0, 1, 42, 1234)
_PARTS = ("seed", "predicted", "number", "held")

Found = Mapping[str, Any]
Number = Callable[[Found], float]


class Experiment:
    """The marks of one experiment: a step for its number, one for the account of the prediction.

    Parameters
    ----------
    task
        Id of the task, ``"ch01.all_rules"``; the titles are the messages ``task.number`` and
        ``task.account``.
    found
        What the student handed in.
    number
        What a right program finds for what was handed in, its seed above all.
    within
        How far from it the student's number may be: 0 for a count.
    held
        Whether the prediction holds, given what was handed in.
    points
        For the number and for the account.
    slips
        Pairs of a message id and what a program with this slip finds.
    more
        Says the id of a message if something else in it is not right: it costs the number.
    """

    def __init__(
        self,
        task: str,
        found: Any,
        *,
        number: Number,
        held: Callable[[Found], bool],
        within: float = 0.0,
        points: tuple[float, float] = (2, 1),
        slips: Sequence[tuple[str, Number]] = (),
        more: Callable[[Found], str | None] | None = None,
    ) -> None:
        self._task = task
        self._found = found
        self._number = number
        self._held = held
        self._more = more
        self._within = within
        self._points = points
        self._slips = tuple(slips)

    def report(self) -> Report:
        """Return what came of it."""
        wrong = self._form()
        findings = {
            "number": wrong or self._judge_number(),
            "account": wrong or self._judge_account(),
        }
        steps = tuple(
            StepResult(f"{self._task}.{name}", 0.0 if finding else float(possible),
                       float(possible), finding)
            for (name, finding), possible in zip(findings.items(), self._points, strict=True)
        )
        return Report(self._task, steps)

    def total(self) -> Points:
        """Show how it went and return the points."""
        result = self.report()
        report.show(result)
        return Points(result.earned)

    def _form(self) -> Finding | None:
        """Say what keeps the whole from being read."""
        found = self._found
        if type(found) is not dict:
            return Finding("experiment.no_data", {"parts": ", ".join(_PARTS)})
        if all(found.get(part) is None for part in _PARTS[1:]):
            return Finding("experiment.not_done")
        for part in _PARTS:
            if part not in found or found[part] is None or found[part] is ...:
                return Finding("experiment.missing", {"part": part})
        if type(found["seed"]) is not int or not LEAST_SEED <= found["seed"] < 2**32:
            return Finding("experiment.seed", {"least": str(LEAST_SEED)})
        return None

    def _judge_number(self) -> Finding | None:
        try:
            came = to_array(self._found["number"])
        except NotNumbersError as error:
            return Finding("result.type", quoted={"kind": str(error)})
        if came.ndim:
            return Finding("result.number_expected", quoted={"came": str(came.shape)})
        value = float(came)
        expected = self._number(self._found)

        def near(other: float) -> bool:
            return abs(value - other) <= self._within + 1e-9

        more = self._more(self._found) if self._more else None
        if near(expected) and not more:
            return None
        seed = f"seed = {self._found['seed']}"
        return Finding(more or self._cause(near), call=seed, came=show(value))

    def _cause(self, near: Callable[[float], bool]) -> str:
        """Return the message on a number that is not right."""
        if near(100 * self._number(self._found)):
            return "experiment.percent"
        for message, slip in self._slips:
            if near(slip(self._found)):
                return message
        others = [self._number({**self._found, "seed": other}) for other in _OTHER_SEEDS]
        # Where seeds share their numbers, one of them tells nothing.
        apart = all(abs(one - two) > 2 * self._within for one, two in combinations(others, 2))
        return "experiment.another_seed" if apart and any(map(near, others)) else (
            "experiment.number")

    def _judge_account(self) -> Finding | None:
        found: Found = self._found
        if type(found["held"]) is not bool:
            return Finding("experiment.held_kind", quoted={"kind": type(found["held"]).__name__})
        try:
            true = bool(self._held(found))
        except (NotNumbersError, TypeError, ValueError, KeyError, IndexError):
            return Finding("experiment.prediction")
        if true is not found["held"]:
            return Finding("experiment.account", fields={"held": str(true)})
        return None
