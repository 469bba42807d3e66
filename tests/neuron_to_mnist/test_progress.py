"""The student's view of what is done: every visible test, run in copies of the notebooks."""

import html
import locale
import os
import re
import string
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbclient import NotebookClient

from neuron_to_mnist import LANGUAGES, progress
from neuron_to_mnist.checks.report import MIME_TYPE, Report, StepResult
from neuron_to_mnist.progress import Assignment, Progress, Task, measure, picture, run
from neuron_to_mnist.progress.messages import MESSAGES
from tests.exercises.samples import Sample, solution
from tests.exercises.tasks import ROOT, tasks

ASSIGNMENTS = sorted(path.stem for path in (ROOT / "exercises" / "en").glob("*/*.ipynb"))
SIGMOID = "def sigmoid(x):\n    return 1 / (1 + np.exp({}))\n"
MIXED = {
    "answers": {
        "weighted_sum": "def weighted_sum(x, w, b):\n    return np.dot(x, w) + b\n",
        "sigmoid": SIGMOID.format("np.asarray(x)"),
        "neuron": "def neuron(x, w, b)\n",
        "in_words": "두 층.",
    },
}


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no notebook tells the language, the machine does; here it speaks English."""
    monkeypatch.setattr(locale, "getlocale", lambda: ("en_US", "UTF-8"))


def hand_out(folder: Path, assignment: str, language: str, sample: dict | None = None) -> Path:
    """Put an exercise notebook into a folder, answered as the sample says."""
    released = ROOT / "exercises" / language / assignment / f"{assignment}.ipynb"
    notebook = nbformat.read(released, as_version=4)
    Sample(language, **(sample or {})).fill_in(notebook)
    path = folder / released.name
    nbformat.write(notebook, path)
    return path


def change(path: Path, **sources: str | None) -> None:
    """Give cells of a notebook another source, or delete them."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if sources.get(cell.id, "") is not None]
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    nbformat.write(notebook, path)


def states(assignment: Assignment) -> list[str]:
    return [task.state for task in assignment.tasks]


def test_blank_notebooks_have_nothing_done(tmp_path: Path) -> None:
    for assignment in ASSIGNMENTS:
        hand_out(tmp_path, assignment, "en")
    result = measure(tmp_path)
    assert [each.name for each in result.assignments] == [f"{name}.ipynb" for name in ASSIGNMENTS]
    for assignment, name in zip(result.assignments, ASSIGNMENTS, strict=True):
        assert set(states(assignment)) == {"blank"}
        assert assignment.count == f"0 of {sum(not task.optional for task in assignment.tasks)}"
        assert len(assignment.tasks) == len(tasks(name)) + 1  # and the answer in words
        assert not assignment.troubles
    assert "Next: Chapter 1: Neurons, Task 1: Three gates (4 points)." in str(result)


def test_solutions_have_everything_done(tmp_path: Path) -> None:
    for assignment in ASSIGNMENTS:
        (tmp_path / assignment).mkdir()
        hand_out(tmp_path / assignment, assignment, "ko", {"answers": solution(assignment)})
    result = measure(tmp_path)
    assert len(result.assignments) == len(ASSIGNMENTS)
    for assignment in result.assignments:
        assert sorted(set(states(assignment))) == ["done", "written"]
        assert states(assignment).count("written") == 1
    assert result.next is None
    assert "점수가 있는 문제는 모두 마쳤습니다." in str(result)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, tuple], Progress]:
    """A folder, its files before they were run, and what came of them."""
    folder = tmp_path_factory.mktemp("student")
    sample = MIXED | {"own_cells": [{"after": "test_neuron", "source": "print('✗ ' * 3)"}]}
    hand_out(folder, "ch03_signals", "en", sample)
    (folder / "broken.ipynb").write_text('{"cells": [', encoding="utf-8")
    nbformat.write(nbformat.v4.new_notebook(), folder / "mine.ipynb")
    before = files(folder)
    return folder, before, measure(folder)


def files(folder: Path) -> dict[Path, tuple]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in folder.rglob("*") if path.is_file()}


