"""A limit on the time that a block of code takes, kept by the process itself."""

import contextlib
import signal
from collections.abc import Iterator


class TimeLimit(BaseException):
    """Raised in code that runs for too long; no ``except Exception`` stops it."""


@contextlib.contextmanager
def time_limit(seconds: float, processor_seconds: float | None = None) -> Iterator[None]:
    """Raise :class:`TimeLimit` in the block when its time, or its processor time, is up."""
    limits = [(signal.SIGALRM, signal.ITIMER_REAL, seconds)]
    if processor_seconds is not None:
        limits.append((signal.SIGPROF, signal.ITIMER_PROF, processor_seconds))
    with contextlib.ExitStack() as stack:
        for limit in limits:
            stack.enter_context(_timer(*limit))
        yield


@contextlib.contextmanager
def _timer(number: int, timer: int, seconds: float) -> Iterator[None]:
    def ring(signum: int, frame: object) -> None:
        raise TimeLimit(f"no end after {seconds:.3g} s")

    before = signal.signal(number, ring)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
