"""The course's packages in students' processes: without what the assignment asks to write."""

import ast
import importlib.util
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grading.box.inside.rest import WITHHELD
from neuron_to_mnist.lent import LIBRARY

_NO_CHECKS = '''\
"""While a notebook is graded, the checks run elsewhere."""

from grading.box.inside.nothing import NOTHING as _NOTHING

__all__ = {names}


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _NOTHING
'''
_LENT_ALONE = '''\
"""While a notebook is graded, the library is the course's."""

from grading.box.inside.own import __getattr__, lend, take

__all__ = ["lend", "take"]
'''
_LENT = "neuron_to_mnist.lent"
_DEFINED = re.compile(r"^(?:def|class) ([a-zA-Z]\w*)", re.MULTILINE)

PACKAGES = ("nnlib", "neuron_to_mnist")


def package_folders() -> list[Path]:
    """Return the folders of the installed packages."""
    specs = [importlib.util.find_spec(package) for package in PACKAGES]
    return [Path(spec.origin).parent for spec in specs if spec and spec.origin]


def add_packages(folder: Path, withheld: Sequence[str]) -> None:
    """Copy the packages into ``folder`` without the checks and without all that is withheld.

    The checks can be imported, and do nothing: a test that stands in the cell of an answer must not
    keep it from its end. A student's own library is the course's functions there.

    A name stands for a module (``"nnlib.layers"``) or for a function or class in one
    (``"nnlib.activations.sigmoid"``). Importing such a module, or calling such a function, also
    from within the packages, raises ImportError. ValueError for a name that is not there.
    """
    for package in package_folders():
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package, folder / package.name, ignore=ignore)
    for path in (folder / "neuron_to_mnist" / "checks").rglob("*"):
        if path.suffix == ".py":
            names = _DEFINED.findall(path.read_text("utf-8"))
            path.write_text(_NO_CHECKS.format(names=names), encoding="utf-8")
        elif path.is_file():
            path.unlink()
    shutil.rmtree(folder / "neuron_to_mnist" / "own")
    (folder / "neuron_to_mnist" / "own.py").write_text(_LENT_ALONE, encoding="utf-8")
    # A function before the module that it is in.
    for name in sorted(withheld, key=len, reverse=True):
        _withhold(folder, name)


def of_library(chapter: int | None) -> list[str]:
    """Return what an assignment withholds of the library: what its chapter or a later one asks for.

    All of it, if the assignment takes nothing from the library and so names no chapter.

    >>> of_library(None)
    ['neuron_to_mnist.lent']
    >>> of_library(9)[:2]
    ['neuron_to_mnist.lent.prepare', 'neuron_to_mnist.lent.split']
    """
    if chapter is None:
        return [_LENT]
    return [f"{_LENT}.{name}" for name, place in LIBRARY.items() if place.chapter >= chapter]


def check_names(withheld: Sequence[str]) -> None:
    """Raise ValueError unless the packages have all that is to be withheld."""
    with tempfile.TemporaryDirectory() as folder:
        add_packages(Path(folder), withheld)


def _withhold(folder: Path, name: str) -> None:
    parts = name.split(".")
    # The checks are not there; what stands in their place does nothing.
    if not all(map(str.isidentifier, parts)) or parts[:2] == ["neuron_to_mnist", "checks"]:
        raise _unknown(name)
    *parents, last = parts
    inside = folder.joinpath(*parents)
    refusal = f"{_refusal(name)}\n"
    if (inside / last / "__init__.py").is_file():
        # With all that is in it, or its source could be read.
        shutil.rmtree(inside / last)
        (inside / last).mkdir()
        (inside / last / "__init__.py").write_text(refusal, encoding="utf-8")
    elif (module := inside / f"{last}.py").is_file():
        module.write_text(refusal, encoding="utf-8")
    elif (module := inside / "__init__.py").is_file() or (
        module := inside.with_suffix(".py")
    ).is_file():
        module.write_text(_without(module.read_text("utf-8"), name), encoding="utf-8")
    else:
        raise _unknown(name)


def _without(source: str, name: str) -> str:
    """Return the source of a module with one function or class replaced by one that refuses."""
    last = name.rpartition(".")[2]
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == last:
            lines = source.splitlines()
            start = min([node.lineno, *(part.lineno for part in node.decorator_list)]) - 1
            refusal = _refusal(name)
            if isinstance(node, ast.ClassDef):
                stub = [f"class {last}:", "    def __new__(cls, *args, **kwargs):"]
                stub.append(f"        {refusal}")
            else:
                stub = [f"def {last}(*args, **kwargs):", f"    {refusal}"]
            return "\n".join([*lines[:start], *stub, *lines[node.end_lineno :], ""])
    raise _unknown(name)


def _unknown(name: str) -> ValueError:
    return ValueError(
        f"there is no such name in the course's packages: {name!r}. Expected a module, or a "
        f"function or class in one, of {' or '.join(PACKAGES)}, such as 'nnlib.activations.sigmoid'"
    )


def _refusal(name: str) -> str:
    said = f"{name} is not here while the assignment that asks you to write it is graded"
    return f"raise ImportError({said!r}, name={name!r}, path={WITHHELD!r})"
