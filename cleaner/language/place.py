"""A place in the text that is in another language, and how it is to be reported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from cleaner.language.contrast import Contrast
from cleaner.language.passages import Passage, Reader
from cleaner.language.words import Form, Word
from cleaner.spans import Spans

LINE, SPAN, BLOCK, QUOTED = "language.line", "language.span", "language.block", "language.quoted"
MOST = 0.75
"""Share of a quotation that must be foreign; else the quotation is in the article's language, and broken."""
TITLE = 8
"""Words: a unit that is all one quotation and longer than this is no title but a passage."""
NEAR = 12
"""Words before and after a quotation that show which language it is quoted in."""
LONGEST = 2000
"""Code points: no quotation is longer."""
ANNOUNCED = 12
"""Code points at the start of a line in which encyclopedias name the language of a source, after bullets and arrows."""
OUTSIDE = 2.0
"""Logit that the words outside a quotation must score for the passage to be more than the quotation."""


class Place(NamedTuple):
    """`start:end` in code points; `score` is a logit, and `evidence` the words that decided."""

    start: int
    end: int
    rule: str
    language: str
    score: float
    evidence: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """The probability that the place is foreign."""
        return round(1 / (1 + exp(-min(self.score, 50.0))), 3)


def block_of(passage: Passage, reader: Reader) -> Place:
    """Where several units in a row stand that are a passage together."""
    return _place(BLOCK, passage, passage.words, reader)


def place_of(passage: Passage, apart: Spans, reader: Reader) -> Place:
    """Where a passage stands: a whole unit with its punctuation, or from its first word to its last.

    `apart` are the parts of the unit in quotation marks, brackets or emphasis.
    """
    quoted = _in_quotation(passage, apart, reader)
    rule = QUOTED if quoted else LINE if passage.whole else SPAN
    return _place(rule, passage, quoted or passage.words, reader)


def as_reference(place: Place, text: str) -> Place:
    """`place` as information, where a line of `text` begins with its own language: "(en) The Guardian, …"."""
    announced = f"({place.language})" in text[place.start : place.start + ANNOUNCED]
    return place._replace(rule=QUOTED) if place.rule == LINE and announced else place


def _place(rule: str, passage: Passage, words: Sequence[Word], reader: Reader) -> Place:
    start, end = words[0].start, words[-1].end
    if rule in (BLOCK, LINE):
        start, end = passage.unit.start, passage.unit.end
    code = reader.contrast.tables.languages[passage.language]
    return Place(start, end, rule, code, round(passage.score, 2), evidence(words, passage.language, reader.contrast))


def _in_quotation(passage: Passage, apart: Spans, reader: Reader) -> Sequence[Word]:
    """The words of the passage that are set apart, if it is foreign only there."""
    unit, middle = passage.unit, passage.words[len(passage.words) // 2].start
    near = apart.within(middle - LONGEST, middle + LONGEST)
    span = next(((left, right) for left, right in near if left <= middle < right), None)
    if span is None:
        return ()
    first = bisect_left(unit.words, span[0], key=_start)
    last = bisect_left(unit.words, span[1], key=_start)
    inside = unit.words[max(first, passage.first) : min(last, passage.last)]
    if len(inside) < MOST * (last - first):
        return ()
    rest = unit.words[max(0, first - NEAR) : first] + unit.words[last : last + NEAR]
    if not rest:
        return inside if len(inside) <= TITLE and not unit.bracketed else ()
    outside = unit.words[passage.first : first] + unit.words[last : passage.last]
    aside = reader.score(rest, passage.language) < 0 and reader.score(outside, passage.language) < OUTSIDE
    source = len(inside) <= TITLE and all(word.form is not Form.SMALL for word in rest)
    return inside if aside or source else ()


def _start(word: Word) -> int:
    return word.start


def evidence(words: Sequence[Word], number: int, contrast: Contrast, most: int = 5) -> tuple[str, ...]:
    """The words that say most for language `number`, in the order of their weight."""
    gains: Mapping[str, float] = {word.lower: contrast.gains(word.lower)[number] for word in words}
    best = sorted(gains.items(), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, gain in best[:most] if gain > 0)
