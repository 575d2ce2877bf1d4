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
ROUNDING = 1e-6


class Reading(NamedTuple):
    """What it costs that a word was read so: -log10 of the probability, and how.

    unlearned    letters that differ in a way that no pair shows
    confusions   (read, meant) pieces
    """

    cost: float
    unlearned: int
    confusions: tuple[tuple[str, str], ...]


NO_READING = Reading(NEVER, 0, ())


class Pieces:
    """The table of one language: what was meant, with its cost, under what was read (Brill and Moore 2000)."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self.table = {read: dict(sorted(meant.items())) for read, meant in table.items()}
        self.reading = lru_cache(CACHED)(self._reading)

    def cheaper(self, most: float) -> Pieces:
        """The part of the table that costs `most` at most."""
        kept = (
            (read, {one: cost for one, cost in meant.items() if cost <= most}) for read, meant in self.table.items()
        )
        return Pieces({read: meant for read, meant in kept if meant})

    def replaced(self, word: str) -> Iterator[str]:
        """What a word becomes with one piece put for another, in one place."""
        text = BEGIN + word + END
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                for meant in self.table.get(text[start:end], ()):
                    yield (text[:start] + meant + text[end:]).strip(BEGIN + END)

    def _pieces(self, text: str) -> list[list[tuple[int, dict[str, float]]]]:
        """For every place of a text the pieces that the table has for what is read there, by their size."""
        table, length = self.table, len(text)
        return [
            [
                (size, table[piece])
                for size in range(1, min(LONGEST, length - start) + 1)
                if (piece := text[start : start + size]) in table
            ]
            for start in range(length)
        ]

    def _reading(self, read: str, meant: str, most: float = NEVER) -> Reading:
        """The cheapest way in which `meant` is read as `read`, in lower case; NEVER if none costs `most` or less."""
        return self._cheapest(*_differing(BEGIN + read + END, BEGIN + meant + END), most)

    def _cheapest(self, read: str, meant: str, most: float) -> Reading:
        """Walks over the pairs of places in both words; what costs more than other letters throughout is no way."""
        rows, columns = len(read), len(meant)
        width = columns + 1
        letters = OTHER * min(rows, columns) + ADDED_OR_LOST * abs(rows - columns)
        bound = min(most, letters, self._at_once(read, meant).cost) + ROUNDING
        costs, back = [NEVER] * ((rows + 1) * width), [(0, 0)] * ((rows + 1) * width)
        costs[0] = 0.0
        pieces = [*self._pieces(read), []]
        ahead = [[meant[at : at + size] for size in range(1, min(LONGEST, columns - at) + 1)] for at in range(width)]
        for here in range((rows + 1) * width):
            cost = costs[here]
            if cost > bound:
                continue
            row, column = divmod(here, width)
            if row < rows:
                if cost + ADDED_OR_LOST < costs[here + width]:
                    costs[here + width], back[here + width] = cost + ADDED_OR_LOST, (here, 1)
                if column < columns:
                    same = read[row] == meant[column]
                    to, sum_ = here + width + 1, cost if same else cost + OTHER
                    if sum_ < costs[to]:
                        costs[to], back[to] = sum_, (here, 0 if same else 1)
            if column < columns and cost + ADDED_OR_LOST < costs[here + 1]:
                costs[here + 1], back[here + 1] = cost + ADDED_OR_LOST, (here, 1)
            for size, table in pieces[row]:
                for piece in ahead[column]:
                    more = table.get(piece)
                    if more is not None:
                        to = here + size * width + len(piece)
                        if cost + more < costs[to]:
                            costs[to], back[to] = cost + more, (here, 0)
        return _traced(read, meant, costs[-1], back)

    def at_once(self, read: str, meant: str) -> Reading:
        """The cheapest reading (lower case) in which one piece holds all that differs; NEVER if there is none."""
        return self._at_once(BEGIN + read + END, BEGIN + meant + END)

    def _at_once(self, read: str, meant: str) -> Reading:
        start, end = _same(read, meant), _same(read[::-1], meant[::-1])
        best, shorter = NO_READING, min(len(read), len(meant))
        longest = max(len(read), len(meant)) - LONGEST
        for first in range(start + 1):
            for behind in range(max(0, longest - first), min(end, shorter - 1 - first) + 1):
                piece = read[first : len(read) - behind]
                found = self.table.get(piece)
                if found:
                    other = meant[first : len(meant) - behind]
                    if found.get(other, NEVER) < best.cost:
                        best = Reading(found[other], 0, ((piece, other),))
        return best


def _traced(read: str, meant: str, cost: float, back: list[tuple[int, int]]) -> Reading:
    """The reading that ends in the last pair of places; `back` is from where each was reached, and how."""
    width, at = len(meant) + 1, len(back) - 1
    unlearned, confusions = 0, []
    while at:
        before, more = back[at]
        (row, column), (to_row, to_column) = divmod(before, width), divmod(at, width)
        piece = (read[row:to_row], meant[column:to_column])
        if piece[0] != piece[1]:
            confusions.append(piece)
        unlearned += more
        at = before
    return Reading(cost, unlearned, tuple(reversed(confusions)))


def _differing(read: str, meant: str) -> tuple[str, str]:
    """The parts of two words that differ, with two code points of what is the same on both sides."""
    start, shorter = _same(read, meant), min(len(read), len(meant))
    same = 0
    while same < shorter - start and read[-1 - same] == meant[-1 - same]:
        same += 1
    start, same = max(0, start - 2), max(0, same - 2)
    return read[start : len(read) - same], meant[start : len(meant) - same]


def _same(read: str, meant: str) -> int:
    """How many code points two words have in common at the beginning."""
    start, shorter = 0, min(len(read), len(meant))
    while start < shorter and read[start] == meant[start]:
        start += 1
    return start
