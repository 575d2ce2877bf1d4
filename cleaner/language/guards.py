"""What looks foreign and is not: names, titles, lists of terms, addresses, loan words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

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
REPEATED = 3
"""Where one word in REPEATED is the same as the one before it, the words are syllables of a song, or a stammer."""
HYPHENED = 3
"""Where one word in HYPHENED hangs on the one before it by a hyphen, the words are forms that are discussed."""
FIGURED = 2
"""Where there is a number or a sign of a formula for every FIGURED words, a line may be a recipe or a table."""
LEAST_PLAIN, LEAST_LETTERS = 3, 3
"""Then it needs that many common words, of that many letters, that are evidence."""
NAMED = 3
"""Where one word in NAMED of a list is a capitalised one, the particles between are of names."""
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
        if _is_sung(words) or HYPHENED * sum(word.link == Link.HYPHEN for word in words) >= len(words):
            return False
        telling = {word.lower for word in words if self._tells(word, number)}
        typical = {word for word in telling if self._contrast.frequent(word, number)}
        if _is_figures(words) and not self._is_plain(telling, number):
            return False
        if shouted or _is_list(words):
            small = {word.lower for word in words if word.form is Form.SMALL}
            return len(typical & small) >= 2 and not typical & small <= self._of_names(words)
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

    def _is_plain(self, telling: Iterable[str], number: int) -> bool:
        """Whether enough of the words that tell are common ones, and no symbols or units."""
        common = [word for word in telling if len(word) >= LEAST_LETTERS and self._contrast.common(word, number)]
        return len(common) >= LEAST_PLAIN

    def _of_names(self, words: Sequence[Word]) -> frozenset[str]:
        """The particles, where many words are names: "van Gogh, de la Tour, ter Stegen"."""
        names = sum(word.form is Form.NAME for word in words)
        return self._particles if NAMED * names >= len(words) else frozenset()

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


def _is_sung(words: Sequence[Word]) -> bool:
    """Whether many words only repeat the one before them: "tra la la la"."""
    return REPEATED * sum(word.lower == before.lower for before, word in pairwise(words)) >= len(words)


def _is_figures(words: Sequence[Word]) -> bool:
    """Whether numbers and signs stand between the words rather than words beside each other."""
    return FIGURED * sum(word.figures for word in words[1:]) >= len(words)


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
