"""Cut the plots' coordinates to hundredths of a point: nobody sees more, and files shrink."""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

COORDINATES = re.compile(r"(?<=\s[dxy]=\")[^\"]+")
LONG = re.compile(r"\d+\.\d{3,}")


def shorten(svg: str) -> str:
    """Return a picture with two decimals in every outline and place.

    >>> shorten('<path d="M 1.23456 0.5 L 7.000001 -0.00499"/>')
    '<path d="M 1.23 0.5 L 7 -0"/>'
    """
    def short(number: re.Match[str]) -> str:
        return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")

    return COORDINATES.sub(lambda found: LONG.sub(short, found[0]), svg)


def write_pictures(app: Sphinx, error: Exception | None) -> None:
    """Go through the plots of the built pages."""
    if error is None and app.builder.format == "html":
        for path in Path(app.outdir, "_images").glob("*.svg"):
            path.write_text(shorten(path.read_text("utf-8")), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("build-finished", write_pictures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
