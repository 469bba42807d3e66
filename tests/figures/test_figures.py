"""What every live figure must do, by mouse and by keyboard, in both languages."""

import math
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import NAMES, scripts, tag, twin
from tests.book import pages

pytestmark = pytest.mark.parametrize("name", NAMES)
SLIDERS = "input[type=range]:visible"


def state(page: Page, name: str) -> dict[str, Any]:
    """Return what the element says its state is."""
    return page.evaluate(f"document.querySelector('{tag(name)}').state")


def is_number(name: str, key: str) -> bool:
    """Say whether this part of the state or the results has digits: no choice, toggle, text."""
    return key not in getattr(twin(name), "CHOICES", {}) and not isinstance(
        twin(name).START.get(key), (bool, str))


def check_numbers(page: Page, name: str) -> None:
    """Compare everything shown with nnlib."""
    figure = twin(name)
    now, shown = page.locator(tag(name)).evaluate(  # at one go: a run may be under way
        "figure => [figure.state, [...figure.shadowRoot.querySelectorAll('output')].map("
        "output => [output.dataset.name, output.textContent, output.dataset.exact])]")
    expected = {key: now[key] for key in figure.START}
    expected |= figure.values(expected)
    numbers = {key for key in expected if is_number(name, key)}
    assert set(now) == set(expected)
    assert sorted(key for key, *_ in shown) == sorted(numbers)
    assert numbers <= set(figure.SYMBOLS) <= set(expected)
    for key, text, exact in shown:
        if expected[key] is None:
            assert (text, exact, now[key]) == ("–", "null", None), key
            continue
        assert float(exact) == pytest.approx(expected[key], abs=1e-6, rel=0), key
        assert now[key] == pytest.approx(expected[key], abs=1e-6, rel=0), key
        assert re.fullmatch(r"−?\d+(\.\d{1,4})?", text), text
        assert float(text.replace("−", "-")) == pytest.approx(float(exact), abs=0.50001e-4, rel=0)


def test_starts_where_nnlib_does(open_figure, name):
    page = open_figure(name)
    start = twin(name).START
    assert {key: state(page, name)[key] for key in start} == start
    check_numbers(page, name)


def test_keyboard_works_everything(open_figure, name):
    page = open_figure(name)
    reached: list[tuple[str, str]] = []
    while True:
        page.keyboard.press("Tab")
        control = page.locator(":focus-visible")
        if control.count() == 0:
            break
        kind = control.evaluate("control => control.type")
        key = control.get_attribute({"radio": "name", "button": "data-press"}.get(kind, "id"))
        reached.append((kind, key))
        if kind == "range":
            keyboard_moves_slider(page, name, key)
        elif kind == "radio":
            options = twin(name).CHOICES[key]
            first = options.index(state(page, name)[key])
            for step in range(1, len(options) + 1):
                page.keyboard.press("ArrowDown")
                assert state(page, name)[key] == options[(first + step) % len(options)]
                check_numbers(page, name)
        elif kind == "select-one":
            keyboard_moves_select(page, name, key)
        elif kind == "checkbox":
            before = state(page, name)[key]
            page.keyboard.press("Space")
            assert state(page, name)[key] is (not before)
            check_numbers(page, name)
            page.keyboard.press("Space")  # what it hides or shows is as it was
            assert state(page, name)[key] is before
        else:
            page.keyboard.press("Enter")
        check_numbers(page, name)
    assert reached[-1] == ("button", "reset")
    start = twin(name).START
    assert {key: state(page, name)[key] for key in start} == start
    wanted = page.locator("input:visible, select:visible, button:visible, "
                          "summary:visible, [tabindex]").evaluate_all(
        "all => all.map(({ type, name, dataset, id }) => [type, name || dataset.press || id])")
    assert set(reached) == set(map(tuple, wanted))


def keyboard_moves_slider(page: Page, name: str, key: str) -> None:
    """Move the slider that has the focus by a step and to both ends."""
    slider = page.locator(f"#{key}")
    before, step = state(page, name)[key], float(slider.get_attribute("step"))
    page.keyboard.press("ArrowRight")
    assert state(page, name)[key] == pytest.approx(before + step)
    check_numbers(page, name)
    for press, end in (("Home", "min"), ("End", "max")):
        page.keyboard.press(press)
        assert state(page, name)[key] == float(slider.get_attribute(end))
        check_numbers(page, name)


def keyboard_moves_select(page: Page, name: str, key: str) -> None:
    """Go through all that can be chosen, from the first to the last."""
    page.keyboard.press("Home")
    for option in twin(name).CHOICES[key]:
        assert state(page, name)[key] == option
        check_numbers(page, name)
        page.keyboard.press("ArrowDown")


