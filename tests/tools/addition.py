"""A small chapter with its assignment and a live figure, in the files that CONTRIBUTING.md lists.

``FILES`` has an entry for each of these files, by its name there: the text of a new file, or a
function that makes the new text of one that exists. Then ``{nn}`` becomes the chapter's number.
"""

import json
import re
from collections.abc import Callable
from typing import Any

FRONT_MATTER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
WORDS = {
    "en": {
        "title": "Echo",
        "objectives": "Reading takes about 15 minutes.",
        "idea": "An {term}`echo` is a sound that comes back. "
                + "A wall sends back what it hears, a little later and a little weaker. " * 130,
        "code": "The same in Python:",
        "question": "Why does the mountain answer?",
        "exercise": "The notebook {notebook}`ch{nn}_echo` has one task. Then compare with the "
                    "{doc}`solutions <solutions_ch{nn}_echo>`.",
        "summary": "| English | Korean |\n|---|---|\n| echo | 메아리 |",
        "reading": "*Voices* ({cite:year}`shepherd2020`) listens to mountains.",
        "result": "The echo is {glue:text}`ch{nn}-y:.1f`.",
        "caption": "The echo follows the gain.",
        "entry": "echo\n메아리\n    A sound that comes back. {ref}`Chapter {nn} <ch{nn}-idea>`\n",
    },
    "ko": {
        "title": "메아리",
        "objectives": "읽는 데 15분쯤 걸립니다.",
        "idea": "{term}`메아리`(echo)는 되돌아오는 소리입니다. "
                + "벽은 들은 소리를 조금 늦게, 조금 약하게 돌려보냅니다. " * 190,
        "code": "파이썬으로도 같습니다.",
        "question": "산은 왜 대답할까요?",
        "exercise": "노트북 {notebook}`ch{nn}_echo`에는 문제가 하나 있습니다. 다 풀었으면 "
                    "{doc}`풀이 <solutions_ch{nn}_echo>`와 견주어 보세요.",
        "summary": "| 한국어 | 영어 |\n|---|---|\n| 메아리 | echo |",
        "reading": "*Voices*({cite:year}`shepherd2020`)는 산의 소리를 듣습니다.",
        "result": "돌아온 소리는 {glue:text}`ch{nn}-y:.1f`입니다.",
        "caption": "메아리는 증폭률을 따릅니다.",
        "entry": "메아리\necho\n    되돌아오는 소리입니다. {ref}`{nn}장 <ch{nn}-idea>`\n",
    },
}


def page(words: dict[str, str]) -> str:
    """Return the chapter."""
    def section(step: str, *parts: str) -> str:
        return "\n\n".join([f"(ch{{nn}}-{step})=\n## {words['title']}", *parts]) + "\n"

    cell = "```{code-cell}\n:tags: [remove-cell]\n\n{}\n```"
    glued = 'from myst_nb import glue\n\nglue("ch{nn}-y", 3 * 0.5, display=False)'
    return "\n".join([
        FRONT_MATTER, f"(ch{{nn}})=\n# {words['title']}\n", cell.replace("{}", glued) + "\n",
        section("objectives", words["objectives"]), section("question", words["question"]),
        section("idea", words["idea"]), section("by-hand", words["result"]),
        section("formula", "$$ y = g x $$"),
        section("code", words["code"], "```{code-cell}\nprint(3 * 0.5)\n```"),
        section("figure"), section("mistake", words["question"]),
        section("check", words["question"]), section("exercise", words["exercise"]),
        section("summary", words["summary"]), section("reading", words["reading"]),
    ])


def with_figure(language: str) -> Callable[[str], str]:
    """Return what puts the live figure into the chapter's step for it."""
    shown = f"```{{live-figure}} echo\n:name: ch{{nn}}-echo\n\n{WORDS[language]['caption']}\n```\n"
    return lambda old: re.sub(r"(-figure\)=\n## .*\n)", rf"\1\n{shown}", old)


def on_the_first_page(language: str) -> Callable[[str], str]:
    """Return what gives the chapter a row in the table and a place on the map of that page."""
    row = f"| [{{nn}} {WORDS[language]['title']}](ch{{nn}}_echo.md) | $y = g x$ |\n"

    def change(old: str) -> str:
        text = re.sub(r"(?<=\n)(\| \[\d+ .*\.md\) \|.*\n)(?=\n)", rf"\g<1>{row}", old, count=1)
        text = text.replace("spots = {", 'spots = {"{nn}": (0, 1), ', 1)
        return text.replace("needs = [", 'needs = [("1", "{nn}"), ', 1)

    return change


def in_the_readme(old: str) -> str:
    """Count one chapter more."""
    return re.sub(r"(chapters [01]) to \d+", r"\1 to {nn}", old)


