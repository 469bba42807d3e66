"""The search of the built site in a browser, from files and served."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page

from book._ext import course_search
from neuron_to_mnist import LANGUAGES
from tests.book import pages


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page of the browser. Its list ``noises`` holds what the console said and what failed."""
    page = browser.new_page()
    page.noises = []
    page.on("console", lambda message: page.noises.append(message.text)
            if message.type in ("warning", "error") else None)
    page.on("pageerror", lambda error: page.noises.append(str(error)))
    yield page
    page.close()


def search(page: Page, start: str, query: str) -> list[str]:
    """Ask for the query on the search page under ``start``; return the results' addresses."""
    page.noises.clear()
    page.goto(f"{start}/search.html?q={query}")
    page.wait_for_selector("#search-results .search-summary:not(:empty)")
    found = page.eval_on_selector_all("ul.search > li > a", "all => all.map(a => a.href)")
    assert page.noises == []
    return [address.removeprefix(f"{start}/") for address in found]


def names(addresses: list[str]) -> set[str]:
    """Return the names of the pages found."""
    return {address.split(".html")[0] for address in addresses}


@lru_cache
def articles(site: Path, language: str) -> dict[str, str]:
    """Return what stands on every page of an edition, in small letters."""
    texts = {}
    for name in pages.page_names():
        html = (site / language / f"{name}.html").read_text(encoding="utf-8")
        article = html.split("<article", 1)[1].split("</article>")[0]
        article = re.sub(r"<script.*?</script>", "", article, flags=re.DOTALL)
        texts[name] = unescape(re.sub(r"<[^>]+>", " ", article)).lower()
    return texts


def pages_with(site: Path, language: str, pattern: str) -> set[str]:
    """Return the pages on which the pattern stands at the beginning of a word."""
    return {name for name, text in articles(site, language).items()
            if re.search(rf"(?<!\w){pattern}", text)}


@pytest.mark.parametrize(("queries", "beginning", "english"), [
    (["계산", "계산한다", "계산합니다", "계산하는"], "계산", "계산"),
    (["가중치", "가중치를", "가중치의", normalize("NFD", "가중치")], "가중치", "weight"),
    (["기울기", "기울기가"], "기울기", "slope"),
    (["은닉층", "은닉층에서"], "은닉층", "hidden layer"),
])
def test_korean_words_are_found_whatever_their_endings(
    reader: Page, site: Path, queries: list[str], beginning: str, english: str
) -> None:
    expected = pages_with(site, "ko", beginning)
    assert 5 < len(expected) < len(pages.page_names())
    for query in queries:
        found = names(search(reader, (site / "ko").as_uri(), query))
        assert expected <= found <= expected | pages_with(site, "ko", english), query


@pytest.mark.parametrize(("queries", "stem"), [
    (["compute", "computes", "computing", "computed"], "comput(?:e|ed|es|ing)"),
    (["saturate", "saturated", "saturation"], "saturat(?:e|ed|es|ing|ion)"),
])
def test_english_words_are_found_by_their_stems(
    reader: Page, site: Path, queries: list[str], stem: str
) -> None:
    expected = pages_with(site, "en", rf"{stem}(?!\w)")
    assert expected
    for query in queries:
        assert names(search(reader, (site / "en").as_uri(), query)) >= expected, query


@pytest.mark.parametrize(("language", "query", "beginning"), [
    ("ko", "learning rate", "학습률"),
    ("ko", "Learning Rates", "학습률"),
    ("ko", "weights", "가중치"),
    ("ko", "gradient descent", "경사 하강법"),
    ("ko", "layer", "층(?:[은이을의에]|\\s)"),
    ("en", "학습률", "learning rates?"),
    ("en", "가중치를", "weights?"),
    ("en", "경사 하강법", "gradient descent"),
    ("en", "경사하강법", "gradient descent"),
])
def test_words_of_the_glossary_are_found_in_either_language(
    reader: Page, site: Path, language: str, query: str, beginning: str
) -> None:
    expected = pages_with(site, language, rf"{beginning}(?!\w)" if language == "en" else beginning)
    assert len(expected) >= 5
    found = search(reader, (site / language).as_uri(), query)
    assert names(found) >= expected
    if any(query in pair for pair in course_search.pairs()):
        assert re.match(r"app_c_glossary\.html#term-", found[0])


@pytest.mark.parametrize(("language", "query", "name"), [
    ("ko", "경사하강법", "ch05_gradient_descent"), ("ko", "손실 함수", "ch04_losses"),
    ("ko", "파라미터", "ch03_signals"), ("ko", "ReLU를", "ch02_activations"),
    ("en", "cost function", "ch04_losses"), ("en", "backprop", "ch06_backpropagation"),
    ("en", "mini batches", "ch05_gradient_descent"), ("en", "XOR", "ch01_neurons"),
    ("en", "optimiser", "ch07_optimizers"), ("ko", "optimisers", "ch07_optimizers"),
])
def test_other_spellings_lead_to_the_chapter(
    reader: Page, site: Path, language: str, query: str, name: str
) -> None:
    assert name in names(search(reader, (site / language).as_uri(), query)[:5])


def test_a_page_must_have_every_word(reader: Page, site: Path) -> None:
    start = (site / "ko").as_uri()
    hidden, node, both = (names(search(reader, start, query))
                          for query in ("은닉층", "노드", "은닉층의 노드"))
    assert both == hidden & node
    assert both < node


