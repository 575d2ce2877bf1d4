"""How likely a candidate is right: a logistic regression over a dozen features that a person can check."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from cleaner.ocr.channel import Candidate
from cleaner.ocr.context import open_context
from cleaner.ocr.words import Unknown
from cleaner.profile import Profile
from cleaner.rule import ANY

NO_RIVAL = -14.0
"""Score of the rival of a candidate that has none: log10 of the rarest word read with the dearest confusion."""
CONTEXT = 0.7
"""Weight of the two neighbours, which are no independent witnesses."""
SLOPE, NEUTRAL, LEAST_SHIFT, MOST_SHIFT = -10.0, 0.92, -0.8, 0.4
"""How the machine's own confidence in a word moves the log-odds (natural) that it was misread: SLOPE for each whole
that it differs from NEUTRAL, within two bounds. On 320 proposals in printed French, English and German news that
Tesseract 5 read, the model's odds were short by 1.2 below a confidence of .3, by .4 to .6 from there to .9, and too
high by .2 to .95 and by .8 above (`python training/ocr/confidences.py`, November 2026)."""
MOST_MARGIN = 4.0
MOST_LETTERS = 12
WORDS = 9
"""Zipf values are log10 of occurrences in 10^9 words."""


class Source(Enum):
    """Who proposes: this model; or the trained corrector, for a word that nobody knows, or that somebody does."""

    MODEL = auto()
    TRAINED = auto()
    REAL_WORD = auto()


class Proposal(NamedTuple):
    """What a token should be, and the probability that this is right."""

    unknown: Unknown
    best: Candidate
    probability: float
    rivals: tuple[str, ...]
    source: Source = Source.MODEL


class Model:
    """Weights from `[ocr.weights]` of rules/any, learned by `training/ocr/weights.py`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.context = open_context(profile.language)
        self.weights: Mapping[str, float] = profile.rules.section(ANY, "ocr").get("weights", {})

    def proposal(self, unknown: Unknown) -> Proposal | None:
        """The best candidate of a token with its probability; None if there is no candidate."""
        ranked = self.ranked(unknown)
        if not ranked:
            return None
        best = ranked[0][1]
        total = sum(self.weights.get(name, 0.0) * value for name, value in self.features(unknown, ranked).items())
        total += shift(unknown.confidence)
        return Proposal(unknown, best, 1 / (1 + exp(-total)), tuple(one.word for _, one in ranked[1:4]))

    def ranked(self, unknown: Unknown) -> list[tuple[float, Candidate]]:
        """Candidates with log10 of P(word) * P(reading | word), the best first."""
        zipf = self.profile.lexicon.zipf
        scored = [
            (zipf(one.word) - WORDS - one.cost + CONTEXT * self._fit(unknown, one.word), one)
            for one in unknown.candidates
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].word))

    def _fit(self, unknown: Unknown, word: str) -> float:
        """How well `word` fits between the neighbours of the token."""
        return self.context.pair(unknown.before, word) + self.context.pair(word, unknown.after)

    def features(self, unknown: Unknown, ranked: list[tuple[float, Candidate]]) -> dict[str, float]:
        """What the model looks at, by name; every log is to the base of 10.

        against_rival     how much better the best candidate is than the next, at most MOST_MARGIN
        against_itself    how much better it is than a word that nobody knows and that is spelled like this
        context           how much likelier the neighbours make it
        neighbours        how many of them are known words
        likelier_letters  how much more it looks like a word
        web               frequency of the token itself on the web: a rare word or a common error
        """
        score, best = ranked[0]
        rival = ranked[1][0] if len(ranked) > 1 else NO_RIVAL
        characters, lexicon = self.profile.characters, self.profile.lexicon
        own = characters.logprob(unknown.text)
        entry = lexicon.entry(unknown.text)
        trusted = lexicon.entry(best.word)
        capital = unknown.text[0].isupper()
        return {
            "bias": 1.0,
            "zipf": lexicon.zipf(best.word),
            "context": self._fit(unknown, best.word),
            "neighbours": float(lexicon.knows(unknown.before)) + float(lexicon.knows(unknown.after)),
            "cost": best.cost,
            "against_rival": min(MOST_MARGIN, score - rival),
            "against_itself": score - own,
            "likelier_letters": characters.logprob(best.word) - own,
            "letters": float(min(len(unknown.text), MOST_LETTERS)),
            "confusions": float(len(best.confusions)),
            "dictionary": float(trusted is not None and trusted.trust > 1),
            "capital": float(capital),
            "capital_inside": float(capital and not unknown.starts_sentence),
            "mixed_case": float(any(a.islower() and b.isupper() for a, b in pairwise(unknown.text))),
            "digit": float(not unknown.text.isalpha()),
            "web": entry.zipf if entry else 0.0,
            "accent_only": float(plain(unknown.text) == plain(best.word)),
        }


def shift(confidence: float | None) -> float:
    """What the machine's confidence in its reading adds to the log-odds that the reading is wrong; 0 for None.

    >>> shift(0.99) < shift(None) < shift(0.3)
    True
    """
    if confidence is None:
        return 0.0
    return max(LEAST_SHIFT, min(MOST_SHIFT, SLOPE * (confidence - NEUTRAL)))


@lru_cache(1 << 14)
def plain(word: str) -> str:
    """The letters of a word without case and accents.

    >>> plain("Évènement")
    'evenement'
    """
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in letters if not unicodedata.combining(char))
