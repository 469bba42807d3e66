"""Keep together what belongs together at the end of a line.

A browser may break a line beside a formula, and in Korean after a closing bracket too. So a
comma, or the particle in "$x$를" and "가중치(weight)를", could stand at the start of a line. A
short formula is therefore wrapped with what clings to it (a long one must be free to break), and a
word joiner, which shows nothing and has no width, follows a bracket.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

JOINER = "\u2060"
AFTER_BRACKET = re.compile(r"(?<=[)\]’”])(?=[가-힣])")
OPENING = re.compile(r"[(\[‘“]+$")
CLINGING = re.compile(r"[가-힣,.;:!?)\]’”%]+")
SHORT = 12  # signs; with a particle about half a line of a phone


def signs(formula: str) -> int:
    """Return about how many signs of a formula are seen."""
    seen = re.sub(r"\\(?:mathrm|text|,|;|!)|[{}_^\s]", "", formula)
    return len(re.sub(r"\\[a-zA-Z]+", "x", seen))


class LineBreaks(SphinxPostTransform):
    """Forbid the breaks."""

    default_priority = 900
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Join particles with brackets, then short formulas with what is beside them."""
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, nodes.FixedTextElement | nodes.literal | nodes.math):
                joined = AFTER_BRACKET.sub(JOINER, text)
                if joined != text:
                    text.parent.replace(text, nodes.Text(joined))
        for formula in list(self.document.findall(nodes.math)):
            if signs(formula.astext()) <= SHORT:
                self.wrap(formula)

    def wrap(self, formula: nodes.math) -> None:
        """Wrap a formula with what clings to it."""
        parent = formula.parent
        place = parent.index(formula)
        before = parent[place - 1] if place else None
        after = parent[place + 1] if place + 1 < len(parent) else None
        opening = OPENING.search(before) if isinstance(before, nodes.Text) else None
        clinging = CLINGING.match(after) if isinstance(after, nodes.Text) else None
        if not opening and not clinging:
            return
        together = nodes.inline(classes=["together"])
        parent.replace(formula, together)
        if opening:
            parent.replace(before, nodes.Text(opening.string[:opening.start()]))
            together += nodes.Text(opening[0])
        together += formula
        if clinging:
            parent.replace(after, nodes.Text(clinging.string[clinging.end():]))
            together += nodes.Text(clinging[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_post_transform(LineBreaks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
