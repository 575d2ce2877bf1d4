"""All words of a language within a few letters of a token: an exact search in arrays, without an index of deletions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
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
"""Pairs of neighbouring letters that one edit takes away or brings, at most."""
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
        self._lengths = (self._letters > 0).sum(0).astype(numpy.uint8)
        self._starts = numpy.searchsorted(self._lengths, numpy.arange(LONGEST + 2)).tolist()
        bits = numpy.zeros(256, numpy.uint32)
        for letter, code in self._alphabet.items():
            bits[code] = 1 << _bit(letter)
        self._bits = bits.tolist()
        self._sets = numpy.bitwise_or.reduce(bits[self._letters], 0)
        self._pairs = self._sets_of_pairs()
        self._found: dict[tuple[str, int], tuple[Nearby, ...]] = {}

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
        sifted = []
        for word, most in looks:
            low, high = max(1, len(word) - most), min(LONGEST, len(word) + most)
            codes = [self._alphabet.get(letter, 0) for letter in word]
            few = self._sifted(codes, most, low, high) if word and low <= high else ()
            if len(few):
                sifted.append((word, most, codes, few))
            else:
                self._found[word, most] = ()
        if not sifted:
            return
        distances = self._distances([codes for _, _, codes, _ in sifted], [few for *_, few in sifted])
        start = 0
        for word, most, _, few in sifted:
            own = distances[start : start + len(few)]
            start += len(few)
            kept = np.nonzero((own <= most) & (own > 0))[0]
            zipf = self._zipf[few[kept]] / STEPS
            order = np.argsort(LETTER_WORTH * own[kept] - zipf, kind="stable")[:MOST]
            self._found[word, most] = tuple(
                Nearby(self._word(int(few[kept[at]])), int(own[kept[at]]), float(zipf[at])) for at in order
            )

    def _sifted(self, codes: list[int], most: int, low: int, high: int) -> Any:
        """The words of `low` to `high` letters whose sets of letters and of pairs are near enough, by their number."""
        np, length, starts = self._np, len(codes), self._starts
        own = 0
        for code in codes:
            own |= self._bits[code]
        begin = starts[low]
        differing = np.bitwise_count(self._sets[begin : starts[high + 1]] ^ np.uint32(own))
        few = np.concatenate(
            [
                starts[size]
                + np.nonzero(
                    differing[starts[size] - begin : starts[size + 1] - begin] <= 2 * most - abs(size - length)
                )[0]
                for size in range(low, high + 1)
            ]
        )
        ends = np.array([0, *codes, 0], np.uint8)
        pairs = np.bitwise_or.reduce(np.uint64(1) << _pair(np, ends[:-1], ends[1:]))
        return few[np.bitwise_count(self._pairs[few] ^ pairs) <= PAIRS_AN_EDIT * most]

    def _distances(self, tokens: list[list[int]], chosen: list[Any]) -> Any:
        """Levenshtein's distance of each token (codes) from each of the words chosen for it, one behind the other."""
        np = self._np
        places = np.zeros((len(tokens), 256), np.uint32)
        for row, codes in enumerate(tokens):
            for at, code in enumerate(codes):
                places[row, code] |= np.uint32(1 << at)
        places[:, 0] = 0
        words = np.concatenate(chosen)
        counts = [len(few) for few in chosen]
        rows = np.repeat(np.arange(len(tokens), dtype=np.intp) * 256, counts)
        sizes = np.repeat(np.array([len(codes) for codes in tokens], np.uint32), counts)
        places, lengths, one = places.ravel(), self._lengths[words], np.uint32(1)
        top = sizes - one
        more, less = (one << sizes) - one, np.zeros(len(words), np.uint32)
        score = sizes.astype(np.int16)
        out = np.zeros(len(words), np.int16)
        for column, letters in enumerate(self._letters[: int(lengths.max()), words], 1):
            equal = places[rows + letters]
            down = equal | less
            across = (((equal & more) + more) ^ more) | equal
            plus, minus = less | ~(across | more), more & across
            score += ((plus >> top) & one).astype(np.int16) - ((minus >> top) & one).astype(np.int16)
            plus, minus = (plus << one) | one, minus << one
            more, less = minus | ~(down | plus), plus & down
            ends = lengths == column
            out[ends] = score[ends]
        return out

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
