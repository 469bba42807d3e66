"""How far are you in the exercises? Runs every visible test and shows what is done.

In a terminal, in the folder with your notebooks::

    python -m neuron_to_mnist.progress

In a notebook, with a picture::

    from neuron_to_mnist import progress
    progress.show()

A copy of every notebook is run from the top, as *Restart Kernel and Run All Cells* would do with
the file as it was last saved. The files are only read. Needs Jupyter on the same Python, and
Matplotlib for the picture.
"""

import argparse
import ast
import base64
import html
import io
import locale
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neuron_to_mnist import LANGUAGES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Assignment", "Progress", "Task", "measure", "show"]

SECONDS = 30
_MOST_LATE_CELLS = 3
_INSIDE = "NNLIB_PROGRESS"  # set where a notebook is run by this module
_SYMBOLS = {"done": "✓", "written": "✎", "begun": "◐", "blank": "·", "stopped": "!", "late": "…",
            "unreached": "?"}

_WORDS = {
    "en": {
        "count": "{done} of {all}",
        "done": "every visible check passes",
        "written": "written, marked by a person",
        "begun": "begun",
        "blank": "not begun",
        "stopped": "stopped by an error",
        "late": "took too long",
        "unreached": "not run",
        "optional": "after + come tasks without points",
        "next": "Next: {place}.",
        "finished": "Everything with points is done. After you hand in, the same steps are tried "
                    "with other inputs.",
        "state.begun": "{right} of {steps} steps are right; the first message is [{message}].",
        "state.stopped": "The test cell stopped with {error}.",
        "state.late": "The test cell did not end within {seconds} s and was stopped.",
        "late_cell": "In {name} this cell did not end within {seconds} s and was stopped: {line}",
        "too_late": "In {name} {count} cells took too long; what follows them was not run.",
        "died": "In {name} Python ended in this cell, and what follows it was not run: {line}",
        "picture": "A row for every notebook and a box for every task. {rows}",
        "reading": "Running the tests",
        "unreadable": "{name} cannot be read as a notebook: open it in Jupyter, or get a fresh "
                      "copy.",
        "foreign": "{name} is no exercise notebook of this course and was left out.",
        "no_folder": "There is no folder or notebook {name}: name the folder with your exercise "
                     "notebooks.",
        "none": "There is no notebook in {name} or in a folder right inside it: name the folder "
                "with your exercise notebooks.",
        "seconds": "Expected a whole number of seconds from 1 up, got {seconds!r}.",
        "package": "This needs {name}, which is not installed for {python}: python -m pip install "
                   "{name}",
        "no_kernel": "Jupyter cannot start Python for your notebooks: python -m pip install "
                     "ipykernel",
        "no_picture": "The picture needs Matplotlib: python -m pip install matplotlib",
        "inside": "progress.show() shows nothing while it is run by itself.",
    },
    "ko": {
        "count": "{all}개 중 {done}개",
        "done": "보이는 검사 모두 통과",
        "written": "썼음, 채점은 사람이",
        "begun": "푸는 중",
        "blank": "아직",
        "stopped": "오류로 멈춤",
        "late": "너무 오래 걸림",
        "unreached": "실행하지 않음",
        "optional": "+ 뒤는 점수가 없는 문제",
        "next": "다음: {place}.",
        "finished": "점수가 있는 문제는 모두 마쳤습니다. 제출한 뒤에는 같은 단계를 다른 입력으로도 "
                    "확인합니다.",
        "state.begun": "단계 {steps}개 중 {right}개가 맞았습니다. 첫 안내문은 [{message}]입니다.",
        "state.stopped": "검사 셀이 {error} 오류로 멈췄습니다.",
        "state.late": "검사 셀이 {seconds}초 안에 끝나지 않아 멈추었습니다.",
        "late_cell": "{name}에서 다음 셀이 {seconds}초 안에 끝나지 않아 멈추었습니다: {line}",
        "too_late": "{name}에서 셀 {count}개가 너무 오래 걸려 그 뒤는 실행하지 않았습니다.",
        "died": "{name}에서 다음 셀을 실행하다가 파이썬이 끝나 버려 그 뒤는 실행하지 "
                "않았습니다: {line}",
        "picture": "행은 노트북, 칸은 문제입니다. {rows}",
        "reading": "검사를 실행합니다",
        "unreadable": "{name}: 노트북으로 읽을 수 없습니다. Jupyter에서 열어 보거나 새로 받으세요.",
        "foreign": "{name}: 이 강의의 연습 문제 노트북이 아니어서 뺐습니다.",
        "no_folder": "{name}: 그런 폴더나 노트북이 없습니다. 연습 문제 노트북이 든 폴더를 "
                     "적으세요.",
        "none": "{name}: 이 폴더에도 바로 아래 폴더에도 노트북이 없습니다. 연습 문제 노트북이 든 "
                "폴더를 적으세요.",
        "seconds": "초는 1 이상의 정수여야 하는데 {seconds!r}입니다.",
        "package": "{name} 패키지가 필요한데 {python}에 없습니다: python -m pip install {name}",
        "no_kernel": "Jupyter가 노트북을 실행할 파이썬을 시작하지 못합니다: python -m pip install "
                     "ipykernel",
        "no_picture": "그림에는 Matplotlib이 필요합니다: python -m pip install matplotlib",
        "inside": "progress.show()는 자신이 실행하는 노트북 안에서는 아무것도 보여 주지 않습니다.",
    },
}


