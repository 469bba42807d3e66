"""The experiments' numbers: right programs fall into their bands, wrong ones do not."""

import json

import numpy as np
import pytest

from benchmarks import experiments as benchmark
from neuron_to_mnist import lent
from neuron_to_mnist.checks.ch01_neurons import experiments as ch01
from tests.exercises.tasks import ASSIGNMENTS, functions, tasks

TABLE = json.loads(benchmark.RESULTS.read_text(encoding="utf-8"))


def test_every_experiment_is_measured():
    asked = {f"{assignment.partition('_')[0]}.{task}" for assignment in ASSIGNMENTS
             for task in tasks(assignment) if task not in functions(assignment)}
    assert set(TABLE) == asked


@pytest.mark.parametrize("experiment", TABLE)
def test_a_number_is_asked_for_that_tells_right_from_wrong(experiment):
    measured = TABLE[experiment]
    shares = dict(measured["in the band"])
    assert measured["seeds"] == benchmark.SEEDS == 1000
    assert shares.pop("right") >= 0.995
    assert shares
    assert max(shares.values()) <= 0.05


@pytest.mark.parametrize("experiment", TABLE)
def test_the_table_is_of_these_experiments(experiment):
    """What the benchmark does with a few seeds is what it has written of a thousand."""
    answers = [getattr(benchmark, experiment.partition(".")[2])(seed) for seed in (1003, 1998)]
    assert all(found["right"] for found in answers)
    assert set(answers[0]) == set(TABLE[experiment]["in the band"])


def test_from_one_mistake_to_the_next_is_the_same_learning():
    X, t, _, _ = ch01.drawn(4711)
    two = np.isin(t, (1, 8))
    w, b, mistakes = ch01.learned(X[two], t[two] == 8)
    theirs = lent.learn(X[two], (t[two] == 8).astype(int), ch01.ROUNDS)
    assert np.array_equal(w, theirs[0])
    assert (b, mistakes) == (theirs[1], sum(theirs[2]))
