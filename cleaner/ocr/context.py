"""How well a word fits between its neighbours: which pairs of words are more frequent than by chance, and how much."""

from __future__ import annotations

from functools import cache
from math import log10
from pathlib import Path
from typing import Protocol, cast

from cleaner.lexicon import Lexicon, open_lexicon

DATA = Path(__file__).resolve().parent.parent / "data" / "context"
SIZE = " "
"""Key under which a table keeps log10 of the number of words that it was counted on, in tenths."""
EXPECTED = 3.0
"""Times that a pair would stand in the counted text by chance, from which its absence speaks against it."""
LEAST, MOST = -1.5, 3.0
"""The least and the most that one neighbour counts."""
WORDS = 9
"""Zipf values are log10 of occurrences in 10^9 words."""


class _Table(Protocol):
    """What is used of ``marisa_trie.RecordTrie``, which has no types of its own."""

    def get(self, key: str) -> list[tuple[int]] | None: ...


class Context:
    """The pairs of one language; made by `training/ocr/context.py`, which names the sources."""

    def __init__(self, lexicon: Lexicon, table: _Table | None) -> None:
        self._zipf = lexicon.zipf
        self._table = table
        size = table.get(SIZE) if table is not None else None
        self._size = size[0][0] / 10 if size else 0.0

    def pair(self, first: str, second: str) -> float:
        """log10 of how much likelier `second` is right after `first` than anywhere; 0 where nothing is known.

        `first` may be elided ("l'"). Both are taken in lower case.
        """
        if self._table is None or not first or not second:
            return 0.0
        found = self._table.get(f"{first} {second}".lower().replace("’", "'"))
        if found:
            return max(LEAST, min(MOST, found[0][0] / 10))
        by_chance = self._size + self._zipf(first) + self._zipf(second) - 2 * WORDS
        return max(LEAST, -by_chance) if by_chance > log10(EXPECTED) else 0.0


@cache
def open_context(language: str) -> Context:
    """The pairs of a language; none are known where it has no table."""
    path = DATA / f"{language}.marisa"
    table = None
    if path.exists():
        import marisa_trie

        table = cast(_Table, marisa_trie.RecordTrie("<b").mmap(str(path)))
    return Context(open_lexicon(language), table)
