"""The example at the top of figure.js works as it stands."""

import re

import pytest

from neuron_to_mnist.figures import FOLDER


def test_the_example_is_a_figure(open_page, tmp_path):
    shared = FOLDER / "figure.js"
    example = re.search(r'^ +courseFigure\("course-bias".*?^ +}\);$', shared.read_text("utf-8"),
                        re.DOTALL | re.MULTILINE)
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>'
        f'<script src="{shared.as_uri()}"></script><script>{example[0]}</script>'
        '<course-bias></course-bias><course-bias lang="ko"></course-bias>', encoding="utf-8")
    page = open_page(page.as_uri())
    page.locator("#b").last.press("End")
    shown = page.locator("output[data-name=y]")
    assert shown.all_inner_texts() == ["0.5000", "0.8808"]
    assert float(shown.last.get_attribute("data-exact")) == pytest.approx(0.8807970779778823)
    assert page.get_by_text("처음 값으로").is_visible()
