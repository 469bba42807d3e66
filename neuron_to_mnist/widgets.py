"""Widgets for JupyterLab and other notebooks: live figures, sliders over plots, a training panel.

`LiveFigure` shows a figure of the book; Python and the figure share its state:

>>> from neuron_to_mnist.widgets import LiveFigure
>>> figure = LiveFigure("two_by_two", lang="en")
>>> round(figure.state["y1"], 4)
0.7408
>>> figure.state = {"w11": 0.0}
>>> round(figure.state["y1"], 4)
0.5374
"""

from __future__ import annotations

import asyncio
import math
import re
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from inspect import Parameter, signature
from io import BytesIO
from typing import Any, ClassVar

import matplotlib as mpl
from anywidget import AnyWidget
from ipywidgets import Button, FloatLogSlider, HBox, VBox, interactive
from matplotlib.figure import Figure
from numpy.typing import ArrayLike
from traitlets import Dict, TraitError, Unicode, validate

from neuron_to_mnist import LANGUAGES, figures, plots, say
from neuron_to_mnist.plots.style import STYLE
from nnlib.layers import Dense
from nnlib.network import Network
from nnlib.optimizers import Adam, Optimizer
from nnlib.training import fit_in_steps

_RENDER = """
export default {
  render({ model, el }) {
    const figure = document.createElement(model.get("tag"));
    figure.lang = model.get("lang");
    let mine = model.get("state");
    figure.state = mine;
    figure.addEventListener("change", () => {
      const { state } = figure;
      const names = Object.keys(mine).filter((name) => name in state);
      if (names.every((name) => state[name] === mine[name])) return;
      mine = { ...mine, moves: mine.moves + 1 };
      for (const name of names) mine[name] = state[name];
      model.set("state", mine);
      model.save_changes();
    });
    // What Python said before it heard of the last move comes too late.
    const follow = () => {
      const state = model.get("state");
      if (state.moves < mine.moves) model.set("state", mine);
      else figure.state = mine = state;
    };
    model.on("change:state", follow);
    el.append(figure);
    return () => model.off("change:state", follow);
  },
};
"""


def _to_front_end(state: dict[str, Any], figure: LiveFigure) -> dict[str, Any]:
    """Return what the controls say: the front end computes the results itself."""
    return {name: state[name] for name in figure._twin.START} | {"moves": figure._moves}


def _from_front_end(sent: dict[str, Any], figure: LiveFigure) -> dict[str, Any]:
    figure._moves = sent["moves"]
    return {name: value for name, value in sent.items() if name != "moves"}


class LiveFigure(AnyWidget):
    """A live figure of the course. ``state`` holds its numbers, from either side.

    Parameters
    ----------
    name : str
        The figure, as in ``"two_by_two"``.
    lang : str
        ``"en"`` or ``"ko"``.

    Attributes
    ----------
    state : dict
        What the controls say, and the results. Assign any part of it to move the figure.
    """

    _esm = Unicode().tag(sync=True)
    tag = Unicode().tag(sync=True)
    lang = Unicode().tag(sync=True)
    state = Dict().tag(sync=True, to_json=_to_front_end, from_json=_from_front_end)
    _moves = 0  # how many of the front end's moves have come

    def __init__(self, name: str, lang: str = "en") -> None:
        _check_language(lang)
        self._twin = figures.twin(name)
        scripts = [path.read_text("utf-8") for path in figures.scripts(name)]
        super().__init__(
            _esm="\n".join([*scripts, _RENDER]), tag=figures.tag(name), lang=lang,
            state=self._twin.START,
        )

    @validate("state")
    def _complete(self, proposal: dict[str, dict[str, Any]]) -> dict[str, Any]:
        start, part = self._twin.START, proposal["value"]
        state = {**start, **self.state, **part}
        complete = {name: state[name] for name in start}
        for name, value in complete.items():
            if (wanted := self._wanted(name, value)) is not None:
                raise TraitError(f"{name} must be {wanted}, not {value!r}.")
        try:
            complete |= self._twin.values(complete)
        except ValueError as error:
            raise TraitError(str(error)) from None
        if unknown := sorted(set(part) - set(complete)):
            raise TraitError(
                f"There is no {', '.join(unknown)} in this figure; it has {', '.join(start)}."
            )
        return complete

    def _wanted(self, name: str, value: Any) -> str | None:
        """Return what ``name`` has to be, unless ``value`` is that."""
        choices = getattr(self._twin, "CHOICES", {}).get(name)
        if choices is not None:
            return None if value in choices else f"one of {', '.join(map(str, choices))}"
        pattern = getattr(self._twin, "TEXTS", {}).get(name)
        if pattern is not None:
            fits = isinstance(value, str) and re.fullmatch(pattern, value)
            return None if fits else f"text that matches {pattern}"
        if isinstance(self._twin.START[name], bool):
            return None if isinstance(value, bool) else "True or False"
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return None if number and math.isfinite(value) else "a finite number"


