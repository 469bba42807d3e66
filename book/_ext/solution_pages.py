"""The directive that shows an assignment's tasks, each with its solution behind a click.

    ```{solutions} ch03_signals
    ```

reads ``solutions/ch03_signals/ch03_signals.ipynb``: a section for every task, with the task's text
and its hints in the page's language, then the reference solution, or the answer in words with its
marking scheme. Nothing is executed, and test cells are not shown. The build adds a page with this
directive to the book for every assignment, so none of these pages is written by hand.
"""

import re
from pathlib import Path

import nbformat
from docutils import nodes
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from neuron_to_mnist import LANGUAGES, say

ROOT = Path(__file__).resolve().parents[2]

MESSAGES = {
    "title": {"en": "Solutions to chapter {number}", "ko": "{number}장 풀이"},
    "exercises": {"en": "Exercises of chapter {number}", "ko": "{number}장 연습 문제"},
    "introduction": {
        "en": "These are the tasks of {{notebook}}`{name}`. Try each of them first. Whatever is "
              "right gets full points, so your code may look different from the solution and be "
              "as good. The end of {{ref}}`{chapter}-exercise` says where the chapter explains "
              "each of them.",
        "ko": "{{notebook}}`{name}`의 문제입니다. 먼저 직접 풀어 보세요. 맞는 코드는 어떻게 썼든 "
              "만점이므로 여기 있는 풀이와 달라도 됩니다. 문제마다 본문의 어디에 설명이 있는지는 "
              "{{ref}}`{chapter}-exercise`의 끝에 적어 두었습니다.",
    },
    "solution": {"en": "Solution", "ko": "풀이"},
    "answer": {"en": "Answer, and how it is marked", "ko": "답과 채점 기준"},
    # A written answer has a part in each language, which begins with this.
    "opening": {"en": "**English.**", "ko": "**한국어.**"},
}


def made_pages(language: str) -> dict[str, str]:
    """Return the source of every page by its name that is made of an assignment: two of each.

    The other one is for doing it: see ``exercise_pages.py``.
    """
    made = {}
    for name in sorted(path.stem for path in ROOT.glob("solutions/*/*.ipynb")):
        named = re.fullmatch(r"(ch(\d\d))_\w+", name)
        if not named:
            raise ValueError(
                "expected an assignment to be named after its chapter, such as ch03_signals, got "
                f"{name!r}: rename its folder in solutions/ and the notebook in it"
            )
        chapter, title = named[1], say(MESSAGES, "title", language, number=int(named[2]))
        made[f"solutions_{name}"] = (
            f"({chapter}-solutions)=\n# {title}\n\n```{{solutions}} {name}\n```\n"
        )
        title = say(MESSAGES, "exercises", language, number=int(named[2]))
        made[f"exercises_{name}"] = (
            f"({chapter}-exercises)=\n# {title}\n\n```{{exercises}} {name}\n```\n"
        )
    return made


def dropdown(title: str, body: str) -> str:
    """Return Markdown that shows ``body`` when the reader opens ``title``."""
    return f"::::::{{dropdown}} {title}\n{body}\n::::::\n"


def with_dropdowns(text: str) -> str:
    """Turn a notebook's ``<details>`` into the book's own way of hiding things."""
    return re.sub(
        r"<details><summary>(.+?)</summary>\n\n(.+?)\n</details>",
        lambda found: dropdown(found[1], found[2]), text, flags=re.DOTALL,
    )


def code(cell: NotebookNode) -> str:
    """Return the cell's code as Markdown, without the lines that mark the solution in it."""
    source = re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.MULTILINE)
    return f"`````python\n{source.rstrip()}\n`````"


def answer(cell: NotebookNode, language: str) -> str:
    """Return the part of a written answer that is in ``language``."""
    openings = [say(MESSAGES, "opening", each) for each in LANGUAGES]
    found = re.fullmatch("(.*)".join(["", *map(re.escape, openings), ""]), cell.source, re.DOTALL)
    if not found or found[1]:
        raise ValueError(f"expected {cell.id} to be {' ... '.join(openings)} ...")
    return dict(zip(LANGUAGES, found.groups()[1:], strict=True))[language].strip()


def tasks(notebook: NotebookNode, language: str) -> list[tuple[str, str, str]]:
    """Return the number, the heading and the Markdown of every task, in the notebook's order."""
    found: list[tuple[str, str, list[str]]] = []
    for cell in notebook.cells:
        graded = cell.metadata.get("nbgrader", {})
        task = re.fullmatch(rf"task(\d+)-{language}", cell.id)
        if task:
            heading, _, text = cell.source.partition("\n")
            found.append((task[1], heading.lstrip("# "), [with_dropdowns(text)]))
        elif graded.get("solution"):
            written = cell.cell_type == "markdown"
            title = say(MESSAGES, "answer" if written else "solution", language)
            found[-1][2].append(dropdown(title, answer(cell, language) if written else code(cell)))
        elif found and cell.cell_type == "code" and not graded.get("grade"):
            found[-1][2].append(code(cell))  # given with the task
        elif found and cell.cell_type == "markdown" and not cell.id.startswith("task"):
            break  # what follows the tasks
    return [(number, heading, "\n\n".join(parts)) for number, heading, parts in found]


class Solutions(SphinxDirective):
    """``solutions``: the assignment's name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return an introduction and a section for every task."""
        name, language = self.arguments[0], self.config.language or "en"
        path = ROOT / "solutions" / name / f"{name}.ipynb"
        if language not in LANGUAGES:
            raise self.error(f"Solutions are in {' and '.join(LANGUAGES)}, not in {language!r}.")
        if not path.is_file():
            raise self.error(f"There is no assignment {name!r}.")
        self.env.note_dependency(str(path))
        chapter = name.split("_")[0]
        introduction = say(MESSAGES, "introduction", language, name=name, chapter=chapter)
        found = self.parse_text_to_nodes(introduction)
        for number, heading, text in tasks(nbformat.read(path, as_version=4), language):
            label = f"{chapter}-task-{number}"
            section = nodes.section("", ids=[label], names=[label])
            self.state.document.note_explicit_target(section, section)
            title, messages = self.parse_inline(heading)
            section += [nodes.title(heading, "", *title), *messages]
            section += self.parse_text_to_nodes(text)
            found.append(section)
        return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("solutions", Solutions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
