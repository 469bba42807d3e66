"""Write a minus sign, not a hyphen, before the numbers of the text.

What a cell glues into a sentence is written by Python, with hyphens. Code keeps them: it is copied.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

BEFORE_A_NUMBER = re.compile(r"(?<![\w.\-/])-(?=\.?\d)")
CODE = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.raw, addnodes.desc_signature)


class MinusSigns(SphinxPostTransform):
    """Replace the hyphens."""

    default_priority = 900
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Go through all text outside of code and formulas."""
        for text in list(self.document.findall(nodes.Text)):
            written = BEFORE_A_NUMBER.sub("−", text)
            if written != text and not within_code(text):
                text.parent.replace(text, nodes.Text(written))


def within_code(node: nodes.Node) -> bool:
    """Tell whether a node stands in code or in a formula."""
    parent = node.parent
    return parent is not None and (isinstance(parent, CODE) or within_code(parent))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_post_transform(MinusSigns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
