"""The class report: one HTML page for the instructor that needs nothing beside it."""

import base64
import io
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from grading.pages.class_tally import Slow, Tally, TaskTally
from grading.pages.messages import say, say_note
from grading.pages.render import render
from grading.run.standing import Standing
from neuron_to_mnist.checks.report import Finding

_MOST_MESSAGES = 15
_MOST_OF_A_TASK = 5
_MOST_BINS = 10


def class_report_page(assignment: str, class_: Iterable[Standing], language: str) -> str:
    """Return the report on a class as HTML. The class is gone through once."""
    counts, unmarked, notes = Tally(), [], []
    for standing in class_:
        counts.add(standing)
        if standing.points is None:
            said = standing.reason(language)
            unmarked.append((standing.student, say(f"state.{standing.state}", language), said))
        for note in standing.outcome.repairs if standing.outcome else []:
            notes.append((standing.student, say_note(note, language)))
    points, most = _points(counts)
    bins = _bins(points, most)
    tasks = _tasks(counts)
    return render(
        "class_report.html.j2",
        language,
        assignment=assignment,
        states=counts.states.most_common(),
        statistics=_statistics(counts, points, most, language),
        distribution=_distribution(bins) if bins else "",
        bins=_in_words(bins, language),
        tasks=tasks,
        hardest=_hardest(tasks) if tasks else "",
        shares=", ".join(f"{row['name']} {row['share']:.0f} %" for row in tasks),
        messages=_messages(counts, language),
        slow=[_slow(slow, language) for slow in counts.slow()],
        unmarked=unmarked,
        notes=notes,
        errors=counts.errors.most_common(_MOST_MESSAGES),
    )


def _points(counts: Tally) -> tuple[Sequence[float], float]:
    """Return the points to look at: the marks, or what is known of everybody while some wait."""
    if counts.waiting:
        total, most = counts.known_points()
        return total.tolist(), most
    return counts.marks, counts.most


def _statistics(
    counts: Tally, points: Sequence[float], most: float, language: str
) -> list[str]:
    """Say how the class did, as far as it is known, and what waits."""
    said = []
    if counts.waiting:
        tasks = ", ".join(
            f"{task.name} ({task.waiting})" for task in counts.tasks.values() if task.waiting
        )
        said.append(say("class.waiting", language, count=counts.waiting, tasks=tasks))
    if not points:
        return [*said, say("class.no_marks", language)]
    if counts.waiting:
        said.append(say("class.so_far", language, count=len(points)))
    return [*said, say(
        "class.statistics", language, median=f"{np.median(points):g}",
        mean=f"{np.mean(points):.1f}", low=f"{min(points):g}", high=f"{max(points):g}",
        most=f"{most:g}",
    )]


def _tasks(counts: Tally) -> list[dict[str, Any]]:
    """Return what came of every task that gives points, the hardest first."""
    rows = []
    for task in counts.in_table:
        points = task.known
        rows.append(
            {
                "name": task.name,
                "most": task.most,
                "mean": points.mean(),
                "share": 100 * points.mean() / task.most,
                "full": int((points >= task.most).sum()),
                "none": int((points == 0).sum()),
                "count": len(points),
                "waiting": task.waiting,
                "discrimination": counts.discrimination(task),
                "seconds": float(np.median(task.seconds)) if task.seconds else None,
                "messages": _of_task(task),
            }
        )
    return sorted(rows, key=lambda row: (row["share"], row["name"]))


def _of_task(task: TaskTally) -> str:
    return ", ".join(
        f"{message} ({count})" for message, count in task.messages.most_common(_MOST_OF_A_TASK)
    )


def _messages(counts: Tally, language: str) -> list[dict[str, Any]]:
    """Return the messages that most students met, each with its text and the tasks."""
    return [
        {
            "id": message,
            "count": count,
            "says": Finding(message).sentence(language),
            "where": ", ".join(
                f"{name} ({n})" for name, n in counts.tasks_by_message[message].most_common()
            ),
        }
        for message, count in counts.students_by_message.most_common(_MOST_MESSAGES)
    ]


def _slow(slow: Slow, language: str) -> tuple[str, str, str]:
    """Return a student, the seconds, and which parts of the work they went to."""
    parts = []
    for name, seconds, said in slow.why:
        if seconds >= slow.seconds / 10:
            part = name or say("class.own_cells", language)
            parts.append(f"{part} {seconds:.1f} s" + (f" ({said})" if said else ""))
    return slow.student, f"{slow.seconds:.1f}", ", ".join(parts)


def _bins(points: Sequence[float], most: float) -> list[tuple[float, float, int]]:
    """Return ranges of points, and how many students are in each; the last holds the most."""
    if not points:
        return []
    most = max(most, *points, 1.0)
    edges = [*np.arange(0, most, max(1, np.ceil(most / _MOST_BINS))), most]
    found, _ = np.histogram(points, edges)
    return [
        (float(low), float(high), int(count))
        for (low, high), count in zip(pairwise(edges), found, strict=True)
    ]


def _in_words(bins: Sequence[tuple[float, float, int]], language: str) -> str:
    return ", ".join(
        say("class.bin", language, low=f"{low:g}", high=f"{high:g}", count=count)
        for low, high, count in bins
    )


def _distribution(bins: Sequence[tuple[float, float, int]]) -> str:
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(7, 3), layout="constrained")
    ax = figure.subplots()
    bars = ax.bar(
        [low for low, _, _ in bins], [count for *_, count in bins],
        [high - low for low, high, _ in bins], align="edge", edgecolor="black", color="#4477aa",
    )
    ax.bar_label(bars, padding=1)
    ax.set_xticks([bins[0][0], *(high for _, high, _ in bins)])
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.margins(y=0.12)
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
