"""Mutants of right submissions: whatever is handed in, there is a verdict that can be written.

``INTAKE_MUTANTS=20000 pytest tests/grading/test_intake_fuzz.py`` tries so many, others every time.
"""

import base64
import copy
import json
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from types import FrameType
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from nbconvert import HTMLExporter

from grading.pages.messages import say_note
from grading.run import cells, handed_in, intake, notebook, notes
from grading.run.notes import Note, NotGraded
from grading.run.outcome import Outcome
from neuron_to_mnist import LANGUAGES
from tests.exercises.tasks import ASSIGNMENTS
from tests.grading.mutants import Mutant, master, mutants, plant, released, right

ASKED = int(os.environ.get("INTAKE_MUTANTS", "0"))
MUTANTS = settings(
    max_examples=ASKED or 500, derandomize=not ASKED, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), print_blob=True,
    phases=[Phase.generate],  # no smaller ones are looked for: a mutant tells its changes
)
# Lines of intake's own code for one submission: some for each of 20,000 entries of folders, a
# thousand cells and a million lines of text.
MOST_LINES = 5_000_000
MOST_SECONDS = 5
SECRET = b"nobody's business"
INTAKE = {module.__file__ for module in (cells, handed_in, intake, notebook, notes)}


class Endless(BaseException):
    """Raised out of intake when it does too much for one submission."""


@contextmanager
def bounded() -> Iterator[None]:
    """Count the lines that intake runs, and the processor's seconds outside of them."""
    left = MOST_LINES

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise Endless(f"more than {MOST_LINES} lines, in {frame.f_code.co_name}")
        return count

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return count if frame.f_code.co_filename in INTAKE else None

    def late(number: int, frame: FrameType | None) -> None:
        raise Endless(f"more than {MOST_SECONDS} s of processor time")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    tracing = sys.gettrace()
    sys.settrace(entered)
    try:
        yield
    finally:
        sys.settrace(tracing)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def verdict(mutant: Mutant) -> intake.Submission | Note:
    """Return what intake says of a submission, or why it gets no mark."""
    place = Path(tempfile.mkdtemp(prefix="mutant-"))
    folder, masters = place / mutant.assignment, {mutant.assignment: master(mutant.assignment)}
    try:
        plant(folder, mutant.tree)
        plant(place / "outside", {"secret.txt": SECRET})
        with bounded():
            return intake.check(handed_in.read(folder, handed_in.Room()), masters, ("given/data",))
    except NotGraded as refusal:
        return refusal.reason
    finally:
        shutil.rmtree(place)


def check_notes(found: list[Note]) -> None:
    """Every note has its sentence in every language, and can be written down."""
    for note in found:
        for language in LANGUAGES:
            said = say_note(note, language)
            assert said == notes.writable(said, 5000)
    outcome = Outcome("ada", "a", "graded", "", "", repairs=found)
    json.dumps(asdict(outcome), ensure_ascii=False).encode()
    assert len(found) < 100


def check_notebook(assignment: str, node: nbformat.NotebookNode) -> None:
    """Hold a repaired notebook to the format, and to the release."""
    nbformat.validate(node)
    nbformat.writes(node).encode()
    assert len({cell.id for cell in node.cells}) == len(node.cells) < 1100
    ours = [cell for cell in node.cells if "nbgrader" in cell.metadata]
    names = [cell.metadata.nbgrader["grade_id"] for cell in ours]
    assert len(names) == len(set(names))
    release = master(assignment)
    for cell, wanted in ((cell, release[name]) for cell, name in zip(ours, names, strict=True)):
        assert cell.metadata.nbgrader == wanted.metadata()
        assert cell.cell_type == wanted.cell_type
        assert cell.source == wanted.source or not wanted.locked
    missing = [wanted for name, wanted in release.items() if name not in names]
    assert not any(wanted.locked or wanted.grade for wanted in missing)
    assert all(cell.metadata.keys() <= {"nbgrader", "tags"} for cell in node.cells)
    stamp = node.metadata.get("course", {})
    assert stamp.get("language", "en") in LANGUAGES
    assert re.fullmatch(r"[\w.+-]+", stamp.get("version", "0"))
    for cell in node.cells:
        for forms in cell.get("attachments", {}).values():
            assert all(kind.startswith("image/") for kind in forms)
            assert all(re.fullmatch(r"[\w+/=\s]*", data, re.ASCII) for data in forms.values())


def check_files(assignment: str, files: dict[str, bytes]) -> None:
    """Files can lie beside the notebook, none in the place of another."""
    names = {*files, f"{assignment}.ipynb", "given/data"}
    assert len(names) == len(files) + 2
    for name in names:
        assert notes.writable(name) == name
        assert ".." not in PurePosixPath(name).parts
        assert not {str(above) for above in PurePosixPath(name).parents} & names
    assert SECRET not in files.values()
    assert len(files) <= 200
    assert sum(map(len, files.values())) <= 16 * 2**20


def check(mutant: Mutant) -> str:
    """Hold intake to all that is above; return the reason of a submission without a mark."""
    found = verdict(mutant)
    if isinstance(found, Note):
        assert found.id != "left_out"
        check_notes([found])
        return found.id
    check_notes(found.repairs)
    for node in found.notebooks.values():
        check_notebook(mutant.assignment, node)
    check_files(mutant.assignment, found.files)
    return ""


