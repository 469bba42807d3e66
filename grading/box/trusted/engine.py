"""Two warm processes, one for students' code in the sandbox and one for tests, and their use.

An engine grades one notebook at a time; it is made once for a run, or once for each of its workers.
"""

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading.box.inside import warm
from grading.box.inside.outputs import error_output
from grading.box.inside.wire import Channel, Closed, WireError
from grading.box.trusted import sandbox
from grading.box.trusted.own_work import add_packages
from grading.box.trusted.private import private_folder

_START_SECONDS = 60.0
_GRACE = 15.0
# A command is one message, 65,536 bytes at most.
_LONGEST_PREPARED = 10_000


class EngineError(Exception):
    """Raised when the grading itself cannot work, whatever the student wrote."""


@dataclass(frozen=True)
class Job:
    """A notebook to grade: its code cells, the files beside it, and the language of the checks.

    A cell is a dictionary with ``kind`` (``"student"``, ``"given"`` or ``"test"``), ``source`` and,
    for a test, ``points``.
    """

    cells: list[dict]
    files: Mapping[str, bytes] = field(default_factory=dict)
    language: str = "en"


class WarmParent:
    """A process that has imported everything and forks a child on demand, one at a time.

    It answers every command when it is done; the answer is waited for before the next command, so
    that ending one child goes on beside the work for the next.
    """

    def __init__(
        self, module: str, source: Path, confined: bool = False, prefix: Sequence[str] = ()
    ) -> None:
        self._commands, theirs = socket.socketpair()
        settings = {"confined": confined, "user": sandbox.student_user() if confined else None}
        self._process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "grading.box.inside.warm", str(theirs.fileno()), module,
             json.dumps(settings)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            cwd=source,
            env={**os.environ, **sandbox.ONE_THREAD},
        )
        theirs.close()
        self._busy = True

    def start(self, limits: Mapping[str, Any], ended: bool = False) -> socket.socket:
        """End the present child, fork another and return the connection to it.

        ``ended`` tells that the present child is gone or has closed its connection. EngineError if
        that was none of its own doing.
        """
        ours, theirs = socket.socketpair()
        try:
            self._tell({"do": "start", "limits": limits, "ended": ended}, theirs.fileno())
        finally:
            theirs.close()
        return ours

    def stop(self, ended: bool = False) -> None:
        """End the present child and everything it started; ``ended`` as for :meth:`start`."""
        self._tell({"do": "stop", "ended": ended})

    def prepare(self, what: str) -> None:
        """Have the module do, once for all children, what makes its work shorter."""
        self._tell({"do": "prepare", "what": what})

    def close(self) -> None:
        """End the process."""
        self._commands.close()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def wait(self) -> None:
        """Wait until the last command is done."""
        if self._busy:
            self._answer()
            self._busy = False

    def _tell(self, command: dict[str, Any], *descriptors: int) -> None:
        self.wait()
        with self._talking():
            socket.send_fds(self._commands, [json.dumps(command).encode()], descriptors)
        self._busy = True
        if command.get("ended") and self._answer() == warm.DISTURBED:
            raise EngineError("a process of the grading was killed, or could not begin its work")

    def _answer(self) -> bytes:
        self._commands.settimeout(_START_SECONDS)
        with self._talking():
            answer = self._commands.recv(1)
            if not answer:
                raise ConnectionResetError
        return answer

    @contextlib.contextmanager
    def _talking(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            raise EngineError("a warm process of the grading ended or does not answer") from None


class Engine:
    """Grades notebooks with student cells and locked cells in two processes.

    Made, it starts its processes and does not wait for them; :meth:`configure` it before use.
    """

    def __init__(self, readable: Sequence[str] = (), allow_unsandboxed: bool = False) -> None:
        lacking = sandbox.missing_protections()
        if lacking and not allow_unsandboxed:
            raise EngineError(sandbox.refusal(lacking))
        self._folder = private_folder()
        self._site = Path(self._folder.name)
        sandbox.make_site(self._site)
        prefix = [] if lacking else sandbox.command(self._site, readable)
        self._students = WarmParent("grading.box.inside.student", self._site, not lacking, prefix)
        self._testers = WarmParent("grading.box.trusted.tester", Path(__file__).parents[3])
        self._limits: Mapping[str, Any] = {}
        self._prepared: set[str] = set()
        atexit.register(self.close)

    def configure(self, limits: Mapping[str, Any], withheld: Sequence[str] = ()) -> "Engine":
        """Set the limits, and the names in the packages that students must do without."""
        self._limits = limits
        add_packages(self._site, withheld)
        self._students.prepare("nnlib neuron_to_mnist")
        return self

    def close(self) -> None:
        """End both processes."""
        atexit.unregister(self.close)
        self._students.close()
        self._testers.close()
        self._folder.cleanup()

    def grade(self, job: Job) -> list[dict]:
        """Return for every cell its ``outputs``, ``seconds``, ``trace`` and ``report``.

        EngineError if something else than the notebook's cells went wrong; the engine is of no use
        any more then.
        """
        self._prepare(job)
        results: dict[int, dict] = {}
        skip: list[int] = []
        until = time.monotonic() + self._limits["notebook"]
        while len(skip) <= len(job.cells):
            fatal = self._run(job, skip, results, until)
            if fatal is None:
                break
            skip.append(fatal)
        return [results[number] for number in range(len(job.cells))]

    def _prepare(self, job: Job) -> None:
        """Have locked cells compiled before the first fork. They are the same in all notebooks."""
        for cell in job.cells:
            source = cell["source"]
            known = cell["kind"] == "student" or source in self._prepared
            if not known and len(source) < _LONGEST_PREPARED:
                self._testers.prepare(source)
                self._prepared.add(source)

    def _run(
        self, job: Job, skip: list[int], results: dict[int, dict], until: float
    ) -> int | None:
        """Run the notebook; return the number of the cell that took the tester down, if one did."""
        # A student's kernel limit on processes would count the trusted ones too.
        trusted = {name: limit for name, limit in self._limits.items() if name != "processes"}
        trusted["notebook"] = until - time.monotonic()
        connection = self._testers.start(trusted)
        # The first student process is started beside the tester, not when that asks for it.
        student: socket.socket | None = self._students.start(self._limits)
        channel = Channel(connection, self._limits["message"])
        present = 0
        fatal: int | None = None
        tester_ended = student_ended = False
        try:
            names = list(job.files)
            question = {
                "cells": job.cells, "skip": skip, "files": names, "language": job.language
            }
            channel.send(question, [job.files[name] for name in names])
            while "finished" not in (
                message := channel.receive(time.monotonic() + self._longest_silence())[0]
            ):
                if "connect" in message:
                    student = student or self._students.start(self._limits, message["ended"])
                    socket.send_fds(connection, [b"!"], [student.fileno()])
                    student.close()
                    student = None
                elif "begin" in message:
                    present = message["begin"]
                elif "fault" in message:
                    raise EngineError(message["fault"])
                else:
                    results.setdefault(message.pop("end"), message)
            student_ended = message["ended"]
        except WireError as error:
            if present in skip:
                raise EngineError(f"the tester ended between cells: {error}") from None
            results.setdefault(present, _lost(error))
            fatal, tester_ended = present, isinstance(error, Closed)
        finally:
            connection.close()
            if student is not None:
                student.close()
        self._testers.stop(tester_ended)
        self._students.stop(student_ended)
        return fatal

    def _longest_silence(self) -> float:
        return max(self._limits["cell"], self._limits["test"]) + _GRACE


def _lost(error: WireError) -> dict:
    outputs = [error_output("TesterEnded", str(error))]
    return {"outputs": outputs, "trace": "", "seconds": 0.0, "report": None}


_ready: list[Engine] = []


def prepare(count: int) -> None:
    """Start engines now that will be needed in a while."""
    _ready.extend(Engine() for _ in range(count))


def take(readable: Sequence[str], allow_unsandboxed: bool) -> Engine:
    """Return an engine: one that was prepared, if it serves."""
    if not readable:
        with contextlib.suppress(IndexError):
            return _ready.pop()
    return Engine(readable, allow_unsandboxed)
