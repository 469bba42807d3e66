"""Getting MNIST when the network, the mirrors or the disk misbehave.

A real HTTP server on this machine misbehaves on purpose. Most tests use four small files in
MNIST's format, with their own checksums; those that start other processes use the real ones.
"""

import gzip
import hashlib
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from nnlib import datasets
from tests.nnlib.mnist_files import NAMES, mnist_folder

ROOT = Path(__file__).resolve().parents[2]
LOAD = "from nnlib.datasets import load_mnist; print(load_mnist()[0][0].shape)"


class Mirrors(BaseHTTPRequestHandler):
    """``/<behaviour>/<file>`` answers with the file, in the way that the behaviour says."""

    server: "MirrorServer"

    def log_message(self, *arguments: object) -> None:
        pass

    def answer(self, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def do_GET(self) -> None:
        _, behaviour, name = self.path.split("/")
        self.server.requests.append(behaviour)
        data = self.server.files[name]
        half = data[: len(data) // 2]
        match behaviour:
            case "good":
                self.answer(data)
            case "breaks":
                self.answer(half, length=len(data))
            case "short":
                self.answer(half)
            case "empty":
                self.answer(b"")
            case "other":
                self.answer(gzip.compress(b"not MNIST"))
            case "page":
                self.answer(b"<html>Please log in</html>", Content_Type="text/html")
            case "flipped":
                content = bytearray(gzip.decompress(data))
                content[-1] ^= 1
                self.answer(gzip.compress(bytes(content)))
            case "recompressed":
                self.answer(gzip.compress(gzip.decompress(data), compresslevel=1, mtime=1))
            case "encoded":
                self.answer(data, Content_Encoding="gzip")
            case "silent":
                self.server.stop.wait()
            case "stalls":
                self.answer(half, length=len(data))
                self.server.stalled.set()
                self.server.stop.wait()
            case "slams":
                self.connection.close()
            case status:
                self.send_error(int(status))


class MirrorServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Mirrors)
        self.files = files
        self.requests: list[str] = []
        self.stalled = threading.Event()
        self.stop = threading.Event()

    def handle_error(self, *arguments: object) -> None:
        pass

    def mirrors(self, *behaviours: str) -> str:
        host, port = self.server_address[:2]
        return " ".join(f"http://{host!s}:{port}/{behaviour}/" for behaviour in behaviours)


def idx(array: np.ndarray) -> bytes:
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return header + array.tobytes()


def serve(files: dict[str, bytes]) -> Iterator[MirrorServer]:
    with MirrorServer(files) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.stop.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[MirrorServer]:
    """A server with four small files, whose checksums nnlib takes for the true ones."""
    rng = np.random.default_rng(0)
    contents = {
        name: idx(rng.integers(0, 256, (n, 28, 28), dtype=np.uint8))
        if "images" in name
        else idx(rng.integers(0, 10, n, dtype=np.uint8))
        for name, n in zip(NAMES, (30, 30, 10, 10), strict=True)
    }
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    monkeypatch.setattr(datasets, "_SHA256", hashes)
    monkeypatch.setattr(datasets, "_TIMEOUT", (5, 0.5))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield from serve({f"{name}.gz": gzip.compress(c, mtime=0) for name, c in contents.items()})


@pytest.fixture
def real_server() -> Iterator[MirrorServer]:
    real = mnist_folder()
    yield from serve({f"{name}.gz": (real / f"{name}.gz").read_bytes() for name in NAMES})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def use(monkeypatch: pytest.MonkeyPatch, server: MirrorServer, *behaviours: str) -> None:
    monkeypatch.setenv("NNLIB_MNIST_MIRRORS", server.mirrors(*behaviours))


def assert_whole(folder: Path, server: MirrorServer) -> None:
    """The folder holds the four true files and nothing else."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(server.files)
    for name, data in server.files.items():
        assert gzip.decompress((folder / name).read_bytes()) == gzip.decompress(data)


def assert_recovers(folder: Path, server: MirrorServer, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, server, "good")
    (x_train, _), (x_test, _) = datasets.load_mnist()
    assert (len(x_train), len(x_test)) == (30, 10)
    assert_whole(folder, server)


def test_downloads_once_then_reads(
    server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, "good")
    (x, t), _ = datasets.load_mnist(normalize=False)
    assert_whole(folder, server)
    content = gzip.decompress(server.files["train-images-idx3-ubyte.gz"])
    assert_array_equal(x.ravel(), np.frombuffer(content, np.uint8)[16:])
    assert t.shape == (30,)
    assert len(server.requests) == 4
    datasets.load_mnist()
    assert len(server.requests) == 4


def test_shows_progress_bar(
    server: MirrorServer,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    use(monkeypatch, server, "good")
    datasets.load_mnist()
    assert "train-images-idx3-ubyte.gz: 100%" in capfd.readouterr().err


def test_shows_no_progress_bar_where_none_is_wanted(
    server: MirrorServer,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The book is built so: its pages would keep the bars."""
    use(monkeypatch, server, "good")
    monkeypatch.setenv("TQDM_DISABLE", "1")
    datasets.load_mnist()
    assert len(server.requests) == 4
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("behaviour", ["recompressed", "encoded"])
def test_any_honest_compression_passes(
    behaviour: str, server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, behaviour)
    datasets.load_mnist()
    assert_whole(folder, server)


def test_uncompressed_files_are_read_too(
    server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, "404")
    folder.mkdir()
    for name, data in server.files.items():
        (folder / name.removesuffix(".gz")).write_bytes(gzip.decompress(data))
    (x_train, _), _ = datasets.load_mnist()
    assert len(x_train) == 30
    assert server.requests == []


BAD_MIRRORS = {
    "403": "answered 403",
    "404": "answered 404",
    "500": "answered 500",
    "breaks": "broke off",
    "short": r"wrong checksum",
    "empty": r"wrong checksum",
    "other": r"wrong checksum",
    "page": r"wrong checksum",
    "flipped": r"wrong checksum",
    "silent": "did not answer in time",
    "stalls": "(did not answer in time|broke off|cannot be reached)",
    "slams": "cannot be reached",
}


@pytest.mark.parametrize(("behaviour", "reason"), BAD_MIRRORS.items())
def test_bad_mirror_alone_is_one_clear_error_and_the_next_call_recovers(
    behaviour: str,
    reason: str,
    server: MirrorServer,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, server, behaviour)
    with pytest.raises(datasets.DataError, match=reason) as caught:
        datasets.load_mnist()
    message = str(caught.value)
    assert "\n" not in message
    assert "call load_mnist again" in message
    assert str(folder) in message
    assert not folder.exists() or not list(folder.iterdir())
    assert_recovers(folder, server, monkeypatch)


@pytest.mark.parametrize("behaviour", BAD_MIRRORS)
def test_the_next_mirror_makes_up_for_a_bad_one(
    behaviour: str, server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, behaviour, "good")
    datasets.load_mnist()
    assert_whole(folder, server)
    assert server.requests == [behaviour, "good"] * 4


def test_offline(folder: Path, server: MirrorServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "NNLIB_MNIST_MIRRORS", "http://127.0.0.1:9/ http://no-such-host.invalid/mnist/"
    )
    with pytest.raises(datasets.DataError, match=r"127.*cannot be reached.*invalid.*cannot be"):
        datasets.load_mnist()
    assert_recovers(folder, server, monkeypatch)


@pytest.mark.parametrize("damage", ["half", "empty", "other", "flipped"])
def test_damaged_file_in_the_folder_is_never_used(
    damage: str, server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, "good")
    datasets.load_mnist()
    path = folder / "t10k-images-idx3-ubyte.gz"
    data = path.read_bytes()
    flipped = bytearray(gzip.decompress(data))
    flipped[20] ^= 255
    path.write_bytes(
        {
            "half": data[: len(data) // 2],
            "empty": b"",
            "other": gzip.compress(b"not MNIST"),
            "flipped": gzip.compress(bytes(flipped)),
        }[damage]
    )
    use(monkeypatch, server, "404")
    with pytest.raises(datasets.DataError, match=r"t10k-images-idx3-ubyte.gz is damaged and"):
        datasets.load_mnist()
    server.requests.clear()
    assert_recovers(folder, server, monkeypatch)
    assert server.requests == ["good"]


def test_what_a_killed_process_left_is_removed_after_an_hour(
    server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    old, new = folder / "t10k-images-idx3-ubyte.a.part", folder / "t10k-images-idx3-ubyte.b.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, times=(time.time() - 7200,) * 2)
    use(monkeypatch, server, "good")
    datasets.load_mnist()
    assert not old.exists()
    assert new.exists()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX users and permissions")
def test_folder_that_may_not_be_written(
    server: MirrorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, "good")
    datasets_folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("NNLIB_DATA", str(datasets_folder))
    datasets_folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(datasets.DataError, match=r"cannot be written to .*: set the env.*DATA"):
            datasets.load_mnist()
    finally:
        if root:
            os.seteuid(0)
        datasets_folder.chmod(0o755)
    assert list(datasets_folder.iterdir()) == []
    assert_recovers(datasets_folder, server, monkeypatch)
    for path in datasets_folder.iterdir():
        path.unlink()
    datasets_folder.rmdir()


def test_folder_that_is_a_file(
    server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, server, "good")
    folder.write_text("in the way")
    with pytest.raises(datasets.DataError, match="cannot be written to"):
        datasets.load_mnist()
    folder.unlink()
    assert_recovers(folder, server, monkeypatch)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX resource limits")
def test_full_disk(real_server: MirrorServer, tmp_path: Path) -> None:
    """The system itself refuses to let the file grow beyond 1 MB."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20)); "
    environment = other_process(real_server, tmp_path / "data", "good")
    result = subprocess.run(
        [sys.executable, "-c", limit + LOAD],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    last_line = result.stderr.strip().splitlines()[-1]
    assert last_line.startswith("nnlib.datasets.DataError: there is no room for MNIST in")
    assert "NNLIB_DATA" in last_line
    assert list((tmp_path / "data").iterdir()) == []
    result = subprocess.run(
        [sys.executable, "-c", LOAD],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert result.stdout == "(60000, 784)\n"
    assert_whole(tmp_path / "data", real_server)


def other_process(server: MirrorServer, folder: Path, *behaviours: str) -> dict[str, str]:
    return {
        **os.environ,
        "NNLIB_DATA": str(folder),
        "NNLIB_MNIST_MIRRORS": server.mirrors(*behaviours),
        "no_proxy": "127.0.0.1",
    }


def test_two_processes_at_once(real_server: MirrorServer, tmp_path: Path) -> None:
    environment = other_process(real_server, tmp_path / "data", "good")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", LOAD],
            env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    for process in processes:
        out, err = process.communicate()
        assert process.returncode == 0, err
        assert out == "(60000, 784)\n"
    assert_whole(tmp_path / "data", real_server)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_interrupted(
    how: signal.Signals, server: MirrorServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A test run in the background may hand its children an ignored Ctrl-C.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    process = subprocess.Popen(
        [sys.executable, "-c", heed + LOAD],
        env=other_process(server, folder, "stalls"), cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert server.stalled.wait(60)
    process.send_signal(how)
    _, err = process.communicate()
    assert process.returncode != 0
    if how == signal.SIGINT:
        assert "KeyboardInterrupt" in err
    assert not folder.exists() or not list(folder.iterdir())
    assert_recovers(folder, server, monkeypatch)


def test_default_folder_is_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NNLIB_DATA", raising=False)
    assert datasets.data_folder().name == "neuron-to-mnist"


def test_the_true_checksums_are_those_of_the_real_files() -> None:
    folder = mnist_folder()
    for name, expected in datasets._SHA256.items():
        content = gzip.decompress((folder / f"{name}.gz").read_bytes())
        assert hashlib.sha256(content).hexdigest() == expected