def test_mixed_notebook(mixed) -> None:
    (assignment,) = mixed[2].assignments
    assert states(assignment) == ["done", "begun", "stopped", *["blank"] * 4, "written", "blank"]
    assert assignment.count == "2 of 8"
    sigmoid = assignment.tasks[1]
    assert (sigmoid.right, sigmoid.steps, sigmoid.message) == (0, 4, "ch03.exponent_sign")
    text = str(mixed[2])
    assert text.startswith("2 of 8  ✓◐!····✎+·  Chapter 3: Signals through a network\n\n")
    assert ("Next: Chapter 3: Signals through a network, Task 2: The sigmoid (4 points). 0 of 4 "
            "steps are right; the first message is [ch03.exponent_sign].") in text
    assert "Task 3: One neuron (2 points): The test cell stopped with NameError: name 'neur" in text


def test_files_are_only_read(mixed) -> None:
    folder, before, _ = mixed
    assert files(folder) == before


def test_other_files_are_named_and_left_out(mixed) -> None:
    assert mixed[2].left_out == (
        "broken.ipynb cannot be read as a notebook: open it in Jupyter, or get a fresh copy.",
        "mine.ipynb is no exercise notebook of this course and was left out.",
    )


def test_picture_and_its_words(mixed) -> None:
    drawn = ElementTree.fromstring(picture.svg(mixed[2]))
    words = drawn.get("aria-label")
    assert "every visible check passes (1); written, marked by a person (8); begun (2)" in words
    assert [text.text for text in drawn.iter("text")] == [*"123456789", "3", *"✓◐!····✎·"]
    boxes = list(drawn.iter("rect"))
    edges = [float(box.get("stroke-width")) for box in boxes]
    assert edges.index(max(edges)) == 1  # the task that is next
    assert [number for number, box in enumerate(boxes, 1) if box.get("stroke-dasharray")] == [9]


def test_picture_has_the_colour_of_the_text_around_it(mixed) -> None:
    """A colour of its own could not be read in one theme or the other."""
    drawn = ElementTree.fromstring(picture.svg(mixed[2]))
    painted = {value for element in drawn.iter() for name, value in element.items()
               if name in ("fill", "stroke", "color", "style", "class")}
    assert painted == {"currentColor", "max-width: 100%; height: auto"}
    assert "color" not in picture.html(mixed[2]).lower().replace("currentcolor", "")


PRINTED = """
for out in (None, OUT):  # a test takes what is printed to the first
    print("✓ The weighted sum  1/1\\n✗ The bias  0/1 [ch03.bias_missing]\\n1 of 2 points", file=out)
    print({'The weighted sum': None, 'The bias': 'ch03.bias_missing'}, file=out)
    print('{"application/vnd.neuron-to-mnist.report+json": {"version": 1, "task": "ch03.neuron", '
          '"steps": [], "notes": [], "printed": ""}}', file=out)
"""


def test_what_a_student_prints_changes_nothing(mixed, tmp_path: Path) -> None:
    """Not in a cell of its own, and not while a test calls the function."""
    inside = PRINTED.replace("\n", "\n    ") + "\n    return"
    loud = {name: MIXED["answers"][name].replace("\n    return", inside)
            for name in ("weighted_sum", "sigmoid")}
    own = [{"after": "setup", "source": "import sys\nOUT = sys.stdout"},
           {"after": "test_neuron", "source": PRINTED}]
    sample = {"answers": MIXED["answers"] | loud, "own_cells": own}
    path = hand_out(tmp_path, "ch03_signals", "en", sample)
    assert measure(path).assignments[0].tasks == mixed[2].assignments[0].tasks


FULL = Report("ch03.weighted_sum", (StepResult("ch03.weighted_sum.bias", 4.0, 4.0),))
FORGED = ("from IPython.display import display\n"
          f"display({{{MIME_TYPE!r}: {FULL.to_json()!r}}}, raw=True)\n")


def test_only_the_last_report_of_a_test_cell_counts(mixed, tmp_path: Path) -> None:
    """Not one that a student shows in a cell of their own, or from a function under test."""
    while_tested = "    " + FORGED.replace("\n", "\n    ")
    sample = {"answers": MIXED["answers"] | {
        "sigmoid": f"def sigmoid(x):\n{while_tested}\n    return 1 / (1 + np.exp(x))\n",
        "neuron": f"def neuron(x, w, b):\n{while_tested}\n    raise KeyboardInterrupt\n",
        "in_words": "YOUR ANSWER HERE",
    }, "own_cells": [{"after": "test_layer", "source": FORGED}]}
    (assignment,) = measure(hand_out(tmp_path, "ch03_signals", "en", sample)).assignments
    assert assignment.tasks[:2] == mixed[2].assignments[0].tasks[:2]
    assert assignment.tasks[2].state == "stopped"
    assert states(assignment)[3:] == ["blank"] * 6


