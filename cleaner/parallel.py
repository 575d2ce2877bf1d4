"""Runs a function over many items in several processes, in order, without holding more than a window of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from cleaner.errors import CleancopyError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Answer = TypeVar("Answer")
WINDOW = 4
"""Items a process that may be under way or done and not yet written: enough that none idles while the answers before
are written, and no more, so that memory does not grow with the number of items."""
AHEAD = 4096
"""Bytes of an item that is sent to a process before it has done the one before. A larger one could fill the pipe while
the process fills the other direction, and both would wait for ever."""
GRACE = 2.0
"""Seconds that a process gets to end by itself."""


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    function: Callable[[Item], Answer],
    items: Iterable[Item],
    jobs: int,
    died: Callable[[Item, str], Answer] | None = None,
) -> Iterator[Answer]:
    """`map(function, items)` in `jobs` processes; the answers come in the order of the items.

    `function` and the items must be picklable. What `function` raises is raised here, at its place in the order. For
    an item whose process dies, the answer is `died(item, what happened)`, and a new process goes on behind it.

    Raises CleancopyError if a process dies and there is no `died`.
    """
    if jobs <= 1:
        return map(function, items)
    return _Pool(function, jobs, died).answers(iter(items))


@dataclass
class _Worker(Generic[Item]):
    """A process and the items that it has not answered yet, each with its number and as it was sent."""

    process: BaseProcess
    connection: Connection
    pending: deque[tuple[int, Item, bytes]] = field(default_factory=deque)

    def takes(self, data: bytes) -> bool:
        return not self.pending or (len(self.pending) == 1 and len(data) <= AHEAD)


class _Pool(Generic[Item, Answer]):
    """Processes that are started when there is something for them to do."""

    def __init__(
        self, function: Callable[[Item], Answer], jobs: int, died: Callable[[Item, str], Answer] | None
    ) -> None:
        self.function = function
        self.jobs = jobs
        self.died = died
        self.workers: list[_Worker[Item]] = []
        self.done: dict[int, tuple[bool, Any]] = {}
        """By number of the item: (whether it is an answer, the answer or the error)."""

    def answers(self, items: Iterator[Item]) -> Iterator[Answer]:
        """The answers, each as soon as it and those before it are there."""
        taken = given = 0
        queue = self._packed(items)
        complete = False
        try:
            waiting = next(queue, None)
            while waiting or given < taken:
                while waiting and taken < given + self.jobs * WINDOW and self._send(waiting):
                    taken += 1
                    waiting = next(queue, None)
                if given in self.done:
                    yield self._taken(given)
                    given += 1
                else:
                    self._receive()
            complete = True
        finally:
            self._stop(complete)

    def _packed(self, items: Iterator[Item]) -> Iterator[tuple[int, Item, bytes]]:
        from multiprocessing.reduction import ForkingPickler

        return ((number, item, bytes(ForkingPickler.dumps(item))) for number, item in enumerate(items))

    def _taken(self, number: int) -> Answer:
        good, answer = self.done.pop(number)
        if not good:
            raise answer
        return cast(Answer, answer)

    def _send(self, packed: tuple[int, Item, bytes]) -> bool:
        """Give the item to the process with the least to do; False if all have enough."""
        worker = min(self.workers, key=lambda worker: len(worker.pending), default=None)
        if (worker is None or worker.pending) and len(self.workers) < self.jobs:
            worker = self._start()
            self.workers.append(worker)
        assert worker is not None
        if not worker.takes(packed[2]):
            return False
        worker.pending.append(packed)
        self._deliver(worker, packed[2])
        return True

    def _deliver(self, worker: _Worker[Item], data: bytes) -> None:
        try:
            worker.connection.send_bytes(data)
        except OSError:  # it died; if it had nothing to do, then not of this item
            if len(worker.pending) == 1:
                self._replace(worker)

    def _receive(self) -> None:
        """Wait until a process answers or dies."""
        from multiprocessing.connection import wait
        from pickle import loads

        busy = {worker.connection: worker for worker in self.workers if worker.pending}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            try:
                answer = loads(worker.connection.recv_bytes())
            except (EOFError, OSError):
                self._bury(worker)
            else:
                number, *_ = worker.pending.popleft()
                self.done[number] = answer

    def _bury(self, worker: _Worker[Item]) -> None:
        """A process died of the first item that it had not answered; another one takes over the rest."""
        worker.process.join(GRACE)
        number, item, _ = worker.pending.popleft()
        what = _cause(worker.process.exitcode)
        if self.died is None:
            error = CleancopyError(f"a worker process {what}; try fewer --jobs")
            self.done[number] = (False, error)
        else:
            self.done[number] = (True, self.died(item, what))
        self._replace(worker)

    def _replace(self, worker: _Worker[Item]) -> None:
        worker.connection.close()
        new: _Worker[Item] = self._start()
        worker.process, worker.connection = new.process, new.connection
        with suppress(OSError):  # it died at once: that is found when its answer is waited for
            for _, _, data in worker.pending:
                worker.connection.send_bytes(data)

    def _start(self) -> _Worker[Item]:
        import multiprocessing

        here, there = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(there, here, self.function), daemon=True)
        process.start()
        there.close()
        return _Worker(process, here)

    def _stop(self, complete: bool) -> None:
        """End the processes: those without work end by themselves when nobody is at the other end of their pipe."""
        for worker in self.workers:
            worker.connection.close()
            if not complete:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join(GRACE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()


def _cause(exitcode: int | None) -> str:
    import signal

    if exitcode is None or exitcode >= 0:
        return f"ended with exit code {exitcode}"
    name = signal.Signals(-exitcode).name if -exitcode in [*signal.Signals] else f"signal {-exitcode}"
    return f"was killed ({name})" + (", perhaps for want of memory" if name == "SIGKILL" else "")


def _serve(connection: Connection, other_end: Connection, function: Callable[[Any], Any]) -> None:
    """What a process does: answer until nobody asks any more. An interruption is the parent's business.

    other_end    the parent's end of the connection, which this process must not hold open, or it would wait for itself
    """
    import signal
    import sys
    from pickle import loads

    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # an exception, so that temporary files are removed
    while True:
        try:
            item = connection.recv_bytes()
        except (EOFError, OSError):
            return
        answer = _answer(function, loads(item))
        try:
            connection.send_bytes(answer)
        except OSError:
            return


def _answer(function: Callable[[Any], Any], item: Any) -> bytes:
    """The pickled (whether it is an answer, the answer or the error)."""
    from multiprocessing.reduction import ForkingPickler
    from pickle import loads
    from traceback import format_exc

    try:
        return bytes(ForkingPickler.dumps((True, function(item))))
    except Exception as error:
        error.add_note(format_exc())
        try:
            data = bytes(ForkingPickler.dumps((False, error)))
            loads(data)
        except Exception:  # an error that cannot be sent: its name and its words can
            data = bytes(ForkingPickler.dumps((False, RuntimeError(f"{type(error).__name__}: {error}"))))
        return data


def chunks(items: Iterable[Item], size: Callable[[Item], int], most: int) -> Iterator[list[Item]]:
    """The items in lists whose sizes add up to `most` or just above it.

    >>> list(chunks(["ab", "c", "def"], len, 3))
    [['ab', 'c'], ['def']]
    """
    chunk: list[Item] = []
    total = 0
    for item in items:
        chunk.append(item)
        total += size(item)
        if total >= most:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk
