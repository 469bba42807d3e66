"""The marks of a task, in units: points, what is read as a number, and every common message."""

import json
import string
import sys
import warnings

import numpy as np
import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks import Marks, messages
from neuron_to_mnist.checks.ch03_signals import checks as ch03
from neuron_to_mnist.checks.ch04_losses import checks as ch04
from neuron_to_mnist.checks.ch06_backpropagation import checks as ch06
from neuron_to_mnist.checks.results import (
    OPEN,
    NotNumbersError,
    agree,
    rounded,
    show,
    to_array,
)

TASK = "ch03.sigmoid"


@pytest.fixture(autouse=True)
def english():
    """Begin and end in English."""
    messages.use_language("en")
    yield
    messages.use_language("en")


def check(function, *cases, unchanged=False, quiet=False, drawn=False, **settings):
    """Return the marks for ``function`` after visible checks of pairs of arguments and result."""
    marks = Marks(TASK, function, **{"parameters": ("x",), "steps": {"number": 2}, **settings})
    for arguments, expected in cases:
        marks.visible(
            "number", arguments, expected, unchanged=unchanged, quiet=quiet, drawn=drawn
        )
    return marks


def raises_at_length(x):
    raise type("N" * 5000, (Exception,), {})("w" * 5000)


class TestPoints:
    def test_a_float_that_writes_itself_as_one(self):
        total = check(lambda x: x, ((1.0,), 1.0)).total()
        assert isinstance(total, float)
        assert (total, repr(total)) == (2.0, "2.0")

    @pytest.mark.parametrize(
        "bad", [float("nan"), float("inf"), -1, "2", None, True, [0, 1], np.float64(1)]
    )
    def test_only_finite_numbers(self, bad):
        with pytest.raises(ValueError, match="points"):
            check(lambda x: x, steps={"number": bad})
        marks = check(lambda x: x, ((1.0,), 1.0))
        marks._steps["number"].points = bad
        with pytest.raises(ValueError, match="points"):
            marks.total()

    def test_not_more_than_the_maximum(self):
        marks = check(lambda x: x, ((1.0,), 1.0))
        marks._steps["number"].points = 3
        with pytest.raises(ValueError, match="at most 2"):
            marks.total()

    def test_hidden_checks_only_take(self):
        marks = check(lambda x: 0.5, ((0.0,), 0.5))
        marks.hidden("number", (2.0,), 0.9)
        assert marks.total() == 0.0
        marks = check(lambda x: 0.5, ((0.0,), 0.4))
        marks.hidden("number", (2.0,), 0.5)
        assert marks.total() == 0.0

    def test_a_step_without_visible_check_is_an_error(self):
        marks = check(lambda x: 0.5)
        marks.hidden("number", (0.0,), 0.5)
        with pytest.raises(RuntimeError, match="no visible check"):
            marks.total()

    def test_a_visible_check_after_a_hidden_one_is_an_error(self):
        marks = check(lambda x: x, ((1.0,), 1.0))
        marks.hidden("number", (7.25,), 7.25)
        with pytest.raises(RuntimeError, match="before all hidden ones"):
            marks.visible("number", (1.0,), 1.0)

    @pytest.mark.parametrize("function", [
        lambda x: type("N" * 5000, (), {})(),
        raises_at_length,
        lambda x: "w" * 5000,
        lambda x: warnings.warn("w" * 5000, stacklevel=1) or x,
    ])
    def test_what_code_says_is_cut(self, function):
        result = check(function, ((1.0,), 1.0)).report()
        assert 600 < len(json.dumps(result.to_json())) < 2500

    def test_the_place_that_differs_is_what_code_chose(self):
        result = check(lambda x: x + np.eye(2, 3), ((np.ones((2, 3)),), np.ones((2, 3)))).report()
        (step,) = result.for_feedback(after_hidden=True).steps
        assert "first at …" in step.finding.sentence("en")

    def test_unknown_step(self):
        with pytest.raises(KeyError):
            check(lambda x: x).hidden("nubmer", (1.0,), 1.0)

    def test_hidden_inputs_are_not_shown(self, capsys):
        def talkative(x):
            print("secret", x)
            warnings.warn(f"secret {x}", stacklevel=1)
            if x > 1:
                raise ValueError(f"secret {x}")
            return x

        marks = check(talkative, ((1.0,), 1.0))
        marks.hidden("number", (7.25,), 7.25)
        marks.total()
        printed = capsys.readouterr().out
        assert "7.25" not in printed + json.dumps(marks.report().to_json())
        assert "error.raised" in printed

    def test_says_whether_hidden_checks_are_still_to_come(self, capsys):
        marks = check(lambda x: x, ((1.0,), 1.0))
        marks.total()
        assert "After you hand in" in capsys.readouterr().out
        marks.hidden("number", (2.0,), 2.0)
        marks.total()
        assert "After you hand in" not in capsys.readouterr().out

    def test_nothing_reaches_stderr(self, capsys):
        def noisy(x):
            print("noise", file=sys.stderr)
            np.exp(np.float64(1000.0))
            return x

        assert check(noisy, ((1.0,), 1.0)).total() == 2.0
        captured = capsys.readouterr()
        assert captured.err == ""
        assert "overflow encountered in exp" in captured.out

    def test_only_warnings_of_numpy_break_the_quiet(self):
        def talkative(x):
            warnings.warn("a word of my own", stacklevel=1)
            return x

        assert check(talkative, ((1.0,), 1.0), quiet=True).total() == 2.0

    def test_every_call_gets_arguments_of_its_own(self):
        def spoils(x):
            total = float(x.sum())
            x[:] = np.nan
            return total

        x = np.array([1.0, 2.0])
        assert check(spoils, ((x,), 3.0), ((x,), 3.0)).total() == 2.0
        assert x.tolist() == [1.0, 2.0]


