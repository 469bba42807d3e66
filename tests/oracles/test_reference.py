"""nnlib beside the numbers that PyTorch gave once, kept in reference.npz.

`make test-oracles` compares with PyTorch itself (live.py).
"""

from inspect import isfunction

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnlib import activations, layers, losses, optimizers
from nnlib.layers import Layer
from nnlib.optimizers import Optimizer
from tests.oracles import cases, with_nnlib
from tests.oracles.regenerate import REFERENCE

with np.load(REFERENCE) as file:
    EXPECTED = {name: file[name] for name in file}


@pytest.fixture(scope="module")
def ours() -> dict[str, np.ndarray]:
    return with_nnlib.values()


def test_every_case_has_its_reference(ours: dict[str, np.ndarray]) -> None:
    assert sorted(ours) == sorted(EXPECTED)


def test_every_layer_loss_optimizer_and_activation_has_its_case() -> None:
    kinds = [kind.__name__ for module in (layers, optimizers) for kind in vars(module).values()
             if isinstance(kind, type) and issubclass(kind, (Layer, Optimizer))]
    functions = [name for name, value in vars(activations).items()
                 if isfunction(value) and value.__module__ == activations.__name__
                 and name[0] != "_"]
    all_losses = [name for name, value in vars(losses).items() if isinstance(value, losses.Loss)]
    derived = ("_derivative", "_jacobian")  # stand beside what they belong to
    wanted = {name for name in kinds + functions + all_losses if not name.endswith(derived)}
    wanted -= {"Layer", "Activation", "Optimizer", "Step", "step"}  # bases, and steps have no slope
    assert wanted <= {word for case in EXPECTED for word in case.replace(",", "").split()}
    for name in ("SGD, step decay after 100", "Adam, cosine after 100"):
        assert name in EXPECTED
    for kind in cases.OPTIMIZERS:
        assert f"{kind} after {cases.STEPS}" in EXPECTED
    assert cases.STEPS == 100


@pytest.mark.parametrize("name", EXPECTED)
def test_against_the_reference(name: str, ours: dict[str, np.ndarray]) -> None:
    assert ours[name].dtype == np.float64
    assert_allclose(ours[name], EXPECTED[name], rtol=1e-10, atol=1e-12)
