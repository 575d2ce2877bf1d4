"""The stretches of a row of numbers whose sums are largest: where a text is in another language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Segment(NamedTuple):
    """The items `start:end` and their sum."""

    score: float
    start: int
    end: int


def segments(values: Sequence[float], least: float, drop: float) -> list[Segment]:
    """The stretches with a sum of `least` or more, each ended where the sum falls by `drop` below its peak.

    One pass, so that a line of a million words costs a million steps. A stretch is trimmed to its peak.

    >>> segments([3, 3, -9, 2, -1, 4], least=5, drop=6)
    [Segment(score=6.0, start=0, end=2), Segment(score=5.0, start=3, end=6)]
    """
    found: list[Segment] = []
    start, run, peak, end = 0, 0.0, 0.0, 0
    for at, value in enumerate(values):
        run += value
        if run > peak:
            peak, end = run, at + 1
        if run <= 0 or peak - run > drop:
            if peak >= least:
                found.append(Segment(peak, start, end))
            start, run, peak, end = at + 1, 0.0, 0.0, at + 1
    if peak >= least:
        found.append(Segment(peak, start, end))
    return found
