"""What speaks for and against a hole that the gap model sees: the features of its confidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Pos
from cleaner.models.gapmodel import Gap
from cleaner.tokens import Sentence, Token

NEAR_ZERO = 1e-6
VERBAL = frozenset(("gaps.verb", "gaps.auxiliary"))
SHORT_SENTENCE = 14
"""Tokens of a sentence that may be a title; in a longer one a verb that is missing was mostly lost."""
USUAL_LENGTH = 20
"""Tokens of a sentence of news. A longer one has more places that look like a hole, and no more holes."""
_PARTS = frozenset(',.;:!?…()[]«»“”„"–—')
_OTHER = Pos.NOUN | Pos.PROPER | Pos.ADJECTIVE | Pos.PARTICIPLE | Pos.ADPOSITION | Pos.PRONOUN | Pos.DETERMINER


def facts_of_sentence(sentence: Sentence, readings: Readings) -> dict[str, float]:
    """The features that all gaps of a sentence share."""
    return {
        "asked": float(sentence.stop in "?!…"),
        "length": math.log(len(sentence.tokens) / USUAL_LENGTH),
        "strange": _strange(sentence.tokens, readings),
    }


def facts(gap: Gap, rule: str, share: float, sentence: Sentence, readings: Readings) -> dict[str, float]:
    """The features of a gap of the kind `rule`, which has `share` of the probability of all kinds.

    Their weights are in cleaner/data/gaps/<lang>.json; a feature that is not there is 0.
    """
    tokens, at = sentence.tokens, gap.at
    odds = math.log(max(gap.missing, NEAR_ZERO) / max(1 - gap.missing, NEAR_ZERO))
    around = [tokens[place] for place in (at - 1, at) if place >= 0]
    found = {
        "odds": odds,
        rule: 1.0,
        f"odds of {rule}": odds,
        "share": share,
        "quoted": float(sentence.quoted[min(at, len(tokens) - 1)]),
        "first": float(at == 0),
        "mark": float(any(not token.is_word and not token.is_number for token in around)),
        "number": float(any(token.is_number for token in around)),
        "capital": float(at > 0 and any(readings.is_name(tokens, place) for place in (at - 1, at))),
        "unknown": float(any(token.is_word and readings.entry(token.text) is None for token in around)),
    }
    if rule in VERBAL:
        first, last = clause(tokens, at)
        found["verb"] = float(any(_is_verb(tokens[place], readings) for place in range(first, last)))
        found["verb?"] = float(readings.has_finite(tokens, first, last))
    return found


def confidence(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that the flag is right."""
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def clause(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """First and last index (exclusive) of the words around the gap before `at` that no mark parts."""
    first, last = at, at
    while first > 0 and tokens[first - 1].text not in _PARTS:
        first -= 1
    while last < len(tokens) and tokens[last].text not in _PARTS:
        last += 1
    return first, last


def _is_verb(token: Token, readings: Readings) -> bool:
    """Whether a token can be nothing but a conjugated verb, as far as the lexicon knows."""
    pos = readings.pos(token)
    return Pos.FINITE in pos and not pos & _OTHER


def _strange(tokens: Sequence[Token], readings: Readings) -> float:
    words = [token for token in tokens if token.is_word]
    return sum(readings.entry(token.text) is None for token in words) / max(1, len(words))
