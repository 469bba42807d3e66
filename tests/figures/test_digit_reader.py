"""The digit reader: MNIST's preparation, its weights, drawing by every means, what it misreads."""

import re
from itertools import pairwise

import numpy as np
import pytest
from scipy.ndimage import center_of_mass, find_objects
from scipy.spatial import cKDTree
from traitlets import TraitError

from neuron_to_mnist import LANGUAGES
from neuron_to_mnist.figures import FOLDER, digit_reader
from neuron_to_mnist.widgets import LiveFigure
from nnlib.datasets import load_mnist
from nnlib.gradients import numerical_gradient
from tests.figures.test_figures import check_numbers
from tests.nnlib.mnist_files import mnist_folder

TAG = "course-digit-reader"
WEIGHTS = FOLDER / "digit_reader" / "digit_reader_weights.js"


def arc(x, y, across, down, start, end, n=16):
    angles = np.deg2rad(np.linspace(start, end, n))
    return [*zip(x + across * np.cos(angles), y + down * np.sin(angles), strict=True)]


# Strokes on the board, in the order of the digits; some digits in two ways.
DIGITS = [
    (0, [arc(14, 14, 6, 10, -90, 270)]),
    (1, [[(14, 4), (14, 24)]]),
    (1, [[(10, 9), (15, 4), (15, 24)], [(9, 24), (21, 24)]]),
    (2, [[*arc(14, 9.5, 6, 5.5, -160, 30), (8, 24), (21, 24)]]),
    (3, [arc(13, 9, 5.5, 4.7, -150, 90) + arc(13, 18.6, 6.2, 5, -90, 150)]),
    (4, [[(9, 4), (8, 15), (20, 15)], [(17, 5), (17, 24)]]),
    (4, [[(17, 24), (17, 4), (7, 17), (21, 17)]]),
    (5, [[(19, 4.5), (10, 4.5), (9, 12.5), *arc(13, 17.5, 6.3, 6, -130, 140)]]),
    (6, [[(18, 4), (12, 9), (9, 15), *arc(14, 18.5, 5, 5.3, -190, 180)]]),
    (7, [[(7, 5), (20, 5), (12, 24)]]),
    (7, [[(7, 5), (20, 5), (13, 24)], [(10, 14.5), (19, 14.5)]]),
    (8, [arc(14, 9, 4.7, 4.7, 90, 450) + arc(14, 18.7, 5.5, 5.2, -90, 270)]),
    (9, [[*arc(13.5, 9.5, 5, 5.3, 0, -360), (18.5, 12), (17.5, 24)]]),
]
# How a hand differs from the hand above: slant, size, breadth, place and trembling.
HANDS = {
    "plain": {}, "slanted": {"slant": 0.3}, "leaning back": {"slant": -0.2},
    "small in a corner": {"size": 0.4, "place": (7, 20)}, "tiny": {"size": 0.25, "place": (20, 7)},
    "broad": {"breadth": 1.2, "size": 0.9}, "narrow": {"breadth": 0.65}, "shaky": {"shake": 0.4},
}  # fmt: skip


def drawn(strokes, slant=0.0, size=1.0, breadth=1.0, place=(14, 14), shake=0.0) -> str:
    rng = np.random.default_rng(len(strokes[0]))
    ink = ""
    for stroke in strokes:
        x, y = np.array(stroke).T - 14
        points = size * np.stack([breadth * (x - slant * y), y], axis=1) + place
        points += rng.uniform(-shake, shake, points.shape)
        ink += "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points.clip(0, 28))
    return ink


def read(ink: str, pen: float = 2.5, fit: bool = True) -> dict[str, float]:
    return digit_reader.values({"ink": ink, "pen": pen, "fit": fit})


def put(page, **state):
    return page.evaluate(
        f"state => Object.assign(document.querySelector('{TAG}'), {{ state }}).state", state)


