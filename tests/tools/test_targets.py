"""One list of targets, reached through make and through python alike."""

import os
import shutil
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from tests.needs import lacking
from tools import serve
from tools.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in the course's folder."""
    if not shutil.which("make"):
        lacking("make", "on Debian or Ubuntu `sudo apt-get install make`")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=plain, capture_output=True,
                          encoding="utf-8")


def test_make_and_python_offer_the_same() -> None:
    line, = (line for line in (ROOT / "Makefile").read_text("utf-8").splitlines()
             if line.startswith("TARGETS :="))
    assert line.split()[2:] == ["help", *TARGETS]
    assert all(not target.needs or target.needs in TARGETS for target in TARGETS.values())


def test_help_is_the_same_through_both() -> None:
    through_python = subprocess.run([sys.executable, "-m", "tools"], cwd=ROOT, check=True,
                                    capture_output=True, encoding="utf-8").stdout
    assert make(f"PYTHON={sys.executable}").stdout == through_python
    for name, target in TARGETS.items():
        assert f"  {name} " in through_python
        assert target.purpose in through_python


def test_make_without_python_says_so() -> None:
    done = make("book", "PYTHON=python3.99")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "There is no python3.99: install Python 3.11 or newer, or name one, as in "
        "`make book PYTHON=python3.12`."
    )


def test_unknown_target_is_refused_before_anything_is_done() -> None:
    done = subprocess.run([sys.executable, "-m", "tools", "book", "bok"], cwd=ROOT,
                          capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is no target 'bok': name one of environment, book, ")


def test_port_in_use() -> None:
    with socket.create_server(("localhost", 0)) as other:
        port = str(other.getsockname()[1])
        with pytest.raises(SystemExit) as stop:
            serve.open_server(port)
    assert str(stop.value.code).startswith(f"Port {port} cannot be used (")
    assert "`make serve PORT=8001`" in str(stop.value.code)
    with serve.open_server(port) as server:
        assert server.server_port == int(port)


@pytest.mark.parametrize("port", ["", "web", "-1", "70000"])
def test_impossible_port(port: str) -> None:
    with pytest.raises(SystemExit, match="expected a number from 1 to 65535"):
        serve.open_server(port)


def test_scripts_are_served_as_scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "figure.js").write_text("1", encoding="utf-8")
    monkeypatch.setattr(serve, "SITE", tmp_path)
    monkeypatch.setattr(serve.Handler, "extensions_map", {".js": "text/plain"})  # as on Windows
    monkeypatch.setattr(serve.Handler, "log_message", lambda *arguments: None)
    with serve.open_server("0") as server:
        Thread(target=server.serve_forever, daemon=True).start()
        connection = HTTPConnection("localhost", server.server_port)
        connection.request("GET", "/figure.js")
        assert connection.getresponse().getheader("Content-Type") == "text/javascript"
        connection.close()
        server.shutdown()
