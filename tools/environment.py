"""Make the virtual environment that everything else runs in, or bring it up to date.

Uses the standard library alone. Whatever is in the way, it says so in one sentence, and the same
command goes on from there once that is put right.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn
from urllib.request import getproxies

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"
LOG = ROOT / "_build" / "environment.log"
INPUTS = ["requirements.txt", "pyproject.toml", "package-lock.json"]
GIGABYTES = 2  # what a first installation takes, with its temporary files

NO_SPACE = re.compile("No space left|ENOSPC|not enough space|Disk quota exceeded", re.I)
NO_NETWORK = re.compile(
    "ProxyError|Tunnel connection|versions: none|NewConnectionError|ConnectTimeout|ReadTimeout|"
    "timed out|name resolution|getaddrinfo|Connection (refused|reset|broken|aborted)|ECONN|"
    "ENOTFOUND|EAI_AGAIN|ETIMEDOUT", re.I
)


def program(name: str) -> Path:
    """Return the environment's own ``name``."""
    return BIN / (f"{name}.exe" if os.name == "nt" else name)


def variables() -> dict[str, str]:
    """Return the variables for what runs in the environment: its programs first, UTF-8 always.

    A user's wish that pip install into the home folder cannot be met there.
    """
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1", "PIP_USER": "0"}


def digest() -> str:
    """Return a digest over the place, the Python and the files that say what is to be installed."""
    content = hashlib.sha256(f"{VENV} {sys.version}".encode())
    for name in INPUTS:
        content.update((ROOT / name).read_bytes())
    return content.hexdigest()


def check_venv() -> None:
    """Stop with a sentence if this Python cannot make environments."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit(
            "Python's venv module is missing: install it (on Debian or Ubuntu "
            f"`sudo apt-get install python3.{sys.version_info[1]}-venv`) and run the same command "
            "again."
        )


def check_space(gigabytes: float) -> None:
    """Stop with a sentence if there is less room than that."""
    free = shutil.disk_usage(ROOT).free
    if free < gigabytes * 10**9:
        sys.exit(
            f"The disk is too full ({free / 10**9:.1f} GB free in {ROOT}): free {gigabytes} GB "
            "there and run the same command again."
        )


def through_a_proxy() -> str:
    """Name the proxies that were asked for, without the passwords they may carry."""
    proxies = {
        re.sub(r"//[^/@]*@", "//", address)
        for scheme, address in getproxies().items() if scheme in ("http", "https", "all")
    }
    return f" through the proxy {' or '.join(sorted(proxies))}" if proxies else ""


def explain(what: str, output: str) -> NoReturn:
    """Stop with the one sentence that says why ``what`` failed and what to do."""
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(output, encoding="utf-8")
    if NO_SPACE.search(output):
        sys.exit(
            f"{what} failed because the disk is full: free {GIGABYTES} GB in {ROOT} and in the "
            "folder for temporary files, then run the same command again."
        )
    if NO_NETWORK.search(output):
        way = through_a_proxy()
        remedy = "correct HTTPS_PROXY and HTTP_PROXY" if way else "connect to the network"
        sys.exit(
            f"{what} failed because the package index was not reached{way}: {remedy}, then run "
            "the same command again."
        )
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no word")
    sys.exit(
        f"{what} failed ({last.strip()}): {LOG} holds all that was said; run the same command "
        "again once that is put right."
    )


def run(what: str, *command: object) -> None:
    """Run one installation step; stop with a sentence if it fails."""
    print(f"{what} ...", flush=True)
    try:
        done = subprocess.run(
            list(map(str, command)), cwd=ROOT, env=variables(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
    except OSError as error:
        explain(what, str(error))
    if done.returncode != 0:
        explain(what, done.stdout.decode(errors="replace"))


def works() -> bool:
    """Tell whether the environment's pip is whole and knows where it stands."""
    try:
        done = subprocess.run([str(program("pip")), "--version"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


def main() -> None:
    """Make or mend the environment; do nothing if it is as the lock says."""
    wanted = digest()
    finished = STAMP.is_file()
    if finished and STAMP.read_text(encoding="utf-8") == wanted:
        return
    check_venv()
    check_space(GIGABYTES)
    # What an installation left half done looks whole to pip, so it is made anew.
    if not (finished and works()):
        shutil.rmtree(VENV, ignore_errors=True)
        run("Making the environment .venv", sys.executable, "-m", "venv", VENV)
    STAMP.unlink(missing_ok=True)
    pip = [program("python"), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    run("Installing the locked packages (a minute or two the first time)",
        *pip, "-r", "requirements.txt")
    run("Installing the course's packages from this folder",
        *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    run("Installing KaTeX and axe-core",
        program("npm"), "ci", "--omit=dev", "--ignore-scripts", "--loglevel=error")
    STAMP.write_text(wanted, encoding="utf-8")
