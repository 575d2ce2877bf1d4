"""From the classes of the gap model to the rules of this stage: what kind of word is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Lexicon, Pos

CONTENT = {
    "<verb>": "gaps.verb",
    "<noun>": "gaps.noun",
    "<nominal>": "gaps.noun",
}
"""Classes of content words; the others ("<adverb>", "<name>"…) are just words."""
EITHER = "<noun or verb>"
_BY_POS = (
    (Pos.DETERMINER, "gaps.article"),
    (Pos.AUXILIARY, "gaps.auxiliary"),
    (Pos.ADPOSITION, "gaps.preposition"),
    (Pos.CONJUNCTION, "gaps.conjunction"),
    (Pos.PRONOUN, "gaps.pronoun"),
)
"""What a small word of several parts of speech mostly is where it is missing: "la" an article, "a" an auxiliary."""


def kind_of(word: str, readings: Readings) -> str:
    """The rule for a class of the model; a named word goes by the table [gaps.kinds], or else by its part of speech."""
    if word.startswith("<"):
        return CONTENT.get(word, "gaps.word")
    listed = readings.kinds.get(word)
    return f"gaps.{listed}" if listed else _by_pos(word, readings.profile.lexicon)


@cache
def _by_pos(word: str, lexicon: Lexicon) -> str:
    pos = lexicon.pos(word.rstrip("'"))
    return next((rule for part, rule in _BY_POS if pos & part), "gaps.word")


def by_kind(expected: Iterable[tuple[str, float]], verbless: bool, readings: Readings) -> dict[str, float]:
    """The probability of each rule, given those of classes; a word that is noun or verb is a verb where none stands."""
    sums: dict[str, float] = defaultdict(float)
    for word, probability in expected:
        if word == EITHER:
            sums["gaps.verb" if verbless else "gaps.noun"] += probability
        else:
            sums[kind_of(word, readings)] += probability
    return sums
