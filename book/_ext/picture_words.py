"""Write the words in a plot in the edition's language.

Both editions take their plots from the same cells, which write "epoch" at an axis in English. Where
``book/_locale/<language>/pictures.po`` has a text for a word, that text takes its place.
Matplotlib draws words as outlines and leaves the word itself beside them in a comment.
"""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

LOCALE = Path(__file__).resolve().parents[1] / "_locale"
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
GLYPH = 60  # the usual width of a letter, in hundredths of the font's size
PLACE = re.compile(r"translate\(\S+ \S+\)(?: rotate\(\S+\))?")
SCALE = re.compile(r"scale\((\S+)")


def words_of(language: str) -> dict[str, str]:
    """Return what stands in plots, in English, and what the language has for it."""
    path = LOCALE / language / "pictures.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def translate(svg: str, words: dict[str, str], language: str) -> str:
    """Return a plot with the words in it translated; a plot without any as it is."""
    if not any(f"<!-- {word} -->" in svg for word in words):
        return svg
    root = ET.fromstring(svg, ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)))
    legends = [g for g in root.iter(f"{{{SVG}}}g") if g.get("id", "").startswith("legend_")]
    in_legends = {g for legend in legends for g in legend.iter()}
    for group in list(root.iter(f"{{{SVG}}}g")):
        for comment, outlines in pairwise(list(group)):
            word = comment.text.strip() if comment.tag is ET.Comment and comment.text else ""
            if word in words:
                text = ET.SubElement(group, f"{{{SVG}}}text", {"lang": language})
                text.text = words[word]
                put(text, outlines, start=group in in_legends)
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def put(text: ET.Element, outlines: ET.Element, *, start: bool) -> None:
    """Put a text where outlines are: from their start, or around their middle."""
    transform = outlines.get("transform", "")
    place, scale = PLACE.search(transform), SCALE.search(transform)
    assert place is not None, transform
    assert scale is not None, transform
    size = 100 * float(scale[1])
    letters = outlines.findall(f"{{{SVG}}}use")
    for letter in letters:  # their shapes stay: other words are drawn with them
        outlines.remove(letter)
    middle = size * GLYPH / 100 * len(letters) / 2
    text.attrib |= {
        "transform": place[0], "x": "0" if start else f"{middle:.1f}",
        "text-anchor": "start" if start else "middle", "font-size": f"{size:.4g}",
        "font-family": "sans-serif", "style": outlines.get("style", ""),
    }


def write_words(app: Sphinx, error: Exception | None) -> None:
    """Go through the plots of the built pages."""
    words = words_of(app.config.language)
    if error is not None or app.builder.format != "html" or not words:
        return
    for path in sorted(Path(app.outdir, "_images").glob("*.svg")):
        path.write_text(translate(path.read_text("utf-8"), words, app.config.language), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("build-finished", write_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
