"""What is counted of a class, student by student, in room that hardly grows with their number."""

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from grading.run.outcome import Outcome, TaskMark
from grading.run.standing import Standing

# Who took so many times the median, and at least so many seconds, is slow.
_TIMES_THE_MEDIAN = 4
_LEAST_SECONDS = 5.0
_MOST_SLOW = 20
# Errors of which the words are kept; further ones are counted together.
_MOST_ERRORS = 500
_ERROR_CHARACTERS = 200


@dataclass
class TaskTally:
    """What came of a task: a row for each student, ``nan`` where nothing is known yet."""

    name: str
    most: float
    points: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    messages: Counter[str] = field(default_factory=Counter)
    waiting: int = 0

    @property
    def known(self) -> np.ndarray:
        """The points that are known."""
        found = np.array(self.points)
        return found[~np.isnan(found)]

    @property
    def is_complete(self) -> bool:
        """Whether the points of everybody are known."""
        return not self.waiting and not np.isnan(self.points).any()


@dataclass(frozen=True)
class Slow:
    """A student whose work took long; ``why`` are its parts: a task or "", seconds, what it said.
    """

    student: str
    seconds: float
    why: tuple[tuple[str, float, str], ...]


@dataclass
class Tally:
    """The counts of a class."""

    most: float = 0.0
    states: Counter[str] = field(default_factory=Counter)
    marks: list[float] = field(default_factory=list)
    tasks: dict[str, TaskTally] = field(default_factory=dict)
    students_by_message: Counter[str] = field(default_factory=Counter)
    tasks_by_message: dict[str, Counter[str]] = field(default_factory=dict)
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    _slowest: list[tuple[float, str, Slow]] = field(default_factory=list)
    _graded: int = 0

    @property
    def waiting(self) -> int:
        """How many students wait for a person."""
        return self.states["by hand"]

    @property
    def in_table(self) -> list[TaskTally]:
        """The tasks that give points and of which something is known."""
        return [task for task in self.tasks.values() if task.most > 0 and len(task.known)]

    def add(self, standing: Standing) -> None:
        """Count a student."""
        self.most = standing.max_points
        self.states[standing.state] += 1
        if standing.points is not None:
            self.marks.append(standing.points)
        outcome = standing.outcome
        if outcome is None:
            return
        met: set[str] = set()
        for mark in outcome.tasks:
            met.update(self._count(mark, mark.messages))
        self.students_by_message.update(met)
        if standing.scores:
            self._row(standing, outcome)
        if outcome.seconds:
            self.seconds.append(outcome.seconds)
            slow = Slow(standing.student, outcome.seconds, _why(outcome))
            heapq.heappush(self._slowest, (slow.seconds, slow.student, slow))
            if len(self._slowest) > _MOST_SLOW:
                heapq.heappop(self._slowest)

    def known_points(self) -> tuple[np.ndarray, float]:
        """Return the points of every student in the tasks that wait for nobody, and the most."""
        complete = [task for task in self.tasks.values() if task.is_complete]
        total = np.sum([task.points for task in complete], axis=0) if complete else np.zeros(0)
        return total, sum(task.most for task in complete)

    def discrimination(self, task: TaskTally) -> float | None:
        """Return how full points in a task go with the points in the others: the point-biserial
        correlation, over those whose points in the task are known. None if it is not defined.
        """
        there = ~np.isnan(task.points)
        others = [
            np.array(other.points)[there] for other in self.in_table
            if other is not task and not np.isnan(np.array(other.points)[there]).any()
        ]
        if not others or there.sum() < 2:
            return None
        full = np.array(task.points)[there] >= task.most
        rest = np.sum(others, axis=0)
        if np.ptp(full.astype(float)) == 0 or np.ptp(rest) == 0:
            return None
        return float(np.corrcoef(full, rest)[0, 1])

    def slow(self) -> list[Slow]:
        """Return who took much longer than the others, the slowest first."""
        if not self.seconds:
            return []
        least = max(_LEAST_SECONDS, _TIMES_THE_MEDIAN * float(np.median(self.seconds)))
        return [slow for *_, slow in sorted(self._slowest, reverse=True) if slow.seconds >= least]

    def _count(self, mark: TaskMark, messages: list[str]) -> list[str]:
        task = self.tasks.get(mark.name)
        if task is None:
            task = self.tasks[mark.name] = TaskTally(
                mark.name, mark.max_points, [np.nan] * self._graded
            )
        task.most = mark.max_points
        task.messages.update(messages)
        if mark.seconds:
            task.seconds.append(mark.seconds)
        for message in messages:
            self.tasks_by_message.setdefault(message, Counter())[mark.name] += 1
        if mark.error:
            said = mark.error.splitlines()[0][:_ERROR_CHARACTERS]
            key = (mark.name, said)
            self.errors[key if len(self.errors) < _MOST_ERRORS else (mark.name, "…")] += 1
        return messages

    def _row(self, standing: Standing, outcome: Outcome) -> None:
        self._graded += 1
        for task in self.tasks.values():
            points = standing.scores.get(task.name)
            task.points.append(np.nan if points is None else points)
            task.waiting += task.name in standing.scores and points is None


def tally(class_: Iterable[Standing]) -> Tally:
    """Count a class."""
    found = Tally()
    for standing in class_:
        found.add(standing)
    return found


def _why(outcome: Outcome) -> tuple[tuple[str, float, str], ...]:
    """Return the parts of a submission that took longest: tasks, and "" for all that is not one."""
    parts = [(task.name, task.seconds, _said(task)) for task in outcome.tasks]
    rest = outcome.seconds - sum(seconds for _, seconds, _ in parts)
    return tuple(heapq.nlargest(3, [*parts, ("", rest, "")], key=lambda part: part[1]))


def _said(task: TaskMark) -> str:
    if task.error:
        return task.error.splitlines()[0][:_ERROR_CHARACTERS]
    for step in (task.report or {}).get("steps", []):
        finding = step.get("finding") or {}
        if error := finding.get("quoted", {}).get("error"):
            return str(error)[:_ERROR_CHARACTERS]
    return ", ".join(task.messages)