@dataclass(frozen=True)
class Task:
    """A task of an exercise notebook, and what came of its test.

    ``state`` is ``done``, ``written`` (an answer in words, which no test can judge), ``begun``,
    ``blank``, ``stopped`` (by an error), ``late`` or ``unreached``. ``right`` of its ``steps``
    pass; ``message`` is the first message of the others, or the error, or the seconds that went by.

    Examples
    --------
    >>> Task("Task 2: The sigmoid (4 points)", "begun", right=1, steps=4).finished
    False
    """

    title: str
    state: str
    optional: bool = False
    right: int = 0
    steps: int = 0
    message: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do that could be seen from here."""
        return self.state in ("done", "written")


@dataclass(frozen=True)
class Assignment:
    """An exercise notebook: its file's name, title and language, its tasks, what went wrong.

    Examples
    --------
    >>> tasks = (Task("Task 1", "done"), Task("Task 2", "blank"), Task("Task 3", "done", True))
    >>> Assignment("ch01_neurons.ipynb", "Chapter 1: Neurons", "en", tasks).count
    '1 of 2'
    """

    name: str
    title: str
    language: str
    tasks: tuple[Task, ...]
    troubles: tuple[str, ...] = ()

    @property
    def count(self) -> str:
        """How many of the tasks with points are finished, in words."""
        counted = [task.finished for task in self.tasks if not task.optional]
        return _say(self.language, "count", done=sum(counted), all=len(counted))


@dataclass(frozen=True)
class Progress:
    """What is done in some exercise notebooks, and what is next.

    Examples
    --------
    >>> tasks = (Task("Task 1: The weighted sum", "done"), Task("Task 2: The sigmoid", "blank"))
    >>> print(Progress((Assignment("ch03_signals.ipynb", "Chapter 3", "en", tasks),)))
    1 of 2  ✓·  Chapter 3
    <BLANKLINE>
    ✓ every visible check passes, · not begun
    Next: Chapter 3, Task 2: The sigmoid.
    """

    assignments: tuple[Assignment, ...]
    left_out: tuple[str, ...] = ()

    @property
    def next(self) -> tuple[Assignment, Task] | None:
        """The first task that is not finished, one without points only if no other is left."""
        tasks = [(assignment, task) for assignment in self.assignments
                 for task in assignment.tasks if not task.finished]
        return min(tasks, key=lambda place: place[1].optional, default=None)

    def __str__(self) -> str:
        """Return everything as plain text."""
        language = self.assignments[0].language
        counts = max(len(assignment.count) for assignment in self.assignments)
        strips = max(len(_strip(assignment)) for assignment in self.assignments)
        lines = [f"{assignment.count:{counts}}  {_strip(assignment):{strips}}  {assignment.title}"
                 for assignment in self.assignments]
        states = {task.state for assignment in self.assignments for task in assignment.tasks}
        legend = [f"{symbol} {_say(language, state)}" for state, symbol in _SYMBOLS.items()
                  if state in states]
        if any(task.optional for assignment in self.assignments for task in assignment.tasks):
            legend.append(_say(language, "optional"))
        lines += ["", ", ".join(legend), *self.sentences()]
        return "\n".join(lines)

    def sentences(self) -> list[str]:
        """Return what is next, and what went wrong on the way."""
        language = self.assignments[0].language
        place = self.next
        said = []
        if place is None or place[1].optional:
            said.append(_say(language, "finished"))
        if place is not None:
            assignment, task = place
            where = f"{assignment.title}, {task.title}"
            said.append(_say(language, "next", place=where) + _why(language, task))
        for assignment in self.assignments:
            said += assignment.troubles
            said += [f"{assignment.title}, {task.title}:{_why(language, task)}"
                     for task in assignment.tasks
                     if task.state in ("stopped", "late") and place != (assignment, task)]
        return [*said, *self.left_out]

    def description(self) -> str:
        """Return what the picture shows, in words."""
        language = self.assignments[0].language
        rows = []
        for assignment in self.assignments:
            by_state = [
                f"{_say(language, state)} ({', '.join(numbers)})" for state in _SYMBOLS
                if (numbers := [str(number) for number, task in enumerate(assignment.tasks, 1)
                                if task.state == state])
            ]
            rows.append(f"{assignment.title}, {assignment.count}: {'; '.join(by_state)}.")
        return _say(language, "picture", rows=" ".join([*rows, *self.sentences()[:1]]))

    def picture(self) -> "Figure":
        """Draw a row for every notebook and a box for every task; the next one has a thick edge."""
        from matplotlib.figure import Figure
        from matplotlib.patches import Rectangle

        columns = max(len(assignment.tasks) for assignment in self.assignments)
        rows = len(self.assignments)
        figure = Figure(figsize=(0.42 * columns + 1.5, 0.42 * rows + 0.6), layout="constrained")
        ax = figure.add_subplot()
        ax.set(xlim=(-0.2, columns + 1.7), ylim=(rows + 0.1, -0.7), aspect="equal")
        ax.axis("off")
        letters: dict[str, Any] = {"ha": "center", "va": "center", "family": "DejaVu Sans"}
        for column in range(columns):
            ax.text(column + 1.4, -0.35, str(column + 1), fontsize=9, **letters)
        for row, assignment in enumerate(self.assignments):
            number = re.search(r"\d+", assignment.title)
            ax.text(0.3, row + 0.45, number[0] if number else assignment.title[:2], fontsize=12,
                    weight="bold", **letters)
            for column, task in enumerate(assignment.tasks):
                following = self.next == (assignment, task)
                ax.add_patch(Rectangle(
                    (column + 1, row + 0.05), 0.8, 0.8, edgecolor="black",
                    facecolor="#222222" if task.finished else "white",
                    linewidth=3 if following else 0.8, linestyle=":" if task.optional else "-",
                ))
                ax.text(column + 1.4, row + 0.43, _SYMBOLS[task.state], fontsize=12,
                        color="white" if task.finished else "black", **letters)
        return figure


def measure(folder: str | os.PathLike[str] = ".", seconds: int = SECONDS) -> Progress:
    """Run the notebooks in a folder, or a single one, and return what is done.

    Parameters
    ----------
    folder
        A folder with exercise notebooks, in itself or in folders right inside it, or a notebook.
    seconds
        How long a cell may take before it is stopped.

    Raises
    ------
    ValueError
        If there is no exercise notebook, in one sentence.
    """
    language = _language_of_the_machine()
    if not isinstance(seconds, int) or seconds < 1:
        raise ValueError(_say(language, "seconds", seconds=seconds))
    nbformat = _package("nbformat", language)
    paths = _notebooks(Path(folder), language)
    notebooks, left_out = [], []
    for path in paths:
        try:
            notebook = nbformat.read(path, as_version=4)
            spoken = notebook.metadata.get("course", {}).get("language")
        except Exception:  # a damaged file fails in many ways
            left_out.append(("unreadable", path.name))
            continue
        if spoken in LANGUAGES:
            notebooks.append((path, notebook))
        else:
            left_out.append(("foreign", path.name))
    if notebooks:
        language = notebooks[0][1].metadata.course.language
    sentences = tuple(_say(language, why, name=name) for why, name in left_out)
    if not notebooks:
        raise ValueError(" ".join(sentences))
    bar = _bar(notebooks, _say(language, "reading"))
    return Progress(tuple(_run(path, notebook, seconds) for path, notebook in bar), sentences)


def show(folder: str | os.PathLike[str] = ".", seconds: int = SECONDS) -> None:
    """Show what is done in a folder's notebooks, as text and, in a notebook, as a picture too.

    Takes what :func:`measure` takes. Save your notebooks first: it is the files that are run.
    """
    if os.environ.get(_INSIDE):
        print(_say(os.environ[_INSIDE], "inside"))
        return
    try:
        progress = measure(folder, seconds)
    except ValueError as error:
        print(error)
        return
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        _display(progress)
    print(progress)


def _display(progress: Progress) -> None:
    from IPython.display import HTML, display

    try:
        figure = progress.picture()
    except ImportError:
        print(_say(progress.assignments[0].language, "no_picture"))
        return
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=150)
    width = round(figure.get_figwidth() * 80)
    display(HTML(
        f'<img alt="{html.escape(progress.description())}" width="{width}" '
        f'src="data:image/png;base64,{base64.b64encode(image.getvalue()).decode()}">'
    ))


def _say(language: str, sentence: str, **values: object) -> str:
    return _WORDS[language][sentence].format(**values)


def _language_of_the_machine() -> str:
    """Guess the student's language where no notebook tells it."""
    return "ko" if (locale.getlocale()[0] or "").lower().startswith("ko") else "en"


