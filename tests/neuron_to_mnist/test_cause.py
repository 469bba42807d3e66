"""One cause a task: told where it explains what came, and only there."""

import numpy as np
import pytest

from neuron_to_mnist import lent
from neuron_to_mnist.checks import cause
from neuron_to_mnist.checks.cause import OneCauseMarks
from neuron_to_mnist.checks.ch01_neurons import checks as ch01
from neuron_to_mnist.checks.marks import Marks

X, Y = np.array([1.0, -2.0, 0.5]), np.array([[3.0, 4.0], [-1.0, 0.5]])


def doubled(answer, *, mistakes=(), probes=(), steps=("number", "array"), **settings):
    """Return the report on a function that should double, with a step a call."""
    marks = OneCauseMarks("ch02.tanh", answer, parameters=("x",), mistakes=mistakes,
                          steps=dict.fromkeys(steps, 1), **settings)
    for step, x in zip(steps, (3.0, X, Y, 1.0), strict=False):
        marks.visible(step, (x,), 2 * x)
    for x in probes:
        marks.probe((x,), 2 * x)
    return marks.report()


def told(report):
    """Return the messages of a report that are about what is wrong."""
    return [step.finding.message for step in report.steps
            if step.finding and step.finding.message != "note.mend_first"]


TRIPLED = ("ch02.derivative_scale", lambda x: 3 * x)
SQUARED = ("ch02.short_e", lambda x: x**2)


def test_nothing_is_told_of_what_is_right():
    assert told(doubled(lambda x: 2 * x, mistakes=[TRIPLED])) == []


def test_the_mistake_that_explains_everything_is_told_once():
    report = doubled(lambda x: 3 * x, mistakes=[TRIPLED, SQUARED])
    assert [step.finding.message for step in report.steps] == [TRIPLED[0], "note.mend_first"]
    assert report.earned == 0
    first = report.steps[0].finding
    assert (first.call, first.expected, first.came) == ("tanh(x=3.0)", "6.0", "9.0")


def test_a_coincidence_is_not_told():
    """3 times 3 is 3 squared, and so is all that is known of a single call."""
    report = doubled(lambda x: 9.0 if np.ndim(x) == 0 else 2 * x, mistakes=[TRIPLED, SQUARED])
    assert told(report) == ["result.value"]
    assert (report.steps[0].finding.expected, report.steps[0].finding.came) == ("6.0", "9.0")


def test_it_must_give_what_went_right_too():
    wrong = lambda x: 9.0 if np.ndim(x) == 0 else 2 * x  # noqa: E731
    assert told(doubled(wrong, mistakes=[TRIPLED])) == ["result.value"]
    numbers = ("ch02.short_e", lambda x: 3 * x if np.ndim(x) == 0 else 2 * x)
    assert told(doubled(wrong, mistakes=[TRIPLED, numbers])) == ["ch02.short_e"]


def test_two_that_explain_as_much_are_both_silent():
    twins = [("ch02.derivative_scale", lambda x: 3 * x), ("ch02.short_e", lambda x: x + x + x)]
    assert told(doubled(lambda x: 3 * x, mistakes=twins)) == ["result.value"]


def test_a_probe_tells_two_mistakes_apart_and_costs_nothing():
    twins = [("ch02.derivative_scale", lambda x: 3 * x),
             ("ch02.short_e", lambda x: 3 * x if np.max(x) < 100 else 2 * x)]
    report = doubled(lambda x: 3 * x, mistakes=twins, probes=[1000.0])
    assert told(report) == ["ch02.derivative_scale"]
    assert report.possible == 2
    assert doubled(lambda x: 2 * x if np.max(x) < 9 else 0 * x, probes=[1000.0]).earned == 2


def test_it_explains_most_steps_or_nothing():
    answer = lambda x: 3 * x if np.ndim(x) < 2 else 0 * x  # noqa: E731
    known = [("ch02.short_e", lambda x: 3 * x if np.ndim(x) < 2 else None)]
    steps = ("number", "array", "large")
    assert told(doubled(answer, mistakes=known, steps=steps)) == ["ch02.short_e"]
    answer = lambda x: 3 * x if np.ndim(x) < 1 else 0 * x  # noqa: E731
    known = [("ch02.short_e", lambda x: 3 * x if np.ndim(x) < 1 else None)]
    assert told(doubled(answer, mistakes=known, steps=steps)) == ["result.value"]


def test_a_message_may_be_about_one_step():
    answer = lambda x: 0 * x if np.ndim(x) else 2 * x  # noqa: E731
    known = [("ch02.short_e", lambda x: 0 * x)]
    assert told(doubled(answer, mistakes=known)) == ["result.values"]
    assert told(doubled(answer, mistakes=known, where={"ch02.short_e": ["array"]})) == [
        "result.values"]  # a single call is no evidence
    marks = OneCauseMarks("ch02.tanh", answer, parameters=("x",), mistakes=known,
                          steps={"number": 1, "array": 1}, where={"ch02.short_e": ["array"]})
    marks.visible("number", (3.0,), 6.0)
    marks.visible("array", (X,), 2 * X)
    marks.visible("array", (Y,), 2 * Y)
    assert told(marks.report()) == ["ch02.short_e"]


