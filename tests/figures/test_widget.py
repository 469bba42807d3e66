"""The live figures as widgets: what Python knows of them, and a real JupyterLab."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from traitlets import TraitError

from neuron_to_mnist.figures import NAMES, twin
from neuron_to_mnist.widgets import LiveFigure
from nnlib.activations import sigmoid

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", NAMES)
def test_python_knows_the_numbers_before_anything_is_shown(name):
    figure, start = LiveFigure(name), twin(name).START
    assert figure.state == start | twin(name).values(start)


def test_state_takes_any_part_and_refuses_what_is_no_number():
    figure = LiveFigure("two_by_two", lang="ko")
    figure.state = {"w11": 0.0}
    assert figure.state["a1"] == pytest.approx(0.15)
    assert figure.state["w12"] == 0.2
    with pytest.raises(TraitError, match="w11 must be a finite number, not nan"):
        figure.state = {"w11": float("nan")}
    with pytest.raises(TraitError, match="There is no w13 in this figure; it has x1, x2, w11"):
        figure.state = {"w13": 1.0}
    assert figure.state["w11"] == 0.0


def test_state_takes_choices_and_toggles_and_refuses_others():
    figure = LiveFigure("neuron")
    figure.state = {"gate": "XOR"}
    assert figure.state["right"] == 3
    with pytest.raises(TraitError, match="gate must be one of AND, OR, NAND, XOR, not 'NOR'"):
        figure.state = {"gate": "NOR"}
    with pytest.raises(TraitError, match="b must be a finite number, not True"):
        figure.state = {"b": True}
    assert figure.state["gate"] == "XOR"
    figure = LiveFigure("activation_curves")
    figure.state = {"tanh": True, "x": 0.0}
    assert figure.state["d_step"] is None
    with pytest.raises(TraitError, match="tanh must be True or False, not 1"):
        figure.state = {"tanh": 1}
    figure = LiveFigure("loss_curves")
    figure.state = {"t": 0}
    with pytest.raises(TraitError, match="t must be one of 0, 1, not 2"):
        figure.state = {"t": 2}
    with pytest.raises(TraitError, match="y must be between 0 and 1"):
        figure.state = {"y": 0.0}


def test_says_which_figures_and_languages_there_are():
    with pytest.raises(ValueError, match=r"no live figure 'three_by_three'; .*two_by_two"):
        LiveFigure("three_by_three")
    with pytest.raises(ValueError, match="en or ko"):
        LiveFigure("two_by_two", lang="de")


CELLS = [
    "from neuron_to_mnist.widgets import LiveFigure\n"
    "figure = LiveFigure('two_by_two', lang='ko')\nfigure",
    "print('read', figure.state['w11'], round(figure.state['y1'], 4))",
    "figure.state = {'w12': -1.0}",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run JupyterLab with a home of its own; the address opens a notebook of ``CELLS``."""
    home = tmp_path_factory.mktemp("lab")
    cells = [{"cell_type": "code", "id": f"cell-{index}", "source": source, "metadata": {},
              "outputs": [], "execution_count": None} for index, source in enumerate(CELLS)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    (home / "figure.ipynb").write_text(json.dumps(
        {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = ["HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
               "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment |= {name: str(home / name.lower()) for name in folders}
    address = f"http://127.0.0.1:{port}"
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root",
             "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
             "--IdentityProvider.token=figure", f"--ServerApp.root_dir={home}",
             "--LabApp.news_url=None", "--LabApp.check_for_updates_class="
             "jupyterlab.NeverCheckForUpdate"],
            cwd=home, env=environment, stdout=log, stderr=log,
        )
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"{address}/api?token=figure", timeout=5).close()
                    break
                except OSError:
                    assert server.poll() is None, (home / "log").read_text()
                    time.sleep(0.1)
            yield f"{address}/lab/tree/figure.ipynb?token=figure"
        finally:
            server.terminate()
            server.wait()


def test_jupyterlab_and_python_share_the_state(lab: str, browser: Browser):
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    elsewhere = []
    page.on("request", lambda request: elsewhere.extend(
        [] if re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:", request.url) else [request.url]))
    page.goto(lab, timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    output = page.locator("output[data-name=y1]")
    output.wait_for(timeout=60_000)
    assert output.inner_text() == "0.7408"
    assert page.get_by_text("노드 1로 가는 가중치", exact=True).is_visible()

    slider = page.locator("#w11")
    slider.click()  # puts the thumb in the middle, at 0
    assert page.locator("output[data-name=w11]").inner_text() == "0.0"
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")  # a notebook would go to the next cell
    assert slider.evaluate("slider => slider.getRootNode().activeElement === slider")
    assert page.locator("output[data-name=w11]").inner_text() == "0.05"

    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Shift+Enter")
    page.get_by_text("read 0.05 0.5498").wait_for(timeout=30_000)

    page.keyboard.press("Shift+Enter")  # the third cell moves the figure from Python
    page.locator("output[data-name=w12]").get_by_text("−1.0").wait_for(timeout=30_000)
    assert page.locator("output[data-name=y2]").inner_text() == "0.3543"
    assert page.locator("output[data-name=w11]").inner_text() == "0.05"
    assert elsewhere == []
    page.close()


def test_a_fast_drag_in_jupyterlab_ends_where_the_hand_did(lab: str, browser: Browser):
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.goto(lab, timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    slider = page.locator("#x2")
    slider.wait_for(timeout=60_000)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    for start, end in ((0.1, 0.87), (0.9, 0.33)):
        ways = [start + (end - start) * move / 30 for move in range(31)]
        for move, way in enumerate(ways):
            page.mouse.move(box["x"] + way * box["width"], box["y"] + box["height"] / 2)
            if move == 0:
                page.mouse.down()
            page.wait_for_timeout(12)
        page.mouse.up()
        shown = page.locator("output[data-name=x2]").inner_text()
        x2 = float(shown.replace("−", "-"))
        assert (x2 > 1) == (end > 0.5)
        page.locator(".jp-CodeCell .cm-content").nth(1).click()
        page.keyboard.press("Control+Enter")  # when its output is there, all messages have been
        page.get_by_text(f"read 0.9 {sigmoid(0.9 + 0.3 * x2):.4f}").wait_for(timeout=30_000)
        assert page.locator("output[data-name=x2]").inner_text() == shown
    page.close()
