"""How the features that moved a decision are told to an editor."""

from __future__ import annotations

from cleaner.glue.candidates import Candidate
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.features import NAMES
from cleaner.glue.model import Model
from cleaner.reasons import Reason

REASONS_TOLD = 3
REASONS = {
    "likelihood_ratio": "glue.likelier",
    "least_zipf": "glue.common-halves",
    "left_closed": "glue.function-word",
    "right_closed": "glue.function-word",
    "left_name": "glue.name",
    "right_name": "glue.name",
    "camel_small": "glue.capital-inside",
    "left_in_text": "glue.stands-alone",
    "right_in_text": "glue.stands-alone",
    "pair_in_text": "glue.stands-apart",
    "elision": "glue.elided",
    "between": "glue.neighbours",
    "before": "glue.fits-before",
    "after": "glue.fits-after",
    "left_dictionary": "glue.in-dictionary",
    "right_dictionary": "glue.in-dictionary",
    "wordlikeness": "glue.no-word",
}
"""The keys of rules/any/evidence.toml for the features that speak for a split."""
DICTIONARY = ("left_dictionary", "right_dictionary")
NEUTRAL = {"wordlikeness": -1.4, "likelihood_ratio": 5.1, "least_zipf": 3.6}
"""Values at which a feature says nothing either way: means of the French training set (November 2026); else 0."""


def reasons(model: Model, candidate: Candidate, vector: list[float], evidence: TextEvidence) -> tuple[Reason, ...]:
    """The strongest reasons for a split, most important first: the features without which it would be least likely.

    Each is put where it says nothing, and the log-odds fall: Robnik-Šikonja and Kononenko (2008), "Explaining
    classifications for individual instances".
    """
    score = model.score(vector)
    found = []
    for name in REASONS:
        at = NAMES.index(name)
        neutral = NEUTRAL.get(name, 0.0)
        if (vector[at] < neutral) if name == "wordlikeness" else (vector[at] > neutral):
            push = score - model.score([*vector[:at], neutral, *vector[at + 1 :]])
            if push > 0:
                found.append((-push, name))
    told = [_told(name, candidate, evidence) for _, name in sorted(found)]
    return tuple(list(dict.fromkeys(told))[:REASONS_TOLD])


def _told(name: str, candidate: Candidate, evidence: TextEvidence) -> Reason:
    """What a feature says of the word on its side of the split."""
    left, right = candidate.words
    if name in DICTIONARY and candidate.left.trust == 2 and candidate.right.trust == 2:
        return Reason("glue.both-in-dictionary", left=left, right=right)
    word = left if name.startswith("left") else right
    if name == "elision":
        word += candidate.token.after
    return Reason(
        REASONS[name],
        word=word,
        left=left,
        right=right,
        whole=candidate.token.text,
        count=evidence.count(word) if REASONS[name] == "glue.stands-alone" else 0,
    )
