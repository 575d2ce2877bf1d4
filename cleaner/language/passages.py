"""The passages of a unit that are in another language than the article, from what their words say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cleaner.language.contrast import Contrast
from cleaner.language.guards import Guards, count
from cleaner.language.lanes import LONGEST, Lanes
from cleaner.language.segments import segments
from cleaner.language.tables import LEAST
from cleaner.language.words import Form, Link, Unit, Word

FOR, AGAINST = 0.54, 0.79
FIRST_COMMON, FIRST_OTHER = 0.64, 0.39
NAME_COMMON, NAME_OTHER = 0.28, 0.09
"""Weights of a nat by the form of its word: small letters; capitalised first in a sentence, or elsewhere, and among the
common words of the other language or not. A logistic regression over 16,000 clean lines and their beginnings, and 7,000
foreign lines of four to six words, in seven languages, November 2026."""
PER_WORD, COUNTED = 1.13, 4
"""What each of the first small words adds, and how many count, in the same regression."""
BIAS = -4.25
NOUN = 0.5
"""Weight of a capitalised common word in a language that writes its nouns so."""
SURE = 0.0
"""Logit from which a unit is reported. Of 27,500 clean lines of news and treebanks in seven languages one or two in a
thousand reach it and pass the guards, nearly all of them foreign in truth (November 2026)."""
LEANING = 0.8
"""Logit from which a short unit may be part of a run of foreign ones."""
INSIDE = 0.7
"""Weight of a nat of a small word inside a unit, where the words around it are no help."""
DRIFT = 0.2
"""What every word of a passage must bring before it counts: unknown words look a little foreign."""
DROP = 6.0
"""A passage ends where the article's language has gained this much."""
SPAN = 4.5
"""What a part of a unit must score: about one clean sentence in a thousand, of news and treebanks in seven languages,
has such a part, nearly always a foreign title in truth (November 2026)."""
FEWEST = 5
"""Words that a part of a unit must have, unless it is certain and begins with a small letter: titles of books and films
have four and fewer."""
WHOLE = 0.75
"""Share of the words of a unit from which a passage is the unit."""
SHARED, NEUTRAL = 2, 1.5
"""Words beside a passage that may belong to it, and the nats up to which a word of both languages is undecided."""
SHORT = 12
"""Words: shorter units are judged as a whole before parts are sought in them."""
SUSPICIOUS = 1.6
"""What the words of a short unit that are for a language must score before the unit is read closely."""
CACHED_ROWS = 1 << 12
"""Words whose values for all languages are kept; about a kilobyte each."""
PHRASE, LONGEST_PHRASE = 3.0, 6
"""Logit of a unit that is a phrase of web pages, and the most words of such a phrase."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `first:last` of a unit, in language number `language`; `score` is a logit."""

    unit: Unit
    first: int
    last: int
    language: int
    score: float

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return self.unit.words[self.first : self.last]

    @property
    def whole(self) -> bool:
        """Whether the passage is as good as the unit."""
        return self.last - self.first >= WHOLE * len(self.unit.words)


