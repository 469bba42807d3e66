"""Feedback for students: nbgrader's pages without anything of the hidden tests, and a summary."""

import ast
import builtins
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import jinja2
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades
from traitlets.config import Config

from grading.pages.sentences import sentence
from grading.run.standing import Standing, open_course, standings
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.messages import MESSAGES

TEMPLATES = Path(__file__).parents[1] / "pages" / "templates"

WORDS = {
    "en": {
        "points": "{points} of {most} points",
        "pending": "to be marked by a person",
        "so_far": "So far; some answers still have to be marked by a person.",
        "late": "Late submission: {penalty} points less.",
        "your_answer": "Your answer",
        "comment": "Comment",
        "stopped": "Your cell stopped with {error}.",
        "test_stopped": "The test could not go on ({error}). Run all cells of your notebook from "
                        "the top and see whether every name that the task asks for is there.",
        "other_inputs": "This came to light with other inputs, which are not shown.",
        "notes": "Notes on your file",
        "summary": "Summary for {student}",
        "assignment": "Assignment",
        "mark": "Mark",
        "not_graded": "Not graded",
        "no_mark": "There is no mark yet. This is not a 0.",
    },
    "ko": {
        "points": "{most}점 중 {points}점",
        "pending": "사람이 채점할 문제",
        "so_far": "지금까지의 점수입니다. 사람이 채점할 답이 남아 있습니다.",
        "late": "늦게 제출하여 {penalty}점을 뺐습니다.",
        "your_answer": "작성한 답",
        "comment": "의견",
        "stopped": "이 셀은 {error} 오류로 멈췄습니다.",
        "test_stopped": "검사를 끝까지 하지 못했습니다({error}). 노트북의 셀을 처음부터 모두 "
                        "실행하고, 문제에서 말한 이름이 모두 있는지 확인하세요.",
        "other_inputs": "여기에 보이지 않는 다른 입력에서 드러난 문제입니다.",
        "notes": "제출한 파일에 대하여",
        "summary": "{student}의 성적",
        "assignment": "과제",
        "mark": "점수",
        "not_graded": "채점하지 못함",
        "no_mark": "아직 점수가 없습니다. 0점이라는 뜻이 아닙니다.",
    },
}

_STEP = re.compile(r"(?P<sign>[✓✗]) (?P<title>.+)  (?P<points>\S+)/(?P<most>\S+)\Z")
_MESSAGE_ID = re.compile(r" \[([a-z]\w*\.\w+)\]\Z")
_HEADING = re.compile(r"^##+ +(.+)$", re.MULTILINE)
_NUMPY_WARNING = re.compile(r"(overflow|underflow|divide by zero|invalid value) encountered in \w+")


@dataclass
class Step:
    """A step of a task: whether it was right, its points, and what is to be said about it."""

    passed: bool
    title: str
    points: str
    most: str
    lines: list[str]


class FeedbackExporter(HTMLExporter):
    """nbconvert's HTML with the course's template; the formgrader goes on using its own."""

    @property
    def default_config(self) -> Config:
        """Return nbconvert's configuration with the course's template."""
        own = Config(
            {
                "FeedbackExporter": {
                    "template_name": "course_feedback",
                    "extra_template_basedirs": [str(TEMPLATES)],
                }
            }
        )
        own.merge(super().default_config)
        return own


