"""Say in words where a reference leads.

A reference that is only the title of a section reads as a title in the middle of a sentence; it
becomes ``section “Title”`` in its own page and ``chapter 5, “Title”`` elsewhere.
"""

from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from neuron_to_mnist import say

MESSAGES = {
    "own": {"en": "section “{title}”", "ko": "‘{title}’ 절"},
    "chapter": {"en": "chapter {number}, “{title}”", "ko": "{number}장 ‘{title}’ 절"},
    "page": {"en": "{page}, “{title}”", "ko": "{page}, ‘{title}’ 절"},
}


def chapter_of(app: Sphinx, page: str) -> str:
    """Return the number of a page's chapter, or "" where chapters are not numbered."""
    number = app.env.toc_secnumbers.get(page, {}).get("", ())
    return ".".join(map(str, number))


class NamedReferences(SphinxPostTransform):
    """Give references to sections words that fit in a sentence."""

    default_priority = 5  # before Sphinx resolves the references

    def run(self, **kwargs: Any) -> None:
        """Put words into every reference of a page that has none of its own."""
        labels = cast(StandardDomain, self.env.get_domain("std")).labels
        for reference in self.document.findall(addnodes.pending_xref):
            target = reference.get("reftarget")
            if reference.get("reftype") == "ref" and not reference["refexplicit"] \
                    and target in labels:
                page, _, title = labels[target]
                words = self.words(page, title)
                reference["refexplicit"] = True
                reference.children = [nodes.inline(words, words)]

    def words(self, page: str, title: str) -> str:
        """Return what a reference to a section of a page says."""
        whole = self.env.titles[page].astext()
        number = chapter_of(self.app, page)
        if title == whole:
            return whole
        kind = "own" if page == self.env.docname else "chapter" if number else "page"
        short = whole.split(":")[0]  # "Appendix B: NumPy and matrices"
        return say(MESSAGES, kind, self.config.language, title=title, number=number, page=short)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_post_transform(NamedReferences)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
