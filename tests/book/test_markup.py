"""No Markdown is left over on a built page.

It happens where a Korean particle follows closing asterisks: ``**`code`**는`` stays as it is.
"""

import re
from collections.abc import Callable
from html import unescape

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

# The page of the API is no Markdown, and has ``**kwargs``.
PAGES = [(language, name) for language in LANGUAGES for name in pages.page_names()
         if name != "app_f_api"]
LEFT_OVER = r"\*\*[^*\s]|[^*\s]\*\*(?!\w)|\{[a-z:]+\}`|```|\]\([\w./#-]+\)|^#+ |\$\$"


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_page_shows_no_markdown(
    built_page: Callable[[str, str], str], language: str, name: str
) -> None:
    article = built_page(language, name).split("<article", 1)[1].split("</article>")[0]
    prose = re.sub(r"<(pre|code|annotation|script|style)\b.*?</\1>", " ", article, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "", prose))
    assert re.findall(rf".{{0,30}}(?:{LEFT_OVER}).{{0,30}}", text) == []
