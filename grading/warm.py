"""A parent process that has imported everything once and forks a child for every submission.

``python -m grading.warm DESCRIPTOR ROLE SETTINGS`` reads commands from a Unix socket: ``start``
comes with the descriptor of the child's own connection, ``stop`` ends the child and all it started.
When the socket closes, so does everything here. The parent never reads what a child writes.
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
from typing import NoReturn

from grading import confine

ROLES = {"student": "grading.student", "tester": "grading.tester"}


def main() -> None:
    """Warm up, say so, and serve until the other side closes the socket."""
    descriptor, role, text = sys.argv[1:]
    commands = socket.socket(fileno=int(descriptor))
    settings = json.loads(text)
    child_module = importlib.import_module(ROLES[role])
    child_module.warm_up()
    _import_course()
    own_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY) if settings["confined"] else -1
    # Children share memory with this process as long as no collection touches it.
    gc.collect()
    gc.freeze()
    commands.send(b"ready")
    child, folder = 0, ""
    while True:
        command, descriptors, _, _ = socket.recv_fds(commands, 64, 1)
        if child:
            _end(child, folder)
            child = 0
        if not command:
            return
        if command == b"start":
            if settings["confined"]:
                folder = confine.FOLDER
                confine.enter_process_namespace(own_namespace)
            else:
                folder = tempfile.mkdtemp(prefix=f"grading-{os.getpid()}-")
            child = os.fork()
            if child == 0:
                commands.close()
                _become(child_module, descriptors[0], folder, settings)
            os.close(descriptors[0])
        commands.send(b"done")


def _import_course() -> None:
    """Import nnlib, as far as it is here, but for its widgets: they take longest."""
    package = importlib.import_module("nnlib")
    for module in pkgutil.walk_packages(package.__path__, "nnlib."):
        if module.name != "nnlib.widgets":
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)


def _become(module: object, descriptor: int, folder: str, settings: dict) -> NoReturn:
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if settings["confined"]:
            confine.confine(settings["limits"], settings["user"])
        else:
            os.setpgid(0, 0)
            confine.set_limits(settings["limits"])
        os.environ.update(HOME=folder, TMPDIR=folder)
        tempfile.tempdir = folder
        os.chdir(folder)
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        module.run(socket.socket(fileno=descriptor), settings["limits"])  # type: ignore[attr-defined]
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
