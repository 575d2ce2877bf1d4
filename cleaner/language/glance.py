"""A first look at a unit: whether any other language could gain enough in it. Most units of an article end here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import inf

from cleaner.document import runs_of
from cleaner.expressions import re
from cleaner.language import blocks
from cleaner.language import passages as weights
from cleaner.language.contrast import Contrast
from cleaner.language.lanes import LONGEST, ROUNDING, Lanes
from cleaner.language.tables import CACHED_WORDS
from cleaner.language.weighing import LEAST_LINE, Weighing
from cleaner.language.words import BEFORE_SENTENCE
from cleaner.memo import Memo

CAPITALS = 4
"""Words at the start of a unit of which one is in capitals where the unit is."""
NO_WORD = 0.0
_TOKEN = re.compile(rf"(?:[{re.escape(''.join(sorted(BEFORE_SENTENCE)))}][ \t\u00a0\u202f]{{0,3}})?[^\W\d_]+")
"""A word, with the mark before it after which a capital may say no more than that a sentence begins."""
_APART = re.compile(r"[\"«“„‘(\[*_]")
"""What may set a part of a unit apart, so that its words do not count."""


class Glance:
    """Clears units of the suspicion that they hold a passage, by the most that each word says for any one language.

    The sum for one language is never more than the sum of these, so nothing is cleared that would have been reported;
    but for words that a close look skips (quotations, abbreviations), which are few.

    firsts     first words of the phrases of web pages, which are recognised by other means
    weighing   the look at what this one leaves
    """

    def __init__(self, contrast: Contrast, firsts: Iterable[str], weighing: Weighing) -> None:
        self._contrast = contrast
        self._weighing = weighing
        self._firsts = frozenset(firsts)
        self._most: Callable[[str], float] = lru_cache(2 * CACHED_WORDS)(self._most_of)
        self._bounds = Memo(self._bound, words_only=True)
        self._inside = Memo(self._bound_inside, words_only=True)
        self._favours = Memo(self._favour, words_only=True)
        self._lanes = Lanes(len(contrast.tables.languages))

    def clears(self, text: str, pieces: Sequence[str], *, whole: bool = True) -> bool:
        """Whether a unit holds no passage, and no part of a block of passages; `pieces` are those of its text.

        whole   whether all its words count, because none lies in a protected span
        """
        if self._clears_by_pieces(text, pieces) or self._clears_by_favour(text, pieces, whole):
            return True
        return self._clears_by_words(text)

    def _clears_by_pieces(self, text: str, pieces: Sequence[str]) -> bool:
        """By the most that each piece between white space can add to the sum; False where that does not do."""
        bounds = list(map(self._bounds.__getitem__, pieces))
        if self._is_clear(pieces, bounds):
            return True
        if "\n" in text or "\r" in text:  # a new line may begin a sentence, and only spaces part the pieces below
            return False
        return self._is_clear(pieces, self._closer(pieces, bounds))

    def _closer(self, pieces: Sequence[str], bounds: Sequence[float]) -> list[float]:
        """The bounds, less where a capital stands inside a sentence, as names do."""
        inside = self._inside
        return [
            inside[piece] if piece[0].isupper() and before[-1] not in BEFORE_SENTENCE else bound
            for before, piece, bound in zip((".", *pieces), pieces, bounds, strict=False)
        ]

    def _is_clear(self, pieces: Sequence[str], bounds: Sequence[float]) -> bool:
        """Whether no stretch of the bounds adds up to a passage, in a unit whose capitals mean something."""
        score = 0.0
        for bound in bounds:
            score += bound
            if score < 0.0:
                score = 0.0
            elif score >= weights.SPAN - ROUNDING:
                return False
        if len(bounds) - bounds.count(NO_WORD) <= weights.SHORT:
            return self._clears_short(pieces, sum(bounds))
        first = CAPITALS if NO_WORD not in bounds[:CAPITALS] else 2 * CAPITALS
        if bounds[:first].count(NO_WORD) > first - CAPITALS:
            return False
        return True not in map(_in_capitals.__getitem__, pieces[:first])

    def _clears_short(self, pieces: Sequence[str], score: float) -> bool:
        """The same for a short unit, of which a close look would ask whether the whole of it is foreign."""
        words = sum(map(_words_in.__getitem__, pieces))
        if score + words * weights.DRIFT >= LEAST_LINE or True in map(_in_capitals.__getitem__, pieces):
            return False
        if words <= weights.LONGEST_PHRASE and any(map(self._may_open_phrase, pieces)):
            return False
        return _APART.search(" ".join(pieces)) is None

    def _clears_by_favour(self, text: str, pieces: Sequence[str], whole: bool) -> bool:
        """By what all words together say for each language, if one counts only what is for it.

        It is what a close look asks first (`Reader.suspicious`), before any word is skipped.
        """
        if len(text) > LONGEST:
            return False
        sure = sum(map(str.isalpha, pieces)) if whole else 0  # what has marks may be short for a word, or a formula
        if sure <= weights.LONGEST_PHRASE and any(map(self._may_open_phrase, pieces)):
            return False
        least = weights.SPAN if sure > weights.SHORT else weights.SUSPICIOUS if sure > blocks.SHORT else weights.LEANING
        numbers = self._lanes.reaching(sum(map(self._favours.__getitem__, pieces)), least)
        return not numbers or (whole and self._weighing.clears(text, pieces, numbers))

    def _may_open_phrase(self, piece: str) -> bool:
        return any(run.lower() in self._firsts for run in runs_of[piece])

    def _favour(self, piece: str) -> int:
        """What the words of a piece say for each language, packed."""
        rows = [self._contrast.gains(run.lower()) for run in runs_of[piece]]
        return sum(self._lanes.packed([weights.INSIDE * gain for gain in row]) for row in rows)

    def _clears_by_words(self, text: str) -> bool:
        """By the most that each word says for any one language, as it stands in the sentence."""
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

    def _bound(self, piece: str) -> float:
        """The most by which the words of a piece can raise the sum, whatever stands before it; NO_WORD without any."""
        most = self._most
        tokens = _TOKEN.findall(piece)
        return _most_of_any([max(most(t), most("." + t)) if t[0].isalpha() else most(t) for t in tokens])

    def _bound_inside(self, piece: str) -> float:
        """The same where no sentence begins with the piece."""
        return _most_of_any(list(map(self._most, _TOKEN.findall(piece))))

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


def _most_of_any(values: Sequence[float]) -> float:
    """The largest sum of neighbouring values; of all where each is below nothing, NO_WORD where there are none."""
    if all(value < 0.0 for value in values):
        return sum(values) or NO_WORD
    best = here = -inf
    for value in values:
        here = value + max(here, 0.0)
        best = max(best, here)
    return best


def _ends_in_capitals(token: str) -> bool:
    return token[-1].isupper() and token[-2:-1].isupper()


_in_capitals: Memo[bool] = Memo(lambda piece: any(map(_ends_in_capitals, _TOKEN.findall(piece))), words_only=True)

_words_in: Memo[int] = Memo(lambda piece: len(_TOKEN.findall(piece)), words_only=True)


def _word(token: str) -> str:
    """The word of a token in small letters, without the mark before it."""
    return (token if token[0].isalpha() else token[1:].lstrip()).lower()
