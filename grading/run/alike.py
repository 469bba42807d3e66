"""Which of many texts are alike: the pairs above a bound, found without comparing all pairs.

How alike two texts are is what ``rapidfuzz.fuzz.ratio`` says: 100 times twice the length of their
longest common subsequence, by the sum of their lengths. Up to some hundred texts, each is compared
with each. Beyond that, each is compared with those that have most of its unusual passages: an index
of short passages, in which those that half the class has are left out, tells which these are. So
time and room grow with the number of texts, not with its square.
"""

import heapq
import itertools
import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

# Each text is compared with so many others.
MOST_COMPARED = 500
# Characters of a passage, and how many texts may have one that counts.
_PASSAGE = 8
_MOST_SHARING = 1000


@dataclass(frozen=True)
class Pair:
    """Two students and how alike their answers are, from 0 to 100."""

    alike: float
    first: str
    second: str


@dataclass(frozen=True)
class Found:
    """The pairs that are most alike, and how many there are in all."""

    pairs: list[Pair]
    count: int


def alike(texts: Mapping[str, str], above: float, most: int) -> Found:
    """Return the ``most`` pairs whose texts are at least so alike, rounded to a tenth."""
    students: dict[str, list[str]] = defaultdict(list)
    for student in sorted(texts):
        students[texts[student]].append(student)
    distinct = sorted(students, key=lambda text: (len(text), text))
    count = 0

    def every_pair() -> Iterator[Pair]:
        nonlocal count
        for text in distinct:
            count += math.comb(len(students[text]), 2)
            for two in itertools.islice(itertools.combinations(students[text], 2), most):
                yield Pair(100.0, *two)
        for found, one, other in _of_distinct(distinct, above - 0.05):
            if round(found, 1) >= above:
                count += len(students[one]) * len(students[other])
                both = itertools.product(students[one], students[other])
                for two in itertools.islice(both, most):
                    yield Pair(round(found, 1), *sorted(two))

    pairs = heapq.nsmallest(
        most, every_pair(), key=lambda pair: (-pair.alike, pair.first, pair.second)
    )
    return Found(pairs, count)


def _of_distinct(texts: Sequence[str], above: float) -> Iterator[tuple[float, str, str]]:
    """Give the texts that are at least so alike; they come sorted by length."""
    index: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, text in enumerate(texts):
        near = _nearest(number, text, index)
        others = [texts[other] for other in near if _may_be(texts[other], text, above)]
        if not others:
            continue
        (ratios,) = process.cdist(
            [text], others, scorer=fuzz.ratio, score_cutoff=max(above, 0), dtype=np.float64
        )
        for place in np.flatnonzero(ratios >= above):
            yield float(ratios[place]), others[place], text


def _nearest(number: int, text: str, index: "dict[int, array[int]]") -> Sequence[int]:
    """Return the numbers of the earlier texts to compare with; put this one into the index."""
    passages = {
        hash(text[start : start + _PASSAGE]) for start in range(len(text) - _PASSAGE + 1)
    }
    having = [index[passage] for passage in passages]
    near: Sequence[int] = range(number)
    if number > MOST_COMPARED:
        unusual = [each for each in having if len(each) < _MOST_SHARING]
        met = np.concatenate([*unusual, array("I")]).astype(np.intp)
        shared = np.bincount(met, minlength=number)
        first = np.argpartition(-shared, MOST_COMPARED - 1)[:MOST_COMPARED]
        near = first[shared[first] > 0].tolist()
    for each in having:
        if len(each) < _MOST_SHARING:
            each.append(number)
    return near


def _may_be(shorter: str, longer: str, above: float) -> bool:
    """Tell whether texts of these lengths can be so alike."""
    return 200 * len(shorter) >= above * (len(shorter) + len(longer))
