"""Recall at a number of false flags, and whether kind and suggestions are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from examples import NEAR, Example

from cleaner.gaps.expected import Expectation
from cleaner.gaps.facts import confidence

KINDS = {
    "VERB": ("gaps.verb", "gaps.auxiliary"),
    "AUX": ("gaps.auxiliary", "gaps.verb"),
    "DET": ("gaps.article",),
    "ADP": ("gaps.preposition",),
    "PRON": ("gaps.pronoun",),
    "NOUN": ("gaps.noun",),
}
"""Rules that name a part of speech rightly."""


@dataclass(frozen=True)
class Seen:
    """An example and what the model sees in it."""

    example: Example
    expectations: list[Expectation]

    @property
    def is_hole(self) -> bool:
        """Whether a word is missing."""
        return self.example.hole is not None

    def right(self, one: Expectation) -> bool:
        """Whether an expectation is the hole."""
        return self.example.hole is not None and abs(one.gap.at - self.example.hole) <= NEAR


def thresholds(clean: Sequence[Seen], rates: Iterable[float]) -> dict[float, float]:
    """For each number of false flags in 1,000 clean sentences, the least confidence that makes no more."""
    sure = sorted((one.confidence for seen in clean for one in seen.expectations), reverse=True)
    found = {}
    for rate in rates:
        allowed = int(rate * len(clean) / 1000)
        found[rate] = sure[allowed] + 1e-9 if allowed < len(sure) else 0.0
    return found


def recall(holes: Sequence[Seen], least: float) -> dict[str, float]:
    """The share of holes found at a confidence, by part of speech."""
    total, hit = Counter[str](), Counter[str]()
    for seen in holes:
        total[seen.example.part] += 1
        hit[seen.example.part] += any(seen.right(one) and one.confidence >= least for one in seen.expectations)
    return {part: hit[part] / total[part] for part in sorted(total)}


def kind_right(holes: Sequence[Seen], least: float) -> float:
    """Of the holes found, the share whose kind is right."""
    hits = [
        one.rule in KINDS.get(seen.example.part, ())
        for seen in holes
        for one in seen.expectations
        if seen.right(one) and one.confidence >= least
    ]
    return sum(hits) / max(1, len(hits))


def fit(seen: Sequence[Seen], prevalence: float, strength: float = 2.0) -> dict[str, float]:
    """Weights of a logistic regression of "the expectation is right", as if `prevalence` of sentences had a hole."""
    holes = sum(one.is_hole for one in seen)
    clean_weight = (1 - prevalence) / prevalence * holes / max(1, len(seen) - holes)
    rows = [(one.facts, s.right(one), 1.0 if s.is_hole else clean_weight) for s in seen for one in s.expectations]
    names = sorted({name for found, _, _ in rows for name, value in found.items() if value})
    x = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for found, _, _ in rows])
    y = np.array([right for _, right, _ in rows], float)
    w = np.array([weight for _, _, weight in rows])
    scale = np.maximum(x.std(0), 1e-6)
    scale[0] = 1.0
    beta = _newton(x / scale, y, w, strength) / scale
    return {"bias": round(float(beta[0]), 4)} | {n: round(float(b), 4) for n, b in zip(names, beta[1:], strict=True)}


def _newton(x: np.ndarray, y: np.ndarray, w: np.ndarray, strength: float) -> np.ndarray:
    beta = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], strength)
    ridge[0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (p - y)) + ridge * beta
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def again(seen: Sequence[Seen], weights: dict[str, float]) -> list[Seen]:
    """The same with the confidences that `weights` give."""
    return [
        Seen(
            one.example,
            [Expectation(e.gap, e.rule, e.facts, confidence(e.facts, weights)) for e in one.expectations],
        )
        for one in seen
    ]


def reliability(seen: Sequence[Seen], prevalence: float) -> dict[str, tuple[float, float]]:
    """For each tenth of confidence from .5: the share of flags that are right, and how many there are."""
    holes = sum(one.is_hole for one in seen)
    clean_weight = (1 - prevalence) / prevalence * holes / max(1, len(seen) - holes)
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for s in seen:
        for one in s.expectations:
            weight = 1.0 if s.is_hole else clean_weight
            cell = sums[min(9, int(one.confidence * 10))]
            cell[0] += weight * s.right(one)
            cell[1] += weight
            cell[2] += 1
    return {f".{tenth}": (round(a / b, 3), n) for tenth, (a, b, n) in sorted(sums.items()) if tenth >= 5}
