"""nnlib, and the committed reference, beside PyTorch itself: pytest tests/oracles/live.py"""

import contextlib
import io
import re
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from neuron_to_mnist import LANGUAGES
from tests.book import pages
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


def run(programs: list[str]) -> tuple[dict[str, Any], str]:
    """Run programs of appendix G in one namespace and return it, and what they printed."""
    names: dict[str, Any] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for program in programs:
            exec(program, names)
    return names, printed.getvalue()


def cells(*wanted: str) -> list[str]:
    """Return the cells of appendix G that contain one of these words, less their options."""
    found = [re.sub(r"\A```\{code-cell\}\n(:.*\n)*|```\Z", "", cell)
             for cell in pages.code_cells("en", "app_g_next")]
    return [cell for cell in found if any(word in cell for word in wanted)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_programs_of_appendix_g_print_the_same(language: str) -> None:
    program = re.search(r"^```python\n(.*?)^```$", pages.source(language, "app_g_next"),
                        re.DOTALL | re.MULTILINE)
    assert program is not None
    ours = [cell for cell in cells("Dense(", "adam = Adam(0.01)") if "Conv2D" not in cell]
    names, first = run(["import numpy as np\nfrom nnlib.layers import Dense\n"
                        "from nnlib.network import Network", ours[-1]])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(program[1], names)
    losses, theirs = (list(map(float, text.split())) for text in (first, printed.getvalue()))
    assert len(losses) == 5
    assert_allclose(theirs, losses, atol=2e-5)  # float32: the sixth decimal is the processor's


def test_the_layers_of_appendix_g_are_those_of_torch() -> None:
    import torch

    names, _ = run(["import numpy as np\nfrom numpy.lib.stride_tricks import sliding_window_view",
                    *cells("class Conv2D")])
    rng = np.random.default_rng(3)
    conv = names["Conv2D"](10, 2, 3, 5, rng, dtype=np.float64)
    pool = names["MaxPool2D"](6, 3)
    images = rng.integers(0, 3, (4, 10, 10, 2)).astype(float)  # with many equal numbers
    upstream = rng.normal(size=(4, 3, 3, 3))
    ours = pool.forward(conv.forward(images.reshape(4, -1), training=True), training=True)
    back = conv.backward(pool.backward(upstream.reshape(4, -1)))

    x = torch.tensor(images.transpose(0, 3, 1, 2), requires_grad=True)
    filters = conv.parameters["weights"].reshape(5, 5, 2, 3).transpose(3, 2, 0, 1)
    w = torch.tensor(filters, requires_grad=True)
    b = torch.tensor(conv.parameters["bias"], requires_grad=True)
    y = torch.nn.functional.max_pool2d(torch.nn.functional.conv2d(x, w, b), 2)
    y.backward(torch.tensor(upstream.transpose(0, 3, 1, 2)))
    assert_allclose(ours.reshape(4, 3, 3, 3), y.detach().numpy().transpose(0, 2, 3, 1), atol=1e-12)
    slopes = [tensor.grad for tensor in (x, w, b)]
    assert all(slope is not None for slope in slopes)
    of_images, of_filters, of_bias = (slope.numpy() for slope in slopes)
    assert_allclose(back.reshape(images.shape), of_images.transpose(0, 2, 3, 1), atol=1e-12)
    found = conv.gradients["weights"].reshape(5, 5, 2, 3)
    assert_allclose(found, of_filters.transpose(2, 3, 1, 0), atol=1e-12)
    assert_allclose(conv.gradients["bias"], of_bias, atol=1e-12)
