"""What decides a split: boosted trees over named features, read from cleaner/data/glue.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, cast

from cleaner.glue.candidates import Candidate
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.features import NAMES
from cleaner.glue.tables import Tables, load_tables

DATA = Path(__file__).resolve().parent.parent / "data"
REASONS_TOLD = 3
GIVEN_UP = ((30, -2.6), (60, -2.7), (120, -2.2))
"""After so many trees, the log-odds below which the rest is not asked: of 1,000 splits of the training set whose
probability is 0.2 and more, at most 1 is below; of the others, half, 8 in 10 and 9 in 10 are (November 2026)."""


Node = tuple[int, float, "Node | float", "Node | float", float]
"""(feature, limit, node or score where the feature is at most that, node or score where it is more, mean score)."""


@dataclass(frozen=True)
class Model:
    """Boosted trees: what each says of a vector is added up to the log-odds that a space is missing.

    trees       features are given by their place in NAMES
    intercept   the language's own
    """

    trees: tuple[Node, ...]
    intercept: float
    tables: Tables

    def score(self, vector: list[float]) -> float:
        """The log-odds that the split is right; where the first trees leave no hope, what they say."""
        total, begun = self.intercept, 0
        for trees, least in GIVEN_UP:
            total += _sum(self.trees[begun:trees], vector)
            if total < least:
                return total
            begun = trees
        return total + _sum(self.trees[begun:], vector)

    def pushes(self, vector: list[float]) -> list[float]:
        """How far each feature moved the score, up or down: at each branch taken, from the node's mean to the next's.

        The decomposition of Saabas (2014), "Interpreting random forests".
        """
        moved = [0.0] * len(NAMES)
        for tree in self.trees:
            node: Node | float = tree
            while type(node) is tuple:
                branch = node[2] if vector[node[0]] <= node[1] else node[3]
                moved[node[0]] += _mean(branch) - node[4]
                node = branch
        return moved

    def probability(self, vector: list[float]) -> float:
        """The probability that the split is right."""
        return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, self.score(vector)))))


def _sum(trees: tuple[Node, ...], vector: list[float]) -> float:
    total = 0.0
    for tree in trees:
        node: Node | float = tree
        while type(node) is tuple:  # faster than isinstance
            node = node[2] if vector[node[0]] <= node[1] else node[3]
        total += node  # type: ignore[operator]
    return total


@cache
def load_model(language: str) -> Model | None:
    """The model of a language (ISO 639-1), read once a process; None where there is none."""
    path = DATA / "glue.json"
    if not path.is_file():
        return None
    data = _data(path)
    if language not in data["intercepts"]:
        return None
    return Model(_trees(path, data["groups"][language]), data["intercepts"][language], load_tables(language))


@cache
def _data(path: Path) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(path.read_text(encoding="utf-8")))


@cache
def _trees(path: Path, group: str) -> tuple[Node, ...]:
    return tuple(cast(Node, _node(tree)) for tree in _data(path)["trees"][group])


def _node(written: list[Any] | float) -> Node | float:
    if not isinstance(written, list):
        return float(written)
    name, limit, *branches = written
    below, above = map(_node, branches)
    return NAMES.index(name), limit, below, above, (_mean(below) + _mean(above)) / 2


def _mean(node: Node | float) -> float:
    return node if isinstance(node, float) else node[4]


REASONS = {
    "likelihood_ratio": "two words are likelier than one unknown word, by the letters",
    "least_zipf": "both halves are common words",
    "left_closed": "“{left}” is a function word",
    "right_closed": "“{right}” is a function word",
    "left_name": "“{left}” is a name",
    "right_name": "“{right}” is a name",
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
    pushes = model.pushes(vector)
    told = [
        (-pushes[at], NAMES[at]) for at in sorted(map(NAMES.index, REASONS)) if pushes[at] > 0 and _holds(at, vector)
    ]
    values = {
        "left": left,
        "right": right,
        "whole": candidate.token.text,
        "left_count": evidence.count(candidate.words[0]),
        "right_count": evidence.count(candidate.words[1]),
    }
    texts = [BOTH if both and name in DICTIONARY else REASONS[name] for _, name in sorted(told)]
    return tuple(text.format_map(values) for text in list(dict.fromkeys(texts))[:REASONS_TOLD])


def _holds(feature: int, vector: list[float]) -> bool:
    """Whether a feature is what its reason says: "two words are likelier" only where they are."""
    name, value = NAMES[feature], vector[feature]
    return value < NEUTRAL[name] if name == "wordlikeness" else value > NEUTRAL.get(name, 0.0)
