"""Sentences one behind the other in a fixed number of lanes, so that a recurrent layer always has full rows."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heapreplace
from typing import NamedTuple


class Place(NamedTuple):
    """Where a sentence stands: its lane, and the step at which its first token is read."""

    lane: int
    step: int


def places(sizes: Sequence[int], lanes: int) -> tuple[list[Place], int]:
    """A place for each sentence of so many tokens, and the number of steps in all.

    The longest come first, each into the lane that is free first: the rule "longest processing time first", which
    takes at most a third more steps than needed (Graham 1969).

    >>> places([2, 5, 3], lanes=2)
    ([Place(lane=1, step=3), Place(lane=0, step=0), Place(lane=1, step=0)], 5)
    """
    free = [(0, lane) for lane in range(lanes)]
    heapify(free)
    found = [Place(0, 0)] * len(sizes)
    for number in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        step, lane = free[0]
        found[number] = Place(lane, step)
        heapreplace(free, (step + sizes[number], lane))
    return found, max(step for step, _ in free)
