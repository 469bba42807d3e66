"""How alike the answers of different students are: a list for the instructor's eyes only."""

import csv
import io
import itertools
import keyword
import token
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import nbformat
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from rapidfuzz import fuzz

from grading.run.run import Run
from grading.run.standing import open_course

# Shorter answers are alike by necessity.
SHORTEST = 40
_WORDS = {token.NAME, token.NUMBER, token.STRING, token.INDENT, token.DEDENT}
_LEFT_OUT = {token.COMMENT, token.NL, token.NEWLINE, token.ENCODING, token.ENDMARKER}


@dataclass(frozen=True)
class Pair:
    """Two students and how alike their answers are, from 0 to 100."""

    alike: float
    first: str
    second: str


def pairs(answers: Mapping[str, str]) -> list[Pair]:
    """Compare the answers of all students with each other, the most alike first.

    Which names, numbers and comments there are does not count, so that renaming hides nothing.
    """
    tokens = {student: shape(source) for student, source in sorted(answers.items())}
    long_enough = [student for student, found in tokens.items() if len(found) >= SHORTEST]
    found = [
        Pair(round(fuzz.ratio(tokens[first], tokens[second]), 1), first, second)
        for first, second in itertools.combinations(long_enough, 2)
    ]
    return sorted(found, key=lambda pair: (-pair.alike, pair.first, pair.second))


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


def read_answers(course: CourseDirectory, students: list[str]) -> dict[str, str]:
    """Return what each student wrote into the cells for answers, as graded, without the stubs."""
    answers: dict[str, str] = {}
    assignment = course.assignment_id
    release = Path(course.format_path(course.release_directory, ".", assignment))
    stubs = [shape(source) for source in _cells(release)]
    for student in students:
        folder = Path(course.format_path(course.autograded_directory, student, assignment))
        own = [source for source in _cells(folder) if shape(source) not in stubs]
        if own:
            answers[student] = "\n".join(own)
    return answers


def _cells(folder: Path) -> list[str]:
    return [
        cell.source
        for path in sorted(folder.glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and utils.is_solution(cell)
    ]


@click.command()
@click.argument("assignment")
@click.option("--above", type=click.FloatRange(0, 100), default=90, show_default=True,
              help="List pairs that are at least so alike, from 0 to 100.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write a CSV file instead.")
def similarity(assignment: str, above: float, target: Path | None) -> None:
    """List pairs of submissions of ASSIGNMENT whose code is alike.

    Alike is not copied: short tasks have few solutions. Read both before you speak to anybody.
    """
    course, config = open_course(assignment)
    students = Run(course, config=config).students()
    found = [pair for pair in pairs(read_answers(course, students)) if pair.alike >= above]
    if target is not None:
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["alike", "first", "second"])
            writer.writerows([pair.alike, pair.first, pair.second] for pair in found)
        click.echo(f"{len(found)} pairs are in {target}")
        return
    for pair in found:
        click.echo(f"{pair.alike:5.1f}  {pair.first}  {pair.second}")
    if not found:
        click.echo(f"No two submissions are alike by {above:g} or more.")
