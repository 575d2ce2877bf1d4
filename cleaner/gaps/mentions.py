"""Words and letters that a sentence speaks about: "its, who’s, their", "from A to Z", "la e commerciale"."""

from __future__ import annotations

from cleaner.gaps.readings import Readings, Tokens
from cleaner.lexicon import Pos

_BEFORE = frozenset(",;:(/\"'«»“”„‘")
_AFTER = frozenset(",;:)/\"'«»“”’.!?…")


def mentions_words(tokens: Tokens, readings: Readings) -> bool:
    """Whether an article stands alone between two marks, or two stand before one: words are listed, and not used."""
    articles = readings.words("determiners") | readings.words("articles_or_pronouns")
    ends = 0
    for at in range(len(tokens) - 1):
        if tokens[at].low not in articles:
            continue
        marked = tokens[at + 1].text in _AFTER
        if marked and at and tokens[at - 1].text in _BEFORE:
            return True
        ends += marked or tokens[at + 1].low in readings.words("listing")
    return ends > 1


def contrasts_subjects(tokens: Tokens, readings: Readings) -> bool:
    """Whether two pronouns are set against each other without a verb: "Lui sì, lei no", "Ele casado, ela solteira"."""
    if Pos.PRONOUN not in readings.pos(tokens[0]) or readings.has_finite(tokens, 0, len(tokens)):
        return False
    commas = (at for at in range(1, len(tokens) - 1) if tokens[at].text == ",")
    return any(Pos.PRONOUN in readings.pos(tokens[at + 1]) for at in commas)


def is_letter(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether one of the two words at `at` is a letter of the alphabet: "A to Z", "a à e", "la e commerciale"."""
    left, right = tokens[at], tokens[at + 1]
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    for place in (at, at + 1):  # "the letter a opens the alphabet"
        if place and len(tokens[place].text) == 1 and tokens[place - 1].low in readings.words("letters"):
            return True
    if len(left.text) == 1 and after is not None and len(after.text) == 1 and after.is_word:
        return len(right.text) == 1 or (left.is_capital and after.is_capital)
    if len(right.text) > 1 or not right.is_word or after is None:
        return False
    if len(left.text) == 1 and not after.is_word:
        return True
    pos = readings.pos(after)
    return Pos.ADJECTIVE in pos and not pos & (Pos.NOUN | Pos.FINITE | Pos.DETERMINER | Pos.ADPOSITION | Pos.ADVERB)
