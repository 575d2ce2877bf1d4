"""The weights that decide a split: one logistic regression over named features, read from cleaner/data/glue.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import mul
from pathlib import Path

from cleaner.glue.candidates import Candidate
from cleaner.glue.features import NAMES, Transitions
from cleaner.glue.tokens import TextEvidence
from cleaner.glue.vocabulary import Affixes

DATA = Path(__file__).resolve().parent.parent / "data"
REASONS_TOLD = 3


@dataclass(frozen=True)
class Model:
    """Weights in the order of NAMES, and the language's own intercept and tables."""

    weights: tuple[float, ...]
    intercept: float
    transitions: Transitions
    affixes: Affixes

    def probability(self, vector: list[float]) -> float:
        """The probability that the split is right."""
        return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, self.intercept + sum(map(mul, self.weights, vector))))))


@cache
def load_model(language: str) -> Model | None:
    """The model of a language (ISO 639-1), read once a process; None where there is none."""
    path = DATA / "glue.json"
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    if language not in data["intercepts"]:
        return None
    tables = json.loads((DATA / "glue" / f"{language}.json").read_text(encoding="utf-8"))
    return Model(
        weights=tuple(data["weights"][name][data["groups"][language]] for name in NAMES),
        intercept=data["intercepts"][language],
        transitions=tables["transitions"],
        affixes=Affixes(tables["prefixes"], tables["suffixes"]),
    )


REASONS = {
    "likelihood_ratio": "two words are likelier than one unknown word, by the letters",
    "least_zipf": "both halves are common words",
    "left_closed": "“{left}” is a function word",
    "right_closed": "“{right}” is a function word",
    "left_name": "“{left}” is a name",
    "right_name": "“{right}” is a name",
    "name_and_closed": "a capitalised name, then the function word “{right}”",
    "camel_small": "a capital inside the token",
    "left_in_text": "“{left}” stands alone {left_count}× in this text",
    "right_in_text": "“{right}” stands alone {right_count}× in this text",
    "pair_in_text": "“{left} {right}” stands with its space in this text",
    "elision": "“{right}” is an elided word",
    "between": "the two words’ classes are often neighbours",
    "before": "the first half fits after the word before it",
    "after": "the second half fits before the next word",
    "left_dictionary": "“{left}” is in the dictionary",
    "right_dictionary": "“{right}” is in the dictionary",
    "right_common": "“{right}” is very common",
    "left_common": "“{left}” is very common",
    "wordlikeness": "“{whole}” is not built like a word of the language",
}
"""How a feature is told to an editor, where it speaks for a split."""
DICTIONARY = ("left_dictionary", "right_dictionary")
BOTH = "“{left}” and “{right}” are in the dictionary"
NEUTRAL = {"wordlikeness": -1.3, "likelihood_ratio": 2.5, "least_zipf": 2.6}
"""Values at which a feature says nothing either way: means of the French training set (November 2026); else 0."""


def reasons(model: Model, candidate: Candidate, vector: list[float], evidence: TextEvidence) -> tuple[str, ...]:
    """The strongest reasons for a split, most important first."""
    left, right = candidate.words
    if candidate.elision:
        right += candidate.token.after
    both = candidate.left.trust == 2 and candidate.right.trust == 2
    told = []
    for name, weight, value in zip(NAMES, model.weights, vector, strict=True):
        push = weight * (value - NEUTRAL.get(name, 0.0))
        if name in REASONS and push > 0:
            told.append((-push, name))
    values = {
        "left": left,
        "right": right,
        "whole": candidate.token.text,
        "left_count": evidence.counts[candidate.words[0]],
        "right_count": evidence.counts[candidate.words[1]],
    }
    texts = [BOTH if both and name in DICTIONARY else REASONS[name] for _, name in sorted(told)]
    return tuple(text.format_map(values) for text in list(dict.fromkeys(texts))[:REASONS_TOLD])
