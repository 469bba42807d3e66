"""The box around students' processes, built with bubblewrap, and which protections are missing."""

import ctypes
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from grading.box.inside import confine
from grading.box.trusted.own_work import package_folders

_INSIDE = Path(__file__).parent.parent / "inside"
_SYSTEM = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
    "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime",
)
_CAPABILITIES = ("CAP_KILL", "CAP_SETGID", "CAP_SETUID", "CAP_SYS_ADMIN", "CAP_SYS_RESOURCE")
_SITE = "/site"
ONE_THREAD = {"NUMEXPR_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# Beyond the ids that systems hand out. Every engine takes another one, since the kernel counts
# processes by user.
FIRST_USER = 0x60000000
ENGINES_OF_A_PROCESS = 64
_engines = itertools.count()


def missing_protections() -> list[str]:
    """Say which protections this machine cannot give, each in a few words; none is the goal."""
    if not sys.platform.startswith("linux"):
        return ["no namespaces (they are Linux's; a virtual machine will do)"]
    missing = []
    try:
        ctypes.CDLL(confine.LIBSECCOMP)
    except OSError:
        missing.append("no filter of system calls (install libseccomp2)")
    if shutil.which("bwrap") is None:
        missing.append("no namespaces (install bubblewrap)")
    else:
        trial = subprocess.run(
            [*_bubblewrap([]), "true"], capture_output=True, encoding="utf-8", check=False
        )
        if trial.returncode != 0:
            reason = trial.stderr.strip().splitlines()[-1:] or ["bubblewrap failed"]
            missing.append(f"no namespaces ({reason[0]}; does this system restrict them?)")
    return missing


def refusal(lacking: Sequence[str]) -> str:
    """Return the line that says why there is no grading here."""
    return (
        f"Not grading: this machine has {'; '.join(lacking)}. To grade all the same, say "
        "--allow-unsandboxed or set c.SplitExecute.allow_unsandboxed = True."
    )


def make_site(folder: Path) -> None:
    """Fill ``folder`` with what students' processes run; the course's packages come later."""
    folder.chmod(0o755)
    shutil.copytree(
        _INSIDE, folder / "grading" / "box" / "inside",
        ignore=shutil.ignore_patterns("__pycache__"),
    )


def command(site: Path, readable: Sequence[str]) -> list[str]:
    """Return the command line before ``python`` that shuts a warm parent in."""
    folders = [*{sys.prefix, sys.base_prefix, sys.exec_prefix}, *readable]
    options = [part for path in folders for part in _show("--ro-bind", path)]
    for package in map(str, package_folders()):
        if any(package.startswith(f"{path}/") for path in folders):
            options += ["--tmpfs", package]
    options += ["--ro-bind", str(site), _SITE]
    environment = {
        "HOME": confine.FOLDER,
        "LANG": "C.UTF-8",
        "LOGNAME": "student",
        "MPLCONFIGDIR": f"{confine.FOLDER}/.matplotlib",
        **ONE_THREAD,
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": _SITE,
        "TMPDIR": confine.FOLDER,
    }
    options += [part for name, value in environment.items() for part in ("--setenv", name, value)]
    return _bubblewrap(options)


def student_user() -> int | None:
    """Return a user id for an engine's students, or None where there is none to change to."""
    if os.getuid() != 0:
        return None
    number = next(_engines) % ENGINES_OF_A_PROCESS
    return FIRST_USER + os.getpid() * ENGINES_OF_A_PROCESS + number


def _show(how: str, path: str) -> list[str]:
    """Return the options that show a file or folder; bubblewrap alone would hide those above."""
    parents = reversed(Path(path).parents[:-1])
    above = [part for parent in parents for part in ("--dir", str(parent))]
    return [*above, how, path, path]


def _bubblewrap(options: Sequence[str]) -> list[str]:
    system = [part for path in _SYSTEM for part in _show("--ro-bind-try", path)]
    # As its user 0, or bubblewrap nests a second namespace, from where the first is out of reach.
    user = [] if os.getuid() == 0 else ["--unshare-user", "--uid", "0", "--gid", "0"]
    rights = [part for name in _CAPABILITIES for part in ("--cap-add", name)]
    return [
        *("bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *user,
        *("--cap-drop", "ALL", *rights),
        *("--new-session", "--clearenv", *system, "--proc", "/proc", "--dev", "/dev"),
        *("--tmpfs", confine.FOLDER, *options, "--remount-ro", "/dev", "--remount-ro", "/", "--"),
    ]
