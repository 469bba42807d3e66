"""Make the printed edition of the book, one PDF a language, from the built site with Chromium.

The pages of an edition become one document: a title page, the contents, the pages in reading order
with every link among them turned inward, and at the very end what a page keeps folded (hints and
answers), as in a printed textbook. Chromium prints it twice: the first print tells on which page
everything stands, the second has these numbers in it. The PDFs stand beside the site's first page,
and every page's footer links the one in its language.
"""

import logging
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import unquote, urldefrag

import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page
from pypdf import PdfReader, PdfWriter
from pypdf.generic import Fit, IndirectObject, NameObject

from neuron_to_mnist import LANGUAGES, say
from tools import book, chromium, offline

NAME = "from-neuron-to-mnist"
STYLE = Path(__file__).with_suffix(".css")
FOLDED = "folded"
HEADINGS = ["h1", "h2", "h3", "h4"]
LINK_PLACE = "<!-- The printed edition is linked here. -->"  # in course-footer.html

MESSAGES = {
    "contents": {"en": "Contents", "ko": "차례"},
    "folded": {"en": "Hints and answers", "ko": "힌트와 답"},
    "chapter": {"en": "Chapter {number}", "ko": "{number}장"},
    "page": {"en": "page {number}", "ko": "{number}쪽"},
    "back": {"en": "to page {number}", "ko": "{number}쪽으로"},
    "formula": {"en": "formula", "ko": "식"},
    "date": {"en": "{date:%B} {date.day}, {date.year}",
             "ko": "{date.year}년 {date.month}월 {date.day}일"},
}


class Title(NamedTuple):
    """What the title page says."""

    title: str
    author: str
    license: str


class Entry(NamedTuple):
    """A line of the contents: a heading's words, where it stands, and how deep."""

    words: str
    target: str
    depth: int


class Joined(NamedTuple):
    """The document that is printed, and its contents."""

    html: str
    contents: list[Entry]


def read(path: Path) -> BeautifulSoup:
    """Parse a built page."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def fragment(html: str) -> BeautifulSoup:
    """Parse a part of a page."""
    return BeautifulSoup(html, "html.parser")


def pages(edition: Path, first: str) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield name and content of every page in reading order: each page names the next.

    The exercises, whose tasks stand among the solutions too, are for the screen.
    """
    name: str | None = first
    while name:
        page = read(edition / f"{name}.html")
        if not name.startswith("exercises"):
            yield name, page
        onward = page.select_one("link[rel=next]")
        name = str(onward["href"]).removesuffix(".html") if onward else None


def anchor(page: str, fragment: str) -> str:
    """Return the id, in the whole document, of a page or of an id in it."""
    return f"{page}.{fragment}" if fragment else page


def turn_inward(article: Tag, name: str, names: set[str]) -> None:
    """Make ids those of the whole document, and let links lead to them.

    A link to another file of the site has nowhere to lead on paper: its words stay.
    """
    for tag in article.find_all(id=True):
        tag["id"] = anchor(name, str(tag["id"]))
    for tag in article.select("[aria-labelledby], [aria-describedby], [for]"):
        for key in {"aria-labelledby", "aria-describedby", "for"} & set(tag.attrs):
            tag[key] = " ".join(anchor(name, part) for part in str(tag[key]).split())
    for link in article.find_all("a", href=True):
        path, fragment = urldefrag(str(link["href"]))
        page = path.removesuffix(".html") if path else name
        if path.startswith(("http:", "https:", "mailto:")):
            continue
        if page in names:
            link["href"] = f"#{anchor(page, unquote(fragment))}"
        else:
            link.unwrap()


def lead_to_headings(article: Tag) -> None:
    """Let links to a section lead to its heading.

    A section can begin at the foot of a sheet and its heading at the head of the next.
    """
    for section in article.select("section[id]"):
        heading = section.find(HEADINGS, recursive=False)
        if heading:
            for span in section.find_all("span", id=True, recursive=False):
                heading.append(span)
            heading["id"] = section["id"]
            del section["id"]


