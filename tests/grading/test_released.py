"""Nothing is graded against a release that is not there, not whole, or not of this source."""

import contextlib
import shutil

import nbformat
import pytest

from grading.run import released as release
from grading.run.released import SourceError
from grading.run.standing import open_course
from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT, CourseFolder


def read(course):
    """Return the release of a course folder."""
    with contextlib.chdir(course.folder), course.gradebook() as gradebook:
        directory, config = open_course(ASSIGNMENT)
        return release.read(gradebook, directory, config)


def change(course, function):
    """Change the source notebook with a function of it."""
    path = course.folder / "solutions" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(path, 4)
    function(notebook)
    nbformat.write(notebook, path)


def cell(notebook, name):
    return next(each for each in notebook.cells if each.id == name)


@pytest.fixture
def unreleased(tmp_path, sandbox):
    """A course folder with the source of an assignment, and two who have handed something in."""
    course = CourseFolder(tmp_path / "course")
    course.folder.mkdir()
    shutil.copyfile(ROOT / "nbgrader_config.py", course.folder / "nbgrader_config.py")
    shutil.copytree(ROOT / "solutions" / ASSIGNMENT, course.folder / "solutions" / ASSIGNMENT)
    for student in ("ada", "bob"):
        course.submit(student, course.solution())
    return course


def refused(course, message):
    """Check that nothing is graded, and what is said."""
    for command in (["autograde"], ["regrade", "--dry-run"]):
        finished = course.command("grading", command[0], ASSIGNMENT, *command[1:])
        assert finished.returncode == 1
        assert message in finished.stderr
        assert "Traceback" not in finished.stderr
    assert course.marks("ada") is None
    assert not list(course.folder.glob("outcomes/*/*.json"))


def test_an_assignment_that_only_the_gradebook_knows(unreleased):
    added = unreleased.command("nbgrader", "db", "assignment", "add", ASSIGNMENT,
                               "--duedate=2030-03-01 12:00:00 UTC")
    assert added.returncode == 0, added.stderr
    refused(unreleased, "Nothing was released")


def test_a_release_that_stopped_after_the_gradebook(unreleased):
    def spoil(notebook):
        test = cell(notebook, "test_layer_batch")
        test.source = test.source.replace("### END HIDDEN TESTS", "")

    change(unreleased, spoil)
    stopped = unreleased.command("nbgrader", "generate_assignment", ASSIGNMENT)
    assert stopped.returncode != 0
    refused(unreleased, "Nothing was released")


def remove(notebook, name):
    notebook.cells.remove(cell(notebook, name))


def other_test(notebook):
    cell(notebook, "test_sigmoid").source += "\n# 1"


def other_points(notebook):
    cell(notebook, "test_sigmoid").metadata.nbgrader["points"] = 5


def other_kind(notebook):
    cell(notebook, "in_words").metadata.nbgrader["grade"] = False


def another_task(notebook):
    new = nbformat.v4.new_code_cell("1", id="new")
    new.metadata = nbformat.from_dict({"nbgrader": {
        "schema_version": 3, "grade_id": "new", "grade": True, "locked": True, "solution": False,
        "task": False, "points": 1,
    }})
    notebook.cells.append(new)


@pytest.mark.parametrize(
    ("changed", "name"),
    [(other_test, "test_sigmoid"), (other_points, "test_sigmoid"), (other_kind, "in_words"),
     (another_task, "new")],
)
def test_a_source_that_was_changed_since(course, changed, name):
    change(course, changed)
    with pytest.raises(SourceError, match=rf"stopped half way, or .* {ASSIGNMENT}/{name}\b"):
        read(course)


def test_a_second_notebook_that_the_release_did_not_reach(course):
    folder = course.folder / "solutions" / ASSIGNMENT
    shutil.copyfile(folder / NOTEBOOK, folder / "part_two.ipynb")
    with pytest.raises(SourceError, match="part_two/"):
        read(course)


def test_cells_that_the_release_did_not_reach(course):
    with course.gradebook() as gradebook:
        notebook = gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT)
        for found in [*notebook.grade_cells, *notebook.source_cells]:
            if found.name in ("test_layer", "test_layer_batch"):
                gradebook.db.delete(found)
        gradebook.db.commit()
    with pytest.raises(SourceError, match=f"stopped half way.*{ASSIGNMENT}/test_layer"):
        read(course)


@pytest.mark.parametrize("text", [None, "", '{"cells": [], "nbformat": 4, "nbformat_minor": 5, '
                                            '"metadata": {}}'])
def test_a_release_that_nobody_could_get(course, text):
    path = course.folder / "exercises" / "en" / ASSIGNMENT / NOTEBOOK
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    with pytest.raises(SourceError, match="Nothing was released: there is no release"):
        read(course)


def test_the_other_language_and_what_is_withheld_are_no_obstacle(course):
    shutil.move(course.folder / "exercises" / "en", course.folder / "exercises" / "ko")
    change(course, lambda notebook: notebook.metadata.course.withheld.append("nnlib.metrics"))
    assert "nnlib.metrics" in read(course).withheld


def test_prose_may_change(course):
    change(course, lambda notebook: notebook.cells.append(nbformat.v4.new_markdown_cell("Bye.")))
    assert read(course).masters
