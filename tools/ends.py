"""Try nnlib, the plots and the checks with the oldest and the newest NumPy and Matplotlib.

Everything else of the course runs with the locked versions; a student's machine, Colab and the page
have others. Each end gets an environment of its own in ``_build/ends``, and runs the tests there.
"""

import subprocess
import sys

from tools import environment
from tools.book import BUILD, ROOT

OLDEST_FOR = (3, 11)  # the last Python that the oldest NumPy has wheels for
ENDS = {
    "oldest": ("numpy==1.25.*", "matplotlib==3.8.*"),
    "newest": ("numpy==2.4.*", "matplotlib==3.11.*"),
}
NEEDED = ("anywidget", "hypothesis", "ipykernel", "ipython", "ipywidgets", "nbclient", "nbformat",
          "playwright", "pooch", "pytest", "scikit-learn", "scipy", "tqdm")
TESTS = ("nnlib", "neuron_to_mnist/checks", "neuron_to_mnist/plots", "tests/nnlib",
         "tests/neuron_to_mnist/test_marks.py", "tests/neuron_to_mnist/test_float_warnings.py",
         "tests/neuron_to_mnist/plots", "tests/exercises/test_tasks.py")


def run_end(name: str) -> int:
    """Install one end and run its tests; return pytest's exit code."""
    folder = BUILD / "ends" / name
    python = folder / environment.BIN.name / environment.program("python").name
    if not python.is_file():
        environment.run(f"Making the environment {folder}", sys.executable, "-m", "venv", folder)
    environment.run(f"Installing {' and '.join(ENDS[name])}", python, "-m", "pip", "install",
                    "--quiet", "--disable-pip-version-check", *ENDS[name], *NEEDED)
    variables = {**environment.variables(), "PYTHONPATH": str(ROOT)}
    command = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    return subprocess.run(command, cwd=ROOT, env=variables).returncode


def main() -> None:
    """Try both ends, or those that are named."""
    names = sys.argv[1:] or list(ENDS)
    if unknown := set(names) - set(ENDS):
        sys.exit(f"There is no end {min(unknown)!r}: name one of {', '.join(ENDS)}.")
    if "oldest" in names and sys.version_info[:2] > OLDEST_FOR:
        sys.exit(f"{ENDS['oldest'][0]} has no wheels for Python {sys.version_info[0]}."
                 f"{sys.version_info[1]}: run this with Python {OLDEST_FOR[0]}.{OLDEST_FOR[1]}, or "
                 "try the other end alone with `python -m tools.ends newest`.")
    sys.exit(max(map(run_end, names)))


if __name__ == "__main__":
    main()
