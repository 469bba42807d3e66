"""What is made for JupyterLite without building it: its lock, its settings, the links to it."""

import json
from pathlib import Path

from neuron_to_mnist import LANGUAGES
from tools import lite, offline, python_runtime


def test_pages_of_assignments_lead_to_their_notebooks(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "exercises_ch03_signals.html").write_text(
            "<p><!-- jupyterlite ch03_signals --></p><!-- another -->", encoding="utf-8")
    lite.link(tmp_path)
    for language in LANGUAGES:
        html = (tmp_path / language / "exercises_ch03_signals.html").read_text(encoding="utf-8")
        assert f'href="../lite/lab/index.html?path={language}/ch03_signals.ipynb"' in html
        assert html.endswith("JupyterLite</a></p><!-- another -->")
    listed = (tmp_path / offline.WORKER).read_text(encoding="utf-8")
    assert f'"{next(iter(LANGUAGES))}/exercises_ch03_signals.html"' in listed


def test_the_page_of_an_assignment_has_a_place_for_the_link() -> None:
    source = (lite.ROOT / "book" / "_ext" / "exercise_pages.py").read_text(encoding="utf-8")
    assert lite.PLACE.search(source.replace("{name}", "ch03_signals"))


def test_its_python_is_the_pages_own_and_no_index_is_asked() -> None:
    kernel = lite.settings(Path("python") / "0.27.7")["jupyter-config-data"][
        "litePluginSettings"][lite.PLUGIN]
    assert kernel["disablePyPIFallback"] is True
    assert kernel["loadPyodideOptions"]["indexURL"] == "../python/0.27.7/"
    assert not any("//" in address for address in (
        kernel["pyodideUrl"], *map(str, kernel["loadPyodideOptions"].values())))


def test_what_its_kernel_needs_is_in_pyodides_lock() -> None:
    needed = python_runtime.packages(lite.KERNEL)
    assert set(lite.KERNEL) <= set(needed)
    assert all(len(entry["sha256"]) == 64 for entry in needed.values())
    assert json.dumps(sorted(needed)).count("micropip") == 1