def test_mouse_works_everything_and_reset_puts_all_back(open_figure, name):
    page = open_figure(name)
    for slider in page.locator(SLIDERS).all():
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box["height"] >= 24
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + 0.5 * box["width"], middle)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.2 * box["width"], middle, steps=4)
        page.mouse.up()
        low, high = (float(slider.get_attribute(end)) for end in ("min", "max"))
        moved = (state(page, name)[slider.get_attribute("id")] - low) / (high - low)
        assert 0.1 < moved < 0.25
        check_numbers(page, name)
    for label in page.locator("label:has(input):visible").all():
        box = label.bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24
        before = label.locator("input").is_checked()
        label.click()
        radio = label.locator("input[type=radio]").count()
        assert label.locator("input").is_checked() == (True if radio else not before)
        check_numbers(page, name)
    for select in page.locator("select").all():
        assert select.bounding_box()["height"] >= 24
        select.select_option(index=1)
        key = select.get_attribute("id")
        assert state(page, name)[key] == twin(name).CHOICES[key][1]
        check_numbers(page, name)
    for button in page.locator("button:visible").all():
        assert button.bounding_box()["height"] >= 24
        button.click(force=True)  # an idle one can be clicked, and does nothing
        check_numbers(page, name)
    page.locator(".foot button").click()
    start = twin(name).START
    assert {key: state(page, name)[key] for key in start} == start
    check_numbers(page, name)


