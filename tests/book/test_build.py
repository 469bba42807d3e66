"""The build notices every change that matters, and nothing else."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from book._ext import solution_pages
from book._ext.execution_cache import digest_of_sources
from tools import book


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the barest inputs, taken for the course's own."""
    (tmp_path / "nnlib").mkdir()
    (tmp_path / "nnlib" / "activations.py").write_text("slope = 1\n")
    (tmp_path / "requirements.txt").write_text("numpy==2.4.6\n")
    monkeypatch.setattr(book, "ROOT", tmp_path)
    return tmp_path


def test_stamp_covers_names_and_contents(course: Path) -> None:
    before = book.digest_of_inputs()
    assert book.digest_of_inputs() == before
    (course / "nnlib" / "activations.py").write_text("slope = 2\n")
    changed = book.digest_of_inputs()
    (course / "nnlib" / "activations.py").rename(course / "nnlib" / "other.py")
    assert len({before, changed, book.digest_of_inputs()}) == 3


def test_stamp_passes_over_caches(course: Path) -> None:
    before = book.digest_of_inputs()
    (course / "nnlib" / "__pycache__").mkdir()
    (course / "nnlib" / "__pycache__" / "activations.pyc").write_bytes(b"1")
    assert book.digest_of_inputs() == before


def test_cells_run_again_after_a_change_in_nnlib(course: Path) -> None:
    before = digest_of_sources(course)
    (course / "nnlib" / "activations.py").write_text("slope = 2\n")
    after = digest_of_sources(course)
    (course / "requirements.txt").write_text("numpy==2.4.7\n")
    assert len({before, after, digest_of_sources(course)}) == 3


@pytest.mark.parametrize("name", ["nnlib/weights.js", "benchmarks/results/course-90.json"])
def test_cells_run_again_after_a_change_in_what_they_read(course: Path, name: str) -> None:
    before = digest_of_sources(course)
    (course / name).parent.mkdir(parents=True, exist_ok=True)
    (course / name).write_text("1")
    assert digest_of_sources(course) != before


def test_cells_run_again_when_mnist_has_come(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNLIB_DATA", str(course / "data"))
    before = digest_of_sources(course)
    (course / "data").mkdir()
    (course / "data" / "train-images-idx3-ubyte.gz").write_bytes(b"1")
    assert digest_of_sources(course) != before


def test_korean_configuration_is_laid_over_the_english_one() -> None:
    base = {"title": "A", "sphinx": {"config": {"language": "en", "numfig": True}}}
    change = {"title": "가", "sphinx": {"config": {"language": "ko"}}}
    assert book.lay_over(base, change) == {
        "title": "가", "sphinx": {"config": {"language": "ko", "numfig": True}}
    }
    assert base["sphinx"]["config"]["language"] == "en"


def test_made_pages_lie_beside_the_written_ones(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "PAGES", course / "_build" / "book")
    monkeypatch.setattr(solution_pages, "ROOT", course)
    for name in ("book/en/index.md", "book/ko/index.md", "solutions/ch12_echo/ch12_echo.ipynb",
                 "_build/book/en/solutions_ch11_gone.md"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text("# A page\n")
    book.lay_out()
    for language, title, exercises in (
        ("en", "Solutions to chapter 12", "Exercises of chapter 12"),
        ("ko", "12장 풀이", "12장 연습 문제"),
    ):
        pages = {path.stem: path.read_text(encoding="utf-8")
                 for path in (course / "_build" / "book" / language).iterdir()}
        assert pages == {
            "index": "# A page\n",
            "solutions_ch12_echo":
                f"(ch12-solutions)=\n# {title}\n\n```{{solutions}} ch12_echo\n```\n",
            "exercises_ch12_echo":
                f"(ch12-exercises)=\n# {exercises}\n\n```{{exercises}} ch12_echo\n```\n",
        }


def test_unchanged_build_touches_nothing(site: Path) -> None:
    def state() -> str:
        digest = hashlib.sha256()
        for path in sorted(site.rglob("*")):
            digest.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
        return digest.hexdigest()

    before = state()
    done = subprocess.run([sys.executable, "-m", "tools.book"], cwd=Path(book.__file__).parents[1],
                          capture_output=True, text=True, check=True)
    assert "Building" not in done.stdout
    assert "index.html" in done.stdout
    assert state() == before
