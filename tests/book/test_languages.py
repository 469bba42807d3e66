"""Every phrase says in which language it is, in the text of both editions and around it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from docutils import nodes
from docutils.core import publish_doctree
from playwright.sync_api import Browser

from book._ext import foreign_words
from neuron_to_mnist import LANGUAGES
from tests.book import pages

NO_PROSE = {"code", "pre", "kbd", "math", "script", "style", "svg", "textarea"}
NO_PROSE_CLASSES = {"katex", "sig", "sig-object", "pasted-text", "viewcode-link"}
ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "data-bs-title")
PAGES = [(language, name) for language in LANGUAGES
         for name in (*pages.page_names(), "search")]


def language_of(tag: Tag | None) -> str:
    """Return the language that the nearest element with one says."""
    while tag is not None and not tag.get("lang"):
        tag = tag.parent
    assert tag is not None
    return str(tag["lang"])


def is_prose(tag: Tag) -> bool:
    """Tell whether a text here is in some language at all."""
    return not any(
        above.name in NO_PROSE or NO_PROSE_CLASSES & set(above.get("class") or ())
        for above in (tag, *tag.parents)
    )


def texts(html: str) -> Iterator[tuple[str, str]]:
    """Yield language and words of every text that a reader sees or hears, labels included."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.strip() and is_prose(text.parent):
            yield language_of(text.parent), str(text)
    for tag in soup.find_all(True):
        for attribute in ATTRIBUTES:
            if tag.get(attribute) and is_prose(tag):
                yield language_of(tag), str(tag[attribute])


def english(text: str) -> list[str]:
    """Return the English words of a text that calls itself Korean.

    Addresses, file names and identifiers are in no language. Words of one letter, with a digit or
    with a capital after the first letter, and those that both languages share, are no English.
    """
    prose = re.sub(r"\S*(?:://|_|\w\.\w)\S*", " ", text, flags=re.ASCII)
    return [word for word in re.findall(r"[A-Za-zÀ-ɏ][\w'’-]*", prose, re.ASCII)
            if re.fullmatch(r"[A-Z]?[a-z]+(?:['’-][a-z]+)*", word) and len(word) > 1
            and word not in foreign_words.SHARED]


def foreign(language: str, text: str) -> list[str]:
    """Return what is not in the language that a text says it is in."""
    return english(text) if language == "ko" else re.findall(r"[가-힣]+", text)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_every_phrase_is_in_the_language_it_says(
    built_page: Callable[[str, str], str], language: str, name: str
) -> None:
    found = [(tongue, text.strip(), words) for tongue, text in texts(built_page(language, name))
             if (words := foreign(tongue, text))]
    assert found == []


def test_door_says_which_language_is_which(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    title = re.search(r"<title>.*?</title>", html)
    assert title is not None  # in both languages, and no place to say so
    found = list(texts(html.replace(title[0], "")))
    assert {tongue for tongue, _ in found} == set(LANGUAGES)
    assert [text for tongue, text in found if foreign(tongue, text)] == []


def test_both_editions_have_marked_phrases(built_page: Callable[[str, str], str]) -> None:
    korean = built_page("ko", "ch01_neurons")
    assert re.search(r'가중치</span></a>\(<span lang="en">weight</span>\)', korean)
    assert '<p lang="ko">' in built_page("en", "ch01_neurons")
    assert '<p lang="en">' in korean


def runs(text: str, language: str) -> list[tuple[str, str]]:
    """Return the marked parts of a text."""
    return [(tongue, text[start:end])
            for start, end, tongue in foreign_words.foreign_runs(text, language)]


@pytest.mark.parametrize(("text", "marked"), [
    ("가중치(weight)를 곱합니다.", ["weight"]),
    ("행렬의 곱(matrix product)과 층(layer)", ["matrix product", "layer"]),
    ("『Neural Networks and Deep Learning』을 읽습니다", ["Neural Networks and Deep Learning"]),
    ("“But what is a neural network?”라는 영상", ["But what is a neural network"]),
    ("ReLU와 MNIST, NumPy와 PyTorch, x와 W, tanh와 nnlib", []),
    ("Leaky ReLU와 3Blue1Brown과 64비트", []),
    ("ELU(exponential linear unit)", ["exponential linear unit"]),
    ("ch03_signals.ipynb와 https://example.org/weight/ 그리고 d_in", []),
    ("교차 엔트로피(cross-entropy)", ["cross-entropy"]),
    ("야코비 행렬(Jacobian matrix)", ["Jacobian matrix"]),
])
def test_english_in_korean(text: str, marked: list[str]) -> None:
    assert runs(text, "ko") == [("en", part) for part in marked]


def test_hangul_and_french_in_english() -> None:
    assert runs("weight 가중치, 가중합 and bias 편향.", "en") == [
        ("ko", "가중치, 가중합"), ("ko", "편향")]
    title = foreign_words.PHRASES["fr"][0]
    assert runs(f"Cauchy. {title}.", "en") == [("fr", title)]
    assert runs(f"Cauchy. {title}.", "ko") == [("en", "Cauchy"), ("fr", title)]


def test_code_mathematics_and_what_is_marked_are_left_alone() -> None:
    document = publish_doctree("``weight`` 가중치 :math:`weight` 무게 weight")
    foreign_words.mark_document(document, "ko")
    foreign_words.mark_document(document, "ko")
    marked = [node for node in document.findall(nodes.inline) if node["classes"]]
    assert [(node.astext(), node["classes"]) for node in marked] == [
        ("weight", ["language-en"])]
    assert document.astext() == "weight 가중치 weight 무게 weight"


def test_paragraph_wholly_in_the_other_language_is_marked_itself() -> None:
    document = publish_doctree("forward pass\n\n순전파 pass\n")
    foreign_words.mark_document(document, "ko")
    whole, mixed = document.findall(nodes.paragraph)
    assert whole["classes"] == ["language-en"]
    assert len(whole.children) == 1
    assert mixed["classes"] == []
    assert [type(child) for child in mixed.children] == [nodes.Text, nodes.inline]


def test_copy_buttons_speak_korean(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "ko" / "ch03_signals.html").as_uri())
    button = page.locator("button.copybtn").first
    assert button.get_attribute("data-tooltip") == "복사"
    assert button.locator("title").text_content() == "클립보드로 복사"
    page.close()
