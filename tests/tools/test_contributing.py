"""CONTRIBUTING.md followed to the letter: a chapter, its assignment and a live figure are added.

In a copy of the course, the files that it lists are written and no others. Then the book is built,
the assignment released, handed in and marked, and the tests of the tree run over what is new.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from book._ext.execution_cache import digest_of_sources
from neuron_to_mnist import LANGUAGES
from tests.needs import lacking
from tests.tools import addition
from tools.environment import ROOT, variables

NUMBER = max(int(path.name[2:4]) for path in ROOT.glob("solutions/ch*")) + 1
NAMES = {"<chapter>": f"ch{NUMBER:02}_echo", "<page>": f"ch{NUMBER:02}_echo", "<figure>": "echo",
         "<nn>": f"{NUMBER:02}", "<task>": "amplified"}
CHAPTER = NAMES["<chapter>"]
MADE = "`make release`"
CACHE = Path("_build", ".jupyter_cache")


def listed() -> dict[str, bool]:
    """Return the files that CONTRIBUTING lists, and whether a command makes them."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = {}
    lists = re.findall(r"^To add an? .*touch these files:\n\n((?:[- ] .*\n)+)", text, re.MULTILINE)
    assert len(lists) == 3
    for bullet in re.findall(r"^- ((?:.|\n )*)$", "".join(lists), re.MULTILINE):
        names, purpose = bullet.split(": ", 1)
        for name in re.findall(r"`([^`]+)`", names):
            found[name] = MADE in purpose
    return found


def place(name: str) -> str:
    """Return the path that a name in CONTRIBUTING stands for."""
    return re.sub(r"<\w+>", lambda found: NAMES[found[0]], name)


def run(house: Path, *arguments: str, folder: Path | None = None, language: str = "en") -> str:
    """Run Python with the copy's packages, there or in ``folder``; return what it printed."""
    environment = {**variables(), "PYTHONPATH": str(house), "COURSE_LANGUAGE": language}
    done = subprocess.run([sys.executable, *arguments], cwd=folder or house, env=environment,
                          capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_of_the_course(house: Path) -> None:
    """Copy all files but those that git ignores; share what is installed and executed."""
    if not shutil.which("git"):
        lacking("git", "on Debian or Ubuntu `sudo apt-get install git`")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        pytest.skip("this folder is no clone: nothing lists its files")
    for name in done.stdout.strip("\0").split("\0"):
        if (ROOT / name).is_file():
            (house / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, house / name)
    (house / "node_modules").symlink_to(ROOT / "node_modules")


def contents(house: Path) -> dict[str, bytes]:
    """Return the contents of all files of the copy that are not made by tools."""
    made = {".git", "_build", "node_modules", "__pycache__"}
    return {
        path.relative_to(house).as_posix(): path.read_bytes()
        for path in house.rglob("*") if path.is_file() and not made & set(path.parts)
    }


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the course with the additions, its book built. Do not change it."""
    executed = ROOT / CACHE / digest_of_sources(ROOT)
    if not executed.is_dir():
        pytest.fail("The book is not built. Run `make book` first.")
    house = tmp_path_factory.mktemp("contributing") / "course"
    copy_of_the_course(house)
    before = contents(house)
    for name, added in addition.FILES.items():
        path = house / place(name)
        text = added if isinstance(added, str) else added(path.read_text(encoding="utf-8"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{nn}", NAMES["<nn>"]), encoding="utf-8")
    run(house, "-m", "tools.exercises")
    for command in (["init", "--quiet"], ["add", "--all"]):  # for tests that ask what git keeps
        subprocess.run(["git", *command], cwd=house, check=True)
    changed = {name for name, content in contents(house).items() if before.get(name) != content}
    assert changed == set(map(place, listed()))
    # The other pages do not use what was added, so their executed cells hold.
    shutil.copytree(executed, house / CACHE / digest_of_sources(house))
    run(house, "-m", "tools.book")
    return house


def test_every_file_listed_is_written_or_made() -> None:
    """And no other, which `house` looks at."""
    assert {name for name, made in listed().items() if not made} == set(addition.FILES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_book_holds_what_was_added(house: Path, language: str) -> None:
    site = house / "_build" / "html"
    page, solutions, first = (
        (site / language / f"{name}.html").read_text(encoding="utf-8")
        for name in (CHAPTER, f"solutions_{CHAPTER}", "ch00_start")
    )
    assert "<course-echo" in page
    assert 'src="_static/figures/echo.js' in page
    assert (site / language / "_static" / "figures" / "echo.js").is_file()
    assert f'href="solutions_{CHAPTER}.html"' in page
    assert f'href="../exercises/{language}/{CHAPTER}.ipynb"' in page
    assert (site / "exercises" / language / f"{CHAPTER}.ipynb").is_file()
    assert "np</span><span class=\"o\">.</span><span class=\"n\">multiply" in solutions
    assert f'href="{CHAPTER}.html"' in first


ANSWERS = {
    "right": "def amplified(x, gain):\n    return np.multiply(x, gain)",
    "wrong": "def amplified(x, gain):\n    return x + gain",
    "blank": None,
}


def test_assignment_is_released_and_marked(sandbox: None, house: Path, tmp_path: Path) -> None:
    shutil.copy(house / "nbgrader_config.py", tmp_path)
    shutil.copytree(house / "solutions" / CHAPTER, tmp_path / "solutions" / CHAPTER)
    name = f"{CHAPTER}.ipynb"
    for language in LANGUAGES:
        run(house, "-m", "nbgrader", "generate_assignment", CHAPTER, folder=tmp_path,
            language=language)
        release = Path("exercises", language, CHAPTER, name)
        assert (tmp_path / release).read_bytes() == (house / release).read_bytes()
        for student, answer in ANSWERS.items():
            notebook = nbformat.read(tmp_path / release, as_version=4)
            for cell in notebook.cells:
                if cell.id == "amplified" and answer:
                    cell.source = answer
            path = tmp_path / "submitted" / f"{student}_{language}" / CHAPTER / name
            path.parent.mkdir(parents=True)
            nbformat.write(notebook, path)
    run(house, "-m", "grading", "autograde", CHAPTER, folder=tmp_path)
    points = {}
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(CHAPTER):
            student = submission.student.id
            grade = gradebook.find_grade("test_amplified", CHAPTER, CHAPTER, student)
            points[student] = grade.auto_score
    assert points == {f"{student}_{language}": score for language in LANGUAGES
                      for student, score in (("right", 2), ("wrong", 0), ("blank", 0))}


# What would miss a file, over the whole tree; and what holds for each thing, over the new ones.
WHOLE = ["book/test_parity.py", "book/test_order.py", "book/test_references.py",
         "book/test_terms.py", "book/test_notebook_links.py", "tools/test_ready.py",
         "tools/test_paths.py"]
EACH = ["book", "exercises", "figures", "tools/test_texts.py", "tools/test_sizes.py"]


def test_tests_of_the_tree_miss_nothing(house: Path) -> None:
    run(house, "-m", "ruff", "check", ".")
    for tests, more in ((WHOLE, ()), (EACH, ("-k", "echo and not round_trip and not validate"))):
        said = run(house, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more,
                   *(f"tests/{name}" for name in tests))
        assert " passed" in said
