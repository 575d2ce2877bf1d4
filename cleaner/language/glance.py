"""A first look at a unit: whether any other language could gain enough in it. Most units of an article end here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import inf

from cleaner.expressions import re
from cleaner.language import passages as weights
from cleaner.language.contrast import Contrast
from cleaner.language.tables import CACHED_WORDS
from cleaner.language.words import BEFORE_SENTENCE
from cleaner.memo import Memo

LEAST_LINE = min(weights.SURE - weights.BIAS - weights.PER_WORD * weights.COUNTED, weights.LEANING)
"""What the words of a short unit must score for it to be a foreign line, or to lean away."""
CAPITALS = 4
"""Words at the start of a unit of which one is in capitals where the unit is."""
NO_WORD = 0.0
ROUNDING = 1e-6
"""More than sums of floating-point numbers differ by the order in which they were added."""
_TOKEN = re.compile(rf"(?:[{re.escape(''.join(sorted(BEFORE_SENTENCE)))}][ \t\u00a0\u202f]{{0,3}})?[^\W\d_]+")
"""A word, with the mark before it after which a capital may say no more than that a sentence begins."""
_APART = re.compile(r"[\"«“„‘(\[*_]")
"""What may set a part of a unit apart, so that its words do not count."""


class Glance:
    """Clears units of the suspicion that they hold a passage, by the most that each word says for any one language.

    The sum for one language is never more than the sum of these, so nothing is cleared that would have been reported;
    but for words that a close look skips (quotations, abbreviations), which are few.

    firsts    first words of the phrases of web pages, which are recognised by other means
    """

    def __init__(self, contrast: Contrast, firsts: Iterable[str]) -> None:
        self._contrast = contrast
        self._firsts = frozenset(firsts)
        self._most: Callable[[str], float] = lru_cache(2 * CACHED_WORDS)(self._most_of)
        self._bounds = Memo(self._bound, words_only=True)

    def clears(self, text: str, pieces: Sequence[str]) -> bool:
        """Whether a unit holds no passage, and no part of a block of passages; `pieces` are those of its text."""
        if self._clears_by_pieces(pieces):
            return True
        tokens = _TOKEN.findall(f".{text}")
        if any(map(_ends_in_capitals, tokens[:CAPITALS])):
            return False
        values = list(map(self._most, tokens))
        score = 0.0
        for value in values:
            score += value
            if score < 0.0:
                score = 0.0
            elif score >= weights.SPAN:
                return False
        return len(tokens) > weights.SHORT or self._clears_line(text, tokens, sum(values))

    def _clears_by_pieces(self, pieces: Sequence[str]) -> bool:
        """The same by the most that each piece between white space can add to the sum; False where that does not do."""
        bounds = list(map(self._bounds.__getitem__, pieces))
        if len(bounds) - bounds.count(NO_WORD) <= weights.SHORT:
            return False
        first = CAPITALS if NO_WORD not in bounds[:CAPITALS] else 2 * CAPITALS
        if bounds[:first].count(NO_WORD) > first - CAPITALS or any(map(_in_capitals.__getitem__, pieces[:first])):
            return False
        score = 0.0
        for bound in bounds:
            score += bound
            if score < 0.0:
                score = 0.0
            elif score >= weights.SPAN - ROUNDING:
                return False
        return True

    def _bound(self, piece: str) -> float:
        """The most by which the words of a piece can raise the sum, whatever stands before it; NO_WORD without any."""
        tokens = _TOKEN.findall(piece)
        values = [max(self._most(t), self._most("." + t)) if t[0].isalpha() else self._most(t) for t in tokens]
        if all(value < 0.0 for value in values):
            return sum(values) or NO_WORD
        best = here = -inf
        for value in values:
            here = value + max(here, 0.0)
            best = max(best, here)
        return best

    def _clears_line(self, text: str, tokens: list[str], score: float) -> bool:
        """The same for a short unit, of which a close look would ask whether the whole of it is foreign."""
        if not tokens:
            return True
        if len(tokens) <= weights.LONGEST_PHRASE and _word(tokens[0]) in self._firsts:
            return False
        return score + len(tokens) * weights.DRIFT < LEAST_LINE and _APART.search(text) is None

    def _most_of(self, token: str) -> float:
        """The most that the word of `token` says for one language if it is written so, in nats, less DRIFT."""
        word = _word(token)
        if token.endswith(word):
            return weights.INSIDE * self._contrast.most(word) - weights.DRIFT
        most, common = self._contrast.most_as_name(word)
        if token[0].isalpha():
            return max(weights.NAME_OTHER * most, weights.NOUN * common) - weights.DRIFT
        return max(weights.FIRST_OTHER * most, weights.FIRST_COMMON * common) - weights.DRIFT


def _ends_in_capitals(token: str) -> bool:
    return token[-1].isupper() and token[-2:-1].isupper()


_in_capitals: Memo[bool] = Memo(lambda piece: any(map(_ends_in_capitals, _TOKEN.findall(piece))), words_only=True)


def _word(token: str) -> str:
    """The word of a token in small letters, without the mark before it."""
    return (token if token[0].isalpha() else token[1:].lstrip()).lower()
