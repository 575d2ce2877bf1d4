"""A second look at a unit: whether a language that much speaks for could gain enough, with what speaks against it.

Names are for some language or other, and the small words around them against it. A close look weighs both; this one
does so by the runs of letters in what stands between white space, each with the most that it can be worth however it
is read. It is asked for few languages, takes a tenth of the time, and clears nothing in which a close look finds
something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.document import runs_of
from cleaner.expressions import re
from cleaner.language import passages as weights
from cleaner.language.contrast import Contrast
from cleaner.language.lanes import ROUNDING
from cleaner.language.masks import Phrases
from cleaner.language.words import BEFORE_SENTENCE
from cleaner.memo import Memo

LEAST_LINE = min(weights.SURE - weights.BIAS - weights.PER_WORD * weights.COUNTED, weights.LEANING)
"""What the words of a short unit must score for it to be a foreign line, or to lean away."""
_APART = re.compile(r"[\"«»“”„‹›‘(\[*_\r\n]|(?<!\w)'")
"""What may set a part of a unit apart, so that its words do not count; and line ends, which may begin a sentence."""
_READ = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,;:!?…]*")
"""A piece whose words are all read: no formula, and nothing that may be short for a word."""
_is_read: Memo[bool] = Memo(lambda piece: _READ.fullmatch(piece) is not None)


class Weighing:
    """Weighs units of articles in the language of `contrast`; `nouns` and `phrases` as for a close look."""

    def __init__(self, contrast: Contrast, nouns: frozenset[int], phrases: Phrases) -> None:
        self._contrast = contrast
        self._name = {True: weights.NOUN, False: weights.NAME_COMMON}
        self._nouns = nouns
        self._phrases = {phrase[:2] for some in phrases.values() for phrase in some}

    def clears(self, text: str, pieces: Sequence[str], numbers: Sequence[int]) -> bool:
        """Whether the unit holds no passage in any language of `numbers`; `pieces` are those of its text."""
        words = [run for piece in pieces for run in runs_of[piece]]
        lower = list(map(str.lower, words))
        if _APART.search(text) is not None or not self._phrases.isdisjoint(_beginnings(lower)):
            return False
        forms = list(_forms(pieces))
        if _may_be_shouted(words, forms):
            return False
        short = sum(map(_is_read.__getitem__, pieces)) <= weights.SHORT
        return not any(self._may_be(number, lower, forms, short) for number in numbers)

    def _may_be(self, number: int, words: Sequence[str], forms: Sequence[tuple[bool, bool, bool]], short: bool) -> bool:
        """Whether a stretch of the words may score as a passage in language `number`, or all of them as a line."""
        contrast, name = self._contrast, self._name[number in self._nouns]
        total = score = 0.0
        for word, (small, inside, read) in zip(words, forms, strict=True):
            gain = contrast.gains(word)[number]
            if small:
                value = weights.INSIDE * gain
                total += (weights.FOR if gain > 0 else weights.AGAINST * read) * gain
            else:
                common = gain > 0 and contrast.common(word, number)
                if inside:
                    value = (name if common else weights.NAME_OTHER) * gain
                elif gain > 0:
                    value = (weights.FIRST_COMMON if common else weights.FIRST_OTHER) * gain
                else:
                    value = weights.NAME_OTHER * gain
                total += value if read or value > 0 else 0.0
            value -= weights.DRIFT
            score = max(score + (value if read or value > 0 else 0.0), 0.0)
            if score >= weights.SPAN - ROUNDING:
                return True
        return short and total >= LEAST_LINE - ROUNDING


def _beginnings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of a row that a phrase may begin with: each, and each with the next one."""
    yield from pairwise(words)
    yield from zip(words, strict=True)


def _may_be_shouted(words: Sequence[str], forms: Sequence[tuple[bool, bool, bool]]) -> bool:
    """Whether so many words end in a capital that those of the unit may mean nothing; four in five must."""
    capitals = sum(word[-1].isupper() for word in words if len(word) > 1)
    return capitals > sum(small and read for word, (small, _, read) in zip(words, forms, strict=True) if len(word) > 1)


def _forms(pieces: Sequence[str]) -> Iterator[tuple[bool, bool, bool]]:
    """For each run of letters, whether it is small, whether a capital is inside a sentence, and whether it is read."""
    before = "."
    for piece in pieces:
        read, inside = _is_read[piece], before not in BEFORE_SENTENCE
        for run in runs_of[piece]:
            yield run[0] == run[0].lower(), inside and piece[0] == run[0], read
            inside = False
        before = piece[-1]
