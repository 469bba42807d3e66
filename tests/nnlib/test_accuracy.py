"""The recipes for MNIST, and the results that the chapters quote from ``benchmarks/results``."""

import json
import re
import statistics
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import softmax
from threadpoolctl import threadpool_limits

from benchmarks import recipes
from benchmarks.recipes import RECIPES, Average, Committee, Course, Nielsen, Rashid
from nnlib.augment import deskew
from nnlib.datasets import load_digits
from nnlib.layers import BatchNorm, Dense
from nnlib.network import Network

RESULTS = sorted((Path(__file__).resolve().parents[2] / "benchmarks" / "results").glob("*.json"))


def accuracy_results() -> dict[str, Any]:
    results = {path.stem: json.loads(path.read_text()) for path in RESULTS}
    return {name: result for name, result in results.items() if "accuracy_percent" in result}


@pytest.mark.parametrize("name", accuracy_results())
def test_results_say_what_was_measured_and_how(name: str) -> None:
    result = accuracy_results()[name]
    percent = result["accuracy_percent"]
    assert result["minimum"] == min(percent)
    assert result["median"] == pytest.approx(statistics.median(percent))
    assert result["maximum"] == max(percent)
    assert result["seeds"] == list(range(1, len(percent) + 1))
    assert len(result["cpu_seconds"]) == len(percent)
    validation = name.endswith("-validation")
    assert result["measured_on"] == (
        "last 10,000 training images" if validation else "10,000 test images"
    )
    if not validation and len(percent) < 5:
        assert result["kind"] == "Committee", "an accuracy is a distribution over five seeds"
        assert result.get("note") == f"Too few for a distribution, runs: {len(percent)}."
    if result["kind"] == "Committee":
        assert max(result["cpu_seconds"]) <= 3600, "an hour for all of a committee's networks"
    assert result["command"].startswith(f"python -m benchmarks.accuracy {result['recipe']} --seeds")
    assert ("--validation" in result["command"]) == validation
    assert re.fullmatch(r"[0-9a-f]{12}", result["commit"]), "measured on committed code"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", result["date"])
    assert not re.search(r"/(home|root|tmp|work|Users)\b", json.dumps(result))


@pytest.mark.parametrize("name", accuracy_results())
def test_recipes_have_not_changed_since_they_were_measured(name: str) -> None:
    result = accuracy_results()[name]
    settings = json.loads(json.dumps(asdict(RECIPES[result["recipe"]])))
    assert result["settings"] == settings, "measure the changed recipe again, under a new name"


def test_the_recipes_docstring_quotes_the_results() -> None:
    quoted = dict(re.findall(r"^    (\S+) +(\d\d\.\d\d)\b", recipes.__doc__ or "", re.MULTILINE))
    assert len(quoted) >= 8
    results = accuracy_results()
    assert quoted == {name: f"{results[name]['median']:.2f}" for name in quoted}


def test_the_readme_quotes_the_results() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    percents = r"\| ([\d.]+) % " * 3
    rows = re.findall(
        rf"^\| .*?(?:(\d+) s of .*?)?{percents}\| `.* ([\w.-]+)` \|$", readme, re.MULTILINE
    )
    assert len(rows) == 4
    for seconds, minimum, median, maximum, name in rows:
        result = accuracy_results()[name]
        assert [minimum, median, maximum] == [
            f"{result[key]:.2f}" for key in ("minimum", "median", "maximum")
        ]
        if seconds:
            assert float(seconds) == pytest.approx(result["median_cpu_seconds"], abs=0.5)


def test_nielsens_dead_outputs_are_a_rate_over_twenty_seeds() -> None:
    percent = accuracy_results()["nielsen-validation"]["accuracy_percent"]
    dead = [p for p in percent if p < 90]
    assert len(percent) == 20
    assert f"{len(dead)} of {len(percent)} seeds end near {np.mean(dead):.0f} %" in (
        Nielsen.__doc__ or ""
    )
    assert min(p for p in percent if p not in dead) > 94


@pytest.mark.parametrize(
    ("name", "seconds", "percent"), [("course-90", 90, 99.2), ("course-600", 600, 99.45)]
)
def test_the_courses_recipes_reach_their_bars(name: str, seconds: int, percent: float) -> None:
    result = accuracy_results()[name]
    assert max(result["cpu_seconds"]) <= seconds
    assert result["median"] >= percent


@pytest.fixture(scope="module")
def digits() -> tuple[np.ndarray, ...]:
    (x, t), (x_test, t_test) = load_digits()
    return x, t, x_test, t_test


