"""What the features look up: affixes, which words stand beside each other, how names are spelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from cleaner.glue.sieve import Sieve
from cleaner.memo import Memo

FOLDER = Path(__file__).resolve().parent.parent / "data" / "glue"
HISTORY = 3
"""Characters that the next one of a name is foreseen from."""
BACK_OFF = ""
"""The key of a row of names under which log10 of the weight stands that a shorter history has where it is silent."""
UNSEEN = -4.0
CACHED_PAIRS = 1 << 14
BEGIN, END = "^", "$"
HEAD = 2
"""Characters that the affixes of a row have in common."""
SEPARATOR = "|"
Rows = Mapping[str, str]
"""A table as it is written, row by row: "de|-0.3|la|0.2" holds two values with their keys. A text asks for few of some
thousands of rows, so that each is read when it is asked for."""


class Neighbour(NamedTuple):
    """A word, or what stands for none, as the table of neighbours knows it.

    kind        its class, by its commonest reading
    word        itself, if it is small
    readings    all that it can be, if it is not ("+noun+verb")
    """

    kind: str
    word: str = ""
    readings: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the table, the narrower first; words and classes have marks that keep them apart."""
        if self.word:
            return f"={self.word}", self.kind
        return (self.readings, self.kind) if self.readings else (self.kind,)


EDGE = Neighbour("edge")
"""What stands beside a token where no word does: a mark, the end of a line."""


class Spelled(NamedTuple):
    """log10 of the probability that a name begins with some letters, and that one which does ends there."""

    begins: float
    ends: float


class Tables:
    """Tables of one language, made by training/glue.

    prefixes, suffixes  log10(1 + how many words of the lexicon begin, or end, with a string that is a word itself);
                        rows of strings that begin with the same HEAD characters
    neighbours          log10 of how much oftener than by chance one word or class follows another; a row for the first
    small_words         the function words that have rows of their own among the neighbours
    doubles             holds the words, lower-cased, that two others make together, one of them a small one
    names               reads log10 of the probability of a character of a name after up to HISTORY others; a row for
                        these ("^bi")
    """

    def __init__(
        self,
        prefixes: Rows,
        suffixes: Rows,
        neighbours: Rows,
        names: Callable[[], Rows],
        small_words: Iterable[str] = (),
        doubles: str = "",
    ) -> None:
        self.small_words, self.doubles = frozenset(small_words), Sieve(doubles)
        self._prefixes, self._suffixes = Memo(_reader(prefixes)), Memo(_reader(suffixes))
        self._neighbours = Memo(_reader(neighbours))
        self._names = Memo(lambda history: _reader(names())(history))
        self.likes = lru_cache(CACHED_PAIRS)(self._likes)

    def beginning(self, word: str) -> float:
        """log10(1 + how many words of the lexicon begin with `word`, which is one itself); 0.0 for hardly any."""
        return self._prefixes[word[:HEAD]].get(word, 0.0)

    def ending(self, word: str) -> float:
        """log10(1 + how many words of the lexicon end with `word`, which is one itself); 0.0 for hardly any."""
        return self._suffixes[word[:HEAD]].get(word, 0.0)

    def _likes(self, left: Neighbour, right: Neighbour) -> float:
        """log10 of how much oftener than by chance `right` follows `left`, by the narrowest pair that was counted."""
        for first in left.keys:
            row = self._neighbours[first]
            for second in right.keys:
                found = row.get(second)
                if found is not None:
                    return found
        return 0.0

    def spelling(self, word: str) -> tuple[Spelled, ...]:
        """How names are spelled like the first letter of `word`, the first two, and so on."""
        text, begun, found = BEGIN + word.lower(), 0.0, []
        for at in range(1, len(text)):
            begun += self._character(text[max(0, at - HISTORY) : at], text[at])
            found.append(Spelled(begun, self._character(text[max(0, at + 1 - HISTORY) : at + 1], END)))
        return tuple(found)

    def _character(self, history: str, character: str) -> float:
        cost = 0.0
        while True:
            row = self._names[history]
            found = row.get(character)
            if found is not None:
                return cost + found
            if not history:
                return cost + UNSEEN
            history = history[1:]
            cost += row.get(BACK_OFF, 0.0)


@cache
def load_tables(language: str) -> Tables | None:
    """The tables of a language (ISO 639-1), read once a process; None where there are none."""
    path = FOLDER / f"{language}.json"
    if not path.is_file():
        return None
    own = json.loads(path.read_text(encoding="utf-8"))
    return Tables(own["prefixes"], own["suffixes"], own["neighbours"], _names, own["small_words"], own["doubles"])


@cache
def _names() -> Rows:
    """The spelling of names, which few texts ask about."""
    return cast(Rows, json.loads((FOLDER / "names.json").read_text(encoding="utf-8")))


def _reader(rows: Rows) -> Callable[[str], dict[str, float]]:
    """What reads a row; for what is not in the table that is always the same empty one."""
    return lambda key: _values(rows[key]) if key in rows else _EMPTY


_EMPTY: dict[str, float] = {}


def _values(row: str) -> dict[str, float]:
    """The values of a row under their keys.

    >>> _values("de|-0.3|la|0.2")
    {'de': -0.3, 'la': 0.2}
    """
    cells = row.split(SEPARATOR)
    return dict(zip(cells[::2], map(float, cells[1::2]), strict=False))
