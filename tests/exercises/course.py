"""nbgrader's commands with the course's configuration."""

import os
import subprocess
import sys
from pathlib import Path

from tests.exercises.tasks import ROOT


def environment(language: str = "en") -> dict[str, str]:
    """Return the environment for nbgrader, which looks for ``alembic`` in PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "COURSE_LANGUAGE": language}


def nbgrader(*arguments: str, language: str = "en", check: bool = True) -> str:
    """Run an nbgrader command with the course's configuration and return all that it wrote."""
    finished = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=ROOT,
        env=environment(language),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert not check or finished.returncode == 0, finished.stdout
    return finished.stdout
