"""Sets of intervals of code points, such as the protected spans of a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Spans:
    """Half-open intervals, merged and sorted, that answer in logarithmic time.

    >>> Spans([(0, 4), (3, 9)]).overlaps(8, 20)
    True
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether `start:end` shares a code point with a span; an empty one, whether it lies strictly inside a span."""
        if not self._ends:
            return False
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < (end if end > start else start)

    def __contains__(self, offset: int) -> bool:
        """Whether the code point at `offset` lies in a span."""
        return self.overlaps(offset, offset + 1)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of the spans that lie in `start:end`."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        pairs = zip(self._starts[low:high], self._ends[low:high], strict=True)
        return [(max(left, start), min(right, end)) for left, right in pairs]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self._starts, self._ends, strict=True))

    def __len__(self) -> int:
        return len(self._starts)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __or__(self, other: Spans) -> Spans:
        return Spans([*self, *other])
