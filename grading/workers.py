"""Several workers, on this machine or on others, through Dask."""

import contextlib
import itertools
from collections.abc import Iterator

from dask.distributed import Client, LocalCluster, as_completed

from grading import worker
from grading.intake import Note
from grading.outcome import Outcome
from grading.release import Release
from grading.run import Pool, RunError
from grading.worker import Result, Work

# Submissions on their way to a worker, so that none waits for work and few wait in memory.
_AHEAD = 3


@contextlib.contextmanager
def workers(count: int, scheduler: str | None) -> Iterator[Pool]:
    """Give a pool of ``count`` local workers, or of those that the scheduler has."""
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            cluster = stack.enter_context(
                LocalCluster(
                    n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None
                )
            )
            client = stack.enter_context(Client(cluster))
        else:
            try:
                client = stack.enter_context(Client(scheduler, timeout=30))
            except (OSError, ValueError) as error:
                raise RunError(f"No scheduler answers at {scheduler}: {error}") from None
            client.wait_for_workers(1)

        def pool(release: Release, work: Iterator[Work]) -> Iterator[Result]:
            return _results(client, release, work)

        yield pool


def _results(client: Client, release: Release, work: Iterator[Work]) -> Iterator[Result]:
    shared = client.scatter(release, broadcast=True)
    under_way = {}
    finished = as_completed()

    def hand_out(count: int) -> None:
        for each in itertools.islice(work, count):
            future = client.submit(worker.grade, shared, each, pure=False)
            under_way[future] = each
            finished.add(future)

    hand_out(_AHEAD * max(1, len(client.scheduler_info()["workers"])))
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
