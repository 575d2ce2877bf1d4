"""Songs and spoken language: their words are there for the sound, and no model of prose can say what they lack."""

from __future__ import annotations

from itertools import pairwise

from cleaner.folding import may_be_elided_before
from cleaner.gaps.readings import Tokens
from cleaner.tokens import Token

LONGEST_ELIDED = 3
"""Signs of an elided word, its apostrophe among them: "qu’"; "workers’" is none."""


def repeats(tokens: Tokens) -> bool:
    """Whether a word stands three times in a row, or again after a comma: a song, "tourne, tourne, vieux moulin"."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return any(a.low == c.low and a.is_word and (b.text == "," or b.low == a.low) for a, b, c in triples)


def is_spoken(tokens: Tokens) -> bool:
    """Whether words are elided before consonants twice: "d’l’eau passée sous l’pont". Once, a word is lost there."""
    return sum(_loses_sound(one, after) for one, after in pairwise(tokens)) > 1


def _loses_sound(one: Token, after: Token) -> bool:
    elided = one.low.endswith("'") and len(one.low) <= LONGEST_ELIDED
    return elided and after.is_word and not may_be_elided_before(after.low)
