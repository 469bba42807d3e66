"""The ``nnlib`` that a student's process gets: without what the assignment asks to write."""

import ast
import importlib.util
from collections.abc import Sequence
from pathlib import Path

from grading import sandbox


def make_site(folder: Path, missing: Sequence[str]) -> None:
    """Fill ``folder`` with the Python files for students' processes.

    ``missing`` are dotted names of functions and classes, ``nnlib.activations.sigmoid``: calling
    one of them, also from within ``nnlib``, raises NotImplementedError.
    """
    spec = importlib.util.find_spec("nnlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nnlib is not installed")
    sandbox.make_site(folder, Path(spec.origin).parent)
