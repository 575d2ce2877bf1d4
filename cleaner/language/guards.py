"""What looks foreign and is not: names, titles, lists of terms, addresses, loan words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from cleaner.language.contrast import UNCOMMON, Contrast
from cleaner.language.words import Form, Link, Word

LEAST_LINE, LEAST_SPAN = 3, 4
"""Words that a whole unit, or a part of one, must have."""
TELLING = 1.0
"""Nats from which a word is evidence; a passage needs two different ones."""
PLAIN = 1.5
"""Nats from which a word is evidence that a passage is more than a name or a title."""
UNMISTAKABLE, UNMISTAKABLE_KNOWN = 4.0, 6.0
"""Nats from which a word that the article's language does not have, or has as a rarity, cannot be the article's: one in
small letters makes a short unit more than a name or a title. Of 91,000 clean units, and parts of them of three to six
words (Spanish, Italian and Portuguese manuals, novels, debates), 54 more are reported with it, most of them foreign in
truth, identifiers of programs, or in an old spelling (November 2026)."""
CLEAR = 3.0
"""Nats of a second word beside one that cannot be the article's, from which a part of a sentence is a passage."""
HOME = -2.0
FEW = 8
"""Nats at which a word is the article's: where one word in FEW is, amid the others, the others are loan words."""
REPEATED = 3
"""Where one word in REPEATED is the same as the one before it, the words are syllables of a song, or a stammer."""
HYPHENED = 2
"""Where one word in HYPHENED hangs on the one before it by a hyphen, the words are forms that are discussed."""
FIGURED = 2
"""Where there is a number or a sign of a formula for every FIGURED words, a line may be a recipe or a table."""
LEAST_PLAIN, LEAST_LETTERS = 2, 3
"""Then it needs that many common words, of that many letters, that are evidence."""
LEAST_COMMON = 3
"""Common words, no particles, that make a list of items prose."""
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
        certain = self.is_certain(words, number)
        if count(words) < (LEAST_LINE if whole or certain else LEAST_SPAN):
            return False
        if _is_sung(words) or HYPHENED * sum(word.link == Link.HYPHEN for word in words) >= len(words):
            return False
        telling = {word.lower for word in words if self._tells(word, number)}
        if _is_figures(words) and not self._is_plain(telling, number):
            return False
        small = {word.lower for word in words if word.form is Form.SMALL}
        if shouted or _is_list(words):
            first = set() if shouted else {word.lower for word in words if word.form is Form.FIRST}
            return self._is_prose(telling & small, telling & first, number, words)
        if certain or (whole and self._unmistakable(words, number)):
            return True
        beginning = {word.lower for word in words if word.form is not Form.NAME} - self._particles
        plain = {word for word in telling & beginning if self._contrast.common(word, number)}
        return (len(telling) >= 2 or bool(plain)) and not self._is_name(words, number, whole)

    def is_certain(self, words: Sequence[Word], number: int) -> bool:
        """Whether two small words cannot be the article's; or, of four words and more, one, and a second hardly."""
        sure = self._unmistakable(words, number)
        second = (word.lower for word in words if word.form is Form.SMALL and word.lower not in sure)
        clear = count(words) >= LEAST_SPAN and any(self._gain(word, number) >= CLEAR for word in second)
        return len(sure) >= (1 if clear else 2)

    def _unmistakable(self, words: Sequence[Word], number: int) -> set[str]:
        """The small words, no particles, that language `number` lists and the article's does not, or hardly, know."""
        small = {word.lower for word in words if word.form is Form.SMALL} - self._particles
        return {word for word in small if self._is_unmistakable(word, number)}

    def _is_unmistakable(self, word: str, number: int) -> bool:
        if len(word) < LEAST_LETTERS and word.isascii():
            return False
        least = UNMISTAKABLE_KNOWN if self._contrast.knows(word) else UNMISTAKABLE
        return self._gain(word, number) >= least and self._contrast.share(word, number) > UNCOMMON

    def _is_prose(self, small: Set[str], first: Set[str], number: int, words: Sequence[Word]) -> bool:
        """Whether the words of a list that tell, small or first in a sentence, are more than items and particles."""
        typical = {word for word in small if self._contrast.frequent(word, number)}
        if len(typical) >= 2 and not typical <= self._of_names(words):
            return True
        if any(self._contrast.is_verb(word, number) for word in small) or len(self._unmistakable(words, number)) >= 2:
            return True
        plain = {word for word in small | first if self._contrast.common(word, number)} - self._particles
        return len(plain) >= LEAST_COMMON and bool(plain & small)

    def is_home(self, words: Sequence[Word], number: int) -> bool:
        """Whether a small word amid a few others is the article's own: "big data et cloud computing" is French."""
        contrast = self._contrast
        own, typical = set(), set()
        for at, word in enumerate(words):
            gain = contrast.gains(word.lower)[number]
            if gain > TELLING and contrast.frequent(word.lower, number) and word.lower not in self._particles:
                typical.add(word.lower)
            elif gain <= HOME and 0 < at < len(words) - 1 and word.form is Form.SMALL and self._is_own(word, number):
                own.add(word.lower)
        return len(typical) <= len(own) and len(words) <= len(own) * FEW

    def _is_own(self, word: Word, number: int) -> bool:
        """Whether a word is one of the commonest of the article's language, and not of the other one too."""
        return self._contrast.own(word.lower) and not self._contrast.frequent(word.lower, number)

    def _is_plain(self, telling: Iterable[str], number: int) -> bool:
        """Whether enough of the words that tell are common ones, and no symbols or units."""
        common = [word for word in telling if len(word) >= LEAST_LETTERS and self._contrast.common(word, number)]
        return len(common) >= LEAST_PLAIN

    def _of_names(self, words: Sequence[Word]) -> frozenset[str]:
        """The particles, where many words are names: "van Gogh, de la Tour, ter Stegen"."""
        names = sum(word.form is Form.NAME for word in words)
        return self._particles if NAMED * names >= len(words) else frozenset()

    def _is_name(self, words: Sequence[Word], number: int, whole: bool) -> bool:
        """Whether nothing but capitalised words and particles tells: a name, or a title in title case."""
        contrast, nouns = self._contrast, number in self._nouns
        telling = [
            word for word in words if contrast.gains(word.lower)[number] > PLAIN and word.lower not in self._particles
        ]
        if whole and any(word.form is not Form.NAME and contrast.closed(word.lower, number) for word in telling):
            return False
        if any(word.form is Form.SMALL and contrast.is_verb(word.lower, number) for word in telling):
            return False
        small = sum(word.form is Form.SMALL for word in words)
        plain = {word.lower for word in telling if word.form is Form.SMALL}
        if nouns:
            begins = whole and words[0].form is Form.FIRST and contrast.frequent(words[0].lower, number)
            if begins and any(contrast.is_noun(word.lower, number) for word in telling):
                return False
        elif small < 2:
            first = {word.lower for word in telling if word.form is Form.FIRST and contrast.common(word.lower, number)}
            return len(plain | first) < 2
        names = sum(word.form is Form.NAME for word in words)
        return not plain and (2 * names >= len(words) or small < 3)

    def _tells(self, word: Word, number: int) -> bool:
        return self._gain(word.lower, number) > TELLING

    def _gain(self, word: str, number: int) -> float:
        return self._contrast.gains(word)[number]


def count(words: Sequence[Word]) -> int:
    """How many words a person would count: "l’eau" and "sous-marin" are one each."""
    return sum(word.link not in (Link.APOSTROPHE, Link.HYPHEN) for word in words[1:]) + bool(words)


def _is_sung(words: Sequence[Word]) -> bool:
    """Whether many words only repeat the one before them: "tra la la la"."""
    repeats = sum(word.lower == before.lower for before, word in pairwise(words))
    return repeats >= 2 and REPEATED * repeats >= len(words)


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
