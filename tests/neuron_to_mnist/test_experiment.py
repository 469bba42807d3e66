"""Experiments with a seed of one's own: the number, the prediction and the account of it."""

import numpy as np
import pytest

from neuron_to_mnist.checks.common_messages import MESSAGES as COMMON
from neuron_to_mnist.checks.experiment import Experiment
from neuron_to_mnist.checks.messages import MESSAGES

for _step in ("number", "account"):
    MESSAGES[f"experiment_test.{_step}"] = {"en": f"The {_step}.", "ko": f"단계 {_step}."}


def share(seed):
    """What a right program finds: a number that no two seeds share."""
    return float(np.random.default_rng(seed).random(5).mean())


def handed_in(**changes):
    """What a student hands in who did all right, with some changes."""
    found = {"seed": 4711, "predicted": 2.0, "number": share(4711), "held": False}
    return {**found, **changes}


def marks(found):
    """The marks of it."""
    return Experiment(
        "experiment_test", found, number=lambda found: share(found["seed"]), within=0.0001,
        held=lambda found: abs(found["predicted"] - found["number"]) <= 0.05,
        slips=[("result.sign", lambda found: -share(found["seed"]))],
        more=lambda found: "result.order" if found.get("order") else None,
    )


def told(found):
    """The messages of the two steps."""
    return [step.finding and step.finding.message for step in marks(found).report().steps]


@pytest.mark.parametrize("changes", [
    {}, {"predicted": 0.35, "held": True}, {"number": share(4711) + 0.00009},
    {"number": np.float64(share(4711))}, {"seed": 2**32 - 1, "number": share(2**32 - 1)},
])
def test_right(changes):
    assert told(handed_in(**changes)) == [None, None]
    assert marks(handed_in(**changes)).total() == 3


@pytest.mark.parametrize(("found", "messages"), [
    (None, ["experiment.no_data"] * 2),
    ([1, 2], ["experiment.no_data"] * 2),
    ({"seed": 4711}, ["experiment.not_done"] * 2),
    (handed_in(predicted=None, number=None, held=None), ["experiment.not_done"] * 2),
    ({"seed": 4711, "predicted": 2}, ["experiment.missing"] * 2),
    (handed_in(number=None), ["experiment.missing"] * 2),
    (handed_in(predicted=...), ["experiment.missing"] * 2),
    (handed_in(seed=7), ["experiment.seed"] * 2),
    (handed_in(seed=4711.0), ["experiment.seed"] * 2),
    (handed_in(seed=True), ["experiment.seed"] * 2),
    (handed_in(seed=2**40), ["experiment.seed"] * 2),
    (handed_in(number="0.5"), ["result.type", "experiment.prediction"]),
    (handed_in(number=[0.5, 0.5]), ["result.number_expected", "experiment.prediction"]),
    (handed_in(number=100 * share(4711)), ["experiment.percent", None]),
    (handed_in(number=-share(4711)), ["result.sign", None]),
    (handed_in(number=share(42)), ["experiment.another_seed", None]),
    (handed_in(number=share(1234)), ["experiment.another_seed", None]),
    (handed_in(number=0.7), ["experiment.number", None]),
    (handed_in(number=float("nan")), ["experiment.number", None]),
    (handed_in(order="wrong"), ["result.order", None]),
    (handed_in(held=True), [None, "experiment.account"]),
    (handed_in(held="no"), [None, "experiment.held_kind"]),
    (handed_in(predicted="less"), [None, "experiment.prediction"]),
])
def test_what_is_wrong(found, messages):
    assert told(found) == messages


def test_every_message_is_tried():
    """Each of them is told above."""
    import ast
    from pathlib import Path

    said = {node.value for node in ast.walk(ast.parse(Path(__file__).read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {name for name in COMMON if name.startswith("experiment.")} <= said


def test_the_account_goes_by_the_students_own_number():
    """Who found another number is not blamed twice."""
    assert told(handed_in(number=2.02, held=True)) == ["experiment.number", None]


def test_counts_that_seeds_share_tell_nothing_of_a_seed():
    found = handed_in(number=1, predicted=2)

    def number():
        experiment = Experiment("experiment_test", found, number=lambda found: found["seed"] % 3,
                                held=lambda found: found["predicted"] == found["number"])
        return experiment.report().steps[0]

    assert number().passed
    found["number"] = 0
    assert number().finding.message == "experiment.number"


def test_an_account_is_explained():
    finding = marks(handed_in(held=True)).report().steps[1].finding
    assert finding.sentence("en").startswith("By your own number `held` is False.")