def load_from(article: Tag, edition: Path) -> None:
    """Let pictures come from the site, wherever the document stands."""
    for tag in article.find_all(src=True):
        if not str(tag["src"]).startswith("data:"):
            tag["src"] = f"{edition.as_uri()}/{tag['src']}"


def speak_formulas(article: Tag, word: str) -> None:
    """Let every formula say its TeX source, as a picture says its description.

    Chromium prints nothing of the MathML that a page keeps for screen readers.
    """
    for formula in article.select(".katex"):
        source = formula.select_one("annotation")
        hidden, shown = formula.select_one(".katex-mathml"), formula.select_one(".katex-html")
        if source and hidden and shown:
            formula["role"] = "img"
            formula["aria-label"] = f"{word}: {' '.join(source.get_text().split())}"
            hidden.decompose()
            del shown["aria-hidden"]


def number(target: str) -> str:
    """Return a place for the number of the page where ``target`` stands."""
    return f'<span class="page-number" data-of="{escape(target)}">000</span>'


def fold(article: Tag, name: str, language: str) -> list[str]:
    """Put a line in the place of everything folded and return it for the end of the book."""
    moved = []
    about = None
    for place, details in enumerate(article.find_all("details"), start=1):
        here, there = f"{name}.fold-{place}", f"{name}.{FOLDED}-{place}"
        summary = details.find("summary")
        text = escape(summary.get_text().strip()) if summary else ""
        if summary:
            summary.decompose()
        section = details.find_parent("section")
        heading = section.find(HEADINGS) if section else None
        if heading and heading is not about:
            moved.append(f"<h3>{escape(heading.get_text().strip())}</h3>")
            about = heading
        moved.append(f'<section class="unfolded" id="{there}"><p><strong>{text}</strong> '
                     f'<a href="#{here}">({say(MESSAGES, "back", language, number=number(here))})'
                     "</a></p>"
                     f"{details.decode_contents()}</section>")
        details.replace_with(fragment(
            f'<p class="folded" id="{here}"><a href="#{there}">{text} '
            f"<span>({say(MESSAGES, 'page', language, number=number(there))})</span></a></p>"))
    return moved


def headings(article: Tag, name: str) -> Iterator[Entry]:
    """Yield the page's title and its sections for the contents."""
    for heading in article.find_all(["h1", "h2"]):
        first = heading.name == "h1"
        target = name if first else str(heading["id"])
        yield Entry(heading.get_text().strip(), target, 0 if first else 1)


def running(name: str, title: str) -> str:
    """Return the style that lets a page's title run at the head of its sheets."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return (f'@page p-{name} {{ @top-right {{ content: "{quoted}"; }} }}\n'
            f'[id="{name}"] {{ page: p-{name}; }}\n')


def title_page(title: Title, language: str, printed: date, door: Path) -> str:
    """Return the title page, with the picture that stands on the site's door."""
    picture = read(door).svg if door.is_file() else None
    if picture:
        picture.attrs = {"viewBox": picture["viewbox"], "aria-hidden": "true"}
    return (f'<header class="title-page">{picture or ""}<p class="title">{escape(title.title)}</p>'
            f"<p>{escape(title.author)}</p><p>{say(MESSAGES, 'date', language, date=printed)}</p>"
            f"<p>{escape(title.license)}</p></header>")


def contents_page(contents: list[Entry], language: str) -> str:
    """Return the contents, with places for the numbers."""
    lines = "".join(
        f'<li class="depth-{entry.depth}"><a href="#{escape(entry.target)}">'
        f"<span>{escape(entry.words)}</span>{number(entry.target)}</a></li>"
        for entry in contents
    )
    heading = say(MESSAGES, "contents", language)
    return f'<nav id="contents"><h1>{heading}</h1><ul>{lines}</ul></nav>'


