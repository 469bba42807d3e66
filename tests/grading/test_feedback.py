"""Feedback pages: what went wrong, in the student's language, and nothing of the hidden tests."""

import ast
import copy
import inspect
import json
import re
from dataclasses import replace

import nbformat
import numpy as np
import pytest
from bs4 import BeautifulSoup
from distributed import LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader import utils

from grading.box.trusted.engine import Job
from grading.pages import feedback_page
from grading.pages.feedback_page import read
from grading.pages.language import language_of
from grading.pages.messages import MESSAGES as MESSAGES_OF_PAGES
from grading.run.cell_marks import CellMarks, NotebookMarks
from grading.run.outcome import Outcome
from grading.run.split_execute import SplitExecute, job_cell
from neuron_to_mnist.checks import report
from neuron_to_mnist.checks.messages import MESSAGES
from neuron_to_mnist.checks.report import MOST_PRINTED
from tests.grading.course import ASSIGNMENT, NOTEBOOK
from tests.grading.test_feedback_page import REPORT

FIRST_HIDDEN_INPUT = str(np.random.default_rng(301).normal(size=1)[0])


@pytest.fixture(scope="module")
def pages(graded, tmp_path_factory):
    """The course with its feedback, which the command wrote."""
    course = graded.copy(tmp_path_factory.mktemp("feedback") / "course")
    finished = course.command("grading", "feedback", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return course.folder / "feedback"


def page(pages, student):
    return (pages / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")


def section(text, task):
    """Return the part of a page that is about a task."""
    found = BeautifulSoup(text, "html.parser").select(f"section#test_{task}")
    assert len(found) == 1
    return found[0]


def steps(part):
    """Return sign, title and points of every step in a part of a page."""
    return [
        [row.select_one(name).text for name in (".sign", ".sign + span", ".points")]
        for row in part.select("li")
    ]


def test_points_and_message_of_every_task(pages):
    text = page(pages, "kofi_half")
    assert '<html lang="en">' in text
    first = section(text, "weighted_sum")
    assert "2 of 3 points" in first.text
    assert MESSAGES["input.list"]["en"] in first.text
    assert "weighted_sum(x=[1.0, 0.5], w=[0.9, 0.3], b=0)" in first.text
    assert [(sign, points) for sign, _, points in steps(first)] == [
        ("✓", "1/1"), ("✓", "1/1"), ("✗", "0/1")
    ]
    stopped = section(text, "two_by_two")
    assert "Python cannot read line 1: expected ':'" in stopped.text
    assert "The test could not go on." in stopped.text


def test_language_is_that_of_the_student(pages):
    text = page(pages, "hyun_signs")
    assert '<html lang="ko">' in text
    assert MESSAGES["ch03.exponent_sign"]["ko"] in text
    assert "4점 중 0점" in text
    assert "사람이 채점할 문제" in text


def test_the_first_report_says_what_came_and_later_ones_where_to_look(pages):
    text = page(pages, "kofi_half")
    assert "Came" in section(text, "weighted_sum").text
    assert text.count("run the test cells in your notebook") == 1
    assert "Came" not in section(page(pages, "hyun_signs"), "sigmoid").text
    assert "run the test cells" not in page(pages, "ada_solution")


@pytest.mark.parametrize("student", ["ada_solution", "hyun_signs", "kofi_half", "yuna_tells"])
def test_nothing_of_the_hidden_tests(pages, graded, student):
    text = page(pages, student)
    source = nbformat.read(graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK, 4)
    hidden = [
        line.strip()
        for cell in source.cells if "BEGIN HIDDEN TESTS" in cell.source
        for line in cell.source.partition("### BEGIN HIDDEN")[2].splitlines()
        if len(line.strip()) > 12
    ]
    assert len(hidden) > 50
    assert not [line for line in hidden if line in text]


def test_inputs_that_a_student_kept_do_not_come_out(pages, graded):
    folder = graded.folder / "autograded" / "yuna_tells" / ASSIGNMENT
    assert FIRST_HIDDEN_INPUT in (folder / NOTEBOOK).read_text()
    for path in (pages / "yuna_tells").rglob("*.html"):
        assert FIRST_HIDDEN_INPUT[:8] not in path.read_text()


def test_pages_need_nothing_from_elsewhere(pages):
    for path in pages.rglob("*.html"):
        assert not re.search(r'(src|href)="?(https?:)?//|@import|<script', path.read_text())


def test_unreadable_work_gets_a_page_with_the_reason(pages):
    text = page(pages, "zed_broken")
    assert "ch03_signals.ipynb is damaged: it is not JSON from line 1 on." in text
    assert "This is not a 0." in text


def test_summary_of_every_student(pages):
    for student in ("ada_solution", "hyun_signs", "kofi_half", "yuna_tells", "zed_broken"):
        text = (pages / student / "summary.html").read_text()
        assert f'href="{ASSIGNMENT}/{ASSIGNMENT}.html"' in text
    assert "아직 점수가 없습니다" in (pages / "hyun_signs" / "summary.html").read_text()
    assert "20 of 25" not in (pages / "ada_solution" / "summary.html").read_text()


def test_plain_nbgrader_leaks_as_little(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    finished = course.command("nbgrader", "generate_feedback", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    text = page(course.folder / "feedback", "yuna_tells")
    assert FIRST_HIDDEN_INPUT[:8] not in text
    assert "default_rng" not in text


# --- Those without a mark -------------------------------------------------------------------------

def korean(course):
    """Return the bytes of what students of the Korean course get."""
    path = course.folder / "exercises" / "ko" / ASSIGNMENT / NOTEBOOK
    return path.read_bytes()


WITHOUT = {
    # Cut off below the setup cell; in another encoding; another assignment's; not a notebook.
    "cut": (lambda data: data[: len(data) // 2], "손상된 파일입니다"),
    "odd encoding": (lambda data: data.decode().encode("utf-16")[:-500], "손상된 파일입니다"),
    "stripped": (lambda data: data.replace(b'"grade_id"', b'"x"').replace(b'"id"', b'"y"'),
                 "과제를 알아보는"),
    "empty": (lambda data: b"", "빈 파일입니다"),
}


@pytest.fixture(scope="module")
def without_marks(graded, tmp_path_factory):
    """A Korean course with students who have no mark for every reason, and its feedback."""
    course = graded.copy(tmp_path_factory.mktemp("without") / "course")
    for student, (spoil, _) in WITHOUT.items():
        course.submit(student, spoil(korean(course)))
    course.submit("waits", korean(course))
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    course.submit("changes", course.answered())
    course.submit("fails", korean(course))
    assert course.command("grading", "autograde", ASSIGNMENT).returncode == 0
    course.submit("changes", course.answered({}))
    path = course.folder / "outcomes" / "fails" / f"{ASSIGNMENT}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {
        "verdict": "failed", "reason": {"id": "internal", "values": {"error": "hidden_tests()"}},
    }))
    (course.folder / "outcomes" / "waits" / f"{ASSIGNMENT}.json").unlink()
    with course.gradebook() as gradebook:
        gradebook.add_student("idle")
    finished = course.command("grading", "feedback", ASSIGNMENT, language="ko")
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    return course


@pytest.mark.parametrize(("student", "said"), [
    *((student, said) for student, (_, said) in WITHOUT.items()),
    ("waits", MESSAGES_OF_PAGES["feedback.waiting"]["ko"]),
    ("fails", MESSAGES_OF_PAGES["feedback.failed"]["ko"]),
    ("changes", MESSAGES_OF_PAGES["feedback.changed"]["en"]),
])
def test_the_reason_is_told_in_the_students_language(without_marks, student, said):
    text = page(without_marks.folder / "feedback", student)
    language = "en" if student == "changes" else "ko"
    assert f'<html lang="{language}">' in text
    assert said in text
    summary = (without_marks.folder / "feedback" / student / "summary.html").read_text()
    assert f'<html lang="{language}">' in summary
    assert said in summary
    assert f'href="{ASSIGNMENT}/{ASSIGNMENT}.html"' in summary
    assert "hidden_tests" not in text + summary


def test_who_handed_in_nothing_has_a_summary_in_the_courses_language(without_marks):
    folder = without_marks.folder / "feedback" / "idle"
    assert [path.name for path in folder.iterdir()] == ["summary.html"]
    assert '<html lang="ko">' in (folder / "summary.html").read_text()


def test_nbgraders_own_comment_is_translated(without_marks):
    path = without_marks.folder / "autograded" / "hyun_signs" / ASSIGNMENT / NOTEBOOK
    graded = nbformat.read(path, as_version=4)
    marks = NotebookMarks(cells={"in_words": CellMarks(comment="No response.")})
    text = feedback_page.feedback_page(graded, marks, "a")
    assert "답을 쓰지 않았습니다" in text
    assert "No response" not in text


@pytest.mark.parametrize(("outcomes", "files", "language"), [
    ([], {}, "ko"),
    ([Outcome("a", "b", "graded", "", "", language="en")], {}, "en"),
    ([Outcome("a", "b", "failed", "", "", language="en")], {}, "ko"),
    ([], {"a.ipynb": b'checks.use_language(\\"en\\")\\n'}, "en"),
    ([], {"a.ipynb": b'"metadata": {"course": {"version": "1", "language": "en"}'}, "en"),
    ([], {"a.ipynb": b'use_language("en")', "b.ipynb": b'use_language("ko")'}, "ko"),
    ([], {"a.ipynb": b'use_language("fr") "course": {' + b"x" * 10**6}, "ko"),
])
def test_the_language_is_told_by_what_there_is(outcomes, files, language):
    assert language_of(None, outcomes, files, "ko") == language


# --- Only what changed ----------------------------------------------------------------------------

def times(course):
    return {
        path: path.stat().st_mtime_ns for path in (course.folder / "feedback").rglob("*.html")
    }


def test_only_what_changed_is_made_anew(graded, tmp_path):
    course = graded.copy(tmp_path / "course")

    def feedback(*options):
        finished = course.command("grading", "feedback", ASSIGNMENT, *options)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    assert "(10 pages are new)" in feedback("--workers", "2")
    first = times(course)
    assert "(0 pages are new)" in feedback()
    assert times(course) == first
    with course.gradebook() as gradebook:
        comment = gradebook.find_comment("in_words", ASSIGNMENT, ASSIGNMENT, "ada_solution")
        comment.manual_comment = "Look again."
        grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, "hyun_signs")
        grade.manual_score, grade.needs_manual_grade = 2, False
        gradebook.db.commit()
    # A page each, and the summary of whose mark is known by now.
    assert "(3 pages are new)" in feedback()
    changed = {path for path, time in times(course).items() if time != first[path]}
    assert {path.relative_to(course.folder / "feedback").parts[0] for path in changed} == {
        "ada_solution", "hyun_signs"
    }
    assert "Look again." in page(course.folder / "feedback", "ada_solution")
    # What stock nbgrader writes is the same page, but for the stamp.
    ours = page(course.folder / "feedback", "kofi_half")
    finished = course.command("nbgrader", "generate_feedback", ASSIGNMENT, "--force")
    assert finished.returncode == 0, finished.stderr
    theirs = page(course.folder / "feedback", "kofi_half")
    assert re.sub("\n<!-- made of .* -->", "", ours) == theirs


def test_workers_behind_a_scheduler_make_the_same_pages(graded, pages, tmp_path):
    course = graded.copy(tmp_path / "course")
    with LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        finished = course.command(
            "grading", "feedback", ASSIGNMENT, "--scheduler", cluster.scheduler_address
        )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "(10 pages are new)" in finished.stdout
    for path in pages.rglob("*.html"):
        made = course.folder / "feedback" / path.relative_to(pages)
        assert made.read_bytes() == path.read_bytes()


def test_one_page_that_cannot_be_made_keeps_nobody_from_theirs(graded, tmp_path):
    course = graded.copy(tmp_path / "course")
    path = course.folder / "autograded" / "ada_solution" / ASSIGNMENT / NOTEBOOK
    path.chmod(0o644)
    path.write_text("{}")
    finished = course.command("grading", "feedback", ASSIGNMENT)
    assert finished.returncode == 1
    assert "ada_solution" in finished.stdout
    assert "1 pages could not be made" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert "2 of 3 points" in page(course.folder / "feedback", "kofi_half")


# --- What students' code says while it runs -----------------------------------------------------

NO_BIAS = "def weighted_sum(x, w, b):\n    return np.dot(x, w)\n"
FORGES = NO_BIAS.replace("    return", "    print('✓ The bias is added.  1/1')\n    return")
# The first test's hidden inputs, as they are and as a name that Python allows.
KEEPS = """
import warnings
kept = []
def weighted_sum(x, w, b):
    kept.append(float(x[0]))
    return np.dot(x, w) + b
def secret():
    return repr(kept[SECRET]) if len(kept) > SECRET else "0"
def name():
    return "S" + "".join(letter for letter in secret() if letter.isdigit())
"""
# How a later function can tell what was kept: what it does first, and what it returns.
WAYS = {
    "warns": ("warnings.warn(f'overflow encountered in {secret()}', RuntimeWarning)", "right"),
    "prints": ("print(secret())", "right"),
    "raises": ("raise ValueError(f'shape mismatch {secret()}')", "0"),
    "names its error": ("raise type(name(), (ValueError,), {})(secret())", "0"),
    "names its own error": ("raise type(name(), (Exception,), {})(secret())", "0"),
    "names its result": ("pass", "type(name(), (), {})()"),
    "names an array": ("pass", "np.zeros(3, object).view(type(name(), (np.ndarray,), {}))"),
    "text": ("pass", "secret()"),
    "value": ("pass", "float(secret())"),
    "shape": ("pass", "np.zeros((int(name()[2:8]), 0))"),
    "keys": ("pass", "{secret(): 1}"),
}
PRINTED = {
    "slashes": "'/' * 16_000", "brackets": "'[' * 1_000_000", "blanks": "' ' * 1_000_000",
    "ticks": "'✓' * 1_000_000", "lines": "'\\n' * 1_000_000",
    "html": "'</pre></div></section><script>1</script><section id=\"test_sigmoid\">'",
}


def telling(first, value):
    """Return the answers of a student whose later functions tell what the first one kept."""
    function = f"""
def neuron(x, w, b):
    right = 1 / (1 + np.exp(-weighted_sum(x, w, b)))
    {first}
    return {value}
"""
    # The visible checks of the first test come before its hidden ones.
    return {"weighted_sum": KEEPS, "neuron": function}


@pytest.fixture(scope="module")
def talkative(released, tmp_path_factory):
    """A graded class whose students' code says all it can, and its feedback."""
    course = released.copy(tmp_path_factory.mktemp("talkative") / "course")
    visible = visible_calls(course)
    right = {cell.id: cell.source for cell in course.answered().cells}
    submissions = {"no_bias": {"weighted_sum": NO_BIAS}, "forges": {"weighted_sum": FORGES}}
    for way, code in WAYS.items():
        answers = telling(*code)
        answers["weighted_sum"] = answers["weighted_sum"].replace("SECRET", str(visible))
        submissions[f"tells {way}"] = answers
    for name, text in PRINTED.items():
        submissions[f"prints {name}"] = {
            task: f"print({text})\n{right[task]}".replace(
                "### BEGIN SOLUTION", f"print({text})"
            ) for task in ("weighted_sum", "sigmoid")
        }
    for student, answers in submissions.items():
        notebook = course.answered({**right, **answers})
        notebook.cells.append(nbformat.v4.new_code_cell("print(globals().get('kept'))"))
        course.submit(student, notebook)
    for command in ("autograde", "feedback"):
        finished = course.command("grading", command, ASSIGNMENT)
        assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    return course


def visible_calls(course):
    """Return how often the visible checks of the first test call the student's function."""
    cell = next(cell for cell in course.released().cells if cell.id == "test_weighted_sum")
    calls = []

    def weighted_sum(x, w, b):
        calls.append(x)
        return np.dot(x, w) + b

    with report.collected():
        exec(cell.source, {"weighted_sum": weighted_sum})
    return len(calls)


def autograded(course, student):
    path = course.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    return nbformat.read(path, as_version=4)


def test_a_printed_line_is_no_step(talkative):
    course = talkative
    said, silent = (
        section(page(course.folder / "feedback", student), "weighted_sum")
        for student in ("forges", "no_bias")
    )
    assert steps(said) == steps(silent)
    assert [points for _, _, points in steps(said)] == ["1/1", "0/1", "1/1"]
    assert "[ch03.bias_missing]" in said.text
    assert "✓ The bias is added.  1/1" in said.select_one("pre.printed").text
    assert course.marks("forges") == course.marks("no_bias")


@pytest.mark.parametrize("way", WAYS)
def test_no_later_word_carries_hidden_inputs(talkative, way):
    student, digits = f"tells {way}", FIRST_HIDDEN_INPUT[2:7]
    notebook = autograded(talkative, student)
    notebook.cells.pop()
    assert digits in nbformat.writes(notebook)
    for path in (talkative.folder / "feedback" / student).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert digits not in text
        assert "The output of a neuron" in text or path.name == "summary.html"


@pytest.mark.parametrize("student", ["tells warns", "tells prints"])
def test_what_code_says_costs_no_points(talkative, student):
    marks = talkative.marks(student)
    assert {name: marks[name] for name in marks if name != "in_words"} == {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in talkative.released().cells
        if utils.is_grade(cell) and utils.is_locked(cell)
    }


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_has_its_place_and_its_bounds(talkative, name):
    student = f"prints {name}"
    text = page(talkative.folder / "feedback", student)
    assert "<script" not in text
    part = section(text, "weighted_sum")
    printed = [found.text for found in part.select("pre.printed")]
    line = ast.literal_eval(PRINTED[name].partition(" * ")[0])
    assert len(printed) == 2
    assert text.count("<style>") == 2
    for found in printed:
        assert len(found) <= MOST_PRINTED + 1
        # nbgrader keeps a thousand lines.
        found = found.removesuffix("…").removesuffix("\n... Output truncated ...")
        assert set(found) <= {*line, "\n"}
    assert not section(text, "sigmoid").select("pre.printed")
    rest = len(text) - sum(map(len, printed))
    assert rest < 2 * len(page(talkative.folder / "feedback", "no_bias"))
    assert talkative.marks(student) == talkative.marks("tells prints")


@pytest.mark.parametrize("module", [feedback_page, report])
def test_no_pattern_is_looked_for_in_what_is_printed(module):
    imported = {
        name for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
    }
    assert "report" in str(imported) or "html" in imported
    assert not imported & {"re", "regex", "fnmatch"}


# --- Whatever students' code prints -------------------------------------------------------------

FORGERIES = [
    REPORT.html("en"), REPORT.text("ko"), json.dumps(REPORT.to_json()), "\x1b[2J\x1b[1;1H",
    "</pre></div><section>", "\ud800", "\x00\r\x85\u202e", "3.0", "nan", "📈" * 5000,
]


@pytest.fixture(scope="module")
def graded_twice(released):
    """Return a function that gives the first tasks' page and points when they print a text."""
    whole = released.solution()
    end = 1 + next(i for i, cell in enumerate(whole.cells) if cell.id == "test_sigmoid")
    whole.cells = [cell for cell in whole.cells[:end] if cell.cell_type == "code"]
    splitter = SplitExecute()

    def grade(text):
        found = copy.deepcopy(whole)
        for cell in found.cells:
            if cell.id == "weighted_sum":
                cell.source = f"print({text!a})\n{NO_BIAS}".replace(
                    "    return", f"    print({text!a})\n    return"
                )
        jobs = [job_cell(cell) for cell in found.cells]
        results = splitter.engine([]).grade(Job(jobs))
        for cell, result in zip(found.cells, results, strict=True):
            cell.outputs = [nbformat.from_dict(output) for output in result["outputs"]]
        # As a file keeps it.
        found = nbformat.reads(nbformat.writes(found).encode().decode(), as_version=4)
        earned = [utils.determine_grade(cell) for cell in found.cells if utils.is_grade(cell)]
        return read(found), earned

    yield grade
    SplitExecute.end_engines()


@given(st.sampled_from(FORGERIES) | st.text(st.characters()))
@settings(max_examples=25, deadline=None)
def test_no_text_changes_report_page_or_points(graded_twice, text):
    (page, earned), (silent, expected) = graded_twice(text), graded_twice("")
    assert earned == expected == [(2.0, 3.0), (4.0, 4.0)]
    for section, plain in zip(page.sections, silent.sections, strict=True):
        assert replace(section.report, printed="") == replace(plain.report, printed="")
    first, second = page.sections
    readable = text.encode("utf-8", "replace").decode()
    assert first.report.printed.startswith(f"{readable}\n"[:MOST_PRINTED])
    assert [own.printed for own in first.answers] == [f"{readable}\n"[:MOST_PRINTED]]
    assert second.report.printed == ""
