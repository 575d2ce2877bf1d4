"""What the text itself shows: which words stand alone in it, and which beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from functools import cached_property
from itertools import chain, compress, count, islice, pairwise
from operator import add
from unicodedata import combining

from cleaner.document import LETTERS, Document, runs_of

NEAR = 80
"""Code points within which a spelling is set against another."""
SEVERAL = 6
"""Occurrences that are sooner looked at one by one than by cutting the text at them."""
FEW = 12
"""Words that are cheaper to look for one by one than to count all."""
LONG = 20_000
"""Code points of a document in which no word is looked for: its words are counted at once, for other stages too."""
_BETWEEN = " \u00a0\u202f'’"


class TextEvidence:
    """The words of one text, looked for when asked about; `borders` are offsets where elements of a page end.

    Where its `document` is given, what that knows of the words is not searched for.
    """

    def __init__(self, text: str, document: Document | None = None) -> None:
        self.text = text
        self.borders: frozenset[int] = document.borders if document else frozenset()
        self._document = document
        self._words = document.words if document else None
        self._asked: dict[str, int] = {}
        self._together: dict[tuple[str, str], tuple[int, ...]] = {}
        self._expected: Set[str] = frozenset()

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each run of letters stands in the text."""
        return self._document.all_letter_runs if self._document else Counter(LETTERS.findall(self.text))

    @property
    def different(self) -> frozenset[str]:
        """The different runs of letters of the text."""
        return frozenset(self.counts) if self._words is None else self._words

    def count(self, word: str) -> int:
        """How often a run of letters stands in the text with nothing joined to it."""
        if len(self._asked) > FEW or (self._document and len(self.text) > LONG):
            return self.counts[word]
        known = self._asked.get(word)
        if known is None:
            known = self._asked[word] = self._counted(word)
        return known

    def _counted(self, word: str) -> int:
        """How many `occurrences` there are; where it is found few times, the words of the text often tell."""
        found = self.text.count(word)
        if self._words is not None and found <= SEVERAL:
            if word not in self._words:
                return 0
            if found == 1:
                return 1
        return _count(self.text, word, found)

    def expect(self, tokens: Iterable[str]) -> None:
        """Look for the parts of these tokens beside each other in one go, where the text is long and they are many."""
        if self._document and len(self.text) > LONG and self._document.is_all_blocks:
            self._expected = frozenset(tokens)

    @cached_property
    def _beside(self) -> dict[tuple[str, str], list[int]]:
        """The places of `together` for the parts of all expected tokens."""
        if self._document is None:
            return {}
        found: dict[tuple[str, str], list[int]] = {}
        table, expected = self._document.answers(runs_of), self._expected
        texts, pieces = self._document.texts_of_blocks, self._document.pieces_of_blocks
        for (_, start, _), text, parts in zip(self._document.blocks, texts, pieces, strict=True):
            runs = list(chain.from_iterable(map(table.__getitem__, parts)))
            joined = map(expected.__contains__, map(add, runs, islice(runs, 1, None)))
            for pair in {(runs[at], runs[at + 1]) for at in compress(count(), joined)}:
                found.setdefault(pair, []).extend(start + place for place in _side_by_side(text, pair))
        return found

    def together(self, left: str, right: str) -> tuple[int, ...]:
        """Where two words stand beside each other with one space or apostrophe between them.

        "four-ball" is no proof of "four ball".
        """
        key = left, right
        if self._words is not None and not (left in self._words and right in self._words):
            return ()
        if key not in self._together:
            expected = left + right in self._expected
            self._together[key] = tuple(self._beside.get(key, ()) if expected else _side_by_side(self.text, key))
        return self._together[key]

    def is_discussed(self, pair: tuple[str, str], start: int) -> bool:
        """Whether two words stand beside each other only near `start`: "a lot, not alot" speaks of the spelling."""
        places = self.together(*pair)
        return bool(places) and all(abs(place - start) <= NEAR for place in places)


def _side_by_side(text: str, pair: tuple[str, str]) -> list[int]:
    """Where two words stand in a text with one space or apostrophe between them, in order."""
    left, right = pair
    return sorted(place for mark in _BETWEEN for place in occurrences(text, left + mark + right))


def occurrences(text: str, words: str) -> list[int]:
    """The offsets at which `words` stands with no letter joined to it."""
    found = []
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and _is_letter(text[at - 1])) and not (end < len(text) and _is_letter(text[end])):
            found.append(at)
        at = text.find(words, end)
    return found


def _count(text: str, word: str, found: int) -> int:
    """How many `occurrences` there are, in a third of the time where the word is found often, in others as well."""
    if found <= SEVERAL:
        return len(occurrences(text, word))
    return sum(
        not (left and _is_letter(left[-1])) and not (right and _is_letter(right[0]))
        for left, right in pairwise(text.split(word))
    )


def _is_letter(character: str) -> bool:
    return character.isalpha() or (character > "\u02ff" and combining(character) > 0)
