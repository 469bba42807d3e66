"""The printed edition, made from a small site with one of everything; a page's own print."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from pypdf import PdfReader

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import scripts
from tests.book import pages
from tests.book.conftest import serve
from tools import offline, pdf

KATEX = Path(pdf.__file__).resolve().parents[1] / "node_modules" / "katex" / "dist"
FORMULA = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>q</mi></mrow>'
    '<annotation encoding="application/x-tex">q_{12}</annotation></semantics></math></span>'
    '<span class="katex-html" aria-hidden="true"><span class="mord mathnormal">q</span></span>'
    "</span>"
)
SUM = (
    '<div class="math"><span class="katex-display"><span class="katex"><span class="katex-mathml">'
    '<math><semantics><mo>∑</mo><annotation encoding="application/x-tex">\\sum</annotation>'
    '</semantics></math></span><span class="katex-html" aria-hidden="true">'
    '<span class="mop op-symbol large-op">∑</span></span></span></span></div>'
)
FIRST = """<section id="ch01"><h1>뉴런<a class="headerlink" href="#ch01">#</a></h1>
<p>가중합을 구합니다. <a href="app_a.html#slope">기울기</a>와 <a href="app_a.html">부록</a>,
<a href="https://example.org/">바깥</a>, <a href="../exercises/ko/ch01.ipynb">공책</a>.</p>
<p>{formula}</p>
<details><summary>힌트 1<svg viewBox="0 0 1 1"></svg></summary>
<p>숨은 <a href="#sum">도움말</a></p></details></section>
<section id="sum"><h2>손으로 더하기</h2>{filler}{sum}
<pre>{code}</pre><p><a href="#id1">형상으로</a></p>
<course-two-by-two lang="ko"><p>처음 값</p></course-two-by-two></section>
<section id="shape"><span id="id1"></span><h2>형상</h2>
<pre style="height: 200mm; break-inside: avoid">쪽마다 하나</pre></section>"""
SECOND = """<section id="app"><h1>부록 A: 기울기</h1><p>도함수를 구합니다.</p>
<section id="slope"><h2>미분계수</h2><p><a href="ch01_neurons.html#sum">앞으로</a></p></section>
</section>"""


def written(edition: Path, name: str, article: str, onward: str = "") -> None:
    """Write a page as the site has them: a heading, navigation, an article."""
    figures = "".join(f'<script src="_static/figures/{path.name}"></script>'
                      for path in scripts("two_by_two"))
    (edition / f"{name}.html").write_text(
        f'<!doctype html><html lang="ko"><head><title>{name}</title>{onward}{figures}'
        '<link rel="stylesheet" href="_static/katex.min.css">'
        '<link rel="stylesheet" href="_static/course.css">'
        '<link rel="stylesheet" media="print" href="_static/print.css">'
        '<script defer src="_static/print.js"></script></head>'
        f"<body><nav>길잡이</nav><article>{article}</article></body></html>", encoding="utf-8")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Korean edition of two pages."""
    edition = tmp_path_factory.mktemp("site") / "ko"
    figures = edition / "_static" / "figures"
    figures.mkdir(parents=True)
    for path in scripts("two_by_two"):
        shutil.copy(path, figures)
    shutil.copy(KATEX / "katex.min.css", edition / "_static")
    shutil.copytree(KATEX / "fonts", edition / "_static" / "fonts")
    for name in ("course.css", "print.css", "print.js"):
        shutil.copy(pages.ROOT / "book" / "_static" / name, edition / "_static")
    first = FIRST.format(formula=FORMULA, code="x" * 300, filler="<p>줄</p>" * 60,
                         sum=SUM)
    written(edition, "ch01_neurons", first, '<link rel="next" href="app_a.html">')
    written(edition, "app_a", SECOND)
    return edition


@pytest.fixture(scope="module")
def printed(browser: Browser, edition: Path) -> Iterator[PdfReader]:
    """The edition's PDF."""
    target = edition.parent / "ko.pdf"
    page = browser.new_page()
    title = pdf.Title("작은 책", "지은이", "CC BY 4.0")
    sheets = pdf.make(page, edition, "ko", "ch01_neurons", title, target)
    page.close()
    reader = PdfReader(target)
    assert len(reader.pages) == sheets
    assert sorted(path.name for path in target.parent.iterdir()) == ["ko", "ko.pdf"]
    yield reader
    reader.close()


