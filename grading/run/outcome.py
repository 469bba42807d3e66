"""The outcome of grading one submission, as it is kept in a JSON file for reports and marks."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from nbformat import NotebookNode
from nbgrader import utils

from grading.run.notes import Note
from neuron_to_mnist.checks.report import Report

Verdict = Literal["graded", "not graded", "failed"]


@dataclass
class TaskMark:
    """One graded cell: its points (None until a person gives them), and the report of its test.

    ``error`` and ``trace`` may quote hidden tests: they are for instructors only.
    """

    notebook: str
    name: str
    points: float | None
    max_points: float
    report: dict[str, Any] | None = None
    error: str = ""
    trace: str = ""
    seconds: float = 0.0

    @property
    def messages(self) -> list[str]:
        """The ids of the messages that the test had for the student, each once."""
        return [] if self.report is None else Report.from_json(self.report).messages


@dataclass(frozen=True)
class Brief:
    """What a run says of an outcome when it is over: little, since a class may be large."""

    student: str
    assignment: str
    verdict: Verdict
    points: float | None
    reason: Note | None
    release: str


@dataclass
class Outcome:
    """Everything that is known of one submission after a run.

    ``verdict`` is ``"graded"``; ``"not graded"``, with the ``reason``, for a submission that cannot
    be read; or ``"failed"`` if the grading itself went wrong, which the next run tries again.
    ``answers`` are digests of what a mark would be for, by notebook and cell; without a grading,
    of what a person had marked before.
    """

    student: str
    assignment: str
    verdict: Verdict
    submission: str
    release: str
    reason: Note | None = None
    repairs: list[Note] = field(default_factory=list)
    language: str = "en"
    version: str = ""
    tasks: list[TaskMark] = field(default_factory=list)
    seconds: float = 0.0
    answers: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def points(self) -> float | None:
        """The points so far, or None for a submission without a mark."""
        if self.verdict != "graded":
            return None
        return sum(task.points or 0.0 for task in self.tasks)

    def brief(self) -> Brief:
        """Return the outcome in short."""
        return Brief(
            self.student, self.assignment, self.verdict, self.points, self.reason, self.release
        )

    def save(self, path: Path) -> None:
        """Write the outcome to a file that is whole at every moment.

        It need not outlive a power cut: without it the submission is graded again.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        form = {
            **vars(self),
            "reason": self.reason and vars(self.reason),
            "repairs": [vars(note) for note in self.repairs],
            "tasks": [vars(task) for task in self.tasks],
        }
        new.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
        new.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Outcome":
        """Read an outcome that :meth:`save` wrote."""
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found["tasks"] = [TaskMark(**task) for task in found["tasks"]]
        found["repairs"] = [Note(**note) for note in found["repairs"]]
        found["reason"] = Note(**found["reason"]) if found["reason"] else None
        return cls(**found)


def tasks_of(name: str, notebook: NotebookNode, details: dict[str, dict]) -> list[TaskMark]:
    """Return the tasks of a notebook that was run; ``details`` come from the engine, by cell."""
    tasks = []
    for cell in notebook.cells:
        if not utils.is_grade(cell):
            continue
        grade_id = cell.metadata.nbgrader["grade_id"]
        points, most = utils.determine_grade(cell)
        task = TaskMark(name, grade_id, points, most, **details.get(grade_id, {}))
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                task.error = f"{output.ename}: {output.evalue}"
        tasks.append(task)
    return tasks
