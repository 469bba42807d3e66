"""Print how long the sentences of each Korean page are: a mirror, not a test.

    python -m tests.book.rhythm            all pages that stand in book/ko
    python -m tests.book.rhythm ch05 ch06  pages whose names begin so

A sentence is prose that ends in a full stop, a question mark or an exclamation mark. Headings,
tables, code, formulas on lines of their own and alt texts are left out. A formula in a line counts
as its letters without the commands of TeX, a value from a cell as four characters.
"""

import re
import sys

from tests.book import pages

SHORT = 20


def prose(text: str) -> list[str]:
    """Return the paragraphs of a page's source as a reader sees them, nearly."""
    text = re.sub(r"\A---\n.*?^---\n", "", pages.without_fences(text), flags=re.S | re.M)
    text = re.sub(r"^\$\$.*?^\$\$.*?$", "", text, flags=re.S | re.M)
    text = re.sub(r"\{glue:text\}`[^`]*`", "0.12", text)
    text = re.sub(r"\{[\w:]+\}`([^`<]*?)(?: ?<[^`]*>)?`", r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\([^)\s]*\)(?:\{[^}]*\})?", r"\1", text)
    text = re.sub(r"\$([^$]+)\$", lambda tex: re.sub(r"\\[a-z]+|[\\{}_^]", "", tex[1]), text)
    no_prose = re.compile(r"[#|(:`$]|- |\d+\. |\s*$")
    lines = [line for line in text.splitlines() if not no_prose.match(line)]
    return [re.sub(r"[*`]", "", line).strip() for line in lines]


def sentences(text: str) -> list[str]:
    """Return the sentences of a page's source."""
    found = []
    for paragraph in prose(text):
        # No full stop inside of a number or a bracket ends a sentence.
        found += re.findall(r"\S.*?[.?!][\")”’]*(?=\s|$)", paragraph)
    return found


def main(beginnings: list[str]) -> None:
    """Print a row for each page, and one for all."""
    everything: list[int] = []
    print(f"{'page':24} {'sentences':>9} {'mean':>6} {f'<= {SHORT}':>6}")
    for path in sorted((pages.ROOT / "book" / "ko").glob("*.md")):
        if beginnings and not path.stem.startswith(tuple(beginnings)):
            continue
        lengths = [len(sentence) for sentence in sentences(path.read_text(encoding="utf-8"))]
        everything += lengths
        _row(path.stem, lengths)
    _row("all", everything)


def _row(name: str, lengths: list[int]) -> None:
    if lengths:
        short = sum(length <= SHORT for length in lengths) / len(lengths)
        print(f"{name:24} {len(lengths):9} {sum(lengths) / len(lengths):6.1f} {short:6.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
