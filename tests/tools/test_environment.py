"""Set-up that fails well: one sentence each that says what to do, and a next run that recovers."""

import ast
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from tests.needs import lacking
from tools import environment, targets

ROOT = Path(__file__).resolve().parents[2]

# Its own build backend, so that nothing needs to be fetched: it writes an empty wheel.
BACKEND = """
import zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "tiny_course-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{wheel_directory}/{name}", "w") as wheel:
        for file, text in {
            "METADATA": "Metadata-Version: 2.1\\nName: tiny-course\\nVersion: 1\\n",
            "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
            "RECORD": "",
        }.items():
            wheel.writestr(f"tiny_course-1.dist-info/{file}", text)
    return name
"""


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of this machine that answers nobody."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course that needs one small package, which brings a program called npm."""
    folder = tmp_path / "내 강의"
    (folder / "tools").mkdir(parents=True)
    for name in ("__init__", "__main__", "environment", "targets"):
        shutil.copy(ROOT / "tools" / f"{name}.py", folder / "tools")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").write_text("tiny==1.0\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        encoding="utf-8",
    )
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "package-lock.json").write_text("{}", encoding="utf-8")
    return folder


def add_index(folder: Path) -> Path:
    """Make a folder with the one package of the small course and return it."""
    wheels = folder / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        for file, text in {
            "tiny.py": "def npm(): pass\n",
            "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
            "tiny-1.0.dist-info/WHEEL":
                "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            "tiny-1.0.dist-info/entry_points.txt": "[console_scripts]\nnpm = tiny:npm\n",
            "tiny-1.0.dist-info/RECORD": "",
        }.items():
            wheel.writestr(file, text)
    return wheels


