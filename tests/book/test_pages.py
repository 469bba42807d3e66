"""The built pages in a browser: whole with the network cut, quiet, and joined with each other."""

import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from neuron_to_mnist import LANGUAGES
from tests.book import pages

PAGES = [(language, name) for language in LANGUAGES for name in pages.page_names()]


def noises(browser: Browser, address: str, **context) -> tuple[list[str], list[str]]:
    """Open a page; return its console's warnings and errors, and its requests to other hosts."""
    console: list[str] = []
    foreign: list[str] = []
    with browser.new_context(offline=True, **context) as opened:
        page = opened.new_page()
        page.on("console", lambda message: console.append(message.text)
                if message.type in ("warning", "error") else None)
        page.on("pageerror", lambda error: console.append(str(error)))
        page.on("requestfailed", lambda request: console.append(f"failed: {request.url}"))
        page.on("request", lambda request: foreign.append(request.url)
                if not request.url.startswith(("file:", "data:", "blob:")) else None)
        page.goto(address)
        page.wait_for_load_state("networkidle")
    return console, foreign


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_page_is_quiet_and_asks_no_other_host(
    browser: Browser, site: Path, language: str, name: str
) -> None:
    console, foreign = noises(browser, (site / language / f"{name}.html").as_uri())
    assert foreign == []
    assert console == []


def references(html: str) -> set[str]:
    """Return every address that the HTML links or loads."""
    return set(re.findall(r"(?:href|src)=\"([^\"]+)\"", html))


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_no_link_leads_nowhere(site: Path, language: str, name: str) -> None:
    page = site / language / f"{name}.html"
    html = page.read_text(encoding="utf-8")
    for address in references(html):
        if re.match(r"(?:https?|mailto|data):", address):
            continue
        path, fragment = urldefrag(address.split("?")[0] if "?" in address else address)
        target = (page.parent / unquote(path)).resolve() if path else page
        assert target.exists(), address
        if fragment and target.suffix == ".html":
            assert f'id="{unquote(fragment)}"' in target.read_text(encoding="utf-8"), address


@pytest.mark.parametrize("name", pages.page_names())
def test_nothing_is_loaded_from_elsewhere(site: Path, name: str) -> None:
    for language in LANGUAGES:
        html = (site / language / f"{name}.html").read_text(encoding="utf-8")
        assert re.findall(r"<(?:script|img|iframe|source)[^>]*src=\"(?:https?:)?//", html) == []
        assert re.findall(r"<link[^>]*stylesheet[^>]*href=\"(?:https?:)?//", html) == []


def test_mathematics_is_rendered(site: Path) -> None:
    html = (site / "en" / "ch03_signals.html").read_text(encoding="utf-8")
    assert 'class="katex-display"' in html
    assert "<math" in html
    assert re.search(r"<script[^>]*mathjax", html, re.IGNORECASE) is None


def test_language_switch_leads_to_the_same_section(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "en" / "ch03_signals.html").as_uri())
    page.evaluate("document.getElementById('ch03-formula').scrollIntoView()")
    # A script's click: Playwright's own would scroll the page first.
    page.eval_on_selector("a.language-switch", "link => link.click()")
    page.wait_for_url("**/ko/ch03_signals.html#ch03-formula")
    assert page.evaluate("document.documentElement.lang") == "ko"
    page.click("a.language-switch")
    page.wait_for_url("**/en/ch03_signals.html*")
    page.close()


def test_door_works_without_scripts(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.click("text=한국어")
        assert page.url.endswith("/ko/ch00_start.html")
        page.click("a.language-switch")
        assert page.url.endswith("/en/ch00_start.html")


def leads_to(page: Page, door: str, address: str) -> bool:
    """Whether the door leads on; what a page stored reaches other processes a moment later."""
    for _ in range(10):
        page.goto(door)
        with suppress(TimeoutError):
            page.wait_for_url(address, timeout=2000)
            return True
    return False


def test_door_remembers_the_language_last_read(browser: Browser, site: Path) -> None:
    door = (site / "index.html").as_uri()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(door)
        assert page.url.endswith("/index.html")
        page.click("text=한국어")
        page.wait_for_url("**/ko/ch00_start.html")
        assert leads_to(page, door, "**/ko/ch00_start.html")
        page.click("a.language-switch")
        page.wait_for_url("**/en/ch00_start.html*")
        assert leads_to(page, door, "**/en/ch00_start.html")
        page.goto(f"{door}?choose")
        assert page.inner_text("main a >> nth=0").startswith("English")


def test_site_carries_the_wheel(site: Path) -> None:
    wheels = [wheel.name for wheel in (site / "wheels").glob("*.whl")]
    assert len(wheels) == 1
    assert re.fullmatch(r"neuron_to_mnist-[\d.]+-py3-none-any\.whl", wheels[0])
