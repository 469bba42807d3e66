"""Data for the chapters: MNIST, and small sets in the plane.

MNIST is not part of the package. :func:`load_mnist` looks into the data folder first: the
folder that the environment variable ``NNLIB_DATA`` names, else one in the user's cache. What is
missing or damaged there is downloaded from the first mirror that sends the true file. The
SHA-256 of the *uncompressed* content decides what is true, every time a file is read, so a file
that broke off is never used and any honest recompression is welcome.
"""

import errno
import gzip
import hashlib
import io
import os
import tempfile
import time
import zlib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib._validate import as_amount, as_number, as_rng, as_size

Array = NDArray[Any]
Split = tuple[Array, Array]

MIRRORS = (
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
)

_SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
_DIGITS = Path(__file__).with_name("digits.csv.gz")
_TIMEOUT = (10, 30)
_HEADER = {3: 16, 1: 8}


class DataError(OSError):
    """MNIST cannot be had; the message says why and what to do."""


def data_folder() -> Path:
    """The folder where MNIST lies or will be put.

    It is what the environment variable ``NNLIB_DATA`` names, else a folder in the user's cache.

    >>> isinstance(data_folder(), Path)
    True
    """
    named = os.environ.get("NNLIB_DATA")
    if named:
        return Path(named).expanduser()
    return Path(_package("pooch", "load_mnist").os_cache("neuron-to-mnist"))


def _package(module: str, user: str) -> Any:
    """A package that the rest of nnlib does without."""
    try:
        return import_module(module)
    except ImportError as missing:
        name = str(missing.name).partition(".")[0]
        raise ImportError(f"{user} needs the package {name}: pip install {name}") from None