def _package(name: str, language: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise ValueError(_say(language, "package", name=name, python=sys.executable)) from None


def _bar(notebooks: list[Any], words: str) -> Iterable[Any]:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return notebooks
    return tqdm(notebooks, desc=words, leave=False)


def _notebooks(folder: Path, language: str) -> list[Path]:
    """Return the notebooks in a folder and in those right inside it, sorted by their names."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise ValueError(_say(language, "no_folder", name=folder))
    found = [path for pattern in ("*.ipynb", "*/*.ipynb") for path in folder.glob(pattern)
             if path.is_file() and not path.parent.name.startswith(".")]
    if not found:
        raise ValueError(_say(language, "none", name=folder.resolve()))
    return sorted(found, key=lambda path: (path.name, str(path)))


def _strip(assignment: Assignment) -> str:
    """Return a symbol for each task, those without points after a plus."""
    counted = "".join(_SYMBOLS[task.state] for task in assignment.tasks if not task.optional)
    more = "".join(_SYMBOLS[task.state] for task in assignment.tasks if task.optional)
    return f"{counted}+{more}" if more else counted


def _why(language: str, task: Task) -> str:
    sentence = f"state.{task.state}"
    if sentence not in _WORDS[language]:
        return ""
    return " " + _say(language, sentence, right=task.right, steps=task.steps,
                      message=task.message, error=task.message, seconds=task.message)


def _run(path: Path, notebook: Any, seconds: int) -> Assignment:
    """Run a notebook in a Python of its own, and read from its test cells what is done."""
    language = notebook.metadata.course.language
    nbclient = _package("nbclient", language)
    for cell in notebook.cells:
        if _is_test(cell):
            cell.source += "\nmarks.findings()"
        if cell.cell_type == "code":
            cell.outputs = []
    late: set[int] = set()
    ran: set[int] = set()
    troubles = []

    def note(cell: Any, cell_index: int, execute_reply: Any) -> None:
        (late if execute_reply["content"].get("ename") == "Late" else ran).add(cell_index)

    client = nbclient.NotebookClient(
        notebook, kernel_name="python3", timeout=seconds, interrupt_on_timeout=True,
        error_on_timeout={"ename": "Late", "evalue": "", "traceback": []}, allow_errors=True,
        shutdown_kernel="immediate", on_cell_executed=note,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        with client.setup_kernel(env={**os.environ, _INSIDE: language}, **quiet):
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code":
                    continue
                try:
                    client.execute_cell(cell, index)
                except nbclient.exceptions.DeadKernelError:
                    troubles.append(_say(language, "died", name=path.name, line=_first_line(cell)))
                    break
                if index in late and not _is_test(cell):
                    troubles.append(_say(language, "late_cell", name=path.name,
                                         seconds=seconds, line=_first_line(cell)))
                if len(late) == _MOST_LATE_CELLS:
                    troubles.append(_say(language, "too_late", name=path.name, count=len(late)))
                    break
    except (_package("jupyter_client", language).kernelspec.NoSuchKernel, RuntimeError):
        raise ValueError(_say(language, "no_kernel")) from None
    return Assignment(path.name, _title(notebook), language,
                      tuple(_tasks(notebook, ran, late, seconds)), tuple(troubles))


def _is_test(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _first_line(cell: Any) -> str:
    return str(cell.source.strip().splitlines()[0])


def _title(notebook: Any) -> str:
    found = re.search(r"^# (.+)$", notebook.cells[0].source, re.MULTILINE)
    return found[1] if found else ""


def _tasks(notebook: Any, ran: set[int], late: set[int], seconds: int) -> Iterable[Task]:
    """Yield the tasks of a notebook that has been run."""
    title, answer = "", ""
    for index, cell in enumerate(notebook.cells):
        marked = cell.metadata.get("nbgrader", {})
        heading = re.match(r"## (.+)", cell.source)
        if cell.cell_type == "markdown" and heading and not marked:
            title = heading[1]
        elif marked.get("grade"):
            optional = not marked.get("points")
            if cell.cell_type == "markdown":
                written = cell.source.strip() and "YOUR ANSWER HERE" not in cell.source
                yield Task(title, "written" if written else "blank", optional)
            elif index in late:
                yield Task(title, "late", optional, message=str(seconds))
            elif index not in ran:
                yield Task(title, "unreached", optional)
            else:
                yield _judge(title, optional, cell, answer)
        elif marked.get("solution"):
            answer = cell.source


def _judge(title: str, optional: bool, cell: Any, answer: str) -> Task:
    """Return a task by what its test cell came to."""
    findings: dict[str, str | None] | None = None
    error = "?"
    for output in cell.outputs:
        if output.output_type == "execute_result":
            with suppress(ValueError, SyntaxError):  # the notebook shows results in its own way
                findings = ast.literal_eval(output.data["text/plain"])
        elif output.output_type == "error":
            error = f"{output.ename}: {output.evalue}"
    if findings is None:
        return Task(title, "stopped", optional, message=error)
    wrong = [message for message in findings.values() if message is not None]
    right, steps = len(findings) - len(wrong), len(findings)
    if not wrong:
        return Task(title, "done", optional, right, steps)
    blank = set(wrong) == {"error.not_written"} and "raise NotImplementedError()" in answer
    state = "blank" if blank and not right else "begun"
    return Task(title, state, optional, right, steps, wrong[0])


def _main(arguments: list[str] | None = None) -> None:
    """Read the command line, and print what is done."""
    parser = argparse.ArgumentParser(
        prog="python -m neuron_to_mnist.progress",
        description="Run the visible tests of your exercise notebooks and show what is done.",
    )
    parser.add_argument("folder", nargs="?", default=".",
                        help="folder with your notebooks, or one notebook (default: this folder)")
    parser.add_argument("--seconds", type=int, default=SECONDS,
                        help="how long a cell may take (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # where a terminal lacks the symbols
    try:
        print(measure(chosen.folder, chosen.seconds))
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _main()
