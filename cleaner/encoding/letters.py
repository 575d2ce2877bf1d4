"""The letters and the opening quotation marks that a language writes, from its data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cleaner.profile import Profile

WESTERN = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœ"
"""Letters of a text whose language is not known."""


def opening_quotes(data: Mapping[str, object]) -> str:
    """The curly quotation marks that open and do not close in the language whose data this is."""
    return "".join(str(data.get(key, ""))[:1] for key in ("quotes", "single_quotes")).replace("„", "").replace("‚", "")


def letters(profile: Profile) -> frozenset[str]:
    """The letters beyond ASCII that the language of `profile` writes, small and capital."""
    return _with_capitals(str(profile.section("encoding").get("letters", WESTERN)))


@lru_cache(maxsize=32)
def _with_capitals(small: str) -> frozenset[str]:
    return frozenset(small) | {char.upper() for char in small if len(char.upper()) == 1}
