"""How likely a machine reads one word as another: pieces of up to four letters, learned from pairs, with word ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

BEGIN, END = "^", "$"
LONGEST = 4
"""Code points of the longest piece, the ends of a word included."""
OTHER, ADDED_OR_LOST = 3.9, 4.2
"""Cost of one letter for another that no pair shows, and of one too many or too few."""
NEVER = 99.0
CACHED = 1 << 15


class Reading(NamedTuple):
    """What it costs that a word was read so: -log10 of the probability, and how.

    unlearned    letters that differ in a way that no pair shows
    confusions   (read, meant) pieces
    """

    cost: float
    unlearned: int
    confusions: tuple[tuple[str, str], ...]


class Pieces:
    """The table of one language: what was meant, with its cost, under what was read (Brill and Moore 2000)."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = {read: sorted(meant.items()) for read, meant in table.items()}
        self.reading = lru_cache(CACHED)(self._reading)

    def replaced(self, word: str) -> Iterator[str]:
        """What a word becomes with one piece put for another, in one place."""
        text = BEGIN + word + END
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                for meant, _ in self._table.get(text[start:end], ()):
                    yield (text[:start] + meant + text[end:]).strip(BEGIN + END)

    def _reading(self, read: str, meant: str) -> Reading:
        """The cheapest way in which `meant` is read as `read`, both in lower case."""
        return self._cheapest(*_differing(BEGIN + read + END, BEGIN + meant + END))

    def _cheapest(self, read: str, meant: str) -> Reading:
        rows, columns = len(read), len(meant)
        best = [[Reading(NEVER, 0, ())] * (columns + 1) for _ in range(rows + 1)]
        best[0][0] = Reading(0.0, 0, ())
        for row in range(rows + 1):
            for column in range(columns + 1):
                here = best[row][column]
                if here.cost < NEVER:
                    for to_row, to_column, cost, unlearned in self._steps(read, meant, row, column):
                        if here.cost + cost < best[to_row][to_column].cost:
                            piece = (read[row:to_row], meant[column:to_column])
                            made = here.confusions if piece[0] == piece[1] else (*here.confusions, piece)
                            best[to_row][to_column] = Reading(here.cost + cost, here.unlearned + unlearned, made)
        return best[rows][columns]

    def _steps(self, read: str, meant: str, row: int, column: int) -> Iterator[tuple[int, int, float, int]]:
        """Where one can go from `row`, `column`: to which row and column, at which cost, with how many unlearned."""
        if row < len(read) and column < len(meant):
            same = read[row] == meant[column]
            yield row + 1, column + 1, 0.0 if same else OTHER, 0 if same else 1
        if row < len(read):
            yield row + 1, column, ADDED_OR_LOST, 1
        if column < len(meant):
            yield row, column + 1, ADDED_OR_LOST, 1
        for size in range(1, min(LONGEST, len(read) - row) + 1):
            for piece, cost in self._table.get(read[row : row + size], ()):
                if meant.startswith(piece, column):
                    yield row + size, column + len(piece), cost, 0


def _differing(read: str, meant: str) -> tuple[str, str]:
    """The parts of two words that differ, with two code points of what is the same on both sides."""
    start, shorter = 0, min(len(read), len(meant))
    while start < shorter and read[start] == meant[start]:
        start += 1
    same = 0
    while same < shorter - start and read[-1 - same] == meant[-1 - same]:
        same += 1
    start, same = max(0, start - 2), max(0, same - 2)
    return read[start : len(read) - same], meant[start : len(meant) - same]
