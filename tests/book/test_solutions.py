"""The solution pages: every task, its solution behind a click, and nothing that is hidden."""

import html
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser

from book._ext import solution_pages
from neuron_to_mnist import LANGUAGES
from tests.book import pages
from tests.book.test_order import CHAPTERS
from tools import book

BOTH = [(language, name) for language in LANGUAGES for name in CHAPTERS]


def notebook(name: str) -> nbformat.NotebookNode:
    return nbformat.read(pages.ROOT / "solutions" / name / f"{name}.ipynb", as_version=4)


def article(site: Path, language: str, name: str) -> str:
    """Return the solution page's own part, without the theme around it."""
    page = (site / language / f"solutions_{name}.html").read_text(encoding="utf-8")
    found = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert found is not None
    return found[0]


def hidden_by_a_click(page: str) -> list[str]:
    """Return the text of every part that opens with a click, its title first."""
    found = re.findall(r"<details.*?</details>", page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in found]


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_assignment_has_its_page(name: str) -> None:
    """The build makes it, and the table of contents leads to it."""
    assert f"solutions_{name}" in pages.page_names()


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_chapter_leads_to_the_solutions(site: Path, language: str, name: str) -> None:
    page = (site / language / f"{name}.html").read_text(encoding="utf-8")
    exercise = re.search(rf'id="{name[:4]}-exercise".*?id="{name[:4]}-summary"', page, re.DOTALL)
    assert exercise is not None
    assert f'href="solutions_{name}.html"' in exercise[0]


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_page_leads_back_to_the_chapter(site: Path, language: str, name: str) -> None:
    assert f'href="{name}.html#{name[:4]}-exercise"' in article(site, language, name)


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_every_solution_stands_behind_a_click(site: Path, language: str, name: str) -> None:
    page = article(site, language, name)
    hidden = hidden_by_a_click(page)
    shown = re.sub(r"<[^>]+>", "", re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL))
    expected = 0
    for cell in notebook(name).cells:
        if re.fullmatch(rf"task\d+-{language}", cell.id):
            number = re.sub(r"\D", "", cell.id)
            assert f'id="{name[:4]}-task-{number}"' in page
            expected += cell.source.count("<details>")
        elif cell.metadata.get("nbgrader", {}).get("solution"):
            expected += 1
            if cell.cell_type == "code":
                lines = [line for line in cell.source.splitlines() if "### " not in line]
                assert sum("\n".join(lines) in part for part in hidden) == 1, cell.id
                first = cell.source.partition("### BEGIN SOLUTION\n")[2].splitlines()[0]
                assert first not in shown
    assert len(hidden) == expected


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_answer_in_words_comes_in_the_pages_language(site: Path, language: str, name: str) -> None:
    page = article(site, language, name)
    title = solution_pages.MESSAGES["answer"][language]
    (answer,) = [part for part in hidden_by_a_click(page) if part.strip().startswith(title)]
    assert {"en": "Marking scheme", "ko": "채점 기준 ("}[language] in answer
    letters = re.findall(r"[A-Za-z가-힣]", answer)
    korean = sum("가" <= letter <= "힣" for letter in letters) / len(letters)
    assert korean > 0.3 if language == "ko" else korean == 0


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_tests_are_not_shown(site: Path, language: str, name: str) -> None:
    text = html.unescape(re.sub(r"<[^>]+>", "", article(site, language, name)))
    assert "HIDDEN TESTS" not in text
    assert "marks." not in text
    assert "READ_REAL_DIGITS" not in text  # what follows the tasks of chapter 9
    assert "SOLUTION" not in text


def test_solution_opens_with_the_keyboard(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "en" / "solutions_ch03_signals.html").as_uri())
    solution = page.locator("#ch03-task-1 details").last
    code = solution.locator("pre")
    assert not code.is_visible()
    solution.locator("summary").focus()
    page.keyboard.press("Enter")
    assert code.is_visible()
    assert "np.dot(x, w) + b" in code.inner_text()
    page.close()


@pytest.fixture
def small_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A book with one page of solutions; the function builds it and returns what Sphinx said."""
    (tmp_path / "conf.py").write_text(
        "from pathlib import Path\n"
        f"import sys\nsys.path.insert(0, {str(pages.ROOT)!r})\n"
        "from book._ext import solution_pages, notebook_links\n"
        "solution_pages.ROOT = notebook_links.ROOT = Path(__file__).parent\n"
        "extensions = ['myst_parser', 'sphinx_design', 'book._ext.solution_pages',\n"
        "              'book._ext.notebook_links']\n"
        "myst_enable_extensions = ['colon_fence', 'dollarmath']\n"
        "exclude_patterns = ['solutions', 'html']\n", encoding="utf-8")
    (tmp_path / "index.md").write_text(
        "(ch03-exercise)=\n# Page\n\n```{solutions} ch03_signals\n```\n", encoding="utf-8")

    def build() -> str:
        command = [sys.executable, "-m", "sphinx", "-W", "-q", tmp_path, tmp_path / "html"]
        return subprocess.run(command, capture_output=True, text=True).stderr

    return build


def test_page_follows_the_notebook(small_book, tmp_path: Path) -> None:
    for folder in ("solutions", "exercises/en"):
        (tmp_path / folder / "ch03_signals").mkdir(parents=True)
    path = tmp_path / "solutions" / "ch03_signals" / "ch03_signals.ipynb"
    (tmp_path / "exercises" / "en" / "ch03_signals" / path.name).touch()
    nbformat.write(notebook("ch03_signals"), path)
    assert small_book() == ""
    page = tmp_path / "html" / "index.html"
    assert "<em>second</em> index" in page.read_text(encoding="utf-8")
    path.write_text(path.read_text("utf-8").replace("*second* index", "*other* index"), "utf-8")
    assert small_book() == ""
    assert "<em>other</em> index" in page.read_text(encoding="utf-8")


def test_says_what_is_wrong(small_book) -> None:
    assert "There is no assignment 'ch03_signals'." in small_book()


def test_assignment_without_a_chapter_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solution_pages, "ROOT", tmp_path)
    (tmp_path / "solutions" / "project").mkdir(parents=True)
    (tmp_path / "solutions" / "project" / "project.ipynb").touch()
    with pytest.raises(ValueError, match=r"named after its chapter, .* got 'project'"):
        solution_pages.made_pages("en")


def test_answer_without_a_language_is_refused() -> None:
    cell = nbformat.v4.new_markdown_cell("**English.** Two layers.", id="in_words")
    with pytest.raises(ValueError, match="expected in_words to be"):
        solution_pages.answer(cell, "en")


def test_site_is_built_again_when_a_solution_changes() -> None:
    names = {path.relative_to(pages.ROOT).as_posix() for path in book.input_files()}
    assert {f"solutions/{name}/{name}.ipynb" for name in CHAPTERS} <= names
