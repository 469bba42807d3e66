"""A library of one's own: what a student has written, kept in ``my_network.py`` and used again.

    from neuron_to_mnist import checks, own
    activate, forward = own.take("activate", "forward", chapter=6)

A function whose visible checks pass is kept. :func:`take` gives it back in a later chapter, or
lends the course's where there is none that is right. ``neuron_to_mnist/lent.py`` has the names.

``find`` reads the cells, ``keep`` keeps, ``library`` is the file's text and ``store`` where it
lies, ``examples`` tries a function, ``worlds`` runs a text over own or lent functions, ``judge``
says whose fault it is, ``pictures`` draws what functions give.
"""

import sys
from typing import Any

from neuron_to_mnist import say
from neuron_to_mnist.checks import marks, messages
from neuron_to_mnist.checks.report import Finding
from neuron_to_mnist.drawn import drawn
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own import judge, pictures
from neuron_to_mnist.own.collecting import collect
from neuron_to_mnist.own.library import Library
from neuron_to_mnist.own.pages import page
from neuron_to_mnist.own.store import FILE, current_store
from neuron_to_mnist.own.worlds import Shelf, lent_functions, shelf

__all__ = ["check", "collect", "drawn", "lend", "page", "pictures", "show", "take"]

marks.librarian = judge.judge
_told: set[str] = set()


def take(*names: str, chapter: int | None = None) -> Any:
    """Return functions of the library by name: the student's own where they are right, else lent.

    One name gives the function itself, several a tuple. ``chapter`` is that of the notebook, which
    may take what earlier chapters asked for. ValueError for any other name.
    """
    for name in names:
        if name not in LIBRARY:
            raise ValueError(f"there is no {name!r} in the library, which has {', '.join(LIBRARY)}")
        if chapter is not None and LIBRARY[name].chapter >= chapter:
            raise ValueError(
                f"chapter {chapter} can take what earlier chapters asked for; {name} is asked for "
                f"in chapter {LIBRARY[name].chapter}"
            )
    text = _text()
    mine = Shelf(lent_functions()) if text is None else shelf(text)
    own = [name for name in names if name in mine.own]
    if own:
        _print("own.from_library", names=", ".join(
            _said("own.name", name=name, chapter=LIBRARY[name].chapter) for name in own
        ))
    if text is None:
        _print("own.off")
    elif len(own) < len(names):
        _print("own.lent", names="; ".join(
            f"{name} ({_reason(mine, name)})" for name in names if name not in own
        ))
    if "google.colab" in sys.modules and "own.forgotten" not in _told:
        _told.add("own.forgotten")
        _print("own.forgotten")
    taken = tuple(mine.functions[name] for name in names)
    return taken[0] if len(taken) == 1 else taken


def lend(name: str) -> Any:
    """Set a function of one's own aside, until it is kept again, and return the course's."""
    if name not in LIBRARY:
        raise ValueError(f"there is no {name!r} in the library, which has {', '.join(LIBRARY)}")
    place = current_store()
    if place is not None:
        library = Library.read(place.read())
        if name in library.sections:
            try:
                place.write(library.set_aside(name).text())
            except OSError as error:
                _print("own.not_saved", file=FILE, error=error)
    return take(name)


def show() -> None:
    """Print the file ``my_network.py``."""
    text = _text()
    print(text.rstrip() if text else _said("own.empty" if text is not None else "own.off"))


def check() -> None:
    """Try every function that is kept, and print which are right."""
    text = _text()
    if not text:
        _print("own.empty" if text is not None else "own.off")
        return
    mine = shelf(text)
    for section in Library.read(text).in_order():
        right = section.name in mine.own
        print(f"✓ {section.name}" if right else f"✗ {section.name}: {_reason(mine, section.name)}")
    _print("own.count", count=len(mine.own), all=len(LIBRARY))


def _text() -> str | None:
    """Return the library's text, or None where nobody's is."""
    place = current_store()
    try:
        return None if place is None else place.read()
    except OSError as error:
        _print("own.not_read", error=str(error))
        return None


def _reason(mine: Shelf, name: str) -> str:
    """Return in words why a function is lent."""
    return mine.reasons.get(name, Finding("own.lent_absent")).sentence(messages.language())


def _said(message: str, **fields: object) -> str:
    return say(messages.MESSAGES, message, messages.language(), **fields)


def _print(message: str, **fields: object) -> None:
    print(_said(message, **fields))