def load_mnist(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[Split, Split]:
    """Load MNIST, 60,000 training and 10,000 test images of handwritten digits.

    Parameters
    ----------
    normalize : bool
        True: pixels are float32 from 0.0 to 1.0. False: uint8 from 0 to 255.
    flatten : bool
        True: one row of 784 pixels an image. False: the shape (1, 28, 28) an image.
    one_hot_label : bool
        True: a label is a float32 row of shape (10,) with a single 1. False: an int64 from 0 to 9.

    Returns
    -------
    ((x_train, t_train), (x_test, t_test))
        Images of shape (60000, 784) and (10000, 784), or (60000, 1, 28, 28) and
        (10000, 1, 28, 28); labels of shape (60000,) and (10000,), or (60000, 10) and (10000, 10).

    Raises
    ------
    DataError
        If a file is neither in the data folder nor can be downloaded and kept there. The next
        call starts afresh and needs no cleaning up.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner (1998), "Gradient-based learning applied to
    document recognition", Proceedings of the IEEE 86(11). The signature follows K. Saito,
    "Deep Learning from Scratch", chapter 3.

    Examples
    --------
    The first call downloads 12 MB, so this is not run as a test::

        (x_train, t_train), (x_test, t_test) = load_mnist()
        x_train.shape  # (60000, 784)
        t_train[:5]  # array([5, 0, 4, 1, 9])
    """
    folder = data_folder()
    files = {name: _fetch(folder, name) for name in _SHA256}
    train, test = (
        _prepare(_parse(files[f"{part}-images-idx3-ubyte"], 3),
                 _parse(files[f"{part}-labels-idx1-ubyte"], 1), normalize, flatten, one_hot_label)
        for part in ("train", "t10k")
    )
    return train, test


def load_digits(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[Split, Split]:
    """Load the 1,797 handwritten digits that scikit-learn ships, enlarged to look like MNIST.

    This is *not* MNIST: 1,437 training and 360 test images of 8x8 pixels, shuffled with a fixed
    seed, enlarged to 20x20 by bilinear interpolation and put into the middle of 28x28, as
    MNIST's digits are. They need no network. Parameters and result are as for :func:`load_mnist`,
    with 1,437 and 360 rows. Source: E. Alpaydin, C. Kaynak (1998), "Optical Recognition of
    Handwritten Digits", UCI Machine Learning Repository, by way of scikit-learn, whose file lies
    beside this one (``digits.csv.gz``, with ``digits.txt``, its licence).

    >>> (x_train, t_train), (x_test, t_test) = load_digits()
    >>> x_train.shape, x_test.shape
    ((1437, 784), (360, 784))
    """
    rows = np.loadtxt(_DIGITS, delimiter=",", dtype=np.uint8)  # (1797, 65): 64 pixels, the label
    small = rows[:, :64].reshape(-1, 8, 8).astype(float)
    enlarge = _bilinear(8, 20)  # (20, 8)
    images = np.zeros((len(small), 28, 28), dtype=np.uint8)
    images[:, 4:24, 4:24] = np.rint(enlarge @ small @ enlarge.T * (255 / 16))
    order = np.random.default_rng(0).permutation(len(images))
    x, t = images[order], rows[order, 64]
    train, test = (
        _prepare(x[part], t[part], normalize, flatten, one_hot_label)
        for part in (slice(None, 1437), slice(1437, None))
    )
    return train, test


def load_mnist_or_digits(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[str, tuple[Split, Split]]:
    """Load MNIST or, where it cannot be had, scikit-learn's digits, and say which it is.

    Takes what :func:`load_mnist` takes. The name is ``"MNIST"`` or ``"digits"``::

        name, ((x_train, t_train), (x_test, t_test)) = load_mnist_or_digits()
    """
    try:
        return "MNIST", load_mnist(normalize, flatten, one_hot_label)
    except (DataError, ImportError):
        return "digits", load_digits(normalize, flatten, one_hot_label)


def _parse(content: bytes, dimensions: int) -> Array:
    values = np.frombuffer(content, dtype=np.uint8, offset=_HEADER[dimensions])
    return values.reshape(-1, 28, 28) if dimensions == 3 else values


def _prepare(images: Array, labels: Array, normalize: bool, flatten: bool, one_hot: bool) -> Split:
    x = images.astype(np.float32) if normalize else images.copy()
    if normalize:
        x /= 255
    x = x.reshape(-1, 784) if flatten else x.reshape(-1, 1, 28, 28)
    t = labels.astype(np.int64)
    return x, np.eye(10, dtype=np.float32)[t] if one_hot else t


def _bilinear(size: int, new_size: int) -> Array:
    """The matrix of shape (new_size, size) that stretches a row of pixels."""
    at = (np.arange(new_size) + 0.5) * size / new_size - 0.5
    distance = np.abs(np.clip(at, 0, size - 1)[:, None] - np.arange(size))
    return np.maximum(0, 1 - distance)


def _fetch(folder: Path, name: str) -> bytes:
    """The true content of a file: from the folder, else from a mirror and then kept there."""
    content = _read(folder, name)
    if content is None:
        compressed, content = _download(folder, name)
        _keep(folder, name, compressed)
    return content


def _true_content(data: bytes, name: str) -> bytes | None:
    """The uncompressed content if ``data``, compressed or not, holds it, else None."""
    try:
        content = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except (OSError, EOFError, zlib.error):
        return None
    return content if hashlib.sha256(content).hexdigest() == _SHA256[name] else None


def _read(folder: Path, name: str) -> bytes | None:
    for path in (folder / f"{name}.gz", folder / name):
        try:
            data = path.read_bytes()
        except OSError:
            continue
        content = _true_content(data, name)
        if content is not None:
            return content
    return None


def _download(folder: Path, name: str) -> tuple[bytes, bytes]:
    """Compressed and uncompressed content from the first mirror that sends the true file."""
    pooch, requests = _package("pooch", "load_mnist"), _package("requests", "load_mnist")
    tqdm = _package("tqdm", "load_mnist").tqdm
    mirrors: Sequence[str] = os.environ.get("NNLIB_MNIST_MIRRORS", "").split() or MIRRORS
    failures = []
    for mirror in mirrors:
        buffer = io.BytesIO()
        try:
            # Pooch sets the total when it knows it; a bar without one counts as no bar.
            # TQDM_DISABLE is tqdm's own, but asked only when tqdm is imported.
            with tqdm(desc=f"{name}.gz", total=1, unit="B", unit_scale=True,
                      disable=os.environ.get("TQDM_DISABLE") == "1") as progress:
                download = pooch.HTTPDownloader(progressbar=progress, chunk_size=65536,
                                                timeout=_TIMEOUT)
                download(mirror.rstrip("/") + f"/{name}.gz", buffer, None)
        except requests.RequestException as failure:
            failures.append(f"{mirror} {_reason(failure)}")
            continue
        data = buffer.getvalue()
        content = _true_content(data, name)
        if content is not None:
            return data if data is not content else gzip.compress(data, mtime=0), content
        failures.append(f"{mirror} sent something else than this file (wrong checksum)")
    damaged = " is damaged and" if (folder / f"{name}.gz").exists() else ""
    raise DataError(
        f"{name}.gz{damaged} could not be downloaded ({'; '.join(failures)}): check the network "
        f"and call load_mnist again, or put the four files of MNIST into {folder}"
    )


def _reason(failure: Exception) -> str:
    import requests

    if isinstance(failure, requests.HTTPError) and failure.response is not None:
        return f"answered {failure.response.status_code}"
    if isinstance(failure, requests.Timeout):
        return "did not answer in time"
    if isinstance(failure, requests.exceptions.ChunkedEncodingError):
        return "broke off"
    if isinstance(failure, requests.ConnectionError):
        return "cannot be reached"
    return f"failed ({type(failure).__name__})"


def _keep(folder: Path, name: str, compressed: bytes) -> None:
    """Write the file as a whole or not at all; several processes may do so at once."""
    temporary = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(folder)
        with tempfile.NamedTemporaryFile(
            dir=folder, prefix=f"{name}.", suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(compressed)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        os.replace(temporary, folder / f"{name}.gz")
    except OSError as failure:
        # Windows refuses to replace a file that another process is reading: then it is there.
        if _read(folder, name) is None:
            raise DataError(_cannot_keep(folder, failure)) from failure
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _remove_leftovers(folder: Path) -> None:
    """Remove what a killed process left behind more than an hour ago."""
    for path in folder.glob("*-ubyte.*.part"):
        try:
            if path.stat().st_mtime < time.time() - 3600:
                path.unlink()
        except OSError:
            continue


def _cannot_keep(folder: Path, failure: OSError) -> str:
    full = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None)}
    if failure.errno in full:
        return (
            f"there is no room for MNIST in {folder} (12 MB are needed): free some, or set the "
            "environment variable NNLIB_DATA to a folder on another disk, and call load_mnist again"
        )
    return (
        f"MNIST cannot be written to {folder} ({failure.strerror}): set the environment variable "
        "NNLIB_DATA to a folder that you may write to, and call load_mnist again"
    )


_GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0),
          "XOR": (0, 1, 1, 0), "XNOR": (1, 0, 0, 1)}


