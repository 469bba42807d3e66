"""What ``make`` and ``python -m tools`` can be asked for. Each target is a call or two.

Uses the standard library alone: it runs before anything is installed.
"""

import subprocess
import sys
from dataclasses import dataclass

from tools import environment


@dataclass(frozen=True)
class Target:
    """What a target is for, which other it needs, and what the environment's Python is given."""

    purpose: str
    needs: str = ""
    calls: tuple[str, ...] = ()


TARGETS = {
    "environment": Target("install everything into .venv (all others do this first)"),
    "book": Target(
        "build both editions of the book into _build/html", "environment", ("-m tools.book",)
    ),
    "serve": Target(
        "build the book and show it on http://localhost:8000/ (another port: PORT=8001)",
        "book", ("-m tools.serve",),
    ),
    "pdf": Target(
        "print each edition to a PDF in _build/html, linked from its pages", "book",
        ("-m tools.pdf",),
    ),
    "lite": Target(
        "add JupyterLite with all notebooks to the built book, and try it", "book",
        ("-m tools.lite", "-m pytest tests/page/lite.py"),
    ),
    "test": Target("run every check", "book", (
        "-m ruff check .", "-m mypy", "-m pytest -n 2 --dist loadfile",
    )),
    "lighthouse": Target(
        "measure every page with Lighthouse (some of them: PAGES=en/ch03_signals.html)",
        "book", ("-m tools.lighthouse",),
    ),
    "release": Target(
        "make exercises/ anew from solutions/", "environment", ("-m tools.exercises",)
    ),
    "pictures": Target(
        "take the README's pictures anew, into docs/pictures", "book", ("-m tools.pictures",)
    ),
    "lock": Target(
        "lock the newest packages that pyproject.toml and package.json allow", "environment",
        ("-m pip install --quiet --disable-pip-version-check uv", "-m tools.lock"),
    ),
    # PyTorch is large, so only what needs it asks for it. Where it is there, nothing is downloaded.
    "oracles": Target(
        "install PyTorch too", "environment",
        ("-m pip install --quiet --disable-pip-version-check torch==2.13.0",),
    ),
    "test-oracles": Target(
        "compare nnlib with PyTorch", "oracles", ("-m pytest tests/oracles/live.py",)
    ),
    "test-ends": Target(
        "try nnlib and the checks with the oldest and the newest NumPy and Matplotlib",
        "environment", ("-m tools.ends",),
    ),
    "bench": Target(
        "time nnlib beside PyTorch, scikit-learn and bare NumPy", "oracles",
        ("benchmarks/speed.py",),
    ),
    "bench-page": Target(
        "time Python in the page in Chromium and Firefox, and count what comes", "book",
        ("-m benchmarks.page",),
    ),
    "bench-grading": Target(
        "time the grading of a class beside stock nbgrader", "environment",
        ("-m benchmarks.grading",),
    ),
    "bench-class": Target(
        "take a class of 10,000 from its uploads to its marks (an hour)", "environment",
        ("-m benchmarks.classroom",),
    ),
}


def describe() -> str:
    """Return one line a target."""
    width = max(map(len, TARGETS))
    return "\n".join(f"  {name:{width}}  {target.purpose}" for name, target in TARGETS.items())


def make(name: str) -> None:
    """Make a target, after the one that it needs; leave with the first call's error."""
    target = TARGETS[name]
    if not target.needs:
        environment.main()
        return
    make(target.needs)
    environment.check_space(0.5)  # for whatever it writes
    for call in target.calls:
        command = [str(environment.program("python")), *call.split()]
        done = subprocess.run(command, cwd=environment.ROOT, env=environment.variables())
        if done.returncode != 0:
            sys.exit(done.returncode)


def main(names: list[str]) -> None:
    """Make the named targets, or say which there are."""
    if not names or names == ["help"]:
        print(f"Say `make` and one of these, or where make is missing `python -m tools` and one:\n"
              f"{describe()}")
        return
    for name in names:
        if name not in TARGETS:
            sys.exit(f"There is no target {name!r}: name one of {', '.join(TARGETS)}.")
    try:
        for name in names:
            make(name)
    except KeyboardInterrupt:
        sys.exit(130)
