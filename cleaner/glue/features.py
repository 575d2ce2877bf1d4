"""The evidence for and against a split, as named numbers: what the model weighs and what a finding tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from cleaner.glue.candidates import Candidate
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.tables import EDGE, Neighbour, Tables
from cleaner.glue.tokens import HYPHENS
from cleaner.glue.vocabulary import Part, Vocabulary

CACHED = 1 << 11
"""Tokens of which is kept what their cuts say wherever they stand."""
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
    "left_dictionary",
    "right_dictionary",
    "left_unknown",
    "right_unknown",
    "wrong_case",
    "left_closed",
    "right_closed",
    "left_name",
    "right_name",
    "capital_inside",
    "capital_initial",
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
    "goes_on",
    "name_ends",
    "name_goes_on",
    "name_before",
    "name_expected",
    "in_place",
    "lead",
)
"""Every feature, in the order of the vectors."""


def vectors(
    found: Sequence[Candidate], vocabulary: Vocabulary, evidence: TextEvidence, tables: Tables
) -> list[list[float]]:
    """One vector a candidate of one token, in the order of NAMES."""
    if not found:
        return []
    around = _around(found[0], vocabulary)
    places = [_in_place(candidate, around, vocabulary, tables) for candidate in found]
    halves = tuple((candidate.cut, candidate.left, candidate.right, candidate.ratio) for candidate in found)
    alone = _alone(found[0].token.text, halves, vocabulary, tables)
    return [
        lexical
        + _case(candidate, around.initial)
        + affixes
        + _document(candidate, evidence)
        + _neighbours(candidate, around, vocabulary, tables)
        + _naming(candidate, around, tables)
        + [place, _lead(place, places)]
        for candidate, place, (lexical, affixes) in zip(found, places, alone, strict=True)
    ]


_Half = tuple[int, Part, Part, float]
"""Letters before a cut, the parts that it makes, and log10 of their likelihood over that of the whole."""


@lru_cache(maxsize=CACHED)
def _alone(
    text: str, halves: tuple[_Half, ...], vocabulary: Vocabulary, tables: Tables
) -> list[tuple[list[float], list[float]]]:
    """What the cuts of a token say wherever it stands, kept between texts: what the lexicon knows, and the affixes."""
    wordlikeness = vocabulary.logprob(text) / (len(text) + 1)
    zipf = vocabulary.part(text).zipf
    ranked = sorted((ratio for *_, ratio in halves), reverse=True)
    out = []
    for cut, left, right, ratio in halves:
        rival = ranked[0] if ratio < ranked[0] else (ranked[1] if len(ranked) > 1 else ratio - 6.0)
        weights = [zipf, ratio, wordlikeness, max(-6.0, min(6.0, ratio - rival))]
        lexical = [*_frequencies(left.zipf, right.zipf, weights), *_letters(cut, len(text)), *_lexicon(left, right)]
        out.append((lexical, [tables.beginning(text[:cut].lower()), tables.ending(text[cut:].lower())]))
    return out


def _frequencies(left: float, right: float, weights: list[float]) -> list[float]:
    return [left, right, min(left, right), *weights]


def _letters(cut: int, size: int) -> list[float]:
    return [min(cut, 6.0), min(size - cut, 6.0), min(size, 20.0)]


def _lexicon(left: Part, right: Part) -> list[float]:
    return [
        float(left.trust == 2),
        float(right.trust == 2),
        float(left.trust == 0),
        float(right.trust == 0),
        float(left.trust > 0 and not left.fits) + float(right.trust > 0 and not right.fits),
        float(left.closed),
        float(right.closed),
        float(left.name),
        float(right.name),
    ]


def _case(candidate: Candidate, initial: bool) -> list[float]:
    capital = candidate.token.text[0].isupper()
    return [
        float(capital and not initial),
        float(capital and initial),
        float(candidate.camel and not capital),
        float(candidate.camel and capital),
        float(candidate.acronym),
    ]


def _document(candidate: Candidate, evidence: TextEvidence) -> list[float]:
    """How often the parts stand in the text, where that is no matter of course, and whether they do side by side."""
    left, right = candidate.words
    return [
        0.0 if candidate.left.closed else log10(1 + evidence.count(left)),
        0.0 if candidate.right.closed else log10(1 + evidence.count(right)),
        log10(max(1, evidence.count(candidate.token.text))),
        float(bool(evidence.together(left, right))),
    ]


class _Around(NamedTuple):
    """What stands beside a token: whether nothing does, the words before and after it, and itself as a word."""

    initial: bool
    previous: str
    before: Neighbour
    after: Neighbour
    whole: Neighbour


def _around(candidate: Candidate, vocabulary: Vocabulary) -> _Around:
    token = candidate.token
    previous = token.previous
    before, after = vocabulary.neighbour(previous), vocabulary.neighbour(token.following)
    return _Around(token.initial, previous, before, after, Neighbour(vocabulary.kind(token.text)))


def _neighbours(candidate: Candidate, around: _Around, vocabulary: Vocabulary, tables: Tables) -> list[float]:
    token, words = candidate.token, candidate.words
    left = vocabulary.neighbour(words[0])
    right = vocabulary.neighbour(words[1] + "'" * candidate.elision)
    after = EDGE if candidate.elision else around.after
    return [
        float(token.before in HYPHENS and token.before != "") + float(token.after in HYPHENS and token.after != ""),
        float(token.before in "'’" and token.before != ""),
        float(candidate.elision),
        float(candidate.compound),
        tables.likes(left, right),
        tables.likes(around.before, left) - tables.likes(around.before, around.whole),
        tables.likes(right, after) - tables.likes(around.whole, after),
        tables.likes(right, after),
    ]


def _in_place(candidate: Candidate, around: _Around, vocabulary: Vocabulary, tables: Tables) -> float:
    """log10 of how much likelier the two words are than one, by their frequencies and what stands beside them."""
    words = candidate.words
    left, right = vocabulary.neighbour(words[0]), vocabulary.neighbour(words[1] + "'" * candidate.elision)
    after = EDGE if candidate.elision else around.after
    likes = tables.likes
    apart = likes(around.before, left) + likes(left, right) + likes(right, after)
    return candidate.ratio + apart - likes(around.before, around.whole) - likes(around.whole, after)


def _lead(place: float, places: Sequence[float]) -> float:
    """How far a cut is ahead of the best of the others in its place, or behind it."""
    others = list(places)
    others.remove(place)
    return max(-6.0, min(6.0, place - max(others, default=place - 6.0)))


def _naming(candidate: Candidate, around: _Around, tables: Tables) -> list[float]:
    """Whether the token begins with a name that ends at the cut, or is one as a whole, by the spelling of names."""
    if not candidate.token.text[0].isupper() or candidate.camel or (around.initial and candidate.left.small):
        return [0.0] * 4
    return [
        max(-4.0, candidate.ends),
        max(-8.0, candidate.goes_on),
        float(around.previous[:1].isupper()),
        tables.likes(around.before, Neighbour("name")),
    ]
