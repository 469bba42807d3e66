"""The class report: one HTML page for the instructor that needs nothing beside it."""

import base64
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import jinja2
import numpy as np
from nbgrader.api import MissingEntry

from grading.commands.feedback import TEMPLATES
from grading.pages.sentences import sentence
from grading.run.standing import Standing, open_course, standings
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.messages import MESSAGES

_MOST_MESSAGES = 15

WORDS = {
    "en": {
        "title": "Class report: {assignment}",
        "for_you": "For instructors only: it names students and may quote hidden tests.",
        "overview": "Overview",
        "state": "State", "students": "Students",
        "graded": "with a mark", "by hand": "waiting for a person", "not graded": "not graded",
        "failed": "grading failed", "changed": "handed in again", "waiting": "not graded yet",
        "nothing": "nothing handed in",
        "statistics": "Median {median}, mean {mean}, from {low} to {high} of {most} points.",
        "no_marks": "Nobody has a mark yet.",
        "distribution": "Distribution of the marks",
        "distribution_alt": "Bars: how many students have how many points",
        "points": "points", "count": "students",
        "hardest": "Tasks, the hardest first",
        "hardest_alt": "Bars: the mean share of the points that was reached in every task",
        "share": "mean share of the points (%)",
        "task": "Task", "mean": "Mean", "full": "Full points", "none": "No points",
        "mistakes": "The most common messages",
        "message": "Message", "says": "What it says", "where": "Tasks",
        "no_mistakes": "No test had anything to say.",
        "unmarked": "Everything without a mark",
        "student": "Student", "reason": "Reason",
        "all_marked": "Everybody has a mark.",
        "notes": "Repaired, or to be known",
        "no_notes": "Nothing.",
        "errors": "Tests that stopped",
        "errors_hint": "If many stop in the same place, look at the test.",
    },
    "ko": {
        "title": "학급 보고서: {assignment}",
        "for_you": "교수자만 보는 문서입니다. 학생 이름이 나오고, 숨은 검사의 내용이 "
                   "들어 있을 수 있습니다.",
        "overview": "한눈에 보기",
        "state": "상태", "students": "학생 수",
        "graded": "점수 있음", "by hand": "사람의 채점을 기다림", "not graded": "채점하지 못함",
        "failed": "채점 중 문제 발생", "changed": "다시 제출함", "waiting": "아직 채점하지 않음",
        "nothing": "제출하지 않음",
        "statistics": "중앙값 {median}점, 평균 {mean}점, {most}점 만점에 {low}점부터 {high}점까지.",
        "no_marks": "아직 점수가 나온 학생이 없습니다.",
        "distribution": "점수 분포",
        "distribution_alt": "점수대마다 학생이 몇 명인지 나타낸 막대그래프",
        "points": "점수", "count": "학생 수",
        "hardest": "문제별 결과(어려운 순서)",
        "hardest_alt": "문제마다 받은 점수의 평균 비율을 나타낸 막대그래프",
        "share": "받은 점수의 평균 비율(%)",
        "task": "문제", "mean": "평균", "full": "만점", "none": "0점",
        "mistakes": "자주 나온 안내문",
        "message": "안내문", "says": "내용", "where": "문제",
        "no_mistakes": "나온 안내문이 없습니다.",
        "unmarked": "점수가 없는 학생",
        "student": "학생", "reason": "까닭",
        "all_marked": "모두 점수가 나왔습니다.",
        "notes": "고친 것과 알아 둘 것",
        "no_notes": "없습니다.",
        "errors": "끝까지 가지 못한 검사",
        "errors_hint": "같은 곳에서 멈춘 검사가 많으면 검사 자체를 살펴보세요.",
    },
}


def page(assignment: str, class_: Sequence[Standing], language: str) -> str:
    """Return the report on a class as HTML."""
    words = WORDS[language]
    tasks = _tasks(class_)
    marks = [standing.points for standing in class_ if standing.points is not None]
    counts = Counter(standing.state for standing in class_)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, TEMPLATES / "course_feedback"]),
        autoescape=True, undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("report.html.j2").render(
        assignment=assignment,
        language=language,
        words=words,
        title=words["title"].format(assignment=assignment),
        counts=[(words[state], count) for state, count in counts.most_common()],
        statistics=_statistics(marks, class_, words),
        distribution=_distribution(marks, max(class_[0].max_points, 1.0)) if marks else "",
        tasks=tasks,
        hardest=_hardest(tasks) if tasks else "",
        messages=_messages(class_, language),
        unmarked=[
            (standing.student, words[standing.state], standing.reason(language))
            for standing in class_ if standing.points is None
        ],
        notes=[
            (standing.student, sentence(note, language))
            for standing in class_ if standing.outcome for note in standing.outcome.repairs
        ],
        errors=Counter(
            (task.name, task.error.splitlines()[0])
            for standing in class_ if standing.outcome
            for task in standing.outcome.tasks if task.error
        ).most_common(),
    )