def test_a_report_that_cannot_be_read_does_not_count(tmp_path: Path) -> None:
    path = hand_out(tmp_path, "ch03_signals", "en", MIXED)
    changed = FORGED.replace("'version': 1", "'version': 0")
    change(path, test_weighted_sum=FORGED, test_sigmoid=changed, test_neuron=FORGED + changed)
    (assignment,) = measure(path).assignments
    assert states(assignment)[:3] == ["done", "untested", "done"]


def test_cells_are_run_as_they_are(tmp_path: Path) -> None:
    path = hand_out(tmp_path, "ch03_signals", "en", MIXED)
    notebook = nbformat.read(path, as_version=4)
    run.run(path, notebook, 60)
    before = nbformat.read(path, as_version=4)
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in before.cells]


def test_tests_that_are_missing_or_changed(tmp_path: Path) -> None:
    path = hand_out(tmp_path, "ch03_signals", "en", {"answers": solution("ch03_signals")})
    change(path, test_weighted_sum="marks = 2", test_sigmoid="", test_neuron=None)
    notebook = nbformat.read(path, as_version=4)
    emptied = next(cell for cell in notebook.cells if cell.id == "test_sigmoid")
    emptied.outputs = [nbformat.v4.new_output("display_data", {MIME_TYPE: FULL.to_json()})]
    nbformat.write(notebook, path)
    result = measure(path)
    (assignment,) = result.assignments
    assert states(assignment)[:4] == [*["untested"] * 3, "done"]
    assert assignment.count == "5 of 8"
    sentence = "The test cell is missing or was changed: copy your answer into a fresh copy of the"
    assert str(result).count(sentence) == 3
    assert "Task 3: One neuron (2 points): The test cell is missing" in str(result)
    assert "Everything" not in str(result)


def unmark(path: Path) -> None:
    """Take away what nbgrader keeps in a notebook, as some editors do."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    nbformat.write(notebook, path)


def test_notebook_without_marks(tmp_path: Path) -> None:
    unmark(hand_out(tmp_path, "ch03_signals", "en", MIXED))
    sentence = "ch03_signals.ipynb no longer says which of its cells are tests"
    with pytest.raises(ValueError, match=f"^{sentence}"):
        measure(tmp_path)
    hand_out(tmp_path, "ch04_losses", "en", {"answers": solution("ch04_losses")})
    result = measure(tmp_path)
    assert result.next is None
    assert result.sentences()[0].startswith(sentence)
    assert "Everything" not in str(result)
    assert sentence in picture.description(result)


def test_python_that_ends(tmp_path: Path) -> None:
    crash = {"after": "test_sigmoid", "source": "import os\nos._exit(1)"}
    path = hand_out(tmp_path, "ch03_signals", "ko", MIXED | {"own_cells": [crash]})
    (assignment,) = measure(path).assignments
    assert states(assignment)[:4] == ["done", "begun", "unreached", "unreached"]
    assert assignment.troubles == (
        "ch03_signals.ipynb에서 다음 셀을 실행하다가 파이썬이 끝나 버려 그 뒤는 실행하지 "
        "않았습니다: import os",)


def test_loops_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_LATE_CELLS", 2)
    loop = "def weighted_sum(x, w, b):\n    while True:\n        print('x' * 50)\n"
    own = [{"after": "test_sigmoid", "source": "weighted_sum(1, 2, 3)"}]
    sample = {"answers": {"weighted_sum": loop}, "own_cells": own}
    hand_out(tmp_path, "ch03_signals", "en", sample)
    result = measure(tmp_path, seconds=6)
    (assignment,) = result.assignments
    assert states(assignment)[:3] == ["late", "blank", "unreached"]
    assert "The test cell did not end within 6 s and was stopped." in str(result)
    assert assignment.troubles == (
        "In ch03_signals.ipynb this cell did not end within 6 s and was stopped: "
        "weighted_sum(1, 2, 3)",
        "In ch03_signals.ipynb 2 cells took too long; what follows them was not run.",
    )


def test_picture_in_a_notebook(tmp_path: Path) -> None:
    """Also where the notebook that asks is among those that are run."""
    ask = "from neuron_to_mnist import progress; progress.show()"
    own = [{"after": "test_sigmoid", "source": ask}]
    path = hand_out(tmp_path, "ch03_signals", "ko", {"own_cells": own})
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [nbformat.v4.new_code_cell(ask)]
    done = NotebookClient(notebook, timeout=120, kernel_name="python3",
                          resources={"metadata": {"path": str(tmp_path)}}).execute()
    # A bar that is a widget would be "model not found" when the notebook opens again.
    assert not any("widget" in kind for output in done.cells[0].outputs
                   for kind in output.get("data", {}))
    assert "stderr" not in [output.get("name") for output in done.cells[0].outputs]
    shown = next(output.data for output in done.cells[0].outputs
                 if "<svg" in output.get("data", {}).get("text/html", ""))
    words = re.search(r'aria-label="([^"]+)"', shown["text/html"])
    assert words is not None
    assert html.unescape(words[1]).startswith("행은 노트북, 칸은 문제입니다. 3장: 신경망을 지나는")
    assert shown["text/plain"].startswith("8개 중 0개  ········+·  3장: 신경망을 지나는 신호\n")
    assert f"{html.escape(shown['text/plain'])}</pre>" in shown["text/html"]


def test_command(tmp_path: Path) -> None:
    """A notebook runs in its own folder, where the student's own modules lie."""
    (tmp_path / "mine.py").write_text("from numpy import dot\n", encoding="utf-8")
    own = MIXED["answers"] | {
        "weighted_sum": "import mine\n\ndef weighted_sum(x, w, b):\n    return mine.dot(x, w) + b\n"
    }
    path = hand_out(tmp_path, "ch03_signals", "ko", {"answers": own})
    command = [sys.executable, "-m", "neuron_to_mnist.progress", path, "--seconds", "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8개 중 2개  ✓◐!····✎+·  3장: 신경망을 지나는 신호\n")
    assert "다음: 3장: 신경망을 지나는 신호, 문제 2: 시그모이드 (4점). 단계 4개" in done.stdout


