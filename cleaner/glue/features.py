"""The evidence for and against a split, as named numbers: what the model weighs and what a finding tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import NamedTuple

from cleaner.glue.candidates import Candidate
from cleaner.glue.tokens import HYPHENS, TextEvidence
from cleaner.glue.vocabulary import Affixes, Part, Vocabulary

NAMES = (
    "left_zipf",
    "right_zipf",
    "least_zipf",
    "whole_zipf",
    "likelihood_ratio",
    "wordlikeness",
    "margin",
    "left_letters",
    "right_letters",
    "whole_letters",
    "one_letter",
    "two_letters",
    "left_common",
    "right_common",
    "left_dictionary",
    "right_dictionary",
    "left_unknown",
    "right_unknown",
    "wrong_case",
    "left_closed",
    "right_closed",
    "both_open",
    "left_name",
    "right_name",
    "capital_inside",
    "capital_initial",
    "capital_on_common",
    "name_and_closed",
    "stranger_and_short",
    "camel_small",
    "camel_capital",
    "acronym",
    "prefix_count",
    "suffix_count",
    "left_in_text",
    "right_in_text",
    "whole_in_text",
    "pair_in_text",
    "hyphen",
    "apostrophe",
    "elision",
    "compound_noun",
    "between",
    "before",
    "after",
    "ratio_against",
    "ratio_for",
    "wordlike",
    "unwordlike",
    "known_ratio",
    "unknown_ratio",
    "unknown_wordlikeness",
    "rare_known",
    "common_both",
    "rare_in_text",
)
"""Every feature, in the order of the vectors."""
EDGE = "edge"
"""The class of what stands beside a token where no word does: a mark, the end of a line."""
UNKNOWN_NAME = -2.5
"""log10: how much rarer a string is as a name nobody knows than as a word of the language."""
RAREST = -14.0
HOPELESS = -2.0
"""log10 of the likelihood ratio of a token's best split below which it is no glued pair: 1 lost space in 1,000 of the
training set, 2 of 3 unknown words of clean news (November 2026)."""

Transitions = Mapping[str, float]
"""log10 of how much more often two classes of words stand beside each other than chance would have them."""


def vectors(
    found: Sequence[Candidate], vocabulary: Vocabulary, evidence: TextEvidence, affixes: Affixes, likes: Transitions
) -> list[list[float]]:
    """One vector a candidate of one token, in the order of NAMES; none where no split is likely enough to weigh."""
    if not found:
        return []
    text = found[0].token.text
    whole = vocabulary.logprob(text)
    zipf = vocabulary.part(text).zipf
    ratios = [_ratio(candidate, vocabulary, max(whole - 2.0, zipf - 9.0 if zipf else -99.0)) for candidate in found]
    ranked = sorted(ratios, reverse=True)
    if ranked[0] < HOPELESS:
        return []
    around = _around(found[0], vocabulary)
    out = []
    for candidate, ratio in zip(found, ratios, strict=True):
        rival = ranked[0] if ratio < ranked[0] else (ranked[1] if len(ranked) > 1 else ratio - 6.0)
        weights = [zipf, ratio, whole / (len(text) + 1), max(-6.0, min(6.0, ratio - rival))]
        out.append(
            _frequencies(candidate, weights)
            + _lexicon(candidate)
            + _case(candidate, around.initial)
            + _affixes(candidate, affixes)
            + _document(candidate, evidence)
            + _neighbours(candidate, around, vocabulary, likes)
            + _joint(candidate, ratio, weights[2], evidence)
        )
    return out


def _ratio(candidate: Candidate, vocabulary: Vocabulary, whole: float) -> float:
    """log10 of the likelihood of two words over that of one word nobody has seen, by the character model."""
    left, right = candidate.words
    return _logprob(left, candidate.left, vocabulary) + _logprob(right, candidate.right, vocabulary) - whole


def _logprob(word: str, part: Part, vocabulary: Vocabulary) -> float:
    if part.zipf >= 1.5:
        return part.zipf - 9.0
    return max(vocabulary.logprob(word) + UNKNOWN_NAME, RAREST)


def _frequencies(candidate: Candidate, weights: list[float]) -> list[float]:
    zipf, ratio, wordlikeness, margin = weights
    left, right = candidate.left.zipf, candidate.right.zipf
    sizes = candidate.cut, len(candidate.token.text) - candidate.cut
    return [
        left,
        right,
        min(left, right),
        zipf,
        ratio,
        wordlikeness,
        margin,
        min(sizes[0], 6.0),
        min(sizes[1], 6.0),
        min(sizes[0] + sizes[1], 20.0),
        float(min(sizes) == 1 and not candidate.elision),
        float(min(sizes) == 2),
        float(left >= 6.0),
        float(right >= 6.0),
    ]


def _lexicon(candidate: Candidate) -> list[float]:
    left, right = candidate.left, candidate.right
    return [
        float(left.trust == 2),
        float(right.trust == 2),
        float(left.trust == 0),
        float(right.trust == 0),
        float(left.trust > 0 and not left.fits) + float(right.trust > 0 and not right.fits),
        float(left.closed),
        float(right.closed),
        float(not left.closed and not right.closed),
        float(left.name),
        float(right.name),
    ]


def _case(candidate: Candidate, initial: bool) -> list[float]:
    capital = candidate.token.text[0].isupper()
    inside = capital and not initial
    stranger = candidate.left.name or candidate.left.trust == 0
    return [
        float(inside),
        float(capital and initial),
        float(inside and candidate.left.small),
        float(inside and stranger and candidate.right.closed),
        float(candidate.left.trust == 0 and len(candidate.words[1]) <= 2),
        float(candidate.camel and not capital),
        float(candidate.camel and capital),
        float(candidate.acronym),
    ]


def _affixes(candidate: Candidate, affixes: Affixes) -> list[float]:
    left, right = candidate.words
    return [affixes.prefixes.get(left.lower(), 0.0), affixes.suffixes.get(right.lower(), 0.0)]


def _document(candidate: Candidate, evidence: TextEvidence) -> list[float]:
    left, right = candidate.words
    counts = evidence.counts
    alone = counts[left], counts[right]
    return [
        log10(1 + alone[0]),
        log10(1 + alone[1]),
        log10(max(1, counts[candidate.token.text])),
        float(alone[0] > 0 and alone[1] > 0 and (left, right) in evidence.pairs),
    ]


def _around(candidate: Candidate, vocabulary: Vocabulary) -> _Around:
    token = candidate.token
    before, after = _kind(token.previous, vocabulary), _kind(token.following, vocabulary)
    return _Around(token.initial, before, after, vocabulary.kind(token.text))


class _Around(NamedTuple):
    """What stands beside a token: whether nothing does, the classes of the words before and after it, and its own."""

    initial: bool
    before: str
    after: str
    whole: str


def _neighbours(candidate: Candidate, around: _Around, vocabulary: Vocabulary, likes: Transitions) -> list[float]:
    token, words = candidate.token, candidate.words
    left, whole = vocabulary.kind(words[0]), around.whole
    right = candidate.right.kind if candidate.elision else vocabulary.kind(words[1])
    after = EDGE if candidate.elision else around.after
    return [
        float(token.before in HYPHENS and token.before != "") + float(token.after in HYPHENS and token.after != ""),
        float(token.before in "'’" and token.before != ""),
        float(candidate.elision),
        float(candidate.compound),
        likes.get(f"{left} {right}", 0.0),
        likes.get(f"{around.before} {left}", 0.0) - likes.get(f"{around.before} {whole}", 0.0),
        likes.get(f"{right} {after}", 0.0) - likes.get(f"{whole} {after}", 0.0),
    ]


def _joint(candidate: Candidate, ratio: float, wordlikeness: float, evidence: TextEvidence) -> list[float]:
    """Bends of the strongest features, and what they mean when both parts are known words or one is not.

    A straight line cannot say that a ratio of 10 is hardly better than one of 5, nor that it counts less for a name.
    """
    left, right = candidate.left, candidate.right
    known = left.trust > 0 and right.trust > 0
    least = min(left.zipf, right.zipf)
    rarer = candidate.words[0] if left.zipf < right.zipf else candidate.words[1]
    return [
        min(ratio, 0.0),
        max(0.0, min(ratio, 4.0)),
        max(wordlikeness, -0.9),
        min(wordlikeness, -1.3),
        ratio if known else 0.0,
        0.0 if known else max(-4.0, min(ratio, 6.0)),
        0.0 if known else wordlikeness,
        max(0.0, 3.5 - least) if known else 0.0,
        max(0.0, least - 5.0),
        log10(1 + evidence.counts[rarer]) if least < 5.5 else 0.0,
    ]


def _kind(word: str, vocabulary: Vocabulary) -> str:
    if not word:
        return EDGE
    if word.endswith("'"):
        return vocabulary.elided(word[:-1]).kind
    return vocabulary.kind(word)
