"""The class report: figures that can be counted by hand, and nothing from elsewhere."""

import html
import re

import pytest

from grading.pages.class_report_page import class_report_page
from grading.run.notes import Note
from grading.run.outcome import Outcome, TaskMark
from grading.run.standing import Standing
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.messages import MESSAGES
from neuron_to_mnist.checks.report import Finding, Report, StepResult
from tests.grading.course import ASSIGNMENT


def report(messages):
    """Return a report in which each of these messages was said twice, and its code's own words."""
    steps = [
        StepResult("ch03.sigmoid.number", 0.0, 1.0, Finding(message, quoted={"error": "Own"}))
        for message in messages for _ in range(2)
    ]
    return Report("ch03.sigmoid", tuple(steps), printed="result.nan [result.nan]").to_json()


def standing(student, first, second, messages=(), state="graded", **more):
    tasks = [
        TaskMark("n", "easy", first, 2.0),
        TaskMark("n", "hard", second, 3.0, report(messages) if messages else None),
    ]
    outcome = Outcome(student, "a", "graded", "", "", tasks=tasks, **more)
    points = first + second if state == "graded" else None
    scores = {"easy": first, "hard": second}
    return Standing(student, state, points, 5.0, 0.0, outcome, scores)


def class_():
    broken = Outcome("zed", "a", "not graded", "", "", reason=Note("empty", {"name": "a.ipynb"}))
    return [
        standing("ada", 2.0, 3.0),
        standing("bo", 2.0, 0.0, ["result.sign"]),
        standing("cy", 1.0, 0.0, ["result.sign", "input.list"],
                 repairs=[Note("other_version", {"made": "0.0.9", "graded": "0.1.0"})]),
        standing("di", 2.0, 1.0, ["input.list", "error.raised"], state="by hand"),
        Standing("ed", "nothing", None, 5.0),
        Standing("zed", "not graded", None, 5.0, 0.0, broken),
    ]


def rows(text, section):
    part = re.search(rf'<h2 id="{section}">(.*?)(<h2|</body>)', text, re.DOTALL)[1]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in part.split("<tr>")[1:]]
    return [[html.unescape(re.sub("<.*?>", "", cell)) for cell in row] for row in cells if row]


def test_figures():
    text = class_report_page("a", class_(), "en")
    assert "Median 2, mean 2.7, from 1 to 5 of 5 points." in text
    assert ["with a mark", "3"] in rows(text, "overview")
    tasks = rows(text, "tasks")[1:]
    assert tasks == [["hard", "1.0 / 3", "1 / 4", "2 / 4"], ["easy", "1.8 / 2", "3 / 4", "0 / 4"]]


def test_messages_count_students_and_name_tasks():
    found = rows(class_report_page("a", class_(), "en"), "messages")[1:]
    assert [row[:2] for row in found] == [
        ["result.sign", "2"], ["input.list", "2"], ["error.raised", "1"]
    ]
    assert found[0][2] == MESSAGES["result.sign"]["en"]
    assert found[0][3] == "hard (2)"
    assert found[2][2] == MESSAGES["error.raised"]["en"].replace("{error}", "…")


def test_everything_without_a_mark_is_there():
    text = class_report_page("a", class_(), "en")
    found = {row[0]: row[1:] for row in rows(text, "unmarked")[1:]}
    assert found.keys() == {"di", "ed", "zed"}
    assert found["zed"] == ["not graded", "a.ipynb is empty."]


def test_other_versions_are_told():
    found = rows(class_report_page("a", class_(), "en"), "notes")
    assert found == [["cy", "Made with version 0.0.9 of the course, graded with 0.1.0."]]


def test_korean():
    text = class_report_page("a", class_(), "ko")
    assert '<html lang="ko">' in text
    assert MESSAGES["result.sign"]["ko"] in html.unescape(text)
    assert "빈 파일입니다: a.ipynb." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_self_contained(language):
    text = class_report_page("a", class_(), language)
    assert text.count('src="data:image/png;base64,') == 2
    assert not re.search(r'(src|href)="?(https?:)?//|<script|@import|url\(', text)


def test_nobody_has_a_mark():
    text = class_report_page("a", [Standing("ed", "nothing", None, 5.0)], "en")
    assert "Nobody has a mark yet." in text


def test_names_cannot_bring_scripts():
    nobody = Standing("<script>alert(1)</script>", "nothing", None, 5.0)
    text = class_report_page("a", [nobody], "en")
    assert "<script>" not in text


def test_command(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    finished = course.command("grading", "report", ASSIGNMENT, "--to", "class.html")
    assert finished.returncode == 0, finished.stderr
    text = (course.folder / "class.html").read_text()
    assert "ch03.exponent_sign" in text
    assert "zed_broken" in text
