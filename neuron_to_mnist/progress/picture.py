"""The picture of the progress: a row for every notebook, a box for every task.

It is drawn in the colour of the text around it, so that it can be read in any theme.
"""

import re
from html import escape

from neuron_to_mnist import say
from neuron_to_mnist.progress.messages import MESSAGES
from neuron_to_mnist.progress.tasks import SYMBOLS, Progress, Task

_CELL, _BOX = 34, 27
_LINES = "white-space: pre-wrap; word-break: keep-all; overflow-wrap: anywhere"


def html(progress: Progress) -> str:
    """Return the picture and the text below it."""
    return (f'<div lang="{progress.language}">{svg(progress)}'
            f'<pre style="{_LINES}">{escape(str(progress))}</pre></div>')


def svg(progress: Progress) -> str:
    """Draw the picture; the task that is next has a thick edge, those without points a dotted one.

    >>> from neuron_to_mnist.progress import Assignment
    >>> tasks = (Task("Task 1", "done"), Task("Task 2", "blank"))
    >>> svg(Progress((Assignment("ch01_neurons.ipynb", "Chapter 1", "en", tasks),))).count("<rect")
    2
    """
    columns = max(len(assignment.tasks) for assignment in progress.assignments)
    parts = [_letters(column + 1, 0, str(column + 1), 12) for column in range(columns)]
    for row, assignment in enumerate(progress.assignments, 1):
        number = re.search(r"\d+", assignment.title)
        parts.append(_letters(0, row, number[0] if number else assignment.title[:2], 15, 700))
        for column, task in enumerate(assignment.tasks, 1):
            parts.append(_box(column, row, task, progress.next == (assignment, task)))
    width, height = (columns + 1) * _CELL, (len(progress.assignments) + 1) * _CELL
    return (
        f'<svg role="img" aria-label="{escape(description(progress))}" width="{width}" '
        f'viewBox="0 0 {width} {height}" style="max-width: 100%; height: auto" '
        f'fill="currentColor" text-anchor="middle">{"".join(parts)}</svg>'
    )


def description(progress: Progress) -> str:
    """Return what the picture shows, in words."""
    rows = []
    for assignment in progress.assignments:
        by_state = [
            f"{say(MESSAGES, f'state.{state}', progress.language)} ({', '.join(numbers)})"
            for state in SYMBOLS
            if (numbers := [str(number) for number, task in enumerate(assignment.tasks, 1)
                            if task.state == state])
        ]
        rows.append(f"{assignment.title}, {assignment.count}: {'; '.join(by_state)}.")
    rows.append(progress.sentences()[0])
    return say(MESSAGES, "picture", progress.language, rows=" ".join(rows))


def _letters(column: int, row: int, text: str, size: int, weight: int = 400) -> str:
    """Write in the middle of a cell."""
    return (f'<text x="{(column + 0.5) * _CELL:g}" y="{(row + 0.5) * _CELL:g}" '
            f'dominant-baseline="central" font-size="{size}" font-weight="{weight}">'
            f"{escape(text)}</text>")


def _box(column: int, row: int, task: Task, following: bool) -> str:
    margin = (_CELL - _BOX) / 2
    dots = ' stroke-dasharray="2 3"' if task.optional else ""
    return (f'<rect x="{column * _CELL + margin:g}" y="{row * _CELL + margin:g}" width="{_BOX}" '
            f'height="{_BOX}" fill-opacity="{0.2 if task.finished else 0}" stroke="currentColor" '
            f'stroke-width="{4 if following else 1}"{dots}/>'
            f"{_letters(column, row, SYMBOLS[task.state], 15)}")
