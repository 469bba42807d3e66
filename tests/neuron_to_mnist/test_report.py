"""A report is data: what code prints cannot touch it, and hidden checks leave nothing in it."""

import html
import json
from importlib import resources

import jsonschema
import numpy as np
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks import Marks, report
from neuron_to_mnist.checks.messages import MESSAGES
from neuron_to_mnist.checks.report import MIME_TYPE, Finding, Points, Report, StepResult

SCHEMA = json.loads(
    resources.files("neuron_to_mnist.checks").joinpath("report.schema.json").read_text("utf-8")
)
TITLES = ["ch03.weighted_sum.products", "ch03.weighted_sum.bias", "ch03.weighted_sum.inputs"]

texts = st.text(st.characters(codec="utf-8"), max_size=40)
words = st.dictionaries(st.sampled_from(["came", "expected", "name", "error"]), texts, max_size=2)
findings = st.builds(
    Finding, st.sampled_from(["result.shape", "error.raised", "result.none"]), words, words,
    call=texts, expected=texts, came=texts,
) | st.builds(Finding, st.sampled_from(["result.shape", "ch03.bias_missing"]),
              visible=st.just(False))
points = st.integers(0, 5).map(float)
steps = st.builds(StepResult, st.sampled_from(TITLES), st.just(0.0), points, findings) | (
    st.builds(lambda title, most: StepResult(title, most, most), st.sampled_from(TITLES), points)
)
reports = st.builds(
    Report, st.just("ch03.weighted_sum"), st.lists(steps, min_size=1, max_size=4).map(tuple),
    st.lists(findings, max_size=2).map(tuple), texts,
)


def weighted_sum_report(function, hidden=()):
    """Return the report on a weighted sum, tried as the assignment does."""
    marks = Marks(
        "ch03.weighted_sum", function, parameters=("x", "w", "b"),
        steps={"products": 1, "bias": 1, "inputs": 1},
        mistakes=[("ch03.bias_missing", lambda x, w, b: np.dot(x, w))],
    )
    x, w = np.array([1.0, 0.5]), np.array([0.9, 0.3])
    marks.visible("products", (x, w, 0.0), 1.05)
    marks.visible("bias", (x, w, 2.0), 3.05)
    marks.visible("inputs", ([1.0, 0.5], [0.9, 0.3], 0), 1.05)
    for arguments, expected in hidden:
        marks.hidden("products", arguments, expected)
    return marks.report()


@given(reports)
def test_json_and_back(one):
    data = json.loads(json.dumps(one.to_json()))
    jsonschema.validate(data, SCHEMA)
    assert Report.from_json(data) == one


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        ["version", "task", "steps", "notes", "printed", "title", "finding", "message"]), inner),
))
def test_anything_else_is_refused_with_a_sentence(data):
    with pytest.raises(ValueError, match=r"report|version|message|text"):
        Report.from_json(data)


@pytest.mark.parametrize(("path", "value"), [
    (["version"], 2), (["steps", 0, "title"], "no.such"), (["steps", 0, "earned"], float("nan")),
    (["steps", 0, "earned"], 10**400), (["steps", 0, "earned"], True),
    
    (["steps", 0, "passed"], 1), (["steps", 0, "passed"], False),
    (["steps", 1, "finding", "message"], "no.such"), (["steps", 1, "finding", "fields"], []),
    (["printed"], None), (["task"], 3), (["steps"], 1),
])
def test_a_field_of_another_kind_is_refused(path, value):
    data = weighted_sum_report(lambda x, w, b: np.dot(x, w)).to_json()
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ValueError, match=r"report|version|message|expected|finding"):
        Report.from_json(data)


@given(st.text())
def test_what_code_prints_changes_nothing(text):
    def talkative(x, w, b):
        print(text)
        return np.dot(x, w)

    def silent(x, w, b):
        return np.dot(x, w)

    told, plain = weighted_sum_report(talkative), weighted_sum_report(silent)
    assert (told.steps, told.notes) == (plain.steps, plain.notes)
    json.dumps(told.to_json(), ensure_ascii=False).encode("utf-8")
    for language in LANGUAGES:
        page = BeautifulSoup(told.html(language), "html.parser")
        printed = page.select(".printed")
        assert len(printed) == 1
        printed[0].extract()
        rest = str(BeautifulSoup(plain.html(language), "html.parser"))
        heading = f"<p class=\"caption\">{MESSAGES['label.printed'][language]}</p>"
        assert str(page).replace(heading, "") == rest
        assert told.text(language).startswith(plain.text(language))


