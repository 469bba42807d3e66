"""nnlib, and the committed reference, beside PyTorch itself: pytest tests/oracles/live.py"""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.oracles import with_nnlib, with_torch
from tests.oracles.test_reference import EXPECTED


@pytest.fixture(scope="module")
def torch_values() -> dict[str, np.ndarray]:
    return with_torch.values()


@pytest.fixture(scope="module")
def ours() -> dict[str, np.ndarray]:
    return with_nnlib.values()


def test_same_cases(torch_values: dict[str, np.ndarray], ours: dict[str, np.ndarray]) -> None:
    assert sorted(torch_values) == sorted(EXPECTED) == sorted(ours)


@pytest.mark.parametrize("name", EXPECTED)
def test_nnlib_and_the_reference_are_what_torch_gives(
    name: str, torch_values: dict[str, np.ndarray], ours: dict[str, np.ndarray]
) -> None:
    assert_allclose(ours[name], torch_values[name], rtol=1e-10, atol=1e-12)
    assert_allclose(EXPECTED[name], torch_values[name], rtol=1e-10, atol=1e-12)
