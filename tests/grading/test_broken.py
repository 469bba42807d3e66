"""Broken submissions: every one ends in its verdict, and none stops another."""

import json
import os
import shutil

import pytest

from grading.pages.messages import MESSAGES, say_note
from grading.run.outcome import Outcome
from neuron_to_mnist import LANGUAGES
from tests.grading.broken import CASES, FULL
from tests.grading.course import ASSIGNMENT, NOTEBOOK

STUDENTS = {
    name: f"{number:02} {''.join(c for c in name if c.isalnum() or c in ' ._-')}"
    for number, name in enumerate(CASES)
}
# The first is Korean in an encoding of Windows.
NO_NAMES = (b"\xb1\xe8\xb9\xce\xbc\xf6", b"a\nb", b"\x1b[31m")
ODD_NAMES = ("right", "김민수", "o'neil", "[a]*?", "-x", "a.b@c.d", "%s{0}", "=1+1")


@pytest.fixture(scope="module")
def course(released, tmp_path_factory):
    course = released.copy(tmp_path_factory.mktemp("broken") / "course")
    right = json.dumps(course.answered())
    for name, case in CASES.items():
        folder = course.folder / "submitted" / STUDENTS[name] / ASSIGNMENT
        folder.mkdir(parents=True)
        case.write(folder, json.loads(right))
    for name in ODD_NAMES:
        course.submit(name, course.answered())
    for name in NO_NAMES:
        path = course.submit("right", course.answered()).parents[1]
        shutil.copytree(path, path.parent / os.fsdecode(name))
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    course.printed = finished.stdout
    return course


def outcome(course, student):
    return Outcome.load(course.folder / "outcomes" / student / f"{ASSIGNMENT}.json")


@pytest.mark.parametrize("name", CASES)
def test_outcome(course, name):
    case, found = CASES[name], outcome(course, STUDENTS[name])
    assert (found.reason.id if found.reason else "") == case.reason
    assert [note.id for note in found.repairs] == case.repairs
    assert found.points == case.points
    assert found.verdict == ("not graded" if case.reason else "graded")


@pytest.mark.parametrize("name", CASES)
def test_gradebook_and_folder(course, name):
    case, student = CASES[name], STUDENTS[name]
    folder = course.folder / "autograded" / student / ASSIGNMENT
    marks = course.marks(student)
    if case.reason:
        assert marks is None
        assert not folder.exists()
        assert say_note(outcome(course, student).reason, "en") in course.printed
    else:
        assert sum(points or 0 for points in marks.values()) == case.points
        assert marks["in_words"] is None or case.points != FULL or marks["in_words"] == 0
        assert (folder / f"{ASSIGNMENT}.ipynb").is_file()


def test_folders_whose_names_are_no_text_are_named(course):
    left_out = [line for line in course.printed.splitlines() if "left out, since the" in line]
    names = [line.split(":")[0].strip() for line in left_out]
    assert names == ["\ufffd[31m", "a\ufffdb", "\ufffd\ufffd\ufffdμ\ufffd"]


@pytest.mark.parametrize("student", ODD_NAMES)
def test_others_are_graded(course, student):
    assert outcome(course, student).points == FULL
    assert sum(points or 0 for points in course.marks(student).values()) == FULL


@pytest.mark.parametrize("name", [
    "the written answer deleted", "a copy of the stub of the written answer at the end",
    "stubs between answers and tests",
])
def test_a_written_answer_waits_for_a_person(course, name):
    assert course.marks(STUDENTS[name])["in_words"] is None


def test_an_unanswered_written_question_waits_for_nobody(course):
    for name in ("a stub in the other language between answer and test", "a test doubled"):
        assert course.marks(STUDENTS[name])["in_words"] == 0


def test_what_was_left_out_lies_nowhere(course):
    folder = course.folder / "autograded" / STUDENTS["MNIST's images beside the notebook"]
    assert [path.name for path in (folder / ASSIGNMENT).iterdir()] == [NOTEBOOK]
    folder = course.folder / "autograded" / STUDENTS["15 MB beside the notebook"] / ASSIGNMENT
    assert (folder / "data.bin").stat().st_size == 15 * 2**20
    name = "a folder in the place of the notebook, with the notebook in it"
    folder = course.folder / "autograded" / STUDENTS[name] / ASSIGNMENT
    assert (folder / "notes.txt").read_text() == "mine"


def test_everybody_gets_a_page(course):
    finished = course.command("grading", "feedback", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    pages = course.folder.glob(f"feedback/*/{ASSIGNMENT}/{ASSIGNMENT}.html")
    # nbgrader itself takes the name of the student for a pattern.
    everybody = {*STUDENTS.values(), *ODD_NAMES} - {"[a]*?"}
    assert everybody <= {page.parents[1].name for page in pages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_a_sentence(course, language):
    for student in (*STUDENTS.values(), *ODD_NAMES):
        found = outcome(course, student)
        for note in [*found.repairs, *([found.reason] if found.reason else [])]:
            assert "{" not in say_note(note, language)
    used = {note for case in CASES.values() for note in [*case.repairs, case.reason]} - {""}
    notes = {name.removeprefix("note.") for name in MESSAGES if name.startswith("note.")}
    assert notes - used == {"internal", "withheld"}  # which no broken file is needed for
