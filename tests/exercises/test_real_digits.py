"""The last cell of assignment 9 lets the functions written there read real digits."""

import re

import pytest

from nnlib import datasets
from tests.exercises.tasks import read_solution


def test_real_digits_without_a_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def not_there(*switches: bool) -> None:
        raise datasets.DataError("not on this computer")

    monkeypatch.setattr(datasets, "load_mnist", not_there)
    cells = {cell.id: cell.source for cell in read_solution("ch09_mnist").cells}
    asked_for = cells["real_digits"].replace("READ_REAL_DIGITS = False", "READ_REAL_DIGITS = True")
    names = ("split", "prepare", "build", "train", "confusion")
    source = "\n\n".join(["import numpy as np", *(cells[name] for name in names), asked_for])
    exec(compile(source, "ch09_mnist", "exec"), {})
    printed = capsys.readouterr().out
    assert re.findall("[A-Za-z]+", printed) == ["digits"]  # nothing to translate
    assert float(printed.splitlines()[-1]) > 0.95
