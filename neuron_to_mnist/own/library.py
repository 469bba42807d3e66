"""The student's library as text: a head, and a section for each name, in order of chapters."""

import ast
import re
from dataclasses import dataclass, replace

from neuron_to_mnist.checks.messages import MESSAGES
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.find import Written

# In every language: one file serves the notebooks of all.
_ABOVE = [f"# {sentence}" for sentence in MESSAGES["own.head"].values()]
_HEAD = "\n".join([*_ABOVE, "import numpy as np"])
_ASIDE = " · set aside"
_TITLE = re.compile(rf"^# === (\w+) · chapter \d+, task \d+({_ASIDE})?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Kept:
    """A section: a name of the library and the text below its title, or one that is set aside."""

    name: str
    text: str
    aside: bool = False

    @property
    def title(self) -> str:
        """The line above it."""
        place = LIBRARY[self.name]
        return (f"# === {self.name} · chapter {place.chapter}, task {place.task}"
                f"{_ASIDE if self.aside else ''}")


@dataclass(frozen=True)
class Library:
    """What stands in ``my_network.py``."""

    head: str
    sections: dict[str, Kept]

    @classmethod
    def read(cls, text: str) -> "Library":
        """Read a file's text, whatever was changed in it."""
        titles = [title for title in _TITLE.finditer(text) if title[1] in LIBRARY]
        ends = [*(title.start() for title in titles[1:]), len(text)]
        sections = {
            title[1]: Kept(title[1], text[title.end() : end].strip("\n").rstrip(), bool(title[2]))
            for title, end in zip(titles, ends, strict=False)
        }
        head = text[: titles[0].start()] if titles else text
        return cls(head.strip("\n") or _HEAD, sections)

    def text(self) -> str:
        """Return the whole file."""
        parts = [f"{section.title}\n{section.text}" for section in self.in_order()]
        return "\n\n\n".join([self.head, *parts]) + "\n"

    def in_order(self) -> list[Kept]:
        """Return the sections by chapter and task."""
        return sorted(self.sections.values(), key=lambda section: LIBRARY[section.name])

    def with_function(self, written: Written) -> "Library":
        """Return the library with a function in the place of the one before."""
        return self._with(Kept(written.name, written.text))

    def set_aside(self, name: str) -> "Library":
        """Return the library with a section that is not used; keeping the function again ends it.

        KeyError if there is no such section.
        """
        return self._with(replace(self.sections[name], aside=True))

    def _with(self, section: Kept) -> "Library":
        return replace(self, sections={**self.sections, section.name: section})

    def helper_of_another(self, written: Written) -> tuple[str, str] | None:
        """Return a helper whose name another section has with other lines, and that section."""
        ours = {name: ast.unparse(ast.parse(text)) for name, text in written.helpers.items()}
        for section in self.in_order():
            if section.name != written.name:
                theirs = _helpers(section)
                for name, text in ours.items():
                    if theirs.get(name, text) != text:
                        return name, section.name
        return None


def unreadable(text: str) -> tuple[str, int, str] | None:
    """Return the section of a file that is no Python, the line and Python's words, or None."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        above = [title[1] for title in _TITLE.finditer(text)
                 if text.count("\n", 0, title.start()) < line]
        return (above[-1] if above else ""), line, str(getattr(error, "msg", error))
    return None


def _helpers(section: Kept) -> dict[str, str]:
    """Return what a section defines beside its name, each as Python writes it."""
    try:
        body = ast.parse(section.text).body
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        else:
            names = [part.id for part in ast.walk(node)
                     if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
        found.update((name, ast.unparse(node)) for name in names if name != section.name)
    return found
