"""What a feedback page takes from a graded notebook, and what it leaves out."""


import json
from dataclasses import replace

import nbformat
import pytest

from grading.pages.feedback_page import read
from neuron_to_mnist.checks.report import MIME_TYPE, MOST_PRINTED, Finding, Report, StepResult

REPORT = Report("ch03.weighted_sum", (
    StepResult("ch03.weighted_sum.products", 1.0, 1.0),
    StepResult("ch03.weighted_sum.bias", 0.0, 2.0, Finding(
        "error.raised", quoted={"error": "Own"}, call="weighted_sum(1)", expected="1", came="own",
    )),
), printed="own")


def printed_text(text):
    return nbformat.v4.new_output("stream", text=text)


def failure(name="Own", text="words"):
    return nbformat.v4.new_output("error", ename=name, evalue=text, traceback=[])


def shown(data):
    return nbformat.v4.new_output("display_data", data={MIME_TYPE: data})


def points(value):
    return nbformat.v4.new_output("execute_result", data={"text/plain": repr(value)})


def answer(source, *outputs):
    cell = nbformat.v4.new_code_cell(source, outputs=list(outputs))
    cell.metadata["nbgrader"] = {
        "grade_id": "answer", "grade": False, "locked": False, "solution": True, "task": False,
    }
    return cell


def check(task, *outputs):
    cell = nbformat.v4.new_code_cell("", outputs=list(outputs))
    cell.metadata["nbgrader"] = {
        "grade_id": f"test_{task}", "grade": True, "locked": True, "solution": False,
        "task": False, "points": 3.0, "score": 1.0,
    }
    return cell


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


def reports(*cells):
    return [section.report for section in read(notebook(*cells)).sections]


def test_only_the_first_report_is_whole():
    good = [shown(REPORT.to_json()), points(1.0)]
    again = replace(REPORT, task="ch03.sigmoid").to_json()
    first, second = reports(
        check("weighted_sum", *good), check("sigmoid", shown(again), points(1.0))
    )
    assert first == REPORT
    assert second.steps == REPORT.for_feedback(after_hidden=True).steps
    assert "own" not in json.dumps(second.to_json())
    assert reports(check("other"), check("weighted_sum", *good)) == [
        None, REPORT.for_feedback(after_hidden=True)
    ]


def changed(**fields):
    return shown({**REPORT.to_json(), **fields})


@pytest.mark.parametrize("outputs", [
    [changed(version=99), points(1.0)],
    [changed(task="ch03.sigmoid"), points(1.0)],
    [changed(steps="no"), points(1.0)],
    [shown("no"), points(1.0)],
    [changed(), points(2.0)],
    [changed(steps=REPORT.to_json()["steps"][:1]), points(1.0)],
    [changed(), changed(), points(1.0)],
    [changed(), failure()],
    [changed(), points(99.0)],
    [points(1.0)],
], ids=str)
def test_a_report_that_does_not_fit_the_cell_is_left_out(outputs):
    assert reports(check("weighted_sum", *outputs)) == [None]


def test_no_other_cell_carries_a_report():
    cell = answer("x", shown(REPORT.to_json()), points(1.0))
    unlocked = check("weighted_sum", shown(REPORT.to_json()), points(1.0))
    unlocked.metadata.nbgrader |= {"locked": False, "solution": True}
    test = check("weighted_sum", shown(REPORT.to_json()), points(1.0))
    page = read(notebook(cell, unlocked, test))
    assert [section.report for section in page.sections] == [None, REPORT]
    assert not any(own.printed or own.error for own in page.sections[0].answers)


def test_words_of_cells_are_shown_only_above_the_first_test():
    outputs = [printed_text("a" * 20_000), failure("Own", "b" * 2000)]
    page = read(notebook(
        answer("1", *outputs), check("weighted_sum"), answer("2", *outputs), check("sigmoid"),
        answer("3", *outputs),
    ))
    above, between, below = page.sections[0].answers + page.sections[1].answers + page.rest
    assert above.printed == "a" * MOST_PRINTED + "…"
    assert above.error == ("Own: " + "b" * 2000)[:500] + "…"
    for later in (between, below):
        assert (later.stopped, later.error, later.printed) == (True, "", "")


@pytest.mark.parametrize(("source", "html"), [
    ("**a** " * 99, "<p><strong>a</strong>"), ("**a*" * 9999, "<pre>**a***a*"),
    ("$x^2$", "<p><math "), ("[a](javascript:b)", "<p><a target"),
])
def test_a_written_answer_is_shown_clean_or_as_typed(source, html):
    cell = nbformat.v4.new_markdown_cell(source)
    cell.metadata["nbgrader"] = answer("").metadata.nbgrader
    assert read(notebook(cell)).rest[0].html.startswith(html)


@pytest.mark.parametrize(("source", "said"), [
    ("if x\n    1", "Python cannot read line 1: expected ':'"),
    ("x = (1,\n", "Python cannot read line 1: '(' was never closed"),
    ("x = 1", ""), ("-" * 10**6 + "1", ""), ("x\0", "null bytes"),
])
def test_a_syntax_error_is_told_from_the_source_alone(source, said):
    cell = answer(source, failure("SyntaxError", "own words"))
    (own,) = read(notebook(check("weighted_sum"), cell)).rest
    assert said in own.error
    assert bool(own.error) == bool(said)
