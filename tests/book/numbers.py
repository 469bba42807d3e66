r"""Hold every number of a page to its expected value at the place where the reader sees it.

A module ``test_numbers_<page>.py`` says four things and has one test of three lines::

    PAGE = "ch03_signals"
    VALUES = {"y1": sigmoid(1.05), "y2": sigmoid(0.6), "fires": 6}
    HELD = [
        ("Node 1 says <y1:.4f>, node 2 <y2:.4f>", "노드 1은 <y1:.4f>, 노드 2는 <y2:.4f>"),
        r"y_1 &= \frac{1}{1.3499} = <y1:.4f>",
        ("It fires <fires> times", "<fires>번 발화합니다"),
    ]
    GIVEN = "0.5 784 28"

    def test_every_number(reading: Reading) -> None:
        hold(reading, VALUES, HELD, GIVEN)

VALUES is worked out without ``nnlib``: by fractions, ``math``, plain loops, another formula. Its
names are the ids of glued values less the page's prefix (``ch03-y1`` is ``y1``) and names of your
own for numbers that are typed by hand. What a machine's training gives is a ``Between(low, high)``;
a string stands as it is. Values that take long may come from a fixture: ``hold`` takes any mapping.

HELD is a second statement of what stands where, in reading order: a few words of the page that say
which quantity it is, with ``<name:format>`` in the place of its number. One text for both editions
(formulas, table rows), or an English and a Korean one. Two numbers whose order the editions turn
go into one entry. Write an entry after reading its sentence against the mathematics; a name copied
from the page's source holds nothing. Words tell the quantity or they are too few: "says <y1:.4f>"
stands also where node 2 speaks.

GIVEN are the numbers that nothing on the page yields: inputs of an example, sizes of the data,
numbers of chapters. Where two of them could be mixed up (which weight is 0.2?), an entry of HELD
without a placeholder says which is which: ``"$w_{12} = 0.2$"``.

What fails: a number or its words changed, two ids or two digits swapped, in one edition or both;
a glued value no entry holds; any other number that is neither held nor given, in prose, headings,
captions, tables, formulas or alt texts (single digits and years may stand free; code cells, what
they print and live figures have tests of their own); a value that no entry uses. The failure lists
them in their sentences, so start with an empty HELD and write from that list.

How the page reads here: formulas as ``$TeX$``, alt texts in brackets, table rows as
``| cell | cell |``, quotation marks straight, ``{,}`` in TeX as a comma. To see all of it::

    python -m tests.book.numbers ko ch03_signals
"""

import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from tests.book import pages

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
PLACE = r"<([\w.-]+)(?::([^<>]*))?>"
SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " ", "\u2060": None,
                       "\u200b": None})
HIDDEN = {"headerlink", "eqno", "caption-number", "section-number", "cell_input", "cell-bar",
          "sd-summary-state-marker"}
BLOCKS = {"p", "li", "div", "pre", "figcaption", "h1", "h2", "h3", "h4", "dt", "dd", "summary"}
VOID = {"img", "br", "hr", "input", "source", "wbr", "link", "meta", "col"}


class Use(NamedTuple):
    """A value from a cell in the prose, and where it stands in the text of the page."""

    name: str
    start: int
    end: int


class Between(NamedTuple):
    """A value that differs from machine to machine within these limits."""

    low: float
    high: float


Value = float | str | Between
Entry = str | tuple[str, str]


@dataclass(frozen=True)
class Reading:
    """A page as it is read from top to bottom."""

    language: str
    text: str
    uses: list[Use]
    free: list[tuple[int, int]]  # links and printed output


