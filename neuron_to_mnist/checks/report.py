"""The result of a task as one value, and how it is written down: JSON, HTML and plain text.

Everything that shows, counts or compares marks reads this value. Sentences stand in it by their id
and become words only where they are shown, in the reader's language. ``report.schema.json`` beside
this file describes the JSON.

A hidden check leaves nothing but the id of its message. What a visible check tells in words that
the student's own code chose (``came``, ``quoted`` and ``printed``) can be dropped by itself, since
that code may have seen hidden inputs before: see :meth:`Report.for_feedback`.
"""

from __future__ import annotations

import contextlib
import html
import math
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from neuron_to_mnist.checks import messages

VERSION = 1
MIME_TYPE = "application/vnd.neuron-to-mnist.report+json"
MOST_PRINTED = 10_000
_NEXT_ROW = "],\n ["

STYLE = """<style>
div.course-report { max-width: 46rem; line-height: 1.5; overflow-wrap: break-word;
  word-break: keep-all; --right: #14663a; --wrong: #b3261e; }
body[data-jp-theme-light="false"] div.course-report, body.vscode-dark div.course-report,
html[theme="dark"] div.course-report, html[data-theme="dark"] div.course-report {
  --right: #6fd39c; --wrong: #ffa198; }
div.course-report ul { list-style: none; margin: 0; padding: 0; }
div.course-report li { margin: 0; padding: .15em 0; }
div.course-report p { margin: .3em 0; }
div.course-report .step { display: flex; gap: .6em; align-items: baseline; }
div.course-report .sign { font-weight: bold; flex: none; }
div.course-report .right .sign { color: var(--right); }
div.course-report .wrong .sign { color: var(--wrong); }
div.course-report .points { margin-left: auto; flex: none; font-variant-numeric: tabular-nums; }
div.course-report .finding { margin: .2em 0 .7em .4em; padding-left: 1.1em;
  border-left: 2px solid var(--wrong); }
div.course-report pre.block { margin: .2em 0 .4em; padding: .35em .6em; border: 1px solid #8886;
  border-radius: 3px; background: #8882; color: inherit; white-space: pre-wrap; word-break: normal;
  overflow-wrap: anywhere; }
div.course-report .both { display: flex; flex-wrap: wrap; gap: 0 1em; }
div.course-report .both > div { flex: 1 1 12em; min-width: 0; }
div.course-report .caption, div.course-report .id { font-size: .85em; }
div.course-report .id { white-space: nowrap; }
div.course-report .total { font-weight: bold; }
</style>"""
# JupyterLab and the formgrader would leave a line with the number of the cell beside nothing.
_NO_LINE = (
    '<span class="course-points"></span><style>'
    ".jp-OutputArea-child:has(> .jp-OutputArea-output .course-points), "
    ".output_area:has(.course-points) { display: none }</style>"
)


@dataclass(frozen=True)
class Finding:
    """What is wrong with a result: the id of a message, and what it names.

    ``fields`` are the course's own words, ``quoted`` those that the student's code chose. A visible
    finding also tells the call, what was expected and what came.
    """

    message: str
    fields: Mapping[str, str] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)
    visible: bool = True
    call: str = ""
    expected: str = ""
    came: str = ""

    def sentence(self, language: str) -> str:
        """Return the message in words; what it names and may not be told is an ellipsis."""
        words = messages.MESSAGES[self.message][language]
        return words.format_map(_Known(self.fields, self.quoted))


class _Known(dict[str, str]):
    def __init__(self, *parts: Mapping[str, str]) -> None:
        for part in parts:
            self.update(part)

    def __missing__(self, name: str) -> str:
        return "…"


@dataclass(frozen=True)
class StepResult:
    """A step of a task: the id of its title, its points, and at most one finding."""

    title: str
    earned: float
    possible: float
    finding: Finding | None = None

    @property
    def passed(self) -> bool:
        """Whether every check of the step passed."""
        return self.finding is None


