"""With what kind of sound a word begins, as far as the words before it care: "l’homme", "lo studente", "an hour"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from cleaner.expressions import regex

PLAIN = "c"
"""The onset of every word that no pattern of the language names: a consonant. "?" is that of words before which usage
wavers, or of which nothing is known ("ouate", an h that may be mute)."""


def onset(word: str, data: Mapping[str, Any]) -> str:
    """The code of the first pattern in `data["onsets"]` (pairs of code and pattern) that fits the beginning of `word`.

    >>> onset("arme", {"onsets": [["v", "[aeiou]"]]})
    'v'
    """
    low = word.lower()
    pairs: Sequence[Sequence[str]] = data.get("onsets", ())
    return next((code for code, pattern in pairs if _compile(pattern).match(low)), PLAIN)


@lru_cache(maxsize=256)
def _compile(pattern: str) -> Any:
    return regex.compile(pattern, regex.VERSION1)
