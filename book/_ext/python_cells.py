"""Give every visible code cell of a page Run, Edit and Reset.

The buttons stand in the page as it is built; ``_static/cells`` holds what they do. A page carries
the code of its hidden cells as JSON, less what these only tell the text. Where the runtime is not
at hand (``tools/python_runtime.py``), pages stay as they were.
"""

import ast
import hashlib
import json
import os
import posixpath
import sys
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.typing import ExtensionMetadata

from neuron_to_mnist.checks import report

CELLS = Path(__file__).resolve().parents[1] / "_static" / "cells"
FOLDER = "COURSE_PYTHON"
FIRST = ["numpy", "neuron-to-mnist"]  # what comes with the first Run
HIDDEN = {"remove-cell", "remove-input"}

sys.path.insert(0, str(CELLS))
from session import FOR_THE_TEXT, mentions, parsed  # noqa: E402

_ = get_translation("sphinx")


def runtime() -> Path | None:
    """Return the folder that the build put the runtime in, if it did."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else None


def digest(*contents: bytes) -> str:
    """Return a short digest that changes with any of the contents."""
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]


def notebook_cells(source: Path) -> list[Any]:
    """Return the code cells of a page's source, or none where it is no notebook."""
    text = source.read_text(encoding="utf-8")
    if "{code-cell}" not in text:
        return []
    notebook = read_myst_markdown_notebook(text, MdParserConfig())
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def is_hidden(cell: Any) -> bool:
    """Tell whether a page does not show the cell's code."""
    return bool(HIDDEN & set(cell.metadata.get("tags", [])))


def for_cells(code: str) -> str:
    """Return the code of a hidden cell, less what it only tells the text."""
    return "\n".join(ast.unparse(statement) for statement in parsed(code)
                     if not mentions(statement, FOR_THE_TEXT))


def bar(index: int, number: int, cell: Any) -> nodes.raw:
    """Return the buttons of a visible cell."""
    def button(what: str, word: str, name: str, hidden: bool = False) -> str:
        return (f'<button type="button" data-do="{what}" aria-label="{escape(name)}"'
                f'{" hidden" if hidden else ""}>{escape(word)}</button>')

    seconds = cell.metadata.get("page_seconds")
    mark = _("Takes about {seconds} s in the page, which asks first").format(
        seconds=seconds) if seconds else ""
    buttons = "".join([
        button("run", _("Run"), _("Run cell {number}").format(number=number)),
        *([button("step", _("Step"), _("Go through cell {number} step by step").format(
            number=number))] if cell.metadata.get("page_steps") else []),
        button("stop", _("Stop"), _("Stop cell {number}").format(number=number), hidden=True),
        button("edit", _("Edit"), _("Edit cell {number}").format(number=number)),
        button("reset", _("Reset"), _("Reset cell {number}").format(number=number), hidden=True),
    ])
    return nodes.raw(
        "", f'<div class="cell-bar pst-js-only" data-cell="{index}" data-number="{number}" '
        f'data-digest="{digest(cell.source.encode())}"'
        + (f' data-slow="{int(seconds)}"' if seconds else "")
        + f'>{buttons}<span class="cell-state" role="status">{escape(mark)}</span></div>',
        format="html",
    )


def settings(app: Sphinx, docname: str, folder: Path | None) -> dict[str, Any]:
    """Return what a page's scripts must know to run Python from the folder, if there is one."""
    up = "../" * (docname.count("/") + 1)
    data = {
        "name": docname,
        "version": digest(*(path.read_bytes() for path in sorted(CELLS.glob("*.*"))),
                          str(app.config.language).encode()),
        "packages": FIRST,
        "file": _("From a file no browser runs Python: open the course on its site, or say "
                  "“make serve” in a clone or “python serve.py” in the course packed with Python."),
        "offline": _("This part of the page did not come: connect to the network and press "
                     "again."),
    }
    if folder is not None:
        data["runtime"] = posixpath.join(up, "python", folder.name, "")
        data["manifest"] = digest((folder / "manifest.json").read_bytes())
    return data


def mnist_of(site: Path) -> dict[str, Any] | None:
    """Return where the site has MNIST, if it has."""
    files = [{"name": path.name, "bytes": path.stat().st_size}
             for path in sorted((site / "mnist").glob("*.gz"))]
    return {"folder": "../mnist/", "files": files} if files else None


def as_script(name: str, data: dict[str, Any]) -> nodes.raw:
    """Return data for a page's scripts, which find it under the name."""
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return nodes.raw("", f'<script type="application/json" id="{name}">{text}</script>',
                     format="html")


def add_bars(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the buttons under the code of each visible cell, and the page's data at its end."""
    folder = runtime()
    if folder is None or app.builder.format != "html":
        return
    cells = notebook_cells(Path(app.env.doc2path(docname)))
    shown = [node for node in doctree.findall(nodes.container)
             if node.get("nb_element") == "cell_code"]
    visible = [(index, cell) for index, cell in enumerate(cells) if not is_hidden(cell)]
    if len(shown) != len(visible):
        raise ExtensionError(f"{docname} shows {len(shown)} cells, its source {len(visible)}.")
    for number, (node, (index, cell)) in enumerate(zip(shown, visible, strict=True), start=1):
        node.insert(1, bar(index, number, cell))
    if shown:
        hidden = [for_cells(cell.source) if is_hidden(cell) else "" for cell in cells]
        data = {**settings(app, docname, folder), "hidden": hidden}
        if any("load_mnist" in cell.source for cell in cells):
            data["mnist"] = mnist_of(folder.parents[1])
        doctree.append(as_script("python-cells", data))


def load_script(
    app: Sphinx, page: str, template: str, context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Let a page with cells load their script."""
    if 'id="python-cells"' in str(context.get("body", "")):
        app.add_js_file("cells/page.js", loading_method="defer")


def write_report_style(app: Sphinx) -> None:
    """Put the style of the report's own renderer beside the others."""
    if app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        css = report.STYLE.removeprefix("<style>").removesuffix("</style>")
        (static / "report.css").write_text(css, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    if runtime() is not None:
        app.tags.add("python")
    app.connect("builder-inited", write_report_style)
    app.connect("doctree-resolved", add_bars)
    app.connect("html-page-context", load_script)
    app.add_css_file("report.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
