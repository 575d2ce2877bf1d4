"""From the classes of the gap model to the rules of this stage: what kind of word is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Lexicon, Pos
from cleaner.tokens import Token

CONTENT = {
    "<verb>": "gaps.verb",
    "<noun>": "gaps.noun",
    "<nominal>": "gaps.noun",
}
"""Classes of content words; the others ("<adverb>", "<name>"…) are just words."""
EITHER = "<noun or verb>"
_NOMINAL = Pos.NOUN | Pos.PROPER | Pos.ADJECTIVE | Pos.PARTICIPLE
_BY_POS = (
    (Pos.DETERMINER, "gaps.article"),
    (Pos.AUXILIARY, "gaps.auxiliary"),
    (Pos.ADPOSITION, "gaps.preposition"),
    (Pos.CONJUNCTION, "gaps.conjunction"),
    (Pos.PRONOUN, "gaps.pronoun"),
)
"""What a small word of several parts of speech mostly is where it is missing: "la" an article, "a" an auxiliary."""


class Before(Enum):
    """What stands before a gap: a noun or a name ends there, right before it or before a comma, or neither."""

    NOUN = "noun"
    COMMA = "comma"
    OTHER = "other"


def before(tokens: Sequence[Token], at: int, readings: Readings) -> Before:
    """What stands before the gap at `at`: behind a noun a relative clause may begin."""
    comma = at > 1 and tokens[at - 1].text == ","
    last = at - 1 - comma
    if last < 0 or not tokens[last].is_word:
        return Before.OTHER
    pos = readings.pos(tokens[last])
    nominal = bool(pos & _NOMINAL) and not pos & Pos.INFINITIVE and not readings.can_be_finite(tokens, last)
    if not nominal and not readings.is_name(tokens, last):
        return Before.OTHER
    return Before.COMMA if comma else Before.NOUN


def kind_of(word: str, readings: Readings, before: Before) -> str:
    """The rule for a class of the model; a named word goes by the table [gaps.kinds], or else by its part of speech.

    What may be a relative pronoun ("que", "die") is one behind a noun.
    """
    if word.startswith("<"):
        return CONTENT.get(word, "gaps.word")
    if before is not Before.OTHER and word in readings.words("relatives"):
        return "gaps.pronoun"
    if before is Before.COMMA and word in readings.words("relatives_after_commas"):
        return "gaps.pronoun"
    listed = readings.kinds.get(word)
    return f"gaps.{listed}" if listed else _by_pos(word, readings.profile.lexicon)


@cache
def _by_pos(word: str, lexicon: Lexicon) -> str:
    pos = lexicon.pos(word.rstrip("'"))
    return next((rule for part, rule in _BY_POS if pos & part), "gaps.word")


def by_kind(
    expected: Iterable[tuple[str, float]], verbless: bool, before: Before, readings: Readings
) -> dict[str, float]:
    """The probability of each rule, given those of classes; a word that is noun or verb is a verb where none stands."""
    sums: dict[str, float] = defaultdict(float)
    for word, probability in expected:
        if word == EITHER:
            sums["gaps.verb" if verbless else "gaps.noun"] += probability
        else:
            sums[kind_of(word, readings, before)] += probability
    return sums
