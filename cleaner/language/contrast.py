"""What each word says for other languages against the language of the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log

from cleaner.language.tables import CACHED_WORDS, LEAST, LanguageTables
from cleaner.lexicon import Pos, open_lexicon

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

VERB = Pos.FINITE | Pos.AUXILIARY | Pos.INFINITIVE | Pos.PARTICIPLE | Pos.GERUND


Gains = tuple[float, ...]
"""For each language, by number, how much likelier a word is there than in the article's, in nats."""


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
        return tuple(gains)

    def most(self, word: str) -> float:
        """The largest gain of a word in small letters; its n-grams are read only if the article's language has it not.

        >>> from cleaner.language.tables import open_tables
        >>> contrast = open_contrast(open_tables(), "fr")
        >>> contrast.most("aujourd") < 0 < contrast.most("the")
        True
        """
        home, other = self.tables.against(word, self.home)
        if home == LEAST:
            home = self._frequency(word) or LEAST
        if home == LEAST or len(word) == 1:
            return max(gain for number, gain in enumerate(self.gains(word)) if number != self.home)
        return max(-MOST, min(MOST, other - home), -KNOWN - max(0.0, STEEP * (home - UNCOMMON)))

    def most_as_name(self, word: str) -> tuple[float, float]:
        """The largest gain of a word that is written with a capital, and the largest in languages where it is common.

        What is known of no language is given MOST: its n-grams take long, and a name weighs little.
        """
        listed = self.tables.listed(word)
        common = any(score > COMMON for number, score in listed.items() if number != self.home)
        unknown = self.home not in listed and len(word) > 1 and self._frequency(word) is None
        most = MOST if unknown else self.most(word)
        return most, most if common else 0.0

    def _frequency(self, word: str) -> float | None:
        """The natural logarithm of the word's frequency in the article's lexicon; None if that does not know it."""
        if len(word) < 3 or not self._lexicon.knows(word):
            return None
        return max(LEAST, (self._lexicon.zipf(word) - 9) * log(10))

    def knows(self, word: str) -> bool:
        """Whether the article's language has `word`."""
        return self.home in self.tables.listed(word) or self._frequency(word) is not None

    def share(self, word: str, number: int) -> float:
        """The natural logarithm of the share of `word` among the words of language `number`, LEAST if not listed."""
        return self.tables.listed(word).get(number, LEAST)

    def own(self, word: str) -> bool:
        """Whether `word` is one of the commonest of the article's language."""
        return self.frequent(word, self.home)

    def common(self, word: str, number: int) -> bool:
        """Whether `word` is so common in language `number` that with a capital it is a word rather than a name."""
        return self.share(word, number) > COMMON

    def closed(self, word: str, number: int) -> bool:
        """Whether `word` is of a closed class in language `number` (a preposition, a pronoun), or as common as they."""
        if self.frequent(word, number):
            return True
        code = self.tables.languages[number]
        return self.tables.listed(word).get(number) is not None and open_lexicon(code).is_closed_class(word)

    def is_verb(self, word: str, number: int) -> bool:
        """Whether `word` is a listed finite verb of language `number` and nothing else: few names hold one."""
        if number not in self.tables.listed(word):
            return False
        pos = open_lexicon(self.tables.languages[number]).pos(word)
        return Pos.FINITE in pos and not pos & ~VERB

    def is_noun(self, word: str, number: int) -> bool:
        """Whether `word` is a noun of language `number` that is not rare, and not only a name."""
        lexicon = open_lexicon(self.tables.languages[number])
        return self.share(word, number) > UNCOMMON and Pos.NOUN in lexicon.pos(word) and not lexicon.is_name(word)

    def frequent(self, word: str, number: int) -> bool:
        """Whether `word` is one of the commonest of language `number`."""
        return self.share(word, number) > FREQUENT


@lru_cache(maxsize=8)
def open_contrast(tables: LanguageTables, language: str) -> Contrast:
    """The contrast for articles in `language`; what it knows of words is kept for the next article."""
    return Contrast(tables, language)
