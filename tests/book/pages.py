"""Read the pages' sources: what both editions must share."""

import fnmatch
import re
from functools import lru_cache
from pathlib import Path

import yaml

from book._ext.solution_pages import made_pages

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "objectives", "question", "idea", "by-hand", "formula", "code", "figure", "mistake", "check",
    "exercise", "summary", "reading",
)


def page_names() -> list[str]:
    """Return the pages of the course in their order, from the table of contents."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    names = [toc["root"]]
    for entry in (entry for part in toc["parts"] for entry in part["chapters"]):
        names.append(entry["file"])
        for section in entry.get("sections", []):
            names += fnmatch.filter(made_pages("en"), section["glob"])
    return names


@lru_cache
def source(language: str, name: str) -> str:
    """Return a page's source text, also of a page that the build makes."""
    path = ROOT / "book" / language / f"{name}.md"
    return made_pages(language).get(name) or path.read_text(encoding="utf-8")


def without_fences(text: str) -> str:
    """Return the text less code cells and other fenced blocks of code."""
    return re.sub(r"^```\{code-cell\}.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def code_cells(language: str, name: str) -> list[str]:
    """Return the page's code cells, tags included."""
    text = source(language, name)
    return re.findall(r"^```\{code-cell\}.*?^```$", text, re.DOTALL | re.MULTILINE)


def labels(language: str, name: str) -> list[str]:
    """Return the page's labels in their order."""
    return re.findall(r"^\(([\w-]+)\)=$", source(language, name), re.MULTILINE)


def headings(language: str, name: str) -> list[str]:
    """Return the page's headings, with their hash marks."""
    return re.findall(r"^#+ .+$", without_fences(source(language, name)), re.MULTILINE)


def directives(language: str, name: str) -> list[str]:
    """Return the page's directives with their argument, code cells and admonitions left out."""
    found = re.findall(r"^[`:]{3,}\{([\w:-]+)\} *(.*)$", source(language, name), re.MULTILINE)
    shared = {"glue:figure", "live-figure", "list-table", "math", "figure", "table"}
    return [f"{directive} {argument}" if directive in {"glue:figure", "live-figure"} else directive
            for directive, argument in found if directive in shared]


def glued(language: str, name: str) -> list[str]:
    """Return the names and formats of all glued values in prose, sorted."""
    return sorted(re.findall(r"\{glue:\w+\}`([^`]+)`", source(language, name)))


def equation_labels(language: str, name: str) -> list[str]:
    """Return the labels of numbered equations in their order."""
    return re.findall(r"^\$\$ \(([\w-]+)\)$", source(language, name), re.MULTILINE)
