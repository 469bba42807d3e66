"""Pages made of the templates beside this file."""

import functools
from pathlib import Path
from typing import Any

import jinja2

from grading.pages.messages import say

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, language: str, **values: Any) -> str:
    """Return a page; its template gets its words with ``say("summary.mark", language)``."""
    return _environment().get_template(template).render(language=language, say=say, **values)


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
