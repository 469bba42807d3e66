"""What an assignment withholds from students' code: said in its source, in no release, kept."""

import contextlib
import json
import os
import pickle
import re
import subprocess
import sys

import nbformat
import pytest

from grading.box.trusted import own_work
from grading.release import TakeOutWithheld
from grading.run import released as release
from grading.run.handed_in import HandedIn
from grading.run.standing import open_course
from neuron_to_mnist import LANGUAGES
from tests.exercises.tasks import ASSIGNMENTS, read_solution
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, ROOT, CourseFolder, changed

# Of the library, an assignment that takes nothing from it gets nothing.
LIBRARY = "neuron_to_mnist.lent"
# Right, but not the student's own.
BORROWED = {"sigmoid": "from nnlib.activations import sigmoid"}
LEFT_OUT = "nnlib.activations.sigmoid is not here while the assignment that asks you to write it"


def withheld(assignment):
    """Return what the source of an assignment says that it withholds."""
    return read_solution(assignment).metadata.course.withheld


def rewrite(course, names):
    """Change what the source notebook of a course folder withholds; None: it says nothing."""
    path = course.folder / "solutions" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(path, 4)
    notebook.metadata.course = {} if names is None else {"withheld": names}
    nbformat.write(notebook, path)


def read(course):
    """Return the release of a course folder."""
    with contextlib.chdir(course.folder), course.gradebook() as gradebook:
        directory, config = open_course(ASSIGNMENT)
        return release.read(gradebook, directory, config)


# --- The release --------------------------------------------------------------------------------


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_source_says_names_that_exist(assignment):
    assert withheld(assignment)
    own_work.check_names(withheld(assignment))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_release_says_to_students_what_is_withheld(assignment, language):
    path = ROOT / "exercises" / language / assignment / f"{assignment}.ipynb"
    notebook = nbformat.read(path, 4)
    assert "withheld" not in path.read_text(encoding="utf-8")
    (cell,) = [cell for cell in notebook.cells if cell.id == f"how-to-work-{language}"]
    said = cell.source.splitlines()[-1]
    assert said.startswith({"en": "**While it is graded,**", "ko": "**채점하는 동안**"}[language])
    assert re.findall("`(.*?)`", said) == sorted(withheld(assignment))


def test_the_step_takes_it_out_itself():
    source = changed(read_solution(ASSIGNMENT))
    assert "withheld" in nbformat.writes(source)
    made, _ = TakeOutWithheld().preprocess(source, {})
    assert "withheld" not in nbformat.writes(made)


def test_it_says_nothing_of_nothing_and_misses_the_cell_to_say_it_in():
    source = changed(read_solution(ASSIGNMENT))
    source.metadata.course.withheld = []
    before = [cell.source for cell in source.cells]
    made, _ = TakeOutWithheld().preprocess(changed(source), {})
    assert [cell.source for cell in made.cells] == before
    source.metadata.course.withheld = ["nnlib.layers"]
    source.cells = [cell for cell in source.cells if cell.id != "how-to-work-ko"]
    with pytest.raises(ValueError, match="expected a cell with the id 'how-to-work-ko'"):
        TakeOutWithheld().preprocess(source, {})


@pytest.mark.parametrize(("names", "said"), [
    (["nnlib.activations.sigmoyd"], "no such name in the course's packages: 'nnlib.activations.si"),
    ("nnlib.activations", "to be a list of names, such as .*, got 'nnlib.activations'"),
    ([1], "to be a list of names"),
    (None, r'expected "course": {"withheld": \[...\]} in the metadata'),
])
def test_an_author_sees_what_is_wrong(course, names, said):
    rewrite(course, names)
    finished = course.command("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    assert finished.returncode != 0
    assert re.search(said, finished.stderr)


# --- The packages -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [
    "nnlib.", "nnlib..layers", ".nnlib", "", "nnlib/layers", "nnlib.layers.Dense.forward",
    "neuron_to_mnist.checks.marks", "os.path",
])
def test_only_modules_functions_and_classes_can_be_withheld(name):
    with pytest.raises(ValueError, match="no such name in the course's packages"):
        own_work.check_names([name])


