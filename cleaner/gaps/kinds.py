"""From the classes of the gap model to the rules of this stage: what kind of word is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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


def follows_noun(tokens: Sequence[Token], at: int, readings: Readings) -> bool:
    """Whether a noun or a name stands before the gap at `at`, with or without a comma: a relative clause may begin."""
    before = at - 1 - (at > 1 and tokens[at - 1].text == ",")
    if before < 0 or not tokens[before].is_word:
        return False
    pos = readings.pos(tokens[before])
    nominal = bool(pos & _NOMINAL) and not pos & Pos.INFINITIVE and not readings.can_be_finite(tokens, before)
    return nominal or readings.is_name(tokens, before)


def kind_of(word: str, readings: Readings, after_noun: bool) -> str:
    """The rule for a class of the model; a named word goes by the table [gaps.kinds], or else by its part of speech.

    What is a relative pronoun behind a noun and a conjunction elsewhere ("que") is either, as its place says.
    """
    if word.startswith("<"):
        return CONTENT.get(word, "gaps.word")
    if word in readings.words("relatives_or_conjunctions"):
        return "gaps.pronoun" if after_noun else "gaps.conjunction"
    listed = readings.kinds.get(word)
    return f"gaps.{listed}" if listed else _by_pos(word, readings.profile.lexicon)


@cache
def _by_pos(word: str, lexicon: Lexicon) -> str:
    pos = lexicon.pos(word.rstrip("'"))
    return next((rule for part, rule in _BY_POS if pos & part), "gaps.word")


def by_kind(
    expected: Iterable[tuple[str, float]], verbless: bool, after_noun: bool, readings: Readings
) -> dict[str, float]:
    """The probability of each rule, given those of classes; a word that is noun or verb is a verb where none stands."""
    sums: dict[str, float] = defaultdict(float)
    for word, probability in expected:
        if word == EITHER:
            sums["gaps.verb" if verbless else "gaps.noun"] += probability
        else:
            sums[kind_of(word, readings, after_noun)] += probability
    return sums