@dataclass(frozen=True)
class Report:
    """The result of a task: its id, its steps, notes on it, and what the student's code printed."""

    task: str
    steps: tuple[StepResult, ...]
    notes: tuple[Finding, ...] = ()
    printed: str = ""

    @property
    def earned(self) -> float:
        """The points of all steps together."""
        return sum(step.earned for step in self.steps)

    @property
    def possible(self) -> float:
        """The points that the task can give."""
        return sum(step.possible for step in self.steps)

    @property
    def messages(self) -> list[str]:
        """The ids of the messages on steps that are not right, each once.

        That another step is to be mended first says nothing of what is wrong.
        """
        told = dict.fromkeys(step.finding.message for step in self.steps if step.finding)
        return [message for message in told if message != "note.mend_first"]

    def for_feedback(self, after_hidden: bool) -> Report:
        """Return what a student may read after grading.

        ``after_hidden`` tells that the student's code had seen hidden inputs when this report was
        made, so that all it chose since then could carry them out.
        """
        if not after_hidden:
            return self

        def own(finding: Finding | None) -> Finding | None:
            return finding and replace(finding, quoted={}, came="")

        return replace(
            self, printed="", notes=tuple(filter(None, map(own, self.notes))),
            steps=tuple(replace(step, finding=own(step.finding)) for step in self.steps),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "version": VERSION,
            "task": self.task,
            "steps": [
                {
                    "title": step.title, "earned": step.earned, "possible": step.possible,
                    "passed": step.passed,
                    "finding": _finding_to_json(step.finding) if step.finding else None,
                }
                for step in self.steps
            ],
            "notes": [_finding_to_json(note) for note in self.notes],
            "printed": self.printed,
        }

    @classmethod
    def from_json(cls, data: Any) -> Report:
        """Read what :meth:`to_json` made; ``ValueError`` for anything else."""
        try:
            if data["version"] != VERSION:
                raise ValueError(f"expected version {VERSION} of a report, got {data['version']!r}")
            report = cls(
                _text(data["task"]),
                tuple(_step_from_json(step) for step in data["steps"]),
                tuple(_finding_from_json(note) for note in data["notes"]),
                _text(data["printed"]),
            )
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError(f"this is no report: {type(error).__name__}: {error}") from None
        return report

    def text(self, language: str) -> str:
        """Return the report as plain text, for terminals and screen readers."""
        lines = []
        for step, finding, again in self._told():
            sign = "✓" if step.passed else "✗"
            title = messages.MESSAGES[step.title][language]
            lines.append(f"{sign} {title}  {step.earned:g}/{step.possible:g}")
            if finding is not None:
                said = [_label("same", language)] if again else [
                    *(f"{_label(name, language)}: {value}"
                      for name in ("call", "expected", "came")
                      if (value := getattr(finding, name))),
                    *([] if finding.visible else [_label("hidden", language)]),
                    finding.sentence(language),
                ]
                said[-1] += f" [{finding.message}]"
                lines += [textwrap.indent(line, "    ") for line in said]
        lines.append(self._total(language))
        lines += [note.sentence(language) for note in self.notes]
        if self.printed:
            lines.append(f"{_label('printed', language)}:")
            lines.append(textwrap.indent(self.printed.rstrip("\n"), "    ", lambda line: True))
        return "\n".join(lines)

    def html(self, language: str, style: str = STYLE) -> str:
        """Return the report as HTML that needs no script, and no styles but those it brings.

        A page with several reports can have the ``STYLE`` once, and give each ``""``.
        """
        rows = [
            _step_html(step, finding, again, language) for step, finding, again in self._told()
        ]
        notes = [f"<p>{html.escape(note.sentence(language))}</p>" for note in self.notes]
        printed = (
            f'<p class="caption">{_label("printed", language)}</p><pre class="block printed">'
            f"{html.escape(self.printed)}</pre>" if self.printed else ""
        )
        return (
            f'<div class="course-report" lang="{language}">{style}<ul>{"".join(rows)}</ul>'
            f'<p class="total">{self._total(language)}</p>{"".join(notes)}{printed}</div>'
        )

    def bundle(self, language: str) -> dict[str, Any]:
        """Return the report in every form that a notebook's front end may choose from."""
        return {
            MIME_TYPE: self.to_json(),
            "text/html": self.html(language),
            "text/plain": self.text(language),
        }

    def _total(self, language: str) -> str:
        return messages.MESSAGES["summary.points"][language].format(
            points=f"{self.earned:g}", maximum=f"{self.possible:g}"
        )

    def _told(self) -> Iterator[tuple[StepResult, Finding | None, bool]]:
        """Give every step, what is wrong with it, and whether that was said before."""
        said: set[str] = set()
        for step in self.steps:
            finding = step.finding
            yield step, finding, finding is not None and finding.message in said
            if finding is not None:
                said.add(finding.message)