class Reader:
    """Finds passages.

    nouns       numbers of the languages that capitalise their nouns
    interface   phrases of web pages ("read more"), as small words, and the number of their language
    """

    def __init__(
        self, contrast: Contrast, guards: Guards, nouns: frozenset[int], interface: Mapping[tuple[str, ...], int]
    ) -> None:
        self.contrast = contrast
        self._guards = guards
        self._nouns = nouns
        self._interface = interface
        self._inside: Callable[[str, Form], tuple[float, ...]] = lru_cache(CACHED_ROWS)(self._inside_of)
        self._lanes = Lanes(len(contrast.tables.languages))
        self._favour: Callable[[str, bool], tuple[tuple[float, ...], int]] = lru_cache(CACHED_ROWS)(self._favour_of)

    def passages(self, unit: Unit) -> list[Passage]:
        """The foreign passages of a unit, in order; where two overlap, the one with the higher score."""
        phrase = self._phrase(unit)
        if phrase is not None:
            return [Passage(unit, 0, len(unit.words), phrase, PHRASE)]
        line = self.line(unit) if len(unit.words) <= SHORT else None
        return [line] if line else self._spans(unit)

    def suspicious(self, unit: Unit) -> bool:
        """Whether a closer look is worth its time."""
        least = SUSPICIOUS if len(unit.words) <= SHORT else SPAN
        return self._phrase(unit) is not None or bool(self._candidates(unit, least))

    def line(self, unit: Unit) -> Passage | None:
        """The whole unit, if it is in another language."""
        candidates = self._candidates(unit, SUSPICIOUS)
        if not candidates:
            return None
        small = sum(word.form is Form.SMALL for word in unit.words)
        base = BIAS + PER_WORD * min(COUNTED, small)
        score, number = max((base + self.score(unit.words, number), -number) for number in candidates)
        passage = Passage(unit, 0, len(unit.words), -number, score)
        return passage if score >= SURE and self._is_passage(passage) else None

    def leans_away(self, unit: Unit) -> bool:
        """Whether the words of a unit fit some other language better than the article's."""
        candidates = self._candidates(unit, LEANING)
        return any(self.score(unit.words, number) > LEANING for number in candidates)

    def _candidates(self, unit: Unit, least: float) -> list[int]:
        """The languages for which the words of the unit say `least` or more, if one counts only what is for them."""
        favours = [self._favour(word.lower, word.form is Form.NAME) for word in unit.words]
        likely: Sequence[int] = range(len(self.contrast.tables.languages))
        if unit.end - unit.start <= LONGEST:
            likely = self._lanes.reaching(sum([packed for _, packed in favours]), least)
        return [number for number in likely if sum([row[number] for row, _ in favours]) >= least]

    def _favour_of(self, word: str, is_name: bool) -> tuple[tuple[float, ...], int]:
        """What a word says for each language, 0 where it is against it; and the same, packed."""
        weight = NOUN if is_name else INSIDE
        row = tuple([weight * gain if gain > 0 else 0.0 for gain in self.contrast.gains(word)])
        return row, self._lanes.packed(row)

    def score(self, words: Sequence[Word], number: int) -> float:
        """What `words` say for language `number`, in logits."""
        return sum(self._value(word.lower, word.form, number, FOR, AGAINST) for word in words)

    def _spans(self, unit: Unit) -> list[Passage]:
        found = []
        rows = [self._inside(word.lower, word.form) for word in unit.words]
        for number in self._candidates(unit, SPAN):
            values = [row[number] for row in rows]
            found += [Passage(unit, s.start, s.end, number, s.score) for s in segments(values, SPAN, DROP)]
        found.sort(key=lambda passage: (-passage.score, passage.first, passage.language))
        taken = bytearray(len(unit.words))
        kept: list[Passage] = []
        for passage in found:
            if not any(taken[passage.first : passage.last]):
                taken[passage.first : passage.last] = bytes([1]) * (passage.last - passage.first)
                kept.append(passage)
        wide = [self._widened(passage, taken) for passage in kept]
        found = [passage for passage in wide if self._is_long(passage) and self._is_passage(passage)]
        return sorted(found, key=lambda passage: passage.first)

    def _widened(self, passage: Passage, taken: bytearray) -> Passage:
        """The passage with the words beside it that its language shares with the article's ("in prison")."""
        words, first, last = passage.unit.words, passage.first, passage.last
        while last < len(words) and not taken[last] and words[last].link < Link.BREAK:
            if last - passage.last >= SHARED or not self._is_shared(words[last], passage.language):
                break
            last += 1
        while first > 0 and not taken[first - 1] and words[first].link < Link.BREAK:
            if passage.first - first >= SHARED or not self._is_shared(words[first - 1], passage.language):
                break
            first -= 1
        return replace(passage, first=first, last=last)

    def _is_long(self, passage: Passage) -> bool:
        """Whether a part of a unit has FEWEST words, with the names beside it, or is certain and no title."""
        words, first, last = passage.unit.words, passage.first, passage.last
        beside = [words[at] for at in (first - 2, first - 1, last, last + 1) if 0 <= at < len(words)]
        if passage.whole or count(passage.words) + sum(word.form is Form.NAME for word in beside) >= FEWEST:
            return True
        small = passage.words[0].form is Form.SMALL and (first == 0 or words[first - 1].form is Form.SMALL)
        return small and self._guards.is_certain(passage.words, passage.language)

    def _is_shared(self, word: Word, number: int) -> bool:
        contrast = self.contrast
        gain = contrast.gains(word.lower)[number]
        return abs(gain) < NEUTRAL and contrast.share(word.lower, number) > LEAST and not contrast.own(word.lower)

    def _is_passage(self, passage: Passage) -> bool:
        words = passage.unit.words if passage.whole else passage.words
        if self._guards.is_home(words, passage.language):
            return False
        return self._guards.is_passage(words, passage.language, whole=passage.whole, shouted=passage.unit.shouted)

    def _inside_of(self, word: str, form: Form) -> tuple[float, ...]:
        """What a word inside a unit says for each language, in nats, less DRIFT."""
        numbers = range(len(self.contrast.tables.languages))
        return tuple(self._value(word, form, number, INSIDE, INSIDE) - DRIFT for number in numbers)

    def _value(self, word: str, form: Form, number: int, weight: float, against: float) -> float:
        gain = self.contrast.gains(word)[number]
        if form is Form.SMALL:
            return (weight if gain > 0 else against) * gain
        common = self.contrast.common(word, number)
        if form is Form.FIRST:
            return (FIRST_COMMON if common else FIRST_OTHER) * gain
        if common and gain > 0:
            return (NOUN if number in self._nouns else NAME_COMMON) * gain
        return NAME_OTHER * gain

    def _phrase(self, unit: Unit) -> int | None:
        if len(unit.words) > LONGEST_PHRASE:
            return None
        return self._interface.get(tuple(word.lower for word in unit.words))
