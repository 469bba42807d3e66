"""What nbgrader's Formgrader shows of students' work, and what its Autograde button may take.

The Formgrader runs with the instructor's rights, so nothing of a student's may run in it. It is
nbconvert's ``HTMLExporter``, whose configuration :func:`configure` sets; the notebooks in
``autograded/`` stay as they are.
"""

import re
from html import escape
from typing import Any

import jinja2
import nbgrader.server_extensions.formgrader.handlers as formgrader
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader import utils
from traitlets.config import Config

from grading.pages import clean
from grading.pages.messages import say
from grading.pages.render import TEMPLATES
from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.checks.report import MIME_TYPE, Report

_PICTURE = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_NAMES = ("student", "first_name", "last_name")


def configure(c: Config) -> None:
    """Let the Formgrader show what is safe to look at, and need no other host for it."""
    c.HTMLExporter.template_name = "course_formgrader"
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), formgrader.template_path]
    c.HTMLExporter.preprocessors = [ForReading]
    c.HTMLExporter.filters = {"markdown2html": markdown2html}


@jinja2.pass_context
def markdown2html(context: jinja2.runtime.Context, source: str) -> str:
    """Return the Markdown of the cell that a template is at as clean HTML."""
    typed = say("feedback.as_typed", _language(context.get("nb", {})))
    return clean.clean_markdown(source, context.get("cell", {}).get("attachments"), typed=typed)


class ForReading(Preprocessor):
    """Leaves nothing in a notebook and its names that could run where they are shown."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace what a template would put into the page as it is."""
        language = _language(nb)
        nb.metadata = NotebookNode(
            course={"language": language}, language_info={"name": "python"}
        )
        for cell in nb.cells:
            own = cell.metadata.get("nbgrader")
            cell.metadata = NotebookNode({} if own is None else {"nbgrader": own})
            if cell.cell_type == "raw":
                cell.source = clean.as_typed(cell.source)
            elif cell.cell_type == "code":
                cell.outputs = _outputs(cell, language)
        for name in _NAMES:
            resources[name] = escape(resources.get(name) or "")
        return nb, resources


def _language(notebook: Any) -> str:
    stamp = notebook.get("metadata", {}).get("course", {})
    found = stamp.get("language") if isinstance(stamp, dict) else None
    return found if found in LANGUAGES else "en"


def _outputs(cell: NotebookNode, language: str) -> list[NotebookNode]:
    """Return a cell's outputs, each in the one form in which it is shown.

    The report of a test is made anew from its data; the points below it stand in the page's form.
    """
    if utils.is_locked(cell):
        reports = [
            found for output in cell.outputs if (found := _report(output, language)) is not None
        ]
        if reports:
            others = [each for each in cell.outputs if each.output_type in ("stream", "error")]
            return [*reports, *others]
    return [
        output if output.output_type in ("stream", "error") else _display(_form(output.data))
        for output in cell.outputs
    ]


def _report(output: NotebookNode, language: str) -> NotebookNode | None:
    data = output.get("data", {})
    if output.output_type != "display_data" or MIME_TYPE not in data:
        return None
    try:
        return _display({"text/html": Report.from_json(data[MIME_TYPE]).html(language)})
    except ValueError:
        return None


def _form(data: dict[str, Any]) -> dict[str, str]:
    """Return the first of an output's forms that can be shown."""
    for kind in ("image/png", "image/jpeg"):
        text = "".join(str(data.get(kind, "")).split())
        if _PICTURE.fullmatch(text):
            return {kind: text}
    if "image/svg+xml" in data:
        # nbconvert makes an ``img`` of it, in which no script runs.
        return {"image/svg+xml": str(data["image/svg+xml"])}
    if "text/html" in data:
        return {"text/html": clean.clean_html(str(data["text/html"]))}
    for kind in ("text/markdown", "text/latex"):
        if kind in data:
            return {"text/html": clean.clean_markdown(str(data[kind]))}
    return {"text/plain": str(data.get("text/plain", ""))}


def _display(data: dict[str, str]) -> NotebookNode:
    return NotebookNode(output_type="display_data", data=data, metadata={})
