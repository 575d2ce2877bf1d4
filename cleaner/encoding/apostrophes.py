"""Whether two parts of a word may be joined by an apostrophe."""

from __future__ import annotations

from typing import Protocol

from cleaner.folding import may_be_elided_before


class Words(Protocol):
    """What is asked of Evidence."""

    def words(self, key: str) -> frozenset[str]:
        """The set of words that the language has under `key`."""

    def knows(self, word: str) -> bool:
        """Whether the lexicon holds the word."""

    def weight(self, word: str) -> float:
        """How common the word is, as a power of ten."""


COMMON = 4.0
"""Zipf value (log10 of occurrences in 10^9 words) of a common word."""


_SPELT_WITH_VOWEL = "FHLMNRSX"
"""Consonants whose names begin with a vowel, as those of abbreviations do: "l’ONU", and "l’NBA" in Italian too."""


def joins(left: str, right: str, evidence: Words, *, doubtful: bool) -> bool:
    """Whether `left`’`right` is right: "l", "article" in French; "don", "t" in English; "Dragon", "s" anywhere.

    doubtful   nothing else in the text speaks for it, so the part after an elision must be a common word

    The lists are in rules/<language>/encoding.toml: before_apostrophe, after_apostrophe.
    """
    if not left or not right:
        return False
    if left.lower() in evidence.words("before_apostrophe"):
        if len(right) > 1 and right.isupper() and right[0] in _SPELT_WITH_VOWEL:
            return not doubtful
        return may_be_elided_before(right) and (
            evidence.weight(right) >= COMMON if doubtful else _is_word(right, evidence)
        )
    if right.lower() in evidence.words("after_apostrophe"):
        return evidence.knows(f"{left}'{right}") or (right == "s" and evidence.knows(left))
    return right == "s" and not doubtful and left[0].isupper() and len(left) > 2


def _is_word(right: str, evidence: Words) -> bool:
    return evidence.knows(right) or (len(right) > 1 and right[0].isupper())
