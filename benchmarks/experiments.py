"""How often right and wrong programs fall into the bands of the experiments, by seed.

    python -m benchmarks.experiments

Writes ``benchmarks/results/experiments.json``: for every experiment the number of seeds, the share
of right programs in the band, and that of each wrong one. tests/exercises/test_experiments.py says
how many there may be.
"""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tqdm import tqdm

from neuron_to_mnist.checks.ch01_neurons import experiments as ch01

RESULTS = Path(__file__).parent / "results" / "experiments.json"
FIRST, SEEDS = 1000, 1000
Pair = tuple[int, int]


def all_rules(seed: int) -> dict[str, bool]:
    """Return whether the largest number of machines is the same with each slip."""
    values = ch01.values(seed)
    right = int(ch01.machines(values).max())
    found = {
        "right": _most(values),
        "fires at the threshold": int(ch01.machines(values, at=True).max()),
        "all whole numbers from -10 to 10": _most(np.arange(-10, 11)),
        "seed without the task's number": _most(
            np.random.default_rng(seed).choice(np.arange(-10, 11), ch01.VALUES, replace=False)),
        "bias subtracted": _most(values, bias=-1),
        "bias not searched": _most(values, bias=0),
    }
    return {name: number == right for name, number in found.items()}


def first_reader(seed: int) -> dict[str, bool]:
    """Return whether each answer is a pair that is misread most, with all mistakes of learning."""
    readers = ch01.readers(seed)
    most = max(misread for _, misread in readers.values())
    mistakes = sum(each for each, _ in readers.values())
    pair, in_rounds, misread = _readers(seed)
    another = ch01.readers(seed + 1)
    shuffled, in_other_rounds, _ = _readers(seed, shuffled=True)
    found = {
        "right": (pair, sum(in_rounds[:10])),
        "samples in another order": (shuffled, sum(in_other_rounds[:10])),
        "another seed": (max(another, key=lambda each: another[each][1]),
                         sum(each for each, _ in another.values())),
        "9 rounds": (pair, sum(in_rounds[:9])),
        "11 rounds": (pair, sum(in_rounds)),
        "misread test images": (pair, misread),
    }
    return {name: readers[chosen][1] == most and number == mistakes
            for name, (chosen, number) in found.items()}


def _most(values: np.ndarray, bias: int = 1) -> int:
    """Count machines, the bias as an input that is always 1."""
    machines = np.array(list(itertools.product(values, repeat=3)))
    inputs = np.array([[x1, x2, bias] for x1 in (0, 1) for x2 in (0, 1)])
    rules = (machines @ inputs.T > 0) @ [8, 4, 2, 1]
    return int(np.bincount(rules, minlength=16).max())


def _readers(seed: int, shuffled: bool = False) -> tuple[Pair, list[int], int]:
    """Let neurons learn 11 rounds, the bias as the weight of an input that is always 1.

    Returns the pair that is misread most after 10, the mistakes of each round over all pairs, and
    all misread test images.
    """
    X, t, X_test, t_test = ch01.drawn(seed)
    if shuffled:
        order = np.random.default_rng(1).permutation(len(X))
        X, t = X[order], t[order]
    X, X_test = (np.column_stack([each, np.ones(len(each))]) for each in (X, X_test))
    misread: dict[Pair, int] = {}
    in_rounds = np.zeros(ch01.ROUNDS + 1, dtype=int)
    for low, high in itertools.combinations(range(10), 2):
        mine, theirs = np.isin(t, (low, high)), np.isin(t_test, (low, high))
        v = np.zeros(X.shape[1])
        for number in range(len(in_rounds)):
            if number == ch01.ROUNDS:
                named = np.where(X_test[theirs] @ v > 0, high, low)
                misread[low, high] = int(np.sum(named != t_test[theirs]))
            in_rounds[number] += _one_round(v, X[mine], t[mine] == high)
    return max(misread, key=misread.__getitem__), in_rounds.tolist(), sum(misread.values())


def _one_round(v: np.ndarray, X: np.ndarray, fires: np.ndarray) -> int:
    """Learn all samples once, from one mistake to the next; return how many there were."""
    start = mistakes = 0
    while True:
        wrong = np.flatnonzero((X[start:] @ v > 0) != fires[start:])
        if not len(wrong):
            return mistakes
        place = start + int(wrong[0])
        v += X[place] if fires[place] else -X[place]
        start, mistakes = place + 1, mistakes + 1


def measured(experiment: Callable[[int], dict[str, bool]]) -> dict[str, object]:
    """Return how often each answer falls into the band, over all seeds."""
    seeds = tqdm(range(FIRST, FIRST + SEEDS), desc=experiment.__name__)
    all_found = [experiment(seed) for seed in seeds]
    return {"seeds": SEEDS, "in the band": {
        name: sum(found[name] for found in all_found) / SEEDS for name in all_found[0]}}


def main() -> None:
    """Measure and write."""
    table = {f"ch01.{each.__name__}": measured(each) for each in (all_rules, first_reader)}
    RESULTS.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
