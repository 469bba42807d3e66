"""Make the built site readable offline: as one file to unpack, and once it was visited."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from tools import archives

ARCHIVE = "from-neuron-to-mnist.zip"
WITH_PYTHON = "from-neuron-to-mnist-python.zip"
SERVER = Path(__file__).with_name("serve.py")
LITE = "lite"  # JupyterLite, which another target adds
MNIST = "mnist"  # which some sites have
WORKER = "service-worker.js"
LIST = "const FILES = {};"
PYTHON = "const PYTHON = {};"


def site_files(site: Path) -> list[Path]:
    """Return the files of the site in a fixed order, less what is made of them later."""
    files = (path for path in site.rglob("*")
             if path.is_file() and path.name[0] != "." and path.suffix != ".pdf"
             and path.relative_to(site).parts[0] not in (LITE, MNIST))
    made = {site / ARCHIVE, site / WITH_PYTHON, site / WORKER}
    return sorted(set(files) - made, key=lambda path: path.relative_to(site).as_posix())


def is_read(place: Path) -> bool:
    """Tell whether a page asks for a file, which others only save."""
    saved = place.parts[0] == "wheels" or (len(place.parts) == 1 and place.suffix == ".zip")
    return not saved and place.suffix != ".inv" and "licences" not in place.parts


def list_files(site: Path) -> None:
    """Write the digests of all that a reader needs into the service worker."""
    lists: dict[str, dict[str, str]] = {LIST: {}, PYTHON: {}}
    for path in site_files(site):
        place = path.relative_to(site)
        if not is_read(place):
            continue
        kept = lists[PYTHON if place.parts[0] == "python" else LIST]
        kept[place.as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    script = (site / WORKER).read_text(encoding="utf-8")
    for line, digests in lists.items():
        if line not in script:
            raise ValueError(f"{WORKER} needs a line {line!r} for a list of files")
        listed = line.replace("{}", json.dumps(digests, indent=0))
        script = script.replace(line, listed, 1)
    (site / WORKER).write_text(script, encoding="utf-8")


def pack(site: Path) -> None:
    """Pack the site into one file inside it, and where it has Python into another with that.

    The same site gives the same bytes.
    """
    files = [(path.relative_to(site), path) for path in site_files(site)]
    # No browser runs Python from a file, so only the second has it, and what serves it.
    reading = [(place, path) for place, path in files if place.parts[0] != "python"]
    archives.write(site / ARCHIVE, contents(ARCHIVE, reading))
    if len(reading) < len(files):
        serving = [*files, (Path(SERVER.name), SERVER)]
        archives.write(site / WITH_PYTHON, contents(WITH_PYTHON, serving))


def contents(archive: str, files: list[tuple[Path, Path]]) -> Iterator[tuple[str, bytes]]:
    """Give the members of an archive: all lie in one folder."""
    for place, path in files:
        yield f"{Path(archive).stem}/{place.as_posix()}", path.read_bytes()
