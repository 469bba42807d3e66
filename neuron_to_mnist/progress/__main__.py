"""The command ``python -m neuron_to_mnist.progress``."""

import argparse
import io
import sys

from neuron_to_mnist.progress.notebooks import measure
from neuron_to_mnist.progress.run import SECONDS


def main() -> None:
    """Read the command line, and print what is done."""
    parser = argparse.ArgumentParser(
        prog="python -m neuron_to_mnist.progress",
        description="Run the visible tests of your exercise notebooks and show what is done.",
    )
    parser.add_argument("folder", nargs="?", default=".",
                        help="folder with your notebooks, or one notebook (default: this folder)")
    parser.add_argument("--seconds", type=int, default=SECONDS,
                        help="how long a cell may take (default: %(default)s)")
    chosen = parser.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # where a terminal lacks the symbols
    try:
        print(measure(chosen.folder, chosen.seconds))
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
