"""A private variant of an assignment: hidden tests with numbers that nobody has published."""

import re
import secrets
import shutil
from pathlib import Path

import click
import nbformat
from nbgrader import utils

from grading.run.standing import open_course

_SEED = re.compile(r"(default_rng\()\d+(\))")
_HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", re.DOTALL)
_CONFIGURATION = '''\
"""nbgrader's configuration of a private folder: the course's, and what you change below."""

import sys
from pathlib import Path

COURSE = Path({course!r})
if not (COURSE / "nbgrader_config.py").is_file():
    sys.exit(f"The course is not in {{COURSE}} any more: correct COURSE in {{__file__}}")

c = get_config()
load_subconfig("nbgrader_config.py", path=str(COURSE))
'''


def renew_seeds(source: str) -> str:
    """Return a test cell whose hidden part draws other random numbers."""

    def renewed(part: re.Match[str]) -> str:
        return _SEED.sub(lambda seed: f"{seed[1]}{secrets.randbelow(2**31)}{seed[2]}", part[0])

    return _HIDDEN.sub(renewed, source)


@click.command()
@click.argument("assignment")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def variant(assignment: str, folder: Path) -> None:
    """Begin a private variant of ASSIGNMENT in FOLDER, outside the course.

    Copies the source and gives every hidden test a secret seed. From there on FOLDER is a course
    folder of its own: change numbers and tests in FOLDER/solutions, and run nbgrader and
    python -m grading in it.
    """
    course, _ = open_course(assignment)
    source = Path(course.format_path(course.source_directory, ".", assignment))
    target = folder.resolve() / "solutions" / assignment
    if not source.is_dir():
        raise click.ClickException(f"There is no assignment {assignment!r} in {source.parent}")
    if folder.resolve().is_relative_to(Path(course.root).resolve()):
        raise click.ClickException("FOLDER must lie outside the course, which is public")
    if target.exists():
        raise click.ClickException(f"{target} is there already")
    shutil.copytree(source, target)
    renewed = 0
    for path in target.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code" and utils.is_grade(cell):
                before, cell.source = cell.source, renew_seeds(cell.source)
                renewed += cell.source != before
        nbformat.write(notebook, path)
    configuration = folder / "nbgrader_config.py"
    if not configuration.exists():
        configuration.write_text(
            _CONFIGURATION.format(course=str(Path(course.root).resolve())), encoding="utf-8"
        )
    click.echo(f"{target} has new seeds in {renewed} hidden tests. Keep {folder} private.")
