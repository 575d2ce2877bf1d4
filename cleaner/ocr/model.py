"""How likely a candidate is right: a logistic regression over a dozen features that a person can check."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from cleaner.ocr.channel import Candidate
from cleaner.ocr.words import Unknown
from cleaner.profile import Profile
from cleaner.rule import ANY

NO_RIVAL = -14.0
"""Score of the rival of a candidate that has none: log10 of the rarest word read with the dearest confusion."""
MOST_MARGIN = 4.0
MOST_LETTERS = 12
WORDS = 9
"""Zipf values are log10 of occurrences in 10^9 words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an unknown token should be, and the probability that this is right."""

    unknown: Unknown
    best: Candidate
    probability: float
    rivals: tuple[str, ...]


class Model:
    """Weights from `[ocr.weights]` of rules/any, learned by `training/ocr/weights.py`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.weights: Mapping[str, float] = profile.rules.section(ANY, "ocr").get("weights", {})

    def proposal(self, unknown: Unknown) -> Proposal | None:
        """The best candidate of a token with its probability; None if there is no candidate."""
        ranked = self.ranked(unknown)
        if not ranked:
            return None
        best = ranked[0][1]
        total = sum(self.weights.get(name, 0.0) * value for name, value in self.features(unknown, ranked).items())
        return Proposal(unknown, best, 1 / (1 + exp(-total)), tuple(one.word for _, one in ranked[1:4]))

    def ranked(self, unknown: Unknown) -> list[tuple[float, Candidate]]:
        """Candidates with log10 of P(word) * P(reading | word), the best first."""
        zipf = self.profile.lexicon.zipf
        scored = [(zipf(one.word) - WORDS - one.cost, one) for one in unknown.candidates]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].word))

    def features(self, unknown: Unknown, ranked: list[tuple[float, Candidate]]) -> dict[str, float]:
        """What the model looks at, by name; every log is to the base of 10.

        against_rival     how much better the best candidate is than the next, at most MOST_MARGIN
        against_itself    how much better it is than a word that nobody knows and that is spelled like this
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


def plain(word: str) -> str:
    """The letters of a word without case and accents.

    >>> plain("Évènement")
    'evenement'
    """
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in letters if not unicodedata.combining(char))
