"""Let a released notebook run to its end where an answer is data."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution

STOP = "raise NotImplementedError()"


class RunOn(NbGraderPreprocessor):
    """Take the error out of what stands in the place of an answer that is no function.

    In a function it waits for the check, which says that nothing is written yet. Beside one, it
    would end "Run All Cells" at the first task that is left out; the check sees by the data that
    nothing is there.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take it out of a cell."""
        if cell.cell_type == "code" and is_solution(cell):
            lines = cell.source.split("\n")
            cell.source = "\n".join(line for line in lines if line != STOP)
        return cell, resources
