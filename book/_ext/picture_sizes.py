"""Give every picture its size, so that nothing moves when it comes, and load it when it is near."""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.images import get_image_size

POINTS = 96 / 72


def size(picture: Path) -> tuple[int, int] | None:
    """Return a picture's width and height in pixels."""
    if picture.suffix != ".svg":
        return get_image_size(str(picture))
    head = picture.read_text(encoding="utf-8")[:2000]
    found = re.search(r"<svg[^>]*?\bviewBox=\"0 0 ([\d.]+) ([\d.]+)\"", head)
    return (round(float(found[1]) * POINTS), round(float(found[2]) * POINTS)) if found else None


def write_sizes(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the sizes into the page's ``img`` elements."""
    sources = {name: Path(app.srcdir, source) for source, name in app.builder.images.items()}

    def sized(image: re.Match[str]) -> str:
        source = sources.get(image[2])
        measures = size(source) if source and " width=" not in image[0] else None
        if measures is None:
            return image[0]
        added = f' width="{measures[0]}" height="{measures[1]}" loading="lazy"'
        return f"<img{added}{image[1]}{image[2]}{image[3]}"

    if "body" in context:
        context["body"] = re.sub(
            r'<img( [^>]*src="[^"]*_images/)([^"]+)("[^>]*)', sized, context["body"]
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", write_sizes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
