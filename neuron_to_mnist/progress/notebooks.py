"""The notebooks of a folder: which of them are run, and what is said of the others."""

import locale
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from neuron_to_mnist import LANGUAGES, say
from neuron_to_mnist.progress.messages import MESSAGES
from neuron_to_mnist.progress.reports import marking
from neuron_to_mnist.progress.run import SECONDS, package, run
from neuron_to_mnist.progress.tasks import Progress


def measure(folder: str | os.PathLike[str] = ".", seconds: int = SECONDS) -> Progress:
    """Run the notebooks in a folder, or a single one, and return what is done.

    Parameters
    ----------
    folder
        A folder with exercise notebooks, in itself or in folders right inside it, or a notebook.
    seconds
        How long a cell may take before it is stopped.

    Raises
    ------
    ValueError
        If there is no exercise notebook, in one sentence.
    """
    language = _language_of_the_machine()
    if not isinstance(seconds, int) or seconds < 1:
        raise ValueError(say(MESSAGES, "seconds", language, seconds=seconds))
    nbformat = package("nbformat", language)
    notebooks, left_out = [], []
    for path in _paths(Path(folder), language):
        try:
            notebook = nbformat.read(path, as_version=4)
            reason = _reason_to_leave_out(notebook)
        except Exception:  # a damaged file fails in many ways
            reason = "unreadable"
        if reason:
            left_out.append((reason, path.name))
        else:
            notebooks.append((path, notebook))
    if notebooks:
        language = notebooks[0][1].metadata.course.language
    sentences = tuple(say(MESSAGES, reason, language, name=name) for reason, name in left_out)
    if not notebooks:
        raise ValueError(" ".join(sentences))
    bar = _bar(notebooks, say(MESSAGES, "reading", language))
    return Progress(
        tuple(run(path, notebook, seconds) for path, notebook in bar), sentences,
        complete=all(reason == "foreign" for reason, _ in left_out),
    )


def _language_of_the_machine() -> str:
    """Guess the student's language where no notebook tells it."""
    said = (locale.getlocale()[0] or "").lower().partition("_")[0]  # "ko" or, on Windows, "korean"
    return next((code for code, name in LANGUAGES.items() if said in (code, name.lower())), "en")


def _paths(folder: Path, language: str) -> list[Path]:
    """Return the notebooks in a folder and in those right inside it, sorted by their names."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise ValueError(say(MESSAGES, "no_folder", language, name=folder))
    found = [path for pattern in ("*.ipynb", "*/*.ipynb") for path in folder.glob(pattern)
             if path.is_file() and not path.parent.name.startswith(".")]
    if not found:
        raise ValueError(say(MESSAGES, "none", language, name=folder.resolve()))
    return sorted(found, key=lambda path: (path.name, str(path)))


def _reason_to_leave_out(notebook: Any) -> str:
    """Return the id of the sentence on a notebook that cannot be run, or nothing."""
    if notebook.metadata.get("course", {}).get("language") not in LANGUAGES:
        return "foreign"
    return "" if any(marking(cell).get("grade") for cell in notebook.cells) else "unmarked"


def _bar(notebooks: list[Any], words: str) -> Iterable[Any]:
    try:
        from tqdm import tqdm  # a bar of text: no notebook keeps the state of a widget's
    except ImportError:
        return notebooks
    # Jupyter would leave a red stripe where the bar was, had it come as an error.
    file = sys.stdout if "ipykernel" in sys.modules else sys.stderr
    return tqdm(notebooks, desc=words, leave=False, file=file)
