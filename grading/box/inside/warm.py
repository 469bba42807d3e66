"""A parent process that has imported everything once and forks a child for every submission.

``python -m grading.box.inside.warm DESCRIPTOR MODULE SETTINGS`` reads commands from a Unix socket
and answers each with a dot: ``load_course`` imports the course's packages; ``start``, which comes
with the descriptor of the child's own connection, forks; ``stop`` ends the child and all it
started, as every other command does. When the socket closes, so does everything here. The parent
never reads what a child writes.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import random
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from grading.box.inside import confine

_PACKAGES = ("nnlib", "neuron_to_mnist")


def main() -> None:
    """Warm up, and do what comes through the socket until the other side closes it."""
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
    child, folder = 0, ""
    while True:
        # Children share memory with this process as long as no collection touches it.
        gc.freeze()
        words, descriptors = _next_command(commands)
        if child:
            _end(child, folder)
            child = 0
        if not words:
            return
        command = json.loads(words)
        if command["do"] == "load_course":
            _import_course()
        elif command["do"] == "start":
            limits = command["limits"]
            if settings["confined"]:
                folder = confine.FOLDER
                confine.enter_process_namespace(own_namespace)
                shut_in = partial(confine.confine, limits, settings["user"], calls)
            else:
                folder = tempfile.mkdtemp(prefix=f"grading-{os.getpid()}-")
                shut_in = partial(confine.set_limits, limits)
            child = os.fork()
            if child == 0:
                _become(child_module, descriptors[0], folder, limits, shut_in)
            os.close(descriptors[0])


def _next_command(commands: socket.socket) -> tuple[bytes, list[int]]:
    try:
        commands.send(b".")
        words, descriptors, _, _ = socket.recv_fds(commands, 65_536, 1)
    except ConnectionError:
        return b"", []
    return words, descriptors


def _import_course() -> None:
    """Import the course, as far as it is here, but for its widgets: they take longest."""
    for name in _PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if module.name != "neuron_to_mnist.widgets":
                with contextlib.suppress(ImportError):
                    importlib.import_module(module.name)


def _become(
    module: Any, descriptor: int, folder: str, limits: dict, shut_in: Callable[[], None]
) -> NoReturn:
    status = 1
    try:
        # Nothing that is open here is the child's, but its connection.
        os.closerange(3, descriptor)
        os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
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
        module.run(socket.socket(fileno=descriptor), limits)
        status = 0
    finally:
        os._exit(status)


def _end(child: int, folder: str) -> None:
    """Kill the child and, in its namespace or group, everything that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if folder != confine.FOLDER:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
