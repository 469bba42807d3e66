"""What chapter 9 says of measured results is so: the recipes, the ladder, the remedies, luck."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import binomtest

from tests.book.mnist_again import (
    LADDER,
    TABLE,
    against_learning_by_heart,
    middle,
    result,
    rung,
)


def test_how_the_results_were_measured() -> None:
    for name in TABLE:
        measured = result(name)
        assert measured["seeds"] == [1, 2, 3, 4, 5]
        assert measured["measured_on"] == "10,000 test images"
        images = "50,000" if name == "nielsen" else "60,000"
        assert measured["trained_on"] == f"first {images} training images"
        assert measured["command"] == f"python -m benchmarks.accuracy {name} --seeds 5"
    for name in LADDER:
        measured = rung(name)
        assert measured["seeds"] == [1, 2, 3, 4, 5]
        assert measured["measured_on"] == "last 10,000 training images"
        assert measured["trained_on"] == "first 50,000 training images"
        assert measured["settings"]["epochs"] == 8
        assert measured["settings"]["hidden"] == [512, 512]


def test_what_the_prose_says_of_the_recipes() -> None:
    nielsen = sorted(result("nielsen")["accuracy_percent"])
    assert nielsen[1] - nielsen[0] > 8
    assert nielsen[4] - nielsen[1] < 1
    heuristic, exact, longer = (result(name)["accuracy_percent"] for name in TABLE[1:4])
    assert np.median(heuristic) > np.median(exact)
    assert min(longer) > max(heuristic)
    assert [result(name)["settings"]["learning_rate"] for name in TABLE[1:4]] == [0.1, 0.1, 0.3]
    for seconds in (90, 600):
        assert max(result(f"course-{seconds}")["cpu_seconds"]) <= seconds


def test_what_the_prose_says_of_the_ladder() -> None:
    steps = [middle(b) - middle(a) for a, b in
             [("1-plain", "3-batch-norm"), *pairwise(LADDER[2:])]]
    assert max(steps) == middle("5-shift") - middle("4-averaging")
    for new, old in (("2-dropout", "1-plain"), ("4-averaging", "3-batch-norm")):
        assert abs(middle(new) - middle(old)) < np.ptp(rung(old)["accuracy_percent"])
    settings = {name: rung(name)["settings"] for name in LADDER}
    assert settings["2-dropout"]["dropout"] == 1 / 5
    rates = [settings[name]["learning_rate"] for name in ("3-batch-norm", "1-plain")]
    assert rates[0] == 3 * rates[1]
    last = settings["8-deskew"]
    assert last | {"epochs": 24} == result("course-90")["settings"]
    assert last | {"epochs": 48, "hidden": [1024, 1024]} == result("course-600")["settings"]


def test_luck() -> None:
    """Eight images more or fewer are one standard deviation; five of 10,000 are 0.05%."""
    p = float(np.median(result("course-90")["accuracy_percent"])) / 100
    assert round(math.sqrt(10_000 * p * (1 - p))) == 8
    assert 100 * 5 / 10_000 == 0.05
    assert binomtest(5, 5).pvalue == pytest.approx(1 / 16)
    assert binomtest(30, 55).pvalue > 0.5


def test_how_the_remedies_were_measured() -> None:
    measured = result("regularization")
    assert measured["seeds"] == [1, 2, 3, 4, 5]
    assert measured["measured_on"] == "10,000 test images"
    assert measured["command"] == "python -m benchmarks.regularization --seeds 5"
    assert (measured["network"], measured["epochs"]) == ("784-300-10, ReLU", 60)
    ways = {name: way["settings"] for name, way in measured["ways"].items()}
    assert {name: way["images"] for name, way in ways.items()} == {
        **dict.fromkeys(ways, 1000), "five-times": 5000}
    assert (ways["decay"]["decay"], ways["adamw"]["decoupled"]) == (0.001, 1)
    assert (ways["early"]["patience"], ways["dropout"]["dropout"]) == (5, 0.5)
    assert (ways["together"]["decoupled"], ways["together"]["dropout"]) == (0.3, 0.2)
    assert ways["together"]["distortion"] == ways["distortion"]["distortion"] != {}


def test_the_strengths_are_the_best_on_validation_images() -> None:
    tried = result("regularization-validation")
    assert tried["measured_on"] == "last 10,000 training images"
    medians = {name: way["median"] for name, way in tried["ways"].items()}
    ways = result("regularization")["ways"]
    for name, kind in (("decay", "decay"), ("adamw", "decoupled"), ("early", "patience"),
                       ("dropout", "dropout")):
        best = max(median for way, median in medians.items() if way.startswith(f"{kind} "))
        chosen = medians[f"{kind} {ways[name]['settings'][kind]:g}"]
        assert chosen > best - 0.05  # of 10,000 images, five


def test_what_the_prose_says_of_the_remedies() -> None:
    found = against_learning_by_heart()
    gain = {name[:-4]: value - found["none-mid"] for name, value in found.items()
            if name.endswith("-mid")}
    assert gain["decay"] <= 0
    assert gain["early"] <= 0
    assert 0 < gain["adamw"] < 1
    assert 0 < gain["dropout"] < 1
    assert gain["distortion"] > gain["adamw"] + gain["dropout"]
    assert found["distortion-lo"] > found["five-times-hi"]
    assert gain["together"] <= gain["distortion"]
