"""Take out of a release what grading withholds from students' code."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.box.trusted.own_work import check_names


class TakeOutWithheld(NbGraderPreprocessor):
    """Check the names in ``course.withheld``, part of the notebook's metadata, and take them out.

    While the assignment is graded, students' code must do without these modules, functions and
    classes of the course's packages. A source notebook must say so, were it with an empty list.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take the names out of ``nb``."""
        names = withheld(nb)
        if names is None:
            raise ValueError(
                'expected "course": {"withheld": [...]} in the metadata of the notebook, with the '
                "names in nnlib and neuron_to_mnist that students' code must do without while it "
                "is graded, or with an empty list"
            )
        check_names(names)
        del nb.metadata["course"]["withheld"]
        return nb, resources


def withheld(notebook: NotebookNode) -> list[str] | None:
    """Return the names that a source notebook withholds, None if it says nothing of it."""
    names = notebook.metadata.get("course", {}).get("withheld")
    if names is not None and not (
        isinstance(names, list) and all(isinstance(name, str) for name in names)
    ):
        raise ValueError(
            "expected course.withheld in the metadata of the notebook to be a list of names, such "
            f"as ['nnlib.activations.sigmoid'], got {names!r}"
        )
    return names
