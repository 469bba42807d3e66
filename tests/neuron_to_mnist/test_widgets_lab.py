"""The training panel and the sliders in a real JupyterLab."""

import json
import urllib.request

from playwright.sync_api import Browser

from tests.figures.test_widget import lab  # noqa: F401

CELLS = [
    """import numpy as np
from nnlib.layers import Dense, Sigmoid
from nnlib.network import Network
from neuron_to_mnist.widgets import TrainingPanel
X, T = np.random.default_rng(1).random((200, 3)), np.eye(2)[np.arange(200) % 2]
network = Network([Dense(3, 4, rng=1), Sigmoid(), Dense(4, 2, rng=2)])
panel = TrainingPanel(network, X, T, lang="ko", epochs=10**6, rng=1)
panel""",
    "print('state', panel.state, panel.optimizer.iteration > 0)",
    """from neuron_to_mnist import plots
from nnlib.activations import leaky_relu
from neuron_to_mnist.widgets import sliders
sliders(lambda a: plots.curves({"": lambda x: leaky_relu(x, a)}), a=(0.0, 1.0, 0.1))""",
]


def test_cells_run_while_the_panel_trains(lab: str, browser: Browser) -> None:  # noqa: F811
    notebook = {
        "cells": [{"cell_type": "code", "id": f"cell-{i}", "source": source, "metadata": {},
                   "outputs": [], "execution_count": None} for i, source in enumerate(CELLS)],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "nbformat": 4, "nbformat_minor": 5,
    }
    body = json.dumps({"type": "notebook", "content": notebook}).encode()
    contents = lab.replace("/lab/tree/figure", "/api/contents/panel")
    urllib.request.urlopen(urllib.request.Request(contents, body, method="PUT")).close()

    page = browser.new_page(viewport={"width": 1200, "height": 1400})
    page.goto(lab.replace("figure.ipynb", "panel.ipynb"), timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    status = page.locator("p[role=status]")
    status.get_by_text("준비되었습니다.").wait_for(timeout=60_000)
    page.get_by_role("button", name="시작", exact=True).press("Enter")
    status.get_by_text("학습하고 있습니다.").wait_for(timeout=30_000)
    page.locator('img[alt^="에폭별 손실: 에폭 "]:not([alt*=" 0 /"])').wait_for(timeout=30_000)

    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Shift+Enter")
    page.get_by_text("state training True").wait_for(timeout=30_000)
    page.get_by_role("button", name="멈춤", exact=True).click()
    status.get_by_text("학습을 멈추었습니다. 손실이 가장 작았던 에폭").wait_for(timeout=30_000)

    page.locator(".jp-CodeCell .cm-content").nth(2).click()
    page.keyboard.press("Shift+Enter")
    page.locator('img[alt="a = 0.5"]').wait_for(timeout=30_000)
    page.locator(".noUi-handle").last.press("ArrowRight")
    page.locator('img[alt="a = 0.6"]').wait_for(timeout=30_000)
    page.close()
