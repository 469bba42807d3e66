"""A private variant: other hidden numbers, the same tasks, and a course folder that works."""

import re

import nbformat
import pytest

from grading.commands.variant import renew_seeds
from neuron_to_mnist import LANGUAGES
from tests.grading.course import ASSIGNMENT, NOTEBOOK, ROOT, CourseFolder

SEED = re.compile(r"default_rng\((\d+)\)")


def seeds(folder):
    notebook = nbformat.read(folder / "solutions" / ASSIGNMENT / NOTEBOOK, 4)
    return [seed for cell in notebook.cells for seed in SEED.findall(cell.source)]


def test_only_hidden_parts_change():
    source = (
        "rng = default_rng(1)\n### BEGIN HIDDEN TESTS\nrng = np.random.default_rng(2)\n"
        "### END HIDDEN TESTS\nx = default_rng(3)\n"
    )
    renewed = SEED.findall(renew_seeds(source))
    assert (renewed[0], renewed[2]) == ("1", "3")
    assert renewed[1] != "2"


@pytest.fixture(scope="module")
def public(released, tmp_path_factory):
    """A course folder of our own: the command closes what others have no business with."""
    return released.copy(tmp_path_factory.mktemp("variant") / "public")


@pytest.fixture(scope="module")
def private(public, tmp_path_factory):
    """A private folder that the command made."""
    folder = tmp_path_factory.mktemp("variant") / "private"
    finished = public.command("grading", "variant", ASSIGNMENT, str(folder))
    assert finished.returncode == 0, finished.stderr
    assert "new seeds in 8 hidden tests" in finished.stdout
    return CourseFolder(folder)


def test_all_seeds_are_new(private, public):
    assert len(seeds(private.folder)) == 8
    assert not set(seeds(private.folder)) & set(seeds(public.folder))


def test_the_folder_releases_and_grades(private):
    for language in LANGUAGES:
        released = private.command(
            "nbgrader", "generate_assignment", ASSIGNMENT, language=language
        )
        assert released.returncode == 0, released.stderr
        kept = ROOT / "exercises" / language / ASSIGNMENT / NOTEBOOK
        own = private.folder / "exercises" / language / ASSIGNMENT / NOTEBOOK
        assert [cell.source for cell in nbformat.read(own, 4).cells] == [
            cell.source for cell in nbformat.read(kept, 4).cells
        ]
    private.submit("ada", private.answered())
    assert private.command("grading", "autograde", ASSIGNMENT).returncode == 0
    marks = private.marks("ada")
    assert sum(points for points in marks.values() if points) == 21


def test_refusals(private, public):
    for folder, reason in ((private.folder, "is there already"), ("inside", "lie outside")):
        finished = public.command("grading", "variant", ASSIGNMENT, str(folder))
        assert finished.returncode == 1
        assert reason in finished.stderr
    assert not (public.folder / "inside").exists()
    finished = public.command("grading", "variant", "ch99_none", "../other")
    assert "no assignment 'ch99_none'" in finished.stderr
