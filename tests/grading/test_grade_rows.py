"""The gradebook and the autograded notebooks are, row for row, what nbgrader itself would write."""

import nbformat
import pytest

from tests.grading.course import CourseFolder
from tests.grading.test_equivalence import PLAIN

# nbgrader's own way of adding a submission.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
ASSIGNMENT = "kinds"
LATE = """
from nbgrader.plugins import LateSubmissionPlugin

class Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2 if total_seconds_late < 7200 else 1000

c.AssignLatePenalties.plugin_class = Half
"""
DUE, IN_TIME, LATER, MUCH_LATER = (f"2030-03-01 {time}:00 UTC"
                                   for time in ("12:00", "11:59", "13:00", "18:00"))
HALVES = "def half(x):\n    return x / 2"
RIGHT = {"answer": HALVES, "words": "Because.", "by_hand": "drawn = True"}
# The files of every student: the answers in both notebooks, the time, further files.
STUDENTS = {
    "right": (RIGHT, RIGHT, IN_TIME),
    "partly": ({**RIGHT, "answer": "def half(x):\n    return 0 * x"}, RIGHT, LATER),
    "wrong": ({"answer": "def half(x):\n    raise ValueError"}, {"words": "?"}, MUCH_LATER),
    "nothing": ({}, {}, None),
    "extended": (RIGHT, RIGHT, LATER),
    "marked": (RIGHT, {"answer": HALVES}, LATER),
}


def cell(kind, name, source, **flags):
    metadata = {"schema_version": 3, "grade_id": name, "grade": False, "solution": False,
                "locked": False, "task": False, **flags}
    make = getattr(nbformat.v4, f"new_{kind}_cell")
    return make(source, id=name, metadata={"nbgrader": metadata})


def source():
    """Return a notebook with a cell of every kind that nbgrader knows."""
    return nbformat.v4.new_notebook(cells=[
        cell("markdown", "read_me", "Read this.", locked=True),
        nbformat.v4.new_code_cell("import math", id="plain"),
        cell("code", "answer", "### BEGIN SOLUTION\npass\n### END SOLUTION", solution=True),
        cell("code", "all_or_nothing", "assert half(4) == 2", locked=True, grade=True, points=2),
        cell("code", "partial", "0.5 + (half(4) == 2)", locked=True, grade=True, points=1.5),
        cell("markdown", "words", "Why?", solution=True, grade=True, points=3),
        cell("code", "by_hand", "### BEGIN SOLUTION\n1\n### END SOLUTION", solution=True,
             grade=True, points=2),
        cell("markdown", "a_task", "Draw it.", task=True, locked=True, points=4),
        cell("code", "nothing_to_win", "print(half(2))", locked=True, grade=True, points=0),
    ])


@pytest.fixture(scope="module")
def courses(sandbox, tmp_path_factory):
    """The same class, graded twice by nbgrader and twice by ours; people marked in between."""
    folder = tmp_path_factory.mktemp("marking")
    theirs = CourseFolder(folder / "theirs")
    place = theirs.folder / "source" / ASSIGNMENT
    place.mkdir(parents=True)
    (theirs.folder / "nbgrader_config.py").write_text(PLAIN + LATE)
    for name in ("one", "two"):
        nbformat.write(source(), place / f"{name}.ipynb")
    (place / "data.csv").write_text("1,2\n")
    assert theirs.command("nbgrader", "generate_assignment", ASSIGNMENT).returncode == 0
    for student, (*answers, time) in STUDENTS.items():
        target = theirs.folder / "submitted" / student / ASSIGNMENT
        target.mkdir(parents=True)
        for name, own in zip(("one", "two"), answers, strict=True):
            notebook = nbformat.read(theirs.folder / "release" / ASSIGNMENT / f"{name}.ipynb", 4)
            for each in notebook.cells:
                each.source = own.get(each.id, each.source)
            nbformat.write(notebook, target / f"{name}.ipynb")
        if time:
            (target / "timestamp.txt").write_text(time)
        (target / "notes.txt").write_text(student)
    with theirs.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        gradebook.update_or_create_student("extended", first_name="E")
        gradebook.update_or_create_submission(ASSIGNMENT, "extended")
        gradebook.grant_extension(ASSIGNMENT, "extended", hours=2)
    ours = theirs.copy(folder / "ours")
    commands = {theirs: ("nbgrader", "autograde", ASSIGNMENT),
                ours: ("grading", "autograde", ASSIGNMENT)}
    states = []
    for force in ([], ["--force"]):
        for course, command in commands.items():
            finished = course.command(*command, *force)
            assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
        states.append((rows(theirs), rows(ours)))
        for course in commands:
            mark(course)
    return theirs, ours, states


