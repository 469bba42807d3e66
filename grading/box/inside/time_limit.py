"""A limit on the time that a block of code takes, kept by the process itself."""

import signal
from types import FrameType, TracebackType
from typing import Any


class TimeLimit(BaseException):
    """Raised in code that runs for too long; no ``except Exception`` stops it."""


class Timer:
    """Raises :class:`TimeLimit` in its block when the time, or the processor time, is up."""

    def __init__(self, seconds: float, processor_seconds: float | None = None) -> None:
        self._timers = [(signal.SIGALRM, signal.ITIMER_REAL, seconds)]
        if processor_seconds is not None:
            self._timers.append((signal.SIGPROF, signal.ITIMER_PROF, processor_seconds))
        self._before: list[Any] = []

    def __enter__(self) -> None:
        for number, timer, seconds in self._timers:
            self._before.append(signal.signal(number, self._ring))
            signal.setitimer(timer, seconds)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for (number, timer, _), before in zip(self._timers, self._before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, before)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        seconds = next(limit for name, _, limit in self._timers if name == number)
        raise TimeLimit(f"no end after {seconds:.3g} s")
