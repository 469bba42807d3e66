"""The training panel and the sliders, worked as a user works them. Live figures: tests/figures."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.testing import assert_array_equal
from PIL import Image
from playwright.sync_api import Browser

from neuron_to_mnist import plots, widgets
from neuron_to_mnist.widgets import TrainingPanel, sliders
from nnlib.layers import Dense, Dropout, Sigmoid
from nnlib.losses import mean_squared_error
from nnlib.metrics import accuracy
from nnlib.network import Network
from nnlib.optimizers import SGD, Adam, cosine
from nnlib.training import fit

RNG = np.random.default_rng(1)
X = RNG.normal(size=(40, 3))
T = np.eye(2)[(X.sum(axis=1) > 0).astype(int)]


def network() -> Network:
    return Network([Dense(3, 4, rng=1), Sigmoid(), Dropout(0.1, rng=2), Dense(4, 2, rng=3)])


def panel(net: Network | None = None, **settings: Any) -> TrainingPanel:
    settings = {"optimizer": SGD(0.1), "batch_size": 8, "rng": 5, "epochs": 10} | settings
    return TrainingPanel(net or network(), X, T, **settings)


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widgets._Element, "show", lambda *_: None)


@pytest.fixture(autouse=True)
def one_update_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the notebook its turn after every update, so that tests can count them."""
    monkeypatch.setattr(widgets, "_SLICE", -1.0)


def apart(test: Callable[..., None]) -> Callable[..., None]:
    """Run the test in a thread without an event loop: Playwright leaves one in pytest's own."""

    @wraps(test)
    def run(*arguments: Any, **settings: Any) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(test, *arguments, **settings).result()

    return run


