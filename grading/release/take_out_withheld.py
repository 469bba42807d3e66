"""Take out of a release what grading withholds from students' code, and say it to students."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.box.trusted.own_work import check_names, of_library
from neuron_to_mnist import LANGUAGES, say

_SENTENCES = {
    "withheld": {
        "en": "**While it is graded,** your code runs without what you are to write here yourself. "
              "It cannot import {names}, and a cell that does is run without it.",
        "ko": "**채점하는 동안**에는 이 과제에서 직접 작성할 것을 쓸 수 없습니다. 다음을 가져올 수 "
              "없고, 가져오는 셀은 이것 없이 실행됩니다: {names}.",
    },
}


class TakeOutWithheld(NbGraderPreprocessor):
    """Check the names in ``course.withheld``, part of the notebook's metadata, and take them out.

    They are said in the cell with the id ``how-to-work-…`` of every language.

    While the assignment is graded, students' code must do without these modules, functions and
    classes of the course's packages. A source notebook must say so, were it with an empty list.
    ``course.chapter`` stands in the notebooks that take functions from the library.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take the names out of ``nb``."""
        names = _declared(nb)
        if names is None:
            raise ValueError(
                'expected "course": {"withheld": [...]} in the metadata of the notebook, with the '
                "names in nnlib and neuron_to_mnist that students' code must do without while it "
                "is graded, or with an empty list"
            )
        check_names(names)
        if names:
            _say(nb, names)
        _chapter(nb)
        for name in ("withheld", "chapter"):
            nb.metadata["course"].pop(name, None)
        return nb, resources


def _say(notebook: NotebookNode, names: list[str]) -> None:
    """Say the names to students in every language."""
    listed = ", ".join(f"`{name}`" for name in sorted(names))
    for language in LANGUAGES:
        id = f"how-to-work-{language}"
        cell = next((cell for cell in notebook.cells if cell.id == id), None)
        if cell is None:
            raise ValueError(
                f"expected a cell with the id {id!r}, where students are told what their code "
                "cannot import while it is graded"
            )
        cell.source += f"\n\n{say(_SENTENCES, 'withheld', language, names=listed)}"


def withheld(notebook: NotebookNode) -> list[str]:
    """Return the names that a source notebook withholds.

    Those it lists, and of the library what its ``course.chapter`` or a later one asks for.
    """
    return [*(_declared(notebook) or ()), *of_library(_chapter(notebook))]


def _chapter(notebook: NotebookNode) -> int | None:
    chapter = notebook.metadata.get("course", {}).get("chapter")
    if chapter is not None and type(chapter) is not int:
        raise ValueError(
            "expected course.chapter in the metadata of the notebook to be the number of its "
            f"chapter, where it takes functions from the library, got {chapter!r}"
        )
    return chapter


def _declared(notebook: NotebookNode) -> list[str] | None:
    names = notebook.metadata.get("course", {}).get("withheld")
    if names is not None and not (
        isinstance(names, list) and all(isinstance(name, str) for name in names)
    ):
        raise ValueError(
            "expected course.withheld in the metadata of the notebook to be a list of names, such "
            f"as ['nnlib.activations.sigmoid'], got {names!r}"
        )
    return names