def test_state_can_be_set_and_changes_are_told(open_figure, name):
    page = open_figure(name)
    start = twin(name).START
    key = next(key for key in start if is_number(name, key))
    told = page.evaluate(
        """([tag, part, wrongs]) => {
            const figure = document.querySelector(tag);
            const told = [];
            figure.addEventListener("change", () => told.push(figure.state));
            figure.state = part;
            figure.state = part;
            for (const wrong of wrongs)
                try { figure.state = wrong; } catch (error) { told.push(error.message); }
            return told;
        }""",
        [tag(name), {key: start[key] - 0.123456, "nothing": 1}, [{key: "much"} for key in start]],
    )
    assert told[0] == state(page, name)
    assert told[0][key] == pytest.approx(start[key] - 0.123456)
    choices = getattr(twin(name), "CHOICES", {})
    wanted = {key: f"one of {', '.join(map(str, choices[key]))}" if key in choices
              else f"/^{twin(name).TEXTS[key]}$/" if isinstance(value, str)
              else "true or false" if isinstance(value, bool) else "a number"
              for key, value in start.items()}
    assert told[1:] == [f"{key}: expected {wanted[key]}, got much" for key in start]
    check_numbers(page, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_speaks_to_screen_readers(open_figure, name, language):
    page = open_figure(name, language)
    page.clock.install(time=0)
    page.reload()
    page.clock.pause_at(60_000)
    hangul = re.compile("[가-힣]")

    def in_language(text: str) -> bool:
        return bool(hangul.search(text)) == (language == "ko")

    drawing = page.locator("svg[role=img]")
    assert in_language(drawing.get_attribute("aria-label"))
    description = page.locator("#" + drawing.get_attribute("aria-describedby"))
    assert description.get_attribute("role") == "status"
    first = description.inner_text()
    assert in_language(first)
    for slider in page.locator(SLIDERS).all():
        label = page.locator(f"label[for={slider.get_attribute('id')}]").inner_text()
        assert in_language(label)
        slider.press("Home")
        assert slider.get_attribute("aria-valuetext").startswith(
            {"en": "minus ", "ko": "마이너스 "}[language]
            if float(slider.get_attribute("min")) < 0 else "0")
    assert description.inner_text() == first  # says nothing while things still move
    page.clock.run_for(1000)
    assert description.inner_text() != first
    assert in_language(description.inner_text())
    assert "−" not in description.inner_text()
    assert "undefined" not in page.locator(tag(name)).inner_text()
    assert page.locator(".card").get_attribute("lang") == language


def test_every_message_has_every_language_and_the_same_fields(open_figure, name):
    page = open_figure(name)
    messages = page.evaluate(f"customElements.get('{tag(name)}').figure.messages")
    assert {"title", "picture"} <= set(messages)
    for key, words in messages.items():
        assert set(words) == set(LANGUAGES), key
        assert all(words.values()), key
        assert len({frozenset(re.findall(r"{\w+}", text)) for text in words.values()}) == 1, key


def test_keeps_jupyterlab_from_its_keys(open_figure, name):
    page = open_figure(name)
    for element in page.locator(f"{tag(name)}, input, select, button").all():
        assert element.get_attribute("data-lm-suppress-shortcuts") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_a_narrow_phone(open_figure, name, language):
    page = open_figure(name, language, width=320)
    for toggle in page.locator("input[type=checkbox]").all():
        toggle.check()
    for slider in page.locator(SLIDERS).all():
        slider.press("Home")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    card = page.locator(".card").evaluate("card => [card.scrollWidth, card.clientWidth]")
    assert card[0] == card[1]
    for text in page.locator("svg text").all():
        assert text.evaluate("text => text.getScreenCTM().a * "
                             "parseFloat(getComputedStyle(text).fontSize)") >= 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_a_desk(open_figure, name, language):
    page = open_figure(name, language)
    assert page.locator(".card").bounding_box()["height"] <= 700


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_twice_the_size_is_not_clipped(open_figure, name, language):
    page = open_figure(name, language, width=340)  # beside the book's sidebars at 1280 pixels
    page.add_style_tag(content=":root { font-size: 32px; }")
    cut = page.locator(".card").evaluate("""card => {
      const right = card.getBoundingClientRect().right + 1;
      return [...card.querySelectorAll("*:not(svg *, .unseen)")]
        .filter((part) => part.getBoundingClientRect().right > right)
        .filter((part) => !part.closest("table") || getComputedStyle(card).overflowX !== "auto")
        .map((part) => part.outerHTML);
    }""")
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") == 340


def test_symbols_look_as_in_the_formulas_of_the_page(open_figure, name):
    page = open_figure(name)
    letters = page.locator(".card :is(var, .var)")
    if name != "digit_reader":
        assert letters.count() > 0
    assert all("KaTeX_Math" in letter.evaluate("part => getComputedStyle(part).font")
               for letter in letters.all())
    single = page.locator(".card").evaluate("""card => {
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (/^[a-zA-Zα-ω]$/.test(data.trim()) && !parentElement.closest("var, .var"))
          found.push(parentElement.outerHTML);
      }
      return found;
    }""")
    assert single == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_moves_by_itself_on_first_sight_and_stops_unless_motion_is_unwanted(
    open_figure, name, motion
):
    page = open_figure(name, reduced_motion=motion, width=390)  # higher than the screen
    opens = page.evaluate(f"Boolean(customElements.get('{tag(name)}').figure.opening)")
    page.evaluate(f"""() => {{
        const figure = document.createElement("{tag(name)}");
        figure.setAttribute("opening", "");
        document.querySelector("{tag(name)}").replaceWith(figure);
        window.start = JSON.stringify(figure.state);
        window.settled = () => !customElements.get("{tag(name)}").figure.opening(figure.state);
    }}""")
    if opens and motion == "no-preference":
        page.wait_for_function("settled()")
        page.get_by_role("button", name="Stop").wait_for(state="detached")
        check_numbers(page, name)
    else:
        page.wait_for_timeout(300)
        assert page.evaluate(f"JSON.stringify(document.querySelector('{tag(name)}').state)"
                             " === start")


def test_stands_still_for_who_asks(open_figure, name):
    page = open_figure(name, reduced_motion="reduce")
    page.locator(SLIDERS).first.press("Home")
    assert page.locator(tag(name)).evaluate("figure => figure.shadowRoot.getAnimations()") == []


def test_without_javascript_the_page_keeps_what_it_had(open_figure, name):
    assert open_figure(name, java_script_enabled=False).get_by_text("fallback").is_visible()
    assert not open_figure(name).get_by_text("fallback").is_visible()


def test_prints_without_its_controls(open_figure, name):
    page = open_figure(name)
    page.emulate_media(media="print")
    assert page.locator("output:visible").count() > 0
    assert page.locator("input:visible, button:visible").count() == 0


def test_is_small_and_whole(name):
    for path in scripts(name):
        if path.name.endswith("_weights.js"):
            continue
        script = path.read_bytes()
        assert len(script) < 20_000
        assert not re.search(rb"https?:|\bimport\b|\bexport\b", script)
    figure = twin(name)
    results = [value for value in figure.values(figure.START).values() if value is not None]
    assert all(map(math.isfinite, results))


def test_stands_on_a_page_and_has_a_test_of_its_own(name):
    for language in LANGUAGES:
        sources = (pages.source(language, page) for page in pages.page_names())
        assert any(f"```{{live-figure}} {name}\n" in source for source in sources)
    assert (Path(__file__).parent / f"test_{name}.py").is_file()
