"""Python without a network: kept by the service worker after the first Run, and not before."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist import LANGUAGES
from tests.book.test_offline import Host, stay, wait_until_kept
from tests.page.conftest import Reader
from tools import offline

KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
            kept.push(new URL(request.url).searchParams.get("digest"));
        }
    }
    return kept;
}"""


def runtime_digests(site: Path) -> set[str]:
    """Return the digests of the runtime's files that the service worker lists."""
    script = (site / offline.WORKER).read_text(encoding="utf-8")
    return set(json.loads(re.search(r"const PYTHON = (\{.*?\});", script, re.DOTALL)[1]).values())


def wait_for_runtime(page: Page, wanted: set[str]) -> None:
    """Wait until the browser keeps the whole runtime."""
    for _ in range(600):
        if wanted <= set(page.evaluate(KEPT)):
            return
        page.wait_for_timeout(100)
    pytest.fail("The service worker has not kept Python within a minute.")


def test_python_is_kept_after_the_first_run_and_not_before(
    browser: Browser, site: Path, runtime: Path
) -> None:
    host, wanted = Host(site), runtime_digests(site)
    assert len(wanted) > 15
    with browser.new_context() as context:
        page = context.new_page()
        stay(page, f"{host.address}/en/ch01_neurons.html")
        wait_until_kept(page, site)
        assert not [path for path in host.asked if path.startswith("/python/")]
        page.reload()
        reader = Reader(page)
        assert reader.run(1) == "The same as in the book"
        wait_for_runtime(page, wanted)
        asked = [urlsplit(path).path for path in host.asked if path.startswith("/python/")]
        assert "numpy" in "".join(asked)
        host.cut()
        page.goto(f"{host.address}/ko/ch03_signals.html")
        assert reader.run(1) == "책과 같습니다"
        reader.write(1, "import matplotlib.pyplot as plt\nplt.plot([1, 2])")
        reader.run(1)
        assert reader.cell(1).locator(".cell-live img").count() == 1


def test_the_course_packed_with_python_runs_cells_where_one_command_serves_it(
    browser: Browser, site: Path, runtime: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(site / offline.WITH_PYTHON) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / Path(offline.WITH_PYTHON).stem
    serving = subprocess.Popen([sys.executable, "serve.py", "0"], cwd=folder, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        address = re.search(r"http://localhost:\d+/", serving.stdout.readline())[0]
        with browser.new_context() as context:
            reader = Reader(context.new_page())
            for language, same in zip(LANGUAGES, ("The same as in the book", "책과 같습니다"),
                                      strict=True):
                reader.page.goto(f"{address}{language}/ch01_neurons.html")
                assert reader.run(1) == same
    finally:
        serving.terminate()
        serving.wait()
        serving.stdout.close()


def test_the_course_packed_for_reading_stays_small(site: Path, runtime: Path) -> None:
    sizes = {name: os.path.getsize(site / name) for name in (offline.ARCHIVE, offline.WITH_PYTHON)}
    assert sizes[offline.ARCHIVE] < 8_000_000
    assert sizes[offline.WITH_PYTHON] > sizes[offline.ARCHIVE] + 10_000_000