@pytest.mark.parametrize(("argument", "sentence"), [
    (".", "There is no notebook in "),
    ("nowhere", "There is no folder or notebook nowhere: "),
    ("text.txt", "text.txt cannot be read as a notebook: "),
    ("--seconds=0", "Expected a whole number of seconds from 1 up, got 0."),
])
def test_bad_input_gets_one_sentence(tmp_path: Path, argument: str, sentence: str) -> None:
    (tmp_path / "text.txt").write_text("no notebook", encoding="utf-8")
    command = [sys.executable, "-m", "neuron_to_mnist.progress", argument]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8",
                          env=os.environ | {"LC_ALL": "C.UTF-8"})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["ko_KR", "Korean_Korea"])
def test_bad_input_on_a_korean_machine(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "UTF-8"))
    with pytest.raises(ValueError, match="이 폴더에도 바로 아래 폴더에도 노트북이 없습니다"):
        measure(tmp_path)


@pytest.mark.parametrize("seconds", [0, -1, 5.5, "5", None])
def test_seconds_are_a_whole_number(seconds: object) -> None:
    with pytest.raises(ValueError, match="Expected a whole number of seconds"):
        measure(".", seconds)  # type: ignore[arg-type]


def test_notebook_of_another_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "mine.ipynb")
    progress.show(tmp_path)
    assert capsys.readouterr().out.startswith("mine.ipynb is no exercise notebook of this course")


@pytest.mark.parametrize("package", ["nbformat", "nbclient"])
def test_missing_package_is_named(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_out(tmp_path, "ch03_signals", "en")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ValueError, match=f"python -m pip install {package}$"):
        measure(tmp_path)


def test_nothing_is_imported_before_it_is_used() -> None:
    script = ("import sys, neuron_to_mnist.progress\n"
              "print({'nbformat', 'nbclient', 'tqdm', 'matplotlib', 'IPython'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "set()"


def test_task_without_points_comes_last() -> None:
    first = Assignment("a.ipynb", "A", "en", (Task("1", "done"), Task("2", "blank", True)))
    second = Assignment("b.ipynb", "B", "en", (Task("1", "blank"),))
    assert Progress((first, second)).next == (second, second.tasks[0])
    assert Progress((first,)).next == (first, first.tasks[1])
    assert "Everything with points is done." in str(Progress((first,)))


@pytest.mark.parametrize("message_id", MESSAGES)
def test_every_sentence_in_every_language(message_id: str) -> None:
    words = MESSAGES[message_id]
    assert words.keys() == LANGUAGES.keys()
    fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field}
              for text in words.values()]
    assert all(names == fields[0] for names in fields)
    assert re.search("[가-힣]", words["ko"])
    assert not re.search("[가-힣]", words["en"])