def cell(name: str, kind: str, source: str, **metadata: Any) -> dict[str, Any]:
    """Return a cell of the notebook."""
    code = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"id": name, "cell_type": kind, "source": source, "metadata": metadata, **code}


def graded(name: str, kind: str, source: str, **what: Any) -> dict[str, Any]:
    """Return a cell that nbgrader knows."""
    plain = {"grade": False, "locked": False, "solution": False, "task": False}
    return cell(name, kind, source,
                nbgrader={"grade_id": name, "schema_version": 3, **plain, **what})


def both(name: str, english: str, korean: str) -> list[dict[str, Any]]:
    """Return a text in both languages."""
    return [cell(f"{name}-en", "markdown", english, tags=["lang-en"]),
            cell(f"{name}-ko", "markdown", korean, tags=["lang-ko"])]


SETUP = """from neuron_to_mnist import checks

import numpy as np

checks.use_language("en")"""
ANSWER = """def amplified(x, gain):
    ### BEGIN SOLUTION
    return np.multiply(x, gain)
    ### END SOLUTION"""
TEST = """from neuron_to_mnist.checks.ch{nn}_echo.checks import check_amplified

marks = check_amplified(amplified)
### BEGIN HIDDEN TESTS
def hidden_tests():
    marks.hidden("number", (4.0, 0.75), 3.0)
    marks.hidden("list", ([4.0, -1.0], 2.0), [8.0, -2.0])


hidden_tests()
### END HIDDEN TESTS
marks.total()"""
IN_WORDS = """**English.** Nothing comes back.

Marking scheme (2 points): 2 for saying so.

**한국어.** 아무것도 돌아오지 않습니다.

채점 기준 (2점): 그렇게 적었으면 2점."""
NOTEBOOK = {
    "cells": [
        *both("title", "# Chapter {nn}: Echo", "# {nn}장: 메아리"),
        *both("how-to-work", "## How to work", "## 푸는 방법"),
        cell("setup", "code", SETUP),
        *both("task1", "## Task 1: A gain (2 points)\n\nWrite `amplified(x, gain)`.",
              "## 문제 1: 증폭 (2점)\n\n`amplified(x, gain)`을 작성하세요."),
        graded("amplified", "code", ANSWER, solution=True),
        graded("test_amplified", "code", TEST, grade=True, locked=True, points=2),
        *both("task2", "## Task 2: In words (2 points)\n\nWhat if the gain is zero?",
              "## 문제 2: 말로 답하기 (2점)\n\n증폭률이 0이라면?"),
        graded("in_words", "markdown", IN_WORDS, grade=True, solution=True, points=2),
    ],
    "metadata": {
        "course": {"withheld": ["neuron_to_mnist.figures.echo"]},
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python",
                       "name": "python3"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4, "nbformat_minor": 5,
}

CHECKS = '''"""The visible checks of the assignment ``ch{nn}_echo``."""

from neuron_to_mnist.checks.ch{nn}_echo import mistakes
from neuron_to_mnist.checks.marks import Function, Marks


def check_amplified(amplified: Function) -> Marks:
    """Task 1: ``amplified(x, gain)``, as much louder as the gain says."""
    marks = Marks("ch{nn}.amplified", amplified, parameters=("x", "gain"),
                  steps={"number": 1, "list": 1}, mistakes=mistakes.AMPLIFIED)
    marks.visible("number", (2.0, 3.0), 6.0)
    marks.visible("number", (-1.5, 0.5), -0.75)
    marks.visible("list", ([1.0, 2.0], 0.5), [0.5, 1.0])
    return marks
'''
MISTAKES = '''"""The mistakes that the checks of ``ch{nn}_echo`` know."""

import numpy as np

AMPLIFIED = [("ch{nn}.added", lambda x, gain: np.add(x, gain))]
'''
MESSAGES = '''"""Messages of the assignment ``ch{nn}_echo``."""

MESSAGES = {
    "ch{nn}.amplified.number": {"en": "One number.", "ko": "수 하나입니다."},
    "ch{nn}.amplified.list": {"en": "A list.", "ko": "리스트입니다."},
    "ch{nn}.added": {
        "en": "The gain was added. A gain is a factor.",
        "ko": "증폭률을 더했습니다. 증폭률은 곱하는 수입니다.",
    },
}
'''


def entry(kind: str, name: str, line: str, said: str = "") -> str:
    """Return an answer of the catalogue."""
    return (f"[[{kind}]]\nname = \"{name}\"\n{said}source = '''\ndef amplified(x, gain):\n"
            f"    {line}\n'''\n")


ADDED = entry("mistake", "added", "return np.add(x, gain)",
              'points = 0\nmessages = ["ch{nn}.added"]\n')
CATALOGUE = "\n".join([
    entry("right", "array", "return gain * np.array(x)"),
    entry("right", "divided", "return np.divide(x, 1 / gain)"),
    entry("right", "dot", "return np.dot(x, gain)"),
    entry("right", "outer", "return np.outer(x, gain).reshape(np.shape(x))"),
    ADDED,
    entry("mistake", "fails on lists", "return x * gain",
          'points = 1\nmessages = ["input.list"]\n'),
    entry("mistake", "print instead of return", "print(np.multiply(x, gain))",
          'points = 0\nmessages = ["result.none"]\n'),
])
SURVIVOR = """
[ch{nn}_echo]
"amplified: np.multiply(x, gain) -> np.multiply(gain, x)" = "A product has no order."
"""

TWIN = '''"""An echo: a sound times its gain, by NumPy."""

START = {"gain": 0.5}
SYMBOLS = {"gain": "g", "y": "y"}


def values(state: dict[str, float]) -> dict[str, float]:
    """Return the echo y of a sound of 3."""
    return {"y": 3 * state["gain"]}
'''
SCRIPT = """/* A bar as long as the echo of a sound of 3 is loud. */

courseFigure("course-echo", {
  start: { gain: 0.5 },
  sliders: { gain: { label: "g", min: -2, max: 2, step: 0.05 } },
  messages: {
    title: { en: "An echo", ko: "메아리" },
    gain: { en: "the gain", ko: "증폭률" },
    picture: { en: "Drawing: a bar that is the echo.", ko: "그림: 메아리를 나타내는 막대." },
    description: { en: "The echo is {y}.", ko: "메아리는 {y}입니다." } },
  compute: ({ gain }) => ({ y: 3 * gain }),
  body: (say, { slider, output }) => `
    <svg viewBox="0 0 320 24" role="img" aria-label="${say("picture")}"
         aria-describedby="description"><path class="curve s1"/></svg>
    ${slider("gain")} y = ${output("y")}`,
  draw: (view, { y }) => view.querySelector("path").setAttribute("d", `M160 12h${20 * y}`),
});
"""
FIGURE_TEST = '''"""The figure of chapter {nn}."""


def test_bar_is_the_echo(open_figure):
    page = open_figure("echo")
    assert page.locator("output[data-name=y]").inner_text() == "1.5000"
    assert page.locator("path.s1").get_attribute("d") == "M160 12h30"
'''
NUMBERS_TEST = '''"""Every number of chapter {nn}."""

from tests.book.numbers import Reading, hold

PAGE = "ch{nn}_echo"
HELD = [("The echo is <y:.1f>", "돌아온 소리는 <y:.1f>")]


def test_every_number(reading: Reading) -> None:
    hold(reading, {"y": 3 / 2}, HELD, "{nn} 15")
'''
SOURCE = """
@misc{shepherd2020,
  author = {Shepherd, Ann},
  title = {Voices},
  year = {2020}}
"""

def in_the_glossary(language: str) -> Callable[[str], str]:
    """Return what adds the new word to a glossary."""
    entry = WORDS[language]["entry"]
    return lambda old: old.replace(":sorted:\n\n", f":sorted:\n\n{entry}\n", 1)


FILES: dict[str, str | Callable[[str], str]] = {
    "_toc.yml": lambda old: old.replace(
        "  - chapters:\n    - file: exercises",
        "    - file: ch{nn}_echo\n  - chapters:\n    - file: exercises", 1,
    ),
    "book/en/<chapter>.md": page(WORDS["en"]),
    "book/ko/<chapter>.md": page(WORDS["ko"]),
    "book/en/ch00_start.md": on_the_first_page("en"),
    "book/ko/ch00_start.md": on_the_first_page("ko"),
    "README.md": in_the_readme,
    "tests/book/test_numbers_ch<nn>.py": NUMBERS_TEST,
    "book/en/app_c_glossary.md": in_the_glossary("en"),
    "book/ko/app_c_glossary.md": in_the_glossary("ko"),
    "book/references.bib": lambda old: old + SOURCE,
    "solutions/<chapter>/<chapter>.ipynb": json.dumps(NOTEBOOK, ensure_ascii=False, indent=1),
    "neuron_to_mnist/checks/<chapter>/__init__.py": '"""Chapter {nn}: its checks."""\n',
    "neuron_to_mnist/checks/<chapter>/checks.py": CHECKS,
    "neuron_to_mnist/checks/<chapter>/messages.py": MESSAGES,
    "neuron_to_mnist/checks/<chapter>/mistakes.py": MISTAKES,
    "tests/mistakes/<chapter>/<task>.toml": CATALOGUE,
    "tests/exercises/survivors.toml": lambda old: old + SURVIVOR,
    "neuron_to_mnist/figures/<figure>/__init__.py": TWIN,
    "neuron_to_mnist/figures/<figure>/<figure>.js": SCRIPT,
    "tests/figures/test_<figure>.py": FIGURE_TEST,
    "book/en/<page>.md": with_figure("en"),
    "book/ko/<page>.md": with_figure("ko"),
}
