"""The directive: a figure in a book of the course's theme."""

import re
import subprocess
import sys

import pytest

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import NAMES, tag, twin

NUMBERS = ["1.0", "0.5", "0.9", "0.2", "0.3", "0.8", "1.05", "0.6", "0.3499", "0.5488", "0.7408",
           "0.6457"]


def test_only_the_page_with_the_figure_loads_its_scripts(small_book):
    html = small_book("en")
    scripts = re.compile(r'<script[^>]*src="_static/figures/(\w+\.js)[^"]*"[^>]*>')
    found = list(scripts.finditer((html / "index.html").read_text("utf-8")))
    assert [match[1] for match in found] == ["figure.js", "looks.js", "drawing.js", "two_by_two.js"]
    assert all('defer="defer"' in match[0] for match in found)
    assert all(re.search(r"\.js\?v=\w+", match[0]) for match in found)
    assert all((html / "_static" / "figures" / match[1]).is_file() for match in found)
    assert not scripts.search((html / "plain.html").read_text("utf-8"))


@pytest.mark.parametrize(("language", "introduction"), [
    ("en", "This figure moves when JavaScript is on."),
    ("ko", "이 그림은 자바스크립트를 켜면 움직입니다."),
])
def test_without_javascript_there_is_a_table(small_book, open_page, language, introduction):
    page = open_page((small_book(language) / "index.html").as_uri(), java_script_enabled=False)
    figure = page.locator("figure#the-figure")
    assert introduction in figure.inner_text()
    assert figure.locator("tbody td:nth-child(2)").all_inner_texts() == NUMBERS
    assert figure.locator("tbody td:nth-child(1)").all_inner_texts()[6:10] == [
        "a1", "a2", "exp(−a1)", "exp(−a2)"]
    assert "A caption in words." in figure.locator("figcaption").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_the_table_says_where_every_figure_starts(small_book, open_page, name):
    page = open_page((small_book("en") / "all.html").as_uri(), java_script_enabled=False)
    figure = twin(name)
    start = figure.START | figure.values(figure.START)
    rows = page.locator(f"figure#{name.replace('_', '-')} tbody tr")
    shown = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert [symbol for symbol, _ in shown] == list(figure.SYMBOLS.values())
    for key, (_, text) in zip(figure.SYMBOLS, shown, strict=True):
        value = start[key]
        if isinstance(value, str):
            assert text == value
        elif value is None:
            assert text == "–"
        else:
            assert float(text.replace("−", "-")) == pytest.approx(value, abs=0.50001e-4, rel=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_takes_the_tables_place(small_book, open_page, language):
    page = open_page((small_book(language) / "index.html").as_uri())
    figure = page.locator("figure#the-figure")
    assert not figure.locator("table").is_visible()
    assert page.locator("output[data-name=y1]").inner_text() == "0.7408"
    assert page.locator(".card").get_attribute("lang") == language
    page.locator("#w11").press("End")
    assert page.locator("output[data-name=y1]").inner_text() == "0.8957"
    assert "1" in page.locator("a[href='#the-figure'] .std-numref").inner_text()


def luminance(color: str) -> float:
    """WCAG 2's relative luminance of a CSS color."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_can_be_read_in_both_color_schemes(small_book, open_page, scheme):
    page = open_page((small_book("en") / "index.html").as_uri(), color_scheme=scheme,
                     reduced_motion="reduce")
    page.locator("#w12").press("Home")

    def color(selector: str, role: str) -> str:
        return page.locator(selector).first.evaluate(
            f"element => getComputedStyle(element).{role}")

    paper = luminance(color(".card", "backgroundColor"))
    assert (paper > 0.5) == (scheme == "light")
    wanted = {(".sums p", "color"): 4.5, ("legend", "color"): 4.5, (".foot button", "color"): 4.5,
              ("svg .halo", "fill"): 4.5, ("svg .key", "fill"): 4.5, ("svg .name", "fill"): 4.5,
              ("#link-w11", "stroke"): 3, ("#link-w12", "stroke"): 3, ("svg .curve", "stroke"): 3}
    for place, ratio in wanted.items():
        light, dark = sorted((luminance(color(*place)), paper), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= ratio, place


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_text_and_line_stands_out(small_book, open_page, name, scheme):
    page = open_page((small_book("en") / "all.html").as_uri(), color_scheme=scheme,
                     reduced_motion="reduce")
    card = page.locator(tag(name)).locator(".card")
    for toggle in card.locator("input[type=checkbox]").all():
        toggle.check()
    paper = luminance(card.evaluate("card => getComputedStyle(card).backgroundColor"))
    for places, role, ratio in [
        ("svg text", "fill", 4.5), ("legend, p:not(.unseen), td, th, button, label", "color", 4.5),
        (".curve, svg .axis, .edge", "stroke", 3),
    ]:
        colors = card.locator(places).evaluate_all(
            f"all => all.map(one => getComputedStyle(one).{role})")
        for color in set(colors):
            light, dark = sorted((luminance(color), paper), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= ratio, (places, color)


@pytest.mark.parametrize(("text", "complaint"), [
    ("```{live-figure} three_by_three\nA caption.\n```", "There is no live figure"),
    ("```{live-figure} two_by_two\n```", "needs one paragraph of caption"),
])
def test_says_what_is_wrong(tmp_path, text, complaint):
    from tests.figures.conftest import BOOK_EXT

    (tmp_path / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(BOOK_EXT)!r})\n"
        "extensions = ['myst_parser', 'live_figure']\n", encoding="utf-8")
    (tmp_path / "index.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", tmp_path, tmp_path / "html"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode != 0
    assert complaint in done.stderr
