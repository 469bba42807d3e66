"""Feedback for students: a page for every notebook, and a page with all of their assignments."""

import shutil
from pathlib import Path

import click
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.pages.feedback_page import not_graded_page
from grading.pages.summary_page import summary_page
from grading.run.standing import Standing, open_course, standings
from neuron_to_mnist import LANGUAGES


@click.command()
@click.argument("assignment")
@click.option("--student", default="*", help="Only this student.")
def feedback(assignment: str, student: str) -> None:
    """Write feedback pages for ASSIGNMENT, and a summary page for every student.

    Students whose work could not be graded get a page that says why.
    """
    course, config = open_course(assignment)
    try:
        everybody = standings(course, config)
    except MissingEntry as error:
        raise click.ClickException(str(error)) from None
    if student != "*":
        everybody = [standing for standing in everybody if standing.student == student]
    # Of an earlier grading: nbgrader would leave it or, where there is no new one, show it.
    for standing in everybody:
        shutil.rmtree(_folder(course, standing.student), ignore_errors=True)
    failure = None
    if any(standing.outcome and standing.outcome.tasks for standing in everybody):
        course.student_id = student
        try:
            GenerateFeedback(coursedir=course, config=config).start()
        except NbGraderException as error:
            failure = str(error)
    for standing in everybody:
        if standing.state == "not graded":
            _write_reason(course, standing)
    _write_summaries(course, config, [standing.student for standing in everybody])
    if failure is not None:
        raise click.ClickException(failure)
    click.echo(f"Feedback for {len(everybody)} students is in {course.feedback_directory}/")


def _folder(course: CourseDirectory, student: str) -> Path:
    return Path(
        course.format_path(course.feedback_directory, student, course.assignment_id)
    )


def _write_reason(course: CourseDirectory, standing: Standing) -> None:
    """Write the page that stands in the place of feedback, under the name of every notebook."""
    language = _language(standing)
    folder = _folder(course, standing.student)
    folder.mkdir(parents=True, exist_ok=True)
    page = not_graded_page(course.assignment_id, standing.reason(language), language)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        names = [found.name for found in gradebook.find_assignment(course.assignment_id).notebooks]
    for name in names:
        path = folder / f"{name}.html"
        path.write_text(page, encoding="utf-8")
        # As nbgrader's own pages are: it sends them out with the mode that they have.
        path.chmod(0o644)
    submitted = Path(
        course.format_path(course.submitted_directory, standing.student, course.assignment_id)
    )
    # Without these, nbgrader's release_feedback cannot send a page.
    for name in ("timestamp.txt", "submission_secret.txt"):
        if (submitted / name).is_file():
            shutil.copyfile(submitted / name, folder / name)


def _write_summaries(course: CourseDirectory, config: Config, students: list[str]) -> None:
    """Write the page with all assignments of every student, as far as something was handed in."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        names = sorted(found.name for found in gradebook.assignments)
    handed_in: dict[str, list[tuple[str, Standing]]] = {student: [] for student in students}
    present = course.assignment_id
    for name in names:
        course.assignment_id = name
        for standing in standings(course, config):
            if standing.student in handed_in and standing.state != "nothing":
                handed_in[standing.student].append((name, standing))
    course.assignment_id = present
    for student, found in handed_in.items():
        folder = _folder(course, student).parent
        folder.mkdir(parents=True, exist_ok=True)
        language = _language(found[-1][1]) if found else "en"
        page = summary_page(student, found, folder, language)
        (folder / "summary.html").write_text(page, encoding="utf-8")


def _language(standing: Standing) -> str:
    found = standing.outcome.language if standing.outcome else "en"
    return found if found in LANGUAGES else "en"
