"""Write ``requirements.txt`` and ``package-lock.json`` anew, with the newest packages allowed.

The header that it writes is the command that it runs.
"""

import subprocess
import sys

from tools.environment import ROOT, program

HEADER = """\
# Locked by: uv pip compile pyproject.toml --universal --python-version 3.11 --extra course
#   --group book --group grading --group hub --group test --no-annotate --no-header (see
#   CONTRIBUTING.md)
"""


def main() -> None:
    """Resolve both lists; leave the old ones standing if that fails."""
    arguments = HEADER.replace("#", " ").split("Locked by:")[1].split("(see")[0].split()
    done = subprocess.run([sys.executable, "-m", *arguments, "--quiet"], cwd=ROOT,
                          stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        sys.exit("requirements.txt was not locked: the lines above say why.")
    (ROOT / "requirements.txt").write_text(HEADER + done.stdout, encoding="utf-8", newline="\n")
    subprocess.run([program("npm"), "update", "--package-lock-only", "--ignore-scripts"], cwd=ROOT,
                   check=True, stdout=subprocess.DEVNULL)
    print("requirements.txt and package-lock.json are the newest; run `make test`, commit both.")


if __name__ == "__main__":
    main()
