"""The pictures are drawn in the course's style."""

import pytest

from neuron_to_mnist import plots


@pytest.fixture(autouse=True)
def style() -> None:
    plots.course_style()