SMALL = {
    "nielsen": replace(Nielsen(), epochs=20),
    "rashid-heuristic": Rashid(exact=False, learning_rate=0.1),
    "rashid-exact": Rashid(exact=True, learning_rate=0.3),
    "plain": Course((64,), epochs=12, batch_size=64),
    "dropout": Course((64,), epochs=12, batch_size=64, dropout=0.2),
    "everything": Course(
        (64, 64), epochs=10, batch_size=64, batch_norm=True, learning_rate=0.003, averaging=0.95,
        deskew=True, distortion={"shift": 1.0, "elastic": 0.5},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_every_kind_of_recipe_learns_and_repeats_itself(name: str, digits) -> None:  # type: ignore[no-untyped-def]
    x, t, x_test, t_test = digits
    recipe = SMALL[name]
    with threadpool_limits(1):
        networks = [recipe.train(x, t, seed) for seed in (1, 1, 2)]
    assert networks[0].dtype == np.float32
    assert_array_equal(networks[0].parameters, networks[1].parameters)
    assert not np.array_equal(networks[0].parameters, networks[2].parameters)
    assert (recipe.predict(networks[0], x_test) == t_test).mean() > 0.93


def test_rashids_network_is_his_formula(digits) -> None:  # type: ignore[no-untyped-def]
    """One image, one step, by hand in float64."""
    x, t = digits[0][:1], digits[1][:1]
    untouched, trained = (Rashid(exact, 0.1, epochs=e).train(x, t, 3) for exact, e in
                          ((False, 0), (False, 1)))  # fmt: skip
    V = untouched.layers[0].weights.astype(float) / 0.99
    W = untouched.layers[2].weights.astype(float)
    i = 0.01 + 0.99 * x[0].astype(float)
    target = np.full(10, 0.01)
    target[t[0]] = 0.99
    s = 1 / (1 + np.exp(-i @ V))
    o = 1 / (1 + np.exp(-s @ W))
    e = target - o
    hidden = W @ e
    assert_allclose(
        trained.layers[2].weights, W + 0.1 * np.outer(s, e * o * (1 - o)), rtol=2e-5, atol=1e-7
    )
    expected = V + 0.1 * np.outer(i, hidden * s * (1 - s))
    assert_allclose(trained.layers[0].weights / 0.99, expected, rtol=2e-5, atol=1e-7)
    assert_allclose(trained.forward(x[0]), 1 / (1 + np.exp(-trained_sums(trained, x))), atol=1e-5)


def trained_sums(network: Network, x: np.ndarray) -> np.ndarray:
    first, last = network.layers[0], network.layers[2]
    hidden = 1 / (1 + np.exp(-(x[0] @ first.weights + first.bias)))
    return hidden @ last.weights


def test_average_is_the_running_average_of_the_parameters() -> None:
    network = Network([Dense(300, 300, rng=0)])
    average = Average(network, 0.9)
    expected = network.parameters.copy()
    rng = np.random.default_rng(0)
    for _ in range(3):
        network.parameters[...] += rng.standard_normal(network.parameters.size)
        average(network, None)  # type: ignore[arg-type]
        expected = 0.9 * expected + 0.1 * network.parameters
    assert_allclose(average.parameters, expected)


def test_renewed_statistics_are_those_of_the_images_given(digits) -> None:  # type: ignore[no-untyped-def]
    x = digits[0]
    recipe = Course((16,), epochs=1, batch_norm=True)
    network = recipe.network(np.random.default_rng(0))
    recipe.renew_statistics(network, x, np.random.default_rng(0))
    dense, norm = network.layers[:2]
    assert isinstance(norm, BatchNorm)
    sums = x @ dense.weights + dense.bias
    assert_allclose(norm.running_mean, sums.mean(axis=0), atol=1e-5)
    assert_allclose(norm.running_variance, sums.var(axis=0, ddof=1), rtol=1e-4)
    assert norm.rate == 0.1


def test_a_committee_votes(digits) -> None:  # type: ignore[no-untyped-def]
    x_test = digits[2]
    committee = Committee(("ladder-1-plain", "course-90"), each=2, views=1, distortion={"shift": 1})
    assert [s for _, s in committee.members(1)] == [1, 2, 1, 2]
    assert [s for _, s in committee.members(2)] == [3, 4, 3, 4]
    networks = [SMALL["plain"].network(np.random.default_rng(s)) for s in range(4)]
    upright = deskew(x_test)
    votes = sum(
        np.log(softmax(network.forward(x), axis=1))
        for network, x in zip(networks, (x_test, x_test, upright, upright), strict=True)
    )
    assert_array_equal(committee.predict(networks, x_test), votes.argmax(axis=1))
    views = replace(committee, views=3)
    assert_array_equal(views.predict(networks, x_test), views.predict(networks, x_test))
    assert (views.predict(networks, x_test) != votes.argmax(axis=1)).any()
