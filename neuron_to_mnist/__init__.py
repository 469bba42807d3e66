"""The course around ``nnlib``: checks of the exercises, what students build and keep, live figures,
plots, widgets, progress.

Imports ``nnlib`` and is imported by the book, the exercises and the grading.
"""

from collections.abc import Mapping

# The languages of the course, by their codes. A new one begins here.
LANGUAGES = {"en": "English", "ko": "Korean"}

# Sentences by id, each in every language: {"result.none": {"en": "…", "ko": "…"}}.
Messages = Mapping[str, Mapping[str, str]]


def say(messages: Messages, message_id: str, language: str, /, **fields: object) -> str:
    """Return a sentence in a language, its fields filled in.

    >>> say({"count": {"en": "{n} tasks", "ko": "문제 {n}개"}}, "count", "ko", n=3)
    '문제 3개'
    """
    return messages[message_id][language].format(**fields)