class TaskFeedback(GetGrades):
    """Leaves in ``resources["feedback"]`` what the student may see of every task.

    Takes the sources of all locked cells and all outputs out of the notebook: a test's source or an
    error's text may quote hidden tests, and a student's cell can print inputs of earlier ones.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Collect the tasks of a notebook."""
        nb, resources = super().preprocess(nb, resources)
        language = nb.metadata.get("course", {}).get("language", "en")
        language = language if language in LANGUAGES else "en"
        tasks: list[dict[str, Any]] = []
        answers: list[dict[str, Any]] = []
        heading = ""
        for cell in nb.cells:
            if cell.cell_type == "markdown" and "nbgrader" not in cell.metadata:
                heading = (_HEADING.findall(cell.source) or [heading])[-1]
            if utils.is_solution(cell) or utils.is_task(cell):
                answers.append(_answer(cell, language))
            if utils.is_grade(cell) or utils.is_task(cell):
                tasks.append(_task(cell, language, heading, answers))
                answers = []
            if utils.is_locked(cell):
                cell.source = ""
            if cell.cell_type == "code":
                cell.outputs = []
        resources["feedback"] = {
            "language": language, "words": WORDS[language], "tasks": tasks, "rest": answers,
            "pending": any(task["pending"] for task in tasks),
        }
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        """Put points and comments into a cell, and whether a person must still mark it."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if utils.is_grade(cell) or utils.is_task(cell):
            found = resources["nbgrader"]
            grade = self.gradebook.find_grade(
                cell.metadata.nbgrader["grade_id"], found["notebook"], found["assignment"],
                found["student"],
            )
            cell.metadata.nbgrader["needs_manual_grade"] = bool(grade.needs_manual_grade)
        return cell, resources


def steps(printed: str, language: str) -> list[Step]:
    """Read what ``marks.total()`` printed, without anything that the student's code put in.

    That code can print too, and what it returns is quoted. So only lines from the first step on
    count, and none if a step stands there twice, which a test itself never prints.
    """
    tasks: dict[str, set[str]] = {}
    for name, text in MESSAGES.items():
        tasks.setdefault(text[language], set()).add(name.rpartition(".")[0])
    found: list[Step] = []
    for line in printed.splitlines():
        match = _STEP.match(line)
        if match and match["title"] in tasks:
            found.append(
                Step(match["sign"] == "✓", match["title"], match["points"], match["most"], [])
            )
        elif found and line.startswith("    "):
            found[-1].lines.append(line.strip())
    titles = [step.title for step in found]
    if len(set(titles)) < len(titles):
        return []
    if titles and not set.intersection(*(tasks[title] for title in titles)):
        return []
    for step in found:
        step.lines = _shown(step.lines, language)
    return found


def _shown(lines: list[str], language: str) -> list[str]:
    """Return the call, what was expected, and the last sentence; not what came."""
    labels = {
        name: MESSAGES[f"label.{name}"][language].partition("{")[0]
        for name in ("call", "expected", "came", "hidden", "same")
    }
    shown: list[str] = []
    for line in lines:
        if line.startswith(labels["came"]):
            break
        if line.startswith((labels["call"], labels["expected"])):
            shown.append(line)
        elif line == labels["hidden"]:
            shown.append(WORDS[language]["other_inputs"])
    if lines and lines[-1].startswith(labels["same"]):
        return [labels["same"]]
    said = [line for line in lines if _MESSAGE_ID.search(line)]
    if said:
        identified = _MESSAGE_ID.search(said[-1])
        assert identified is not None
        if identified[1] in MESSAGES:
            sentence_itself = said[-1][: identified.start()]
            shown.append(_without_foreign_values(sentence_itself, identified[1], language))
    return shown


def _without_foreign_values(said: str, message: str, language: str) -> str:
    """Blank what the student's code chose: names of its own types and texts of its warnings."""
    template = MESSAGES[message][language]
    fields = re.findall(r"{(\w+)}", template)
    pattern = re.escape(template)
    for name in set(fields):
        escaped = re.escape(f"{{{name}}}")
        pattern = pattern.replace(escaped, f"(?P<{name}>.*)", 1).replace(escaped, ".*")
    match = re.fullmatch(pattern, said, re.DOTALL)
    if match is None:
        return template if not fields else f"[{message}]"
    values = match.groupdict()
    for name in values.keys() & {"error", "kind"}:
        if not (hasattr(builtins, values[name]) or values[name].startswith("ndarray with dtype ")):
            values[name] = "…"
    if "warning" in values and not _NUMPY_WARNING.fullmatch(values["warning"]):
        values["warning"] = "…"
    return template.format(**values)


