"""MNIST read from its files with nothing but NumPy, for tests that work numbers out again."""

import gzip
from functools import lru_cache

import numpy as np

from tests.nnlib.mnist_files import NAMES, mnist_folder


@lru_cache
def mnist() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return training images (60000, 784), their labels, test images (10000, 784), theirs.

    The images hold whole numbers from 0 to 255.
    """
    content = [gzip.decompress((mnist_folder() / f"{name}.gz").read_bytes()) for name in NAMES]
    x, x_test = (np.frombuffer(c, np.uint8, offset=16).reshape(-1, 784) for c in content[::2])
    t, t_test = (np.frombuffer(c, np.uint8, offset=8).astype(int) for c in content[1::2])
    return x, t, x_test, t_test
