"""How badly the surroundings of a place are damaged: the words beside it that nobody knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from cleaner.expressions import regex

_WORD = regex.compile(r"(?<![\p{M}\p{N}])[\p{M}\p{N}]*+\p{L}[\p{L}\p{M}\p{N}]*+")
"""A number without a letter behind it is gone through once: no word begins inside it."""
NEAR = 10
"""Words on each side that are looked at: most of the pairs that the corrector learns from have hardly more."""
USUAL = 0.1
"""Share of unknown words where there are no others."""


class Damage:
    """The words of one text, and which of them nobody knows."""

    def __init__(self, text: str, knows: Callable[[str], bool]) -> None:
        found = list(_WORD.finditer(text))
        self._starts = [match.start() for match in found]
        self._unknown = list(accumulate((not knows(match[0]) for match in found), initial=0))

    def beside(self, start: int, end: int) -> float:
        """The share of the words near `start:end` (code points) that nobody knows, those inside left out."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        low, high = max(0, first - NEAR), min(len(self._starts), behind + NEAR)
        unknown = self._unknown[first] - self._unknown[low] + self._unknown[high] - self._unknown[behind]
        return (unknown + USUAL) / (first - low + high - behind + 1)