class _Element(AnyWidget):
    """An HTML element that keeps its place while its attributes and its text change."""

    _esm = """
export default {
  render({ model, el }) {
    const element = document.createElement(model.get("tag"));
    const follow = () => {
      for (const [name, value] of Object.entries(model.get("attributes")))
        element.setAttribute(name, value);
      element.textContent = model.get("text");
    };
    follow();
    model.on("change", follow);
    el.append(element);
    return () => model.off("change", follow);
  },
};
"""
    # Pictures have dark ink: JupyterLab's dark theme gets them as the book's does.
    _css = """
.nnlib-picture { max-width: 100%; background: #fff; forced-color-adjust: none; }
.nnlib-line { margin: 0.25rem 0; font-variant-numeric: tabular-nums; }
body[data-jp-theme-light="false"] .nnlib-picture { filter: invert(.92) hue-rotate(180deg); }
"""
    tag = Unicode().tag(sync=True)
    attributes = Dict().tag(sync=True)
    text = Unicode().tag(sync=True)

    def show(self, draw: Callable[[], Figure], alt: str) -> None:
        """Draw a picture into an ``img``."""
        buffer = BytesIO()
        with mpl.rc_context(STYLE):
            figure = draw()
            if not isinstance(figure, Figure):
                raise TypeError(f"a plot must return its Figure, got {figure!r}")
            plots.save_svg(figure, buffer)
        source = "data:image/svg+xml;base64," + b64encode(buffer.getvalue()).decode()
        self.attributes = self.attributes | {"class": "nnlib-picture", "src": source, "alt": alt}


def _line(role: str) -> _Element:
    return _Element(tag="p", attributes={"class": "nnlib-line", "role": role})


def _in_this_loop() -> Callable[..., object]:
    """Return what runs a function in the loop of the cell that asks, the notebook's own.

    JupyterLab may press buttons and move sliders in threads of its own.
    """
    try:
        return asyncio.get_running_loop().call_soon_threadsafe
    except RuntimeError:  # no notebook
        return lambda function, *arguments: function(*arguments)


def sliders(plot: Callable[..., Figure], **controls: Any) -> VBox:
    """Put sliders above a picture, which is drawn anew whenever one of them moves.

    Parameters
    ----------
    plot : callable
        Takes the values of the controls by name and returns a Figure, as all of
        `neuron_to_mnist.plots` do.
    **controls
        For each name a slider, ``(low, high, step)``, or anything else of which
        ``ipywidgets.interact`` makes a control: a list to choose from, True or False. A default
        of ``plot`` is the value to start with.

    Examples
    --------
    >>> from nnlib.activations import leaky_relu
    >>> from neuron_to_mnist.plots import curves
    >>> def draw(slope=0.1):
    ...     return curves({"": lambda x: leaky_relu(x, slope)})
    >>> panel = sliders(draw, slope=(0.0, 1.0, 0.05))
    >>> panel.children[0].value
    0.1
    """
    defaults = {name: parameter.default for name, parameter in signature(plot).parameters.items()}
    made = {name: interactive.widget_from_abbrev(control, defaults.get(name, Parameter.empty))
            for name, control in controls.items()}
    for name, control in made.items():
        if control is None:
            raise ValueError(f"{name} must be (low, high, step) or a list, got {controls[name]!r}")
        control.description = name
    picture, problem = _Element(tag="img"), _line("alert")

    def draw() -> None:
        values = {name: control.value for name, control in made.items()}
        alt = ", ".join(f"{name} = {value}" for name, value in values.items())
        picture.show(lambda: plot(**values), alt)

    def move() -> None:
        problem.text = ""
        try:
            draw()
        except Exception as error:  # in a callback there is no cell that could show it
            problem.text = f"{type(error).__name__}: {error}"

    draw()
    run = _in_this_loop()
    for control in made.values():
        control.observe(lambda _: run(move), "value")
    return VBox([*made.values(), picture, problem])


