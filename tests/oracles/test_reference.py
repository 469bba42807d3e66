"""nnlib beside the numbers that PyTorch gave once, kept in reference.npz.

`make test-oracles` compares with PyTorch itself (live.py).
"""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.oracles import with_nnlib
from tests.oracles.regenerate import REFERENCE

with np.load(REFERENCE) as file:
    EXPECTED = {name: file[name] for name in file}


@pytest.fixture(scope="module")
def ours() -> dict[str, np.ndarray]:
    return with_nnlib.values()


def test_every_case_has_its_reference(ours: dict[str, np.ndarray]) -> None:
    assert sorted(ours) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_against_the_reference(name: str, ours: dict[str, np.ndarray]) -> None:
    assert ours[name].dtype == np.float64
    assert_allclose(ours[name], EXPECTED[name], rtol=1e-10, atol=1e-12)
