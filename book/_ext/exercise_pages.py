"""The directive that lets readers do an assignment in the page.

    ```{exercises} ch03_signals
    ```

reads the released notebook of the page's language: a section for every task, with its text, its
hints, a field for the answer and a button that checks it. The notebook itself stands in the page as
JSON, for the checks and for "Download my notebook"; it is what students get, so nothing hidden is
in it. ``_static/cells/exercise.js`` and ``exercises.js`` hold what the fields and buttons do.

Of the page's sidebar, ``_static/progress.js`` is told how many tasks with points there are.
"""

import ast
import re
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import nnlib
from neuron_to_mnist import LANGUAGES, say

sys.path.insert(0, str(Path(__file__).parent))
from python_cells import as_script, runtime, settings  # type: ignore
from solution_pages import with_dropdowns  # type: ignore

ROOT = Path(__file__).resolve().parents[2]
# What a browser keeps for the course has names that begin with this.
COURSE = f"neuron-to-mnist {nnlib.__version__}"
MESSAGES = {
    "how": {"en": "How to work", "ko": "푸는 방법"},
    "steps": {
        "en": "1. Each task has a field with an unfinished function. Put your lines in the place "
              "of `raise NotImplementedError()` and keep the function's name and its parameters.\n"
              "2. Press *Check* under the field, or Shift+Enter in it. The first time, Python "
              "comes to your browser (about 9 MB); nothing has to be installed. The check goes "
              "through the task step by step: what is right, what is not, which call it tried, "
              "what it expected and what came. The words in brackets, such as `[result.shape]`, "
              "are the name of a message; quote it when you ask for help.\n"
              "3. If you are stuck, open the hints one at a time. To try something, write it under "
              "your function, such as `print(f(2))`: *Check* shows above the report what it "
              "prints. After full points, or three tries, the task leads to its solution.\n"
              "4. What you type stays in this browser, and nothing is sent. *Download my notebook* "
              "gives `{name}.ipynb` with your answers, to hand in or to go on with in "
              "JupyterLab; *Open a notebook* brings one back.",
        "ko": "1. 문제마다 완성되지 않은 함수가 든 입력란이 있습니다. "
              "`raise NotImplementedError()` 자리에 코드를 씁니다. 함수와 매개변수의 이름은 바꾸지 "
              "않습니다.\n"
              "2. 입력란 아래의 *검사*를 누르거나 입력란에서 Shift+Enter를 누릅니다. 처음 한 번은 "
              "파이썬(9 MB쯤)을 브라우저로 내려받으며, 따로 설치할 것은 없습니다. 검사는 문제를 "
              "단계별로 짚으며 무엇이 맞고 무엇이 틀렸는지, 어떻게 호출했는지, 어떤 값을 "
              "기대했고 어떤 값이 나왔는지 알려 줍니다. `[result.shape]`처럼 대괄호 안에 있는 "
              "것은 안내문의 이름입니다. 질문할 때 함께 적으면 좋습니다.\n"
              "3. 막히면 힌트를 하나씩 엽니다. 시험해 보고 싶은 것은 `print(f(2))`처럼 함수 "
              "아래에 씁니다. *검사*를 누르면 출력이 검사 결과 위에 나옵니다. 만점을 받거나 세 "
              "번 시도하면 풀이로 가는 링크가 열립니다.\n"
              "4. 입력한 것은 이 브라우저에만 남고 어디로도 보내지 않습니다. *내 노트북 "
              "내려받기*를 누르면 답이 든 `{name}.ipynb` 파일을 받습니다. 그대로 제출하거나 "
              "JupyterLab에서 이어서 풀 수 있고, *노트북 열기*로 다시 가져올 수 있습니다.",
    },
    "setup": {
        "en": "Before every check, this runs by itself:",
        "ko": "검사할 때마다 먼저 다음 코드가 저절로 실행됩니다.",
    },
    "no-python": {
        "en": "This copy of the book was built without Python, so its pages cannot check answers: "
              "work in {{notebook}}`{name}` instead.",
        "ko": "이 책은 파이썬 없이 만들어져 페이지에서 답을 검사할 수 없습니다. "
              "{{notebook}}`{name}`에서 풀어 보세요.",
    },
    "download": {"en": "Download my notebook", "ko": "내 노트북 내려받기"},
    "open": {"en": "Open a notebook", "ko": "노트북 열기"},
    "check": {"en": "Check", "ko": "검사"},
    "check-task": {"en": "Check task {number}", "ko": "문제 {number} 검사"},
    "run": {"en": "Run", "ko": "실행"},
    "stop": {"en": "Stop", "ko": "멈춤"},
    "reset": {"en": "Start over", "ko": "처음부터"},
    "reset-task": {"en": "Start over with task {number}", "ko": "문제 {number} 처음부터"},
    "code": {"en": "Answer to task {number}, code", "ko": "문제 {number}의 답, 코드"},
    "words": {"en": "Answer to task {number}, in words", "ko": "문제 {number}의 답, 서술형"},
    "extra": {"en": "Code of this section", "ko": "이 절의 코드"},
    "marked": {
        "en": "A person marks this answer. Once a few sentences stand here, the solution and its "
              "marking scheme can be opened.",
        "ko": "이 답은 사람이 채점합니다. 몇 문장을 쓰고 나면 풀이와 채점 기준을 열어 볼 수 "
              "있습니다.",
    },
    "compare": {
        "en": "Compare with the solution of task {number}", "ko": "문제 {number}의 풀이와 비교하기",
    },
    "end": {"en": "Before you hand in", "ko": "제출하기 전에"},
    "hand-in": {
        "en": "Check every task once more, press *Download my notebook*, and hand in the file "
              "under its own name. After you hand in, the same steps are tried with other inputs.",
        "ko": "모든 문제를 한 번 더 검사하고 *내 노트북 내려받기*를 누른 뒤, 받은 파일을 이름을 "
              "바꾸지 않고 제출합니다. 제출한 뒤에는 같은 단계를 다른 입력으로도 확인합니다.",
    },
}


