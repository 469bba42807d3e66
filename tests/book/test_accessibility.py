"""Every built page with axe-core, by keyboard, enlarged, and without motion."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist import LANGUAGES
from tests.book import pages

AXE = pages.ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [f"{language}/{name}.html" for language in LANGUAGES
         for name in [*pages.page_names(), "search"]] + ["index.html"]
FIGURES = """[...document.querySelectorAll("article figure > *")]
    .filter(element => element.localName.startsWith("course-"))"""
COLORS = ("color-contrast", "link-in-text-block")  # the rest is the same in every scheme
UNFOLD = "document.querySelectorAll('article details').forEach(fold => fold.open = true)"
MOVE = f"""() => {{
    for (const figure of {FIGURES}) {{
        for (const input of figure.querySelectorAll("input[type=range]")) {{
            input.value = input.max;
            input.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }}
        for (const choice of figure.querySelectorAll("select")) {{
            choice.selectedIndex = choice.options.length - 1;
            choice.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }}
        for (const box of figure.querySelectorAll("input[type=checkbox]")) {{
            box.click();
        }}
    }}
}}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page of the browser for a reader who wants no motion."""
    with browser.new_context(reduced_motion="reduce", color_scheme="light") as context:
        yield context.new_page()


def violations(page: Page, within: str = "document", only: tuple[str, ...] = ()) -> list[str]:
    """Let axe-core look at what is within; return each fault with the element at fault.

    axe-core does not read MathML, so a table's heading that is a formula looks empty to it.
    """
    found = page.evaluate(f"""async () => (await axe.run({within}, {{
        resultTypes: ["violations"],
        {f"runOnly: {list(only)}," if only else ""}
        elementRef: true,
    }})).violations.flatMap(rule => rule.nodes
        .filter(node => rule.id !== "empty-table-header" || !node.element.querySelector("math"))
        .map(node => `${{rule.id}}: ${{node.html}}`))""")
    return list(found)


def darken(page: Page) -> None:
    """Turn to the dark scheme, whatever way the page does that."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.evaluate("'theme' in document.documentElement.dataset "
                  "&& (document.documentElement.dataset.theme = 'dark')")


def test_every_page_of_the_site_is_looked_at(site: Path) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")
             if "http-equiv=\"Refresh\"" not in path.read_text(encoding="utf-8")}
    assert built == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault(reader: Page, site: Path, name: str) -> None:
    reader.emulate_media(color_scheme="light", reduced_motion="reduce")
    reader.goto((site / name).as_uri())
    reader.evaluate(AXE.read_text(encoding="utf-8"))
    reader.evaluate(UNFOLD)
    assert violations(reader) == []
    reader.evaluate(MOVE)
    if figures := reader.evaluate(f"{FIGURES}.length"):
        assert violations(reader, FIGURES) == []
    darken(reader)
    assert violations(reader, only=COLORS) == []
    assert figures == (site / name).read_text(encoding="utf-8").count("</course-")


