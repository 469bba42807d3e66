"""What is to be said of a submission: notes by id, with values that can be written anywhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_CHARACTERS = 1000
_MOST_NAMED = 10
# What some file, page, terminal or database does not take: controls but for tab and line end, half
# characters, what turns the direction of writing round, and what is no character at all.
_UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def writable(text: str, most: int = MOST_CHARACTERS) -> str:
    r"""Return text that can be written anywhere, at most so many characters of it.

    >>> writable("half \ud83d, null \0")
    'half �, null �'
    >>> writable("a long story", 7)
    'a long…'
    """
    shown = _UNWRITABLE.sub("\ufffd", text[: most + 1])
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def writable_name(name: str) -> str:
    """Return the name of a file or a folder as it can be written anywhere, on one line."""
    return writable(name).replace("\n", "\ufffd")


def listed(names: Sequence[object]) -> str:
    """Return the first names of a list.

    >>> listed(range(100))
    '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …'
    """
    shown = [str(name) for name in names[:_MOST_NAMED]]
    return ", ".join(shown if len(names) <= _MOST_NAMED else [*shown, "…"])


@dataclass(frozen=True)
class Note:
    """Something to say about a submission: the id of a sentence, and what it names.

    Whatever a submission brings is made writable here.
    """

    id: str
    values: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the values writable."""
        shown = {name: writable(str(value)) for name, value in self.values.items()}
        object.__setattr__(self, "values", shown)


class NotGraded(Exception):
    """Raised for a submission that gets no mark; ``reason`` says why."""

    def __init__(self, id: str, **values: object) -> None:
        super().__init__(id)
        self.reason = Note(id, {name: str(value) for name, value in values.items()})
