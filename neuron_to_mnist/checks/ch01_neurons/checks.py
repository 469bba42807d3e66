"""The visible checks of the assignment ``ch01_neurons``. Expected figures are literal."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from neuron_to_mnist import lent
from neuron_to_mnist.checks.cause import OneCauseMarks
from neuron_to_mnist.checks.ch01_neurons import experiments, mistakes
from neuron_to_mnist.checks.experiment import Experiment
from neuron_to_mnist.checks.marks import Function, Marks
from neuron_to_mnist.checks.report import Finding

AND, OR, NAND, XOR = [0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 0]
GATES = {"AND": AND, "OR": OR, "NAND": NAND}


def check_gate_weights(gate_weights: Function) -> Marks:
    """Task 1: ``gate_weights(gate)`` returns the weights and the bias of AND, OR or NAND."""
    # A gate is right or wrong by itself, so each has a cause of its own.
    marks = Marks(
        "ch01.gate_weights",
        gate_weights,
        parameters=("gate",),
        steps={"and": 1, "or": 1, "nand": 1, "margin": 1},
        returns=("w1", "w2", "b"),
        measure=_gate,
        mistakes=mistakes.GATE_WEIGHTS,
        errors=[("ch01.word_without_quotes", f"name '{name}' is not defined") for name in GATES],
    )
    for gate, outputs in GATES.items():
        marks.visible(gate.lower(), (gate,), {"outputs": outputs})
    for gate, outputs in GATES.items():
        marks.visible("margin", (gate,), {"higher": outputs, "lower": outputs})
    return marks


def check_count_machines(count_machines: Function) -> Marks:
    """Task 3: ``count_machines(outputs, values)``, the chapter's search."""
    marks = OneCauseMarks(
        "ch01.count_machines",
        count_machines,
        parameters=("outputs", "values"),
        steps={"gates": 1, "rules": 1, "values": 2},
        mistakes=mistakes.COUNT_MACHINES,
    )
    fifths, few = list(range(-10, 11)), [-2, -1, 0, 1, 2, 3]
    # Here nearly every mistake counts another number of machines.
    marks.visible("gates", (OR, [2, 3, 4, -3, -1, -2]), 14)
    marks.visible("gates", (OR, fifths), 385)
    marks.visible("gates", (AND, fifths), 220)
    marks.visible("gates", (NAND, fifths), 165)
    marks.visible("rules", ([0, 0, 0, 0], few), 46)
    marks.visible("rules", ([0, 0, 1, 1], few), 14)
    marks.visible("rules", ([1, 1, 1, 1], few), 73)
    marks.visible("rules", (XOR, few), 0)
    marks.visible("rules", ([1, 0, 1, 0], few), 5)
    marks.visible("rules", ([1, 1, 0, 1], few), 8)
    marks.visible("values", (OR, [-3, -2, -1, 1, 2, 4]), 6)
    marks.visible("values", (AND, [0.5, -1.5]), 0)
    marks.visible("values", (AND, [-1.5, 0.9]), 1)
    marks.visible("values", ([0, 0, 0, 0], np.array([-1.0, 0.0])), 8, unchanged=True)
    marks.visible("values", ([1, 1, 1, 1], [1.5]), 1)
    marks.visible("values", (AND, [1.5]), 0)
    marks.visible("values", ([0, 0, 0, 0], np.array([-0.5])), 1)
    return marks


