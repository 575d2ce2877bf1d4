"""All words of a language within a few letters of a token: an exact search in arrays, without an index of deletions."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).resolve().parent.parent / "data" / "ocr"
LONGEST = 20
"""Letters of the longest word that the arrays hold."""
MOST = 10
"""Words that are looked at further: the nearest and most frequent."""
LETTER_WORTH = 2.0
"""Zipf values that one more letter of difference is worth when the nearest words are chosen."""
CACHED = 1 << 14
STEPS = 25
"""Zipf values are stored in steps of 1/25."""


class Nearby(NamedTuple):
    """A word, in how many letters (edits of Levenshtein) it differs, and its Zipf value."""

    word: str
    distance: int
    zipf: float


class NearbyWords:
    """The words of ``cleaner/data/ocr/<language>.npz``, made by ``training/ocr/nearby.py``; ordered by length.

    Two looks decide: the sets of letters of two words k edits apart differ in 2 k letters at most (one bit a letter);
    for the few that are left Levenshtein's distance is computed for all at once, bit-parallel (Myers 1999; Hyyrö 2003).
    """

    def __init__(self, path: Path) -> None:
        import numpy

        self._np: Any = numpy
        with numpy.load(path) as data:
            self._alphabet = {letter: code for code, letter in enumerate(str(data["alphabet"]), 1)}
            self._letters = data["letters"]
            self._zipf = data["zipf"]
        lengths = (self._letters > 0).sum(0)
        self._starts = numpy.searchsorted(lengths, numpy.arange(LONGEST + 2))
        self._lengths = lengths
        self._bits = numpy.zeros(256, numpy.uint32)
        for letter, code in self._alphabet.items():
            self._bits[code] = 1 << _bit(letter)
        self._sets = numpy.bitwise_or.reduce(self._bits[self._letters], 0)
        self.near = lru_cache(CACHED)(self._near)

    def _near(self, word: str, most: int) -> tuple[Nearby, ...]:
        """The words that differ from `word` (lower case) in `most` letters or fewer, the likeliest first."""
        np, length = self._np, len(word)
        low, high = max(1, length - most), min(LONGEST, length + most)
        if not word or low > high:
            return ()
        begin, end = self._starts[low], self._starts[high + 1]
        codes = [self._alphabet.get(letter, 0) for letter in word]
        own = int(np.bitwise_or.reduce(self._bits[codes]))
        differing = np.bitwise_count(self._sets[begin:end] ^ np.uint32(own))
        few = begin + np.nonzero(differing <= 2 * most - np.abs(self._lengths[begin:end] - length))[0]
        if not len(few):
            return ()
        distances = self._distances(codes, few, high)
        kept = np.nonzero((distances <= most) & (distances > 0))[0]
        zipf = self._zipf[few[kept]] / STEPS
        order = np.argsort(LETTER_WORTH * distances[kept] - zipf, kind="stable")[:MOST]
        return tuple(Nearby(self._word(int(few[kept[at]])), int(distances[kept[at]]), float(zipf[at])) for at in order)

    def _distances(self, codes: list[int], chosen: Any, longest: int) -> Any:
        """Levenshtein's distance of the token from each chosen word."""
        np, size = self._np, len(codes)
        places = np.zeros(256, np.uint32)
        for at, code in enumerate(codes):
            places[code] |= np.uint32(1 << at)
        places[0] = 0
        one, top = np.uint32(1), np.uint32(size - 1)
        more, less = np.full(len(chosen), (1 << size) - 1, np.uint32), np.zeros(len(chosen), np.uint32)
        score = np.full(len(chosen), size, np.int16)
        out, lengths = np.zeros(len(chosen), np.int16), self._lengths[chosen]
        for column, letters in enumerate(self._letters[:longest, chosen], 1):
            equal = places[letters]
            down = equal | less
            across = (((equal & more) + more) ^ more) | equal
            plus, minus = less | ~(across | more), more & across
            score += ((plus >> top) & one).astype(np.int16) - ((minus >> top) & one).astype(np.int16)
            plus, minus = (plus << one) | one, minus << one
            more, less = minus | ~(down | plus), plus & down
            out[lengths == column] = score[lengths == column]
        return out

    def _word(self, index: int) -> str:
        letters = list(self._alphabet)
        return "".join(letters[code - 1] for code in self._letters[:, index] if code)


def _bit(letter: str) -> int:
    """The bit of a letter in the set of a word's letters; accents share the bit of their letter."""
    import unicodedata

    base = ord(unicodedata.normalize("NFD", letter)[0])
    return base - ord("a") if ord("a") <= base <= ord("z") else 26 + base % 6


@cache
def open_nearby(language: str) -> NearbyWords | None:
    """The words of a language, opened once a process; None where it has no file."""
    path = DATA / f"{language}.npz"
    return NearbyWords(path) if path.exists() else None
