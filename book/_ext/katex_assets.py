"""Start KaTeX, and put its style sheet and fonts beside the pages.

``sphinxcontrib.katex`` renders every formula while the book is built; a page then needs one style
sheet and the fonts that its formulas use, and no script.
"""

import re
import shutil
import time
from pathlib import Path
from typing import Any

import psutil
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinxcontrib.katex import KaTeXError, KaTeXServer

KATEX = Path(__file__).resolve().parents[2] / "node_modules" / "katex" / "dist"


def find_katex(app: Sphinx, config: Config) -> None:
    """Tell the renderer where KaTeX lies."""
    script = KATEX / "katex.min.js"
    if not script.is_file():
        raise ExtensionError("KaTeX is missing. Run `make book`, which installs it.")
    config.katex_js_path = str(script)


def start_katex(app: Sphinx) -> None:
    """Start KaTeX's server, again if need be.

    On a busy machine the renderer may knock before its server listens, and then gives up and leaves
    that server behind.
    """
    others = psutil.Process().children()
    for pause in (0.2, 1, 5, None):
        try:
            KaTeXServer.get()
            return
        except (ConnectionRefusedError, KaTeXError):
            for child in psutil.Process().children():
                if child not in others and child.name().startswith("node"):
                    child.kill()
            if pause is None:
                raise
            time.sleep(pause)


def copy_assets(app: Sphinx, exception: Exception | None) -> None:
    """Copy the style sheet, cut down to WOFF2, and the WOFF2 fonts."""
    if exception is not None or app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "katex"
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    css = (KATEX / "katex-swap.min.css").read_text(encoding="utf-8")
    css = re.sub(r',url\(fonts/[^)]+\.(?:woff|ttf)\) format\("\w+"\)', "", css)
    (target / "katex-swap.min.css").write_text(css, encoding="utf-8")
    for font in (KATEX / "fonts").glob("*.woff2"):
        shutil.copy(font, target / "fonts")


def drop_empty_attributes(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave out the spacing of a single column, of which Firefox complains."""
    if "body" in context:
        context["body"] = context["body"].replace(' columnspacing=""', "")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("config-inited", find_katex)
    app.connect("builder-inited", start_katex, priority=900)
    app.connect("html-page-context", drop_empty_attributes)
    app.connect("build-finished", copy_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
