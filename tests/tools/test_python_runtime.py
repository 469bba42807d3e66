"""Where Python for the page comes from: each file is held to its hash and tells its source."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import book, python_runtime


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, bytes]:
    """A lock of one wheel, which only a folder of the test may hold, and an empty cache."""
    wheel = tmp_path / "source.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("numpy/core.py", "numpy/tests/test_core.py", "numpy-1.dist-info/LICENSE"):
            archive.writestr(name, name)
        archive.writestr("numpy-1.dist-info/RECORD",
                         "numpy/core.py,,\nnumpy/tests/test_core.py,,\n")
    content = wheel.read_bytes()
    lock = {"numpy": {"file_name": "numpy-1.whl", "sha256": python_runtime.digest(content),
                      "depends": [], "imports": ["numpy"]}}
    monkeypatch.setattr(python_runtime, "packages", lambda *wanted: lock)
    monkeypatch.setattr(python_runtime, "cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(python_runtime, "from_jsdelivr", nothing)
    monkeypatch.setattr(python_runtime, "from_pypi", nothing)
    monkeypatch.setenv(python_runtime.FOLDER, str(tmp_path / "named"))
    (tmp_path / "named").mkdir()
    return {"numpy-1.whl": content}


def nothing(names: set[str]) -> Iterator[tuple[str, bytes]]:
    """Have no file."""
    return iter(())


def course_wheel(folder: Path) -> Path:
    """Return a wheel that stands for the course's own."""
    path = folder / "neuron_to_mnist-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nnlib/__init__.py", "")
    return path


def test_a_named_folder_is_a_source_and_the_cache_keeps_what_it_gave(
    small: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "named" / "numpy-1.whl").write_bytes(small["numpy-1.whl"])
    assert python_runtime.wheels() == small
    (tmp_path / "named" / "numpy-1.whl").unlink()
    assert python_runtime.wheels() == small


@pytest.mark.parametrize("place", ["cache", "named"])
def test_another_content_ends_the_build_in_a_sentence(
    small: dict[str, bytes], tmp_path: Path, place: str
) -> None:
    (tmp_path / place).mkdir(exist_ok=True)
    (tmp_path / place / "numpy-1.whl").write_bytes(small["numpy-1.whl"] + b"!")
    with pytest.raises(SystemExit, match=r"numpy-1\.whl from the .* is not the file"):
        python_runtime.wheels()


def test_without_a_source_the_book_is_built_without_run_buttons(
    small: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", "false")
    assert book.lay_out_python(tmp_path, course_wheel(tmp_path)) is None
    assert capsys.readouterr().out.startswith("The book has no Run buttons: numpy-1.whl is neither")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="The book has no Run buttons"):
        book.lay_out_python(tmp_path, course_wheel(tmp_path))


def test_what_pages_never_need_is_left_out_and_told(
    small: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "named" / "numpy-1.whl").write_bytes(small["numpy-1.whl"])
    folder = python_runtime.lay_out(tmp_path / "site", course_wheel(tmp_path))
    with zipfile.ZipFile(folder / "numpy-1.whl") as archive:
        assert archive.namelist() == ["numpy/core.py", "numpy-1.dist-info/LICENSE",
                                      "numpy-1.dist-info/RECORD"]
        assert archive.read("numpy-1.dist-info/RECORD") == b"numpy/core.py,,\n"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    entry = manifest["files"]["numpy-1.whl"]
    assert entry["source_sha256"] == python_runtime.digest(small["numpy-1.whl"])
    assert entry["left_out"] == 1
    lock = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))
    assert set(lock["packages"]) == {"numpy", "neuron-to-mnist"}
    for name, told in manifest["files"].items():
        assert told["sha256"] == python_runtime.digest((folder / name).read_bytes()), name
    assert (folder / "licences" / "numpy" / "LICENSE").is_file()
    assert (folder / "licences" / "pyodide-MPL-2.0.txt").is_file()


def test_the_closure_is_that_of_numpy_and_matplotlib() -> None:
    assert set(python_runtime.packages()) == {
        "numpy", "matplotlib", "contourpy", "cycler", "fonttools", "kiwisolver", "packaging",
        "pillow", "pyparsing", "python-dateutil", "six"}
    assert python_runtime.version() in python_runtime.PYPI
