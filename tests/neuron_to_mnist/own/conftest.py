"""A kernel for all tests of a module, since it takes seconds to start."""

import pytest

from tests.neuron_to_mnist.own.kernel import Kernel


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A kernel. Tests take `kernel`, which has forgotten those before."""
    kernel = Kernel(tmp_path_factory.mktemp("kernel"))
    yield kernel
    kernel.close()


@pytest.fixture
def kernel(running, tmp_path):
    """The kernel, in a folder of its own and without cells."""
    running.begin(tmp_path)
    return running
