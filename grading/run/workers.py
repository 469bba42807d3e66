"""Who grades: this thread, several threads, or workers on other machines through Dask."""

import contextlib
import itertools
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from grading.run import worker
from grading.run.notes import Note
from grading.run.outcome import Outcome
from grading.run.released import Release
from grading.run.run import Pool, RunError
from grading.run.worker import Result, Work

if TYPE_CHECKING:
    from dask.distributed import Client

# Submissions on their way to a worker, so that none waits for work and few wait in memory.
_AHEAD = 2


def here(release: Release, work: Iterator[Work]) -> Iterator[Result]:
    """Grade in this thread."""
    for each in work:
        yield worker.grade(release, each)


def threads(count: int) -> Pool:
    """Return a pool of threads. The work is done in the processes that each of them keeps."""

    def pool(release: Release, work: Iterator[Work]) -> Iterator[Result]:
        executor = ThreadPoolExecutor(count)
        under_way: set[Future[Result]] = set()
        try:
            while True:
                for each in itertools.islice(work, _AHEAD * count - len(under_way)):
                    under_way.add(executor.submit(worker.grade, release, each))
                if not under_way:
                    return
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)
        finally:
            # Interrupted, only what is being graded comes to its end.
            executor.shutdown(cancel_futures=True)

    return pool


@contextlib.contextmanager
def behind(scheduler: str) -> Iterator[Pool]:
    """Give a pool of the workers that a Dask scheduler has."""
    from dask.distributed import Client

    try:
        client = Client(scheduler, timeout=30)
    except (OSError, ValueError) as error:
        raise RunError(f"No scheduler answers at {scheduler}: {error}") from None
    with client:
        client.wait_for_workers(1)

        def pool(release: Release, work: Iterator[Work]) -> Iterator[Result]:
            return _distributed(client, release, work)

        yield pool


def _distributed(client: "Client", release: Release, work: Iterator[Work]) -> Iterator[Result]:
    from dask.distributed import as_completed

    shared = client.scatter(release, broadcast=True)
    under_way = {}
    finished = as_completed()

    def hand_out(count: int) -> None:
        for each in itertools.islice(work, count):
            future = client.submit(worker.grade, shared, each, pure=False)
            under_way[future] = each
            finished.add(future)

    hand_out(_AHEAD * sum(client.nthreads().values()))
    for future in finished:
        each = under_way.pop(future)
        error = future.exception()
        yield future.result() if error is None else _failed(release, each, error)
        hand_out(1)


def _failed(release: Release, work: Work, error: BaseException) -> Result:
    outcome = Outcome(
        work.student, release.assignment, "failed", work.submission, release.id,
        reason=Note("internal", {"error": f"{type(error).__name__}: {error}"}),
    )
    return Result(outcome, work.rows)
