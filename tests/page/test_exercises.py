"""Exercises in the page: answers, checks, hints, solutions, the notebook, and what is kept."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from neuron_to_mnist import LANGUAGES
from tests.book.test_accessibility import AXE, COLORS, darken, violations
from tests.exercises import tasks
from tests.grading.course import ENVIRONMENT, CourseFolder
from tests.page.conftest import MINUTE

ASSIGNMENT = "ch03_signals"
TURNED = "def two_by_two(x1, x2, w11, w12, w21, w22):\n    return x1, x2, w11, w12\n"
ESSAY = "Two layers are left, because the first two products make one matrix of shape (2, 2). " * 2


def references(assignment: str) -> dict[str, str]:
    """Return the reference answers by task, without the lines that mark them."""
    return {cell.id: re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", cell.source).rstrip()
            for cell in tasks.read_solution(assignment).cells
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")}


def released(assignment: str, language: str = "en") -> nbformat.NotebookNode:
    """Return what students get."""
    path = tasks.ROOT / "exercises" / language / assignment / f"{assignment}.ipynb"
    return nbformat.read(path, as_version=4)


class Learner:
    """Somebody who does an assignment in the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def task(self, name: str) -> Locator:
        """Return what belongs to a task's answer."""
        return self.page.locator(f".exercise[data-cell='{name}']")

    def write(self, name: str, code: str) -> None:
        """Write an answer of code."""
        field = self.task(name).locator("textarea, .cm-content").first
        field.scroll_into_view_if_needed()
        field.focus()
        coloured = self.task(name).locator(".cm-content")
        coloured.wait_for()
        coloured.fill(code)

    def read(self, name: str) -> str:
        """Return what stands in a field."""
        field = self.task(name)
        if field.locator("textarea").count():
            return field.locator("textarea").input_value()
        return "\n".join(field.locator(".cm-line").all_inner_texts()).replace("\u200b", "")

    def check(self, name: str) -> str:
        """Check an answer and return what the page says of it in a line."""
        self.task(name).locator("[data-do=check]").click()
        self.wait(name)
        return self.state(name)

    def wait(self, name: str) -> None:
        """Wait for the end of a check."""
        self.task(name).locator(".cell-bar:not([data-busy])").wait_for(timeout=2 * MINUTE)

    def state(self, name: str) -> str:
        """Return the line beside the buttons."""
        return self.task(name).locator(".cell-state").inner_text()

    def report(self, name: str) -> str:
        """Return the report of the last check."""
        return self.task(name).locator(".course-report").inner_text()

    def sum(self) -> str:
        """Return the points of the page."""
        return self.page.locator(".exercise-sum").inner_text()

    def solution(self, name: str) -> Locator:
        """Return the link to a task's solution."""
        return self.task(name).locator(".exercise-solution a")

    def download(self, folder: Path) -> Path:
        """Download the notebook."""
        with self.page.expect_download() as coming:
            self.page.locator("[data-do=download]").first.click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path

    def open(self, path: Path) -> str:
        """Open a notebook and return what the page says."""
        state = self.page.locator(".exercise-tools .cell-state")
        state.evaluate("state => state.textContent = ''")
        self.page.locator(".exercise-tools input").set_input_files(path)
        state.filter(has_text=re.compile(".")).wait_for()
        return state.inner_text()


def visit(context: BrowserContext, address: str) -> Learner:
    """Open a page of exercises."""
    page = context.new_page()
    page.goto(address)
    page.locator(".exercise-sum", has_text=re.compile(".")).wait_for()
    return Learner(page)


def window(browser: Browser) -> BrowserContext:
    """Open a window of somebody new, without the service worker."""
    return browser.new_context(service_workers="block", color_scheme="light",
                               reduced_motion="reduce")


@pytest.fixture
def student(browser: Browser, served: str) -> Iterator[Learner]:
    """Somebody new at chapter 3's exercises."""
    with window(browser) as context:
        yield visit(context, f"{served}/en/exercises_{ASSIGNMENT}.html")


