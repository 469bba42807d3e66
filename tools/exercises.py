"""Make exercises/ anew from solutions/, in both languages, as nbgrader releases it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from neuron_to_mnist import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]


def release(language: str, folder: Path) -> None:
    """Write the release of every assignment in ``language`` into ``folder``, without a gradebook.

    Raises :class:`RuntimeError` with nbgrader's own words if nbgrader fails.
    """
    # A release that is not a member of solutions/ any more must not stay behind.
    shutil.rmtree(folder, ignore_errors=True)
    finished = subprocess.run(
        [
            sys.executable, "-m", "nbgrader", "generate_assignment", "--no-db", "--assignment=*",
            f"--CourseDirectory.release_directory={folder}",
        ],
        cwd=ROOT,
        env={**os.environ, "COURSE_LANGUAGE": language},
        capture_output=True,
        encoding="utf-8",
    )
    if finished.returncode != 0:
        raise RuntimeError(f"nbgrader could not release {language}:\n{finished.stderr}")


if __name__ == "__main__":
    for name in LANGUAGES:
        release(name, ROOT / "exercises" / name)
        print(f"exercises/{name} is up to date")
