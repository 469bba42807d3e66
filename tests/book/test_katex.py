"""KaTeX's server is started again when the renderer knocked too early."""

import subprocess
import time

import psutil
import pytest
from sphinxcontrib.katex import KaTeXServer

from book._ext import katex_assets


def test_starts_again_after_a_refused_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def get() -> None:
        attempts.append(len(attempts))
        if len(attempts) < 3:
            raise ConnectionRefusedError

    monkeypatch.setattr(KaTeXServer, "get", get)
    monkeypatch.setattr(time, "sleep", lambda pause: None)
    katex_assets.start_katex(None)
    assert attempts == [0, 1, 2]


def start_node() -> subprocess.Popen[bytes]:
    node = subprocess.Popen(["node", "-e", "setTimeout(() => {}, 60000)"])
    while psutil.Process(node.pid).name() != "node":
        pass
    return node


def test_gives_up_in_the_end_and_leaves_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def get() -> None:
        started.append(start_node())
        raise ConnectionRefusedError

    not_ours = start_node()

    monkeypatch.setattr(KaTeXServer, "get", get)
    monkeypatch.setattr(katex_assets.time, "sleep", lambda pause: None)
    with pytest.raises(ConnectionRefusedError):
        katex_assets.start_katex(None)
    assert len(started) == 4
    assert all(server.wait(timeout=10) != 0 for server in started)
    assert not_ours.poll() is None
    not_ours.kill()
    not_ours.wait()


def test_a_single_column_has_no_empty_spacing() -> None:
    context = {"body": '<mtable rowspacing="0.25em" columnalign="right" columnspacing=""><mtr/>'}
    katex_assets.drop_empty_attributes(None, "", "", context, None)
    assert context["body"] == '<mtable rowspacing="0.25em" columnalign="right"><mtr/>'
    katex_assets.drop_empty_attributes(None, "search", "", {}, None)