@pytest.fixture(scope="module")
def english(browser: Browser, served: str) -> Iterator[Learner]:
    """The same page for many tests, since Python takes a while to start."""
    with window(browser) as context:
        yield visit(context, f"{served}/en/exercises_{ASSIGNMENT}.html")


@pytest.fixture(scope="module")
def korean(browser: Browser, served: str) -> Iterator[Learner]:
    """The same in Korean."""
    with window(browser) as context:
        yield visit(context, f"{served}/ko/exercises_{ASSIGNMENT}.html")


@pytest.fixture(params=LANGUAGES)
def running(request: pytest.FixtureRequest) -> Learner:
    """Each of the two pages in turn."""
    return request.getfixturevalue({"en": "english", "ko": "korean"}[request.param])


# Before the first check


def test_nothing_of_python_comes_before_a_check(student: Learner, site: Path) -> None:
    asked: list[str] = []
    student.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    student.page.reload()
    student.page.wait_for_load_state("networkidle")
    student.page.locator("textarea").first.fill("x = 1")
    student.page.wait_for_load_state("networkidle")
    assert [path for path in asked if "/python/" in path] == []
    of_page = {path for path in asked if "/cells/" in path and "codemirror" not in path}
    assert sum(len(gzip.compress((site / path[1:]).read_bytes())) for path in of_page) < 12_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_holds_the_released_notebook_and_nothing_hidden(site: Path, language: str) -> None:
    for path in sorted((tasks.ROOT / "exercises" / language).glob("*/*.ipynb")):
        html = (site / language / f"exercises_{path.stem}.html").read_text(encoding="utf-8")
        data = re.search(r'id="exercise-notebook">(.*?)</script>', html, re.DOTALL)[1]
        assert json.loads(data)["notebook"] == nbformat.read(path, as_version=4)
        assert "HIDDEN" not in html
        assert "marks.hidden" not in html


def test_hints_come_one_at_a_time(student: Learner) -> None:
    hints = student.page.locator("#ch03-exercise-1 > details")
    assert [hint.is_visible() for hint in hints.all()] == [True, False, False]
    hints.nth(0).locator("summary").press("Enter")
    hints.nth(1).wait_for()
    assert [hint.is_visible() for hint in hints.all()] == [True, True, False]


def test_a_file_says_what_to_do_instead(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "en" / f"exercises_{ASSIGNMENT}.html").as_uri())
        page.locator("[data-do=check]").first.click()
        assert "make serve" in page.locator(".exercise .cell-state").first.inner_text()


# Checks


def test_reference_answers_of_another_chapter_give_full_points(
    browser: Browser, served: str
) -> None:
    with window(browser) as context:
        student = visit(context, f"{served}/en/exercises_ch06_backpropagation.html")
        for name, code in references("ch06_backpropagation").items():
            student.write(name, code)
            student.check(name)
            assert student.task(name).locator(".course-report .wrong").count() == 0
            assert student.solution(name).is_visible()
        numbers = re.findall(r"[\d.]+", student.sum())
        assert numbers[0] == numbers[1]


def test_a_mistake_gets_the_points_and_words_of_native_python(running: Learner) -> None:
    language = running.page.evaluate("document.documentElement.lang")
    task, entry = next((task, entry) for task, entry in tasks.catalogue(ASSIGNMENT, "mistake")
                       if task == "layer")
    notebook = released(ASSIGNMENT, language)
    for cell in notebook.cells:
        cell.source = references(ASSIGNMENT).get(cell.id, cell.source)
    native = tasks.run_task(notebook, task, entry["source"], language).report
    running.write("sigmoid", references(ASSIGNMENT)["sigmoid"])
    running.write(task, entry["source"])
    state = running.check(task)
    assert {f"{native.earned:g}", f"{native.possible:g}"} == set(re.findall(r"[\d.]+", state))
    said = " ".join(running.report(task).split())
    for finding in filter(None, (step.finding for step in native.steps)):
        assert finding.sentence(language) in said


