"""What other systems need: UTF-8 said, file names that they allow, no module of Unix alone."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.needs import lacking

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path for folder in ("benchmarks", "book/_ext", "grading", "nnlib", "tools")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


def unsaid(source: str) -> Iterator[int]:
    """Yield the lines that open a file or a program's output as text and name no encoding."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        owner = function.value if isinstance(function, ast.Attribute) else None
        said = {keyword.arg: keyword.value for keyword in node.keywords}
        if "encoding" in said or None in said:
            continue
        place = 1 if owner is None or name == "fdopen" else 0  # of the mode
        mode = said.get("mode", node.args[place] if len(node.args) > place else None)
        binary = isinstance(mode, ast.Constant) and "b" in str(mode.value)
        others = ("os", "archive", "gzip", "webbrowser", "Image")
        elsewhere = isinstance(owner, ast.Name) and owner.id in others
        if (
            (name == "read_text" and not node.args)
            or (name == "write_text" and len(node.args) < 2)
            or (name == "open" and not binary and not elsewhere)
            or (name == "fdopen" and not binary)
            or (name in ("run", "Popen", "check_output") and "text" in said)
        ):
            yield node.lineno


@pytest.mark.parametrize("line", [
    "open(path)", "open(path, 'w')", "path.open()", "path.open('a')", "path.read_text()",
    "path.write_text(content)", "subprocess.run(command, text=True)",
])
def test_lines_that_leave_it_to_the_machine_are_found(line: str) -> None:
    assert list(unsaid(line)) == [1]


@pytest.mark.parametrize("line", [
    "open(path, 'rb')", "path.open('wb')", "open(path, encoding='utf-8')", "os.open(path, flags)",
    "path.read_text('utf-8')", "path.write_text(content, 'utf-8')", "subprocess.run(command)",
])
def test_lines_that_say_it_pass(line: str) -> None:
    assert not list(unsaid(line))


def test_every_source_says_its_encoding() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in SOURCES for line in unsaid(path.read_text("utf-8"))
    ]
    assert not found


@pytest.mark.parametrize("console", ["cp949", "cp1252"])
@pytest.mark.parametrize("arguments", [
    ["-m", "tools", "help"], ["-m", "tools", "밥"], ["-m", "grading", "--help"],
])
def test_a_console_of_another_encoding_is_no_obstacle(console: str, arguments: list[str]) -> None:
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": console}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment,
                          capture_output=True, encoding=console)
    assert "bench-grading" in done.stdout + done.stderr or "similarity" in done.stdout
    assert "Traceback" not in done.stderr


def test_file_names_are_allowed_everywhere() -> None:
    if not shutil.which("git"):
        lacking("git", "on Debian or Ubuntu `sudo apt-get install git`")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True,
                            encoding="utf-8")
    if listed.returncode != 0:
        pytest.skip("this folder is no clone: nothing lists its files")
    names = listed.stdout.strip("\0").split("\0")
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
    for name in names:
        assert len(name) < 120, name
        assert not re.search(r'[<>:"|?*\\]', name), name
        assert not any(reserved.fullmatch(part) or part[-1] in ". " for part in name.split("/"))
    assert len({name.casefold() for name in names}) == len(names)


def test_book_and_package_import_no_module_of_unix() -> None:
    of_unix = re.compile(r"^\s*(?:import|from) (?:fcntl|grp|pwd|resource|termios)\b", re.MULTILINE)
    for path in SOURCES:
        if path.relative_to(ROOT).parts[0] in ("book", "nnlib", "tools"):
            assert not of_unix.search(path.read_text("utf-8")), path


def test_grading_on_windows_says_where_to_grade() -> None:
    program = "import sys; sys.platform = 'win32'; import grading.run.run"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True,
                          encoding="utf-8")
    assert done.returncode == 1
    sentence, = done.stderr.splitlines()
    assert sentence.startswith("Releasing and grading do not run on Windows itself: run them in ")
