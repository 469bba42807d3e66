"""Make the virtual environment that everything else runs in, or bring it up to date.

Uses the standard library alone and nothing newer than what an old Python can read, because its first
duty is to say in one sentence what is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
STAMP = os.path.join(VENV, "installed")
INPUTS = ["requirements.txt", "pyproject.toml", "package-lock.json"]


def fail(sentence):
    """Print one sentence and stop."""
    sys.exit(sentence)


def digest():
    """Return a digest over all files that say what is to be installed."""
    content = hashlib.sha256(sys.version.encode())
    for name in INPUTS:
        with open(os.path.join(ROOT, name), "rb") as file:
            content.update(file.read())
    return content.hexdigest()


def check_python():
    """Stop with a sentence if this Python is too old or cannot make environments."""
    if sys.version_info < (3, 11):
        fail(
            "Python 3.11 or newer is needed and %s is Python %d.%d: install a newer one (on Debian "
            "or Ubuntu `sudo apt-get install python3`, elsewhere from python.org) or name it, as in "
            "`make book PYTHON=python3.12`." % (sys.executable, *sys.version_info[:2])
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        fail(
            "Python's venv module is missing: install it (on Debian or Ubuntu "
            "`sudo apt-get install python3-venv`) and run the same command again."
        )


def run(what, *command):
    """Run one installation step; stop with a sentence if it fails."""
    print(what + " ...", flush=True)
    environment = dict(os.environ, PATH=BIN + os.pathsep + os.environ["PATH"])
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"))
        fail(
            what + " failed; what it printed stands above. If the network was away, run the same "
            "command again: it goes on where it stopped."
        )


def main():
    """Make or mend the environment; do nothing if it is as the lock says."""
    check_python()
    wanted = digest()
    python = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
    if os.path.isfile(STAMP):
        with open(STAMP) as file:
            if file.read() == wanted:
                return
    if not os.path.isfile(python) or subprocess.run([python, "-m", "pip", "--version"],
                                                    stdout=subprocess.DEVNULL,
                                                    stderr=subprocess.DEVNULL).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        run("Making the environment .venv", sys.executable, "-m", "venv", VENV)
    pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    run("Installing the locked packages (a minute or two the first time)",
        *pip, "-r", "requirements.txt")
    run("Installing nnlib from this folder", *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    npm = os.path.join(BIN, "npm.cmd" if os.name == "nt" else "npm")
    run("Installing KaTeX", npm, "ci", "--ignore-scripts", "--loglevel=error")
    with open(STAMP, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    main()
