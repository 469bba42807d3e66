"""The course without a network: packed in one file, and kept by a browser that has been there."""

import os
import re
import zipfile
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from neuron_to_mnist import LANGUAGES
from tests.book.conftest import QuietHandler
from tools import book, offline


def listen(context: BrowserContext) -> tuple[Page, list[str]]:
    """Return a new page, and a list of what its console says and what it fails to load."""
    page, noises = context.new_page(), []
    page.on("console", lambda message: noises.append(message.text)
            if message.type in ("warning", "error")
            and not message.location["url"].endswith("/favicon.ico") else None)
    page.on("pageerror", lambda error: noises.append(str(error)))
    return page, noises


def read_on(page: Page, start: str, language: str) -> None:
    """Open a chapter, move its figure, change the language, and search."""
    page.goto(f"{start}/{language}/ch03_signals.html")
    assert page.locator("output[data-name=y1]").inner_text() == "0.7408"
    page.locator("#w11").press("End")
    assert page.locator("output[data-name=y1]").inner_text() != "0.7408"
    assert page.evaluate("document.fonts.load('1em KaTeX_Math').then(fonts => fonts.length)") == 1
    assert page.eval_on_selector_all(
        "article img", "all => all.length > 0 && all.every(img => img.decode() && true)")
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{start}/{'ko' if language == 'en' else 'en'}/ch03_signals.html*")
    page.goto(f"{start}/{language}/search.html?q=sigmoid")
    page.wait_for_selector("ul.search a[href^='ch02_activations.html']")


# One file


def test_archive_holds_the_site(site: Path) -> None:
    with zipfile.ZipFile(site / offline.ARCHIVE) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    folder = "from-neuron-to-mnist"
    assert packed == {f"{folder}/{path.relative_to(site).as_posix()}": path.read_bytes()
                      for path in site.rglob("*") if path.is_file() and path.name[0] != "."
                      and path.name not in (offline.ARCHIVE, offline.WITH_PYTHON, offline.WORKER)
                      and path.relative_to(site).parts[0] not in ("python", offline.LITE)
                      and path.suffix != ".pdf"}
    assert f"{folder}/index.html" in packed
    assert any(name.endswith(".whl") for name in packed)
    assert any(name.endswith(".ipynb") for name in packed)


def test_same_site_gives_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for names, time in ((["b.html", "a.html"], 1e9), (["a.html", "b.html"], 1.5e9)):
        site = tmp_path / str(time)
        site.mkdir()
        for name in names:
            (site / name).write_text(name)
            os.utime(site / name, (time, time))
        offline.pack(site)
        offline.pack(site)
        archives.append((site / offline.ARCHIVE).read_bytes())
    assert archives[0] == archives[1]


