"""Functions to run a text over: the course's, or the student's own wherever they are right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from neuron_to_mnist import lent
from neuron_to_mnist.checks.report import Finding
from neuron_to_mnist.checks.results import words
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own.examples import first_trouble, quietly
from neuron_to_mnist.own.find import Written, links
from neuron_to_mnist.own.library import Library, unreadable


def lent_functions() -> dict[str, Any]:
    """Return the course's function for every name of the library."""
    return {name: getattr(lent, name) for name in LIBRARY}


@dataclass
class Shelf:
    """A function for every name: the student's own, or the course's with the reason for it."""

    functions: dict[str, Any]
    own: set[str] = field(default_factory=set)
    reasons: dict[str, Finding] = field(default_factory=dict)
    links: dict[str, frozenset[str]] = field(default_factory=dict)

    def reached_from(self, names: frozenset[str]) -> list[str]:
        """Return the student's own functions that these names lead to, in order of chapters."""
        reached: set[str] = set()
        waiting = set(names)
        while waiting:
            name = waiting.pop()
            if name in self.own and name not in reached:
                reached.add(name)
                waiting |= self.links[name]
        return sorted(reached, key=LIBRARY.__getitem__)


def shelf(text: str, instead: Mapping[str, Any] | None = None) -> Shelf:
    """Return the functions of a library's file, each tried; some may be given ``instead``.

    A section runs over those before it that are right, and over the course's.
    """
    made = Shelf(lent_functions())
    if found := unreadable(text):
        where, line, said = found
        reason = Finding("own.lent_file", {"section": where or "—", "line": str(line)},
                         {"error": said})
        made.reasons = dict.fromkeys(LIBRARY, reason)
        return made
    made.functions.update(instead or {})
    for section in Library.read(text).in_order():
        name = section.name
        if section.aside:
            made.reasons[name] = Finding("own.lent_aside", {"name": name})
        elif name not in (instead or {}):
            function = run(section.text, name, made.functions)
            trouble = first_trouble(name, function)
            if trouble is None:
                made.functions[name] = function
                made.own.add(name)
                made.links[name] = links(section.text)
            else:
                kind = "own.lent_error" if trouble.raised else "own.lent_wrong"
                made.reasons[name] = Finding(
                    kind, {"name": name}, {"call": trouble.call, "came": trouble.came}
                )
    return made


def run(text: str, name: str, functions: Mapping[str, Any]) -> Any:
    """Run a text alone over some functions, and return what it defines under ``name``.

    If it stops with an error, a function that does the same is returned.
    """
    namespace = {"__name__": "my_network", "np": np, **functions}
    del namespace[name]
    try:
        with quietly():
            exec(compile(text, "my_network.py", "exec"), namespace)
        return namespace[name]
    except (Exception, SystemExit) as error:
        return _stopped(error)


def run_written(written: Written, functions: Mapping[str, Any]) -> Any:
    """Run what was found in the cells over some functions."""
    return run(written.text, written.name, {written.name: None, **functions})


def _stopped(error: BaseException) -> Callable[..., Any]:
    said = words(error)
    kind = type(error) if isinstance(error, Exception) else RuntimeError

    def function(*args: Any, **kwargs: Any) -> Any:
        try:
            again = kind(said)
        except Exception:
            again = RuntimeError(said)
        raise again

    return function
