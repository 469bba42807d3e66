"""What a reader sees of a built page: words, formulas, printed output, values from cells."""

import html
import re


def _plain(fragment: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", fragment))).strip()


def words(page: str) -> str:
    """Return the article's text on one line, each formula once, as it is shown."""
    article = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert article is not None
    shown = re.sub(r"<math.*?</math>", "", article[0], flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", shown)))


def rows(page: str) -> list[list[str]]:
    """Return the cells of every row of every table."""
    shown = re.sub(r"<math.*?</math>", "", page, flags=re.DOTALL)
    found = re.findall(r"<tr.*?</tr>", shown, re.DOTALL)
    return [[_plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
            for row in found]


def formulas(page: str) -> str:
    """Return the TeX source of all formulas, in their order."""
    sources = re.findall(r"<annotation[^>]*>(.*?)</annotation>", page, re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(" ".join(sources)))


def printed(page: str) -> str:
    """Return what the page's cells print, without the padding of NumPy's arrays."""
    blocks = re.findall(r"<div class=\"output .*?<pre>(.*?)</pre>", page, re.DOTALL)
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", " ".join(blocks))))
    return text.replace("[ ", "[").replace(" ]", "]").strip()


def from_cells(page: str) -> set[str]:
    """Return the values that the prose takes from cells."""
    return set(re.findall(r"<span class=\"pasted-text\">(.*?)</span>", page))
