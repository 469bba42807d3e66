"""A limit on the time that a block of code takes, kept by the process itself."""

import contextlib
import signal
from collections.abc import Iterator


class TimeLimit(BaseException):
    """Raised in code that runs for too long; no ``except Exception`` stops it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`TimeLimit` in the block when its time is up."""

    def ring(signum: int, frame: object) -> None:
        raise TimeLimit(f"no end after {seconds:.3g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
