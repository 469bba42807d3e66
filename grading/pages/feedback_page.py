"""The feedback page of a notebook: the report of every test, and what the student wrote.

A student's code sees hidden inputs from the first test cell on, and could keep them and tell them
later. So everything that this code chose is shown only as far as it was chosen before: the words of
the first report, and what cells above the first test cell printed or failed with. Of everything
later there is only what the tests themselves say.
"""

import ast
import warnings
from dataclasses import dataclass
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from traitlets import default

from grading.pages import clean
from grading.pages.messages import say
from grading.pages.render import render
from grading.run import cell_marks
from grading.run.cell_marks import CellMarks, NotebookMarks
from grading.run.standing import Standing
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.report import MIME_TYPE, MOST_PRINTED, STYLE, Report

_MOST_OF_AN_ERROR = 500
_SYNTAX_ERRORS = ("SyntaxError", "IndentationError", "TabError")
# What nbgrader itself says of an answer that is left as it was.
_NBGRADERS_COMMENT = "No response."


@dataclass
class Answer:
    """What a student wrote into a cell, what came of running it, and what a person said of it.

    ``html`` is safe to be shown.
    """

    html: str
    comment: str
    stopped: bool
    error: str
    printed: str


@dataclass
class Section:
    """A task on the page: its points, the report of its test, and the answers to it.

    ``points`` and ``most`` are those of the gradebook. A task that a person marks has no report.
    """

    name: str
    heading: str
    points: float
    most: float
    pending: bool
    stopped: bool
    report: Report | None
    answers: list[Answer]


@dataclass
class Page:
    """A notebook as its student gets to read it; ``rest`` are answers that no task is made of."""

    language: str
    sections: list[Section]
    rest: list[Answer]

    @property
    def pending(self) -> bool:
        """Whether a person must still mark something."""
        return any(section.pending for section in self.sections)

    @property
    def leaves_out(self) -> bool:
        """Whether a wrong result is told without saying what came."""
        return any(
            step.finding is not None and step.finding.visible and not step.finding.came
            for section in self.sections if section.report for step in section.report.steps
        )


class FeedbackExporter(Exporter):
    """What ``nbgrader generate_feedback`` writes, which the Formgrader's button runs too."""

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **more: Any
    ) -> tuple[str, Any]:
        """Return the page of a graded notebook, with what the gradebook has on it."""
        nb, resources = super().from_notebook_node(nb, resources, **more)
        of = resources["nbgrader"]
        with Gradebook(of["db_url"]) as gradebook:
            found = cell_marks.read(gradebook, of["assignment"], [of["student"]])
        own = found.get(of["student"], {}).get(of["notebook"], NotebookMarks())
        return feedback_page(nb, own, of["notebook"]), resources


def feedback_page(
    notebook: NotebookNode, own: NotebookMarks, title: str, stamp: str = ""
) -> str:
    """Return the page of a graded notebook with these marks; ``stamp`` stands in its first lines.
    """
    for cell in notebook.cells:
        if utils.is_grade(cell) or utils.is_solution(cell) or utils.is_task(cell):
            found = own.cells.get(cell.metadata.nbgrader["grade_id"], CellMarks())
            cell.metadata.nbgrader |= {
                "score": found.points, "points": found.most, "comment": found.comment,
                "needs_manual_grade": found.pending,
            }
    page = read(notebook)
    return render(
        "feedback.html.j2", page.language, page=page, title=title, stamp=stamp, totals=own,
        style=STYLE,
    )


def read(notebook: NotebookNode) -> Page:
    """Return what a student may see of a graded notebook that holds the gradebook's points."""
    language = notebook.metadata.get("course", {}).get("language")
    page = Page(language if language in LANGUAGES else "en", [], [])
    heading = ""
    tested = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata:
            heading = _heading(cell.source) or heading
        if utils.is_solution(cell) or utils.is_task(cell):
            page.rest.append(_answer(cell, page.language, tested))
        if utils.is_grade(cell) or utils.is_task(cell):
            page.sections.append(_section(cell, heading, page.rest, tested))
            page.rest = []
        tested = tested or _is_test(cell)
    return page


