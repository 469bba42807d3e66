"""Let a page load only what it uses.

The theme gives every page whatever any page might need, close to a megabyte. Here a page gets the
scripts that its content asks for, and an edition one style sheet: the theme's, the extensions' and
the course's in their order, without the rules for classes that nothing has, and with a font that
holds just the icons in use.
"""

import base64
import logging
import os
import posixpath
import re
import shutil
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import tinycss2
from docutils import nodes
from fontTools import subset
from fontTools.ttLib import TTFont
from sphinx.application import Sphinx

from neuron_to_mnist.checks import report

STYLE_SHEET = "site.css"
# Sphinx's basic style sheet stands first: the theme imports it from a file of its own.
THEME_STYLES = ["_static/basic.css", "_static/styles/pydata-sphinx-theme.css"]
# What a page must hold for it to load a script; what no page loads holds nothing.
NEEDED_FOR: dict[str, str | None] = {
    "clipboard.min.js": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "design-tabs.js": 'class="sd-tab-set',
    "sphinx-book-theme.js": None,  # sidebar.js instead, which leaves the focus where it is
}
# The copy buttons wait for the page by themselves; their translation comes between, deferred.
LATE = ("documentation_options.js", "clipboard.min.js", "copybutton.js")
ICONS = "vendor/fontawesome/webfonts/fa-solid-900.ttf"
UNUSED = ["scripts/fontawesome.js", "scripts/bootstrap.js", "scripts/sphinx-book-theme.js",
          "styles/theme.css", "locales", "images", "design-tabs.js", "webpack-macros.html",
          "sbt-webpack-macros.html"]


def is_needed(script: Any, body: str) -> bool:
    """Tell whether a page with this body needs the script."""
    if not script.filename:  # the theme's settings for a switch of versions
        return "DOCUMENTATION_OPTIONS" not in script.attributes.get("body", "")
    sign = NEEDED_FOR.get(posixpath.basename(os.fspath(script.filename)), "")
    return sign is not None and sign in body


def names_in_use(output: Path) -> set[str]:
    """Return the classes and ids of all pages, and every word of a script, which may be one.

    Those of a report stand in no page: Python makes it when an answer is checked.
    """
    names = set(re.findall(r"[\w-]+", report.STYLE))
    for page in output.rglob("*.html"):
        for value in set(re.findall(r'\b(?:class|id)="([^"]*)"', page.read_text(encoding="utf-8"))):
            names |= set(value.split())
    for script in output.rglob("*.js"):
        names |= set(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")))
    return names


def can_match(selector: str, names: set[str]) -> bool:
    """Tell whether all classes and ids that a selector asks for are in use."""
    asked = re.sub(r"\[[^]]*\]|:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)", "", selector)
    return set(re.findall(r"[.#]([a-zA-Z_-][\w-]*)", asked)) <= names


def split_selectors(prelude: list[Any]) -> list[str]:
    """Return the selectors of a rule, which commas part."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def trimmed(rules: Iterable[Any], names: set[str]) -> str:
    """Return the rules as CSS, without what can match nothing."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in split_selectors(rule.prelude) if can_match(text, names)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{tinycss2.serialize(rule.content).strip()}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = trimmed(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True),
                names,
            )
            if inner:
                condition = tinycss2.serialize(rule.prelude).strip()
                kept.append(f"@{rule.lower_at_keyword} {condition}{{{inner}}}")
        elif rule.type == "at-rule":
            kept.append(rule.serialize())
        else:
            raise ValueError(f"This is no CSS: {rule.serialize()}")
    return "\n".join(kept)


def inlined_icons(css: str, font: Path) -> str:
    """Return ``css`` with the icon fonts replaced by one that holds the icons that it names."""
    codes = {int(code, 16) for code in re.findall(r'"\\(f[0-9a-f]{3})"', css)}
    codes |= {ord(sign) for sign in re.findall(r'"([\ue000-\uf8ff])"', css)}
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it lists every glyph
    icons = TTFont(font)
    cutter = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=False))
    cutter.populate(unicodes=codes)
    cutter.subset(icons)
    icons.flavor = "woff"
    file = BytesIO()
    icons.save(file)
    data = base64.b64encode(file.getvalue()).decode()
    css = re.sub(r"@font-face\s*\{[^}]*Font ?Awesome[^}]*\}", "", css)
    return (
        '@font-face{font-family:"Font Awesome 6 Free";font-weight:900;font-display:block;'
        f'src:url(data:font/woff;base64,{data}) format("woff")}}\n{css}'
    )


class LeanPages:
    """Remembers the style sheets that pages ask for, and writes the one that they get."""

    def __init__(self) -> None:
        self.styles: dict[str, str | None] = dict.fromkeys(THEME_STYLES)

    def choose_files(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Keep the scripts that the page needs, and give it the one style sheet."""
        for style in sorted(context["css_files"], key=lambda style: style.priority):
            name = os.fspath(style.filename)
            if not name.endswith("styles/theme.css"):
                self.styles.setdefault(name, style.attributes.get("media"))
        needed = [script for script in context["script_files"]
                  if is_needed(script, context.get("body", ""))]
        late = [script for script in needed if os.fspath(script.filename or "").endswith(LATE)
                and pagename != "search"]  # where nothing is deferred
        context["script_files"] = [script for script in needed if script not in late]
        context["late_scripts"] = late
        context["style_sheet"] = STYLE_SHEET

    def joined(self, output: Path) -> str:
        """Return all style sheets as one, its addresses relative to ``_static``."""
        parts = []
        for name, media in self.styles.items():
            css = (output / name).read_text(encoding="utf-8").replace('@charset "UTF-8";', "")
            folder = posixpath.relpath(posixpath.dirname(name), "_static")
            css = re.sub(r"url\((?![\"']?data:)", f"url({folder}/", css)
            parts.append(f"@media {media}{{{css}}}" if media not in (None, "all") else css)
        return "\n".join(parts)

    def write_style_sheet(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the style sheet and clear away what no page asks for."""
        if exception is not None or app.builder.format != "html":
            return
        output = Path(app.outdir)
        static = output / "_static"
        for name in UNUSED:
            path = static / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        rules = tinycss2.parse_stylesheet(
            self.joined(output), skip_comments=True, skip_whitespace=True
        )
        css = inlined_icons(trimmed(rules, names_in_use(output)), static / ICONS)
        (static / STYLE_SHEET).write_text(css, encoding="utf-8")
        shutil.rmtree(static / "vendor")
        for name in self.styles:
            (output / name).unlink()
        for path in static.rglob("*.map"):
            path.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    pages = LeanPages()
    app.connect("html-page-context", pages.choose_files, priority=900)
    app.connect("build-finished", pages.write_style_sheet, priority=900)
    # The style sheets of all pages are gathered in one process.
    return {"parallel_read_safe": True, "parallel_write_safe": False}
