"""Two warm parents, one for students' processes in the sandbox and one for testers, and their use.

One engine grades one notebook at a time; it is made once for a run and kept.
"""

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading import sandbox
from grading.private import private_folder
from grading.wire import Channel, WireError

_START_SECONDS = 60.0
_GRACE = 15.0


class EngineError(Exception):
    """Raised when the grading itself cannot work, whatever the student wrote."""


@dataclass(frozen=True)
class Job:
    """A notebook to grade: its code cells, the files beside it, and the language of the checks.

    A cell is a dictionary with ``kind`` (``"student"``, ``"given"`` or ``"test"``), ``source`` and,
    for a test, ``points``.
    """

    cells: list[dict]
    files: dict[str, bytes] = field(default_factory=dict)
    language: str = "en"


class WarmParent:
    """A process that has imported everything and forks a child on demand, one at a time."""

    def __init__(
        self, role: str, settings: dict[str, Any], source: Path, prefix: Sequence[str] = ()
    ) -> None:
        self._commands, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "grading.warm", str(theirs.fileno()), role,
             json.dumps(settings)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            cwd=source,
            env={**os.environ, **sandbox.ONE_THREAD},
        )
        theirs.close()

    def wait(self) -> None:
        """Wait until everything is imported."""
        self._expect(b"ready", _START_SECONDS)

    def start(self) -> socket.socket:
        """End the present child, fork another and return the connection to it."""
        ours, theirs = socket.socketpair()
        with self._talking():
            socket.send_fds(self._commands, [b"start"], [theirs.fileno()])
        theirs.close()
        self._expect(b"done", _GRACE)
        return ours

    def stop(self) -> None:
        """End the present child and everything it started."""
        with self._talking():
            self._commands.send(b"stop")
        self._expect(b"done", _GRACE)

    def close(self) -> None:
        """End the parent."""
        self._commands.close()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _expect(self, word: bytes, seconds: float) -> None:
        self._commands.settimeout(seconds)
        with self._talking():
            if self._commands.recv(len(word)) != word:
                raise ConnectionResetError

    @contextlib.contextmanager
    def _talking(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            raise EngineError("a warm process of the grading ended or does not answer") from None


class Engine:
    """Grades notebooks with student cells and locked cells in two processes."""

    def __init__(
        self,
        limits: dict[str, Any],
        *,
        missing: Sequence[str] = (),
        readable: Sequence[str] = (),
        allow_unsandboxed: bool = False,
    ) -> None:
        lacking = sandbox.missing_protections()
        if lacking and not allow_unsandboxed:
            raise EngineError(sandbox.refusal(lacking))
        self._limits = limits
        self._site = private_folder()
        site = Path(self._site.name)
        sandbox.make_site(site, missing)
        settings = {"limits": limits, "confined": not lacking, "user": sandbox.student_user()}
        prefix = [] if lacking else sandbox.command(site, readable)
        self._students = WarmParent("student", settings, site, prefix)
        trusted = {name: limit for name, limit in limits.items() if name != "processes"}
        self._testers = WarmParent(
            "tester", {"limits": trusted, "confined": False}, Path(__file__).parent.parent
        )
        self._students.wait()
        self._testers.wait()
        atexit.register(self.close)

    def close(self) -> None:
        """End both parents."""
        atexit.unregister(self.close)
        self._students.close()
        self._testers.close()
        self._site.cleanup()

    def grade(self, job: Job) -> list[dict]:
        """Return for every cell its ``outputs``, ``seconds`` and ``trace``."""
        results: dict[int, dict] = {}
        skip: list[int] = []
        try:
            while len(skip) <= len(job.cells):
                fatal = self._run(job, skip, results)
                if fatal is None:
                    break
                skip.append(fatal)
        finally:
            self._testers.stop()
            self._students.stop()
        return [results[number] for number in range(len(job.cells))]

    def _run(self, job: Job, skip: list[int], results: dict[int, dict]) -> int | None:
        """Run the notebook; return the number of the cell that took the tester down, if one did."""
        connection = self._testers.start()
        channel = Channel(connection, self._limits["message"])
        present = 0
        try:
            names = list(job.files)
            question = {
                "cells": job.cells, "skip": skip, "files": names, "language": job.language
            }
            channel.send(question, [job.files[name] for name in names])
            while True:
                message, _ = channel.receive(time.monotonic() + self._longest_silence())
                if "connect" in message:
                    student = self._students.start()
                    socket.send_fds(connection, [b"!"], [student.fileno()])
                    student.close()
                elif "begin" in message:
                    present = message["begin"]
                elif "end" in message:
                    results.setdefault(message.pop("end"), message)
                else:
                    return None
        except WireError as error:
            if present in skip:
                raise EngineError(f"the tester ended between cells: {error}") from None
            results.setdefault(present, _lost(error))
            return present
        finally:
            connection.close()

    def _longest_silence(self) -> float:
        return max(self._limits["cell"], self._limits["test"]) + _GRACE


def _lost(error: WireError) -> dict:
    outputs = [
        {
            "output_type": "error",
            "ename": "TesterEnded",
            "evalue": str(error),
            "traceback": [f"TesterEnded: {error}"],
        }
    ]
    return {"outputs": outputs, "trace": "", "seconds": 0.0}
