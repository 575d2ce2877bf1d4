"""What decides a split: boosted trees over named features, read from cleaner/data/glue.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, cast

from cleaner.glue.features import NAMES
from cleaner.glue.tables import Tables, load_tables
from cleaner.glue.trees import Forest

DATA = Path(__file__).resolve().parent.parent / "data"
FIRST = 60
GIVEN_UP = -2.7
"""Log-odds after the FIRST trees below which the rest is not asked: of 1,000 splits of the training set whose
probability is 0.2 and more, 1 is below; of the others, 9 in 10 are (November 2026)."""


class Model:
    """What the trees say of a vector, and the intercept of the language, add up to the log-odds of a lost space.

    The trees of a group of languages are read with the first vector, which a clean text may never have.
    """

    def __init__(self, group: str, intercept: float, tables: Tables) -> None:
        self.tables = tables
        self._group, self._intercept = group, intercept

    def score(self, vector: Sequence[float]) -> float:
        """The log-odds that the split is right; where the first trees leave no hope, what they say."""
        score = self._intercept + _first(self._group).score(vector)
        return score + _rest(self._group).score(vector) if score >= GIVEN_UP else score

    def probability(self, vector: Sequence[float]) -> float:
        """The probability that the split is right."""
        score = self.score(vector)
        return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, score))))


@cache
def load_model(language: str) -> Model | None:
    """The model of a language (ISO 639-1), read once a process; None where there is none."""
    data = _data()
    tables = load_tables(language)
    if tables is None or language not in data["intercepts"]:
        return None
    return Model(data["groups"][language], data["intercepts"][language], tables)


@cache
def _data() -> dict[str, Any]:
    return cast(dict[str, Any], json.loads((DATA / "glue.json").read_text(encoding="utf-8")))


@cache
def _first(group: str) -> Forest:
    """The trees that every vector is shown to."""
    return Forest(_data()["trees"][group][:FIRST], NAMES)


@cache
def _rest(group: str) -> Forest:
    """The trees for vectors that the first leave some hope."""
    return Forest(_data()["trees"][group][FIRST:], NAMES)
