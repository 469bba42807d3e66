"""The whole library as one text that runs alone, its gaps filled with the course's functions."""

import inspect
import re

from neuron_to_mnist import lent, say
from neuron_to_mnist.checks import messages
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.find import find, links
from neuron_to_mnist.own.library import Kept, Library
from neuron_to_mnist.own.store import current_store
from neuron_to_mnist.own.worlds import shelf


def page() -> None:
    """Print the library in order, to be put into one cell: all that a reader of digits needs."""
    place = current_store()
    print(page_of("" if place is None else place.read()))


def page_of(text: str) -> str:
    """Return a library's text with what a reader needs beside it, marked as lent."""
    mine = shelf(text)
    kept = Library.read(text).sections
    course = inspect.getsource(lent)
    texts: dict[str, str] = {}
    waiting = [name for name, place in LIBRARY.items() if place.reader]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            own = name in mine.own
            texts[name] = kept[name].text if own else find(name, [course]).text
            waiting += links(texts[name])
    head = ["import numpy as np"]
    lent_words = say(messages.MESSAGES, "own.page_lent", messages.language())
    parts = []
    for name in sorted(texts, key=LIBRARY.__getitem__):
        title, section = Kept(name, "").title, texts[name]
        if name not in mine.own:
            title = f"{title} · {lent_words}"
            above, start, below = re.split(r"^(def|class) ", section, maxsplit=1, flags=re.M)
            head += [line for line in above.splitlines() if line and line not in head]
            section = f"{start} {below}"
        parts.append(f"{title}\n{section}")
    return "\n\n\n".join(["\n".join(head), *parts])
