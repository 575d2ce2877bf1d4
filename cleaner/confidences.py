"""How sure the machine that read a page was of each word, as its own file says: ALTO and hOCR do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.edits import OffsetMap


class Confidence(NamedTuple):
    """The word at `start:end` (code points), and the probability of it that the machine gave, from 0 to 1."""

    start: int
    end: int
    value: float


class Confidences:
    """The confidences of the words of one text, in order; most texts have none.

    >>> Confidences([Confidence(0, 2, 0.9), Confidence(3, 8, 0.4)]).of(3, 8)
    0.4
    """

    __slots__ = ("_words",)

    def __init__(self, words: Iterable[Confidence] = ()) -> None:
        self._words = sorted(words)

    def of(self, start: int, end: int) -> float | None:
        """The least confidence of the words that share a code point with `start:end`; None where nothing is known."""
        low = bisect_right(self._words, start, key=lambda word: word.end)
        high = bisect_left(self._words, end, key=lambda word: word.start)
        return min((word.value for word in self._words[low:high]), default=None)

    def moved(self, offsets: OffsetMap) -> Confidences:
        """The same words where they stand after the edits of `offsets`; what is gone is left out."""
        moved = ((offsets.forward(word.start), offsets.forward(word.end, right=True), word.value) for word in self)
        return Confidences(Confidence(*word) for word in moved if word[0] < word[1])

    def __iter__(self) -> Iterator[Confidence]:
        return iter(self._words)

    def __bool__(self) -> bool:
        return bool(self._words)
