"""Make the virtual environment that everything else runs in, or bring it up to date.

Uses the standard library alone and nothing newer than Python 3.6 can read, because its first duty
is to say in one sentence what is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"
INPUTS = ["requirements.txt", "pyproject.toml", "package-lock.json"]


def fail(sentence: str) -> NoReturn:
    """Print one sentence and stop."""
    sys.exit(sentence)


def digest() -> str:
    """Return a digest over all files that say what is to be installed."""
    content = hashlib.sha256(sys.version.encode())
    for name in INPUTS:
        content.update((ROOT / name).read_bytes())
    return content.hexdigest()


def check_python() -> None:
    """Stop with a sentence if this Python is too old or cannot make environments."""
    if sys.version_info < (3, 11):
        version = ".".join(map(str, sys.version_info[:2]))
        fail(
            f"Python 3.11 or newer is needed and {sys.executable} is Python {version}: install a "
            "newer one (on Debian or Ubuntu `sudo apt-get install python3`, elsewhere from "
            "python.org) or name it, as in `make book PYTHON=python3.12`."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        fail(
            "Python's venv module is missing: install it (on Debian or Ubuntu "
            "`sudo apt-get install python3-venv`) and run the same command again."
        )


def run(what: str, *command: object) -> None:
    """Run one installation step; stop with a sentence if it fails."""
    print(f"{what} ...", flush=True)
    environment = dict(os.environ, PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(list(map(str, command)), cwd=str(ROOT), env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"))
        fail(
            f"{what} failed; what it printed stands above. If the network was away, run the same "
            "command again: it goes on where it stopped."
        )


def works(python: Path) -> bool:
    """Tell whether the environment's Python is there and has pip."""
    if not python.is_file():
        return False
    done = subprocess.run([str(python), "-m", "pip", "--version"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def main() -> None:
    """Make or mend the environment; do nothing if it is as the lock says."""
    check_python()
    wanted = digest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    windows = os.name == "nt"
    python = BIN / ("python.exe" if windows else "python")
    if not works(python):
        shutil.rmtree(str(VENV), ignore_errors=True)
        run("Making the environment .venv", sys.executable, "-m", "venv", VENV)
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    run("Installing the locked packages (a minute or two the first time)",
        *pip, "-r", "requirements.txt")
    run("Installing nnlib from this folder", *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    npm = BIN / ("npm.cmd" if windows else "npm")
    run("Installing KaTeX", npm, "ci", "--ignore-scripts", "--loglevel=error")
    STAMP.write_text(wanted)


if __name__ == "__main__":
    main()
