"""Appendix F holds every public name of `nnlib`."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import nnlib
from neuron_to_mnist import LANGUAGES

ELSEWHERE = {"checks", "figures"}  # the exercises' and the live figures' own, used through others
MODULES = [
    module.name for module in pkgutil.iter_modules(nnlib.__path__)
    if not module.name.startswith("_") and module.name not in ELSEWHERE
]


def public_names(module: str) -> list[str]:
    """Return the functions and classes that the module defines itself."""
    loaded = importlib.import_module(f"nnlib.{module}")
    return [name for name, value in vars(loaded).items()
            if not name.startswith("_") and (inspect.isclass(value) or inspect.isfunction(value))
            and value.__module__ == loaded.__name__]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_there(site: Path, module: str, language: str) -> None:
    page = (site / language / "app_f_api.html").read_text(encoding="utf-8")
    names = public_names(module)
    assert names
    assert [name for name in names if f'id="nnlib.{module}.{name}"' not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_not_taken_for_errors_or_parameters(site: Path, language: str) -> None:
    """An example needs its heading where others stand before it."""
    page = (site / language / "app_f_api.html").read_text(encoding="utf-8")
    assert "<strong>&gt;&gt;&gt;" not in page