def live(use: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run ``use`` as a notebook's kernel does: buttons are pressed inside a running loop."""
    asyncio.run(asyncio.wait_for(use(), 60))


async def updates(panel: TrainingPanel, n: int) -> None:
    while panel.optimizer.iteration < n:
        await asyncio.sleep(0)


@pytest.mark.parametrize("settings", [
    {}, {"validation": (X[:9], T[:9]), "patience": 1, "metric": accuracy, "epochs": 40},
])
@apart
def test_untouched_it_gives_what_fit_gives_to_the_last_bit(settings: dict) -> None:
    made, expected = panel(**settings), network()
    history = fit(expected, X, T, **{"optimizer": SGD(0.1), "batch_size": 8, "rng": 5, "epochs": 10}
                  | settings)

    async def use() -> None:
        made.start_button.click()
        await made.task

    live(use)
    assert made.network.parameters.tobytes() == expected.parameters.tobytes()
    assert made.history == history
    assert made.state == history.stopped


@pytest.mark.usefixtures("no_pictures")
@apart
def test_a_pause_stops_the_updates_and_changes_nothing_in_the_end() -> None:
    made, expected = panel(), network()
    fit(expected, X, T, optimizer=SGD(0.1), batch_size=8, rng=5)

    async def use() -> None:
        made.start_button.click()
        await updates(made, 7)
        made.start_button.click()
        assert made.start_button.description == "Continue"
        there = made.optimizer.iteration, made.network.parameters.copy()
        for _ in range(50):
            await asyncio.sleep(0)
        assert made.optimizer.iteration == there[0] == 7
        assert_array_equal(made.network.parameters, there[1])
        made.start_button.click()
        made.start_button.click()  # pausing and going on before the loop has turned
        made.start_button.click()
        await made.task

    live(use)
    assert made.optimizer.iteration == 50
    assert made.network.parameters.tobytes() == expected.parameters.tobytes()


@pytest.mark.usefixtures("no_pictures")
@apart
def test_the_notebook_has_its_turn_while_training() -> None:
    made, turns = panel(epochs=100), 0

    async def use() -> None:
        nonlocal turns
        made.start_button.click()
        while not made.task.done():
            turns += 1
            await asyncio.sleep(0)

    live(use)
    assert turns >= 500  # as many as updates


@pytest.mark.usefixtures("no_pictures")
@apart
def test_the_slider_sets_the_rate_of_the_next_update() -> None:
    rates: list[float] = []
    made = panel(on_update=lambda _, optimizer: rates.append(optimizer.rate))

    async def use() -> None:
        made.start_button.click()
        await updates(made, 3)
        made.rate.value = 0.5
        assert made.status.text == "Training. Learning rate: 0.5"
        await updates(made, 5)
        made.stop_button.click()

    live(use)
    assert rates == [0.1, 0.1, 0.1, 0.5, 0.5]


@pytest.mark.usefixtures("no_pictures")
@apart
def test_stop_puts_the_best_weights_back() -> None:
    after: list[np.ndarray] = []
    wrong = (X[:9], T[:9, ::-1])  # its loss grows as the network learns
    made = panel(validation=wrong, epochs=100,
                 on_epoch=lambda net, _: after.append(net.parameters.copy()))

    async def use() -> None:
        made.start_button.click()
        await updates(made, 33)
        made.stop_button.click()
        await asyncio.sleep(0)

    live(use)
    assert len(after) == 6
    best = int(np.argmin(made.history.validation_loss))
    assert made.history.best_epoch == best < 5
    assert_array_equal(made.network.parameters, after[best])
    assert made.state == "interrupted"
    assert made.status.text == f"Stopped. The weights of epoch {best + 1}, the best, are kept."
    assert made.start_button.disabled
    assert made.stop_button.disabled
    made.stop()
    made.start()  # neither does anything now
    assert made.optimizer.iteration == 33


@pytest.mark.usefixtures("no_pictures")
@apart
def test_stopping_a_paused_panel_before_an_epoch_is_over() -> None:
    made = panel()

    async def use() -> None:
        made.start_button.click()
        await updates(made, 2)
        made.start_button.click()
        made.stop_button.click()
        assert made.status.text == "Stopped. No epoch was over: the last weights are kept."

    live(use)


@pytest.mark.usefixtures("no_pictures")
@apart
def test_a_stop_that_comes_as_training_ends_is_too_late_and_harmless() -> None:
    made = panel()

    async def use() -> None:
        made.start_button.click()
        while len(made.history.loss) < 10:
            await asyncio.sleep(0)
        assert made.state == "training"
        made.stop()
        assert made.state == "finished"
        await made.task

    live(use)


@pytest.mark.usefixtures("no_pictures")
@apart
def test_buttons_pressed_in_another_thread_work_in_the_notebooks_own() -> None:
    """JupyterLab runs the handlers of widgets in threads: a generator must not meet two."""

    async def use() -> None:
        made = panel(epochs=10**6)
        await asyncio.to_thread(made.start_button.click)
        await updates(made, 30)
        await asyncio.to_thread(setattr, made.rate, "value", 0.5)
        await updates(made, 60)
        assert made.optimizer.rate == 0.5
        await asyncio.to_thread(made.stop_button.click)
        await made.task
        assert made.state == "interrupted"

    live(use)


@pytest.mark.usefixtures("no_pictures")
@apart
def test_another_panel_pauses_the_one_that_trains() -> None:
    async def use() -> None:
        first = panel()
        first.start()
        await updates(first, 2)
        second = panel(first.network)
        assert first.state == "paused"
        second.start()
        first.start()
        assert (first.state, second.state) == ("training", "paused")
        first.stop()

    live(use)


@pytest.mark.usefixtures("no_pictures")
@apart
def test_bad_data_and_settings_get_the_errors_of_fit() -> None:
    for settings, error, words in (
        ({"T": np.ones((40, 3))}, ValueError, r"T must have the shape \(40, 2\), got \(40, 3\)"),
        ({"X": np.full((40, 3), np.nan)}, ValueError, "X must hold numbers, got NaN"),
        ({"epochs": 0}, ValueError, "epochs must be at least 1"),
        ({"patience": 3}, ValueError, "give validation"),
        ({"epoch": 3}, TypeError, "unexpected keyword argument 'epoch'"),
        ({"lang": "de"}, ValueError, "lang must be en or ko"),
    ):
        with pytest.raises(error, match=words):
            TrainingPanel(**{"network": network(), "X": X, "T": T} | settings)


@apart
def test_a_rate_that_is_too_large_is_said_in_a_sentence() -> None:
    net = Network([Dense(3, 2, rng=1)])
    made = panel(net, optimizer=SGD(1e200), loss=mean_squared_error)

    async def use() -> None:
        made.start_button.click()
        await made.task

    live(use)
    assert made.state == "failed"
    assert made.status.text.startswith("Training broke off. FloatingPointError: the loss became ")
    assert made.status.text.endswith("try a smaller learning rate")
    assert made.start_button.disabled


@pytest.mark.usefixtures("no_pictures")
@apart
def test_a_schedule_decides_the_rate_itself() -> None:
    made = panel(optimizer=Adam(cosine(0.01, 10)))
    assert not hasattr(made, "rate")

    async def use() -> None:
        made.start_button.click()
        await made.task

    live(use)
    assert made.numbers.text.startswith("epoch 10 / 10 · loss E = 0.")
    assert made.numbers.text.endswith("Learning rate = 0")


@apart
def test_what_is_shown_in_both_languages() -> None:
    for lang, words in (
        ("en", ["Start", "Stop", "Learning rate", "Ready.", "epoch 0 / 10"]),
        ("ko", ["시작", "멈춤", "학습률", "준비되었습니다.", "에폭 0 / 10"]),
    ):
        made = panel(lang=lang)
        shown = [made.start_button.description, made.stop_button.description,
                 made.rate.description, made.status.text.strip(), made.numbers.text]
        assert shown == words
        for picture in (made.curve, made.weights):
            assert picture.attributes["alt"].endswith(f": {words[-1]}")
            assert picture.attributes["src"].startswith("data:image/svg+xml;base64,")
    assert made.status.attributes["role"] == "status"


@apart
def test_curve_and_weights_change_as_it_trains(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[dict] = []
    draw = plots.learning_curves
    monkeypatch.setattr(plots, "learning_curves",
                        lambda lines: (drawn.append({k: list(v) for k, v in lines.items()}),
                                       draw(lines))[1])
    made = panel(validation=(X[:9], T[:9]), metric=partial(accuracy, threshold=None))
    before = made.weights.attributes["src"]

    async def use() -> None:
        made.start_button.click()
        await updates(made, 12)
        made.pause()
        numbers = made.history.loss[-1], made.history.validation_loss[-1]
        assert made.numbers.text == ("epoch 2 / 10 · loss E = {:.4f} · validation loss Eᵥ = {:.4f}"
                                     " · accuracy = {:.4f}".format(
                                         *numbers, made.history.validation_metric[-1]))
        assert drawn[-1] == {"$E$": made.history.loss, "$E_v$": made.history.validation_loss}
        assert len(made.history.loss) == 2
        assert made.weights.attributes["src"] != before
        made.stop()

    live(use)


@apart
def test_weights_are_images_where_inputs_are_pixels() -> None:
    image = widgets._picture_of_weights(Network([Dense(16, 3, rng=1), Sigmoid(), Dense(3, 2)]))
    assert len(image.axes) == 3
    matrices = widgets._picture_of_weights(network())
    assert [ax.get_title() for ax in matrices.axes] == ["$W^{(1)}$", "$W^{(2)}$"]


@apart
def test_a_picture_of_ones_own() -> None:
    seen: list[Network] = []

    def picture(net: Network) -> Figure:
        seen.append(net)
        return plots.plane(region=lambda points: points[:, 0])

    made = panel(picture=picture)
    assert seen == [made.network]


def test_the_browser_changes_the_element_and_never_replaces_it(browser: Browser) -> None:
    """A screen reader announces changes of a status line that stays."""
    page = browser.new_page()
    page.evaluate("""async (esm) => {
      const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
      const { default: widget } = await import(url);
      const state = { tag: "p", attributes: { role: "status" }, text: "Ready." };
      const followers = [];
      window.model = {
        get: (name) => state[name],
        on: (event, follow) => followers.push(follow),
        set: (changes) => { Object.assign(state, changes); followers.forEach((f) => f()); },
      };
      widget.render({ model, el: document.body });
    }""", str(widgets._Element._esm))
    line = page.locator("p[role=status]").element_handle()
    assert line.inner_text() == "Ready."
    page.evaluate("model.set({ text: 'Training.', attributes: { title: 'E' } })")
    assert line.inner_text() == "Training."
    assert (line.get_attribute("role"), line.get_attribute("title")) == ("status", "E")
    assert page.locator("body > *").count() == 1
    page.close()


def test_pictures_can_be_read_in_forced_colors(browser: Browser) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.set_content(
        f"<style>{widgets._Element._css}</style><img class=nnlib-picture src='data:image/svg+xml,"
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">'
        "<path d=\"M20 20h20v20h-20z\"/></svg>'>")
    shot = Image.open(BytesIO(page.locator("img").screenshot())).convert("L")
    page.close()
    assert shot.getpixel((5, 5)) - shot.getpixel((30, 30)) > 150


@apart
def test_sliders_redraw_the_picture() -> None:
    drawn: list[dict] = []

    def draw(slope: float = 0.1, pieces: int = 3, name: str = "a") -> Figure:
        drawn.append({"slope": slope, "pieces": pieces, "name": name})
        if slope == 0.9:
            raise ValueError("slope must not be 0.9")
        return plots.curves({name: lambda x: slope * x})

    box = sliders(draw, slope=(0.0, 1.0, 0.05), pieces=(1, 5, 1), name=["a", "b"])
    slope, _, name, picture, problem = box.children
    assert [control.description for control in box.children[:3]] == ["slope", "pieces", "name"]
    assert (slope.min, slope.max, slope.step) == (0.0, 1.0, 0.05)
    assert drawn == [{"slope": 0.1, "pieces": 3, "name": "a"}]
    first = picture.attributes
    assert first["alt"] == "slope = 0.1, pieces = 3, name = a"
    slope.value = 0.5
    name.value = "b"
    assert drawn[1:] == [{"slope": 0.5, "pieces": 3, "name": "a"},
                         {"slope": 0.5, "pieces": 3, "name": "b"}]
    assert picture.attributes["alt"] == "slope = 0.5, pieces = 3, name = b"
    assert picture.attributes["src"] != first["src"]
    slope.value = 0.9
    assert problem.text == "ValueError: slope must not be 0.9"
    slope.value = 0.8
    assert problem.text == ""


@apart
def test_sliders_start_in_the_middle_without_a_default() -> None:
    box = sliders(lambda a: plots.curves({"": lambda x: a * x}), a=(-2.0, 2.0, 0.5))
    assert box.children[0].value == 0.0


@apart
def test_bad_sliders() -> None:
    def draw(a: float) -> Figure:
        return plots.curves({"": lambda x: a * x})

    with pytest.raises(ValueError, match="a must be"):
        sliders(draw, a=(1, 2, 3, 4, 5))
    with pytest.raises(TypeError, match="unexpected keyword argument 'b'"):
        sliders(draw, b=(0.0, 1.0, 0.1))
    with pytest.raises(TypeError, match="a plot must return its Figure, got None"):
        sliders(lambda a: None, a=(0.0, 1.0, 0.1))