def join(edition: Path, language: str, first: str, title: Title, printed: date) -> Joined:
    """Join the pages of an edition in one document."""
    read_pages = dict(pages(edition, first))
    contents, articles, folded = [], [], []
    styles: dict[str, None] = {}
    scripts: dict[str, None] = {}
    rules = []
    for name, page in read_pages.items():
        styles |= dict.fromkeys(str(tag["href"]) for tag in page.select("link[rel=stylesheet]"))
        scripts |= dict.fromkeys(
            str(tag["src"]) for tag in page.select('script[src*="_static/figures/"]'))
        article = page.select_one("article")
        if article is None:
            sys.exit(f"{edition / name}.html has no article: run `make book` first.")
        for tag in article.select("a.headerlink, script, h1 .section-number"):
            tag.decompose()
        turn_inward(article, name, set(read_pages))
        lead_to_headings(article)
        load_from(article, edition)
        speak_formulas(article, say(MESSAGES, "formula", language))
        moved = fold(article, name, language)
        of_page = list(headings(article, name))
        chapter = int(name[2:4]) if name[:2] == "ch" and name[2:4].isdigit() else 0
        if chapter and article.h1:
            label = say(MESSAGES, "chapter", language, number=chapter)
            article.h1.insert_before(fragment(f'<p class="chapter">{label}</p>'))
            of_page[0] = of_page[0]._replace(words=f"{label}: {of_page[0].words}")
        if moved:
            folded.append(f"<section><h2>{escape(of_page[0].words)}</h2>{''.join(moved)}</section>")
        contents += of_page
        rules.append(running(name, of_page[0].words))
        articles.append(f'<article class="bd-article" id="{name}">{article.decode_contents()}'
                        "</article>")
    if folded:
        heading = say(MESSAGES, "folded", language)
        contents.append(Entry(heading, FOLDED, 0))
        rules.append(running(FOLDED, heading))
        articles.append(f'<article class="bd-article" id="{FOLDED}"><h1>{heading}</h1>'
                        f"{''.join(folded)}</article>")
    head = "".join(f'<link rel="stylesheet" href="{edition.as_uri()}/{style}">' for style in styles)
    head += f"<style>{STYLE.read_text(encoding='utf-8')}{''.join(rules)}</style>"
    head += "".join(f'<script defer src="{edition.as_uri()}/{script}"></script>'
                    for script in scripts)
    front = title_page(title, language, printed, edition.parent / "index.html")
    html = (f'<!doctype html><html lang="{language}" data-theme="light"><head>'
            f'<meta charset="utf-8"><title>{escape(title.title)}</title>{head}</head>'
            f'<body><main class="bd-content">{front}'
            f"{contents_page(contents, language)}{''.join(articles)}</main></body></html>")
    return Joined(html, contents)


def positions(pdf: bytes) -> dict[str, tuple[int, float]]:
    """Return, for every place that something links to, its sheet from 0 and its height there."""
    reader = PdfReader(BytesIO(pdf))
    sheets = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    found = {}
    for name, destination in reader.named_destinations.items():
        if isinstance(destination.page, IndirectObject) and destination.top is not None:
            found[name.removeprefix("/")] = (sheets[destination.page], float(destination.top))
    return found


def fill(html: str, numbers: dict[str, int]) -> str:
    """Write the page numbers in their places."""
    return re.sub(r'(<span class="page-number" data-of="([^"]+)">)\d+',
                  lambda place: f"{place[1]}{numbers[unescape(place[2])]}", html)


def draws_hangul(page: Page) -> bool:
    """Tell whether two syllables look different: without a Korean font both are the same box."""
    return bool(page.evaluate(
        """() => {
          const draw = (text) => {
            const canvas = document.createElement("canvas");
            const pen = canvas.getContext("2d");
            pen.font = `40px ${getComputedStyle(document.body).fontFamily}`;
            pen.fillText(text, 10, 60);
            return canvas.toDataURL();
          };
          return draw("가") !== draw("힣");
        }"""))


def print_once(page: Page, html: str, document: Path) -> bytes:
    """Write the document, open it and print it.

    For the screen Chromium would not load the fonts of the formulas that are out of sight.
    """
    document.write_text(html, encoding="utf-8")
    page.emulate_media(media="print")
    page.goto(document.as_uri())
    page.evaluate("document.fonts.ready")
    if not draws_hangul(page):
        sys.exit("A Korean font is missing: install one (on Debian or Ubuntu "
                 "`sudo apt-get install fonts-noto-cjk`) and run the same command again.")
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)