def text(reader: PdfReader, sheet: int) -> str:
    """Return a sheet's text without any space or ligature.

    A PDF does not say where words end, and some fonts draw two letters as one.
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", reader.pages[sheet].extract_text()))


def outline(reader: PdfReader, items: list[Any] | None = None, depth: int = 0) -> list[Any]:
    """Return title, sheet and depth of every bookmark."""
    found: list[Any] = []
    for item in reader.outline if items is None else items:
        if isinstance(item, list):
            found += outline(reader, item, depth + 1)
        else:
            found.append((item.title, reader.get_destination_page_number(item), depth))
    return found


def elements(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every element of the structure tree."""
    for child in node if isinstance(node, list) else [node]:
        element = child.get_object()
        if isinstance(element, dict):
            yield element
            if "/K" in element:
                yield from elements(element["/K"])


def annotations(reader: PdfReader) -> list[dict[str, Any]]:
    """Return every link."""
    return [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]


def test_bookmarks_lead_to_the_headings(printed: PdfReader) -> None:
    found = outline(printed)
    assert [(title, depth) for title, _, depth in found] == [
        ("1장: 뉴런", 0), ("손으로 더하기", 1), ("형상", 1),
        ("부록 A: 기울기", 0), ("미분계수", 1), ("힌트와 답", 0),
    ]
    for title, sheet, _ in found:
        assert re.sub(r"\s+|1장:", "", title) in text(printed, sheet), title
    assert found[1][1] < found[2][1], "the filler must take more than a sheet"
    shape = printed.named_destinations["/ch01_neurons.id1"]
    assert printed.get_destination_page_number(shape) == found[2][1]


def test_contents_name_the_pages_of_the_headings(printed: PdfReader) -> None:
    contents = text(printed, 1)
    for title, sheet, _ in outline(printed):
        assert f"{re.sub(r' ', '', title)}{sheet + 1}" in contents


def test_every_page_but_the_title_has_its_number_and_running_title(printed: PdfReader) -> None:
    assert not re.search(r"^\d$", printed.pages[0].extract_text(), re.MULTILINE)
    for sheet, page in enumerate(printed.pages[1:], start=1):
        assert re.search(rf"^\s*{sheet + 1}\s*$", page.extract_text(), re.MULTILINE), sheet
    first = next(sheet for title, sheet, _ in outline(printed) if title == "1장: 뉴런")
    assert text(printed, first + 1).count("1장:뉴런") == 1


def test_links_lead_inside_or_to_the_web(printed: PdfReader) -> None:
    names = printed.named_destinations
    links = annotations(printed)
    inside = [str(link["/Dest"]) for link in links if "/Dest" in link]
    outside = {link["/A"]["/URI"] for link in links if "/A" in link}
    assert set(inside) <= set(names)
    assert {"/app_a.slope", "/app_a", "/ch01_neurons.sum"} <= set(inside)
    assert outside == {"https://example.org/"}
    assert "공책" in "".join(text(printed, sheet) for sheet in range(len(printed.pages)))


def test_what_is_folded_stands_at_the_end(printed: PdfReader) -> None:
    last = len(printed.pages) - 1
    where = [sheet for sheet in range(last + 1) if "숨은도움말" in text(printed, sheet)]
    assert where == [last]
    first = next(sheet for title, sheet, _ in outline(printed) if title == "1장: 뉴런")
    assert f"힌트1({last + 1}쪽)" in text(printed, first)
    assert f"뉴런힌트1({first + 1}쪽으로)숨은도움말" in text(printed, last)


