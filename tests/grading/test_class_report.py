"""The class report: figures that can be counted by hand, and nothing from elsewhere."""

import html
import re
import tracemalloc

import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.pages import class_report_page as class_report_page_module
from grading.pages.class_report_page import class_report_page
from grading.pages.class_tally import Tally
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


def standing(student, first, second, messages=(), words=4.0, **more):
    tasks = [
        TaskMark("n", "easy", first, 2.0, seconds=0.5),
        TaskMark("n", "hard", second, 3.0, report(messages) if messages else None, seconds=0.25),
        TaskMark("n", "words", None, 4.0),
        TaskMark("n", "extra", 0.0, 0.0),
    ]
    outcome = Outcome(student, "a", "graded", "", "", tasks=tasks, **more)
    scores = {"easy": first, "hard": second, "words": words, "extra": 0.0}
    state = "graded" if words is not None else "by hand"
    points = None if words is None else first + second + words
    return Standing(student, state, points, 9.0, 0.0, outcome, scores)


def class_():
    broken = Outcome("zed", "a", "not graded", "", "", reason=Note("empty", {"name": "a.ipynb"}))
    return [
        standing("ada", 2.0, 3.0),
        standing("bo", 2.0, 0.0, ["result.sign"], words=None),
        standing("cy", 1.0, 0.0, ["result.sign", "input.list"], words=1.0,
                 repairs=[Note("other_version", {"made": "0.0.9", "graded": "0.1.0"})]),
        standing("di", 2.0, 1.0, ["input.list", "error.raised"], words=None),
        Standing("ed", "nothing", None, 9.0),
        Standing("zed", "not graded", None, 9.0, 0.0, broken),
    ]


def rows(text, section):
    part = re.search(rf'<h2 id="{section}">(.*?)(<h2|</body>)', text, re.DOTALL)[1]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in part.split("<tr>")[1:]]
    return [[html.unescape(re.sub("<.*?>", "", cell)) for cell in row] for row in cells if row]


def words(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub("<.*?>", " ", text)))


def test_what_is_known_counts_while_some_wait():
    text = class_report_page("a", class_(), "en")
    assert "Waiting for marking by hand: 2 students, in the tasks words (2)." in text
    # Of easy and hard: 5, 2, 1 and 3 points.
    assert "Median 2.5, mean 2.8, from 1 to 5 of 5 points." in text
    assert "0 to 1: 0, 1 to 2: 1, 2 to 3: 1, 3 to 4: 1, 4 to 5: 1." in words(text)
    assert ["waiting for a person", "2"] in rows(text, "overview")
    assert rows(text, "tasks")[1:] == [
        ["hard", "1.0 / 3", "25 % (1 / 4)", "2 / 4", "", "0.33", "0.25"],
        ["words", "2.5 / 4", "50 % (1 / 2)", "0 / 2", "2", "1.00", "–"],
        ["easy", "1.8 / 2", "75 % (3 / 4)", "0 / 4", "", "0.47", "0.5"],
        ["Task", "The most common messages"],
        ["hard", "result.sign (2), input.list (2), error.raised (1)"],
    ]


def test_marks_count_when_nobody_waits():
    found = [each for each in class_() if each.state != "by hand"]
    text = class_report_page("a", found, "en")
    assert "Waiting for marking" not in text
    assert "Median 5.5, mean 5.5, from 2 to 9 of 9 points." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_numbers_stand_in_words(language):
    text = class_report_page("a", class_(), language)
    alts = [html.unescape(alt) for alt in re.findall(r'<img [^>]*alt="([^"]*)"', text)]
    assert len(alts) == 2
    unit = {"en": "3 to 4: 1, 4 to 5: 1", "ko": "3~4점: 1명, 4~5점: 1명"}[language]
    assert unit in alts[0]
    assert "hard 33 %, words 62 %, easy 88 %" in alts[1]


CLASSES = st.lists(
    st.tuples(*(st.integers(0, 2) for _ in range(3)), st.none() | st.integers(0, 2)),
    min_size=2, max_size=30,
)


@given(CLASSES)
@settings(deadline=None)
def test_discrimination_is_the_point_biserial_correlation(points):
    counts = Tally()
    for number, row in enumerate(points):
        scores = {f"t{task}": score for task, score in enumerate(row)}
        tasks = [TaskMark("n", name, None, 2.0) for name in scores]
        outcome = Outcome(str(number), "a", "graded", "", "", tasks=tasks)
        counts.add(Standing(str(number), "by hand", None, 8.0, 0.0, outcome, scores))
    for name, task in counts.tasks.items():
        place = int(name[1:])
        own = [row for row in points if row[place] is not None]
        others = [k for k in range(4) if k != place and all(row[k] is not None for row in own)]
        full = [row[place] == 2 for row in own]
        rest = [sum(row[k] for k in others) for row in own]
        found = counts.discrimination(task)
        if len(set(full)) < 2 or len(set(rest)) < 2:
            assert found is None
        else:
            expected = scipy.stats.pointbiserialr(full, rest).statistic
            assert found == pytest.approx(expected, abs=1e-9)


def test_who_was_slow_and_why():
    slow = standing("eve", 2.0, 0.0, ["error.raised"], seconds=40.0)
    slow.outcome.tasks[1].seconds = 30.0
    slow.outcome.tasks[0].seconds = 0.1
    text = class_report_page(
        "a", [*(standing(f"s{n}", 2.0, 3.0, seconds=1.0) for n in range(9)), slow], "en"
    )
    assert rows(text, "slow")[1:] == [["eve", "40.0", "hard 30.0 s (Own), own cells 9.9 s"]]
    quick = class_report_page("a", [standing("ada", 2.0, 3.0, seconds=4.0)], "en")
    assert 'id="slow"' not in quick


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_left(language, monkeypatch):
    monkeypatch.setattr(class_report_page_module, "_picture", lambda figure: "data:,")
    everything = list(MESSAGES)
    met = [
        standing(f"s{n}", 2.0, 0.0, everything[n : n + 15]) for n in range(0, len(everything), 15)
    ]
    for student in met:
        body = class_report_page("a", [student], language).partition("<body>")[2]
        assert not re.search(r"\{\w*\}", body)


def test_the_class_is_not_kept_in_memory():
    def many(count):
        for number in range(count):
            one = standing(f"s{number}", 2.0, number % 4, ["result.sign"], seconds=1.0)
            one.outcome.tasks[1].trace = "x" * 20_000
            yield one

    class_report_page("a", many(10), "en")
    tracemalloc.start()
    text = class_report_page("a", many(2000), "en")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "Median 7.5" in text
    assert peak < 10e6


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
    assert found.keys() == {"bo", "di", "ed", "zed"}
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