def seen(page) -> np.ndarray:
    opacities = page.locator(".pixels rect").evaluate_all(
        "all => all.map(rect => Number(rect.getAttribute('opacity')))")
    return np.array(opacities).reshape(28, 28)


def check_page(page) -> dict[str, float]:
    """Compare digits and pixels with nnlib's."""
    check_numbers(page, "digit_reader")
    state = put(page)
    assert np.abs(seen(page) - digit_reader.image(state)).max() <= 0.50001e-4
    return state


def clear(page) -> None:
    page.locator("[data-press=clear]").click()


def on_board(page):
    """Return a function from the board's units to the page's pixels."""
    page.locator("#board").scroll_into_view_if_needed()
    place = page.locator("#board").evaluate("""board => {
        const matrix = board.getScreenCTM();
        return [matrix.a, matrix.e, matrix.f];
    }""")
    return lambda x, y: (place[0] * x + place[1], place[0] * y + place[2])


def test_the_weights_read_mnists_test_images(monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", str(mnist_folder()))
    x, t = load_mnist()[1]
    right = (digit_reader.trained().predict(x) == t).sum()
    assert len(t) == 10_000
    assert right >= 9870


def test_the_weights_are_a_small_file_of_bytes():
    script = WEIGHTS.read_bytes()
    assert len(script) < 90_000
    assert not re.search(rb"https?:|\bimport\b|\bexport\b", script)
    layers = digit_reader.trained().layers[::2]
    assert [layer.weights.shape for layer in layers] == [(784, 80), (80, 10)]
    for layer in layers:
        steps = layer.weights / (np.abs(layer.weights).max(axis=0) / 127)
        assert np.abs(steps - steps.round()).max() < 1e-9


@pytest.mark.parametrize("pen", [1.0, 1.5, 2.5, 3.5])
def test_reads_many_hands(pen):
    hands = {name: hand for name, hand in HANDS.items() if hand.get("size", 1) * 10 > 2 * pen}
    misread = [
        (digit, name, result["best"]) for name, hand in hands.items() for digit, strokes in DIGITS
        if (result := read(drawn(strokes, **hand), pen))["best"] != digit
    ]
    assert len(misread) <= 0.02 * len(hands) * len(DIGITS), misread


@pytest.mark.parametrize("hand", HANDS)
def test_is_prepared_as_mnist_was(hand):
    """MNIST's 70,000 images: the longer side is 20, the center of mass is in the middle pixel."""
    for _, strokes in DIGITS:
        image = digit_reader.image({"ink": drawn(strokes, **HANDS[hand]), "pen": 1.0, "fit": True})
        down, across = center_of_mass(image)
        assert 13.5 - 1e-6 <= down <= 14.5 + 1e-6
        assert 13.5 - 1e-6 <= across <= 14.5 + 1e-6
        [sides] = find_objects((image > 0.1).astype(int))
        assert max(side.stop - side.start for side in sides) == 20


def test_mnist_itself_was_prepared_so(monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", str(mnist_folder()))
    x = load_mnist()[1][0].reshape(-1, 28, 28).astype(float)
    places, mass = np.arange(28) + 0.5, x.sum(axis=(1, 2))
    for center in (x.sum(axis=1) @ places / mass, x.sum(axis=2) @ places / mass):
        assert center.min() > 13.97
        assert center.max() < 15.03
    inked = x > 0
    longer = np.maximum(*((side.shape[1] - side.argmax(axis=1) - side[:, ::-1].argmax(axis=1))
                          for side in (inked.any(axis=1), inked.any(axis=2))))
    assert (longer == 20).mean() > 0.999


def test_where_and_how_large_one_draws_makes_no_difference():
    strokes = [[(6, 6), (22, 6), (10, 22)]]
    large = digit_reader.image({"ink": drawn(strokes), "pen": 2.4, "fit": True})
    small = digit_reader.image(
        {"ink": drawn(strokes, size=0.5, place=(9, 19)), "pen": 1.2, "fit": True})
    assert small == pytest.approx(large, abs=1e-9)


def test_a_pixel_is_as_dark_as_its_distance_from_the_ink_says():
    """Against distances from a hundred thousand points along the strokes."""
    ink, pen = drawn(DIGITS[6][1]), 2.5
    points = np.concatenate([
        a + np.linspace(0, 1, 20_000)[:, None] * (b - a)
        for line in digit_reader.strokes(ink) for a, b in pairwise(line)])
    down, across = np.mgrid[:28, :28] + 0.5
    far, _ = cKDTree(points).query(np.stack([across, down], axis=-1))
    image = digit_reader.image({"ink": ink, "pen": pen, "fit": False})
    assert image == pytest.approx(np.clip(pen / 2 + 0.5 - far, 0, 1), abs=1e-6)


def test_the_page_agrees_with_nnlib_whatever_is_drawn(open_figure):
    page = open_figure("digit_reader")
    rng = np.random.default_rng(9)
    for hand in HANDS.values():
        _, strokes = DIGITS[rng.integers(len(DIGITS))]
        put(page, ink=drawn(strokes, **hand), pen=float(rng.uniform(0.5, 5)))
        for fit in (True, False):
            put(page, fit=fit)
            check_page(page)
    for ink in ("M14 14L14 14", "M0 0L28 28", "M3 4L3 4M20 20L20 20", ""):
        put(page, ink=ink)
        check_page(page)


def test_the_mouse_draws(open_figure):
    page = open_figure("digit_reader")
    clear(page)
    place = on_board(page)
    for digit, strokes in DIGITS:
        for stroke in strokes:
            page.mouse.move(*place(*stroke[0]))
            page.mouse.down()
            for point in stroke[1:]:
                page.mouse.move(*place(*point), steps=6)
            page.mouse.up()
        state = check_page(page)
        assert state["ink"].count("M") == len(strokes)
        assert state["best"] == digit
        ink = page.locator(".ink")
        assert ink.get_attribute("d") == state["ink"]
        clear(page)
    page.mouse.move(*place(5, 5))
    page.mouse.move(*place(20, 20))
    page.mouse.click(*place(9, 9), button="right")
    assert put(page)["ink"] == ""
    page.mouse.move(*place(20, 14))
    page.mouse.down()
    page.mouse.move(*place(60, 14), steps=3)  # off the board
    page.mouse.up()
    assert digit_reader.strokes(put(page)["ink"])[0].max() == 28


def test_a_finger_draws_and_the_page_stays_where_it_is(open_figure):
    page = open_figure("digit_reader", width=320, has_touch=True, is_mobile=True)
    clear(page)
    place = on_board(page)
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [
            {"x": x, "y": y, "id": i} for i, (x, y) in enumerate(place(*p) for p in points)]})

    digit, [stroke] = DIGITS[3]
    send("touchStart", stroke[0])
    for point in stroke[1:]:
        send("touchMove", point)
    for second in ((5, 5), (5, 8), (8, 8)):  # another finger draws nothing
        send("touchMove", stroke[-1], second)
    send("touchEnd")
    state = check_page(page)
    assert state["best"] == digit
    assert state["ink"].count("M") == 1
    [line] = digit_reader.strokes(state["ink"])
    assert line[0] == pytest.approx(stroke[0], abs=0.2)
    assert line[-1] == pytest.approx(stroke[-1], abs=0.2)
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_draws(open_figure, language):
    page = open_figure("digit_reader", language)
    clear(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.locator("#board").evaluate(
        "board => board.getRootNode().activeElement === board && board.matches(':focus-visible')")
    assert page.locator(".cursor").is_visible()

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    press("Shift+ArrowUp", "Shift+ArrowUp", *["ArrowLeft"] * 7, "Space")
    assert put(page)["ink"] == "M7 6L7 6"
    press(*["Shift+ArrowRight"] * 3, "Space", *["Shift+ArrowDown"] * 4, *["ArrowLeft"] * 6)
    assert page.locator(".rubber").get_attribute("d") == "M19 6L13 22"
    assert page.locator("#place").inner_text() == {
        "en": "Column 13, row 22, pen down", "ko": "13열 22행, 펜 내림"}[language]
    press("Space", "Enter")
    assert page.locator("#place").inner_text() == {
        "en": "Column 13, row 22", "ko": "13열 22행"}[language]
    press("ArrowUp", "Space")
    state = check_page(page)
    assert state["ink"] == "M7 6L7 6M7 6L19 6M19 6L13 22M13 21L13 21"
    assert state["best"] == 7
    press(*["Shift+ArrowDown"] * 9, "Tab", "Enter")  # to the edge, then Undo
    assert put(page)["ink"] == "M7 6L7 6M7 6L19 6M19 6L13 22"
    press("Shift+Tab", "Space")  # whoever left the board has lifted the pen
    assert put(page)["ink"].endswith("M13 28L13 28")


def test_undo_and_an_empty_board(open_figure):
    page = open_figure("digit_reader")
    put(page, ink="M5 5L20 5M14 5L14 20")
    undo, clear = (page.locator(f"[data-press={name}]") for name in ("undo", "clear"))
    undo.click()
    assert put(page)["ink"] == "M5 5L20 5"
    assert clear.get_attribute("aria-disabled") == "false"
    undo.click()
    assert put(page)["best"] is None
    assert page.locator("output[data-name=best]").inner_text() == "–"
    assert undo.get_attribute("aria-disabled") == clear.get_attribute("aria-disabled") == "true"
    page.locator("#description").get_by_text("The board is empty.").wait_for(state="attached")
    assert not seen(page).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_the_two_likeliest_digits(open_figure, language):
    page = open_figure("digit_reader", language)
    page.locator("[data-press=one]").click()
    state = put(page)
    first, second = sorted(range(10), key=lambda digit: -state[f"y{digit}"])[:2]
    assert (state["best"], state["second"]) == (first, second)
    written = [f"{state[f'y{digit}']:.4f}" for digit in (first, second)]
    wanted = {
        "en": f"The network reads {first}, probability {written[0]}. Next is {second}, ",
        "ko": f"읽은 숫자는 {first}, 확률 {written[0]}. 다음은 {second}, ",
    }[language] + f"{written[1]}."
    page.locator("#description").get_by_text(wanted).wait_for(state="attached")
    bars = page.locator(".bar").evaluate_all("all => all.map(bar => parseFloat(bar.style.width))")
    assert bars == pytest.approx([100 * state[f"y{digit}"] for digit in range(10)], abs=1e-3)
    assert page.locator("tr.best th").all_inner_texts() == [str(first)]


def test_what_its_examples_show(open_figure):
    page = open_figure("digit_reader")

    def press(name):
        page.locator(f"[data-press={name}]").click()
        assert put(page)["ink"] == digit_reader.EXAMPLES[name]
        return check_page(page)

    assert put(page)["y3"] > 0.99
    assert press("seven")["y7"] > 0.99
    flag = press("one")
    assert (flag["best"], flag["second"]) == (7, 1)
    assert flag["y7"] > 0.6
    small = press("small")
    assert small["y5"] > 0.8
    page.locator("#fit").check()
    assert check_page(page)["y2"] > 0.99
    assert press("letter")["y4"] > 0.8
    assert press("heart")["y0"] > 0.99


def test_the_shares_of_the_pixels_sum_up_to_the_lead():
    """Against slopes from differences, with the biases counted on their own."""
    first, _, last = digit_reader.trained().layers
    for ink in digit_reader.EXAMPLES.values():
        state = read(ink)
        best, second = state["best"], state["second"]
        x = digit_reader.image({"ink": ink, "pen": 2.5, "fit": True}).ravel()
        slopes = numerical_gradient(
            lambda x, k=best, other=second: float(np.subtract(
                *digit_reader.trained().forward(x)[[k, other]])), x)
        shares = digit_reader.shares(x, best, second)
        assert shares == pytest.approx(x * slopes, abs=1e-6)
        assert state["toward"] == pytest.approx(shares[x * slopes > 0].sum())
        active = x @ first.weights + first.bias > 0
        wired = last.weights[:, best] - last.weights[:, second]
        biases = last.bias[best] - last.bias[second] + (active * first.bias) @ wired
        assert state["biases"] == pytest.approx(biases, abs=1e-9)
        assert state["lead"] == pytest.approx(np.log(state[f"y{best}"] / state[f"y{second}"]))
        assert state["lead"] == pytest.approx(shares.sum() + biases, abs=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shows_which_pixels_decide(open_figure, language):
    page = open_figure("digit_reader", language)
    because = page.locator(".because")
    assert not because.is_visible()
    page.locator("[data-press=one]").click()
    page.locator("#why").check()
    state = check_page(page)
    words = " ".join(because.inner_text().split())
    start = {"en": "The logit of 7 is ahead of that of 1 by ", "ko": "7의 로짓이 1의 로짓보다 "}
    assert words.startswith(f"{start[language]}{state['lead']:.4f}")
    x = digit_reader.image(state).ravel()
    shares = digit_reader.shares(x, 7, 1)
    for name, sign in (("toward", 1), ("against", -1)):
        marks = page.locator(f".pixels .{name}").get_attribute("d")
        assert marks.count("M") == (sign * shares > 0).sum() > 10
        written = f"{state[name]:.4f}".replace("-", "−")
        assert written in words
    # The tip of the flag speaks for a 7, the lower stem for a 1.
    flag, stem = shares.reshape(28, 28)[:, :16][11:15], shares.reshape(28, 28)[18:]
    assert flag.sum() > 0 > stem.sum()
    said = page.locator("#description")
    said.get_by_text(f"{state['lead']:.4f}").wait_for(state="attached")
    clear(page)
    assert not because.is_visible()
    assert page.locator(".pixels .toward").get_attribute("d") == ""


def test_python_draws_too():
    figure = LiveFigure("digit_reader")
    figure.state = {"ink": "M14 4L14 24"}
    assert figure.state["best"] == 1
    with pytest.raises(TraitError, match="ink must be text that matches"):
        figure.state = {"ink": "M14 4"}
    with pytest.raises(TraitError, match="pen must be a width above 0, not 0"):
        figure.state = {"pen": 0.0}
    with pytest.raises(ValueError, match="ink must be strokes such as"):
        read("M14 4L14 x")
    figure.state = {"ink": ""}
    assert figure.state["best"] is None


def test_jupyterlab_gets_the_weights_along(open_page):
    page = open_page("data:text/html,<meta charset=utf-8><title>Page</title><main></main>")
    figure = LiveFigure("digit_reader", lang="ko")
    values = {"tag": figure.tag, "lang": figure.lang, "state": figure.state}
    page.evaluate("""async ([code, values]) => {
        const address = "data:text/javascript;charset=utf-8," + encodeURIComponent(code);
        const model = { get: (name) => values[name], set() {}, save_changes() {}, on() {} };
        (await import(address)).default.render({ model, el: document.querySelector("main") });
    }""", [figure._esm, values])
    page.locator("[data-press=seven]").click()
    assert page.locator("output[data-name=best]").inner_text() == "7"


@pytest.mark.parametrize(("width", "side"), [(760, 300), (390, 300)])
def test_the_board_is_large(open_figure, width, side):
    board = open_figure("digit_reader", width=width).locator("#board").bounding_box()
    assert board["width"] == board["height"] > side