@dataclass
class PageSection:
    """A section of a page: its heading, its text, and the cells that belong to it."""

    heading: str
    text: str
    number: str = ""
    cells: list[NotebookNode] = field(default_factory=list)


def graded(cell: NotebookNode) -> dict[str, Any]:
    """Return what nbgrader says of a cell."""
    return dict(cell.metadata.get("nbgrader", {}))


def is_test(cell: NotebookNode) -> bool:
    """Tell whether a cell checks an answer."""
    return cell.cell_type == "code" and bool(graded(cell).get("grade"))


def released(name: str, language: str) -> Path:
    """Return where the assignment's released notebook lies."""
    return ROOT / "exercises" / language / name / f"{name}.ipynb"


def tasks_with_points(notebook: NotebookNode) -> int:
    """Return how many cells of a notebook give points."""
    return sum(bool(graded(cell).get("points")) for cell in notebook.cells)


def parts(notebook: NotebookNode) -> list[PageSection]:
    """Return the notebook's sections in their order, the first with the title."""
    found: list[PageSection] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not graded(cell):
            heading, _, text = cell.source.partition("\n")
            task = re.match(r"task(\d+)-", cell.id)
            found.append(PageSection(heading.lstrip("# "), text.strip(), task[1] if task else ""))
        elif found:
            found[-1].cells.append(cell)
    return found


def set_up(code: str) -> str:
    """Return what the first cell sets up for the answers, less how a notebook finds the course."""
    return "\n".join(ast.unparse(statement) for statement in ast.parse(code).body
                     if isinstance(statement, (ast.Import, ast.ImportFrom)))


def button(what: str, word: str, name: str = "", hidden: bool = False) -> str:
    """Return a button of a task's bar."""
    label = f' aria-label="{escape(name)}"' if name else ""
    return (f'<button type="button" data-do="{what}"{label}{" hidden" if hidden else ""}>'
            f"{escape(word)}</button>")


