"""The class report: one HTML page for the instructor that needs nothing beside it."""

import base64
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from grading.pages.messages import say, say_note
from grading.pages.render import render
from grading.run.standing import Standing
from neuron_to_mnist.checks.report import Finding

_MOST_MESSAGES = 15


def class_report_page(assignment: str, class_: Sequence[Standing], language: str) -> str:
    """Return the report on a class as HTML."""
    tasks = _tasks(class_)
    marks = [standing.points for standing in class_ if standing.points is not None]
    most = class_[0].max_points
    states = Counter(standing.state for standing in class_)
    return render(
        "class_report.html.j2",
        language,
        assignment=assignment,
        states=states.most_common(),
        statistics=_statistics(marks, most, language),
        distribution=_distribution(marks, max(most, 1.0)) if marks else "",
        tasks=tasks,
        hardest=_hardest(tasks) if tasks else "",
        messages=_messages(class_, language),
        unmarked=[standing for standing in class_ if standing.points is None],
        notes=[
            (standing.student, say_note(note, language))
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
            "says": Finding(message).sentence(language),
            "where": ", ".join(f"{name} ({n})" for name, n in where[message].most_common()),
        }
        for message, count in students.most_common(_MOST_MESSAGES)
    ]


def _statistics(marks: Sequence[float], most: float, language: str) -> str:
    if not marks:
        return say("class.no_marks", language)
    return say(
        "class.statistics", language, median=f"{np.median(marks):g}", mean=f"{np.mean(marks):.1f}",
        low=f"{min(marks):g}", high=f"{max(marks):g}", most=f"{most:g}",
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
