"""Running a copy of a notebook in a Python of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from neuron_to_mnist import say
from neuron_to_mnist.progress import reports
from neuron_to_mnist.progress.messages import MESSAGES
from neuron_to_mnist.progress.tasks import Assignment

SECONDS = 30
MOST_LATE_CELLS = 3
INSIDE = "NEURON_TO_MNIST_PROGRESS"  # set, to the language, where a notebook is run from here


def run(path: Path, notebook: Any, seconds: int) -> Assignment:
    """Run a notebook, and read from its test cells what is done.

    ``notebook`` is what was read from ``path`` and keeps the outputs; the file stays as it is.
    """
    language = notebook.metadata.course.language
    ran: set[int] = set()
    late: set[int] = set()
    client = _client(path, notebook, seconds, late)
    environment = {**os.environ, INSIDE: language}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        with client.setup_kernel(env=environment, **quiet):
            troubles = [say(MESSAGES, trouble, language, name=path.name, seconds=seconds, **fields)
                        for trouble, fields in _run_cells(client, ran, late)]
    except (package("jupyter_client", language).kernelspec.NoSuchKernel, RuntimeError):
        raise ValueError(say(MESSAGES, "no_kernel", language)) from None
    return Assignment(
        path.name, _title(notebook) or path.name, language,
        tuple(reports.tasks(notebook, ran, late, seconds)), tuple(troubles),
    )


def package(name: str, language: str) -> Any:
    """Import a package that only a run needs; ``ValueError`` with what to do if it is lacking."""
    try:
        return import_module(name)
    except ImportError:
        raise ValueError(
            say(MESSAGES, "package", language, name=name, python=sys.executable)
        ) from None


def _client(path: Path, notebook: Any, seconds: int, late: set[int]) -> Any:
    """Return a client that notes which cells were stopped because they took too long."""
    def note(cell: Any, cell_index: int, execute_reply: Any) -> None:
        if execute_reply["content"].get("ename") == "Late":
            late.add(cell_index)

    return package("nbclient", notebook.metadata.course.language).NotebookClient(
        notebook, kernel_name="python3", timeout=seconds, interrupt_on_timeout=True,
        error_on_timeout={"ename": "Late", "evalue": "", "traceback": []}, allow_errors=True,
        shutdown_kernel="immediate", on_cell_executed=note,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )


def _run_cells(
    client: Any, ran: set[int], late: set[int]
) -> Iterator[tuple[str, dict[str, object]]]:
    """Run the cells and note which; yield message id and fields of what goes wrong on the way."""
    from nbclient.exceptions import DeadKernelError

    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        try:
            client.execute_cell(cell, index)
        except DeadKernelError:
            yield "died", {"line": _first_line(cell)}
            return
        ran.add(index)
        if index in late and not reports.is_test(cell):
            yield "late_cell", {"line": _first_line(cell)}
        if len(late) == MOST_LATE_CELLS:
            yield "too_late", {"count": len(late)}
            return


def _first_line(cell: Any) -> str:
    return str(cell.source.strip().splitlines()[0])


def _title(notebook: Any) -> str:
    found = re.search(r"^# (.+)$", notebook.cells[0].source, re.MULTILINE)
    return found[1] if found else ""
