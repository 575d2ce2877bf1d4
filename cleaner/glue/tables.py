"""What the features look up: affixes, which words stand beside each other, how names are spelled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "data" / "glue"
HISTORY = 3
"""Characters that the next one of a name is foreseen from."""
BACK_OFF = -0.4
"""log10 for each character that the history must be cut by; "stupid back-off" of Brants et al. (2007)."""
UNSEEN = -4.0
CACHED_PAIRS = 1 << 14
BEGIN, END = "^", "$"


class Neighbour(NamedTuple):
    """A word, or what stands for none, as the table of neighbours knows it: its class and, if it is small, itself."""

    kind: str
    word: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the table, the narrower first; words and classes have marks that keep them apart."""
        return (f"={self.word}", self.kind) if self.word else (self.kind,)


EDGE = Neighbour("edge")
"""What stands beside a token where no word does: a mark, the end of a line."""


class Tables:
    """Tables of one language, made by training/glue.

    prefixes, suffixes  log10(1 + how many words of the lexicon begin, or end, with a string that is a word itself)
    neighbours          log10 of how much oftener than by chance one word or class follows another ("=la noun")
    small_words         the function words that have lines of their own among the neighbours
    names               log10 of the probability of a character of a name after up to HISTORY others ("^bid": -1.2)
    """

    def __init__(
        self,
        prefixes: Mapping[str, float],
        suffixes: Mapping[str, float],
        neighbours: Mapping[str, float],
        names: Mapping[str, float],
        small_words: Iterable[str] = (),
    ) -> None:
        self.small_words = frozenset(small_words)
        self.prefixes, self.suffixes, self.neighbours, self.names = prefixes, suffixes, neighbours, names
        self.likes = lru_cache(CACHED_PAIRS)(self._likes)

    def _likes(self, left: Neighbour, right: Neighbour) -> float:
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
def load_tables(language: str) -> Tables | None:
    """The tables of a language (ISO 639-1), read once a process; None where there are none."""
    path = FOLDER / f"{language}.json"
    if not path.is_file():
        return None
    own = json.loads(path.read_text(encoding="utf-8"))
    names = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return Tables(own["prefixes"], own["suffixes"], own["neighbours"], names, own["small_words"])