def test_unpacked_course_works_without_a_network(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(site / offline.ARCHIVE) as archive:
        archive.extractall(tmp_path)
    start = (tmp_path / "from-neuron-to-mnist").as_uri()
    with browser.new_context(offline=True) as context:
        page, noises = listen(context)
        page.on("request", lambda request: noises.append(request.url)
                if not request.url.startswith((start, "data:", "blob:")) else None)
        for language in LANGUAGES:
            read_on(page, start, language)
        page.goto(f"{start}/en/ch00_start.html")
        assert page.get_by_text("the packed course").count() >= 1
        assert page.get_by_role("link", name="the packed course").count() == 0
        assert noises == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_page_links_the_archive(browser: Browser, served: str, language: str) -> None:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{served}/{language}/ch00_start.html")
        address = page.get_attribute(f"article a[href$='{offline.ARCHIVE}']", "href")
        answer = page.request.head(f"{served}/{language}/{address}")
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/zip"


# A browser that has been there


class Host:
    """Serves a folder, tells what was asked of it, and can be cut off."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(QuietHandler):
            def __init__(self, *args: object) -> None:
                super().__init__(*args, directory=folder)

            def do_GET(self) -> None:
                asked.append(self.path)
                super().do_GET()

            def end_headers(self) -> None:
                # The browser's own cache must not stand in for the one that is tested.
                self.send_header("Cache-Control", "no-store")
                super().end_headers()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://localhost:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site of two pages with the course's own service worker, served by nobody yet."""
    for language in LANGUAGES:
        folder = tmp_path / "site" / language
        (folder / "_static").mkdir(parents=True)
        (folder / "a.html").write_text(
            f'<title>{language}</title><script defer src="_static/offline.js"></script><p>first')
        (folder / "_static" / "offline.js").write_bytes(
            (book.ROOT / "book" / "_static" / "offline.js").read_bytes())
    build(tmp_path / "site")
    return tmp_path / "site"


def build(site: Path) -> None:
    """Write the service worker for what stands in the folder."""
    source = book.ROOT / "book" / "door" / offline.WORKER
    (site / offline.WORKER).write_bytes(source.read_bytes())
    offline.list_files(site)


@pytest.fixture
def host(small_site: Path) -> Iterator[Host]:
    """The small site, served."""
    running = Host(small_site)
    yield running
    running.cut()


def stay(page: Page, address: str) -> None:
    """Open an address and stay for a while."""
    page.clock.install()
    page.goto(address)
    page.clock.fast_forward(5000)


def digests(site: Path) -> list[str]:
    """Return the digests that the service worker of a site lists."""
    listed = (site / offline.WORKER).read_text(encoding="utf-8").split("};")[0]
    return sorted(set(re.findall(r'": "([0-9a-f]{16})"', listed)))


KEPT = """async wanted => {
    const kept = [];
    for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
            kept.push(request.url.split("=")[1]);
        }
    }
    return JSON.stringify(kept.sort()) === JSON.stringify(wanted);
}"""


def wait_until_kept(page: Page, site: Path) -> None:
    """Wait until the browser keeps what the site's service worker lists, and nothing else."""
    for _ in range(600):
        if page.evaluate(KEPT, digests(site)):
            return
        page.wait_for_timeout(100)
    pytest.fail("The service worker has not kept the site within a minute.")


def test_visited_course_works_without_a_network(browser: Browser, site: Path) -> None:
    host = Host(site)
    with browser.new_context() as context:
        page, noises = listen(context)
        stay(page, f"{host.address}/en/ch00_start.html")
        wait_until_kept(page, site)
        host.cut()
        for language in LANGUAGES:
            read_on(page, host.address, language)
        page.goto(f"{host.address}/?choose")
        assert page.locator("nav.editions a").count() == 2
        page.goto(f"{host.address}/ko/")
        page.wait_for_url("**/ko/ch00_start.html")
        assert noises == []


def test_a_new_build_takes_the_old_ones_place(
    browser: Browser, host: Host, small_site: Path
) -> None:
    with browser.new_context() as context:
        page, noises = listen(context)
        stay(page, f"{host.address}/en/a.html")
        wait_until_kept(page, small_site)
        (small_site / "en" / "a.html").write_text("<p>second")
        before = digests(small_site)
        build(small_site)
        host.asked.clear()
        page.goto(f"{host.address}/en/a.html")
        assert page.inner_text("p") == "second"  # at once: the network comes first
        wait_until_kept(page, small_site)
        assert len(set(digests(small_site)) - set(before)) == 1
        assert sorted(set(host.asked) - {"/favicon.ico"}) == ["/en/a.html", "/service-worker.js"]
        host.cut()
        page.goto(f"{host.address}/en/a.html")
        assert page.inner_text("p") == "second"
        page.goto(f"{host.address}/ko/a.html")
        assert page.inner_text("p") == "first"
        assert noises == []


def test_what_both_editions_share_is_fetched_once(
    browser: Browser, host: Host, small_site: Path
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        stay(page, f"{host.address}/en/a.html")
        wait_until_kept(page, small_site)
        assert "/ko/a.html" in host.asked
        asked = sum(path.endswith("/_static/offline.js") for path in host.asked)
        assert asked == 2  # by the page, and by the service worker


def test_a_reader_who_saves_data_is_spared(browser: Browser, host: Host) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
        page = context.new_page()
        stay(page, f"{host.address}/en/a.html")
        page.wait_for_timeout(500)
        assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
        assert "/service-worker.js" not in host.asked


def test_service_worker_lists_all_that_pages_need(site: Path) -> None:
    listed = (site / offline.WORKER).read_text(encoding="utf-8")
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix in (".html", ".js", ".css", ".svg", ".woff2", ".ipynb", ".png"):
            assert f'"{name}": "' in listed or name == offline.WORKER, name
    assert f'"{offline.ARCHIVE}"' not in listed
    assert '"wheels/' not in listed
