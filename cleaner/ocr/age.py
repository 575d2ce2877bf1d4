"""Spellings of another age: what was written for the spelling of today, and texts that are full of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleaner.ocr.model import plain
from cleaner.ocr.words import LONGEST
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet

OLD_WORDS = 3
"""Different words in an old spelling from which a text is of another age: of the suggestions in pages of medieval and
early modern French books this leaves one in seven; in newspapers of 1850 it takes one in thirteen. November 2026."""


def old_spellings(profile: Profile) -> list[tuple[str, str]]:
    """Pairs of what was written and what is written for it today in the language: ("th", "t"), ("ulx", "ux")."""
    return _old_spellings(profile.rules, profile.language)


@lru_cache(maxsize=16)
def _old_spellings(rules: RuleSet, language: str) -> list[tuple[str, str]]:
    return sorted(rules.section(language, "ocr").get("old_spellings", {}).items())


def modern(word: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """A word in the spellings of today, one pair at a time, in all its places and in the first.

    >>> list(modern("athemlos", [("th", "t")]))
    ['atemlos', 'atemlos']
    """
    for old, new in pairs:
        if old in word:
            yield word.replace(old, new)
            yield word.replace(old, new, 1)


def is_old_spelling(word: str, meant: str, pairs: list[tuple[str, str]]) -> bool:
    """Whether `word` is what another age wrote for `meant`, accents and case aside: no machine misread it.

    >>> is_old_spelling("oyseaulx", "oiseaux", [("ulx", "ux"), ("y", "i")])
    True
    """
    wanted, once = plain(meant.lower()), set(modern(word.lower(), pairs))
    twice = {form for spelling in once for form in modern(spelling, pairs)}
    return wanted in map(plain, once | twice)


def is_final_s(word: str, meant: str) -> bool:
    """Whether an f at the end of `word` is taken for an s: there stood the round s, which no machine reads as f.

    >>> is_final_s("auf", "aus"), is_final_s("ift", "ist")
    (True, False)
    """
    return word.endswith("f") and meant.endswith("s")


def is_of_another_age(unknown: set[str], profile: Profile) -> bool:
    """Whether several of the unknown words of a text are known in the spelling of today."""
    pairs = old_spellings(profile)
    short = (word for word in unknown if len(word) <= LONGEST)
    return sum(any(map(profile.lexicon.knows, modern(word, pairs))) for word in short) >= OLD_WORDS
