"""Give every page a link to the same page of the other edition.

The link works as it is. Where scripts run, ``language.js`` adds the section the reader is in (the
labels are the same in both languages) and remembers the choice for the door page.
"""

from typing import Any

from sphinx.application import Sphinx

OTHER = {
    "en": {"language": "ko", "name": "한국어", "label": "한국어 (Korean)"},
    "ko": {"language": "en", "name": "English", "label": "English (영어)"},
}


def add_other_edition(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Put the other edition's address into the template's context."""
    other = OTHER[app.config.language]
    up = "../" * (pagename.count("/") + 1)
    address = f"{up}{other['language']}/{pagename}.html"
    context["other_edition"] = {**other, "address": address}


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", add_other_edition)
    app.add_js_file("language.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