class Points(float):
    """The points of a task: the result of its test cell, which is how nbgrader gets to know them.

    A notebook shows the report above it, so the number itself is left out of sight.
    """

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": repr(float(self)), "text/html": _NO_LINE}


def _display(report: Report) -> None:
    """Show a report: in all its forms in a notebook, as text anywhere else."""
    language = messages.language()
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        print(report.text(language))
    else:
        from IPython.display import display

        display(report.bundle(language), raw=True)


show: Callable[[Report], None] = _display


@contextlib.contextmanager
def collected() -> Iterator[list[Report]]:
    """Gather the reports that would be shown, in a list."""
    global show
    reports: list[Report] = []
    before = show
    show = reports.append
    try:
        yield reports
    finally:
        show = before


def _label(name: str, language: str) -> str:
    return messages.MESSAGES[f"label.{name}"][language]


def _step_html(step: StepResult, finding: Finding | None, again: bool, language: str) -> str:
    kind, sign = ("right", "✓") if step.passed else ("wrong", "✗")
    parts = [
        f'<li class="{kind}"><div class="step"><span class="sign" role="img" '
        f'aria-label="{_label(kind, language)}">{sign}</span>'
        f"<span>{html.escape(messages.MESSAGES[step.title][language])}</span>"
        f'<span class="points">{step.earned:g}/{step.possible:g}</span></div>'
    ]
    if finding is not None:
        sentence = _label("same", language) if again else finding.sentence(language)
        parts.append('<div class="finding">')
        if not again:
            parts.append(_details_html(finding, language))
        parts.append(
            f'<p>{html.escape(sentence)} <span class="id">[{html.escape(finding.message)}]</span>'
            "</p></div>"
        )
    return "".join([*parts, "</li>"])


def _details_html(finding: Finding, language: str) -> str:
    if not finding.visible:
        return f"<p>{html.escape(_label('hidden', language))}</p>"
    call = f'<pre class="block call">{html.escape(finding.call)}</pre>' if finding.call else ""
    both = "".join(
        f'<div><span class="caption">{_label(name, language)}</span>'
        f'<pre class="block">{html.escape(value.replace("], [", _NEXT_ROW))}</pre></div>'
        for name in ("expected", "came") if (value := getattr(finding, name))
    )
    return call + (f'<div class="both">{both}</div>' if both else "")


def _finding_to_json(finding: Finding) -> dict[str, Any]:
    return {
        "message": finding.message, "fields": dict(finding.fields),
        "quoted": dict(finding.quoted), "visible": finding.visible,
        "call": finding.call, "expected": finding.expected, "came": finding.came,
    }


def _finding_from_json(data: Any) -> Finding:
    if data["message"] not in messages.MESSAGES:
        raise ValueError(f"there is no message {data['message']!r}")
    words = {name: {_text(key): _text(word) for key, word in data[name].items()}
             for name in ("fields", "quoted")}
    return Finding(
        data["message"], words["fields"], words["quoted"], _truth(data["visible"]),
        *(_text(data[name]) for name in ("call", "expected", "came")),
    )


def _step_from_json(data: Any) -> StepResult:
    if data["title"] not in messages.MESSAGES:
        raise ValueError(f"there is no message {data['title']!r}")
    finding = None if data["finding"] is None else _finding_from_json(data["finding"])
    if _truth(data["passed"]) != (finding is None):
        raise ValueError("a step has a finding if and only if it did not pass")
    return StepResult(
        data["title"], _number(data["earned"]), _number(data["possible"]), finding
    )


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError(f"expected text in a report, got {type(value).__name__}")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError(f"expected true or false in a report, got {type(value).__name__}")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value) or value < 0:
        raise ValueError(f"expected points in a report, got {value!r:.50}")
    return float(value)