def test_other_words_stand_for_words_of_the_glossary() -> None:
    glossary = {word for pair in course_search.pairs() for word in pair}
    assert len(glossary) > 200
    assert set(course_search.OTHER_WORDS.values()) <= glossary
    assert not set(course_search.OTHER_WORDS) & glossary


@pytest.mark.parametrize(("british", "american"), [
    ("optimiser", "optimizer"), ("optimised", "optimized"), ("optimisation", "optimization"),
    ("normalise", "normalize"), ("normalisation", "normalization"),
    ("initialiser", "initializer"), ("initialisation", "initialization"),
    ("vectorised", "vectorized"), ("vectorisation", "vectorization"), ("labelled", "labeled"),
    ("generalisation", "generalization"), ("minimise", "minimize"), ("neighbour", "neighbor"),
    ("standardised", "standardized"), ("visualise", "visualize"), ("analyse", "analyze"),
    ("recognising", "recognizing"),
])
def test_british_spellings_are_found_as_the_american_ones(british: str, american: str) -> None:
    rules = course_search.CourseSearch({})
    found = rules.phrases.get(rules.key(british), british)
    assert rules.key(found) == rules.key(american)


@pytest.mark.parametrize(("query", "word"), [
    ("역치를", "임곗값"), ("점곱", "내적"), ("분계점", "임곗값"), ("매니폴드는", "다양체"),
    ("토폴로지", "위상수학"), ("뉴럴네트워크", "신경망"), ("인공신경망의", "신경망"),
    ("히든", "은닉층"), ("레이어를", "층"), ("렐루", "relu"), ("훈련", "학습"),
    ("데이터셋", "학습 세트"),
    ("학습데이터", "학습 세트"), ("자코비안", "야코비 행렬"), ("아웃라이어", "이상값"),
    ("크로스엔트로피", "교차 엔트로피"), ("시그모이드함수", "시그모이드"), ("체인룰", "연쇄 법칙"),
    ("최소값", "전역 최솟값"), ("국소", "지역 최솟값"), ("다층", "은닉층"), ("학습율", "학습률"),
    ("파라메터", "매개변수"), ("옵티마이져", "옵티마이저"), ("웨이트", "가중치"),
    ("onehot", "one-hot"), ("drop-out", "dropout"), ("over-fitting", "overfitting"),
    ("soft-max", "softmax"), ("back-propagation", "backpropagation"),
])
def test_what_readers_type_leads_to_the_word_of_the_course(query: str, word: str) -> None:
    rules = course_search.CourseSearch({})
    assert rules.phrases.get(rules.key(query), query) == word


@pytest.mark.parametrize("word", ["아담", "아다그라드", "스칼라", "텐서"])
def test_a_name_without_an_entry_stands_on_a_page(word: str) -> None:
    assert any(word in pages.source("ko", name) for name in pages.page_names())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", ["from files", "served"])
def test_results_quote_and_lead_to_the_section(
    reader: Page, site: Path, served: str, language: str, how: str
) -> None:
    start = f"{served if how == 'served' else site.as_uri()}/{language}"
    query, section = {"en": ("학습률", "One learning rate for two slopes"),
                      "ko": ("learning rate", "학습률이 하나뿐일 때")}[language]
    search(reader, start, query)
    link = reader.locator("ul.search > li p.context a[href^=ch05]")
    assert section in link.inner_text()
    first = reader.locator("ul.search > li").first.locator("p.context")
    assert first.inner_text().startswith(f"{query}: ")
    assert reader.noises == []
    link.click()
    reader.wait_for_url(f"{start}/ch05_gradient_descent.html#*")
    assert section in reader.locator(":target h2, :target h3").first.inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["softmax", "numpy", "learning rate", "Adam"])
def test_every_result_has_its_quotation(
    reader: Page, site: Path, language: str, query: str
) -> None:
    """Functions and classes too, and pages that have the word in a cell of code alone."""
    search(reader, f"{site.as_uri()}/{language}", query)
    results = reader.locator("ul.search > li")
    assert results.count() > 5
    bare = [result.locator("a").first.inner_text() for result in results.all()
            if not result.locator("p.context").inner_text().strip()]
    assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_quoted(site: Path, language: str) -> None:
    script = (site / language / "_static" / "passages.js").read_text(encoding="utf-8")
    quoted = json.loads(script.removeprefix("const PASSAGES = ").rstrip().removesuffix(";"))
    assert set(quoted) == {f"{name}.html" for name in pages.page_names()}
    for name, text in quoted.items():
        page = (site / language / name).read_text(encoding="utf-8")
        sections = set(re.findall(r'<section id="([^"]+)"', text))
        assert sections
        assert sections == set(re.findall(r'<section[^>]* id="([^"]+)"', page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dialog_leads_to_the_search_page(reader: Page, site: Path, language: str) -> None:
    reader.goto((site / language / "ch02_activations.html").as_uri())
    reader.keyboard.press("Control+k")
    reader.keyboard.type("sigmoid")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search.html?q=sigmoid")
    reader.wait_for_selector("ul.search > li > a[href^='ch02_activations.html']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_halves_stem_alike(reader: Page, site: Path, language: str) -> None:
    """What the build does to a word, the search page does to it too."""
    words = sorted({word for text in articles(site, language).values()
                    for word in course_search.parts(text)})
    assert len(words) > 3000
    reader.goto((site / language / "search.html").as_uri())
    stems = reader.evaluate("words => words.map(word => new Stemmer().stemWord(word))", words)
    rules = course_search.CourseSearch({})
    assert stems == [rules.stem(word) for word in words]