class _Reader(HTMLParser):
    """Collects what is seen: text, with formulas as TeX and pictures as their alt text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.spans: dict[str, list[tuple[int, int]]] = {"use": [], "free": []}
        self.state = "seen"  # or "formula", of which only the TeX is taken, "tex", "hidden"
        self.open: list[tuple[str, str, int, str]] = []  # tag, kind, where it began, state around

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.state == "hidden" or (self.state == "formula" and tag != "annotation"):
            if tag not in VOID:
                self.open.append((tag, "", 0, self.state))
            return
        given = dict(attrs)
        if tag == "img":
            self.add(f"\n[{given.get('alt', '')}]\n")
        if tag in VOID:
            return
        kind = self.kind(tag, set((given.get("class") or "").split()))
        if tag == "tr":
            self.add("\n| ")
        if kind == "formula":
            self.add("$")
        self.open.append((tag, kind, len(self.text), self.state))
        if kind in {"hidden", "formula", "tex"}:
            self.state = kind

    def kind(self, tag: str, classes: set[str]) -> str:
        """Return how the content of an element is taken."""
        if classes & HIDDEN or tag in {"script", "style", "svg"} or tag.startswith("course-"):
            return "hidden"
        if "katex" in classes:
            return "formula"
        if tag == "annotation":
            return "tex"
        if "pasted-text" in classes:
            return "use"
        return "free" if "cell_output" in classes or "reference" in classes else "seen"

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, kind, start, self.state = self.open.pop()
            if kind in self.spans:
                self.spans[kind].append((start, len(self.text)))
            if kind == "formula":
                self.text = f"{self.text.rstrip()}$"
            if self.state == "seen":
                if name in {"td", "th"}:
                    self.add(" | ")
                elif name in BLOCKS and not any(tag == "tr" for tag, *_ in self.open):
                    self.add("\n")
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.state in {"seen", "tex"}:
            data = re.sub(r"\s+", " ", data.translate(SIGNS))
            self.add(data.replace("{,}", ",") if self.state == "tex" else data)

    def add(self, text: str) -> None:
        """Append text: no space at the start of a line or a formula, no empty lines."""
        before = self.text[-1:]
        if before in {"", "\n", " "} or (before == "$" and self.state == "tex"):
            text = text.lstrip() if before != " " else text.lstrip(" ")
        self.text += text


def _source_uses(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield the id of each use in the source and the bare words before and after it."""
    text = pages.without_fences(source).translate(SIGNS)
    for match in re.finditer(r"\{glue:text\}`([^`:]+)[^`]*`", text):
        before = re.search(r"[\w ,.:;()]*$", text[max(0, match.start() - 15):match.start()])
        after = re.match(r"[\w ,.:;()]*", text[match.end():match.end() + 15])
        assert before is not None
        assert after is not None
        yield match[1], before[0].lstrip(), after[0].rstrip()


@lru_cache(maxsize=4)
def read(html: str, source: str, language: str) -> Reading:
    """Read a built page, and name its values from cells by the ids in its source.

    Raise ``AssertionError`` where source and page do not show the same values in the same places.
    """
    article = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert article is not None, "The page has no article."
    reader = _Reader()
    reader.feed(article[0])
    reader.close()
    spans, found = reader.spans["use"], list(_source_uses(source))
    assert len(spans) == len(found), f"{len(found)} values in the source, {len(spans)} in the page"
    uses = []
    for (start, end), (name, before, after) in zip(spans, found, strict=True):
        shown = reader.text[max(0, start - 15):end + 15]
        assert reader.text[:start].endswith(before), f"no {before!r} before {name}: {shown!r}"
        assert reader.text[end:].startswith(after), f"no {after!r} after {name}: {shown!r}"
        uses.append(Use(name.partition("-")[2], start, end))
    return Reading(language, reader.text, uses, reader.spans["free"])


def _pieces(entry: str) -> list[tuple[str, str, str]]:
    """Split an entry into triples: words, the name and the format of the number after them."""
    parts = re.split(PLACE, entry)
    parts += ["", ""]
    return [(parts[i], parts[i + 1], parts[i + 2] or "") for i in range(0, len(parts), 3)]


def _shown(value: Value, form: str) -> str:
    """Return a pattern for how a value is shown."""
    if isinstance(value, Between):
        return rf"[-−]?{NUMBER}"
    text = format(value, form) if form and not isinstance(value, str) else str(value)
    return re.sub("^-", "[-−]", re.escape(text).replace(r"\-", "-"))


def _pattern(entry: str, values: Mapping[str, Value] | None) -> re.Pattern[str]:
    """Return the entry as a pattern; without values any number stands for each name."""
    parts = []
    for words, name, form in _pieces(entry):
        parts.append(re.sub(r"(?:\\ |\\\n)+", r"\\s", re.escape(words)))
        if name:
            parts.append(f"({_shown(values[name], form) if values else '[-−]?' + NUMBER})")
    return re.compile(rf"(?<![\d])(?<!\d[.,])(?:{''.join(parts)})(?!\d|[.,]\d)")


