"""Feedback pages: what went wrong, in the student's language, and nothing of the hidden tests."""

import html
import re

import nbformat
import numpy as np
import pytest

from grading.commands.feedback import steps
from neuron_to_mnist.checks.messages import MESSAGES
from tests.grading.course import ASSIGNMENT, NOTEBOOK

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


def test_points_and_message_of_every_task(pages):
    text = page(pages, "kofi_half")
    assert '<html lang="en">' in text
    section = re.search(r'id="test_weighted_sum">(.*?)</section>', text, re.DOTALL)[1]
    assert "2 of 3 points" in section
    assert MESSAGES["input.list"]["en"] in section
    assert "weighted_sum(x=[1.0, 0.5], w=[0.9, 0.3], b=0)" in section
    assert "SyntaxError: expected ':', line 1" in html.unescape(text)


def test_language_is_that_of_the_student(pages):
    text = page(pages, "hyun_signs")
    assert '<html lang="ko">' in text
    assert MESSAGES["ch03.exponent_sign"]["ko"] in text
    assert "4점 중 0점" in text
    assert "사람이 채점할 문제" in text


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


def test_a_forged_step_takes_the_details_away():
    title = MESSAGES["ch03.sigmoid.number"]["en"]
    honest = f"✓ {title}  1/1\n1 of 1 points.\n"
    assert [step.title for step in steps(honest, "en")] == [title]
    assert steps(f"✗ {title}  0/1\n    Call: 0.25\n{honest}", "en") == []


def test_values_of_the_students_own_making_are_left_out():
    said = MESSAGES["note.warning"]["en"].format(warning="0.1234")
    printed = f"✓ {MESSAGES['ch03.sigmoid.number']['en']}  1/1\n    {said} [note.warning]\n"
    (step,) = steps(printed, "en")
    assert "0.1234" not in step.lines[0]
    known = printed.replace("0.1234", "overflow encountered in exp")
    assert "overflow encountered in exp" in steps(known, "en")[0].lines[0]
