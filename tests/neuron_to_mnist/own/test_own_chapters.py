"""Whole notebooks in a kernel, as a student runs them from the first cell to the last."""

import nbformat
import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.messages import MESSAGES
from tests.exercises.samples import points, solution
from tests.exercises.tasks import ROOT

KEPT = {"ch01_neurons": ("segment", "learn")}
PICTURES = {"ch01_neurons": 3}
CHAPTERS = [(name, language) for name in KEPT for language in LANGUAGES]


def run_all(kernel, name, language, answers):
    """Run the cells of a release with these answers; return what came of each."""
    path = ROOT / "exercises" / language / name / f"{name}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    return [kernel.run(answers.get(cell.id, cell.source)) for cell in cells
            if cell.cell_type == "code"]


@pytest.mark.parametrize(("name", "language"), CHAPTERS)
def test_all_is_right_kept_and_drawn(kernel, name, language):
    came = run_all(kernel, name, language, solution(name))
    assert [each.error for each in came] == [""] * len(came)
    reports = [report for each in came for report in each.reports]
    by_hand = points(name)["in_words"]
    assert sum(report.earned for report in reports) == sum(points(name).values()) - by_hand
    for function in KEPT[name]:
        assert f"# === {function} ·" in kernel.library
        assert f"def {function}(" in kernel.library
    assert sum(each.pictures for each in came) == PICTURES[name]


@pytest.mark.parametrize(("name", "language"), CHAPTERS)
def test_nothing_written_runs_to_its_end_and_earns_nothing(kernel, name, language):
    came = run_all(kernel, name, language, {})
    assert [each.error for each in came] == [""] * len(came)
    assert sum(report.earned for each in came for report in each.reports) == 0
    assert kernel.library == ""
    said = "".join(each.text for each in came)
    assert said.count(MESSAGES["own.no_picture"][language]) == PICTURES[name]
