"""What runs beside hostile code is ``box/inside``, whole, and nothing else of grading."""

import ast
import json
import subprocess
import sys

import pytest

from grading.box.trusted import sandbox as box
from grading.box.trusted.engine import Engine, Job
from tests.grading.course import ENVIRONMENT, ROOT
from tests.grading.jobs import LIMITS, cells, errors, passed

PACKAGE = "grading.box.inside"
INSIDE = ROOT.joinpath(*PACKAGE.split("."))
MODULES = sorted(path.stem for path in INSIDE.glob("*.py"))
# What the folder's docstring names.
INSTALLED = {"IPython", "matplotlib", "numpy", "traitlets"}


def files(folder):
    """Return the contents of all files below a folder by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }


def imported(source):
    """Return the full names of all that a module's source imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level + (node.module or "")
            found |= {f"{prefix}.{alias.name}" for alias in node.names}
    return found


def test_a_folder_of_modules():
    assert MODULES[0] == "__init__"
    assert set(files(INSIDE)) == {f"{name}.py" for name in MODULES}


@pytest.mark.parametrize("module", MODULES)
def test_it_imports_only_itself_and_what_the_sandbox_shows(module):
    allowed = sys.stdlib_module_names | INSTALLED
    others = {
        name for name in imported((INSIDE / f"{module}.py").read_text("utf-8"))
        if not name.startswith(f"{PACKAGE}.") and name.partition(".")[0] not in allowed
    }
    assert others == set()


def test_imports_are_found_wherever_they_stand():
    source = "def f():\n  import a.b\n  from c import d\n  from . import e\n  from ..f import g"
    assert imported(source) == {"a.b", "c.d", "..e", "..f.g"}


IMPORT = f"""
import importlib, json, sys
sys.path[:] = [path for path in sys.path if path != {str(ROOT)!r}]
for name in {MODULES[1:]}:
    importlib.import_module("{PACKAGE}." + name)
files = {{name: getattr(module, "__file__", None) for name, module in sys.modules.items()}}
print(json.dumps(files))
"""


def test_it_runs_with_nothing_but_itself(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    box.make_site(site)
    finished = subprocess.run(
        [sys.executable, "-c", IMPORT], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**ENVIRONMENT, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert finished.returncode == 0, finished.stderr
    loaded = json.loads(finished.stdout)
    ours = {name: file for name, file in loaded.items()
            if name.partition(".")[0] in ("grading", "nnlib", "neuron_to_mnist")}
    inside = site / "grading" / "box" / "inside"
    assert ours == {
        "grading": None, "grading.box": None, PACKAGE: str(inside / "__init__.py"),
        **{f"{PACKAGE}.{name}": str(inside / f"{name}.py") for name in MODULES[1:]},
    }


def test_the_sandbox_gets_it_whole_and_nothing_else(tmp_path):
    box.make_site(tmp_path)
    assert files(tmp_path) == {
        f"grading/box/inside/{name}": content for name, content in files(INSIDE).items()
    }


LOOK = """
import importlib.util, json, os, sys
found = [os.path.join(folder, name) for root in set(("/site", "/root", "/home", "/tmp", *sys.path))
         for folder, _, names in os.walk(root) for name in names
         if "/grading/" in f"{folder}/" and name.endswith(".py") and "site-packages" not in folder]
print(json.dumps(sorted(set(found))))
"""


def test_a_student_finds_nothing_else_of_grading(sandbox):
    engine = Engine().configure(LIMITS)
    names = ["grading.box.trusted", "grading.run", "grading.release", "grading.commands"]
    results = engine.grade(Job(cells(
        LOOK, *(f"import {name}" for name in names), f"import {PACKAGE}.student",
    )))
    engine.close()
    assert json.loads(results[0]["outputs"][0]["text"]) == [
        f"/site/grading/box/inside/{name}.py" for name in MODULES
    ]
    assert passed(results) == [True, *[False] * len(names), True]
    assert all(error.startswith("ModuleNotFoundError") for error in errors(results))
