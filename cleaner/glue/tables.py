"""What the features look up: affixes, which words stand beside each other, how names are spelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "glue"
HISTORY = 3
"""Characters that the next one of a name is foreseen from."""
BACK_OFF = -0.4
"""log10 for each character that the history must be cut by; "stupid back-off" of Brants et al. (2007)."""
UNSEEN = -4.0
BEGIN, END = "^", "$"


@dataclass(frozen=True)
class Neighbour:
    """A word, or what stands for none, as the table of neighbours knows it: its class and, if it is small, itself."""

    kind: str
    word: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the table, the narrower first; words and classes have marks that keep them apart."""
        return (f"={self.word}", self.kind) if self.word else (self.kind,)


@dataclass(frozen=True)
class Tables:
    """Tables of one language, made by training/glue.

    prefixes, suffixes  log10(1 + how many words of the lexicon begin, or end, with a string that is a word itself)
    neighbours          log10 of how much oftener than by chance one word or class follows another ("=la noun")
    names               log10 of the probability of a character of a name after up to HISTORY others ("^bid": -1.2)
    """

    prefixes: Mapping[str, float]
    suffixes: Mapping[str, float]
    neighbours: Mapping[str, float]
    names: Mapping[str, float]

    def likes(self, left: Neighbour, right: Neighbour) -> float:
        """log10 of how much oftener than by chance `right` follows `left`, by the narrowest pair that was counted."""
        for first in left.keys:
            for second in right.keys:
                found = self.neighbours.get(f"{first} {second}")
                if found is not None:
                    return found
        return 0.0

    def spelling(self, begun: str, rest: str) -> float:
        """log10 of the probability that a name which begins with `begun` goes on with `rest` (END for its end)."""
        text = (BEGIN + begun + rest).lower()
        return sum(self._character(text[max(0, i - HISTORY) : i], text[i]) for i in range(len(begun) + 1, len(text)))

    def _character(self, history: str, character: str) -> float:
        cost = 0.0
        while True:
            found = self.names.get(history + character)
            if found is not None:
                return cost + found
            if not history:
                return cost + UNSEEN
            history = history[1:]
            cost += BACK_OFF


@cache
def load_tables(language: str) -> Tables:
    """The tables of a language (ISO 639-1), read once a process. Raises FileNotFoundError where there are none."""
    own = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    names = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return Tables(own["prefixes"], own["suffixes"], own["neighbours"], names)
