"""Build both editions of the book into ``_build/html``.

A build always reads every page anew, with warnings as errors; executed cells come from a cache. A
digest over all inputs lets an unchanged build return at once. The finished site replaces the old
one in one step, so a failed build leaves the last good site standing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from book._ext.execution_cache import mnist_files
from book._ext.solution_pages import made_pages
from neuron_to_mnist import LANGUAGES
from nnlib.datasets import data_folder
from tools import exercises, offline, python_runtime

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "_build"
PAGES = BUILD / "book"
SITE = BUILD / "html"
STAMP = BUILD / "book.stamp"
INPUTS = [
    "_config.yml", "_config.ko.yml", "_toc.yml", "book", "nnlib", "neuron_to_mnist", "exercises",
    "solutions", "tools", "benchmarks/results", "requirements.txt", "package-lock.json",
    "pyproject.toml", "README.md", "LICENSE",
]


def input_files() -> list[Path]:
    """Return every file that the site is made of, in a fixed order."""
    files: list[Path] = []
    for name in INPUTS:
        path = ROOT / name
        files += [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
    unwanted = {"__pycache__", ".ipynb_checkpoints"}
    return sorted(f for f in files if not unwanted & set(f.parts))


def digest_of_inputs() -> str:
    """Return a digest over the names and contents of all inputs."""
    digest = hashlib.sha256(sys.version.encode())
    for path in input_files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def lay_over(base: dict, change: dict) -> dict:
    """Return ``base`` with the keys of ``change`` laid over it, dictionaries merged."""
    merged = dict(base)
    for key, value in change.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = lay_over(merged[key], value) if both else value
    return merged


def configuration(language: str) -> Path:
    """Return the edition's configuration file, written anew where it is a merged one."""
    base = ROOT / "_config.yml"
    if language == "en":
        return base
    change = ROOT / f"_config.{language}.yml"
    config = lay_over(*(yaml.safe_load(path.read_text("utf-8")) for path in (base, change)))
    extensions = config["sphinx"]["local_extensions"]
    config["sphinx"]["local_extensions"] = {
        name: str(ROOT / folder) for name, folder in extensions.items()
    }
    merged = BUILD / f"config.{language}.yml"
    merged.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return merged


def lay_out() -> None:
    """Copy the pages into the build folder and put beside them those that are made."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(ROOT / "book", PAGES, ignore=shutil.ignore_patterns("__pycache__"))
    for language in LANGUAGES:
        for name, source in made_pages(language).items():
            (PAGES / language / f"{name}.md").write_text(source, encoding="utf-8")


def build_edition(language: str, python: Path | None) -> Path:
    """Build one edition with Jupyter Book and return the folder with its pages.

    ``python`` is the folder with the runtime that pages run their cells with, if there is one.
    """
    output = BUILD / "editions" / language
    shutil.rmtree(output, ignore_errors=True)
    command = [
        str(shutil.which("jupyter-book", path=str(Path(sys.executable).parent))),
        "build", str(PAGES / language),
        "--config", str(configuration(language)), "--toc", str(ROOT / "_toc.yml"),
        "--path-output", str(output), "--all", "-W", "-n", "--keep-going", "-q",
    ]
    print(f"Building the {LANGUAGES[language]} edition ...", flush=True)
    # A file and not a pipe, which would stay open while KaTeX's server outlives a killed build.
    log = BUILD / f"{language}.log"
    # A page that downloads MNIST would keep the bars.
    environment = {**os.environ, "TQDM_DISABLE": "1"}
    if python is not None:
        environment["COURSE_PYTHON"] = str(python)
    with log.open("wb") as file:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT
        )
    if done.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace")
        print(said.replace(str(PAGES), str(ROOT / "book")))  # where the pages are edited
        sys.exit(f"The {LANGUAGES[language]} edition was not built: the warnings above say why.")
    return output / "_build" / "html"


def build_wheel(folder: Path) -> Path:
    """Build the course's wheel into ``folder``: notebooks install it from the site."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def lay_out_mnist(site: Path) -> None:
    """Put MNIST into the site where ``COURSE_MNIST`` asks for it: pages offer it then."""
    if not os.environ.get("COURSE_MNIST"):
        return
    files = sorted(data_folder().glob("*-ubyte.gz"))
    if len(files) != 4:
        sys.exit(f"COURSE_MNIST is set, and {data_folder()} does not hold MNIST's four files: "
                 "call nnlib.datasets.load_mnist() once, or unset COURSE_MNIST.")
    (site / offline.MNIST).mkdir()
    for path in files:
        shutil.copy(path, site / offline.MNIST)


def lay_out_python(site: Path, wheel: Path) -> Path | None:
    """Put Python for the page into the site, or say in one sentence why it has none."""
    try:
        return python_runtime.lay_out(site, wheel)
    except python_runtime.NoSource as missing:
        sentence = f"The book has no Run buttons: {missing}."
        if os.environ.get("CI") == "true":
            sys.exit(sentence)
        print(sentence)
        return None


def build_site() -> None:
    """Build everything into a new folder, then let it take the old one's place."""
    site = BUILD / "html.new"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    wheel = build_wheel(site / "wheels")
    python = lay_out_python(site, wheel)
    lay_out_mnist(site)
    lay_out()
    for language in LANGUAGES:
        shutil.move(build_edition(language, python), site / language)
    exercises.publish(site, wheel, os.environ.get("COURSE_SITE", ""))
    shutil.copytree(ROOT / "book" / "door", site, dirs_exist_ok=True)
    offline.list_files(site)
    offline.pack(site)
    shutil.rmtree(SITE, ignore_errors=True)
    site.rename(SITE)


def main() -> None:
    """Build the site unless nothing has changed, and print its address."""
    if "NNLIB_DATA" in os.environ:  # pages are executed in folders of their own
        os.environ["NNLIB_DATA"] = str(Path(os.environ["NNLIB_DATA"]).expanduser().absolute())
    BUILD.mkdir(exist_ok=True)
    address = os.environ.get("COURSE_SITE", "")
    wanted = f"{digest_of_inputs()} {address} {os.environ.get('COURSE_MNIST', '')}"
    stamp = STAMP.read_text("utf-8") if STAMP.is_file() else ""
    whole = (SITE / "index.html").is_file() and (SITE / "python").is_dir()
    if stamp != f"{wanted} {mnist_files()}" or not whole:
        STAMP.unlink(missing_ok=True)
        build_site()
        # A build may have downloaded MNIST.
        STAMP.write_text(f"{wanted} {mnist_files()}", encoding="utf-8")
    if not address:
        print("No public address is set: notebooks take their packages from the wheel beside them "
              "only, until the variable COURSE_SITE names one and the book is built again.")
    print(f"The book is built. Open {(SITE / 'index.html').as_uri()}, or run `make serve`.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