def test_axe_finds_faults(reader: Page, site: Path) -> None:
    reader.goto((site / "en" / "ch03_signals.html").as_uri())
    reader.evaluate(AXE.read_text(encoding="utf-8"))
    reader.evaluate("document.querySelector('article img').removeAttribute('alt')")
    assert [fault.split(":")[0] for fault in violations(reader)] == ["image-alt"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_and_nothing_moves(reader: Page, site: Path, name: str) -> None:
    reader.goto((site / name).as_uri())
    reader.evaluate(UNFOLD)
    for width in (1280, 640, 320):  # 640 is a window of 1280 at 200 %
        reader.set_viewport_size({"width": width, "height": 800})
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.set_viewport_size({"width": 1280, "height": 800})
    assert reader.evaluate("""[...document.querySelectorAll(":not(.katex *)")].filter(element => {
        const style = getComputedStyle(element);
        const durations = `${style.transitionDuration}, ${style.animationDuration}`;
        return durations.split(", ").some(duration => parseFloat(duration) > .01)
            || style.scrollBehavior === "smooth";
    }).map(element => element.outerHTML.slice(0, 80))""") == []


FOCUS = """async () => {
    await Promise.all(document.getAnimations().map(animation => animation.finished));
    let element = document.activeElement;
    if (element === document.body) {
        return null;
    }
    while (element.shadowRoot?.activeElement) {  // the controls of a live figure
        element = element.shadowRoot.activeElement;
    }
    const box = (element.querySelector(".toctree-toggle") ?? element).getClientRects()[0];
    const at = element.getRootNode().elementFromPoint(
        box.x + box.width / 2, box.y + box.height / 2);
    // Of a link that folds a list out, its arrow shows the focus.
    const marked = [element, ...element.children].some(shown => {
        const style = getComputedStyle(shown);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== "none";
    });
    const last = window.lastFocus;
    const follows = !last || last.getRootNode() !== element.getRootNode()
        || Boolean(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    window.lastFocus = element;
    return {
        what: element.outerHTML.slice(0, 120), marked, follows,
        seen: Boolean(at) && (element.contains(at) || at.contains(element)),
    };
}"""


@pytest.mark.parametrize("name", ["en/ch03_signals", "ko/ch06_backpropagation", "en/search"])
def test_tab_leads_through_the_page(browser: Browser, site: Path, name: str) -> None:
    with browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto((site / f"{name}.html").as_uri())
        page.wait_for_load_state("networkidle")
        page.evaluate("document.activeElement.blur()")
        stops = []
        for _ in range(1000):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None:
                break
            stops.append(stop)
        else:
            pytest.fail("The focus never left the page.")
    assert "#main-content" in stops[0]["what"]
    assert [stop["what"] for stop in stops if not stop["follows"]] == []
    assert [stop["what"] for stop in stops if not stop["marked"]] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    reachable = (site / f"{name}.html").read_text(encoding="utf-8").split("<main", 1)[1]
    assert len(stops) >= reachable.count("<a class=\"reference")


@pytest.fixture
def phone(browser: Browser, site: Path) -> Iterator[Callable[[str], Page]]:
    """Open pages as on a phone."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()

        def show(name: str) -> Page:
            page.goto((site / name).as_uri())
            return page

        yield show


@pytest.mark.parametrize(("button", "drawer"), [
    (".primary-toggle", "#pst-primary-sidebar-modal"),
    (".secondary-toggle", "#pst-secondary-sidebar-modal"),
    (".search-button", "#pst-search-dialog"),
])
def test_drawers_open_and_close_by_keyboard(
    phone: Callable[[str], Page], button: str, drawer: str
) -> None:
    page = phone("ko/ch03_signals.html")
    page.focus(button)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{drawer}[open]")
    assert page.evaluate(f"document.querySelector('{drawer}').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"{drawer}:not([open])", state="attached")
    assert page.evaluate(f"document.activeElement.matches('{button}')")


def test_list_of_chapters_folds_away_on_a_wide_screen(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto((site / "en" / "ch03_signals.html").as_uri())
        for hidden in (True, False):
            page.focus(".primary-toggle")
            page.keyboard.press("Enter")
            page.wait_for_selector("#pst-primary-sidebar", state="hidden" if hidden else "visible")
            assert page.get_attribute(".primary-toggle", "aria-expanded") == str(not hidden).lower()
            assert page.evaluate("document.activeElement.matches('.primary-toggle')")


def test_scheme_is_chosen_before_the_page_is_drawn(browser: Browser, site: Path) -> None:
    page = (site / "en" / "ch03_signals.html").as_uri()
    with browser.new_context(color_scheme="dark") as context:
        opened = context.new_page()
        opened.route("**/*.js*", lambda route: route.abort())
        opened.goto(page)
        color = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        assert color == "rgb(18, 18, 18)"
