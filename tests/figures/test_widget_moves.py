"""A figure in a notebook goes where the hand leads it, however late the kernel hears of it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from neuron_to_mnist.figures import NAMES, tag, twin
from neuron_to_mnist.widgets import LiveFigure

DELAYS = [0, 30, 150]  # milliseconds, each way
MOVES = 30
PACE = 12  # milliseconds from one move of the hand to the next

# The front end's model of a widget as its view sees it: what is saved reaches the kernel after the
# delay, and so does on its way back what the kernel has to say.
SHOW = """async ([esm, state, delay]) => {
  const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  const followers = [];
  const later = (act) => { window.underWay += 1; setTimeout(async () => {
    await act();
    window.underWay -= 1;
  }, delay); };
  window.underWay = 0;
  window.model = {
    get: (name) => state[name],
    on: (event, follow) => followers.push(follow),
    set: (name, value) => {
      const same = JSON.stringify(state[name]) === JSON.stringify(value);
      state[name] = value;
      if (!same) followers.forEach((follow) => follow());
    },
    save_changes: () => {
      const sent = structuredClone({ state: state.state });
      later(async () => window.comes(await window.kernel(sent)));
    },
  };
  window.comes = (messages) => {
    for (const message of messages) later(() => model.set("state", message.state));
  };
  widget.render({ model, el: document.body });
}"""


class NotebookPage:
    """A figure in a page, its widget in Python, and the way between them."""

    def __init__(self, page: Page, name: str, delay: int) -> None:
        self.page, self.name, self.figure = page, name, LiveFigure(name)
        self.said: list[dict[str, Any]] = []
        self.figure.comm.publish_msg = self._keep
        page.expose_function("kernel", self._hear)
        state = {"tag": tag(name), "lang": "en", "state": self.figure.get_state("state")["state"]}
        page.evaluate(SHOW, [self.figure._esm, state, delay])

    def _keep(self, kind: str, data: dict[str, Any] | None = None, **_: object) -> None:
        if data and data.get("method") == "update":  # the manager drops the echo of its own words
            self.said.append({"state": data["state"]["state"]})

    def _hear(self, sent: dict[str, Any]) -> list[dict[str, Any]]:
        self.figure.set_state(sent)
        return self.answers()

    def answers(self) -> list[dict[str, Any]]:
        """Take what the kernel has to say."""
        said, self.said = self.said, []
        return said

    def set(self, **part: Any) -> None:
        """Move the figure from Python, as a cell does."""
        self.figure.state = part
        self.page.evaluate("messages => comes(messages)", self.answers())

    def shown(self) -> dict[str, Any]:
        """Return what the figure shows."""
        return self.page.evaluate(f"document.querySelector('{tag(self.name)}').state")

    def settled(self) -> dict[str, Any]:
        """Return what the figure shows when nothing is under way any more; Python agrees."""
        self.page.wait_for_function("underWay === 0")
        shown, start = self.shown(), twin(self.name).START
        assert {key: self.figure.state[key] for key in start} == {key: shown[key] for key in start}
        return shown


@pytest.fixture
def notebook(browser: Browser) -> Callable[..., NotebookPage]:
    page = browser.new_page(viewport={"width": 760, "height": 1200})
    yield lambda name, delay: NotebookPage(page, name, delay)
    page.close()


def drag(page: Page, at: Callable[[float], tuple[float, float]]) -> None:
    """Press, move fast, let go; ``at`` leads from 0 to 1."""
    page.mouse.move(*at(0))
    page.mouse.down()
    for move in range(1, MOVES + 1):
        page.mouse.move(*at(move / MOVES))
        page.wait_for_timeout(PACE)
    page.mouse.up()


@pytest.mark.parametrize("delay", DELAYS)
@pytest.mark.parametrize("name", NAMES)
def test_a_fast_drag_ends_where_the_hand_did(notebook, name, delay):
    there = notebook(name, delay)
    sliders = there.page.locator("input[type=range]:visible").all()
    slider = sliders[min(1, len(sliders) - 1)]
    slider.scroll_into_view_if_needed()
    box, key = slider.bounding_box(), slider.get_attribute("id")
    there.page.evaluate(f"""() => {{
      const figure = document.querySelector("{tag(name)}");
      window.way = [];
      figure.addEventListener("change", () => way.push(figure.state.{key}));
    }}""")
    middle = box["y"] + box["height"] / 2
    drag(there.page, lambda t: (box["x"] + (0.1 + 0.77 * t) * box["width"], middle))
    end = there.shown()[key]
    assert there.settled()[key] == end
    low, high = (float(slider.get_attribute(side)) for side in ("min", "max"))
    assert 0.8 < (end - low) / (high - low) < 0.95
    way = there.page.evaluate("way")
    assert len(way) > 5
    assert way[1:] == sorted(way[1:])  # the first move can lead down to where the hand begins


@pytest.mark.parametrize("delay", DELAYS)
def test_no_stroke_is_lost(notebook, delay):
    there = notebook("digit_reader", delay)
    there.page.get_by_role("button", name="Clear").click()
    board = there.page.locator("#board").bounding_box()

    def across(height: float) -> Callable[[float], tuple[float, float]]:
        return lambda t: (board["x"] + (0.1 + 0.8 * t) * board["width"],
                          board["y"] + height * board["height"])

    for height in (0.2, 0.5, 0.8):
        drag(there.page, across(height))
    strokes = there.settled()["ink"].split("M")[1:]
    assert [stroke.count("L") for stroke in strokes] == [MOVES + 1] * 3


@pytest.mark.parametrize("delay", DELAYS)
def test_python_moves_what_rests_and_not_what_is_in_the_hand(notebook, delay):
    there = notebook("two_by_two", delay)
    there.set(w12=-1.0)
    assert there.settled()["w12"] == -1.0
    box = there.page.locator("#x2").bounding_box()
    middle = box["y"] + box["height"] / 2

    def at(t: float) -> tuple[float, float]:
        if t == 1:
            there.set(w21=2.0)  # with an x2 that it heard of long ago
        return box["x"] + t * 0.6 * box["width"], middle

    drag(there.page, at)
    end = there.shown()["x2"]
    assert there.settled()["x2"] == end
    there.set(x2=0.25, w21=1.5)
    shown = there.settled()
    assert (shown["x2"], shown["w21"], shown["w12"]) == (0.25, 1.5, -1.0)


def test_python_hears_where_the_slider_ends(notebook):
    there = notebook("two_by_two", 30)
    there.set(x1=7.0)
    assert there.settled()["x1"] == 2.0
