"""The ``nnlib`` of students' processes: without what the assignment asks to write."""

import ast
import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

_CHECKS = '''\
"""While a notebook is graded, the checks run elsewhere."""


def use_language(language: str) -> None:
    """Do nothing: the checks are told the language of the notebook."""
'''


def package_folder() -> Path:
    """Return the folder of the installed ``nnlib``."""
    spec = importlib.util.find_spec("nnlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nnlib is not installed")
    return Path(spec.origin).parent


def add_nnlib(folder: Path, missing: Sequence[str]) -> None:
    """Copy ``nnlib`` into ``folder`` without the checks and without all that ``missing`` names.

    A name stands for a module (``"nnlib.layers"``) or for a function or class in one
    (``"nnlib.activations.sigmoid"``). Importing such a module, or calling such a function, also
    from within ``nnlib``, raises ImportError.
    """
    package = folder / "nnlib"
    shutil.copytree(package_folder(), package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(package / "checks")
    (package / "checks.py").write_text(_CHECKS, encoding="utf-8")
    for name in missing:
        *parents, last = name.split(".")
        inside = folder.joinpath(*parents)
        if (module := inside / f"{last}.py").is_file():
            module.write_text(f"raise ImportError({_message(name)!r})\n", encoding="utf-8")
        elif (module := inside.with_suffix(".py")).is_file():
            module.write_text(_without(module.read_text("utf-8"), name), encoding="utf-8")
        else:
            raise ValueError(f"expected the name of something in nnlib, got {name!r}")


def _without(source: str, name: str) -> str:
    """Return the source of a module with one function or class replaced by one that refuses."""
    last = name.rpartition(".")[2]
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == last:
            lines = source.splitlines()
            start = min([node.lineno, *(part.lineno for part in node.decorator_list)]) - 1
            refusal = f"raise ImportError({_message(name)!r})"
            if isinstance(node, ast.ClassDef):
                stub = [f"class {last}:", "    def __new__(cls, *args, **kwargs):"]
                stub.append(f"        {refusal}")
            else:
                stub = [f"def {last}(*args, **kwargs):", f"    {refusal}"]
            return "\n".join([*lines[:start], *stub, *lines[node.end_lineno :], ""])
    raise ValueError(f"expected the name of something in nnlib, got {name!r}")


def _message(name: str) -> str:
    return f"{name} is not here while the assignment that asks you to write it is graded"
