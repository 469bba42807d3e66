"""The course's live figures as widgets, in JupyterLab and other notebooks.

>>> from nnlib.widgets import LiveFigure
>>> figure = LiveFigure("two_by_two", lang="en")
>>> round(figure.state["y1"], 4)
0.7408
>>> figure.state = {"w11": 0.0}
>>> round(figure.state["y1"], 4)
0.5374
"""

import math
from typing import Any

from anywidget import AnyWidget
from traitlets import Dict, TraitError, Unicode, validate

from nnlib import figures

_RENDER = """
export default {
  render({ model, el }) {
    const figure = document.createElement(model.get("tag"));
    figure.lang = model.get("lang");
    figure.state = model.get("state");
    figure.addEventListener("change", () => {
      model.set("state", figure.state);
      model.save_changes();
    });
    const follow = () => { figure.state = model.get("state"); };
    model.on("change:state", follow);
    el.append(figure);
    return () => model.off("change:state", follow);
  },
};
"""


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
    state = Dict().tag(sync=True)

    def __init__(self, name: str, lang: str = "en") -> None:
        if lang not in ("en", "ko"):
            raise ValueError(f'lang must be "en" or "ko", not {lang!r}.')
        self._twin = figures.twin(name)
        scripts = [(figures.FOLDER / f"{part}.js").read_text("utf-8") for part in ("figure", name)]
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
        if isinstance(self._twin.START[name], bool):
            return None if isinstance(value, bool) else "True or False"
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return None if number and math.isfinite(value) else "a finite number"
