"""The files that git keeps."""

import subprocess
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@lru_cache
def tracked(*endings: str) -> list[str]:
    """Return the paths, from the root, of the tracked files that end so and are there."""
    command = ["git", "ls-files", "-z", *(f"*{ending}" for ending in endings)]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in listed.stdout.split("\0")[:-1] if (ROOT / path).is_file()]