def test_a_broken_answer_is_told_and_not_checked(english: Learner) -> None:
    english.write("neuron", "def neuron(x, w, b)\n    return 1")
    assert english.check("neuron") == "The code ended with an error, so it was not checked"
    assert "SyntaxError" in english.task("neuron").locator(".cell-live").inner_text()
    english.write("sigmoid", references(ASSIGNMENT)["sigmoid"])
    assert english.check("sigmoid") == "4 of 4 points. The solution can be opened now"


def test_a_broken_answer_above_leaves_the_others_alone(english: Learner) -> None:
    english.write("weighted_sum", "1 / 0")
    english.write("two_by_two", references(ASSIGNMENT)["two_by_two"])
    english.write("sigmoid", references(ASSIGNMENT)["sigmoid"])
    assert english.check("two_by_two").startswith("2 of 2 points")
    assert "The code of task 1 ended with an error" in english.task("two_by_two").inner_text()


def test_nothing_is_left_of_an_earlier_answer(english: Learner) -> None:
    english.write("layer_batch", references(ASSIGNMENT)["layer_batch"])
    english.check("layer_batch")
    english.write("layer_batch", references(ASSIGNMENT)["layer_batch"].replace("layer_", "other_"))
    assert english.check("layer_batch") == "Ended with an error"
    assert "keep the names that the task gives" in english.task("layer_batch").inner_text()


def test_what_an_answer_prints_and_its_last_value_are_shown(english: Learner) -> None:
    code = references(ASSIGNMENT)["weighted_sum"]
    english.write("weighted_sum", f"{code}\n\nprint('<b>mine</b>')\n'last'")
    english.check("weighted_sum")
    output = english.task("weighted_sum").locator(".cell-live").inner_text()
    assert re.sub(r"\s+", " ", output).startswith("<b>mine</b> 'last' ✓")


def test_stop_ends_a_loop_without_an_end(english: Learner) -> None:
    english.write("neuron", "while True: pass")
    english.task("neuron").locator("[data-do=check]").click()
    english.page.wait_for_timeout(500)
    english.task("neuron").locator("[data-do=stop]").click()
    english.wait("neuron")
    assert english.state("neuron").startswith("Stopped")


def test_a_solution_opens_after_three_serious_tries(korean: Learner) -> None:
    name = "forward"
    korean.check(name)  # the stub is no try
    for number in range(3):
        assert not korean.solution(name).is_visible()
        korean.write(name, f"def forward(x, weights, biases):\n    return {number}")
        korean.check(name)
        korean.check(name)  # the same again is no other try
    assert korean.solution(name).is_visible()
    assert korean.solution(name).get_attribute("href") == f"solutions_{ASSIGNMENT}.html#ch03-task-7"


def test_a_written_answer_opens_its_solution_once_something_is_there(student: Learner) -> None:
    field = student.task("in_words").locator("textarea")
    field.fill("Two.")
    assert not student.solution("in_words").is_visible()
    field.fill(ESSAY)
    assert student.solution("in_words").is_visible()


# The notebook


@pytest.fixture(scope="module")
def downloaded(
    english: Learner, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, float]:
    """A notebook that somebody did in the page, with one mistake, and its points."""
    for name, code in (references(ASSIGNMENT) | {"two_by_two": TURNED}).items():
        english.write(name, code)
        english.check(name)
    english.task("in_words").locator("textarea").fill(ESSAY)
    path = english.download(tmp_path_factory.mktemp("downloads"))
    return path, float(re.findall(r"[\d.]+", english.sum())[0])


def test_the_notebook_is_the_released_one_with_the_answers(downloaded: tuple[Path, float]) -> None:
    path, _ = downloaded
    assert path.name == f"{ASSIGNMENT}.ipynb"
    mine, theirs = nbformat.read(path, as_version=4), released(ASSIGNMENT)
    nbformat.validate(mine)
    answers = references(ASSIGNMENT) | {"two_by_two": TURNED, "in_words": ESSAY}
    for cell in theirs.cells:
        cell.source = answers.get(cell.id, cell.source)
    assert mine == theirs


