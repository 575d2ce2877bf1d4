"""How many letters differ between two words or pages, as a library counts it that has nothing to do with ours."""

from __future__ import annotations

from symspellpy.editdistance import DistanceAlgorithm, EditDistance


def distance(one: str, other: str) -> int:
    """The Levenshtein distance: letters put in, taken out and exchanged."""
    return EditDistance(DistanceAlgorithm.LEVENSHTEIN).compare(one, other, max(len(one), len(other)))
