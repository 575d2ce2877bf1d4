"""What one learned piece makes of a word: thousands of strings, of which few are words: a sieve finds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleaner.ocr.pieces import BEGIN, END, LONGEST, Pieces

CACHED = 1 << 14
BASE, SPREADS = 0x9E3779B97F4A7C15, (0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
"""Odd numbers without a pattern: the base of the hash, and what spreads it over the sieve."""
SIZE = 1 << 64
_ENDS = (BEGIN, END)


class Replaced:
    """Finds what may be a word among the strings that `Pieces.replaced` makes; the sieve lets one in sixteen pass.

    A string's hash is the sum of its code points times powers of BASE, modulo SIZE: so the hash of a word in which one
    piece was put for another follows from sums over its beginning, the piece and its end. The ends of the word count
    nothing. The sieve is `nearby.py`'s: one bit for each hash of a word of the lexicon.
    """

    def __init__(self, pieces: Pieces, sieve: Any) -> None:
        import numpy

        self._np: Any = numpy
        self._pieces = pieces
        self._sieve = sieve
        self._shift = numpy.uint64(62 - len(sieve).bit_length())
        meant: list[str] = []
        self._slots: dict[str, tuple[int, int]] = {}
        for read, table in pieces.table.items():
            self._slots[read] = len(meant), len(table)
            meant += [piece if read[0] != BEGIN or piece[0] == BEGIN else BEGIN + piece for piece in table]
        self._meant = meant
        self._hashes = numpy.array([_sums(piece)[-1] for piece in meant], numpy.uint64)
        self._sizes = numpy.array([len(piece) for piece in meant], numpy.intp)
        longest = LONGEST + 1
        powers = [pow(BASE, number, SIZE) for number in range(-longest, 64)]
        self._powers, self._none = numpy.array(powers, numpy.uint64), longest
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """What may be a word among what a word (lower case) becomes with one piece put for another, in order."""
        while (found := self._found.get(word)) is None:
            self.prepare([word])
        return found

    def prepare(self, words: Iterable[str]) -> None:
        """Find them for many words (lower case) at once."""
        new = [word for word in dict.fromkeys(words) if word not in self._found]
        if len(self._found) > CACHED:
            self._found.clear()
        plain = [word for word in new if BEGIN not in word and END not in word and len(word) < 60]
        self._found.update((word, tuple(self._pieces.replaced(word))) for word in set(new).difference(plain))
        if plain:
            self._found.update(zip(plain, self._sieved(plain), strict=True))

    def _sieved(self, words: list[str]) -> list[tuple[str, ...]]:
        np, none, powers = self._np, self._none, self._powers
        rows, heads, tails = [], [], []
        for number, word in enumerate(words):
            text = BEGIN + word + END
            sums = _sums(text)
            for start in range(len(text)):
                for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                    slot = self._slots.get(text[start:end])
                    if slot is not None:
                        rows.append((number, start, end, *slot))
                        heads.append(sums[start])
                        tails.append((sums[-1] - sums[end]) % SIZE)
        if not rows:
            return [() for _ in words]
        number, start, end, first, count = np.array(rows, np.intp).T
        which = np.repeat(np.arange(len(rows)), count)
        piece = np.arange(len(which)) + np.repeat(first - np.cumsum(count) + count, count)
        longer = self._sizes[piece] + (start - end)[which]
        hashes = np.array(heads, np.uint64)[which] + self._hashes[piece] * powers[none + start][which]
        hashes += np.array(tails, np.uint64)[which] * powers[none + longer]
        passed = np.arange(len(hashes))
        for spread in SPREADS:
            bit = (hashes[passed] * np.uint64(spread)) >> self._shift
            passed = passed[(self._sieve[bit >> np.uint64(3)] >> (bit & np.uint64(7)).astype(np.uint8) & 1).view(bool)]
        found: list[list[str]] = [[] for _ in words]
        for row, meant in zip(which[passed].tolist(), piece[passed].tolist(), strict=True):
            at, begin, behind, _, _ = rows[row]
            text = BEGIN + words[at] + END
            found[at].append((text[:begin] + self._meant[meant] + text[behind:]).strip(BEGIN + END))
        return [tuple(strings) for strings in found]


def sieve_of(words: Iterable[str]) -> Any:
    """The sieve for some words (lower case): eight to sixteen bits for each, of which at most one is set."""
    import numpy

    hashes = numpy.array([_sums(BEGIN + word)[-1] for word in words], numpy.uint64)
    bits = max(3, (8 * len(hashes) - 1).bit_length())
    out = numpy.zeros(1 << bits, numpy.uint8)
    for spread in SPREADS:
        out[(hashes * numpy.uint64(spread)) >> numpy.uint64(64 - bits)] = 1
    return numpy.packbits(out, bitorder="little")


def _sums(text: str) -> list[int]:
    """The hash of each beginning of a text, the empty one first."""
    out, sum_, power = [0], 0, 1
    for char in text:
        if char not in _ENDS:
            sum_ = (sum_ + ord(char) * power) % SIZE
        out.append(sum_)
        power = power * BASE % SIZE
    return out