def test_nbgrader_finds_the_same_points(
    downloaded: tuple[Path, float], tmp_path: Path, sandbox: None
) -> None:
    path, points = downloaded
    said = subprocess.run([sys.executable, "-m", "nbgrader", "validate", str(path)],
                          env=ENVIRONMENT, capture_output=True, text=True)
    assert "two_by_two" in said.stdout
    assert "weighted_sum" not in said.stdout
    course = CourseFolder.create(tmp_path / "course")
    course.submit("mina", path.read_bytes())
    done = course.command("grading", "autograde", ASSIGNMENT)
    assert done.returncode == 0, done.stderr
    marks = course.marks("mina")
    assert sum(mark for mark in marks.values() if mark) == points


def test_a_notebook_is_brought_back_with_cells_of_ones_own(
    korean: Learner, tmp_path: Path
) -> None:
    notebook = released(ASSIGNMENT, "en")
    for cell in notebook.cells:
        cell.source = references(ASSIGNMENT).get(cell.id, cell.source)
    at = [cell.id for cell in notebook.cells].index("weighted_sum")
    notebook.cells.insert(at, nbformat.v4.new_code_cell("def helper():\n    return 0", id="mine"))
    notebook.cells[at + 1].source = "def weighted_sum(x, w, b):\n    return helper()"
    unanswered = next(cell for cell in notebook.cells if cell.id == "layer_batch")
    unanswered.source = next(cell.source for cell in released(ASSIGNMENT).cells
                             if cell.id == "layer_batch")
    path = tmp_path / "mine.ipynb"
    nbformat.write(notebook, path)
    korean.write("sigmoid", "x = 1")
    number = len(references(ASSIGNMENT)) - 1
    assert korean.open(path) == f"mine.ipynb: 노트북을 열어 답 {number}개를 가져왔습니다."
    assert "helper()" in korean.read("weighted_sum")
    assert "여기에" in korean.read("layer_batch")
    assert korean.task("sigmoid").locator(".exercise-other").is_visible()
    assert korean.page.locator(".exercise-own textarea").input_value().startswith("def helper")
    korean.check("weighted_sum")
    assert "NameError" not in korean.report("weighted_sum")
    again = nbformat.read(korean.download(tmp_path), as_version=4)
    assert "mine" in [cell.id for cell in again.cells]


