"""The student's view of what is done: every visible test, run in copies of the notebooks."""

import html
import locale
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from neuron_to_mnist import progress
from neuron_to_mnist.progress import Assignment, Progress, Task, measure
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
    assert "Next: Chapter 1: Neurons, Task 1: From threshold to bias (2 points)." in str(result)


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
    result = mixed[2]
    words = result.description()
    assert "every visible check passes (1); written, marked by a person (8); begun (2)" in words
    drawn = [text.get_text() for text in result.picture().axes[0].texts]
    assert drawn == [*"123456789", "3", *"✓◐!····✎·"]
    edges = [patch.get_linewidth() for patch in result.picture().axes[0].patches]
    assert edges.index(max(edges)) == 1  # the task that is next


def test_python_that_ends(tmp_path: Path) -> None:
    crash = {"after": "test_sigmoid", "source": "import os\nos._exit(1)"}
    path = hand_out(tmp_path, "ch03_signals", "ko", MIXED | {"own_cells": [crash]})
    (assignment,) = measure(path).assignments
    assert states(assignment)[:4] == ["done", "begun", "unreached", "unreached"]
    assert assignment.troubles == (
        "ch03_signals.ipynb에서 다음 셀을 실행하다가 파이썬이 끝나 버려 그 뒤는 실행하지 "
        "않았습니다: import os",)


def test_loops_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_MOST_LATE_CELLS", 2)
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
    outputs = done.cells[0].outputs
    shown = next(output.data["text/html"] for output in outputs if "data" in output
                 and "<img" in output.data.get("text/html", ""))
    alt = re.search(r'alt="([^"]+)"', shown)
    assert alt is not None
    assert html.unescape(alt[1]).startswith("행은 노트북, 칸은 문제입니다. 3장: 신경망을 지나는")
    printed = "".join(output.text for output in outputs if output.get("name") == "stdout")
    assert printed.startswith("8개 중 0개  ········+·  3장: 신경망을 지나는 신호\n")


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
    done = subprocess.run([sys.executable, "-m", "neuron_to_mnist.progress", argument], cwd=tmp_path,
                          capture_output=True, encoding="utf-8", env={"LC_ALL": "C.UTF-8"})
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


def test_same_sentences_in_both_languages() -> None:
    english, korean = progress._WORDS["en"], progress._WORDS["ko"]
    assert english.keys() == korean.keys()
    for sentence in english:
        fields = [set(re.findall(r"\{\w+", words[sentence])) for words in (english, korean)]
        assert fields[0] == fields[1], sentence
        assert re.search("[가-힣]", korean[sentence])
        assert not re.search("[가-힣]", english[sentence])