class Exercises(SphinxDirective):
    """``exercises``: the assignment's name."""

    required_arguments = 1

    def say(self, message: str, **fields: object) -> str:
        """Return a sentence in the page's language."""
        return say(MESSAGES, message, self.config.language, **fields)

    def run(self) -> list[nodes.Node]:
        """Return how to work here, a section for every task, and the notebook."""
        name, language = self.arguments[0], self.config.language
        if language not in LANGUAGES:
            raise self.error(f"Exercises are in {' and '.join(LANGUAGES)}, not in {language!r}.")
        path = released(name, language)
        if not path.is_file():
            raise self.error(f"There is no assignment {name!r}.")
        self.env.note_dependency(str(path))
        self.name, self.chapter = name, name.split("_")[0]
        notebook = nbformat.read(path, as_version=4)
        first, how, *others = parts(notebook)
        found = self.parse_text_to_nodes(first.text)
        found.append(self.how_to_work(how, notebook))
        for number, part in enumerate(others, start=1):
            if part.number or part.cells:
                found.append(self.section(part, part.number or f"end-{number}"))
        end = self.titled("hand-in", self.say("end"), self.say("hand-in"))
        # JupyterLite's link takes the comment's place where `make lite` adds it to the site.
        end += self.tools(button("download", self.say("download")) + f"<!-- jupyterlite {name} -->")
        found.append(end)
        data = {**settings(self.env.app, self.env.docname, runtime()), "course": COURSE,
                "assignment": name, "notebook": notebook}
        return [*found, as_script("exercise-notebook", data)]

    def titled(self, label: str, heading: str, text: str) -> nodes.section:
        """Return a section of the page."""
        label = f"{self.chapter}-exercise-{label}"
        section = nodes.section("", ids=[label], names=[label])
        self.state.document.note_explicit_target(section, section)
        title, messages = self.parse_inline(heading)
        section += [nodes.title(heading, "", *title), *messages]
        section += self.parse_text_to_nodes(text)
        return section

    def how_to_work(self, part: PageSection, notebook: NotebookNode) -> nodes.section:
        """Say how to work here, and what of the notebook's own words holds here too."""
        message = "steps" if runtime() else "no-python"
        own = part.text[part.text.find("\n**") + 1:]  # the numbered list tells of JupyterLab
        text = "\n\n".join([self.say(message, name=self.name), self.say("setup"),
                            f"```python\n{set_up(part.cells[0].source)}\n```", own])
        section = self.titled("how", self.say("how"), text)
        possible = sum(graded(cell).get("points", 0) for cell in notebook.cells)
        section += self.tools(
            f'<span class="exercise-sum" role="status" data-possible="{possible:g}"></span>'
            + button("download", self.say("download")) + button("open", self.say("open"))
            + '<span class="cell-state" role="status"></span>'
            '<input type="file" accept=".ipynb" hidden>')
        return section

    def tools(self, content: str) -> nodes.raw:
        """Return what belongs to the whole page, not to a task."""
        return nodes.raw("", f'<div class="exercise-tools pst-js-only">{content}</div>',
                         format="html")

    def section(self, part: PageSection, label: str) -> nodes.section:
        """Return a task with its fields, or what follows the tasks."""
        section = self.titled(label, part.heading, with_dropdowns(part.text))
        section["classes"].append("exercise-task")
        test = next(filter(is_test, part.cells), None)
        for cell in part.cells:
            if is_test(cell):
                continue
            if graded(cell).get("solution") or not part.number:
                section += nodes.raw("", self.field(cell, test, part.number), format="html")
            else:  # given with the task
                section += nodes.literal_block(cell.source, cell.source, language="python")
        return section

    def field(self, cell: NotebookNode, test: NotebookNode | None, number: str) -> str:
        """Return the field for an answer with all that stands under it, as HTML."""
        written = cell.cell_type == "markdown"
        label = self.say("words" if written else "code" if number else "extra", number=number)
        bar = "" if written or runtime() is None else "".join([
            button("check", self.say("check"), self.say("check-task", number=number)) if test
            else button("check", self.say("run")),
            button("stop", self.say("stop"), hidden=True),
        ])
        points = graded(cell if written else test or cell).get("points", 0)
        rows = 10 if written else cell.source.count("\n") + 2
        code = ' class="cell-field" spellcheck="false" autocapitalize="off" autocorrect="off"'
        text = escape(cell.source)
        return (
            f'<div class="exercise" data-cell="{cell.id}" data-test="{test.id if test else ""}" '
            f'data-points="{points:g}" data-number="{number}">'
            f'<textarea{" class=" + chr(34) + "exercise-words" + chr(34) if written else code}'
            f' autocomplete="off" aria-label="{escape(label)}" rows="{rows}">'
            f'{"" if written else text}</textarea>'
            f'<div class="exercise-bar cell-bar pst-js-only">{bar}'
            + button("reset", self.say("reset"), number and self.say("reset-task", number=number),
                     hidden=True)
            + '<span class="cell-state" role="status"></span></div>'
            + (f'<p class="exercise-hint">{escape(self.say("marked"))}</p>' if written else "")
            + (self.solution(number) if number else "") + "</div>"
        )

    def solution(self, number: str) -> str:
        """Return the link to a task's solution, which is not seen yet."""
        words = escape(self.say("compare", number=number))
        address = f"solutions_{self.name}.html#{self.chapter}-task-{number}"
        return f'<p class="exercise-solution" hidden><a href="{address}">{words}</a></p>'


def load_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let a page with exercises load their script, and tell the sidebar what there is to do."""
    if 'id="exercise-notebook"' in str(context.get("body", "")):
        app.add_js_file("cells/exercise.js", loading_method="defer")
    context["course"] = COURSE
    context["course_tasks"] = app.config.course_tasks


def count_tasks(app: Sphinx, config: Any) -> None:
    """Count the tasks of every assignment once."""
    config.course_tasks = {
        path.stem: tasks_with_points(nbformat.read(path, as_version=4))
        for path in sorted((ROOT / "exercises" / (config.language or "en")).glob("*/*.ipynb"))
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_config_value("course_tasks", {}, "html", [dict])
    app.add_directive("exercises", Exercises)
    app.connect("config-inited", count_tasks)
    app.connect("html-page-context", load_script)
    app.add_js_file("progress.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
