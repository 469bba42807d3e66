"""Who does the work on a class: this thread, several threads, or workers behind a scheduler."""

import contextlib
import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol, TypeVar

from grading.run import proof
from grading.run.proof import Proof

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Made = TypeVar("Made")

# Items on their way to a worker, so that none waits for work and few wait in memory.
AHEAD = 2
_SECONDS_TO_CONNECT = 30


class WorkersError(Exception):
    """Raised where the workers cannot do the work, with a sentence for the instructor."""


class Pool(Protocol):
    """Does something with every item, in any order, and gives what came of it.

    ``do`` is a function of a module; ``shared`` is the same for all. ``lost`` makes a result for an
    item that no worker could bring back. A worker elsewhere must show what ``prove`` shows here.
    """

    def __call__(
        self, do: Callable[[Shared, Item], Made], shared: Shared, items: Iterator[Item],
        lost: Callable[[Item, BaseException], Made], prove: Callable[[], Proof] = proof.of_code,
    ) -> Iterable[Made]:
        """Give the results as they come."""
        ...


def here(
    do: Callable[[Shared, Item], Made], shared: Shared, items: Iterator[Item],
    lost: Callable[[Item, BaseException], Made], prove: Callable[[], Proof] = proof.of_code,
) -> Iterator[Made]:
    """Do the work in this thread."""
    for item in items:
        yield do(shared, item)


def threads(count: int) -> Pool:
    """Return a pool of threads, for work that is done in processes that each of them keeps."""

    def pool(
        do: Callable[[Shared, Item], Made], shared: Shared, items: Iterator[Item],
        lost: Callable[[Item, BaseException], Made], prove: Callable[[], Proof] = proof.of_code,
    ) -> Iterator[Made]:
        executor = ThreadPoolExecutor(count)
        under_way: set[Future[Made]] = set()
        try:
            while True:
                for item in itertools.islice(items, AHEAD * count - len(under_way)):
                    under_way.add(executor.submit(do, shared, item))
                if not under_way:
                    return
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)
        finally:
            # Interrupted, only what is being done comes to its end.
            executor.shutdown(cancel_futures=True)

    return pool


@dataclass(frozen=True)
class Tls:
    """The files with which this process, a scheduler and its workers know each other."""

    ca: str
    cert: str
    key: str


@contextlib.contextmanager
def behind(
    scheduler: str, tls: Tls | None = None, tell: Callable[[str], None] = print
) -> Iterator[Pool]:
    """Give a pool of the workers that a Dask scheduler has; ``tell`` is told who is refused."""
    if tls is None and scheduler.startswith("tls://"):
        raise WorkersError(
            f"The scheduler at {scheduler} asks for certificates: --tls-ca, --tls-cert, --tls-key"
        )
    from distributed import Client, Security

    from grading.run.cluster import Cluster

    # What they have to say is said here, in a sentence. Some of them have a level of their own.
    for name in ("asyncio", "distributed", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("asyncio", "distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    security = None if tls is None else Security(
        require_encryption=True, tls_ca_file=tls.ca, tls_client_cert=tls.cert,
        tls_client_key=tls.key,
    )
    try:
        client = Client(
            scheduler, timeout=_SECONDS_TO_CONNECT, security=security, set_as_default=False
        )
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise WorkersError(
            f"No scheduler answers at {scheduler} ({error}). Is it running there, and with the "
            "same certificates?"
        ) from None

    def pool(
        do: Callable[[Shared, Item], Made], shared: Shared, items: Iterator[Item],
        lost: Callable[[Item, BaseException], Made], prove: Callable[[], Proof] = proof.of_code,
    ) -> Iterator[Made]:
        return Cluster(client, scheduler, tell).work(do, shared, items, lost, prove)

    try:
        yield pool
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=5)
