"""Work shared out among the workers of a Dask scheduler, each of which has to prove itself first.

Every item goes to one worker by name: none to a worker that has just come and is not known yet, and
to another one when its own is gone.
"""

import itertools
import queue
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from distributed import Client
from distributed import Future as Promise

from grading.run import proof
from grading.run.proof import Proof
from grading.run.workers import AHEAD, WorkersError

_SECONDS_BETWEEN_LOOKS = 1.0
_MOST_SECONDS_ALONE = 60.0
# Where there are workers, but none that may work.
_MOST_SECONDS_WITH_REFUSED_ONES = 10.0
_MOST_SECONDS_FOR_A_RESULT = 60.0
_MOST_TRIES = 2
_GONE = "the workers that it was given to were gone before it was done"


class WorkerLostError(Exception):
    """Raised for an item whose workers were gone before it was done."""


@dataclass
class _Piece:
    """An item, and how often it was given to a worker."""

    item: Any
    tries: int = 0


def _keep(shared: Any) -> Any:
    """Stay, as the result of a task, with the worker that did it."""
    return shared


class Cluster:
    """The workers of a scheduler during one run."""

    def __init__(self, client: Client, address: str, tell: Callable[[str], None]) -> None:
        self._client = client
        self._address = address
        self._tell = tell
        self._threads: dict[str, int] = {}
        self._asked: dict[Promise, str] = {}
        self._refused: dict[str, str] = {}
        # What all items share, by the worker that has it and may work.
        self._kept: dict[str, Promise] = {}
        self._under_way: dict[Promise, tuple[str, _Piece]] = {}
        self._load: Counter[str] = Counter()
        self._back: list[_Piece] = []
        self._finished: queue.SimpleQueue[Promise] = queue.SimpleQueue()
        self._alone_since = self._looked = time.monotonic()

    def work(
        self, do: Callable[[Any, Any], Any], shared: Any, items: Iterator[Any],
        lost: Callable[[Any, BaseException], Any], prove: Callable[[], Proof],
    ) -> Iterator[Any]:
        """Give a result for every item, made by a worker or by ``lost``.

        WorkersError if there are no workers for a minute, or the scheduler is gone.
        """
        own = proof.of_code()
        pieces = map(_Piece, items)
        self._back += itertools.islice(pieces, 1)
        gone = self._look(prove)
        try:
            while True:
                for piece, error in gone:
                    yield from self._again(piece, error, lost)
                self._hand_out(do, pieces)
                if not self._under_way and not self._back:
                    return
                gone = []
                for promise in self._come():
                    if promise in self._asked:
                        self._judge(own, promise, shared)
                    elif promise in self._under_way:
                        yield from self._result(promise, lost)
                if time.monotonic() - self._looked >= _SECONDS_BETWEEN_LOOKS:
                    gone = self._look(prove)
        except OSError:
            raise self._stopped() from None

    def _look(self, prove: Callable[[], Proof]) -> list[tuple[_Piece, Exception]]:
        """See who is there, ask new workers for a proof, and return what lost ones had."""
        if self._client.status != "running":
            raise self._stopped()
        self._looked = time.monotonic()
        self._threads = self._client.nthreads()
        known = {*self._asked.values(), *self._refused, *self._kept}
        for worker in self._threads.keys() - known:
            self._asked[self._submit(worker, prove)] = worker
        for worker in self._kept.keys() - self._threads.keys():
            del self._kept[worker]
        for promise, worker in list(self._asked.items()):
            if worker not in self._threads:
                del self._asked[promise]
        if self._kept:
            self._alone_since = self._looked
        elif self._looked - self._alone_since > self._patience():
            raise WorkersError(self._nobody())
        error = WorkerLostError(_GONE)
        return [
            (self._take_back(promise), error)
            for promise, (worker, _) in list(self._under_way.items()) if worker not in self._threads
        ]

    def _hand_out(self, do: Callable[[Any, Any], Any], pieces: Iterator[_Piece]) -> None:
        for worker, kept in self._kept.items():
            room = AHEAD * self._threads[worker] - self._load[worker]
            again, self._back = self._back[:room], self._back[room:]
            for piece in (*again, *itertools.islice(pieces, max(0, room - len(again)))):
                piece.tries += 1
                self._under_way[self._submit(worker, do, kept, piece.item)] = worker, piece
                self._load[worker] += 1

    def _submit(self, worker: str, do: Callable[..., Any], *arguments: Any) -> Promise:
        promise = self._client.submit(
            do, *arguments, workers=[worker], allow_other_workers=False, pure=False
        )
        promise.add_done_callback(self._finished.put)
        return promise

    def _come(self) -> Iterator[Promise]:
        """Give what has come since, after waiting for it, but not for long."""
        try:
            yield self._finished.get(timeout=_SECONDS_BETWEEN_LOOKS)
            while True:
                yield self._finished.get_nowait()
        except queue.Empty:
            pass

    def _judge(self, own: Proof, promise: Promise, shared: Any) -> None:
        """Accept or refuse a worker by its proof."""
        worker = self._asked.pop(promise)
        if worker not in self._threads:
            return
        try:
            reasons = proof.objections(own, promise.result(_MOST_SECONDS_FOR_A_RESULT))
        except Exception as error:
            if self._client.status != "running":
                raise self._stopped() from None
            reasons = [f"it cannot show what it runs ({type(error).__name__}: {error})"]
        if not reasons:
            self._kept[worker] = self._client.submit(
                _keep, shared, workers=[worker], allow_other_workers=False, pure=False
            )
            return
        workers = self._client.scheduler_info().get("workers", {})
        name = workers.get(worker, {}).get("name", worker)
        shown = worker if name == worker else f"{name} ({worker})"
        self._refused[worker] = f"The worker {shown} is refused: {'; '.join(reasons)}."
        self._tell(self._refused[worker])

    def _result(
        self, promise: Promise, lost: Callable[[Any, BaseException], Any]
    ) -> Iterator[Any]:
        worker, _ = self._under_way[promise]
        piece = self._take_back(promise)
        try:
            made = self._fetch(promise, worker)
        except Exception as error:
            yield from self._again(piece, error, lost)
        else:
            yield made

    def _fetch(self, promise: Promise, worker: str) -> Any:
        """Return what a worker has made, or raise what stopped it, or that it is gone."""
        latest = time.monotonic() + _MOST_SECONDS_FOR_A_RESULT
        while True:
            try:
                return promise.result(_SECONDS_BETWEEN_LOOKS)
            except TimeoutError:
                if promise.status == "error":
                    raise
                if worker not in self._client.nthreads() or time.monotonic() > latest:
                    raise WorkerLostError(_GONE) from None

    def _take_back(self, promise: Promise) -> _Piece:
        worker, piece = self._under_way.pop(promise)
        self._load[worker] -= 1
        return piece

    def _again(
        self, piece: _Piece, error: Exception, lost: Callable[[Any, BaseException], Any]
    ) -> Iterator[Any]:
        """Have an item done once more, unless that was tried."""
        if piece.tries < _MOST_TRIES:
            self._back.append(piece)
        else:
            yield lost(piece.item, error)

    def _patience(self) -> float:
        waiting = self._refused and not self._asked
        return _MOST_SECONDS_WITH_REFUSED_ONES if waiting else _MOST_SECONDS_ALONE

    def _nobody(self) -> str:
        if self._refused:
            return f"No worker behind {self._address} may do this work, as said above."
        return (
            f"The scheduler at {self._address} has no workers. Start some, on as many machines as "
            f"you like: dask worker {self._address} --nthreads 1"
        )

    def _stopped(self) -> WorkersError:
        return WorkersError(
            f"The scheduler at {self._address} has stopped. What is done is kept: start it again, "
            "and run the command again to go on."
        )
