"""The live figures: for each name a script that draws it and a module that computes it with nnlib.

Each has a folder. ``NAME.js`` in it runs in a page or in JupyterLab (``figure.js`` beside this file
says how one is written). Its ``__init__.py`` holds ``START``, the state the figure starts with,
``SYMBOLS``, how each number is written, and ``values(state)``, the figure's results as nnlib
computes them: numbers, or ``None`` where there is none. ``CHOICES``, where a module has it, says
which values a part of the state can take, ``TEXTS`` which pattern a text must match.
Further scripts in the folder, such as a trained network in ``NAME_weights.js``, are loaded first,
and before them what some figures share beside this file, if ``SHARED`` names it.
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))


def tag(name: str) -> str:
    """Return the figure's HTML element: ``course-two-by-two`` for ``two_by_two``."""
    if name not in NAMES:
        raise ValueError(f"There is no live figure {name!r}; there are: {', '.join(NAMES)}.")
    return "course-" + name.replace("_", "-")


def scripts(name: str) -> list[Path]:
    """Return what the figure is made of, in the order in which a page loads it."""
    tag(name)
    figure = FOLDER / name / f"{name}.js"
    parts = sorted(path for path in figure.parent.glob("*.js") if path != figure)
    shared = ["figure.js", "looks.js", "drawing.js", *getattr(twin(name), "SHARED", [])]
    return [*(FOLDER / script for script in shared), *parts, figure]


def twin(name: str) -> ModuleType:
    """Return the module that computes the figure with nnlib."""
    tag(name)
    return import_module(f"neuron_to_mnist.figures.{name}")
