"""The preprocessor that takes the place of nbgrader's ``Execute``."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer, List, Unicode

from grading.box.trusted import engine
from grading.box.trusted.engine import Engine, Job
from grading.run import released
from grading.run.withheld_imports import withheld_imports

_MEGABYTE = 2**20


class SplitExecute(NbGraderPreprocessor):
    """Runs student cells in a sandbox and locked cells, unchanged, in a process of their own.

    Leaves in ``resources["grading"]`` the report of every test, how long it took and, if it failed,
    where.
    """

    cell_seconds = Integer(6, help="Wall time for a cell of the student's.").tag(config=True)
    call_seconds = Integer(8, help="Wall time for one call from a test.").tag(config=True)
    first_call_seconds = Integer(
        1, help="Processor time for the first call of a function from a test."
    ).tag(config=True)
    test_calls_seconds = Integer(
        20, help="Wall time for all calls from one test cell."
    ).tag(config=True)
    test_seconds = Integer(30, help="Wall time for a test cell.").tag(config=True)
    notebook_seconds = Integer(
        24, help="Wall time for all that the student's code does in one notebook."
    ).tag(config=True)
    cpu_seconds = Integer(60, help="Processor time of the student's process.").tag(config=True)
    memory_megabytes = Integer(
        2048, help="Address space of every process that the student's code starts."
    ).tag(config=True)
    processes = Integer(
        32, help="Processes and threads of the student's code at one time."
    ).tag(config=True)
    open_files = Integer(128, help="Files that a process may have open.").tag(config=True)
    file_megabytes = Integer(32, help="Size of a file that the student's code writes.").tag(
        config=True
    )
    folder_megabytes = Integer(
        128, help="Size of the folder that the student's code can write to."
    ).tag(config=True)
    message_megabytes = Integer(
        64, help="Size of the arguments or the result of one call."
    ).tag(config=True)
    output_characters = Integer(
        200_000, help="Output of one cell, pictures included; the rest is left out."
    ).tag(config=True)
    readable = List(
        Unicode(), help="Further files and folders that the student's code can read."
    ).tag(config=True)
    allow_unsandboxed = Bool(
        False, help="Whether to grade on a machine that lacks a protection."
    ).tag(config=True)

    # Every notebook gets a preprocessor of its own; the warm processes are for all that one thread
    # grades.
    _of_thread: ClassVar[threading.local] = threading.local()

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Execute the notebook, as it is after nbgrader has restored its locked cells."""
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        language = nb.metadata.get("course", {}).get("language", "en")
        given = resources.get("grading") or self._read(resources)
        job = Job([job_cell(cell) for cell in code], self._fitting(given["files"]), language)
        try:
            results = self.engine(given["withheld"]).grade(job)
        except Exception:
            # The next notebook gets new processes.
            self.end_engines()
            raise
        traces = {}
        for number, (cell, result) in enumerate(zip(code, results, strict=True), start=1):
            cell.outputs = [NotebookNode(output) for output in result["outputs"]]
            cell.execution_count = number
            cell.metadata.pop("course", None)
            if not utils.is_locked(cell):
                wanted = withheld_imports(cell.source, given["withheld"])
                if wanted:
                    cell.metadata["course"] = {"withheld": wanted}
            if utils.is_grade(cell):
                traces[cell.metadata.nbgrader["grade_id"]] = {
                    name: result[name] for name in ("report", "trace", "seconds")
                }
        resources["grading"] = {"tests": traces}
        return nb, resources

    @classmethod
    def end_engines(cls) -> None:
        """End this thread's warm processes; the next notebook starts new ones."""
        while engines := vars(cls._of_thread):
            engines.popitem()[1].close()

    def engine(self, withheld: Sequence[str]) -> Engine:
        """Return the warm processes that do without these names, which this thread keeps."""
        engines = vars(self._of_thread)
        key = " ".join(withheld)
        if key not in engines:
            taken = engine.take(self.readable, self.allow_unsandboxed)
            engines[key] = taken.configure(self.limits, withheld)
        return engines[key]

    @property
    def limits(self) -> dict[str, int]:
        """What an engine is configured with."""
        return {
            "cell": self.cell_seconds,
            "call": self.call_seconds,
            "first": self.first_call_seconds,
            "calls": self.test_calls_seconds,
            "test": self.test_seconds,
            "notebook": self.notebook_seconds,
            "cpu": self.cpu_seconds,
            "memory": self.memory_megabytes * _MEGABYTE,
            "processes": self.processes,
            "open_files": self.open_files,
            "file": self.file_megabytes * _MEGABYTE,
            "folder": self.folder_megabytes * _MEGABYTE,
            "message": self.message_megabytes * _MEGABYTE,
            "output": self.output_characters,
        }

    def _read(self, resources: Any) -> dict[str, Any]:
        """Read what nbgrader itself does not hand on: what lies beside the notebook, and so on."""
        folder = Path(resources["metadata"]["path"] or ".")
        files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.suffix != ".ipynb" and path.is_file() and not path.is_symlink()
        }
        course = CourseDirectory(config=self.config)
        names = released.withheld(course, resources["nbgrader"]["assignment"])
        return {"files": files, "withheld": names}

    @property
    def room(self) -> int:
        """How many bytes of files can lie beside a notebook.

        They are sent in one message and written by the student's process, half of whose folder they
        may fill.
        """
        most = min(self.file_megabytes, self.message_megabytes // 2, self.folder_megabytes // 2)
        return most * _MEGABYTE

    def _fitting(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return as many files as there is room for."""
        left = self.room
        fitting = {}
        for name, data in files.items():
            if len(data) > left:
                self.log.warning("No room for %s beside the notebook", name)
                continue
            left -= len(data)
            fitting[name] = data
        return fitting


def job_cell(cell: NotebookNode) -> dict:
    """Return what the engine must know of a code cell."""
    if not utils.is_locked(cell):
        skipped = "skip-execution" in cell.metadata.get("tags", [])
        return {"kind": "student", "source": "" if skipped else cell.source}
    if utils.is_grade(cell):
        points = float(cell.metadata.nbgrader["points"])
        return {"kind": "test", "source": cell.source, "points": points}
    return {"kind": "given", "source": cell.source}