def logic_gate(name: str) -> Split:
    """The truth table of a logic gate with two inputs: AND, OR, NAND, NOR, XOR or XNOR.

    Returns ``(X, t)``, inputs of shape (4, 2), float64, and outputs of shape (4,), int64. Raises
    ``ValueError`` if there is no gate of that name.

    >>> X, t = logic_gate("XOR")
    >>> X.tolist(), t.tolist()
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0])
    """
    if str(name).upper() not in _GATES:
        raise ValueError(f"there is no gate {name!r}: choose one of {', '.join(_GATES)}")
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    return X, np.array(_GATES[name.upper()], dtype=np.int64)


def two_curves(n: int = 100) -> Split:
    """Two bent curves, one above the other, that no straight line separates.

    Returns ``(X, t)``, ``n`` points of each: shape (2 n, 2), float64, within -1 to 1, and classes 0
    and 1 of shape (2 n,). Source: C. Olah (2014), "Neural Networks, Manifolds, and Topology".

    >>> X, t = two_curves(3)
    >>> X[t == 0].round(2).tolist()
    [[-1.0, 0.3], [0.0, -0.7], [1.0, 0.3]]
    """
    x = np.linspace(-1, 1, as_size(n, "n"))
    curves = [np.column_stack([x, x**2 + height]) for height in (-0.7, -0.3)]
    return np.concatenate(curves), _classes(n)


def two_spirals(
    n: int = 100, turns: float = 1.0, *, noise: float = 0.0,
    rng: np.random.Generator | int | None = None,
) -> Split:
    """Two spiral arms wound into each other, of radius 0.1 to 1.

    Parameters
    ----------
    n : int
        Points on each arm.
    turns : float
        How many times an arm goes round.
    noise : float
        Standard deviation of what is added to every coordinate.
    rng : numpy.random.Generator or int, optional
        Where the noise comes from; needed if there is any.

    Returns
    -------
    (X, t)
        Points of shape (2 n, 2), float64, and classes 0 and 1 of shape (2 n,).

    Examples
    --------
    >>> X, t = two_spirals(2, turns=0.5)
    >>> X.round(2).tolist()
    [[0.1, 0.0], [-1.0, 0.0], [-0.1, -0.0], [1.0, -0.0]]
    """
    along = np.linspace(0, 1, as_size(n, "n"))
    angle = 2 * np.pi * as_number(turns, "turns") * along
    arm = (0.1 + 0.9 * along)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return _with_noise(np.concatenate([arm, -arm]), noise, rng), _classes(n)


def circle_in_ring(
    n: int = 100, *, noise: float = 0.0, rng: np.random.Generator | int | None = None
) -> Split:
    """A disc of radius 0.4 (class 0) inside a ring of radius 0.7 to 1 (class 1).

    The points, ``n`` of each class, lie evenly by area, on the sunflower's spiral. Noise, generator
    and result are as for :func:`two_spirals`.

    >>> X, t = circle_in_ring(50)
    >>> radius = np.hypot(X[:, 0], X[:, 1])
    >>> bool(radius[t == 0].max() < 0.4), bool(radius[t == 1].min() > 0.7)
    (True, True)
    """
    n = as_size(n, "n")
    share = (np.arange(n) + 0.5) / n
    angle = np.arange(n) * np.pi * (3 - np.sqrt(5))
    around = np.column_stack([np.cos(angle), np.sin(angle)])
    disc = np.sqrt(0.4**2 * share)
    ring = np.sqrt(0.7**2 + (1 - 0.7**2) * share)
    X = np.concatenate([disc[:, None] * around, ring[:, None] * around])
    return _with_noise(X, noise, rng), _classes(n)


def _classes(n: int) -> Array:
    return np.repeat(np.arange(2, dtype=np.int64), n)


def _with_noise(X: Array, noise: float, rng: np.random.Generator | int | None) -> Array:
    noise = as_amount(noise, "noise")
    if noise == 0:
        return X
    if rng is None:
        raise ValueError("noise needs a seed or a generator: rng=1, for example")
    return X + as_rng(rng).normal(0, noise, X.shape)
