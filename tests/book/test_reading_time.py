"""The reading time that a page states is the one that its words, formulas and figures take."""

import re

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

MINUTES_A_FORMULA = 1
MINUTES_A_LIVE_FIGURE = 3
WORDS_A_MINUTE = 200  # English
CHARACTERS_A_MINUTE = 500  # Korean, without spaces
STATED = {
    "en": r"(?:takes about|about) (\d+) minutes",
    "ko": r"읽는 데(?:는)? (\d+)분쯤",
}
CHAPTERS = [name for name in pages.page_names() if re.match(r"ch(?!00)\d\d_", name)]
TIMED = [*CHAPTERS, "app_a_calculus", "app_b_numpy"]


def minutes(language: str, name: str) -> float:
    """Return the minutes of reading: code and hidden text of pictures are not counted."""
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
    return prose + formulas * MINUTES_A_FORMULA + figures * MINUTES_A_LIVE_FIGURE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TIMED)
def test_stated_minutes(name: str, language: str) -> None:
    found = re.search(STATED[language], pages.source(language, name))
    assert found is not None, "the page does not say how long it takes"
    stated = int(found[1])
    if name in CHAPTERS:
        assert 15 <= stated <= 35
    assert minutes(language, name) == pytest.approx(stated, abs=4)