def check_segment(segment: Function) -> Marks:
    """Task 2: ``segment(w, b, box)``, the two ends of the decision boundary in a square."""
    marks = OneCauseMarks(
        "ch01.segment",
        segment,
        parameters=("w", "b", "box"),
        steps={"slanted": 2, "upright": 1, "missed": 1},
        mistakes=mistakes.SEGMENT,
        through=mistakes.in_order,
        errors=[("ch01.line_divides", "division by zero")],
        kept=True,
    )
    one = np.array([1.0, 1.0])
    marks.visible("slanted", (one, -1.5, (0, 1)), [[0.5, 1.0], [1.0, 0.5]])
    marks.visible("slanted", (one, -0.5, (0, 1)), [[0.0, 0.5], [0.5, 0.0]])
    marks.visible("slanted", (np.array([3.0, 7.0]), -2.0, (0, 1)), [[0.0, 2 / 7], [2 / 3, 0.0]])
    marks.visible("slanted", (np.array([-1.0, 2.0]), 1.5, (-2, 2)), [[-2.0, -1.75], [2.0, 0.25]])
    marks.visible("slanted", (np.array([4.0, 1.0]), -2.0, (-3, 3)), [[-0.25, 3.0], [1.25, -3.0]])
    marks.visible(
        "slanted", (np.array([2.0, -4.0]), 3.0, (-1, 1)), [[-1.0, 0.25], [0.5, 1.0]], unchanged=True
    )
    marks.visible("upright", (np.array([3.0, 0.0]), -1.0, (-1, 1)), [[1 / 3, -1.0], [1 / 3, 1.0]])
    marks.visible("upright", (np.array([0.0, -2.0]), 1.0, (-1, 1)), [[-1.0, 0.5], [1.0, 0.5]])
    marks.visible("missed", (np.array([3.0, 7.0]), -9.0, (0, 1)), [[2 / 3, 1.0], [1.0, 6 / 7]])
    marks.visible("missed", (one, -5.0, (0, 1)), np.zeros((0, 2)))
    marks.visible("missed", (np.array([1.0, 0.0]), -3.0, (-1, 1)), np.zeros((0, 2)))
    return marks


def check_learn(learn: Function) -> Marks:
    """Task 5: ``learn(X, t, rounds)`` by the perceptron learning rule."""
    marks = OneCauseMarks(
        "ch01.learn",
        learn,
        parameters=("X", "t", "rounds"),
        steps={"first": 2, "rounds": 2, "mistakes": 1, "plain": 1},
        returns=("w", "b", "mistakes"),
        mistakes=mistakes.LEARN,
        kept=True,
    )
    X, t = np.array([[1.0, 2.0]]), np.array([1])
    three = np.array([[-1.0, 2.0], [0.5, -3.0], [-2.0, -1.0]]), np.array([1, 0, 1])
    marks.visible("first", (mistakes.CORNERS, np.array(OR), 1), {"w": [0.0, 1.0], "b": 1.0})
    marks.visible("first", (mistakes.CORNERS, np.array(AND), 1), {"w": [1.0, 1.0], "b": 1.0})
    marks.visible("first", (X, t, 1), {"w": [1.0, 2.0], "b": 1.0})
    marks.visible("first", (mistakes.CORNERS, np.array(NAND), 1), {"w": [-1.0, -1.0], "b": 0.0})
    marks.visible("rounds", (mistakes.CORNERS, np.array(AND), 10), {"w": [2.0, 1.0], "b": -2.0})
    marks.visible("rounds", (mistakes.CORNERS, np.array(NAND), 10), {"w": [-2.0, -1.0], "b": 3.0})
    marks.visible("rounds", (*three, 3), {"w": [-1, 2], "b": 1})
    marks.visible("mistakes", (mistakes.CORNERS, np.array(OR), 4), {"mistakes": [1, 2, 1, 0]})
    marks.visible(
        "mistakes", (mistakes.CORNERS, np.array(AND), 7), {"mistakes": [1, 3, 3, 2, 1, 0, 0]}
    )
    marks.visible(
        "plain", (mistakes.CORNERS, np.array(AND), 0), {"w": [0.0, 0.0], "b": 0.0, "mistakes": []}
    )
    marks.visible(
        "plain", (X, t, 3), {"w": [1.0, 2.0], "b": 1.0, "mistakes": [1, 0, 0]}, unchanged=True
    )
    marks.visible(
        "plain", (np.array([[1, 2], [3, -1]]), [0, 1], 2),
        {"w": [2, -3], "b": 0, "mistakes": [1, 1]},
    )
    return marks


