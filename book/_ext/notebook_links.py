"""The role ``notebook``: a link to a chapter's exercise notebook in the page's language.

``{notebook}`ch03_signals``` becomes a download link to the copy of
``exercises/<language>/ch03_signals/ch03_signals.ipynb`` that the built site carries.
"""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

ROOT = Path(__file__).resolve().parents[2]


class NotebookRole(SphinxRole):
    """Link to ``exercises/<language>/<name>.ipynb`` in the built site."""

    inliner: Inliner

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or a warning where there is no such assignment."""
        name = self.text
        language = self.config.language
        source = f"exercises/{language}/{name}/{name}.ipynb"
        if not (ROOT / source).is_file():
            message = self.inliner.reporter.warning(f"no exercise notebook {source}")
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        up = "../" * (self.env.docname.count("/") + 1)
        link = nodes.reference(
            self.rawtext, f"{name}.ipynb", refuri=f"{up}exercises/{language}/{name}.ipynb"
        )
        return [link], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_role("notebook", NotebookRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
