"""The role ``notebook``: links to a chapter's exercise notebook in the page's language.

``{notebook}`ch03_signals``` becomes a download link to the copy of
``exercises/<language>/ch03_signals/ch03_signals.ipynb`` that the built site carries, and a link to
Colab. The second opens the notebook there once ``course_repository`` in ``_config.yml`` names the
public repository on GitHub ("owner/name"); before that it opens Colab, where a notebook can be
uploaded.
"""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

ROOT = Path(__file__).resolve().parents[2]
COLAB = "https://colab.research.google.com/"


def colab_address(repository: str, source: str) -> str:
    """Return where Colab opens the repository's file ``source``, or Colab's first page."""
    return f"{COLAB}github/{repository}/blob/main/{source}" if repository else COLAB


class NotebookRole(SphinxRole):
    """Link to the notebook that lies in the built site, and to Colab."""

    inliner: Inliner

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the links, or a warning where there is no such assignment."""
        name = self.text
        language = self.config.language
        source = f"exercises/{language}/{name}/{name}.ipynb"
        if not (ROOT / source).is_file():
            message = self.inliner.reporter.warning(f"no exercise notebook {source}")
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        up = "../" * (self.env.docname.count("/") + 1)
        download = nodes.reference(
            self.rawtext, f"{name}.ipynb", refuri=f"{up}exercises/{language}/{name}.ipynb"
        )
        colab = nodes.reference(
            "", "Colab", refuri=colab_address(self.config.course_repository, source)
        )
        return [download, nodes.Text(" ("), colab, nodes.Text(")")], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_config_value("course_repository", "", "env", [str])
    app.add_role("notebook", NotebookRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