def _fits(reading: Reading, match: re.Match[str], entry: str, values: Mapping[str, Value]) -> bool:
    """Tell whether values from cells have the ids that the entry names, and keep their limits."""
    placed = {(use.start, use.end): use.name for use in reading.uses}
    for group, (_, name, form) in enumerate(_pieces(entry)[:match.re.groups], start=1):
        if placed.get(match.span(group), name) != name:
            return False
        value, text = values[name], match[group].replace("−", "-")
        if isinstance(value, Between):
            number = float(text.replace(",", ""))
            if not value.low <= number <= value.high:
                return False
            if form and format(int(number) if form[-1] in ",d" else number, form) != text:
                return False
    return True


def _find(reading: Reading, entry: str, values: Mapping[str, Value],
          start: int) -> re.Match[str] | None:
    """Return the first place from ``start`` on that says what the entry says."""
    found = _pattern(entry, values).finditer(reading.text, start)
    return next((match for match in found if _fits(reading, match, entry, values)), None)


def _around(text: str, start: int, end: int) -> str:
    """Return a place of a text with some words on both sides, on one line."""
    return re.sub(r"\s", " ", f"{text[max(0, start - 50):start]}«{text[start:end]}»"
                              f"{text[end:end + 30]}")


def _missing(reading: Reading, entry: str, values: Mapping[str, Value], start: int) -> str:
    """Say what stands in the place of an entry that is not found."""
    anywhere = _find(reading, entry, values, 0)
    near = _pattern(entry, None).search(reading.text, start)
    expected = "".join(
        words + (f"<{name}: {values[name]}>" if name else "")
        for words, name, _ in _pieces(entry))
    if anywhere is not None:
        return f"out of order: {entry}"
    place = f"\n    the page: {near[0]}" if near else ""
    return f"not on the page: {entry}\n    expected: {expected}{place}"


def _loose(reading: Reading, given: set[str], covered: Sequence[tuple[int, int]]) -> list[str]:
    """Return the numbers that are neither held nor given, with the words around them."""
    # Indices, spacing and letters before a digit belong to names: w_{12}, \\[2pt], z1, float64.
    text = re.sub(r"_\{[^{}]*\}|\\\\\[[^\]]*\]|[A-Za-z_]\d+", lambda m: "x" * len(m[0]),
                  reading.text)
    found = []
    for match in re.finditer(rf"\d+(?:[-:]\d+)+|{NUMBER}", text):
        alone = re.fullmatch(r"\d|(?:1[89]|20)\d\d", match[0])
        if not alone and match[0] not in given and not any(
            start <= match.start() and match.end() <= end for start, end in covered
        ):
            found.append(f"neither held nor given: {_around(reading.text, *match.span())}")
    return found


def hold(reading: Reading, values: Mapping[str, Value], held: Sequence[Entry],
         given: str = "") -> None:
    """Assert that the page says what is held, and that no number of it is forgotten."""
    entries = [entry if isinstance(entry, str) else entry[reading.language == "ko"]
               for entry in held]
    named = [{name for _, name, _ in _pieces(entry) if name} for entry in entries]
    wrong = [f"no value for {name}" for name in sorted(set().union(*named) - values.keys())]
    wrong += [f"nothing holds the value {name}"
              for name in sorted(values.keys() - set().union(*named))]
    place, covered, seen = 0, list(reading.free), set()
    for entry, names in zip(entries, named, strict=True):
        if not names <= values.keys():
            continue
        match = _find(reading, entry, values, place)
        if match is None:
            wrong.append(_missing(reading, entry, values, place))
            continue
        place = match.end()
        covered.append(match.span())
        seen |= {match.span(group) for group in range(1, match.re.groups + 1)}
    wrong += [f"not held: {_around(reading.text, use.start, use.end)} is {use.name}"
              for use in reading.uses if (use.start, use.end) not in seen]
    covered += [(use.start, use.end) for use in reading.uses]
    wrong += _loose(reading, set(given.split()), covered)
    assert not wrong, f"\n{reading.language}, {len(wrong)} times:\n" + "\n".join(wrong)


def sigmoid(a: float) -> float:
    """1 / (1 + e^-a), which is 0 to the last bit where e^-a leaves the floats."""
    return 1 / (1 + math.exp(-a)) if a > -700 else 0.0


if __name__ == "__main__":
    edition, page = sys.argv[1:]
    built = (pages.ROOT / "_build" / "html" / edition / f"{page}.html").read_text("utf-8")
    print(read(built, pages.source(edition, page), edition).text)