_MESSAGES = {
    "start": {"en": "Start", "ko": "시작"},
    "pause": {"en": "Pause", "ko": "일시 정지"},
    "continue": {"en": "Continue", "ko": "계속"},
    "stop": {"en": "Stop", "ko": "멈춤"},
    "rate": {"en": "Learning rate", "ko": "학습률"},
    "epoch": {"en": "epoch", "ko": "에폭"},
    "loss": {"en": "loss", "ko": "손실"},
    "validation": {"en": "validation loss", "ko": "검증 손실"},
    "weights": {"en": "Weights of the network", "ko": "신경망의 가중치"},
    "curve": {"en": "Loss epoch by epoch", "ko": "에폭별 손실"},
    "ready": {"en": "Ready.", "ko": "준비되었습니다."},
    "training": {"en": "Training.", "ko": "학습하고 있습니다."},
    "paused": {"en": "Paused.", "ko": "잠시 멈추었습니다."},
    "finished": {"en": "Finished.", "ko": "학습이 끝났습니다."},
    "interrupted": {"en": "Stopped.", "ko": "학습을 멈추었습니다."},
    "early": {
        "en": "Stopped early: the validation loss falls no more.",
        "ko": "검증 손실이 더 줄지 않아 일찍 멈추었습니다.",
    },
    "failed": {"en": "Training broke off.", "ko": "학습이 중단되었습니다."},
    "kept": {
        "en": "The weights of epoch {epoch}, the best, are kept.",
        "ko": "손실이 가장 작았던 에폭 {epoch}의 가중치를 남겼습니다.",
    },
    "none kept": {
        "en": "No epoch was over: the last weights are kept.",
        "ko": "끝난 에폭이 없어 마지막 가중치를 남겼습니다.",
    },
}
_SLICE = 0.02  # seconds of training before the notebook gets its turn


