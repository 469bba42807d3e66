"""Keep the prose of one language."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from neuron_to_mnist import LANGUAGES

_PREFIX = "lang-"


class ChooseLanguage(NbGraderPreprocessor):
    """Keep cells without a ``lang-…`` tag and those of the chosen language; drop the others.

    A language cell must not carry nbgrader metadata: nbgrader would store it in the gradebook, and
    the other language's submissions, which lack it, could not be graded from there.
    """

    language = Enum(list(LANGUAGES), default_value="en", help="Language to keep").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Filter the cells of ``nb``."""
        nb.cells = [cell for cell in nb.cells if self._belongs(cell)]
        for cell in nb.cells:
            tags = [tag for tag in cell.metadata.pop("tags", []) if not tag.startswith(_PREFIX)]
            if tags:
                cell.metadata.tags = tags
        return nb, resources

    def _belongs(self, cell: NotebookNode) -> bool:
        languages = [
            tag.removeprefix(_PREFIX)
            for tag in cell.metadata.get("tags", [])
            if tag.startswith(_PREFIX)
        ]
        if not languages:
            return True
        if len(languages) > 1 or languages[0] not in LANGUAGES:
            raise ValueError(
                f"cell {cell.id}: expected one tag, lang-{' or lang-'.join(LANGUAGES)}, "
                f"got {', '.join(languages)}"
            )
        if "nbgrader" in cell.metadata:
            raise ValueError(f"cell {cell.id}: a language cell cannot carry nbgrader metadata")
        return bool(languages[0] == self.language)
