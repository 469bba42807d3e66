"""Every sentence of the checks, by id, in English and Korean."""

from nnlib.checks.messages.ch03_signals import MESSAGES as CH03_SIGNALS
from nnlib.checks.messages.common import MESSAGES as COMMON

LANGUAGES = ("en", "ko")
MESSAGES: dict[str, dict[str, str]] = {**COMMON, **CH03_SIGNALS}

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
