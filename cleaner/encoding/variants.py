"""Spellings in which the countries of a language differ: econômico in Brazil, económico in Portugal."""

from __future__ import annotations

from cleaner.encoding.evidence import Evidence
from cleaner.expressions import re

_NASAL = "[mn][aeiouáéíóú]"


def are_variants(first: str, second: str, evidence: Evidence) -> bool:
    """Whether two words differ in nothing but accents that `variants` of the language's data pairs: "ôó êé"."""
    pairs = {frozenset(pair) for pair in evidence.words("variants")}
    if len(first) != len(second) or not pairs:
        return False
    return all(a == b or frozenset(a + b) in pairs for a, b in zip(first.lower(), second.lower(), strict=True))


def is_usual_here(word: str, evidence: Evidence) -> bool:
    """Whether the text writes its other words, where they are whole, with the accent that `word` has, and only so."""
    mine = theirs = 0
    for pair in sorted(evidence.words("variants")):
        for own, other in ((pair[0], pair[1]), (pair[1], pair[0])):
            if own in word.lower():
                mine += _count(own, evidence)
                theirs += _count(other, evidence)
    return mine > 0 and theirs == 0


def _count(letter: str, evidence: Evidence) -> int:
    pattern = re.compile(letter + _NASAL)
    return sum(1 for word in evidence.here if pattern.search(word.lower()))