def test_fonts_are_embedded(printed: PdfReader) -> None:
    seen = set()
    for page in printed.pages:
        for font in (reference.get_object() for reference in page["/Resources"]["/Font"].values()):
            if font["/Subtype"] == "/Type3":
                assert font["/CharProcs"]
                seen.add("drawn")
                continue
            described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font \
                else font
            descriptor = described["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), font
            seen.add(str(font["/BaseFont"]).partition("+")[2])
    assert {"KaTeX_Math-Italic", "KaTeX_Size2-Regular"} <= seen


def test_long_code_is_wrapped_and_a_figure_shows_its_start(printed: PdfReader) -> None:
    whole = "\n".join(page.extract_text() for page in printed.pages)
    assert sum(map(len, re.findall(r"x{20,}", whole))) == 300
    assert max(map(len, re.findall(r"x+", whole))) < 120
    assert "0.7408" in whole
    assert "처음 값" not in whole
    assert "길잡이" not in whole


def test_document_is_tagged_and_says_language_title_and_formulas(printed: PdfReader) -> None:
    root: Any = printed.trailer["/Root"]
    assert root["/Lang"] == "ko"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own type)
    assert printed.metadata is not None
    assert (printed.metadata.title, printed.metadata.author) == ("작은 책", "지은이")
    found = list(elements(root["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/P", "/Link"} <= {element.get("/S") for element in found}
    formulas = [element["/Alt"] for element in found if element.get("/S") == "/Formula"]
    assert formulas == ["식: q_{12}", "식: \\sum"]


def test_headings_of_the_real_book_stand_on_their_pages(
    browser: Browser, site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Its first two pages have headings that move to the next sheet without their section.
    every_page, first = pdf.pages, pages.page_names()[0]
    monkeypatch.setattr(pdf, "pages", lambda *at: islice(every_page(*at), 2))
    page = browser.new_page()
    target = tmp_path / "en.pdf"
    pdf.make(page, site / "en", "en", first, pdf.title_of("en"), target)
    page.close()
    reader = PdfReader(target)
    found = outline(reader)
    assert len(found) > 15
    for title, sheet, _ in found:
        words = re.sub(r"^Chapter 1: |\W", "", title)
        assert words in re.sub(r"\W", "", text(reader, sheet)), title


@pytest.fixture(scope="module", params=LANGUAGES)
def whole(request: pytest.FixtureRequest, site: Path) -> pdf.Joined:
    """The document that the whole book is printed from."""
    language, first = request.param, pages.page_names()[0]
    return pdf.join(site / language, language, first, pdf.title_of(language), date(2026, 1, 1))


def test_every_link_of_the_whole_book_has_its_end(whole: pdf.Joined) -> None:
    ids = re.findall(r'\sid="([^"]+)"', whole.html)
    links = re.findall(r'<a [^>]*href="#([^"]+)"', whole.html)
    assert len(ids) == len(set(ids))
    assert len(links) > 1000
    assert set(links) <= set(ids)
    assert [entry.target for entry in whole.contents if entry.depth == 0] == [
        *(name for name in pages.page_names() if not name.startswith("exercises")), "folded"]
    assert "<details" not in whole.html


def test_nothing_in_the_whole_book_is_wider_than_its_sheet(
    browser: Browser, whole: pdf.Joined, tmp_path: Path
) -> None:
    document = tmp_path / "book.html"
    document.write_text(whole.html, encoding="utf-8")
    width = round((210 - 2 * 27) / 25.4 * 96)  # A4 less the margins in tools/pdf.css
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(media="print")
    page.goto(document.as_uri())
    # Roots and braces are drawn far too wide and cut to size by their own svg.
    wide = page.evaluate(
        """width => [...document.querySelectorAll("article :not(svg *)")]
          .filter(element => element.getBoundingClientRect().right > width + 3)
          .map(element => element.textContent)""", width)
    page.close()
    assert wide == []


NAMED_FONTS = """() => [...document.querySelectorAll(".katex[aria-label]")].map((formula) => {
  const signs = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
  const fonts = new Set();
  while (signs.nextNode())
    if (/[^\\s\\u200b가-힣]/.test(signs.currentNode.data))
      fonts.add(getComputedStyle(signs.currentNode.parentElement).fontFamily.split(",")[0]);
  return [formula.ariaLabel, [...fonts]];
})"""


def places(node: Any) -> Iterator[int]:
    """Yield the object number of every sheet that an element of the structure tree stands on."""
    element: Any
    for element in elements(node):
        if "/Pg" in element:
            yield element.raw_get("/Pg").idnum


def embedded(page: Any) -> set[str]:
    """Return the families of the fonts that a sheet brings along, less their styles."""
    fonts = (reference.get_object() for reference in page["/Resources"].get("/Font", {}).values())
    return {re.sub(r"^/\w{6}\+|-.*", "", str(font.get("/BaseFont"))) for font in fonts}


def test_every_formula_of_the_whole_book_has_its_fonts(
    browser: Browser, whole: pdf.Joined, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.set_default_timeout(600_000)
    printed = pdf.print_once(page, whole.html, tmp_path / "book.html")
    named = page.evaluate(NAMED_FONTS)
    page.close()
    reader = PdfReader(BytesIO(printed))
    sheets = {reference.idnum: embedded(sheet) for sheet in reader.pages
              if (reference := sheet.indirect_reference)}
    root: Any = reader.trailer["/Root"]
    formulas = [element for element in elements(root["/StructTreeRoot"]["/K"])
                if str(element.get("/Alt", "")).startswith(("formula: ", "식: "))]
    assert [element["/Alt"] for element in formulas] == [label for label, _ in named]
    assert len(formulas) > 1500
    assert {"KaTeX_Size1", "KaTeX_Size2", "KaTeX_Size3", "KaTeX_Size4"} <= set().union(
        *(fonts for _, fonts in named))
    for element, (label, fonts) in zip(formulas, named, strict=True):
        there = set().union(*(sheets[place] for place in places(element)))
        assert set(fonts) <= there, label


def test_missing_chromium_is_said_in_one_sentence(tmp_path: Path) -> None:
    environment = dict(os.environ, PATH="", PLAYWRIGHT_BROWSERS_PATH=str(tmp_path))
    environment.pop("CHROMIUM", None)
    done = subprocess.run([sys.executable, "-m", "tools.pdf"], cwd=pages.ROOT, env=environment,
                          capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    last = done.stderr.splitlines()[-1]  # a Node that lacks a library has its say before
    assert re.fullmatch(r"Chromium is missing.*apt-get install chromium.*\.", last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_page_is_light_and_has_nothing_to_press(
    browser: Browser, site: Path, language: str
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto((site / language / "ch03_signals.html").as_uri())
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    for what in ("button", "nav.bd-links", ".prev-next-footer", "a.headerlink", "input"):
        shown = page.locator(what).filter(visible=True)
        assert shown.count() == 0, what
    assert page.locator("h1").filter(visible=True).count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.close()


def test_a_readers_own_print_has_the_fonts_of_all_formulas(
    browser: Browser, edition: Path
) -> None:
    page = browser.new_page()
    page.goto((edition / "ch01_neurons.html").as_uri())
    page.wait_for_function("[...document.fonts].some("
                           "font => font.family === 'KaTeX_Size2' && font.status === 'loaded')")
    reader = PdfReader(BytesIO(page.pdf()))
    page.close()
    assert "KaTeX_Size2" in set().union(*map(embedded, reader.pages))


def test_pages_link_their_printed_edition_once_it_is_there(
    browser: Browser, tmp_path: Path
) -> None:
    footer = (pages.ROOT / "book" / "_templates" / "course-footer.html").read_text("utf-8")
    assert pdf.LINK_PLACE in footer
    for language in LANGUAGES:
        (tmp_path / language / "_static").mkdir(parents=True)
        shutil.copy(pages.ROOT / "book" / "_static" / "offline.js", tmp_path / language / "_static")
        (tmp_path / language / "a.html").write_text(
            f'<script defer src="_static/offline.js"></script>{footer}', "utf-8")
        (tmp_path / f"{pdf.NAME}-{language}.pdf").write_bytes(b"sheets")
    for _ in range(2):  # as when it is printed again
        pdf.link(tmp_path)
    with zipfile.ZipFile(tmp_path / offline.ARCHIVE) as archive:
        packed = {Path(name).name for name in archive.namelist()}
    assert "a.html" in packed
    assert not any(name.endswith(".pdf") for name in packed)
    assert ".pdf" not in (tmp_path / offline.WORKER).read_text("utf-8")
    for start in serve(tmp_path):
        page = browser.new_page()
        for language in LANGUAGES:
            page.goto(f"{start}/{language}/a.html")
            link = page.get_by_role("link", name="PDF")
            assert page.request.get(link.evaluate("link => link.href")).body() == b"sheets"
            page.goto((tmp_path / language / "a.html").as_uri())  # as in the packed course
            assert page.get_by_role("link").count() == 0
        page.close()


def test_contents_are_read_from_the_pages(edition: Path) -> None:
    names = [name for name, _ in pdf.pages(edition, "ch01_neurons")]
    assert names == ["ch01_neurons", "app_a"]
    joined = pdf.join(edition, "ko", "ch01_neurons", pdf.Title("a", "b", "c"), date(2026, 1, 1))
    assert BeautifulSoup(joined.html, "html.parser").find(id="app_a.slope") is not None