class Proxy(BaseHTTPRequestHandler):
    """Answers for an index that nobody else can reach: the small course's package is all it has."""

    wheels: Path

    def do_GET(self) -> None:
        host, _, path = self.path.removeprefix("http://").partition("/")
        name = "tiny-1.0-py3-none-any.whl"
        content = {
            "simple/tiny/": f'<a href="/{name}">{name}</a>'.encode(),
            name: (self.wheels / name).read_bytes(),
        }.get(path)
        self.send_response(200 if host == "packages.invalid" and content else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


def variables(**more: str) -> dict[str, str]:
    """Return this machine's variables without its own ways to packages."""
    ours = {
        name: value for name, value in os.environ.items()
        if not name.upper().startswith(("PIP_", "NPM_")) and not name.upper().endswith("_PROXY")
    }
    return {**ours, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1", **more}


def set_up(course: Path, **more: str) -> tuple[int, list[str]]:
    """Run the set-up; return its exit code and what it printed on standard error."""
    done = subprocess.run([sys.executable, "-m", "tools", "environment"], cwd=course,
                          env=variables(**more), capture_output=True, encoding="utf-8")
    return done.returncode, done.stderr.splitlines()


def test_second_run_recovers(course: Path, closed_port: int) -> None:
    """No network, then half an installation and a proxy, then a moved folder, then nothing left."""
    code, (sentence,) = set_up(course, PIP_INDEX_URL=f"http://127.0.0.1:{closed_port}/simple")
    assert code == 1
    assert sentence == (
        "Installing the locked packages (a minute or two the first time) failed because the "
        "package index was not reached: connect to the network, then run the same command again."
    )
    # As an installation leaves it that was ended between two files: pip takes it for whole.
    environments = course / ".venv"
    packages = next(environments.glob("**/site-packages"))
    (packages / "tiny-1.0.dist-info").mkdir()
    (packages / "tiny-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n", encoding="utf-8"
    )
    Proxy.wheels = wheels = add_index(course.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        through = {"HTTP_PROXY": f"http://127.0.0.1:{proxy.server_port}"}
        index = {"PIP_INDEX_URL": "http://packages.invalid/simple",
                 "PIP_TRUSTED_HOST": "packages.invalid"}
        assert set_up(course, PIP_USER="1", **index, **through) == (0, [])
        proxy.shutdown()
    assert (packages / "tiny.py").is_file()

    moved = course.rename(course.with_name("moved"))
    assert set_up(moved, PIP_NO_INDEX="1", PIP_FIND_LINKS=wheels.as_uri()) == (0, [])
    program = moved / environments.name / environment.program("npm").relative_to(environment.VENV)
    assert subprocess.run([program]).returncode == 0
    assert set_up(moved, PATH="") == (0, [])


def explained(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path,
              *command: str) -> str:
    """Return the sentence for a step that fails, whose words are kept in the log."""
    monkeypatch.setattr(environment, "ROOT", folder)
    monkeypatch.setattr(environment, "LOG", folder / "_build" / "environment.log")
    with pytest.raises(SystemExit) as stop:
        environment.run("Installing", *command)
    assert (folder / "_build" / "environment.log").read_text("utf-8").strip()
    assert capsys.readouterr().out == "Installing ...\n"
    return str(stop.value.code)


@pytest.mark.parametrize("tool", ["pip", "npm"])
@pytest.mark.parametrize("proxy", [False, True])
def test_unreachable_index(
    tool: str, proxy: bool, closed_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    dead = f"http://127.0.0.1:{closed_port}/"
    index = "https://packages.invalid/" if proxy else dead
    address = f"http://student:secret@127.0.0.1:{closed_port}"
    proxies = {"HTTP_PROXY": address, "HTTPS_PROXY": address} if proxy else {}
    monkeypatch.setattr(os, "environ", variables(**proxies))
    commands = {
        "pip": [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d",
                str(tmp_path), "-i", index, "tiny"],
        "npm": [str(environment.program("npm")), "view", "tiny", "--fetch-retries=0",
                f"--registry={index}", f"--cache={tmp_path}"],
    }
    sentence = explained(capsys, monkeypatch, tmp_path, *commands[tool])
    way, remedy = (
        (f" through the proxy http://127.0.0.1:{closed_port}",
         "correct HTTPS_PROXY and HTTP_PROXY") if proxy else ("", "connect to the network")
    )
    assert sentence == (
        f"Installing failed because the package index was not reached{way}: {remedy}, then run "
        "the same command again."
    )


def test_disk_that_fills_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path("/dev/full").exists():
        lacking("/dev/full", "Linux has it")
    command = "open('/dev/full', 'w', encoding='utf-8').write('x' * 10**6)"
    sentence = explained(capsys, monkeypatch, tmp_path, sys.executable, "-c", command)
    assert sentence == (
        f"Installing failed because the disk is full: free 2 GB in {tmp_path} and in the folder "
        "for temporary files, then run the same command again."
    )


def test_disk_that_is_full_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun, neither an installation nor a build."""
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=3 * 10**8))
    monkeypatch.setattr(subprocess, "run", pytest.fail)
    monkeypatch.setattr(environment, "digest", lambda: "another lock")
    with pytest.raises(SystemExit, match=r"too full \(0.3 GB free in .*\): free 2 GB there"):
        environment.main()
    monkeypatch.setattr(environment, "main", lambda: None)
    with pytest.raises(SystemExit, match=r"too full \(0.3 GB free in .*\): free 0.5 GB there"):
        targets.make("release")


def test_unknown_trouble_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = explained(capsys, monkeypatch, tmp_path, sys.executable, "-c", "raise KeyError(3)")
    assert sentence.startswith("Installing failed (KeyError: 3): ")
    assert len(sentence.splitlines()) == 1


def test_missing_program_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = explained(capsys, monkeypatch, tmp_path, str(tmp_path / "npm"))
    assert str(tmp_path / "npm") in sentence


def test_missing_venv_module() -> None:
    program = (
        "import sys; sys.modules['ensurepip'] = None\n"
        "from tools import environment; environment.check_venv()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True,
                          encoding="utf-8")
    assert done.stderr == (
        "Python's venv module is missing: install it (on Debian or Ubuntu `sudo apt-get install "
        f"python3.{sys.version_info[1]}-venv`) and run the same command again.\n"
    )


def old_pythons() -> list[str]:
    """Return the Pythons of this machine that are older than the course wants."""
    names = ["python2", *(f"python3.{minor}" for minor in range(4, 11))]
    known = [*filter(None, map(shutil.which, names)),
             *map(str, Path.home().glob(".pyenv/versions/*/bin/python"))]
    older = "import sys; sys.exit(sys.version_info >= (3, 11))"
    return [python for python in known if subprocess.run(
        [python, "-c", older], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode == 0]


def test_wrong_python() -> None:
    """A Python that is told it is 3.9, and every older one that this machine has."""
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9); sys.version = '3.9.18 (main)'; "
        "sys.argv = ['tools', 'book']; runpy.run_path('tools/__main__.py')"
    )
    commands = [[sys.executable, "-c", pretend]]
    commands += [[python, "-B", "-m", "tools", "help"] for python in old_pythons()]
    for command in commands:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
        assert done.returncode == 1
        sentence, = done.stderr.splitlines()
        assert sentence.startswith("Python 3.11 or newer is needed and this is ")
        assert sentence.endswith("or `python3.12 -m tools book`.")
    ast.parse((ROOT / "tools" / "__main__.py").read_text("utf-8"), feature_version=(3, 4))
