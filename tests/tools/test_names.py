"""A name means one thing: no class stands twice, no two modules of the marks or the report."""

import ast
from collections import Counter
from pathlib import PurePath

from tests.tools.sources import ROOT, tracked

PACKAGES = ("nnlib/", "neuron_to_mnist/", "grading/", "tools/", "book/_ext/", "benchmarks/")


def test_no_class_stands_twice() -> None:
    names = Counter(
        node.name
        for path in tracked(".py")
        if path != "neuron_to_mnist/lent.py"  # its names are those that students write
        for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_marks_report_and_checks_are_one_thing_each() -> None:
    modules = Counter(PurePath(path).stem for path in tracked(".py") if path.startswith(PACKAGES))
    assert {name: modules[name] for name in ("marks", "report", "tester", "student")} == {
        "marks": 1, "report": 1, "tester": 1, "student": 1,
    }
