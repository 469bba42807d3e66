"""Text in two languages has three forms, and the languages have one list.

Sentences by id, ``{"id": {"en": "…", "ko": "…"}}``, which `neuron_to_mnist.say` says, and the same
in the figures' scripts; pages and notebooks side by side; words of the theme and of plots in
``book/_locale``. The list is ``neuron_to_mnist.LANGUAGES``.
"""

import ast
import re
import string

import pytest

from neuron_to_mnist import LANGUAGES
from tests.tools.sources import ROOT, tracked

HANGUL = re.compile("[가-힣]")
# Korean that is no sentence.
NO_SENTENCES = {
    "book/_ext/course_search.py": "endings of words, and what other books call a word",
    "grading/commands/export_marks.py": "what Moodle calls its columns",
    "grading/commands/extensions.py": "what a table's columns may be called",
    "grading/commands/roster.py": "what Moodle calls its columns",
    "grading/run/times.py": "words of times",
    "nbgrader_config.py": "the stub of written answers, which is the same in both languages",
    "tools/pdf.py": "two syllables that tell whether there is a Korean font",
}
PYTHON = [path for path in tracked(".py") if not path.startswith("tests/")]
SCRIPTS = [path for path in tracked(".js", ".js_t") if not path.startswith("tests/")]
TEMPLATES = tracked(".j2", ".html")


def without_ranges(text: str) -> str:
    """Return a text less what patterns say for "any syllable"."""
    return text.replace("가-힣", "")


def strings(node: ast.AST) -> set[str]:
    """Return the strings in a list, a tuple or a set, and the keys of a dictionary."""
    parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return {part.value for part in parts if isinstance(part, ast.Constant)}


def by_language(tree: ast.AST) -> list[ast.Dict]:
    """Return the dictionaries whose keys are languages."""
    return [node for node in ast.walk(tree)
            if isinstance(node, ast.Dict) and strings(node) & set(LANGUAGES)]


def parsed(path: str) -> ast.Module:
    """Return a Python file's tree."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", tracked(".py"))
def test_languages_are_listed_once(path: str) -> None:
    lists = [node.lineno for node in ast.walk(parsed(path))
             if isinstance(node, (ast.List, ast.Tuple, ast.Set))
             and strings(node) == set(LANGUAGES)]
    assert not lists, f"line {lists[0]}: the list is neuron_to_mnist.LANGUAGES"


@pytest.mark.parametrize("path", [*SCRIPTS, *TEMPLATES])
def test_no_script_and_no_template_lists_the_languages(path: str) -> None:
    source = (ROOT / path).read_text(encoding="utf-8")
    assert not re.search(rf"""["']({'|'.join(LANGUAGES)})["'] *,""", source)


@pytest.mark.parametrize("path", PYTHON)
def test_sentences_stand_by_id_in_every_language_with_the_same_fields(path: str) -> None:
    if path == "neuron_to_mnist/__init__.py":
        return  # the list
    tree = parsed(path)
    under_ids = [value for node in ast.walk(tree) if isinstance(node, ast.Dict)
                 and not strings(node) & set(LANGUAGES) for value in node.values]
    for node in by_language(tree):
        assert node in under_ids, f"line {node.lineno}: the id comes first, then the language"
        words = ast.literal_eval(node)
        assert set(words) == set(LANGUAGES), words
        fields = [{re.split(r"\W", name)[0] for _, name, _, _ in string.Formatter().parse(text)
                   if name} for text in words.values()]
        assert fields.count(fields[0]) == len(fields), words


@pytest.mark.parametrize("path", sorted(set(PYTHON) - set(NO_SENTENCES)))
def test_korean_in_python_is_a_sentence_by_id(path: str) -> None:
    tree = parsed(path)
    allowed = {part for node in by_language(tree) for part in ast.walk(node)}
    allowed |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    assert [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)
            and isinstance(node.value, str) and node not in allowed
            and HANGUL.search(without_ranges(node.value))] == []


@pytest.mark.parametrize("path", SCRIPTS)
def test_sentences_of_a_script_stand_by_id_in_every_language(path: str) -> None:
    source = re.sub(r"/\*.*?\*/|//[^\n]*", "", (ROOT / path).read_text(encoding="utf-8"),
                    flags=re.DOTALL)
    text = r'((?:"[^"]*"|`[^`]*`)(?:\s*\+\s*"[^"]*")*)'
    sentence = re.compile(
        r"(\w+: |, )\{\s*" + r",\s*".join(rf"{code}: {text}" for code in LANGUAGES) + r",?\s*\}")
    for found in sentence.finditer(source):
        fields = [set(re.findall(r"\{\w+\}", words)) for words in found.groups()[1:]]
        assert fields.count(fields[0]) == len(fields), found[0]
    rest = sentence.sub("", source)
    assert not re.search(rf"\b({'|'.join(LANGUAGES)}): ", rest)
    assert not HANGUL.search(without_ranges(rest))


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path != "book/door/index.html"])
def test_templates_hold_no_sentence_in_korean(path: str) -> None:
    """The door is one page in all languages."""
    assert not HANGUL.search((ROOT / path).read_text(encoding="utf-8"))