@pytest.mark.parametrize(("content", "sentence"), [
    ("no JSON", "other.ipynb is no notebook, so nothing was changed."),
    ("ch04_losses", "other.ipynb is not the notebook ch03_signals.ipynb, so nothing was changed."),
])
def test_another_file_is_refused_in_a_sentence(
    student: Learner, tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "other.ipynb"
    if content.startswith("ch"):
        nbformat.write(released(content), path)
    else:
        path.write_text(content)
    student.write("sigmoid", "x = 1")
    assert student.open(path) == sentence
    assert student.read("sigmoid") == "x = 1"


# What is kept


def test_answers_and_points_are_there_again_in_both_languages(
    english: Learner, served: str
) -> None:
    code = references(ASSIGNMENT)["weighted_sum"]
    english.write("weighted_sum", code)
    english.task("in_words").locator("textarea").fill(ESSAY)
    english.check("weighted_sum")
    for language in LANGUAGES:
        again = visit(english.page.context, f"{served}/{language}/exercises_{ASSIGNMENT}.html")
        assert re.search(r"[1-9]", again.sum())
        assert again.read("weighted_sum") == code
        assert again.read("in_words") == ESSAY
        assert again.solution("weighted_sum").is_visible()
        again.page.close()


def test_start_over_can_be_taken_back(student: Learner) -> None:
    student.write("neuron", "mine = 1")
    student.task("neuron").locator("[data-do=reset]").click()
    assert student.read("neuron").startswith("def neuron")
    student.page.reload()
    student.task("neuron").get_by_role("button", name="Show the other version").click()
    assert student.read("neuron") == "mine = 1"


def test_two_tabs_lose_no_line(served: str, student: Learner) -> None:
    other = visit(student.page.context, f"{served}/en/exercises_{ASSIGNMENT}.html")
    student.write("neuron", "first = 1")
    other.page.wait_for_function(
        "document.querySelector(\".exercise[data-cell='neuron'] textarea\").value === 'first = 1'")
    other.write("neuron", "second = 2")
    notice = student.task("neuron").locator(".exercise-other")
    notice.wait_for()
    assert student.read("neuron") == "first = 1"
    student.write("neuron", "first = 10")
    student.page.reload()
    assert student.read("neuron") == "first = 10"
    student.task("neuron").get_by_role("button", name="Show the other version").click()
    assert student.read("neuron") == "second = 2"


def test_refused_storage_is_told_in_a_sentence(
    browser: Browser, served: str, tmp_path: Path
) -> None:
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
        page = context.new_page()
        page.goto(f"{served}/en/exercises_{ASSIGNMENT}.html")
        student = Learner(page)
        page.locator(".exercise-sum", has_text=re.compile(".")).wait_for()
        student.write("neuron", "mine = 1")
        assert student.state("neuron").startswith("This browser keeps nothing")
        assert "mine = 1" in student.download(tmp_path).read_text(encoding="utf-8")


# Progress


def test_the_sidebar_tells_what_is_done(english: Learner, served: str) -> None:
    english.write("weighted_sum", references(ASSIGNMENT)["weighted_sum"])
    english.check("weighted_sum")
    chapter = english.page.locator(".bd-sidenav a[href='ch03_signals.html']")
    assert re.search(r"\d/8, \d of 8 tasks done", chapter.text_content())
    page = english.page.context.new_page()
    page.goto(f"{served}/en/ch03_signals.html")
    current = page.locator(".bd-sidenav .current > a")
    assert ", read" not in current.text_content()
    page.locator(".prev-next-area").scroll_into_view_if_needed()
    current.filter(has_text="✓").wait_for()
    assert re.search(r", read, \d of 8 tasks done", current.text_content())
    page.close()


def test_progress_is_shown_exported_forgotten_and_imported(
    student: Learner, tmp_path: Path
) -> None:
    page = student.page
    student.write("neuron", "mine = 1")
    page.keyboard.press("Escape")
    page.locator(".progress-button").click()
    dialog = page.get_by_role("dialog", name="Your progress")
    assert dialog.locator("tr").count() == 10
    with page.expect_download() as coming:
        dialog.get_by_role("button", name="Export").click()
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    dialog.get_by_role("button", name="Forget").click()
    assert student.read("neuron") == "mine = 1"
    with page.expect_navigation():
        dialog.get_by_role("button", name="Forget all of it").click()
    assert student.read("neuron").startswith("def neuron")
    page.locator(".progress-button").click()
    with page.expect_navigation():
        page.locator(".progress-dialog input").set_input_files(path)
    assert student.read("neuron") == "mine = 1"


# For everybody


def test_a_task_is_done_by_keyboard_alone(english: Learner) -> None:
    page, task = english.page, english.task("neuron")
    english.write("neuron", "")
    page.keyboard.type("def neuron(x, w, b):\nreturn 0.5")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.do") == "check"
    page.keyboard.press("Enter")
    english.wait("neuron")
    assert task.locator(".course-report").is_visible()
    assert page.evaluate("document.activeElement.dataset.do") == "check"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(references(ASSIGNMENT)["neuron"].replace("    ", ""))
    page.keyboard.press("Shift+Enter")
    english.wait("neuron")
    assert english.state("neuron").startswith("2 of 2 points")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "solution of task 3" in page.evaluate("document.activeElement.textContent")


def filled(student: Learner) -> Page:
    """Fill a page with all that it can show."""
    page = student.page
    page.evaluate("document.querySelectorAll('article details').forEach(one => one.open = true)")
    student.write("two_by_two", TURNED)
    student.check("two_by_two")
    student.write("neuron", "1 / 0  # " + "x" * 300)
    student.check("neuron")
    student.task("neuron").locator("[data-do=reset]").click()
    student.task("in_words").locator("textarea").fill(ESSAY)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page


def test_axe_finds_no_fault_in_both_schemes_and_all_fits_a_phone(running: Learner) -> None:
    page = filled(running)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert violations(page) == []
    darken(page)
    assert violations(page, only=COLORS) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator(".progress-button").click()
    assert violations(page, within="'.progress-dialog'") == []
