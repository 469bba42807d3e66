"""The library made anew from the notebooks in a folder."""

import json
import re
from pathlib import Path

from neuron_to_mnist import say
from neuron_to_mnist.checks import messages
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.cells import plain
from neuron_to_mnist.own.examples import first_trouble
from neuron_to_mnist.own.find import NotFoundError, Written, find
from neuron_to_mnist.own.library import Library
from neuron_to_mnist.own.store import current_store
from neuron_to_mnist.own.worlds import run_written, shelf


def collect(folder: str = ".") -> None:
    """Keep every function in a folder's notebooks that is right alone and not kept yet."""
    place = current_store()
    if place is None:
        print(say(messages.MESSAGES, "own.off", messages.language()))
        return
    library, found = with_notebooks(Library.read(place.read()), Path(folder))
    if found:
        place.write(library.text())
        print(say(messages.MESSAGES, "own.collected", messages.language(), names=", ".join(found)))
    else:
        print(say(messages.MESSAGES, "own.none_collected", messages.language(), folder=folder))


def with_notebooks(library: Library, folder: Path) -> tuple[Library, list[str]]:
    """Return the library with what the notebooks in a folder and below it add, and the names."""
    notebooks = {path: _cells(path) for path in sorted(folder.rglob("*.ipynb"))
                 if ".ipynb_checkpoints" not in path.parts}
    found = []
    for name, place in LIBRARY.items():
        # That of the chapter first, by the number in its name.
        number = re.compile(rf"(?<!\d)0?{place.chapter}(?!\d)")
        paths = sorted(notebooks, key=lambda path: not number.search(path.stem))
        if name not in library.sections or name not in shelf(library.text()).own:
            for path in paths:
                written = _right(name, notebooks[path], library)
                if written is not None:
                    library = library.with_function(written)
                    found.append(name)
                    break
    return library, found


def _right(name: str, cells: list[str], library: Library) -> Written | None:
    """Return a function's text in a notebook's cells if it is right alone."""
    try:
        written = find(name, cells)
    except NotFoundError:
        return None
    if written.foreign() or library.helper_of_another(written):
        return None
    function = run_written(written, shelf(library.text()).functions)
    return None if first_trouble(name, function) else written


def _cells(path: Path) -> list[str]:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return [plain("".join(cell["source"])) for cell in notebook["cells"]
                if cell["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