def _answer(cell: NotebookNode, language: str) -> dict[str, Any]:
    error = ""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            error = WORDS[language]["stopped"].format(error=_error_name(output.ename, cell.source))
    return {
        "code": cell.cell_type == "code",
        "source": cell.source,
        "comment": cell.metadata.nbgrader.get("comment") or "",
        "error": error,
    }


def _task(
    cell: NotebookNode, language: str, heading: str, answers: list[dict[str, Any]]
) -> dict[str, Any]:
    printed = "".join(
        output.text for output in cell.get("outputs", []) if output.output_type == "stream"
    )
    error = next((o.ename for o in cell.get("outputs", []) if o.output_type == "error"), "")
    said = WORDS[language]["test_stopped"].format(error=_error_name(error)) if error else ""
    by_hand = utils.is_task(cell) or utils.is_solution(cell)
    score, most = cell.metadata.nbgrader.get("score"), cell.metadata.nbgrader.points
    return {
        "name": cell.metadata.nbgrader["grade_id"],
        "heading": heading or cell.metadata.nbgrader["grade_id"],
        "pending": by_hand and cell.metadata.nbgrader.get("needs_manual_grade", False),
        "points": f"{score or 0:g}",
        "most": f"{most or 0:g}",
        "full": (score or 0) >= (most or 0),
        "error": said,
        "steps": steps(printed, language),
        "answers": answers,
    }


def _error_name(name: str, source: str = "") -> str:
    """Return the name of an error, with the line if Python cannot even read the cell."""
    if name == "SyntaxError":
        try:
            ast.parse(source)
        except SyntaxError as error:
            return f"SyntaxError: {error.msg}, line {error.lineno}"
    return name if hasattr(builtins, name) else "Error"


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


def _render(template: str, **values: Any) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, TEMPLATES / "course_feedback"]), autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(template).render(**values)


def _write_reason(course: CourseDirectory, standing: Standing) -> None:
    """Write the page that stands in the place of feedback, under the name of every notebook."""
    assert standing.outcome is not None
    language = _language(standing)
    folder = _folder(course, standing.student)
    folder.mkdir(parents=True, exist_ok=True)
    page = _render(
        "not_graded.html.j2", language=language, words=WORDS[language],
        title=course.assignment_id, reason=standing.reason(language),
    )
    with Gradebook(course.db_url, course.course_id) as gradebook:
        names = [found.name for found in gradebook.find_assignment(course.assignment_id).notebooks]
    for name in names:
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
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
    rows: dict[str, list[tuple[str, Standing]]] = {student: [] for student in students}
    present = course.assignment_id
    for name in names:
        course.assignment_id = name
        for standing in standings(course, config):
            if standing.student in rows and standing.state != "nothing":
                rows[standing.student].append((name, standing))
    course.assignment_id = present
    for student in students:
        folder = _folder(course, student).parent
        folder.mkdir(parents=True, exist_ok=True)
        language = _language(rows[student][-1][1]) if rows[student] else "en"
        page = _render(
            "summary.html.j2", language=language, words=WORDS[language], student=student,
            rows=[_row(name, standing, folder, language) for name, standing in rows[student]],
        )
        (folder / "summary.html").write_text(page, encoding="utf-8")


def _row(name: str, standing: Standing, folder: Path, language: str) -> dict[str, Any]:
    words = WORDS[language]
    points, most = standing.points, f"{standing.max_points:g}"
    mark = None if points is None else words["points"].format(points=f"{points:g}", most=most)
    notes = standing.outcome.repairs if standing.outcome else []
    return {
        "name": name,
        "mark": mark,
        "reason": standing.reason(language),
        "late": words["late"].format(penalty=f"{standing.penalty:g}") if standing.penalty else "",
        "notes": [sentence(note, language) for note in notes],
        "pages": sorted(f"{name}/{path.name}" for path in (folder / name).glob("*.html")),
    }


def _language(standing: Standing) -> str:
    found = standing.outcome.language if standing.outcome else "en"
    return found if found in LANGUAGES else "en"
