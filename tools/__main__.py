"""Make one of the course's targets: ``python -m tools book`` does what ``make book`` does.

Any Python since 2.7 can read this file, because its first duty is to say which one is needed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Python 3.11 or newer is needed and this is " + sys.version.split()[0] + ": install a "
        "newer one (on Debian or Ubuntu `sudo apt-get install python3 python3-venv`, elsewhere "
        "from python.org) or name it, as in `make book PYTHON=python3.12` or "
        "`python3.12 -m tools book`."
    )

from tools.targets import main

main(sys.argv[1:])