def test_printed_text_is_bounded():
    one = weighted_sum_report(lambda x, w, b: print("/" * 100_000))
    assert len(one.printed) == report.MOST_PRINTED


HIDDEN = (np.array([7.25, -3.125]), np.array([0.0625, 11.5]), 0.0)


@pytest.mark.parametrize("betray", [
    lambda x: print(x), lambda x: warn(str(x)), lambda x: fail(ValueError(str(x))),
    lambda x: fail(type(f"Error{x[0]}", (Exception,), {})()), lambda x: x, lambda x: str(x),
    lambda x: np.zeros((7, 25)), lambda x: type(f"Type{x[0]}", (), {})(), lambda x: None,
])
def test_a_hidden_check_leaves_the_id_of_its_message_and_nothing_else(betray):
    def function(x, w, b):
        return betray(x) if x[0] == 7.25 else np.dot(x, w) + b

    one = weighted_sum_report(function, [(HIDDEN, 1.0)])
    finding = one.steps[0].finding
    assert finding == Finding(finding.message, visible=False)
    told = json.dumps(one.to_json()) + one.html("en") + one.text("ko")
    assert not any(secret in told for secret in ("7.25", "-3.125", "0.0625", "11.5", "25)"))


def warn(text):
    """Warn as NumPy does, in words of one's own."""
    import warnings

    warnings.warn(f"overflow encountered in {text}", RuntimeWarning, stacklevel=1)
    return 0.0


def fail(error):
    """Raise an error."""
    raise error


@given(reports)
def test_feedback_after_hidden_inputs_holds_no_word_that_code_chose(one):
    told = one.for_feedback(after_hidden=True)
    assert told.printed == ""
    for finding in (*told.notes, *filter(None, (step.finding for step in told.steps))):
        assert not finding.came
        assert not finding.quoted
    assert [(s.title, s.earned, s.passed) for s in told.steps] == [
        (s.title, s.earned, s.passed) for s in one.steps
    ]
    assert one.for_feedback(after_hidden=False) == one


@given(reports, st.sampled_from(sorted(LANGUAGES)))
def test_html_shows_every_step_and_is_well_formed(one, language):
    page = BeautifulSoup(one.html(language), "html.parser")
    assert page.div["lang"] == language
    rows = page.select("li")
    assert len(rows) == len(one.steps)
    for row, step in zip(rows, one.steps, strict=True):
        assert row.select_one(".sign").text == ("✓" if step.passed else "✗")
        assert row.select_one(".sign")["aria-label"]
        assert row.select_one(".points").text == f"{step.earned:g}/{step.possible:g}"
        assert MESSAGES[step.title][language] in row.text
    assert page.select("script, img, iframe, [onclick], [href], [src]") == []
    total = page.select_one(".total").text
    assert f"{one.earned:g}" in total
    assert f"{one.possible:g}" in total


def test_call_expected_came_message_and_id():
    one = weighted_sum_report(lambda x, w, b: np.dot(x, w))
    row = BeautifulSoup(one.html("en"), "html.parser").select("li")[1]
    call = "weighted_sum(x=np.array([1.0, 0.5]), w=np.array([0.9, 0.3]), b=2.0)"
    assert row.select_one(".call").text == call
    assert [part.text for part in row.select(".both pre")] == ["3.05", "1.05"]
    assert MESSAGES["ch03.bias_missing"]["en"] in row.text
    assert row.select_one(".id").text == "[ch03.bias_missing]"
    assert call in one.text("en")
    assert html.unescape(one.html("en")).count("np.array([1.0, 0.5])") == 1


def test_points_are_the_result_and_out_of_sight():
    total = Points(2.0)
    shown = total._repr_mimebundle_()
    assert float(shown["text/plain"]) == 2.0
    assert BeautifulSoup(shown["text/html"], "html.parser").span.text == ""


def test_bundle_has_data_html_and_text():
    one = weighted_sum_report(lambda x, w, b: np.dot(x, w) + b)
    assert list(one.bundle("ko")) == [MIME_TYPE, "text/html", "text/plain"]
    assert one.bundle("ko")["text/plain"].endswith("점수가 남습니다.")
