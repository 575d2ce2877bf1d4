"""The runs of small letters of a text that its lexicon does not know, and where they stand: few in a clean text.

More than one stage begins with this question (misread words, words in two pieces), and it is asked of a piece between
white space but once. Unknown words with a capital are not among them: these are names, and there are many.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from cleaner.document import Document, runs_of
from cleaner.lexicon import Lexicon
from cleaner.memo import Notable
from cleaner.placing import placed

Run = tuple[int, str]
"""A run of letters and where it begins in its piece, in code points."""


class SmallUnknown:
    """The unknown runs of small letters of one document, protected ones too."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._document = document
        self._runs = _of_pieces(lexicon).among(document.different_pieces)
        self._pieces: dict[str, list[str]] = {}
        for piece, runs in self._runs.items():
            for _, run in runs:
                self._pieces.setdefault(run, []).append(piece)

    @property
    def words(self) -> Set[str]:
        """The different ones, in no order."""
        return self._pieces.keys()

    def places(self, words: Set[str]) -> list[tuple[int, str]]:
        """Where those of the unknown runs stand that are among `words`, with each, in order."""
        if not words:
            return []
        pieces = {piece for word in words for piece in self._pieces.get(word, ())}
        found = placed(self._document, pieces)
        return [(at + start, run) for at, piece in found for start, run in self._runs[piece] if run in words]


def small_unknown(document: Document, lexicon: Lexicon) -> SmallUnknown:
    """The small runs of a document that `lexicon` does not know; looked for once a document."""
    kept = document.memo("small unknown")
    found: SmallUnknown | None = kept.get(lexicon)
    if found is None:
        found = kept[lexicon] = SmallUnknown(document, lexicon)
    return found


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
