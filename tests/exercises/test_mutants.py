"""Hardly any small slip in a reference solution keeps its points, and those few are right."""

import tomllib
from pathlib import Path

import pytest

from tests.exercises.mutants import mutants, survivors
from tests.exercises.tasks import ASSIGNMENTS

EXPLAINED = tomllib.loads((Path(__file__).parent / "survivors.toml").read_text("utf-8"))


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_survivor_is_explained(assignment: str) -> None:
    explained = EXPLAINED.get(assignment, {})
    assert set(survivors(assignment)) == set(explained)
    assert all(why.strip() for why in explained.values())


def test_mutants_are_small_slips() -> None:
    made = dict(mutants("y = np.sum(a - b, axis=0)"))
    assert made["a - b -> a + b"] == "y = np.sum(a + b, axis=0)"
    assert made["a - b -> b - a"] == "y = np.sum(b - a, axis=0)"
    assert made["0 -> 1"] == "y = np.sum(a - b, axis=1)"
    assert made["np.sum(a - b, axis=0) -> np.sum(a - b)"] == "y = np.sum(a - b)"
    assert made["np.sum(a - b, axis=0) -> a - b"] == "y = a - b"
