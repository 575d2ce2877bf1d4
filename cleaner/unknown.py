"""The runs of small letters of a text that its lexicon does not know, and where they stand: few in a clean text.

More than one stage begins with this question (misread words, words in two pieces), and it is asked of a piece between
white space but once. Unknown words with a capital are not among them: these are names, and there are many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Document, runs_of
from cleaner.lexicon import Lexicon
from cleaner.memo import Notable
from cleaner.placing import placed

Run = tuple[int, str]
"""A run of letters and where it begins in its piece, in code points."""


class SmallUnknown(NamedTuple):
    """The unknown runs of small letters of one document, protected ones too.

    runs     those of each piece that has some
    pieces   the pieces that hold each of them
    """

    document: Document
    runs: Mapping[str, Sequence[Run]]
    pieces: Mapping[str, Sequence[str]]

    @property
    def words(self) -> Set[str]:
        """The different ones, in no order."""
        return self.pieces.keys()

    def places(self, words: Set[str]) -> list[tuple[int, str]]:
        """Where those of the unknown runs stand that are among `words`, with each, in order."""
        if not words:
            return []
        pieces = {piece for word in words for piece in self.pieces.get(word, ())}
        found = placed(self.document, pieces)
        return [(at + start, run) for at, piece in found for start, run in self.runs[piece] if run in words]


def small_unknown(document: Document, lexicon: Lexicon) -> SmallUnknown:
    """The small runs of a document that `lexicon` does not know; looked for once a document.

    Nothing that leads back to the document is kept in it: it would live on until the next search for cyclic garbage.
    """
    kept = document.memo(("small unknown", lexicon))
    if not kept:
        runs = _of_pieces(lexicon).among(document.different_pieces)
        pieces: dict[str, list[str]] = {}
        for piece, unknown in runs.items():
            for _, run in unknown:
                pieces.setdefault(run, []).append(piece)
        kept.update(runs=runs, pieces=pieces)
    return SmallUnknown(document, kept["runs"], kept["pieces"])


def unknown_in(piece: str, lexicon: Lexicon) -> tuple[Run, ...]:
    """The unknown runs of small letters of one piece between white space."""
    knows, found, end = lexicon.knows, [], 0
    for run in runs_of[piece]:
        start = piece.find(run, end)
        end = start + len(run)
        if run.islower() and not knows(run):
            found.append((start, run))
    return tuple(found)


@lru_cache(maxsize=16)
def _of_pieces(lexicon: Lexicon) -> Notable[tuple[Run, ...]]:
    return Notable(lambda piece: unknown_in(piece, lexicon))