class TrainingPanel(VBox):
    """`nnlib.training.fit` with buttons: start, pause, stop, and the learning rate as it runs.

    Training goes on between the notebook's other work: further cells run at once. Untouched, it
    gives the same network as `fit`, to the last bit. Stop is `fit`'s Ctrl-C: the weights of the
    best epoch are put back. One panel trains at a time: making or starting another pauses it.

    Parameters
    ----------
    network, X, T, epochs
        As for `fit`.
    lang : str
        ``"en"`` or ``"ko"``.
    optimizer : Optimizer, optional
        By default ``Adam()``. If its learning rate is a number, there is a slider for it.
    picture : callable, optional
        Takes the network and returns a Figure, drawn beside the curve in place of the weights.
    **settings
        Everything else that `fit` takes.

    Attributes
    ----------
    history : History
        What `fit` would return, so far.

    Examples
    --------
    >>> from nnlib.layers import Dense, Sigmoid
    >>> from nnlib.network import Network
    >>> network = Network([Dense(2, 2, rng=1), Sigmoid(), Dense(2, 2, rng=2)])
    >>> panel = TrainingPanel(network, [[0.0, 1.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]])
    >>> panel.history.loss
    []
    """

    _at_work: ClassVar[TrainingPanel | None] = None

    def __init__(
        self, network: Network, X: ArrayLike, T: ArrayLike, *, lang: str = "en",
        optimizer: Optimizer | None = None, epochs: int = 10,
        picture: Callable[[Network], Figure] | None = None, **settings: Any,
    ) -> None:
        _check_language(lang)
        self.network, self.optimizer = network, optimizer or Adam()
        self.state = "ready"
        self.task: asyncio.Task[None] | None = None
        self._language, self._picture = lang, picture or _picture_of_weights
        self._keeps_best = settings.get("patience") is not None
        metric = settings.get("metric")  # perhaps a partial(accuracy, threshold=0)
        self._metric = getattr(getattr(metric, "func", metric), "__name__", "metric")
        self._epochs = epochs
        self._steps = fit_in_steps(
            network, X, T, optimizer=self.optimizer, epochs=epochs, **settings)
        self.history = next(self._steps)  # checks all, trains nothing
        self._next_drawing = 0.0

        self.start_button = Button(button_style="primary")
        self.stop_button = Button(description=self._words("stop"))
        run = _in_this_loop()
        self.start_button.on_click(lambda _: run(self.pause if self._training else self.start))
        self.stop_button.on_click(lambda _: run(self.stop))
        buttons = [self.start_button, self.stop_button]
        rate = self.optimizer.learning_rate
        if not callable(rate):
            middle = math.log10(rate)
            self.rate = FloatLogSlider(
                rate, description=self._words("rate"), min=middle - 2, max=middle + 2, step=0.05,
                readout_format=".2g", style={"description_width": "initial"},
            )
            self.rate.observe(lambda change: run(self._set_rate, change["new"]), "value")
            buttons.append(self.rate)
        self.status, self.numbers = _line("status"), _line("note")
        self.curve, self.weights = (
            _Element(tag="img", attributes={"style": "width: 23rem"}) for _ in range(2))
        super().__init__([HBox(buttons, layout={"flex_flow": "row wrap"}), self.status,
                          self.numbers,
                          HBox([self.curve, self.weights], layout={"flex_flow": "row wrap"})])
        self._pause_the_other()
        self._say("ready")
        self._draw()

    @property
    def _training(self) -> bool:
        return self.state == "training"

    def start(self) -> None:
        """Begin, or go on after a pause."""
        if self.state not in ("ready", "paused"):
            return
        self._pause_the_other()
        self._say("training")
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self._train())

    def pause(self) -> None:
        """Hold on after the current update."""
        if self._training:
            self._say("paused")
            self._draw()

    def stop(self) -> None:
        """End training and put back the weights of the best epoch, as Ctrl-C does in `fit`."""
        if self.state in ("training", "paused"):
            with suppress(KeyboardInterrupt):  # comes back if training has just ended by itself
                self._steps.throw(KeyboardInterrupt)
            self._end()

    async def _train(self) -> None:
        while self._training:
            try:
                self._some_updates()
            except Exception as error:
                self._say("failed", f"{type(error).__name__}: {error}")
            await asyncio.sleep(0)  # the notebook's turn: buttons, slider, other cells

    def _some_updates(self) -> None:
        start = time.perf_counter()
        for _ in self._steps:
            if time.perf_counter() > start + _SLICE:
                break
        else:
            self._end()
        self._tell()
        if self._training and start > self._next_drawing:
            self._draw()
            now = time.perf_counter()
            self._next_drawing = now + 3 * (now - start)  # most of the time is for training
    def _end(self) -> None:
        epoch, kept = self.history.best_epoch, ""
        if self._keeps_best or self.history.stopped == "interrupted":
            kept = self._words("none kept" if epoch < 0 else "kept", epoch=epoch + 1)
        self._say(self.history.stopped, kept)
        self._draw()

    def _pause_the_other(self) -> None:
        if TrainingPanel._at_work is not None:
            TrainingPanel._at_work.pause()
        TrainingPanel._at_work = self

    def _set_rate(self, rate: float) -> None:
        self.optimizer.learning_rate = rate
        self._say(self.state, f"{self._words('rate')}: {rate:.2g}")

    def _words(self, message: str, **fields: object) -> str:
        return say(_MESSAGES, message, self._language, **fields)

    def _say(self, state: str, more: str = "") -> None:
        self.state = state
        self.status.text = f"{self._words(state)} {more}"
        action = {"training": "pause", "paused": "continue"}.get(state, "start")
        self.start_button.description = self._words(action)
        self.start_button.disabled = state not in ("ready", "training", "paused")
        self.stop_button.disabled = state not in ("training", "paused")

    def _tell(self) -> str:
        words, history = self._words, self.history
        shown = [(f"{words('loss')} E", history.loss),
                 (f"{words('validation')} Eᵥ", history.validation_loss),
                 (self._metric, history.validation_metric or history.metric)]
        epoch = f"{words('epoch')} {len(history.loss)} / {self._epochs}"
        parts = [epoch, *(f"{name} = {values[-1]:.4f}" for name, values in shown if values)]
        if callable(self.optimizer.learning_rate):
            parts.append(f"{words('rate')} = {self.optimizer.rate:.2g}")
        self.numbers.text = " · ".join(parts)
        return epoch

    def _draw(self) -> None:
        epoch, history, words = self._tell(), self.history, self._words
        lines = {"$E$": history.loss, "$E_v$": history.validation_loss}
        lines = {symbol: values for symbol, values in lines.items() if values}
        self.curve.show(lambda: plots.learning_curves(lines), f"{words('curve')}: {epoch}")
        self.weights.show(lambda: self._picture(self.network), f"{words('weights')}: {epoch}")


def _picture_of_weights(network: Network) -> Figure:
    matrices = [layer.weights for layer in network.layers if isinstance(layer, Dense)]
    pixels = len(matrices[0])
    if pixels >= 16 and math.isqrt(pixels) ** 2 == pixels:
        return plots.images(matrices[0].T[:10], signed=True)
    return plots.weights(matrices, [f"$W^{{({i})}}$" for i in range(1, len(matrices) + 1)])


def _check_language(lang: str) -> None:
    if lang not in LANGUAGES:
        raise ValueError(f"lang must be {' or '.join(LANGUAGES)}, not {lang!r}.")