class Agreeable:
    """Agrees with everything."""

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return np.zeros(())

    def __float__(self):
        return 0.0

    __hash__ = None


class AgreeableFloat(float):
    pass


class AgreeableArray(np.ndarray):
    pass


class Chameleon(type):
    """A class that claims to be every other class."""

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)


class TestNumbers:
    @pytest.mark.parametrize("value", [
        3, 3.0, np.float32(3), np.int8(3), np.float64(3), np.array(3), np.array(3, dtype=np.uint8),
    ])
    def test_one_number(self, value):
        assert to_array(value).shape == ()
        assert to_array(value) == 3.0

    def test_lists_and_arrays(self):
        value = [[1, np.float64(2)], (np.array(3.0), 4)]
        assert to_array(value).tolist() == [[1, 2], [3, 4]]
        assert to_array([]).shape == (0,)
        assert to_array([np.zeros((0, 2))]).shape == (1, 0, 2)

    def test_a_copy(self):
        value = np.zeros(2)
        to_array(value)[0] = 1.0
        assert value[0] == 0.0

    @pytest.mark.parametrize("value", [
        None, True, "1", b"1", 1j, {1.0}, {"a": 1.0}, [1.0, None], [True], [[1.0], [1.0, 2.0]],
        np.array([True]), np.array([1j]), np.array(["1"]), np.array([1.0], dtype=object),
        np.bool_(True), np.complex128(1), np.datetime64("2026-01-01"), np.ma.array([1.0]),
        np.zeros(2).view(AgreeableArray), AgreeableFloat(1.0), Agreeable(),
        Chameleon("Anything", (Agreeable,), {})(), iter([1.0]), range(2), lambda: 1.0,
    ])
    def test_anything_else_is_refused(self, value):
        with pytest.raises(NotNumbersError):
            to_array(value)

    def test_tolerance(self):
        assert agree(np.array(0.740774899), np.array(np.float32(0.740774899), dtype=float))
        assert agree(np.array(1234.5678), np.array(np.float32(1234.5678), dtype=float))
        assert not agree(np.array(0.7408), np.array(0.740774899182154))
        assert not agree(np.zeros(2), np.zeros((1, 2)))
        assert not agree(np.array(np.nan), np.array(0.0))

    @pytest.mark.parametrize(("came", "digits"), [(0.7408, 4), (0.741, 3), (0.74, 2)])
    def test_rounded(self, came, digits):
        finding = rounded(np.array(came), np.array(0.740774899182154))
        assert finding is not None
        assert finding.fields == {"digits": str(digits)}

    @pytest.mark.parametrize(("came", "expected"), [(1.1, 1.05), (1.0, 1.05), (0.35, 0.25)])
    def test_not_rounded(self, came, expected):
        assert rounded(np.array(came), np.array(expected)) is None

    def test_show(self):
        assert show(np.array([1.0, 0.5])) == "[1.0, 0.5]"
        assert show([1, 2]) == "[1, 2]"
        assert show(0.740774899182154) == "0.740775"
        assert show(np.zeros((100, 3))) == "array of shape (100, 3)"
        assert show(-3.0) == "-3.0"
        assert show(float("inf")) == "inf"