def check_watch(watch: Function) -> Marks:
    """Task 6: ``watch(learn, segment, X, t, rounds, box)``, the boundary after every round."""
    marks = OneCauseMarks(
        "ch01.watch",
        watch,
        parameters=("learn", "segment", "X", "t", "rounds", "box"),
        steps={"ends": 1, "last": 1},
        returns=("ends", "last"),
        mistakes=mistakes.WATCH,
        where=mistakes.WHERE,
        through=mistakes.without_gaps,
    )
    points = np.array([[1.0, 3.0], [2.0, -1.0], [-3.0, 1.0], [-1.0, -2.0]])
    for X, t, rounds in (
        (mistakes.CORNERS, np.array(OR), 5), (mistakes.CORNERS, np.array(AND), 7),
        (points, np.array([1, 0, 0, 1]), 3), (points, np.array([1, 1, 0, 0]), 1),
    ):
        call = lent.learn, lent.segment, X, t, rounds, (-4, 4)
        ends, last = mistakes.watched(*call)
        marks.visible("ends", call, {"ends": ends})
        marks.visible("last", call, {"last": last})
    return marks


def check_all_rules(found: Any) -> Experiment:
    """Task 4: with eight values of one's own, how many machines obey the commonest rule?"""
    return Experiment(
        "ch01.all_rules", found,
        number=lambda found: float(_machines(found).max()),
        held=lambda found: found["predicted"] == np.sum(_machines(found) == 0),
        slips=[
            ("ch01.fires_at_threshold", lambda found: float(_machines(found, at=True).max())),
            ("ch01.rules_not_machines", lambda found: float(np.sum(_machines(found) == 0))),
            ("ch01.values_not_used",
             lambda found: float(experiments.machines(np.arange(-10, 11)).max())),
        ],
    )


def _machines(found: Mapping[str, Any], at: bool = False) -> np.ndarray:
    return experiments.machines(experiments.values(found["seed"]), at)


def check_first_reader(found: Any) -> Experiment:
    """Task 7: which two digits does a neuron misread most, and how many mistakes lead there?"""
    return Experiment(
        "ch01.first_reader", found, points=(3, 1), number=_mistakes,
        held=lambda found: sorted(found["predicted"]) == sorted(_pair(found)),
        more=_misread_most,
        slips=[
            ("ch01.misread_counted",
             lambda found: float(sum(each[1] for each in _readers(found).values()))),
            ("ch01.one_pair_only", lambda found: float(_readers(found)[_pair(found)][0])),
        ],
    )


def _readers(found: Mapping[str, Any]) -> dict[tuple[int, int], tuple[int, int]]:
    return experiments.readers(found["seed"])


def _mistakes(found: Mapping[str, Any]) -> float:
    return float(sum(mistakes for mistakes, _ in _readers(found).values()))


def _pair(found: Mapping[str, Any]) -> tuple[int, int]:
    low, high = sorted(int(digit) for digit in found["pair"])
    return low, high


def _misread_most(found: Mapping[str, Any]) -> str | None:
    readers = _readers(found)
    try:
        misread = readers[_pair(found)][1]
    except (KeyError, TypeError, ValueError):
        return "ch01.no_pair"
    most = max(each[1] for each in readers.values())
    # Whoever has another number has made a mistake before the images were read.
    right = misread == most or found["number"] != _mistakes(found)
    return None if right else "ch01.not_the_worst"


def _gate(parts: dict[str, np.ndarray]) -> dict[str, np.ndarray] | Finding:
    """Turn weights and bias into the outputs for the four corners, also if these are a bit off."""
    for part in parts.values():
        if part.ndim > 0:
            return Finding("result.number_expected", quoted={"came": str(part.shape)})
        if not np.isfinite(part):
            return Finding("result.nan" if np.isnan(part) else "result.infinite")
    w = np.array([parts["w1"], parts["w2"]])
    return {
        name: mistakes.step((mistakes.CORNERS + shift) @ w + parts["b"]).astype(int)
        for name, shift in (("outputs", 0.0), ("higher", 0.1), ("lower", -0.1))
    }
