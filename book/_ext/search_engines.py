"""Tell search engines what a page is about, where it stands and where its other language is.

A page's description is its first paragraph. Addresses need the site's own, which the variable
``COURSE_SITE`` names (``https://example.org/course``); without it they are left out.
"""

import os
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from neuron_to_mnist import LANGUAGES

LENGTH = 155


def first_paragraph(doctree: nodes.document | None) -> str:
    """Return a page's first paragraph of running text on one line, or nothing."""
    if doctree is None:
        return ""
    paragraphs = (node for node in doctree.findall(nodes.paragraph)
                  if isinstance(node.parent, nodes.section))
    return next((" ".join(node.astext().split()) for node in paragraphs), "")


def shortened(text: str) -> str:
    """Cut a text between words to what a result's snippet shows."""
    return text if len(text) <= LENGTH else text[:LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def set_address(app: Sphinx, config: Config) -> None:
    """Let Sphinx write every page's own address."""
    if site := os.environ.get("COURSE_SITE"):
        config.html_baseurl = f"{site.rstrip('/')}/{config.language}/"


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put description and addresses into the template's context."""
    title = f"{context.get('title', '')}. {app.config.html_context['site_description']}"
    context["description"] = shortened(first_paragraph(doctree) or title)
    if address := context["pageurl"]:
        here = f"/{app.config.language}/"
        context["editions"] = {
            language: address.replace(here, f"/{language}/") for language in LANGUAGES
        }


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("config-inited", set_address)
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