def test_a_package_goes_with_its_files_and_a_function_with_its_module(tmp_path):
    own_work.add_packages(tmp_path, [
        "neuron_to_mnist.figures", "neuron_to_mnist.figures.softmax.values", "nnlib.losses",
        "nnlib.losses.one_hot", "neuron_to_mnist.say",
    ])
    figures = tmp_path / "neuron_to_mnist" / "figures"
    assert [path.name for path in figures.rglob("*")] == ["__init__.py"]
    code = (
        "import neuron_to_mnist\n"
        "for attempt in ('import neuron_to_mnist.figures', 'import nnlib.losses',\n"
        "                'import neuron_to_mnist.figures.softmax', 'neuron_to_mnist.say()'):\n"
        "    try: exec(attempt)\n"
        "    except ImportError as error: print(str(error).partition(' ')[0])\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert finished.stdout.split() == [
        "neuron_to_mnist.figures", "nnlib.losses", "neuron_to_mnist.figures", "neuron_to_mnist.say"
    ]


# --- Grading ------------------------------------------------------------------------------------


@pytest.fixture
def borrower(course):
    """A course in which somebody hands in what is not theirs."""
    answers = {
        cell.id: cell.source for cell in course.solution().cells
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
    }
    course.submit("borrower", course.answered({**answers, **BORROWED}))
    course.submit("writer", course.answered())
    return course


def points(course, student):
    """Return the points for the task whose answer was borrowed."""
    return course.marks(student)["test_sigmoid"]


@pytest.mark.parametrize("command", ["grading", "nbgrader"])
def test_borrowed_work_earns_nothing(borrower, command):
    finished = borrower.command(command, "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    assert (points(borrower, "borrower"), points(borrower, "writer")) == (0.0, 4.0)
    page = borrower.folder / "autograded" / "borrower" / ASSIGNMENT / NOTEBOOK
    assert LEFT_OUT in page.read_text(encoding="utf-8")


def test_the_control_with_nothing_withheld(borrower):
    rewrite(borrower, [])
    finished = borrower.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    assert points(borrower, "borrower") == 4.0


def test_a_private_variant_withholds_the_same_and_may_change_it(borrower, tmp_path):
    folder = tmp_path / "private"
    assert borrower.command("grading", "variant", ASSIGNMENT, str(folder)).returncode == 0
    private = CourseFolder(folder)
    for names in (withheld(ASSIGNMENT), ["nnlib.metrics"]):
        if names != withheld(ASSIGNMENT):
            rewrite(private, names)
        released = private.command("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
        assert released.returncode == 0, released.stderr
        assert "withheld" not in nbformat.writes(private.released())
        assert list(read(private).withheld) == sorted([*names, LIBRARY])


def test_a_worker_elsewhere_gets_it_with_the_work(borrower, tmp_path):
    """In another folder, without the course's sources and configuration."""
    present = read(borrower)
    assert list(present.withheld) == sorted([*withheld(ASSIGNMENT), LIBRARY])
    notebook = borrower.folder / "submitted/borrower" / ASSIGNMENT / NOTEBOOK
    found = HandedIn({NOTEBOOK: notebook.read_bytes()})
    (tmp_path / "work").write_bytes(pickle.dumps((present, found)))
    code = (
        "import json, pickle\n"
        "from grading.run import worker\n"
        "release, found = pickle.load(open('work', 'rb'))\n"
        "rows = {name: [] for name in ('student', 'submitted_assignment', 'submitted_notebook',\n"
        "                              'grade', 'comment')}\n"
        "result = worker.grade(release, worker.Work('ada', '', found, rows))\n"
        "print(json.dumps({task.name: task.points for task in result.outcome.tasks}))\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True,
        text=True, check=False,
    )
    assert finished.returncode == 0, finished.stderr
    earned = json.loads(finished.stdout.splitlines()[-1])
    assert earned["test_sigmoid"] == 0
    assert earned["test_weighted_sum"] == 3


def test_it_is_part_of_the_release(course):
    before = read(course)
    rewrite(course, [*before.withheld, "nnlib.metrics"])
    after = read(course)
    assert before.id != after.id
    assert before.key != after.key
    rewrite(course, list(reversed(before.withheld)))
    assert read(course).id == before.id


@pytest.mark.parametrize(("names", "said"), [
    (["nnlib.nothing"], "no such name in the course's packages: 'nnlib.nothing'"),
    ("gone", "There is no source notebook in"),
])
def test_an_instructor_sees_what_is_wrong(borrower, names, said):
    if names == "gone":
        (borrower.folder / "solutions" / ASSIGNMENT / NOTEBOOK).unlink()
    else:
        rewrite(borrower, names)
    for command in ("autograde", "regrade"):
        finished = borrower.command("grading", command, ASSIGNMENT)
        assert finished.returncode == 1
        assert said in finished.stderr
        assert "Traceback" not in finished.stderr
    assert borrower.marks("writer") is None
    finished = borrower.command("nbgrader", "autograde", ASSIGNMENT)
    assert finished.returncode != 0
    assert said in finished.stderr