def print_twice(page: Page, html: str, document: Path) -> bytes:
    """Print until the numbers in the print are those of its sheets: twice, as a rule.

    Each time from the beginning: Chromium breaks sheets elsewhere in a page that it prints again.
    """
    numbers: dict[str, int] = {}
    for _ in range(4):
        pdf = print_once(page, fill(html, numbers) if numbers else html, document)
        found = {name: sheet + 1 for name, (sheet, _) in positions(pdf).items()}
        if found == numbers:
            return pdf
        numbers = found
    sys.exit("The page numbers do not settle: the contents change the pages that they name.")


def mark_formulas(node: Any, word: str) -> None:
    """Turn the pictures of formulas in the structure tree into formulas."""
    for child in node if isinstance(node, list) else [node]:
        element = child.get_object()
        if isinstance(element, dict):
            if str(element.get("/Alt", "")).startswith(f"{word}: "):
                element[NameObject("/S")] = NameObject("/Formula")
            if "/K" in element:
                mark_formulas(element["/K"], word)


def finish(pdf: bytes, title: Title, contents: list[Entry], word: str, target: Path) -> int:
    """Add bookmarks and the author, write the file whole or not at all; return its sheets."""
    found = positions(pdf)
    writer = PdfWriter(clone_from=BytesIO(pdf))
    parent = None
    for entry in contents:
        sheet, top = found[entry.target]
        above = parent if entry.depth else None
        item = writer.add_outline_item(
            title=entry.words, page_number=sheet, parent=above, fit=Fit.xyz(top=top), is_open=False)
        parent = above or item
    mark_formulas(cast(Any, writer.root_object["/StructTreeRoot"])["/K"], word)
    writer.add_metadata({"/Title": title.title, "/Author": title.author, "/Creator": "Chromium"})
    unfinished = target.with_suffix(".part")
    writer.write(unfinished)
    unfinished.replace(target)
    return len(writer.pages)


def title_of(language: str) -> Title:
    """Return what the configuration of an edition says about it."""
    config = yaml.safe_load(book.configuration(language).read_text(encoding="utf-8"))
    license_note = config["sphinx"]["config"]["html_context"]["license_note"]
    return Title(config["title"], config["author"], license_note)


def make(page: Page, edition: Path, language: str, first: str, title: Title, target: Path) -> int:
    """Make one PDF and return how many pages it has."""
    joined = join(edition, language, first, title, datetime.now(UTC).date())
    document = target.with_suffix(".html")
    pdf = print_twice(page, joined.html, document)
    document.unlink()
    formula = say(MESSAGES, "formula", language)
    return finish(pdf, title, joined.contents, formula, target)


def link(site: Path) -> None:
    """Let every page lead to its printed edition, and pack the pages anew."""
    for language in LANGUAGES:
        words = f'<a class="printed-edition" href="../{NAME}-{language}.pdf">PDF</a>'
        for path in (site / language).glob("*.html"):
            html = path.read_text(encoding="utf-8")
            path.write_text(html.replace(LINK_PLACE, words), encoding="utf-8")
    shutil.copy(book.ROOT / "book" / "door" / offline.WORKER, site)
    offline.list_files(site)
    offline.pack(site)


def main() -> None:
    """Make the PDF of every edition."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it counts Chromium's objects aloud
    first = yaml.safe_load((book.ROOT / "_toc.yml").read_text(encoding="utf-8"))["root"]
    with chromium.start() as browser:
        page = browser.new_page(color_scheme="light", reduced_motion="reduce")
        page.set_default_timeout(600_000)
        for language, name in LANGUAGES.items():
            target = book.SITE / f"{NAME}-{language}.pdf"
            print(f"Printing the {name} edition (a minute or two) ...", flush=True)
            sheets = make(page, book.SITE / language, language, first, title_of(language), target)
            print(f"{target.relative_to(book.ROOT)}: {sheets} pages", flush=True)
    link(book.SITE)


if __name__ == "__main__":
    main()
