"""The mistakes that the checks of ``ch01_neurons`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

import itertools
from typing import Any

import numpy as np

from neuron_to_mnist import lent
from neuron_to_mnist.checks.marks import Function, Mistakes

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
_GATES = ("AND", "OR", "NAND")
_ON_THE_EDGE = {
    "AND": [((1, 1), -1.0), ((1, 1), -1.9)],
    "OR": [((1, 1), 0.0), ((1, 1), -0.1), ((1, 1), -0.9)],
    "NAND": [((-1, -1), 2.0), ((-1, -1), 1.1)],
}


def step(a: Any) -> Any:
    return np.greater(a, 0).astype(float)


def _machines(gates: dict[str, tuple[tuple[float, float], float]]) -> Function:
    """Return ``gate_weights`` with these numbers."""

    def gate_weights(gate: str) -> tuple[float, float, float]:
        (w1, w2), b = gates[gate]
        return w1, w2, b

    return gate_weights


GATE_WEIGHTS: Mistakes = [
    ("ch01.always_fires", _machines({name: ((0, 0), 1) for name in _GATES})),
    ("ch01.never_fires", _machines({name: ((0, 0), -1) for name in _GATES})),
    ("ch01.threshold_too_low", _machines({"AND": ((1, 1), -0.5)})),
    ("ch01.threshold_too_high", _machines({"OR": ((1, 1), -1.5)})),
    ("ch01.answer_not_turned", _machines({"NAND": ((1, 1), -1.5)})),
    ("ch01.nor_for_nand", _machines({"NAND": ((-1, -1), 0.5)})),
    ("ch01.one_input_counts", _machines({name: ((1, 0), -0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((0, 1), -0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((-1, 0), 0.5) for name in _GATES})),
    ("ch01.one_input_counts", _machines({name: ((0, -1), 0.5) for name in _GATES})),
    *(
        ("ch01.on_the_edge", _machines({name: machine}))
        for name, machines in _ON_THE_EDGE.items() for machine in machines
    ),
]


def _search(
    fires: Function, bias: float = 1, equal: bool = False, once: bool = False, corners: int = 4
) -> Function:
    """Return ``count_machines`` that lets so many right corners count as right, 0 for each one."""

    def count_machines(outputs: np.ndarray, values: np.ndarray) -> float | None:
        w1, w2, b = np.meshgrid(values, values, values if bias else [0.0])
        answers = np.array([fires(w1 * x1 + w2 * x2 + bias * b) for x1, x2 in CORNERS])
        right = (answers == np.reshape(outputs, (4, 1, 1, 1))).sum(axis=0)
        if equal:
            right = right[w1 == w2]
        if once:
            right = right[(w1 != w2) & (w2 != b) & (b != w1)]
        count = np.sum(right >= corners) if corners else np.sum(right)
        return float(count) if count else None  # Many mistakes find none: 0 tells nothing.

    return count_machines


def _tried(machines: Function) -> Function:
    """Return ``count_machines`` that tries no other machines than these."""

    def count_machines(outputs: np.ndarray, values: np.ndarray) -> float | None:
        right = sum(
            all(
                (w1 * x1 + w2 * x2 + b > 0) == y
                for (x1, x2), y in zip(CORNERS, outputs, strict=True)
            )
            for w1, w2, b in machines(values)
        )
        return float(right) or None

    return count_machines


def _first_machine(outputs: np.ndarray, values: np.ndarray) -> float:
    return 0.0 if _search(lambda a: a > 0)(outputs, values) is None else 1.0


COUNT_MACHINES: Mistakes = [
    ("ch01.fires_at_threshold", _search(lambda a: a >= 0)),
    ("ch01.bias_subtracted", _search(lambda a: a > 0, bias=-1)),
    ("ch01.bias_not_searched", _search(lambda a: a > 0, bias=0)),
    ("ch01.equal_weights_only", _search(lambda a: a > 0, equal=True)),
    ("ch01.values_used_once", _search(lambda a: a > 0, once=True)),
    ("ch01.one_corner_enough", _search(lambda a: a > 0, corners=1)),
    ("ch01.corners_counted", _search(lambda a: a > 0, corners=0)),
    ("ch01.first_machine_only", _first_machine),
    ("ch01.in_one_order", _tried(lambda values: itertools.combinations(values, 3))),
    (
        "ch01.returns_too_early",
        _tried(lambda values: itertools.product(values[:1], values, values)),
    ),
    (
        "ch01.positions_reversed",
        lambda outputs, values: _search(lambda a: a > 0)(outputs[::-1], values),
    ),
    (
        "ch01.values_not_used",
        lambda outputs, values: _search(lambda a: a > 0)(outputs, np.arange(-10, 11)),
    ),
    ("ch01.every_machine", lambda outputs, values: len(values) ** 3),
]


def _learned(
    rate: float = 1,
    biased: bool = True,
    at_once: bool = False,
    fires: Function = lambda a: a > 0,
    least: int | None = None,
    plain: bool = False,
    again: bool = False,
    counts_as: Function = lambda error: error != 0,
    counted: Function = lambda counts: counts,
) -> Function:
    """Return ``learn`` with these mistakes; ``least``: no more rounds than this."""

    def learn(X: np.ndarray, t: np.ndarray, rounds: int) -> tuple[np.ndarray, float, Any]:
        w, b, counts = np.zeros(X.shape[1]), 0.0, []
        for _ in range(rounds if least is None else min(rounds, least)):
            if again:
                w, b = np.zeros(X.shape[1]), 0.0
            start, start_b, count = w.copy(), b, 0
            for x, target in zip(X, t, strict=True):
                a = x @ start + start_b if at_once else x @ w + b
                error = target - float(fires(a))
                w = w + rate * error * (np.ones_like(x) if plain else x)
                b += rate * error if biased else 0.0
                count += int(counts_as(error))
            counts.append(count)
        return w, b, counted(counts)

    return learn


LEARN: Mistakes = [
    ("ch01.update_sign", _learned(rate=-1)),
    ("ch01.nothing_learned", _learned(rate=0)),
    ("ch01.bias_not_learned", _learned(biased=False)),
    ("ch01.whole_pass", _learned(at_once=True)),
    ("ch01.fires_at_threshold", _learned(fires=lambda a: a >= 0)),
    ("ch01.one_round_only", _learned(least=1)),
    ("ch01.begins_again", _learned(again=True)),
    ("ch01.update_without_input", _learned(plain=True)),
    ("ch01.counted_on", _learned(counted=np.cumsum)),
    ("ch01.counted_together", _learned(counted=sum)),
    ("ch01.right_counted", _learned(counts_as=lambda error: error == 0)),
    ("ch01.signs_counted", _learned(counts_as=lambda error: error)),
]


def in_order(segment: Function) -> Function:
    """Return the function with its two ends in order: either way round is right."""
    if not callable(segment):
        return segment

    def ordered(w: np.ndarray, b: float, box: tuple[float, float]) -> Any:
        ends = segment(w, b, box)
        try:
            return np.array(sorted(map(tuple, ends)), dtype=float).reshape(-1, 2)
        except (TypeError, ValueError):
            return ends

    return ordered


def _slanted(w: np.ndarray) -> list[int]:
    return [axis for axis in (0, 1) if w[axis] != 0]


def _crossings(axes: Function = _slanted, sign: int = -1, inside: bool = True) -> Function:
    """Return ``segment`` that solves for these axes alone, with this sign, in the box or not."""

    def segment(w: np.ndarray, b: float, box: tuple[float, float]) -> Any:
        ends = []
        for axis in axes(w):
            for edge in box:
                end = np.zeros(2)
                end[1 - axis] = edge
                end[axis] = sign * (w[1 - axis] * edge + b) / w[axis]
                if not inside or box[0] <= end[axis] <= box[1]:
                    ends.append(end)
        return ends

    return in_order(segment)


SEGMENT: Mistakes = [
    ("ch01.line_bias_sign", lambda w, b, box: lent.segment(w, -b, box)),
    ("ch01.line_weights_swapped", lambda w, b, box: lent.segment(w[::-1], b, box)),
    ("ch01.line_sign", lambda w, b, box: lent.segment(w * np.array([-1, 1]), b, box)),
    ("ch01.line_sign", _crossings(sign=1)),
    ("ch01.box_ignored", lambda w, b, box: lent.segment(w, b, (0, 1))),
    ("ch01.line_leaves_square", _crossings(lambda w: [1], inside=False)),
    ("ch01.line_leaves_square", _crossings(inside=False)),
    ("ch01.line_across_only", _crossings(lambda w: [1])),
    ("ch01.line_across_only", _crossings(lambda w: [1] if w[1] != 0 else [])),
    ("ch01.line_across_only", _crossings(lambda w: [1] if w[1] != 0 else [0])),
]


def watched(
    learn: Function, segment: Function, X: np.ndarray, t: np.ndarray, rounds: int, box: Any,
    first: int = 1, after: Function = lambda k, rounds: k,
) -> tuple[Any, int]:
    """Return what ``watch`` is to return: the ends after every round, the last with a mistake.

    ``after`` says how many rounds lie behind the line that stands for round k; ``first`` how the
    first round is called.
    """
    ends = [
        segment(*learn(X, t, after(k, rounds))[:2], box) for k in range(first, first + rounds)
    ]
    counts = learn(X, t, rounds)[2]
    return ends, max((k for k, count in enumerate(counts, start=first) if count), default=0)


def without_gaps(watch: Function) -> Function:
    """Return the function with a number in the place of a line that has no ends."""
    if not callable(watch):
        return watch

    def whole(*arguments: Any) -> Any:
        result = watch(*arguments)
        if type(result) is tuple and len(result) == 2 and type(result[0]) is list:
            ends = [each if len(each) else np.full((2, 2), 9.0) for each in result[0]]
            return ends, result[1]
        return result

    return whole


def _watched(number: Function | None = None, **how: Any) -> Function:
    """Return ``watch`` with a mistake; ``number`` makes of the mistakes a round what it gives."""

    def watch(
        learn: Function, segment: Function, X: np.ndarray, t: np.ndarray, rounds: int, box: Any
    ) -> tuple[Any, float]:
        ends, last = watched(learn, segment, X, t, rounds, box, **how)
        return ends, last if number is None else number(learn(X, t, rounds)[2], last)

    return without_gaps(watch)


WATCH: Mistakes = [
    ("ch01.rounds_from_0", _watched(first=0)),
    ("ch01.rounds_from_0", _watched(first=0, number=lambda counts, last: last + bool(counts[0]))),
    ("ch01.last_line_only", _watched(after=lambda k, rounds: rounds)),
    ("ch01.first_round_only", _watched(after=lambda k, rounds: 1)),
    ("ch01.last_from_0", _watched(number=lambda counts, last: max(last - 1, 0))),
    ("ch01.first_without", _watched(number=lambda counts, last: last + 1)),
    ("ch01.mistakes_for_round", _watched(number=lambda counts, last: sum(counts))),
]
WHERE = {
    "ch01.last_line_only": ("ends",), "ch01.first_round_only": ("ends",),
    "ch01.last_from_0": ("last",), "ch01.first_without": ("last",),
    "ch01.mistakes_for_round": ("last",),
}
