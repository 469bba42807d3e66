"""Make the built site readable offline: as one file to unpack, and once it was visited."""

import hashlib
import json
import zipfile
from pathlib import Path

ARCHIVE = "from-neuron-to-mnist.zip"
WORKER = "service-worker.js"
LIST = "const FILES = {};"
PYTHON = "const PYTHON = {};"
MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name


def site_files(site: Path) -> list[Path]:
    """Return the files of the site in a fixed order, less what is made of them later."""
    files = (path for path in site.rglob("*")
             if path.is_file() and path.name[0] != "." and path.suffix != ".pdf")
    made = {site / ARCHIVE, site / WORKER}
    return sorted(set(files) - made, key=lambda path: path.relative_to(site).as_posix())


def list_files(site: Path) -> None:
    """Write the digests of all that a reader needs into the service worker."""
    lists: dict[str, dict[str, str]] = {LIST: {}, PYTHON: {}}
    for path in site_files(site):
        place = path.relative_to(site)
        if path.suffix == ".inv" or place.parts[0] == "wheels" or "licences" in place.parts:
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
    """Pack the site into one file inside it; the same site gives the same bytes."""
    folder = Path(ARCHIVE).stem
    with zipfile.ZipFile(site / ARCHIVE, "w") as archive:
        for path in site_files(site):
            if path.relative_to(site).parts[0] == "python":
                continue  # no browser runs it from a file
            entry = zipfile.ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", MIDNIGHT)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
