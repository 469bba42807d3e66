"""The directive for the course's live figures.

    ```{live-figure} two_by_two
    :name: ch03-fig-live

    The caption, in the page's language.
    ```

puts the figure's element on the page as a numbered figure. Inside it stands a table of the starting
values, which the script replaces: without JavaScript, and in other formats than HTML, the table
stays. Only a page with a live figure loads its script and the shared one.
"""

import re
import shutil
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from neuron_to_mnist import LANGUAGES, say
from neuron_to_mnist.figures import FOLDER, NAMES, scripts, tag, twin

MESSAGES = {
    "introduction": {
        "en": "This figure moves when JavaScript is on. It starts with these values:",
        "ko": "이 그림은 자바스크립트를 켜면 움직입니다. 처음 값은 다음과 같습니다.",
    },
    "number": {"en": "number", "ko": "수"},
    "value": {"en": "value", "ko": "값"},
}


class live_figure(nodes.General, nodes.Element):
    """A figure's element, around what is shown without it."""


def symbol(text: str) -> list[nodes.Node]:
    """Set the indices of a symbol: the 11 of w11."""
    return [
        nodes.subscript(text=part) if part.isdigit() else nodes.Text(part)
        for part in re.split(r"(\d+)", text) if part
    ]


def written(value: float | str | None) -> str:
    """Write a value of a figure, with four digits after the point at most."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else str(round(value, 4)).replace("-", "−")


def start_table(name: str, language: str) -> nodes.table:
    """Return the figure's starting values, four digits after the point at most."""
    figure = twin(name)
    values = figure.START | figure.values(figure.START)
    rows = [[[nodes.Text(say(MESSAGES, heading, language))] for heading in ("number", "value")]]
    for key, how in figure.SYMBOLS.items():
        rows.append([symbol(how), [nodes.Text(written(values[key]))]])

    def row(cells: list[list[nodes.Node]]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))

    return nodes.table("", nodes.tgroup(
        "", nodes.colspec(colwidth=1), nodes.colspec(colwidth=1),
        nodes.thead("", row(rows[0])), nodes.tbody("", *map(row, rows[1:])), cols=2,
    ))


class LiveFigureDirective(SphinxDirective):
    """``live-figure``: the figure's name, and one paragraph of caption."""

    required_arguments = 1
    has_content = True
    option_spec = {"name": directives.unchanged}  # noqa: RUF012 (docutils' interface)

    def run(self) -> list[nodes.Node]:
        """Return a figure with the element and its caption."""
        name, language = self.arguments[0], self.config.language or "en"
        if name not in NAMES:
            raise self.error(f"There is no live figure {name!r}; there are: {', '.join(NAMES)}.")
        if language not in LANGUAGES:
            raise self.error(f"Live figures speak {' and '.join(LANGUAGES)}, not {language!r}.")
        content = self.parse_content_to_nodes()
        if [type(node) for node in content] != [nodes.paragraph]:
            raise self.error("A live figure needs one paragraph of caption, and nothing else.")
        for file in (*scripts(name), FOLDER / name / "__init__.py"):
            self.env.note_dependency(str(file))
        figure = nodes.figure(
            "",
            live_figure(
                "", nodes.paragraph(text=say(MESSAGES, "introduction", language)),
                start_table(name, language), name=name, language=language,
            ),
            nodes.caption("", "", *content[0].children),
        )
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]


def visit_html(writer: HTML5Translator, node: live_figure) -> None:
    """Open the element."""
    writer.body.append(f'<{tag(node["name"])} lang="{node["language"]}" opening>\n')


def depart_html(writer: HTML5Translator, node: live_figure) -> None:
    """Close the element."""
    writer.body.append(f'</{tag(node["name"])}>\n')


def stand_aside(writer: nodes.NodeVisitor, node: live_figure) -> None:
    """Leave other formats the table alone."""


def copy_scripts(app: Sphinx) -> None:
    """Put the scripts beside the pages, before the pages ask for their checksums."""
    if app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "figures"
        target.mkdir(parents=True, exist_ok=True)
        for script in FOLDER.rglob("*.js"):
            shutil.copy(script, target)


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Let a page load the scripts of the figures it shows, the shared one first."""
    if doctree is None:
        return
    names = dict.fromkeys(node["name"] for node in doctree.findall(live_figure))
    for script in dict.fromkeys(script for name in names for script in scripts(name)):
        app.add_js_file(f"figures/{script.name}", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_node(
        live_figure, html=(visit_html, depart_html), latex=(stand_aside, stand_aside),
        text=(stand_aside, stand_aside), man=(stand_aside, stand_aside),
        texinfo=(stand_aside, stand_aside),
    )
    app.add_directive("live-figure", LiveFigureDirective)
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
