"""What each word says for other languages against the language of the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log
from typing import NamedTuple

from cleaner.language.tables import CACHED_WORDS, LEAST, LanguageTables
from cleaner.lexicon import open_lexicon

MOST = 7.0
"""Nats that one word may say: a single word, however foreign, is a name or a loan word."""
KNOWN = 2.5
"""Nats by which a word that the article's language has is less likely in the languages that do not list it."""
STEEP = 0.8
"""Beyond that, nats for each nat by which the word is commoner than what the lists leave out."""
UNCOMMON = -11.2
"""Natural logarithm of the frequency up to which KNOWN alone counts."""
FREQUENT = -6.8
"""Natural logarithm of one in 900 words: the words above it are nearly all of closed classes, in every language."""
COMMON = -8.5
"""Natural logarithm of one in 5,000 words: names that are more frequent are few."""


class Gains(NamedTuple):
    """For each language, by number, how much likelier a word is there than in the article's, in nats; and the gains."""

    all: tuple[float, ...]
    positive: tuple[tuple[int, float], ...]


class Contrast:
    """The languages of the tables against `language`, which must be one of them; `open_contrast` makes it."""

    def __init__(self, tables: LanguageTables, language: str) -> None:
        self.tables = tables
        self.home = tables.index[language]
        self._lexicon = open_lexicon(language)
        self.gains: Callable[[str], Gains] = lru_cache(CACHED_WORDS)(self._gains)

    def _gains(self, word: str) -> Gains:
        """The gains of a word in small letters, each at most MOST and at least -MOST."""
        listed = self.tables.listed(word)
        home = listed.get(self.home) or self._frequency(word)
        if home is None:
            scores = self.tables.by_letters(word)
            home = scores[self.home]
        else:
            scores = [home - KNOWN - max(0.0, STEEP * (home - UNCOMMON))] * len(self.tables.languages)
        for number, score in listed.items():
            scores[number] = score
        gains = [max(-MOST, min(MOST, score - home)) for score in scores]
        gains[self.home] = 0.0
        if len(word) == 1:
            gains = [min(gain, 0.0) if listed.get(n, LEAST) <= FREQUENT else gain for n, gain in enumerate(gains)]
        return Gains(tuple(gains), tuple((number, gain) for number, gain in enumerate(gains) if gain > 0))

    def _frequency(self, word: str) -> float | None:
        """The natural logarithm of the word's frequency in the article's lexicon; None if that does not know it."""
        if len(word) < 3 or not self._lexicon.knows(word):
            return None
        return max(LEAST, (self._lexicon.zipf(word) - 9) * log(10))

    def share(self, word: str, number: int) -> float:
        """The natural logarithm of the share of `word` among the words of language `number`, LEAST if not listed."""
        return self.tables.listed(word).get(number, LEAST)

    def own(self, word: str) -> bool:
        """Whether `word` is one of the commonest of the article's language."""
        return self.frequent(word, self.home)

    def common(self, word: str, number: int) -> bool:
        """Whether `word` is so common in language `number` that with a capital it is a word rather than a name."""
        return self.share(word, number) > COMMON

    def frequent(self, word: str, number: int) -> bool:
        """Whether `word` is one of the commonest of language `number`."""
        return self.share(word, number) > FREQUENT


@lru_cache(maxsize=8)
def open_contrast(tables: LanguageTables, language: str) -> Contrast:
    """The contrast for articles in `language`; what it knows of words is kept for the next article."""
    return Contrast(tables, language)
