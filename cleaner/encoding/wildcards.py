"""The words that a damaged word may have been: some of its places are open, and each has letters that fit it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.variants import are_variants, is_usual_here

CLEAR = 0.8
"""By how many powers of ten the best reading must be commoner than the next. With every letter beyond ASCII masked in
news and treebank sentences (November 2026), readings with this margin or with no rival were right in 99.6 (fr), 99.7
(es), 99.6 (it), 99.5 (pt), 99.8 (de) and 100 (nl) of 100 words; 98, 94, 91, 89, 91 and 91 of 100 words had one."""
FAR = 1.5
"""Powers of ten between two words that are no variants of each other, although they differ as variants do."""
MOST_COMPOUNDS = 400
"""Combinations of letters that are tried as compounds."""
MOST_OPEN = 6
"""Open places in one word; one with more is not worth a search."""

Pattern = Sequence[str]
"""One string for each place: the characters that fit there."""


class Reading(NamedTuple):
    """The words that fit, the likeliest first, and whether the first is clear."""

    words: tuple[str, ...]
    clear: bool
    weight: float


def read(pattern: Pattern, evidence: Evidence, *, starts_sentence: bool, leader: str = "") -> Reading | None:
    """What the word was, where it stands after the word `leader`; None if the lexicon knows no word that fits.

    >>> from cleaner.profile import Profile
    >>> from cleaner.ruleset import builtin_rules
    >>> read(["d", "é", "j", "àéè"], Evidence(Profile("fr", builtin_rules())), starts_sentence=False).words
    ('déjà',)
    """
    if sum(len(place) > 1 for place in pattern) > MOST_OPEN:
        return None
    ranked: dict[str, tuple[float, str]] = {}
    fitting = [(word, evidence.weight(word)) for word in _fitting(pattern, evidence)] or _compounds(pattern, evidence)
    only_after, sure_after = evidence.leaders("only_after"), evidence.leaders("sure_after")
    for word, weight in fitting:
        if leader.lower() not in only_after.get(word.lower(), (leader.lower(),)):
            continue
        key = word.lower()
        if key not in ranked or _prefers(word, ranked[key][1], starts_sentence):
            ranked[key] = (weight, word)
    best = sorted(ranked.values(), key=lambda item: (-item[0], item[1]))
    if not best:
        return None
    clear = len(best) == 1 or best[0][0] - best[1][0] >= CLEAR
    words = tuple(word for _, word in best)
    if leader.lower() in sure_after.get(words[0].lower(), ()):
        return Reading(words, True, best[0][0])
    if len(words) > 1 and best[0][0] - best[1][0] < FAR and are_variants(words[0], words[1], evidence):
        usual = [word for word in words[:2] if is_usual_here(word, evidence)]
        words, clear = (*usual, *(word for word in words if word not in usual)), len(usual) == 1
    if clear and len(words) > 1 and words[0].lower() in evidence.words("rivals"):
        clear = False
    return Reading(words, clear, best[0][0])


def _prefers(word: str, other: str, starts_sentence: bool) -> bool:
    """Of two spellings of one word: the one with a capital only where a sentence starts."""
    return word[0].isupper() == starts_sentence and other[0].isupper() != starts_sentence


def _fitting(pattern: Pattern, evidence: Evidence) -> Iterator[str]:
    """Known words, found letter by letter; a beginning that no word has is given up at once."""
    last = max((at for at, place in enumerate(pattern) if len(place) > 1), default=-1)
    beginnings = [""]
    for at, place in enumerate(pattern):
        beginnings = [beginning + char for beginning in beginnings for char in place]
        if len(place) > 1 and at < last:
            beginnings = [beginning for beginning in beginnings if evidence.begins_word(beginning)]
    return (word for word in beginnings if evidence.knows(word))


def _compounds(pattern: Pattern, evidence: Evidence) -> list[tuple[str, float]]:
    """Compounds of two known words, each with the weight of its rarer part."""
    if math.prod(len(place) for place in pattern) > MOST_COMPOUNDS:
        return []
    words = ("".join(chars) for chars in itertools.product(*pattern))
    return [(word, weight) for word in words if (weight := evidence.compound(word)) is not None]
