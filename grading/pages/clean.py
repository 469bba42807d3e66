"""What a student wrote as HTML that can do nothing but be read.

Text, tables, links, pictures and formulas stay. Whatever could run, load something from elsewhere
or pass for a part of the page around it goes: scripts, event handlers, frames, forms, styles,
classes, ids. Formulas become MathML, which browsers show without a script.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import nh3
from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

Attachments = Mapping[str, Mapping[str, str]]

# Markdown can take time that grows with the square of its length.
LONGEST_MARKDOWN = 10_000
_LONGEST_FORMULA = 2000

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul", "var",
}
_ATTRIBUTES = {
    "a": {"href", "title"}, "abbr": {"title"}, "details": {"open"}, "ol": {"start"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"},
}
_FORMULA_CLASSES = {"code": {"inline-formula", "block-formula"}}
_FORMULA = re.compile(r'<code class="(inline|block)-formula">([^<]*)</code>')
_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}")
# Of a file beside the notebook.
_OWN_PICTURE = re.compile(r"(?!/)(?!.*\.\.)[^:?#\\]+\.(png|jpe?g|gif|webp)", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"\d{1,4}")

_MATH_TAGS = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "mfrac", "msqrt", "mroot",
    "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts",
    "none", "mtable", "mtr", "mtd", "mstyle", "mphantom", "mpadded", "menclose",
}
_MATH_ATTRIBUTES = {
    "display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "separator",
    "form", "accent", "accentunder", "linethickness", "columnalign", "columnlines", "rowlines",
    "movablelimits", "symmetric", "largeop", "notation",
}
_MATH_VALUE = re.compile(r"[A-Za-z0-9 .+-]{0,40}")
_SPACE = re.compile(r"[0-2](\.\d{1,4})?em")


def clean_html(source: str, attachments: Attachments | None = None) -> str:
    """Return HTML with nothing left in it but what is to be read."""
    return nh3.clean(
        source, tags=_TAGS, attributes=_ATTRIBUTES,
        attribute_filter=lambda tag, name, value: _checked(name, value, attachments or {}),
        clean_content_tags={"script", "style"}, allowed_classes=_FORMULA_CLASSES,
        url_schemes={"http", "https", "mailto", "data", "attachment"},
        link_rel="noopener noreferrer", set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def clean_markdown(
    source: str, attachments: Attachments | None = None, *, typed: str = ""
) -> str:
    """Return Markdown with formulas and pasted pictures as clean HTML.

    What is too long, or what the parser cannot take, is shown as it was typed. Where something of
    the rest is left out, the source follows in a box that opens, if ``typed`` gives it a title.
    """
    if len(source) > LONGEST_MARKDOWN:
        return as_typed(source)
    try:
        rendered = MarkdownWithMath(renderer=_Renderer(escape=False)).render(source)
        whole = not typed or _Losses.none_in(rendered, attachments or {})
    except Exception:  # of whatever kind: a person must still get to see the answer
        return as_typed(source)
    cleaned = _FORMULA.sub(
        lambda found: mathml(unescape(found[2]), found[1]), clean_html(rendered, attachments)
    )
    if whole:
        return cleaned
    return f"{cleaned}<details><summary>{escape(typed)}</summary>{as_typed(source)}</details>"


def as_typed(source: str) -> str:
    """Return text as HTML, each character of it."""
    return f"<pre>{escape(source)}</pre>"


def mathml(formula: str, display: str = "inline") -> str:
    """Return a formula in TeX as MathML, with its source for whoever copies it.

    What cannot be read as TeX is shown as it was typed. ``display`` is ``"inline"`` or ``"block"``.
    """
    typed = f"<code>{escape(formula)}</code>"
    if len(formula) > _LONGEST_FORMULA:
        return typed
    try:
        rows = "".join(map(_math, convert_to_element(formula, display=display)))
    except Exception:  # its errors have no class in common
        return typed
    return (
        f'<math display="{display}"><semantics><mrow>{rows}</mrow><annotation '
        f'encoding="application/x-tex">{escape(formula)}</annotation></semantics></math>'
    )


def _checked(name: str, value: str, attachments: Attachments) -> str | None:
    """Return what is kept of the value of an attribute, None for nothing."""
    if name == "href":
        return value if _LINK.match(value) else None
    if name == "src":
        return _picture(value, attachments)
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if _SMALL_NUMBER.fullmatch(value) else None
    return value


def _picture(address: str, attachments: Attachments) -> str | None:
    """Return the address of a picture that a page can show without asking another host."""
    if address.startswith("attachment:"):
        name = address.removeprefix("attachment:")
        forms = attachments.get(name) or attachments.get(unquote(name)) or {}
        found = (f"data:{kind};base64,{''.join(data.split())}" for kind, data in forms.items())
        return next(filter(_PICTURE.fullmatch, found), None)
    fits = _PICTURE.fullmatch(address) or _OWN_PICTURE.fullmatch(unquote(address))
    return address if fits else None


def _math(element: Element) -> str:
    """Return an element of MathML without links, styles and whatever else a formula can bring."""
    inside = escape(unescape(element.text or "")) + "".join(map(_math, element))
    if element.tag not in _MATH_TAGS:
        return f"<mrow>{inside}</mrow>"
    attributes = "".join(
        f' {name}="{value}"' for name, value in element.items()
        if name in _MATH_ATTRIBUTES and _MATH_VALUE.fullmatch(value)
    )
    if element.tag == "mspace" and _SPACE.fullmatch(width := element.get("width", "")):
        attributes += f' width="{width}"'
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"


class _Losses(HTMLParser):
    """Looks for what :func:`clean_html` leaves out."""

    def __init__(self, attachments: Attachments) -> None:
        super().__init__()
        self._attachments = attachments
        self.found = False

    @classmethod
    def none_in(cls, source: str, attachments: Attachments) -> bool:
        """Tell whether HTML stays as it is, but for its looks."""
        losses = cls(attachments)
        losses.feed(source)
        losses.close()
        return not losses.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = _ATTRIBUTES.get(tag, set())
        self.found = self.found or tag not in _TAGS or any(
            name not in kept or _checked(name, value or "", self._attachments) is None
            for name, value in attrs if name not in ("class", "style")
        )

    def handle_comment(self, data: str) -> None:
        self.found = True


class _Renderer(IPythonRenderer):
    """nbconvert's Markdown with formulas in marked elements, and without pictures put in."""

    def __init__(self, escape: bool) -> None:
        super().__init__(escape=escape, exclude_anchor_links=True)

    def inline_math(self, body: str) -> str:
        return f'<code class="inline-formula">{escape(body)}</code>'

    def block_math(self, body: str) -> str:
        return f'<div><code class="block-formula">{escape(body)}</code></div>'

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre><code>{escape(code)}</code></pre>"

    def _embed_image_or_attachment(self, src: str) -> str:
        return src
