"""Every sentence of the checks, by id, in English and Korean.

``common_messages`` holds those of all assignments, the ``messages`` of a chapter's folder its own.
"""

from importlib import import_module
from pathlib import Path

from neuron_to_mnist import LANGUAGES

CHAPTERS = sorted(path.parent.name for path in Path(__file__).parent.glob("*/messages.py"))
MESSAGES: dict[str, dict[str, str]] = {
    name: words
    for module in ("common_messages", *(f"{chapter}.messages" for chapter in CHAPTERS))
    for name, words in import_module(f"neuron_to_mnist.checks.{module}").MESSAGES.items()
}

_language = "en"


def use_language(language: str) -> None:
    """Answer in ``language`` from now on: ``"en"`` or ``"ko"``."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)} as language, got {language!r}")
    _language = language


def text(message_id: str, **values: object) -> str:
    """Return the message ``message_id`` in the language in use, with its values filled in."""
    return MESSAGES[message_id][_language].format(**values)
