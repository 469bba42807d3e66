"""What holds the numbers of a page, broken on copies of chapter 3 to see it fail."""

import math
import re
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from types import ModuleType

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages
from tests.book import test_numbers_ch03 as chapter
from tests.book.numbers import NUMBER, PLACE, Between, Reading, Use, Value, hold, read

PAGE = chapter.PAGE
WITH_VALUES = [name for name in pages.page_names() if "{glue:text}" in pages.source("en", name)]


def held(reading: Reading) -> None:
    hold(reading, chapter.VALUES, chapter.HELD, chapter.GIVEN)


def swapped(text: str, first: str, second: str, near: str) -> str:
    """Swap two strings in the first 300 signs from ``near`` on."""
    start = text.index(near)
    part = text[start:start + 300]
    assert first in part
    assert second in part
    turn = {first: second, second: first}
    part = re.sub("|".join(map(re.escape, turn)), lambda match: turn[match[0]], part)
    return text[:start] + part + text[start + 300:]


ANSWERS = {"en": "two different answers", "ko": "입력도 같고 계산법도 같은데"}


def test_two_ids_swapped_in_source_and_page(page: str, language: str) -> None:
    """As if an author had mixed them up in both editions."""
    source = swapped(pages.source(language, PAGE), "ch03-y1", "ch03-y2", ANSWERS[language])
    html = swapped(page, "0.7408", "0.6457", ANSWERS[language])
    with pytest.raises(AssertionError, match=r"not held: .*«0.6457».* is y2"):
        held(read(html, source, language))


def test_two_ids_of_one_value_swapped(page: str, language: str) -> None:
    near = {"en": "A healthy", "ko": "정상인"}[language]
    source = swapped(pages.source(language, PAGE), "ch03-fever-a", "ch03-fever-b", near)
    with pytest.raises(AssertionError, match="not held"):
        held(read(page, source, language))


@pytest.mark.parametrize("change", [
    (r"\frac{1}{1.5488} = 0.6457", r"\frac{1}{1.5488} = 0.6475"),
    (r"0.9 &amp; 0.2 \\ 0.3 &amp; 0.8", r"0.9 &amp; 0.3 \\ 0.2 &amp; 0.8"),
    ("w_{12} = 0.2", "w_{12} = 0.3"),
    ("<td><p>(100, ", "<td><p>(101, "),
    ("0.7408 above and 0.6457 below", "0.6457 above and 0.7408 below",
     "위가 0.7408, 아래가 0.6457", "위가 0.6457, 아래가 0.7408"),
    (">13,002<", ">13,003<"),
    ("6 weights and 3 biases", "3 weights and 6 biases",
     "가중치가 6개, 편향이 3개", "가중치가 3개, 편향이 6개"),
    ("784-32-784", "784-23-784"),
    ("28 × 28", "38 × 28"),
], ids=lambda change: change[0])
def test_typed_numbers_changed(page: str, language: str, change: tuple[str, ...]) -> None:
    old, new = change[-2:] if language == "ko" else change[:2]
    assert old in page
    with pytest.raises(AssertionError, match="not on the page"):
        held(read(page.replace(old, new), pages.source(language, PAGE), language))


def test_a_number_more(page: str, language: str) -> None:
    html = page.replace("</article>", "<p>42.5 more</p></article>")
    with pytest.raises(AssertionError, match=r"neither held nor given: .*«42.5»"):
        held(read(html, pages.source(language, PAGE), language))


def test_source_and_page_must_show_the_same_values(page: str, language: str) -> None:
    source = pages.source(language, PAGE)
    with pytest.raises(AssertionError, match="30 values in the source, 29 in the page"):
        read(page, source + "\n{glue:text}`ch03-y1:.4f`\n", language)
    moved = re.sub(r"\w+ (?=\{glue:text\}`ch03-sum-plain)", "elsewhere ", source)
    with pytest.raises(AssertionError, match="before ch03-sum-plain"):
        read(page, moved, language)


def test_values_without_place_and_places_without_value() -> None:
    reading = Reading("en", "one is 1.5", [], [])
    with pytest.raises(AssertionError, match="nothing holds the value two"):
        hold(reading, {"one": 1.5, "two": 2.5}, ["one is <one>"])
    with pytest.raises(AssertionError, match="no value for one"):
        hold(reading, {}, ["one is <one>"])


def test_limits() -> None:
    reading = Reading("en", "about 97.35 %", [], [])
    hold(reading, {"share": Between(97, 98)}, ["about <share:.2f> %"])
    hold(Reading("en", "9,261 machines", [], []), {"n": Between(9000, 9999)}, ["<n:,d> machines"])
    for limits, form in ((Between(97.4, 98), ".2f"), (Between(97, 98), ".1f")):
        with pytest.raises(AssertionError, match="not on the page"):
            hold(reading, {"share": limits}, [f"about <share:{form}> %"])


def test_entries_stand_in_reading_order() -> None:
    reading = Reading("en", "one 1.5, two 2.5", [], [])
    with pytest.raises(AssertionError, match=r"out of order: one 1\.5"):
        hold(reading, {}, ["two 2.5", "one 1.5"])


def numbers_of(name: str) -> ModuleType:
    """Return the module that holds the numbers of a page."""
    short = re.match(r"ch\d\d|app_.", name)
    assert short is not None
    module = import_module(f"tests.book.test_numbers_{short[0]}")
    assert name == module.PAGE
    return module


def turned(reading: Reading, first: Use, second: Use) -> Reading:
    """Swap the values of two places that follow each other, and their ids with them."""
    left, right = (reading.text[use.start:use.end] for use in (first, second))
    between = reading.text[first.end:second.start]
    text = reading.text[:first.start] + right + between + left + reading.text[second.end:]
    middle = first.start + len(right + between)
    swap = {first: Use(second.name, first.start, first.start + len(right)),
            second: Use(first.name, middle, second.end)}
    return Reading(reading.language, text, [swap.get(use, use) for use in reading.uses], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WITH_VALUES)
def test_neighbors_swapped(
    built_page: Callable[[str, str], str], name: str, language: str
) -> None:
    """The words alone notice when two values that follow each other change places."""
    entries = numbers_of(name).HELD
    reading = read(built_page(language, name), pages.source(language, name), language)
    names = {name for name, _ in re.findall(PLACE, str(entries))}
    any_value: dict[str, Value] = dict.fromkeys(names, Between(-math.inf, math.inf))
    for use in reading.uses:
        shown = reading.text[use.start:use.end]
        if not re.fullmatch(rf"[-−]?{NUMBER}", shown):
            any_value[use.name] = shown
    for first, second in pairwise(reading.uses):
        if first.name != second.name:
            with pytest.raises(AssertionError, match=f"not held: .* is {first.name}"):
                hold(turned(reading, first, second), any_value, entries)


@pytest.mark.parametrize("name", WITH_VALUES)
def test_every_value_of_a_cell_is_shown(name: str) -> None:
    source = pages.source("en", name)
    made = set(re.findall(r'^ *glue\("([\w-]+)"', source, re.MULTILINE))
    shown = set(re.findall(r"\{glue:(?:text|figure)\}[` ]([\w-]+)", source))
    assert made <= shown
