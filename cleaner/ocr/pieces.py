"""How likely a machine reads one word as another: pieces of up to four letters, learned from pairs, with word ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

BEGIN, END = "^", "$"
LONGEST = 4
"""Code points of the longest piece, the ends of a word included."""
OTHER, ADDED_OR_LOST = 3.9, 4.2
"""Cost of one letter for another that no pair shows, and of one too many or too few."""
NEVER = 99.0
CACHED, CACHED_PIECES = 1 << 15, 1 << 8
"""Readings that are kept, and tokens whose pieces are: one token is read for several words in a row."""
ROUNDING = 1e-6
_Pieces = list[tuple[int, dict[str, float]]]
"""The pieces that begin at one place of a token: their code points, and what may have been meant, with the cost."""


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
        self._pieces = lru_cache(CACHED_PIECES)(self._pieces_in)

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

    def _pieces_in(self, text: str) -> tuple[_Pieces, ...]:
        """For every place of a text the pieces that the table has for what is read there, by their size."""
        find, length = self.table.get, len(text)
        return tuple(
            [
                (size, table)
                for size in range(1, min(LONGEST, length - start) + 1)
                if (table := find(text[start : start + size]))
            ]
            for start in range(length)
        )

    def _reading(self, read: str, meant: str, most: float = NEVER) -> Reading:
        """The cheapest way in which `meant` is read as `read`, in lower case; NEVER if none costs `most` or less.

        Only what differs is looked at, with two code points of what is the same on both sides.
        """
        read, meant = BEGIN + read + END, BEGIN + meant + END
        start, shorter = _same(read, meant), min(len(read), len(meant))
        same = 0
        while same < shorter - start and read[-1 - same] == meant[-1 - same]:
            same += 1
        before, behind = min(2, start), min(2, same)
        start, stop = start - before, len(read) - same + behind
        other = meant[start : len(meant) - same + behind]
        most = min(most, self._whole(read[start:stop], other, before, behind))
        return _cheapest(read[start:stop], other, self._pieces(read)[start:stop], most)

    def _whole(self, read: str, meant: str, before: int, behind: int) -> float:
        """The cost of the cheapest piece that holds all that differs: all but that many letters at either end."""
        table, best = self.table, NEVER
        most = max(len(read), len(meant)) - LONGEST
        for first in range(before + 1):
            for last in range(max(0, most - first), behind + 1):
                found = table.get(read[first : len(read) - last])
                if found:
                    best = min(best, found.get(meant[first : len(meant) - last], NEVER))
        return best

    def at_once(self, read: str, meant: str) -> Reading:
        """The cheapest reading (lower case) in which one piece holds all that differs; NEVER if there is none."""
        return self._at_once(BEGIN + read + END, BEGIN + meant + END)

    def _at_once(self, read: str, meant: str) -> Reading:
        start, end = _same(read, meant), _same(read[::-1], meant[::-1])
        best, shorter = NO_READING, min(len(read), len(meant))
        longest = max(len(read), len(meant)) - LONGEST
        for first in range(max(0, longest - end), start + 1):
            for behind in range(max(0, longest - first), min(end, shorter - 1 - first) + 1):
                piece = read[first : len(read) - behind]
                found = self.table.get(piece)
                if found:
                    other = meant[first : len(meant) - behind]
                    if found.get(other, NEVER) < best.cost:
                        best = Reading(found[other], 0, ((piece, other),))
        return best


def _cheapest(read: str, meant: str, pieces: Sequence[_Pieces], most: float) -> Reading:
    """The cheapest way from the beginnings of two words to their ends, over pairs of places, a row for each in `read`.

    What costs more than `most`, or than other letters throughout, is no way.
    """
    rows, columns = len(read), len(meant)
    width, places = columns + 1, (rows + 1) * (columns + 1)
    bound = min(most, OTHER * min(rows, columns) + ADDED_OR_LOST * abs(rows - columns)) + ROUNDING
    costs, back = [NEVER] * places, [0] * places
    costs[0] = 0.0
    ahead = [[meant[at:end] for end in range(at + 1, min(at + LONGEST, columns) + 1)] for at in range(width)]
    for here, cost in enumerate(costs):
        if cost > bound:
            continue
        row, column = divmod(here, width)
        below, beside = row < rows, column < columns
        if below and beside and read[row] == meant[column] and cost < costs[here + width + 1]:
            costs[here + width + 1], back[here + width + 1] = cost, here
        if cost + OTHER <= bound:
            added = cost + ADDED_OR_LOST
            if below and added < costs[here + width]:
                costs[here + width], back[here + width] = added, ~here
            if beside and added < costs[here + 1]:
                costs[here + 1], back[here + 1] = added, ~here
            if below and beside and cost + OTHER < costs[here + width + 1]:
                costs[here + width + 1], back[here + width + 1] = cost + OTHER, ~here
        for size, table in pieces[row] if below else ():
            if row + size > rows:
                break
            for piece in ahead[column]:
                if piece in table:
                    to, sum_ = here + size * width + len(piece), cost + table[piece]
                    if sum_ < costs[to]:
                        costs[to], back[to] = sum_, here
    return _traced(read, meant, costs[-1], back) if costs[-1] <= bound else NO_READING


def _traced(read: str, meant: str, cost: float, back: list[int]) -> Reading:
    """The reading that ends in the last pair of places.

    `back` is from where each was reached; its complement (a number below zero) where no piece leads there.
    """
    width, at = len(meant) + 1, len(back) - 1
    unlearned, confusions = 0, []
    while at:
        before = back[at]
        if before < 0:
            before, unlearned = ~before, unlearned + 1
        (row, column), (to_row, to_column) = divmod(before, width), divmod(at, width)
        piece = (read[row:to_row], meant[column:to_column])
        if piece[0] != piece[1]:
            confusions.append(piece)
        at = before
    return Reading(cost, unlearned, tuple(reversed(confusions)))


def _same(read: str, meant: str) -> int:
    """How many code points two words have in common at the beginning."""
    start, shorter = 0, min(len(read), len(meant))
    while start < shorter and read[start] == meant[start]:
        start += 1
    return start
