"""Add JupyterLite with the exercise notebooks to the built book: ``_build/html/lite``.

It runs in the browser with the Python and the wheels that pages have, and asks no other host. What
its kernel needs beyond them are official wheels of Pyodide, held to the lock like the others, and
one package of Jupyter's. JupyterLite itself is installed into an environment of its own: its kernel
is an extension of JupyterLab, which the course's environment has too.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from neuron_to_mnist import LANGUAGES
from tools import environment, offline, python_runtime
from tools.book import BUILD, ROOT, SITE
from tools.offline import LITE
from tools.python_runtime import LOCK, PYODIDE, NoSource

REQUIREMENTS = ("jupyterlite-core==0.6.4", "jupyterlite-pyodide-kernel==0.6.1", "doit==0.36.0",
                "pkginfo==1.12.1.2", "jupyter-server")
KERNEL = ("micropip", "ssl", "sqlite3", "ipython", "jedi")  # what the kernel loads at its start
WIDGETS = "comm"  # and what of that Pyodide's distribution lacks
PLACE = re.compile("<!-- jupyterlite ([a-z0-9_]+) -->")  # where a page may lead to a notebook
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
VENV = BUILD / "lite-environment"
PYTHON = VENV / environment.BIN.name / environment.program("python").name


def runtime() -> Path:
    """Return the folder with the pages' Python, or stop with a sentence."""
    folders = sorted(path.parent for path in SITE.glob(f"python/*/{python_runtime.MANIFEST}"))
    if not folders:
        sys.exit("JupyterLite runs with the Python of the pages, and the built book has none: "
                 "`make book` says why.")
    return folders[-1]


def install() -> None:
    """Make JupyterLite's environment, unless it is there."""
    wanted = f"{sys.version} {' '.join(REQUIREMENTS)}"
    stamp = VENV / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    environment.run("Making an environment for JupyterLite", sys.executable, "-m", "venv", VENV)
    environment.run("Installing JupyterLite", PYTHON, "-m", "pip", "install", "--quiet",
                    "--disable-pip-version-check", "-c", "requirements.txt", *REQUIREMENTS)
    stamp.write_text(wanted, encoding="utf-8")


def settings(python: Path) -> dict[str, Any]:
    """Return what JupyterLite must know; its addresses count from its own folder."""
    kernel = {
        "pyodideUrl": "./pyodide/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "indexURL": f"../python/{python.name}/",
            "lockFileURL": f"pyodide/{LOCK}",
            "packages": list(KERNEL),
        },
    }
    data = {"appName": "From Neuron to MNIST", "litePluginSettings": {PLUGIN: kernel}}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def lay_out_sources(folder: Path, python: Path) -> None:
    """Write what ``jupyter lite build`` builds from: the notebooks, the settings, one wheel."""
    for language in LANGUAGES:
        shutil.copytree(SITE / "exercises" / language, folder / "contents" / language)
    (folder / "jupyter-lite.json").write_text(json.dumps(settings(python)), encoding="utf-8")
    environment.run("Downloading what its kernel needs", PYTHON, "-m", "pip", "download", "--quiet",
                    "--disable-pip-version-check", "--no-deps", "-c", "requirements.txt",
                    "-d", folder / "pypi", WIDGETS)


def build(folder: Path, target: Path) -> None:
    """Build JupyterLite from ``folder`` into ``target``."""
    variables = {**environment.variables(), "JUPYTER_NO_CONFIG": "1", "JUPYTER_PATH": ""}
    done = subprocess.run(
        [PYTHON, "-m", "jupyterlite_core.app", "build", "--apps=lab", "--no-sourcemaps",
         "--no-unused-shared-packages", f"--lite-dir={folder}", f"--output-dir={target}",
         f"--contents={folder / 'contents'}"],
        cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        environment.explain("Building JupyterLite", done.stdout.decode(errors="replace"))


def add_wheels(target: Path, python: Path) -> None:
    """Put what the kernel needs beside it, and one lock over that and the pages' Python."""
    target.mkdir()
    shutil.copyfile(PYODIDE / "pyodide.js", target / "pyodide.js")
    lock = json.loads((python / LOCK).read_text("utf-8"))
    contents = python_runtime.wheels(KERNEL)
    for name, entry in python_runtime.packages(KERNEL).items():
        if name in lock["packages"]:
            continue
        file = entry["file_name"]
        (target / file).write_bytes(contents[file])
        python_runtime.copy_licences(target / file, target / "licences" / name)
        # Addresses in the lock count from the pages' Python.
        there = f"../../{LITE}/{target.name}/{file}"
        lock["packages"][name] = {**entry, "file_name": there}
    (target / LOCK).write_text(json.dumps(lock), encoding="utf-8")


def link(site: Path) -> None:
    """Let the pages of assignments lead to their notebooks there; packed pages do not."""
    for language in LANGUAGES:
        words = (f'<a class="external" href="../{LITE}/lab/index.html?path={language}/\\1.ipynb">'
                 "JupyterLite</a>")
        for path in (site / language).glob("*.html"):
            html = path.read_text(encoding="utf-8")
            path.write_text(PLACE.sub(words, html), encoding="utf-8")
    shutil.copy(ROOT / "book" / "door" / offline.WORKER, site)
    offline.list_files(site)


def main() -> None:
    """Build JupyterLite into the site, and let it take the old one's place."""
    python = runtime()
    install()
    new = SITE.parent / "lite.new"
    shutil.rmtree(new, ignore_errors=True)
    with TemporaryDirectory() as folder:
        lay_out_sources(Path(folder), python)
        print("Building JupyterLite ...", flush=True)
        build(Path(folder), new)
    try:
        add_wheels(new / "pyodide", python)
    except NoSource as missing:
        sys.exit(f"JupyterLite was not built: {missing}.")
    shutil.rmtree(SITE / LITE, ignore_errors=True)
    new.rename(SITE / LITE)
    link(SITE)
    print("JupyterLite is built. `make serve` shows it at lite/lab/.")


if __name__ == "__main__":
    main()