def _tasks(class_: Sequence[Standing]) -> list[dict[str, Any]]:
    """Return what came of every task that gives points, the hardest first."""
    most = {
        task.name: task.max_points
        for standing in class_ if standing.outcome for task in standing.outcome.tasks
    }
    rows = []
    for name in [name for name in most if most[name] > 0]:
        found = [standing.scores.get(name) for standing in class_]
        points = [value for value in found if value is not None]
        if points:
            rows.append(
                {
                    "name": name,
                    "most": most[name],
                    "mean": sum(points) / len(points),
                    "share": 100 * sum(points) / len(points) / most[name],
                    "full": sum(value >= most[name] for value in points),
                    "none": sum(value == 0 for value in points),
                    "count": len(points),
                }
            )
    return sorted(rows, key=lambda row: (row["share"], row["name"]))


def _messages(class_: Sequence[Standing], language: str) -> list[dict[str, Any]]:
    """Return the messages that most students met, each with its text and the tasks."""
    students: Counter[str] = Counter()
    where: dict[str, Counter[str]] = {}
    for standing in class_:
        met = set()
        for task in standing.outcome.tasks if standing.outcome else []:
            for message in task.messages:
                met.add(message)
                where.setdefault(message, Counter())[task.name] += 1
        students.update(met)
    return [
        {
            "id": message,
            "count": count,
            "says": MESSAGES[message][language] if message in MESSAGES else "",
            "where": ", ".join(f"{name} ({n})" for name, n in where[message].most_common()),
        }
        for message, count in students.most_common(_MOST_MESSAGES)
    ]


def _statistics(
    marks: Sequence[float], class_: Sequence[Standing], words: dict[str, str]
) -> str:
    if not marks:
        return words["no_marks"]
    return words["statistics"].format(
        median=f"{np.median(marks):g}", mean=f"{np.mean(marks):.1f}", low=f"{min(marks):g}",
        high=f"{max(marks):g}", most=f"{class_[0].max_points:g}",
    )


def _distribution(marks: Sequence[float], most: float) -> str:
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(7, 3), layout="constrained")
    ax = figure.subplots()
    ax.hist(marks, bins=np.linspace(0, most, min(26, int(most) + 1)).tolist(), edgecolor="black",
            color="#4477aa")
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    return _picture(figure)


def _hardest(tasks: Sequence[dict[str, Any]]) -> str:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 0.6 + 0.35 * len(tasks)), layout="constrained")
    ax = figure.subplots()
    bars = ax.barh([row["name"] for row in tasks], [row["share"] for row in tasks],
                   edgecolor="black", color="#4477aa")
    ax.bar_label(bars, fmt="%.0f%%", padding=3)
    ax.set_xlim(0, 112)
    ax.invert_yaxis()
    return _picture(figure)


def _picture(figure: Any) -> str:
    """Return a picture as text for an ``img``; words stand in the page, not in the picture."""
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=120)
    return f"data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}"


@click.command()
@click.argument("assignment")
@click.option("--to", "target", type=click.Path(path_type=Path),
              help="The file to write. [default: ASSIGNMENT-report.html]")
@click.option("--language", envvar="COURSE_LANGUAGE", type=click.Choice(list(LANGUAGES)),
              default="en", help="Language of the report. [default: COURSE_LANGUAGE, else en]")
def report(assignment: str, target: Path | None, language: str) -> None:
    """Write a report on the class in ASSIGNMENT: one HTML page, for instructors only."""
    course, config = open_course(assignment)
    try:
        class_ = standings(course, config)
    except MissingEntry as error:
        raise click.ClickException(str(error)) from None
    if not class_:
        raise click.ClickException("There are no students: nobody has handed in anything.")
    path = target or Path(f"{assignment}-report.html")
    path.write_text(page(assignment, class_, language), encoding="utf-8")
    click.echo(f"The report is in {path}")