def mark(course):
    """Give marks and comments as a person would."""
    with course.gradebook() as gradebook:
        for name, score, extra in (("words", 2.5, None), ("a_task", 4, 1), ("partial", 1, 0.5)):
            grade = gradebook.find_grade(name, "one", ASSIGNMENT, "marked")
            grade.manual_score, grade.extra_credit = score, extra
            grade.needs_manual_grade = False
        gradebook.find_comment("words", "one", ASSIGNMENT, "marked").manual_comment = "Good."
        gradebook.db.commit()


def rows(course):
    """Return all that the gradebook says of everybody."""
    found = {}
    with course.gradebook() as gradebook:
        for student in gradebook.students:
            found[student.id] = (student.first_name, student.last_name, student.email)
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            who = submission.student.id
            found[who, ""] = (submission.timestamp, submission.extension, submission.score,
                              submission.needs_manual_grade, submission.late_submission_penalty)
            for notebook in submission.notebooks:
                found[who, notebook.name] = (notebook.late_submission_penalty, notebook.flagged,
                                             notebook.score, notebook.failed_tests)
                for grade in notebook.grades:
                    found[who, notebook.name, grade.name] = (
                        grade.auto_score, grade.manual_score, grade.extra_credit, grade.score,
                        grade.needs_manual_grade,
                    )
                for comment in notebook.comments:
                    found[who, notebook.name, "comment", comment.name] = (
                        comment.auto_comment, comment.manual_comment,
                    )
    return found


@pytest.mark.parametrize("time", [0, 1], ids=["first", "again, after people have marked"])
def test_gradebook(courses, time):
    theirs, ours = courses[2][time]
    if time == 1:
        # nbgrader lets a person look again at everything that was marked. Here the answers are the
        # same as before, so what was given stays.
        for name in ("words", "partial"):
            assert theirs["marked", "one", name][4]
            theirs["marked", "one", name] = (*theirs["marked", "one", name][:4], False)
    assert ours == theirs
    assert len(ours) == len(STUDENTS) * (1 + 1 + 2 * (1 + 6 + 4))


def test_the_class_is_worth_comparing(courses):
    _, found = courses[2][1]
    assert {found[who, "one"][0] for who in STUDENTS} == {None, 0.0, 0.25, 5.5}
    assert found["marked", "one", "partial"][:3] == (1.5, 1, 0.5)
    assert found["extended", ""][4] == 0
    assert found["nothing", "one", "comment", "words"][0] == "No response."


def without_guards(each):
    """Leave out what only keeps a student in Jupyter from editing a cell."""
    for name in ("deletable", "editable"):
        each.metadata.pop(name, None)
    return each


def test_files(courses):
    theirs, ours, _ = courses
    for student in STUDENTS:
        folders = [course.folder / "autograded" / student / ASSIGNMENT for course in (theirs, ours)]
        names = [{path.name for path in folder.iterdir()} for folder in folders]
        assert names[0] == names[1]
        for name in names[0]:
            first, second = (folder / name for folder in folders)
            if name.endswith(".ipynb"):
                first, second = (nbformat.read(path, 4) for path in (first, second))
                assert second.cells == [without_guards(each) for each in first.cells]
                assert second.metadata == first.metadata
            else:
                assert first.read_bytes() == second.read_bytes()
