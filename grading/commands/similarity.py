"""How alike the answers of different students are: a list for the instructor's eyes only."""

import io
import json
import keyword
import token
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import nbformat
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory

from grading.run import csv_file
from grading.run.alike import Found, alike
from grading.run.run import Run
from grading.run.standing import open_course

# Shorter answers are alike by necessity.
SHORTEST = 40
_WORDS = {token.NAME, token.NUMBER, token.STRING, token.INDENT, token.DEDENT}
_LEFT_OUT = {token.COMMENT, token.NL, token.NEWLINE, token.ENCODING, token.ENDMARKER}


def pairs(
    answers: Iterable[tuple[str, str]], above: float = 0.0, most: int = 1000
) -> Found:
    """Compare the answers of all students with each other, the most alike first.

    Which names, numbers and comments there are does not count, so that renaming hides nothing. Of
    ``answers``, students with their code, no more is kept than a character for each token.
    """
    letters: dict[str, str] = {}
    texts = {}
    for student, source in answers:
        found = shape(source)
        if len(found) >= SHORTEST:
            texts[student] = "".join(
                letters.setdefault(each, chr(0x100 + len(letters))) for each in found
            )
    return alike(texts, above, most)


def shape(source: str) -> list[str]:
    """Return the tokens of Python source, with one word for all names that are no keywords."""
    found: list[str] = []
    try:
        for each in tokenize.generate_tokens(io.StringIO(source).readline):
            if each.type in _WORDS and not keyword.iskeyword(each.string):
                found.append(token.tok_name[each.type])
            elif each.type not in _LEFT_OUT:
                found.append(each.string)
    except (tokenize.TokenError, SyntaxError):
        # What comes after the place that cannot be read is left out.
        pass
    return found


def read_answers(course: CourseDirectory, students: list[str]) -> Iterator[tuple[str, str]]:
    """Give what each student wrote into the cells for answers, as graded, without the stubs."""
    assignment = course.assignment_id
    release = Path(course.format_path(course.release_directory, ".", assignment))
    stubs = [shape(source) for source in _cells(release)]
    for student in students:
        folder = Path(course.format_path(course.autograded_directory, student, assignment))
        own = [source for source in _cells(folder) if shape(source) not in stubs]
        if own:
            yield student, "\n".join(own)


def _cells(folder: Path) -> list[str]:
    return [
        cell.source
        for path in sorted(folder.glob("*.ipynb"))
        for cell in _notebook(path).cells
        if cell.cell_type == "code" and utils.is_solution(cell)
    ]


def _notebook(path: Path) -> nbformat.NotebookNode:
    # Without the check of nbformat.read: the course wrote it.
    return nbformat.v4.rwbase.rejoin_lines(nbformat.from_dict(json.loads(path.read_bytes())))


@click.command()
@click.argument("assignment")
@click.option("--above", type=click.FloatRange(0, 100), default=90, show_default=True,
              help="List pairs that are at least so alike, from 0 to 100.")
@click.option("--most", type=click.IntRange(1), default=1000, show_default=True,
              help="List so many pairs, the most alike.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write a CSV file instead.")
def similarity(assignment: str, above: float, most: int, target: Path | None) -> None:
    """List pairs of submissions of ASSIGNMENT whose code is alike.

    Alike is not copied: short tasks have few solutions. Read both before you speak to anybody.
    """
    course, config = open_course(assignment)
    students = Run(course, config=config).students()
    if not students:
        raise click.ClickException(f"There is nothing to compare: nobody handed in {assignment!r}.")
    found = pairs(read_answers(course, students), above, most)
    if target is not None:
        rows = [(pair.alike, pair.first, pair.second) for pair in found.pairs]
        csv_file.write(target, [("alike", "first", "second"), *rows])
        click.echo(f"{len(found.pairs)} pairs are in {target}")
    else:
        for pair in found.pairs:
            click.echo(f"{pair.alike:5.1f}  {pair.first}  {pair.second}")
    if not found.count:
        click.echo(f"No two submissions are alike by {above:g} or more.")
    elif found.count > len(found.pairs):
        click.echo(f"{found.count - len(found.pairs)} more pairs are left out: see --most.")
