"""Mend what writers of HTML leave in a page that a screen reader stumbles over."""

import re
from typing import Any

from sphinx.application import Sphinx

MENDED = [
    # A heading of nothing: the corner of a table.
    (r'<th class="([^"]*)">\s*(?:<p></p>)?\s*</th>', r'<td class="\1"></td>'),
    # The role that docutils gives an entry of a bibliography is deprecated.
    (r' role="doc-biblioentry"', ' role="listitem"'),
]


def mend(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Mend a page's text."""
    for found, instead in MENDED:
        if "body" in context:
            context["body"] = re.sub(found, instead, context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
