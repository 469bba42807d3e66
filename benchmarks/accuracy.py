"""Measure a recipe's accuracy on MNIST over several seeds, on one core.

    python -m benchmarks.accuracy course-90 --seeds 5
    python -m benchmarks.accuracy course-90 --seeds 1 --validation

Recipes are tuned with ``--validation``: training on the first 50,000 training images, measuring
on the last 10,000. Without it a recipe that is settled trains on all 60,000 (Nielsen's, as he
did, on the first 50,000) and is measured once on the 10,000 test images. The result is written to
``benchmarks/results/`` after every seed.
"""

import argparse
import json
import platform
import statistics
import subprocess
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.recipes import RECIPES, Recipe
from nnlib.datasets import load_mnist
from nnlib.network import Network

RESULTS = Path(__file__).parent / "results"


def train(
    name: str, x: np.ndarray, t: np.ndarray, seed: int, keep: Path | None
) -> tuple[Network, float]:
    """The trained network, or one kept from an earlier run, and the CPU seconds it took."""
    path = None if keep is None else keep / f"{name}-{seed}-{len(x)}.npz"
    if path is not None and path.exists():
        return Network.load(path), float(path.with_suffix(".seconds").read_text("utf-8"))
    recipe = RECIPES[name]
    assert isinstance(recipe, Recipe)
    start = time.process_time()
    network = recipe.train(x, t, seed)
    seconds = time.process_time() - start
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        network.save(path)
        path.with_suffix(".seconds").write_text(str(seconds), encoding="utf-8")
    return network, seconds


def train_and_predict(
    name: str, x: np.ndarray, t: np.ndarray, seed: int, keep: Path | None, x_test: np.ndarray
) -> tuple[np.ndarray, float]:
    """The classes named for ``x_test``, and the CPU seconds of training."""
    recipe = RECIPES[name]
    if isinstance(recipe, Recipe):
        network, seconds = train(name, x, t, seed, keep)
        return recipe.predict(network, x_test), seconds
    members = [train(member, x, t, s, keep) for member, s in recipe.members(seed)]
    networks = [network for network, _ in members]
    return recipe.predict(networks, x_test), sum(seconds for _, seconds in members)


def commit() -> str:
    """The commit measured, with a plus if nnlib or the recipes have changed since."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=RESULTS.parent, check=True, capture_output=True,
            encoding="utf-8",
        ).stdout.strip()

    changed = git(
        "status", "--porcelain", "--untracked-files=no", "--", ":/nnlib/*.py", ":/benchmarks/*.py"
    )
    return git("rev-parse", "--short=12", "HEAD") + ("+" if changed else "")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy")
    parser.add_argument("recipe", choices=RECIPES)
    parser.add_argument("--seeds", type=int, default=5, help="how many, counted from 1")
    parser.add_argument("--validation", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder for trained networks, used again")
    options = parser.parse_args()

    (x, t), (x_test, t_test) = load_mnist()
    measured_on = "10,000 test images"
    if options.validation:
        x, x_test, t, t_test = x[:50000], x[50000:], t[:50000], t[50000:]
        measured_on = "last 10,000 training images"

    recipe = RECIPES[options.recipe]
    flags = " --validation" if options.validation else ""
    result: dict[str, Any] = {
        "recipe": options.recipe,
        "kind": type(recipe).__name__,
        "settings": asdict(recipe),
        "trained_on": f"first {min(len(x), getattr(recipe, 'images', len(x))):,} training images",
        "measured_on": measured_on,
        "seeds": [],
        "accuracy_percent": [],
        "cpu_seconds": [],
        "command": f"python -m benchmarks.accuracy {options.recipe} --seeds {options.seeds}{flags}",
        "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(),
        "threads": 1,
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }
    RESULTS.mkdir(exist_ok=True)
    suffix = "-validation" if options.validation else ""
    for seed in range(1, options.seeds + 1):
        with threadpool_limits(1):
            y, seconds = train_and_predict(options.recipe, x, t, seed, options.keep, x_test)
            right = int((y == t_test).sum())
        percent = result["accuracy_percent"]
        result["seeds"].append(seed)
        percent.append(round(100 * right / len(t_test), 2))
        result["cpu_seconds"].append(round(seconds, 1))
        result |= {
            "minimum": min(percent),
            "median": round(statistics.median(percent), 3),
            "maximum": max(percent),
            "median_cpu_seconds": round(statistics.median(result["cpu_seconds"]), 1),
        }
        result.pop("note", None)
        if len(percent) < 5:
            result["note"] = f"Too few for a distribution, runs: {len(percent)}."
        print(f"{options.recipe}{suffix} seed {seed}: {percent[-1]:.2f} %, {seconds:.1f} CPU s")
        path = RESULTS / f"{options.recipe}{suffix}.json"
        path.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
