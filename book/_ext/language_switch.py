"""Give every page a link to the same page of the other edition.

The link works as it is. Where scripts run, ``language.js`` adds the section the reader is in (the
labels are the same in both languages) and remembers the choice for the door page.
"""

from typing import Any

from sphinx.application import Sphinx

from neuron_to_mnist import LANGUAGES, say

MESSAGES = {"name": {"en": "English", "ko": "한국어"}}


def add_other_edition(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Put the other edition's language, its name and address into the template's context."""
    other = next(language for language in LANGUAGES if language != app.config.language)
    up = "../" * (pagename.count("/") + 1)
    context["other_edition"] = {
        "language": other, "name": say(MESSAGES, "name", other),
        "address": f"{up}{other}/{pagename}.html",
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", add_other_edition)
    app.add_js_file("language.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
