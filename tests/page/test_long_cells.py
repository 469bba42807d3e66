"""Chapter 9 asks before what takes long, and offers MNIST where the site has it."""

import json

from playwright.sync_api import Route

from tests.page.test_cells import OpenPage

PAGE = "en/ch09_mnist"
FILES = [{"name": "train-images-idx3-ubyte.gz", "bytes": 11_000_000}]


def test_cells_that_take_long_are_marked_and_ask_each_time(open_page: OpenPage) -> None:
    reader = open_page(PAGE)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    bars = reader.page.locator(".cell-bar[data-slow]")
    assert bars.count() >= 3
    for bar in bars.all():
        seconds = bar.get_attribute("data-slow")
        assert bar.locator(".cell-state").inner_text() == (
            f"Takes about {seconds} s in the page, which asks first")
    number = int(bars.first.get_attribute("data-number"))
    last = reader.page.locator(".cell-bar").count()
    for pressed in (number, last):  # the one that takes long, and one below it
        reader.press(pressed, "run")
        answers = reader.cell(pressed).locator(".cell-ask")
        answers.first.wait_for()
        assert answers.all_inner_texts() == ["Run a tenth of the epochs", "Run all of it"]
        assert reader.state(pressed).startswith(f"Cell {number} takes about ")
        assert reader.page.evaluate("document.activeElement.className") == "cell-ask"
    assert not any("/python/" in url for url in asked)


def test_mnist_is_offered_where_the_site_has_it(open_page: OpenPage) -> None:
    reader = open_page("en/ch01_neurons")
    there = json.dumps({"folder": "../mnist/", "files": FILES})

    def with_mnist(route: Route) -> None:
        html = route.fetch().text()
        assert html.count('id="python-cells">{') == 1
        route.fulfill(body=html.replace(
            'id="python-cells">{', f'id="python-cells">{{"mnist": {there}, ', 1),
            content_type="text/html; charset=utf-8")

    reader.page.route("**/ch01_neurons.html", with_mnist)
    reader.page.reload()
    reader.press(1, "run")
    answers = reader.cell(1).locator(".cell-ask")
    answers.first.wait_for()
    assert answers.all_inner_texts() == ["Take the small digits", "Get MNIST"]
    assert "MNIST with its 70,000 images is 11 MB more" in reader.state(1)
    answers.first.click()
    reader.wait(1)
    assert reader.state(1) == "The same as in the book"
    reader.page.unroute("**/ch01_neurons.html")