def not_graded_page(assignment: str, standing: Standing, language: str) -> str:
    """Return the page that stands in the place of feedback."""
    reason = reason_for_student(standing, language)
    return render("not_graded.html.j2", language, title=assignment, reason=reason)


def reason_for_student(standing: Standing, language: str) -> str:
    """Say to the student why there is no mark; an empty string if there is one.

    What went wrong in the grading itself may quote hidden tests, and is for instructors only.
    """
    own = {
        "failed": say("feedback.failed", language),
        "changed": say("feedback.changed", language),
        "waiting": say("feedback.waiting", language),
    }
    return own.get(standing.state) or standing.reason(language)


def _is_test(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and utils.is_grade(cell) and utils.is_locked(cell)


def _heading(source: str) -> str:
    """Return the last heading in Markdown that is not the notebook's own."""
    found = [line.lstrip("#").strip() for line in source.splitlines() if line.startswith("##")]
    return found[-1] if found else ""


def _answer(cell: NotebookNode, language: str, tested: bool) -> Answer:
    """Return an answer; ``tested`` tells that a test ran before it."""
    outputs = cell.get("outputs", [])
    failure = next((output for output in outputs if output.output_type == "error"), None)
    error = printed = ""
    if failure is not None and failure.ename in _SYNTAX_ERRORS:
        error = _syntax_error(cell.source, language)
    # Told from the cell's source alone.
    wanted = cell.metadata.get("course", {}).get("withheld")
    if failure is not None and failure.ename == "ImportError" and wanted:
        error = say("feedback.withheld", language, names=", ".join(wanted))
    if failure is not None and not error and not tested:
        error = _bounded(f"{failure.ename}: {failure.evalue}", _MOST_OF_AN_ERROR)
    if not tested:
        text = "".join(output.text for output in outputs if output.output_type == "stream")
        printed = _bounded(text, MOST_PRINTED)
    if cell.cell_type == "code":
        shown = clean.as_typed(cell.source)
    else:
        shown = clean.clean_markdown(
            cell.source, cell.get("attachments"), typed=say("feedback.as_typed", language)
        )
    comment = cell.metadata.nbgrader.get("comment") or ""
    if comment == _NBGRADERS_COMMENT:
        comment = say("feedback.no_response", language)
    return Answer(shown, comment, failure is not None, error, printed)


def _section(cell: NotebookNode, heading: str, answers: list[Answer], tested: bool) -> Section:
    settings = cell.metadata.nbgrader
    by_hand = utils.is_task(cell) or utils.is_solution(cell)
    return Section(
        name=settings["grade_id"],
        heading=heading or settings["grade_id"],
        points=settings.get("score") or 0.0,
        most=settings.points or 0.0,
        pending=by_hand and settings.get("needs_manual_grade", False),
        stopped=_is_test(cell) and any(o.output_type == "error" for o in cell.outputs),
        report=_report(cell, tested) if _is_test(cell) else None,
        answers=answers,
    )


def _report(cell: NotebookNode, tested: bool) -> Report | None:
    """Return the report of a test cell, as far as the student may see it, if it has one.

    It must be of this task and tell the points that the cell gave.
    """
    found = [
        output.data[MIME_TYPE] for output in cell.outputs
        if output.output_type == "display_data" and MIME_TYPE in output.data
    ]
    if len(found) != 1:
        return None
    try:
        report = Report.from_json(found[0])
        points = utils.determine_grade(cell)
    except ValueError:
        return None
    task = cell.metadata.nbgrader["grade_id"].removeprefix("test_")
    if report.task.rpartition(".")[2] != task or (report.earned, report.possible) != points:
        return None
    return report.for_feedback(after_hidden=tested)


def _syntax_error(source: str, language: str) -> str:
    """Say what keeps Python from reading a cell, from its source alone."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as error:
        return say("feedback.syntax", language, line=error.lineno or 1, said=error.msg)
    except (ValueError, RecursionError, MemoryError):
        pass
    return ""


def _bounded(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
