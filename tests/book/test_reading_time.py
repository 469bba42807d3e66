"""The reading time a page states is the one its words, formulas, code and figures take."""

import re

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

MINUTES_A_FORMULA = 1
MINUTES_A_LIVE_FIGURE = 3
LINES_OF_CODE_A_MINUTE = 15
WORDS_A_MINUTE = 200  # English
CHARACTERS_A_MINUTE = 500  # Korean, without spaces
STATED = {
    "en": r"(?:takes about|about) (\d+) minutes",
    "ko": r"읽는 데(?:는)? (\d+)분쯤",
}
CHAPTERS = [name for name in pages.page_names() if re.match(r"ch(?!00)\d\d_", name)]
TIMED = [*CHAPTERS, "app_a_calculus", "app_b_numpy", "app_g_next"]


def lines_of_code(name: str) -> int:
    """Return how many lines of code the page shows; both editions show the same."""
    cells = [cell for cell in pages.code_cells("en", name) if "remove-" not in cell]
    lines = [line for cell in cells for line in cell.splitlines()[1:-1]]
    return sum(bool(line.strip()) and not line.startswith(":") for line in lines)


def minutes_in(language: str, name: str) -> float:
    """Return the minutes of reading one edition; hidden text of pictures is not counted."""
    text = pages.without_fences(pages.source(language, name).split("---\n", 2)[2])
    formulas = len(re.findall(r"^\$\$", text, re.MULTILINE)) / 2
    figures = len(re.findall(r"^```\{live-figure\}", text, re.MULTILINE))
    text = re.sub(r"\$\$.*?\$\$", " ", text, flags=re.DOTALL)
    text = re.sub(r"^(:\w[\w-]*:.*|\([\w-]+\)=|[`:]{3,}.*)$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\]\([^)]*\)|\{[\w:-]+\}|[*_`|#]|-{3,}", " ", text)
    if language == "en":
        prose = len(re.findall(r"\S*\w\S*", text)) / WORDS_A_MINUTE
    else:
        prose = len(re.sub(r"\s", "", text)) / CHARACTERS_A_MINUTE
    code = lines_of_code(name) / LINES_OF_CODE_A_MINUTE
    return prose + code + formulas * MINUTES_A_FORMULA + figures * MINUTES_A_LIVE_FIGURE


def minutes(name: str) -> float:
    """Return the minutes that a page takes: the mean of its editions, which state the same."""
    return sum(minutes_in(language, name) for language in LANGUAGES) / len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TIMED)
def test_stated_minutes(name: str, language: str) -> None:
    found = re.search(STATED[language], pages.source(language, name))
    assert found is not None, "the page does not say how long it takes"
    assert int(found[1]) == pytest.approx(minutes(name), abs=4)


@pytest.mark.parametrize("name", TIMED)
def test_editions_state_the_same(name: str) -> None:
    stated = [re.search(STATED[lang], pages.source(lang, name)) for lang in LANGUAGES]
    assert len({found[1] for found in stated if found is not None}) == 1