@pytest.mark.parametrize(("answer", "message"), [
    (lambda x: (_ for _ in ()).throw(NotImplementedError), "error.not_written"),
    (lambda x: undefined_name, "error.name"),  # noqa: F821
    (lambda x: None, "result.none"),
    (lambda x: None if np.ndim(x) else 3 * x, "result.none"),
    (lambda x: np.array([2 * x]), "result.extra_axis"),
    (lambda x: 2 * x + 0.25, "result.value"),
])
def test_before_and_after_the_known_ones(answer, message):
    """Not written, no value, a known mistake, a shape, and else what is seen."""
    assert told(doubled(answer, mistakes=[TRIPLED])) == [message]


def test_what_is_seen_is_the_smallest_call():
    report = doubled(lambda x: 0 * x, steps=("array", "number"))
    assert report.steps[0].finding.call == "tanh(x=3.0)"
    marks = OneCauseMarks("ch02.tanh", lambda x: 0 * x, parameters=("x",),
                          steps={"array": 1, "number": 1})
    marks.visible("array", (X,), 2 * X)
    marks.visible("number", (3.0,), 6.0)
    steps = marks.report().steps
    assert [step.finding.message for step in steps] == ["note.mend_first", "result.value"]


def test_what_one_result_looks_like_by_chance_is_not_told():
    steps = ("number", "array")
    assert told(doubled(lambda x: -2 * x, steps=steps)) == ["result.sign"]
    assert told(doubled(lambda x: -2 * x if np.ndim(x) else 7 * x, steps=steps)) == ["result.value"]
    assert told(doubled(lambda x: 2 * x if np.ndim(x) else -6.0, steps=steps)) == ["result.value"]


def test_again_leaves_the_first_report_as_it_was():
    marks = OneCauseMarks("ch02.tanh", lambda x: 3 * x, parameters=("x",), mistakes=[TRIPLED],
                          steps={"number": 1, "array": 1})
    marks.visible("number", (3.0,), 6.0)
    marks.visible("array", (X,), 2 * X)
    marks.probe((X + 1,), 2 * X + 2)
    assert marks.again(lambda x: 2 * x).earned == 2
    assert told(marks.report()) == [TRIPLED[0]]


def test_hidden_checks_take_points_as_ever():
    answer = lambda x: 2 * x if np.ndim(x) else 6.0  # noqa: E731
    marks = OneCauseMarks("ch02.tanh", answer, parameters=("x",),
                          steps={"number": 1, "array": 1})
    marks.visible("number", (3.0,), 6.0)
    marks.visible("array", (X,), 2 * X)
    marks.hidden("number", (4.0,), 8.0)
    assert marks.report().earned == 1
    assert told(marks.report()) == ["result.same_again"]


# --- Wrong answers of beginners that were told something misleading -------------------------------


def multiplied(w, b, box):
    """Multiply by the weight by which the sum is to be divided."""
    return [[x1, -(w[0] * x1 + b) * w[1]] for x1 in box]


def one_input_too_few(X, t, rounds):
    """Learn as it should be, but never look at the last input."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(rounds):
        count = 0
        for x, target in zip(X, t, strict=True):
            y = int(sum(x[j] * w[j] for j in range(len(x) - 1)) + b > 0)
            w, b, count = w + (target - y) * x, b + (target - y), count + (y != target)
        mistakes.append(count)
    return w, b, mistakes


MISLEADING = {
    # What was said of one call, where the cause is another.
    "a weight multiplied in": (ch01.check_segment, multiplied, {"result.values", "result.shape"}),
    "every second round": (
        ch01.check_learn, lambda X, t, rounds: lent.learn(X, t, (rounds + 1) // 2),
        {"result.values", "result.shape"},
    ),
    "one input too few": (ch01.check_learn, one_input_too_few, {"result.values"}),
}


@pytest.mark.parametrize("case", MISLEADING)
def test_one_message_and_not_a_misleading_one(case):
    check, answer, allowed = MISLEADING[case]
    messages = told(check(answer).report())
    assert len(messages) == 1
    assert set(messages) <= allowed


def test_the_known_mistakes_of_a_chapter_are_still_told():
    """Each mistake of the catalogue, made everywhere, is the one that explains it."""
    for check, mistakes in ((ch01.check_segment, ch01.mistakes.SEGMENT),
                            (ch01.check_learn, ch01.mistakes.LEARN),
                            (ch01.check_watch, ch01.mistakes.WATCH)):
        for message, mistaken in mistakes:
            assert told(check(mistaken).report()) == [message]


def test_it_is_a_kind_of_marks():
    assert issubclass(OneCauseMarks, Marks)
    assert cause.one_cause([], []) is None
