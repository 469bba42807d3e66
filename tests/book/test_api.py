"""Appendix F holds every public name of `nnlib`, and of what a notebook shows with it."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import nnlib
from neuron_to_mnist import LANGUAGES

MODULES = [
    *(f"nnlib.{module.name}" for module in pkgutil.iter_modules(nnlib.__path__)
      if not module.name.startswith("_")),
    "neuron_to_mnist.plots", "neuron_to_mnist.progress", "neuron_to_mnist.widgets",
]


def public_names(module: str) -> list[str]:
    """Return the functions, classes and losses that the module or package defines itself."""
    return [name for name, value in vars(importlib.import_module(module)).items()
            if not name.startswith("_") and callable(value)
            and f"{value.__module__}.".startswith(f"{module}.")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_there(site: Path, module: str, language: str) -> None:
    page = (site / language / "app_f_api.html").read_text(encoding="utf-8")
    names = public_names(module)
    assert names
    assert [name for name in names if f'id="{module}.{name}"' not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_not_taken_for_errors_or_parameters(site: Path, language: str) -> None:
    """An example needs its heading where others stand before it."""
    page = (site / language / "app_f_api.html").read_text(encoding="utf-8")
    assert "<strong>&gt;&gt;&gt;" not in page
