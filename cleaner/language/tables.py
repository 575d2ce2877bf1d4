"""How likely a word is in each of thirty languages: the commonest words by frequency, all others by their n-grams.

The tables are made by `training/language/build.py` from wordfreq's lists and from the profiles that langdetect ships.
langdetect's own detector draws n-grams at random, so that a short line may change its language between two runs, and
knows no words; sums over all n-grams are deterministic, and the words decide short lines: of 3,000 lines of four words
in nine languages the tables name the right one of thirty in 98 %, of six words in 99.5 % (Wikipedia, November 2026).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Protocol, cast
from unicodedata import is_normalized, normalize

from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

DATA = Path(__file__).resolve().parent.parent / "data" / "language"
UNLISTED = -15.0
"""Mean natural logarithm of the frequency of a word that a list of 30,000 does not hold, weighted by how often such
words occur (Spanish, wordfreq 3.1; the other large lists give -14.9 to -15.4: `unlisted` in tables.json)."""
GRAM_WEIGHT = 0.25
"""The n-grams of a word overlap, so that their sum counts the same evidence several times. Of 0.1 to 0.5 this names the
most lines of four words right (1,000 lines of Wikipedia in each of nine languages, November 2026)."""
LEAST = -24.0
"""Natural logarithm: no word is less likely than this in any language, for any word may be a name."""
FUNCTION_WORD = -5.5
"""What a function word of a language without a list is given: the middle of what such words have elsewhere."""
CACHED_WORDS = 1 << 12
"""Words whose scores are kept, up to a kilobyte each; what is asked of pieces is remembered elsewhere (memo.py)."""
LONGEST_WORD = 60
"""Letters of a word that are read; also what keeps a sum of n-grams below 2**16."""
_KEY = str.maketrans({"ß": "ss", "ș": "ş", "ț": "ţ"})
"""wordfreq writes ß as ss, langdetect Romanian with cedillas."""

Scores = tuple[float, ...]


class _Trie(Protocol):
    def get(self, key: str) -> list[bytes] | None: ...


class LanguageTables:
    """Natural logarithms of word frequencies in a fixed row of languages; `open_tables` makes it."""

    def __init__(self, folder: Path, function_words: Mapping[str, frozenset[str]]) -> None:
        import marisa_trie

        settings = json.loads((folder / "tables.json").read_bytes())
        self.languages: tuple[str, ...] = tuple(settings["languages"])
        self.index = {code: number for number, code in enumerate(self.languages)}
        self._steps: float = settings["steps"]
        self._floor: int = round(-settings["floor"] * self._steps)
        self._words = cast(_Trie, marisa_trie.BytesTrie().mmap(str(folder / "words.marisa")))
        self._grams = cast(_Trie, marisa_trie.BytesTrie().mmap(str(folder / "grams.marisa")))
        self._function_words: dict[str, list[int]] = {}
        for code, words in sorted(function_words.items()):
            for word in words:
                self._function_words.setdefault(word, []).append(self.index[code])
        self._row = Struct(f"<{len(self.languages)}H")
        self._lanes: Callable[[str], int] = lru_cache(CACHED_WORDS)(self._read_lanes)
        self.scores: Callable[[str], Scores] = lru_cache(CACHED_WORDS)(self._scores)
        self._listed: Callable[[str], Mapping[int, float]] = lru_cache(CACHED_WORDS)(self._read_listed)

    def listed(self, word: str) -> Mapping[int, float]:
        """The languages (by number) that count `word`, a run of small letters, among their common ones, and how likely.

        >>> tables = open_tables()
        >>> tables.listed("toujours")[tables.index["fr"]] > -8
        True
        """
        return self._listed(word)

    def _read_listed(self, word: str) -> Mapping[int, float]:
        records = self._words.get(_key(word))
        pairs = records[0] if records else b""
        found = {number: -value / self._steps for number, value in zip(pairs[::2], pairs[1::2], strict=True)}
        for number in self._function_words.get(word, ()):
            found[number] = FUNCTION_WORD
        return found

    def against(self, word: str, number: int) -> tuple[float, float]:
        """How likely `word` is in language `number`, and in the other one where it is likeliest; LEAST if not listed.

        What `listed` says, for a fifth of its time.
        """
        records = self._words.get(_key(word))
        languages, values = (records[0][::2], records[0][1::2]) if records else (b"", b"")
        at = languages.find(number)
        own = -values[at] / self._steps if at >= 0 else LEAST
        rest = values if at < 0 else values[:at] + values[at + 1 :]
        other = -min(rest) / self._steps if rest else LEAST
        for extra in self._function_words.get(word, ()):
            own, other = (FUNCTION_WORD, other) if extra == number else (own, max(other, FUNCTION_WORD))
        return own, other

    def _scores(self, word: str) -> Scores:
        """The natural logarithm of how often `word`, a run of small letters, occurs in each language."""
        scores = self.by_letters(word)
        for number, score in self.listed(word).items():
            scores[number] = score
        return tuple(scores)

    def by_letters(self, word: str) -> list[float]:
        """The same for a word that no list holds: UNLISTED where its n-grams fit best, less elsewhere."""
        padded = f" {_key(word)[:LONGEST_WORD]} "
        grams = [padded[at : at + size] for size in (1, 2, 3) for at in range(len(padded) - size + 1)]
        lanes = sum(map(self._lanes, grams)).to_bytes(self._row.size, "little")
        gains = self._row.unpack(lanes)
        best = max(gains)
        weight = GRAM_WEIGHT / self._steps
        return [max(LEAST, UNLISTED + weight * (gain - best)) for gain in gains]

    def _read_lanes(self, gram: str) -> int:
        """What an n-gram gains over one that was never seen, in each language: numbers of 16 bits, side by side in one
        integer, so that one addition adds them all."""
        records = self._grams.get(gram)
        pairs = records[0] if records else b""
        return sum((self._floor - value) << (16 * n) for n, value in zip(pairs[::2], pairs[1::2], strict=True))


def _key(word: str) -> str:
    if word.isascii():
        return word
    composed = word if is_normalized("NFC", word) else normalize("NFC", word)
    return composed.translate(_KEY)


@lru_cache(maxsize=4)
def open_tables(function_words: tuple[tuple[str, str], ...] = ()) -> LanguageTables:
    """The tables, mapped into memory once a process; `function_words` are pairs of a code and its words.

    >>> tables = open_tables()
    >>> scores = tables.scores("aujourd")
    >>> max(tables.languages, key=lambda code: scores[tables.index[code]])
    'fr'
    """
    return LanguageTables(DATA, {code: frozenset(words.split()) for code, words in function_words})


@lru_cache(maxsize=4)
def tables_of(rules: RuleSet) -> LanguageTables:
    """The tables together with the section [language] of rules/any."""
    return open_tables(tuple(sorted(rules.section(ANY, "language")["function_words"].items())))
