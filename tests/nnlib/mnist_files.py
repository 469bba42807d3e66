"""Where the tests find MNIST's four files."""

import os
from pathlib import Path

from tests.needs import lacking

NAMES = [
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
]


def mnist_folder() -> Path:
    """The folder with all four files: ``NNLIB_DATA``, else the one beside the repository."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "mnist"
    for folder in (os.environ.get("NNLIB_DATA"), beside):
        if folder and all((Path(folder) / f"{name}.gz").exists() for name in NAMES):
            return Path(folder)
    lacking(
        "MNIST",
        "run `NNLIB_DATA=some/folder python -c 'from nnlib.datasets import load_mnist; "
        "load_mnist()'` and test with the same variable set",
    )
