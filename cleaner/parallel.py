"""Runs a function over many items in several processes, in order, without holding more than a window of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from cleaner.errors import CleancopyError

Item = TypeVar("Item")
Answer = TypeVar("Answer")
WINDOW = 4
"""Items that wait for each process: enough that none idles while the answers before are written, and no more, so that
memory does not grow with the number of items."""


def in_order(function: Callable[[Item], Answer], items: Iterable[Item], jobs: int) -> Iterator[Answer]:
    """`map(function, items)` in `jobs` processes; the answers come in the order of the items.

    `function` and the items must be picklable. What `function` raises is raised here, at its place in the order.
    Raises CleancopyError if a process dies.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    source = iter(items)
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[Answer]] = deque()
        try:
            for item in islice(source, jobs * WINDOW):
                waiting.append(pool.submit(function, item))
            while waiting:
                yield waiting.popleft().result()
                for item in islice(source, 1):
                    waiting.append(pool.submit(function, item))
        except BrokenProcessPool as error:
            raise CleancopyError("a worker process died, perhaps for want of memory; try fewer --jobs") from error
        finally:
            for future in waiting:
                future.cancel()


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
