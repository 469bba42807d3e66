"""Every sentence of the checks, by id, in English and Korean.

``common_messages`` holds those of all assignments, ``own_messages`` those on the student's library,
the ``messages`` of a chapter's folder its own.
"""

from importlib import import_module
from pathlib import Path

from neuron_to_mnist import LANGUAGES

CHAPTERS = sorted(path.parent.name for path in Path(__file__).parent.glob("*/messages.py"))
MESSAGES: dict[str, dict[str, str]] = {
    name: words
    for module in (
        "common_messages", "own_messages", *(f"{chapter}.messages" for chapter in CHAPTERS)
    )
    for name, words in import_module(f"neuron_to_mnist.checks.{module}").MESSAGES.items()
}

_language = "en"


def use_language(code: str) -> None:
    """Answer in this language from now on: ``"en"`` or ``"ko"``."""
    global _language
    if code not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)} as language, got {code!r}")
    _language = code


def language() -> str:
    """Return the language in use."""
    return _language