def test_every_mutant_ends_in_a_verdict():
    verdicts: Counter[str] = Counter()

    @MUTANTS
    @given(mutants())
    def hold(mutant: Mutant) -> None:
        verdicts[check(mutant)] += 1

    hold()
    print(verdicts)
    assert verdicts.total() >= MUTANTS.max_examples
    # Most are still graded, and there are many reasons for the others.
    assert verdicts[""] > 0.4 * verdicts.total()
    assert len(verdicts) > 8


# --- Copies of answers ---------------------------------------------------------------------------


def answers(assignment: str) -> list[str]:
    """Return the names of the cells for answers."""
    return [name for name, cell in master(assignment).items() if not cell.locked]


def arranged(assignment: str, content: dict[str, Any]) -> list[nbformat.NotebookNode]:
    """Return the cells that intake makes of a notebook."""
    found = handed_in.HandedIn({f"{assignment}.ipynb": json.dumps(content).encode()})
    (node,) = intake.check(found, {assignment: master(assignment)}).notebooks.values()
    return node.cells


def copy_of(content: dict[str, Any], name: str, source: str) -> dict[str, Any]:
    """Return another cell with the same name."""
    cell = next(cell for cell in content["cells"] if cell["id"] == name)
    return copy.deepcopy(cell) | {"id": "copy", "source": source}


@MUTANTS
@given(st.data(), st.sampled_from(ASSIGNMENTS), st.sampled_from(list(LANGUAGES)))
def test_stub_copies_change_nothing(data, assignment, language):
    content = right(assignment, language)
    expected = [cell.source for cell in arranged(assignment, content)]
    stubs = [
        copy_of(content, cell["id"], cell["source"])
        for edition in LANGUAGES for cell in released(assignment, edition)["cells"]
        if cell["id"] in answers(assignment)
    ]
    bare = [stub | {"metadata": {}} for stub in stubs if stub["cell_type"] == "code"]
    stubs += [stub | {"source": "\n  \n"} for stub in stubs[:3]] + bare
    for stub in data.draw(st.lists(st.sampled_from(stubs), min_size=1, max_size=9)):
        content["cells"].insert(data.draw(st.integers(0, len(content["cells"]))), stub)
    assert [cell.source for cell in arranged(assignment, content)] == expected


@MUTANTS
@given(st.data(), st.sampled_from(ASSIGNMENTS))
def test_the_last_copy_that_is_filled_in_counts(data, assignment):
    """Wherever it is, the test of the answer runs after it, and after every other copy."""
    content = right(assignment)
    names = answers(assignment)
    wanted = {cell["id"]: cell["source"] for cell in content["cells"] if cell["id"] in names}
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True)):
        home = next(cell for cell in content["cells"] if cell["id"] == name)
        place = content["cells"].index(home)
        last = data.draw(st.integers(place + 1, len(content["cells"])))
        content["cells"].insert(last, copy_of(content, name, wanted[name]))
        stub = next(cell for cell in released(assignment, "en")["cells"] if cell["id"] == name)
        home["source"] = data.draw(st.sampled_from([stub["source"], f"{name} = 'earlier'"]))
    cells = arranged(assignment, content)
    names_there = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells]
    for name, source in wanted.items():
        place = names_there.index(name)
        assert cells[place].source == source
        if f"test_{name}" in names_there:
            assert place < names_there.index(f"test_{name}")
        assert all(cell.source != f"{name} = 'earlier'" for cell in cells[place:])


# --- Compared with what nbformat and nbconvert make of a notebook ---------------------------------


@pytest.mark.filterwarnings("ignore:Cell is missing an id field")
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_old_formats_are_read_as_by_nbformat(assignment):
    new = right(assignment)
    new["cells"].append({"cell_type": "raw", "metadata": {}, "source": "as it is"})
    old = nbformat.convert(nbformat.from_dict(new), 3)
    heading = {"cell_type": "heading", "level": 3, "metadata": {}, "source": "Of old"}
    old["worksheets"][0]["cells"].insert(2, nbformat.from_dict(heading))
    expected = nbformat.convert(copy.deepcopy(old), 4).cells
    found = notebook.read("a.ipynb", json.dumps(old).encode())
    assert [(cell.kind, cell.source) for cell in found.cells] == [
        (cell.cell_type, cell.source) for cell in expected
    ]
    assert [note.id for note in found.notes] == ["converted"]


def test_pictures_that_stand_in_the_text_become_attachments():
    """As Colab writes them: the page shows the same picture, and the answer is no longer long."""
    picture = base64.b64encode(bytes(range(256)) * 1000).decode()
    content = right("ch03_signals")
    cell = next(cell for cell in content["cells"] if cell["id"] == "in_words")
    cell["source"] = f"See ![my sketch](data:image/png;base64,{picture}) and $x$."
    cell["attachments"] = {"picture-1.png": {"image/png": "aGk="}}
    cells = arranged("ch03_signals", content)
    (answer,) = (each for each in cells if "my sketch" in each.source)
    assert answer.source == "See ![my sketch](attachment:picture-2.png) and $x$."
    assert answer.attachments["picture-1.png"] == {"image/png": "aGk="}
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[answer]))
    assert f'src="data:image/png;base64,{picture}"' in page
