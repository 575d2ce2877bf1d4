"""All words of a language within a few letters of a token: an exact search in arrays, without an index of deletions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
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
AT_ONCE = 48
"""Words that are looked up at once: more no longer fit into the processor's cache."""
PAIRS_AN_EDIT = 4
"""Pairs of neighbouring letters that one edit takes away or brings, at most; one less where it changes the length."""
PUT_AWAY = (5, 7, 10)
"""Letters after which the words that are too far already are put away: more often takes more time than it saves."""
STEPS = 25
"""Zipf values are stored in steps of 1/25."""


class Nearby(NamedTuple):
    """A word, in how many letters (edits of Levenshtein) it differs, and its Zipf value."""

    word: str
    distance: int
    zipf: float


class NearbyWords:
    """The words of ``cleaner/data/ocr/<language>.npz``, made by ``training/ocr/nearby.py``; ordered by length.

    Three looks decide: the sets of letters of two words k edits apart differ in 2 k letters at most (one bit a letter),
    and those of their pairs of neighbouring letters in 4 k (64 bits);
    for the few that are left Levenshtein's distance is computed for all at once, bit-parallel (Myers 1999; Hyyrö 2003).
    """

    def __init__(self, path: Path) -> None:
        import numpy

        self._np: Any = numpy
        with numpy.load(path) as data:
            self._alphabet = {letter: code for code, letter in enumerate(str(data["alphabet"]), 1)}
            self._names = ["", *self._alphabet]
            self._letters = data["letters"]
            self._zipf = data["zipf"]
            self.sieve = data["sieve"]
        self._lengths = (self._letters > 0).sum(0).astype(numpy.int8)
        self._starts = numpy.searchsorted(self._lengths, numpy.arange(LONGEST + 2)).tolist()
        bits = numpy.zeros(256, numpy.uint32)
        for letter, code in self._alphabet.items():
            bits[code] = 1 << _bit(letter)
        self._bits = bits.tolist()
        self._sets = numpy.bitwise_or.reduce(bits[self._letters], 0)
        groups = self._groups_of_letters(bits)
        self._groups_of = groups.tolist()
        self._groups = numpy.bitwise_or.reduce(groups[self._letters], 0)
        self._pairs = self._sets_of_pairs()
        self._found: dict[tuple[str, int], tuple[Nearby, ...]] = {}

    def _groups_of_letters(self, bits: Any) -> Any:
        """For each code the bit of its group of letters: a frequent and a rare one, so that each bit says much."""
        np = self._np
        counts = [np.count_nonzero(self._sets & np.uint32(1 << bit)) for bit in range(32)]
        ranks = {1 << bit: rank for rank, bit in enumerate(sorted(range(32), key=lambda bit: -counts[bit]))}
        group = {bit: 1 << min(rank, 31 - rank) for bit, rank in ranks.items()}
        return np.array([group.get(bit, 0) for bit in bits.tolist()], np.uint16)

    def _sets_of_pairs(self) -> Any:
        """The neighbouring letters of each word, its ends included, as a set of 64 bits."""
        np = self._np
        pairs, before = np.zeros(len(self._lengths), np.uint64), np.zeros(len(self._lengths), np.uint8)
        for letters in (*self._letters, np.zeros_like(before)):
            here = (before > 0) | (letters > 0)
            pairs |= np.where(here, np.uint64(1) << _pair(np, before, letters), np.uint64(0))
            before = letters
        return pairs

    def near(self, word: str, most: int) -> tuple[Nearby, ...]:
        """The words that differ from `word` (lower case) in `most` letters or fewer, the likeliest first."""
        while (found := self._found.get((word, most))) is None:  # another thread may have emptied it
            self._search([(word, most)])
        return found

    def prepare(self, looks: Iterable[tuple[str, int]]) -> None:
        """Look up many words (lower case) at once, each with the letters in which it may differ: six times as fast."""
        new = [look for look in dict.fromkeys(looks) if look not in self._found]
        if len(self._found) > CACHED:
            self._found.clear()
        for start in range(0, len(new), AT_ONCE):
            self._search(new[start : start + AT_ONCE])

    def _search(self, looks: list[tuple[str, int]]) -> None:
        np = self._np
        tokens = [[self._alphabet.get(letter, 0) for letter in word] for word, _ in looks]
        alike = [self._alike(codes, most) for codes, (_, most) in zip(tokens, looks, strict=True)]
        mosts = np.array([most for _, most in looks], np.uint8)
        rows, words = self._sifted(tokens, mosts, list(map(len, alike)), np.concatenate(alike))
        found: list[list[Nearby]] = [[] for _ in looks]
        if len(words):
            rows, words, distances = self._measured(tokens, mosts, rows, words)
            zipf = self._zipf[words] / STEPS
            order = np.lexsort((words, LETTER_WORTH * distances - zipf, rows))
            ordered = rows[order]
            order = order[np.arange(len(order)) - np.searchsorted(ordered, ordered) < MOST]
            chosen = (values[order].tolist() for values in (rows, words, distances, zipf))
            for row, number, distance, frequency in zip(*chosen, strict=True):
                found[row].append(Nearby(self._word(number), distance, frequency))
        self._found.update(zip(looks, map(tuple, found), strict=True))

    def _sifted(self, tokens: list[list[int]], mosts: Any, counts: list[int], words: Any) -> tuple[Any, Any]:
        """Of the words chosen for the tokens those whose sets of letters and of pairs are near enough, with the token.

        `counts` is how many of the words were chosen for each token.
        """
        np, bits, sets, pairs = self._np, self._bits, [], []
        for codes in tokens:
            own, together = 0, 0
            for first, second in pairwise((0, *codes, 0)):
                own |= bits[second]
                together |= 1 << (37 * first + 11 * second & 63)
            sets.append(own)
            pairs.append(together)
        sizes = np.array([len(codes) for codes in tokens], np.int8)
        away = np.abs(self._lengths.take(words) - sizes.repeat(counts)).view(np.uint8)
        differing = np.bitwise_count(self._sets.take(words) ^ np.array(sets, np.uint32).repeat(counts))
        near = np.flatnonzero(differing + away <= (2 * mosts).repeat(counts))
        rows, words = np.searchsorted(np.cumsum(counts), near, "right"), words.take(near)
        differing = np.bitwise_count(self._pairs.take(words) ^ np.array(pairs, np.uint64).take(rows))
        near = np.flatnonzero(differing + away.take(near) <= (PAIRS_AN_EDIT * mosts).take(rows))
        return rows.take(near), words.take(near)

    def _alike(self, codes: list[int], most: int) -> Any:
        """The words whose length and sets of groups of letters are near enough to those of a token, by their number.

        Sets of groups differ in no more than sets of letters. Bits are taken away one by one, for the words of other
        lengths fewer of them, and what has none left is near.
        """
        np, starts, length = self._np, self._starts, len(codes)
        if not 0 < length <= LONGEST + most:
            return np.zeros(0, np.intp)
        begin, end = starts[max(1, length - most)], starts[min(LONGEST, length + most) + 1]
        own = 0
        for code in codes:
            own |= self._groups_of[code]
        left = self._groups[begin:end] ^ np.uint16(own)
        less = np.empty_like(left)
        for away in range(most, -1, -1):
            low = starts[min(LONGEST + 1, max(1, length - away))] - begin
            high = starts[min(LONGEST, length + away) + 1] - begin
            for _ in range(most if away == most else 1):
                np.subtract(left[low:high], 1, out=less[low:high])
                left[low:high] &= less[low:high]
        return (left == 0).nonzero()[0] + begin

    def _measured(self, tokens: list[list[int]], mosts: Any, rows: Any, words: Any) -> tuple[Any, Any, Any]:
        """Of the pairs of a token, by its number, and a word those that differ in few letters, and in how many.

        These are Levenshtein's distances of the token from the beginnings of the word, a letter of all words at a time.
        Each letter that is still to come takes one from them at most, so that most words are soon seen to be too far.
        """
        np, one, found = self._np, self._np.uint32(1), []
        places, sizes = self._places(tokens), np.array([len(codes) for codes in tokens], np.uint32)
        whole, rows_of_places = ((one << sizes) - one).take(rows), 256 * rows
        more, less = whole, np.zeros_like(whole)  # where the distance of one letter more of the token is more, or less
        lengths, limits = self._lengths.take(words).view(np.uint8), mosts.take(rows)
        for first, last in pairwise((0, *PUT_AWAY, LONGEST)):
            for column in range(first, min(last, int(lengths.max()))):
                equal = places.take(rows_of_places + self._letters[column].take(words))
                across = (((equal & more) + more) ^ more) | equal
                plus, minus = ((less | ~(across | more)) << one) | one, (more & across) << one
                down, goes_on = equal | less, lengths > column
                more = np.where(goes_on, minus | ~(down | plus), more)
                less = np.where(goes_on, plus & down, less)
            ended, read = lengths <= last, np.minimum(lengths, last)
            distances = read + np.bitwise_count(more & whole) - np.bitwise_count(less & whole)
            near = np.flatnonzero(ended & (distances <= limits) & (distances > 0))
            found.append((rows.take(near), words.take(near), distances.take(near)))
            left = np.flatnonzero(~ended & (distances + last <= limits + lengths))
            if not len(left):
                break
            state = (rows, words, rows_of_places, whole, more, less, lengths, limits)
            rows, words, rows_of_places, whole, more, less, lengths, limits = (values.take(left) for values in state)
        rows, words, distances = (np.concatenate(values) for values in zip(*found, strict=True))
        return rows, words, distances

    def _places(self, tokens: list[list[int]]) -> Any:
        """Where each letter stands in each token, as bits: at 256 times the token's number and the letter's code."""
        bits: dict[int, int] = {}
        for row, codes in enumerate(tokens):
            for at, code in enumerate(codes):
                if code:  # what is no letter of any word is like none
                    bits[256 * row + code] = bits.get(256 * row + code, 0) | 1 << at
        places = self._np.zeros(256 * len(tokens), self._np.uint32)
        places[list(bits)] = list(bits.values())
        return places

    def _word(self, index: int) -> str:
        codes = self._letters[: self._lengths[index], index].tolist()
        return "".join([self._names[code] for code in codes])


def _pair(np: Any, first: Any, second: Any) -> Any:
    """The bit of two neighbouring letters (codes) in a set of them."""
    return (first.astype(np.uint64) * np.uint64(37) + second.astype(np.uint64) * np.uint64(11)) & np.uint64(63)


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
