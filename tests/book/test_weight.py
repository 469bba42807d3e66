"""What a page loads: only what it uses, its icons whole, its pictures sized."""

import base64
import gzip
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from neuron_to_mnist import LANGUAGES
from tests.book import pages

KILOBYTE = 1000
EVERY_PAGE = [*pages.page_names(), "search"]


def loaded(browser: Browser, page: Path) -> dict[str, int]:
    """Open a page on a phone; return what it loads, with sizes compressed as a server does."""
    files: dict[str, int] = {}
    with browser.new_context(viewport={"width": 412, "height": 823}) as context:
        opened = context.new_page()
        opened.on("request", lambda request: files.setdefault(
            unquote(urlsplit(request.url).path), 0) if request.url.startswith("file:") else None)
        opened.goto(page.as_uri())
        opened.wait_for_load_state("networkidle")
    for name in files:
        content = Path(name.lstrip("/") if name[2:3] == ":" else name).read_bytes()
        packed = name.endswith((".woff2", ".png"))
        files[name] = len(content if packed else gzip.compress(content, 6))
    return files


@pytest.mark.parametrize(("name", "limit"), [("app_e_instructor", 70), ("ch03_signals", 170)])
def test_page_is_light(browser: Browser, site: Path, name: str, limit: int) -> None:
    for language in LANGUAGES:
        files = loaded(browser, site / language / f"{name}.html")
        assert sum(files.values()) < limit * KILOBYTE, files
        assert len(files) < 28


def scripts(site: Path, language: str, name: str) -> set[str]:
    """Return the names of the scripts that a page loads."""
    html = (site / language / f"{name}.html").read_text(encoding="utf-8")
    return {Path(found).name for found in re.findall(r'<script[^>]*src="([^"?]+)', html)}


def test_scripts_come_where_they_are_used(site: Path) -> None:
    assert "copybutton.js" in scripts(site, "en", "ch03_signals")
    assert "copybutton.js" not in scripts(site, "en", "references")
    assert "searchtools.js" in scripts(site, "ko", "search")
    assert "searchtools.js" not in scripts(site, "ko", "ch03_signals")
    everywhere = set.union(*(scripts(site, "en", name) for name in EVERY_PAGE))
    assert not everywhere & {"fontawesome.js", "bootstrap.js", "thebe.js"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_icon_is_in_the_font(site: Path, language: str) -> None:
    css = (site / language / "_static" / "site.css").read_text(encoding="utf-8")
    font = re.search(r"data:font/woff;base64,([^)]+)", css)
    signs = TTFont(BytesIO(base64.b64decode(font[1]))).getBestCmap()
    for name in EVERY_PAGE:
        html = (site / language / f"{name}.html").read_text(encoding="utf-8")
        for icon in set(re.findall(r"fa-solid (fa-[a-z-]+)", html)):
            sign = re.search(rf'\.{icon}:before{{content:"([^"]+)"', css)
            assert sign, icon
            assert ord(sign[1]) in signs, icon
    assert len(css) < 200 * KILOBYTE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_its_size(site: Path, language: str) -> None:
    for name in EVERY_PAGE:
        html = (site / language / f"{name}.html").read_text(encoding="utf-8")
        for image in BeautifulSoup(html, "html.parser").select("article img"):
            assert int(image["width"]) > 0, image
            assert int(image["height"]) > 0, image


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is(site: Path, language: str) -> None:
    seen = set()
    for name in EVERY_PAGE:
        html = (site / language / f"{name}.html").read_text(encoding="utf-8")
        page = BeautifulSoup(html, "html.parser")
        assert page.html["lang"] == language
        description = page.select_one('meta[name="description"]')["content"]
        assert 20 < len(description) < 165, name
        assert bool(re.search("[가-힣]", description)) == (language == "ko"), description
        seen.add((page.title.string, description))
    assert len(seen) == len(EVERY_PAGE)
