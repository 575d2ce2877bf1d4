"""What looks foreign and is not: names, titles, lists of terms, addresses, loan words."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.language.contrast import Contrast
from cleaner.language.words import Form, Link, Word

LEAST_LINE, LEAST_SPAN = 3, 4
"""Words that a whole unit, or a part of one, must have."""
TELLING = 1.0
"""Nats from which a word is evidence; a passage needs two different ones."""
PLAIN = 1.5
"""Nats from which a word is evidence that a passage is more than a name or a title."""
HOME = -2.0
FEW = 8
"""Nats at which a word is the article's: where one word in FEW is, amid the others, the others are loan words."""
ITEM = 3
"""Words: where no item between two commas or dashes is longer, a line is a list of terms, names or titles."""

_ITEM_BEGINS = {Link.BREAK: 1, Link.NUMBERS: 2}


class Guards:
    """Says of words taken for language `number` whether they are more than what every language borrows.

    nouns       numbers of the languages that capitalise their nouns
    particles   small words that stand in names and titles ("von", "de la", "of the")
    """

    def __init__(self, contrast: Contrast, nouns: frozenset[int], particles: frozenset[str]) -> None:
        self._contrast = contrast
        self._nouns = nouns
        self._particles = particles

    def is_passage(self, words: Sequence[Word], number: int, *, whole: bool, shouted: bool) -> bool:
        """Whether `words` are long and plain enough to be reported."""
        if count(words) < (LEAST_LINE if whole else LEAST_SPAN):
            return False
        telling = {word.lower for word in words if self._tells(word, number)}
        typical = {word for word in telling if self._contrast.frequent(word, number)}
        if shouted or _is_list(words):
            small = {word.lower for word in words if word.form is Form.SMALL}
            return len(typical & small) >= 2
        return len(telling) >= 2 and not self._is_name(words, number)

    def is_home(self, words: Sequence[Word], number: int) -> bool:
        """Whether a small word amid a few others is the article's own: "big data et cloud computing" is French."""
        gains = self._contrast.gains
        own = {
            word.lower
            for word in words[1:-1]
            if word.form is Form.SMALL and gains(word.lower).all[number] <= HOME and self._contrast.own(word.lower)
        }
        return len(words) <= len(own) * FEW

    def _is_name(self, words: Sequence[Word], number: int) -> bool:
        """Whether nothing but capitalised words and particles tells: a name, or a title in title case."""
        names = sum(word.form is Form.NAME for word in words)
        small = [word for word in words if word.form is Form.SMALL]
        plain = {
            word.lower
            for word in words
            if self._contrast.gains(word.lower).all[number] > PLAIN
            and word.lower not in self._particles
            and (word.form is Form.SMALL or (word.form is Form.FIRST and self._contrast.common(word.lower, number)))
        }
        if len(small) < 2 and number not in self._nouns:
            return len(plain) < 2
        return not plain and (2 * names >= len(words) or len(small) < 3)

    def _tells(self, word: Word, number: int) -> bool:
        return self._contrast.gains(word.lower).all[number] > TELLING


def count(words: Sequence[Word]) -> int:
    """How many words a person would count: "l’eau" and "sous-marin" are one each."""
    return sum(word.link not in (Link.APOSTROPHE, Link.HYPHEN) for word in words[1:]) + bool(words)


def _is_list(words: Sequence[Word]) -> bool:
    """Whether the words come in short items: a list of names or terms, an address, a score."""
    longest = item = breaks = 0
    for word in words:
        if word.link in _ITEM_BEGINS:
            breaks += _ITEM_BEGINS[word.link]
            item = 0
        item += word.link not in (Link.APOSTROPHE, Link.HYPHEN)
        longest = max(longest, item)
    return breaks >= 2 and longest <= ITEM