def raises(error):
    """Return a function that raises ``error``."""
    def function(x):
        raise error
    return function


def adds_in_place(x):
    x += 1
    return x


ARRAY = np.array([[1.5, 2.25, 3.0], [4.0, 5.125, 6.5]])
ONE = ((1.0,), 0.731059)
COMMON = {
    "error.not_written": (raises(NotImplementedError()), ONE),
    "error.not_a_function": (0.5, ONE),
    "error.signature": (lambda: 1.0, ONE),
    "error.name": (raises(NameError("name 'w' is not defined")), ONE),
    "error.local_name": (raises(UnboundLocalError("cannot access local variable 's'")), ONE),
    "error.index": (raises(IndexError("index 2 is out of bounds")), ONE),
    "error.power": (lambda x: x ^ 2, ONE),
    "error.not_callable": (lambda x: x(1 - x), ONE),
    "error.truth_value": (lambda x: 1.0 if np.zeros(2) < 1 else 0.0, ONE),
    "error.shapes": (lambda x: np.zeros(2) @ np.zeros(3), ONE),
    "error.uneven": (lambda x: np.array([1.0, np.zeros(2)]), ONE),
    "error.raised": (raises(ZeroDivisionError("division by zero")), ONE),
    "input.list": (lambda x: x + 1, (([1.5, 2.5],), [2.5, 3.5])),
    "input.integers": (lambda x: (x / 2).astype(x.dtype), ((np.array([1, 3]),), [0.5, 1.5])),
    "input.changed": (adds_in_place, ((np.zeros(2),), [1.0, 1.0])),
    "result.none": (lambda x: None, ONE),
    "result.none_inside": (lambda x: (x, None), ((1.0,), {"a": 1.0, "y": 0.731059})),
    "result.random": (
        lambda rng: np.random.default_rng().random(3),
        ((np.random.default_rng(5),), np.random.default_rng(5).random(3)),
    ),
    "result.rng_ignored": (
        lambda rng: np.random.default_rng(5).random(3),
        ((np.random.default_rng(5),), np.random.default_rng(5).random(3)),
    ),
    "result.type": (lambda x: "0.7", ONE),
    "result.truth_values": (lambda x: x > 0.5, ONE),
    "result.parts": (lambda x: x, ((1.0,), {"a": 1.0, "y": 0.731059})),
    "result.number_expected": (lambda x: np.array([1.0, 2.0]), ONE),
    "result.array_expected": (lambda x: 1.0, ((ARRAY,), ARRAY)),
    "result.transposed": (lambda x: x.T, ((ARRAY,), ARRAY)),
    "result.extra_axis": (lambda x: x[np.newaxis], ((ARRAY,), ARRAY)),
    "result.one_row": (lambda x: x.ravel(), ((ARRAY,), ARRAY)),
    "result.shape": (lambda x: x[:1], ((ARRAY,), ARRAY)),
    "result.nan": (lambda x: np.nan, ONE),
    "result.infinite": (lambda x: np.inf, ONE),
    "result.warning": (lambda x: 1 / (1 + np.exp(np.float64(-x))), ((-1000.0,), 0.0)),
    "result.whole_numbers": (lambda x: x // 1, ((ARRAY,), ARRAY)),
    "result.rounded": (lambda x: 0.7311, ONE),
    "result.sign": (lambda x: -x, ((ARRAY,), ARRAY)),
    "result.order": (lambda x: x[:, ::-1], ((ARRAY,), ARRAY)),
    "result.same_again": (lambda x: 0.731059, ONE, ((2.0,), 0.880797)),
    "result.value": (lambda x: 0.2, ONE),
    "result.values": (lambda x: x + np.eye(2, 3), ((ARRAY,), ARRAY)),
}


@pytest.mark.parametrize("message", COMMON)
@pytest.mark.parametrize("language", LANGUAGES)
def test_common_message(message, language, capsys):
    function, *cases = COMMON[message]
    settings = {"returns": ("a", "y")} if isinstance(cases[0][1], dict) else {}
    messages.use_language(language)
    settings["drawn"] = message == "result.rng_ignored"
    assert check(function, *cases, unchanged=True, quiet=True, **settings).total() == 0.0
    printed = capsys.readouterr().out
    assert f"[{message}]" in printed
    assert "{" not in printed


@pytest.mark.parametrize(("draw", "message"), [
    (lambda rng: rng.permutation(9), None),
    (lambda rng: np.random.default_rng(3).permutation(9), "result.rng_ignored"),
    (lambda rng: np.random.default_rng().permutation(9), "result.random"),
    (lambda rng: np.arange(9), "result.rng_ignored"),
])
@pytest.mark.parametrize("kind", ["visible", "hidden"])
def test_where_many_draws_are_right_they_must_come_from_the_generator(draw, message, kind):
    marks = Marks(
        TASK, lambda rng: (draw(rng),), parameters=("rng",), steps={"number": 2},
        returns=("places",), measure=lambda parts: {"sum": np.sum(parts["places"])},
    )
    marks.visible("number", (np.random.default_rng(5),), {"sum": 36})
    getattr(marks, kind)("number", (np.random.default_rng(5),), {"sum": 36}, drawn=True)
    finding = marks.report().steps[0].finding
    assert (finding and finding.message) == message


@pytest.mark.parametrize(("words", "message"), [
    ("no setter", "ch03.bias_subtracted"), ("no getter", "error.raised"),
])
def test_an_error_known_by_its_words(words, message, capsys):
    function = raises(AttributeError("property 'w' has no setter"))
    check(function, ONE, errors=[("ch03.bias_subtracted", words)]).total()
    assert f"[{message}]" in capsys.readouterr().out


MEASURED = {
    "parameters": ("name",),
    "returns": ("w", "b"),
    "measure": lambda parts: {"jump": -parts["b"] / parts["w"]},
    "mistakes": [("ch03.bias_subtracted", lambda name: (1.0, 3.0))],
}


class TestMeasure:
    """Results of which many are right are compared by what they lead to."""

    @pytest.mark.parametrize("result", [(2.0, -6.0), [1, -3], np.array([10.0, -30.0])])
    def test_every_right_result(self, result):
        assert check(lambda name: result, (("a",), {"jump": 3.0}), **MEASURED).total() == 2.0

    def test_a_mistake_with_other_numbers(self, capsys):
        check(lambda name: (5.0, 15.0), (("a",), {"jump": 3.0}), **MEASURED).total()
        printed = capsys.readouterr().out
        assert "name='a'" in printed
        assert "jump = -3.0" in printed
        assert "[ch03.bias_subtracted]" in printed

    @pytest.mark.parametrize("result", [1.0, (1.0,), np.array(1.0), np.ones(3)])
    def test_wrong_number_of_results(self, result, capsys):
        check(lambda name: result, (("a",), {"jump": 3.0}), **MEASURED).total()
        assert "2 results: (w, b)" in capsys.readouterr().out


def test_steps_that_look_at_one_call_call_once():
    seen = []

    def function(x):
        seen.append(x)
        return np.multiply(2, x)

    marks = check(function, ((np.ones(2),), 2 * np.ones(2)), ((np.ones(2),), 2 * np.ones(2)))
    marks.hidden("number", (np.ones(2),), 2 * np.ones(2), unchanged=True)
    assert len(seen) == 1
    for other in (np.ones(2, int), np.ones((1, 2)), [1.0, 1.0], -0.0, 0.0, np.float64(0.0)):
        marks.hidden("number", (other,), np.multiply(2, other))
    assert len(seen) == 7


def test_what_is_drawn_is_drawn_anew_in_every_call():
    seen = []

    def function(rng):
        seen.append(rng.random())
        return seen[-1]

    marks = check(function, parameters=("rng",))
    for _ in range(2):
        marks.visible("number", (np.random.default_rng(1),), np.random.default_rng(1).random())
    assert seen[0] == seen[1]


def test_functions_and_generators_as_arguments(capsys):
    def draw(x, f, rng):
        x[0] = 1.0
        return f(rng.random(2))

    def doubled(numbers):
        return 2 * numbers

    settings = {"parameters": ("x", "f", "rng"), "unchanged": True}
    rng = np.random.default_rng(5)
    expected = 2 * np.random.default_rng(5).random(2)
    assert check(draw, ((np.zeros(1), doubled, rng), expected), **settings).total() == 0.0
    printed = capsys.readouterr().out
    assert "sigmoid(x=np.array([0.0]), f=doubled, rng=np.random.default_rng(5))" in printed
    assert "but x is no longer" in printed
    arguments = np.ones(1), doubled, rng
    assert check(draw, (arguments, expected), (arguments, expected), **settings).total() == 2.0


@pytest.mark.parametrize(("function", "message"), [
    (lambda x: np.array(np.array(x) / 2, np.array(x).dtype), "input.integers"),
    (lambda x: x / 2, "input.list"),
])
def test_integers_in_a_list_are_told_from_the_list(function, message, capsys):
    check(function, (([1, 3],), [0.5, 1.5])).total()
    assert f"[{message}]" in capsys.readouterr().out


def test_first_difference_is_named(capsys):
    check(lambda x: x + np.eye(2, 3)[::-1], ((ARRAY,), ARRAY)).total()
    assert "first at [0, 1]" in capsys.readouterr().out


def test_common_messages_are_all_tried():
    common = {
        name for name in messages.MESSAGES
        if name.partition(".")[0] in ("error", "input", "result")
    }
    assert common == set(COMMON)


def test_unknown_language():
    with pytest.raises(ValueError, match="expected one of en, ko as language, got 'de'"):
        messages.use_language("de")


def placeholders(sentence):
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("message", messages.MESSAGES)
def test_both_languages(message):
    words = messages.MESSAGES[message]
    assert set(words) == set(LANGUAGES)
    assert placeholders(words["en"]) == placeholders(words["ko"])
    assert any("가" <= letter <= "힣" for letter in words["ko"])
    assert not any("가" <= letter <= "힣" for letter in words["en"])
    for sentence in words.values():
        assert sentence == sentence.strip()
        assert "  " not in sentence


class Mute:
    """Cannot say what it is."""

    def __repr__(self):
        raise RuntimeError("no")


class MuteError(Exception):
    def __str__(self):
        raise RuntimeError("no")


class Sizeless(np.ndarray):
    @property
    def size(self):
        raise RuntimeError("no")


def nested(depth):
    """Return a number in so many lists."""
    return 1.0 if depth == 0 else [nested(depth - 1)]


def endless():
    found = []
    found.append(found)
    return found


def raising(error):
    def stopped(x):
        if x > 1:
            raise error
        return x

    return stopped


def _open(x):
    return OPEN


class TestOddResults:
    """An odd answer to one call costs that step alone, and the test goes on."""

    @pytest.mark.parametrize("odd", [
        nested(65), nested(900), endless(), 10**5000, Mute(), np.array([Mute()], dtype=object),
        np.zeros(2).view(Sizeless), [1.0, Mute()], {1: Mute()}, iter([1]), lambda: 1,
    ], ids=lambda odd: type(odd).__name__)
    def test_results(self, odd):
        marks = check(lambda x: x if x == 1 else odd, steps={"number": 1, "inputs": 1})
        marks.visible("number", (1.0,), 1.0)
        marks.visible("inputs", (2.0,), 2.0)
        report = marks.report()
        assert [step.earned for step in report.steps] == [1.0, 0.0]
        assert report.steps[1].finding.message == "result.type"
        assert json.loads(json.dumps(report.to_json())) == report.to_json()

    @pytest.mark.parametrize("error", [
        MuteError(), KeyError(Mute()), SystemExit(3), SystemExit(), RecursionError(),
    ], ids=lambda error: type(error).__name__)
    def test_errors(self, error):
        marks = check(raising(error), steps={"number": 1, "inputs": 1})
        marks.visible("number", (1.0,), 1.0)
        marks.visible("inputs", (2.0,), 2.0)
        report = marks.report()
        assert [step.earned for step in report.steps] == [1.0, 0.0]
        assert report.steps[1].finding.message == "error.raised"
        assert type(error).__name__ in report.text("en")


class TestOpen:
    """Where a mistake says nothing of a result, no answer is taken for that mistake."""

    @pytest.mark.parametrize("answer", [np.nan, np.zeros(0), np.full((2, 2), np.nan)])
    def test_no_answer_agrees(self, answer):
        marks = check(lambda x: answer, ((1.0,), 1.0), mistakes=[("ch03.bias_missing", _open)])
        assert marks.report().steps[0].finding.message.startswith("result.")

    @pytest.mark.parametrize(("checked", "answer"), [
        (ch03.check_weighted_sum, lambda x, w, b: np.nan),
        (ch04.check_three_sums, lambda y, t: (np.nan, np.nan, np.nan)),
        (ch06.check_three_factors, lambda z, y, t: (np.nan, np.nan, np.nan)),
    ])
    def test_nan_is_named(self, checked, answer):
        found = {step.finding.message for step in checked(answer).report().steps if step.finding}
        assert found == {"result.nan"}
