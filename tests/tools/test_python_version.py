"""Which Python the course wants is said in many places, and each says the same."""

import re

import pytest

from tests.tools.sources import ROOT
from tools import ends

# Each place, and what stands before the version there.
PLACES = {
    "pyproject.toml": [r'requires-python = ">=', r'\npython_version = "'],
    "README.md": [r"You need Python "],
    "book/en/ch00_start.md": [r"You need Python "],
    "book/ko/ch00_start.md": [r"파이썬 "],
    "tools/exercises.py": [r"You need Python ", r"파이썬 "],
    "tools/__main__.py": [r'"Python '],
    "tools/lock.py": [r"--python-version "],
    "requirements.txt": [r"--python-version "],
    "Makefile": [r"install Python "],
    ".binder/runtime.txt": [r"^python-"],
    ".github/workflows/pages.yml": [r'python-version: "'],
}
DEBIAN = {"bookworm": "3.11"}  # what its python3 is


def wanted() -> str:
    """Return the version that the wheel asks for."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.search(r'requires-python = ">=([\d.]+)"', text)[1]


@pytest.mark.parametrize("path", PLACES)
def test_every_place_wants_the_same_python(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for before in PLACES[path]:
        assert re.findall(before + r"(3\.\d+)", text) == [wanted()], before


def test_the_oldest_packages_that_are_tried_are_the_oldest_that_are_allowed() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in ends.ENDS["oldest"]:
        name, version = requirement.removesuffix(".*").split("==")
        assert f'"{name}>={version}"' in text


def test_the_tools_refuse_an_older_one() -> None:
    text = (ROOT / "tools" / "__main__.py").read_text(encoding="utf-8")
    assert f"sys.version_info < ({wanted().replace('.', ', ')})" in text


def test_the_development_container_has_it() -> None:
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    assert DEBIAN[re.search(r"base:(\w+)", text)[1]] == wanted()


def test_what_is_tried_begins_there() -> None:
    """Continuous integration runs on Debian's Pythons, of which the oldest is the one wanted."""
    text = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    oldest = re.search(r'image: \["debian:(\w+)"', text)[1]
    assert DEBIAN[oldest] == wanted()
