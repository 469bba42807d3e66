"""Every sentence of the checks, by id, in English and Korean.

Each module of this package holds the ``MESSAGES`` of one assignment, ``common`` those of all.
"""

from importlib import import_module
from pkgutil import iter_modules

LANGUAGES = ("en", "ko")
MESSAGES: dict[str, dict[str, str]] = {
    name: words
    for module in iter_modules(__path__)
    for name, words in import_module(f"{__name__}.{module.name}").MESSAGES.items()
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
