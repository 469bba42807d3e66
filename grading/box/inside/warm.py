"""A parent process that has imported everything once and forks a child for every submission.

``python -m grading.box.inside.warm DESCRIPTOR MODULE SETTINGS`` reads commands from a Unix socket
and answers each with a dot: ``prepare`` has the module do something for all children; ``start``,
which comes with the descriptor of the child's own connection, forks; ``stop`` ends the child and
all it started, as every other command does. A command that says of the child that it has ``ended``
is first answered with how that was: :data:`BY_ITSELF` or :data:`DISTURBED`. When the socket closes,
so does everything here. The parent reads nothing of what a child writes but whether it got to its
work.
"""

import contextlib
import gc
import importlib
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from grading.box.inside import confine

# How a child came to its end: what it ran ended it, or something else did.
BY_ITSELF, DISTURBED = b"i", b"d"
# What a process whose connection is closed needs at the most until it is gone.
_LAST_SECONDS = 5.0


def main() -> None:
    """Warm up, and do what comes through the socket until the other side closes it."""
    # A child lives for a second, and looking for garbage took some 4 % of all processor time.
    gc.set_threshold(50_000, 20, 20)
    # Ctrl-C is for the grading process, whose end closes the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    descriptor, module, text = sys.argv[1:]
    commands = socket.socket(fileno=int(descriptor))
    settings = json.loads(text)
    child_module = importlib.import_module(module)
    child_module.warm_up()
    if settings["confined"]:
        own_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY)
        calls = confine.CallFilter()
    child: _Child | None = None
    while True:
        # Children share memory with this process as long as no collection touches it.
        gc.freeze()
        words, descriptors = _next_command(commands)
        command = json.loads(words or "{}")
        if child:
            if command.get("ended"):
                commands.send(child.fate())
            child.end()
            child = None
        if not words:
            return
        if command["do"] == "prepare":
            child_module.prepare(command["what"])
        elif command["do"] == "start":
            limits = command["limits"]
            if settings["confined"]:
                folder = confine.FOLDER
                confine.enter_process_namespace(own_namespace)
                shut_in = partial(confine.confine, limits, settings["user"], calls)
            else:
                folder = tempfile.mkdtemp(prefix=f"grading-{os.getpid()}-")
                shut_in = partial(confine.set_limits, limits)
            at_work, told = os.pipe()
            process = os.fork()
            if process == 0:
                _become(child_module, descriptors[0], told, folder, limits, shut_in)
            os.close(told)
            os.close(descriptors[0])
            child = _Child(process, folder, at_work, limits["cpu"])


class _Child:
    """A forked process: how it ended, if it did, and its end with all that it started."""

    def __init__(self, process: int, folder: str, at_work: int, cpu_seconds: float) -> None:
        self._process = process
        self._folder = folder
        self._at_work = at_work
        self._cpu_seconds = cpu_seconds
        self._gone = False

    def fate(self) -> bytes:
        """Return how the process ended, whose connection is closed.

        Killed, it was disturbed, unless it had used up its processor time: in its namespace nothing
        that it starts can kill it. So it was where it did not get as far as its work.
        """
        latest = time.monotonic() + _LAST_SECONDS
        while time.monotonic() < latest:
            process, status, used = os.wait4(self._process, os.WNOHANG)
            if process:
                self._gone = True
                killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
                spent = used.ru_utime + used.ru_stime > self._cpu_seconds - 1
                disturbed = (killed and not spent) or not os.read(self._at_work, 1)
                return DISTURBED if disturbed else BY_ITSELF
            time.sleep(0.001)
        # It only closed its connection.
        return BY_ITSELF

    def end(self) -> None:
        """Kill the process and, in its namespace or group, everything that it started."""
        os.close(self._at_work)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process, signal.SIGKILL)
        if not self._gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        if self._folder != confine.FOLDER:
            shutil.rmtree(self._folder, ignore_errors=True)


def _next_command(commands: socket.socket) -> tuple[bytes, list[int]]:
    try:
        commands.send(b".")
        words, descriptors, _, _ = socket.recv_fds(commands, 65_536, 1)
    except ConnectionError:
        return b"", []
    return words, descriptors


def _become(
    module: Any, descriptor: int, told: int, folder: str, limits: dict,
    shut_in: Callable[[], None],
) -> NoReturn:
    status = 1
    try:
        # Nothing that is open here is the child's, but its connection.
        first, second = sorted((descriptor, told))
        os.closerange(3, first)
        os.closerange(first + 1, second)
        os.closerange(second + 1, os.sysconf("SC_OPEN_MAX"))
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # A group of its own, to be killed by where there is no namespace.
        os.setpgid(0, 0)
        shut_in()
        os.environ.update(HOME=folder, TMPDIR=folder)
        tempfile.tempdir = folder
        os.chdir(folder)
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        os.write(told, b".")
        os.close(told)
        module.run(socket.socket(fileno=descriptor), limits)
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
